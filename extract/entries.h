/* entries.h - lists as letterheads and closings have them: one entry a dash, wrapped lines joined.
 * Lives here:  parting a run of lines into entries.
 * Called by:   heading.c (Kính gửi), closing.c (Nơi nhận). */
#pragma once

#include "extract/reading.h"

/**
 * entries_split:
 * @lines: the stretches in order, one printed line each; several entries may stand on one (`- A; - B.`)
 * An entry begins with a dash, or after a line that ends with `;`. Where no dash is printed, `;` parts entries in a line too.
 * Dashes and closing punctuation are left off, what has no letters is dropped.
 * Returns: (transfer full): GPtrArray of Reading*, one an entry, all its pieces in it.
 */
GPtrArray *entries_split (const char *text, const SpanList *lines);
