/* columns.h - letterheads and signature blocks that were printed in two columns.
 * Lives here:  finding such zones in lines that keep their layout, and where each line divides.
 * Called by:   plain.c, docx_emit.c.
 * Not here:    tables.
 * Source:      Decree 30/2020, annex I, part I (places of the parts); Guidance 05-HD/VPTW: left and right halves. */
#pragma once

#include "ingest/lines.h"

/* What a line is in its zone. An empty span: that column is empty in this line. */
typedef struct {
    guint zone; /* from 1; 0 for a line outside any */
    Span left, right;
} ColumnLine;

/** columns_find: (transfer full): GArray of ColumnLine, one for each of @lines. */
GArray *columns_find (const Lines *lines);

/**
 * columns_divide_tabs:
 * @text: one paragraph; a tab stands where its columns part, if they do
 * @goes_on: the paragraph before it was divided: then any tab divides
 * @ret_left, @ret_right: (out): set where TRUE comes back; into @text
 * Returns: TRUE where the paragraph is a line of a letterhead or a closing that was laid out by tabs.
 */
gboolean columns_divide_tabs (const char *text, gboolean goes_on, Span *ret_left, Span *ret_right);
