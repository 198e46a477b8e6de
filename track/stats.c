/* stats.c - see stats.h. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "track/states.h"
#include "track/stats_private.h"

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

/* ---- counting: over all items, or those of some documents ---- */

StatsCells *
stats_cells (GHashTable *cells, const char *key) {
    StatsCells *found = g_hash_table_lookup (cells, key != NULL ? key : "");
    if (found == NULL) {
        found = g_new0 (StatsCells, 1);
        g_hash_table_insert (cells, g_strdup (key != NULL ? key : ""), found);
    }
    return found;
}

const char *
stats_key (StatsBy by) {
    static const char *const keys[] = { [STATS_BY_BODY] = "s.body",
                                        [STATS_BY_PLAN] = "s.document",
                                        [STATS_BY_MONTH] = "coalesce (substr (s.in_force, 1, 7), '')" };
    return keys[by];
}

/* Rows in no order, since sorting them would cost more than all the rest. */
char *
stats_write_rows (const char *const *tables, StatsBy by, const char *condition) {
    GString *sql = g_string_new (NULL);
    for (; *tables != NULL; tables++)
        g_string_append_printf (sql, "%sSELECT %s, " STATS_COLUMNS " FROM %s s WHERE s.counted AND s.position %s 0%s",
                                sql->len > 0 ? " UNION ALL " : "", stats_key (by), *tables,
                                by == STATS_BY_BODY ? ">" : "=", condition != NULL ? condition : "");
    return g_string_free (sql, FALSE);
}

/* Those of @filter; with @within only those with a day in the period. */
static char *
write_statement (const char *table, StatsBy by, const QueryFilter *filter, const StatsDays *within) {
    g_autoptr (GString) condition = g_string_new (NULL);
    if (within != NULL)
        g_string_append_printf (condition, " AND s.in_force BETWEEN '%s' AND '%s'", within->from, within->until);
    sql_append_in (condition, "s.document", filter->documents, filter->n_documents);
    return stats_write_rows (states_parts (table), by, condition->str);
}

void
stats_add_dated (Totals *totals, StatsPeriod *period, char timeliness, const char *in_force, const StatsDays *days,
                 int n) {
    gboolean over = timeliness == 'd' && strcmp (in_force, days->today) < 0;
    if (timeliness == 'd') {
        *(over ? &totals->overdue : &totals->in_term) += (guint)n;
        totals->due_soon += !over && strcmp (in_force, days->soon) <= 0 ? (guint)n : 0;
    }
    if (strcmp (in_force, days->from) < 0 || strcmp (in_force, days->until) > 0)
        return;
    period->due += timeliness != 'd' || over ? (guint)n : 0;
    period->on_time += timeliness == 'o' ? (guint)n : 0;
}

static guint *
find_settled (Totals *totals, char timeliness) {
    switch (timeliness) {
    case 'o':
        return &totals->on_time;
    case 'l':
        return &totals->late;
    case 'c':
        return &totals->continuous;
    case 'w':
        return &totals->waiting;
    default:
        return &totals->no_date;
    }
}

/* The words are told apart by their first letters (item_status_name(), timeliness_name()), and read where SQLite has them: as texts they would
 * be copied to end in a zero. */
static void
add_row_to (Totals *totals, StatsPeriod *period, sqlite3_stmt *row, const StatsDays *days, int n) {
    const char *status = sqlite3_column_blob (row, 1), *timeliness = sqlite3_column_blob (row, 2);
    const char *in_force;
    totals->total += (guint)n;
    if (*status == 's' || *status == 'c') {
        *(*status == 's' ? &totals->suspended : &totals->cancelled) += (guint)n;
        return;
    }
    if (*status == 'o') {
        totals->started += sqlite3_column_int (row, 4) != 0 ? (guint)n : 0;
    } else {
        totals->done_without_evidence += sqlite3_column_int (row, 5) == 0 ? (guint)n : 0;
        totals->done_by_consent += sqlite3_column_int (row, 6) != 0 ? (guint)n : 0;
    }
    if (timeliness == NULL)
        return;
    if (*timeliness != 'd')
        *find_settled (totals, *timeliness) += (guint)n;
    if (strchr ("old", *timeliness) == NULL || sqlite3_column_type (row, 3) == SQLITE_NULL)
        return;
    in_force = (const char *)sqlite3_column_text (row, 3);
    totals->done_with_deadline_on_time += *timeliness == 'o' ? (guint)n : 0;
    stats_add_dated (totals, period, *timeliness, in_force, days, n);
}

