/* query_events.c - what happened: reading events; the contract is in query.h. */
#include "base/error.h"
#include "track/query_private.h"
#include "track/sql.h"

Event *
query_read_event (sqlite3_stmt *row) {
    g_autoptr (Event) event = event_new ();
    if (!event_type_parse ((const char *)sqlite3_column_text (row, 2), &event->type))
        return NULL;
    event->item = sqlite3_column_int64 (row, 0);
    event->id = sqlite3_column_int64 (row, 1);
    event->document = sqlite3_column_int64 (row, 3);
    event->body = sql_dup (row, 4);
    event->body_key = sql_dup (row, 5);
    event->on_date = sql_date (row, 6);
    event->entered_at = sql_dup (row, 7);
    event->entered_by = sql_dup (row, 8);
    event->note = sql_dup (row, 9);
    event->occurrence = sql_date (row, 10);
    event->until = sql_date (row, 11);
    event->granted_by = sql_dup (row, 12);
    event->number = sql_dup (row, 13);
    event->evidence = sqlite3_column_int64 (row, 14);
    event->evidence_number = sql_dup (row, 15);
    event->evidence_date = sql_date (row, 16);
    event->evidence_issuer = sql_dup (row, 17);
    event->evidence_level = sql_dup (row, 18);
    event->evidence_file = sql_dup (row, 19);
    event->target = sqlite3_column_int64 (row, 20);
    event->cause = sqlite3_column_int64 (row, 21);
    event->by_document = sqlite3_column_int64 (row, 22);
    event->by_item = sqlite3_column_int64 (row, 23);
    event->data = sql_dup (row, 24);
    return g_steal_pointer (&event);
}

GPtrArray *
query_read_events (Register *reg, sqlite3_stmt *rows, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) events = event_list_new ();
    g_autoptr (GError) local = NULL;
    while (sql_step (reg, rows, &local)) {
        Event *event = query_read_event (rows);
        if (event != NULL && (moment == NULL || state_event_is_visible (event, moment)))
            g_ptr_array_add (events, event);
        else
            event_free (event);
    }
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&events);
}

GPtrArray *
query_document_events (Register *reg, gint64 document, const StateMoment *moment, GError **error) {
    sqlite3_stmt *rows = sql_borrow (
        reg, "SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM " WHERE e.document = ? AND e.item IS NULL ORDER BY e.id",
        error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", document);
    return query_read_events (reg, rows, moment, error);
}

/* ---- one after the other ---- */

struct QueryEvents {
    Register *reg;
    StateMoment moment;
    sqlite3_stmt *rows;
    Event *event; /* lent to the caller */
};

/* @id of ?1 is an item or a document; ?2 is the first event. */
static sqlite3_stmt *
select_events (Register *reg, QueryEventsOf of, gboolean latest_first, GError **error) {
    static const char *const conditions[] = {
        [QUERY_EVENTS_ALL] = "?1 IS NOT NULL",
        [QUERY_EVENTS_ITEM]
        = "(e.item = ?1 OR (e.document = (SELECT document FROM items WHERE id = ?1) AND e.item IS NULL))",
        [QUERY_EVENTS_DOCUMENT] = "(e.document = ?1 OR e.item IN (SELECT id FROM items WHERE document = ?1))",
    };
    g_autofree char *sql = g_strconcat ("SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM " WHERE ", conditions[of],
                                        latest_first ? " ORDER BY e.id DESC" : " AND e.id >= ?2 ORDER BY e.id", NULL);
    return sql_prepare (reg, sql, error);
}

/* The first of the latest @last. */
static gboolean
find_first (Register *reg, QueryEventsOf of, gint64 id, guint last, const StateMoment *moment, gint64 *ret_first,
            GError **error) {
    g_autoptr (sqlite3_stmt) rows = select_events (reg, of, TRUE, error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "i", id);
    while (last > 0 && sql_step (reg, rows, &local)) {
        g_autoptr (Event) event = query_read_event (rows);
        if (event == NULL || !state_event_is_visible (event, moment))
            continue;
        *ret_first = event->id;
        last--;
    }
    return error_hand_on (&local, error);
}

QueryEvents *
query_events_new (Register *reg, QueryEventsOf of, gint64 id, guint last, const StateMoment *moment, GError **error) {
    g_autoptr (QueryEvents) walk = g_new0 (QueryEvents, 1);
    gint64 first = 0;
    walk->reg = reg;
    walk->moment = *moment;
    if (last > 0 && !find_first (reg, of, id, last, moment, &first, error))
        return NULL;
    walk->rows = select_events (reg, of, FALSE, error);
    if (walk->rows == NULL)
        return NULL;
    sql_bind (walk->rows, "ii", id, first);
    return g_steal_pointer (&walk);
}

const Event *
query_events_next (QueryEvents *walk, GError **error) {
    while (sql_step (walk->reg, walk->rows, error)) {
        g_clear_pointer (&walk->event, event_free);
        walk->event = query_read_event (walk->rows);
        if (walk->event != NULL && state_event_is_visible (walk->event, &walk->moment))
            return walk->event;
    }
    return NULL;
}

void
query_events_free (QueryEvents *walk) {
    if (walk == NULL)
        return;
    sqlite3_finalize (walk->rows);
    event_free (walk->event);
    g_free (walk);
}

/* ---- what they are about ---- */

char *
query_event_subject (Register *reg, const Event *event, GError **error) {
    sqlite3_stmt *row;
    char *subject = NULL;
    if (event->item != 0)
        return query_item_subject (reg, event->item, error);
    row = sql_borrow (reg, "SELECT coalesce (number, id) FROM documents WHERE id = ?", error);
    if (row == NULL)
        return g_strdup ("");
    sql_bind (row, "i", event->document);
    if (sql_step (reg, row, error))
        subject = sql_dup (row, 0);
    sqlite3_reset (row);
    return subject != NULL ? subject : g_strdup ("");
}
