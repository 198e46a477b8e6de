/* body_name.c - see body_name.h. */
#include "extract/body_name.h"

#include <string.h>

#include "extract/body_domain.h"
#include "extract/body_joint.h"
#include "extract/body_judge.h"
#include "extract/body_separated.h"

#define NAME_WORDS_MAX    28 /* the longest names in corpus/ have twenty words */
#define BRACKET_BYTES_MAX 240

static void
enter_head (NameState *state, HeadKind kind, gsize at, gsize end) {
    state->last = kind;
    state->head = (Span){ at, end };
    state->fielded = FALSE;
    state->complete = kind == HEAD_WHOLE || kind == HEAD_POST_WHOLE;
    state->fresh = kind == HEAD_SHORT || kind == HEAD_OPEN;
    state->post = kind == HEAD_POST;
    state->place = state->named = state->level = state->title = state->proper = FALSE;
    state->plain = state->plain_words = 0;
    if (kind == HEAD_CLASS)
        state->row = TRUE;
    else if (kind != HEAD_POST)
        state->row = state->listed = FALSE;
}

/* A field of work right behind a short head: the name is whole. */
static Take
take_field (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    gsize verb = at;
    /* `các sở giáo dục và đào tạo`: a kind of body with the field it works in, which is no verb */
    gboolean class_of_field = state->last == HEAD_CLASS && state->row && !state->complete && !state->named
                              && state->head.end + 1 == at
                              && body_matches_at (reading, "\\G(?:sở|bộ|phòng|ngành)(?!\\w)", state->head.start, NULL);

    if (body_domain_read (reading, state, at, ret_end))
        return TAKE_DONE;
    if (((state->last != HEAD_SHORT || !state->fresh) && !class_of_field)
        || !body_words_at (reading, WORDS_FIELD, at, ret_end))
        return TAKE_NOT_MINE;
    if (class_of_field && body_words_at (reading, WORDS_VERB, at, &verb) && verb >= *ret_end)
        return TAKE_NOT_MINE;
    state->complete = state->fielded = TRUE;
    state->fresh = FALSE;
    return TAKE_DONE;
}

/* `Trưởng các phòng`, `UBND các xã`; also `chủ đầu tư các dự án`, where no kind of body follows. */
static Take
take_quantified (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    gsize end, head;
    HeadKind kind;

    if (!body_words_at (reading, WORDS_QUANTIFIER, at, &end))
        return TAKE_NOT_MINE;
    head = body_skip_spaces (reading, end);
    kind = body_head_read (reading, head, TRUE, ret_end);
    if (kind == HEAD_NONE) {
        gboolean open = (!state->complete && !state->fresh) || state->last == HEAD_OPEN;
        *ret_end = body_word_end (reading, head);
        return open && *ret_end > head && !body_ends_name (reading, head) ? TAKE_DONE : TAKE_NAME_ENDS;
    }
    enter_head (state, kind, head, *ret_end);
    state->row = state->listed = TRUE;
    state->complete = state->complete || body_head_is_place (reading, head);
    state->named = kind == HEAD_OPEN;
    return TAKE_DONE;
}

/* `Thủ trưởng cơ quan`: a post wants the kind of body. */
static Take
take_kind_of_post (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    if (!state->post || body_head_is_verb (reading, at) || body_head_read (reading, at, TRUE, ret_end) != HEAD_CLASS)
        return TAKE_NOT_MINE;
    enter_head (state, HEAD_CLASS, at, *ret_end);
    return TAKE_DONE;
}

