/* lines_mend.h - lines of a letterhead that were torn, or that run into each other where its columns were flattened.
 * Lives here:  a date over two lines, the nation's name over two, a letter's subject with place and date beside it.
 * Called by:   lines.c.
 * Not here:    what a line is (lines.h). */
#pragma once

#include "extract/lines.h"

/** lines_mend: joins and cuts @lines, in their order, as lines_collect() found them. */
void lines_mend (const ExtractContext *context, GPtrArray *lines);
