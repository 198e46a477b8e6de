/* test_track_model.c - track/state against a second implementation of its rules: thousands of random lives of items, every answer for
 * every date the same, every grouping adding up. The second one knows only day numbers and searches the events for each question
 * anew; it shares no code with the first. */
#include <string.h>

#include "track/state.h"

#define FIRST   "2026-01-01" /* day 0; documents are dated on it */
#define DAYS    400
#define BODIES  3
#define FOREVER 100000
#define NEVER   (-1)

/* ---- the second implementation ---- */

typedef struct {
    EventType type;
    int on; /* NEVER: no date */
    int entered;
    int body;       /* -1: all */
    int occurrence; /* NEVER: the whole */
    int until;
    int target; /* index of the event taken back */
    gboolean evidence;
} Fact;

typedef enum { FIXED, MONTH_ENDS, QUARTER_ENDS, FROM_RECEIPT, CONTINUOUS, CONDITION, BEGINNING, UNREADABLE } Kind;

typedef struct {
    Kind kind;
    int day;
    gboolean before; /* relation, where fixed */
} Term;

typedef struct {
    Term terms[3];
    int n_terms;
    Fact facts[40];
    int n_facts;
    int n_bodies;
    gboolean consent, before_includes;
} Life;

/* What both have to say. */
typedef struct {
    ItemStatus status;
    Timeliness timeliness;
    StateReason reason;
    int in_force, done, late, left;
    guint answered;
    gboolean evidence;
} Answer;

static int month_starts[40]; /* day number of the first of each month from 2026-01 on */

static gboolean
stands (const Life *life, int at, int as_of, int known) {
    const Fact *fact = &life->facts[at];
    if (fact->on > as_of || fact->entered > known)
        return FALSE;
    for (int i = at + 1; i < life->n_facts; i++)
        if (life->facts[i].type == EVENT_UNDONE && life->facts[i].target == at && stands (life, i, as_of, known))
            return FALSE;
    return TRUE;
}

/* Indices of what counts for a body, in order. */
static int
collect (const Life *life, int body, int as_of, int known, int *into) {
    int n = 0;
    for (int on = NEVER; on <= as_of; on++)
        for (int i = 0; i < life->n_facts; i++)
            if (life->facts[i].on == on && life->facts[i].type != EVENT_UNDONE && stands (life, i, as_of, known)
                && (life->facts[i].body < 0 || life->facts[i].body == body))
                into[n++] = i;
    return n;
}

static gboolean
is_done (EventType type) {
    return type == EVENT_DONE || type == EVENT_ACCEPTED;
}

static gboolean
is_reopening (EventType type) {
    return type == EVENT_STARTED || type == EVENT_RESUMED || type == EVENT_RETURNED || type == EVENT_SUSPENDED
           || type == EVENT_CANCELLED;
}

/* Does it open the whole again, or take the answer to @occurrence back? */
static gboolean
takes_back (const Fact *fact, int occurrence) {
    return fact->occurrence == occurrence
           && (occurrence == NEVER ? is_reopening (fact->type)
                                   : fact->type == EVENT_RESUMED || fact->type == EVENT_RETURNED);
}

/* The event that answers @occurrence (NEVER: the whole); -1 none. */
static int
find_answer (const Life *life, const int *order, int n, int occurrence) {
    int last_back = -1;
    for (int i = 0; i < n; i++) {
        const Fact *fact = &life->facts[order[i]];
        if (takes_back (fact, occurrence))
            last_back = i;
    }
    for (int i = last_back + 1; i < n; i++)
        if (is_done (life->facts[order[i]].type) && life->facts[order[i]].occurrence == occurrence)
            return i;
    return -1;
}

