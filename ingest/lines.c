/* lines.c - see lines.h. */
#include "ingest/lines.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/lost_breaks.h"
#include "ingest/markdown.h"
#include "ingest/page_numbers.h"
#include "ingest/running_heads.h"

#define LETTERHEAD_BYTES 400 /* a row of the letterhead is shorter */
#define TAB_COLUMNS      8
#define PARAGRAPH_END    0x2029

/* Part of a line that held a whole document, or more of a letterhead: a paragraph by itself. */
typedef enum { APART_NO, APART_GLUED, APART_WHOLE } Apart;

/* A line as it stands in the source. */
typedef struct {
    Span raw; /* without its line end */
    gboolean page_break;
    LineKind kind;
    Apart apart;
} RawLine;

void
lines_free (Lines *lines) {
    if (lines == NULL)
        return;
    mapped_text_free (lines->clean);
    g_array_unref (lines->lines);
    g_free (lines);
}

static gboolean
is_white (gunichar c) {
    return g_unichar_isspace (c) || c == 0x2028;
}

void
lines_append_piece (const Lines *lines, Span span, MappedText *to) {
    const char *text = lines->clean->text->str;
    gsize from = span.start;
    for (gsize at = span.start; at < span.end;) {
        gsize next = g_utf8_next_char (text + at) - text;
        gunichar c = g_utf8_get_char (text + at);
        if (!is_white (c)) {
            at = next;
            continue;
        }
        mapped_text_append_piece (to, lines->clean, (Span){ from, at });
        mapped_text_append (to, " ", 1, mapped_text_origin (lines->clean, at));
        while (at < span.end && is_white (g_utf8_get_char (text + at)))
            at = g_utf8_next_char (text + at) - text;
        from = at;
    }
    mapped_text_append_piece (to, lines->clean, (Span){ from, span.end });
}

static void
add_raw (const char *text, Span span, gboolean page_break, GArray *raw) {
    g_autoptr (GArray) whole = lost_breaks_find (text, span);
    g_autoptr (GArray) glued = whole == NULL ? lost_breaks_find_glued (text, span) : NULL;
    const GArray *breaks = whole != NULL ? whole : glued;
    gsize at = span.start;
    for (guint i = 0; breaks != NULL && i < breaks->len; i++) {
        gsize next = g_array_index (breaks, gsize, i);
        RawLine part = { { at, next }, page_break && i == 0, LINE_TEXT, whole != NULL ? APART_WHOLE : APART_GLUED };
        g_array_append_val (raw, part);
        at = next;
    }
    RawLine line
        = { { at, span.end }, page_break && at == span.start, LINE_TEXT, whole != NULL ? APART_WHOLE : APART_NO };
    g_array_append_val (raw, line);
}

static GArray *
split_raw (const MappedText *source) {
    const char *text = source->text->str;
    gsize length = source->text->len;
    GArray *raw = g_array_new (FALSE, FALSE, sizeof (RawLine));
    gboolean page_break = FALSE;
    for (gsize at = 0; at < length;) {
        gsize end = at + strcspn (text + at, "\n\f");
        add_raw (text, (Span){ at, end }, page_break, raw);
        page_break = end < length && text[end] == '\f';
        at = end + 1;
    }
    return raw;
}

static gboolean
is_blank (const char *text, Span span) {
    for (const char *p = text + span.start; p < text + span.end; p = g_utf8_next_char (p))
        if (!is_white (g_utf8_get_char (p)))
            return FALSE;
    return TRUE;
}

/* Where the line's first character that is no white space stands. */
static gsize
skip_white (const char *text, Span span) {
    gsize at = span.start;
    while (at < span.end && is_white (g_utf8_get_char (text + at)))
        at = g_utf8_next_char (text + at) - text;
    return at;
}

/* `# `, `## ` … in front of a heading: how many, 0 where it is none. */
static guint
heading_marks (const char *text, gsize at, gsize end) {
    guint n = 0;
    while (at + n < end && text[at + n] == '#' && n < 7)
        n++;
    return n >= 1 && n <= 6 && at + n < end && text[at + n] == ' ' ? n : 0;
}

