/* register_private.h - what a Register is, for register.c and sql.c only. */
#pragma once

#include <sqlite3.h>

#include "track/register.h"

struct Register {
    char *path;
    sqlite3 *handle;
    GHashTable *statements; /* SQL text -> sqlite3_stmt, prepared once: sql_borrow() */
};
