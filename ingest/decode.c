/* decode.c - see decode.h. */
#include "ingest/decode.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "ingest/characters.h"
#include "ingest/legacy.h"
#include "ingest/wrapped.h"

/* Of text in a known encoding, at most one place in so many bytes may be broken, and a few in any case. */
#define BAD_SHARE  500
#define BAD_ALWAYS 3
/* How much is looked at to tell an encoding by its zero bytes. */
#define SNIFF_BYTES 4096
/* Longest run of combining marks that is composed as one; the rest begins a new run (UAX 15, stream-safe format). */
#define MARKS_MAX 30

static const struct {
    const char *bytes;
    gsize length;
    Encoding encoding;
} byte_order_marks[] = {
    { "\xEF\xBB\xBF", 3, ENCODING_UTF8 },
    { "\xFF\xFE", 2, ENCODING_UTF16_LE },
    { "\xFE\xFF", 2, ENCODING_UTF16_BE },
};

/* Without a mark, UTF-16 shows by the zero bytes of its ASCII characters: spaces and digits at the least. */
static Encoding
guess_encoding (const guint8 *data, gsize size) {
    gsize zeros[2] = { 0, 0 }, n = MIN (size, SNIFF_BYTES) & ~(gsize)1;
    for (gsize i = 0; i < n; i++)
        zeros[i % 2] += data[i] == 0;
    if (zeros[0] + zeros[1] < n / 10 || n < 4)
        return ENCODING_UTF8;
    if (zeros[1] > 8 * zeros[0])
        return ENCODING_UTF16_LE;
    return zeros[0] > 8 * zeros[1] ? ENCODING_UTF16_BE : ENCODING_UTF8;
}

static Encoding
find_encoding (const guint8 *data, gsize size, gsize *ret_skip) {
    for (gsize i = 0; i < G_N_ELEMENTS (byte_order_marks); i++) {
        if (size >= byte_order_marks[i].length
            && memcmp (data, byte_order_marks[i].bytes, byte_order_marks[i].length) == 0) {
            *ret_skip = byte_order_marks[i].length;
            return byte_order_marks[i].encoding;
        }
    }
    *ret_skip = 0;
    return guess_encoding (data, size);
}

/* A letter with the marks that follow it, waiting to be composed. */
typedef struct {
    DecodedText *decoded;
    GString *run;
    gsize origin;
    guint characters;
} Composer;

static void
flush_run (Composer *composer) {
    if (composer->characters > 1) {
        g_autofree char *composed = g_utf8_normalize (composer->run->str, (gssize)composer->run->len, G_NORMALIZE_NFC);
        mapped_text_append (composer->decoded->text, composed, -1, composer->origin);
    } else if (composer->characters == 1) {
        mapped_text_append (composer->decoded->text, composer->run->str, (gssize)composer->run->len, composer->origin);
    }
    g_string_truncate (composer->run, 0);
    composer->characters = 0;
}

/* TRUE for what may join the character before it. Hangul jamo compose without being marks. */
static gboolean
is_joining (gunichar c) {
    return c >= 0x300 && (g_unichar_combining_class (c) != 0 || (c >= 0x1160 && c <= 0x11FF));
}

static void
take_character (Composer *composer, gunichar c, gsize origin) {
    gunichar one, two;
    if (!is_joining (c) || composer->characters == 0 || composer->characters > MARKS_MAX) {
        flush_run (composer);
        composer->origin = origin;
    }
    if (c >= 0x300 && g_unichar_decompose (c, &one, &two) && two == 0)
        c = one; /* a character whose canonical form is another single one */
    g_string_append_unichar (composer->run, c);
    composer->characters++;
}

/* What stands for `c` in the text: line ends become one, marks of no width and control characters go; 0 for none. */
static gunichar
clean_character (gunichar c, gunichar before) {
    switch (c) {
    case '\n':
        return before == '\r' ? 0 : '\n';
    case '\r':
    case 0x0B:
    case 0x85:
    case 0x2028:
    case 0x2029:
        return '\n';
    case '\t':
    case '\f':
        return c;
    case 0xFEFF:
    case 0x200B:
    case 0x2060:
        return 0;
    default:
        return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) ? 0 : c;
    }
}