/* Is there a document that proves the answer at @at (position in @order)? */
static gboolean
has_evidence (const Life *life, const int *order, int n, int occurrence, int at) {
    gboolean found = FALSE;
    for (int i = 0; i < n; i++) {
        const Fact *fact = &life->facts[order[i]];
        if (fact->occurrence != occurrence || !fact->evidence)
            continue;
        if (i >= at && (is_done (fact->type) || fact->type == EVENT_EVIDENCE_GIVEN))
            found = TRUE;
        /* Given before the work was done: it holds from the last time that something done was opened again. */
        if (i < at && fact->type == EVENT_EVIDENCE_GIVEN) {
            gboolean lost = FALSE;
            for (int k = i + 1; k < at; k++)
                if (takes_back (&life->facts[order[k]], occurrence))
                    for (int d = 0; d < k; d++) {
                        /* was it done just before k? */
                        gboolean open = FALSE;
                        if (!is_done (life->facts[order[d]].type) || life->facts[order[d]].occurrence != occurrence)
                            continue;
                        for (int m = d + 1; m < k; m++)
                            open = open || takes_back (&life->facts[order[m]], occurrence);
                        lost = lost || !open;
                    }
            found = found || !lost;
        }
    }
    return found;
}

static int
in_force_of (const Life *life, const int *order, int n, int occurrence, int computed, gboolean fixed) {
    for (int i = n - 1; i >= 0; i--) {
        const Fact *fact = &life->facts[order[i]];
        if (fact->type == EVENT_EXTENDED && (fact->occurrence == occurrence || (fact->occurrence == NEVER && fixed)))
            return fact->until;
    }
    return computed;
}

