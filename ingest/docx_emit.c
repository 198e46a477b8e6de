/* docx_emit.c - finished paragraphs and rows into the builder: breaks, spaces, NFC, shares of bold and italic.
 * Called by:   docx_story.c, docx.c. */
#include "ingest/docx_parts.h"

#include <string.h>

#include "base/text.h"
#include "ingest/columns.h"

/* Lines are as short-lived as they are many: their memory is used again, unless there is much of it. */
#define SPARE_LINES_MAX      16
#define SPARE_LINE_BYTES_MAX (16 << 10)

/* One line of a paragraph between breaks, ready for the builder. */
struct WordLine {
    MappedText *text;
    gsize label_length;
    guint letters, bold_letters, italic_letters;
    gint size_half_points; /* of most letters */
    gboolean page_break;   /* stands before it */
    gboolean has_tab;
};

/* An empty line behind the last one; it counts once `count` says so. Good until the next one is taken. */
static WordLine *
take_line (WordLines *lines) {
    WordLine *line;
    if (lines->count == lines->room) {
        lines->slots = g_renew (WordLine, lines->slots, lines->room + 1 + lines->room / 2);
        for (guint room = lines->room + 1 + lines->room / 2; lines->room < room; lines->room++)
            lines->slots[lines->room].text = NULL;
    }
    line = &lines->slots[lines->count];
    *line = (WordLine){ .text = line->text != NULL ? line->text : mapped_text_new (FALSE) };
    text_truncate (line->text->text, 0);
    return line;
}

/* The lines of the paragraph before are done with. */
static void
drop_lines (WordLines *lines) {
    for (guint i = 0; i < lines->count; i++)
        if (i >= SPARE_LINES_MAX || lines->slots[i].text->text->allocated_len > SPARE_LINE_BYTES_MAX)
            g_clear_pointer (&lines->slots[i].text, mapped_text_free);
    lines->count = 0;
}

void
word_lines_clear (WordLines *lines) {
    for (guint i = 0; i < lines->room; i++)
        mapped_text_free (lines->slots[i].text);
    g_free (lines->slots);
    *lines = (WordLines){ 0 };
}

/* What the first byte of a character says of it, in NFC. */
enum {
    BYTE_LETTER
    = 1 << 0, /* it begins a letter or digit; of longer characters, U+00C0 to U+023F (all but two of them are) */
    BYTE_COMMON = 1 << 1, /* printed as it stands: no white space, no mark of no width, nothing that NFC may change */
};
static const guint8 byte_kinds[256] = {
    ['!' ... '/'] = BYTE_COMMON,
    ['0' ... '9'] = BYTE_COMMON | BYTE_LETTER,
    [':' ... '@'] = BYTE_COMMON,
    ['A' ... 'Z'] = BYTE_COMMON | BYTE_LETTER,
    ['[' ... '`'] = BYTE_COMMON,
    ['a' ... 'z'] = BYTE_COMMON | BYTE_LETTER,
    ['{' ... '~'] = BYTE_COMMON,
    [0x80 ... 0xBF] = BYTE_COMMON, /* within a character that is */
    [0xC3 ... 0xC8] = BYTE_COMMON | BYTE_LETTER,
    [0xC9 ... 0xCB] = BYTE_COMMON,
};

/* U+1E00 to U+1EFF, half of the letters with marks that Vietnamese has. */
static inline gboolean
begins_additional (const guint8 *p) {
    return *p == 0xE1 && p[1] >= 0xB8 && p[1] <= 0xBB;
}

static inline gboolean
begins_common (const guint8 *p) {
    return (byte_kinds[*p] & BYTE_COMMON) != 0 || begins_additional (p);
}

/* Letters and digits of what is not common: E2 begins signs, C2 too; for other scripts Unicode is asked. */
static guint
count_uncommon (const char *p) {
    guint8 first = (guint8)*p;
    if (first < 0x80)
        return 0;
    return first == 0xE1 || (first != 0xC2 && first != 0xE2 && g_unichar_isalnum (g_utf8_get_char (p)));
}

