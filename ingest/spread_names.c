/* spread_names.c - see spread_names.h. */
#include "ingest/spread_names.h"

/* Columns side by side that have words in the second row. */
static guint
run_length (guint columns, const gboolean *below, guint column) {
    guint n = 0;
    while (column + n < columns && below[column + n])
        n++;
    return n;
}

gboolean
spread_names_place (guint above, guint columns, const gboolean *below, guint *ret_column) {
    guint named = 0, runs = 0, names, k = 0;
    gboolean even = TRUE;

    for (guint c = 0; c < columns; c++) {
        named += below[c];
        runs += below[c] && (c == 0 || !below[c - 1]);
    }
    /* all other columns have a cell of their own */
    names = above + named > columns ? above + named - columns : 0;
    for (guint c = 0, n; c < columns && k < above; c += MAX (n, 1)) {
        n = run_length (columns, below, c);
        if (n == 0) {
            ret_column[k++] = c;
            continue;
        }
        guint of_run = names > runs ? CLAMP (names * n / named, 1, n) : 1, share = n / of_run, at = c;
        even = even && share * of_run == n;
        for (guint i = 0; i < of_run && k < above; i++) {
            ret_column[k++] = at;
            at += share + (i == 0 ? n - share * of_run : 0);
        }
    }
    while (k < above)
        ret_column[k++] = columns - 1;
    return even;
}