static gboolean
check_result (const DecodedText *decoded, gsize controls, gsize size, GError **error) {
    if (controls > 8 && controls > size / 100) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                             _ ("it is no text and no document that is known; give a DOCX or a text file"));
        return FALSE;
    }
    if (decoded->bad > BAD_ALWAYS && decoded->bad > size / BAD_SHARE) {
        g_set_error_literal (
            error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
            _ ("it is no UTF-8 or UTF-16 text, and no Vietnamese in an old encoding (TCVN3, VNI, VPS, Windows-1258); "
               "convert it to Unicode first, for instance by 'iconv -f VISCII -t UTF-8'"));
        return FALSE;
    }
    return TRUE;
}

/* ---- the old encodings ----------------------------------------------------------------------------------------- */

/* How much of the bytes is UTF-8 beyond ASCII, and how much is broken. */
static void
count_utf8 (const guint8 *data, gsize size, gsize *ret_good, gsize *ret_broken) {
    *ret_good = *ret_broken = 0;
    for (gsize at = 0, step; at < size; at += step) {
        gunichar c = character_read (ENCODING_UTF8, data, size, at, &step);
        *ret_good += c != NO_CHARACTER && c >= 0x80;
        *ret_broken += c == NO_CHARACTER;
    }
}

static gsize
line_end (const guint8 *data, gsize size, gsize at) {
    const guint8 *end = memchr (data + at, '\n', size - at);
    return end != NULL ? (gsize)(end - data) + 1 : size;
}

/* The lines that are no UTF-8, joined. */
static GByteArray *
collect_broken_lines (const guint8 *data, gsize size) {
    GByteArray *lines = g_byte_array_new ();
    for (gsize at = 0, end; at < size; at = end) {
        end = line_end (data, size, at);
        if (!g_utf8_validate ((const char *)data + at, (gssize)(end - at), NULL))
            g_byte_array_append (lines, data + at, (guint)(end - at));
    }
    return lines;
}

