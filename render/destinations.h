/* destinations.h - where the elements with an id stand in the file; what links and bookmarks lead to.
 * Lives here:  collecting the places, the links with their rectangles, both as they stand in the PDF.
 * Called by:   pdf.c notes; bookmarks.c asks; render.c checks; pdfa.c writes.
 * Source:      ISO 32000-1, 12.3.2 (destinations), 12.5.6.5 (links), 12.6.4.7 (URI actions); ISO 19005-1, 6.5.3 (annotations). */
#pragma once

#include "late_qpdf.h"
#include "render/fo.h"

typedef struct Destinations Destinations;

Destinations *destinations_new (void);
void destinations_free (Destinations *destinations); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Destinations, destinations_free)

/**
 * destinations_note:
 * @page: from 0, in the file @y: pt from the page's lower edge
 * The first call for an id counts.
 */
void destinations_note (Destinations *destinations, const char *id, guint page, double y);

/**
 * destinations_add_link:
 * @node: fo:basic-link; not needed afterwards @rectangle: left, lower, right, upper edge in pt from the page's lower left corner
 */
void destinations_add_link (Destinations *destinations, const FoNode *node, guint page, const double rectangle[4]);

gboolean destinations_has (const Destinations *destinations, const char *id);

/** destinations_check: FALSE and CONFIGURATION where a link leads to an id that no element has. */
gboolean destinations_check (const Destinations *destinations, const FoDocument *document,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** destinations_new_array: the explicit destination of an id that is known. */
qpdf_oh destinations_new_array (const Destinations *destinations, qpdf_data pdf, const char *id);

/** destinations_write_links: as annotations of the pages. */
void destinations_write_links (const Destinations *destinations, qpdf_data pdf);