/* Three or more of the same drawing character and nothing else. */
static gboolean
is_rule (const char *text, Span span) {
    guint n = 0;
    char first = '\0';
    for (gsize at = span.start; at < span.end; at++) {
        if (text[at] == ' ' || text[at] == '\t')
            continue;
        if (strchr ("-_=*", text[at]) == NULL || (first != '\0' && text[at] != first))
            return FALSE;
        first = text[at];
        n++;
    }
    return n >= 3;
}

static gboolean
is_fence (const char *text, Span span) {
    gsize at = skip_white (text, span);
    return at + 3 <= span.end && (strncmp (text + at, "```", 3) == 0 || strncmp (text + at, "~~~", 3) == 0)
           && memchr (text + at, ' ', span.end - at) == NULL;
}

static LineKind
find_kind (const char *text, Span span) {
    gsize at = skip_white (text, span);
    const char *second;
    gboolean has_dash = FALSE;
    if (at >= span.end || text[at] != '|')
        return LINE_TEXT;
    second = memchr (text + at + 1, '|', span.end - at - 1);
    if (second == NULL)
        return LINE_TEXT;
    for (; at < span.end; at++) {
        if (strchr ("|-: \t", text[at]) == NULL)
            return LINE_TABLE;
        has_dash = has_dash || text[at] == '-';
    }
    return has_dash ? LINE_TABLE_RULE : LINE_TABLE;
}

/* `---|:---:`, under the heading of a table whose rows have no bars around them. */
static gboolean
is_bare_rule (const char *text, Span span) {
    gboolean has_bar = FALSE;
    guint dashes = 0;
    for (gsize at = span.start; at < span.end; at++) {
        if (strchr ("|-: \t", text[at]) == NULL)
            return FALSE;
        has_bar = has_bar || text[at] == '|';
        dashes += text[at] == '-';
    }
    return has_bar && dashes >= 3;
}

static gboolean
has_bar (const char *text, Span span) {
    return memchr (text + span.start, '|', span_length (span)) != NULL;
}

/* `ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI …`, `Số: 5/KH-UBND | An Phú, ngày …`: a row of the letterhead without bars around it. */
static gboolean
is_letterhead_row (const char *text, Span span) {
    return span_length (span) < LETTERHEAD_BYTES && has_bar (text, span)
           && pattern_match (
               pattern_peek (
                   "^[^|]{2,200} \\| *(?:\\*\\*)?(?:CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT|Độc lập ?[-–] ?Tự do"
                   "|\\p{Lu}[\\p{L}. -]{1,40}, ?ngày[ \\d.…]{1,20}tháng)[^|]*$"),
               text + span.start, span_length (span), 0, NULL);
}

/* Pages of the web turned into text leave the bars of a layout table behind: one on a line of its own, or at the end of
 * a line, where it closes a row if another bar stands before it. */
static void
clear_stray_bar (const char *text, RawLine *line) {
    Span bare = span_trim (text, line->raw, NULL);
    if (line->kind != LINE_TEXT || span_length (bare) == 0)
        return;
    if (text[bare.end - 1] == '|' && (span_length (bare) == 1 || text[bare.end - 2] != '\\')) {
        if (has_bar (text, (Span){ bare.start, bare.end - 1 }))
            line->kind = LINE_TABLE;
        else
            line->raw.end = bare.end - 1;
    } else if (text[bare.start] == '|') {
        line->raw.start = bare.start + 1;
    } else if (is_letterhead_row (text, bare)) {
        line->kind = LINE_TABLE;
    }
}

static void
find_kinds (const char *text, const GArray *raw) {
    RawLine *lines = (RawLine *)(gpointer)raw->data;
    for (guint i = 0; i < raw->len; i++)
        lines[i].kind = find_kind (text, lines[i].raw);
    for (guint i = 1; i < raw->len; i++) {
        if (lines[i].kind != LINE_TEXT || lines[i - 1].kind != LINE_TEXT || !has_bar (text, lines[i - 1].raw)
            || !is_bare_rule (text, lines[i].raw))
            continue;
        lines[i - 1].kind = LINE_TABLE;
        lines[i].kind = LINE_TABLE_RULE;
        for (i++; i < raw->len && lines[i].kind == LINE_TEXT && has_bar (text, lines[i].raw); i++)
            lines[i].kind = LINE_TABLE;
    }
    for (guint i = 0; i < raw->len; i++)
        clear_stray_bar (text, &lines[i]);
}

