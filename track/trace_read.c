/* trace_read.c - the items of a cascade, as the rows of the states tell of them; the contract is in trace_private.h.
 * A cascade has thousands, of which few words are shown: what was corrected, and what waits (of which no row says since when), is read in full. */
#include <string.h>

#include "base/error.h"
#include "track/query_private.h"
#include "track/states.h"
#include "track/trace_private.h"

typedef struct {
    Register *reg;
    const StateMoment *moment;
    GHashTable *nodes;     /* document id -> TraceNode*, lent */
    GHashTable *items;     /* id -> TraceItem*, lent */
    GHashTable *corrected; /* ids of items of which something was corrected or assigned */
    char *documents;       /* their ids, as SQL lists them */
} Reading;

void
trace_item_free (gpointer data) {
    TraceItem *item = data;
    g_free (item->path);
    g_free (item->text);
    g_ptr_array_unref (item->bodies);
    g_free (item);
}

/* ---- a row ---- */

static ItemStatus
parse_status (const char *name) {
    ItemStatus status = STATUS_OPEN;
    while (status < STATUS_CANCELLED && strcmp (item_status_name (status), name) != 0)
        status++;
    return status;
}

static StateReason
parse_reason (const char *name) {
    StateReason reason = REASON_NONE;
    while (name != NULL && reason < REASON_SUPERSEDED && g_strcmp0 (state_reason_name (reason), name) != 0)
        reason++;
    return reason;
}

static Timeliness
parse_timeliness (const char *name) {
    ItemState state = { .timeliness = TIMELINESS_ON_TIME };
    while (name != NULL && state.timeliness < TIMELINESS_NO_DATE && strcmp (timeliness_name (&state), name) != 0)
        state.timeliness++;
    return name != NULL ? state.timeliness : TIMELINESS_NONE;
}

#define STATE_COLUMNS "s.status, s.timeliness, s.reason, s.in_force, s.days_late, s.started_on, s.done_on, s.evidence"

/* From STATE_COLUMNS, of which @first is the first. */
static ItemState
read_state (sqlite3_stmt *row, int first, const StateMoment *moment) {
    const char *timeliness = (const char *)sqlite3_column_text (row, first + 1);
    ItemState state = { .status = parse_status ((const char *)sqlite3_column_text (row, first)),
                        .counted = TRUE,
                        .reason = parse_reason ((const char *)sqlite3_column_text (row, first + 2)),
                        .in_force = sql_date (row, first + 3),
                        .days_late = sqlite3_column_int (row, first + 4),
                        .started_on = sql_date (row, first + 5),
                        .done_on = sql_date (row, first + 6),
                        .has_evidence = sqlite3_column_int (row, first + 7) != 0 };
    if (g_strcmp0 (timeliness, "dated") == 0)
        states_judge_day (state.in_force, moment, &state);
    else
        state.timeliness = parse_timeliness (timeliness);
    return state;
}

/* ---- in full ---- */

static gboolean
read_in_full (const Reading *reading, const GArray *ids, GError **error) {
    const QueryFilter filter = { .ids = (const gint64 *)(gconstpointer)ids->data, .n_ids = ids->len };
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) walk
        = ids->len > 0 ? query_items_new (reading->reg, &filter, reading->moment, &local) : NULL;
    const QueryItem *full;
    while (walk != NULL && (full = query_items_next (walk, &local)) != NULL) {
        TraceItem *item = g_hash_table_lookup (reading->items, &full->id);
        g_free (item->path);
        g_free (item->text);
        item->path = g_strdup (full->path);
        item->text = g_strdup (full->text);
        item->state = full->state;
        item->state.event = item->state.evidence = NULL; /* they go with the walk */
    }
    return error_hand_on (&local, error);
}

/* ---- many rows ---- */

#define COLUMNS                                                                                                        \
    "i.document, i.position, i.id, s.position, CASE s.position WHEN 0 THEN i.path END,"                                \
    " CASE s.position WHEN 0 THEN i.text END, s.body, s.body_key, " STATE_COLUMNS
enum {
    COLUMN_DOCUMENT,
    COLUMN_PLACE,
    COLUMN_ITEM,
    COLUMN_POSITION,
    COLUMN_PATH,
    COLUMN_TEXT,
    COLUMN_BODY,
    COLUMN_BODY_KEY,
    COLUMN_STATE
};

/* The states of the items and of their bodies, each item's own first. Each part of the states is asked by itself: so their indexes are used,
 * and nothing is sorted. */
