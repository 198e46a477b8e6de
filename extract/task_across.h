/* task_across.h - task tables that lie on their side: each task is a column, and the first column says what each row holds.
 * Lives here:  telling such a table, what one of its columns holds.
 * Called by:   task_table.c. */
#pragma once

#include "extract/task_row.h"

/* What each row of the table holds; the first task stands in the grid column @first. */
typedef struct {
    guint first;
    GArray *roles; /* of ColumnRole, one for each block */
} TaskAcross;

/**
 * task_across_find:
 * Returns: TRUE where each row's first cell is the name of what the row holds, tasks and who does them or when among them.
 *   @ret_across (out): set then; free with task_across_clear().
 */
gboolean task_across_find (const ExtractContext *context, guint first_block, guint end_block, TaskAcross *ret_across);
void task_across_clear (TaskAcross *across);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TaskAcross, task_across_clear)

/** task_across_read: what stands in the grid column @column, as one row of tasks holds it; free with task_row_clear(). FALSE where no task does. */
gboolean task_across_read (const TaskRows *rows, const TaskAcross *across, guint column, TaskRow *ret_row);
