/* text.c - see text.h. */
#include "base/text.h"

#include <string.h>

#include "base/letters.h"
#include "base/slips.h"

static gunichar
join_tone (gunichar letter, gunichar tone) {
    gunichar joined;
    if (tone != 0 && g_unichar_compose (letter, tone, &joined))
        return joined;
    return letter;
}

/* The open endings oa, oe, uy, whose tone stands on either vowel; `q` makes the u part of the consonant. */
static gboolean
is_open_ending (gunichar first, gunichar second, gunichar before, gunichar after) {
    if (g_unichar_isalpha (after))
        return FALSE;
    if (first == 'o' && (second == 'a' || second == 'e'))
        return TRUE;
    return first == 'u' && second == 'y' && before != 'q';
}

/* Moves the tone of an open ending to its first vowel, in place. */
static void
place_tones (gunichar *characters, gsize n) {
    for (gsize i = 0; i + 1 < n; i++) {
        gunichar first_tone, second_tone, first, second;
        gunichar before = i > 0 ? characters[i - 1] : 0;
        gunichar after = i + 2 < n ? characters[i + 2] : 0;

        if (characters[i + 1] < 0x80) /* bears no tone, as most letters */
            continue;
        if (characters[i + 1] >= LETTERS_TABLE_SIZE || letters_table[characters[i + 1]].tone == 0)
            continue;
        second_tone = letters_table[characters[i + 1]].tone;
        second = letters_table[characters[i + 1]].letter;
        first = letters_split_tone (characters[i], &first_tone);
        if (first_tone != 0 || !is_open_ending (first, second, before, after))
            continue;
        characters[i] = join_tone (first, second_tone);
        characters[i + 1] = second;
    }
}

/* Folds @span into @characters, which has room for one a byte; @offsets has room for one more. Returns how many there are. */
static gsize
fold_characters (const char *text, Span span, gunichar *characters, guint32 *offsets) {
    const char *end = text + span.end;
    gsize n = 0;
    for (const char *p = text + span.start; p < end; p = g_utf8_next_char (p)) {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char (p);
        offsets[n] = (guint32)(p - text);
        characters[n++] = c < LETTERS_TABLE_SIZE ? letters_table[c].folded : letters_fold (c);
    }
    offsets[n] = (guint32)span.end;
    place_tones (characters, n);
    return n;
}

FoldedText *
folded_text_new (const char *text, Span span) {
    FoldedText *result = g_new0 (FoldedText, 1);
    gsize capacity = span_length (span) + 1, n, at = 0;
    g_autofree gunichar *characters = g_new (gunichar, capacity);
    g_autofree guint32 *offsets = g_new (guint32, capacity);

    n = fold_characters (text, span, characters, offsets);
    if (slips_suspect (characters, n))
        n = slips_mend (characters, offsets, n, NULL);
    for (gsize i = 0; i < n; i++)
        result->length += characters[i] < 0x80 ? 1 : (gsize)g_unichar_to_utf8 (characters[i], NULL);
    result->folded = g_new (char, result->length + 1);
    result->origin = g_new (guint32, result->length + 1);
    for (gsize i = 0; i < n; i++) {
        gsize next = at + 1;
        if (characters[i] < 0x80)
            result->folded[at] = (char)characters[i];
        else
            next = at + (gsize)g_unichar_to_utf8 (characters[i], result->folded + at);
        for (; at < next; at++)
            result->origin[at] = offsets[i];
    }
    result->folded[at] = '\0';
    result->origin[at] = (guint32)span.end;
    return result;
}

static void
slip_clear (Slip *slip) {
    g_free (slip->meant);
}

GArray *
text_find_slips (const char *text, Span span) {
    gsize capacity = span_length (span) + 1, n;
    g_autofree gunichar *characters = g_new (gunichar, capacity);
    g_autofree guint32 *offsets = g_new (guint32, capacity);
    GArray *slips = g_array_new (FALSE, FALSE, sizeof (Slip));

    g_array_set_clear_func (slips, (GDestroyNotify)slip_clear);
    n = fold_characters (text, span, characters, offsets);
    if (slips_suspect (characters, n))
        slips_mend (characters, offsets, n, slips);
    return slips;
}

