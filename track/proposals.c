/* proposals.c - proposals that were made: listed, accepted, rejected; see proposals.h. How they are found is in proposals_find.c. */
#include "track/proposals.h"

#include "late_json.h"
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/marks.h"
#include "track/query_private.h"
#include "track/states.h"

static void
free_proposal (gpointer data) {
    Proposal *proposal = data;
    g_free (proposal->reply_number);
    g_free (proposal->reply_issuer);
    g_free (proposal->item_number);
    g_free (proposal->item_path);
    g_free (proposal->item_text);
    g_free (proposal->body);
    g_free (proposal->passage);
    g_free (proposal->span);
    g_free (proposal);
}

/* ---- what its data says ---- */

static JsonObject *
peek_object (JsonNode *root) {
    return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static void
read_data (Proposal *proposal, const char *data) {
    g_autoptr (JsonNode) root = data != NULL ? json_from_string (data, NULL) : NULL;
    JsonObject *object = peek_object (root);
    if (object == NULL)
        return;
    if (json_object_has_member (object, "span"))
        proposal->span = json_to_string (json_object_get_member (object, "span"), FALSE);
    proposal->score = json_object_get_double_member_with_default (object, "score", 0);
    proposal->by_path = g_strcmp0 (json_object_get_string_member_with_default (object, "how", NULL), "path") == 0;
    proposal->done = g_strcmp0 (json_object_get_string_member_with_default (object, "answer", NULL), "done") == 0;
}

/* The event that accepted proposal @id; 0 none. @events count. */
static gint64
find_acceptance (const GPtrArray *events, gint64 id) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_autoptr (JsonNode) root = NULL;
        JsonObject *object;
        if (event->data == NULL || event->type < EVENT_ASSIGNED)
            continue;
        root = json_from_string (event->data, NULL);
        object = peek_object (root);
        if (object != NULL && json_object_get_int_member_with_default (object, "proposal", 0) == id)
            return event->id;
    }
    return 0;
}

/* ---- listing ---- */

static Proposal *
make_proposal (Register *reg, const QueryItem *item, const Event *event, gint64 accepted, const StateMoment *moment,
               GError **error) {
    g_autoptr (QueryDocument) reply = query_document_uncounted (reg, event->by_document, moment, error);
    Proposal *proposal;
    if (reply == NULL)
        return NULL;
    proposal = g_new0 (Proposal, 1);
    proposal->id = event->id;
    proposal->reply = reply->id;
    proposal->reply_number = g_strdup (reply->number);
    proposal->reply_issuer = g_strdup (reply->issuer);
    proposal->reply_date = reply->date_value;
    proposal->item = item->id;
    proposal->item_number = g_strdup (item->document->number);
    proposal->item_path = g_strdup (item->path);
    proposal->item_text = g_strdup (item->text);
    proposal->item_is_done = item->state.status == STATUS_DONE;
    proposal->body = g_strdup (event->body);
    proposal->accepted = accepted;
    read_data (proposal, event->data);
    proposal->passage = query_quote (reg, reply->file, proposal->span, NULL);
    return proposal;
}

static gboolean
is_withdrawn_reply (Register *reg, gint64 reply, gboolean *ret_withdrawn, GError **error) {
    sqlite3_stmt *row = sql_borrow (reg, "SELECT is_withdrawn (?, NULL)", error);
    g_autoptr (GError) local = NULL;
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", reply);
    *ret_withdrawn = sql_step (reg, row, &local) && sqlite3_column_int (row, 0) != 0;
    sqlite3_reset (row);
    return error_hand_on (&local, error);
}

static gboolean
add_of_item (Register *reg, const QueryItem *item, gint64 document, gboolean all, const StateMoment *moment,
             GPtrArray *into, GError **error) {
    g_autoptr (GPtrArray) events = state_select_events (item->events, moment);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        gboolean withdrawn;
        gint64 accepted;
        Proposal *proposal;
        if (event->type != EVENT_PROPOSED
            || (document != 0 && event->by_document != document && item->document->id != document))
            continue;
        accepted = find_acceptance (events, event->id);
        if (accepted != 0 && !all)
            continue;
        if (!is_withdrawn_reply (reg, event->by_document, &withdrawn, error))
            return FALSE;
        if (withdrawn)
            continue;
        proposal = make_proposal (reg, item, event, accepted, moment, error);
        if (proposal == NULL)
            return FALSE;
        g_ptr_array_add (into, proposal);
    }
    return TRUE;
}

