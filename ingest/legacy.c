/* legacy.c - see legacy.h. */
#include "ingest/legacy.h"

#include <string.h>

#include "ingest/legacy_tables.h"

static const char *const names[LEGACY_COUNT] = {
    [LEGACY_NONE] = "UTF-8",      [LEGACY_WINDOWS_1252] = "Windows-1252",
    [LEGACY_TCVN3] = "TCVN3",     [LEGACY_WINDOWS_1258] = "Windows-1258",
    [LEGACY_VNI] = "VNI-Windows", [LEGACY_VPS] = "VPS",
};

const char *
legacy_name (LegacyEncoding encoding) {
    return names[encoding];
}

/* ---- bytes ----------------------------------------------------------------------------------------------------- */

static gunichar
look_up (LegacyEncoding encoding, guint8 byte) {
    return byte < 0x80 ? byte : legacy_tables[encoding][byte - 0x80];
}

static gboolean
is_mark (gunichar c) {
    return c >= 0x300 && c < 0x370;
}

/* The letters that take a mark of their own in VNI. */
static gboolean
takes_mark (gunichar c) {
    static const gunichar letters[] = { 'a', 'e', 'i', 'o', 'u', 'y', 0x1A1, 0x1B0 };
    gunichar lower = g_unichar_tolower (c);
    for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
        if (lower == letters[i])
            return TRUE;
    return FALSE;
}

/* An opening quotation mark of Windows-1252 stands before it and none has closed it. */
static gboolean
is_in_quotation (const guint8 *data, gsize at) {
    for (gsize i = at; i > 0 && at - i < 200 && data[i - 1] != '\n'; i--) {
        if (data[i - 1] == 0x94 && i < at)
            return FALSE;
        if (data[i - 1] == 0x93)
            return i < 2 || data[i - 2] <= ' ' || strchr ("([", data[i - 2]) != NULL;
    }
    return FALSE;
}

/* VPS has letters where Windows-1252 has an ellipsis, quotation marks, a bullet and dashes. They are capitals that stand
 * behind another capital; anything else is the sign. */
static gboolean
is_vps_sign (const guint8 *data, gsize size, gsize at, gunichar before) {
    if (strchr ("\x85\x93\x94\x95\x96\x97", data[at]) == NULL)
        return FALSE;
    if (!g_unichar_isupper (before))
        return TRUE;
    return data[at] == 0x94 && (at + 1 >= size || data[at + 1] != 0x94) && is_in_quotation (data, at);
}

guint
legacy_read (LegacyEncoding encoding, const guint8 *data, gsize size, gsize at, gunichar before,
             gunichar ret[LEGACY_CHARACTERS_MAX]) {
    gunichar c = look_up (encoding, data[at]);
    if (encoding == LEGACY_VPS && is_vps_sign (data, size, at, before))
        c = look_up (LEGACY_WINDOWS_1252, data[at]);
    if (is_mark (c) && encoding == LEGACY_TCVN3 && !takes_mark (before)
        && !(g_unichar_isalpha (before) && g_unichar_isalpha (look_up (encoding, at > 0 ? data[at - 1] : 0))))
        c = look_up (LEGACY_WINDOWS_1252, data[at]); /* a degree sign and its like */
    if (c == 0 || (is_mark (c) && (encoding == LEGACY_VNI ? !takes_mark (before) : !g_unichar_isalpha (before))))
        return 0;
    ret[0] = c;
    ret[1] = encoding == LEGACY_VNI && is_mark (c) && data[at] >= 0xC0 ? legacy_vni_tones[data[at] - 0xC0] : 0;
    return ret[1] != 0 ? 2 : 1;
}

/* ---- capitals -------------------------------------------------------------------------------------------------- */

/* The small letters that stand for their capitals too. */
static gboolean
lacks_capital (LegacyEncoding encoding, gunichar c) {
    static const char vps[] = "ạẫậặẹệịọộợụữựỵ", tcvn3_has[] = "ăâêôơưđ";
    if (c < 0x80 || !g_unichar_islower (c))
        return FALSE;
    if (encoding == LEGACY_VPS)
        return g_utf8_strchr (vps, -1, c) != NULL;
    return encoding == LEGACY_TCVN3 && g_utf8_strchr (tcvn3_has, -1, c) == NULL;
}

typedef enum { WORD_NONE, WORD_OPEN, WORD_SMALL, WORD_CAPITALS } WordCase;

/* What the letters that tell say of the word; a single capital says nothing, unless a letter without one stands before it. */
static WordCase
find_case (LegacyEncoding encoding, const char *from, const char *to) {
    guint capitals = 0;
    gboolean lacking = FALSE, behind = FALSE;
    for (const char *p = from; p < to; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (lacks_capital (encoding, c)) {
            lacking = TRUE;
        } else if (g_unichar_islower (c)) {
            return WORD_SMALL;
        } else {
            capitals++;
            behind = behind || lacking;
        }
    }
    return capitals >= 2 || behind ? WORD_CAPITALS : WORD_OPEN;
}

static void
raise_word (LegacyEncoding encoding, char *from, const char *to) {
    for (char *p = from; p < to; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (lacks_capital (encoding, c))
            g_unichar_to_utf8 (g_unichar_toupper (c), p); /* as long as the small one */
    }
}

static char *
word_end (char *p, const char *end) {
    while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    return p;
}

#define COLUMN_GAP "   " /* wider than justified lines have: what follows stands in another column */

/* How many bytes of blanks and light signs stand at `p`, over which words are still neighbours; 0 where something else parts
 * them. */
