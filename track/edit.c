/* edit.c - correcting and dropping, and what all edits share; the contracts are in edit.h and edit_private.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/edit_private.h"
#include "track/states.h"

/* ---- what all share ---- */

StateMoment
edit_now (Register *reg) {
    return (StateMoment){ date_today (), PARTIAL_DATE_NONE, states_peek_settings (reg) };
}

const QueryItem *
edit_read_item (Register *reg, gint64 id, QueryItems **ret_walk, GError **error) {
    StateMoment now = edit_now (reg);
    const QueryItem *item = query_one_item (reg, id, &now, ret_walk, error);
    if (item == NULL || !item->state.gone)
        return item;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("item %" PRId64 " (%s) is no longer in the register; 'dondoc log' tells why"), item->id,
                 item->path);
    return NULL;
}

GPtrArray *
edit_select_events (Register *reg, const QueryItem *item) {
    StateMoment always = edit_now (reg);
    always.as_of = partial_date_day (9999, 12, 31);
    return state_select_events (item->events, &always);
}

gboolean
edit_check_path (Register *reg, gint64 document, const char *path, gint64 except, GError **error) {
    QueryFilter filter = { .documents = &document, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    StateMoment now = edit_now (reg);
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &now, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL)
        if (item->id != except && text_equal (item->path, path)) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("the document has an item with the path %s already: %" PRId64
                            "; choose another, '%s.a' for instance"),
                         path, item->id, path);
            return FALSE;
        }
    return error_hand_on (&local, error);
}

gboolean
edit_append (Register *reg, EventType type, gint64 item, gint64 by_item, gint64 cause, const char *data,
             const Edit *edit, GPtrArray *events, gint64 *ret_id, GError **error) {
    g_autoptr (Event) event = event_new ();
    event->type = type;
    event->item = item;
    event->by_item = by_item;
    event->cause = cause;
    event->data = g_strdup (data);
    event->entered_by = g_strdup (edit->by);
    event->note = edit->note != NULL && cause == 0 ? text_collapse (edit->note, -1) : NULL;
    if (!events_append (reg, event, error))
        return FALSE;
    if (ret_id != NULL)
        *ret_id = event->id;
    if (events != NULL)
        g_ptr_array_add (events, g_steal_pointer (&event));
    return TRUE;
}

gboolean
edit_finish (Register *reg, gboolean written, GError **error) {
    if (written)
        return register_commit (reg, error);
    register_rollback (reg);
    return FALSE;
}

/* ---- correct ---- */

static char *
write_data (const char *field, JsonNode *value, JsonNode *was) {
    g_autoptr (JsonObject) object = json_object_new ();
    g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), object);
    json_object_set_string_member (object, "field", field);
    json_object_set_member (object, "value", json_node_copy (value));
    json_object_set_member (object, "was", json_node_copy (was));
    return json_to_string (root, FALSE);
}

/* An assignment holds from its day on, whatever was extracted. */
static gboolean
check_effect (Register *reg, const QueryItem *before, const char *field, JsonNode *value, GError **error) {
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = edit_read_item (reg, before->id, &walk, error);
    g_autoptr (JsonNode) holds = item != NULL ? changes_field_value (item, field) : NULL;
    if (item == NULL || changes_values_equal (holds, value))
        return item != NULL;
    g_set_error (
        error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
        _ ("item %" PRId64 " (%s): who answers for it or works along was assigned, which goes before what is corrected;"
           " 'dondoc assign' changes that, or 'dondoc undo' takes it back ('dondoc log %" PRId64 "' has its number)"),
        before->id, before->path, before->id);
    return FALSE;
}

gboolean
edit_write_correction (Register *reg, const QueryItem *item, const char *field, JsonNode *value, gint64 cause,
                       const Edit *edit, GPtrArray *events, gboolean *ret_written, GError **error) {
    g_autoptr (JsonNode) taken = value, was = changes_field_value (item, field);
    g_autofree char *data = write_data (field, value, was);
    gboolean same = changes_values_equal (taken, was);
    if (ret_written != NULL)
        *ret_written = !same;
    return same
           || (edit_append (reg, EVENT_CORRECTED, item->id, 0, cause, data, edit, events, NULL, error)
               && check_effect (reg, item, field, taken, error));
}

static gboolean
correct (Register *reg, gint64 id, const char *field, char *const *values, gsize n, const Edit *edit, GPtrArray *events,
         GError **error) {
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = edit_read_item (reg, id, &walk, error);
    JsonNode *value = item != NULL ? edit_read_value (reg, item, field, values, n, edit->lexicon, error) : NULL;
    gboolean written = FALSE;
    if (value == NULL)
        return FALSE;
    if (strcmp (field, "path") == 0
        && !edit_check_path (reg, item->document->id, json_node_get_string (value), id, error)) {
        json_node_unref (value);
        return FALSE;
    }
    if (!edit_write_correction (reg, item, field, value, 0, edit, events, &written, error))
        return FALSE;
    if (!written)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("item %" PRId64 " (%s): %s is that already; nothing was changed"), id, item->path, field);
    return written;
}

gboolean
edit_correct (Register *reg, gint64 item, const char *field, char *const *values, gsize n, const Edit *edit,
              GPtrArray *events, GError **error) {
    const char *name = edit_field_name (field, error);
    return name != NULL && register_begin (reg, TRUE, error)
           && edit_finish (reg, correct (reg, item, name, values, n, edit, events, error), error);
}

/* ---- drop ---- */

static gboolean
drop (Register *reg, gint64 id, const Edit *edit, GPtrArray *events, GError **error) {
    g_autoptr (QueryItems) walk = NULL;
    return edit_read_item (reg, id, &walk, error) != NULL
           && edit_append (reg, EVENT_DROPPED, id, 0, 0, NULL, edit, events, NULL, error);
}

gboolean
edit_drop (Register *reg, const gint64 *items, gsize n, const Edit *edit, GPtrArray *events, GError **error) {
    gboolean written = TRUE;
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    for (gsize i = 0; written && i < n; i++)
        written = drop (reg, items[i], edit, events, error);
    return edit_finish (reg, written, error);
}
