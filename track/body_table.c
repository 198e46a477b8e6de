/* body_table.c - totals by body; the contract is in query.h. */
#include "track/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct BodyTable {
    BodyGroups *groups;
    GHashTable *by_key;  /* key -> BodyTotals, owned by rows */
    GPtrArray *rows;     /* of BodyTotals*, in the order met; sorted by body_table_rows() */
    BodyTotals *unknown; /* NULL until one is met */
    Totals items, assignments;
};

void
body_totals_free (gpointer totals) {
    BodyTotals *row = totals;
    g_free (row->name);
    g_free (row->key);
    g_free (row);
}

BodyTable *
body_table_new (BodyGroups *groups) {
    BodyTable *table = g_new0 (BodyTable, 1);
    table->groups = groups;
    table->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    table->rows = g_ptr_array_new_with_free_func (body_totals_free);
    return table;
}

void
body_table_free (BodyTable *table) {
    if (table == NULL)
        return;
    g_hash_table_unref (table->by_key);
    g_ptr_array_unref (table->rows);
    g_free (table);
}

static BodyTotals *
add_row (BodyTable *table, const char *key) {
    BodyTotals *row = g_new0 (BodyTotals, 1);
    row->key = g_strdup (key);
    g_ptr_array_add (table->rows, row);
    return row;
}

static BodyTotals *
find_row (BodyTable *table, const QueryBody *body) {
    const BodyGroup *group = body_groups_find (table->groups, body->name);
    BodyTotals *row = g_hash_table_lookup (table->by_key, group->key);
    if (row == NULL) {
        row = add_row (table, group->key);
        g_hash_table_insert (table->by_key, row->key, row);
    }
    body_group_show (group, &row->name, body->name);
    return row;
}

void
body_table_add (BodyTable *table, const QueryItem *item) {
    if (!item->state.counted)
        return;
    totals_add (&table->items, &item->state);
    for (guint i = 0; i < item->bodies->len; i++) {
        const ItemState *part = &g_array_index (item->body_states, ItemState, i);
        totals_add (&find_row (table, item->bodies->pdata[i])->totals, part);
        totals_add (&table->assignments, part);
    }
    if (item->bodies->len > 0)
        return;
    if (table->unknown == NULL)
        table->unknown = add_row (table, NULL);
    totals_add (&table->unknown->totals, &item->state);
    totals_add (&table->assignments, &item->state);
}

int
body_totals_compare (const void *one, const void *other) {
    const BodyTotals *a = *(const BodyTotals *const *)one, *b = *(const BodyTotals *const *)other;
    g_autofree char *a_folded = NULL, *b_folded = NULL;
    if ((a->name == NULL) != (b->name == NULL))
        return a->name == NULL ? 1 : -1;
    if (a->totals.overdue != b->totals.overdue)
        return a->totals.overdue < b->totals.overdue ? 1 : -1;
    if (a->totals.total != b->totals.total)
        return a->totals.total < b->totals.total ? 1 : -1;
    if (a->name == NULL)
        return 0;
    a_folded = text_fold (a->name, -1);
    b_folded = text_fold (b->name, -1);
    return strcmp (a_folded, b_folded);
}

const GPtrArray *
body_table_rows (BodyTable *table) {
    if (table->rows->len > 1)
        qsort (table->rows->pdata, table->rows->len, sizeof *table->rows->pdata, body_totals_compare);
    return table->rows;
}

const Totals *
body_table_items (const BodyTable *table) {
    return &table->items;
}

const Totals *
body_table_assignments (const BodyTable *table) {
    return &table->assignments;
}
