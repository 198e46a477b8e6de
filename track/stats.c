/* stats.c - see stats.h. */
#include "track/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "track/sql.h"
#include "track/states.h"

typedef struct {
    Stats *stats;
    BodyGroups *groups;
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

/* ---- counting: over all items, or those of some documents ---- */

/* The days that a row is judged by, as SQL has them. */
typedef struct {
    char today[11], soon[11], from[11], until[11];
} Days;

/* Rows in no order, since sorting them would cost more than all the rest: key, name, document, status, timeliness, day in force, begun,
 * with evidence, by consent. With @within only those with a day in the period before. */
static char *
write_statement (const char *table, StatsBy by, const QueryFilter *filter, gboolean items, const Days *within) {
    static const char *const keys[] = { [STATS_BY_BODY] = "s.body_key, s.body, 0",
                                        [STATS_BY_PLAN] = "s.document, NULL, s.document",
                                        [STATS_BY_MONTH] = "substr (s.in_force, 1, 7), NULL, 0" };
    GString *sql = g_string_new (NULL);
    g_string_append_printf (sql,
                            "SELECT %s, s.status, s.timeliness, s.in_force, s.started_on IS NOT NULL, s.evidence,"
                            " s.reason IS 'consent' FROM %s s WHERE s.counted AND s.position %s 0",
                            items ? "NULL, NULL, 0" : keys[by], table, !items && by == STATS_BY_BODY ? ">" : "=");
    if (within != NULL)
        g_string_append_printf (sql, " AND s.in_force BETWEEN '%s' AND '%s'", within->from, within->until);
    for (gsize i = 0; i < filter->n_documents; i++)
        g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i == 0 ? " AND s.document IN (" : ", ",
                                filter->documents[i]);
    return g_string_free (g_string_append (sql, filter->n_documents > 0 ? ")" : ""), FALSE);
}

static guint *
find_cell (Totals *totals, const char *timeliness, const char *in_force, const Days *days) {
    switch (*timeliness) {
    case 'o':
        return &totals->on_time;
    case 'l':
        return &totals->late;
    case 'c':
        return &totals->continuous;
    case 'w':
        return &totals->waiting;
    case 'd':
        return strcmp (in_force, days->today) < 0 ? &totals->overdue : &totals->in_term;
    default:
        return &totals->no_date;
    }
}

/* A row of the states: their words are told apart by their first letters (item_status_name(), timeliness_name()). */
static void
add_cell (Totals *totals, StatsPeriod *period, sqlite3_stmt *row, const Days *days) {
    const char *status = (const char *)sqlite3_column_text (row, 3);
    const char *timeliness = (const char *)sqlite3_column_text (row, 4);
    const char *in_force = (const char *)sqlite3_column_text (row, 5);
    guint *cell;
    totals->total++;
    if (*status == 's' || *status == 'c') {
        *(*status == 's' ? &totals->suspended : &totals->cancelled) += 1;
        return;
    }
    if (*status == 'o') {
        totals->started += sqlite3_column_int (row, 6) != 0;
    } else {
        totals->done_without_evidence += sqlite3_column_int (row, 7) == 0;
        totals->done_by_consent += sqlite3_column_int (row, 8) != 0;
    }
    if (timeliness == NULL)
        return;
    cell = find_cell (totals, timeliness, in_force, days);
    *cell += 1;
    if (in_force == NULL)
        return;
    totals->due_soon += cell == &totals->in_term && strcmp (in_force, days->soon) <= 0;
    totals->done_with_deadline_on_time += cell == &totals->on_time;
    if (strcmp (in_force, days->from) < 0 || strcmp (in_force, days->until) > 0)
        return;
    period->due += cell == &totals->on_time || cell == &totals->late || cell == &totals->overdue;
    period->on_time += cell == &totals->on_time;
}

static StatsRow *
find_body (Collecting *collecting, const char *name) {
    const BodyGroup *group = name != NULL ? body_groups_find (collecting->groups, name) : NULL;
    StatsRow *row = find_row (collecting, group != NULL ? group->key : NULL, NULL, 0);
    if (group != NULL)
        body_group_show (group, &row->name, name);
    return row;
}

static StatsRow *
find_row_of (Collecting *collecting, sqlite3_stmt *row) {
    const char *key = (const char *)sqlite3_column_text (row, 0), *name = (const char *)sqlite3_column_text (row, 1);
    StatsRow *found;
    g_autofree char *month = NULL;
    if (collecting->stats->by == STATS_BY_BODY)
        return find_body (collecting, name);
    found = g_hash_table_lookup (collecting->rows, key != NULL ? key : "");
    if (found != NULL)
        return found;
    if (collecting->stats->by == STATS_BY_MONTH && key != NULL) {
        month = g_strdup_printf ("%d/%.4s", atoi (key + 5), key);
        name = month;
    }
    return find_row (collecting, key, name != NULL ? name : key, sqlite3_column_int64 (row, 2));
}

static void
write_days (const StateMoment *moment, PartialDate from, PartialDate until, Days *ret_days) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    const PartialDate dates[]
        = { moment->as_of, partial_date_add_days (moment->as_of, settings->due_soon_days), from, until };
    char *const texts[] = { ret_days->today, ret_days->soon, ret_days->from, ret_days->until };
    for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
        g_autofree char *text = partial_date_format (dates[i]);
        g_strlcpy (texts[i], text != NULL ? text : "", sizeof ret_days->today);
    }
}

