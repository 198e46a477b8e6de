/* cell_table.c - see cell_table.h. The cells follow each other row by row; an empty one is a blank line. The rows' numbers tell where
 * rows begin, and the distance between them how many columns there are; where most rows have another, this is no such table. */
#include "ingest/cell_table.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/cell_across.h"
#include "ingest/cell_bare.h"
#include "ingest/cell_reader.h"
#include "ingest/layout_page.h"
#include "ingest/spread_names.h"
#include "ingest/table_names.h"

#define NAMES_MIN       3 /* lines of the header that are known as names */
#define COLUMNS_MIN     3
#define MONTHS_MIN      3
#define NAME_BYTES      80 /* of a line of the header */
#define HEADER_MAX      (2 * LAYOUT_COLUMNS_MAX)
#define TITLE_CELLS     2 /* a row of a number and a title over the other columns */
#define ROWS_MERGED_MAX 6 /* rows under one number */

static gboolean
is_point (const CellReader *reader, guint cell) {
    guint line = cell_reader_line (reader, cell);
    return line != CELL_NO_LINE
           && pattern_match (pattern_peek ("^(?:[-+]|\\p{Ll}\\))"),
                             line_peek (reader->lines, cell_reader_line_at (reader, line)),
                             span_length (cell_reader_line_at (reader, line)->text), 0, NULL);
}

/* The paragraph goes on with the points below it: `…, gồm:`. */
static gboolean
introduces (const CellReader *reader, guint cell) {
    guint line = cell_reader_line (reader, cell);
    return line != CELL_NO_LINE
           && reader->lines->clean->text->str[cell_reader_line_at (reader, line)->text.end - 1] == ':';
}

/* The row of @length cells at @cell has a time, or nothing, where its column of times must be. */
static gboolean
has_time (const CellReader *reader, guint cell, guint length) {
    guint behind = reader->columns - 1 - reader->time;
    return reader->time == 0
           || (length > behind
               && (cell_reader_line (reader, cell + length - 1 - behind) == CELL_NO_LINE
                   || cell_reader_is_time (reader, cell + length - 1 - behind)));
}

/* The same, and a time does stand there. */
static gboolean
says_time (const CellReader *reader, guint cell, guint length) {
    return reader->time > 0 && has_time (reader, cell, length)
           && cell_reader_line (reader, cell + length - reader->columns + reader->time) != CELL_NO_LINE;
}

/* A title over all columns: nothing but a time. */
static gboolean
is_period (const CellReader *reader, guint cell) {
    return cell_reader_matches (
        reader, cell, "^\\W*(?:quy|thang|nam|tuan|giai doan)(?: [ivx]+| ?\\d+)(?:[ /,-]*(?:nam )?\\d+)*\\W*$");
}

/* ---- cells ------------------------------------------------------------------------------------------------------ */

/* The number of a row, if it is a plain figure; 0 where it is none. What follows in the text may be figures too. */
static guint
read_figure (const CellReader *reader, guint cell) {
    const Line *line = cell_reader_line_at (reader, cell_reader_line (reader, cell));
    g_autofree char *figure = g_strndup (line_peek (reader->lines, line), MIN (span_length (line->text), 4));
    return strspn (figure, "0123456789") < strlen (figure) || strlen (figure) > 3
               ? 0
               : (guint)g_ascii_strtoull (figure, NULL, 10);
}

/* The cell is the month or quarter of this number, from 1. */
static gboolean
is_figure (const CellReader *reader, guint cell, guint number) {
    static const char *const quarters[] = { "I", "II", "III", "IV" };
    guint line = cell_reader_line (reader, cell);
    if (!cell_reader_is_label (reader, cell))
        return FALSE;
    const Line *text = cell_reader_line_at (reader, line);
    return read_figure (reader, cell) == number
           || (number <= G_N_ELEMENTS (quarters) && span_length (text->text) == strlen (quarters[number - 1])
               && strncmp (line_peek (reader->lines, text), quarters[number - 1], span_length (text->text)) == 0);
}