static void
write_days (const StateMoment *moment, PartialDate from, PartialDate until, StatsDays *ret_days) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    const PartialDate dates[]
        = { moment->as_of, partial_date_add_days (moment->as_of, settings->due_soon_days), from, until };
    char *const texts[] = { ret_days->today, ret_days->soon, ret_days->from, ret_days->until };
    for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
        g_autofree char *text = partial_date_format (dates[i]);
        g_strlcpy (texts[i], text != NULL ? text : "", sizeof ret_days->today);
    }
}

gboolean
stats_count_rows (Register *reg, const char *sql, const StatsDays *days, gboolean before, int n, GHashTable *cells,
                  GError **error) {
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, sql, error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    while (sql_step (reg, rows, &local)) {
        StatsCells *cell = stats_cells (cells, (const char *)sqlite3_column_text (rows, 0));
        Totals unused = { 0 };
        add_row_to (before ? &unused : &cell->totals, before ? &cell->before : &cell->now, rows, days, n);
    }
    return error_hand_on (&local, error);
}

static gboolean
count_now (Register *reg, StatsBy by, const QueryFilter *filter, const StateMoment *moment, const StatsDays *days,
           GHashTable *cells, GError **error) {
    const char *table = states_table (reg, moment, error);
    gboolean counted = FALSE;
    g_autofree char *sql = NULL;
    if (table == NULL
        || (filter->n_documents == 0 && !stats_kept_now (reg, table, moment, by, days, cells, &counted, error)))
        return FALSE;
    if (counted)
        return TRUE;
    sql = write_statement (table, by, filter, NULL);
    return stats_count_rows (reg, sql, days, FALSE, 1, cells, error);
}

static gboolean
count_before (Register *reg, const Stats *stats, const QueryFilter *filter, const StateMoment *moment,
              GHashTable *cells, GError **error) {
    gboolean counted = FALSE;
    const char *table;
    g_autofree char *sql = NULL;
    StatsDays days;
    if (filter->n_documents == 0
        && !stats_kept_before (reg, stats->by, moment, stats->before_from, cells, &counted, error))
        return FALSE;
    if (counted)
        return TRUE;
    table = states_table_until (reg, moment, stats->before_until, error);
    if (table == NULL)
        return FALSE;
    write_days (moment, stats->before_from, stats->before_until, &days);
    sql = write_statement (table, stats->by, filter, &days);
    return stats_count_rows (reg, sql, &days, TRUE, 1, cells, error);
}

