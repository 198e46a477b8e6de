/* task_columns.h - what the columns of a table hold, by the words of its header.
 * Lives here:  finding the header rows (two rows, a title above, numbers below), the role of each column.
 * Called by:   task_table.c.
 * Source:      lexicon/task-table.conf holds the words. */
#pragma once

#include "extract/segment.h"

#define TASK_COLUMNS_MAX 32

typedef enum {
    COLUMN_OTHER,
    COLUMN_NUMBER,
    COLUMN_TASK,
    COLUMN_LEAD,
    COLUMN_COORDINATORS,
    COLUMN_TIME,
    COLUMN_PRODUCT,
} ColumnRole;

typedef struct {
    guint count; /* grid columns; 0 where this is no task table */
    ColumnRole roles[TASK_COLUMNS_MAX];
} TaskColumns;

/**
 * task_columns_read:
 * @first_block, @end_block: the rows of one table
 * @ret_body: (out): the block of the first row below the header
 * Returns: the columns; count is 0 where the header is none of a task table.
 */
TaskColumns task_columns_read (const ExtractContext *context, guint first_block, guint end_block, guint *ret_body);

/** task_columns_role: what a column or row of this name holds. */
ColumnRole task_columns_role (const ExtractContext *context, Span name);

/** task_columns_is_header: TRUE where the row repeats the header, or only numbers the columns. */
gboolean task_columns_is_header (const ExtractContext *context, const TaskColumns *columns, const Block *row);

/** task_columns_of: the grid columns of one table: the rightmost end of any of its cells, at most TASK_COLUMNS_MAX. */
guint task_columns_of (const ExtractContext *context, guint first_block, guint end_block);

/** task_columns_cell: (transfer none) (nullable): the cell of @row that covers this grid column, counted from 0; NULL where none does. */
const Cell *task_columns_cell (const Block *row, guint column);
