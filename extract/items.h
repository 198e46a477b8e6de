/* items.h - the work that a document orders.
 * Lives here:  which units of the outline and rows of task tables are items, and their fields.
 * Called by:   extract.c, once a document's heading and closing are known.
 * Uses:        outline.c (units), task_table.c (rows), bodies.c (who), deadlines.c (when).
 * Source:      records.md, "Item", "Which units are items", "Who leads", "Deadlines", "Decided cases". */
#pragma once

#include "extract/segment.h"

/**
 * items_read:
 * @segment: one document of the file
 * @record: its fields so far (type, issuer, date, title, addressees are used); record->items is filled
 * Warnings go to context->records.
 */
void items_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record);
