/* state_bodies.c - which events count, and the state of an item whose bodies each have their own; rules 1, 9, 10 and 11 of state.h.
 * The life of one body is in state.c. */
#include <string.h>

#include "track/deadline_days.h"
#include "track/occurrences.h"
#include "track/state_private.h"

char *
state_settings_fingerprint (const StateSettings *settings) {
    /* due_soon_days is not in it: it is asked for when the rows are read. */
    if (settings->calendar == NULL)
        return g_strdup_printf ("1;before-includes-day=%d", settings->before_includes_day);
    return g_strdup_printf ("1;before-includes-day=%d;days-off=%s", settings->before_includes_day,
                            calendar_peek_fingerprint (settings->calendar));
}

/* ---- rule 1 ---- */

PartialDate
state_entry_day (const Event *event) {
    PartialDate day = PARTIAL_DATE_NONE;
    char text[11] = "";
    if (event->entered_at != NULL)
        g_strlcpy (text, event->entered_at, sizeof text);
    partial_date_parse (text, &day);
    return day;
}

static gboolean
is_known (const Event *event, const StateMoment *moment) {
    return moment->as_known_on.year == 0 || partial_date_compare (state_entry_day (event), moment->as_known_on) <= 0;
}

static gboolean
has_happened (const Event *event, const StateMoment *moment) {
    return event->on_date.year == 0 || partial_date_compare (event->on_date, moment->as_of) <= 0;
}

gboolean
state_event_is_visible (const Event *event, const StateMoment *moment) {
    return has_happened (event, moment) && is_known (event, moment);
}

static int
compare_ids (const void *one, const void *other) {
    const Event *a = *(const Event *const *)one, *b = *(const Event *const *)other;
    return (a->id > b->id) - (a->id < b->id);
}

/* By own date, those without one first, then in the order of entry. */
static int
compare_events (const void *one, const void *other) {
    const Event *a = *(const Event *const *)one, *b = *(const Event *const *)other;
    int by_date = partial_date_compare (a->on_date, b->on_date);
    return by_date != 0 ? by_date : compare_ids (one, other);
}

static void
sort (GPtrArray *events, int (*compare) (const void *, const void *)) {
    if (events->len > 1)
        qsort (events->pdata, events->len, sizeof *events->pdata, compare);
}

/* Takes out what was undone, and the undoing. One that was undone itself undoes nothing; it can only be undone by a later one. */
static void
drop_undone (GPtrArray *events) {
    g_autoptr (GHashTable) dead = NULL;
    guint kept = 0;
    for (guint i = 0; i < events->len && dead == NULL; i++)
        if (((const Event *)events->pdata[i])->type == EVENT_UNDONE)
            dead = g_hash_table_new (g_int64_hash, g_int64_equal);
    if (dead == NULL)
        return;
    sort (events, compare_ids);
    for (guint i = events->len; i-- > 0;) {
        const Event *event = events->pdata[i];
        if (event->type == EVENT_UNDONE && !g_hash_table_contains (dead, &event->id))
            g_hash_table_add (dead, (gpointer)&event->target);
    }
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->type != EVENT_UNDONE && !g_hash_table_contains (dead, &event->id))
            events->pdata[kept++] = (gpointer)event;
    }
    g_ptr_array_set_size (events, (int)kept);
}

GPtrArray *
state_select_events (const GPtrArray *events, const StateMoment *moment) {
    GPtrArray *visible = g_ptr_array_new ();
    for (guint i = 0; events != NULL && i < events->len; i++)
        if (state_event_is_visible (events->pdata[i], moment))
            g_ptr_array_add (visible, events->pdata[i]);
    drop_undone (visible);
    sort (visible, compare_events);
    return visible;
}

/* The day before the next event that is known but has not happened yet. */
static PartialDate
day_before_next_event (const GPtrArray *events, const StateMoment *moment) {
    PartialDate next = PARTIAL_DATE_NONE;
    for (guint i = 0; events != NULL && i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (is_known (event, moment) && !has_happened (event, moment)
            && (next.year == 0 || partial_date_compare (event->on_date, next) < 0))
            next = event->on_date;
    }
    return next.year != 0 ? partial_date_add_days (next, -1) : next;
}

static PartialDate
earlier (PartialDate one, PartialDate other) {
    if (one.year == 0 || (other.year != 0 && partial_date_compare (other, one) < 0))
        return other;
    return one;
}

