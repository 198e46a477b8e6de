/* issuer.c - see issuer.h. */
#include "extract/issuer.h"

#include <string.h>

#define BODIES_MAX     6 /* names in one letterhead; joint issuers are joined by dashes */
#define OPENING_BLOCKS 8

/* A name being put together from lines. */
typedef struct {
    SpanList *pieces;
    char *last; /* the last line, folded */
} Name;

static void
name_free (Name *name) {
    g_clear_pointer (&name->pieces, g_array_unref);
    g_free (name->last);
    g_free (name);
}

static gboolean
matches (const ExtractContext *context, const char *group, const char *folded) {
    return lexicon_match (context->lexicon, group, folded, strlen (folded), 0, NULL) != NULL;
}

/* Whether a line goes on the name above it. */
static gboolean
goes_on (const ExtractContext *context, const Name *name, const char *folded) {
    return matches (context, "body-incomplete-patterns", name->last) || folded[0] == '-'
           || matches (context, "body-continuation-patterns", folded) || !matches (context, "body-patterns", folded);
}

static void
take_part (const ExtractContext *context, const Reading *reading, gsize start, gsize end, GPtrArray *names) {
    g_autoptr (SpanList) spans = reading_spans (reading, start, end);
    g_autofree char *folded = g_strndup (reading->folded + start, end - start);
    Name *name = names->len > 0 ? g_ptr_array_index (names, names->len - 1) : NULL;

    if (spans == NULL)
        return;
    if (name == NULL || (!goes_on (context, name, folded) && names->len < BODIES_MAX)) {
        name = g_new0 (Name, 1);
        name->pieces = g_array_new (FALSE, FALSE, sizeof (Span));
        g_ptr_array_add (names, name);
    }
    g_array_append_vals (name->pieces, spans->data, spans->len);
    g_free (name->last);
    name->last = g_steal_pointer (&folded);
}

/* A line may hold superior and issuer one after the other, where a cell's lines were joined. */
static void
take_line (const ExtractContext *context, const Reading *reading, GPtrArray *names) {
    PatternMatch match;
    gsize end = reading->length;
    while (end > 0 && strchr (" .,;:-*", reading->folded[end - 1]) != NULL)
        end--;
    if (reading->length > 0 && reading->folded[reading->length - 1] == '-' && end > 0)
        end = reading->length; /* a dash that joins two issuers over lines */
    if (lexicon_match (context->lexicon, "issuer-split-patterns", reading->folded, end, 0, &match) != NULL) {
        take_part (context, reading, match.groups[1].start, match.groups[1].end, names);
        take_part (context, reading, match.groups[2].start, match.groups[2].end, names);
        return;
    }
    take_part (context, reading, 0, end, names);
}

/* ---- from the letterhead ----------------------------------------------------------------------------------- */

/* Lines in capitals that may be a body's name. A number, a date or the type ends them. */
static gboolean
may_name_body (const ExtractContext *context, const Line *line) {
    switch (line->kind) {
    case LINE_BODY:
    case LINE_UPPER:
    case LINE_POST:
    case LINE_NAME: /* `SƠN LA` below `ỦY BAN NHÂN DÂN TỈNH` reads like a person */
        if (line->kind == LINE_NAME && !line->upper)
            return FALSE;
        return !pattern_matches ("^số ?[:.\\d]", line->reading->folded); /* a number that could not be read */
    case LINE_TEXT:                                                      /* a letterhead in mixed case */
        return line->in_row && line->reading->length < 120 && reading_starts_upper (line->reading, 0)
               && !pattern_matches ("^cơ quan (?:ban hành|soạn thảo|ký)$", line->reading->folded)
               && matches (context, "body-patterns", line->reading->folded);
    default:
        return FALSE;
    }
}

/* Where the letterhead's names end: at the number, else at the date, the type, the address. */
static guint
find_names_end (const GPtrArray *lines, gboolean *ret_trusted) {
    static const LineKind ends[] = { LINE_NUMBER, LINE_DATE, LINE_TYPE, LINE_ADDRESS };
    gboolean names = (lines_mask (lines) & (LINE_BIT (LINE_NATION) | LINE_BIT (LINE_PARTY))) != 0;
    for (gsize k = 0; k < G_N_ELEMENTS (ends); k++) {
        for (guint i = 0; i < lines->len; i++) {
            const Line *line = g_ptr_array_index (lines, i);
            if (line->kind != ends[k])
                continue;
            *ret_trusted = names || line->kind == LINE_NUMBER;
            return i;
        }
    }
    *ret_trusted = names;
    return lines->len;
}

