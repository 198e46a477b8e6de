/* reading.h - a stretch of text, possibly in several pieces, made ready for patterns.
 * Lives here:  folding with white space collapsed, and the way back from what a pattern found to spans of the text.
 * Called by:   lines.c, heading.c, closing.c, references.c.
 * Not here:    what is looked for. */
#pragma once

#include "base/span.h"
#include "base/text.h"

typedef struct {
    const char *text; /* the text of the document, borrowed */
    SpanList *pieces; /* where it comes from, in reading order */
    char *folded;     /* folded, each run of white space one space, none at the ends, pieces parted by one space */
    gsize length;
    guint32 *origin; /* length + 1 entries: byte of the text that each folded byte came from */
} Reading;

/** reading_new: @pieces is copied; the reading lives no longer than @text. */
Reading *reading_new (const char *text, const SpanList *pieces);
/** reading_new_span: of one piece. */
Reading *reading_new_span (const char *text, Span span);
void reading_free (Reading *reading); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/**
 * reading_spans:
 * Returns: (transfer full): the pieces of the text behind the folded bytes [start, end), white space trimmed from each end;
 *   NULL where nothing is left.
 */
SpanList *reading_spans (const Reading *reading, gsize start, gsize end);

/** reading_offset: the byte of the text behind the folded byte @at. */
gsize reading_offset (const Reading *reading, gsize at);

/** reading_starts_upper: TRUE where the character behind the folded byte @at is an upper-case letter as printed. */
gboolean reading_starts_upper (const Reading *reading, gsize at);

/** reading_is_upper: TRUE where [start, end) has letters and at most one in ten of them is lower case as printed (OCR slips). */
gboolean reading_is_upper (const Reading *reading, gsize start, gsize end);

/** reading_capitals_end: the folded byte behind the last word of the run of words in capitals that begins at @start; @start
 *   where there is none. */
gsize reading_capitals_end (const Reading *reading, gsize start);

/** reading_dup_printed: (transfer full): [start, end) as printed, joined by one space. */
char *reading_dup_printed (const Reading *reading, gsize start, gsize end);

/** reading_dup_closed_up: (transfer full): [start, end) as printed, without any white space. */
char *reading_dup_closed_up (const Reading *reading, gsize start, gsize end);
