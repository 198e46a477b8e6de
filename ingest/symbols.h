/* symbols.h - the characters that symbol fonts draw.
 * Called by:   numbering.c (bullets), docx_run.c (w:sym), docx_fonts.c, wordprops.c (text in such a font).
 * Source:      the code charts of Symbol, Wingdings and Wingdings 2 as Unicode's mapping files give them. */
#pragma once

#include <glib.h>

/** symbol_font: the number of a symbol font, less than 16; -1 where @name (nullable) is none. */
int symbol_font (const char *name);

/** symbol_character: what @c of @font, as symbol_font() gives it, looks like; @c itself where it is no symbol. A symbol
 *  that is not known is a bullet. */
gunichar symbol_character (int font, gunichar c);
