/* stats.h - how far the work is, by body, plan or month, and compared with the period before.
 * Lives here:  the groups and their cells.
 * Called by:   cli/cmd_stats.c.
 * Not here:    the rules of the state (state.h).
 *
 * The rules
 *  1. Cells hold how everything stands at the end of the period (moment->as_of): each item is in one row of one grouping, or, by body, once
 *     for each body that answers for it. What no row names has one of its own: an unknown body, an item without a day. Every grouping has the
 *     same total of items.
 *  2. A period is from one day to another, both included; the one before has as many days and ends the day before. What fell due in a period:
 *     done or overdue at its end, with a day in force within it. The share is done on time of what fell due, as `totals_fell_due()` counts.
 *  3. The period before is asked as it stood at its end. */
#pragma once

#include "track/query.h"

typedef enum { STATS_BY_BODY, STATS_BY_PLAN, STATS_BY_MONTH } StatsBy;

typedef struct {
    guint due, on_time; /* fell due in it, and of these done on time */
} StatsPeriod;

typedef struct {
    char *
        key; /* by body: its name folded; by plan: the document's id; by month: `2026-06`; NULL for the row of what has none */
    char *name;      /* as people read it; NULL for that row */
    gint64 document; /* by plan */
    Totals totals;
    StatsPeriod now, before;
} StatsRow;

typedef struct {
    StatsBy by;
    PartialDate from, until, before_from, before_until;
    GPtrArray *
        rows; /* of StatsRow*: bodies by overdue, then total, then name; plans by id; months in order; what has none last */
    StatsRow sum; /* of the rows */
    Totals items; /* each item once */
} Stats;

void stats_free (Stats *stats); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stats, stats_free)

/**
 * stats_new:
 * @filter: `documents` alone is asked
 * @from: the first day of the period; its last is moment->as_of
 * Inside a transaction of the caller.
 * Returns: (transfer full): NULL on error.
 */
Stats *stats_new (Register *reg, StatsBy by, const QueryFilter *filter, PartialDate from, const StateMoment *moment,
                  GError **error);

/** stats_totals_of_plans: (transfer full): document id (gint64*) -> Totals* of its counted items; NULL on error. Inside a transaction. */
GHashTable *stats_totals_of_plans (Register *reg, const StateMoment *moment, GError **error);
