/* state.c - see state.h; the rules are numbered there. How events are folded is here, how several bodies make one state in
 * state_bodies.c, the days of a deadline in deadline_days.c. */
#include "track/state.h"

#include <string.h>

#include "track/deadline_days.h"
#include "track/occurrences.h"
#include "track/state_private.h"

const StateSettings state_default_settings = { .before_includes_day = TRUE, .due_soon_days = 7 };

/* An occurrence that was answered. */
typedef struct {
    PartialDate day;
    const Event *event;
    const Event *evidence; /* (nullable) */
    gboolean kept;         /* a deadline has this day: an answer to another day ends nothing */
} Answer;

/* The life of an item, for one body, up to the moment: what folding the events in order gives. */
typedef struct {
    ItemState *state;
    GArray *answers;         /* of Answer, each day once */
    GPtrArray *given;        /* of const Event*: evidence for days that are not answered yet */
    GPtrArray *extensions;   /* of const Event*, in order */
    const Event *superseded; /* (nullable): the event, while nothing opened the item again */
    gboolean fulfilled;      /* something it waited for has come */
} Life;

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

/* ---- folding events ---- */

static void
open_again (Life *life, const Event *event) {
    ItemState *state = life->state;
    if (state->status == STATUS_DONE)
        state->evidence = NULL; /* it proved what is taken back; what was given before the work was done stays */
    state->status = STATUS_OPEN;
    state->done_on = state->entered_on = state->since = state->accepted_on = PARTIAL_DATE_NONE;
    state->event = event;
    life->superseded = NULL;
}

/* What proves an answer: itself, else what was given before it. */
static const Event *
find_given (const Life *life, const Event *answer) {
    for (guint i = life->given->len; i-- > 0 && !names_evidence (answer);) {
        const Event *given = life->given->pdata[i];
        if (partial_date_compare (given->occurrence, answer->occurrence) == 0)
            return given;
    }
    return names_evidence (answer) ? answer : NULL;
}

/* It proved what is taken back. */
static void
forget_given (Life *life, PartialDate day) {
    for (guint i = life->given->len; i-- > 0;)
        if (partial_date_compare (((const Event *)life->given->pdata[i])->occurrence, day) == 0)
            g_ptr_array_remove_index (life->given, i);
}

static void
take_done (Life *life, const Event *event) {
    ItemState *state = life->state;
    Answer *answer;
    if (event->occurrence.year != 0) {
        answer = find_answer (life->answers, event->occurrence);
        if (answer == NULL) {
            Answer made = { event->occurrence, event, find_given (life, event), FALSE };
            g_array_append_val (life->answers, made);
        } else if (names_evidence (event)) {
            answer->evidence = event;
        }
        return;
    }
    if (state->status != STATUS_DONE) {
        open_again (life, event);
        state->status = STATUS_DONE;
        state->done_on = event->on_date;
        state->entered_on = state_entry_day (event);
    }
    if (names_evidence (event))
        state->evidence = event;
}

static void
take_evidence (Life *life, const Event *event) {
    Answer *answer = event->occurrence.year != 0 ? find_answer (life->answers, event->occurrence) : NULL;
    if (!names_evidence (event))
        return;
    if (answer != NULL)
        answer->evidence = event;
    else if (event->occurrence.year != 0)
        g_ptr_array_add (life->given, (gpointer)event);
    else
        life->state->evidence = event;
}

/* Sent back, or open again: of an occurrence its answer goes, else the whole item. */
static void
take_back (Life *life, const Event *event) {
    Answer *answer = event->occurrence.year != 0 ? find_answer (life->answers, event->occurrence) : NULL;
    if (answer != NULL) {
        g_array_remove_index (life->answers, (guint)(answer - (Answer *)(gpointer)life->answers->data));
        forget_given (life, event->occurrence);
    } else if (event->occurrence.year == 0)
        open_again (life, event);
}

