/* body_brackets.h - who does the work where a bracket says it: `… (Vụ Pháp chế chủ trì, Cục A phối hợp; trước 30/6).`
 * Called by:   body_leads.c.
 * Source:      records.md, "Who leads". */
#pragma once

#include "extract/body_reader.h"

/** body_brackets_read: reads the brackets in [from, to) of a sentence into reader->found: those that say what a body is, and, where they close the
 *   item or a clause of it, those that hold nothing but who and by when. */
void body_brackets_read (BodyReader *reader, gsize from, gsize to);
