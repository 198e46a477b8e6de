/* item_who.h - who leads an item, who works along, and whether it is ordered or asked for.
 * Lives here:  what its own words and field lines name, what stands in the title or sentence above it.
 * Called by:   item_build.c only.
 * Not here:    finding names in a stretch (bodies.h).
 * Source:      records.md, "Who leads", "Who". */
#pragma once

#include "extract/item_build.h"

#define ITEM_INHERITED 0.95 /* what stands in a heading is a little less sure than what stands in the item */

/** item_who_read: fills the leads, coordinators and order of @item from @draft. */
void item_who_read (const ItemMaker *maker, const ItemDraft *draft, Item *item);

/** item_value_span: the first place that @value was read from; the empty span where there is none. */
static inline Span
item_value_span (const Value *value) {
    return value->span != NULL && value->span->len > 0 ? g_array_index (value->span, Span, 0) : (Span){ 0, 0 };
}
