/* tab_table.h - tables whose cells a tab parts, as they come out of Word, a spreadsheet or a browser by copy and paste.
 * Lives here:  finding the header by its words, the cells of each row, cells of several paragraphs, titles of groups of rows.
 * Called by:   plain.c.
 * Not here:    tables kept as white space (layout_table.h), tables with bars (lines.h), what a column means (extract/). */
#pragma once

#include "ingest/layout_table.h"

/** tab_tables_find: adds the rows of such tables to @rows, as layout_tables_find() gives them; `table` counts on from @tables.
 *  Returns: the number of the last table. */
guint tab_tables_find (const Lines *lines, const GArray *columns, guint tables, GHashTable *rows);
