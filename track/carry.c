/* carry.c - see carry.h. */
#include "track/carry.h"

#include "base/i18n.h"
#include "late_json.h"
#include "track/events.h"

gboolean
carry_is_work (EventType type) {
    static const EventType types[]
        = { EVENT_FULFILLED, EVENT_STARTED,  EVENT_REPORTED,  EVENT_EVIDENCE_GIVEN, EVENT_DONE,   EVENT_ACCEPTED,
            EVENT_RETURNED,  EVENT_EXTENDED, EVENT_SUSPENDED, EVENT_CANCELLED,      EVENT_RESUMED };
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        if (types[i] == type)
            return TRUE;
    return FALSE;
}

/* (transfer full) (nullable): of an `assigned` who follows the item up and its field of work: its bodies are those of the new plan. */
static char *
dup_follow_up (const char *data) {
    static const char *const members[] = { "officer", "field" };
    g_autoptr (JsonNode) parsed = json_from_string (data, NULL), made = NULL;
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    JsonObject *object = parsed != NULL && JSON_NODE_HOLDS_OBJECT (parsed) ? json_node_get_object (parsed) : NULL;
    gboolean any = FALSE;
    json_builder_begin_object (builder);
    for (gsize i = 0; object != NULL && i < G_N_ELEMENTS (members); i++) {
        JsonNode *value = json_object_get_member (object, members[i]);
        if (value == NULL)
            continue;
        any = TRUE;
        json_builder_set_member_name (builder, members[i]);
        if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_string (value) != NULL)
            json_builder_add_string_value (builder, json_node_get_string (value));
        else
            json_builder_add_null_value (builder);
    }
    json_builder_end_object (builder);
    made = json_builder_get_root (builder);
    return any ? json_to_string (made, FALSE) : NULL;
}

static gboolean
goes_along (const Event *event, const DiffPair *pair) {
    if (event->item != pair->before->id)
        return FALSE; /* of the document: the new one has its own */
    if (event->type == EVENT_ASSIGNED) {
        g_autofree char *data = event->data != NULL ? dup_follow_up (event->data) : NULL;
        return data != NULL;
    }
    if (event->type == EVENT_NOTED)
        return TRUE;
    if (pair->deadline && (event->type == EVENT_EXTENDED || event->occurrence.year != 0))
        return FALSE; /* about a day that the new plan does not have */
    return carry_is_work (event->type);
}

static gboolean
is_carried (const GPtrArray *events, const DiffPair *pair) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->type == EVENT_SUPERSEDED && event->by_item == pair->after->id)
            return TRUE;
    }
    return FALSE;
}

Event *
carry_event_new (const Event *event, gint64 item, gint64 cause, const char *from, const char *by) {
    Event *copy = event_new ();
    copy->type = event->type;
    copy->item = item;
    copy->body = g_strdup (event->body);
    copy->on_date = event->on_date;
    copy->entered_by = g_strdup (by);
    copy->note = event->note != NULL ? g_strdup_printf ("%s (%s)", event->note, from) : g_strdup (from);
    copy->evidence = event->evidence;
    copy->occurrence = event->occurrence;
    copy->until = event->until;
    copy->granted_by = g_strdup (event->granted_by);
    copy->number = g_strdup (event->number);
    copy->by_document = event->by_document;
    copy->by_item = event->by_item;
    copy->data = g_strdup (event->data);
    copy->cause = cause;
    return copy;
}

/* That of the new plan; not before the last that happened under the old one, which it ends. */
static PartialDate
find_day (const Diff *diff, const GPtrArray *events) {
    PartialDate day = diff->after->date_value.day != 0 ? diff->after->date_value : date_today ();
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->on_date.year != 0 && partial_date_compare (event->on_date, day) > 0)
            day = event->on_date;
    }
    return day;
}

static gboolean
carry_pair (Register *reg, const Diff *diff, const DiffPair *pair, const GPtrArray *events, const char *by,
            GError **error) {
    g_autoptr (Event) superseded = event_new ();
    g_autofree char *from = g_strdup_printf (
        _ ("carried over from %s:%s"), diff->before->number != NULL ? diff->before->number : "-", pair->before->path);
    superseded->type = EVENT_SUPERSEDED;
    superseded->item = pair->before->id;
    superseded->by_item = pair->after->id;
    superseded->by_document = diff->after->id;
    superseded->entered_by = g_strdup (by);
    superseded->on_date = find_day (diff, events);
    if (!events_append (reg, superseded, error))
        return FALSE;
    for (guint i = 0; i < events->len; i++) {
        g_autoptr (Event) copy = NULL;
        if (!goes_along (events->pdata[i], pair))
            continue;
        copy = carry_event_new (events->pdata[i], pair->after->id, superseded->id, from, by);
        if (copy->type == EVENT_ASSIGNED) {
            g_autofree char *all = copy->data;
            copy->data = dup_follow_up (all);
        }
        if (!events_append (reg, copy, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
carry_pairs (Register *reg, const Diff *diff, const char *by, gboolean dry_run, Carried *carried, GError **error) {
    StateMoment now = { .as_of = date_today (), .as_known_on = PARTIAL_DATE_NONE };
    for (guint i = 0; i < diff->pairs->len; i++) {
        const DiffPair *pair = &g_array_index (diff->pairs, DiffPair, i);
        g_autoptr (GPtrArray) events = NULL;
        carried->dropped += pair->after == NULL;
        if (pair->before == NULL || pair->after == NULL)
            continue;
        events = state_select_events (pair->before->events, &now);
        if (is_carried (events, pair)) {
            carried->carried++;
            continue;
        }
        carried->items++;
        for (guint k = 0; k < events->len; k++)
            carried->events += goes_along (events->pdata[k], pair);
        if (!dry_run && !carry_pair (reg, diff, pair, events, by, error))
            return FALSE;
    }
    return TRUE;
}

gboolean
carry_over (Register *reg, const Diff *diff, const char *by, gboolean dry_run, Carried *ret_carried, GError **error) {
    Carried carried = { 0 };
    if (dry_run) {
        carry_pairs (reg, diff, by, TRUE, &carried, NULL);
        *ret_carried = carried;
        return TRUE;
    }
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    if (!carry_pairs (reg, diff, by, FALSE, &carried, error)) {
        register_rollback (reg);
        return FALSE;
    }
    *ret_carried = carried;
    return register_commit (reg, error);
}
