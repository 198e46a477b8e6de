/* item_notes.h - saying which rule decided the units of an outline, for `dondoc extract --explain`.
 * Lives here:  noting lines, parts and whole units; what a paragraph is as long as nothing makes it work.
 * Called by:   items.c. All do nothing where nobody asks why.
 * Not here:    the rules (explain.h), the deciding (item_judge.h). */
#pragma once

#include "extract/item_units.h"
#include "extract/item_walk.h"

void item_note (const ItemWalk *walk, Span span, Rule rule);

/** item_note_line: the unit's own line with its label. */
void item_note_line (const ItemWalk *walk, const Unit *unit, Rule rule);

/** item_rule_of_paragraph: what a paragraph without a label is as long as nothing makes it work. */
Rule item_rule_of_paragraph (const ItemWalk *walk, Span words);

/** item_note_parts: the parts of a unit as they stand before any of them is judged. */
void item_note_parts (const ItemWalk *walk, const Unit *unit, const UnitParts *parts);

/** item_note_no_item: a unit that is no item, of which @paragraphs would have been the text. */
void item_note_no_item (const ItemWalk *walk, const Unit *unit, const UnitParts *parts, const GArray *paragraphs,
                        Rule rule);

/** item_note_aside: a unit of which nothing counts, whatever is inside; @outer is the role of what it stands in. */
void item_note_aside (const ItemWalk *walk, const Unit *unit, Role outer);
