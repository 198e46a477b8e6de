/* deadline_repeats.h - printed times that come again: `30/11 hằng năm`, `ngày 18 hằng tháng`, `thứ Sáu hằng tuần`.
 * Lives here:  joining a time without a year with what says that it repeats, and the rule of RFC 5545 for it.
 * Called by:   deadlines.c.
 * Not here:    rhythms without a day (deadline_rhythms.c). */
#pragma once

#include "extract/deadline_ways.h"

/**
 * deadline_repeats_read:
 * Reads @point as a repeated time and adds the deadline.
 * Returns: FALSE where nothing says that it repeats. @ret_end: where to look for the next time.
 */
gboolean deadline_repeats_read (DeadlineReading *reading, const TimePoint *point,
                                const DeadlinePreposition *preposition, gsize *ret_end);

/** deadline_repeats_relation: what the preposition says of @point; without one a day is `on`, a period `within`. */
DeadlineRelation deadline_repeats_relation (const TimePoint *point, const DeadlinePreposition *preposition,
                                            gboolean range);
