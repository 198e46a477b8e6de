/* symbols.h - the characters that symbol fonts draw.
 * Called by:   numbering.c (bullets), docx_run.c (w:sym).
 * Source:      the code charts of Symbol, Wingdings and Wingdings 2 as Unicode's mapping files give them. */
#pragma once

#include <glib.h>

/** symbol_character: what @c of @font (nullable) looks like; @c itself where it is no symbol. A symbol that is not
 *  known is a bullet. */
gunichar symbol_character (const char *font, gunichar c);
