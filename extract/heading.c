/* heading.c - see heading.h. The issuer is read in issuer.c. */
#include "extract/heading.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"
#include "extract/entries.h"
#include "extract/issuer.h"
#include "extract/number.h"

static const char *
peek_text (const ExtractContext *context) {
    return document_peek_text (context->document);
}

static const Line *
peek_line (const GPtrArray *lines, guint i) {
    return g_ptr_array_index (lines, i);
}

/* The first line of a kind at or after @from; lines->len where there is none. */
static guint
find_line (const GPtrArray *lines, LineKind kind, guint from) {
    for (guint i = from; i < lines->len; i++)
        if (peek_line (lines, i)->kind == kind)
            return i;
    return lines->len;
}

/* ---- number, date, stamps ---------------------------------------------------------------------------------- */

/* `CHỈ THỊ SỐ 05/CT-TTg`: the number in the type line, in bytes of the reading; the empty span where none is. */
static Span
number_in_type_line (const Line *line) {
    PatternMatch match;
    Span none = { 0, 0 };
    if (line->kind != LINE_TYPE
        || !pattern_match (pattern_peek ("\\G ?số ?:? ?(\\d{1,5}(?:/20\\d\\d)?(?: ?[-/] ?\\pL[\\pL\\d]*){1,4})(?= |$)"),
                           line->reading->folded, line->reading->length, line->type_end, &match))
        return none;
    return match.groups[1];
}

/* The line of @lines that is nothing but what @expression says, lines->len where there is none. */
static guint
find_bare_line (const GPtrArray *lines, const char *expression) {
    for (guint i = 0; i < lines->len; i++) {
        const Reading *reading = peek_line (lines, i)->reading;
        PatternMatch match;
        if (reading->length < 60
            && pattern_match (pattern_peek (expression), reading->folded, reading->length, 0, &match))
            return i;
    }
    return lines->len;
}

/* `Số: 12` and `/TTr-SNV` as two lines, perhaps with others between, where a reader took the letterhead apart. */
static void
read_number_in_two (const GPtrArray *lines, DocumentRecord *record) {
    guint label = find_bare_line (lines, "^s[ốô] ?: ?(?:\\d{1,5}|[.…_ ]*)$");
    guint symbol = find_bare_line (lines, "^[-/] ?\\pL[\\pL\\d]{0,9}(?: ?[-/] ?\\pL[\\pL\\d&]*){1,4}$");
    PatternMatch figures;
    if (label == lines->len || symbol == lines->len)
        return;
    const Reading *front = peek_line (lines, label)->reading, *back = peek_line (lines, symbol)->reading;
    SpanList *spans = reading_spans (back, 0, back->length);
    g_autofree char *printed = reading_dup_closed_up (back, 0, back->length);
    if (spans == NULL)
        return;
    if (pattern_match (pattern_peek ("\\d+$"), front->folded, front->length, 0, &figures)) {
        g_autoptr (SpanList) first = reading_spans (front, figures.groups[0].start, front->length);
        g_autofree char *number = reading_dup_closed_up (front, figures.groups[0].start, front->length);
        g_autofree char *rest = g_steal_pointer (&printed);
        g_array_prepend_vals (spans, first->data, first->len);
        printed = g_strconcat (number, rest, NULL);
    }
    value_set_text (&record->number, printed, spans, 0.85);
}

static void
read_number (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record) {
    guint at = find_line (lines, LINE_NUMBER, 0);
    gboolean apart = at < lines->len;
    if (!apart)
        at = find_line (lines, LINE_TYPE, 0);
    if (at == lines->len)
        return;
    const Reading *reading = peek_line (lines, at)->reading;
    Span number = apart ? number_find (reading) : number_in_type_line (peek_line (lines, at));
    if (span_length (number) == 0)
        return;
    g_autofree char *printed = reading_dup_closed_up (reading, number.start, number.end);
    SpanList *spans = reading_spans (reading, number.start, number.end);
    if (spans == NULL)
        return;
    value_set_text (&record->number, printed, spans, number_is_blank (printed) ? 0.9 : 0.98);
}

