/* names.c - see names.h. */
#include "base/names.h"

#include <string.h>

#include "base/text.h"

/* What follows a word within a name in capitals. */
typedef enum {
    THEN_NOTHING, /* an ordinary word: small */
    THEN_FIELD,   /* names the kind of a body: large, and the first word of the field after it too */
    THEN_PLACE,   /* names the kind of a place: small, every word after it large */
} NameWord;

/* Phrases in small letters, and as they are written in a sentence. The longest that fits wins, so longer ones stand first. */
static const struct {
    const char *phrase, *written;
    NameWord then;
} phrases[] = {
    { "ủy ban nhân dân", "Ủy ban nhân dân", THEN_NOTHING },
    { "uỷ ban nhân dân", "Uỷ ban nhân dân", THEN_NOTHING },
    { "hội đồng nhân dân", "Hội đồng nhân dân", THEN_NOTHING },
    { "ban cán sự đảng", "Ban cán sự đảng", THEN_NOTHING },
    { "mặt trận tổ quốc", "Mặt trận Tổ quốc", THEN_NOTHING },
    { "ngân hàng nhà nước", "Ngân hàng Nhà nước", THEN_NOTHING },
    { "các cơ quan đảng", "các cơ quan Đảng", THEN_NOTHING },
    { "tổng công ty", "Tổng công ty", THEN_FIELD },
    { "đảng cộng sản", "Đảng Cộng sản", THEN_NOTHING },
    { "xã hội", "xã hội", THEN_NOTHING },
    { "thành phố", "thành phố", THEN_PLACE },
    { "đặc khu", "đặc khu", THEN_PLACE },
    { "thị trấn", "thị trấn", THEN_PLACE },
    { "thị xã", "thị xã", THEN_PLACE },
    { "tỉnh ủy", "Tỉnh ủy", THEN_PLACE },
    { "tỉnh uỷ", "Tỉnh uỷ", THEN_PLACE },
    { "thành ủy", "Thành ủy", THEN_PLACE },
    { "thành uỷ", "Thành uỷ", THEN_PLACE },
    { "huyện ủy", "Huyện ủy", THEN_PLACE },
    { "huyện uỷ", "Huyện uỷ", THEN_PLACE },
    { "quận ủy", "Quận ủy", THEN_PLACE },
    { "đảng ủy", "Đảng ủy", THEN_NOTHING },
    { "đảng uỷ", "Đảng uỷ", THEN_NOTHING },
    { "đảng bộ", "Đảng bộ", THEN_NOTHING },
    { "đảng đoàn", "Đảng đoàn", THEN_NOTHING },
    { "chi bộ", "Chi bộ", THEN_NOTHING },
    { "công thương", "Công Thương", THEN_NOTHING },
    { "việt nam", "Việt Nam", THEN_NOTHING },
    { "trung ương", "Trung ương", THEN_NOTHING },
    { "chính phủ", "Chính phủ", THEN_NOTHING },
    { "quốc hội", "Quốc hội", THEN_NOTHING },
    { "trung tâm", "Trung tâm", THEN_FIELD },
    { "văn phòng", "Văn phòng", THEN_FIELD },
    { "chi cục", "Chi cục", THEN_FIELD },
    { "tổng cục", "Tổng cục", THEN_FIELD },
    { "ủy ban", "Ủy ban", THEN_FIELD },
    { "uỷ ban", "Uỷ ban", THEN_FIELD },
    { "hội đồng", "Hội đồng", THEN_FIELD },
    { "tỉnh", "tỉnh", THEN_PLACE },
    { "huyện", "huyện", THEN_PLACE },
    { "quận", "quận", THEN_PLACE },
    { "phường", "phường", THEN_PLACE },
    { "xã", "xã", THEN_PLACE },
    { "ban", "Ban", THEN_FIELD },
    { "bộ", "Bộ", THEN_FIELD },
    { "cục", "Cục", THEN_FIELD },
    { "phòng", "Phòng", THEN_FIELD },
    { "sở", "Sở", THEN_FIELD },
    { "viện", "Viện", THEN_FIELD },
    { "vụ", "Vụ", THEN_FIELD },
    { "trường", "Trường", THEN_FIELD },
};

/* Bytes of the word at @text: up to a space, comma, or the end. */
static gsize
word_length (const char *text) {
    return strcspn (text, " ,;()");
}

/* The row whose phrase stands at @text and ends with a word, -1 where none does. */
static int
find_phrase (const char *text) {
    for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++) {
        gsize length = strlen (phrases[i].phrase);
        if (strncmp (text, phrases[i].phrase, length) == 0 && strchr (" ,;()", text[length]) != NULL)
            return (int)i;
    }
    return -1;
}

/* A place's own words are no phrases (`Bộ` in `XÃ AN BỘ`), and one syllable in the middle of a field (`thường vụ`, `môi trường`)
 * names no body. */
static gboolean
fits (int phrase, NameWord then, gboolean in_field, gboolean large) {
    if (then == THEN_PLACE)
        return phrases[phrase].then == THEN_PLACE;
    return phrases[phrase].then != THEN_FIELD || large || !in_field || strchr (phrases[phrase].phrase, ' ') != NULL;
}

static void
append_word (GString *out, const char *word, gsize length, gboolean large) {
    if (large && length > 0) {
        g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (word)));
        g_string_append_len (out, g_utf8_next_char (word), word + length - g_utf8_next_char (word));
    } else {
        g_string_append_len (out, word, length);
    }
}

char *
name_in_sentence (const char *name) {
    g_autofree char *small = NULL;
    g_autoptr (GString) out = NULL;
    NameWord then = THEN_NOTHING;
    gboolean in_field = FALSE; /* `và`, a comma or a dash begins another part of the field */
    gboolean large = TRUE;
    if (!g_utf8_validate (name, -1, NULL) || text_has_small (name, -1))
        return g_strdup (name);
    small = g_utf8_strdown (name, -1);
    out = g_string_new (NULL);
    for (const char *at = small; *at != '\0';) {
        gsize length = word_length (at);
        int phrase = length > 0 ? find_phrase (at) : -1;
        if (length == 0) { /* a parting sign */
            large = large || (in_field && *at == ',');
            g_string_append_c (out, *at++);
            continue;
        }
        if (phrase >= 0 && fits (phrase, then, in_field, large)) {
            append_word (out, phrases[phrase].written, strlen (phrases[phrase].written),
                         large && (out->len == 0 || phrases[phrase].then != THEN_PLACE));
            then = phrases[phrase].then;
            at += strlen (phrases[phrase].phrase);
            in_field = then == THEN_FIELD || (in_field && then == THEN_NOTHING);
            large = then == THEN_FIELD;
            continue;
        }
        append_word (out, at, length, large || then == THEN_PLACE);
        large = in_field && (strncmp (at, "và ", strlen ("và ")) == 0 || strncmp (at, "- ", 2) == 0);
        at += length;
    }
    return g_string_free (g_steal_pointer (&out), FALSE);
}
