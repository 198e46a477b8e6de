/* body_domain.c - see body_domain.h. */
#include "extract/body_domain.h"

#define AHEAD_BYTES 96 /* how far behind a verb may stand what tells that it was part of the name */

/* A name that is one's own, no class of bodies, and not told to be whole but by a known field of work. */
static gboolean
is_open_name (const NameState *state) {
    return (state->last == HEAD_SHORT || state->last == HEAD_OPEN) && !state->row
           && (!state->complete || state->fielded);
}

/* The word is part of the name; what seemed whole was not. */
static gboolean
take_guess (NameState *state) {
    state->guessed = TRUE;
    state->complete = state->fielded = FALSE;
    return TRUE;
}

gboolean
body_domain_is_closed (const BodyReading *reading, const NameState *state) {
    return body_matches_at (reading, "\\G(?:sở|bộ)(?!\\w)", state->head.start, NULL);
}

/* `Cục Quản lý, giám sát bảo hiểm`, `Chi cục Phòng, chống …`: what stands behind the head is a verb without its object, and
 * behind the comma before `next` the name goes on with another. */
gboolean
body_domain_is_bare_verb (const BodyReading *reading, const NameState *state, gsize next) {
    gsize start = body_skip_spaces (reading, state->head.end), end;

    if ((state->last != HEAD_SHORT && state->last != HEAD_OPEN) || state->complete || !body_is_capital (reading, start))
        return FALSE;
    if (body_matches_at (reading, "\\Gphòng, ?chống(?!\\w)", start, NULL))
        return body_matches_at (reading, "\\Gchống(?!\\w)", next, NULL);
    return body_matches_at (reading,
                            "\\G(?:quản lý|giám sát|bảo vệ|kiểm soát|hướng dẫn|theo dõi|tiếp nhận|điều hành), ?", start,
                            &end)
           && end == next && body_words_at (reading, WORDS_VERB, next, NULL);
}

/* `Phòng Tài chính và Đầu tư công`: a known field of work was the beginning of an unknown one. Sở and Bộ have known ones only.
 * Behind `Phòng Nội vụ và` a second field is a second Phòng's; `Hợp tác xã Dịch vụ nông nghiệp và Du lịch` is one. */
gboolean
body_domain_goes_on (const BodyReading *reading, const NameState *state, gsize next, gboolean comma) {
    return state->fielded && !comma && (state->last == HEAD_SHORT || state->last == HEAD_OPEN)
           && body_is_capital (reading, next)
           && (!body_words_at (reading, WORDS_FIELD, next, NULL) || (state->last == HEAD_OPEN && !state->row))
           && !body_domain_is_closed (reading, state);
}

/* From @at on up to a mark, without a body in between, comes what only the body itself can do. */
static gboolean
leads_behind (const BodyReading *reading, gsize at) {
    gsize end, word = at;
    if (!body_matches_at (
            reading, "\\G[^,;.:()]{1,96}? (?=(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?!\\w))", at, &end)
        || end - at > AHEAD_BYTES)
        return FALSE;
    while (word < end) {
        if (body_names_begin (reading, word))
            return FALSE;
        gsize stop = body_word_end (reading, word);
        word = body_skip_spaces (reading, MAX (stop, word + 1));
    }
    return TRUE;
}

gboolean
body_domain_takes_verb (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags) {
    if (!is_open_name (state) || !body_words_at (reading, WORDS_NAME_VERB, at, NULL)
        || body_domain_is_closed (reading, state))
        return FALSE;
    if ((flags & BODY_ROW_FIELD) == 0 && !leads_behind (reading, at))
        return FALSE;
    take_guess (state);
    /* `Trung tâm Chuyển đổi số và Đổi mới sáng tạo`: a capital behind `và` that begins no body is a part of the name */
    state->guessed = !body_is_capital (reading, at) || !body_matches_at (reading, "\\G(?<= và )", at, NULL);
    return TRUE;
}

