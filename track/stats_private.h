/* stats_private.h - what stats.c and stats_kept.c share: the counting of rows. */
#pragma once

#include "track/sql.h"
#include "track/stats.h"

/* The days that a row is judged by, as SQL has them. */
typedef struct {
    char today[11], soon[11], from[11], until[11];
} StatsDays;

/* What is counted under one key of the states: a body as printed, a plan's id, a month; "" for what has none. */
typedef struct {
    Totals totals;
    guint dated; /* in term and overdue, where they come from one sum */
    StatsPeriod now, before;
} StatsCells;

/** stats_cells: (transfer none): those of @key (nullable: "") in @cells (key -> StatsCells*), made where there are none. */
StatsCells *stats_cells (GHashTable *cells, const char *key);

/** stats_key: SQL: the key of a row of `states s` in a grouping; NULL or "" for what has none. */
const char *stats_key (StatsBy by);

/* Columns of `states s` behind the key. */
#define STATS_COLUMNS "s.status, s.timeliness, s.in_force, s.started_on IS NOT NULL, s.evidence, s.reason IS 'consent'"

/** stats_write_rows: (transfer full): SQL: the key and STATS_COLUMNS of the counted rows of @tables, NULL-terminated, each with @condition
 *   (nullable) on `s`. */
char *stats_write_rows (const char *const *tables, StatsBy by, const char *condition);

/**
 * stats_count_rows:
 * @sql: of stats_write_rows()
 * @before: only what fell due, for the period before
 * @n: how many times each row is counted, -1 to take it out
 * Returns: FALSE on error.
 */
gboolean stats_count_rows (Register *reg, const char *sql, const StatsDays *days, gboolean before, int n,
                           GHashTable *cells, GError **error);

/** stats_add_dated: as far as its day in force decides: overdue or in term, due soon, fell due. @timeliness: by its first letter. */
void stats_add_dated (Totals *totals, StatsPeriod *period, char timeliness, const char *in_force, const StatsDays *days,
                      int n);

/**
 * stats_kept_now:
 * Counts all items of @table, from states_table(), from the sums of item_states and the few rows that have to be read beside them.
 * Returns: FALSE on error. @ret_counted: FALSE where @table, of @moment, does not rest on all of item_states.
 */
gboolean stats_kept_now (Register *reg, const char *table, const StateMoment *moment, StatsBy by, const StatsDays *days,
                         GHashTable *cells, gboolean *ret_counted, GError **error);

/**
 * stats_kept_before:
 * Counts the period before from what is kept of the end of the year before.
 * Returns: FALSE on error. @ret_counted: FALSE where @moment, the last day of that period, is another, or nothing is kept.
 */
gboolean stats_kept_before (Register *reg, StatsBy by, const StateMoment *moment, PartialDate from, GHashTable *cells,
                            gboolean *ret_counted, GError **error);
