/* deadline_days.h - the days of one deadline: printed, computed, in force.
 * Lives here:  what a term of days, weeks, months counts from and ends on, days off, extensions.
 * Called by:   state.c, explain.c, cli/ through query.h.
 * Not here:    which deadline decides (state.h), the calendar (base/calendar.h).
 * Source:      Civil Code 2015, Articles 147, 148. */
#pragma once

#include "track/state.h"

typedef struct {
    PartialDate
        printed; /* the day printed or worked out from the document; for a term from receipt or event its last day as counted; the
                             name of the occurrence; PARTIAL_DATE_NONE where there is none yet */
    PartialDate from; /* of a term: the day it runs from; PARTIAL_DATE_NONE where it is no term or that is not known */
    PartialDate computed; /* what the law makes of it; PARTIAL_DATE_NONE where it never limits */
    PartialDate in_force; /* after extensions */
    guint extensions;
} DeadlineDays;

/* A term as printed: `trong 15 ngày làm việc`, `10 ngày trước khi …`. */
typedef struct {
    int count; /* 0: none could be read; negative: counted back from the event */
    TermUnit unit;
} Term;
Term deadline_term (const Deadline *deadline);

/**
 * deadline_start:
 * @visible: of state_select_events(): those that concern one body (@body, folded, nullable)
 * Returns: the day that a relative deadline runs from; PARTIAL_DATE_NONE where it is not known yet.
 */
PartialDate deadline_start (const ItemFacts *facts, const Deadline *deadline, const GPtrArray *visible,
                            const char *body);

/** deadline_limits: FALSE for relations that never make late. */
gboolean deadline_limits (const Deadline *deadline);

/** deadline_compute: what the law makes of the printed day @day; PARTIAL_DATE_NONE where @deadline never limits. */
PartialDate deadline_compute (const Deadline *deadline, PartialDate day, const StateSettings *settings);

/** deadline_fixed_days: the days of a deadline that does not recur, for @body, without extensions. */
DeadlineDays deadline_fixed_days (const ItemFacts *facts, const Deadline *deadline, const GPtrArray *visible,
                                  const char *body, const StateSettings *settings);

/** deadline_explain: (transfer full): how computed came about, in the user's language; NULL where it is what is printed. */
char *deadline_explain (const ItemFacts *facts, const Deadline *deadline, PartialDate day, const GPtrArray *visible,
                        const char *body, const StateSettings *settings);