/* `1`, `2`, `3` … below `Tháng`, `I`, `II` … below `Quý`, which number no row: how many there are; 0 where they do not follow each other. */
static guint
count_months (const CellReader *reader, guint cell) {
    guint n = 0;
    while (is_figure (reader, cell + n, n + 1))
        n++;
    return n >= MONTHS_MIN ? n : 0;
}

/* The cells before the first number of a row; 0 where they are no header. */
static guint
count_header (const CellReader *reader) {
    guint names = 0, cell = 0;
    for (; cell < MIN (reader->cells->len, HEADER_MAX) && (cell == 0 || !cell_reader_is_label (reader, cell)); cell++) {
        guint line = cell_reader_line (reader, cell);
        if (line == CELL_NO_LINE) {
            cell += count_months (reader, cell + 1);
            continue;
        }
        if (span_length (cell_reader_line_at (reader, line)->text) > NAME_BYTES
            || cell_reader_line_at (reader, line)->tabs > 0)
            return 0;
        names += table_names_is (reader->lines, cell_reader_line_at (reader, line)->text);
    }
    if (names < NAMES_MIN || !cell_reader_is_label (reader, cell))
        return 0;
    return is_period (reader, cell - 1) ? cell - 1 : cell; /* a title of rows */
}

/* What no cell holds: a heading of the text, the header of a further table. */
static gboolean
is_behind (const CellReader *reader, guint cell) {
    guint line = cell_reader_line (reader, cell);
    if (line == CELL_NO_LINE)
        return FALSE;
    return table_names_is_number (reader->lines, cell_reader_line_at (reader, line)->text)
           || pattern_match (pattern_peek ("^(?:(?:[IVX]{1,5}|[A-H]|\\d{1,2})\\. ?\\p{Lu}|PHỤ LỤC|Nơi nhận)"),
                             line_peek (reader->lines, cell_reader_line_at (reader, line)),
                             span_length (cell_reader_line_at (reader, line)->text), 0, NULL);
}

/* The last cell before the first number is no name but the title of the rows below: without it the header is whole. */
static gboolean
is_title_behind_header (const CellReader *reader, guint columns) {
    guint line = cell_reader_line (reader, reader->header - 1);
    return line != CELL_NO_LINE && reader->header > columns
           && !table_names_is (reader->lines, cell_reader_line_at (reader, line)->text)
           && (reader->header - 1 == columns || cell_reader_line (reader, reader->header - 2) == CELL_NO_LINE);
}

