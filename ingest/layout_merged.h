/* layout_merged.h - cells that were merged over several rows of a table that was kept as white space, and are set in the middle of them.
 * Lives here:  which rows such a cell is over, by where its words stand.
 * Called by:   layout_table.c.
 * Not here:    cells whose words run on through the rows (layout_rows.c). */
#pragma once

#include "ingest/layout_page.h"

/* One row as its lines: [first, end). */
typedef struct {
    guint first, end;
    gboolean is_title; /* one cell over all columns: no cell is merged over it */
} LayoutRowSpan;

/* The cell of row @row is one with those of the rows [first, last]. */
typedef struct {
    guint row, column, first, last;
} LayoutMerged;

/** layout_merged_find: (transfer full): GArray of LayoutMerged. @rows: GArray of LayoutRowSpan, in order. A cell is merged where the middle of
 *  its words is not that of its row but that of several, whose other cells in the column are empty. Where a column has one of those, its
 *  other cells are too that have as many empty ones above as below. */
GArray *layout_merged_find (const LayoutPage *page, const GArray *rows);