/* Behind the common characters at @p, and single blanks between them. Behind the end of the text there is a break or a NUL. */
static const char *
skip_common (const char *p, guint *letters) {
    const guint8 *q = (const guint8 *)p;
    guint n = 0;
    for (;; q++) {
        guint kind = byte_kinds[*q];
        if (kind != 0)
            n += kind & BYTE_LETTER;
        else if (begins_additional (q)) {
            n++;
            q += 2;
        } else if (*q != ' ' || !begins_common (q + 1))
            break;
    }
    *letters += n;
    return (const char *)q;
}

/* What a text holds once it is clean. */
typedef struct {
    guint letters; /* and digits */
    gboolean has_tab;
} CleanFacts;

/* White space as a reader sees it: one space for each run, a tab where it holds one, none at the ends; marks of no width
 * go. FALSE where @text may not be NFC, unless @is_composed says that it is. */
static gboolean
clean_composed (const char *text, gsize length, gboolean is_composed, GString *clean, CleanFacts *facts) {
    const char *end = text + length;
    char pending = '\0';
    for (const char *p = text, *next; p < end; p = next) {
        if (begins_common ((const guint8 *)p)) {
            next = skip_common (p, &facts->letters);
        } else {
            gunichar c = g_utf8_get_char (p);
            next = g_utf8_next_char (p);
            if (!is_composed && !text_is_composed (p, (gsize)(next - p)))
                return FALSE;
            if (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029) {
                pending = clean->len == 0 ? '\0' : c == '\t' ? '\t' : pending != '\0' ? pending : ' ';
                continue;
            }
            if (c < 0x20 || c == 0x7F || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF)
                continue;
            facts->letters += count_uncommon (p);
        }
        if (pending != '\0') {
            text_append (clean, &pending, 1);
            facts->has_tab = facts->has_tab || pending == '\t';
            pending = '\0';
        }
        text_append (clean, p, (gsize)(next - p));
    }
    return TRUE;
}

/* Appends to @clean, which is empty. */
static CleanFacts
clean_text (const char *raw, gsize length, GString *clean) {
    g_autofree char *composed = NULL;
    CleanFacts facts = { 0 };
    if (clean_composed (raw, length, FALSE, clean, &facts))
        return facts;
    text_truncate (clean, 0);
    facts = (CleanFacts){ 0 };
    composed = text_nfc (raw, (gssize)length);
    clean_composed (composed, strlen (composed), TRUE, clean, &facts);
    return facts;
}

static guint
count_letters (const char *text, gsize length) {
    guint n = 0;
    for (const char *p = text, *end = text + length; p < end; p = g_utf8_next_char (p)) {
        guint kind = byte_kinds[(guint8)*p];
        n += kind != 0 ? kind & BYTE_LETTER : count_uncommon (p);
    }
    return n;
}

static void
add_look (WordLine *line, const RunLook *look, guint letters) {
    line->letters += letters;
    line->bold_letters += look->bold ? letters : 0;
    line->italic_letters += look->italic ? letters : 0;
}

/* Adds up how the letters of [start, end), @letters in all, look; the size is that of the longest stretch. @first_look is where
 * to begin: lines come in order, so that no look is gone over more than once a line it touches. */
static void
measure_looks (const WordParagraph *paragraph, gsize start, gsize end, guint letters, guint *first_look,
               WordLine *line) {
    const RunLook *looks = paragraph->looks.list;
    guint count = paragraph->looks.count, longest = 0;
    if (count == 1 && looks->start <= start) { /* as most are */
        add_look (line, looks, letters);
        if (letters > 0)
            line->size_half_points = looks->size_half_points;
        return;
    }
    while (*first_look + 1 < count && looks[*first_look + 1].start <= start)
        ++*first_look;
    for (guint i = *first_look; i < count && looks[i].start < end; i++) {
        gsize from = MAX (looks[i].start, start);
        gsize to = MIN (i + 1 < count ? looks[i + 1].start : paragraph->text->len, end);
        guint n;
        if (from >= to)
            continue;
        n = from == start && to == end ? letters : count_letters (paragraph->text->str + from, to - from);
        add_look (line, &looks[i], n);
        if (n > longest) {
            longest = n;
            line->size_half_points = looks[i].size_half_points;
        }
    }
}