/* The link references that the file defines; NULL where none. */
static GHashTable *
find_references (const char *text, const GArray *raw) {
    GHashTable *references = NULL;
    char *name;
    for (guint i = 0; i < raw->len; i++) {
        Span line = g_array_index (raw, RawLine, i).raw;
        if (!markdown_reference (text + line.start, span_length (line), &name))
            continue;
        if (references == NULL)
            references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_add (references, name);
    }
    return references;
}

/* ---- cleaning -------------------------------------------------------------------------------------------------- */

typedef struct {
    const MappedText *source;
    Lines *lines;
    GHashTable *references; /* names of link references; NULL where none */
    guint blank;
    gboolean rule, page_break;
} LineReader;

static guint
columns_of (gunichar c, guint column) {
    if (c == '\t')
        return TAB_COLUMNS - column % TAB_COLUMNS;
    return g_unichar_iszerowidth (c) ? 0 : 1;
}

/* Copies what is no mark, counts columns as printed and letters by their look. */
static void
clean_line (LineReader *reader, Span raw, const guint8 *marks, Line *line) {
    const char *text = reader->source->text->str;
    MappedText *clean = reader->lines->clean;
    guint column = 0;
    gboolean started = FALSE;
    gsize end = clean->text->len;

    line->text.start = end;
    for (gsize at = raw.start; at < raw.end;) {
        gsize next = g_utf8_next_char (text + at) - text;
        gunichar c = g_utf8_get_char (text + at);
        guint8 mark = marks[at - raw.start];
        guint width = columns_of (c, column);
        if (mark & MARK_DROP) {
            at = next;
            continue;
        }
        if (c == PARAGRAPH_END) {
            line->ends_paragraph = TRUE;
            at = next;
            continue;
        }
        if (c == 0xAD) { /* a place where a word may be cut; it was where the line ends there */
            line->is_cut = TRUE;
            at = next;
            continue;
        }
        line->is_cut = line->is_cut && is_white (c);
        if (!is_white (c) && !started) {
            started = TRUE;
            line->indent = column;
        }
        column += width;
        line->tabs += c == '\t';
        if (started) {
            if (c == 0xA0 || c == 0x202F || c == 0x3000)
                mapped_text_append (clean, " ", 1, mapped_text_origin (reader->source, at));
            else
                mapped_text_append_piece (clean, reader->source, (Span){ at, next });
        }
        if (!is_white (c)) {
            line->end = column;
            end = clean->text->len;
        }
        if (g_unichar_isalnum (c)) {
            line->letters++;
            line->bold_letters += (mark & MARK_BOLD) != 0;
            line->italic_letters += (mark & MARK_ITALIC) != 0;
        }
        at = next;
    }
    mapped_text_truncate (clean, end);
    line->text.end = end;
}

static gboolean
ends_with_break (const char *text, Span raw) {
    return span_length (raw) > 2
           && (text[raw.end - 1] == '\\' || (text[raw.end - 1] == ' ' && text[raw.end - 2] == ' '));
}

static void
add_line (LineReader *reader, const RawLine *raw, const guint8 *marks) {
    const char *text = reader->source->text->str;
    Line line = {
        .kind = raw->kind, .blank_before = reader->blank, .rule_before = reader->rule, .page_break = reader->page_break
    };
    g_autofree guint8 *own = g_memdup2 (marks, span_length (raw->raw));
    gsize start = skip_white (text, raw->raw);
    guint hashes = heading_marks (text, start, raw->raw.end);

    if (hashes > 0 || (text[start] == '>' && start + 1 < raw->raw.end && text[start + 1] == ' ')) {
        gsize n = hashes > 0 ? hashes : 1;
        line.heading = (gint8)hashes;
        memset (own + (start - raw->raw.start), MARK_DROP, n + 1);
    }
    clean_line (reader, raw->raw, own, &line);
    line.hard_break = raw->apart == APART_NO && ends_with_break (text, raw->raw);
    line.ends_paragraph = line.ends_paragraph || raw->apart != APART_NO;
    reader->lines->lost_breaks = reader->lines->lost_breaks || raw->apart == APART_WHOLE;
    if (line.text.start == line.text.end)
        return;
    if (line.heading > 0)
        line.bold_letters = line.letters;
    g_array_append_val (reader->lines->lines, line);
    reader->blank = 0;
    reader->rule = reader->page_break = FALSE;
}