static gboolean
run (Collecting *collecting, Register *reg, const char *table, const QueryFilter *filter, const StateMoment *moment,
     gboolean items, gboolean before, GError **error) {
    Stats *stats = collecting->stats;
    Days days;
    write_days (moment, before ? stats->before_from : stats->from, before ? stats->before_until : stats->until, &days);
    g_autofree char *sql = write_statement (table, stats->by, filter, items, before ? &days : NULL);
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, sql, error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    while (sql_step (reg, rows, &local)) {
        Totals unused = { 0 };
        StatsPeriod none = { 0 };
        StatsRow *row = items ? NULL : find_row_of (collecting, rows);
        if (items)
            add_cell (&stats->items, &none, rows, &days);
        else
            add_cell (before ? &unused : &row->totals, before ? &row->before : &row->now, rows, &days);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

/* The numbers of plans, which the rows of states do not have. */
static gboolean
name_plans (const Collecting *collecting, Register *reg, GError **error) {
    sqlite3_stmt *row = sql_borrow (reg, "SELECT number FROM documents WHERE id = ?", error);
    g_autoptr (GError) local = NULL;
    if (row == NULL)
        return FALSE;
    for (guint i = 0; i < collecting->stats->rows->len && local == NULL; i++) {
        StatsRow *plan = collecting->stats->rows->pdata[i];
        sqlite3_reset (row);
        sql_bind (row, "i", plan->document);
        if (sql_step (reg, row, &local) && sqlite3_column_type (row, 0) != SQLITE_NULL) {
            g_free (plan->name);
            plan->name = sql_dup (row, 0);
        }
    }
    sqlite3_reset (row);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

static gboolean
count_at (Collecting *collecting, Register *reg, const QueryFilter *filter, const StateMoment *moment, gboolean before,
          GError **error) {
    Stats *stats = collecting->stats;
    const char *table
        = before ? states_table_until (reg, moment, stats->before_until, error) : states_table (reg, moment, error);
    return table != NULL && run (collecting, reg, table, filter, moment, FALSE, before, error)
           && (before || stats->by != STATS_BY_BODY
               || run (collecting, reg, table, filter, moment, TRUE, FALSE, error));
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

/* The name, not what it was grouped by: that of an unknown body may change when an alias is entered. */
static void
key_by_name (StatsRow *row) {
    g_free (row->key);
    row->key = row->name != NULL ? text_fold (row->name, -1) : NULL;
}

Stats *
stats_new (Register *reg, StatsBy by, const QueryFilter *filter, PartialDate from, const StateMoment *moment,
           GError **error) {
    g_autoptr (Stats) stats = g_new0 (Stats, 1);
    g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (BodyGroups) groups = by == STATS_BY_BODY ? body_groups_load (reg, error) : NULL;
    Collecting collecting = { stats, groups, rows };
    StateMoment earlier = *moment;
    stats->by = by;
    stats->rows = g_ptr_array_new_with_free_func (free_row);
    stats->from = from;
    stats->until = moment->as_of;
    stats->before_until = earlier.as_of = partial_date_add_days (from, -1);
    stats->before_from = partial_date_add_days (stats->before_until, -partial_date_days_between (from, moment->as_of));
    if ((by == STATS_BY_BODY && groups == NULL) || !count_at (&collecting, reg, filter, moment, FALSE, error)
        || !count_at (&collecting, reg, filter, &earlier, TRUE, error)
        || (by == STATS_BY_PLAN && !name_plans (&collecting, reg, error)))
        return NULL;
    for (guint i = 0; by == STATS_BY_BODY && i < stats->rows->len; i++)
        key_by_name (stats->rows->pdata[i]);
    g_ptr_array_sort_with_data (stats->rows, compare_rows, &by);
    for (guint i = 0; i < stats->rows->len; i++)
        add_row (&stats->sum, stats->rows->pdata[i]);
    if (by != STATS_BY_BODY) /* each item is in one row */
        stats->items = stats->sum.totals;
    return g_steal_pointer (&stats);
}

GHashTable *
stats_totals_of_plans (Register *reg, const StateMoment *moment, GError **error) {
    const QueryFilter all = { 0 };
    const char *table = states_table (reg, moment, error);
    g_autofree char *sql = table != NULL ? write_statement (table, STATS_BY_PLAN, &all, FALSE, NULL) : NULL;
    g_autoptr (sqlite3_stmt) rows = sql != NULL ? sql_prepare (reg, sql, error) : NULL;
    g_autoptr (GHashTable) plans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    g_autoptr (GError) local = NULL;
    Days days;
    if (rows == NULL)
        return NULL;
    write_days (moment, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, &days);
    while (sql_step (reg, rows, &local)) {
        gint64 document = sqlite3_column_int64 (rows, 2);
        Totals *totals = g_hash_table_lookup (plans, &document);
        StatsPeriod none = { 0 };
        if (totals == NULL) {
            totals = g_new0 (Totals, 1);
            g_hash_table_insert (plans, g_memdup2 (&document, sizeof document), totals);
        }
        add_cell (totals, &none, rows, &days);
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&plans);
}
