/* plain.c - see plain.h. The way: tags off (html.c), lost blanks (lost_blanks.c), lines (lines.c), columns (columns.c), paragraphs (reflow.c). */
#include "ingest/plain.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/warning.h"
#include "ingest/cell_table.h"
#include "ingest/columns.h"
#include "ingest/html.h"
#include "ingest/layout_table.h"
#include "ingest/lines.h"
#include "ingest/lost_blanks.h"
#include "ingest/reflow.h"
#include "ingest/tab_table.h"

/* A run of so many spaces in the cell of a Markdown table stands for a line break of the original. */
#define CELL_BREAK_SPACES 2

typedef struct {
    const Lines *lines;
    const Reflow *reflow;
    const GArray *columns;
    GHashTable *layout_rows; /* of LayoutRow by its first line */
    guint origins[32];       /* of each column of such a table: the row that holds its last cell */
    guint layout_table;      /* the one whose rows are being added, 0 none */
    DocumentBuilder *builder;
    MappedText *buffer;
    guint table, row;    /* of the rows being added */
    guint zone;          /* the column zone they belong to, 0 for a Markdown table */
    gboolean page_break; /* stood before a line that was left out */
} PlainReader;

static const Line *
line_at (const PlainReader *reader, guint i) {
    return &g_array_index (reader->lines->lines, Line, i);
}

/* What belongs to the page, not to the text. */
static gboolean
is_of_page (const Line *line) {
    return line->kind == LINE_PAGE_NUMBER || line->kind == LINE_RUNNING;
}

static gint8
percent (guint part, guint whole) {
    return whole > 0 ? (gint8)((100 * (guint64)part + whole / 2) / whole) : 0;
}

/* ---- rows ------------------------------------------------------------------------------------------------------ */

static void
open_row (PlainReader *reader, guint zone, gboolean goes_on) {
    if (!goes_on || reader->table == 0 || reader->zone != zone) {
        reader->table = document_builder_next_table (reader->builder);
        reader->row = 0;
    }
    reader->zone = zone;
    document_builder_open_row (reader->builder, reader->table, reader->row++);
}

static Block *
close_row (PlainReader *reader, const Line *line, GError **error) {
    Block *block = document_builder_close_row (reader->builder, error);
    if (block == NULL)
        return NULL;
    block->blank_lines_before = line->blank_before;
    block->page_break_before = line->page_break || reader->page_break;
    block->bold_percent = percent (line->bold_letters, line->letters);
    block->italic_percent = percent (line->italic_letters, line->letters);
    reader->page_break = FALSE;
    return block;
}

/* A bar that was escaped in a Markdown row loses its backslash here. */
static void
add_to_cell (PlainReader *reader, Span span) {
    const char *text = reader->lines->clean->text->str;
    Span trimmed = span_trim (text, span, NULL);
    if (trimmed.start >= trimmed.end)
        return;
    mapped_text_clear (reader->buffer);
    for (gsize at = trimmed.start, from = at; at < trimmed.end; at++) {
        gboolean is_escape = text[at] == '\\' && at + 1 < trimmed.end && text[at + 1] == '|';
        if (!is_escape && at + 1 < trimmed.end)
            continue;
        lines_append_piece (reader->lines, (Span){ from, is_escape ? at : trimmed.end }, reader->buffer);
        from = at + 1;
    }
    document_builder_add_to_cell (reader->builder, reader->buffer, 0);
}

/* A line in two columns. */
static gboolean
add_columns (PlainReader *reader, guint i, const ColumnLine *columns, GError **error) {
    Span sides[2] = { columns->left, columns->right };
    open_row (reader, columns->zone, TRUE);
    for (guint k = 0; k < 2; k++) {
        document_builder_open_cell (reader->builder, k, 1);
        if (sides[k].start < sides[k].end)
            add_to_cell (reader, sides[k]);
    }
    return close_row (reader, line_at (reader, i), error) != NULL;
}

/* A drawn line typed in a cell: `-------`. */
static gboolean
is_drawn (const char *text, Span span) {
    gsize n = strspn (text + span.start, "-_=–");
    return n >= 3 && n >= span_length (span);
}

/* Without the drawn line that may end it. */
static void
add_cell_part (PlainReader *reader, Span part) {
    const char *text = reader->lines->clean->text->str;
    Span trimmed = span_trim (text, part, NULL), last;
    for (last = trimmed; last.start < last.end && last.end - 1 > last.start && text[last.end - 1] != ' ';)
        last.end--;
    last = (Span){ last.end, trimmed.end };
    if (is_drawn (text, last))
        trimmed.end = last.start;
    if (trimmed.start < trimmed.end && !is_drawn (text, trimmed))
        add_to_cell (reader, trimmed);
}

