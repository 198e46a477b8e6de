/* totals.c - counting states, and the words for them; the contracts are in state.h.
 * Called by:   query.c, bodies of every list and report. */
#include <string.h>

#include "track/state.h"

void
totals_add (Totals *totals, const ItemState *state) {
    guint *const cells[] = {
        [TIMELINESS_ON_TIME] = &totals->on_time,       [TIMELINESS_LATE] = &totals->late,
        [TIMELINESS_IN_TERM] = &totals->in_term,       [TIMELINESS_OVERDUE] = &totals->overdue,
        [TIMELINESS_CONTINUOUS] = &totals->continuous, [TIMELINESS_WAITING] = &totals->waiting,
        [TIMELINESS_NO_DATE] = &totals->no_date,
    };
    if (!state->counted)
        return;
    totals->total++;
    if (state->status == STATUS_SUSPENDED)
        totals->suspended++;
    else if (state->status == STATUS_CANCELLED)
        totals->cancelled++;
    else
        (*cells[state->timeliness])++;
    totals->due_soon += state->due_soon;
    totals->started += state->status == STATUS_OPEN && state->started_on.year != 0;
    totals->done_without_evidence += state->status == STATUS_DONE && !state->has_evidence;
    totals->done_by_consent += state->status == STATUS_DONE && state->reason == REASON_CONSENT;
    totals->done_with_deadline_on_time += state->timeliness == TIMELINESS_ON_TIME && state->in_force.year != 0;
}

void
totals_add_totals (Totals *totals, const Totals *others) {
    guint *into = (guint *)(gpointer)totals;
    const guint *from = (const guint *)(gconstpointer)others;
    for (gsize i = 0; i < sizeof (Totals) / sizeof (guint); i++)
        into[i] += from[i];
}

guint
totals_sum (const Totals *totals) {
    return totals_done (totals) + totals_open (totals) + totals->suspended + totals->cancelled;
}

guint
totals_done (const Totals *totals) {
    return totals->on_time + totals->late;
}

guint
totals_open (const Totals *totals) {
    return totals->in_term + totals->overdue + totals->continuous + totals->waiting + totals->no_date;
}

guint
totals_fell_due (const Totals *totals) {
    return totals_done (totals) + totals->overdue;
}

const char *
item_status_name (ItemStatus status) {
    static const char *const names[] = {
        [STATUS_OPEN] = "open",
        [STATUS_DONE] = "done",
        [STATUS_SUSPENDED] = "suspended",
        [STATUS_CANCELLED] = "cancelled",
    };
    return names[status];
}

const char *
timeliness_name (const ItemState *state) {
    static const char *const names[] = {
        [TIMELINESS_NONE] = NULL,         [TIMELINESS_ON_TIME] = "on-time", [TIMELINESS_LATE] = "late",
        [TIMELINESS_IN_TERM] = "in-term", [TIMELINESS_OVERDUE] = "overdue", [TIMELINESS_CONTINUOUS] = "continuous",
        [TIMELINESS_WAITING] = "waiting", [TIMELINESS_NO_DATE] = "no-date",
    };
    return state->due_soon ? "due-soon" : names[state->timeliness];
}

const char *
state_reason_name (StateReason reason) {
    static const char *const names[] = {
        [REASON_NONE] = NULL,
        [REASON_NOT_STATED] = "not-stated",
        [REASON_DATE_UNREADABLE] = "date-unreadable",
        [REASON_NO_RULE] = "no-rule",
        [REASON_ONLY_BEGINNING] = "only-beginning",
        [REASON_FULFILLED] = "fulfilled",
        [REASON_CONDITION] = "condition",
        [REASON_RECEIPT] = "receipt",
        [REASON_EVENT] = "event",
        [REASON_CONSENT] = "consent",
        [REASON_SUPERSEDED] = "superseded",
    };
    return names[reason];
}

static const char *const event_names[EVENT_TYPE_LAST] = {
    [EVENT_LOADED] = "loaded",
    [EVENT_COPY_LINKED] = "copy-linked",
    [EVENT_REEXTRACTED] = "reextracted",
    [EVENT_WITHDRAWN] = "withdrawn",
    [EVENT_CONFIRMED] = "confirmed",
    [EVENT_CORRECTED] = "corrected",
    [EVENT_ADDED] = "added",
    [EVENT_DROPPED] = "dropped",
    [EVENT_SPLIT] = "split",
    [EVENT_JOINED] = "joined",
    [EVENT_PROPOSED] = "proposed",
    [EVENT_NOTED] = "noted",
    [EVENT_UNDONE] = "undone",
    [EVENT_ASSIGNED] = "assigned",
    [EVENT_RECEIVED] = "received",
    [EVENT_FULFILLED] = "fulfilled",
    [EVENT_STARTED] = "started",
    [EVENT_REPORTED] = "reported",
    [EVENT_EVIDENCE_GIVEN] = "evidence-given",
    [EVENT_DONE] = "done",
    [EVENT_ACCEPTED] = "accepted",
    [EVENT_RETURNED] = "returned",
    [EVENT_EXTENDED] = "extended",
    [EVENT_SUSPENDED] = "suspended",
    [EVENT_CANCELLED] = "cancelled",
    [EVENT_RESUMED] = "resumed",
    [EVENT_SUPERSEDED] = "superseded",
};

const char *
event_type_name (EventType type) {
    return event_names[type];
}

gboolean
event_type_parse (const char *name, EventType *ret_type) {
    for (gsize i = 0; i < G_N_ELEMENTS (event_names); i++)
        if (g_strcmp0 (event_names[i], name) == 0) {
            *ret_type = (EventType)i;
            return TRUE;
        }
    return FALSE;
}

Event *
event_new (void) {
    Event *event = g_new0 (Event, 1);
    event->on_date = event->evidence_date = event->occurrence = event->until = PARTIAL_DATE_NONE;
    return event;
}

void
event_free (Event *event) {
    if (event == NULL)
        return;
    g_free (event->entered_at);
    g_free (event->entered_by);
    g_free (event->note);
    g_free (event->evidence_number);
    g_free (event->evidence_issuer);
    g_free (event->evidence_level);
    g_free (event->evidence_file);
    g_free (event->body);
    g_free (event->body_key);
    g_free (event->granted_by);
    g_free (event->number);
    g_free (event->data);
    g_free (event);
}

static void
free_event (gpointer event) {
    event_free (event);
}

GPtrArray *
event_list_new (void) {
    return g_ptr_array_new_with_free_func (free_event);
}
