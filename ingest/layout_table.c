/* layout_table.c - see layout_table.h. A table is opened by lines that name its columns; it goes on over the pages until lines come
 * that run across its columns. */
#include "ingest/layout_table.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/layout_find.h"
#include "ingest/layout_header.h"
#include "ingest/layout_merged.h"
#include "ingest/layout_reach.h"
#include "ingest/layout_rows.h"
#include "ingest/table_names.h"

#define TABLE_LINES_MAX 4000
#define BLANKS_MAX      3 /* inside a table */
#define GAP_COLUMNS     6
#define ACROSS_COLUMNS  20 /* a shorter stretch of words may stand over a cut and be a cell's */
#define NUMBER_BELOW    4
#define TITLE_AHEAD     8 /* lines from a title across the columns to the first line below it that has columns */

/* A page number or a line that each page repeats. */
static gboolean
is_of_page (const Line *line) {
    return line->kind == LINE_PAGE_NUMBER || line->kind == LINE_RUNNING;
}

/* ---- the end ---------------------------------------------------------------------------------------------------- */

/* What no table holds, wherever it stands. */
static gboolean
is_behind (const LayoutFinder *finder, guint i) {
    const Line *line = layout_find_line (finder, i);
    Span head = { line->text.start, MIN (line->text.end, line->text.start + 40) };
    if (is_of_page (line))
        return FALSE;
    if (!layout_find_is_text (finder, i) || (line->blank_before > BLANKS_MAX && !line->page_break) || line->rule_before)
        return TRUE;
    head.end = text_character_behind (finder->lines->clean->text->str, head.end, line->text.end);
    return layout_find_matches (finder, head, "^(?:noi nhan|phu luc|ghi chu *:|dieu \\d+[.:])");
}

static guint
count_stretches (const LayoutPage *page, guint i) {
    const GArray *words = layout_page_words (page, i);
    guint count = 0;
    for (guint k = 0; k < words->len; k++)
        count += g_array_index (words, LayoutWord, k).white >= LAYOUT_GUTTER_COLUMNS;
    return count;
}

/* Words that run across the columns, other than a title: prose. */
static gboolean
is_across (const LayoutPage *page, guint i) {
    if (layout_line (page, i)->kind != LINE_TEXT || count_stretches (page, i) != 1 || layout_page_crossed (page, i) == 0
        || layout_page_is_title (page, i))
        return FALSE;
    const GArray *words = layout_page_words (page, i);
    guint start = g_array_index (words, LayoutWord, 0).start;
    return start < page->cuts[0] || g_array_index (words, LayoutWord, words->len - 1).end - start > ACROSS_COLUMNS;
}

/* A row whose cells nearly touch: its number stands on one of the next lines, set off, and no blank line before it. */
static gboolean
has_number_below (const LayoutPage *page, guint i) {
    for (guint k = i + 1; k < MIN (page->end, i + NUMBER_BELOW) && layout_line (page, k)->blank_before == 0; k++) {
        const GArray *words = layout_page_words (page, k);
        if (page->numbered && layout_page_has_label (page, k)
            && (words->len == 1 || g_array_index (words, LayoutWord, 1).white >= LAYOUT_GUTTER_COLUMNS))
            return TRUE;
    }
    return FALSE;
}

