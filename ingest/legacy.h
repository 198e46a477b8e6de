/* legacy.h - the Vietnamese encodings from before Unicode: TCVN3 (ABC), VNI-Windows, VPS, Windows-1258.
 * Lives here:  their bytes made characters, telling them apart by the words that come out, the fonts that imply them,
 *              the capitals that they cannot store.
 * Called by:   decode.c (text files), docx_fonts.c (runs).
 * Not here:    composing (decode.c, base/text.h): marks come behind their letter, as combining characters.
 * Source:      the tables: legacy_tables.c; the traps: how the fonts and keyboards of the time behaved. */
#pragma once

#include <glib.h>

typedef enum {
    LEGACY_NONE,
    LEGACY_WINDOWS_1252, /* no Vietnamese in it: what the others build upon */
    LEGACY_WINDOWS_1258,
    LEGACY_TCVN3,
    LEGACY_VNI,
    LEGACY_VPS,
    LEGACY_COUNT
} LegacyEncoding;

/** legacy_name: (transfer none): `TCVN3`, `VNI-Windows`, `VPS`, `Windows-1258`; never translated. */
const char *legacy_name (LegacyEncoding encoding);

#define LEGACY_CHARACTERS_MAX 2

/**
 * legacy_read:
 * @at: where the byte stands in @data
 * @before: the character that the byte before gave last; 0 at the beginning
 * @ret: (out): what it gives: a character, or a letter's marks
 * Returns: how many; 0 where the byte is nothing, or a mark without a letter.
 */
guint legacy_read (LegacyEncoding encoding, const guint8 *data, gsize size, gsize at, gunichar before,
                   gunichar ret[LEGACY_CHARACTERS_MAX]);

/**
 * legacy_raise_case:
 * @text: UTF-8 in NFC that came from @encoding; changed in place, byte lengths stay
 * Letters that have no capital in the encoding are made capitals where their neighbours are: `VIệT` becomes `VIỆT`.
 */
void legacy_raise_case (LegacyEncoding encoding, char *text, gsize length);

/**
 * legacy_guess:
 * @data, @size: text that is no Unicode
 * @ret_doubtful: (out): the words do not tell it clearly
 * Returns: the encoding in which the most words are Vietnamese; LEGACY_NONE where too few are in any.
 */
LegacyEncoding legacy_guess (const guint8 *data, gsize size, gboolean *ret_doubtful);

/** legacy_guess_wrapped: of text in Unicode whose characters stand for these bytes; LEGACY_NONE unless the words tell it clearly, and
 *   better than those of the text as it is. */
LegacyEncoding legacy_guess_wrapped (const guint8 *data, gsize size);

/* What the name of a font says about the characters in it. */
typedef struct {
    LegacyEncoding encoding;
    gboolean capitals; /* it draws small letters as capitals */
} LegacyFont;

/** legacy_font: @name (nullable), `.VnTimeH`, `VNI-Times`; LEGACY_NONE for ordinary fonts. */
LegacyFont legacy_font (const char *name);

typedef enum { LEGACY_IS_UNICODE, LEGACY_IS_UNCLEAR, LEGACY_IS_BYTES } LegacyVerdict;

/**
 * legacy_judge:
 * @text: UTF-8, stored in a font of @encoding
 * @before: as for legacy_read()
 * Returns: whether its characters are bytes of the encoding, or real ones to which somebody gave that font. Unclear
 *   where they may be both, also where all are ASCII.
 */
LegacyVerdict legacy_judge (LegacyEncoding encoding, const char *text, gunichar before);

/**
 * legacy_decode:
 * @text: UTF-8 whose characters stand for bytes: those of Windows-1252, of U+F000 to U+F0FF, or what a conversion by way of
 *   Windows-1258 made of them
 * @before: as for legacy_read()
 * @ret_bad: (nullable) (out): bytes that are nothing; U+FFFD stands there
 * Returns: (transfer full): the text, not composed.
 */
char *legacy_decode (LegacyEncoding encoding, const char *text, gunichar before, guint *ret_bad);
