/* body_separated.c - see body_separated.h. */
#include "extract/body_separated.h"

#include <string.h>

#include "extract/body_domain.h"
#include "extract/body_joint.h"

/* `thôn 1`, `tổ dân phố An Hòa`, `thôn trưởng`: one of the parts of a commune, or its head. */
static gboolean
is_one_hamlet (const BodyReading *reading, gsize at, gsize end) {
    gsize next = body_skip_spaces (reading, end);
    return body_matches_at (reading, "\\G(?:thôn|bản|ấp|khóm|buôn|tổ dân phố|khu phố)(?!\\w)", at, NULL)
           && (body_matches_at (reading, "\\G(?:\\d|trưởng)", next, NULL)
               || (next < reading->folded->length && body_is_capital (reading, next)));
}

/* `các trường Tiểu học, THCS`: a further kind of school; @ret_end (nullable) is its end. */
static gboolean
school_level_at (const BodyReading *reading, const NameState *state, gsize at, gsize *ret_end) {
    return body_matches_at (reading, "\\Gtrường(?!\\w)", state->head.start, NULL)
           && body_matches_at (
               reading,
               "\\G(?:mầm non|mẫu giáo|tiểu học|trung học(?: cơ sở| phổ thông)|phổ thông|trung cấp|cao đẳng|đại học|"
               "mn|th|thcs|thpt|(?:th|thcs)(?: ?[&-] ?| và )(?:thcs|thpt)|ptdt(?:bt|nt)?|dân tộc (?:nội|bán) trú)(?!\\w)",
               at, ret_end);
}

gboolean
body_separated_repeats (const BodyReading *reading, const NameState *state, gsize at) {
    gsize length = span_length (state->first);
    return length > 0 && at + length <= reading->folded->length && body_is_capital (reading, at)
           && body_is_capital (reading, state->first.start)
           && strncmp (reading->folded->folded + at, reading->folded->folded + state->first.start, length) == 0
           && body_word_end (reading, at) == at + length;
}

/* `, ` `và` `hoặc` `/` inside a name: does the name go on behind it? `next` is the first byte behind. */
static gboolean
goes_on (const BodyReading *reading, NameState *state, gsize next, gboolean comma, BodyRowFlags flags) {
    gsize end;
    HeadKind kind;

    if (next >= reading->folded->length || body_words_at (reading, WORDS_QUANTIFIER, next, NULL))
        return FALSE;
    if (body_joint_goes_on (reading, state, next, FALSE, NULL))
        return TRUE;
    kind = body_head_read (reading, next, TRUE, &end);
    if (kind == HEAD_CLASS && body_words_at (reading, WORDS_QUANTIFIER, body_skip_spaces (reading, end), NULL)
        && !body_words_at (reading, WORDS_MODIFIER, body_skip_spaces (reading, end), NULL))
        return FALSE; /* `…, đảng ủy các xã`: a class of its own */
    /* `Cục Nhà giáo và Cán bộ quản lý giáo dục`: people with a capital are what the body deals with */
    if ((kind == HEAD_CLASS || kind == HEAD_POST) && !comma && !state->row && !state->complete
        && body_is_capital (reading, next) && (state->last == HEAD_SHORT || state->last == HEAD_OPEN)
        && body_matches_at (reading, "\\G(?:cán bộ|công chức|viên chức|đảng viên|người lao động|nhân dân)(?!\\w)", next,
                            NULL))
        return TRUE;
    if (kind == HEAD_CLASS && state->level && body_is_capital (reading, next) && !body_head_is_place (reading, next))
        return FALSE; /* `Công an xã, Trạm Y tế xã` */
    if (kind != HEAD_NONE && body_separated_repeats (reading, state, next))
        return FALSE; /* `Đoàn các xã và Đoàn trực thuộc` */
    if (kind == HEAD_CLASS && is_one_hamlet (reading, next, end))
        return FALSE; /* `Đoàn Thanh niên xã, thôn 1` */
    if (kind == HEAD_CLASS && body_is_capital (reading, next) && !body_is_capital (reading, state->head.start)
        && body_words_at (reading, WORDS_OPEN, next, NULL))
        return FALSE; /* `các trường Tiểu học và Trạm Y tế`: one by its name */
    if (kind == HEAD_CLASS && state->last == HEAD_CLASS && state->named && !state->listed
        && body_head_is_place (reading, next) && body_is_capital (reading, body_skip_spaces (reading, end)))
        return FALSE; /* `xã A, phường B`: two */
    if (kind == HEAD_CLASS)
        return state->row
               && (!state->level || body_head_is_place (reading, next)
                   || !body_matches_at (reading, "\\G (?:có )?liên quan(?!\\w)", end, NULL));
    /* `thủ trưởng, tập thể lãnh đạo nhà máy`; but `các Đảng ủy viên, Bí thư các chi bộ` are people of two kinds, and so are
     * `Chánh Văn phòng, Trưởng các phòng` */
    if (state->post && kind == HEAD_POST)
        return !body_matches_at (
                   reading,
                   "\\G(?<=các đồng chí đảng ủy viên, |các đảng ủy viên, |các đồng chí cấp ủy viên, |các cấp ủy viên, |các đồng chí chi ủy viên, "
                   "|các chi ủy viên, |các đồng chí tỉnh ủy viên, |các đồng chí thành ủy viên, )",
                   next, NULL)
               && !body_matches_at (reading, "\\G(?:phó )?chánh (?:văn phòng|thanh tra)(?!\\w)", state->first.start,
                                    NULL);
    if (kind != HEAD_NONE) {
        /* `các Học viện, Trường Cao đẳng có liên quan`: a kind without a name of its own stays in the row. */
        return state->row && kind == HEAD_OPEN && (state->last == HEAD_CLASS || state->last == HEAD_OPEN)
               && (!body_is_capital (reading, next)
                   || (state->listed
                       && body_matches_at (
                           reading,
                           "\\G ?(?:$|[,;.]|(?:và|nhà nước|thuộc|trực thuộc|có liên quan|liên quan|trên địa bàn)(?!\\w))",
                           end, NULL)));
    }
    /* `Chi cục Đê điều và Phòng, chống lụt bão` */
    if (comma
        && body_matches_at (reading, "\\G(?:(?<=phòng, |phòng,)chống|(?<=phòng cháy, )chữa cháy)(?!\\w)", next, NULL))
        return TRUE;
    if (body_domain_is_bare_verb (reading, state, next))
        return TRUE;
    if (body_domain_takes_verb (reading, state, next, flags))
        return TRUE;
    if (body_ends_name (reading, next) || body_words_at (reading, WORDS_MODIFIER, next, NULL))
        return FALSE;
    if (state->row && school_level_at (reading, state, next, NULL))
        return TRUE;
    if (state->row) { /* a slip or an unknown word between words of a class */
        gsize stop = body_word_end (reading, next), after;
        if (state->named && body_is_capital (reading, next))
            return TRUE;
        if (!body_matches_at (reading, "\\G(?: ?,| và| hoặc) ?", stop, &after))
            return (flags & BODY_ROW_FIELD) != 0 && !body_is_capital (reading, next);
        return body_head_read (reading, after, TRUE, &end) == HEAD_CLASS;
    }
    if (body_domain_goes_on (reading, state, next, comma))
        return TRUE;
    if (state->complete)
        return comma && state->fielded && body_domain_takes_noun (reading, state, next, flags);
    if (state->fresh) /* `Quỹ Bảo vệ và Phát triển rừng` */
        return state->last == HEAD_OPEN && body_is_capital (reading, next)
               && (!comma || body_words_at (reading, WORDS_DOMAIN, next, NULL));
    return body_is_capital (reading, next) || !comma || body_domain_takes_noun (reading, state, next, flags);
}

