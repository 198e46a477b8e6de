/* layout_header.h - the header of a table that a text file keeps only as white space.
 * Lives here:  its names, also where one space parts two of them; names over several others; where a stretch of names parts.
 * Called by:   layout_table.c.
 * Not here:    which lines are a header (layout_table.c), the columns below it (layout_page.c). */
#pragma once

#include "ingest/layout_page.h"

/** layout_header_read: sets the names of @page, which may take several lines, and those over several of them. */
void layout_header_read (LayoutPage *page);
/** layout_header_column: the column that the words in line @i of the header, from @start on, stand in; for the name over several the
 *  first of these. @ret_below: (out): they stand below such a name. */
guint layout_header_column (const LayoutPage *page, guint i, const LayoutWord *words, gboolean *ret_below);
/** layout_header_pieces: (transfer full): GArray of LayoutWord: the stretches of line @i of the header, each a name or a part of one. */
GArray *layout_header_pieces (const LayoutPage *page, guint i);