/* A date whose line goes on in the row below; between the two stands what is beside them. */
static void
read_cut_date (const Reading *reading, DocumentRecord *record) {
    PatternMatch match;
    if (!pattern_match (pattern_peek ("(?:ngày )?(\\d{1,2}) tháng (\\d{1,2}) năm (\\d{4})(?!\\d)"), reading->folded,
                        reading->length, 0, &match))
        return;
    PartialDate date = PARTIAL_DATE_NONE;
    date.year = atoi (reading->folded + match.groups[3].start);
    date.month = atoi (reading->folded + match.groups[2].start);
    date.day = atoi (reading->folded + match.groups[1].start);
    if (!g_date_valid_dmy ((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year))
        return;
    g_autofree char *iso = partial_date_format (date);
    value_set_text (&record->date, iso, reading_spans (reading, match.groups[0].start, match.groups[0].end), 0.9);
    record->date_value = date;
}

static void
read_place_and_date (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record) {
    guint at = find_line (lines, LINE_DATE, 0);
    if (at == lines->len)
        return;
    const Reading *reading = peek_line (lines, at)->reading;
    const char *comma = strchr (reading->folded, ',');
    Span all = peek_line (lines, at)->span, found;
    PartialDate date = deadlines_read_date (context, all, &found);
    if (reading->pieces->len > 1) {
        read_cut_date (reading, record);
    } else if (date.year != 0) {
        g_autofree char *iso = partial_date_format (date);
        value_set_text (&record->date, iso, span_list_new (found.start, found.end), date.day > 0 ? 0.98 : 0.9);
        record->date_value = date;
    }
    if (comma != NULL) {
        gsize start = g_str_has_prefix (reading->folded, "* ") ? strlen ("* ") : 0; /* the star of the letterhead */
        SpanList *spans = reading_spans (reading, start, (gsize)(comma - reading->folded));
        if (spans != NULL)
            value_set (&record->place, peek_text (context), spans, 0.97);
    }
}

/* The stamp's words without a bracket or box around them, and without `Độ mật:` before them. */
static void
read_stamp (const ExtractContext *context, const GPtrArray *lines, LineKind kind, Value *value) {
    guint at = find_line (lines, kind, 0);
    PatternMatch match;
    if (at == lines->len)
        return;
    const Reading *reading = peek_line (lines, at)->reading;
    if (pattern_match (pattern_peek ("(?:^\\PL*|(?:mật|khẩn) ?: ?)(?!độ |mức |dấu )(\\pL.*\\pL)"), reading->folded,
                       reading->length, 0, &match))
        value_set (value, peek_text (context), reading_spans (reading, match.groups[1].start, match.groups[1].end),
                   0.95);
}

/* A mark that Word prints from the page header or footer has no place in the text, but it marks every document of the file. */
static void
read_page_mark (const ExtractContext *context, Value *value) {
    const Pattern *mark = lexicon_peek_pattern (context->lexicon, "line-patterns", "secrecy");
    guint n = document_block_count (context->document);
    guint first = document_block_at (context->document, document_body_length (context->document));
    for (guint i = first; mark != NULL && value->text == NULL && i < n; i++) {
        const Block *block = document_peek_block (context->document, i);
        PatternMatch match;
        if (block->kind != BLOCK_HEADER && block->kind != BLOCK_FOOTER)
            continue;
        g_autoptr (Reading) reading = reading_new_span (peek_text (context), block->span);
        if (pattern_match (mark, reading->folded, reading->length, 0, &match)) {
            Span words
                = { reading_offset (reading, match.groups[1].start), reading_offset (reading, match.groups[1].end) };
            g_autofree char *printed = text_collapse (peek_text (context) + words.start, (gssize)span_length (words));
            value_set_text (value, printed, NULL, 0.95);
        }
    }
}

/* ---- type and title ---------------------------------------------------------------------------------------- */

static void
read_type (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record) {
    guint at = find_line (lines, LINE_TYPE, 0);
    if (at < lines->len) {
        const Line *line = peek_line (lines, at);
        value_set_text (&record->type, line->type, reading_spans (line->reading, 0, line->type_end), 0.98);
        return;
    }
    if (record->number.text == NULL)
        return;
    const char *type = number_type (context->lexicon, record->number.text);
    for (guint i = 0; i < lines->len; i++)
        if (pattern_matches ("^[( ]*v ?[/.] ?v\\b", peek_line (lines, i)->reading->folded))
            type = "CV"; /* only letters have `V/v`: 4521/CT-NVT is one of the Cục Thuế */
    if (type != NULL)
        value_set_text (&record->type, type, span_list_dup (record->number.span), 0.95);
}

/* Without `V/v` and `Về việc`; NULL where nothing is left. */
static SpanList *
cut_about (const ExtractContext *context, const SpanList *pieces) {
    g_autoptr (Reading) reading = reading_new (peek_text (context), pieces);
    PatternMatch match;
    gsize start = 0, end = reading->length;
    if (pattern_match (pattern_peek ("^[( ]*(?:v ?[/.] ?v|về việc) ?[:;]? ?"), reading->folded, reading->length, 0,
                       &match))
        start = match.groups[0].end;
    while (end > start && strchr (" -_*=", reading->folded[end - 1]) != NULL)
        end--;
    if (start > 0 && reading->folded[0] == '(' && end > start && reading->folded[end - 1] == ')')
        end--;
    return reading_spans (reading, start, end);
}

/* The subject below (or on) the type line, bracket lines left out. */
static SpanList *
collect_title (const ExtractContext *context, const Segment *segment) {
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->title_first, segment->title_end);
    SpanList *pieces = g_array_new (FALSE, FALSE, sizeof (Span));
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = peek_line (lines, i);
        const char *folded = line->reading->folded;
        gsize start = 0;
        if (line->kind == LINE_TYPE && line->block == segment->type_block && pieces->len == 0) {
            Span number = number_in_type_line (line);
            start = MAX (line->type_end, number.end);
            if (start >= line->reading->length || (line->upper && g_str_has_prefix (folded + start, " của ")))
                continue;
            if (g_str_has_prefix (folded + start, " của ")) /* `KẾT LUẬN CỦA BỘ CHÍNH TRỊ về …` */
                start = MIN (reading_capitals_end (line->reading, start + 1), line->reading->length);
        } else if (line->kind == LINE_RULE || line->kind == LINE_ENCLOSED || line->kind == LINE_NUMBER
                   || line->kind == LINE_DATE || line->kind == LINE_NATION || line->kind == LINE_MOTTO
                   || line->kind == LINE_PARTY || line->kind == LINE_SECRECY || line->kind == LINE_URGENCY) {
            continue;
        } else if (line->block < segment->type_block
                   || (line->block == segment->type_block && line->kind != LINE_TEXT && line->kind != LINE_UPPER)) {
            continue;
        } else if (line->upper && g_str_has_prefix (folded, "của ") && pieces->len == 0) {
            continue;
        } else if (folded[0] == '('
                   && pattern_matches ("^\\((?:ban hành|kèm|thực hiện|tính đến|phục vụ|trình|dự thảo|lần)", folded)) {
            continue;
        }
        g_autoptr (SpanList) spans = reading_spans (line->reading, start, line->reading->length);
        if (spans == NULL)
            continue;
        Span opening = segment_find_embedded_opening (context, line->span);
        Span *last = &g_array_index (spans, Span, spans->len - 1);
        if (opening.start > last->start)
            last->end = opening.start;
        *last = span_trim (peek_text (context), *last, NULL);
        g_array_append_vals (pieces, spans->data, spans->len);
    }
    return pieces;
}