static Answer
answer_of_body (const Life *life, int body, int as_of, int known) {
    int order[G_N_ELEMENTS (life->facts)], n = collect (life, body, as_of, known, order);
    Answer answer = { .in_force = FOREVER, .done = NEVER };
    gboolean dated = FALSE, open = FALSE, fulfilled = FALSE, reasons[REASON_LAST] = { FALSE }, continuous = FALSE;
    int setter = -1, whole, last = NEVER, last_late = 0, last_force = FOREVER, last_done = NEVER, superseded = -1;
    gboolean last_evidence = FALSE;
    for (int i = 0; i < n; i++) {
        const Fact *fact = &life->facts[order[i]];
        if (fact->occurrence == NEVER && (is_reopening (fact->type) || is_done (fact->type)))
            setter = i;
        if (fact->type == EVENT_SUPERSEDED)
            superseded = i;
        fulfilled = fulfilled || fact->type == EVENT_FULFILLED;
    }
    whole = find_answer (life, order, n, NEVER);
    for (int t = 0; t < life->n_terms; t++) {
        const Term *term = &life->terms[t];
        int received = NEVER, general = NEVER;
        for (int i = n - 1; i >= 0; i--)
            if (life->facts[order[i]].type == EVENT_RECEIVED) {
                if (life->facts[order[i]].body >= 0)
                    received = life->facts[order[i]].on;
                else
                    general = life->facts[order[i]].on;
            }
        if (received == NEVER)
            received = general;
        continuous = continuous || term->kind == CONTINUOUS;
        if (term->kind == CONDITION)
            reasons[fulfilled ? REASON_FULFILLED : REASON_CONDITION] = TRUE;
        else if (term->kind == BEGINNING)
            reasons[REASON_ONLY_BEGINNING] = TRUE;
        else if (term->kind == UNREADABLE)
            reasons[REASON_DATE_UNREADABLE] = TRUE;
        else if (term->kind == FROM_RECEIPT && received == NEVER)
            reasons[REASON_RECEIPT] = TRUE;
        for (int m = 0; m < 39; m++) {
            int day = term->kind == FIXED          ? term->day
                      : term->kind == FROM_RECEIPT ? received + term->day
                                                   : month_starts[m + 1] - 1;
            gboolean fixed = term->kind == FIXED || term->kind == FROM_RECEIPT, moved;
            int computed, force, at;
            if (term->kind >= CONTINUOUS || (term->kind == FROM_RECEIPT && received == NEVER) || (fixed && m > 0))
                break;
            if (term->kind == QUARTER_ENDS && m % 3 != 2)
                continue;
            computed = term->before && fixed && term->kind == FIXED && !life->before_includes ? day - 1 : day;
            force = in_force_of (life, order, n, day, computed, fixed);
            moved = force != in_force_of (life, order, 0, day, computed, fixed);
            dated = TRUE;
            at = find_answer (life, order, n, day);
            if (at < 0) {
                gboolean named = FALSE;
                if (force < answer.in_force)
                    answer.in_force = force;
                open = TRUE;
                for (int i = 0; i < n; i++)
                    named
                        = named
                          || (life->facts[order[i]].type == EVENT_EXTENDED && life->facts[order[i]].occurrence == day);
                if (!fixed && !named && !moved)
                    break; /* all later ones are later */
                continue;
            }
            answer.answered++;
            if (day >= last) {
                last = day;
                last_force = force;
                last_late = MAX (0, life->facts[order[at]].on - force);
                last_evidence = has_evidence (life, order, n, day, at);
            }
            last_done = MAX (last_done, life->facts[order[at]].on);
        }
    }
    if (!dated) {
        int given = in_force_of (life, order, n, NEVER, FOREVER, TRUE);
        if (given != FOREVER) {
            answer.in_force = given;
            dated = open = TRUE;
        }
    }
    if (whole >= 0) {
        answer.status = STATUS_DONE;
        answer.done = life->facts[order[whole]].on;
        answer.late = open ? MAX (0, answer.done - answer.in_force) : 0;
        answer.evidence = has_evidence (life, order, n, NEVER, whole);
        answer.timeliness = answer.late > 0 ? TIMELINESS_LATE : TIMELINESS_ON_TIME;
        if (answer.late > 0 && life->consent) {
            answer.reason = REASON_CONSENT;
            answer.timeliness = TIMELINESS_ON_TIME;
            answer.done = answer.in_force;
            answer.late = 0;
            answer.evidence = TRUE;
        }
        return answer;
    }
    if (setter >= 0 && life->facts[order[setter]].type == EVENT_SUSPENDED)
        answer.status = STATUS_SUSPENDED;
    else if (setter >= 0 && life->facts[order[setter]].type == EVENT_CANCELLED)
        answer.status = STATUS_CANCELLED;
    if (answer.status != STATUS_OPEN) {
        if (superseded > setter && answer.status == STATUS_SUSPENDED) {
            answer.status = STATUS_CANCELLED;
            answer.reason = REASON_SUPERSEDED;
        }
        return answer;
    }
    if (open) {
        answer.left = answer.in_force - as_of;
        answer.timeliness = answer.left < 0 ? TIMELINESS_OVERDUE : TIMELINESS_IN_TERM;
        if (answer.left < 0 && life->consent) {
            answer.status = STATUS_DONE;
            answer.reason = REASON_CONSENT;
            answer.timeliness = TIMELINESS_ON_TIME;
            answer.done = answer.in_force;
            answer.evidence = TRUE;
            return answer;
        }
        answer.late = MAX (0, -answer.left);
    } else if (reasons[REASON_CONDITION] || reasons[REASON_RECEIPT]) {
        answer.timeliness = TIMELINESS_WAITING;
        answer.reason = reasons[REASON_CONDITION] ? REASON_CONDITION : REASON_RECEIPT;
    } else if (reasons[REASON_DATE_UNREADABLE]) {
        answer.timeliness = TIMELINESS_NO_DATE;
        answer.reason = REASON_DATE_UNREADABLE;
    } else if (continuous) {
        answer.timeliness = TIMELINESS_CONTINUOUS;
    } else if (reasons[REASON_FULFILLED]) {
        answer.timeliness = TIMELINESS_NO_DATE;
        answer.reason = REASON_FULFILLED;
    } else if (dated) {
        answer.status = STATUS_DONE;
        answer.done = last_done;
        answer.in_force = last_force;
        answer.late = last_late;
        answer.timeliness = last_late > 0 ? TIMELINESS_LATE : TIMELINESS_ON_TIME;
        answer.evidence = last_evidence;
        return answer;
    } else {
        answer.timeliness = TIMELINESS_NO_DATE;
        answer.reason = reasons[REASON_ONLY_BEGINNING] ? REASON_ONLY_BEGINNING : REASON_NOT_STATED;
    }
    if (superseded > setter) {
        answer.status = STATUS_CANCELLED;
        answer.timeliness = TIMELINESS_NONE;
        answer.reason = REASON_SUPERSEDED;
        answer.late = 0;
    }
    return answer;
}

/* ---- the first implementation, asked the same ---- */

