/* tab_table.c - see tab_table.h. A row of n columns has n - 1 tabs. It takes several lines where one of its cells has several
 * paragraphs, and has fewer tabs where cells were merged into one. */
#include "ingest/tab_table.h"

#include <string.h>

#include "base/text.h"
#include "ingest/layout_page.h"
#include "ingest/spread_names.h"
#include "ingest/table_names.h"

#define TAB_COLUMNS      8 /* of a tab before the first word, as lines.c counts */
#define NAMES_MIN        3 /* columns that a header names */
#define TABLE_LINES_MAX  4000
#define HEADER_LINES_MAX 3
#define TITLE_BYTES_MAX  300 /* the title of a group of rows */

typedef struct {
    const Lines *lines;
    const GArray *zones;
    guint columns; /* of the table being read */
    guint table;
} TabReader;

static const Line *
line_at (const TabReader *reader, guint i) {
    return &g_array_index (reader->lines->lines, Line, i);
}

/* With two tabs it is no line of a letterhead or a signature, though a post may stand last in it. */
static gboolean
is_text_line (const TabReader *reader, guint i) {
    return i < reader->lines->lines->len && line_at (reader, i)->kind == LINE_TEXT && line_at (reader, i)->heading == 0
           && (g_array_index (reader->zones, ColumnLine, i).zone == 0 || line_at (reader, i)->tabs > 1);
}

/* The cells of the line, of Span: those that were left empty before its first word too, but not those behind its last. */
static GArray *
read_cells (const TabReader *reader, guint i) {
    const Line *line = line_at (reader, i);
    const char *text = reader->lines->clean->text->str;
    GArray *cells = g_array_new (FALSE, TRUE, sizeof (Span));
    gsize from = line->text.start;

    g_array_set_size (cells, line->tabs > 0 ? MIN (line->indent / TAB_COLUMNS, line->tabs) : 0);
    for (gsize at = from; at <= line->text.end; at++) {
        if (at < line->text.end && text[at] != '\t')
            continue;
        Span cell = span_trim (text, (Span){ from, at }, NULL);
        g_array_append_val (cells, cell);
        from = at + 1;
    }
    return cells;
}

/* How many of the cells have words, and of these the name of a column. */
static guint
count_names (const TabReader *reader, const GArray *cells, guint *ret_filled) {
    guint names = 0;
    *ret_filled = 0;
    for (guint k = 0; k < cells->len; k++) {
        Span cell = g_array_index (cells, Span, k);
        *ret_filled += span_length (cell) > 0;
        names += span_length (cell) > 0 && table_names_is (reader->lines, cell);
    }
    return names;
}

/* Below names of bodies, which are not known as names of columns: a row with a number and as many tabs. */
static gboolean
begins_below (const TabReader *reader, guint i, const GArray *header) {
    if (!is_text_line (reader, i + 1) || line_at (reader, i + 1)->tabs != line_at (reader, i)->tabs
        || !table_names_is_number (reader->lines, g_array_index (header, Span, 0)))
        return FALSE;
    g_autoptr (GArray) cells = read_cells (reader, i + 1);
    return table_names_is_label (reader->lines, g_array_index (cells, Span, 0));
}

static gboolean
is_header (const TabReader *reader, guint i) {
    guint names, filled;
    if (!is_text_line (reader, i) || line_at (reader, i)->tabs + 1 < NAMES_MIN)
        return FALSE;
    g_autoptr (GArray) cells = read_cells (reader, i);
    names = count_names (reader, cells, &filled);
    return names >= NAMES_MIN && (names * 2 >= filled || begins_below (reader, i, cells));
}

/* The line names a row of a table that stands on its side: `Thời hạn` and a time for each task. */
static gboolean
names_row (const TabReader *reader, guint i) {
    if (!is_text_line (reader, i) || line_at (reader, i)->tabs + 1 < NAMES_MIN)
        return FALSE;
    g_autoptr (GArray) cells = read_cells (reader, i);
    guint filled, names = count_names (reader, cells, &filled);
    return names * 2 <= filled && span_length (g_array_index (cells, Span, 0)) > 0
           && table_names_is (reader->lines, g_array_index (cells, Span, 0));
}

