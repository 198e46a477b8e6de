/* task_marks.h - times that a table of tasks keeps as marks: an `x` below `Quý II`, `Tháng 3` or `Năm 2027`.
 * Lives here:  telling the columns of such marks, the deadline that a row's marks give.
 * Called by:   task_table.c.
 * Source:      records.md, "Deadlines" (several periods in one time cell are one that ends with the last). */
#pragma once

#include "extract/item_fields.h"
#include "extract/task_columns.h"

/* The name of each column of marks, as printed; an empty `name` where the column is none. */
typedef struct {
    Span above, name; /* `Quý` over `II`; @above is empty where @name says all */
    int year;         /* that a name above says, 0 none */
} TaskMark;

/**
 * task_marks_find:
 * @first_block, @body, @end_block: the table: its header is [first_block, body)
 * @columns: (inout): its columns; those of marks become COLUMN_OTHER
 * @ret_marks: (out): TASK_COLUMNS_MAX of them
 * Returns: TRUE where a column is named after a time, and below stand only marks or nothing.
 */
gboolean task_marks_find (const ExtractContext *context, guint first_block, guint body, guint end_block,
                          TaskColumns *columns, TaskMark *ret_marks);

/** task_marks_read: (transfer full): GPtrArray of Deadline*: the period that ends with the row's last mark; empty where it has none. */
GPtrArray *task_marks_read (const ExtractContext *context, const Block *row, const TaskMark *marks, ItemClock clock);
