/* load_private.h - how numbers are compared, shared by load.c, copies.c and query_find.c. */
#pragma once

#include <glib.h>

/** load_number_key: (transfer full): @number folded, without spaces; NULL for NULL. */
char *load_number_key (const char *number);
