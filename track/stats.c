/* stats.c - see stats.h. */
#include "track/stats.h"

#include <stdlib.h>
#include <string.h>

#include "track/sql.h"
#include "track/states.h"

typedef struct {
    Stats *stats;
    GHashTable *rows; /* key -> StatsRow*, "" for what has none */
} Collecting;

static void
free_row (gpointer data) {
    StatsRow *row = data;
    g_free (row->key);
    g_free (row->name);
    g_free (row);
}

void
stats_free (Stats *stats) {
    if (stats == NULL)
        return;
    g_ptr_array_unref (stats->rows);
    g_free (stats);
}

static StatsRow *
find_row (Collecting *collecting, const char *key, const char *name, gint64 document) {
    StatsRow *row = g_hash_table_lookup (collecting->rows, key != NULL ? key : "");
    if (row != NULL)
        return row;
    row = g_new0 (StatsRow, 1);
    row->key = g_strdup (key);
    row->name = g_strdup (name);
    row->document = document;
    g_ptr_array_add (collecting->stats->rows, row);
    g_hash_table_insert (collecting->rows, g_strdup (key != NULL ? key : ""), row);
    return row;
}

/* ---- counting by SQL: over all items, or those of some documents ---- */

/* Rows of one group, status and timeliness: key, name, document, status, timeliness, how many, and of these begun, with evidence, with a day
 * in force, with one in the period (?3 to ?4). */
static char *
write_statement (const char *table, StatsBy by, const QueryFilter *filter, gboolean items) {
    static const char *const keys[] = { [STATS_BY_BODY] = "s.body_key, min (s.body), 0",
                                        [STATS_BY_PLAN] = "s.document, min (d.number), s.document",
                                        [STATS_BY_MONTH] = "substr (s.in_force, 1, 7), NULL, 0" };
    static const char *const groups[] = {
        [STATS_BY_BODY] = "s.body_key", [STATS_BY_PLAN] = "s.document", [STATS_BY_MONTH] = "substr (s.in_force, 1, 7)"
    };
    GString *sql = g_string_new (NULL);
    g_string_append_printf (sql,
                            "SELECT %s, s.status, " STATES_TIMELINESS
                            " AS kind, count (*), sum (s.started_on IS NOT NULL), sum (s.evidence),"
                            " sum (s.in_force IS NOT NULL), sum (coalesce (s.in_force BETWEEN ?3 AND ?4, 0)) FROM %s s",
                            items ? "NULL, NULL, 0" : keys[by], table);
    if (!items && by == STATS_BY_PLAN)
        g_string_append (sql, " JOIN documents d ON d.id = s.document");
    g_string_append_printf (sql, " WHERE s.counted AND s.position %s 0", !items && by == STATS_BY_BODY ? ">" : "=");
    for (gsize i = 0; i < filter->n_documents; i++)
        g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i == 0 ? " AND s.document IN (" : ", ",
                                filter->documents[i]);
    g_string_append_printf (sql, "%s GROUP BY %s%ss.status, kind", filter->n_documents > 0 ? ")" : "",
                            items ? "" : groups[by], items ? "" : ", ");
    return g_string_free (sql, FALSE);
}

static void
add_cell (Totals *totals, StatsPeriod *period, sqlite3_stmt *row) {
    static const struct {
        const char *kind;
        gsize cell;
        gboolean due; /* it fell due, where its day lies in the period */
    } cells[] = {
        { "on-time", G_STRUCT_OFFSET (Totals, on_time), TRUE },
        { "late", G_STRUCT_OFFSET (Totals, late), TRUE },
        { "in-term", G_STRUCT_OFFSET (Totals, in_term), FALSE },
        { "due-soon", G_STRUCT_OFFSET (Totals, in_term), FALSE },
        { "overdue", G_STRUCT_OFFSET (Totals, overdue), TRUE },
        { "continuous", G_STRUCT_OFFSET (Totals, continuous), FALSE },
        { "waiting", G_STRUCT_OFFSET (Totals, waiting), FALSE },
        { "no-date", G_STRUCT_OFFSET (Totals, no_date), FALSE },
    };
    const char *status = (const char *)sqlite3_column_text (row, 3), *kind = (const char *)sqlite3_column_text (row, 4);
    guint count = (guint)sqlite3_column_int (row, 5), within = (guint)sqlite3_column_int (row, 9);
    totals->total += count;
    totals->suspended += strcmp (status, "suspended") == 0 ? count : 0;
    totals->cancelled += strcmp (status, "cancelled") == 0 ? count : 0;
    totals->started += strcmp (status, "open") == 0 ? (guint)sqlite3_column_int (row, 6) : 0;
    totals->done_without_evidence += strcmp (status, "done") == 0 ? count - (guint)sqlite3_column_int (row, 7) : 0;
    totals->done_with_deadline_on_time += g_strcmp0 (kind, "on-time") == 0 ? (guint)sqlite3_column_int (row, 8) : 0;
    totals->due_soon += g_strcmp0 (kind, "due-soon") == 0 ? count : 0;
    for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
        if (g_strcmp0 (cells[i].kind, kind) == 0 && strcmp (status, "suspended") != 0
            && strcmp (status, "cancelled") != 0) {
            G_STRUCT_MEMBER (guint, totals, cells[i].cell) += count;
            period->due += cells[i].due ? within : 0;
            period->on_time += i == 0 ? within : 0;
        }
}

