/* layout_rows.h - which lines of a page make one row of a table that was kept as white space.
 * Lives here:  dividing the lines below the header, with the number at the top or in the middle of its row.
 * Called by:   layout_table.c. */
#pragma once

#include "ingest/layout_page.h"

typedef struct {
    guint first; /* its first line */
    guint32
        goes_on; /* bits of columns: the cell is one with the cell above, its words there are the rest of those above */
    guint8 rest[LAYOUT_COLUMNS_MAX]; /* so many lines of the cell are the rest of the cell above, the others its own */
    gboolean guessed;                /* that its lines are its own, or that none of them is a title, nothing says */
    gboolean is_alone;               /* a title that stands in the first column of a table without numbers */
} LayoutRowLines;

/** layout_rows_find: (transfer full): GArray of LayoutRowLines: the rows of [page->body, page->end), in order. */
GArray *layout_rows_find (const LayoutPage *page);