/* One paragraph of Markdown: emphasis may reach over its lines, not beyond. */
static void
add_group (LineReader *reader, const RawLine *raw, guint n) {
    const char *text = reader->source->text->str;
    gsize start = raw[0].raw.start, length = raw[n - 1].raw.end - start;
    g_autofree guint8 *marks = g_malloc (length + 1);
    markdown_mark (text + start, length, reader->references, marks);
    for (guint i = 0; i < n; i++) {
        reader->page_break = reader->page_break || raw[i].page_break;
        add_line (reader, &raw[i], marks + (raw[i].raw.start - start));
    }
}

static gboolean
ends_paragraph (const char *text, Span raw) {
    return span_length (raw) >= 3 && memcmp (text + raw.end - 3, "\u2029", 3) == 0;
}

static gboolean
stands_alone (const char *text, const RawLine *raw) {
    gsize start = skip_white (text, raw->raw);
    return heading_marks (text, start, raw->raw.end) > 0 || raw->kind != LINE_TEXT;
}

static gboolean
is_dropped (const char *text, Span raw) {
    return is_rule (text, raw) || is_fence (text, raw);
}

/* `[name]: target`: nothing of it is seen. */
static gboolean
is_reference (const LineReader *reader, Span raw) {
    char *name;
    if (reader->references == NULL
        || !markdown_reference (reader->source->text->str + raw.start, span_length (raw), &name))
        return FALSE;
    g_free (name);
    return TRUE;
}

static void
read_all (LineReader *reader, const GArray *raw) {
    const char *text = reader->source->text->str;
    for (guint i = 0, n; i < raw->len; i += n) {
        const RawLine *first = &g_array_index (raw, RawLine, i);
        n = 1;
        if (is_reference (reader, first->raw))
            continue;
        if (is_blank (text, first->raw) || is_dropped (text, first->raw)) {
            reader->page_break = reader->page_break || first->page_break;
            if (is_blank (text, first->raw))
                reader->blank++;
            else
                reader->rule = TRUE;
            continue;
        }
        while (!stands_alone (text, first) && i + n < raw->len) {
            const RawLine *next = first + n;
            if (is_blank (text, next->raw) || is_dropped (text, next->raw) || stands_alone (text, next)
                || next->page_break || is_reference (reader, next->raw) || ends_paragraph (text, next[-1].raw))
                break;
            n++;
        }
        add_group (reader, first, n);
    }
}

Lines *
lines_read (const MappedText *source) {
    Lines *lines = g_new0 (Lines, 1);
    g_autoptr (GArray) raw = split_raw (source);
    LineReader reader = { .source = source, .lines = lines };
    find_kinds (source->text->str, raw);
    reader.references = find_references (source->text->str, raw);
    lines->clean = mapped_text_new (TRUE);
    lines->lines = g_array_new (FALSE, TRUE, sizeof (Line));
    read_all (&reader, raw);
    g_clear_pointer (&reader.references, g_hash_table_unref);
    page_numbers_find (lines);
    running_heads_find (lines);
    return lines;
}

gboolean
line_leaves_room (const char *text, gsize from, gsize at, gsize next) {
    static const struct {
        const char *before, *behind;
    } blanks[]
        = { { "Số:", "/" }, { "Số", "/" }, { "Số:", "-" }, { "Số", "-" }, { "ngày", "tháng" }, { "tháng", "năm" } };
    for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++) {
        gsize n = strlen (blanks[i].before);
        if (at >= from + n && strncmp (text + at - n, blanks[i].before, n) == 0
            && strncmp (text + next, blanks[i].behind, strlen (blanks[i].behind)) == 0)
            return TRUE;
    }
    return FALSE;
}