static gboolean
ends_clause (const GString *text) {
    return text->len > 0 && strchr (".;:!?", text->str[text->len - 1]) != NULL;
}

static gboolean
begins_small (const char *text) {
    return g_unichar_islower (g_utf8_get_char (text));
}

/* A break in the middle of a sentence is one for the eye only: the lines are one. */
static gboolean
goes_on (const WordLine *line, const char *next) {
    const char *text = line->text->text->str;
    return begins_small (next) && !ends_clause (line->text->text) && text_has_small (text, -1);
}

static void
append_line (DocxReader *reader, const WordParagraph *paragraph, gsize start, gsize end, gboolean page_break,
             guint *first_look) {
    WordLines *lines = &reader->lines;
    WordLine *line = take_line (lines), *last = lines->count > 0 ? line - 1 : NULL;
    GString *clean = line->text->text;
    CleanFacts facts = clean_text (paragraph->text->str + start, end - start, clean);

    if (clean->len == 0) {
        if (last != NULL && page_break)
            last->page_break |= last->text->text->len == 0;
        return;
    }
    if (last != NULL && goes_on (last, clean->str)) {
        mapped_text_append (last->text, " ", 1, 0);
        mapped_text_append (last->text, clean->str, (gssize)clean->len, 0);
        last->has_tab = last->has_tab || facts.has_tab;
        measure_looks (paragraph, start, end, facts.letters, first_look, last);
        return;
    }
    line->page_break = page_break;
    line->has_tab = facts.has_tab;
    measure_looks (paragraph, start, end, facts.letters, first_look, line);
    lines->count++;
}

/* Tabs that part no columns are spaces. */
static void
flatten_tabs (MappedText *text, gboolean has_tab) {
    for (char *p = text->text->str; has_tab && (p = strchr (p, '\t')) != NULL; p++)
        *p = ' ';
}

/* The automatic label in front of the first line; alone where the paragraph is empty, as in a column of numbers. */
static void
put_label (DocxReader *reader, const WordParagraph *paragraph) {
    WordLines *lines = &reader->lines;
    GString *label = reader->scratch;
    WordLine *first;
    CleanFacts facts;
    if (paragraph->label == NULL)
        return;
    text_truncate (label, 0);
    facts = clean_text (paragraph->label, strlen (paragraph->label), label);
    if (label->len == 0)
        return;
    if (lines->count == 0) {
        take_line (lines);
        lines->count++;
    }
    first = &lines->slots[0];
    first->label_length = label->len;
    first->has_tab = first->has_tab || facts.has_tab;
    if (first->text->text->len > 0 && paragraph->label_space)
        text_append (label, " ", 1);
    g_string_prepend_len (first->text->text, label->str, (gssize)label->len);
}

/* Where the next of two marks stands in @text from @start on, its length where neither does. */
static gsize
find_break (const GString *text, gsize start, gsize *line_break, gsize *page_break) {
    const char *found;
    if (*line_break < start || start == 0) {
        found = memchr (text->str + start, LINE_BREAK, text->len - start);
        *line_break = found != NULL ? (gsize)(found - text->str) : text->len;
    }
    if (*page_break < start || start == 0) {
        found = memchr (text->str + start, PAGE_BREAK, text->len - start);
        *page_break = found != NULL ? (gsize)(found - text->str) : text->len;
    }
    return MIN (*line_break, *page_break);
}

