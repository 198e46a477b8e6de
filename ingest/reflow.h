/* reflow.h - which printed lines make one paragraph.
 * Lives here:  the rules by which two lines are one.
 * Called by:   plain.c.
 * Not here:    how a line begins and ends (line_facts.h); what a paragraph means. */
#pragma once

#include "ingest/cut_words.h"
#include "ingest/lines.h"

typedef struct Reflow Reflow;

/** reflow_new: (transfer full): measures @lines, which must outlive it. */
Reflow *reflow_new (const Lines *lines);
void reflow_free (Reflow *reflow); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reflow, reflow_free)

/**
 * reflow_joins:
 * @before, @after: two lines of text, page numbers between them left out
 * @first: the line that begins the paragraph @before belongs to
 * Returns: TRUE where they are of one paragraph.
 */
gboolean reflow_joins (const Reflow *reflow, guint first, guint before, guint after);

/** reflow_seam: what stands between the joined lines: nothing in a number or a word that the line end cut. */
Seam reflow_seam (const Reflow *reflow, guint before, guint after);

/** reflow_margin, reflow_edge: columns of the left margin and the right edge of the text around a line; an edge of 0
 *  says that lines are not wrapped there. */
guint reflow_margin (const Reflow *reflow, guint i);
guint reflow_edge (const Reflow *reflow, guint i);
