/* pagetree.h - the tree of the pages, so that no node has more kids than PDF/A allows and readers find a page fast.
 * Called by:   pdfa.c.
 * Source:      ISO 32000-1, 7.7.3 (page tree); ISO 19005-1, 6.1.12 with ISO 32000-1, annex C (8191 elements in an array). */
#pragma once

#include "late_qpdf.h"

/** page_tree_balance: after all that asks for pages by number, since libqpdf knows the flat list only. */
void page_tree_balance (qpdf_data pdf);
