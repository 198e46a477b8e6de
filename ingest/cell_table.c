/* cell_table.c - see cell_table.h. The cells follow each other row by row; an empty one is a blank line. The rows' numbers tell where
 * rows begin, and the distance between them how many columns there are; where most rows have another, this is no such table. */
#include "ingest/cell_table.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/layout_page.h"
#include "ingest/table_names.h"

#define NAMES_MIN   3 /* lines of the header that are known as names */
#define COLUMNS_MIN 3
#define NAME_BYTES  80 /* of a line of the header */
#define CELLS_MAX   8000
#define HEADER_MAX  (2 * LAYOUT_COLUMNS_MAX)
#define TITLE_CELLS 2 /* a row of a number and a title over the other columns */
#define NO_LINE     G_MAXUINT

typedef struct {
    Lines *lines;
    const GArray *zones;
    GArray *cells; /* of guint: the line of each, from the header on; NO_LINE where it is empty */
    guint header;  /* cells of the header */
    guint columns;
    guint many; /* the column whose cells have several paragraphs most often */
} CellReader;

static const Line *
line_at (const CellReader *reader, guint i) {
    return &g_array_index (reader->lines->lines, Line, i);
}

static guint
cell_line (const CellReader *reader, guint cell) {
    return cell < reader->cells->len ? g_array_index (reader->cells, guint, cell) : NO_LINE;
}

static gboolean
is_text_line (const CellReader *reader, guint i) {
    if (i >= reader->lines->lines->len || g_array_index (reader->zones, ColumnLine, i).zone > 0)
        return FALSE;
    /* a row's number alone on its line looks like a page's, and with the same title below it like what each page repeats */
    return line_at (reader, i)->kind != LINE_TABLE && line_at (reader, i)->kind != LINE_TABLE_RULE
           && line_at (reader, i)->heading == 0 && !line_at (reader, i)->page_break;
}

static gboolean
is_label (const CellReader *reader, guint cell) {
    guint line = cell_line (reader, cell);
    return line != NO_LINE && table_names_is_label (reader->lines, line_at (reader, line)->text);
}

static gboolean
is_point (const CellReader *reader, guint cell) {
    guint line = cell_line (reader, cell);
    return line != NO_LINE && strchr ("-+", *line_peek (reader->lines, line_at (reader, line))) != NULL;
}

/* ---- cells ------------------------------------------------------------------------------------------------------ */

/* The cells from the header's line @first on, to the end of the text that could be a table. */
static void
read_cells (CellReader *reader, guint first) {
    guint between = is_text_line (reader, first + 1) ? line_at (reader, first + 1)->blank_before : 0;

    reader->cells = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint i = first; is_text_line (reader, i) && reader->cells->len < CELLS_MAX; i++) {
        guint blank = line_at (reader, i)->blank_before, none = NO_LINE;
        blank = i == first || blank < between ? 0 : (blank - between) / (between + 1);
        if (blank > 2 * LAYOUT_COLUMNS_MAX)
            break;
        for (guint k = 0; k < blank; k++)
            g_array_append_val (reader->cells, none);
        g_array_append_val (reader->cells, i);
    }
}

/* The cells before the first number of a row; 0 where they are no header. */
static guint
count_header (const CellReader *reader) {
    guint names = 0, cell = 0;
    for (; cell < MIN (reader->cells->len, HEADER_MAX) && (cell == 0 || !is_label (reader, cell)); cell++) {
        guint line = cell_line (reader, cell);
        if (line == NO_LINE)
            continue;
        if (span_length (line_at (reader, line)->text) > NAME_BYTES || line_at (reader, line)->tabs > 0)
            return 0;
        names += table_names_is (reader->lines, line_at (reader, line)->text);
    }
    return names >= NAMES_MIN && is_label (reader, cell) ? cell : 0;
}