static PartialDate
date_of (int day) {
    static const PartialDate first = { 2026, 1, 1, -1, -1 };
    return day == NEVER ? PARTIAL_DATE_NONE : partial_date_add_days (first, day);
}

static int
number_of (PartialDate date) {
    return date.year == 0 ? NEVER : partial_date_days_between (date_of (0), date);
}

static const char *const names[BODIES] = { "sở một", "sở hai", "sở ba" };

static void
free_event (gpointer event) {
    event_free (event);
}

static GPtrArray *
make_events (const Life *life) {
    GPtrArray *events = g_ptr_array_new_with_free_func (free_event);
    for (int i = 0; i < life->n_facts; i++) {
        const Fact *fact = &life->facts[i];
        Event *event = event_new ();
        g_autofree char *entered = partial_date_format (date_of (fact->entered));
        event->id = i + 1;
        event->type = fact->type;
        event->item = 1;
        event->on_date = date_of (fact->on);
        event->entered_at = g_strconcat (entered, "T08:00:00+07:00", NULL);
        event->body_key = fact->body >= 0 ? g_strdup (names[fact->body]) : NULL;
        event->occurrence = date_of (fact->occurrence);
        event->until = fact->type == EVENT_EXTENDED ? date_of (fact->until) : PARTIAL_DATE_NONE;
        event->evidence_number = fact->evidence ? g_strdup ("12/BC-STC") : NULL;
        event->target = fact->type == EVENT_UNDONE ? fact->target + 1 : 0;
        /* In any order: the state must not depend on it. */
        g_ptr_array_insert (events, g_test_rand_int_range (0, (int)events->len + 1), event);
    }
    return events;
}

static void
free_deadline (gpointer deadline) {
    deadline_free (deadline);
}

static GPtrArray *
make_deadlines (const Life *life) {
    GPtrArray *deadlines = g_ptr_array_new_with_free_func (free_deadline);
    for (int i = 0; i < life->n_terms; i++) {
        const Term *term = &life->terms[i];
        Deadline *deadline = deadline_new ();
        deadline->relation = term->before ? DEADLINE_BEFORE : DEADLINE_BY;
        deadline->text = g_strdup_printf ("trong %d ngày kể từ ngày nhận", term->day);
        deadline->kind = DEADLINE_DATE;
        switch (term->kind) {
        case FIXED:
            deadline->due = date_of (term->day);
            break;
        case MONTH_ENDS:
        case QUARTER_ENDS:
            deadline->kind = DEADLINE_RECURRING;
            deadline->relation = DEADLINE_NO_RELATION;
            deadline->rrule = g_strdup (term->kind == MONTH_ENDS ? "FREQ=MONTHLY" : "FREQ=MONTHLY;INTERVAL=3");
            break;
        case FROM_RECEIPT:
            deadline->kind = DEADLINE_RELATIVE;
            deadline->relation = DEADLINE_WITHIN;
            deadline->base = BASE_RECEIPT;
            break;
        case CONTINUOUS:
            deadline->kind = DEADLINE_CONTINUOUS;
            break;
        case CONDITION:
            deadline->kind = DEADLINE_CONDITIONAL;
            break;
        case BEGINNING:
            deadline->relation = DEADLINE_FROM;
            deadline->due = date_of (term->day);
            break;
        case UNREADABLE:
            break;
        }
        g_ptr_array_add (deadlines, deadline);
    }
    return deadlines;
}

static Answer
answer_of_state (const ItemState *state) {
    gboolean dated = state->in_force.year != 0;
    return (Answer){ .status = state->status,
                     .timeliness = state->timeliness,
                     .reason = state->reason,
                     .in_force = dated ? number_of (state->in_force) : FOREVER,
                     .done = number_of (state->done_on),
                     .late = state->days_late,
                     .left = state->days_left,
                     .answered = state->answered,
                     .evidence = state->has_evidence };
}

