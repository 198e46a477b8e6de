/* body_joint.c - see body_joint.h. */
#include "extract/body_joint.h"

#define TRADE_WORDS_MAX 10 /* between a trade and the work */
#define PLAIN_WORDS_MAX 2  /* an unknown verb has no more */

/* An office that is whole by its known name, where nothing has followed yet. */
static gboolean
is_office (const BodyReading *reading, const NameState *state) {
    return state->last == HEAD_WHOLE && state->words == 0 && !reading->shouting
           && body_matches_at (
               reading,
               "\\G(?:văn phòng|thanh tra|ban(?! (?:thường vụ|thường trực|chấp hành|bí thư|cán sự|chỉ đạo|chỉ huy|công tác|vì)))(?!\\w)",
               state->head.start, NULL);
}

/* Two words with a capital each: a person, or a place. */
static gboolean
is_proper_pair (const BodyReading *reading, gsize at) {
    gsize next = body_skip_spaces (reading, body_word_end (reading, at));
    return next < reading->folded->length && body_is_capital (reading, next)
           && !body_words_at (reading, WORDS_DOMAIN, at, NULL) && !body_words_at (reading, WORDS_FIELD, at, NULL)
           && !body_names_begin (reading, next);
}

/* `… - Tổ chức chủ trì`: what could be a verb is a field where the name ends behind it. */
static gboolean
is_field_verb (const BodyReading *reading, gsize end) {
    gsize next = body_skip_spaces (reading, end);
    return body_matches_at (reading, "\\G ?(?:$|[,;.:(/]|và )", end, NULL) || body_ends_name (reading, next)
           || body_names_begin (reading, next)
           || (body_words_at (reading, WORDS_MODIFIER, next, NULL)
               && !body_words_at (reading, WORDS_QUANTIFIER, next, NULL));
}

gboolean
body_joint_goes_on (const BodyReading *reading, const NameState *state, gsize next, gboolean dash, gsize *ret_end) {
    gsize end, verb;

    if (!is_office (reading, state) || !body_is_capital (reading, next) || body_names_begin (reading, next)
        || is_proper_pair (reading, next))
        return FALSE;
    if (!dash && !body_matches_at (reading, "\\G(?<= và )", next, NULL)
        && !(
            body_matches_at (reading, "\\G\\pL+(?: \\pL+){0,2}(?:, \\pL+(?: \\pL+){0,2}){0,2},? và (?=\\S)", next, &end)
            && body_is_capital (reading, end) && !body_names_begin (reading, end)))
        return FALSE;
    if (!body_words_at (reading, WORDS_DOMAIN, next, &end) && !body_words_at (reading, WORDS_FIELD, next, &end))
        end = body_word_end (reading, next);
    if (body_words_at (reading, WORDS_VERB, next, &verb) && verb > end) {
        if (!is_field_verb (reading, verb))
            return FALSE;
        end = verb;
    }
    if (ret_end != NULL)
        *ret_end = end;
    return end > next;
}

void
body_joint_read (const BodyReading *reading, NameState *state, gsize next, gboolean dash, gsize *ret_end) {
    body_joint_goes_on (reading, state, next, dash, ret_end);
    state->complete = state->fielded = FALSE;
    state->guessed = state->guessed || !dash;
    state->last = HEAD_SHORT;
}

static gboolean
is_trader (const BodyReading *reading, const NameState *state) {
    return state->last == HEAD_CLASS && state->row && state->words == 0
           && body_matches_at (
               reading,
               "\\G(?:doanh nghiệp|hợp tác xã|tổ hợp tác|công ty|cơ sở|nhà đầu tư|nhà máy|hộ(?: dân| gia đình| kinh doanh)?|siêu thị|thương nhân|trang trại|cửa hàng)(?!\\w)",
               state->head.start, NULL);
}

static gboolean
is_trade (const BodyReading *reading, gsize at, gsize *ret_end) {
    return body_matches_at (
        reading,
        "\\G(?:bình ổn|sản xuất|kinh doanh|chế biến|xuất khẩu|nhập khẩu|vận tải|vận chuyển|cung ứng|phân phối|bán(?: lẻ| buôn)?|thu mua|bao tiêu|nuôi(?: trồng)?|chăn nuôi|trồng|khai thác|thi công|cho thuê|gia công|lắp ráp|tái chế|giết mổ|lữ hành|bảo hiểm|phát hành)(?!\\w)",
        at, ret_end);
}