/* A title across the columns: within a few lines the table goes on in columns. */
static gboolean
goes_on_below (const LayoutPage *page, guint i) {
    guint across = 0;
    for (guint k = i; k < MIN (page->end, i + 1 + TITLE_AHEAD); k++) {
        if (is_across (page, k)) {
            if (++across > 2)
                return FALSE;
        } else if (count_stretches (page, k) >= 3) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A heading of the text below the table: `III. Tổ chức thực hiện`. */
static gboolean
is_heading (const LayoutPage *page, guint i) {
    const Line *line = layout_line (page, i);
    return line->kind == LINE_TEXT && count_stretches (page, i) == 1
           && pattern_match (pattern_peek ("^(?:[IVX]{1,5}|\\d{1,2}(?:\\.\\d{1,2})*|[A-H])(?:\\.|\\s?[-–/]) *\\p{Lu}"),
                             layout_text (page) + line->text.start, span_length (line->text), 0, NULL);
}

/* The first blank line of a table that has at least two rows, and below it only lines of one stretch: text. */
static gboolean
is_parted (const LayoutPage *page, guint i) {
    if (i < page->body + 2 || layout_line (page, i)->blank_before == 0 || layout_line (page, i)->page_break
        || layout_page_has_label (page, i)
        || !g_unichar_isupper (g_utf8_get_char (layout_text (page) + layout_line (page, i)->text.start)))
        return FALSE;
    for (guint k = page->body + 1; k < i; k++)
        if (layout_line (page, k)->blank_before > 0)
            return FALSE;
    for (guint k = i; k < page->end; k++)
        if (layout_line (page, k)->kind == LINE_TEXT && count_stretches (page, k) > 1)
            return FALSE;
    return TRUE;
}

/* Where the lines of this page stop having its columns. */
static guint
find_end (const LayoutPage *page) {
    guint i = page->body;
    for (; i < page->end; i++) {
        gboolean across = is_across (page, i)
                          && (layout_page_crossed (page, i) > 1 || layout_line (page, i)->blank_before > 0
                              || !layout_page_has_beginning (page, i));
        if (across && layout_page_has_beginning (page, i) && has_number_below (page, i))
            continue;
        if ((across || is_heading (page, i) || is_parted (page, i)) && !goes_on_below (page, i))
            break;
    }
    return i;
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

LayoutRow *
layout_row_new (guint cells) {
    LayoutRow *row = g_new0 (LayoutRow, 1);
    row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    for (guint k = 0; k < cells; k++)
        g_ptr_array_add (row->cells, g_array_new (FALSE, FALSE, sizeof (Span)));
    return row;
}

void
layout_row_free (LayoutRow *row) {
    g_ptr_array_unref (row->cells);
    g_free (row);
}

static void
add_piece (LayoutRow *row, guint cell, Span piece) {
    if (piece.end > piece.start)
        g_array_append_val ((GArray *)g_ptr_array_index (row->cells, cell), piece);
}

/* What is known of a cell's lines so far. */
typedef struct {
    guint line;  /* the last one, counted in lines of text from 1; 0 where none */
    guint taken; /* how wide it is */
    Span piece;
} CellLines;

static gboolean
is_whole_time (const LayoutPage *page, Span piece) {
    return pattern_match (pattern_peek ("^(?:\\d{1,2}/\\d{1,2}(?:/\\d{4})?|20\\d\\d(?: ?[-–] ?20\\d\\d)?)$"),
                          layout_text (page) + piece.start, span_length (piece), 0, NULL);
}

/* Line @i, the @line-th of the row, of a cell. Where the line above had room for more, or lies further above than lines of one cell do,
 * or both are whole times, a paragraph ended there. */
static void
add_cell_line (const LayoutPage *page, LayoutRow *row, guint i, guint line, guint cell, Span piece, CellLines *above) {
    guint start, end, first;
    if (piece.end <= piece.start)
        return;
    layout_reach_of (page, i, piece, &start, &end, &first);
    if (!row->header && above->line > 0
        && ((g_unichar_isupper (g_utf8_get_char (layout_text (page) + piece.start))
             && !layout_reach_goes_on (page, above->piece)
             && (line > above->line + 2 || layout_reach_had_room (page, cell, above->taken, first)))
            || (is_whole_time (page, piece) && is_whole_time (page, above->piece)))) {
        Span gap = { piece.start, piece.start };
        g_array_append_val ((GArray *)g_ptr_array_index (row->cells, cell), gap);
    }
    *above = (CellLines){ .line = line, .taken = end - start, .piece = piece };
    add_piece (row, cell, piece);
}

/* How many cells have a paragraph that ended inside: where several do, the row may be two. */
static guint
count_parted (const LayoutRow *row) {
    guint count = 0;
    for (guint k = 0; k < row->cells->len && !row->header; k++) {
        const GArray *pieces = g_ptr_array_index (row->cells, k);
        gboolean parted = FALSE;
        for (guint i = 0; i < pieces->len; i++)
            parted = parted || span_length (g_array_index (pieces, Span, i)) == 0;
        count += parted;
    }
    return count;
}

/* Nearly all cells have words on line @i, and all begin as cells do: it may be a row of its own, whose number was merged with the one above. */
static gboolean
begins_cells (const LayoutPage *page, guint i, const guint *cuts) {
    guint begin = 0, from = page->numbered ? 1 : 0;
    for (guint k = from; k < page->count && layout_line (page, i)->kind == LINE_TEXT; k++) {
        Span cell = layout_page_cell (page, i, cuts, k);
        if (cell.end <= cell.start)
            continue;
        if (g_unichar_islower (g_utf8_get_char (layout_text (page) + cell.start)))
            return FALSE;
        begin++;
    }
    return begin >= 3 && begin + 1 >= page->count - from;
}

/* White space inside a cell's line that is wider than what sets a line to both edges. */
static gboolean
has_gap (const LayoutPage *page, guint i, Span cell) {
    const GArray *words = layout_page_words (page, i);
    for (guint k = 1; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        if (word->text.start > cell.start && word->text.end <= cell.end && word->white >= GAP_COLUMNS)
            return TRUE;
    }
    return FALSE;
}

/* A cell's words reach into the column beside it, which has none in this row: they may be two cells. */
static gboolean
reaches_over (const LayoutPage *page, const LayoutRow *row, guint first, guint end, const guint *cuts) {
    for (guint i = first; i < end; i++)
        for (guint k = 0; k < row->cells->len; k++)
            if (has_gap (page, i, layout_page_cell (page, i, cuts, k)))
                return TRUE;
    for (guint k = 0; k + 1 < row->cells->len; k++) {
        const GArray *pieces = g_ptr_array_index (row->cells, k), *beside = g_ptr_array_index (row->cells, k + 1);
        for (guint i = first; i < end && beside->len == 0; i++)
            for (guint n = 0; n < pieces->len; n++) {
                guint start, reach, width;
                layout_reach_of (page, i, g_array_index (pieces, Span, n), &start, &reach, &width);
                if (reach > page->cuts[k] + 1)
                    return TRUE;
            }
    }
    return FALSE;
}

static LayoutRow *
row_new (const LayoutPage *page, guint table, guint first, guint end) {
    LayoutRow *row = g_new0 (LayoutRow, 1);
    guint cuts[LAYOUT_COLUMNS_MAX], cells;
    gboolean across = first >= page->body && end == first + 1 && is_across (page, first);

    row->table = table;
    row->end = end;
    row->columns = page->count;
    row->header = first < page->body;
    row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    row->is_wide
        = !row->header && end == first + 1 && (across || (page->numbered && layout_page_is_title (page, first)));
    cells = !row->is_wide ? page->count : across ? 1 : 2;
    for (guint k = 0; k < cells; k++)
        g_ptr_array_add (row->cells, g_array_new (FALSE, FALSE, sizeof (Span)));
    if (row->is_wide) {
        const GArray *words = layout_page_words (page, first);
        Span label = g_array_index (words, LayoutWord, 0).text, line = layout_line (page, first)->text;
        if (cells == 2)
            add_piece (row, 0, label);
        add_piece (row, cells - 1,
                   cells == 1 ? line : (Span){ g_array_index (words, LayoutWord, 1).text.start, line.end });
        return row;
    }
    layout_page_row_cuts (page, first, end, cuts);
    row->guessed = !row->header && page->numbered;
    for (guint i = first; i < end; i++)
        row->guessed = row->guessed && !layout_page_has_label (page, i);
    for (guint i = first; i < end && !row->header; i++)
        row->guessed = row->guessed || layout_page_is_guessed (page, i, cuts)
                       || (i > first && layout_page_has_label (page, first) && begins_cells (page, i, cuts));
    CellLines above[LAYOUT_COLUMNS_MAX] = { { 0 } };
    for (guint i = first, line = 1; i < end; i++, line++)
        for (guint k = 0; k < page->count && layout_line (page, i)->kind == LINE_TEXT; k++)
            add_cell_line (page, row, i, line, k, layout_page_cell (page, i, row->header ? page->cuts : cuts, k),
                           &above[k]);
    row->guessed
        = row->guessed || count_parted (row) >= 2 || (!row->header && reaches_over (page, row, first, end, cuts));
    return row;
}

/* The first @lines lines of a cell belong to the cell above. */
static void
move_up (LayoutRow *above, LayoutRow *row, guint column, guint lines) {
    GArray *pieces = g_ptr_array_index (row->cells, column);
    guint n = 0;
    for (guint taken = 0; n < pieces->len && taken < lines; n++)
        taken += span_length (g_array_index (pieces, Span, n)) > 0;
    g_array_append_vals (g_ptr_array_index (above->cells, column), pieces->data, n);
    g_array_remove_range (pieces, 0, n);
}

/* A title that stands in the first column alone, as one cell over all of them. */
static LayoutRow *
title_row_new (const LayoutPage *page, guint table, guint first, guint end) {
    LayoutRow *row = layout_row_new (1);
    row->table = table;
    row->end = end;
    row->columns = page->count;
    row->is_wide = TRUE;
    add_piece (row, 0, layout_line (page, first)->text);
    return row;
}

/* A header with names over several others is two rows: the second has those others. */
static void
add_header (const LayoutPage *page, guint table, GHashTable *rows) {
    LayoutRow *header = row_new (page, table, page->first, page->body), *below;

    g_hash_table_insert (rows, GUINT_TO_POINTER (page->first), header);
    if (page->n_over == 0 || page->names != page->count)
        return;
    for (guint k = 0; k < page->count; k++)
        g_array_set_size (g_ptr_array_index (header->cells, k), 0);
    below = layout_row_new (page->count);
    below->table = table;
    below->columns = page->count;
    below->header = TRUE;
    below->end = page->body;
    header->end = page->first + 1;
    for (guint i = page->first; i < page->body; i++) {
        g_autoptr (GArray) pieces = layout_header_pieces (page, i);
        for (guint k = 0; k < pieces->len; k++) {
            const LayoutWord *piece = &g_array_index (pieces, LayoutWord, k);
            gboolean is_below;
            guint column = layout_header_column (page, i, piece, &is_below);
            add_piece (is_below ? below : header, column, piece->text);
        }
    }
    g_hash_table_insert (rows, GUINT_TO_POINTER (page->first + 1), below);
}

/* Cells over several rows, in whose middle they stand: their words go to the first of these. */
static void
merge_rows (const LayoutPage *page, const GArray *spans, GPtrArray *found) {
    g_autoptr (GArray) merged = layout_merged_find (page, spans);
    for (guint i = 0; i < merged->len; i++) {
        const LayoutMerged *cell = &g_array_index (merged, LayoutMerged, i);
        for (guint r = cell->first; r <= cell->last; r++) {
            LayoutRow *row = found->pdata[r];
            row->guessed = TRUE;
            if (r > cell->first)
                row->goes_on |= (guint32)1 << cell->column;
        }
        if (cell->row != cell->first)
            move_up (found->pdata[cell->first], found->pdata[cell->row], cell->column, G_MAXUINT);
    }
}

static void
add_rows (LayoutPage *page, guint table, GHashTable *rows) {
    layout_reach_find (page);
    g_autoptr (GArray) starts = layout_rows_find (page);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (LayoutRowSpan));
    g_autoptr (GPtrArray) found = g_ptr_array_new ();
    LayoutRow *origins[LAYOUT_COLUMNS_MAX] = { NULL }; /* of the cells of each column */

    if (page->body > page->first)
        add_header (page, table, rows);
    for (guint k = 0; k < starts->len; k++) {
        const LayoutRowLines *lines = &g_array_index (starts, LayoutRowLines, k);
        guint end = k + 1 < starts->len ? g_array_index (starts, LayoutRowLines, k + 1).first : page->end;
        LayoutRow *row = lines->is_alone ? title_row_new (page, table, lines->first, end)
                                         : row_new (page, table, lines->first, end);
        row->guessed = row->guessed || lines->guessed;
        for (guint column = 0; column < page->count && !row->is_wide; column++) {
            gboolean merged = (lines->goes_on & (guint32)1 << column) != 0 && origins[column] != NULL;
            if ((merged || lines->rest[column] > 0) && origins[column] != NULL)
                move_up (origins[column], row, column, merged ? G_MAXUINT : lines->rest[column]);
            if (merged)
                row->goes_on |= (guint32)1 << column;
            else
                origins[column] = row;
        }
        if (row->is_wide)
            memset (origins, 0, sizeof origins);
        LayoutRowSpan span = { .first = lines->first, .end = end, .is_title = row->is_wide };
        g_array_append_val (spans, span);
        g_ptr_array_add (found, row);
        g_hash_table_insert (rows, GUINT_TO_POINTER (lines->first), row);
    }
    merge_rows (page, spans, found);
}

/* ---- where tables stand ----------------------------------------------------------------------------------------- */

/* Sets the lines of the page from the header's line @seed on, which is a header line, or from page->body on. */
static void
find_lines (const LayoutFinder *finder, guint floor, guint seed, LayoutPage *page) {
    guint length = finder->lines->lines->len;
    if (page->names == 0)
        layout_find_header (finder, floor, seed, &page->first, &page->body);
    page->end = page->body;
    while (page->end < length && page->end - page->first < TABLE_LINES_MAX && !is_behind (finder, page->end)
           && !(page->end > page->body && layout_find_line (finder, page->end)->page_break)
           && !(page->end > page->first && layout_find_is_header (finder, page->end)))
        page->end++;
}

/* The page's columns and its end. FALSE where no line below the header has columns. */
static gboolean
read_page (LayoutPage *page) {
    guint end;
    layout_page_read_words (page);
    if (page->body > page->first) {
        layout_header_read (page);
        page->numbered = page->names > 0 && table_names_is_number (page->lines, page->name[0].text);
        page->label_column = 0;
        for (guint k = 1; k < page->names && !page->numbered && page->label_column == 0; k++)
            page->label_column = table_names_is_number (page->lines, page->name[k].text) ? k : 0;
    }
    layout_page_find_cuts (page);
    end = find_end (page);
    while (end > page->body && is_of_page (layout_line (page, end - 1)))
        end--;
    if (end < page->end) {
        /* what stood behind the table has no say in its columns */
        page->end = end;
        layout_page_find_cuts (page);
    }
    return page->count >= 3 && page->end > page->body;
}

/* A page without a header goes on with the table above where its lines have columns. */
static gboolean
has_columns (const LayoutPage *page) {
    guint columns = 0;
    for (guint i = page->body; i < MIN (page->end, page->body + TITLE_AHEAD); i++)
        columns += count_stretches (page, i) >= 3;
    return columns > 0;
}

GHashTable *
layout_rows_new (void) {
    return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)layout_row_free);
}