/* TRUE where dash points run on in the cell: `Nơi nhận: - Như trên; - Lưu: VT.` */
static gboolean
has_points (const char *text, Span cell) {
    return memmem (text + cell.start, span_length (cell), "; - ", 4) != NULL
           || memmem (text + cell.start, span_length (cell), ": - ", 4) != NULL;
}

/* How many bytes part two paragraphs of a cell at `at`, 0 where none do. */
static gsize
break_length (const char *text, gsize at, gsize end, gboolean points) {
    gsize spaces = strspn (text + at, " ");
    spaces = MIN (spaces, end - at);
    if (spaces >= CELL_BREAK_SPACES)
        return spaces;
    if (strncmp (text + at, "\u2028", 3) == 0)
        return 3;
    if (points && spaces == 1 && at > 0 && strchr (";:,.", text[at - 1]) != NULL && strncmp (text + at, " - ", 3) == 0)
        return 1;
    return 0;
}

static void
add_cell (PlainReader *reader, guint column, Span cell) {
    const char *text = reader->lines->clean->text->str;
    Span trimmed = span_trim (text, cell, NULL);
    gboolean points = has_points (text, trimmed);
    gsize from = trimmed.start;

    document_builder_open_cell (reader->builder, column, 1);
    for (gsize at = trimmed.start; at < trimmed.end;) {
        gsize n = break_length (text, at, trimmed.end, points);
        if (n == 0 || line_leaves_room (text, from, at, at + n)) {
            at = n > 0 ? at + n : (gsize)(g_utf8_next_char (text + at) - text);
            continue;
        }
        add_cell_part (reader, (Span){ from, at });
        from = at += n;
    }
    add_cell_part (reader, (Span){ from, trimmed.end });
}