/* A table on its side: names in the first column, and as many tabs on each line. */
static gboolean
is_on_side (const TabReader *reader, guint i) {
    guint tabs = i < reader->lines->lines->len ? line_at (reader, i)->tabs : 0;
    for (guint k = i; k < i + NAMES_MIN; k++)
        if (!names_row (reader, k) || line_at (reader, k)->tabs > tabs)
            return FALSE;
    return TRUE;
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

static LayoutRow *
row_new (const TabReader *reader, guint cells) {
    LayoutRow *row = layout_row_new (cells);
    row->table = reader->table;
    row->columns = reader->columns;
    row->apart = TRUE;
    return row;
}

static void
add_piece (LayoutRow *row, guint cell, Span piece) {
    if (span_length (piece) > 0 && cell < row->cells->len)
        g_array_append_val ((GArray *)g_ptr_array_index (row->cells, cell), piece);
}

/* A spreadsheet puts a cell of several lines into quotation marks. */
static void
unquote (const TabReader *reader, LayoutRow *row) {
    const char *text = reader->lines->clean->text->str;
    for (guint k = 0; k < row->cells->len; k++) {
        GArray *pieces = g_ptr_array_index (row->cells, k);
        if (pieces->len < 2)
            continue;
        Span *first = &g_array_index (pieces, Span, 0), *last = &g_array_index (pieces, Span, pieces->len - 1);
        if (text[first->start] == '"' && text[last->end - 1] == '"') {
            first->start++;
            last->end--;
        }
    }
}

/* The line begins a row of its own: all its tabs are there, or its first cell is a number. */
static gboolean
begins_row (const TabReader *reader, guint i) {
    g_autoptr (GArray) cells = read_cells (reader, i);
    Span first = g_array_index (cells, Span, 0);
    return line_at (reader, i)->tabs + 1 >= reader->columns
           || (line_at (reader, i)->tabs > 0 && span_length (first) > 0 && table_names_is_label (reader->lines, first));
}

/* Where the row that begins on line @i ends: lines are taken until all its tabs are there. Its own line alone where they never are. */
static guint
find_row_end (const TabReader *reader, guint i, guint end) {
    guint tabs = line_at (reader, i)->tabs;
    for (guint k = i + 1; tabs + 1 < reader->columns && k < end; k++) {
        if (begins_row (reader, k) || tabs + line_at (reader, k)->tabs + 1 > reader->columns)
            break;
        tabs += line_at (reader, k)->tabs;
        if (tabs + 1 == reader->columns)
            return k + 1;
    }
    return i + 1;
}

/* The row of the lines [@first, @end), whose tabs are all there. */
static LayoutRow *
read_row (const TabReader *reader, guint first, guint end) {
    LayoutRow *row = row_new (reader, reader->columns);
    guint column = 0;

    for (guint i = first; i < end; i++) {
        g_autoptr (GArray) cells = read_cells (reader, i);
        for (guint k = 0; k < cells->len; k++)
            add_piece (row, column + k, g_array_index (cells, Span, k));
        column += line_at (reader, i)->tabs;
    }
    unquote (reader, row);
    return row;
}

/* A row with fewer cells than columns: a number and a title over the others; else which cells were merged is a guess. */
static LayoutRow *
read_short_row (const TabReader *reader, guint i) {
    g_autoptr (GArray) cells = read_cells (reader, i);
    guint filled = 0;
    LayoutRow *row;

    for (guint k = 0; k < cells->len; k++)
        filled += span_length (g_array_index (cells, Span, k)) > 0;
    if (filled == 1 || (filled == 2 && table_names_is_label (reader->lines, g_array_index (cells, Span, 0)))) {
        row = row_new (reader, cells->len > 1 && filled == 2 ? 2 : 1);
        row->is_wide = TRUE;
        for (guint k = 0, to = 0; k < cells->len; k++)
            if (span_length (g_array_index (cells, Span, k)) > 0)
                add_piece (row, to++, g_array_index (cells, Span, k));
        return row;
    }
    row = row_new (reader, reader->columns);
    row->guessed = TRUE;
    for (guint k = 0; k < cells->len; k++)
        add_piece (row, k, g_array_index (cells, Span, k));
    return row;
}

/* A header row that has fewer cells than columns has names over several names of the row below. */
static LayoutRow *
read_short_header (const TabReader *reader, guint i) {
    g_autoptr (GArray) cells = read_cells (reader, i);
    LayoutRow *row = row_new (reader, reader->columns);
    guint count = MIN (cells->len, reader->columns), places[LAYOUT_COLUMNS_MAX] = { 0 };
    gboolean below[LAYOUT_COLUMNS_MAX] = { FALSE };

    if (is_text_line (reader, i + 1)) {
        g_autoptr (GArray) names = read_cells (reader, i + 1);
        for (guint k = 0; k < MIN (names->len, reader->columns); k++)
            below[k] = span_length (g_array_index (names, Span, k)) > 0;
    }
    row->guessed = !spread_names_place (count, reader->columns, below, places);
    for (guint k = 0; k < count; k++)
        add_piece (row, places[k], g_array_index (cells, Span, k));
    return row;
}

/* ---- the table -------------------------------------------------------------------------------------------------- */

/* A line without a tab inside a table: more of a cell, or a title over all columns; lines with tabs follow soon. */
static gboolean
is_inside (const TabReader *reader, guint i) {
    for (guint k = i; is_text_line (reader, k) && line_at (reader, k)->blank_before == 0; k++) {
        if (is_header (reader, k) || span_length (line_at (reader, k)->text) > TITLE_BYTES_MAX * 4)
            return FALSE;
        if (line_at (reader, k)->tabs > 1)
            return TRUE;
    }
    return FALSE;
}

static guint
find_end (const TabReader *reader, guint body) {
    guint i = body;
    for (; is_text_line (reader, i) && i - body < TABLE_LINES_MAX; i++) {
        if (line_at (reader, i)->tabs == 0 && !is_inside (reader, i))
            break;
        if (line_at (reader, i)->blank_before > 0 && line_at (reader, i)->tabs + 1 < NAMES_MIN)
            break;
    }
    return i;
}

static guint
count_columns (const TabReader *reader, guint first, guint end) {
    guint tabs = 0;
    for (guint i = first; i < end; i++)
        tabs = MAX (tabs, line_at (reader, i)->tabs);
    return MIN (tabs + 1, LAYOUT_COLUMNS_MAX);
}

/* The lines of the header behind its first: names under an empty first cell. */
static guint
find_body (const TabReader *reader, guint first) {
    guint body = first + 1;
    for (; body < first + HEADER_LINES_MAX && is_text_line (reader, body) && line_at (reader, body)->tabs > 1; body++) {
        g_autoptr (GArray) cells = read_cells (reader, body);
        guint filled, names = count_names (reader, cells, &filled);
        if (span_length (g_array_index (cells, Span, 0)) > 0 || names < filled || filled < 2)
            break;
    }
    return body;
}

static guint
read_table (TabReader *reader, guint first, gboolean on_side, GHashTable *rows) {
    guint body = on_side ? first : find_body (reader, first), end = find_end (reader, body);

    reader->columns = count_columns (reader, first, end);
    reader->table++;
    for (guint i = first; i < end;) {
        guint next = i < body ? i + 1 : find_row_end (reader, i, end);
        gboolean whole = next > i + 1 || line_at (reader, i)->tabs + 1 >= reader->columns;
        LayoutRow *row = whole      ? read_row (reader, i, next)
                         : i < body ? read_short_header (reader, i)
                                    : read_short_row (reader, i);
        row->header = i < body;
        row->end = next;
        g_hash_table_insert (rows, GUINT_TO_POINTER (i), row);
        i = next;
    }
    return end;
}

guint
tab_tables_find (const Lines *lines, const GArray *columns, guint tables, GHashTable *rows) {
    TabReader reader = { .lines = lines, .zones = columns, .table = tables };

    for (guint i = 0; i < lines->lines->len;) {
        gboolean header = is_header (&reader, i);
        i = header || is_on_side (&reader, i) ? read_table (&reader, i, !header, rows) : i + 1;
    }
    return reader.table;
}
