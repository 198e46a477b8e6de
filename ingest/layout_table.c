/* layout_table.c - see layout_table.h. A table is opened by a line that names its columns. What lies below is cut where no line
 * of the page has a letter, at most once between two names of the header. */
#include "ingest/layout_table.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define WIDTH_MAX        320 /* columns of a printed line */
#define COLUMNS_MAX      12
#define HEADER_LINES_MAX 6
#define TABLE_LINES_MAX  4000
#define GUTTER_COLUMNS   2 /* white space that parts two columns, at least */
#define BLANKS_MAX       3 /* inside a table */

typedef struct {
    guint start, end; /* columns of the page */
    Span text;
} Segment;

typedef struct {
    const Lines *lines;
    const GArray *zones;
    guint first, end;        /* lines of one page of the table */
    guint body;              /* first line below the header */
    guint cuts[COLUMNS_MAX]; /* where column k + 1 begins */
    guint count;             /* columns */
    gboolean numbered;       /* the first column holds numbers */
} Page;

static const Line *
line_at (const Page *page, guint i) {
    return &g_array_index (page->lines->lines, Line, i);
}

/* A page number or a line that each page repeats. */
static gboolean
is_of_page (const Line *line) {
    return line->kind == LINE_PAGE_NUMBER || line->kind == LINE_RUNNING;
}

/* The words of a line that stand together, parted by GUTTER_COLUMNS or a tab. */
static GArray *
read_segments (const Lines *lines, const Line *line) {
    const char *text = lines->clean->text->str;
    GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
    guint column = line->indent, blanks = GUTTER_COLUMNS;

    for (gsize at = line->text.start; at < line->text.end && line->kind == LINE_TEXT;) {
        gsize next = (gsize)(g_utf8_next_char (text + at) - text);
        if (text[at] == ' ' || text[at] == '\t') {
            guint step = text[at] == '\t' ? 8 - column % 8 : 1;
            blanks += text[at] == '\t' ? GUTTER_COLUMNS : 1;
            column += step;
        } else {
            if (blanks >= GUTTER_COLUMNS)
                g_array_append_val (segments, ((Segment){ column, column, { at, at } }));
            Segment *last = &g_array_index (segments, Segment, segments->len - 1);
            last->end = ++column;
            last->text.end = next;
            blanks = 0;
        }
        at = next;
    }
    return segments;
}

#define HEADER_WORDS                                                                                                   \
    "^(?:tt|stt|so tt|noi dung|nhiem vu|ten nhiem vu|cong viec|noi dung cong viec|hoat dong|don vi|co quan|bo phan|"   \
    "chu tri|thuc hien|phu trach|nguoi phu trach|phoi hop|thoi gian|thoi han|tien do|hoan thanh|han hoan thanh|"       \
    "san pham|ket qua|ghi chu|kinh phi|dau viec|giai phap)\\b"

static guint
count_header_words (const Lines *lines, const GArray *segments) {
    guint count = 0;
    for (guint i = 0; i < segments->len; i++) {
        Span words = g_array_index (segments, Segment, i).text;
        g_autofree char *plain = text_unaccent (lines->clean->text->str + words.start, (gssize)span_length (words));
        count += span_length (words) < 90 && pattern_matches (HEADER_WORDS, plain);
    }
    return count;
}

static gboolean
is_text_line (const Page *page, guint i) {
    return i < page->lines->lines->len && line_at (page, i)->kind == LINE_TEXT && line_at (page, i)->heading == 0
           && g_array_index (page->zones, ColumnLine, i).zone == 0;
}

/* A line that names at least three columns. */
static gboolean
is_header_line (const Page *page, guint i) {
    if (!is_text_line (page, i))
        return FALSE;
    g_autoptr (GArray) segments = read_segments (page->lines, line_at (page, i));
    return segments->len >= 3 && count_header_words (page->lines, segments) >= 3;
}

/* A number, letter or Roman figure that stands by itself at the left of a line. */
static gboolean
has_label (const Page *page, guint i) {
    g_autoptr (GArray) segments = read_segments (page->lines, line_at (page, i));
    if (segments->len < 2)
        return FALSE;
    Span words = g_array_index (segments, Segment, 0).text;
    return pattern_match (pattern_peek ("^(?:\\d{1,3}(?:\\.\\d{1,2})*|[IVX]{1,5}|[A-HĐ]|[a-zđ])[.)]?$"),
                          page->lines->clean->text->str + words.start, span_length (words), 0, NULL);
}

