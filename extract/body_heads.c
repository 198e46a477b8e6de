/* body_heads.c - see body_heads.h. */
#include "extract/body_heads.h"

/* A short head stands for a body only before a field of work or a capital: `Sở Tài chính`, `Vụ Pháp chế`. */
static gboolean
short_head_is_body (const BodyReading *reading, gsize end) {
    gsize next = body_skip_spaces (reading, end);
    if (next == end || next >= reading->folded->length)
        return FALSE;
    if (body_words_at (reading, WORDS_FIELD, next, NULL))
        return TRUE;
    if (reading->shouting)
        return !body_words_at (reading, WORDS_STOP, next, NULL) && body_word_end (reading, next) > next;
    return body_is_capital (reading, next) || g_ascii_isdigit (reading->folded->folded[next]);
}

/* `tổ chức` is first of all a verb. */
gboolean
body_head_is_verb (const BodyReading *reading, gsize at) {
    return body_matches_at (
        reading,
        "\\Gtổ chức(?!\\w)(?! (?:đảng|chính trị|cơ sở đảng|công đoàn|đoàn thể|tín dụng)|, (?:cá nhân|cơ quan|đơn vị|doanh nghiệp|cơ sở)| và cá nhân)",
        at, NULL);
}

HeadKind
body_head_read (const BodyReading *reading, gsize at, gboolean in_row, gsize *ret_end) {
    static const struct {
        HeadKind kind;
        WordGroup group;
    } heads[] = {
        { HEAD_OPEN, WORDS_OPEN }, { HEAD_WHOLE, WORDS_WHOLE }, { HEAD_POST_WHOLE, WORDS_POST_WHOLE },
        { HEAD_POST, WORDS_POST }, { HEAD_SHORT, WORDS_SHORT }, { HEAD_CLASS, WORDS_CLASS },
    };
    HeadKind best = HEAD_NONE;
    gsize best_end = at, end;

    if (at > 0 && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (reading->folded->folded + at))))
        return HEAD_NONE;
    if (body_words_at (reading, WORDS_NOT, at, NULL))
        return HEAD_NONE;
    if (!in_row && body_head_is_verb (reading, at))
        return HEAD_NONE;
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++) {
        if (!body_words_at (reading, heads[i].group, at, &end) || end <= best_end)
            continue;
        if (heads[i].kind == HEAD_SHORT && !short_head_is_body (reading, end))
            continue;
        if (heads[i].kind == HEAD_CLASS && !in_row && best != HEAD_NONE)
            continue;
        best = heads[i].kind;
        best_end = end;
    }
    /* In a row `đảng ủy`, `doanh nghiệp`, `văn phòng` are kinds, unless printed as names: `, Văn phòng Tỉnh ủy`. */
    if (in_row && best != HEAD_NONE && best != HEAD_CLASS && !body_is_capital (reading, at)
        && body_words_at (reading, WORDS_CLASS, at, &end) && end >= best_end) {
        best = HEAD_CLASS;
        best_end = end;
    }
    *ret_end = best_end;
    return best;
}

gboolean
body_names_begin (const BodyReading *reading, gsize at) {
    gsize end;
    if (body_words_at (reading, WORDS_QUANTIFIER, at, &end)) {
        at = body_skip_spaces (reading, end);
        return body_head_read (reading, at, TRUE, &end) != HEAD_NONE;
    }
    HeadKind kind = body_head_read (reading, at, FALSE, &end);
    return kind != HEAD_NONE && kind != HEAD_CLASS;
}

gboolean
body_head_is_place (const BodyReading *reading, gsize at) {
    return body_matches_at (
        reading,
        "\\G(?:thành phố|thị trấn|thị xã|đặc khu|phường|xã(?! hội)|huyện|quận|tỉnh|thôn|bản|tổ dân phố)(?!\\w)", at,
        NULL);
}
