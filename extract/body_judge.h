/* body_judge.h - how sure it is that a name of a body was read whole and ended rightly.
 * Called by:   body_name.c only.
 * Not here:    whether the body leads (body_leads.c takes its share off). */
#pragma once

#include "extract/body_name.h"

/**
 * body_name_judge:
 * @quantified: the name begins with `các`, `mỗi` … @end: where it was ended
 * Returns: the confidence: 0.93 and more where the name is known or can only end there, less where it may go on.
 */
double body_name_judge (const BodyReading *reading, const NameState *state, gboolean quantified, gsize end,
                        BodyRowFlags flags);
