/* task_row.h - what one row of a task table holds, by the roles of its columns.
 * Lives here:  cells that go on from above, the row's number, ditto marks, the fields and the text of a row.
 * Called by:   task_table.c.
 * Not here:    which rows are items, groups, or go on above (task_table.c); the columns' roles (task_columns.h). */
#pragma once

#include "extract/item_build.h"
#include "extract/outline_label.h"
#include "extract/task_body_marks.h"
#include "extract/task_columns.h"
#include "extract/task_marks.h"

/* The table whose rows are read. */
typedef struct {
    const ItemMaker *maker;
    const char *text;
    guint first_block, end_block;
    TaskColumns columns;
    TaskMark marks[TASK_COLUMNS_MAX]; /* where @has_marks */
    gboolean has_marks;
    TaskBodyMark bodies[TASK_COLUMNS_MAX]; /* where @has_bodies */
    gboolean has_bodies;
    gboolean guessed; /* the file keeps no cells: their paragraphs, and which are merged, are not known */
    int year;         /* that the group above says, for times without one; 0 none */
} TaskRows;

/* What one row holds; a cell that goes on from above has the text of the cell it goes on from. */
typedef struct {
    const Block *block;
    const Cell *cells[COLUMN_PRODUCT + 1]; /* (nullable) by role; the last task column */
    gboolean own[COLUMN_PRODUCT + 1];      /* the cell is its own and not empty */
    const Cell *content;                   /* (nullable): a wider task column left of the last */
    guint widest;                          /* grid columns of its widest filled cell */
    guint filled;                          /* own cells with text */
    OutlineLabel label;                    /* of its number; kind PARAGRAPH where none */
} TaskRow;

/** task_row_read: the row of block @i; free with task_row_clear(). */
void task_row_read (const TaskRows *rows, guint i, TaskRow *ret_row);
void task_row_clear (TaskRow *row);

/** task_row_read_number: the label that @cell (nullable) of numbers holds; kind PARAGRAPH where none. */
void task_row_read_number (const TaskRows *rows, const Cell *cell, OutlineLabel *ret_label);
gboolean task_row_has_text (const TaskRows *rows, const Cell *cell); /* @cell (nullable) */
/** task_row_has_fields: a lead, coordinators, a time or a product, if only from above; task_row_has_own_fields: of its own. */
gboolean task_row_has_fields (const TaskRow *row);
gboolean task_row_has_own_fields (const TaskRow *row);
/** task_row_clock: under a title that says a year, times without one are of that year. */
ItemClock task_row_clock (const TaskRows *rows);
/** task_row_begins_anew: FALSE where @paragraph begins in small letters, as text that was cut does. */
gboolean task_row_begins_anew (const TaskRows *rows, Span paragraph);

/** task_row_read_fields: who, when and what into @into. @above: the row before, for ditto marks @own_only: only cells of its own. */
void task_row_read_fields (const TaskRows *rows, TaskRow *row, const TaskRow *above, gboolean own_only,
                           ItemFields *into);

/** task_row_add_text: the paragraphs of a task cell without the dashes before them. @without: a label in it that is none of its text
 *   @into: of Span. */
void task_row_add_text (const TaskRows *rows, const Cell *cell, Span without, GArray *into);