void
folded_text_free (FoldedText *folded) {
    if (folded == NULL)
        return;
    g_free (folded->folded);
    g_free (folded->origin);
    g_free (folded);
}

void
folded_text_squeeze (FoldedText *folded) {
    gsize n = 0;
    for (gsize i = 0; i < folded->length; i++) {
        if (folded->folded[i] == ' ' && n > 0 && folded->folded[n - 1] == ' ')
            continue;
        folded->folded[n] = folded->folded[i];
        folded->origin[n++] = folded->origin[i];
    }
    folded->folded[n] = '\0';
    folded->origin[n] = folded->origin[folded->length];
    folded->length = n;
}

Span
folded_text_span (const FoldedText *folded, gsize start, gsize end) {
    Span span;
    g_return_val_if_fail (start <= end && end <= folded->length, ((Span){ 0, 0 }));
    span.start = folded->origin[start];
    span.end = folded->origin[end];
    return span;
}

char *
text_nfc (const char *text, gssize length) {
    gsize n = length < 0 ? strlen (text) : (gsize)length;
    if (strnlen (text, n) == n && text_is_composed (text, n))
        return g_strndup (text, n);
    g_autofree char *valid = g_utf8_make_valid (text, length);
    return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

gboolean
text_is_composed (const char *text, gsize length) {
    const guint8 *p = (const guint8 *)text, *end = p + length;
    while (p < end) {
        gsize left = (gsize)(end - p);
        if (*p < 0x80)
            p++;
        else if (*p >= 0xC2 && *p <= 0xCB && left >= 2 && p[1] >> 6 == 2) /* up to U+02FF */
            p += 2;
        else if (left >= 3 && p[2] >> 6 == 2
                 && ((*p == 0xE1 && p[1] >= 0xB8 && p[1] <= 0xBB)                      /* U+1E00 to U+1EFF */
                     || (*p == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7))) /* dashes, quotes, … */
            p += 3;
        else
            return FALSE;
    }
    return TRUE;
}

char *
text_collapse (const char *text, gssize length) {
    gsize n = length < 0 ? strlen (text) : (gsize)length, at = 0;
    const char *end = text + n;
    char *out = g_new (char, n + 1); /* it never grows: one blank stands for one at least */
    gboolean pending = FALSE;

    for (const char *p = text, *next; p < end; p = next) {
        gunichar c = g_utf8_get_char (p);
        next = MIN (g_utf8_next_char (p), end);
        if (c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r' && c != '\v')
                     : g_unichar_isspace (c) || c == 0x2028 || c == 0x2029) {
            pending = at > 0;
            continue;
        }
        if (pending)
            out[at++] = ' ';
        pending = FALSE;
        memcpy (out + at, p, (gsize)(next - p));
        at += (gsize)(next - p);
    }
    out[at] = '\0';
    return out;
}

/* The folded characters as UTF-8, each run of white space one space, none at the ends. */
static char *
collapse_characters (const gunichar *characters, gsize n) {
    char *out = g_new (char, n * 4 + 1), *at = out; /* four bytes each at most */
    gboolean pending = FALSE;
    for (gsize i = 0; i < n; i++) {
        if (characters[i] == ' ') {
            pending = at > out;
            continue;
        }
        if (pending)
            *at++ = ' ';
        pending = FALSE;
        if (characters[i] < 0x80)
            *at++ = (char)characters[i];
        else
            at += g_unichar_to_utf8 (characters[i], at);
    }
    *at = '\0';
    return out;
}

#define SHORT_BYTES 256 /* names and the like are folded without a buffer of their own */

gboolean
text_has_small (const char *text, gssize length) {
    const char *end = text + (length < 0 ? strlen (text) : (gsize)length);
    for (; text < end; text = g_utf8_next_char (text))
        if (g_unichar_islower (g_utf8_get_char (text)))
            return TRUE;
    return FALSE;
}

gboolean
text_has_one_of (const char *text, gsize length, const char *words) {
    for (const char *word = words, *end; *word != '\0'; word = *end == '\0' ? end : end + 1) {
        end = strchrnul (word, '|');
        if (memmem (text, length, word, (gsize)(end - word)) != NULL)
            return TRUE;
    }
    return FALSE;
}

char *
text_shorten (const char *text, glong most) {
    g_autofree char *cut = NULL;
    char *blank;
    if (g_utf8_strlen (text, -1) <= most)
        return g_strdup (text);
    cut = g_utf8_substring (text, 0, most);
    blank = strrchr (cut, ' ');
    *(blank != NULL && blank > cut ? blank : g_utf8_offset_to_pointer (cut, most - 1)) = '\0';
    return g_strconcat (cut, "…", NULL);
}

char *
text_fold (const char *text, gssize length) {
    gsize bytes = length < 0 ? strlen (text) : (gsize)length, n;
    gboolean is_composed = strnlen (text, bytes) == bytes && text_is_composed (text, bytes);
    g_autofree char *composed = is_composed ? NULL : text_nfc (text, length);
    Span all = { 0, is_composed ? bytes : strlen (composed) };
    gunichar short_characters[SHORT_BYTES];
    guint32 short_offsets[SHORT_BYTES + 1];
    gboolean is_short = all.end <= SHORT_BYTES;
    g_autofree gunichar *long_characters = is_short ? NULL : g_new (gunichar, all.end);
    g_autofree guint32 *long_offsets = is_short ? NULL : g_new (guint32, all.end + 1);
    gunichar *characters = is_short ? short_characters : long_characters;
    guint32 *offsets = is_short ? short_offsets : long_offsets;

    n = fold_characters (is_composed ? text : composed, all, characters, offsets);
    if (slips_suspect (characters, n))
        n = slips_mend (characters, offsets, n, NULL);
    return collapse_characters (characters, n);
}

char *
text_unaccent (const char *text, gssize length) {
    g_autofree char *folded = text_fold (text, length);
    GString *out = g_string_sized_new (strlen (folded));
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

    for (const char *p = folded, *next; *p != '\0'; p = next) {
        next = g_utf8_next_char (p);
        if (next == p + 1) {
            g_string_append_c (out, *p);
            continue;
        }
        gsize n = g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, parts, G_N_ELEMENTS (parts));
        for (gsize i = 0; i < n; i++)
            if (!g_unichar_ismark (parts[i]))
                g_string_append_unichar (out, parts[i] == 0x111 ? 'd' : parts[i]);
    }
    return g_string_free (out, FALSE);
}

