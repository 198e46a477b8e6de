/* font_programs.h - what of each font goes into the file: glyphs, maps and font programs, packed.
 * Lives here:  which glyphs are drawn, the part of the font file that has them, the maps from codes to glyphs and to characters.
 * Called by:   pdf.c, pdfa_fonts.c. Made in a thread of its own, while libharu writes and libqpdf reads the file that they go into.
 * Source:      ISO 32000-1, 9.7.4.3 (CIDToGIDMap), 9.8.3.2 (CIDSet), 9.10.3 (ToUnicode). */
#pragma once

#include <glib.h>

#include "render/fonts.h"
#include "render/truetype.h"

/* Of one face. */
typedef struct {
    const FontFace *face;
    gboolean is_good; /* else the font file is not as it was when it was measured; the rest is not to be used */
    GMappedFile *file;
    TrueType truetype;
    guint16 glyphs[FONT_CODES];      /* by code; 0: not in the font, or not used */
    guint end;                       /* past the last code in glyphs */
    GByteArray *map, *set, *program; /* CIDToGIDMap, CIDSet, the font program: packed */
    gsize program_length;            /* unpacked */
} FontProgram;

typedef struct FontPrograms FontPrograms;

/** font_programs_new: begins to make them. @faces: (transfer full) (element-type FontFace): nothing is drawn with them any more. */
FontPrograms *font_programs_new (GPtrArray *faces);
void font_programs_free (FontPrograms *programs); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FontPrograms, font_programs_free)

/** font_programs_find: waits until they are made. Returns: (transfer none): that of the font libharu calls @name; NULL: none of them. */
const FontProgram *font_programs_find (FontPrograms *programs, const char *name);

/** font_programs_peek_character_map: (transfer none): the ToUnicode map of all of them, packed. */
const GByteArray *font_programs_peek_character_map (FontPrograms *programs);
