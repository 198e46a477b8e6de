/* state.c - see state.h; the rules are numbered there. */
#include "track/state.h"

#include <string.h>

#include "track/occurrences.h"

const StateSettings state_default_settings = { .before_includes_day = TRUE, .due_soon_days = 7 };

/* An occurrence that was answered. */
typedef struct {
    PartialDate day;
    const Event *event;
} Answer;

/* The item's life up to the moment: what folding the events in order gives. */
typedef struct {
    ItemState *state;
    GArray *answers; /* of Answer, each day once */
} Life;

static PartialDate
entry_day (const Event *event) {
    PartialDate day = PARTIAL_DATE_NONE;
    g_autofree char *text = g_strndup (event->entered_at != NULL ? event->entered_at : "", 10);
    partial_date_parse (text, &day);
    return day;
}

gboolean
state_event_is_visible (const Event *event, const StateMoment *moment) {
    if (event->on_date.year != 0 && partial_date_compare (event->on_date, moment->as_of) > 0)
        return FALSE;
    if (moment->as_known_on.year == 0)
        return TRUE;
    return partial_date_compare (entry_day (event), moment->as_known_on) <= 0;
}

/* By own date, those without one first, then in the order of entry. */
static int
compare_events (const void *one, const void *other) {
    const Event *a = *(const Event *const *)one, *b = *(const Event *const *)other;
    int by_date = partial_date_compare (a->on_date, b->on_date);
    return by_date != 0 ? by_date : (a->id > b->id) - (a->id < b->id);
}

static GPtrArray *
select_events (const GPtrArray *events, const StateMoment *moment) {
    GPtrArray *visible = g_ptr_array_new ();
    for (guint i = 0; events != NULL && i < events->len; i++)
        if (state_event_is_visible (events->pdata[i], moment))
            g_ptr_array_add (visible, events->pdata[i]);
    if (visible->len > 1)
        qsort (visible->pdata, visible->len, sizeof *visible->pdata, compare_events);
    return visible;
}

static gboolean
names_evidence (const Event *event) {
    return event != NULL && event->evidence_number != NULL && *event->evidence_number != '\0';
}

static Answer *
find_answer (GArray *answers, PartialDate day) {
    for (guint i = 0; i < answers->len; i++)
        if (partial_date_compare (g_array_index (answers, Answer, i).day, day) == 0)
            return &g_array_index (answers, Answer, i);
    return NULL;
}

static void
open_again (ItemState *state, const Event *event) {
    state->status = STATUS_OPEN;
    state->done_on = state->entered_on = state->since = PARTIAL_DATE_NONE;
    state->evidence = NULL;
    state->event = event;
}

static void
take_done (Life *life, const Event *event) {
    ItemState *state = life->state;
    if (event->occurrence.year != 0) {
        if (find_answer (life->answers, event->occurrence) == NULL) {
            Answer answer = { event->occurrence, event };
            g_array_append_val (life->answers, answer);
        }
        return;
    }
    if (state->status != STATUS_DONE) {
        open_again (state, event);
        state->status = STATUS_DONE;
        state->done_on = event->on_date;
        state->entered_on = entry_day (event);
    }
    if (names_evidence (event))
        state->evidence = event;
}

static void
take_event (Life *life, const Event *event) {
    ItemState *state = life->state;
    Answer *answer;
    switch (event->type) {
    case EVENT_STARTED:
        if (state->started_on.year == 0)
            state->started_on = event->on_date;
        open_again (state, event);
        break;
    case EVENT_DONE:
        take_done (life, event);
        break;
    case EVENT_SUSPENDED:
    case EVENT_CANCELLED:
        open_again (state, event);
        state->status = event->type == EVENT_SUSPENDED ? STATUS_SUSPENDED : STATUS_CANCELLED;
        state->since = event->on_date;
        break;
    case EVENT_RESUMED:
        answer = event->occurrence.year != 0 ? find_answer (life->answers, event->occurrence) : NULL;
        if (answer != NULL)
            g_array_remove_index (life->answers, answer - (Answer *)(gpointer)life->answers->data);
        else if (event->occurrence.year == 0)
            open_again (state, event);
        break;
    case EVENT_LOADED:
    case EVENT_COPY_LINKED:
        break;
    }
}

PartialDate
state_deadline_in_force (const Deadline *deadline, PartialDate day, const StateSettings *settings) {
    if (deadline->relation == DEADLINE_FROM || deadline->relation == DEADLINE_AFTER)
        return PARTIAL_DATE_NONE;
    day = partial_date_last_day (day);
    day.hour = day.minute = -1; /* days are counted, not hours */
    if (deadline->relation == DEADLINE_BEFORE && !settings->before_includes_day)
        return partial_date_add_days (day, -1);
    return day;
}