static sqlite3_stmt *
select_rows (const Reading *reading, GError **error) {
    g_autoptr (GString) sql = g_string_new (NULL);
    const char *table = states_table (reading->reg, reading->moment, error);
    if (table == NULL)
        return NULL;
    for (const char *const *part = states_parts (table); *part != NULL; part++)
        g_string_append_printf (sql,
                                "%sSELECT " COLUMNS
                                " FROM items i CROSS JOIN %s s ON s.item = i.id WHERE i.document IN (%s) AND s.counted",
                                sql->len > 0 ? " UNION ALL " : "", *part, reading->documents);
    g_string_append (sql, " ORDER BY 1, 2, 3, 4");
    return sql_prepare (reading->reg, sql->str, error);
}

static TraceItem *
read_item (const Reading *reading, sqlite3_stmt *row) {
    gint64 document = sqlite3_column_int64 (row, COLUMN_DOCUMENT);
    TraceNode *node = g_hash_table_lookup (reading->nodes, &document);
    TraceItem *item = g_new0 (TraceItem, 1);
    item->id = sqlite3_column_int64 (row, COLUMN_ITEM);
    item->position = (guint)sqlite3_column_int (row, COLUMN_PLACE);
    item->path = sql_dup (row, COLUMN_PATH);
    item->text = sql_dup (row, COLUMN_TEXT);
    item->state = read_state (row, COLUMN_STATE, reading->moment);
    item->bodies = g_ptr_array_new_with_free_func (query_body_free);
    g_ptr_array_add (node->items, item);
    g_hash_table_insert (reading->items, &item->id, item);
    return item;
}

static void
read_body (TraceItem *item, sqlite3_stmt *row) {
    QueryBody *body;
    if (sqlite3_column_type (row, COLUMN_BODY) == SQLITE_NULL)
        return; /* nobody knows whose it is */
    body = g_new0 (QueryBody, 1);
    body->name = sql_dup (row, COLUMN_BODY);
    body->folded = sql_dup (row, COLUMN_BODY_KEY);
    g_ptr_array_add (item->bodies, body);
}

static gboolean
read_rows (const Reading *reading, GError **error) {
    g_autoptr (sqlite3_stmt) rows = select_rows (reading, error);
    g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GError) local = NULL;
    TraceItem *item = NULL;
    while (rows != NULL && sql_step (reading->reg, rows, &local)) {
        if (sqlite3_column_int (rows, COLUMN_POSITION) > 0) {
            if (item != NULL && item->id == sqlite3_column_int64 (rows, COLUMN_ITEM))
                read_body (item, rows);
            continue;
        }
        item = read_item (reading, rows);
        if (item->state.timeliness == TIMELINESS_WAITING || g_hash_table_contains (reading->corrected, &item->id))
            g_array_append_val (whole, item->id);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (rows != NULL)
        return read_in_full (reading, whole, error);
    return FALSE;
}

static gboolean
find_corrected (const Reading *reading, GError **error) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT i.id FROM items i WHERE i.document IN (%s) AND EXISTS (SELECT 1 FROM events e WHERE e.item = i.id"
        " AND e.type IN ('assigned', 'corrected'))",
        reading->documents);
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reading->reg, sql, error);
    g_autoptr (GError) local = NULL;
    while (rows != NULL && sql_step (reading->reg, rows, &local)) {
        gint64 id = sqlite3_column_int64 (rows, 0);
        g_hash_table_add (reading->corrected, g_memdup2 (&id, sizeof id));
    }
    return rows != NULL && error_hand_on (&local, error);
}

static char *
list_documents (const Trace *trace, GHashTable *nodes) {
    GString *list = g_string_new (NULL);
    for (guint i = 0; i < trace->nodes->len; i++) {
        TraceNode *node = trace->nodes->pdata[i];
        if (node->document == NULL || node->repeated)
            continue;
        node->items = g_ptr_array_new_with_free_func (trace_item_free);
        g_hash_table_insert (nodes, &node->document->id, node);
        g_string_append (list, list->len > 0 ? ", " : "");
        sql_append_ids (list, &node->document->id, 1);
    }
    return g_string_free (list, FALSE);
}

gboolean
trace_read_items (Trace *trace, Register *reg, const StateMoment *moment, GError **error) {
    g_autoptr (GHashTable) nodes = g_hash_table_new (g_int64_hash, g_int64_equal);
    g_autoptr (GHashTable) items = g_hash_table_new (g_int64_hash, g_int64_equal);
    g_autoptr (GHashTable) corrected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    g_autofree char *documents = list_documents (trace, nodes);
    const Reading reading = { reg, moment, nodes, items, corrected, documents };
    if (g_hash_table_size (nodes) == 0)
        return TRUE;
    if (!find_corrected (&reading, error) || !read_rows (&reading, error))
        return FALSE;
    for (guint i = 0; i < trace->nodes->len; i++) {
        TraceNode *node = trace->nodes->pdata[i];
        for (guint k = 0; node->items != NULL && k < node->items->len; k++)
            totals_add (&node->totals, &((const TraceItem *)node->items->pdata[k])->state);
    }
    return TRUE;
}