static gboolean
begins_subject (const Line *line) {
    return pattern_matches ("^[( ]*(?:v ?[/.] ?v\\b|về )", line->reading->folded);
}

/* A line of text that begins small: it goes on what stands above. */
static gboolean
goes_on_small (const GPtrArray *lines, guint i) {
    const Line *line = i < lines->len ? peek_line (lines, i) : NULL;
    return line != NULL && line->kind == LINE_TEXT && line->reading->length > 0
           && g_unichar_islower (g_utf8_get_char (line->reading->text + line->reading->origin[0]));
}

/* A letter's subject stands below its number, in the same column where there are columns. */
static SpanList *
collect_letter_subject (const GPtrArray *lines) {
    SpanList *pieces = g_array_new (FALSE, FALSE, sizeof (Span));
    guint number = find_line (lines, LINE_NUMBER, 0), first = number;
    const Line *start = NULL;

    if (number == lines->len)
        number = first = 0;
    for (guint i = first; i < lines->len && start == NULL; i++) {
        const Line *line = peek_line (lines, i);
        if (line->kind == LINE_ADDRESS)
            break;
        if (begins_subject (line) && line->kind != LINE_NUMBER)
            start = line;
    }
    for (guint i = number + 1; i < lines->len && start == NULL && number > 0; i++) {
        const Line *line = peek_line (lines, i), *above = peek_line (lines, number);
        if (line->kind == LINE_ADDRESS)
            break;
        if (line->kind == LINE_TEXT && line->column == above->column && line->reading->length > 10
            && !pattern_matches ("^[-+\\[]", line->reading->folded))
            start = line;
    }
    for (guint i = first; start != NULL && i < lines->len; i++) {
        const Line *line = peek_line (lines, i);
        if (pieces->len == 0 && line != start)
            continue;
        if (line->column != start->column || line->kind == LINE_RULE
            || (line->kind == LINE_DATE
                && (!line->block_start || goes_on_small (lines, i + 1)))) /* that stood beside the subject */
            continue;
        if (line->kind != LINE_TEXT && line->kind != LINE_UPPER && line->kind != LINE_NAME && line != start)
            break;
        g_array_append_val (pieces, line->span);
    }
    return pieces;
}

