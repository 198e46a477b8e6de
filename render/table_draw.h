/* table_draw.h - the part of a table that stands on one page.
 * Lives here:  backgrounds, the cells' content, collapsed and separate borders.
 * Called by:   draw.c.
 * Source:      XSL 1.1, 6.7.1.1 (which border wins). */
#pragma once

#include "render/draw.h"
#include "render/tables.h"

/**
 * table_draw:
 * @open: the placed ITEM_OPEN @end: the placed ITEM_CLOSE, or where the page ends
 * @is_last: the table ends on this page
 * @footer: where its footer begins; below 0: it does not stand on this page
 */
void table_draw (Drawing *drawing, Stack *stack, const Table *table, const Placement *placement, guint open, guint end,
                 gboolean is_last, double footer, double x, double y);
