/* lines.c - see lines.h. */
#include "extract/lines.h"

#include <string.h>

#include "extract/lines_mend.h"

#define LINE_BYTES_MAX 600 /* a line of a letterhead or closing; longer is running text and not looked at closely */
#define SUBJECT_BYTES  60  /* a type line with its subject in small letters is longer than a label */
#define COLUMNS_MAX    32
#define GAP_BYTES      4 /* spaces that part two columns */

void
line_free (Line *line) {
    reading_free (line->reading);
    g_free (line);
}

/* ---- what a line is ---------------------------------------------------------------------------------------- */

static const struct {
    const char *key;
    LineKind kind;
} kind_names[] = {
    { "rule", LINE_RULE },       { "nation", LINE_NATION },     { "party", LINE_PARTY },
    { "motto", LINE_MOTTO },     { "date", LINE_DATE },         { "date-short", LINE_DATE },
    { "address", LINE_ADDRESS }, { "telegram", LINE_ADDRESS },  { "recipients", LINE_RECIPIENTS },
    { "secrecy", LINE_SECRECY }, { "urgency", LINE_URGENCY },   { "stamp", LINE_STAMP },
    { "annex", LINE_ANNEX },     { "enclosed", LINE_ENCLOSED },
};

/* The longest name of a type that the line begins with, as whole words. */
static const char *
find_type (const Lexicon *lexicon, const Reading *reading, gsize *ret_end) {
    const char *space = reading->folded;
    const char *found = NULL;
    g_autofree char *head = NULL;

    for (guint words = 0; words < 6 && space != NULL; words++) {
        space = strpbrk (*space == ' ' ? space + 1 : space, " ");
        gsize end = space != NULL ? (gsize)(space - reading->folded) : reading->length;
        g_free (head);
        head = g_strndup (reading->folded, end);
        const char *type = g_str_has_suffix (head, ":") ? NULL : lexicon_find_word (lexicon, "types", head);
        if (type != NULL) {
            found = type;
            *ret_end = end;
        }
    }
    return found;
}

/* A type line is in capitals up to the name's end; alone on the line, or with `của …` or the subject behind it. */
static gboolean
read_type (const ExtractContext *context, Line *line) {
    const Reading *reading = line->reading;
    gsize end = 0;
    const char *type = find_type (context->lexicon, reading, &end);
    if (type == NULL || !reading_is_upper (reading, 0, end))
        return FALSE;
    if (end < reading->length && !line->upper) {
        /* The subject follows in mixed case: then the line is neither a label nor a sentence about such a document. */
        gboolean of = g_str_has_prefix (reading->folded + end, " của ");
        if (!of && !reading_starts_upper (reading, end + 1) && !g_str_has_prefix (reading->folded + end, " v")
            && (reading->length < SUBJECT_BYTES
                || pattern_matches ("^ ?(?:này|số|có|trên|đã|được|là|và|hoặc|\\d|,|:|-)", reading->folded + end)))
            return FALSE;
    }
    line->type = type;
    line->type_end = end;
    line->kind = LINE_TYPE;
    return TRUE;
}

/* How many words of @name are ranks and degrees before the name itself. */
static guint
count_rank_words (const ExtractContext *context, const char *name) {
    const Pattern *rank = lexicon_peek_pattern (context->lexicon, "person-patterns", "rank");
    PatternMatch match;
    guint words = 0;
    if (rank == NULL || !pattern_match (rank, name, strlen (name), 0, &match))
        return 0;
    for (gsize i = 0; i < match.groups[0].end; i++)
        words += name[i] == ' ';
    return words;
}

gboolean
lines_is_person (const ExtractContext *context, const Reading *reading, gsize start, gsize end, gboolean *ret_known) {
    g_autofree char *name = g_strndup (reading->folded + start, end - start);
    g_auto (GStrv) words = g_strsplit (name, " ", -1);
    guint n = g_strv_length (words), first = count_rank_words (context, name);
    gsize at = start;

    if (ret_known != NULL)
        *ret_known = FALSE;
    if (n < first + 2 || n > first + 6)
        return FALSE;
    for (guint i = 0; i < n; i++) {
        if ((i >= first && !reading_starts_upper (reading, at)) || !pattern_matches ("^[\\pL'.]+$", words[i]))
            return FALSE;
        at += strlen (words[i]) + 1;
    }
    if (ret_known != NULL)
        *ret_known = lexicon_find_word (context->lexicon, "surnames", words[first]) != NULL;
    return TRUE;
}

static LineKind
classify_upper (const ExtractContext *context, const Line *line) {
    const Reading *reading = line->reading;
    gboolean known;
    if (lexicon_match (context->lexicon, "authority-patterns", reading->folded, reading->length, 0, NULL) != NULL)
        return LINE_AUTHORITY;
    if (lexicon_match (context->lexicon, "post-patterns", reading->folded, reading->length, 0, NULL) != NULL)
        return LINE_POST;
    if (lexicon_match (context->lexicon, "body-patterns", reading->folded, reading->length, 0, NULL) != NULL)
        return LINE_BODY;
    if (lines_is_person (context, reading, 0, reading->length, &known) && known)
        return LINE_NAME;
    return LINE_UPPER;
}