static int
compare_proposals (gconstpointer one, gconstpointer other) {
    const Proposal *a = *(Proposal *const *)one, *b = *(Proposal *const *)other;
    return a->id < b->id ? -1 : a->id > b->id;
}

GPtrArray *
proposals_list (Register *reg, gint64 document, gboolean all, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (free_proposal);
    g_autoptr (GArray) ids = sql_list_ids (
        reg, error, "SELECT DISTINCT item FROM events WHERE type = 'proposed' AND item IS NOT NULL", "");
    QueryFilter filter = { .targets = TRUE };
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    if (ids == NULL)
        return NULL;
    filter.ids = (const gint64 *)(gpointer)ids->data;
    filter.n_ids = ids->len;
    walk = ids->len > 0 ? query_items_new (reg, &filter, moment, &local) : NULL;
    while (walk != NULL && local == NULL && (item = query_items_next (walk, &local)) != NULL)
        if (!item->state.gone)
            add_of_item (reg, item, document, all, moment, proposals, &local);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    g_ptr_array_sort (proposals, compare_proposals);
    return g_steal_pointer (&proposals);
}

/* ---- deciding ---- */

/* The proposal, open; NULL and the error. Inside a transaction. */
static Proposal *
find_open (Register *reg, gint64 id, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (reg) };
    g_autoptr (GPtrArray) proposals = proposals_list (reg, 0, TRUE, &now, error);
    if (proposals == NULL)
        return NULL;
    for (guint i = 0; i < proposals->len; i++) {
        Proposal *proposal = proposals->pdata[i];
        if (proposal->id != id)
            continue;
        if (proposal->accepted == 0)
            return g_ptr_array_steal_index (proposals, i);
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("proposal %" PRId64 " was accepted already, by event %" PRId64 "; 'dondoc undo' takes that back"), id,
            proposal->accepted);
        return NULL;
    }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                 _ ("there is no open proposal %" PRId64 "; 'dondoc proposals' lists them"), id);
    return NULL;
}

Event *
proposals_accept (Register *reg, gint64 id, PartialDate on, const char *note, const char *by, GError **error) {
    Proposal *proposal;
    GPtrArray *events = NULL;
    Event *event = NULL;
    Mark mark;
    if (!register_begin (reg, FALSE, error))
        return NULL;
    proposal = find_open (reg, id, error);
    register_rollback (reg);
    if (proposal == NULL)
        return NULL;
    g_autofree char *data = g_strdup_printf ("{\"proposal\": %" PRId64 "}", id);
    g_autofree char *number = proposal->reply_number != NULL
                                  ? g_strdup (proposal->reply_number)
                                  : g_strdup_printf (_ ("document %" PRId64), proposal->reply);
    mark_init (&mark, !proposal->done ? EVENT_REPORTED : proposal->item_is_done ? EVENT_EVIDENCE_GIVEN : EVENT_DONE);
    mark.on_date = on.year != 0 ? on : proposal->reply_date.day != 0 ? proposal->reply_date : PARTIAL_DATE_NONE;
    mark.body = proposal->body;
    mark.evidence_number = number;
    mark.evidence_date = proposal->reply_date;
    mark.evidence_issuer = proposal->reply_issuer;
    mark.by_document = proposal->reply;
    mark.data = data;
    mark.note = note;
    mark.by = by;
    if (mark_items (reg, &proposal->item, 1, &mark, &events, error)) {
        event = g_ptr_array_steal_index (events, 0);
        g_ptr_array_unref (events);
    }
    free_proposal (proposal);
    return event;
}

gboolean
proposals_reject (Register *reg, gint64 id, const char *note, const char *by, GError **error) {
    Proposal *proposal = find_open (reg, id, error);
    if (proposal == NULL)
        return FALSE;
    free_proposal (proposal);
    return events_undo (reg, id, note, by, NULL, error);
}