/* Cuts closing punctuation and the space before it off a folded key, in place. */
static void
cut_closing (char *key) {
    gsize n = strlen (key);
    while (n > 0 && strchr (".,;: ", key[n - 1]) != NULL)
        key[--n] = '\0';
}

gboolean
text_equal (const char *one, const char *other) {
    g_autofree char *a = text_fold (one, -1);
    g_autofree char *b = text_fold (other, -1);
    cut_closing (a);
    cut_closing (b);
    return strcmp (a, b) == 0;
}

static gboolean
is_blank_at (const char *p) {
    gunichar c = g_utf8_get_char (p);
    return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0x200B;
}

Span
span_trim (const char *text, Span span, const char *extra) {
    while (span.start < span.end && is_blank_at (text + span.start))
        span.start = g_utf8_next_char (text + span.start) - text;
    while (span.start < span.end) {
        const char *p = g_utf8_find_prev_char (text + span.start, text + span.end);
        if (p == NULL || !(is_blank_at (p) || (extra != NULL && *p > 0 && strchr (extra, *p) != NULL)))
            break;
        span.end = p - text;
    }
    return span;
}

char *
span_list_join (const char *text, const SpanList *list) {
    g_autoptr (GString) out = g_string_new (NULL);
    for (guint i = 0; list != NULL && i < list->len; i++) {
        Span span = g_array_index (list, Span, i);
        if (out->len > 0)
            g_string_append_c (out, ' ');
        g_string_append_len (out, text + span.start, span_length (span));
    }
    return text_collapse (out->str, (gssize)out->len);
}
