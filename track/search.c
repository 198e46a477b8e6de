/* search.c - the hits of a query in their order; the contract is in search.h. */
#include "track/search.h"

#include <string.h>

#include "base/error.h"
#include "track/query_private.h"
#include "track/search_rank.h"

#define CHUNK 500 /* items asked for at once when a filter needs their state */

/* A hit, and what puts it in order. */
typedef struct {
    gint64 row;
    double relevance;
    gboolean exact;
} Found;

/* Exact ones first, then by relevance, then by id: no two are alike. */
static int
compare_found (gconstpointer one, gconstpointer other) {
    const Found *a = one, *b = other;
    if (a->exact != b->exact)
        return a->exact ? -1 : 1;
    if (a->relevance < b->relevance || a->relevance > b->relevance)
        return a->relevance < b->relevance ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static char *
write_statement (const QueryFilter *filter, const char *known_on) {
    GString *sql
        = g_string_new ("SELECT rowid, is_exact (search_index, ?2), relevance (search_index, ?2) FROM search_index"
                        " WHERE search_index MATCH ?1");
    g_string_append_printf (sql, " AND (rowid > 0 OR NOT is_withdrawn (-rowid, %s%s%s))", known_on != NULL ? "'" : "",
                            known_on != NULL ? known_on : "NULL", known_on != NULL ? "'" : "");
    if (filter->n_documents > 0) {
        g_autoptr (GString) ids = g_string_new (NULL);
        sql_append_ids (ids, filter->documents, filter->n_documents);
        g_string_append_printf (sql, " AND (-rowid IN (%s) OR rowid IN (SELECT id FROM items WHERE document IN (%s)))",
                                ids->str, ids->str);
    }
    return g_string_free (sql, FALSE);
}

static GArray *
find_all (Register *reg, const SearchQuery *query, const QueryFilter *filter, const StateMoment *moment,
          GError **error) {
    guint n = 0;
    g_autofree char *expression = search_query_expression (query, &n);
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found)), hits = NULL;
    g_autoptr (GError) local = NULL;
    g_autofree char *known_on = partial_date_format (moment->as_known_on), *sql = write_statement (filter, known_on);
    g_autoptr (sqlite3_stmt) rows = search_rank_add_functions (reg, error) ? sql_prepare (reg, sql, error) : NULL;
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "si", expression, (gint64)n);
    while (sql_step (reg, rows, &local)) {
        Found one
            = { sqlite3_column_int64 (rows, 0), sqlite3_column_double (rows, 2), sqlite3_column_int (rows, 1) != 0 };
        g_array_append_val (found, one);
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    g_array_sort (found, compare_found);
    hits = g_array_sized_new (FALSE, FALSE, sizeof (SearchHit), found->len);
    for (guint i = 0; i < found->len; i++) {
        const Found *one = &g_array_index (found, Found, i);
        SearchHit hit = { MAX (one->row, 0), MAX (-one->row, 0), one->exact };
        g_array_append_val (hits, hit);
    }
    return g_steal_pointer (&hits);
}

/* ---- what the filter lets through ---- */

static gboolean
asks_of_items (const QueryFilter *filter) {
    return filter->body != NULL || filter->statuses != 0 || filter->timeliness != 0 || filter->due_soon
           || filter->started || filter->lead_missing || filter->evidence_missing || filter->due_from.year != 0
           || filter->due_until.year != 0 || filter->confidence_below > 0;
}

/* Adds those of @ids that fit to @fitting. */
static gboolean
filter_chunk (Register *reg, const gint64 *ids, gsize n, const QueryFilter *filter, const StateMoment *moment,
              GHashTable *fitting, GError **error) {
    QueryFilter wanted = *filter;
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    wanted.ids = ids;
    wanted.n_ids = n;
    g_autoptr (QueryItems) items = query_items_new (reg, &wanted, moment, error);
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL)
        if (!item->state.gone)
            g_hash_table_add (fitting, g_memdup2 (&item->id, sizeof item->id));
    return error_hand_on (&local, error);
}

/* Items that may not be there. */
static GHashTable *
list_doubtful (Register *reg, GError **error) {
    g_autoptr (GArray) ids = query_doubtful_items (reg, error);
    GHashTable *set = ids != NULL ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) : NULL;
    for (guint i = 0; ids != NULL && i < ids->len; i++)
        g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
    return set;
}

/* Adds to @fitting the items of @hits that fit; where @only is given, it asks about those alone, and all others do. */
static gboolean
find_fitting (Register *reg, const GArray *hits, const QueryFilter *filter, const StateMoment *moment, GHashTable *only,
              GHashTable *fitting, GError **error) {
    gint64 ids[CHUNK];
    gsize n = 0;
    for (guint i = 0; i < hits->len; i++) {
        const SearchHit *hit = &g_array_index (hits, SearchHit, i);
        if (hit->item != 0 && only != NULL && !g_hash_table_contains (only, &hit->item))
            g_hash_table_add (fitting, g_memdup2 (&hit->item, sizeof hit->item));
        else if (hit->item != 0)
            ids[n++] = hit->item;
        if ((n == CHUNK || (i + 1 == hits->len && n > 0))) {
            if (!filter_chunk (reg, ids, n, filter, moment, fitting, error))
                return FALSE;
            n = 0;
        }
    }
    return TRUE;
}

static gboolean
document_fits (Register *reg, gint64 id, const StateMoment *moment, gboolean *ret_fits, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryDocument) document = query_document (reg, id, moment, &local);
    *ret_fits = document != NULL;
    if (local == NULL || g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND))
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

GArray *
search_run (Register *reg, const SearchQuery *query, const QueryFilter *filter, const StateMoment *moment,
            GError **error) {
    g_autoptr (GArray) hits = find_all (reg, query, filter, moment, error), kept = NULL;
    g_autoptr (GHashTable) doubtful = hits != NULL ? list_doubtful (reg, error) : NULL;
    g_autoptr (GHashTable) fitting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    gboolean no_documents = asks_of_items (filter), asks = no_documents || moment->as_known_on.year != 0;
    if (doubtful == NULL)
        return NULL;
    if (!asks && g_hash_table_size (doubtful) == 0)
        return g_steal_pointer (&hits); /* nothing that only the state could tell */
    if (!find_fitting (reg, hits, filter, moment, asks ? NULL : doubtful, fitting, error))
        return NULL;
    kept = g_array_new (FALSE, FALSE, sizeof (SearchHit));
    for (guint i = 0; i < hits->len; i++) {
        const SearchHit *hit = &g_array_index (hits, SearchHit, i);
        gboolean fits = hit->item != 0 && g_hash_table_contains (fitting, &hit->item);
        if (hit->item == 0 && !no_documents && !document_fits (reg, hit->document, moment, &fits, error))
            return NULL;
        if (fits)
            g_array_append_val (kept, *hit);
    }
    return g_steal_pointer (&kept);
}
