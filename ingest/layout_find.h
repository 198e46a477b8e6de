/* layout_find.h - where a table begins that a text file keeps only as white space: the lines that name its columns.
 * Lives here:  telling a line that names columns; the lines of names above and below it.
 * Called by:   layout_table.c.
 * Not here:    the names themselves (layout_header.c), where the table ends (layout_table.c). */
#pragma once

#include "ingest/columns.h"

typedef struct {
    const Lines *lines;
    const GArray *zones; /* of ColumnLine: a letterhead's or a closing's lines are none of a table */
} LayoutFinder;

static inline const Line *
layout_find_line (const LayoutFinder *finder, guint i) {
    return &g_array_index (finder->lines->lines, Line, i);
}

/** layout_find_matches: @words, without diacritics and capitals, match @expression. */
gboolean layout_find_matches (const LayoutFinder *finder, Span words, const char *expression);
/** layout_find_is_text: line @i may be a table's. */
gboolean layout_find_is_text (const LayoutFinder *finder, guint i);
/** layout_find_is_header: a line that names at least three columns. */
gboolean layout_find_is_header (const LayoutFinder *finder, guint i);
/** layout_find_header: the lines [@ret_first, @ret_body) of the header that has line @seed; none of them lies above line @floor. */
void layout_find_header (const LayoutFinder *finder, guint floor, guint seed, guint *ret_first, guint *ret_body);