guint
layout_tables_find (const Lines *lines, const GArray *columns, guint tables, GHashTable *rows) {
    const LayoutFinder finder = { .lines = lines, .zones = columns };
    LayoutPage page = { .lines = lines };
    guint floor = 0, table = tables, last_end = 0;

    for (guint i = 0; i < lines->lines->len; i++) {
        const LayoutRow *taken = g_hash_table_lookup (rows, GUINT_TO_POINTER (i));
        gboolean is_header, goes_on;
        if (taken != NULL) {
            i = taken->end - 1;
            continue;
        }
        is_header = layout_find_is_header (&finder, i);
        while (last_end < i && is_of_page (layout_find_line (&finder, last_end)))
            last_end++;
        goes_on = !is_header && table > tables && page.names > 0 && i == last_end
                  && layout_find_line (&finder, i)->page_break;
        if (!is_header && !goes_on)
            continue;
        if (is_header)
            page.names = 0;
        else
            page.first = page.body = i;
        find_lines (&finder, floor, i, &page);
        if (read_page (&page) && (is_header || has_columns (&page))) {
            if (is_header && (page.first > last_end || table == tables))
                table++; /* else the header is repeated on the next page */
            add_rows (&page, table, rows);
            last_end = floor = page.end;
            i = page.end - 1;
        } else if (is_header) {
            page.names = 0;
        }
        layout_page_clear (&page);
    }
    return table;
}