/* @ret_trailing: a page break stands behind the last line. The lines are lent until the next paragraph. */
static const WordLines *
split_lines (DocxReader *reader, const WordParagraph *paragraph, gboolean *ret_trailing) {
    WordLines *lines = &reader->lines;
    const GString *text = paragraph->text;
    gboolean page_break = FALSE;
    gsize start = 0, next_line = 0, next_page = 0;
    guint first_look = 0;

    drop_lines (lines);
    if (!paragraph->has_breaks && text->len > 0)
        append_line (reader, paragraph, 0, text->len, FALSE, &first_look);
    for (gsize i = 0; paragraph->has_breaks && text->len > 0 && i <= text->len; i++) {
        gboolean is_end;
        guint before = lines->count;
        i = find_break (text, i, &next_line, &next_page);
        is_end = i == text->len;
        append_line (reader, paragraph, start, i, page_break, &first_look);
        if (lines->count > before)
            page_break = FALSE;
        page_break = page_break || (!is_end && text->str[i] == PAGE_BREAK);
        start = i + 1;
    }
    *ret_trailing = page_break;
    put_label (reader, paragraph);
    return lines;
}

static gint8
percent (guint part, guint whole) {
    return part > 0 && whole > 0 ? (gint8)((100 * (guint64)part + whole / 2) / whole) : 0;
}

static void
set_facts (DocxReader *reader, Block *block, const WordParagraph *paragraph, const WordLine *line) {
    const ParagraphProps *props = &paragraph->props;
    block->alignment = props->alignment >= 0 ? (BlockAlignment)props->alignment : ALIGN_START;
    block->indent_first_twips = props->first_twips != G_MININT ? props->first_twips : 0;
    block->indent_left_twips = props->left_twips != G_MININT ? props->left_twips : 0;
    block->outline_level = props->outline >= 0 && props->outline < 9 ? props->outline + 1 : 0;
    block->bold_percent = percent (line->bold_letters, line->letters);
    block->italic_percent = percent (line->italic_letters, line->letters);
    block->size_pt = line->size_half_points > 0 ? line->size_half_points / 2.0 : 0;
    block->style_name = document_builder_keep_name (reader->builder, paragraph->style_name);
}

gboolean
docx_emit_behind (DocxReader *reader, BlockKind kind, const GString *text, GError **error) {
    g_autoptr (MappedText) mapped = NULL;
    CleanFacts facts;
    if (text == NULL || text->len == 0)
        return TRUE;
    mapped = mapped_text_new (FALSE);
    facts = clean_text (text->str, text->len, mapped->text);
    if (mapped->text->len == 0)
        return TRUE;
    flatten_tabs (mapped, facts.has_tab);
    return document_builder_add (reader->builder, kind, mapped, 0, error) != NULL;
}

/* What was deleted of a paragraph and what is hidden. */
static inline gboolean
emit_apart (DocxReader *reader, const WordParagraph *paragraph, GError **error) {
    if (paragraph->deleted == NULL && paragraph->hidden == NULL)
        return TRUE;
    return docx_emit_behind (reader, BLOCK_DELETED, paragraph->deleted, error)
           && docx_emit_behind (reader, BLOCK_HIDDEN, paragraph->hidden, error);
}

/* A line whose columns tabs part, as a row; `ret_block` stays NULL where it is none. */
static gboolean
emit_columns (DocxReader *reader, const WordLine *line, Sink *sink, Block **ret_block, GError **error) {
    const char *text = line->text->text->str;
    Span sides[2];
    *ret_block = NULL;
    if (!line->has_tab || sink->kind != BLOCK_PARAGRAPH || line->label_length > 0
        || !columns_divide_tabs (text, sink->tab_table > 0, &sides[0], &sides[1])) {
        sink->tab_table = 0;
        return TRUE;
    }
    if (sink->tab_table == 0) {
        sink->tab_table = document_builder_next_table (reader->builder);
        sink->tab_row = 0;
    }
    document_builder_open_row (reader->builder, sink->tab_table, sink->tab_row++);
    for (guint i = 0; i < 2; i++) {
        g_autoptr (MappedText) side = mapped_text_new (FALSE);
        mapped_text_append_piece (side, line->text, sides[i]);
        flatten_tabs (side, TRUE);
        document_builder_open_cell (reader->builder, i, 1);
        document_builder_add_to_cell (reader->builder, side, 0);
    }
    *ret_block = document_builder_close_row (reader->builder, error);
    return *ret_block != NULL;
}

