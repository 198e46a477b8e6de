/* cell_across.c - see cell_across.h. Names that stand equally far apart are those of rows; one of the rows must be of times, and hold
 * nothing else. */
#include "ingest/cell_across.h"

#include <string.h>

#include "ingest/layout_page.h"
#include "ingest/table_names.h"

#define COLUMNS_MIN 3
#define COLUMNS_MAX 10
#define ROWS_MIN    3
#define ROWS_MAX    (CELL_ACROSS_CELLS_MAX / COLUMNS_MAX)
#define NAME_BYTES  60

enum { NOT_ASKED, NAMED, NOT_NAMED };

/* The name of a row, which says nothing itself: `Cơ quan chủ trì: Sở …` is a line of text. */
static gboolean
names_row (const CellReader *reader, const Line *line) {
    const char *text = line_peek (reader->lines, line);
    gsize length = span_length (line->text);
    return line->tabs == 0 && length > 0 && length <= NAME_BYTES && memchr (text, ':', length) == NULL
           && strchr (".;,", text[length - 1]) == NULL && table_names_is (reader->lines, line->text);
}

static gboolean
is_name (const CellReader *reader, guint cell) {
    guint i = cell_reader_line (reader, cell);
    if (i == CELL_NO_LINE)
        return FALSE;
    if (reader->named[i] == NOT_ASKED)
        reader->named[i] = names_row (reader, cell_reader_line_at (reader, i)) ? NAMED : NOT_NAMED;
    return reader->named[i] == NAMED;
}

/* The row at @cell is one of times, and of nothing else. */
static gboolean
has_times (const CellReader *reader, guint cell, guint columns) {
    guint times = 0;
    if (!cell_reader_matches (reader, cell, "^(?:thoi (?:gian|han|diem)|tien do|lo trinh|han |hoan thanh|ngay hoan)"))
        return FALSE;
    for (guint k = cell + 1; k < cell + columns; k++) {
        if (cell_reader_line (reader, k) == CELL_NO_LINE)
            continue;
        if (!cell_reader_is_time (reader, k))
            return FALSE;
        times++;
    }
    return times > 0;
}

/* The rows of a table of so many columns; 0 where it is none. */
static guint
count_rows (const CellReader *reader, guint columns) {
    guint rows = 0;
    gboolean timed = FALSE;

    while (rows < ROWS_MAX && is_name (reader, rows * columns)) {
        guint names = 0;
        for (guint k = 1; k < columns; k++)
            names += is_name (reader, rows * columns + k);
        if (names * 2 >= columns)
            return 0;
        rows++;
    }
    for (guint r = 0; r < rows && rows >= ROWS_MIN && !timed; r++)
        timed = has_times (reader, r * columns, columns);
    return timed && rows >= ROWS_MIN ? rows : 0;
}

guint
cell_across_read (CellReader *reader, guint first, guint table, GHashTable *rows) {
    guint columns = 0, most = 0, end_line = first;

    for (guint n = COLUMNS_MIN; n <= COLUMNS_MAX; n++) {
        guint found = count_rows (reader, n);
        if (found > most) {
            most = found;
            columns = n;
        }
    }
    for (guint r = 0; r < most; r++) {
        LayoutRow *row = layout_row_new (columns);
        row->table = table;
        row->columns = columns;
        row->apart = TRUE;
        for (guint k = 0; k < columns; k++) {
            guint line = cell_reader_line (reader, r * columns + k);
            cell_reader_add (reader, row, k, r * columns + k);
            if (line != CELL_NO_LINE) {
                g_array_index (reader->lines->lines, Line, line).kind = LINE_TEXT;
                row->end = end_line = line + 1;
            }
        }
        g_hash_table_insert (rows, GUINT_TO_POINTER (cell_reader_line (reader, r * columns)), row);
    }
    return end_line;
}
