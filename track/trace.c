/* trace.c - the tree of the cascade; the contract is in trace.h. The items are read in trace_read.c and compared in
 * trace_items.c. */
#include "track/trace.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/load_private.h"
#include "track/query_private.h"
#include "track/trace_private.h"

static void
free_node (gpointer data) {
    TraceNode *node = data;
    g_free (node->number);
    query_document_free (node->document);
    g_clear_pointer (&node->items, g_ptr_array_unref);
    g_free (node);
}

static void
free_gap (gpointer data) {
    TraceGap *gap = data;
    g_ptr_array_unref (gap->answered_by);
    g_free (gap);
}

void
trace_free (Trace *trace) {
    if (trace == NULL)
        return;
    g_ptr_array_unref (trace->gaps);
    g_array_unref (trace->links);
    g_ptr_array_unref (trace->nodes);
    g_clear_pointer (&trace->superiors, g_ptr_array_unref);
    g_free (trace);
}

/* ---- the tree ---- */

static TraceNode *
add_node (Trace *trace, guint parent, const char *number, QueryDocument *document, const char *relation) {
    TraceNode *node = g_new0 (TraceNode, 1);
    TraceNode *above = trace->nodes->len > 0 ? trace->nodes->pdata[parent] : NULL;
    node->number = g_strdup (document != NULL && document->number != NULL ? document->number : number);
    node->document = document;
    node->parent = parent;
    node->relation = relation;
    node->depth = above != NULL ? above->depth + 1 : 0;
    if (above != NULL)
        above->children++;
    g_ptr_array_add (trace->nodes, node);
    return node;
}

/* Citing documents, by their date; the citation's date, where it has one, must be the cited document's. */
#define CITING                                                                                                         \
    "SELECT c.document, min (c.relation) FROM citations c JOIN documents d ON d.id = c.document"                       \
    " WHERE c.number_key = ?2 AND c.relation IN ('implements', 'basis') AND d.copy_of IS NULL AND c.document <> ?3"    \
    " AND (?1 IS NULL OR substr (d.loaded_at, 1, 10) <= ?1) AND NOT is_withdrawn (d.id, ?1)"                           \
    " AND (?4 IS NULL OR c.date IS NULL OR c.date = ?4) GROUP BY c.document ORDER BY d.date, c.document"

typedef struct {
    gint64 document;
    const char *relation;
} Citing;

static GArray *
find_citing (Register *reg, const TraceNode *node, const StateMoment *moment, GError **error) {
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Citing));
    g_autofree char *key = load_number_key (node->number);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows = sql_borrow (reg, CITING, error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "dsis", query_known_on (moment), key, node->document != NULL ? node->document->id : (gint64)0,
              node->document != NULL ? node->document->date : NULL);
    while (key != NULL && sql_step (reg, rows, &local)) {
        gboolean implements = g_strcmp0 ((const char *)sqlite3_column_text (rows, 1), "implements") == 0;
        Citing citing = { sqlite3_column_int64 (rows, 0), implements ? "implements" : "basis" };
        g_array_append_val (found, citing);
    }
    sqlite3_reset (rows);
    sqlite3_clear_bindings (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&found);
}

/* One node after the other, so that a chain of any length costs no stack; what was met before is named, not spread out. Children come
 * after their parent; the order for people is made at the end. */
static gboolean
spread (Trace *trace, Register *reg, const StateMoment *moment, GError **error) {
    g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);
    for (guint i = 0; i < trace->nodes->len; i++) {
        TraceNode *node = trace->nodes->pdata[i];
        g_autoptr (GArray) citing = NULL;
        if (node->document != NULL)
            node->repeated = !g_hash_table_add (met, &node->document->id);
        if (node->repeated)
            continue;
        citing = find_citing (reg, node, moment, error);
        if (citing == NULL)
            return FALSE;
        for (guint k = 0; k < citing->len; k++) {
            const Citing *one = &g_array_index (citing, Citing, k);
            QueryDocument *document = query_document_uncounted (reg, one->document, moment, error);
            if (document == NULL)
                return FALSE;
            add_node (trace, i, NULL, document, one->relation);
        }
    }
    return TRUE;
}

static void
place (const Trace *trace, const GPtrArray *children, guint at, guint *order, guint *n) {
    g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (open, at);
    while (open->len > 0) {
        guint node = g_array_index (open, guint, open->len - 1);
        const GArray *below = children->pdata[node];
        g_array_set_size (open, open->len - 1);
        order[(*n)++] = node;
        for (guint i = below->len; i > 0; i--)
            g_array_append_val (open, g_array_index (below, guint, i - 1));
    }
}

/* Each document right before what stands below it. */
static void
sort_nodes (Trace *trace) {
    g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    g_autofree guint *order = g_new0 (guint, trace->nodes->len), *place_of = g_new0 (guint, trace->nodes->len);
    g_autofree gpointer *sorted = g_new0 (gpointer, trace->nodes->len);
    guint n = 0;
    for (guint i = 0; i < trace->nodes->len; i++) {
        g_ptr_array_add (children, g_array_new (FALSE, FALSE, sizeof (guint)));
        if (i > 0)
            g_array_append_val ((GArray *)children->pdata[((const TraceNode *)trace->nodes->pdata[i])->parent], i);
    }
    place (trace, children, 0, order, &n);
    for (guint i = 0; i < n; i++)
        place_of[order[i]] = i;
    for (guint i = 0; i < n; i++) {
        TraceNode *node = sorted[i] = trace->nodes->pdata[order[i]];
        node->parent = place_of[node->parent];
    }
    memcpy (trace->nodes->pdata, sorted, n * sizeof (gpointer));
}

/* ---- the root ---- */

static gboolean
is_cited (Register *reg, const char *name, char **ret_printed, GError **error) {
    g_autofree char *key = load_number_key (name);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row
        = sql_borrow (reg, "SELECT number FROM citations WHERE number_key = ? ORDER BY document LIMIT 1", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", key);
    *ret_printed = sql_step (reg, row, &local) ? sql_dup (row, 0) : NULL;
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    return error_hand_on (&local, error);
}

static gboolean
find_root (Trace *trace, Register *reg, const char *name, const StateMoment *moment, GError **error) {
    g_autoptr (GError) local = NULL;
    gint64 id = query_find_document (reg, name, moment, &local);
    g_autofree char *printed = NULL;
    QueryDocument *document;
    if (id != 0) {
        document = query_document_uncounted (reg, id, moment, error);
        if (document == NULL)
            return FALSE;
        add_node (trace, 0, name, document, NULL);
        trace->superiors = query_entries (reg, id, ENTRIES_CITATIONS, moment, error);
        return trace->superiors != NULL;
    }
    if (!g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND)) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (!is_cited (reg, name, &printed, error))
        return FALSE;
    if (printed == NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    add_node (trace, 0, printed, NULL, NULL);
    return TRUE;
}

Trace *
trace_new (Register *reg, const char *name, const StateMoment *moment, GError **error) {
    g_autoptr (Trace) trace = g_new0 (Trace, 1);
    trace->nodes = g_ptr_array_new_with_free_func (free_node);
    trace->links = g_array_new (FALSE, FALSE, sizeof (TraceLink));
    trace->gaps = g_ptr_array_new_with_free_func (free_gap);
    if (!find_root (trace, reg, name, moment, error) || !spread (trace, reg, moment, error))
        return NULL;
    sort_nodes (trace);
    if (!trace_read_items (trace, reg, moment, error))
        return NULL;
    trace_compare_items (trace);
    return g_steal_pointer (&trace);
}
