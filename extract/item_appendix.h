/* item_appendix.h - what follows the signature: task tables, plans and regulations issued with a document.
 * Lives here:  cutting the zone into appendices, their numbers and titles, which of them hold work.
 * Called by:   items.c.
 * Source:      records.md, "Item" (path), "Decided cases" (a plan issued with a decision; `Phụ lục II` is `PL2`). */
#pragma once

#include "extract/item_walk.h"

/** item_appendix_read: reads the items of all appendices of @segment into the record. */
void item_appendix_read (const ItemWalk *walk, const Segment *segment);