/* The distance that most numbers of rows have from the next; a title's has only two cells. */
static guint
find_columns (const CellReader *reader) {
    guint distances[LAYOUT_COLUMNS_MAX + 1] = { 0 }, last = reader->header, best = 0;
    for (guint cell = last + 1; cell < reader->cells->len; cell++) {
        if (!is_label (reader, cell))
            continue;
        if (cell - last >= COLUMNS_MIN && cell - last <= MIN (LAYOUT_COLUMNS_MAX, reader->header))
            distances[cell - last]++;
        last = cell;
    }
    for (guint n = COLUMNS_MIN; n <= LAYOUT_COLUMNS_MAX; n++)
        if (distances[n] > (best > 0 ? distances[best] : 0)) /* of two, the smaller: paragraphs make rows longer */
            best = n;
    /* one row of names, or two: then names of the first stand over several of the second */
    if (best == 0 || distances[reader->header <= LAYOUT_COLUMNS_MAX ? reader->header : 0] == distances[best])
        best = reader->header <= LAYOUT_COLUMNS_MAX ? reader->header : 0;
    return best == reader->header || (reader->header > best && reader->header < 2 * best) ? best : 0;
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

/* What no cell holds: a heading of the text, the header of a further table. */
static gboolean
is_behind (const CellReader *reader, guint cell) {
    guint line = cell_line (reader, cell);
    if (line == NO_LINE)
        return FALSE;
    return table_names_is_number (reader->lines, line_at (reader, line)->text)
           || pattern_match (pattern_peek ("^(?:(?:[IVX]{1,5}|[A-H]|\\d{1,2})\\. ?\\p{Lu}|PHỤ LỤC|Nơi nhận)"),
                             line_peek (reader->lines, line_at (reader, line)),
                             span_length (line_at (reader, line)->text), 0, NULL);
}

/* The cells of the row that begins at @cell: up to where the next begins. */
static guint
row_length (const CellReader *reader, guint cell) {
    guint whole = cell + reader->columns, next = cell + 1;
    if (whole >= reader->cells->len)
        return reader->cells->len - cell;
    if (is_label (reader, whole))
        return reader->columns;
    if (is_label (reader, cell + TITLE_CELLS))
        return TITLE_CELLS;
    while (next < reader->cells->len && next < cell + 5 * reader->columns && !is_label (reader, next)
           && !is_behind (reader, next))
        next++;
    return is_label (reader, next) ? next - cell : reader->columns;
}

static void
add_cell (const CellReader *reader, LayoutRow *row, guint column, guint cell) {
    guint line = cell_line (reader, cell);
    if (line != NO_LINE && column < row->cells->len)
        g_array_append_val ((GArray *)g_ptr_array_index (row->cells, column), line_at (reader, line)->text);
}

/* A row with more cells than columns: points that follow each other are one cell, and what is left over is put into the column that
 * has several paragraphs most often, which is a guess. */
static void
read_long_row (const CellReader *reader, LayoutRow *row, guint cell, guint length) {
    guint over = length - reader->columns, column = 0, points = 0;
    for (guint k = 1; k < length; k++)
        points += is_point (reader, cell + k) && is_point (reader, cell + k - 1);
    row->guessed = points != over;
    for (guint k = 0; k < length; k++) {
        gboolean is_more = is_point (reader, cell + k) && k > 0 && is_point (reader, cell + k - 1);
        is_more = is_more || (row->guessed && column == reader->many + 1 && cell_line (reader, cell + k) != NO_LINE);
        if (over > 0 && is_more) {
            add_cell (reader, row, column - 1, cell + k);
            over--;
        } else {
            add_cell (reader, row, column++, cell + k);
        }
    }
}

static LayoutRow *
read_row (const CellReader *reader, guint cell, guint length) {
    LayoutRow *row = layout_row_new (length == TITLE_CELLS ? TITLE_CELLS : reader->columns);

    row->columns = reader->columns;
    row->apart = TRUE;
    row->is_wide = length == TITLE_CELLS;
    row->guessed = length != reader->columns && !row->is_wide;
    if (length > reader->columns) {
        read_long_row (reader, row, cell, length);
        return row;
    }
    for (guint k = 0; k < length; k++)
        add_cell (reader, row, k, cell + k);
    return row;
}

/* The rows of names: the first has fewer where a name stands over several of the second, which stand there side by side. */
static guint
read_header (const CellReader *reader, GPtrArray *found) {
    guint above = reader->header - reader->columns, missing = reader->columns - above, parent = 0;
    LayoutRow *row;

    if (above == 0) {
        g_ptr_array_add (found, read_row (reader, 0, reader->columns));
        return 1;
    }
    while (parent < reader->columns && cell_line (reader, above + parent) == NO_LINE)
        parent++;
    row = layout_row_new (reader->columns);
    row->columns = reader->columns;
    row->apart = TRUE;
    for (guint k = 0; k < above; k++)
        add_cell (reader, row, k > parent ? k + missing : k, k);
    g_ptr_array_add (found, row);
    g_ptr_array_add (found, read_row (reader, above, reader->columns));
    return 2;
}

static guint
first_line (const CellReader *reader, guint cell, guint end) {
    while (cell < end && cell_line (reader, cell) == NO_LINE)
        cell++;
    return cell_line (reader, cell);
}

/* The column of those who work along, else of those who lead, else of the work. */
static guint
find_many (const CellReader *reader) {
    guint above = reader->header - reader->columns, lead = 1;
    for (guint k = 1; k < reader->columns; k++) {
        guint line = cell_line (reader, above + k);
        if (line == NO_LINE)
            continue;
        g_autofree char *plain = text_unaccent (line_peek (reader->lines, line_at (reader, line)),
                                                (gssize)span_length (line_at (reader, line)->text));
        if (strstr (plain, "phoi hop") != NULL)
            return k;
        if (strstr (plain, "chu tri") != NULL || strstr (plain, "thuc hien") != NULL)
            lead = k;
    }
    return lead;
}

/* Adds the rows of the table whose header begins on line @first; returns the line behind it, @first where there is no table. */
static guint
read_table (CellReader *reader, guint first, guint table, GHashTable *rows) {
    g_autoptr (GPtrArray) found = g_ptr_array_new ();
    g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
    guint cell = reader->header, fitting = 0, names, end_line;
    gboolean is_table;

    reader->many = find_many (reader);
    names = read_header (reader, found);
    for (guint i = 0, at = 0; i < names; i++, at = reader->header - reader->columns)
        g_array_append_val (starts, at);
    while (is_label (reader, cell)) {
        guint length = row_length (reader, cell);
        g_array_append_val (starts, cell);
        g_ptr_array_add (found, read_row (reader, cell, length));
        fitting += !((LayoutRow *)g_ptr_array_index (found, found->len - 1))->guessed;
        cell += length;
    }
    g_array_append_val (starts, cell);
    end_line = first_line (reader, cell, reader->cells->len);
    if (end_line == NO_LINE)
        end_line = cell_line (reader, reader->cells->len - 1) + 1;
    is_table = fitting * 3 >= (found->len - names) * (reader->columns == reader->header ? 1 : 2);
    for (guint i = 0; i < found->len; i++) {
        LayoutRow *row = g_ptr_array_index (found, i);
        guint line = first_line (reader, g_array_index (starts, guint, i), reader->cells->len);
        row->table = table;
        row->header = i < names;
        row->end = i + 1 < found->len ? first_line (reader, g_array_index (starts, guint, i + 1), reader->cells->len)
                                      : end_line;
        if (!is_table || line == NO_LINE || row->end <= line) {
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
    CellReader reader = { .lines = lines, .zones = columns };

    for (guint i = 0; i < lines->lines->len;) {
        guint end = i;
        if (g_hash_table_contains (rows, GUINT_TO_POINTER (i)) || !is_text_line (&reader, i)
            || line_at (&reader, i)->tabs > 0 || !table_names_is_number (lines, line_at (&reader, i)->text)) {
            i++;
            continue;
        }
        read_cells (&reader, i);
        reader.header = count_header (&reader);
        reader.columns = reader.header > 0 ? find_columns (&reader) : 0;
        if (reader.columns > 0)
            end = read_table (&reader, i, tables + 1, rows);
        tables += end > i;
        g_array_unref (reader.cells);
        i = MAX (end, i + 1);
    }
    return tables;
}