/* What an 8-bit text is: UTF-8, an old encoding, or UTF-8 in which some lines are in an old one. */
static LegacyEncoding
find_legacy (const guint8 *data, gsize size, DecodedText *decoded, gboolean *ret_lines_only) {
    gsize good, broken;
    LegacyEncoding encoding = LEGACY_NONE;
    *ret_lines_only = FALSE;
    count_utf8 (data, size, &good, &broken);
    if (broken > good)
        encoding = legacy_guess (data, size, &decoded->doubtful);
    else if (broken > BAD_ALWAYS) {
        g_autoptr (GByteArray) lines = collect_broken_lines (data, size);
        encoding = legacy_guess (lines->data, lines->len, &decoded->doubtful);
        if (decoded->doubtful)
            encoding = LEGACY_NONE; /* a few broken places rather than a second encoding */
        *ret_lines_only = encoding != LEGACY_NONE;
    }
    decoded->doubtful = encoding != LEGACY_NONE && (decoded->doubtful || *ret_lines_only);
    return encoding;
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

typedef struct {
    const guint8 *data;
    gsize size;
    const WrappedText *wrapped; /* what stands for the bytes; NULL where they are the file's own */
    Encoding encoding;
    LegacyEncoding legacy; /* of all lines, or of those that are no UTF-8 */
    gboolean lines_only;
    gsize line_end; /* where the present line ends in the data */
    gboolean line_is_legacy;
    gsize line_start; /* where it begins in the text */
    gunichar last;    /* the character read last */
} Decoder;

/* On to the next line, once `at` has come to its end. What came from an old encoding gets the capitals it lacked. */
static void
enter_line (Decoder *decoder, Composer *composer, gsize at) {
    DecodedText *decoded = composer->decoded;
    if (at < decoder->line_end)
        return;
    flush_run (composer);
    if (decoder->line_is_legacy)
        legacy_raise_case (decoder->legacy, decoded->text->text->str + decoder->line_start,
                           decoded->text->text->len - decoder->line_start);
    decoder->line_start = decoded->text->text->len;
    decoder->line_is_legacy = FALSE;
    if (at >= decoder->size || decoder->legacy == LEGACY_NONE) {
        decoder->line_end = decoder->size;
        return;
    }
    decoder->line_end = line_end (decoder->data, decoder->size, at);
    decoder->line_is_legacy
        = !decoder->lines_only
          || !g_utf8_validate ((const char *)decoder->data + at, (gssize)(decoder->line_end - at), NULL);
    if (decoder->lines_only && decoder->line_is_legacy && decoded->lines == NULL) {
        decoded->lines = legacy_name (decoder->legacy);
        decoded->first_line = decoder->line_start;
    }
}

/* The characters at `at`, at least one; NO_CHARACTER where the bytes are broken. */
static guint
read_characters (const Decoder *decoder, gsize at, gunichar ret[LEGACY_CHARACTERS_MAX], gsize *ret_bytes) {
    guint n = 1;
    if (decoder->wrapped != NULL && decoder->data[at] == 0) {
        *ret_bytes = 1;
        ret[0] = wrapped_text_character (decoder->wrapped, at);
        return 1;
    }
    if (decoder->line_is_legacy) {
        *ret_bytes = 1;
        n = legacy_read (decoder->legacy, decoder->data, decoder->size, at, decoder->last, ret);
        if (n == 0)
            ret[0] = NO_CHARACTER;
        return MAX (n, 1);
    }
    ret[0] = character_read (decoder->encoding, decoder->data, decoder->size, at, ret_bytes);
    return n;
}

static gsize
origin_of (const Decoder *decoder, gsize at) {
    return decoder->wrapped != NULL ? wrapped_text_origin (decoder->wrapped, at) : at;
}

/* Returns: how many control characters were left out. */
static gsize
decode_all (Decoder *decoder, Composer *composer, gsize at) {
    gsize step, controls = 0;
    for (; at < decoder->size; at += step) {
        gunichar read[LEGACY_CHARACTERS_MAX];
        guint n;
        enter_line (decoder, composer, at);
        n = read_characters (decoder, at, read, &step);
        for (guint i = 0; i < n; i++) {
            gunichar c = read[i], clean;
            if (c == NO_CHARACTER) {
                flush_run (composer);
                composer->decoded->bad++;
                c = 0xFFFD;
            }
            clean = clean_character (c, decoder->last);
            controls += clean == 0 && c < 0x20 && c != '\n';
            decoder->last = c;
            if (clean != 0)
                take_character (composer, clean, origin_of (decoder, at));
        }
    }
    flush_run (composer);
    enter_line (decoder, composer, decoder->size);
    return controls;
}

/* Takes the text for what its characters stand for, where that is clear. */
static void
unwrap (Decoder *decoder, WrappedText *wrapped, gsize *start) {
    if (!wrapped_text_find (decoder->encoding, decoder->data, decoder->size, *start, wrapped))
        return;
    decoder->wrapped = wrapped;
    decoder->data = wrapped->bytes->data;
    decoder->size = wrapped->bytes->len;
    decoder->encoding = ENCODING_UTF8;
    decoder->legacy = wrapped->encoding;
    *start = 0;
}

gboolean
decode_text (const guint8 *data, gsize size, DecodedText *ret_decoded, GError **error) {
    DecodedText decoded = { .text = mapped_text_new (TRUE), .encoding = "UTF-8" };
    g_autoptr (GString) run = g_string_new (NULL);
    g_auto (WrappedText) wrapped = { NULL };
    Composer composer = { &decoded, run, 0, 0 };
    Decoder decoder = { .data = data, .size = size };
    gsize start, controls;

    decoder.encoding = find_encoding (data, size, &start);
    if (decoder.encoding != ENCODING_UTF8)
        decoded.encoding = "UTF-16";
    else if (start == 0)
        decoder.legacy = find_legacy (data, size, &decoded, &decoder.lines_only);
    if (decoder.legacy == LEGACY_NONE)
        unwrap (&decoder, &wrapped, &start);
    if (decoder.legacy != LEGACY_NONE && !decoder.lines_only)
        decoded.encoding = legacy_name (decoder.legacy);
    decoder.line_end = start;
    controls = decode_all (&decoder, &composer, start);
    if (!check_result (&decoded, controls, size, error)) {
        mapped_text_free (decoded.text);
        return FALSE;
    }
    *ret_decoded = decoded;
    return TRUE;
}
