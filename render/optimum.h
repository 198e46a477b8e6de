/* optimum.h - the best line breaks of a whole justified paragraph.
 * Called by:   paragraph.c.
 * Source:      Knuth and Plass, Breaking Paragraphs into Lines (1981); stretch, shrink and tolerances as FOP has them, so
 *              that both set a paragraph alike. */
#pragma once

#include "render/tokens.h"

/* How much of its width a blank may give up. */
#define SPACE_SHRINK  (1 / 3.0)
#define SPACE_STRETCH (1 / 2.0)

/**
 * optimum_find_breaks:
 * @tokens: (element-type Token): without leaders
 * @first_width, @width: of the first and of every other line, pt
 * @fills_last: the last line is justified, too
 * @ret_breaks: (element-type guint): the token each line but the last ends before
 */
void optimum_find_breaks (const GArray *tokens, double first_width, double width, gboolean fills_last,
                          GArray *ret_breaks);