/* Days by which @on is after @in_force; 0 where one of them is not known. */
static int
days_after (PartialDate in_force, PartialDate on) {
    if (in_force.year == 0 || on.year == 0)
        return 0;
    return MAX (0, partial_date_days_between (in_force, on));
}

/* What one deadline contributes. */
typedef struct {
    Life *life;
    const StateSettings *settings;
    gboolean dated; /* it gives at least one day to keep */
    guint reasons;  /* bits 1 << StateReason */
    gboolean continuous;
} Survey;

/* An occurrence of deadline @index on @day. Returns: TRUE where it is not answered yet. */
static gboolean
consider_day (Survey *survey, const Deadline *deadline, int index, PartialDate day) {
    ItemState *state = survey->life->state;
    const Answer *answer;
    PartialDate in_force = state_deadline_in_force (deadline, day, survey->settings);
    day = partial_date_last_day (day);
    day.hour = day.minute = -1;
    survey->dated = TRUE;
    answer = find_answer (survey->life->answers, day);
    if (answer == NULL) {
        if (state->deadline < 0 || partial_date_compare (in_force, state->in_force) < 0) {
            state->deadline = index;
            state->occurrence = day;
            state->in_force = in_force;
        }
        return TRUE;
    }
    state->answered++;
    if (partial_date_compare (day, state->last_answered) >= 0) {
        state->last_answered = day;
        state->last_answered_on = answer->event->on_date;
        state->last_days_late = days_after (in_force, answer->event->on_date);
    }
    return FALSE;
}

/* Goes on until the first occurrence that is not answered; one answered out of turn after that is not asked for. */
static void
survey_recurring (Survey *survey, const ItemFacts *facts, const Deadline *deadline, int index) {
    g_autoptr (Occurrences) occurrences = occurrences_new (deadline->rrule, facts->counts_from);
    PartialDate day;
    gboolean any = FALSE;
    while (occurrences != NULL && occurrences_next (occurrences, &day)) {
        any = TRUE;
        if (consider_day (survey, deadline, index, day))
            break;
    }
    if (!any)
        survey->reasons |= 1 << REASON_NO_RULE;
}

static StateReason
waiting_reason (const Deadline *deadline) {
    if (deadline->kind == DEADLINE_CONDITIONAL)
        return REASON_CONDITION;
    return deadline->base == BASE_RECEIPT ? REASON_RECEIPT : REASON_EVENT;
}

static void
survey_deadline (Survey *survey, const ItemFacts *facts, const Deadline *deadline, int index) {
    gboolean limits = deadline->relation != DEADLINE_FROM && deadline->relation != DEADLINE_AFTER;
    switch (deadline->kind) {
    case DEADLINE_CONTINUOUS:
        survey->continuous = TRUE;
        return;
    case DEADLINE_CONDITIONAL:
        survey->reasons |= 1 << REASON_CONDITION;
        return;
    case DEADLINE_RELATIVE:
        if (deadline->due.year == 0) {
            survey->reasons |= 1 << waiting_reason (deadline);
            return;
        }
        break;
    case DEADLINE_RECURRING:
        if (limits) {
            survey_recurring (survey, facts, deadline, index);
            return;
        }
        break;
    case DEADLINE_DATE:
    case DEADLINE_PERIOD:
        break;
    }
    if (!limits)
        survey->reasons |= 1 << REASON_ONLY_BEGINNING;
    else if (deadline->due.year == 0)
        survey->reasons |= 1 << REASON_DATE_UNREADABLE;
    else
        consider_day (survey, deadline, index, deadline->due);
}

static gboolean
deadline_has_day (const ItemFacts *facts, const Deadline *deadline, PartialDate day) {
    g_autoptr (Occurrences) occurrences = NULL;
    PartialDate found;
    if (deadline->relation == DEADLINE_FROM || deadline->relation == DEADLINE_AFTER)
        return FALSE;
    if (deadline->kind != DEADLINE_RECURRING)
        return deadline->due.year != 0 && partial_date_days_between (partial_date_last_day (deadline->due), day) == 0;
    occurrences = occurrences_new (deadline->rrule, facts->counts_from);
    while (occurrences != NULL && occurrences_next (occurrences, &found)) {
        int left = partial_date_days_between (found, day);
        if (left <= 0)
            return left == 0;
    }
    return FALSE;
}

gboolean
state_has_occurrence (const ItemFacts *facts, PartialDate day) {
    for (guint i = 0; i < facts->deadlines->len; i++)
        if (deadline_has_day (facts, facts->deadlines->pdata[i], day))
            return TRUE;
    return FALSE;
}

