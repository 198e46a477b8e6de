/* columns.h - letterheads and signature blocks that were printed in two columns.
 * Lives here:  finding such zones in lines that keep their layout, and where each line divides.
 * Called by:   plain.c.
 * Not here:    tables.
 * Source:      Decree 30/2020, annex I, part I (places of the parts); Guidance 05-HD/VPTW: left and right halves. */
#pragma once

#include "ingest/lines.h"

/* What a line is in its zone. An empty span: that column is empty in this line. */
typedef struct {
    guint zone; /* from 1; 0 for a line outside any */
    Span  left, right;
} ColumnLine;

/** columns_find: (transfer full): GArray of ColumnLine, one for each of @lines. */
GArray *columns_find (const Lines *lines);
