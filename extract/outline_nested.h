/* outline_nested.h - a list whose labels begin again inside a unit of the same kind: `3. … thực hiện:` and below it `1.`, `2.`.
 * Lives here:  whether a first label opens such a list, and whether a later one goes on inside it or outside.
 * Called by:   outline.c only.
 * Source:      records.md, "Decided cases: Units and paths" (printed labels decide, also where they stand twice). */
#pragma once

#include "extract/outline_label.h"

/**
 * outline_nested_opens:
 * @unit: the open unit, no mark, of the kind of the label
 * @block: the paragraph of the label, the first of its series
 * Returns: TRUE where the list hangs below @unit: what stands last in it ends in a colon, it is a bare body's name, or the label
 *   is set in further.
 */
gboolean outline_nested_opens (const ExtractContext *context, const Unit *unit, const Block *block);

/**
 * outline_nested_ends:
 * @inner: the last unit of the inner list
 * @outer: the unit of the same kind that the list stands in; the label follows both
 * Returns: TRUE where the label goes on outside: it is set like @outer, or names a body as the units outside do and those inside
 *   do not. Where nothing tells, what stands before decides: a semicolon goes on, a full stop ends.
 */
gboolean outline_nested_ends (const ExtractContext *context, const Unit *inner, const Unit *outer,
                              const OutlineLabel *label, const Block *block);
