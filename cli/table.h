/* table.h - lists for people: aligned columns on standard output.
 * Lives here:  widths, the column that gives way on a narrow terminal, rows that take several lines there, colour.
 * Called by:   the cmd_*.c files.
 * Not here:    JSON (json_out.h). */
#pragma once

#include <glib.h>

typedef struct {
    const char *title;  /* NC_("column", "…") */
    gboolean right;     /* numbers */
    gboolean gives_way; /* on a terminal, cut to the width that is left */
} TableColumn;

typedef enum { TABLE_PLAIN, TABLE_BAD, TABLE_SOON, TABLE_GOOD } TableTone; /* red, yellow, green on a terminal */

typedef struct Table Table;

/** text_table_new: (transfer full): a table of @n columns; the titles are translated. Nothing is printed before the first row. */
Table *text_table_new (const TableColumn *columns, gsize n);
/** text_table_row: one cell for each column; NULL is an empty one. */
void text_table_row (Table *table, TableTone tone, const char *const *cells);
/** text_table_free: on a terminal too narrow for the columns a row goes on below, indented; the titles too. Prints what is still held. Rows are held until TABLE_HELD_MAX of them give the widths. */
void text_table_free (Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, text_table_free)

#define TABLE_HELD_MAX 1000

/** text_table_width: columns on a terminal that @text takes. */
int text_table_width (const char *text);