static void
take_event (Life *life, const Event *event) {
    ItemState *state = life->state;
    switch (event->type) {
    case EVENT_STARTED:
        if (state->started_on.year == 0)
            state->started_on = event->on_date;
        open_again (life, event);
        break;
    case EVENT_DONE:
        take_done (life, event);
        break;
    case EVENT_ACCEPTED:
        take_done (life, event);
        state->accepted_on = event->on_date;
        state->returned_on = PARTIAL_DATE_NONE;
        break;
    case EVENT_RETURNED:
        take_back (life, event);
        state->returned_on = event->on_date;
        break;
    case EVENT_RESUMED:
        take_back (life, event);
        break;
    case EVENT_SUSPENDED:
    case EVENT_CANCELLED:
        open_again (life, event);
        state->status = event->type == EVENT_SUSPENDED ? STATUS_SUSPENDED : STATUS_CANCELLED;
        state->since = event->on_date;
        break;
    case EVENT_SUPERSEDED:
        life->superseded = event;
        break;
    case EVENT_EXTENDED:
        g_ptr_array_add (life->extensions, (gpointer)event);
        break;
    case EVENT_EVIDENCE_GIVEN:
        take_evidence (life, event);
        break;
    case EVENT_REPORTED:
        state->reported_on = event->on_date;
        break;
    case EVENT_FULFILLED:
        life->fulfilled = TRUE;
        break;
    default:
        break; /* changes the record, not the state, or is asked for elsewhere */
    }
}

/* ---- deadlines ---- */

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
    const ItemFacts *facts;
    const GPtrArray *visible;
    const char *body;
    const StateSettings *settings;
    gboolean dated;   /* it gives at least one day to keep */
    gboolean decides; /* one of them is not answered: it stands in the state */
    guint reasons;    /* bits 1 << StateReason */
    gboolean continuous;
} Survey;

/* The last extension of the occurrence, counting them; NULL where none. */
static const Event *
find_extension (const Life *life, PartialDate day, gboolean fixed, guint *ret_count) {
    const Event *found = NULL;
    *ret_count = 0;
    for (guint i = 0; i < life->extensions->len; i++) {
        const Event *event = life->extensions->pdata[i];
        if (event->occurrence.year != 0 ? partial_date_compare (event->occurrence, day) == 0 : fixed) {
            found = event;
            (*ret_count)++;
        }
    }
    return found;
}

/* An occurrence of deadline @index on @day. Returns: TRUE where it is not answered yet. */
static gboolean
consider_day (Survey *survey, const Deadline *deadline, int index, PartialDate day, PartialDate computed) {
    ItemState *state = survey->life->state;
    guint extensions;
    const Event *extended
        = find_extension (survey->life, day, deadline == NULL || deadline->kind != DEADLINE_RECURRING, &extensions);
    PartialDate in_force = extended != NULL ? extended->until : computed;
    Answer *answer = day.year != 0 ? find_answer (survey->life->answers, day) : NULL;
    survey->dated = TRUE;
    if (answer == NULL) {
        if (!survey->decides || partial_date_compare (in_force, state->in_force) < 0) {
            survey->decides = TRUE;
            state->deadline = index;
            state->occurrence = day;
            state->computed = computed;
            state->in_force = in_force;
            state->extensions = extensions;
        }
        return TRUE;
    }
    answer->kept = TRUE;
    state->answered++;
    if (partial_date_compare (day, state->last_answered) >= 0) {
        state->last_answered = day;
        state->last_answered_on = answer->event->on_date;
        state->last_days_late = days_after (in_force, answer->event->on_date);
        state->computed_answered = computed;
        state->in_force_answered = in_force;
    }
    return FALSE;
}

/* Goes on until the first occurrence that is not answered, and as long as extensions may have moved a later one before it. */
static void
survey_recurring (Survey *survey, const Deadline *deadline, int index) {
    g_autoptr (Occurrences) occurrences = occurrences_new (deadline->rrule, survey->facts->counts_from);
    PartialDate day;
    gboolean any = FALSE;
    while (occurrences != NULL && occurrences_next (occurrences, &day)) {
        PartialDate computed = deadline_compute (deadline, day, survey->settings);
        gboolean open;
        guint extensions;
        any = TRUE;
        open = consider_day (survey, deadline, index, day, computed);
        if (open && find_extension (survey->life, day, FALSE, &extensions) == NULL)
            break;
    }
    if (!any)
        survey->reasons |= 1 << REASON_NO_RULE;
}

static StateReason
waiting_reason (const Deadline *deadline) {
    return deadline->base == BASE_RECEIPT ? REASON_RECEIPT : REASON_EVENT;
}

