/* layout_reach.h - how far the lines of a cell reach, in a table that was kept as white space: where one ends though there was room, a
 * paragraph or the cell ended.
 * Called by:   layout_table.c, layout_rows.c. */
#pragma once

#include "ingest/layout_page.h"

/** layout_reach_of: where the words of @cell, a part of line @i, begin and end, and how wide its first word is; columns of the
 *  page. */
void layout_reach_of (const LayoutPage *page, guint i, Span cell, guint *ret_start, guint *ret_end, guint *ret_first);
/** layout_reach_find: sets page->wide by the lines below the header. */
void layout_reach_find (LayoutPage *page);
/** layout_reach_had_room: a line of @column whose words take @taken columns had room for one of @first columns more: a paragraph or a
 *  cell ended there. The letters of a printed line are not equally wide, so some room does not count. */
gboolean layout_reach_had_room (const LayoutPage *page, guint column, guint taken, guint first);
/** layout_reach_goes_on: the line of a cell ends as one does that goes on below: with `và`, a comma, `tháng`. */
gboolean layout_reach_goes_on (const LayoutPage *page, Span piece);
