/* body_subject.h - what stands where a subject does and is none.
 * Called by:   body_leads.c only.
 * Not here:    what the subject does (body_leads.c). */
#pragma once

#include "extract/body_reader.h"

/**
 * body_subject_is_none:
 * @at, @end: the row just read @strict: a clause further on, behind an introduction or those who lead
 * Returns: TRUE where it is a label, a verb, an object, or points back to those who lead already.
 */
gboolean body_subject_is_none (const BodyReader *reader, gsize at, gsize end, gboolean strict);