/* Rule 6. */
static void
judge_done (ItemState *state) {
    state->timeliness = TIMELINESS_ON_TIME;
    state->days_late = days_after (state->in_force, state->done_on);
    if (state->days_late > 0)
        state->timeliness = TIMELINESS_LATE;
    state->has_evidence = names_evidence (state->evidence);
}

/* Rule 7. */
static void
judge_dated (ItemState *state, PartialDate as_of, int due_soon_days) {
    int left = partial_date_days_between (as_of, state->in_force);
    if (left < 0) {
        state->timeliness = TIMELINESS_OVERDUE;
        state->days_late = -left;
        return;
    }
    state->timeliness = TIMELINESS_IN_TERM;
    state->days_left = left;
    state->due_soon = left <= due_soon_days;
}

/* Rule 8: done by its answers, on the day of the last one given; judged by the last occurrence. */
static void
finish_answered (const Survey *survey, ItemState *state) {
    const GArray *answers = survey->life->answers;
    state->status = STATUS_DONE;
    for (guint i = 0; i < answers->len; i++) {
        const Answer *answer = &g_array_index (answers, Answer, i);
        if (partial_date_compare (answer->event->on_date, state->done_on) >= 0) {
            state->event = answer->event;
            state->done_on = answer->event->on_date;
            state->entered_on = entry_day (answer->event);
        }
        if (partial_date_compare (answer->day, state->last_answered) == 0)
            state->evidence = names_evidence (answer->event) ? answer->event : NULL;
    }
    state->occurrence = state->in_force = state->last_answered;
    state->days_late = state->last_days_late;
    state->timeliness = state->days_late > 0 ? TIMELINESS_LATE : TIMELINESS_ON_TIME;
    state->has_evidence = state->evidence != NULL;
}

/* Rule 8, in the order of the table. */
static void
judge_undated (const Survey *survey, ItemState *state) {
    static const struct {
        StateReason reason;
        Timeliness timeliness;
    } order[] = {
        { REASON_CONDITION, TIMELINESS_WAITING },      { REASON_RECEIPT, TIMELINESS_WAITING },
        { REASON_EVENT, TIMELINESS_WAITING },          { REASON_DATE_UNREADABLE, TIMELINESS_NO_DATE },
        { REASON_NO_RULE, TIMELINESS_NO_DATE },        { REASON_NONE, TIMELINESS_CONTINUOUS },
        { REASON_ONLY_BEGINNING, TIMELINESS_NO_DATE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
        gboolean applies
            = order[i].reason == REASON_NONE ? survey->continuous : (survey->reasons & 1u << order[i].reason) != 0;
        gboolean holds_open = order[i].reason != REASON_ONLY_BEGINNING || !survey->dated;
        if (applies && holds_open) {
            state->timeliness = order[i].timeliness;
            state->reason = order[i].reason;
            return;
        }
    }
    if (survey->dated) {
        finish_answered (survey, state);
        return;
    }
    state->timeliness = TIMELINESS_NO_DATE;
    state->reason = REASON_NOT_STATED;
}

ItemState
state_of_item (const ItemFacts *facts, const GPtrArray *events, const StateMoment *moment) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    ItemState state = { .deadline = -1,
                        .occurrence = PARTIAL_DATE_NONE,
                        .in_force = PARTIAL_DATE_NONE,
                        .started_on = PARTIAL_DATE_NONE,
                        .done_on = PARTIAL_DATE_NONE,
                        .entered_on = PARTIAL_DATE_NONE,
                        .since = PARTIAL_DATE_NONE,
                        .last_answered = PARTIAL_DATE_NONE,
                        .last_answered_on = PARTIAL_DATE_NONE };
    g_autoptr (GPtrArray) visible = select_events (events, moment);
    g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
    Life life = { &state, answers };
    Survey survey = { .life = &life, .settings = settings };

    state.counted = facts->kind == ITEM_TASK && facts->document_kind != DOCUMENT_ARTICLE;
    for (guint i = 0; i < visible->len; i++)
        take_event (&life, visible->pdata[i]);
    for (guint i = 0; i < facts->deadlines->len; i++)
        survey_deadline (&survey, facts, facts->deadlines->pdata[i], (int)i);

    if (state.status == STATUS_DONE)
        judge_done (&state);
    else if (state.status == STATUS_OPEN && state.deadline >= 0)
        judge_dated (&state, moment->as_of, settings->due_soon_days);
    else if (state.status == STATUS_OPEN)
        judge_undated (&survey, &state);
    if (state.status == STATUS_OPEN && state.answered > 0) {
        const Answer *last = find_answer (answers, state.last_answered);
        state.evidence = names_evidence (last->event) ? last->event : NULL;
    }
    return state;
}
