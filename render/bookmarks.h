/* bookmarks.h - the bookmarks of a document: which it has, where they lead, how they stand in the PDF.
 * Lives here:  reading fo:bookmark-tree, the outline of the PDF.
 * Called by:   render.c reads and checks; pdfa.c writes.
 * Not here:    where the ids stand (destinations.h).
 * Source:      XSL 1.1, 6.11 (bookmarks); ISO 32000-1, 12.3.3 (outlines). */
#pragma once

#include "render/destinations.h"

typedef struct Bookmarks Bookmarks;

/**
 * bookmarks_new:
 * Returns: (transfer full): the document's bookmarks, none where it has no bookmark-tree; NULL and DONDOC_ERROR_CONFIGURATION
 *   where one lacks title or destination.
 */
Bookmarks *bookmarks_new (const FoDocument *document, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bookmarks_free (Bookmarks *bookmarks); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bookmarks, bookmarks_free)

/**
 * bookmarks_check:
 * @document: the one it was made from; not needed afterwards
 * Returns: FALSE and DONDOC_ERROR_CONFIGURATION where a bookmark leads to an id that no element has.
 */
gboolean bookmarks_check (const Bookmarks *bookmarks, const Destinations *destinations, const FoDocument *document,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** bookmarks_write: into the finished pages; nothing where there are no bookmarks. */
void bookmarks_write (const Bookmarks *bookmarks, const Destinations *destinations, qpdf_data pdf);
