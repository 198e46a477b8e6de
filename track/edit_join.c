/* edit_join.c - several items become one; the contract is in edit.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "extract/deadlines.h"
#include "track/carry.h"
#include "track/edit_private.h"

/* What holds of the items together. */
typedef struct {
    GString *text, *deliverable;
    GPtrArray *leads, *coordinators; /* of const QueryBody* */
    GPtrArray *deadlines;            /* of Deadline* */
} Joint;

static void
joint_clear (Joint *joint) {
    g_string_free (joint->text, TRUE);
    g_string_free (joint->deliverable, TRUE);
    g_ptr_array_unref (joint->leads);
    g_ptr_array_unref (joint->coordinators);
    g_ptr_array_unref (joint->deadlines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Joint, joint_clear)

static gboolean
has_body (const GPtrArray *bodies, const QueryBody *body) {
    for (guint i = 0; i < bodies->len; i++)
        if (strcmp (((const QueryBody *)bodies->pdata[i])->folded, body->folded) == 0)
            return TRUE;
    return FALSE;
}

/* In the order in which they come; a copy, for the item they belong to goes. */
static void
add_bodies (GPtrArray *into, const GPtrArray *bodies, const GPtrArray *but) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        if (!has_body (into, body) && (but == NULL || !has_body (but, body)))
            g_ptr_array_add (into, query_body_new (body->name));
    }
}

static void
joint_add (Joint *joint, const QueryItem *item) {
    g_autoptr (GPtrArray) deadlines = g_ptr_array_new ();
    g_string_append_printf (joint->text, "%s%s", joint->text->len > 0 ? " " : "", item->text);
    if (item->deliverable != NULL && strstr (joint->deliverable->str, item->deliverable) == NULL)
        g_string_append_printf (joint->deliverable, "%s%s", joint->deliverable->len > 0 ? "; " : "", item->deliverable);
    add_bodies (joint->leads, item->leads, NULL);
    add_bodies (joint->coordinators, item->coordinators, NULL);
    for (guint i = 0; i < item->deadlines->len; i++)
        g_ptr_array_add (deadlines, item->deadlines->pdata[i]);
    deadlines_add (joint->deadlines, deadlines);
}

/* FALSE where the item would take a history with it that the first one has not. */
static gboolean
check_history (Register *reg, const QueryItem *item, GError **error) {
    g_autoptr (GPtrArray) history = edit_select_events (reg, item);
    for (guint i = 0; i < history->len; i++) {
        const Event *event = history->pdata[i];
        if (event->item != item->id
            || !(carry_is_work (event->type) || event->type == EVENT_ASSIGNED || event->type == EVENT_SUPERSEDED))
            continue;
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("item %" PRId64 " (%s) has a history of its own (event %" PRId64
               "), which would be lost: name it first, so that it goes on, or take the event back with 'dondoc undo'"),
            item->id, item->path, event->id);
        return FALSE;
    }
    return TRUE;
}

/* What was recorded of the first one would hold for the other too, and hide that its work is open or when it is due. */
static gboolean
check_alike (Register *reg, const QueryItem *first, const QueryItem *item, GError **error) {
    g_autoptr (GPtrArray) history = edit_select_events (reg, first);
    g_autoptr (JsonNode) one = changes_deadlines_value (first->deadlines);
    g_autoptr (JsonNode) other = changes_deadlines_value (item->deadlines);
    if (first->state.status != item->state.status) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("items %" PRId64 " (%s) and %" PRId64
                        " (%s) are in different states, one open and one not: joined, the open work"
                        " would be hidden; bring them to the same state first, with 'dondoc mark'"),
                     first->id, first->path, item->id, item->path);
        return FALSE;
    }
    for (guint i = 0; !changes_values_equal (one, other) && i < history->len; i++) {
        const Event *event = history->pdata[i];
        if (event->type != EVENT_EXTENDED || event->item != first->id || event->occurrence.year != 0)
            continue;
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("item %" PRId64 " (%s) was extended (event %" PRId64
                        "), which would then hold for the deadline of item %" PRId64
                        " (%s) too: take it back first, with 'dondoc undo', and extend again after joining"),
                     first->id, first->path, event->id, item->id, item->path);
        return FALSE;
    }
    return TRUE;
}

/* Reads the others into @joint and writes that each goes into the first. */
static gboolean
join_others (Register *reg, const QueryItem *first, const gint64 *items, gsize n, const Edit *edit, Joint *joint,
             gint64 *ret_cause, GPtrArray *events, GError **error) {
    for (gsize i = 1; i < n; i++) {
        g_autoptr (QueryItems) walk = NULL;
        const QueryItem *item = edit_read_item (reg, items[i], &walk, error);
        if (item == NULL)
            return FALSE;
        if (item->document->id != first->document->id) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("items %" PRId64 " and %" PRId64 " stand in different documents"), first->id, item->id);
            return FALSE;
        }
        if (!check_history (reg, item, error) || !check_alike (reg, first, item, error))
            return FALSE;
        joint_add (joint, item);
        if (!edit_append (reg, EVENT_JOINED, item->id, first->id, *ret_cause, NULL, edit, events,
                          *ret_cause == 0 ? ret_cause : NULL, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
join_text (const QueryItem *first, const char *text, Joint *joint, GError **error) {
    g_autofree char *clean = NULL;
    if (text == NULL)
        return TRUE;
    if (!edit_clean_text (text, "text", TRUE, &clean, error))
        return FALSE;
    g_string_assign (joint->text, clean);
    return TRUE;
}

static gboolean
join (Register *reg, const gint64 *items, gsize n, const char *text, const Edit *edit, GPtrArray *events,
      GError **error) {
    g_auto (Joint) joint = { g_string_new (NULL), g_string_new (NULL), g_ptr_array_new_with_free_func (query_body_free),
                             g_ptr_array_new_with_free_func (query_body_free),
                             g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free) };
    g_autoptr (GPtrArray) coordinators = g_ptr_array_new_with_free_func (query_body_free);
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *first = edit_read_item (reg, items[0], &walk, error);
    gint64 cause = 0;
    if (first == NULL)
        return FALSE;
    joint_add (&joint, first);
    if (!join_others (reg, first, items, n, edit, &joint, &cause, events, error)
        || !join_text (first, text, &joint, error))
        return FALSE;
    add_bodies (coordinators, joint.coordinators, joint.leads);
    return edit_write_correction (reg, first, "text", changes_text_value (joint.text->str), cause, edit, events, NULL,
                                  error)
           && edit_write_correction (reg, first, "deliverable",
                                     changes_text_value (joint.deliverable->len > 0 ? joint.deliverable->str : NULL),
                                     cause, edit, events, NULL, error)
           && edit_write_correction (reg, first, "lead", changes_bodies_value (joint.leads), cause, edit, events, NULL,
                                     error)
           && edit_write_correction (reg, first, "coordinators", changes_bodies_value (coordinators), cause, edit,
                                     events, NULL, error)
           && edit_write_correction (reg, first, "deadlines", changes_deadlines_value (joint.deadlines), cause, edit,
                                     events, NULL, error);
}

gboolean
edit_join (Register *reg, const gint64 *items, gsize n, const char *text, const Edit *edit, GPtrArray *events,
           GError **error) {
    if (n < 2) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("at least two items are joined"));
        return FALSE;
    }
    return register_begin (reg, TRUE, error)
           && edit_finish (reg, join (reg, items, n, text, edit, events, error), error);
}