static LineKind
classify_plain (const ExtractContext *context, const Line *line) {
    const Reading *reading = line->reading;
    if (lexicon_match (context->lexicon, "signed-patterns", reading->folded, reading->length, 0, NULL) != NULL)
        return LINE_SIGNED;
    const Pattern *prefix = lexicon_peek_pattern (context->lexicon, "authority-patterns", "prefix");
    if (prefix != NULL && reading->length < 100 && reading_starts_upper (reading, 0)
        && pattern_match (prefix, reading->folded, reading->length, 0, NULL))
        return LINE_AUTHORITY;
    if (lines_is_person (context, reading, 0, reading->length, NULL))
        return LINE_NAME;
    if (lexicon_match (context->lexicon, "second-post-patterns", reading->folded, reading->length, 0, NULL) != NULL)
        return LINE_POST;
    return LINE_TEXT;
}

void
line_classify (const ExtractContext *context, Line *line) {
    const Reading *reading = line->reading;
    const char *key;

    line->kind = LINE_TEXT;
    line->upper = reading_is_upper (reading, 0, reading->length);
    if (reading->length > LINE_BYTES_MAX)
        return;
    key = lexicon_match (context->lexicon, "phrase-patterns", reading->folded, reading->length, 0, NULL);
    if (g_strcmp0 (key, "number") == 0 && reading_starts_upper (reading, 0)) {
        line->kind = LINE_NUMBER;
        return;
    }
    if (g_strcmp0 (key, "union") == 0 && line->upper && (line->column > 0 || !line->block_start)) {
        line->kind = LINE_PARTY; /* a union's heading at the right; at the left it is the body above the issuer */
        return;
    }
    if (lexicon_match (context->lexicon, "web-line-patterns", reading->folded, reading->length, 0, NULL) != NULL) {
        line->kind = LINE_RULE;
        return;
    }
    key = lexicon_match (context->lexicon, "line-patterns", reading->folded, reading->length, 0, NULL);
    for (gsize i = 0; key != NULL && i < G_N_ELEMENTS (kind_names); i++) {
        if (strcmp (kind_names[i].key, key) == 0) {
            line->kind = kind_names[i].kind;
            return;
        }
    }
    if (read_type (context, line))
        return;
    line->kind = line->upper ? classify_upper (context, line) : classify_plain (context, line);
}

/* ---- cutting what stands side by side ---------------------------------------------------------------------- */

/* Without rules drawn before or after the words. */
static Span
trim_rules (const char *text, Span span) {
    for (;;) {
        Span before = span;
        span = span_trim (text, span, NULL);
        gsize n = 0, length = span_length (span);
        while (n < length && strchr ("-_*=~|", text[span.end - 1 - n]) != NULL)
            n++;
        if (n >= 2 || (n > 0 && (n == length || text[span.end - 1] == '*')))
            span.end -= n;
        n = 0;
        length = span_length (span);
        while (n < length && strchr ("-_*=~|", text[span.start + n]) != NULL)
            n++;
        if (n >= 3 || (n > 0 && n < length && text[span.start] == '*' && text[span.start + n] != ' '))
            span.start += n;
        if (span.start == before.start && span.end == before.end)
            return span;
    }
}

static Line *
line_new (const char *text, Span span, const Line *like) {
    Line *line = g_memdup2 (like, sizeof *line);
    line->span = span;
    line->reading = reading_new_span (text, span);
    return line;
}

/* The first phrase of the letterhead in the line that is printed as one. */
static gboolean
find_phrase (const ExtractContext *context, const Reading *reading, PatternMatch *ret_match) {
    static const char *const keys[] = { "nation", "party", "union", "motto", "number" };
    gboolean found = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
        const Pattern *pattern = lexicon_peek_pattern (context->lexicon, "phrase-patterns", keys[i]);
        PatternMatch match;
        if (pattern == NULL || !pattern_match (pattern, reading->folded, reading->length, 0, &match))
            continue;
        Span group = match.groups[0];
        if (i < 3 && !reading_is_upper (reading, group.start, group.end))
            continue;
        if (i > 2 && !reading_starts_upper (reading, group.start))
            continue;
        if (!found || group.start < ret_match->groups[0].start)
            *ret_match = match;
        found = TRUE;
    }
    return found;
}

