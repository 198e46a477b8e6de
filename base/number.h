/* number.h - whole numbers as people and SQL write them.
 * Lives here:  decimals without printf(), which costs more than all the rest of a short row of a long list.
 * Called by:   track/sql.c, the lists of cli/.
 * Not here:    numbers that are read (each reader has its own bounds). */
#pragma once

#include <glib.h>

#define NUMBER_BYTES ((int)sizeof "-9223372036854775808")

/** number_write: @number with a NUL behind it. @ret_text: room for NUMBER_BYTES. Returns: where the digits begin in it. */
static inline char *
number_write (gint64 number, char *ret_text) {
    char *at = &ret_text[NUMBER_BYTES - 1];
    guint64 left = number < 0 ? -(guint64)number : (guint64)number;
    *at = '\0';
    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    if (number < 0)
        *--at = '-';
    return at;
}
