/* events.c - see events.h. */
#include "track/events.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/heading.h"
#include "track/load_private.h"
#include "track/query_private.h"
#include "track/states.h"
#include "track/withdraw.h"

/* ---- evidence ---- */

/* The row of the same document, made where there is none. */
static gboolean
find_evidence (Register *reg, const Event *event, gint64 *ret_id, GError **error) {
    g_autofree char *key = load_number_key (event->evidence_number);
    sqlite3_stmt *row
        = sql_borrow (reg,
                      "SELECT id FROM evidence WHERE number_key = ? AND number = ? AND date IS ? AND issuer IS ?"
                      " AND level IS ? AND file IS NULL ORDER BY id",
                      error);
    g_autoptr (GError) local = NULL;
    if (row == NULL)
        return FALSE;
    sql_bind (row, "ssdss", key, event->evidence_number, event->evidence_date, event->evidence_issuer,
              event->evidence_level);
    *ret_id = sql_step (reg, row, &local) ? sqlite3_column_int64 (row, 0) : 0;
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    return *ret_id != 0
           || sql_insert (reg, ret_id, error,
                          "INSERT INTO evidence (number, number_key, date, issuer, level) VALUES (?, ?, ?, ?, ?)",
                          "ssdss", event->evidence_number, key, event->evidence_date, event->evidence_issuer,
                          event->evidence_level);
}

/* What people typed, or another program gave, is kept in NFC: some keyboards and file managers part letters from their marks. */
static void
compose (char **text) {
    if (*text == NULL || text_is_composed (*text, strlen (*text)))
        return;
    char *composed = text_nfc (*text, -1);
    g_free (*text);
    *text = composed;
}

static void
compose_evidence (Event *event) {
    compose (&event->evidence_number);
    compose (&event->evidence_issuer);
    compose (&event->evidence_level);
}

gboolean
events_add_evidence_file (Register *reg, Event *event, const char *name, const void *data, gsize size, GError **error) {
    compose_evidence (event);
    g_autofree char *key = load_number_key (event->evidence_number);
    g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, size > 0 ? data : (const void *)"", size);
    g_autofree char *base = g_path_get_basename (name), *shown = g_filename_display_name (base);
    g_autoptr (GError) local = NULL;
    gint64 file = 0;
    sqlite3_stmt *row = sql_borrow (reg, "SELECT id FROM evidence_files WHERE sha256 = ?", error);
    g_return_val_if_fail (key != NULL, FALSE);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", sha256);
    if (sql_step (reg, row, &local))
        file = sqlite3_column_int64 (row, 0);
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (file == 0
        && !sql_insert (reg, &file, error, "INSERT INTO evidence_files (sha256, name, size, bytes) VALUES (?, ?, ?, ?)",
                        "ssib", sha256, shown, (gint64)size, data, size))
        return FALSE;
    g_free (event->evidence_file);
    event->evidence_file = g_steal_pointer (&shown);
    return sql_insert (reg, &event->evidence, error,
                       "INSERT INTO evidence (number, number_key, date, issuer, level, file) VALUES (?, ?, ?, ?, ?, ?)",
                       "ssdssi", event->evidence_number, key, event->evidence_date, event->evidence_issuer,
                       event->evidence_level, file);
}

GBytes *
events_read_evidence_file (Register *reg, const Event *event, GError **error) {
    g_autoptr (GError) local = NULL;
    GBytes *bytes = NULL;
    sqlite3_stmt *row = sql_borrow (
        reg, "SELECT f.bytes FROM evidence v JOIN evidence_files f ON f.id = v.file WHERE v.id = ?", error);
    if (row == NULL)
        return NULL;
    sql_bind (row, "i", event->evidence);
    if (sql_step (reg, row, &local))
        bytes = g_bytes_new (sqlite3_column_blob (row, 0), (gsize)sqlite3_column_bytes (row, 0));
    else if (local == NULL)
        g_set_error (&local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("no file is kept with this evidence"));
    sqlite3_reset (row);
    error_hand_on (&local, error);
    return bytes;
}

/* ---- appending ---- */

static void
touch (Register *reg, const Event *event) {
    if (event->type == EVENT_WITHDRAWN || event->type == EVENT_UNDONE)
        withdraw_forget (reg);
    if (event->item != 0)
        states_touch_item (reg, event->item);
    else if (event->document != 0 && event->type != EVENT_LOADED && event->type != EVENT_COPY_LINKED)
        states_touch_document (reg, event->document);
}

static gboolean
may_mend_heading (const Event *event) {
    return event->document != 0 && event->item == 0 && (event->type == EVENT_CORRECTED || event->type == EVENT_UNDONE);
}

