/* deadline_counts.h - which of the printed times limit the work.
 * Called by:   deadlines.c.
 * Source:      records.md, "Deadlines", "When". */
#pragma once

#include "extract/deadline_ways.h"

/** deadline_counts_in_sentence: in running text: by its preposition, the verbs of its clause and what stands around it. */
gboolean deadline_counts_in_sentence (const DeadlineReading *reading, const TimePoint *point,
                                      const DeadlinePreposition *preposition);
/** deadline_counts_in_field: in a field of time, where all counts but dates of documents, plans and validity. */
gboolean deadline_counts_in_field (const DeadlineReading *reading, const TimePoint *point,
                                   const DeadlinePreposition *preposition);
