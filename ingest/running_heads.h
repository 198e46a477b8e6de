/* running_heads.h - lines that a printed page repeats above or below its text, and that tear a sentence apart in a text file.
 * Called by:   lines.c.
 * Not here:    numbers that stand alone (page_numbers.h). */
#pragma once

#include "ingest/lines.h"

/**
 * running_heads_find:
 * Makes lines of @lines LINE_RUNNING: those that come again, figures left aside, at the breaks of pages (a form feed, or the
 * page's number), and of which one at least stands in the middle of a sentence: a title or a letterhead never does.
 */
void running_heads_find (Lines *lines);
