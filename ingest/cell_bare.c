/* cell_bare.c - see cell_bare.h. The names in the header give the number of columns, or nearly so: of the numbers that are possible the one
 * is taken by which most rows have a time in the column of times, and nothing else in it. */
#include "ingest/cell_bare.h"

#include <string.h>

#include "base/pattern.h"
#include "ingest/layout_page.h"
#include "ingest/table_names.h"

#define NAMES_MIN      3
#define NAME_BYTES     80
#define UNKNOWN_MAX    2 /* names at the end of the header that are not known */
#define ROWS_MIN       2
#define LAST_CELLS_MIN 3
#define NO_COLUMN      G_MAXUINT

/* What no cell holds. */
static gboolean
is_end (const CellReader *reader, guint cell) {
    guint line = cell_reader_line (reader, cell);
    return cell >= reader->cells->len
           || (line != CELL_NO_LINE
               && pattern_match (pattern_peek ("^(?:[IVX]{1,5}\\. ?\\p{Lu}|(?i:phụ lục)\\b|Nơi nhận)"),
                                 line_peek (reader->lines, cell_reader_line_at (reader, line)),
                                 span_length (cell_reader_line_at (reader, line)->text), 0, NULL));
}

/* The name of a column, which says nothing itself: `Cơ quan chủ trì: Sở …` is a line of text. */
static gboolean
is_name (const CellReader *reader, const Line *line) {
    const char *text = line_peek (reader->lines, line);
    gsize length = span_length (line->text);
    return line->tabs == 0 && length > 0 && length <= NAME_BYTES && memchr (text, ':', length) == NULL
           && strchr (".;,", text[length - 1]) == NULL && table_names_is (reader->lines, line->text);
}

gboolean
cell_bare_begins (const CellReader *reader, guint i) {
    for (guint k = i; k < i + NAMES_MIN; k++)
        if (!cell_reader_is_text (reader, k) || !is_name (reader, cell_reader_line_at (reader, k)))
            return FALSE;
    return TRUE;
}

static guint
count_names (const CellReader *reader) {
    guint count = 0;
    for (; count < MIN (reader->cells->len, LAYOUT_COLUMNS_MAX); count++) {
        guint line = cell_reader_line (reader, count);
        if (line == CELL_NO_LINE || !is_name (reader, cell_reader_line_at (reader, line))
            || (count > 0 && cell_reader_is_time (reader, count)
                && !cell_reader_matches (reader, count, "^(?:thoi|tien do|lo trinh|han|hoan thanh|ngay)")))
            break;
    }
    return count;
}

static guint
find_time (const CellReader *reader, guint columns) {
    for (guint k = 0; k < columns; k++)
        if (cell_reader_matches (reader, k,
                                 "^(?:thoi (?:gian|han|diem)|tien do|lo trinh|han |hoan thanh|ngay hoan thanh)"))
            return k;
    return NO_COLUMN;
}

/* The column of numbers; NO_COLUMN where there is none. */
static guint
find_numbers (const CellReader *reader, guint columns) {
    for (guint k = 0; k < columns; k++) {
        guint line = cell_reader_line (reader, k);
        if (line != CELL_NO_LINE && table_names_is_number (reader->lines, cell_reader_line_at (reader, line)->text))
            return k;
    }
    return NO_COLUMN;
}

/* Row by row: the cells that each takes, 1 for a title. Returns how many rows have a time; @starts: where each begins, and the end. */
static guint
walk (const CellReader *reader, guint columns, guint time, GArray *starts) {
    guint cell = columns, timed = 0, numbers = find_numbers (reader, columns);

    g_array_set_size (starts, 0);
    while (cell < reader->cells->len) {
        /* at the end of the text the last cells may have no line */
        gboolean over = cell + MAX (time + 1, LAST_CELLS_MIN) > reader->cells->len, fits, empty = TRUE;
        for (guint k = 0; k < columns && !over; k++) {
            over = cell + k < reader->cells->len && is_end (reader, cell + k);
            empty = empty && cell_reader_line (reader, cell + k) == CELL_NO_LINE;
        }
        fits = !over && !empty && (numbers == NO_COLUMN || cell_reader_is_label (reader, cell + numbers))
               && (cell_reader_line (reader, cell + time) == CELL_NO_LINE || cell_reader_is_time (reader, cell + time));
        if (fits) {
            timed += cell_reader_is_time (reader, cell + time);
            g_array_append_val (starts, cell);
            cell = MIN (cell + columns, reader->cells->len);
        } else if (time > 0 && cell_reader_line (reader, cell) != CELL_NO_LINE && !is_end (reader, cell)
                   && cell + columns < reader->cells->len && cell_reader_is_time (reader, cell + 1 + time)) {
            g_array_append_val (starts, cell);
            cell++;
        } else {
            break;
        }
    }
    g_array_append_val (starts, cell);
    return timed;
}

static LayoutRow *
read_row (const CellReader *reader, guint columns, guint cell, guint end) {
    LayoutRow *row = layout_row_new (end == cell + 1 ? 1 : columns);
    row->columns = columns;
    row->apart = TRUE;
    row->is_wide = end == cell + 1;
    for (guint k = cell; k < end; k++)
        cell_reader_add (reader, row, k - cell, k);
    return row;
}

guint
cell_bare_read (CellReader *reader, guint first, guint table, GHashTable *rows) {
    guint known = count_names (reader), columns = 0, most = ROWS_MIN - 1, end_line = first, last = 0;
    g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

    for (guint n = known; known >= NAMES_MIN && n <= MIN (known + UNKNOWN_MAX, LAYOUT_COLUMNS_MAX); n++) {
        guint time = find_time (reader, n), timed = time != NO_COLUMN ? walk (reader, n, time, starts) : 0;
        if (timed <= most)
            continue;
        most = timed;
        columns = n;
    }
    if (columns == 0)
        return first;
    walk (reader, columns, find_time (reader, columns), starts);
    for (guint i = 0; i < starts->len; i++) {
        guint cell = i > 0 ? g_array_index (starts, guint, i - 1) : 0, end = g_array_index (starts, guint, i);
        guint line = cell_reader_first_line (reader, cell, end), behind;
        if (line == CELL_NO_LINE)
            continue;
        LayoutRow *row = read_row (reader, columns, cell, i > 0 ? end : columns);
        row->header = i == 0;
        row->table = table;
        for (behind = end; behind > cell && cell_reader_line (reader, behind - 1) == CELL_NO_LINE;)
            behind--;
        row->end = end_line = cell_reader_line (reader, behind - 1) + 1;
        for (guint k = MAX (line, last); k < row->end; k++)
            g_array_index (reader->lines->lines, Line, k).kind = LINE_TEXT;
        last = row->end;
        g_hash_table_insert (rows, GUINT_TO_POINTER (line), row);
    }
    return end_line;
}