static PartialDate
later (PartialDate one, PartialDate other) {
    return partial_date_compare (other, one) > 0 ? other : one;
}

/* ---- rule 9 ---- */

/* What is open: the smaller goes before the larger. */
static int
open_rank (const ItemState *state) {
    switch (state->timeliness) {
    case TIMELINESS_IN_TERM:
    case TIMELINESS_OVERDUE:
        return 0;
    case TIMELINESS_WAITING:
        return 1;
    case TIMELINESS_NO_DATE:
        return 2;
    default:
        return 3;
    }
}

static gboolean
goes_before (const ItemState *one, const ItemState *other) {
    int by_rank = open_rank (one) - open_rank (other);
    if (by_rank != 0 || open_rank (one) != 0)
        return by_rank < 0;
    return partial_date_compare (one->in_force, other->in_force) < 0;
}

/* The body whose state stands for the item's. */
static const ItemState *
choose_body (const ItemState *bodies, guint n) {
    static const ItemStatus order[] = { STATUS_OPEN, STATUS_SUSPENDED, STATUS_DONE, STATUS_CANCELLED };
    const ItemState *chosen = NULL;
    for (gsize k = 0; k < G_N_ELEMENTS (order) && chosen == NULL; k++)
        for (guint i = 0; i < n; i++) {
            const ItemState *body = &bodies[i];
            if (body->status != order[k])
                continue;
            if (chosen == NULL || (body->status == STATUS_OPEN && goes_before (body, chosen))
                || (body->status == STATUS_DONE && partial_date_compare (body->done_on, chosen->done_on) > 0)
                || (body->status != STATUS_OPEN && body->status != STATUS_DONE
                    && partial_date_compare (body->since, chosen->since) > 0))
                chosen = body;
        }
    return chosen;
}

static ItemState
merge_bodies (const ItemState *bodies, guint n) {
    ItemState whole = *choose_body (bodies, n);
    whole.bodies_done = 0;
    for (guint i = 0; i < n; i++) {
        const ItemState *body = &bodies[i];
        whole.bodies_done += body->status == STATUS_DONE;
        whole.started_on = earlier (whole.started_on, body->started_on);
        whole.reported_on = later (whole.reported_on, body->reported_on);
        whole.good_until = earlier (whole.good_until, body->good_until);
        if (whole.status != STATUS_DONE || body->status != STATUS_DONE)
            continue;
        whole.days_late = MAX (whole.days_late, body->days_late);
        if (body->timeliness == TIMELINESS_LATE) {
            whole.timeliness = TIMELINESS_LATE;
            whole.reason = REASON_NONE; /* one that closed by consent is not why */
        }
        whole.has_evidence = whole.has_evidence && body->has_evidence;
    }
    return whole;
}

/* ---- rules 10 and 11 ---- */

static gboolean
is_gone (const ItemFacts *facts, const GPtrArray *visible) {
    gboolean gone = facts->by_hand;
    for (guint i = 0; i < visible->len; i++)
        if (((const Event *)visible->pdata[i])->type == EVENT_ADDED)
            gone = FALSE;
    for (guint i = 0; i < visible->len && !gone; i++) {
        EventType type = ((const Event *)visible->pdata[i])->type;
        gone = type == EVENT_DROPPED || type == EVENT_SPLIT || type == EVENT_JOINED || type == EVENT_WITHDRAWN;
    }
    return gone;
}

static gboolean
has_event (const GPtrArray *visible, EventType type) {
    for (guint i = 0; i < visible->len; i++)
        if (((const Event *)visible->pdata[i])->type == type)
            return TRUE;
    return FALSE;
}

static gboolean
bodies_differ (const GPtrArray *visible) {
    for (guint i = 0; i < visible->len; i++)
        if (((const Event *)visible->pdata[i])->body_key != NULL)
            return TRUE;
    return FALSE;
}

static void
complete (ItemState *state, gboolean counted, gboolean gone, gboolean confirmed, PartialDate good_until) {
    state->counted = counted;
    state->gone = gone;
    state->confirmed = confirmed;
    state->good_until = earlier (state->good_until, good_until);
}

