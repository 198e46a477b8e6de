/* cut_words.c - see cut_words.h. */
#include "ingest/cut_words.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/syllable.h"

#define LETTERS_BYTES 40 /* no half of a word is longer */

/* Letters of points, clauses and groups stand alone: `điểm c`, `khoản a`. */
static const char lettered_pattern[]
    = "(?i:điểm|khoản|mục|nhóm|loại|hạng|lớp|bảng|câu|khối|tiết|phần|bước|phương án) +\\p{L}$";

/* The words that begin with a vowel; any other such syllable is the end of a word: `ển`, `ệm`. */
static const char vowel_words_pattern[] = "^(?i:"
                                          "a|à|á|ạ|ả|ã|ai|ải|ái|ài|am|ám|ảm|an|án|ang|áng|anh|ánh|ảnh|ao|ào|áo|"
                                          "ảo|áp|ạp|át|au|áu|ác|ách|ạch|ăn|ăng|ẳng|ắc|ắt|ắp|ẵm|âm|ấm|ẩm|ậm|ân|"
                                          "ấn|ẩn|ấp|ập|ất|ật|âu|ấu|ẩu|ầm|ầy|ấy|e|é|em|ém|eo|éo|ẻo|ép|ét|ê|ế|ề|"
                                          "ếch|êm|ếm|ên|ễnh|ì|í|ỉ|im|ỉm|in|ỉn|inh|ít|ịt|ích|ỉa|iu|ỉu|o|ó|ọ|ò|"
                                          "oa|òa|oà|oái|oai|oải|oan|oán|oang|oanh|oách|oằn|oi|ói|om|òm|ỏm|ong|óng|"
                                          "ỏng|óc|óp|ót|ọp|ô|ố|ổ|ồ|ôi|ối|ổi|ồi|ôm|ốm|ồm|ôn|ồn|ổn|ông|ống|ổng|"
                                          "ốp|ốc|ộc|ốt|ộp|ơ|ờ|ở|ớ|ợ|ơi|ời|ới|ơn|ớn|ớt|ợt|u|ú|ủ|ù|ụ|ua|ủa|úa|"
                                          "ùa|ui|ủi|úi|ùi|um|ùm|un|ùn|ủn|ung|úng|ủng|ùng|úp|út|úc|ục|uẩn|uất|uể|"
                                          "uế|uy|ủy|uỷ|úy|uý|uyên|uyển|uyn|uỵch|uốn|uống|uổng|uột|ư|ừ|ứ|ưa|ứa|ựa|"
                                          "ưng|ứng|ửng|ưu|ươm|ướm|ươn|ưỡn|ương|ướng|ưởng|ướt|ước|ướp|ức|ực|y|ý|ỷ|"
                                          "yêm|yểm|yên|yến|yếm|yêu|yếu|yểu|yết"
                                          ")$";

static const struct {
    const char *mark;
    gboolean is_soft; /* it stands nowhere but at the end of a line */
} marks[] = { { "-", FALSE }, { "\u2010", FALSE }, { "\u00AC", TRUE } };

static gboolean
find_mark (const char *text, gsize length, gsize *ret_length, gboolean *ret_soft) {
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
        gsize n = strlen (marks[i].mark);
        if (length > n && memcmp (text + length - n, marks[i].mark, n) == 0) {
            *ret_length = n;
            *ret_soft = marks[i].is_soft;
            return TRUE;
        }
    }
    *ret_length = 0;
    *ret_soft = FALSE;
    return FALSE;
}

gsize
cut_words_mark_length (const char *text, gsize length) {
    gsize n;
    gboolean is_soft;
    find_mark (text, length, &n, &is_soft);
    return n;
}

/* Where the letters begin that end at @end; @end where a digit or a sign joins them to something else. */
static gsize
word_start (const char *text, gsize end) {
    gsize at = end;
    while (at > 0) {
        const char *p = g_utf8_find_prev_char (text, text + at);
        if (p == NULL || end - (gsize)(p - text) > LETTERS_BYTES || !g_unichar_isalpha (g_utf8_get_char (p)))
            break;
        at = (gsize)(p - text);
    }
    return at == 0 || strchr (" \t(\"'", text[at - 1]) != NULL || (at >= 3 && memcmp (text + at - 3, "“", 3) == 0)
               ? at
               : end;
}

static gsize
word_end (const char *text, gsize length) {
    const char *p = text;
    while (p < text + length && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    return (gsize)(p - text);
}

/* `ển` of `triển`: a syllable in sound, but no word. */
static gboolean
is_vowel_rest (const char *text, gsize length) {
    g_autofree char *word = g_utf8_normalize (text, (gssize)length, G_NORMALIZE_NFC);
    return word != NULL
           && pattern_matches ("^(?i:[aăâeêioôơuưyàáạảãằắặẳẵầấậẩẫèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ])", word)
           && !pattern_matches (vowel_words_pattern, word);
}

Seam
cut_words_seam (const char *before, gsize length, const char *after, gsize after_length, gboolean is_full) {
    gsize mark, start, end, head = word_end (after, after_length);
    gboolean is_soft, is_marked = find_mark (before, length, &mark, &is_soft), tail_is, head_is, rest;
    char joined[2 * LETTERS_BYTES + 1];

    end = length - mark;
    start = word_start (before, end);
    if (start == end || head == 0 || head > LETTERS_BYTES || !g_unichar_islower (g_utf8_get_char (after)))
        return SEAM_SPACE;
    if (is_soft)
        return SEAM_HYPHEN;
    memcpy (joined, before + start, end - start);
    memcpy (joined + (end - start), after, head);
    tail_is = syllable_is (before + start, end - start);
    head_is = syllable_is (after, head);
    if (is_marked) {
        if (syllable_is (joined, end - start + head))
            return SEAM_HYPHEN;
        return (tail_is && head_is) || !text_has_small (before + start, (gssize)(end - start)) ? SEAM_NONE
                                                                                               : SEAM_HYPHEN;
    }
    rest = head_is && is_vowel_rest (after, head);
    if ((!is_full && !rest) || (tail_is && head_is && !rest) || !syllable_is (joined, end - start + head)
        || pattern_match (pattern_peek (lettered_pattern), before, end, 0, NULL))
        return SEAM_SPACE;
    return SEAM_NONE;
}
