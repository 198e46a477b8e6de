/* masters.h - which page looks how.
 * Lives here:  simple page masters with their regions, the choice among them for each page.
 * Called by:   pages.c.
 * Source:      XSL 1.1, 6.4. */
#pragma once

#include "render/fo.h"

typedef struct {
    double x, y, width, height; /* pt on the page */
} Area;

typedef struct {
    const FoNode *node;
    double width, height; /* of the page */
    const FoNode *body;
    Area body_area;
    const FoNode *side[SIDES]; /* (nullable): region-before, -after, -start, -end */
    Area side_area[SIDES];
} PageMaster;

typedef struct PageMasters PageMasters;

/** page_masters_new: @set: fo:layout-master-set. Returns: (transfer full): NULL and CONFIGURATION where it is wrong. */
PageMasters *page_masters_new (const FoDocument *document, const FoNode *set, GError **error);
void page_masters_free (PageMasters *masters); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageMasters, page_masters_free)

/**
 * page_masters_lookup:
 * @sequence: fo:page-sequence
 * @index: of the page in it, from 0 @number: its page number @is_last: of the sequence
 * Returns: (transfer none): NULL and CONFIGURATION where no master fits.
 */
const PageMaster *page_masters_lookup (const PageMasters *masters, const FoNode *sequence, int index, int number,
                                       gboolean is_last, GError **error);

/** page_masters_knows_last: whether the last page of @sequence may look different. */
gboolean page_masters_knows_last (const PageMasters *masters, const FoNode *sequence);

/** page_masters_has_region: whether any master has a region of that name. */
gboolean page_masters_has_region (const PageMasters *masters, const char *name);

/** region_name: as given, else the standard one. */
const char *region_name (const FoNode *region);
