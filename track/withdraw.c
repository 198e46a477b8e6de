/* withdraw.c - see withdraw.h. */
#include "track/withdraw.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/events.h"
#include "track/query_private.h"
#include "track/register_private.h"

#define NAMED_MAX 5 /* items named in a message */

/* ---- which are withdrawn ---- */

Event *
withdraw_event (Register *reg, gint64 document, const StateMoment *moment, GError **error) {
    StateMoment when = { date_today (), query_known_on (moment), NULL };
    g_autoptr (GPtrArray) events = NULL, visible = NULL;
    Event *found = NULL;
    /* Not borrowed: it may run inside a statement that asks is_withdrawn(). */
    g_autoptr (sqlite3_stmt) rows
        = sql_prepare (reg,
                       "SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM
                       " WHERE e.document = ? AND e.item IS NULL AND e.type IN ('withdrawn', 'undone') ORDER BY e.id",
                       error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", document);
    events = query_read_events (reg, rows, NULL, error);
    if (events == NULL)
        return NULL;
    visible = state_select_events (events, &when);
    for (guint i = 0; i < visible->len && found == NULL; i++)
        if (((const Event *)visible->pdata[i])->type == EVENT_WITHDRAWN)
            found = visible->pdata[i];
    if (found != NULL) {
        g_ptr_array_set_free_func (events, NULL);
        for (guint i = 0; i < events->len; i++)
            if (events->pdata[i] != found)
                event_free (events->pdata[i]);
    }
    return found;
}

gboolean
withdraw_refuse (Register *reg, gint64 document, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (Event) withdrawn = withdraw_event (reg, document, NULL, &local);
    if (withdrawn != NULL)
        g_set_error (&local, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("document %" PRId64 " was withdrawn; 'dondoc undo' brings it back"), document);
    return error_hand_on (&local, error);
}

void
withdraw_forget (Register *reg) {
    g_clear_pointer (&reg->withdrawn, g_hash_table_unref);
}

/* Those that are withdrawn, seen at @known_on (nullable), found out once in a transaction. */
static gboolean
find_withdrawn (Register *reg, const char *known_on) {
    g_autoptr (sqlite3_stmt) rows = NULL;
    g_autoptr (GHashTable) found = NULL;
    StateMoment moment = { date_today (), PARTIAL_DATE_NONE, NULL };
    g_autoptr (GError) error = NULL;
    if (reg->withdrawn != NULL && g_strcmp0 (reg->withdrawn_known_on, known_on) == 0)
        return TRUE;
    withdraw_forget (reg);
    if (known_on != NULL)
        partial_date_parse (known_on, &moment.as_known_on);
    rows = sql_prepare (reg, "SELECT DISTINCT document FROM events WHERE type = 'withdrawn' AND document IS NOT NULL",
                        NULL);
    found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    while (rows != NULL && sql_step (reg, rows, &error)) {
        gint64 document = sqlite3_column_int64 (rows, 0);
        g_autoptr (Event) event = withdraw_event (reg, document, &moment, &error);
        if (event != NULL)
            g_hash_table_add (found, g_memdup2 (&document, sizeof document));
        if (error != NULL)
            break;
    }
    if (rows == NULL || error != NULL)
        return FALSE;
    reg->withdrawn = g_steal_pointer (&found);
    g_free (reg->withdrawn_known_on);
    reg->withdrawn_known_on = g_strdup (known_on);
    return TRUE;
}

static void
is_withdrawn (sqlite3_context *context, int n, sqlite3_value **values) {
    Register *reg = sqlite3_user_data (context);
    gint64 document = sqlite3_value_int64 (values[0]);
    if (find_withdrawn (reg, (const char *)sqlite3_value_text (values[1])))
        sqlite3_result_int (context, g_hash_table_contains (reg->withdrawn, &document));
    else
        sqlite3_result_error_code (context, sqlite3_errcode (reg->handle));
}

gboolean
withdraw_add_functions (Register *reg, GError **error) {
    return sqlite3_create_function (register_peek_handle (reg), "is_withdrawn", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, reg,
                                    is_withdrawn, NULL, NULL)
               == SQLITE_OK
           || sql_error (reg, error);
}

/* ---- withdrawing ---- */

/* TRUE where nothing was recorded about the work on its items; else @error says on which. */
static gboolean
check_marks (Register *reg, gint64 document, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    QueryFilter filter = { .documents = &document, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &now, error);
    g_autoptr (GString) named = g_string_new (NULL);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    guint marked = 0;
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL) {
        g_autoptr (GPtrArray) events = state_select_events (item->events, &now);
        gboolean worked = FALSE;
        for (guint i = 0; i < events->len && !worked; i++)
            worked = ((const Event *)events->pdata[i])->type >= EVENT_ASSIGNED;
        if (worked && marked++ < NAMED_MAX)
            g_string_append_printf (named, "%s%s (%" PRId64 ")", named->len > 0 ? ", " : "", item->path, item->id);
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (marked > 0)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     ngettext ("document %" PRId64
                               ": work was recorded on %u of its items: %s%s; 'dondoc log ITEM' shows it; take it back"
                               " first with 'dondoc undo', or withdraw all the same with --force",
                               "document %" PRId64
                               ": work was recorded on %u of its items: %s%s; 'dondoc log ITEM' shows it; take it back"
                               " first with 'dondoc undo', or withdraw all the same with --force",
                               marked),
                     document, marked, named->str, marked > NAMED_MAX ? ", …" : "");
    return marked == 0;
}

static gboolean
append (Register *reg, gint64 document, const char *note, const char *by, GPtrArray *events, GError **error) {
    Event *event = event_new ();
    event->type = EVENT_WITHDRAWN;
    event->document = document;
    event->cause = events->len > 0 ? ((const Event *)events->pdata[0])->id : 0;
    event->note = g_strdup (note);
    event->entered_by = g_strdup (by);
    g_ptr_array_add (events, event);
    return events_append (reg, event, error);
}

/* The copies of @document that are still there. */
static GArray *
list_copies (Register *reg, gint64 document, GError **error) {
    return sql_list_ids (reg, error,
                         "SELECT id FROM documents WHERE copy_of = ? AND NOT is_withdrawn (id, NULL) ORDER BY id", "i",
                         document);
}

GPtrArray *
withdraw_document (Register *reg, gint64 document, gboolean force, const char *note, const char *by, GError **error) {
    g_autoptr (GPtrArray) events = event_list_new ();
    g_autoptr (GError) local = NULL;
    g_autoptr (Event) already = withdraw_event (reg, document, NULL, &local);
    g_autoptr (GArray) copies = NULL;
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    if (already != NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("document %" PRId64 " was withdrawn already; 'dondoc undo %" PRId64 "' brings it back"),
                     document, already->cause != 0 ? already->cause : already->id);
        return NULL;
    }
    if (!force && !check_marks (reg, document, error))
        return NULL;
    copies = list_copies (reg, document, error);
    if (copies == NULL || !append (reg, document, note, by, events, error))
        return NULL;
    for (guint i = 0; i < copies->len; i++)
        if (!append (reg, g_array_index (copies, gint64, i), note, by, events, error))
            return NULL;
    return g_steal_pointer (&events);
}
