/* lost_breaks.h - a whole document that stands on one line, as a page loses its line breaks when it is copied.
 * Lives here:  telling such a line, and where its parts begin: the letterhead, labels, points, the closing.
 * Called by:   lines.c.
 * Not here:    breaks that wrapped a paragraph (reflow.h).
 * Source:      Decree 30/2020, annex I, part I; Guidance 05-HD/VPTW: the parts and their order. */
#pragma once

#include "base/span.h"

/** lost_breaks_find: (transfer full): GArray of gsize, where the parts behind the first begin in @line of @text, in order; NULL where
 * it is a line like others. */
GArray *lost_breaks_find (const char *text, Span line);

/** lost_breaks_find_glued: (transfer full): the same in a line of a letterhead whose parts run on without a space, as they do where a web page's
 * line breaks were dropped: `… UBNDHà Nội, ngày …`, `KẾ HOẠCHThực hiện …`; NULL where there are none. */
GArray *lost_breaks_find_glued (const char *text, Span line);
