/* occurrences.h - the days on which a recurring duty falls due.
 * Lives here:  expanding a rule from the day on which counting starts.
 * Called by:   state.c.
 * Not here:    which of them are answered (state.c), reading rules from prose (extract/deadlines.c).
 * Source:      RFC 5545, 3.3.10, by libical; Civil Code 2015, Article 148 (a day that a month lacks is its last). */
#pragma once

#include "base/date.h"

typedef struct Occurrences Occurrences;

/**
 * occurrences_new:
 * @rrule: (nullable): `FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30`
 * @counts_from: a day; none before it is given
 * A rule without a day falls on the last day of each week, month, quarter, half or year (periods of the calendar, or of whole
 * years counted from @counts_from). Times of day in the rule are left aside.
 * Returns: (transfer full): NULL where @rrule is NULL, is no rule, or names no day (hourly and faster).
 */
Occurrences *occurrences_new (const char *rrule, PartialDate counts_from);
void occurrences_free (Occurrences *occurrences); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Occurrences, occurrences_free)

/** occurrences_prepare: optional: opens libical, which the first occurrences_new() else does; in any thread. */
void occurrences_prepare (void);

/** occurrences_next: TRUE with the next day, in rising order; FALSE at the end (UNTIL, COUNT, or beyond OCCURRENCES_MAX). */
gboolean occurrences_next (Occurrences *occurrences, PartialDate *ret_day);

#define OCCURRENCES_MAX 20000 /* a daily duty for 54 years */
