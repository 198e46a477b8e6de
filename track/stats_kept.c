/* stats_kept.c - figures over the whole register from what is kept beside item_states (track/schema/009.sql); the contract is in
 * stats_private.h.
 * What no day decides is a sum by itself. What a day decides is kept by years and months: the years before the period, then the months until
 * the last day that is due soon. Months that one of the days cuts are read row by row, and so are the rows that stand otherwise at the moment
 * than item_states says. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "track/states.h"
#include "track/stats_private.h"

static const char *
write_grouping (StatsBy by) {
    static const char *const names[]
        = { [STATS_BY_BODY] = "body", [STATS_BY_PLAN] = "plan", [STATS_BY_MONTH] = "month" };
    return names[by];
}

/* ---- sums ---- */

static gboolean
add_totals (Register *reg, StatsBy by, GHashTable *cells, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (
        reg,
        "SELECT key, total, on_time, late, continuous, waiting, no_date, suspended, cancelled, started, without_evidence,"
        " by_consent, on_time_with_day, dated FROM state_totals WHERE grouping = ? AND total <> 0",
        error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", write_grouping (by));
    while (sql_step (reg, row, &local)) {
        StatsCells *cell = stats_cells (cells, (const char *)sqlite3_column_text (row, 0));
        Totals *totals = &cell->totals;
        guint *const counters[] = { &totals->total,
                                    &totals->on_time,
                                    &totals->late,
                                    &totals->continuous,
                                    &totals->waiting,
                                    &totals->no_date,
                                    &totals->suspended,
                                    &totals->cancelled,
                                    &totals->started,
                                    &totals->done_without_evidence,
                                    &totals->done_by_consent,
                                    &totals->done_with_deadline_on_time,
                                    &cell->dated };
        for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
            *counters[i] += (guint)sqlite3_column_int (row, 1 + (int)i);
    }
    sqlite3_reset (row);
    return error_hand_on (&local, error);
}

/* ---- periods ---- */

#define MONTH_BYTES (sizeof "2026-06" - 1)

/* A list of months that one of the days cuts, and the rows of item_states in them, month by month: with OR between the months each row would be
 * looked up by itself. A period that begins with a month cuts none. */
static void
list_cut_months (StatsBy by, const StatsDays *days, GString *months, GString *rows) {
    const char *const all[] = { days->today, days->soon, days->from, days->until };
    for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
        g_autofree char *month = g_strndup (all[i], MONTH_BYTES);
        if ((all[i] == days->from && strcmp (days->from + MONTH_BYTES, "-01") == 0)
            || strstr (months->str, month) != NULL)
            continue;
        g_string_append_printf (months, "%s'%s'", months->len > 0 ? ", " : "", month);
        g_string_append_printf (
            rows,
            "%sSELECT %s, s.in_force, s.timeliness = 'on-time', s.timeliness = 'late', s.timeliness = 'dated'"
            " FROM main.item_states s WHERE s.in_force BETWEEN '%s-01' AND '%s-31' AND s.position %s 0 AND s.counted"
            " AND s.timeliness IN ('on-time', 'late', 'dated')",
            rows->len > 0 ? " UNION ALL " : "", stats_key (by), month, month, by == STATS_BY_BODY ? ">" : "=");
    }
}

/* The years from the first that anything is kept of to the one before the period. */
static gboolean
list_years (Register *reg, StatsBy by, const StatsDays *days, GString *years, GError **error) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT CAST (substr (min (period), 1, 4) AS INTEGER) FROM state_periods WHERE grouping = '%s'",
        write_grouping (by));
    gint64 first = 0;
    if (!sql_read_number (reg, sql, 0, &first, error))
        return FALSE;
    for (gint64 year = first; first > 0 && year < atoi (days->from); year++)
        g_string_append_printf (years, "%s'%04d'", years->len > 0 ? ", " : "", (int)year);
    return TRUE;
}

/* Columns: key, day, on time, late, dated. */
static gboolean
add_days (Register *reg, const char *sql, const StatsDays *days, GHashTable *cells, GError **error) {
    static const char timeliness[] = { 'o', 'l', 'd' };
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, sql, error);
    g_autoptr (GError) local = NULL;
    if (row == NULL)
        return FALSE;
    while (sql_step (reg, row, &local)) {
        StatsCells *cell = stats_cells (cells, (const char *)sqlite3_column_text (row, 0));
        const char *day = (const char *)sqlite3_column_text (row, 1);
        for (int i = 0; i < (int)G_N_ELEMENTS (timeliness); i++)
            stats_add_dated (&cell->totals, &cell->now, timeliness[i], day, days, sqlite3_column_int (row, 2 + i));
    }
    return error_hand_on (&local, error);
}