/* Prose as wide as the table, or what follows it after white space. */
static gboolean
is_behind_table (const Page *page, guint i, guint width) {
    const Line *line = line_at (page, i);
    if (is_of_page (line))
        return FALSE;
    if (!is_text_line (page, i) || line->blank_before > BLANKS_MAX || line->rule_before)
        return TRUE;
    if (has_label (page, i))
        return FALSE;
    g_autoptr (GArray) segments = read_segments (page->lines, line);
    if (segments->len != 1)
        return FALSE;
    g_autofree char *plain = text_unaccent (line_peek (page->lines, line), (gssize)MIN (span_length (line->text), 60));
    return (line->end - line->indent) * 10 > width * 7 || pattern_matches ("^(?:noi nhan|phu luc|ghi chu *:)", plain)
           || (line->blank_before > 1 && i > page->body + 1)
           || (line->blank_before > 0
               && pattern_match (
                   pattern_peek ("^(?:[IVX]{1,5}|\\d{1,2}(?:\\.\\d{1,2})*|[A-H])(?:\\.|\\s?[-–]) *\\p{Lu}"),
                   line_peek (page->lines, line), MIN (span_length (line->text), 40), 0, NULL));
}

/* ---- columns ---------------------------------------------------------------------------------------------------- */

static void
mark (guint16 *used, const GArray *segments) {
    for (guint k = 0; k < segments->len; k++) {
        const Segment *segment = &g_array_index (segments, Segment, k);
        for (guint column = segment->start; column < MIN (segment->end, WIDTH_MAX); column++)
            used[column] = 1;
    }
}

/* A title over the table crosses its columns: its number and one stretch of words. */
static gboolean
is_title_line (const Page *page, guint i) {
    g_autoptr (GArray) segments = read_segments (page->lines, line_at (page, i));
    return segments->len == 2 && has_label (page, i)
           && (g_array_index (segments, Segment, 1).end > page->cuts[1] || page->count < 3
               || g_ascii_isupper (line_peek (page->lines, line_at (page, i))[0]));
}

/* The end of the widest white space of [from, to), 0 where there is none. */
static guint
widest_white (const guint16 *used, guint from, guint to) {
    guint best = 0, width = 0;
    for (guint column = from; column < to; column++) {
        guint start = column;
        while (column < to && !used[column])
            column++;
        if (column - start > width) {
            width = column - start;
            best = column;
        }
    }
    return best;
}

/* Cuts where the white space runs through all lines, at most once between two names of the header. */
static void
find_columns (Page *page) {
    guint16 used[WIDTH_MAX + 1] = { 0 }, named[WIDTH_MAX + 1] = { 0 };

    for (guint i = page->first; i < page->end; i++) {
        g_autoptr (GArray) segments = read_segments (page->lines, line_at (page, i));
        if (i < page->body)
            mark (named, segments);
        if (i < page->body || !is_title_line (page, i))
            mark (used, segments);
    }
    page->count = 0;
    for (guint column = 0; column < WIDTH_MAX && page->count + 1 < COLUMNS_MAX; column++) {
        guint from = column, cut;
        while (column < WIDTH_MAX && !named[column])
            column++;
        /* white space of one column inside a name parts its words */
        if (from == 0 || column == WIDTH_MAX || column - from < GUTTER_COLUMNS)
            continue;
        cut = widest_white (used, from, column);
        if (cut > 0)
            page->cuts[page->count++] = cut;
    }
    page->count++;
}

