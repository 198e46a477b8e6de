/* bodies.c - see bodies.h. */
#include "extract/bodies.h"

#include <string.h>

#include "extract/body_names.h"

#define STRETCH_BYTES_MAX (64 << 10) /* an item's text; the longest in corpus/ has 4 KB */
#define CLAUSES_MAX       128

typedef struct {
    BodyReading  words;
    BodiesFound *found;
    GArray      *names;    /* of BodyName, what the last row held */
    gsize        lead_end; /* where the row of leads ends, 0 where there is none */
} Reader;

static void
reader_clear (Reader *reader) {
    body_reading_clear (&reader->words);
    g_clear_pointer (&reader->found, bodies_found_free);
    g_clear_pointer (&reader->names, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
reader_init (Reader *reader, const Lexicon *lexicon, const char *text, Span span) {
    memset (reader, 0, sizeof *reader);
    span.end = MIN (span.end, span.start + STRETCH_BYTES_MAX);
    while (span.end > span.start && ((guchar) text[span.end] & 0xC0) == 0x80)
        span.end--;
    body_reading_init (&reader->words, lexicon, text, span);
    reader->found = g_new0 (BodiesFound, 1);
    reader->found->lead = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
    reader->found->coordinators = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
    reader->names = g_array_new (FALSE, FALSE, sizeof (BodyName));
}

void
bodies_found_free (BodiesFound *found) {
    if (found == NULL)
        return;
    g_ptr_array_unref (found->lead);
    g_ptr_array_unref (found->coordinators);
    g_free (found);
}

/* ---- small helpers ----------------------------------------------------------------------------------------- */

static const char *
peek_folded (const Reader *reader) {
    return reader->words.folded->folded;
}

static gsize
peek_length (const Reader *reader) {
    return reader->words.folded->length;
}

static gboolean
matches_at (const Reader *reader, const char *expression, gsize at, gsize *ret_end) {
    PatternMatch match;
    if (at > peek_length (reader)
        || !pattern_match (pattern_peek (expression), peek_folded (reader), peek_length (reader), at, &match))
        return FALSE;
    if (ret_end != NULL)
        *ret_end = match.groups[0].end;
    return TRUE;
}

static gsize
skip_spaces (const Reader *reader, gsize at) {
    while (at < peek_length (reader) && peek_folded (reader)[at] == ' ')
        at++;
    return at;
}

static Value *
value_from_name (const Reader *reader, const BodyName *name) {
    SpanList *list = NULL;
    for (guint i = 0; i < name->n_pieces; i++) {
        Span span = folded_text_span (reader->words.folded, name->pieces[i].start, name->pieces[i].end);
        span = span_trim (reader->words.text, span, ".,;:");
        if (list == NULL)
            list = span_list_new (span.start, span.end);
        else
            span_list_append (list, span.start, span.end);
    }
    return value_new (reader->words.text, list, name->confidence);
}

/* Adds each name that the list has not yet. */
static void
add_names (const Reader *reader, GPtrArray *list, const GArray *names, double share) {
    for (guint i = 0; i < names->len; i++) {
        Value *value = value_from_name (reader, &g_array_index (names, BodyName, i));
        gboolean known = *value->text == '\0';
        for (guint k = 0; k < list->len && !known; k++)
            known = text_equal (((Value *) g_ptr_array_index (list, k))->text, value->text);
        value->confidence *= share;
        if (known)
            value_free (value);
        else
            g_ptr_array_add (list, value);
    }
}

/* A person at `at`, with the post that follows the name: `Nguyễn Văn An, Phó Chủ tịch …`. */
static gsize
read_person (Reader *reader, gsize at) {
    gsize end = at, next = at, length = peek_length (reader);
    guint words = 0;

    while (next < length && body_is_capital (&reader->words, next) && words < 6
           && matches_at (reader, "\\G[\\w.]+", next, &end)) {
        words++;
        next = skip_spaces (reader, end);
    }
    if (words < 2)
        return at;
    if (matches_at (reader, "\\G ?(?:,|-) ?", end, &next)) {
        g_autoptr (GArray) post = g_array_new (FALSE, FALSE, sizeof (BodyName));
        gsize stop = body_names_read (&reader->words, next, BODY_ROW_SUBJECT, post);
        if (stop > next)
            end = stop;
    }
    BodyName name = { .pieces = { { at, end } }, .n_pieces = 1, .start = at, .end = end, .confidence = 0.85 };
    g_array_append_val (reader->names, name);
    return end;
}

/* A row of names at `at` into reader->names; its end, or `at`. Words like `đồng chí` before it are left off. */
static gsize
read_row (Reader *reader, gsize at, BodyRowFlags flags) {
    gsize start = skip_spaces (reader, at), end, next;
    g_array_set_size (reader->names, 0);
    if (matches_at (reader, "\\G(?:các )?(?:đồng chí|đ/c|ông|bà) (?=\\S)", start, &next)) {
        end = body_names_read (&reader->words, next, flags, reader->names);
        return end > next ? end : (end = read_person (reader, next)) > next ? end : at;
    }
    end = body_names_read (&reader->words, start, flags, reader->names);
    /* `Các đơn vị: Phòng Nội vụ, Phòng Tư pháp`: the names stand behind the colon. */
    if (end > start && reader->names->len == 1 && g_array_index (reader->names, BodyName, 0).is_class
        && matches_at (reader, "\\G: ?", end, &next) && body_names_begin (&reader->words, next)) {
        g_array_set_size (reader->names, 0);
        end = body_names_read (&reader->words, next, flags, reader->names);
    }
    return end > start && reader->names->len > 0 ? end : at;
}

/* The end of the sentence that begins at `at`: a full stop before a capital, or the end. */
static gsize
sentence_end (const Reader *reader, gsize at) {
    const Pattern *stop = pattern_peek ("(?<!\\btp)(?<!\\bđ/c)(?<!\\bths)(?<!\\bts)(?<!\\d)[.!?][\"')]* (?=\\S)|(?<=\\d)\\. (?=\\D)");
    PatternMatch match;
    gsize from = at;
    while (pattern_match (stop, peek_folded (reader), peek_length (reader), from, &match)) {
        gsize next = match.groups[0].end;
        if (reader->words.shouting || body_is_capital (&reader->words, next) || strchr ("\"(-+", peek_folded (reader)[next]))
            return match.groups[0].start;
        from = next;
    }
    return peek_length (reader);
}

/* ---- who leads --------------------------------------------------------------------------------------------- */

static gboolean
read_order (const Reader *reader, gsize at, ItemOrder *ret_order, gboolean *ret_giao, gsize *ret_end) {
    gsize end;
    if (!body_words_at (&reader->words, WORDS_ORDER, at, &end) && !matches_at (reader, "\\G(?:giao|yêu cầu|đề nghị): ?", at, &end))
        return FALSE;
    *ret_order = matches_at (reader, "\\G(?:tạm )?(?:giao|yêu cầu|chỉ|phân công)", at, NULL) ? ORDER_ORDER : ORDER_REQUEST;
    *ret_giao = matches_at (reader, "\\G(?:tạm )?(?:giao|phân công)", at, NULL);
    *ret_end = skip_spaces (reader, end);
    if (*ret_end < peek_length (reader) && peek_folded (reader)[*ret_end] == ':')
        *ret_end = skip_spaces (reader, *ret_end + 1);
    return TRUE;
}

static void
set_order (Reader *reader, ItemOrder order) {
    if (reader->found->order == ORDER_NONE)
        reader->found->order = order;
}

/* `Giao X …`, `Đề nghị X …` at `at`. */
static gboolean
read_ordered (Reader *reader, gsize at, gboolean giao_only) {
    ItemOrder order;
    gboolean giao;
    gsize start, end;

    if (!read_order (reader, at, &order, &giao, &start)
        || (giao_only && !matches_at (reader, "\\G(?:tạm )?giao", at, NULL)))
        return FALSE;
    end = read_row (reader, start, BODY_ROW_SEMICOLONS);
    if (end == start)
        return FALSE;
    add_names (reader, reader->found->lead, reader->names, 1);
    reader->lead_end = end;
    set_order (reader, order);
    reader->found->urged = !giao;
    return TRUE;
}

/* What follows a subject: something it does. */
static gboolean
is_predicate (const Reader *reader, gsize at, gboolean strict) {
    gsize next = skip_spaces (reader, at);
    if (next >= peek_length (reader))
        return FALSE;
    if (peek_folded (reader)[next] == ':')
        return !strict;
    if (peek_folded (reader)[next] == ',')
        next = skip_spaces (reader, next + 1);
    else if (peek_folded (reader)[next] == '(')
        return FALSE;
    if (matches_at (reader, "\\G(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phải|cần|là (?:đầu mối|cơ quan|đơn vị))(?!\\w)", next, NULL))
        return TRUE;
    if (body_words_at (&reader->words, WORDS_FRAME, next, NULL))
        return FALSE;
    if (body_words_at (&reader->words, WORDS_VERB, next, NULL)) /* what superiors do is no order to them */
        return !strict || !matches_at (reader, "\\G(?:xem xét|cho ý kiến|phê duyệt|quyết định|chấp thuận|tháo gỡ|cho phép)(?!\\w)", next, NULL);
    if (!body_words_at (&reader->words, WORDS_STOP, next, NULL))
        return !strict && next > at; /* an unknown verb behind a whole name */
    if (strict && matches_at (reader, "\\G(?:căn cứ|trên cơ sở|theo (?:chức năng|thẩm quyền|nhiệm vụ))(?!\\w)", next, NULL))
        return TRUE;
    return !strict || !matches_at (reader, "\\G(?:về|của|với|cho|đến|tới|như|ra|bằng|qua|do|vì|bị|hoặc|đã|trong|ngoài|theo|từ|trước|sau|để|nhằm|khi|là|có|được|tại|vào|thì|mà|nhất là)(?!\\w)", next, NULL);
}

/* `Ban Thường vụ yêu cầu X …`: the subject only speaks, X does it. */
static gboolean
read_spoken (Reader *reader, gsize at) {
    gsize next = skip_spaces (reader, at), end;
    const Pattern *sent = pattern_peek ("\\G(?:xin |trân trọng )?(?:sao gửi|gửi|chuyển|đề nghị gửi)(?: tới| đến| cho)? ");
    PatternMatch match;

    matches_at (reader, "\\G, ", next, &next);
    matches_at (reader, "\\G(?:trân trọng|kính|tiếp tục|thông báo(?: để [^,;.]{0,60})? và|thống nhất) (?=đề nghị|yêu cầu|giao)", next, &next);
    if (read_ordered (reader, next, FALSE))
        return TRUE;
    if (matches_at (reader, "\\G(?:sao gửi|gửi|chuyển|thông báo|nhận thấy|ghi nhận|đánh giá|nhất trí|thống nhất)", next, NULL)
        && !matches_at (reader, "\\G(?:xin |trân trọng )?(?:sao gửi|gửi|chuyển)(?: tới| đến| cho) ", next, NULL)
        && matches_at (reader, "\\G[^.;]{0,300}?(?:,| và|, và) (?=(?:yêu cầu|đề nghị|giao) )", next, &end) && read_ordered (reader, end, FALSE))
        return TRUE;
    if (pattern_match (sent, peek_folded (reader), peek_length (reader), next, &match)
        && matches_at (reader, "\\G[^.]{0,400}(?:yêu cầu|đề nghị|để (?:biết|triển khai|thực hiện|nghiên cứu))", next, NULL)) {
        end = read_row (reader, match.groups[0].end, BODY_ROW_SUBJECT);
        if (end > match.groups[0].end) {
            add_names (reader, reader->found->lead, reader->names, 0.85);
            reader->lead_end = end;
            set_order (reader, matches_at (reader, "\\G[^.]{0,400}yêu cầu", end, NULL) ? ORDER_ORDER : ORDER_REQUEST);
            reader->found->urged = TRUE;
            return TRUE;
        }
    }
    return FALSE;
}

/* `Cơ quan chủ trì`, `Đơn vị phối hợp`: the label of a line, not a body. */
static gboolean
is_label (const Reader *reader, gsize at) {
    return matches_at (reader,
                       "\\G(?:cơ quan|đơn vị|bộ phận|cấp)(?:,? (?:cơ quan|đơn vị))? (?:chủ trì|phối hợp|thực hiện|đề xuất|đầu mối|thường trực|"
                       "tham mưu|chủ quản)(?: (?:thực hiện|tham mưu|chính))?(?: ?:| ?$)",
                       skip_spaces (reader, at), NULL);
}

/* Behind an introduction `cá nhân`, `đơn vị` without `các` are rather objects of a verb. */
static gboolean
names_are_bare (const Reader *reader) {
    const BodyName *first = &g_array_index (reader->names, BodyName, 0);
    gsize kind, post;
    return body_words_at (&reader->words, WORDS_CLASS, first->start, &kind)
           && !(body_words_at (&reader->words, WORDS_POST, first->start, &post) && post > kind)
           && !body_words_at (&reader->words, WORDS_OPEN, first->start, NULL)
           && !body_words_at (&reader->words, WORDS_WHOLE, first->start, NULL)
           && !body_is_capital (&reader->words, first->start);
}

/* `Lãnh đạo Ủy ban nhân dân xã xây dựng …`: the verb, where no duty of the leaders follows. */
static gboolean
is_verb_to_lead (const Reader *reader, gsize at, gsize end) {
    return matches_at (reader, "\\Glãnh đạo(?!\\w)", skip_spaces (reader, at), NULL)
           && !matches_at (reader, "\\G ?(?:,|:|có trách nhiệm|chịu trách nhiệm|phải|cần|chủ động|khẩn trương|tăng cường|nghiêm túc)", skip_spaces (reader, end), NULL);
}

/* The subject of a clause at `at`. TRUE where the clause has one, whether it leads or only speaks. */
static gboolean
read_subject (Reader *reader, gsize at, gboolean strict) {
    gsize end = read_row (reader, at, BODY_ROW_SEMICOLONS);
    g_autoptr (GArray) subject = NULL;

    if (end == at || is_label (reader, at) || (strict && names_are_bare (reader)) || is_verb_to_lead (reader, at, end))
        return FALSE;
    subject = g_array_copy (reader->names);
    if (read_spoken (reader, end))
        return TRUE;
    if (body_words_at (&reader->words, WORDS_ORDER, skip_spaces (reader, end), NULL)
        && matches_at (reader, "\\G[^.;]{0,80}:", end, NULL))
        return TRUE; /* `Thủ tướng Chính phủ yêu cầu:` */
    if (!is_predicate (reader, end, strict))
        return FALSE;
    if (matches_at (reader, "\\G,? ?(?:phải|có trách nhiệm|chịu trách nhiệm)(?!\\w)", skip_spaces (reader, end), NULL))
        set_order (reader, ORDER_ORDER);
    add_names (reader, reader->found->lead, subject, strict ? 0.93 : 1);
    reader->lead_end = end;
    return TRUE;
}

/* Where the clauses of [from, to) begin, behind `,` `;` `:`. */
static GArray *
list_clauses (const Reader *reader, gsize from, gsize to, const char *marks) {
    GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
    guint depth = 0;
    for (gsize i = from; i + 1 < to && starts->len < CLAUSES_MAX; i++) {
        char c = peek_folded (reader)[i];
        if (c == '(')
            depth++;
        else if (c == ')' && depth > 0)
            depth--;
        else if (depth == 0 && strchr (marks, c) != NULL && peek_folded (reader)[i + 1] == ' ') {
            gsize start = skip_spaces (reader, i + 1);
            matches_at (reader, "\\G(?:đồng thời|và|riêng|trong đó|mặt khác),? (?:thì )?", start, &start);
            g_array_append_val (starts, start);
        }
    }
    return starts;
}

/* Behind an introductory clause: the first clause that names somebody to do it. */
static void
read_behind_intro (Reader *reader, gsize from, gsize to) {
    g_autoptr (GArray) starts = list_clauses (reader, from, to, ",;:");
    for (guint i = 0; i < starts->len && reader->found->lead->len == 0; i++) {
        gsize start = g_array_index (starts, gsize, i);
        if (!read_ordered (reader, start, FALSE))
            read_subject (reader, start, TRUE);
    }
}

/* Further clauses of the first sentence that give work: `; giao X …`, `; X đẩy nhanh …`, `và đề nghị C …`. */
static void
read_further_leads (Reader *reader, gsize from, gsize to, gboolean subjects) {
    g_autoptr (GArray) starts = list_clauses (reader, from, to, subjects ? ";" : ",;");
    const Pattern *and_request = pattern_peek ("chỉ đạo [^.;]{1,200}?(?:,| và|, và) (đề nghị) ");
    PatternMatch match;
    gboolean urged = reader->found->urged;
    ItemOrder order = reader->found->order;

    for (guint i = 0; i < starts->len; i++) {
        gsize start = g_array_index (starts, gsize, i);
        gsize kept = reader->lead_end;
        if (!read_ordered (reader, start, TRUE) && subjects)
            read_subject (reader, start, TRUE);
        if (subjects && kept != 0)
            reader->lead_end = kept;
        else if (!subjects && reader->found->lead->len > 0) {
            reader->found->urged = TRUE;
            return;
        }
    }
    if (subjects && pattern_match (and_request, peek_folded (reader), to, from, &match)) {
        gsize kept = reader->lead_end;
        read_ordered (reader, match.groups[1].start, FALSE);
        reader->lead_end = kept;
    }
    if (subjects) {
        reader->found->urged = urged;
        reader->found->order = order;
    }
}

/* `… do X chủ trì, phối hợp với Y thực hiện`. */
static void
read_agent (Reader *reader, gsize from, gsize to) {
    const Pattern *agent = pattern_peek ("(?<!\\w)do (?=\\S)");
    PatternMatch match;
    while (from < to && pattern_match (agent, peek_folded (reader), to, from, &match)) {
        gsize end = read_row (reader, match.groups[0].end, BODY_ROW_SUBJECT);
        from = match.groups[0].end;
        if (end > from && matches_at (reader, "\\G,? (?:chủ trì|thực hiện|tổ chức thực hiện|đảm nhiệm|phụ trách|chịu trách nhiệm|làm đầu mối|đầu mối)(?!\\w)", end, NULL)) {
            add_names (reader, reader->found->lead, reader->names, 0.85);
            reader->lead_end = end;
            return;
        }
    }
}

static void
read_leads (Reader *reader, gsize start, gsize end) {
    gsize first = start, next;
    gboolean verb = body_words_at (&reader->words, WORDS_VERB, first, NULL)
                    || body_words_at (&reader->words, WORDS_STOP, first, NULL);
    gboolean intro = body_words_at (&reader->words, WORDS_INTRO, first, NULL);

    if (read_ordered (reader, first, FALSE) || read_subject (reader, first, FALSE)) {
        if (reader->found->lead->len > 0)
            read_further_leads (reader, reader->lead_end, end, TRUE);
        return;
    }
    if (matches_at (reader, "\\G(?:định kỳ|hằng năm|hàng năm|thường xuyên) (?!\\d)", first, &next)
        && body_words_at (&reader->words, WORDS_VERB, next, NULL))
        intro = FALSE; /* `Định kỳ sơ kết …` orders, it does not introduce */
    if (intro || !verb)
        read_behind_intro (reader, first, end);
    if (reader->found->lead->len > 0)
        return;
    read_further_leads (reader, first, end, FALSE);
    if (reader->found->lead->len == 0)
        read_agent (reader, first, end);
}

/* ---- who works along --------------------------------------------------------------------------------------- */

/* Whether `phối hợp` at `at` is the verb of the item's work: behind the start of a clause, `chủ trì`, an adverb, or the row of
 * leads; not behind a noun (`quy chế phối hợp`) or a body that is told to (`chỉ đạo X phối hợp với Y`). */
static gboolean
is_own_verb (const Reader *reader, gsize at) {
    const Pattern *adverb = pattern_peek (
        "(?:^| |\\()(?:chủ động|tích cực|thường xuyên|tăng cường|đẩy mạnh|khẩn trương|chủ trì|có trách nhiệm|chịu trách nhiệm|"
        "có nhiệm vụ|tiếp tục|kịp thời|trực tiếp|đồng thời|cần|phải|sẽ|và|hoặc|làm tốt việc|làm tốt công tác|thực hiện tốt việc|"
        "nghiên cứu|tham mưu|đầu mối|là đầu mối|làm đầu mối|là cơ quan đầu mối|theo dõi|hướng dẫn|rà soát|kiểm tra|tổ chức|thực hiện|triển khai|đôn đốc|đề xuất|nhiệm vụ)$");
    const char *folded = peek_folded (reader);
    gsize from = at;

    for (guint i = 0; i < 8; i++) {
        while (from > 0 && folded[from - 1] == ' ')
            from--;
        if (from == 0 || strchr (",;.:()-+\"", folded[from - 1]) != NULL)
            return TRUE;
        if (from == reader->lead_end)
            return TRUE;
        gsize tail = from > 64 ? from - 64 : 0;
        while (tail < from && ((guchar) folded[tail] & 0xC0) == 0x80)
            tail++;
        g_autofree char *before = g_strndup (folded + tail, from - tail);
        PatternMatch match;
        if (!pattern_match (adverb, before, from - tail, 0, &match))
            return FALSE;
        from = tail + match.groups[0].start;
    }
    return FALSE;
}

static gsize
read_coordinators (Reader *reader) {
    const Pattern *way = pattern_peek (
        "(?<!\\w)(?:phối hợp|phối kết hợp|phối hợp, hiệp đồng)(?: (?:chặt chẽ|tốt|đồng bộ|thống nhất|kịp thời|thường xuyên|hiệu quả|có hiệu quả|đầy đủ|nhịp nhàng|cùng))*"
        "(?:,? ?(?:với|cùng với|cùng|giữa))?:? (?=\\S)");
    gsize from = 0, length = peek_length (reader), last = 0;
    PatternMatch match;

    while (from < length && pattern_match (way, peek_folded (reader), length, from, &match)) {
        gsize start = match.groups[0].end, end;
        from = start;
        if (!is_own_verb (reader, match.groups[0].start))
            continue;
        end = read_row (reader, start, BODY_ROW_LOOSE);
        if (end > start) {
            add_names (reader, reader->found->coordinators, reader->names, 1);
            from = last = end;
        }
    }
    return last;
}

/* ---- lines of who in running text -------------------------------------------------------------------------- */

/* `Đơn vị chủ trì: X; Đơn vị phối hợp: Y`. TRUE where there is one. */
static gboolean
read_labelled (Reader *reader) {
    const Pattern *label = pattern_peek (
        "(?:^|[.;,] |- |\\()(?:các )?(?:cơ quan|đơn vị|sở, ngành|cấp|phòng|bộ phận|ban|ngành)?[, ]*(?:đơn vị )?"
        "(?:(chủ trì(?: thực hiện| tham mưu)?|thực hiện|đề xuất|đầu mối|chịu trách nhiệm(?: chính)?)|(phối hợp(?: thực hiện)?)): ?");
    gsize from = 0, length = peek_length (reader);
    PatternMatch match;
    gboolean any = FALSE;

    while (from < length && pattern_match (label, peek_folded (reader), length, from, &match)) {
        gsize start = match.groups[0].end, end = read_row (reader, start, BODY_ROW_FIELD | BODY_ROW_LOOSE);
        from = start;
        if (end == start || (match.groups[0].start == 0 && match.groups[0].end < 12 && pattern_has_group (&match, 1)))
            continue;
        if (pattern_has_group (&match, 1)) {
            add_names (reader, reader->found->lead, reader->names, 1);
            reader->lead_end = end;
        } else {
            add_names (reader, reader->found->coordinators, reader->names, 1);
        }
        any = TRUE;
        from = end;
    }
    return any && reader->found->lead->len > 0;
}

static gsize
read_sentence (Reader *reader) {
    gsize last, start = skip_spaces (reader, 0), end;
    matches_at (reader, "\\G[-+•*\"] ?", start, &start);
    end = sentence_end (reader, start);
    if (!read_labelled (reader)) {
        read_leads (reader, start, end);
        /* `Đồng ý … . Giao X …`: the first sentence orders nothing. */
        if (reader->found->lead->len == 0 && body_words_at (&reader->words, WORDS_ASSENT, start, NULL)
            && matches_at (reader, "\\G[.!?]+ ", end, &start)) {
            gboolean giao;
            ItemOrder order;
            gsize next;
            if (read_order (reader, start, &order, &giao, &next))
                read_leads (reader, start, sentence_end (reader, start));
        }
    }
    last = read_coordinators (reader);
    if (reader->found->order == ORDER_NONE && matches_at (reader, "\\G[^.;]{0,200}(?<!\\w)phải(?!\\w)", reader->lead_end, NULL)
        && reader->found->lead->len > 0)
        reader->found->order = ORDER_ORDER;
    return last;
}

/* ---- titles ------------------------------------------------------------------------------------------------ */

/* TRUE where nothing that says work follows the names: `: `, `có trách nhiệm:`, `, chỉ đạo các cơ quan, đơn vị:`. */
static gboolean
is_title_tail (const Reader *reader, gsize at) {
    return matches_at (reader,
                       "\\G ?(?:\\([^)]*\\))? ?[.,;:]? ?(?:$|là (?:cơ quan|đơn vị|đầu mối)[^:.;]{0,80}:$|(?:căn cứ|theo)(?: vào)? chức năng[^:.;]{0,60}:?$|(?:chủ trì|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|thực hiện|triển khai|tập trung|"
                       "chỉ đạo|lãnh đạo|tổ chức)(?!\\w)(?: (?:tổ chức|thực hiện|triển khai|chỉ đạo|tốt|nghiêm|các|một số|những|nhiệm vụ|nội dung|"
                       "công việc|công tác|sau|sau đây|như sau|cụ thể|trọng tâm|giải pháp|và|cơ quan|đơn vị|địa phương|phòng|ban|ngành|sở|"
                       "chức năng|chuyên môn|trực thuộc|có|liên quan)|,)* ?[:.]?$)",
                       at, NULL);
}

static void
read_title (Reader *reader) {
    gsize start = skip_spaces (reader, 0), next, end;
    ItemOrder order = ORDER_NONE;
    gboolean giao = FALSE;

    matches_at (reader, "\\G(?:[-+•*] ?|\\d{1,2}(?:\\.\\d{1,2})*\\.? |[a-zđ]\\) ?|[ivx]+\\. )", start, &start);
    while (body_words_at (&reader->words, WORDS_LEAD_IN, start, &next) && next > start) {
        read_order (reader, start, &order, &giao, &end);
        matches_at (reader, "\\G ?:? ?", next, &next);
        start = next;
    }
    end = read_row (reader, start, BODY_ROW_SEMICOLONS | BODY_ROW_LOOSE);
    if (end > start && is_title_tail (reader, end)) {
        add_names (reader, reader->found->lead, reader->names, 1);
        reader->lead_end = end;
        reader->found->order = order;
        reader->found->only_bodies = TRUE;
        return;
    }
    /* `Sở A chủ trì, phối hợp với Sở B:` holds nothing but who, too. */
    end = read_sentence (reader);
    reader->found->only_bodies
        = end > 0 && reader->found->lead->len > 0 && matches_at (reader, "\\G ?:$", end, NULL)
          && matches_at (reader, "\\G chủ trì,? phối hợp", reader->lead_end, NULL);
}

/* ---- fields ------------------------------------------------------------------------------------------------ */

/* Lines of a cell part bodies where a body begins on the next; a dash does so always. The mark is put into the folded text. */
static void
mark_lines (Reader *reader) {
    FoldedText *folded = reader->words.folded;
    for (gsize i = 1; i + 1 < folded->length; i++) {
        const char *origin = reader->words.text + folded->origin[i];
        const char *stop = reader->words.text + folded->origin[i + 1];
        gboolean line = FALSE;
        if (folded->folded[i] != ' ')
            continue;
        for (const char *p = origin; p < stop; p = g_utf8_next_char (p))
            line = line || *p == '\n' || g_utf8_get_char (p) == 0x2028;
        if (!line || strchr (",;/-", folded->folded[i - 1]) != NULL)
            continue;
        if (strchr ("-+*", folded->folded[i + 1]) != NULL
            || (body_is_capital (&reader->words, i + 1) && body_names_begin (&reader->words, i + 1)))
            folded->folded[i] = ';';
    }
}

/* All of a field: names in rows; what is no name is kept as printed up to the next `;`, with low confidence. */
static void
read_field_names (Reader *reader, GPtrArray *list) {
    const BodyRowFlags flags = BODY_ROW_FIELD | BODY_ROW_LOOSE | BODY_ROW_SEMICOLONS;
    gsize at = 0, length = peek_length (reader);

    mark_lines (reader);
    while (at < length) {
        gsize end;
        matches_at (reader, "\\G[ ;,.:/]*(?:[-+•*] ?)?(?:và )?", at, &at);
        if (at >= length)
            break;
        while (body_words_at (&reader->words, WORDS_LEAD_IN, at, &end)) {
            at = end;
            matches_at (reader, "\\G[ :]*", at, &at);
        }
        end = read_row (reader, at, flags);
        if (end > at) {
            add_names (reader, list, reader->names, 1);
            at = end;
            /* What the row left over up to the next separator is no part of a name: a remark. */
            matches_at (reader, "\\G[^;,]*", at, &end);
            if (end > at && matches_at (reader, "\\G ?(?:chủ trì|thực hiện|phối hợp|đầu mối|tham mưu)(?!\\w)", at, NULL))
                at = end;
            continue;
        }
        if (!matches_at (reader, "\\G[^;,]*[^;, .]", at, &end) || end == at)
            break;
        BodyName name = { .pieces = { { at, end } }, .n_pieces = 1, .start = at, .end = end, .confidence = 0.5 };
        g_array_set_size (reader->names, 0);
        g_array_append_val (reader->names, name);
        if (matches_at (reader, "\\G[^\\W\\d]", at, NULL))
            add_names (reader, list, reader->names, 1);
        at = end;
    }
}

static void
read_field (Reader *reader) {
    if (matches_at (reader, "\\G.*(?:chủ trì|phối hợp)", 0, NULL)) {
        read_sentence (reader);
        if (reader->found->lead->len > 0)
            return;
        g_ptr_array_set_size (reader->found->coordinators, 0);
    }
    read_field_names (reader, reader->found->lead);
}

/* ---- the whole stretch ------------------------------------------------------------------------------------- */

BodiesFound *
bodies_read_text (const Lexicon *lexicon, const char *text, Span span, BodiesPlace place) {
    g_auto (Reader) reader;
    reader_init (&reader, lexicon, text, span);
    if (peek_length (&reader) > 0) {
        if (place == BODIES_IN_SENTENCE)
            read_sentence (&reader);
        else if (place == BODIES_IN_TITLE)
            read_title (&reader);
        else
            read_field (&reader);
    }
    return g_steal_pointer (&reader.found);
}

BodiesFound *
bodies_read (const ExtractContext *context, Span span, BodiesPlace place) {
    return bodies_read_text (context->lexicon, document_peek_text (context->document), span, place);
}

GPtrArray *
bodies_split_text (const Lexicon *lexicon, const char *text, Span span) {
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
    g_auto (Reader) reader;
    reader_init (&reader, lexicon, text, span);
    if (peek_length (&reader) > 0)
        read_field_names (&reader, list);
    return g_steal_pointer (&list);
}

GPtrArray *
bodies_split (const ExtractContext *context, Span span) {
    return bodies_split_text (context->lexicon, document_peek_text (context->document), span);
}

gboolean
bodies_is_name (const ExtractContext *context, Span span) {
    g_auto (Reader) reader;
    gsize end;
    reader_init (&reader, context->lexicon, document_peek_text (context->document), span);
    if (peek_length (&reader) == 0)
        return FALSE;
    end = read_row (&reader, 0, BODY_ROW_SEMICOLONS);
    return end > 0 && matches_at (&reader, "\\G[ .,;:]*$", end, NULL);
}
