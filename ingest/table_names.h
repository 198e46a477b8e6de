/* table_names.h - the words that name the columns of a table of tasks, in text that kept no lines of the table.
 * Lives here:  telling that a stretch of words is such a name.
 * Called by:   layout_table.c, tab_table.c, cell_table.c.
 * Not here:    what a column means (extract/task_columns.h). */
#pragma once

#include "ingest/lines.h"

/** table_names_is: TRUE where @words begin as the name of a column does: `Đơn vị chủ trì`, `Thời hạn`. */
gboolean table_names_is (const Lines *lines, Span words);
/** table_names_is_number: TRUE where @words name the column of the rows' numbers: `TT`, `Số TT`; also `ST`, whose last letter a
 *  narrow cell put on the next line. */
gboolean table_names_is_number (const Lines *lines, Span words);
/** table_names_is_label: a number, letter or Roman figure, as rows have in their first column; not the `x` that marks a cell. */
gboolean table_names_is_label (const Lines *lines, Span word);
