/* check_sums.c - items by body, by plan and by month add up to the same; the contract is in check.h. */
#include <string.h>

#include "base/i18n.h"
#include "track/check_private.h"

static void
compare (Check *check, const char *grouping, const Totals *wanted, const Totals *sum) {
    if (memcmp (wanted, sum, sizeof *sum) != 0 || totals_sum (sum) != sum->total)
        check_note (check, "sums", g_strdup (grouping), _ ("%u in all, %u in its rows, %u in its cells"), wanted->total,
                    sum->total, totals_sum (sum));
}

static void
add_to_group (GHashTable *groups, gint64 key, const ItemState *state) {
    Totals *totals = g_hash_table_lookup (groups, &key);
    if (totals == NULL) {
        totals = g_new0 (Totals, 1);
        g_hash_table_insert (groups, g_memdup2 (&key, sizeof key), totals);
    }
    totals_add (totals, state);
}

static void
compare_groups (Check *check, const char *grouping, const Totals *all, GHashTable *groups) {
    GHashTableIter iter;
    gpointer totals;
    Totals sum = { 0 };
    g_hash_table_iter_init (&iter, groups);
    while (g_hash_table_iter_next (&iter, NULL, &totals))
        totals_add_totals (&sum, totals);
    compare (check, grouping, all, &sum);
}

gboolean
check_sums (Check *check, GError **error) {
    const QueryFilter filter
        = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE, .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) items = query_items_new (check->reg, &filter, check->moment, error);
    g_autoptr (GHashTable) plans = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    g_autoptr (GHashTable) months = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    g_autoptr (BodyGroups) groups = items != NULL ? body_groups_load (check->reg, error) : NULL;
    g_autoptr (BodyTable) bodies = body_table_new (groups);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    Totals all = { 0 }, assignments = { 0 };
    if (groups == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL) {
        totals_add (&all, &item->state);
        add_to_group (plans, item->document->id, &item->state);
        add_to_group (months, item->state.in_force.year * 12 + item->state.in_force.month, &item->state);
        body_table_add (bodies, item);
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    compare_groups (check, _ ("by plan"), &all, plans);
    compare_groups (check, _ ("by month"), &all, months);
    compare (check, _ ("items by body"), &all, body_table_items (bodies));
    const GPtrArray *rows = body_table_rows (bodies);
    for (guint i = 0; i < rows->len; i++)
        totals_add_totals (&assignments, &((const BodyTotals *)rows->pdata[i])->totals);
    compare (check, _ ("assignments by body"), body_table_assignments (bodies), &assignments);
    return TRUE;
}
