/* item_leaf.h - one unit, or one paragraph, as one item.
 * Lives here:  what of a unit is the item's text, handing it to item_build.h with what stands above it.
 * Called by:   items.c, which walks the tree and decides which units are points, sections, leaves.
 * Source:      records.md, "Which units are items", "Decided cases: Units and paths". */
#pragma once

#include "extract/item_units.h"
#include "extract/item_walk.h"

/** item_full_span: from the unit's label to the end of its last descendant. */
Span item_full_span (const ItemWalk *walk, const Unit *unit);

/** item_is_behind_last_unit: TRUE where @line stands below the last labelled unit of the document. */
gboolean item_is_behind_last_unit (const ItemWalk *walk, const Unit *line);

/** item_add_details: adds the lines of @unit and of the marks and letters below it, without their labels. */
void item_add_details (const Unit *unit, GArray *paragraphs);

/**
 * item_emit:
 * @unit: (nullable): what the item is labelled by; NULL for a paragraph
 * @paragraphs: of Span, the text
 * @fields: (nullable): its own field lines
 * @speaks: which paragraph says who does it
 */
void item_emit (ItemWalk *walk, const Unit *unit, const char *path, const GArray *paragraphs, const ItemFields *fields,
                const ItemScope *scope, Span full, guint speaks, Rule rule);

/** item_emit_paragraph: an item without a label, the @number of those below the path @above (empty: of the document). */
void item_emit_paragraph (ItemWalk *walk, const Unit *line, const char *above, guint number, const ItemFields *fields,
                          const ItemScope *scope, Rule rule);

/** item_visit_leaf: makes @unit one item where it is work; else notes why it is none. @given (nullable): field lines that stood
 *   behind it. */
void item_visit_leaf (ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *scope,
                      const ItemFields *given);