/* A verb that begins the work, not one that names what a trade deals with: `cung ứng dịch vụ`. */
static gboolean
begins_work (const BodyReading *reading, gsize at) {
    return body_words_at (reading, WORDS_VERB, at, NULL) && !is_trade (reading, at, NULL)
           && !body_matches_at (
               reading,
               "\\G(?:dịch vụ|thông tin|đầu tư|bảo vệ thực vật|quảng cáo|giáo dục|truyền thông|đào tạo)(?!\\w)", at,
               NULL);
}

gboolean
body_joint_takes_trade (const BodyReading *reading, NameState *state, gsize at, gsize *ret_end) {
    gsize word, next;
    if (!is_trader (reading, state) || !is_trade (reading, at, &word))
        return FALSE;
    /* `sản xuất, kinh doanh xăng dầu` */
    while (body_matches_at (reading, "\\G(?: ?, ?(?:và )?| và | - )(?=\\S)", word, &next)
           && is_trade (reading, next, &word))
        ;
    for (guint words = 0; words < TRADE_WORDS_MAX; words++) {
        next = body_skip_spaces (reading, word);
        gsize end = body_word_end (reading, next);
        if (next == word || end == next)
            return FALSE;
        if (begins_work (reading, next)) {
            *ret_end = word;
            state->guessed = state->complete = TRUE;
            return TRUE;
        }
        if (body_words_at (reading, WORDS_STOP, next, NULL))
            return FALSE;
        word = end;
    }
    return FALSE;
}

gboolean
body_joint_takes_field_trade (const BodyReading *reading, NameState *state, gsize at, gsize *ret_end) {
    gsize word;
    if (state->last != HEAD_CLASS || !state->row || !is_trade (reading, at, &word))
        return FALSE;
    for (guint words = 0; words < TRADE_WORDS_MAX; words++) {
        gsize next = body_skip_spaces (reading, word), end = body_word_end (reading, next);
        if (next == word || end == next || body_words_at (reading, WORDS_STOP, next, NULL)
            || body_matches_at (reading, "\\G(?:và|hoặc|cùng|chủ trì|phối hợp|thực hiện)(?!\\w)", next, NULL))
            break;
        word = end;
    }
    *ret_end = word;
    state->complete = TRUE;
    return TRUE;
}

gboolean
body_joint_may_be_trade (const BodyReading *reading, const NameState *state, gsize end) {
    gsize next;
    if (is_trader (reading, state) && is_trade (reading, body_skip_spaces (reading, end), NULL))
        return TRUE;
    return state->last == HEAD_CLASS && body_matches_at (reading, "\\G(?: ?, ?| và | - )(?=\\S)", end, &next)
           && !body_is_capital (reading, next) && is_trade (reading, next, NULL);
}

gboolean
body_joint_may_go_on (const BodyReading *reading, const NameState *state, gsize end) {
    gsize next;
    return is_office (reading, state) && body_matches_at (reading, "\\G ?, (?=\\S)", end, &next)
           && body_is_capital (reading, next) && !body_names_begin (reading, next) && !is_proper_pair (reading, next);
}

gboolean
body_joint_is_amount (const BodyReading *reading, const NameState *state, gsize at) {
    gsize end;
    return state->plain > 0 && state->plain_words <= PLAIN_WORDS_MAX
           && body_matches_at (reading, "\\G\\d+(?:[.,]\\d+)* (?=\\pL)", at, &end) && !body_is_capital (reading, end)
           && !body_ends_name (reading, end)
           && !body_matches_at (
               reading,
               "\\G(?:(?<= thôn )|(?<= xóm )|(?<= bản )|(?<= ấp )|(?<= khóm )|(?<= tổ )|(?<= đội )|(?<= khu )|(?<= phố )|(?<= vực )|"
               "(?<= số )|(?<= phường )|(?<= quận )|(?<= vùng )|(?<= lớp )|(?<= khối )|(?<= cụm )|(?<= đợt )|(?<= cấp )|(?<= hạng )|"
               "(?<= nhánh )|(?<= sở )|(?<= trạm )|(?<= đoàn )|(?<= thứ )|(?<= lộ )|(?<= đường )|(?<= tuyến )|(?<= phòng )|(?<= kho ))",
               at, NULL);
}
