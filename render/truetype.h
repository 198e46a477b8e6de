/* truetype.h - the tables of a TrueType font.
 * Lives here:  the table directory, measures, advance widths, which glyphs have an outline; writing a font with only the
 *              tables and glyphs that a PDF needs.
 * Called by:   fonts.c (measures of a line), pdfa_fonts.c (the fonts in a PDF).
 * Source:      OpenType: the table directory, head, hhea, hmtx, loca, glyf, maxp, OS/2; ISO 32000-1, 9.9 (tables in a font program). */
#pragma once

#include <glib.h>

typedef struct {
    const guint8 *bytes; /* lent */
    gsize size;
    gsize start; /* of the table directory; not 0 within a collection */
    guint units; /* of the em */
    guint glyphs;
} TrueType;

/**
 * truetype_open:
 * @bytes: the file; lent to @ret @index: of the font within a collection, else 0
 * Returns: FALSE where it is no TrueType font with head and maxp.
 */
gboolean truetype_open (TrueType *ret, const guint8 *bytes, gsize size, int index);

/**
 * truetype_number:
 * @table: for instance "OS/2" @at: from its beginning @width: bytes, at most 4
 * Returns: the unsigned number there, 0 where table or bytes are missing. Cast to gint16 what has a sign.
 */
guint32 truetype_number (const TrueType *font, const char *table, gsize at, int width);

/** truetype_has: whether the table has at least @size bytes. */
gboolean truetype_has (const TrueType *font, const char *table, gsize size);

/**
 * truetype_read_codes:
 * @ret_glyphs: (array length=n): by code of the basic plane; 0: the font has no glyph for it
 * Returns: FALSE where the font has no map of Unicode characters (platform 3, encoding 1, format 4).
 */
gboolean truetype_read_codes (const TrueType *font, guint16 *ret_glyphs, gsize n);

/** truetype_width: the advance of a glyph in thousandths of an em, cut, as libharu and FOP measure; 0 where there is none. */
guint truetype_width (const TrueType *font, guint glyph);

/** truetype_has_outline: whether something is drawn for this glyph. */
gboolean truetype_has_outline (const TrueType *font, guint glyph);

/**
 * truetype_dup_for_pdf:
 * @keeps: (array length=glyphs): glyphs that are drawn; glyph 0 and what they are put together from are kept, too
 * Returns: (transfer full): the font with the tables a PDF needs only; glyphs keep their numbers, and nothing is left of those that
 *   are not kept.
 */
GByteArray *truetype_dup_for_pdf (const TrueType *font, const gboolean *keeps);