/* A Markdown row: `| one | two |`. */
static gboolean
add_table_row (PlainReader *reader, guint i, gboolean goes_on, GError **error) {
    const Line *line = line_at (reader, i);
    const Line *next = i + 1 < reader->lines->lines->len ? line + 1 : NULL;
    const char *text = reader->lines->clean->text->str;
    gsize from = line->text.start + (text[line->text.start] == '|'), end = line->text.end;
    guint column = 0;
    Block *block;

    if (end > from && text[end - 1] == '|' && text[end - 2] != '\\')
        end--;
    open_row (reader, 0, goes_on);
    for (gsize at = from; at <= end; at++) {
        if (at < end && (text[at] != '|' || (at > from && text[at - 1] == '\\')))
            continue;
        add_cell (reader, column++, (Span){ from, at });
        from = at + 1;
    }
    block = close_row (reader, line, error);
    if (block != NULL)
        block->header_row = next != NULL && next->kind == LINE_TABLE_RULE;
    return block != NULL;
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------ */

/* Centred or pushed to the right, by the white space on both sides. */
static BlockAlignment
find_alignment (const PlainReader *reader, guint i) {
    const Line *line = line_at (reader, i);
    guint margin = reflow_margin (reader->reflow, i), edge = reflow_edge (reader->reflow, i);
    guint left, right;
    if (edge == 0 || line->indent < margin + 6 || line->end + 4 > edge)
        return ALIGN_START;
    left = line->indent - margin;
    right = edge - line->end;
    if (left <= right + 8 && right <= left + 8)
        return ALIGN_CENTER;
    return line->indent > margin + (edge - margin) / 2 ? ALIGN_END : ALIGN_START;
}

/* The line that goes on with the paragraph after `i`; `i` itself where none does. What belongs to the page is stepped over. */
static guint
next_joined (const PlainReader *reader, guint first, guint i) {
    guint k = i + 1, n = reader->lines->lines->len;
    while (k < n && is_of_page (line_at (reader, k)))
        k++;
    if (k >= n || line_at (reader, k)->kind != LINE_TEXT
        || g_hash_table_contains (reader->layout_rows, GUINT_TO_POINTER (k))
        || g_array_index (reader->columns, ColumnLine, k).zone > 0)
        return i;
    return reflow_joins (reader->reflow, first, i, k) ? k : i;
}

static gboolean
add_of_page (PlainReader *reader, guint i, GError **error) {
    mapped_text_clear (reader->buffer);
    lines_append_piece (reader->lines, line_at (reader, i)->text, reader->buffer);
    reader->page_break = reader->page_break || line_at (reader, i)->page_break;
    return document_builder_add (reader->builder, BLOCK_HEADER, reader->buffer, 0, error) != NULL;
}

/* ---- tables kept as white space ---------------------------------------------------------------------------------- */

static gboolean
begins_point (const char *text, Span piece) {
    return piece.end > piece.start + 1 && strchr ("-+", text[piece.start]) != NULL && text[piece.start + 1] == ' ';
}

/* A point may begin below @piece: the cell begins with one, or a sentence or clause ends there. `Phòng Văn hóa` / `- Xã hội` is one name. */
static gboolean
may_end_point (const char *text, Span first, Span piece) {
    return begins_point (text, first) || (piece.end > piece.start && strchr (".;:,", text[piece.end - 1]) != NULL);
}

/* @apart: each piece is a paragraph; else they are the printed lines of one, but that a dash or an empty piece parts two. */
static void
add_layout_cell (PlainReader *reader, const GArray *pieces, gboolean apart) {
    const char *text = reader->lines->clean->text->str;
    gboolean begun = FALSE;
    Span before = { 0, 0 };
    mapped_text_clear (reader->buffer);
    for (guint i = 0; i < pieces->len; i++) {
        Span piece = g_array_index (pieces, Span, i);
        if (begun
            && (apart || piece.end == piece.start
                || (begins_point (text, piece) && may_end_point (text, g_array_index (pieces, Span, 0), before)))) {
            document_builder_add_to_cell (reader->builder, reader->buffer, 0);
            mapped_text_clear (reader->buffer);
            begun = FALSE;
        }
        if (piece.end == piece.start)
            continue;
        if (begun)
            mapped_text_append (reader->buffer, " ", 1, mapped_text_origin (reader->lines->clean, piece.start));
        lines_append_piece (reader->lines, piece, reader->buffer);
        before = piece;
        begun = TRUE;
    }
    if (begun)
        document_builder_add_to_cell (reader->builder, reader->buffer, 0);
}

/* A row of a table that was kept as white space. @ret_next is the line behind it. */
static gboolean
add_layout_row (PlainReader *reader, guint i, const LayoutRow *row, guint *ret_next, GError **error) {
    for (guint k = i; k < row->end; k++)
        if (is_of_page (line_at (reader, k)) && !add_of_page (reader, k, error))
            return FALSE;
    open_row (reader, 0, reader->layout_table == row->table);
    reader->layout_table = row->table;
    for (guint k = 0; k < row->cells->len; k++) {
        Cell *cell = document_builder_open_cell (reader->builder, k,
                                                 row->is_wide && k + 1 == row->cells->len ? row->columns - k : 1);
        if (k < G_N_ELEMENTS (reader->origins) && (row->goes_on & (guint32)1 << k) != 0)
            cell->merged_from = (gint)reader->origins[k];
        else if (k < G_N_ELEMENTS (reader->origins))
            reader->origins[k] = reader->row - 1;
        add_layout_cell (reader, g_ptr_array_index (row->cells, k), row->apart);
    }
    Block *block = close_row (reader, line_at (reader, i), error);
    if (block == NULL)
        return FALSE;
    block->header_row = row->header;
    block->cells_guessed = row->guessed;
    block->has_borders = TRUE; /* it was drawn with lines, which the text has lost */
    *ret_next = row->end;
    return TRUE;
}

/* ---- a paragraph ------------------------------------------------------------------------------------------------ */

/* One paragraph from line `*at` on; leaves `*at` behind its last line. */
static gboolean
add_paragraph (PlainReader *reader, guint *at, GError **error) {
    guint first = *at, last, letters = 0, bold = 0, italic = 0;
    g_autoptr (MappedText) text = mapped_text_new (TRUE);
    const Line *line = line_at (reader, first);
    Block *block;
    Seam seam;

    for (guint i = first, next;; i = next) {
        const Line *part = line_at (reader, i);
        lines_append_piece (reader->lines, part->text, text);
        letters += part->letters;
        bold += part->bold_letters;
        italic += part->italic_letters;
        last = i;
        next = next_joined (reader, first, i);
        if (next == i)
            break;
        for (guint k = i + 1; k < next; k++)
            if (!add_of_page (reader, k, error))
                return FALSE;
        seam = reflow_seam (reader->reflow, i, next);
        if (seam == SEAM_SPACE)
            mapped_text_append (text, " ", 1, mapped_text_origin (reader->lines->clean, part->text.end));
        else if (seam == SEAM_HYPHEN)
            mapped_text_truncate (text, text->text->len - cut_words_mark_length (text->text->str, text->text->len));
    }
    *at = last + 1;
    block = document_builder_add (reader->builder, BLOCK_PARAGRAPH, text, 0, error);
    if (block == NULL)
        return FALSE;
    block->alignment = find_alignment (reader, first);
    block->outline_level = line->heading;
    block->bold_percent = percent (bold, letters);
    block->italic_percent = percent (italic, letters);
    block->blank_lines_before = MAX (line->blank_before, (guint)line->rule_before); /* a drawn line parts too */
    block->page_break_before = line->page_break || reader->page_break;
    reader->page_break = FALSE;
    return TRUE;
}

static gboolean
add_blocks (PlainReader *reader, GError **error) {
    LineKind before = LINE_TEXT;
    for (guint i = 0; i < reader->lines->lines->len;) {
        const Line *line = line_at (reader, i);
        const ColumnLine *columns = &g_array_index (reader->columns, ColumnLine, i);
        gboolean goes_on = (before == LINE_TABLE || before == LINE_TABLE_RULE) && line->blank_before == 0;
        gboolean done = TRUE;
        before = line->kind;
        const LayoutRow *row = g_hash_table_lookup (reader->layout_rows, GUINT_TO_POINTER (i));
        if (row != NULL) {
            if (!add_layout_row (reader, i, row, &i, error))
                return FALSE;
            continue;
        }
        reader->layout_table = is_of_page (line) ? reader->layout_table : 0;
        if (line->kind == LINE_TEXT && columns->zone == 0) {
            done = add_paragraph (reader, &i, error);
            reader->table = 0;
        } else {
            if (is_of_page (line))
                done = add_of_page (reader, i, error);
            else if (line->kind == LINE_TABLE)
                done = add_table_row (reader, i, goes_on, error);
            else if (line->kind == LINE_TEXT)
                done = add_columns (reader, i, columns, error);
            i++;
        }
        if (!done)
            return FALSE;
    }
    return TRUE;
}

/* The warning points at the first of them. */
static void
warn_of_bad_places (const DecodedText *decoded, DocumentBuilder *builder) {
    const char *text = document_builder_peek_text (builder), *first = strstr (text, "\uFFFD");
    Span span = { 0, 0 };
    if (first != NULL)
        span = (Span){ (gsize)(first - text), (gsize)(first - text) + strlen ("\uFFFD") };
    document_builder_warn (
        builder, warning_code (WARNING_BAD_ENCODING),
        g_strdup_printf (_ ("%zu bytes or groups of bytes are no text in this encoding; “\uFFFD” stands there"),
                         decoded->bad),
        span);
}

/* Where the old encoding is a guess, or holds for some lines only. */
static void
warn_of_encoding (const DecodedText *decoded, DocumentBuilder *builder) {
    char *message;
    if (decoded->lines != NULL)
        message = g_strdup_printf (_ ("some lines are no Unicode; they were read as %s, from byte %zu on"),
                                   decoded->lines, mapped_text_origin (decoded->text, decoded->first_line));
    else if (decoded->doubtful)
        message = g_strdup_printf (_ ("the text is no Unicode; it was read as %s, which is a guess: check the letters"),
                                   decoded->encoding);
    else
        return;
    document_builder_warn (builder, warning_code (WARNING_DOUBTFUL_ENCODING), message, (Span){ 0, 0 });
}

gboolean
plain_read (const DecodedText *decoded, DocumentBuilder *builder, GError **error) {
    g_autoptr (MappedText) text = html_strip (decoded->text);
    g_autoptr (MappedText) mended = lost_blanks_mend (text);
    if (mended != NULL) {
        MappedText *bare = text;
        text = g_steal_pointer (&mended);
        mapped_text_free (bare);
    }
    if (!document_builder_check_source (builder, text->text, error))
        return FALSE;
    g_autoptr (Lines) lines = lines_read (text);
    g_autoptr (GArray) columns = columns_find (lines);
    g_autoptr (GHashTable) layout_rows = layout_rows_new ();
    guint tables = tab_tables_find (lines, columns, 0, layout_rows);
    tables = cell_tables_find (lines, columns, tables, layout_rows);
    layout_tables_find (lines, columns, tables, layout_rows);
    g_autoptr (Reflow) reflow = reflow_new (lines);
    g_autoptr (MappedText) buffer = mapped_text_new (TRUE);
    PlainReader reader = { .lines = lines,
                           .reflow = reflow,
                           .columns = columns,
                           .layout_rows = layout_rows,
                           .builder = builder,
                           .buffer = buffer };

    if (!add_blocks (&reader, error))
        return FALSE;
    warn_of_encoding (decoded, builder);
    if (decoded->bad > 0)
        warn_of_bad_places (decoded, builder);
    if (lines->lost_breaks)
        document_builder_warn (
            builder, warning_code (WARNING_LOST_BREAKS),
            g_strdup (_ ("a whole document stands on one line; where its paragraphs begin was told by their labels: "
                         "check titles and texts")),
            (Span){ 0, 0 });
    return TRUE;
}