/* Whole years and months, as if all of them were their first day. */
static gboolean
add_whole (Register *reg, StatsBy by, const StatsDays *days, const char *cut, GHashTable *cells, GError **error) {
    g_autoptr (GString) years = g_string_new (NULL);
    g_autofree char *old = NULL, *late = NULL;
    if (by == STATS_BY_MONTH) {
        late = g_strdup_printf (
            "SELECT key, key || '-01', on_time, late, dated FROM state_totals WHERE grouping = 'month'"
            " AND key <> '' AND key NOT IN (%s)",
            cut);
        return add_days (reg, late, days, cells, error);
    }
    if (!list_years (reg, by, days, years, error))
        return FALSE;
    old = g_strdup_printf ("SELECT key, period || '-01-01', 0, 0, dated FROM state_periods WHERE grouping = '%s'"
                           " AND period IN (%s) AND dated > 0",
                           write_grouping (by), years->str);
    late = g_strdup_printf ("SELECT key, period || '-01', on_time, late, dated FROM state_periods WHERE grouping = '%s'"
                            " AND period BETWEEN '%.4s-01' AND '%.7s' AND length (period) = %d AND period NOT IN (%s)",
                            write_grouping (by), days->from, days->soon, (int)MONTH_BYTES, cut);
    return add_days (reg, old, days, cells, error) && add_days (reg, late, days, cells, error);
}

static gboolean
add_periods (Register *reg, StatsBy by, const StatsDays *days, GHashTable *cells, GError **error) {
    g_autoptr (GString) months = g_string_new (NULL), rows = g_string_new (NULL);
    list_cut_months (by, days, months, rows);
    return add_whole (reg, by, days, months->str, cells, error) && add_days (reg, rows->str, days, cells, error);
}

/* What is not over is in term, also where no row of it was read. */
static void
tell_in_term (GHashTable *cells) {
    GHashTableIter iterator;
    gpointer value;
    g_hash_table_iter_init (&iterator, cells);
    while (g_hash_table_iter_next (&iterator, NULL, &value)) {
        StatsCells *cell = value;
        cell->totals.in_term = cell->dated - cell->totals.overdue;
    }
}

/* ---- what stands otherwise at the moment ---- */

static gboolean
add_rows (Register *reg, StatsBy by, const char *const *tables, const StatsDays *days, GHashTable *cells, int n,
          GError **error) {
    g_autofree char *sql = stats_write_rows (tables, by, NULL);
    return stats_count_rows (reg, sql, days, FALSE, n, cells, error);
}

static gboolean
has_none (gpointer key, gpointer value, gpointer data) {
    return ((const StatsCells *)value)->totals.total == 0;
}

gboolean
stats_kept_now (Register *reg, const char *table, const StateMoment *moment, StatsBy by, const StatsDays *days,
                GHashTable *cells, gboolean *ret_counted, GError **error) {
    const char *const *old, *const *made;
    *ret_counted = states_differences (table, moment, &old, &made);
    if (!*ret_counted)
        return TRUE;
    if (!add_totals (reg, by, cells, error) || !add_periods (reg, by, days, cells, error))
        return FALSE;
    tell_in_term (cells);
    if (old != NULL
        && (!add_rows (reg, by, old, days, cells, -1, error) || !add_rows (reg, by, made, days, cells, 1, error)))
        return FALSE;
    g_hash_table_foreach_remove (cells, has_none, NULL);
    return TRUE;
}

/* ---- the end of the year before ---- */

gboolean
stats_kept_before (Register *reg, StatsBy by, const StateMoment *moment, PartialDate from, GHashTable *cells,
                   gboolean *ret_counted, GError **error) {
    g_autofree char *sql = NULL;
    g_autoptr (sqlite3_stmt) row = NULL;
    g_autoptr (GError) local = NULL;
    if (!states_has_closing (reg, moment, ret_counted, error))
        return FALSE;
    if (!*ret_counted)
        return TRUE;
    sql = g_strdup_printf ("SELECT %s, sum (s.due), sum (s.on_time) FROM closing_states s"
                           " WHERE s.in_force BETWEEN ? AND ? AND s.position %s 0 GROUP BY %s",
                           stats_key (by), by == STATS_BY_BODY ? ">" : "=",
                           by == STATS_BY_BODY   ? "s.body"
                           : by == STATS_BY_PLAN ? "s.document"
                                                 : "1");
    row = sql_prepare (reg, sql, error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "dd", from, moment->as_of);
    while (sql_step (reg, row, &local)) {
        StatsPeriod *period = &stats_cells (cells, (const char *)sqlite3_column_text (row, 0))->before;
        period->due += (guint)sqlite3_column_int (row, 1);
        period->on_time += (guint)sqlite3_column_int (row, 2);
    }
    return error_hand_on (&local, error);
}