gboolean
events_append (Register *reg, Event *event, GError **error) {
    g_free (event->entered_at);
    event->entered_at = date_now ();
    compose (&event->body);
    compose (&event->entered_by);
    compose (&event->note);
    compose (&event->granted_by);
    compose (&event->number);
    compose_evidence (event);
    if (event->body != NULL && event->body_key == NULL)
        event->body_key = text_fold (event->body, -1);
    if (event->evidence == 0 && event->evidence_number != NULL && !find_evidence (reg, event, &event->evidence, error))
        return FALSE;
    touch (reg, event);
    if (!sql_insert (
            reg, &event->id, error,
            "INSERT INTO events (type, document, item, body, body_key, on_date, entered_at, entered_by, note, occurrence,"
            " until, granted_by, number, evidence, target, cause, by_document, by_item, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "sIIssdsssddssIIIIIs", event_type_name (event->type), event->document, event->item, event->body,
            event->body_key, event->on_date, event->entered_at, event->entered_by, event->note, event->occurrence,
            event->until, event->granted_by, event->number, event->evidence, event->target, event->cause,
            event->by_document, event->by_item, event->data))
        return FALSE;
    return !may_mend_heading (event) || heading_follow (reg, event->document, error);
}

/* ---- taking back ---- */

/* The event itself and what came with it. */
static GPtrArray *
read_with_effects (Register *reg, gint64 id, GError **error) {
    sqlite3_stmt *rows = sql_borrow (
        reg, "SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM " WHERE e.id = ?1 OR e.cause = ?1 ORDER BY e.id", error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", id);
    return query_read_events (reg, rows, NULL, error);
}

/* What already takes @id back and stands itself; 0 none. */
static gboolean
find_undoing (Register *reg, gint64 id, gint64 *ret_undoing, GError **error) {
    g_autoptr (GArray) undoings = sql_list_ids (
        reg, error, "SELECT id FROM events WHERE target = ? AND type = 'undone' ORDER BY id DESC", "i", id);
    *ret_undoing = 0;
    if (undoings == NULL)
        return FALSE;
    for (guint i = 0; i < undoings->len && *ret_undoing == 0; i++) {
        gint64 undoing = g_array_index (undoings, gint64, i), undone;
        if (!find_undoing (reg, undoing, &undone, error))
            return FALSE;
        if (undone == 0)
            *ret_undoing = undoing;
    }
    return TRUE;
}

/* An item that was made goes with the event that made it; what was recorded of it since then must not go with it unseen. */
static gboolean
check_made_items (Register *reg, gint64 id, const GPtrArray *events, GError **error) {
    for (guint i = 0; i < events->len; i++) {
        const Event *made = events->pdata[i];
        g_autoptr (GArray) later = NULL;
        if (made->type != EVENT_ADDED)
            continue;
        later = sql_list_ids (
            reg, error,
            "SELECT id FROM events WHERE item = ?1 AND coalesce (cause, 0) <> ?2 AND id <> ?2 AND type <> 'undone'"
            " ORDER BY id",
            "ii", made->item, id);
        if (later == NULL)
            return FALSE;
        for (guint k = 0; k < later->len; k++) {
            gint64 undoing, event = g_array_index (later, gint64, k);
            if (!find_undoing (reg, event, &undoing, error))
                return FALSE;
            if (undoing != 0)
                continue;
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("event %" PRId64 " made item %" PRId64 ", of which event %" PRId64
                            " was recorded since; undo that first"),
                         id, made->item, event);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean
check_undo (Register *reg, gint64 id, const GPtrArray *events, GError **error) {
    const Event *event = events->len > 0 ? events->pdata[0] : NULL;
    gint64 undoing;
    if (event == NULL || event->id != id) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("there is no event %" PRId64 "; 'dondoc log' lists them"), id);
        return FALSE;
    }
    if (event->type == EVENT_LOADED || event->type == EVENT_COPY_LINKED) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("event %" PRId64 " is the loading of a document, which cannot be undone"), id);
        return FALSE;
    }
    if (event->cause != 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("event %" PRId64 " came with event %" PRId64 " and can only be undone with it"), id,
                     event->cause);
        return FALSE;
    }
    if (!find_undoing (reg, id, &undoing, error))
        return FALSE;
    if (undoing != 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("event %" PRId64 " was undone already, by event %" PRId64), id, undoing);
        return FALSE;
    }
    return check_made_items (reg, id, events, error);
}

gboolean
events_undo (Register *reg, gint64 id, const char *note, const char *by, GPtrArray *ret_events, GError **error) {
    g_autoptr (GPtrArray) events = read_with_effects (reg, id, error);
    gint64 first = 0;
    if (events == NULL || !check_undo (reg, id, events, error))
        return FALSE;
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_autoptr (Event) undo = event_new ();
        undo->type = EVENT_UNDONE;
        undo->document = event->document;
        undo->item = event->item;
        undo->target = event->id;
        undo->cause = first;
        undo->note = g_strdup (note);
        undo->entered_by = g_strdup (by);
        if (!events_append (reg, undo, error))
            return FALSE;
        if (i == 0)
            first = undo->id;
        if (ret_events != NULL)
            g_ptr_array_add (ret_events, g_steal_pointer (&undo));
    }
    return TRUE;
}
