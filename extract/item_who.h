/* item_who.h - who leads an item, who works along, and whether it is ordered or asked for.
 * Lives here:  what its own words and field lines name, what stands in the title or sentence above it.
 * Called by:   item_build.c, item_judge.c.
 * Not here:    finding names in a stretch (bodies.h).
 * Source:      records.md, "Who leads", "Who". */
#pragma once

#include "extract/item_build.h"

#define ITEM_INHERITED 0.95 /* what stands in a heading is a little less sure than what stands in the item */

/** item_who_read: fills the leads, coordinators and order of @item from @draft. */
void item_who_read (const ItemMaker *maker, const ItemDraft *draft, Item *item);

/** item_names_issuer: @name is @issuer, or short as it calls itself: `Trạm` of `Trạm Y tế xã …`. */
gboolean item_names_issuer (const char *name, const char *issuer);

/** item_value_span: the first place that @value was read from; the empty span where there is none. */
static inline Span
item_value_span (const Value *value) {
    return value->span != NULL && value->span->len > 0 ? g_array_index (value->span, Span, 0) : (Span){ 0, 0 };
}