/* The distance that most numbers of rows have from the next; a title's has only two cells. */
static guint
find_columns (CellReader *reader) {
    guint distances[LAYOUT_COLUMNS_MAX + 1] = { 0 }, last = reader->header, best = 0;
    for (guint cell = last + 1; cell < reader->cells->len && !is_behind (reader, cell); cell++) {
        if (!cell_reader_is_label (reader, cell))
            continue;
        if ((cell - last) % reader->header == 0 && reader->header <= LAYOUT_COLUMNS_MAX)
            distances[reader->header]++; /* also rows under one number */
        else if (cell - last >= COLUMNS_MIN && cell - last <= MIN (LAYOUT_COLUMNS_MAX, reader->header))
            distances[cell - last]++;
        last = cell;
    }
    for (guint n = COLUMNS_MIN; n <= LAYOUT_COLUMNS_MAX; n++)
        if (distances[n] > (best > 0 ? distances[best] : 0)) /* of two, the smaller: paragraphs make rows longer */
            best = n;
    /* one row of names, or two: then names of the first stand over several of the second */
    if (best == 0 || distances[reader->header <= LAYOUT_COLUMNS_MAX ? reader->header : 0] == distances[best])
        best = reader->header <= LAYOUT_COLUMNS_MAX ? reader->header : 0;
    if (best > 0 && is_title_behind_header (reader, best)) {
        reader->header--;
        reader->titles = TRUE;
    }
    return best == reader->header || (reader->header > best && reader->header < 2 * best) ? best : 0;
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

/* Between two rows a line that is a title of those below: it says a time, or the last cell above it is empty and has no second line. */
static gboolean
is_title_alone (const CellReader *reader, guint cell) {
    return cell_reader_line (reader, cell) != CELL_NO_LINE && !cell_reader_is_label (reader, cell)
           && cell_reader_is_label (reader, cell + 1)
           && (reader->titles || is_period (reader, cell) || cell_reader_line (reader, cell - 1) == CELL_NO_LINE)
           && !is_behind (reader, cell);
}

/* The cells of the last row, up to the blank line below the table. */
static guint
last_length (const CellReader *reader, guint cell, guint end) {
    guint next = cell + reader->columns;
    while (next < end && cell_reader_line (reader, next) != CELL_NO_LINE)
        next++;
    return next - cell;
}

/* The last row has cells of several paragraphs: only so its time stands in the column of times. */
static gboolean
is_long_last (const CellReader *reader, guint cell, guint end) {
    guint length = last_length (reader, cell, end);
    return reader->time > 0 && length > reader->columns && length < 2 * reader->columns
           && !has_time (reader, cell, reader->columns) && has_time (reader, cell, length);
}

/* The cells of the row that begins at @cell: up to where the next begins. */
static guint
row_length (const CellReader *reader, guint cell) {
    guint whole = cell + reader->columns, next = cell + 1;
    if (whole >= reader->cells->len)
        return reader->cells->len - cell;
    if (cell_reader_is_label (reader, whole))
        return reader->columns;
    if (cell_reader_is_label (reader, cell + TITLE_CELLS))
        return TITLE_CELLS;
    if (is_title_alone (reader, whole) && has_time (reader, cell, reader->columns))
        return reader->columns;
    while (next < reader->cells->len && next < cell + ROWS_MERGED_MAX * reader->columns
           && !cell_reader_is_label (reader, next) && !is_behind (reader, next))
        next++;
    if (!cell_reader_is_label (reader, next) && is_long_last (reader, cell, next))
        return last_length (reader, cell, next);
    /* rows under one number: the number of those below is empty */
    if (!cell_reader_is_label (reader, next)
        || ((next - cell) % reader->columns == 0 && cell_reader_line (reader, whole) == CELL_NO_LINE))
        return reader->columns;
    return next - cell;
}

/* The row at @cell has no number: rows of whole length follow up to the next number. */
static gboolean
goes_on_below (const CellReader *reader, guint cell) {
    if (cell_reader_line (reader, cell) != CELL_NO_LINE)
        return FALSE;
    for (guint rows = 1; rows < ROWS_MERGED_MAX; rows++) {
        guint next = cell + rows * reader->columns;
        if (next >= reader->cells->len || cell_reader_is_label (reader, next))
            return next < reader->cells->len;
        if (cell_reader_line (reader, next) != CELL_NO_LINE)
            return FALSE;
    }
    return FALSE;
}

/* A point that goes on with the paragraph above it. */
static gboolean
is_more_of (const CellReader *reader, guint cell) {
    return is_point (reader, cell) && (is_point (reader, cell - 1) || introduces (reader, cell - 1));
}

/* A row with more cells than columns: points that follow each other are one cell, and what is left over is put into the column that
 * has several paragraphs most often, which is a guess. */
static void
read_long_row (const CellReader *reader, LayoutRow *row, guint cell, guint length) {
    guint over = length - reader->columns, column = 0, points = 0;
    for (guint k = 1; k < length; k++)
        points += is_more_of (reader, cell + k);
    row->guessed = points != over;
    for (guint k = 0; k < length; k++) {
        gboolean is_more = k > 0 && is_more_of (reader, cell + k);
        is_more
            = is_more
              || (row->guessed && column == reader->many + 1 && cell_reader_line (reader, cell + k) != CELL_NO_LINE);
        if (over > 0 && is_more) {
            cell_reader_add (reader, row, column - 1, cell + k);
            over--;
        } else {
            cell_reader_add (reader, row, column++, cell + k);
        }
    }
}

static LayoutRow *
read_row (const CellReader *reader, guint cell, guint length) {
    while (length > reader->columns && cell_reader_line (reader, cell + length - 1) == CELL_NO_LINE
           && !says_time (reader, cell, length))
        length--; /* a blank line between two parts of the table */
    LayoutRow *row = layout_row_new (length <= TITLE_CELLS ? length : reader->columns);

    row->columns = reader->columns;
    row->apart = TRUE;
    row->is_wide = length <= TITLE_CELLS;
    row->guessed = !row->is_wide && (length != reader->columns || !has_time (reader, cell, length));
    /* at the end of the text the last cells may have no line */
    if (length > reader->time && length < reader->columns && cell + length >= reader->cells->len)
        row->guessed = reader->time > 0 && !cell_reader_is_time (reader, cell + reader->time);
    if (length > reader->columns) {
        read_long_row (reader, row, cell, length);
        return row;
    }
    for (guint k = 0; k < length; k++)
        cell_reader_add (reader, row, k, cell + k);
    return row;
}

/* The column of each name of the first row of names, where there are two. FALSE where that is a guess. */
static gboolean
place_names (const CellReader *reader, guint *ret_places) {
    guint above = reader->header - reader->columns;
    gboolean below[LAYOUT_COLUMNS_MAX] = { FALSE };
    for (guint k = 0; k < reader->columns; k++)
        below[k] = cell_reader_line (reader, above + k) != CELL_NO_LINE;
    return spread_names_place (above, reader->columns, below, ret_places);
}

/* The rows of names: the first has fewer where a name stands over several of the second, which stand there side by side. */
static guint
read_header (const CellReader *reader, GPtrArray *found) {
    guint above = reader->header - reader->columns, places[LAYOUT_COLUMNS_MAX] = { 0 };
    LayoutRow *row;

    if (above == 0) {
        g_ptr_array_add (found, read_row (reader, 0, reader->columns));
        return 1;
    }
    row = layout_row_new (reader->columns);
    row->guessed = !place_names (reader, places);
    row->columns = reader->columns;
    row->apart = TRUE;
    for (guint k = 0; k < above; k++)
        cell_reader_add (reader, row, places[k], k);
    g_ptr_array_add (found, row);
    g_ptr_array_add (found, read_row (reader, above, reader->columns));
    return 2;
}

/* The column of those who work along, else of those who lead, else of the work. */
static guint
find_many (const CellReader *reader) {
    guint above = reader->header - reader->columns, lead = 1;
    for (guint k = 1; k < reader->columns; k++) {
        guint line = cell_reader_line (reader, above + k);
        if (line == CELL_NO_LINE)
            continue;
        g_autofree char *plain = text_unaccent (line_peek (reader->lines, cell_reader_line_at (reader, line)),
                                                (gssize)span_length (cell_reader_line_at (reader, line)->text));
        if (strstr (plain, "phoi hop") != NULL)
            return k;
        if (pattern_matches ("chu tri|thuc hien|tham muu|soan thao|phu trach|^(?:co quan|don vi|bo phan)", plain))
            lead = k;
    }
    return lead;
}

/* The column of times, where one name says so; 0 where none. */
static guint
find_time (const CellReader *reader) {
    guint above = reader->header - reader->columns, time = 0, places[LAYOUT_COLUMNS_MAX] = { 0 };
    if (above > 0)
        place_names (reader, places);
    for (guint k = 1; k < reader->header; k++) {
        if (!cell_reader_matches (reader, k,
                                  "^(?:thoi (?:gian|han|diem)|tien do|lo trinh|han |hoan thanh|ngay hoan thanh)"))
            continue;
        if (time > 0)
            return 0;
        time = k < above ? places[k] : k - above;
    }
    return time;
}

/* Adds the rows of the table whose header begins on line @first; returns the line behind it, @first where there is no table. */
static guint
read_table (CellReader *reader, guint first, guint table, GHashTable *rows) {
    g_autoptr (GPtrArray) found = g_ptr_array_new ();
    g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
    guint cell = reader->header, fitting = 0, titles = 0, names, end_line;
    guint last = 0;
    gboolean counts_up = TRUE, is_table;

    reader->many = find_many (reader);
    reader->time = find_time (reader);
    names = read_header (reader, found);
    for (guint i = 0, at = 0; i < names; i++, at = reader->header - reader->columns)
        g_array_append_val (starts, at);
    while (cell_reader_is_label (reader, cell) || goes_on_below (reader, cell) || is_title_alone (reader, cell)) {
        guint length
            = cell_reader_is_label (reader, cell) || goes_on_below (reader, cell) ? row_length (reader, cell) : 1;
        guint label = cell_reader_is_label (reader, cell) ? read_figure (reader, cell) : 0;
        counts_up = counts_up && (label == 0 || label == last + 1 || label == 1);
        last = label > 0 ? label : last;
        g_array_append_val (starts, cell);
        g_ptr_array_add (found, read_row (reader, cell, length));
        fitting += !((LayoutRow *)g_ptr_array_index (found, found->len - 1))->guessed
                   && !cell_reader_is_label (reader, cell + 1);
        titles += length == 1;
        cell += length;
    }
    g_array_append_val (starts, cell);
    end_line = cell_reader_first_line (reader, cell, reader->cells->len);
    if (end_line == CELL_NO_LINE)
        end_line = cell_reader_line (reader, reader->cells->len - 1) + 1;
    /* where all rows have cells of several paragraphs none fits; then their numbers must follow each other */
    is_table = fitting * 3 >= (found->len - names - titles) * (reader->columns == reader->header ? 1 : 2)
               || (counts_up && last > 1 && reader->columns == reader->header);
    for (guint i = 0; i < found->len; i++) {
        LayoutRow *row = g_ptr_array_index (found, i);
        guint line = cell_reader_first_line (reader, g_array_index (starts, guint, i), reader->cells->len);
        row->table = table;
        row->header = i < names;
        row->end = i + 1 < found->len
                       ? cell_reader_first_line (reader, g_array_index (starts, guint, i + 1), reader->cells->len)
                       : end_line;
        if (!is_table || line == CELL_NO_LINE || row->end <= line) {
            layout_row_free (row);
            continue;
        }
        for (guint k = line; k < row->end; k++)
            g_array_index (reader->lines->lines, Line, k).kind = LINE_TEXT;
        g_hash_table_insert (rows, GUINT_TO_POINTER (line), row);
    }
    return is_table ? end_line : first;
}

guint
cell_tables_find (Lines *lines, const GArray *columns, guint tables, GHashTable *rows) {
    g_autofree guint8 *named = g_new0 (guint8, lines->lines->len + 1);
    CellReader reader = { .lines = lines, .zones = columns, .named = named };

    for (guint i = 0; i < lines->lines->len;) {
        guint end = i;
        const Line *line = cell_reader_line_at (&reader, i);
        if (g_hash_table_contains (rows, GUINT_TO_POINTER (i)) || !cell_reader_is_text (&reader, i) || line->tabs > 0
            || !table_names_is (lines, line->text)) {
            i++;
            continue;
        }
        if (table_names_is_number (lines, line->text)) {
            cell_reader_read (&reader, i, CELL_CELLS_MAX);
            reader.header = count_header (&reader);
            reader.columns = reader.header > 0 ? find_columns (&reader) : 0;
            if (reader.columns > 0)
                end = read_table (&reader, i, tables + 1, rows);
        } else {
            gboolean bare = cell_bare_begins (&reader, i);
            cell_reader_read (&reader, i, bare ? CELL_CELLS_MAX : CELL_ACROSS_CELLS_MAX);
            if (bare)
                end = cell_bare_read (&reader, i, tables + 1, rows);
            if (end == i)
                end = cell_across_read (&reader, i, tables + 1, rows);
        }
        tables += end > i;
        g_clear_pointer (&reader.cells, g_array_unref);
        i = MAX (end, i + 1);
    }
    return tables;
}
