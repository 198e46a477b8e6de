/* task_body_marks.h - bodies that a table of tasks has as its columns, each row marking who leads and who works along: an `x` below
 * `Phòng Kinh tế`, or `C` (chủ trì) and `P` (phối hợp).
 * Lives here:  telling such columns, the bodies that a row's marks give.
 * Called by:   task_table.c, task_row.c.
 * Not here:    marks below times (task_marks.h). */
#pragma once

#include "extract/item_fields.h"
#include "extract/task_columns.h"

/* A column of such marks; an empty @name where it is none. */
typedef struct {
    Span name;
    ColumnRole
        role; /* what the name above says: COLUMN_LEAD, COLUMN_COORDINATORS, COLUMN_OTHER where it says nothing */
    gboolean doubtful; /* the name is no known body's, or may not stand below the one above */
} TaskBodyMark;

/**
 * task_body_marks_find:
 * @first_block, @body, @end_block: the table: its header is [first_block, body)
 * @columns: (inout): its columns; those of marks become COLUMN_OTHER
 * @ret_marks: (out): TASK_COLUMNS_MAX of them
 * Returns: TRUE where two columns at least are named after bodies, and below stand only marks or nothing.
 */
gboolean task_body_marks_find (const ExtractContext *context, guint first_block, guint body, guint end_block,
                               TaskColumns *columns, TaskBodyMark *ret_marks);

/** task_body_marks_read: adds who leads and who works along to @into. Several bodies with the same `x` all lead, which is a doubt. */
void task_body_marks_read (const ExtractContext *context, const Block *row, const TaskBodyMark *marks,
                           ItemFields *into);

/** task_body_marks_any: TRUE where the row has a mark. */
gboolean task_body_marks_any (const ExtractContext *context, const Block *row, const TaskBodyMark *marks);

/** task_body_marks_is: TRUE where @cell holds a mark and no name. */
gboolean task_body_marks_is (const ExtractContext *context, Span cell);
