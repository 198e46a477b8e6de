/* task_table.h - tables whose rows are tasks.
 * Lives here:  telling a task table by its header, and its rows: groups, continued rows, merged cells.
 * Called by:   items.c, for tables in the body and in appendices.
 * Uses:        task_columns.c (what each column holds).
 * Source:      records.md, "Which units are items" (rows), "Decided cases" (task tables). */
#pragma once

#include "extract/item_build.h"
#include "extract/task_columns.h"

/**
 * task_table_read:
 * @first_block, @end_block: the rows of one table
 * @prefix: path of the place it stands in (`PL2`, `III.1.a`), empty for none
 * @scope: what the headings above give
 * @columns: (inout): the columns of the table before it, which a table without a header of its own goes on with
 *   (columns->count is 0 where there is none); set to this table's
 * Reads its rows into the record's items.
 * Returns: FALSE where it is no task table (a schedule, an agenda, a blank form, a ranking …); nothing is read then.
 */
gboolean task_table_read (const ItemMaker *maker, guint first_block, guint end_block, const char *prefix,
                          const ItemScope *scope, TaskColumns *columns);

/** task_table_is: TRUE where the table's header is one of tasks. */
gboolean task_table_is (const ExtractContext *context, guint first_block, guint end_block);
