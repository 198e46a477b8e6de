/* fo_text.h - what happens to the text of one node before it is laid out.
 * Called by:   fo.c.
 * Source:      XSL 1.1, 7.16.7 to 7.16.12 (white space), 7.17.6 (text-transform). */
#pragma once

#include "render/properties.h"

/** fo_text_transform: composes what is decomposed (NFC); capitals or small letters as the style asks. */
void fo_text_transform (GString *text, const FoStyle *style);

/** fo_text_treat_white_space: line feeds, blanks beside them, runs of blanks. */
void fo_text_treat_white_space (GString *text, const FoStyle *style);