static char *
describe (const Life *life, int body, int as_of, int known, const Answer *answer) {
    GString *text = g_string_new (NULL);
    g_string_printf (
        text, "body %d, as of %d, known %d: %s %d %s in force %d done %d late %d answered %u evidence %d\n", body,
        as_of, known, item_status_name (answer->status), (int)answer->timeliness, state_reason_name (answer->reason),
        answer->in_force, answer->done, answer->late, answer->answered, answer->evidence);
    for (int i = 0; i < life->n_terms; i++)
        g_string_append_printf (text, "  term kind %d day %d\n", (int)life->terms[i].kind, life->terms[i].day);
    for (int i = 0; i < life->n_facts; i++) {
        const Fact *fact = &life->facts[i];
        g_string_append_printf (text, "  %d %s on %d entered %d body %d occurrence %d until %d target %d evidence %d\n",
                                i, event_type_name (fact->type), fact->on, fact->entered, fact->body, fact->occurrence,
                                fact->until, fact->target, fact->evidence);
    }
    return g_string_free (text, FALSE);
}

static gboolean
same (const Answer *one, const Answer *other) {
    gboolean same_left = one->timeliness != TIMELINESS_IN_TERM || one->left == other->left;
    return one->status == other->status && one->timeliness == other->timeliness && one->reason == other->reason
           && one->in_force == other->in_force && one->done == other->done && one->late == other->late && same_left
           && one->answered == other->answered && one->evidence == other->evidence;
}

/* ---- random lives ---- */

static int
pick_day (void) {
    return g_test_rand_int_range (10, DAYS - 50);
}

static Life
make_life (void) {
    static const EventType types[]
        = { EVENT_STARTED,  EVENT_DONE,      EVENT_DONE,      EVENT_DONE,           EVENT_ACCEPTED,  EVENT_RETURNED,
            EVENT_EXTENDED, EVENT_EXTENDED,  EVENT_SUSPENDED, EVENT_RESUMED,        EVENT_CANCELLED, EVENT_SUPERSEDED,
            EVENT_RECEIVED, EVENT_FULFILLED, EVENT_REPORTED,  EVENT_EVIDENCE_GIVEN, EVENT_NOTED,     EVENT_UNDONE };
    Life life = { .n_terms = g_test_rand_int_range (0, 4),
                  .n_facts = g_test_rand_int_range (0, 14),
                  .n_bodies = g_test_rand_int_range (0, BODIES + 1),
                  .consent = g_test_rand_int_range (0, 5) == 0,
                  .before_includes = g_test_rand_bit () };
    for (int i = 0; i < life.n_terms; i++)
        life.terms[i] = (Term){ .kind = (Kind)g_test_rand_int_range (FIXED, UNREADABLE + 1),
                                .day = g_test_rand_int_range (5, 200),
                                .before = g_test_rand_bit () };
    for (int i = 0; i < life.n_facts; i++) {
        Fact fact = { .type = types[g_test_rand_int_range (0, G_N_ELEMENTS (types))],
                      .on = pick_day (),
                      .body = life.n_bodies > 0 && g_test_rand_bit () ? g_test_rand_int_range (0, BODIES) : -1,
                      .occurrence = NEVER,
                      .evidence = g_test_rand_bit () };
        fact.entered = fact.on + (g_test_rand_bit () ? g_test_rand_int_range (0, 40) : 0);
        fact.until = fact.on + g_test_rand_int_range (1, 90);
        if (fact.type == EVENT_UNDONE) {
            if (i == 0) {
                fact.type = EVENT_NOTED;
            } else {
                fact.target = g_test_rand_int_range (0, i);
                fact.body = life.facts[fact.target].body;
                fact.on = NEVER;
            }
        }
        /* an occurrence: a fixed day or the end of one of the first months */
        if (g_test_rand_bit () && life.n_terms > 0
            && (is_done (fact.type) || fact.type == EVENT_RETURNED || fact.type == EVENT_RESUMED
                || fact.type == EVENT_EXTENDED || fact.type == EVENT_EVIDENCE_GIVEN)) {
            const Term *term = &life.terms[g_test_rand_int_range (0, life.n_terms)];
            fact.occurrence = term->kind == FIXED ? term->day : month_starts[g_test_rand_int_range (1, 8)] - 1;
        }
        life.facts[i] = fact;
    }
    return life;
}

/* ---- the comparison ---- */