/* The part of line @i that lies in column @column. */
static Span
cell_of (const Page *page, guint i, guint column) {
    const Line *line = line_at (page, i);
    guint from = column > 0 ? page->cuts[column - 1] : 0;
    guint to = column + 1 < page->count ? page->cuts[column] : G_MAXUINT;
    g_autoptr (GArray) segments = read_segments (page->lines, line);
    Span cell = { 0, 0 };

    for (guint k = 0; k < segments->len; k++) {
        const Segment *segment = &g_array_index (segments, Segment, k);
        if (segment->start < from || segment->start >= to)
            continue;
        if (cell.end == 0)
            cell.start = segment->text.start;
        cell.end = segment->text.end;
    }
    return cell;
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

static void
free_row (gpointer data) {
    LayoutRow *row = data;
    g_ptr_array_unref (row->cells);
    g_free (row);
}

static LayoutRow *
row_new (const Page *page, guint table, guint first, guint end) {
    LayoutRow *row = g_new0 (LayoutRow, 1);
    row->table = table;
    row->end = end;
    row->columns = page->count;
    row->header = first < page->body;
    row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    row->is_wide = !row->header && page->numbered && end == first + 1 && is_title_line (page, first);
    for (guint k = 0; k < (row->is_wide ? 2 : page->count); k++)
        g_ptr_array_add (row->cells, g_array_new (FALSE, FALSE, sizeof (Span)));
    for (guint i = first; i < end; i++) {
        if (row->is_wide) {
            g_autoptr (GArray) segments = read_segments (page->lines, line_at (page, i));
            for (guint k = 0; k < 2; k++)
                g_array_append_val ((GArray *)g_ptr_array_index (row->cells, k),
                                    g_array_index (segments, Segment, k).text);
            continue;
        }
        for (guint k = 0; k < page->count; k++) {
            Span cell = cell_of (page, i, k);
            if (cell.end > cell.start)
                g_array_append_val ((GArray *)g_ptr_array_index (row->cells, k), cell);
        }
    }
    return row;
}

static gboolean
begins_large (const Page *page, guint i, guint column) {
    Span cell = cell_of (page, i, column);
    return cell.end > cell.start && !g_unichar_islower (g_utf8_get_char (page->lines->clean->text->str + cell.start));
}

/* A number in the middle of its row: the row began further up, behind white space or where its words begin. */
static guint
row_start (const Page *page, guint floor, guint labelled) {
    for (guint i = labelled; i > floor; i--)
        if (line_at (page, i)->blank_before > 0)
            return i;
    for (guint i = labelled; i > floor; i--)
        if (begins_large (page, i, 1))
            return i;
    return labelled;
}

static gboolean
begins_row (const Page *page, guint i) {
    guint filled = 0;
    if (page->numbered) {
        Span number = cell_of (page, i, 0);
        return number.end > number.start && has_label (page, i);
    }
    if (line_at (page, i)->blank_before > 0)
        return TRUE;
    for (guint k = 0; k < page->count; k++)
        filled += begins_large (page, i, k);
    return filled + 1 >= page->count;
}

static void
add_rows (const Page *page, guint table, GHashTable *rows) {
    guint first = page->body, last = page->body - 1; /* the line of the number before */

    if (page->body > page->first)
        g_hash_table_insert (rows, GUINT_TO_POINTER (page->first), row_new (page, table, page->first, page->body));
    for (guint i = page->body; i < page->end; i++) {
        guint start;
        if (!begins_row (page, i))
            continue;
        start = page->numbered ? row_start (page, last, i) : i;
        last = i;
        if (start > first)
            g_hash_table_insert (rows, GUINT_TO_POINTER (first), row_new (page, table, first, start));
        first = start;
        /* a title is one line: what follows is the next row's */
        if (page->numbered && is_title_line (page, i) && start == i) {
            g_hash_table_insert (rows, GUINT_TO_POINTER (i), row_new (page, table, i, i + 1));
            first = i + 1;
        }
    }
    if (first < page->end)
        g_hash_table_insert (rows, GUINT_TO_POINTER (first), row_new (page, table, first, page->end));
}

/* ---- where tables stand ----------------------------------------------------------------------------------------- */

/* The header around the line @at that names the columns, and the table below it to its end or the end of the page. */
static gboolean
read_page (Page *page, guint at, guint floor) {
    const Line *line = line_at (page, at);
    guint width = line->end - line->indent;

    page->first = at;
    while (page->first > floor && at - page->first < 2 && line_at (page, page->first)->blank_before == 0
           && is_text_line (page, page->first - 1)) {
        g_autoptr (GArray) segments = read_segments (page->lines, line_at (page, page->first - 1));
        if (segments->len < 2)
            break;
        page->first--;
    }
    page->body = at + 1;
    while (is_text_line (page, page->body) && page->body - at < HEADER_LINES_MAX
           && line_at (page, page->body)->blank_before == 0 && !has_label (page, page->body)
           && !begins_large (page, page->body, 0))
        page->body++;
    page->end = page->body;
    while (page->end < page->lines->lines->len && page->end - at < TABLE_LINES_MAX && !is_header_line (page, page->end)
           && !is_behind_table (page, page->end, width))
        page->end++;
    while (page->end > page->body && is_of_page (line_at (page, page->end - 1)))
        page->end--;
    if (page->end == page->body)
        return FALSE;
    find_columns (page);
    page->numbered = FALSE;
    for (guint i = page->first; i < page->body; i++) {
        g_autofree char *plain = NULL;
        Span name = cell_of (page, i, 0);
        plain = text_unaccent (page->lines->clean->text->str + name.start, (gssize)span_length (name));
        page->numbered = page->numbered || pattern_matches ("^(?:s?tt|so tt)\\b", plain);
    }
    return page->count >= 3;
}

GHashTable *
layout_tables_find (const Lines *lines, const GArray *columns) {
    GHashTable *rows = g_hash_table_new_full (NULL, NULL, NULL, free_row);
    Page page = { .lines = lines, .zones = columns };
    guint floor = 0, table = 0, last_end = 0;

    for (guint i = 0; i < lines->lines->len; i++) {
        page.count = 1;
        if (!is_header_line (&page, i) || !read_page (&page, i, floor))
            continue;
        while (last_end < page.first && is_of_page (line_at (&page, last_end)))
            last_end++;
        if (page.first != last_end || table == 0)
            table++; /* else the header is repeated on the next page */
        add_rows (&page, table, rows);
        last_end = floor = page.end;
        i = page.end - 1;
    }
    return rows;
}