/* Blocks that an incoming office stamped are no letterhead. */
static gboolean
is_stamped (const GPtrArray *lines, guint block) {
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i);
        if (line->kind == LINE_STAMP && line->block == block)
            return TRUE;
    }
    return FALSE;
}

/* Names stand in the number's column; what stands right of it is a motto or the heading of a union. */
static gboolean
is_beside (const GPtrArray *lines, guint end, const Line *line) {
    const Line *last = end < lines->len ? g_ptr_array_index (lines, end) : NULL;
    guint column = last != NULL && last->kind == LINE_NUMBER && last->in_row ? last->column : 0;
    return line->in_row && line->column > column;
}

/* `VAN PHONG CHÍNH PHU CONG HOA XÃ HOI …`: in the same printed line with the nation's name a body stands, however it was misread. */
static gboolean
stands_before_nation (const GPtrArray *lines, guint i) {
    const Line *line = g_ptr_array_index (lines, i),
               *next = i + 1 < lines->len ? g_ptr_array_index (lines, i + 1) : NULL;
    return next != NULL && next->kind == LINE_NATION && next->block == line->block && !line->in_row && line->block_start
           && !next->block_start && strchr (line->reading->folded, ' ') != NULL;
}

void
issuer_read (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record) {
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify)name_free);
    const char *text = document_peek_text (context->document);
    gboolean trusted = FALSE, tidy = TRUE;
    guint end = find_names_end (lines, &trusted);

    if (!trusted)
        return;
    for (guint i = 0; i < end; i++) {
        const Line *line = g_ptr_array_index (lines, i);
        if (!may_name_body (context, line) || is_stamped (lines, line->block) || is_beside (lines, end, line))
            continue;
        if (names->len == 0 && (line->kind == LINE_UPPER || line->kind == LINE_NAME)
            && !stands_before_nation (lines, i))
            continue; /* noise above the first body */
        tidy = tidy && (names->len > 0 || line->kind != LINE_UPPER);
        tidy = tidy && (line->kind != LINE_POST || names->len == 0) && (line->kind != LINE_TEXT || names->len == 0);
        /* a dash joins two issuers, where a body follows it; else it was part of the rule between two columns */
        const Name *above = names->len > 0 ? g_ptr_array_index (names, names->len - 1) : NULL;
        tidy = tidy && (above == NULL || !g_str_has_suffix (above->last, "-") || line->kind == LINE_BODY);
        take_line (context, line->reading, names);
    }
    if (names->len == 0)
        return;
    Name *issuer = g_ptr_array_index (names, names->len - 1);
    if (issuer->pieces->len > 0) { /* a dash that nothing follows parted it from the nation's name */
        Span *last = &g_array_index (issuer->pieces, Span, issuer->pieces->len - 1);
        *last = span_trim (text, *last, "-");
    }
    value_set (&record->issuer, text, g_steal_pointer (&issuer->pieces), tidy && names->len <= 2 ? 0.97 : 0.7);
    if (names->len > 1) {
        Name *superior = g_ptr_array_index (names, names->len - 2);
        value_set (&record->superior, text, g_steal_pointer (&superior->pieces), names->len == 2 ? 0.96 : 0.6);
    }
}

/* ---- from elsewhere ---------------------------------------------------------------------------------------- */

/* `CỦA BỘ CHÍNH TRỊ` at or below the type line. */
static gboolean
infer_from_type (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    if (segment->type_block >= segment->end_block)
        return FALSE;
    g_autoptr (GPtrArray) lines
        = lines_collect (context, segment->type_block, MIN (segment->type_block + 3, segment->heading_end));
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i);
        const char *folded = line->reading->folded;
        gsize at = line->kind == LINE_TYPE ? line->type_end + 1 : 0, end;
        if (at >= line->reading->length || !g_str_has_prefix (folded + at, "của ")
            || !reading_is_upper (line->reading, at, at + strlen ("của ")))
            continue;
        at += strlen ("của ");
        end = reading_capitals_end (line->reading, at);
        SpanList *spans = reading_spans (line->reading, at, end);
        if (spans == NULL)
            return FALSE;
        value_set (&record->issuer, document_peek_text (context->document), spans, 0.75);
        return TRUE;
    }
    return FALSE;
}

