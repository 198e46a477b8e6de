/* body_words.c - see body_words.h. */
#include "extract/body_words.h"

#include <string.h>

/* ---- the stretch and its words ----------------------------------------------------------------------------- */

static const char *const group_names[WORDS_LAST] = {
    [WORDS_QUANTIFIER] = "body-quantifier-patterns",
    [WORDS_CLASS] = "body-class-patterns",
    [WORDS_WHOLE] = "body-whole-patterns",
    [WORDS_OPEN] = "body-open-patterns",
    [WORDS_SHORT] = "body-short-patterns",
    [WORDS_NOT] = "body-not-patterns",
    [WORDS_POST] = "body-post-patterns",
    [WORDS_POST_WHOLE] = "body-whole-post-patterns",
    [WORDS_FIELD] = "body-field-patterns",
    [WORDS_DOMAIN] = "body-domain-patterns",
    [WORDS_TASK] = "body-task-patterns",
    [WORDS_MODIFIER] = "body-modifier-patterns",
    [WORDS_NATURE] = "body-nature-patterns",
    [WORDS_NAME_VERB] = "body-name-verb-patterns",
    [WORDS_STOP] = "body-stop-patterns",
    [WORDS_VERB] = "body-verb-patterns",
    [WORDS_ORDER] = "body-order-patterns",
    [WORDS_LEAD_IN] = "body-lead-in-patterns",
    [WORDS_INTRO] = "body-intro-patterns",
    [WORDS_FRAME] = "body-frame-patterns",
    [WORDS_ASSENT] = "body-assent-patterns",
};

static gboolean
is_shouting (const FoldedText *folded, const char *text) {
    gsize upper = 0, lower = 0;
    if (folded->length == 0)
        return FALSE;
    for (const char *p = text + folded->origin[0], *end = text + folded->origin[folded->length]; p < end;
         p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        upper += g_unichar_isupper (c) ? 1 : 0;
        lower += g_unichar_islower (c) ? 1 : 0;
    }
    return upper > 4 * lower && upper > 6;
}

void
body_reading_init (BodyReading *reading, const Lexicon *lexicon, const char *text, Span span) {
    memset (reading, 0, sizeof *reading);
    reading->lexicon = lexicon;
    reading->text = text;
    reading->folded = folded_text_new (text, span_trim (text, span, NULL));
    folded_text_squeeze (reading->folded);
    reading->shouting = is_shouting (reading->folded, text);
    for (guint i = 0; i < WORDS_LAST; i++)
        reading->words[i] = lexicon_peek_joined (lexicon, group_names[i]);
}

void
body_reading_clear (BodyReading *reading) {
    g_clear_pointer (&reading->folded, folded_text_free);
}

gboolean
body_words_at (const BodyReading *reading, WordGroup group, gsize at, gsize *ret_end) {
    PatternMatch match;
    if (at >= reading->folded->length
        || !pattern_match (reading->words[group], reading->folded->folded, reading->folded->length, at, &match))
        return FALSE;
    if (ret_end != NULL)
        *ret_end = match.groups[0].end;
    return match.groups[0].end > at;
}

gboolean
body_is_capital (const BodyReading *reading, gsize at) {
    if (at >= reading->folded->length || reading->shouting)
        return FALSE;
    return g_unichar_isupper (g_utf8_get_char (reading->text + reading->folded->origin[at]));
}

gboolean
body_matches_at (const BodyReading *reading, const char *expression, gsize at, gsize *ret_end) {
    PatternMatch match;
    if (!pattern_match (pattern_peek (expression), reading->folded->folded, reading->folded->length, at, &match))
        return FALSE;
    if (ret_end != NULL)
        *ret_end = match.groups[0].end;
    return TRUE;
}

/* The end of the word at `at`: letters, digits and what joins them without a space. */
gsize
body_word_end (const BodyReading *reading, gsize at) {
    gsize end = at;
    return body_matches_at (reading, "\\G[\\w&.'%-]*[\\w&]", at, &end) ? end : at;
}

gsize
body_skip_spaces (const BodyReading *reading, gsize at) {
    while (at < reading->folded->length && reading->folded->folded[at] == ' ')
        at++;
    return at;
}

/* `Đào tạo`, `Ngoại giao`: one syllable that looks like a verb behind a single capital is the second of a compound. */
gboolean
body_is_second_syllable (const BodyReading *reading, gsize at, gsize end) {
    const char *folded = reading->folded->folded;
    gsize word = at, before;
    if (at < 2 || folded[at - 1] != ' ' || memchr (folded + at, ' ', end - at) != NULL
        || body_matches_at (
            reading,
            "\\G(?:lập (?=phương án|kế hoạch|danh (?:sách|mục)|dự (?:toán|án)|hồ sơ|biên bản|báo cáo|tờ trình|đề án"
            "|sổ|bảng|quy hoạch|tổ|nhóm|chốt)|(?:gửi|nộp|mở|treo|trồng|dọn|sửa|mua|thuê|dành) )",
            at, NULL))
        return FALSE; /* `Trạm Y tế Đakrông lập phương án` */
    for (word = at - 1; word > 0 && folded[word - 1] != ' '; word--)
        ;
    if (!body_is_capital (reading, word))
        return FALSE;
    for (before = word > 0 ? word - 1 : 0; before > 0 && folded[before - 1] != ' '; before--)
        ;
    return word == 0 || !body_is_capital (reading, before) || body_words_at (reading, WORDS_SHORT, before, NULL);
}

/* A verb or a word that no name holds; what is printed with a capital is part of a name. */
gboolean
body_ends_name (const BodyReading *reading, gsize at) {
    gsize end;
    if (body_is_capital (reading, at))
        return FALSE;
    if (body_words_at (reading, WORDS_STOP, at, NULL))
        return TRUE;
    return body_words_at (reading, WORDS_VERB, at, &end) && !body_is_second_syllable (reading, at, end);
}

gboolean
body_is_title_word (const BodyReading *reading, gsize at, gsize end) {
    gsize next = (gsize)(g_utf8_next_char (reading->folded->folded + at) - reading->folded->folded);
    return body_is_capital (reading, at) && next < end && !body_is_capital (reading, next);
}
