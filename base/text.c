/* text.c - see text.h. */
#include "base/text.h"

#include <string.h>

#include "base/slips.h"

/* The five tone marks as combining characters: grave, acute, hook above, tilde, dot below. */
static const gunichar tone_marks[] = { 0x300, 0x301, 0x309, 0x303, 0x323 };

static gboolean
is_tone (gunichar c) {
    for (gsize i = 0; i < G_N_ELEMENTS (tone_marks); i++)
        if (tone_marks[i] == c)
            return TRUE;
    return FALSE;
}

/* Splits `c` into its letter (which keeps breve, circumflex and horn) and its tone, 0 where it has none. */
static gunichar
split_tone (gunichar c, gunichar *ret_tone) {
    gunichar parts[4];
    gunichar base = c, tone = 0, mark = 0;
    gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

    *ret_tone = 0;
    if (n < 2)
        return c;
    base = parts[0];
    for (gsize i = 1; i < n; i++) {
        if (is_tone (parts[i]) && tone == 0)
            tone = parts[i];
        else
            mark = parts[i];
    }
    if (tone == 0)
        return c;
    if (mark != 0 && !g_unichar_compose (base, mark, &base))
        return c;
    *ret_tone = tone;
    return base;
}

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

static gunichar
work_out_folded (gunichar c) {
    if (c < 0x80)
        return g_ascii_isspace ((char)c) && c != '\v' ? ' ' : (guchar)g_ascii_tolower ((char)c);
    if (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 || c == 0x200B || c == 0xFEFF)
        return ' ';
    switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
        return '\'';
    case 0x2026:
        return 0x2026;
    case 0x110:
    case 0xD0: /* D with stroke; Icelandic eth is a usual slip for it */
        return 0x111;
    default:
        return g_unichar_tolower (c);
    }
}

/* Vietnamese letters, dashes and quotes lie below; what each becomes is worked out once. */
#define TABLE_CHARACTERS 0x2040
typedef struct {
    guint16 folded, letter, tone; /* letter and tone: split_tone() */
} FoldedCharacter;

static gpointer
make_table (G_GNUC_UNUSED gpointer data) {
    FoldedCharacter *table = g_new (FoldedCharacter, TABLE_CHARACTERS);
    for (gunichar c = 0; c < TABLE_CHARACTERS; c++) {
        gunichar tone = 0;
        table[c].folded = (guint16)work_out_folded (c);
        table[c].letter = (guint16)split_tone (c, &tone);
        table[c].tone = (guint16)tone;
    }
    return table;
}

static const FoldedCharacter *
peek_table (void) {
    static GOnce once = G_ONCE_INIT;
    return g_once (&once, make_table, NULL);
}

/* Moves the tone of an open ending to its first vowel, in place. */
static void
place_tones (gunichar *characters, gsize n) {
    const FoldedCharacter *table = peek_table ();
    for (gsize i = 0; i + 1 < n; i++) {
        gunichar first_tone, second_tone, first, second;
        gunichar before = i > 0 ? characters[i - 1] : 0;
        gunichar after = i + 2 < n ? characters[i + 2] : 0;

        if (characters[i + 1] < 0x80) /* bears no tone, as most letters */
            continue;
        if (characters[i + 1] >= TABLE_CHARACTERS || table[characters[i + 1]].tone == 0)
            continue;
        second_tone = table[characters[i + 1]].tone;
        second = table[characters[i + 1]].letter;
        first = split_tone (characters[i], &first_tone);
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
    const FoldedCharacter *table = peek_table ();
    gsize n = 0;
    for (const char *p = text + span.start; p < end; p = g_utf8_next_char (p)) {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char (p);
        offsets[n] = (guint32)(p - text);
        characters[n++] = c < TABLE_CHARACTERS ? table[c].folded : work_out_folded (c);
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
    g_autofree char *composed = text_nfc (text, length);
    Span all = { 0, strlen (composed) };
    g_autoptr (FoldedText) folded = folded_text_new (composed, all);
    return text_collapse (folded->folded, (gssize)folded->length);
}

char *
text_unaccent (const char *text, gssize length) {
    g_autofree char *folded = text_fold (text, length);
    g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
    GString *out = g_string_sized_new (strlen (folded));

    for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (c == 0x111)
            c = 'd';
        if (!g_unichar_ismark (c))
            g_string_append_unichar (out, c);
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
