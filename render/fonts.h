/* fonts.h - which font file has the glyphs, how wide they are.
 * Lives here:  finding fonts (fontconfig), loading them into the PDF (libharu), metrics, the cache of widths.
 * Called by:   paragraph.c (measuring), pdf.c (drawing), pdfa_fonts.c (what is to be embedded).
 * Source:      OpenType: the table directory and OS/2 for ascender and descender. */
#pragma once

#include <glib.h>
#include <hpdf.h>

#include "render/properties.h"

typedef struct FontFace FontFace;
struct FontFace {
    HPDF_Font font;         /* owned by the PDF */
    double ascent, descent; /* of the em box, in em; both positive: typographic ascender and descender */
    gint16 *widths;         /* by code point: thousandths of an em; below 0: not yet known or missing */
    gpointer charset;       /* FcCharSet; owned */
    guint8 *used;           /* a bit for each code point below FONT_CODES that is drawn with it */
    char *path, *name;      /* of its file; what libharu calls it */
    int index;              /* within a collection */
};

#define FONT_CODES                                                                                                     \
    0xD000 /* libharu writes codes of the basic plane up to U+CFFF; all of Vietnamese lies below U+20AC */

/* The faces that a text in one family, weight and slant may use, best first. */
typedef struct FontStack FontStack;
typedef struct FontSet FontSet;

/** font_set_new: reads the system's list of fonts, where no thread has done so yet. */
FontSet *font_set_new (HPDF_Doc pdf);

/** font_set_load: opens the faces that a document in @family will want: upright, bold, slanted. What fails fails again when it is used. */
void font_set_load (FontSet *fonts, const char *family);
void font_set_free (FontSet *fonts); /* NULL is fine; before HPDF_Free() */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FontSet, font_set_free)

/**
 * font_set_lookup_stack:
 * Returns: (transfer none): the stack for the style's family, weight and slant; never empty. NULL and
 *   DONDOC_ERROR_NOT_FOUND where no usable font is installed at all.
 */
FontStack *font_set_lookup_stack (FontSet *fonts, const FoStyle *style, GError **error);

/** font_stack_peek_first: the face whose metrics make the line. */
FontFace *font_stack_peek_first (const FontStack *stack);

/**
 * font_stack_lookup_face:
 * @ret_glyph: the code point to draw: @c, or one that looks the same where @c has no glyph (U+2011 as a hyphen)
 * @line: of the text in the FO document, for the message
 * Returns: (transfer none): the first face that has the glyph. Where none has, it is noted and *@ret_glyph stands for it.
 */
FontFace *font_stack_lookup_face (FontSet *fonts, FontStack *stack, gunichar c, guint32 line, gunichar *ret_glyph);

/* A character that no font has. */
typedef struct {
    gunichar c;
    guint32 line; /* where it stands first */
} MissingGlyph;

/** font_set_peek_missing: (element-type MissingGlyph): in the order of finding. */
const GArray *font_set_peek_missing (const FontSet *fonts);

/** font_set_steal_faces: (element-type FontFace): those that something is drawn with; their `font` is libharu's and not to be used. */
GPtrArray *font_set_steal_faces (FontSet *fonts);

/** font_face_width: of @c, which the face has, in thousandths of an em. */
int font_face_width (FontFace *face, gunichar c);
/** font_face_has: whether the face has a glyph for @c. */
gboolean font_face_has (FontFace *face, gunichar c);
