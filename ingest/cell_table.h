/* cell_table.h - tables of which a text file has each cell on a line of its own, as a word processor saves them as text.
 * Lives here:  finding the header by its words, how many columns there are, which lines make a row.
 * Called by:   plain.c.
 * Not here:    tables with tabs (tab_table.h) or white space (layout_table.h) between the cells, what a column means (extract/). */
#pragma once

#include "ingest/layout_table.h"

/** cell_tables_find: adds the rows of such tables to @rows, as layout_tables_find() gives them; `table` counts on from @tables.
 *  @lines: what was taken for a page's number or title and is a row's becomes text. Returns: the number of the last table. */
guint cell_tables_find (Lines *lines, const GArray *columns, guint tables, GHashTable *rows);