gboolean
body_separator_skip (const BodyReading *reading, gsize at, gsize *ret_next, gboolean *ret_comma) {
    *ret_comma = reading->folded->folded[at] == ',' || reading->folded->folded[at] == '/';
    return body_matches_at (reading, "\\G(?: ?, ?(?:và |hoặc )?| ?/ ?| - |- ?| (?:và|hoặc|cùng(?! cấp)) | ?& ?)(?=\\S)",
                            at, ret_next);
}

/* `Phòng Tài chính - Kế toán`: behind the dash stands neither a body nor what it does. */
static gboolean
field_goes_on (const BodyReading *reading, NameState *state, gsize next) {
    return state->fielded && state->last == HEAD_SHORT && body_is_capital (reading, next)
           && !body_names_begin (reading, next) && !body_words_at (reading, WORDS_VERB, next, NULL);
}

Take
body_separated_read (const BodyReading *reading, NameState *state, gsize at, BodyRowFlags flags, gsize *ret_end) {
    const char *folded = reading->folded->folded;
    gboolean comma, dash = folded[at] == '-' || strncmp (folded + at, " - ", 3) == 0;
    gsize next, row_end;

    if (!body_separator_skip (reading, at, &next, &comma))
        return TAKE_NOT_MINE;
    if (body_matches_at (reading, "\\G cùng ", at, NULL))
        return TAKE_NAME_ENDS; /* `A cùng B`: two bodies */
    gboolean joint = body_joint_goes_on (reading, state, next, dash, NULL);
    if (dash ? (state->complete && !state->row && !joint && !field_goes_on (reading, state, next))
                   || body_ends_name (reading, next)
             : !goes_on (reading, state, next, comma, flags))
        return TAKE_NAME_ENDS;
    HeadKind kind = body_head_read (reading, next, TRUE, &row_end);
    if (joint) {
        body_joint_read (reading, state, next, dash, ret_end);
    } else if (state->row && school_level_at (reading, state, next, ret_end)) {
        state->complete = FALSE;
    } else if (state->row && kind == HEAD_CLASS) {
        *ret_end = row_end;
        state->complete = body_head_is_place (reading, next);
    } else if (kind == HEAD_POST || (state->row && kind == HEAD_OPEN)) {
        *ret_end = row_end;
        state->complete = FALSE;
    } else if (dash && field_goes_on (reading, state, next)) {
        state->complete = FALSE;
        *ret_end = body_word_end (reading, next);
    } else {
        if (body_domain_goes_on (reading, state, next, comma))
            state->complete = state->fielded = FALSE;
        *ret_end = body_word_end (reading, next);
    }
    state->title = body_is_title_word (reading, next, *ret_end) && body_word_end (reading, next) == *ret_end;
    return *ret_end > next ? TAKE_DONE : TAKE_NAME_ENDS;
}