static void
survey_fixed (Survey *survey, const Deadline *deadline, int index) {
    DeadlineDays days = deadline_fixed_days (survey->facts, deadline, survey->visible, survey->body, survey->settings);
    if (days.printed.year == 0 && deadline->kind == DEADLINE_RELATIVE && days.from.year == 0)
        survey->reasons |= 1 << waiting_reason (deadline);
    else if (!deadline_limits (deadline))
        survey->reasons |= 1 << REASON_ONLY_BEGINNING;
    else if (days.printed.year == 0)
        survey->reasons |= 1 << REASON_DATE_UNREADABLE;
    else
        consider_day (survey, deadline, index, days.printed, days.computed);
}

static void
survey_deadline (Survey *survey, const Deadline *deadline, int index) {
    switch (deadline->kind) {
    case DEADLINE_CONTINUOUS:
        survey->continuous = TRUE;
        break;
    case DEADLINE_CONDITIONAL:
        survey->reasons |= 1u << (survey->life->fulfilled ? REASON_FULFILLED : REASON_CONDITION);
        break;
    case DEADLINE_RECURRING:
        if (deadline_limits (deadline))
            survey_recurring (survey, deadline, index);
        else
            survey->reasons |= 1 << REASON_ONLY_BEGINNING;
        break;
    case DEADLINE_DATE:
    case DEADLINE_PERIOD:
    case DEADLINE_RELATIVE:
        survey_fixed (survey, deadline, index);
        break;
    }
}

/* Rule 5: an extension gives a day to an item that has none. */
static void
survey_extension (Survey *survey) {
    guint extensions;
    if (!survey->dated && find_extension (survey->life, PARTIAL_DATE_NONE, TRUE, &extensions) != NULL)
        consider_day (survey, NULL, -1, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE);
}

/* ---- judging ---- */

/* Its day passed without an answer. One that comes after it is kept, and changes nothing. */
static void
lapse_in_consent (ItemState *state) {
    state->status = STATUS_DONE;
    state->reason = REASON_CONSENT;
    state->done_on = state->in_force;
    state->entered_on = PARTIAL_DATE_NONE;
    state->timeliness = TIMELINESS_ON_TIME;
    state->days_late = 0;
    state->has_evidence = TRUE;
}

/* Rule 6. */
static void
judge_done (const Survey *survey, ItemState *state) {
    state->timeliness = TIMELINESS_ON_TIME;
    state->days_late = days_after (state->in_force, state->done_on);
    if (state->days_late > 0 && survey->facts->consent) {
        lapse_in_consent (state);
        return;
    }
    if (state->days_late > 0)
        state->timeliness = TIMELINESS_LATE;
    state->has_evidence = names_evidence (state->evidence);
}

/* Rule 7. */
static void
judge_dated (const Survey *survey, ItemState *state, PartialDate as_of) {
    int left = partial_date_days_between (as_of, state->in_force);
    if (left < 0 && survey->facts->consent) {
        lapse_in_consent (state);
        return;
    }
    if (survey->facts->consent)
        state->good_until = state->in_force;
    if (left < 0) {
        state->timeliness = TIMELINESS_OVERDUE;
        state->days_late = -left;
        return;
    }
    state->timeliness = TIMELINESS_IN_TERM;
    state->days_left = left;
    state->due_soon = left <= survey->settings->due_soon_days;
}

/* Rule 8: done by its answers, on the day of the last one given; judged by the last occurrence. */
static void
finish_answered (const Survey *survey, ItemState *state) {
    const GArray *answers = survey->life->answers;
    state->status = STATUS_DONE;
    for (guint i = 0; i < answers->len; i++) {
        const Answer *answer = &g_array_index (answers, Answer, i);
        if (answer->kept && partial_date_compare (answer->event->on_date, state->done_on) >= 0) {
            state->event = answer->event;
            state->done_on = answer->event->on_date;
            state->entered_on = state_entry_day (answer->event);
        }
        if (partial_date_compare (answer->day, state->last_answered) == 0)
            state->evidence = answer->evidence;
    }
    state->occurrence = state->last_answered;
    state->computed = state->computed_answered;
    state->in_force = state->in_force_answered;
    state->days_late = state->last_days_late;
    state->timeliness = state->days_late > 0 ? TIMELINESS_LATE : TIMELINESS_ON_TIME;
    state->has_evidence = state->evidence != NULL;
}

static void
wait_since (const ItemFacts *facts, ItemState *state, PartialDate as_of) {
    state->waiting_since = facts->counts_from;
    if (state->waiting_since.year != 0)
        state->days_waiting = MAX (0, partial_date_days_between (state->waiting_since, as_of));
}