/* `THỦ TƯỚNG CHÍNH PHỦ điện:` names who sends a telegram. */
static gboolean
infer_from_telegram (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    const char *text = document_peek_text (context->document);
    guint end = MIN (segment->heading_end, segment->end_block);
    for (guint i = segment->first_block; i < end; i++) {
        g_autoptr (Reading) reading = reading_new_span (text, document_peek_block (context->document, i)->span);
        PatternMatch match;
        if (!pattern_match (
                pattern_peek (
                    "^((?:thủ tướng|phó thủ tướng|chủ tịch|bộ trưởng|trưởng ban|ủy ban nhân dân|ban chỉ (?:đạo|huy)|bộ|sở) ?"
                    "[^.:;]{0,90}?) (?:gửi )?điện ?:"),
                reading->folded, reading->length, 0, &match))
            continue;
        SpanList *spans = reading_spans (reading, match.groups[1].start, match.groups[1].end);
        if (spans == NULL)
            return FALSE;
        value_set (&record->issuer, text, spans, 0.85);
        return TRUE;
    }
    return FALSE;
}

/* The subject of `… ban hành Kế hoạch` in the opening. */
static gboolean
infer_from_opening (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    const char *text = document_peek_text (context->document);
    guint end = MIN (segment->body_end, segment->body_first + OPENING_BLOCKS);
    g_autoptr (SpanList) pieces = g_array_new (FALSE, FALSE, sizeof (Span));

    for (guint i = segment->body_first; i < end; i++) {
        Span span = document_peek_block (context->document, i)->span;
        g_autoptr (Reading) block = reading_new_span (text, span);
        if (pattern_matches ("^(?:[ivx]{1,4}|\\d{1,2}) ?[.)]", block->folded))
            break;
        g_array_append_val (pieces, span);
    }
    g_autoptr (Reading) reading = reading_new (text, pieces);
    const Pattern *pattern = lexicon_peek_pattern (context->lexicon, "speaker-patterns", "subject");
    PatternMatch match;
    gsize start = 0;
    while (pattern != NULL && pattern_match (pattern, reading->folded, reading->length, start, &match)) {
        Span group = match.groups[1];
        if (reading_starts_upper (reading, group.start)) {
            SpanList *spans = reading_spans (reading, group.start, group.end);
            if (spans != NULL)
                value_set (&record->issuer, text, spans, 0.6);
            return spans != NULL;
        }
        start = group.end;
    }
    return FALSE;
}

/* `TM. ỦY BAN NHÂN DÂN` names the body that signs. */
static gboolean
infer_from_signature (const ExtractContext *context, DocumentRecord *record) {
    const char *text = document_peek_text (context->document);
    PatternMatch match;
    if (record->signature_authority.span == NULL)
        return FALSE;
    g_autoptr (Reading) reading = reading_new (text, record->signature_authority.span);
    if (!pattern_match (pattern_peek ("^t ?[./]? ?m(?: ?[./] ?| )(.+?)(?: (?:k ?[./]? ?t|q)(?: ?[./]| ).*)?$"),
                        reading->folded, reading->length, 0, &match))
        return FALSE;
    SpanList *spans = reading_spans (reading, match.groups[1].start, match.groups[1].end);
    if (spans == NULL)
        return FALSE;
    value_set (&record->issuer, text, spans, 0.5);
    return TRUE;
}

/* A letterhead that lost its second line, `ỦY BAN NHÂN DÂN`: the authority line of the decision has the place. */
static void
complete_by_authority (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    guint end = MIN (segment->body_end, segment->body_first + OPENING_BLOCKS);
    PatternMatch match;
    g_autofree char *issuer = text_fold (record->issuer.text, -1);
    if (!g_str_equal (issuer, "ủy ban nhân dân") && !g_str_equal (issuer, "hội đồng nhân dân"))
        return;
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->title_end, end);
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i);
        if (!line->upper
            || !pattern_match (
                pattern_peek ("^(?:chủ tịch )?((?:ủy ban|hội đồng) nhân dân (?:tỉnh|thành phố|tp|huyện|quận|"
                              "thị xã|xã|phường|thị trấn|đặc khu)[. ].+)$"),
                line->reading->folded, line->reading->length, 0, &match)
            || !g_str_has_prefix (line->reading->folded + match.groups[1].start, issuer))
            continue;
        SpanList *spans = reading_spans (line->reading, match.groups[1].start, match.groups[1].end);
        if (spans != NULL)
            value_set (&record->issuer, document_peek_text (context->document), spans, 0.85);
        return;
    }
}

void
issuer_infer (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    if (record->issuer.text != NULL) {
        complete_by_authority (context, segment, record);
        return;
    }
    if (record->kind == DOCUMENT_ARTICLE)
        return;
    if (!infer_from_type (context, segment, record) && !infer_from_telegram (context, segment, record)
        && !infer_from_opening (context, segment, record))
        infer_from_signature (context, record);
}