ItemState
state_of_bodies (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment, ItemState *ret_bodies) {
    g_autoptr (GPtrArray) visible = state_select_events (events, moment);
    guint n = facts->n_bodies;
    gboolean gone = is_gone (facts, visible), confirmed = facts->by_hand || has_event (visible, EVENT_CONFIRMED);
    gboolean counted = facts->kind == ITEM_TASK && facts->document_kind != DOCUMENT_ARTICLE && !gone;
    PartialDate good_until = day_before_next_event (events, moment);
    ItemState whole;
    if (n > 1 && bodies_differ (visible)) {
        for (guint i = 0; i < n; i++)
            ret_bodies[i] = state_of_life (facts, visible, facts->bodies[i], moment);
        whole = merge_bodies (ret_bodies, n);
    } else {
        whole = state_of_life (facts, visible, n > 0 ? facts->bodies[0] : NULL, moment);
        for (guint i = 0; i < n; i++)
            ret_bodies[i] = whole;
        if (n > 1 && whole.status == STATUS_DONE)
            whole.bodies_done = n;
    }
    complete (&whole, counted, gone, confirmed, good_until);
    for (guint i = 0; i < n; i++)
        complete (&ret_bodies[i], counted, gone, confirmed, good_until);
    return whole;
}

ItemState
state_of_item (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment) {
    g_autofree ItemState *bodies = facts->n_bodies > 0 ? g_new (ItemState, facts->n_bodies) : NULL;
    return state_of_bodies (facts, events, moment, bodies);
}

/* ---- what an event changes ---- */

static gboolean
stand_alike (const ItemState *one, const ItemState *other) {
    const PartialDate days[][2] = { { one->in_force, other->in_force },
                                    { one->occurrence, other->occurrence },
                                    { one->started_on, other->started_on },
                                    { one->done_on, other->done_on },
                                    { one->since, other->since },
                                    { one->last_answered_on, other->last_answered_on },
                                    { one->accepted_on, other->accepted_on },
                                    { one->returned_on, other->returned_on } };
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
        if (partial_date_compare (days[i][0], days[i][1]) != 0)
            return FALSE;
    return one->status == other->status && one->timeliness == other->timeliness && one->reason == other->reason
           && one->answered == other->answered && one->evidence == other->evidence && one->gone == other->gone;
}

gboolean
state_depends_on (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment, const Event *event) {
    g_autoptr (GPtrArray) others = g_ptr_array_new ();
    g_autofree ItemState *bodies = g_new0 (ItemState, facts->n_bodies + 1),
                         *without = g_new0 (ItemState, facts->n_bodies + 1);
    for (guint i = 0; i < events->len; i++)
        if (((const Event *)events->pdata[i])->id != event->id)
            g_ptr_array_add (others, events->pdata[i]);
    bodies[facts->n_bodies] = state_of_bodies (facts, events, moment, bodies);
    without[facts->n_bodies] = state_of_bodies (facts, others, moment, without);
    for (guint i = 0; i <= facts->n_bodies; i++)
        if (!stand_alike (&bodies[i], &without[i]))
            return TRUE;
    return FALSE;
}

/* ---- occurrences ---- */

static gboolean
deadline_has_day (const ItemFacts *facts, const Deadline *deadline, const GPtrArray *visible, const char *body,
                  const StateMoment *moment, PartialDate day) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    g_autoptr (Occurrences) occurrences = NULL;
    PartialDate found;
    if (!deadline_limits (deadline))
        return FALSE;
    if (deadline->kind != DEADLINE_RECURRING)
        return partial_date_compare (deadline_fixed_days (facts, deadline, visible, body, settings).printed, day) == 0;
    occurrences = occurrences_new (deadline->rrule, facts->counts_from);
    while (occurrences != NULL && occurrences_next (occurrences, &found)) {
        int left = partial_date_days_between (found, day);
        if (left <= 0)
            return left == 0;
    }
    return FALSE;
}

gboolean
state_has_occurrence (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment, PartialDate day) {
    g_autoptr (GPtrArray) visible = state_select_events (events, moment);
    for (guint i = 0; i < facts->deadlines->len; i++)
        for (guint k = 0; k < MAX (facts->n_bodies, 1); k++)
            if (deadline_has_day (facts, facts->deadlines->pdata[i], visible,
                                  facts->n_bodies > 0 ? facts->bodies[k] : NULL, moment, day))
                return TRUE;
    return FALSE;
}
