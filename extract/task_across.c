/* task_across.c - see task_across.h. */
#include "extract/task_across.h"

#define NAME_BYTES_MAX 60
#define ROWS_MAX       12 /* a table with more rows than this names no row */

void
task_across_clear (TaskAcross *across) {
    g_clear_pointer (&across->roles, g_array_unref);
}

gboolean
task_across_find (const ExtractContext *context, guint first_block, guint end_block, TaskAcross *ret_across) {
    guint seen[COLUMN_PRODUCT + 1] = { 0 }, kinds = 0;
    g_auto (TaskAcross) across = { .roles = g_array_new (FALSE, FALSE, sizeof (ColumnRole)) };

    if (end_block - first_block < 3 || end_block - first_block > ROWS_MAX
        || task_columns_of (context, first_block, end_block) < 3)
        return FALSE;
    for (guint i = first_block; i < end_block; i++) {
        const Cell *name = task_columns_cell (document_peek_block (context->document, i), 0);
        if (name == NULL || name->merged_from >= 0 || span_length (name->span) == 0
            || span_length (name->span) > NAME_BYTES_MAX)
            return FALSE;
        ColumnRole role = task_columns_role (context, name->span);
        if (role != COLUMN_OTHER && seen[role]++ > 0)
            return FALSE;
        across.first = MAX (across.first, name->column + name->column_span);
        g_array_append_val (across.roles, role);
    }
    for (guint role = COLUMN_LEAD; role <= COLUMN_PRODUCT; role++)
        kinds += seen[role];
    if (seen[COLUMN_TASK] != 1 || seen[COLUMN_LEAD] + seen[COLUMN_TIME] == 0 || kinds < 2 || seen[COLUMN_OTHER] > 2)
        return FALSE;
    *ret_across = across;
    across.roles = NULL;
    return TRUE;
}

gboolean
task_across_read (const TaskRows *rows, const TaskAcross *across, guint column, TaskRow *ret_row) {
    TaskRow row = { .block = document_peek_block (rows->maker->context->document, rows->first_block) };

    for (guint i = 0; i < across->roles->len; i++) {
        const Cell *cell
            = task_columns_cell (document_peek_block (rows->maker->context->document, rows->first_block + i), column);
        ColumnRole role = g_array_index (across->roles, ColumnRole, i);
        if (role == COLUMN_OTHER || !task_row_has_text (rows, cell))
            continue;
        if (role == COLUMN_TASK && cell->column != column)
            continue; /* one task over several columns: once */
        row.cells[role] = cell;
        row.own[role] = TRUE;
    }
    if (row.cells[COLUMN_TASK] == NULL)
        return FALSE;
    task_row_read_number (rows, row.cells[COLUMN_NUMBER], &row.label);
    *ret_row = row;
    return TRUE;
}
