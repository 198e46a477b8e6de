/* page_numbers.h - the numbers of pages among the lines of a text file.
 * Called by:   lines.c.
 * Not here:    lines of words that each page repeats (running_heads.h). */
#pragma once

#include "ingest/lines.h"

/** page_numbers_find: makes the lines LINE_PAGE_NUMBER that are nothing but the number of a page: at a form feed, in the middle of a
 *  sentence, far from the text around them, or counting on from page to page. */
void page_numbers_find (Lines *lines);