/* `chức năng`, `có liên quan`, `cấp tỉnh`, `thuộc …`. */
static Take
take_modifier (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    gboolean opens, place;

    if (!state->complete && body_words_at (reading, WORDS_NATURE, at, ret_end)) {
        state->fresh = FALSE;
        return TAKE_DONE;
    }
    if ((state->fresh && body_is_capital (reading, at)) || !body_words_at (reading, WORDS_MODIFIER, at, ret_end))
        return TAKE_NOT_MINE;
    /* `Sở Công Thương được giao chủ trì …` tells what it does, not which Sở it is */
    if ((state->fielded || state->last != HEAD_CLASS) && (flags & BODY_ROW_FIELD) == 0
        && body_matches_at (reading, "\\Gđược (?:giao|phân công) ", at, NULL))
        return TAKE_NAME_ENDS;
    /* `Sở Y tế chưa hoàn thành` says what it has not done; `các xã chưa hoàn thành` which they are */
    if (!state->row && body_matches_at (reading, "\\Gchưa ", at, NULL))
        return TAKE_NAME_ENDS;
    opens = body_matches_at (
        reading, "\\G(?:trực thuộc|thuộc|của|tại|ở|(?:nơi )?có|còn(?! lại)|chưa \\pL+)(?!\\w)(?! liên quan)", at, NULL);
    place = body_matches_at (reading, "\\G(?:tỉnh|huyện|xã|phường|thị|thành phố|quận|đặc khu|cấp)(?!\\w)", at, NULL);
    state->complete = !opens;
    state->post = state->post && opens;
    state->level = state->level || (place && !state->row);
    state->row = state->row || place;
    state->place = place;
    state->fresh = FALSE;
    return TAKE_DONE;
}

/* `các doanh nghiệp bình ổn giá`: a verb that tells which they are. */
static Take
take_trade (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    gboolean taken = (flags & BODY_ROW_FIELD) != 0 ? body_joint_takes_field_trade (reading, state, at, ret_end)
                                                   : body_joint_takes_trade (reading, state, at, ret_end);
    return taken ? TAKE_DONE : TAKE_NOT_MINE;
}

/* A body inside the name: `Giám đốc Sở …`, `Ban Dân vận Tỉnh ủy`. */
static Take
take_inner_head (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    gsize end = at;
    HeadKind kind = body_head_read (reading, at, FALSE, &end);
    gboolean verbal = (kind == HEAD_CLASS || kind == HEAD_POST) && !state->post && body_ends_name (reading, at);
    gboolean phrase = kind == HEAD_OPEN && body_word_end (reading, at) < end; /* `Liên đội Trường Tiểu học …` */
    /* `Trường Mầm non Hoa Ban tổ chức …`: a name's last word, then the verb */
    gboolean verb_behind
        = state->title && !state->post && state->last == HEAD_OPEN && body_word_end (reading, at) < end
          && body_words_at (reading, WORDS_VERB, body_skip_spaces (reading, body_word_end (reading, at)), NULL)
          && !body_is_capital (reading, body_skip_spaces (reading, body_word_end (reading, at)));
    gboolean own_word = state->fresh && body_is_capital (reading, at) && kind != HEAD_WHOLE && !phrase
                        && !(kind == HEAD_SHORT && body_words_at (reading, WORDS_DOMAIN, end + 1, NULL));

    /* No name holds two bodies of one kind: `Sở … Sở`, `Ban … Ban`. */
    if ((flags & BODY_ROW_FIELD) != 0 && (kind == HEAD_SHORT || kind == HEAD_OPEN || kind == HEAD_WHOLE)
        && body_separated_repeats (reading, state, at))
        return TAKE_NAME_ENDS; /* `Ban Tổ chức Đảng ủy Ban Dân vận`: lines of a cell that were joined */
    if (kind == HEAD_NONE || verbal || verb_behind || own_word || body_is_second_syllable (reading, at, end)
        || (kind == HEAD_CLASS && !state->post && !state->row
            && body_matches_at (
                reading, "\\G(?:nhân dân|cán bộ|công chức|viên chức|người lao động|nông dân|học sinh|sinh viên)(?!\\w)",
                at, NULL))
        || (kind == HEAD_CLASS && !state->post && state->complete))
        return TAKE_NOT_MINE;
    enter_head (state, kind, at, end);
    *ret_end = end;
    return TAKE_DONE;
}