/* Rule 8, in the order of the table. */
static void
judge_undated (const Survey *survey, ItemState *state, PartialDate as_of) {
    static const struct {
        StateReason reason;
        Timeliness timeliness;
    } order[] = {
        { REASON_CONDITION, TIMELINESS_WAITING }, { REASON_RECEIPT, TIMELINESS_WAITING },
        { REASON_EVENT, TIMELINESS_WAITING },     { REASON_DATE_UNREADABLE, TIMELINESS_NO_DATE },
        { REASON_NO_RULE, TIMELINESS_NO_DATE },   { REASON_NONE, TIMELINESS_CONTINUOUS },
        { REASON_FULFILLED, TIMELINESS_NO_DATE }, { REASON_ONLY_BEGINNING, TIMELINESS_NO_DATE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
        gboolean applies
            = order[i].reason == REASON_NONE ? survey->continuous : (survey->reasons & 1u << order[i].reason) != 0;
        gboolean holds_open = order[i].reason != REASON_ONLY_BEGINNING || !survey->dated;
        if (applies && holds_open) {
            state->timeliness = order[i].timeliness;
            state->reason = order[i].reason;
            if (state->timeliness == TIMELINESS_WAITING)
                wait_since (survey->facts, state, as_of);
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

/* Rule 2: what is open or suspended is cancelled. */
static void
supersede (ItemState *state, const Event *event) {
    if (state->status != STATUS_OPEN && state->status != STATUS_SUSPENDED)
        return;
    state->status = STATUS_CANCELLED;
    state->timeliness = TIMELINESS_NONE;
    state->reason = REASON_SUPERSEDED;
    state->since = event->on_date;
    state->event = event;
    state->due_soon = FALSE;
    state->days_late = state->days_left = state->days_waiting = 0;
    state->waiting_since = state->good_until = PARTIAL_DATE_NONE;
}

static ItemState
empty_state (void) {
    return (ItemState){ .deadline = -1,
                        .occurrence = PARTIAL_DATE_NONE,
                        .computed = PARTIAL_DATE_NONE,
                        .in_force = PARTIAL_DATE_NONE,
                        .computed_answered = PARTIAL_DATE_NONE,
                        .in_force_answered = PARTIAL_DATE_NONE,
                        .started_on = PARTIAL_DATE_NONE,
                        .done_on = PARTIAL_DATE_NONE,
                        .entered_on = PARTIAL_DATE_NONE,
                        .since = PARTIAL_DATE_NONE,
                        .waiting_since = PARTIAL_DATE_NONE,
                        .reported_on = PARTIAL_DATE_NONE,
                        .accepted_on = PARTIAL_DATE_NONE,
                        .returned_on = PARTIAL_DATE_NONE,
                        .last_answered = PARTIAL_DATE_NONE,
                        .last_answered_on = PARTIAL_DATE_NONE,
                        .good_until = PARTIAL_DATE_NONE };
}

ItemState
state_of_life (const ItemFacts *facts, const GPtrArray *visible, const char *body, const StateMoment *moment) {
    const StateSettings *settings = moment->settings != NULL ? moment->settings : &state_default_settings;
    ItemState state = empty_state ();
    g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
    g_autoptr (GPtrArray) extensions = g_ptr_array_new ();
    g_autoptr (GPtrArray) given = g_ptr_array_new ();
    Life life = { .state = &state, .answers = answers, .given = given, .extensions = extensions };
    Survey survey = { .life = &life, .facts = facts, .visible = visible, .body = body, .settings = settings };

    for (guint i = 0; i < visible->len; i++) {
        const Event *event = visible->pdata[i];
        if (event->body_key == NULL || g_strcmp0 (event->body_key, body) == 0)
            take_event (&life, event);
    }
    for (guint i = 0; i < facts->deadlines->len; i++)
        survey_deadline (&survey, facts->deadlines->pdata[i], (int)i);
    survey_extension (&survey);

    if (state.status == STATUS_DONE)
        judge_done (&survey, &state);
    else if (state.status == STATUS_OPEN && survey.decides)
        judge_dated (&survey, &state, moment->as_of);
    else if (state.status == STATUS_OPEN)
        judge_undated (&survey, &state, moment->as_of);
    if (state.status == STATUS_OPEN && state.answered > 0)
        state.evidence = find_answer (answers, state.last_answered)->evidence;
    if (life.superseded != NULL)
        supersede (&state, life.superseded);
    state.bodies_done = state.status == STATUS_DONE;
    return state;
}
