/* item_open.h - what a unit gives to those below it: its role, bodies, times, whether an order introduces them.
 * Lives here:  reading a title, and the sentence that ends in a colon.
 * Called by:   items.c.
 * Not here:    which of the units below are work (item_judge.h).
 * Source:      records.md, "Which units are items", "Who". */
#pragma once

#include "extract/item_units.h"
#include "extract/item_walk.h"

/** item_open_unit: fills @scope, which is empty, for what stands below @unit; free with item_scope_clear(). */
void item_open_unit (const ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *outer,
                     ItemScope *scope);

/** item_open_run: @line stands between the points of a unit and introduces those behind it; @run is made anew within @scope. */
void item_open_run (const ItemWalk *walk, const Unit *line, const ItemScope *scope, ItemScope *run);

/** item_open_told: the same for an @order that an article tells, without a colon, and counts in words behind it. */
void item_open_told (const ItemWalk *walk, Span order, const ItemScope *scope, ItemScope *run);
