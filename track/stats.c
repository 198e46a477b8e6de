/* stats.c - see stats.h. */
#include "track/stats.h"

#include <stdlib.h>
#include <string.h>

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

static void
count_period (StatsPeriod *period, const ItemState *state, PartialDate from, PartialDate until) {
    gboolean fell_due = state->timeliness == TIMELINESS_ON_TIME || state->timeliness == TIMELINESS_LATE
                        || state->timeliness == TIMELINESS_OVERDUE;
    if (!state->counted || !fell_due || state->in_force.year == 0 || partial_date_compare (state->in_force, from) < 0
        || partial_date_compare (state->in_force, until) > 0)
        return;
    period->due++;
    period->on_time += state->timeliness == TIMELINESS_ON_TIME;
}

static void
count (Collecting *collecting, const char *key, const char *name, gint64 document, const ItemState *state, gboolean before) {
    Stats *stats = collecting->stats;
    StatsRow *row;
    if (!state->counted)
        return;
    row = find_row (collecting, key, name, document);
    if (before) {
        count_period (&row->before, state, stats->before_from, stats->before_until);
        return;
    }
    totals_add (&row->totals, state);
    count_period (&row->now, state, stats->from, stats->until);
}

static void
count_bodies (Collecting *collecting, const QueryItem *item, gboolean before) {
    for (guint i = 0; i < item->bodies->len; i++) {
        const QueryBody *body = item->bodies->pdata[i];
        count (collecting, body->folded, body->name, 0, &item->state, before);
    }
    if (item->bodies->len == 0)
        count (collecting, NULL, NULL, 0, &item->state, before);
}

static void
count_item (Collecting *collecting, const QueryItem *item, gboolean before) {
    PartialDate day = item->state.in_force;
    g_autofree char *key = NULL, *name = NULL;
    switch (collecting->stats->by) {
    case STATS_BY_BODY:
        count_bodies (collecting, item, before);
        return;
    case STATS_BY_PLAN:
        key = g_strdup_printf ("%" G_GINT64_FORMAT, item->document->id);
        count (collecting, key, item->document->number != NULL ? item->document->number : key, item->document->id, &item->state, before);
        return;
    case STATS_BY_MONTH:
        if (day.year != 0) {
            key = g_strdup_printf ("%04d-%02d", day.year, day.month);
            name = g_strdup_printf ("%d/%d", day.month, day.year);
        }
        count (collecting, key, name, 0, &item->state, before);
        return;
    }
}

static gboolean
walk (Collecting *collecting, Register *reg, const QueryFilter *filter, const StateMoment *moment, gboolean before,
      GError **error) {
    g_autoptr (QueryItems) items = query_items_new (reg, filter, moment, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL) {
        if (!before)
            totals_add (&collecting->stats->items, &item->state);
        count_item (collecting, item, before);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
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
    if (!walk (&collecting, reg, filter, moment, FALSE, error) || !walk (&collecting, reg, filter, &earlier, TRUE, error))
        return NULL;
    g_ptr_array_sort_with_data (stats->rows, compare_rows, &by);
    for (guint i = 0; i < stats->rows->len; i++)
        add_row (&stats->sum, stats->rows->pdata[i]);
    return g_steal_pointer (&stats);
}
