/* layout_rows.h - which lines of a page make one row of a table that was kept as white space.
 * Lives here:  dividing the lines below the header, with the number at the top or in the middle of its row.
 * Called by:   layout_table.c. */
#pragma once

#include "ingest/layout_page.h"

/** layout_rows_find: (transfer full): GArray of guint: the first line of each row of [page->body, page->end), in order. */
GArray *layout_rows_find (const LayoutPage *page);