gboolean
body_domain_takes_noun (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags) {
    if (!is_open_name (state) || state->fresh || body_is_capital (reading, at) || body_domain_is_closed (reading, state)
        || ((flags & BODY_ROW_FIELD) == 0 && !leads_behind (reading, at)))
        return FALSE;
    return take_guess (state);
}

/* Where only names are expected, a verb behind a kind says which: `các Bộ quản lý lĩnh vực`. */
gboolean
body_domain_is_attribute (const BodyReading *reading, const NameState *state, gsize at) {
    return !state->complete && body_words_at (reading, WORDS_VERB, at, NULL)
           && !body_matches_at (
               reading,
               "\\G(?:chủ trì|phối hợp|thực hiện|tham mưu|báo cáo|tổng hợp|triển khai|chuẩn bị|soạn thảo|phụ trách|đảm nhiệm)(?!\\w)",
               at, NULL);
}

/* `Phòng Kinh tế khoanh lại …`, `… gom rác tại …`: then comes what stands behind a verb. */
gboolean
body_domain_ends_by_verb (const BodyReading *reading, gsize at) {
    return body_matches_at (
        reading,
        "\\G\\pL+(?: \\pL+)? (?:\\d|(?:lại|thêm|toàn bộ|tất cả|từng|các|những|cho|tại|vào|lên|xuống|ra|với|về)(?!\\w))",
        at, NULL);
}

/* What a body deals with, of several words that would seem to end the name; a known field may be the longer one. */
gboolean
body_domain_read (const BodyReading *reading, NameState *state, gsize at, gsize *ret_end) {
    gsize field = at;

    if (!state->fresh)
        return FALSE;
    if (!(body_words_at (reading, WORDS_DOMAIN, at, ret_end) && (body_is_capital (reading, at) || reading->shouting))
        && !(body_matches_at (reading, "\\G(?:ban chỉ đạo|bcđ|hội đồng|tổ công tác)(?!\\w)", state->head.start, NULL)
             && body_words_at (reading, WORDS_TASK, at, ret_end)))
        return FALSE;
    if (state->last == HEAD_SHORT && body_words_at (reading, WORDS_FIELD, at, &field))
        *ret_end = MAX (*ret_end, field);
    state->complete = state->fielded = TRUE;
    state->fresh = FALSE;
    return TRUE;
}

/* `Hội Luật gia và Công chứng viên`, `Hội Bảo trợ trẻ em và bà mẹ đơn thân`: behind `và` stands neither a body nor something that
 * one does. */
static gboolean
has_further_field (const BodyReading *reading, const NameState *state, gsize end) {
    gsize next, head;
    if (body_domain_is_closed (reading, state)
        || !(state->row || state->fielded || (state->last == HEAD_WHOLE && state->complete))
        || !body_matches_at (reading, "\\G(?:,? và )(?=\\pL)", end, &next)
        || body_words_at (reading, WORDS_QUANTIFIER, next, NULL) || body_names_begin (reading, next)
        || body_words_at (reading, WORDS_CLASS, next, &head))
        return FALSE;
    return !body_words_at (reading, WORDS_VERB, next, NULL) && !body_words_at (reading, WORDS_STOP, next, NULL)
           && !body_words_at (reading, WORDS_MODIFIER, next, NULL) && !body_words_at (reading, WORDS_ORDER, next, NULL);
}

gboolean
body_domain_may_go_on (const BodyReading *reading, const NameState *state, gsize end) {
    gsize next;
    if (has_further_field (reading, state, end))
        return TRUE;
    return is_open_name (state) && !state->proper && !body_domain_is_closed (reading, state)
           && body_matches_at (reading, "\\G(?: ?,? và |, | (?!và ))(?=\\S)", end, &next)
           && !body_is_capital (reading, next) && body_words_at (reading, WORDS_NAME_VERB, next, NULL);
}