/* An article's title: its first line that reads like one. */
static SpanList *
collect_article_title (const ExtractContext *context, const Segment *segment) {
    SpanList *pieces = g_array_new (FALSE, FALSE, sizeof (Span));
    guint end = MIN (segment->end_block, segment->first_block + 30);
    for (guint i = segment->first_block; i < end; i++) {
        Span span = document_peek_block (context->document, i)->span;
        g_autoptr (Reading) reading = reading_new_span (peek_text (context), span);
        gboolean sentence = reading->length > 0 && strchr (".;:", reading->folded[reading->length - 1]) != NULL;
        if (sentence || reading->length < 30 || reading->length > 400 || reading_is_upper (reading, 0, reading->length)
            || pattern_matches (
                "^(?:ngày (?:tạo|đăng|cập nhật)|(?:thứ \\pL+|thứ \\d|chủ nhật)[, (]+(?:ngày )?\\d|\\d{1,2}[/:.]\\d|date \\d|lượt xem|"
                "tác giả|nguồn|chuyên mục|https?:|(?:trang chủ|trang nhất|home)(?!\\w))|^[^.]{1,60} [›»>] [^.]{1,60}(?: [›»>] |$)",
                reading->folded))
            continue;
        g_array_append_val (pieces, span);
        break;
    }
    return pieces;
}

static void
read_title (const ExtractContext *context, const Segment *segment, const GPtrArray *lines, DocumentRecord *record) {
    gboolean typed = segment->type_block < segment->end_block;
    g_autoptr (SpanList) pieces = NULL;
    double confidence = typed ? 0.95 : 0.9;

    if (record->kind == DOCUMENT_COPY)
        return;
    if (record->kind == DOCUMENT_ARTICLE) {
        pieces = collect_article_title (context, segment);
        confidence = 0.6;
    } else {
        pieces = typed ? collect_title (context, segment) : collect_letter_subject (lines);
    }
    SpanList *cut = cut_about (context, pieces);
    if (cut == NULL)
        return;
    value_set (&record->title, peek_text (context), cut, confidence);
    if (strlen (record->title.text) > 600)
        record->title.confidence = 0.5; /* running text may have slipped in */
}

/* ---- addressees -------------------------------------------------------------------------------------------- */

static void
read_addressees (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->address_first, segment->address_end);
    g_autoptr (SpanList) spans = g_array_new (FALSE, FALSE, sizeof (Span));
    const Line *head = NULL; /* `Kính gửi:`; a web page prints it once more as its heading */

    for (guint i = 0; i < lines->len; i++) {
        const Line *line = peek_line (lines, i);
        Span span = line->span;
        if (head == NULL) {
            PatternMatch match;
            if (line->kind != LINE_ADDRESS)
                continue;
            head = line;
            if (!pattern_match (pattern_peek ("^.*?(?:kính \\pL+|điện) ?(?::|$) ?"), line->reading->folded,
                                line->reading->length, 0, &match))
                continue;
            if (match.groups[0].end >= line->reading->length)
                continue;
            span.start = reading_offset (line->reading, match.groups[0].end);
        } else if (line->kind == LINE_RULE
                   || (line->kind == LINE_ADDRESS
                       && (spans->len == 0 || strcmp (line->reading->folded, head->reading->folded) == 0))) {
            continue;
        }
        Span opening = segment_find_embedded_opening (context, span);
        if (opening.start > span.start)
            span = span_trim (peek_text (context), (Span){ span.start, opening.start }, NULL);
        g_array_append_val (spans, span);
    }
    g_autoptr (GPtrArray) entries = entries_split (peek_text (context), spans);
    for (guint i = 0; i < entries->len; i++) {
        const Reading *entry = g_ptr_array_index (entries, i);
        SpanList *pieces = reading_spans (entry, 0, entry->length);
        if (pieces != NULL)
            g_ptr_array_add (record->addressees,
                             value_new (peek_text (context), pieces, entry->length < 200 ? 0.96 : 0.6));
    }
}

/* ---- the whole --------------------------------------------------------------------------------------------- */

void
heading_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    guint end = record->kind == DOCUMENT_COPY ? segment->end_block : segment->heading_end;
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->letterhead, end);

    if (record->kind != DOCUMENT_ARTICLE) {
        read_number (context, lines, record);
        if (record->number.text == NULL)
            read_number_in_two (lines, record);
        read_place_and_date (context, lines, record);
        read_type (context, lines, record);
        issuer_read (context, lines, record);
        read_stamp (context, lines, LINE_SECRECY, &record->secrecy);
        read_stamp (context, lines, LINE_URGENCY, &record->urgency);
        if (segment->address_end > segment->address_first)
            read_addressees (context, segment, record);
    }
    if (record->secrecy.text == NULL)
        read_page_mark (context, &record->secrecy);
    read_title (context, segment, lines, record);
}

gboolean
heading_is_form (const ExtractContext *context, const Segment *segment) {
    g_autoptr (GPtrArray) lines = lines_collect (context, segment->first_block, segment->body_first);
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = peek_line (lines, i);
        if (line->upper
            && lexicon_match (context->lexicon, "form-patterns", line->reading->folded, line->reading->length, 0, NULL)
                   != NULL)
            return TRUE;
    }
    return FALSE;
}