static GHashTable *
cells_new (void) {
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Each item once, where the rows are of assignments. */
static gboolean
count_items (Register *reg, const QueryFilter *filter, const StateMoment *moment, const StatsDays *days, Totals *totals,
             GError **error) {
    g_autoptr (GHashTable) cells = cells_new ();
    GHashTableIter iterator;
    gpointer cell;
    if (!count_now (reg, STATS_BY_MONTH, filter, moment, days, cells, error))
        return FALSE;
    g_hash_table_iter_init (&iterator, cells);
    while (g_hash_table_iter_next (&iterator, NULL, &cell))
        totals_add_totals (totals, &((const StatsCells *)cell)->totals);
    return TRUE;
}

/* ---- rows ---- */

static StatsRow *
find_row (Stats *stats, GHashTable *rows, const char *key, const char *name) {
    StatsRow *row = g_hash_table_lookup (rows, key != NULL ? key : "");
    if (row != NULL)
        return row;
    row = g_new0 (StatsRow, 1);
    row->key = g_strdup (key);
    row->name = g_strdup (name);
    g_ptr_array_add (stats->rows, row);
    g_hash_table_insert (rows, g_strdup (key != NULL ? key : ""), row);
    return row;
}

static StatsRow *
find_row_of (Stats *stats, GHashTable *rows, BodyGroups *groups, const char *key) {
    g_autofree char *month = NULL;
    StatsRow *row;
    if (*key == '\0')
        return find_row (stats, rows, NULL, NULL);
    if (stats->by == STATS_BY_BODY) {
        const BodyGroup *group = body_groups_find (groups, key);
        row = find_row (stats, rows, group->key, NULL);
        body_group_show (group, &row->name, key);
        return row;
    }
    month = stats->by == STATS_BY_MONTH ? g_strdup_printf ("%d/%.4s", atoi (key + 5), key) : NULL;
    row = find_row (stats, rows, key, month != NULL ? month : key);
    row->document = stats->by == STATS_BY_PLAN ? g_ascii_strtoll (key, NULL, 10) : 0;
    return row;
}

static int
compare_keys (const void *one, const void *other) {
    return strcmp (*(const char *const *)one, *(const char *const *)other);
}

static void
add_periods (StatsPeriod *period, const StatsPeriod *other) {
    period->due += other->due;
    period->on_time += other->on_time;
}

static void
make_rows (Stats *stats, BodyGroups *groups, GHashTable *cells) {
    g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    guint n;
    g_autofree gpointer *keys = g_hash_table_get_keys_as_array (cells, &n);
    qsort (keys, n, sizeof *keys, compare_keys);
    for (guint i = 0; i < n; i++) {
        const StatsCells *cell = g_hash_table_lookup (cells, keys[i]);
        StatsRow *row = find_row_of (stats, rows, groups, keys[i]);
        totals_add_totals (&row->totals, &cell->totals);
        add_periods (&row->now, &cell->now);
        add_periods (&row->before, &cell->before);
    }
}

/* The numbers of plans, which the rows of states do not have. */
static gboolean
name_plans (const Stats *stats, Register *reg, GError **error) {
    sqlite3_stmt *row = sql_borrow (reg, "SELECT number FROM documents WHERE id = ?", error);
    g_autoptr (GError) local = NULL;
    if (row == NULL)
        return FALSE;
    for (guint i = 0; i < stats->rows->len && local == NULL; i++) {
        StatsRow *plan = stats->rows->pdata[i];
        sqlite3_reset (row);
        sql_bind (row, "i", plan->document);
        if (sql_step (reg, row, &local) && sqlite3_column_type (row, 0) != SQLITE_NULL) {
            g_free (plan->name);
            plan->name = sql_dup (row, 0);
        }
    }
    sqlite3_reset (row);
    return error_hand_on (&local, error);
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
    totals_add_totals (&sum->totals, &row->totals);
    add_periods (&sum->now, &row->now);
    add_periods (&sum->before, &row->before);
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
    g_autoptr (GHashTable) cells = cells_new ();
    g_autoptr (BodyGroups) groups = by == STATS_BY_BODY ? body_groups_load (reg, error) : NULL;
    StateMoment earlier = *moment;
    StatsDays days;
    stats->by = by;
    stats->rows = g_ptr_array_new_with_free_func (free_row);
    stats->from = from;
    stats->until = moment->as_of;
    stats->before_until = earlier.as_of = partial_date_add_days (from, -1);
    stats->before_from = partial_date_add_days (stats->before_until, -partial_date_days_between (from, moment->as_of));
    write_days (moment, stats->from, stats->until, &days);
    if ((by == STATS_BY_BODY && groups == NULL) || !count_now (reg, by, filter, moment, &days, cells, error)
        || (by == STATS_BY_BODY && !count_items (reg, filter, moment, &days, &stats->items, error))
        || !count_before (reg, stats, filter, &earlier, cells, error))
        return NULL;
    make_rows (stats, groups, cells);
    if (by == STATS_BY_PLAN && !name_plans (stats, reg, error))
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
    g_autoptr (GHashTable) cells = cells_new (), plans = NULL;
    GHashTableIter iterator;
    gpointer key, cell;
    StatsDays days;
    write_days (moment, partial_date_day (moment->as_of.year, 1, 1), moment->as_of, &days);
    if (!count_now (reg, STATS_BY_PLAN, &all, moment, &days, cells, error))
        return NULL;
    plans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    g_hash_table_iter_init (&iterator, cells);
    while (g_hash_table_iter_next (&iterator, &key, &cell)) {
        gint64 document = g_ascii_strtoll (key, NULL, 10);
        g_hash_table_insert (plans, g_memdup2 (&document, sizeof document),
                             g_memdup2 (&((const StatsCells *)cell)->totals, sizeof (Totals)));
    }
    return g_steal_pointer (&plans);
}
