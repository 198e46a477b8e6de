/* bookmarks.h - the bookmarks of a document: which it has, where they lead, how they stand in the PDF.
 * Lives here:  reading fo:bookmark-tree, collecting the places of the ids, the outline of the PDF.
 * Called by:   render.c reads and checks; pdf.c notes places; pdfa.c writes.
 * Source:      XSL 1.1, 6.11 (bookmarks); ISO 32000-1, 12.3.3 (outlines), 12.3.2 (destinations). */
#pragma once

#include <qpdf/qpdf-c.h>

#include "render/fo.h"

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
 * bookmarks_note:
 * @page: from 0, in the file @y: pt from the page's lower edge
 * Takes note of where the element with this @id begins, if a bookmark leads there. The first call for an id counts.
 */
void bookmarks_note (Bookmarks *bookmarks, const char *id, guint page, double y);

/**
 * bookmarks_check:
 * @document: the one it was made from; not needed afterwards
 * Returns: FALSE and DONDOC_ERROR_CONFIGURATION where a bookmark leads to an id that was never noted.
 */
gboolean bookmarks_check (const Bookmarks *bookmarks, const FoDocument *document,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** bookmarks_write: into the finished pages; nothing where there are no bookmarks. */
void bookmarks_write (const Bookmarks *bookmarks, qpdf_data pdf);