static StatsRow *
find_row_of (Collecting *collecting, sqlite3_stmt *row) {
    const char *key = (const char *)sqlite3_column_text (row, 0), *name = (const char *)sqlite3_column_text (row, 1);
    g_autofree char *month = NULL;
    if (collecting->stats->by == STATS_BY_MONTH && key != NULL) {
        month = g_strdup_printf ("%d/%.4s", atoi (key + 5), key);
        name = month;
    }
    return find_row (collecting, key, name != NULL ? name : key, sqlite3_column_int64 (row, 2));
}

static gboolean
run (Collecting *collecting, Register *reg, const char *table, const QueryFilter *filter, const StateMoment *moment,
     gboolean items, gboolean before, GError **error) {
    Stats *stats = collecting->stats;
    g_autofree char *sql = write_statement (table, stats->by, filter, items);
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, sql, error);
    g_autoptr (GError) local = NULL;
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "dddd", moment->as_of, partial_date_add_days (moment->as_of, settings->due_soon_days),
              before ? stats->before_from : stats->from, before ? stats->before_until : stats->until);
    while (sql_step (reg, rows, &local)) {
        Totals unused = { 0 };
        StatsPeriod none = { 0 };
        StatsRow *row = items ? NULL : find_row_of (collecting, rows);
        if (items)
            add_cell (&stats->items, &none, rows);
        else
            add_cell (before ? &unused : &row->totals, before ? &row->before : &row->now, rows);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

static gboolean
count_at (Collecting *collecting, Register *reg, const QueryFilter *filter, const StateMoment *moment, gboolean before,
          GError **error) {
    const char *table = states_table (reg, moment, error);
    return table != NULL && run (collecting, reg, table, filter, moment, FALSE, before, error)
           && (before || run (collecting, reg, table, filter, moment, TRUE, FALSE, error));
}

/* ---- in order, and the sum ---- */

static int
compare_rows (gconstpointer one, gconstpointer other, gpointer data) {
    const StatsRow *a = *(StatsRow *const *)one, *b = *(StatsRow *const *)other;
    const StatsBy by = *(const StatsBy *)data;
    if ((a->key == NULL) != (b->key == NULL))
        return a->key == NULL ? 1 : -1;
    if (by == STATS_BY_PLAN)
        return a->document < b->document ? -1 : a->document > b->document;
    if (by == STATS_BY_BODY && a->totals.overdue != b->totals.overdue)
        return a->totals.overdue > b->totals.overdue ? -1 : 1;
    if (by == STATS_BY_BODY && a->totals.total != b->totals.total)
        return a->totals.total > b->totals.total ? -1 : 1;
    return g_strcmp0 (a->key, b->key);
}

static void
add_row (StatsRow *sum, const StatsRow *row) {
    guint *into = (guint *)(gpointer)&sum->totals;
    const guint *from = (const guint *)(gconstpointer)&row->totals;
    for (gsize i = 0; i < sizeof (Totals) / sizeof (guint); i++)
        into[i] += from[i];
    sum->now.due += row->now.due;
    sum->now.on_time += row->now.on_time;
    sum->before.due += row->before.due;
    sum->before.on_time += row->before.on_time;
}

Stats *
stats_new (Register *reg, StatsBy by, const QueryFilter *filter, PartialDate from, const StateMoment *moment,
           GError **error) {
    g_autoptr (Stats) stats = g_new0 (Stats, 1);
    g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Collecting collecting = { stats, rows };
    StateMoment earlier = *moment;
    stats->by = by;
    stats->rows = g_ptr_array_new_with_free_func (free_row);
    stats->from = from;
    stats->until = moment->as_of;
    stats->before_until = earlier.as_of = partial_date_add_days (from, -1);
    stats->before_from = partial_date_add_days (stats->before_until, -partial_date_days_between (from, moment->as_of));
    if (!count_at (&collecting, reg, filter, moment, FALSE, error)
        || !count_at (&collecting, reg, filter, &earlier, TRUE, error))
        return NULL;
    g_ptr_array_sort_with_data (stats->rows, compare_rows, &by);
    for (guint i = 0; i < stats->rows->len; i++)
        add_row (&stats->sum, stats->rows->pdata[i]);
    return g_steal_pointer (&stats);
}
