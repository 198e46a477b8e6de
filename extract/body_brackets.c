/* body_brackets.c - see body_brackets.h. */
#include "extract/body_brackets.h"

#include "base/text.h"
#include "extract/body_leads.h"

#define BEFORE_BYTES 600 /* what is looked at before a bracket */
#define TAIL_BYTES   240 /* who does it, behind the last dash */

/* `(cơ quan tham mưu: X)`. */
static gboolean
read_labelled_bracket (BodyReader *reader, Span inside) {
    gsize start, end;
    if (!body_reader_matches (
            reader,
            "\\G(?:cơ quan|đơn vị|bộ phận|phòng|ban)?,? ?(?:chủ trì|tham mưu|chuẩn bị|thực hiện|đầu mối|chủ trì tham mưu|soạn thảo|phụ trách|chịu trách nhiệm): ?",
            inside.start, &start))
        return FALSE;
    end = body_reader_row (reader, start, BODY_ROW_FIELD | BODY_ROW_LOOSE);
    if (end == start || end > inside.end)
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, 0.95);
    reader->lead_end = end;
    return TRUE;
}

/* A bracket that ends the text, or a clause of it, behind a small word and nothing that it could say where to. */
static gboolean
closes_item (const BodyReader *reader, gsize first, Span bracket, gboolean clause) {
    const char *folded = body_reader_peek (reader);
    gsize word = bracket.start;

    if (!body_reader_matches (reader, clause ? "\\G(?: ?; ?|[.;,/ ]*$)" : "\\G[.;,/ ]*$", bracket.end, NULL)
        || word < 2)
        return FALSE;
    for (word--; word > first && folded[word - 1] != ' ';)
        word--;
    if (bracket.start - first > BEFORE_BYTES)
        first = text_character_behind (folded, bracket.start - BEFORE_BYTES, bracket.start);
    g_autofree char *before = g_strndup (folded + first, bracket.start - first);
    return !body_is_capital (&reader->words, word)
           && !pattern_matches ("(?<!\\w)(?:gửi|nộp|về|đến|cho|tới|trình|qua|tại|của|thuộc) [^;.]{0,160}$", before);
}

/* `(Văn phòng Tỉnh ủy)`, `(Văn phòng Tỉnh ủy, trước ngày 30/4)`: nothing but who, and by when. */
static gboolean
names_bodies (BodyReader *reader, Span inside, gsize *ret_end) {
    gsize start = inside.start;
    body_reader_matches (reader, "\\Ggiao (?:cho )?", start, &start);
    *ret_end = body_reader_row (reader, start, BODY_ROW_SUBJECT);
    return *ret_end > start
           && body_reader_matches (
               reader,
               "\\G ?(?:\\)|[,;-] ?(?:hoàn thành|xong|thời gian|thời hạn|trước|chậm nhất|trong|tháng|quý|năm|ngày|\\d))",
               *ret_end, NULL);
}

/* `(Văn phòng Tỉnh ủy chủ trì, …)`. */
static gboolean
assigns_lead (BodyReader *reader, Span inside) {
    gsize start = inside.start, end;
    body_reader_matches (reader, "\\G(?:do|giao(?: cho)?) ", start, &start);
    end = body_reader_row (reader, start, BODY_ROW_SUBJECT);
    return end > start
           && body_reader_matches (
               reader, "\\G,? (?:chủ trì|làm đầu mối|là đầu mối|thực hiện|phụ trách|chịu trách nhiệm|tham mưu)(?!\\w)",
               end, NULL);
}

static gboolean
read_bare_bracket (BodyReader *reader, Span inside, double confidence) {
    gsize end;
    if (!names_bodies (reader, inside, &end))
        return FALSE;
    body_reader_add (reader, reader->found->lead, reader->names, confidence);
    reader->lead_end = end;
    return TRUE;
}

/* `… mỗi tháng một lần - Sở X chủ trì, Sở Y phối hợp.`: a dash where others have a bracket. */
static void
read_dash_tail (BodyReader *reader, gsize from, gsize to) {
    const Pattern *tail = pattern_peek (
        "[^ ] - (?=[^-]{4,200} (?:chủ trì|thực hiện|phụ trách|đảm nhiệm|phối hợp|làm đầu mối)(?: thực hiện)?[./ ]*$)");
    const char *folded = body_reader_peek (reader);
    gsize floor = to > TAIL_BYTES ? text_character_behind (folded, MAX (from, to - TAIL_BYTES), to) : from;
    PatternMatch match;

    if (!pattern_match (tail, folded, to, floor, &match))
        return;
    gsize word = match.groups[0].start;
    while (word > from && folded[word - 1] != ' ')
        word--;
    if (body_is_capital (&reader->words, word) || !body_leads_assigned (reader, match.groups[0].end, to + 1))
        return; /* `tuyến A - B`, `giữa Sở X - Sở Y` */
    for (guint i = 0; i < reader->found->lead->len; i++)
        ((Value *)g_ptr_array_index (reader->found->lead, i))->confidence *= 0.95;
}

/* `… (Vụ Pháp chế chủ trì, Cục A phối hợp; trước 30/6).`, `… (Ban A); … (Văn phòng B).` */
void
body_brackets_read (BodyReader *reader, gsize from, gsize to) {
    const Pattern *bracket = pattern_peek ("\\(([^()]{4,400})\\)");
    PatternMatch match;
    gsize first = from, start = from, end;
    guint clauses = 0;

    for (gsize at = from; at < to && pattern_match (bracket, body_reader_peek (reader), to, at, &match);
         at = match.groups[0].end)
        clauses += closes_item (reader, first, match.groups[0], TRUE)
                   && (names_bodies (reader, match.groups[1], &end) || assigns_lead (reader, match.groups[1]));
    while (from < to && pattern_match (bracket, body_reader_peek (reader), to, from, &match)) {
        gboolean closes = closes_item (reader, first, match.groups[0], clauses > 1);
        if (((reader->found->lead->len == 0 || closes)
             && (read_labelled_bracket (reader, match.groups[1])
                 || body_leads_assigned (reader, match.groups[1].start, match.groups[1].end)))
            || (closes && read_bare_bracket (reader, match.groups[1], clauses > 1 ? 0.85 : 0.75)))
            first = match.groups[0].end; /* what stands before the next one */
        from = match.groups[0].end;
    }
    if (reader->found->lead->len == 0)
        read_dash_tail (reader, start, to);
}