static gsize
gap_length (const char *p, const char *end) {
    static const char *const signs[] = { " ", ",", ";", "(", ")", "\"", "/", "-", "–", "&", "“", "”" };
    gsize n = 0;
    for (gboolean again = TRUE; again && p + n < end;) {
        again = FALSE;
        if ((gsize)(end - p - n) >= strlen (COLUMN_GAP) && memcmp (p + n, COLUMN_GAP, strlen (COLUMN_GAP)) == 0)
            return 0;
        for (gsize i = 0; i < G_N_ELEMENTS (signs) && !again; i++) {
            gsize length = strlen (signs[i]);
            again = p + n + length <= end && memcmp (p + n, signs[i], length) == 0;
            n += again ? length : 0;
        }
    }
    return n;
}

/* Words that say nothing of their case follow the nearest on either side that does, where both agree. */
static char *
raise_group (LegacyEncoding encoding, char *from, const char *end) {
    WordCase before = WORD_NONE;
    char *open = NULL; /* the first of the words that wait for the next one that tells */
    char *p = from;
    while (p < end) {
        char *to = word_end (p, end);
        WordCase own = to > p ? find_case (encoding, p, to) : WORD_NONE;
        gsize gap;
        if (own == WORD_OPEN && open == NULL)
            open = p;
        if (own == WORD_CAPITALS)
            raise_word (encoding, p, to);
        if (own == WORD_CAPITALS || own == WORD_SMALL) {
            if (open != NULL && own == WORD_CAPITALS && before != WORD_SMALL)
                raise_word (encoding, open, p);
            before = own;
            open = NULL;
        }
        gap = gap_length (to, end);
        p = to + gap;
        if (gap == 0)
            break;
    }
    if (open != NULL && before == WORD_CAPITALS)
        raise_word (encoding, open, p);
    return p;
}

void
legacy_raise_case (LegacyEncoding encoding, char *text, gsize length) {
    const char *end = text + length;
    if (encoding != LEGACY_TCVN3 && encoding != LEGACY_VPS)
        return;
    for (char *p = text; p < end;) {
        char *next = raise_group (encoding, p, end);
        p = next > p ? next : g_utf8_next_char (p);
    }
}

/* ---- fonts ----------------------------------------------------------------------------------------------------- */

LegacyFont
legacy_font (const char *name) {
    static const struct {
        const char *prefix;
        LegacyEncoding encoding;
    } families[] = {
        { ".Vn", LEGACY_TCVN3 }, { "VNI-", LEGACY_VNI }, { "VNI ", LEGACY_VNI },
        { "VPS ", LEGACY_VPS },  { "VPS-", LEGACY_VPS },
    };
    LegacyFont font = { LEGACY_NONE, FALSE };
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (families); i++) {
        if (g_ascii_strncasecmp (name, families[i].prefix, strlen (families[i].prefix)) != 0)
            continue;
        font.encoding = families[i].encoding;
        font.capitals = font.encoding == LEGACY_TCVN3 && g_str_has_suffix (name, "H");
        break;
    }
    return font;
}

/* The byte that a character of a run stands for; 0 where for none. */
static guint8
byte_of (gunichar c, gboolean by_1258) {
    guint8 byte;
    if (c >= 0xF020 && c <= 0xF0FF)
        return (guint8)(c - 0xF000);
    byte = legacy_byte_of (c);
    return byte == 0 && by_1258 && c >= 0x80 ? legacy_1258_byte_of (c) : byte;
}

static gboolean
is_vietnamese_latin1 (gunichar c) {
    return g_utf8_strchr ("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý", -1, c) != NULL;
}

/* Letters beyond Latin-1 that no byte shows as. */
static gboolean
is_surely_unicode (gunichar c) {
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x128 || c == 0x129 || c == 0x168 || c == 0x169;
}

LegacyVerdict
legacy_judge (LegacyEncoding encoding, const char *text, gunichar before) {
    guint for_bytes = 0, against = 0, by_1258 = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p), read[LEGACY_CHARACTERS_MAX];
        guint8 byte = byte_of (c, FALSE);
        guint n = byte != 0 ? legacy_read (encoding, &byte, 1, 0, before, read) : 0;
        if (is_surely_unicode (c))
            return LEGACY_IS_UNICODE;
        if (byte == 0)
            by_1258 += c >= 0x80 && legacy_1258_byte_of (c) != 0;
        else if (byte >= 0x80 && is_vietnamese_latin1 (c))
            against += n == 0 || read[0] == c;
        else if (byte >= 0x80 && n > 0 && (c >= 0xF000 || read[0] != look_up (LEGACY_WINDOWS_1252, byte)))
            for_bytes++;
        before = n > 0 ? read[n - 1] : c;
    }
    if (for_bytes > against)
        return LEGACY_IS_BYTES;
    return against + by_1258 > 0 ? LEGACY_IS_UNICODE : LEGACY_IS_UNCLEAR;
}

char *
legacy_decode (LegacyEncoding encoding, const char *text, gunichar before, guint *ret_bad) {
    gsize length = strlen (text), n = 0;
    g_autofree guint8 *bytes = g_malloc0 (length + 1); /* one for each character */
    GString *decoded = g_string_sized_new (length);
    guint bad = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        bytes[n++] = byte_of (g_utf8_get_char (p), TRUE);
    n = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++) {
        gunichar read[LEGACY_CHARACTERS_MAX] = { g_utf8_get_char (p), 0 };
        guint count = bytes[n] == 0 ? 1 : legacy_read (encoding, bytes, length, n, before, read);
        if (count == 0) {
            read[0] = 0xFFFD;
            count = 1;
            bad++;
        }
        for (guint i = 0; i < count; i++)
            g_string_append_unichar (decoded, read[i]);
        before = read[count - 1];
    }
    if (ret_bad != NULL)
        *ret_bad = bad;
    return g_string_free (decoded, FALSE);
}