static void
add_lines (const ExtractContext *context, const char *text, Span span, const Line *like, GPtrArray *lines) {
    Line next = *like;
    for (guint cuts = 0; cuts < 8; cuts++) {
        PatternMatch match;
        Span rest = trim_rules (text, span), part = rest;
        if (rest.end <= rest.start) {
            part = span_trim (text, span, NULL); /* nothing but a rule */
            if (part.end <= part.start)
                return;
            rest = part;
        }
        Line *line = line_new (text, part, &next);
        next.block_start = FALSE;
        if (line->reading->length <= LINE_BYTES_MAX && find_phrase (context, line->reading, &match)
            && (match.groups[0].start > 0 || match.groups[0].end < line->reading->length)) {
            Span group = match.groups[0];
            gsize cut = group.start > 0 ? group.start : group.end;
            gsize at = reading_offset (line->reading, cut);
            Span head = { part.start, at };
            line_free (line);
            line = line_new (text, trim_rules (text, head), &next);
            line->block_start = cuts == 0 && like->block_start;
            line_classify (context, line);
            g_ptr_array_add (lines, line);
            span.start = at;
            span.end = rest.end;
            continue;
        }
        line->block_start = cuts == 0 && like->block_start;
        line_classify (context, line);
        g_ptr_array_add (lines, line);
        return;
    }
}

/* ---- the order of lines ------------------------------------------------------------------------------------ */

/* Where the right column of a line begins that was flattened to spaces and not told apart by the reader; the end of the line
 * where there is none. */
static gsize
find_gap (const char *text, Span span) {
    for (gsize i = span.start; i < span.end; i++) {
        gsize n = 0;
        while (i + n < span.end && (text[i + n] == ' ' || text[i + n] == '\t'))
            n++;
        if (n >= GAP_BYTES && i > span.start + 4 && text[i - 1] != ':' && i + n < span.end
            && g_unichar_isupper (g_utf8_get_char (text + i + n)))
            return i + n;
        if (n > 0)
            i += n - 1;
    }
    return span.end;
}

/* The pieces of a paragraph between line separators. */
static void
add_paragraph (const ExtractContext *context, Span span, Line *like, GPtrArray *lines) {
    const char *text = document_peek_text (context->document);
    like->block_start = TRUE;
    while (span.start < span.end) {
        const char *stop = g_strstr_len (text + span.start, (gssize)span_length (span), "\xE2\x80\xA8");
        Span piece = { span.start, stop != NULL ? (gsize)(stop - text) : span.end };
        gsize gap = like->in_row || span_length (piece) > LINE_BYTES_MAX ? piece.end : find_gap (text, piece);
        Span left = { piece.start, gap }, right = { gap, piece.end };
        add_lines (context, text, left, like, lines);
        if (gap < piece.end) {
            Line beside = *like;
            beside.in_row = TRUE;
            beside.column = 1;
            add_lines (context, text, right, &beside, lines);
        }
        span.start = stop != NULL ? piece.end + strlen ("\xE2\x80\xA8") : span.end;
    }
}

static void
add_column (const ExtractContext *context, guint first, guint end, guint column, GPtrArray *lines) {
    for (guint i = first; i < end; i++) {
        const Block *block = document_peek_block (context->document, i);
        for (guint k = 0; k < block->cells->len; k++) {
            const Cell *cell = &g_array_index (block->cells, Cell, k);
            Line like = { .block = i, .column = column, .in_row = TRUE };
            if (cell->column != column || cell->merged_from >= 0)
                continue;
            for (guint p = 0; p < cell->paragraphs->len; p++)
                add_paragraph (context, g_array_index (cell->paragraphs, Span, p), &like, lines);
        }
    }
}

/* Where the rows that stand together with row @first end. */
static guint
find_rows_end (const Document *document, guint first, guint end) {
    guint table = document_peek_block (document, first)->table;
    guint i = first;
    while (i < end && document_peek_block (document, i)->kind == BLOCK_ROW
           && document_peek_block (document, i)->table == table)
        i++;
    return i;
}

GPtrArray *
lines_collect (const ExtractContext *context, guint first, guint end) {
    GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);
    guint i = first;
    while (i < end) {
        const Block *block = document_peek_block (context->document, i);
        if (block->kind != BLOCK_ROW) {
            Line like = { .block = i };
            add_paragraph (context, block->span, &like, lines);
            i++;
            continue;
        }
        guint rows_end = find_rows_end (context->document, i, end);
        for (guint column = 0; column < COLUMNS_MAX; column++)
            add_column (context, i, rows_end, column, lines);
        i = rows_end;
    }
    lines_mend (context, lines);
    return lines;
}

Line *
lines_cut (const ExtractContext *context, const Line *line, Span part) {
    Line *cut = line_new (document_peek_text (context->document), part, line);
    line_classify (context, cut);
    return cut;
}

guint
lines_mask (const GPtrArray *lines) {
    guint mask = 0;
    for (guint i = 0; i < lines->len; i++)
        mask |= LINE_BIT (((const Line *)g_ptr_array_index (lines, i))->kind);
    return mask;
}
