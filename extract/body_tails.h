/* body_tails.h - who does the work where a sentence of its own says it behind: `Rà soát … . Sở Y tế chủ trì, phối hợp với Sở Nội vụ.`
 * Called by:   bodies.c.
 * Source:      records.md, "Who leads". */
#pragma once

#include "extract/body_reader.h"

/**
 * body_tails_read:
 * Reads the sentences from @from on that hold nothing but who, what each is and by when: leads where none was found before,
 * and who works along. A sentence that gives further work names nobody (records.md: the first sentence decides).
 */
void body_tails_read (BodyReader *reader, gsize from);
