/* notes.h - footnotes: laid out with the line they belong to, drawn where that line is.
 * Called by:   blocks.c.
 * Not here:    how much room a page keeps for them (stack.c), drawing (pages.c).
 * Source:      XSL 1.1, 6.12.3. */
#pragma once

#include "render/stack.h"

/**
 * notes_layout:
 * @lines: (element-type Line): get the footnotes whose fo:footnote stands in them
 * Returns: FALSE and CONFIGURATION where a footnote is incomplete, or stands in static content, in a header or footer that is
 *   repeated, or in another footnote.
 */
gboolean notes_layout (Formatter *formatter, const GPtrArray *lines, GError **error);