static Block *
emit_line (DocxReader *reader, const WordLine *line, Sink *sink, GError **error) {
    Block *block;
    if (!emit_columns (reader, line, sink, &block, error) || block != NULL)
        return block;
    flatten_tabs (line->text, line->has_tab);
    return document_builder_add (reader->builder, sink->kind, line->text, line->label_length, error);
}

static gboolean
emit_lines (DocxReader *reader, const WordParagraph *paragraph, const WordLines *lines, Sink *sink, GError **error) {
    for (guint i = 0; i < lines->count; i++) {
        const WordLine *line = &lines->slots[i];
        Block *block = emit_line (reader, line, sink, error);
        if (block == NULL)
            return FALSE;
        set_facts (reader, block, paragraph, line);
        block->page_break_before
            = sink->page_break || line->page_break || (i == 0 && paragraph->props.page_break_before > 0);
        block->blank_lines_before = sink->blank;
        sink->page_break = FALSE;
        sink->blank = 0;
    }
    return TRUE;
}

gboolean
docx_emit_paragraph (DocxReader *reader, WordParagraph *paragraph, Sink *sink, GError **error) {
    gboolean trailing_break;
    const WordLines *lines = split_lines (reader, paragraph, &trailing_break);
    gboolean is_empty = lines->count == 0 || (paragraph->text->len == 0 && lines->count == 1);

    if (is_empty) /* a number without text is printed, but says nothing outside a table */
        sink->blank++;
    else if (!emit_lines (reader, paragraph, lines, sink, error))
        return FALSE;
    sink->page_break = sink->page_break || trailing_break || paragraph->section_break
                       || (is_empty && paragraph->props.page_break_before > 0);
    return emit_apart (reader, paragraph, error);
}

static gboolean
emit_cell (DocxReader *reader, const WordRow *row, const WordCell *word_cell, guint *letters, guint *bold_letters,
           GError **error) {
    Cell *cell = document_builder_open_cell (reader->builder, word_cell->column, word_cell->span);
    guint cell_letters = 0, cell_bold = 0;
    gboolean is_first = TRUE;

    cell->merged_from = word_cell->merged_from;
    for (guint i = word_cell->first; i < word_cell->end; i++) {
        const WordParagraph *paragraph = row->paragraphs->pdata[i];
        gboolean trailing_break;
        const WordLines *lines = split_lines (reader, paragraph, &trailing_break);
        for (guint k = 0; k < lines->count; k++) {
            const WordLine *line = &lines->slots[k];
            flatten_tabs (line->text, line->has_tab);
            document_builder_add_to_cell (reader->builder, line->text, line->label_length);
            cell_letters += line->letters;
            cell_bold += line->bold_letters;
            if (is_first && paragraph->props.alignment >= 0)
                cell->alignment = (BlockAlignment)paragraph->props.alignment;
            is_first = FALSE;
        }
        if (!emit_apart (reader, paragraph, error))
            return FALSE;
    }
    cell->bold_percent = percent (cell_bold, cell_letters);
    *letters += cell_letters;
    *bold_letters += cell_bold;
    return TRUE;
}

gboolean
docx_emit_row (DocxReader *reader, const WordRow *row, GError **error) {
    guint letters = 0, bold_letters = 0;
    Block *block;
    document_builder_open_row (reader->builder, row->table, row->row);
    for (guint i = 0; i < row->cells->len; i++)
        if (!emit_cell (reader, row, &g_array_index (row->cells, WordCell, i), &letters, &bold_letters, error))
            return FALSE;
    block = document_builder_close_row (reader->builder, error);
    if (block == NULL)
        return FALSE;
    block->header_row = row->header_row;
    block->has_borders = row->has_borders;
    block->page_break_before = row->page_break;
    block->bold_percent = percent (bold_letters, letters);
    return TRUE;
}
