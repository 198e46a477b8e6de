/* pages.h - page sequences: fills pages from the flow, draws them with their static content.
 * Called by:   render.c.
 *              No blank pages are put between sequences: force-page-count is always no-force.
 * Not here:    the masters (masters.h), where a page ends (stack.h).
 * Source:      XSL 1.1, 6.4.5 and 6.4.19. */
#pragma once

#include "render/draw.h"
#include "render/fo.h"

/**
 * pages_layout:
 * @pdf: (nullable): NULL lays out without drawing
 * @formatter: its pages_of_ids are what citations print
 * @pages_of_ids, @last_pages_of_ids: (nullable): filled: id -> page number where it begins, ends
 * Returns: FALSE and an error of render_pdf().
 */
gboolean pages_layout (const FoDocument *document, Formatter *formatter, Pdf *pdf, GHashTable *pages_of_ids,
                       GHashTable *last_pages_of_ids, GError **error);
