/* heading_infer.c - what a heading does not say and the rest of the document tells. See heading.h; the issuer's other ways are in
 * issuer.c. */
#include "extract/heading.h"

#include <string.h>

#include "extract/citation.h"
#include "extract/issuer.h"
#include "extract/number.h"

#define ACT_LINE_BLOCKS 40 /* bases may be many */
#define ENCLOSED_BLOCKS 10 /* of an appendix: its title and the line below */
#define TITLE_BYTES_MIN 20

static Reading *
read_block (const ExtractContext *context, guint i) {
    return reading_new_span (document_peek_text (context->document), document_peek_block (context->document, i)->span);
}

static gboolean
is_basis (const ExtractContext *context, guint i) {
    g_autoptr (Reading) reading = read_block (context, i);
    return pattern_matches ("^[-+]? ?(?:căn cứ|xét|theo đề nghị) ", reading->folded);
}

/* `QUYẾT ĐỊNH:` says what a document is that has lost its heading. Returns its block, the body's end where none is. */
static guint
infer_from_act_line (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    guint end = MIN (segment->body_end, segment->body_first + ACT_LINE_BLOCKS);
    for (guint i = segment->body_first; i < end; i++) {
        Span span = document_peek_block (context->document, i)->span;
        g_autoptr (Reading) reading = read_block (context, i);
        if (!pattern_matches ("^(?:quyết định|quyết nghị) ?:$", reading->folded)
            || !reading_is_upper (reading, 0, reading->length))
            continue;
        value_set_text (&record->type, g_str_has_prefix (reading->folded, "quyết định") ? "QĐ" : "NQ",
                        span_list_new (span.start, span.end), 0.8);
        return i;
    }
    return segment->body_end;
}

/* Above the bases stand who decides and the subject: `PHÊ DUYỆT …` / `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` / `Căn cứ …`. */
static void
infer_from_bases (const ExtractContext *context, const Segment *segment, guint act, DocumentRecord *record) {
    const char *text = document_peek_text (context->document);
    guint basis = segment->first_block;
    PatternMatch match;

    while (basis < act && !is_basis (context, basis))
        basis++;
    if (basis == act || basis < segment->first_block + 1)
        return;
    g_autoptr (Reading) who = read_block (context, basis - 1);
    if (!reading_is_upper (who, 0, who->length)
        || !pattern_match (
            pattern_peek ("^(?:(?:chủ tịch|bộ trưởng|giám đốc|thống đốc|tổng cục trưởng|cục trưởng) )?"
                          "((?:ủy ban|hội đồng) nhân dân .+|thủ tướng chính phủ|chính phủ|(?:bộ|sở|tổng cục|cục|"
                          "ngân hàng) .+)$"),
            who->folded, who->length, 0, &match))
        return;
    if (record->issuer.text == NULL) {
        SpanList *spans = reading_spans (who, match.groups[1].start, match.groups[1].end);
        if (spans != NULL)
            value_set (&record->issuer, text, spans, 0.8);
    }
    if (record->title.text != NULL || basis < segment->first_block + 2)
        return;
    g_autoptr (Reading) subject = read_block (context, basis - 2);
    if (!reading_is_upper (subject, 0, subject->length) || subject->length < TITLE_BYTES_MIN)
        return;
    gsize start = g_str_has_prefix (subject->folded, "về việc ") ? strlen ("về việc ") : 0;
    SpanList *spans = reading_spans (subject, start, subject->length);
    if (spans != NULL)
        value_set (&record->title, text, spans, 0.8);
}

/* The number and day of a decision whose own are lost stand below the title of what was issued with it. */
static void
infer_from_enclosed (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    guint end = MIN (segment->appendix_end, segment->appendix_first + ENCLOSED_BLOCKS);
    const Line *enclosed = NULL;

    if (record->type.text == NULL || record->number.text != NULL || segment->appendix_first >= end)
        return;
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->appendix_first, end);
    for (guint i = 0; i < lines->len && enclosed == NULL; i++)
        if (((const Line *)g_ptr_array_index (lines, i))->kind == LINE_ENCLOSED)
            enclosed = g_ptr_array_index (lines, i);
    if (enclosed == NULL)
        return;
    g_autoptr (GArray) citations = citations_find (context, enclosed->reading);
    if (citations->len == 0)
        return;
    const Citation *citation = &g_array_index (citations, Citation, 0);
    g_autofree char *number = citation_dup_number (citation, enclosed->reading);
    if (g_strcmp0 (number_type (context->lexicon, number), record->type.text) != 0)
        return;
    value_set_text (&record->number, number, citation_spans (citation, enclosed->reading), 0.8);
    if (record->date_value.year == 0 && citation->date.year != 0) {
        g_autofree char *iso = partial_date_format (citation->date);
        value_set_text (&record->date, iso,
                        reading_spans (enclosed->reading, citation->date_place.start, citation->date_place.end), 0.8);
        record->date_value = citation->date;
    }
}

void
heading_infer (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    if (record->kind == DOCUMENT_DIRECTIVE) {
        if (record->type.text == NULL && record->addressees->len == 0)
            infer_from_bases (context, segment, infer_from_act_line (context, segment, record), record);
        infer_from_enclosed (context, segment, record);
    }
    issuer_infer (context, segment, record);
    /* A letter whose number is lost: only letters have neither number nor type line and are addressed to somebody. */
    if (record->type.text == NULL && record->kind == DOCUMENT_DIRECTIVE && record->addressees->len > 0
        && !heading_is_form (context, segment)) {
        const Block *block = document_peek_block (context->document, segment->address_first);
        value_set_text (&record->type, "CV", span_list_new (block->span.start, block->span.end), 0.6);
    }
}
