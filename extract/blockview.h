/* blockview.h - what each block of a file looks like, read once for segmentation.
 * Lives here:  the marks by which documents and their parts are found; finding the parts.
 * Called by:   segment.c only. */
#pragma once

#include "extract/lines.h"

typedef struct {
    guint mask;       /* lines_mask() of its lines */
    guint length;     /* folded bytes */
    gboolean running; /* running text: long, a numbered unit, or the opening of one */
    gboolean unit;    /* begins with a label: `I.`, `1.`, `Điều 1.` */
    gboolean opening; /* begins as opening sentences do: `Căn cứ`, `Thực hiện …` */
    gboolean copy;    /* its type line or number names a certified copy */
    gboolean dash;    /* begins with a dash */
    gboolean lower;   /* begins with a lower-case letter: goes on a line */
    gboolean upper;   /* all in capitals */
    gboolean bracket; /* begins with a bracket */
    gboolean of_body; /* `CỦA BỘ CHÍNH TRỊ` below a type line */
    char last;        /* its last byte where that is ASCII, else 0 */
} BlockView;

/** block_views_new: (transfer full): GArray of BlockView for the blocks [0, n). */
GArray *block_views_new (const ExtractContext *context, guint n);

/** segment_find_parts: sets the ranges of @segment between first_block and end_block. */
void segment_find_parts (const ExtractContext *context, const GArray *views, Segment *segment);