static void
expect_same (const Life *life, int body, int as_of, int known, const Answer *expected, const ItemState *state) {
    Answer found = answer_of_state (state);
    if (same (expected, &found))
        return;
    g_autofree char *first = describe (life, body, as_of, known, expected);
    g_autofree char *second = describe (life, body, as_of, known, &found);
    g_error ("the two differ:\nexpected %sfound    %s", first, second);
}

/* Rule 9 in other words. */
static void
check_whole (const Answer *parts, int n, const ItemState *whole) {
    int of[4] = { 0 }, earliest = FOREVER, latest = NEVER, late = 0;
    for (int i = 0; i < n; i++) {
        of[parts[i].status]++;
        if (parts[i].status == STATUS_OPEN)
            earliest = MIN (earliest, parts[i].in_force);
        if (parts[i].status == STATUS_DONE) {
            latest = MAX (latest, parts[i].done);
            late = MAX (late, parts[i].late);
        }
    }
    g_assert_cmpint (whole->status, ==,
                     of[STATUS_OPEN] > 0        ? STATUS_OPEN
                     : of[STATUS_SUSPENDED] > 0 ? STATUS_SUSPENDED
                     : of[STATUS_DONE] > 0      ? STATUS_DONE
                                                : STATUS_CANCELLED);
    g_assert_cmpuint (whole->bodies_done, ==, of[STATUS_DONE]);
    if (whole->status == STATUS_OPEN)
        g_assert_cmpint (whole->in_force.year != 0 ? number_of (whole->in_force) : FOREVER, ==, earliest);
    if (whole->status == STATUS_DONE) {
        g_assert_cmpint (number_of (whole->done_on), ==, latest);
        g_assert_cmpint (whole->days_late, ==, late);
        g_assert_cmpint (whole->timeliness, ==, late > 0 ? TIMELINESS_LATE : TIMELINESS_ON_TIME);
    }
}

static void
compare_life (const Life *life, int step, Totals *items, Totals *assignments) {
    g_autoptr (GPtrArray) events = make_events (life), deadlines = make_deadlines (life);
    StateSettings settings = { life->before_includes, 7, NULL };
    ItemFacts facts = { .kind = ITEM_TASK,
                        .document_kind = DOCUMENT_DIRECTIVE,
                        .counts_from = date_of (0),
                        .deadlines = deadlines,
                        .document_date = date_of (0),
                        .bodies = names,
                        .n_bodies = (guint)life->n_bodies,
                        .consent = life->consent };
    for (int as_of = g_test_rand_int_range (0, step); as_of < DAYS; as_of += step)
        for (int which = 0; which < 3; which++) {
            /* everything known; what was known on the day itself; what was known on another day */
            int known = which == 0 ? FOREVER : which == 1 ? as_of : g_test_rand_int_range (0, DAYS);
            StateMoment moment = { date_of (as_of), known == FOREVER ? PARTIAL_DATE_NONE : date_of (known), &settings };
            ItemState parts[BODIES], whole = state_of_bodies (&facts, events, &moment, parts);
            Answer expected[BODIES];
            int n = MAX (life->n_bodies, 1);
            for (int body = 0; body < n; body++) {
                expected[body] = answer_of_body (life, life->n_bodies > 0 ? body : -2, as_of, known);
                expect_same (life, body, as_of, known, &expected[body], life->n_bodies > 0 ? &parts[body] : &whole);
                totals_add (assignments, life->n_bodies > 0 ? &parts[body] : &whole);
            }
            check_whole (expected, n, &whole);
            totals_add (items, &whole);
        }
}

static void
test_model (void) {
    Totals items = { 0 }, assignments = { 0 };
    guint rounds = g_test_thorough () ? 20000 : 2500;
    for (int month = 0; month < 40; month++)
        month_starts[month] = number_of (partial_date_day (2026 + month / 12, month % 12 + 1, 1));
    for (guint round = 0; round < rounds; round++) {
        Life life = make_life ();
        compare_life (&life, 13, &items, &assignments);
        g_assert_cmpuint (totals_sum (&items), ==, items.total);
        g_assert_cmpuint (totals_sum (&assignments), ==, assignments.total);
    }
    g_assert_cmpuint (items.total, >, rounds);
    g_assert_cmpuint (assignments.total, >=, items.total);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/track/model/second-implementation", test_model);
    return g_test_run ();
}
