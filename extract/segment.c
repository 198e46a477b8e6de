/* segment.c - see segment.h. */
#include "extract/segment.h"

#include <string.h>

#include "base/text.h"

static gboolean
block_matches (const Document *document, guint i, const char *expression) {
    const Block *block = document_peek_block (document, i);
    g_autofree char *folded = text_fold (document_peek_text (document) + block->span.start,
                                         (gssize) span_length (block->span));
    return pattern_matches (expression, folded);
}

/* The first block of the running text: the opening sentence, or the first unit. */
static guint
find_body (const Document *document, guint end) {
    for (guint i = 0; i < end; i++)
        if (block_matches (document, i, "^(căn cứ|thực hiện .*,|xét |theo |để |[ivx]+\\. |\\d+\\. |điều \\d+)"))
            return i;
    return 0;
}

static guint
find_closing (const Document *document, guint first, guint end) {
    for (guint i = end; i > first; i--)
        if (block_matches (document, i - 1, "(^|\\t)nơi nhận ?:"))
            return i - 1;
    return end;
}

GArray *
segment_documents (const ExtractContext *context) {
    GArray *segments = g_array_new (FALSE, TRUE, sizeof (Segment));
    guint end = document_block_at (context->document, document_body_length (context->document));
    Segment segment = { .within = -1, .end_block = end };
    segment.body_first = segment.heading_end = find_body (context->document, end);
    segment.body_end = segment.closing_first = find_closing (context->document, segment.body_first, end);
    segment.closing_end = segment.appendix_first = segment.appendix_end = end;
    g_array_append_val (segments, segment);
    return segments;
}