/* Any other word, unless the name ends before it. */
static Take
take_word (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    gboolean capital = body_is_capital (reading, at);
    gboolean digit = g_ascii_isdigit (reading->folded->folded[at]);

    if (digit && (flags & BODY_ROW_FIELD) == 0 && body_joint_is_amount (reading, state, at)) {
        state->amount = TRUE;
        return TAKE_NAME_ENDS;
    }
    if (!(state->fresh && capital) && body_ends_name (reading, at)
        && !((flags & BODY_ROW_FIELD) != 0 && body_domain_is_attribute (reading, state, at))
        && !body_domain_takes_verb (reading, state, at, flags))
        return TAKE_NAME_ENDS;
    *ret_end = body_word_end (reading, at);
    /* `Trung tâm Quản lý Di sản văn hóa`: a known field of work was the beginning of an unknown one */
    if (state->fielded && !state->level && !capital && !digit && !reading->shouting
        && !body_domain_is_closed (reading, state)) {
        if ((flags & BODY_ROW_FIELD) == 0) {
            if (body_domain_ends_by_verb (reading, at))
                return TAKE_NAME_ENDS;
            state->guessed = TRUE;
        }
        state->complete = state->fielded = FALSE;
    }
    if (*ret_end == at || (state->complete && ((!capital && !digit) || reading->shouting)))
        return TAKE_NAME_ENDS;
    if (state->proper && !capital && !digit
        && (state->last == HEAD_OPEN || (state->last == HEAD_WHOLE && !state->row)
            || (state->last == HEAD_CLASS && body_head_is_place (reading, state->head.start)))
        && (flags & BODY_ROW_FIELD) == 0
        && !body_matches_at (reading, "\\G(?:chi nhánh|phân hiệu|cơ sở|số)(?!\\w)", at, NULL))
        return TAKE_NAME_ENDS;
    /* `Đảng ủy Quân sự`: a capital opens a word of several syllables; after `xã` it is a place's name, all in capitals. */
    if (state->complete && capital && !state->place)
        state->complete = FALSE;
    if (!capital && !digit && (flags & BODY_ROW_FIELD) == 0
        && body_matches_at (reading,
                            state->row ? "\\G\\pL+ (?:\\d|lại(?!\\w)|thêm(?!\\w))" : "\\G(?<=\\d )(?!kv(?!\\w))\\pL",
                            at, NULL))
        return TAKE_NAME_ENDS; /* `các thôn bầu lại …`, `Tổ Hòa giải thôn 3 dàn xếp …` */
    state->named = state->named || capital;
    if (!capital && !digit && !state->title) { /* `Hội Khoa học`: the second syllable is known */
        state->unknown += state->row ? 1 : 0;
        state->tail = state->tail_end + 1 == at ? state->tail + 1 : 1;
        state->tail_end = *ret_end;
    }
    state->plain = capital || digit ? 0 : state->plain > 0 ? state->plain : at;
    state->plain_words = state->plain > 0 ? state->plain_words + 1 : 0;
    state->proper = capital && state->title && body_is_title_word (reading, at, *ret_end);
    state->title = capital && body_is_title_word (reading, at, *ret_end);
    state->fresh = FALSE;
    state->post = FALSE;
    return TAKE_DONE;
}

/* `… Sở Công Thương Đơn vị phối hợp: …`: lines that were joined; the next one's label is no part of the name. */
static gboolean
is_next_label (const BodyReading *reading, gsize at) {
    return body_is_capital (reading, at)
           && body_matches_at (reading,
                               "\\G(?:(?:đơn vị|cơ quan|bộ phận) (?:chủ trì|phối hợp|thực hiện|đầu mối|tham mưu)|thời "
                               "gian|thời hạn|tiến độ|sản phẩm|kết quả|hoàn thành)(?: [^ ,;.:]+){0,3} ?:",
                               at, NULL);
}

/* Advances over one word or phrase of the name at `at`, which is the first byte of a word. FALSE where the name ends. */
static gboolean
take_phrase (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    static Take (*const takers[]) (const BodyReading *, NameState *, gsize, BodyRowFlags, gsize *)
        = { take_field, take_quantified, take_kind_of_post, take_modifier, take_trade, take_inner_head, take_word };
    if (is_next_label (reading, at))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (takers); i++) {
        gsize end = at;
        Take take = takers[i](reading, state, at, flags, &end);
        if (take == TAKE_NOT_MINE)
            continue;
        *ret_end = end;
        return take == TAKE_DONE;
    }
    return FALSE;
}

