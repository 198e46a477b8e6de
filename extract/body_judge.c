/* body_judge.c - see body_judge.h. */
#include "extract/body_judge.h"

#include <string.h>

#include "extract/body_domain.h"
#include "extract/body_joint.h"
#include "extract/body_separated.h"

/* In running text a name ends before a mark, or a word that no name holds. Where another word follows, more of the name or
 * an unknown verb, it may have been cut short. */
static gboolean
ends_abruptly (const BodyReading *reading, gsize end, BodyRowFlags flags) {
    gsize next = body_skip_spaces (reading, end), behind;
    gboolean comma;
    return (flags & BODY_ROW_FIELD) == 0 && next > end && next < reading->folded->length
           && pattern_match (pattern_peek ("\\G\\pL"), reading->folded->folded, reading->folded->length, next, NULL)
           && !body_ends_name (reading, next) && !body_separator_skip (reading, end, &behind, &comma);
}

/* What follows can only stand behind the whole name: nothing, a mark, a further body, a verb that is part of no name. */
static gboolean
ends_surely (const BodyReading *reading, gsize end) {
    gsize next;
    if (end >= reading->folded->length || body_matches_at (reading, "\\G ?(?:[;.:]|$)", end, NULL))
        return TRUE;
    if (body_matches_at (reading, "\\G ?, (?=\\S)", end, &next))
        return body_names_begin (reading, next)
               || body_matches_at (reading, "\\G(?:chủ trì|phối hợp|có trách nhiệm)(?!\\w)", next, NULL);
    if (body_matches_at (reading, "\\G (?:và|cùng) (?=\\S)", end, &next))
        return body_words_at (reading, WORDS_QUANTIFIER, next, NULL)
               || body_words_at (reading, WORDS_WHOLE, next, NULL);
    next = body_skip_spaces (reading, end);
    return body_matches_at (
               reading,
               "\\G(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ động|khẩn trương|tiếp tục|tập trung|kịp thời|thường xuyên|phải|cần)(?!\\w)",
               next, NULL)
           || (body_words_at (reading, WORDS_VERB, next, NULL)
               && !body_words_at (reading, WORDS_NAME_VERB, next, NULL));
}

/* `các siêu thị, xxx đầu mối …`: behind the comma an unknown word, which may be of the same class. */
static gboolean
may_list_more (const BodyReading *reading, gsize end) {
    gsize next;
    return body_matches_at (reading, "\\G, (?=\\pL)", end, &next) && !body_is_capital (reading, next)
           && !body_ends_name (reading, next) && !body_names_begin (reading, next)
           && !body_words_at (reading, WORDS_INTRO, next, NULL) && !body_words_at (reading, WORDS_MODIFIER, next, NULL);
}

double
body_name_judge (const BodyReading *reading, const NameState *state, gboolean quantified, gsize end,
                 BodyRowFlags flags) {
    if (body_matches_at (reading,
                         "\\G(?<=ban chỉ đạo|tổ công tác|điều phối) (?:tổng kết|thực hiện|triển khai|xây dựng) "
                         "(?:nghị quyết|chương trình|đề án|kết luận|chỉ thị|dự án|quy chế|luật)(?!\\w)",
                         end, NULL)) /* what it is set up for, or what it does */
        return 0.8;
    if (ends_abruptly (reading, end, flags)
        || ((flags & BODY_ROW_FIELD) == 0 && body_domain_may_go_on (reading, state, end)))
        return 0.8;
    if (state->listed && (flags & BODY_ROW_FIELD) == 0 && may_list_more (reading, end))
        return 0.85;
    if (body_matches_at (reading, "\\G(?<= này| ấy)(?!\\w)", end, NULL))
        return 0.7; /* `cơ quan này`: one that was named before */
    if ((flags & BODY_ROW_FIELD) == 0
        && (body_joint_may_be_trade (reading, state, end) || body_joint_may_go_on (reading, state, end)))
        return 0.85;
    if (state->guessed || body_matches_at (reading, "\\G phụ trách (?!chung|các|những)\\pL", end, NULL))
        return 0.85; /* `Chuyên viên phụ trách …`: where the name ends is not told */
    if (state->unknown > 3 && (flags & BODY_ROW_FIELD) == 0)
        return 0.7; /* `Mỗi sở, ngành … xã yếu kém`: an unknown verb may be among them */
    if (state->unknown > 2 && state->listed && (flags & BODY_ROW_FIELD) == 0)
        return 0.89;
    if (state->tail == 1 && state->tail_end == end && !state->row && (flags & BODY_ROW_FIELD) == 0
        && body_words_at (reading, WORDS_VERB, body_skip_spaces (reading, end), NULL))
        return BODY_NAME_OPEN; /* `Bảo tàng tỉnh phục dựng …`: rather the first syllable of the verb? */
    if (state->fielded || state->last == HEAD_WHOLE)
        return 0.97;
    if (state->row && !quantified && state->words == 0
        && memchr (reading->folded->folded + state->head.start, ' ', span_length (state->head)) == NULL)
        return 0.6; /* `Ban`, `Sở`: which of them, or the beginning of a name that is not known */
    if (state->row || quantified)
        return 0.95;
    if (state->words > 14)
        return 0.6;
    return state->complete ? 0.95 : ends_surely (reading, end) ? 0.93 : BODY_NAME_OPEN;
}
