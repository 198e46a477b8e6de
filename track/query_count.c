/* query_count.c - how many items documents have at a moment; the contracts are in query.h and query_private.h. */
#include "track/query_private.h"

/* As the index events_of_being has it. */
#define BEING                                                                                                          \
    "(type = 'added' OR type = 'dropped' OR type = 'split' OR type = 'joined' OR type = 'withdrawn' OR type = 'corrected')"

GArray *
query_doubtful_items (Register *reg, GError **error) {
    return sql_list_ids (reg, error,
                         "SELECT item FROM events WHERE " BEING " AND item IS NOT NULL UNION"
                         " SELECT i.id FROM items i WHERE i.document IN"
                         " (SELECT document FROM events WHERE " BEING " AND item IS NULL)",
                         "");
}

/* ---- of one document ---- */

gboolean
query_count_items (Register *reg, gint64 document, const StateMoment *moment, guint *ret_tasks, guint *ret_targets,
                   GError **error) {
    QueryFilter filter = { .documents = &document, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, moment, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    guint n[2] = { 0, 0 };
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL)
        n[item->kind == ITEM_TARGET]++;
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    *ret_tasks = n[0];
    *ret_targets = n[1];
    return TRUE;
}

/* ---- of many ---- */

#define CHUNK 500 /* items asked for at once */

static void
count (GHashTable *documents, gint64 id, gboolean target, gboolean more) {
    QueryDocument *document = g_hash_table_lookup (documents, &id);
    guint *into = document == NULL ? NULL : target ? &document->targets : &document->items;
    if (into != NULL)
        *into = more ? *into + 1 : *into - MIN (*into, 1);
}

/* Out with the rows of @ids as they were stored … */
static gboolean
count_out (Register *reg, const GArray *ids, GHashTable *documents, GError **error) {
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (GError) local = NULL;
        sqlite3_stmt *row = sql_borrow (reg, "SELECT document, kind = 'target' FROM items WHERE id = ?", error);
        if (row == NULL)
            return FALSE;
        sql_bind (row, "i", g_array_index (ids, gint64, i));
        if (sql_step (reg, row, &local))
            count (documents, sqlite3_column_int64 (row, 0), sqlite3_column_int (row, 1) != 0, FALSE);
        sqlite3_reset (row);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
    }
    return TRUE;
}

/* … and in with those that are there. */
static gboolean
count_in (Register *reg, const GArray *ids, GHashTable *documents, const StateMoment *moment, GError **error) {
    for (guint i = 0; i < ids->len; i += CHUNK) {
        QueryFilter filter = { .ids = &g_array_index (ids, gint64, i),
                               .n_ids = MIN (ids->len - i, CHUNK),
                               .targets = TRUE,
                               .articles = TRUE };
        g_autoptr (GError) local = NULL;
        g_autoptr (QueryItems) items = query_items_new (reg, &filter, moment, error);
        const QueryItem *item;
        if (items == NULL)
            return FALSE;
        while ((item = query_items_next (items, &local)) != NULL)
            if (!item->state.gone)
                count (documents, item->document->id, item->kind == ITEM_TARGET, TRUE);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
    }
    return TRUE;
}

gboolean
query_adjust_counts (Register *reg, GPtrArray *documents, const StateMoment *moment, GError **error) {
    g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
    g_autoptr (GArray) ids = query_doubtful_items (reg, error);
    if (ids == NULL)
        return FALSE;
    for (guint i = 0; i < documents->len; i++) {
        QueryDocument *document = documents->pdata[i];
        g_hash_table_insert (by_id, &document->id, document);
    }
    return count_out (reg, ids, by_id, error) && count_in (reg, ids, by_id, moment, error);
}