/* A bracket right behind a name stays with it. */
static gsize
take_bracket (const BodyReading *reading, gsize at) {
    gsize end = at;
    const char *folded = reading->folded->folded;
    if (at + 1 >= reading->folded->length || folded[at] != ' ' || folded[at + 1] != '(')
        return at;
    const char *close = strchr (folded + at, ')');
    if (close == NULL || (gsize)(close - folded) - at > BRACKET_BYTES_MAX)
        return at;
    if (body_matches_at (
            reading,
            "\\G \\((?:qua|để|trước|trong|thông qua|gọi|viết|sau đây|hoàn thành|nếu|kèm|theo|chi tiết|b/c|th|x|đề nghị|kính đề nghị|(?:(?:cơ quan|đơn vị) )?(?:phối hợp|chủ trì))\\b",
            at, NULL))
        return at;
    end = (gsize)(close - folded) + 1;
    return end;
}

/* Words that cannot end a name: `các đơn vị có`. */
static gsize
cut_dangling (const BodyReading *reading, gsize start, gsize end) {
    const Pattern *way = pattern_peek ("(?: (?:có|còn|(?<!trực )thuộc|của|tại|ở|và|hoặc|-|cùng|các)|,| )+$");
    g_autofree char *name = g_strndup (reading->folded->folded + start, end - start);
    PatternMatch match;
    if (pattern_match (way, name, end - start, 0, &match))
        return start + match.groups[0].start;
    return end;
}

/* `12 thôn`, `08 xã, phường`: how many of a class, where only names are expected. */
static gboolean
counts_class (const BodyReading *reading, gsize at, gsize *ret_end) {
    gsize end = at, next;
    while (end < reading->folded->length && g_ascii_isdigit (reading->folded->folded[end]))
        end++;
    *ret_end = end;
    return end > at && end <= at + 3 && body_words_at (reading, WORDS_CLASS, body_skip_spaces (reading, end), &next)
           && body_skip_spaces (reading, end) > end;
}

gboolean
body_name_read (const BodyReading *reading, gsize at, gboolean bare_class, BodyRowFlags flags, BodyName *ret_name,
                NameState *ret_state) {
    NameState state = { 0 };
    gsize end, next, start = at;
    gboolean quantified = body_words_at (reading, WORDS_QUANTIFIER, at, &end)
                          || ((flags & BODY_ROW_FIELD) != 0 && counts_class (reading, at, &end));
    HeadKind kind;

    if (quantified)
        at = body_skip_spaces (reading, end);
    kind = body_head_read (reading, at, quantified, &end);
    if (kind == HEAD_NONE || (kind == HEAD_CLASS && !quantified && !bare_class))
        return FALSE;
    enter_head (&state, kind, at, end);
    if (kind == HEAD_SHORT || kind == HEAD_OPEN || kind == HEAD_WHOLE
        || (kind == HEAD_CLASS && body_is_capital (reading, at)))
        state.first = (Span){ at, body_word_end (reading, at) };
    state.row = state.row || quantified
                || (kind == HEAD_POST && body_words_at (reading, WORDS_CLASS, at, &next) && next == end);
    state.listed = quantified;
    if (kind == HEAD_CLASS && quantified)
        state.fresh = FALSE;
    at = end;
    while (state.words < NAME_WORDS_MAX && at < reading->folded->length) {
        gsize bracket = take_bracket (reading, at);
        if (bracket > at) {
            at = bracket;
            state.complete = TRUE;
            continue;
        }
        Take take = body_separated_read (reading, &state, at, flags, &end);
        next = body_skip_spaces (reading, at);
        if (take == TAKE_NAME_ENDS)
            break;
        if (take == TAKE_NOT_MINE
            && (next == at || next >= reading->folded->length || !take_phrase (reading, &state, next, flags, &end)))
            break;
        state.words++;
        at = end;
    }
    if (state.amount && state.plain > start)
        at = state.plain - 1;
    at = cut_dangling (reading, start, at);
    memset (ret_name, 0, sizeof *ret_name);
    ret_name->start = start;
    ret_name->end = at;
    ret_name->pieces[0] = (Span){ start, at };
    ret_name->n_pieces = 1;
    ret_name->is_class = state.row;
    ret_name->confidence = body_name_judge (reading, &state, quantified, at, flags);
    *ret_state = state;
    return at > start;
}
