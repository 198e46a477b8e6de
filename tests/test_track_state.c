/* test_track_state.c - track/state: one row per rule of state.h, and that every grouping adds up. */
#include <string.h>

#include "track/state.h"

#define AS_OF "2026-09-30"

static PartialDate
day (const char *text) {
    PartialDate date = PARTIAL_DATE_NONE;
    if (text != NULL)
        g_assert_true (partial_date_parse (text, &date));
    return date;
}

/* `KIND RELATION DUE-OR-RULE`, several parted by ` + `; `-` leaves out. */
static GPtrArray *
read_deadlines (const char *text) {
    GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " + ", -1);
    for (char **part = parts; *part != NULL && **part != '\0'; part++) {
        g_auto (GStrv) words = g_strsplit (*part, " ", -1);
        Deadline *deadline = deadline_new ();
        g_ptr_array_add (deadlines, deadline);
        for (int kind = DEADLINE_DATE; kind <= DEADLINE_CONDITIONAL; kind++)
            if (g_strcmp0 (deadline_kind_name (kind), words[0]) == 0)
                deadline->kind = kind;
        deadline->relation = DEADLINE_NO_RELATION;
        for (int relation = DEADLINE_BEFORE; relation < DEADLINE_NO_RELATION; relation++)
            if (g_strcmp0 (deadline_relation_name (relation), words[1]) == 0)
                deadline->relation = relation;
        if (g_str_has_prefix (words[2], "FREQ"))
            deadline->rrule = g_strdup (words[2]);
        else if (g_strcmp0 (words[2], "receipt") == 0)
            deadline->base = BASE_RECEIPT;
        else if (g_strcmp0 (words[2], "event") == 0)
            deadline->base = BASE_EVENT;
        else if (strcmp (words[2], "-") != 0)
            deadline->due = day (words[2]);
    }
    return deadlines;
}

static void
free_event (gpointer event) {
    event_free (event);
}

/* `TYPE ON ENTERED [evidence] [of OCCURRENCE]`, several parted by ` + `. */
static GPtrArray *
read_events (const char *text) {
    GPtrArray *events = g_ptr_array_new_with_free_func (free_event);
    g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " + ", -1);
    for (char **part = parts; *part != NULL && **part != '\0'; part++) {
        g_auto (GStrv) words = g_strsplit (*part, " ", -1);
        Event *event = event_new ();
        g_ptr_array_add (events, event);
        event->id = events->len;
        g_assert_true (event_type_parse (words[0], &event->type));
        event->on_date = day (words[1]);
        event->entered_at = g_strconcat (words[2], "T08:00:00+07:00", NULL);
        for (char **word = words + 3; *word != NULL; word++) {
            if (strcmp (*word, "evidence") == 0)
                event->evidence_number = g_strdup ("12/BC-STC");
            else if (strcmp (*word, "of") == 0)
                event->occurrence = day (*++word);
        }
    }
    return events;
}

static char *
describe (const ItemState *state) {
    g_autofree char *deadline = partial_date_format (state->in_force);
    g_autofree char *done = partial_date_format (state->done_on);
    g_autofree char *text = g_strdup_printf ("%s %s %s%s%s%s%s", item_status_name (state->status),
                                             timeliness_name (state) != NULL ? timeliness_name (state) : "-",
                                             deadline != NULL ? deadline : "-", state->reason != REASON_NONE ? " " : "",
                                             state->reason != REASON_NONE ? state_reason_name (state->reason) : "",
                                             done != NULL ? " done " : "", done != NULL ? done : "");
    if (state->days_late > 0)
        return g_strdup_printf ("%s late %d", text, state->days_late);
    return g_strdup (text);
}

typedef struct {
    const char *rule;
    const char *deadlines, *events;
    const char *expected;
    const char *as_of, *as_known_on; /* NULL: AS_OF, everything */
    gboolean before_excludes;
} Row;

/* Documents of these rows are dated 2026-01-15, so occurrences count from there. */
static const Row rows[] = {
    /* without events */
    { "nothing stated", NULL, NULL, "open no-date - not-stated" },
    { "due today is not late", "date by 2026-09-30", NULL, "open due-soon 2026-09-30" },
    { "due yesterday", "date by 2026-09-29", NULL, "open overdue 2026-09-29 late 1" },
    { "due in seven days", "date by 2026-10-07", NULL, "open due-soon 2026-10-07" },
    { "due in eight days", "date by 2026-10-08", NULL, "open in-term 2026-10-08" },
    { "a time of day counts as its day", "date before 2026-09-30T08:00", NULL, "open due-soon 2026-09-30" },
    { "before includes its day", "date before 2026-09-30", NULL, "open due-soon 2026-09-30" },
    { "before excludes its day where told so", "date before 2026-09-30", NULL, "open overdue 2026-09-29 late 1", NULL,
      NULL, TRUE },
    { "by is not touched by that", "date by 2026-09-30", NULL, "open due-soon 2026-09-30", NULL, NULL, TRUE },
    { "a bare period ends on its last day", "period - 2026-12-31", NULL, "open in-term 2026-12-31" },
    { "a coarse date ends with its period", "period - 2026-08", NULL, "open overdue 2026-08-31 late 30" },
    { "from never makes late", "period from 2026-01-01", NULL, "open no-date - only-beginning" },
    { "after never makes late", "date after 2026-01-01", NULL, "open no-date - only-beginning" },
    { "continuous", "continuous - -", NULL, "open continuous -" },
    { "continuous from a year", "continuous - - + period from 2028-01-01", NULL, "open continuous -" },
    { "a condition waits", "conditional after -", NULL, "open waiting - condition" },
    { "a receipt not recorded waits", "relative within receipt", NULL, "open waiting - receipt" },
    { "an event not recorded waits", "relative within event", NULL, "open waiting - event" },
    { "relative with a day is dated", "relative within 2026-09-01", NULL, "open overdue 2026-09-01 late 29" },
    { "a printed day that does not exist", "date by -", NULL, "open no-date - date-unreadable" },
    { "recurring without a rule", "recurring - -", NULL, "open no-date - no-rule" },
    { "recurring with a rule that is none", "recurring - FREQ=HOURLY", NULL, "open no-date - no-rule" },
    { "a date decides over continuous", "continuous - - + date by 2026-09-01", NULL,
      "open overdue 2026-09-01 late 29" },
    { "a date decides over a condition", "conditional after - + date by 2026-12-01", NULL, "open in-term 2026-12-01" },
    { "waiting decides over continuous", "continuous - - + conditional after -", NULL, "open waiting - condition" },
    { "no rule decides over continuous", "continuous - - + recurring - -", NULL, "open no-date - no-rule" },
    { "the earliest date decides", "date by 2026-12-01 + date by 2026-09-20", NULL, "open overdue 2026-09-20 late 10" },
    /* recurring */
    { "the first occurrence after the document", "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", NULL,
      "open in-term 2026-11-30" },
    { "a missed occurrence is one lateness", "recurring - FREQ=MONTHLY", NULL, "open overdue 2026-01-31 late 242" },
    { "an answered one gives way to the next", "recurring - FREQ=MONTHLY;INTERVAL=3",
      "done 2026-03-30 2026-03-30 of 2026-03-31 + done 2026-06-30 2026-06-30 of 2026-06-30",
      "open due-soon 2026-09-30" },
    { "an answer out of turn leaves the earlier open", "recurring - FREQ=MONTHLY;INTERVAL=3",
      "done 2026-06-30 2026-06-30 of 2026-06-30", "open overdue 2026-03-31 late 183" },
    { "an answer taken back", "recurring - FREQ=MONTHLY;INTERVAL=3",
      "done 2026-03-30 2026-03-30 of 2026-03-31 + resumed 2026-04-02 2026-04-02 of 2026-03-31",
      "open overdue 2026-03-31 late 183" },
    { "a rule with an end, all answered", "recurring - FREQ=MONTHLY;COUNT=2",
      "done 2026-01-30 2026-01-30 of 2026-01-31 + done 2026-03-02 2026-03-02 of 2026-02-28",
      "done late 2026-02-28 done 2026-03-02 late 2" },
    { "two dates answered one by one", "date by 2026-06-15 + date by 2026-06-30",
      "done 2026-06-20 2026-06-20 of 2026-06-15 + done 2026-06-25 2026-06-25 of 2026-06-30",
      "done on-time 2026-06-30 done 2026-06-25" },
    { "answered dates beside continuous work", "continuous - - + date by 2026-06-15",
      "done 2026-06-10 2026-06-10 of 2026-06-15", "open continuous -" },
    { "the whole of what recurs", "recurring - FREQ=MONTHLY;INTERVAL=3", "done 2026-03-30 2026-03-30",
      "done on-time 2026-03-31 done 2026-03-30" },
    /* events */
    { "done on the day", "date by 2026-09-01", "done 2026-09-01 2026-09-20",
      "done on-time 2026-09-01 done 2026-09-01" },
    { "done a day late", "date by 2026-09-01", "done 2026-09-02 2026-09-20",
      "done late 2026-09-01 done 2026-09-02 late 1" },
    { "done without a date to keep", NULL, "done 2026-09-02 2026-09-20", "done on-time - done 2026-09-02" },
    { "done twice stays done on the first day", "date by 2026-09-01",
      "done 2026-08-30 2026-08-30 + done 2026-09-05 2026-09-05 evidence", "done on-time 2026-09-01 done 2026-08-30" },
    { "typed in weeks later, counted on its day", "date by 2026-09-01", "done 2026-08-20 2026-09-29",
      "done on-time 2026-09-01 done 2026-08-20" },
    { "in progress stays open", "date by 2026-12-01", "started 2026-08-20 2026-08-20", "open in-term 2026-12-01" },
    { "suspended has no timeliness", "date by 2026-09-01", "suspended 2026-08-20 2026-08-20",
      "suspended - 2026-09-01" },
    { "cancelled has no timeliness", "date by 2026-09-01", "cancelled 2026-08-20 2026-08-20",
      "cancelled - 2026-09-01" },
    { "resumed is judged again", "date by 2026-09-01",
      "suspended 2026-08-20 2026-08-20 + resumed 2026-09-10 2026-09-10", "open overdue 2026-09-01 late 29" },
    { "taken back", "date by 2026-09-01", "done 2026-08-20 2026-08-20 + resumed 2026-08-25 2026-08-25",
      "open overdue 2026-09-01 late 29" },
    { "by own dates, not by entry", NULL, "resumed 2026-09-10 2026-09-10 + done 2026-09-01 2026-09-20",
      "open no-date - not-stated" },
    { "the same day: by entry", NULL, "done 2026-09-10 2026-09-10 + resumed 2026-09-10 2026-09-10",
      "open no-date - not-stated" },
    /* the moment */
    { "what happens later is not seen", "date by 2026-09-01", "done 2026-09-20 2026-09-20",
      "open overdue 2026-09-01 late 9", "2026-09-10" },
    { "entered later is seen", "date by 2026-09-01", "done 2026-08-20 2026-09-20",
      "done on-time 2026-09-01 done 2026-08-20", "2026-09-10" },
    { "entered later is left out where asked", "date by 2026-09-01", "done 2026-08-20 2026-09-20",
      "open overdue 2026-09-01 late 9", "2026-09-10", "2026-09-19" },
    { "entered on that day is known", "date by 2026-09-01", "done 2026-08-20 2026-09-19",
      "done on-time 2026-09-01 done 2026-08-20", "2026-09-10", "2026-09-19" },
};

static ItemState
state_of_row (const Row *row, GPtrArray *events) {
    g_autoptr (GPtrArray) deadlines = read_deadlines (row->deadlines);
    ItemFacts facts = { ITEM_TASK, DOCUMENT_DIRECTIVE, day ("2026-01-15"), deadlines, PARTIAL_DATE_NONE };
    StateSettings settings = state_default_settings;
    StateMoment moment = { day (row->as_of != NULL ? row->as_of : AS_OF), day (row->as_known_on), &settings };
    settings.before_includes_day = !row->before_excludes;
    return state_of_item (&facts, events, &moment);
}

static void
test_rules (void) {
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (GPtrArray) events = read_events (rows[i].events);
        ItemState state = state_of_row (&rows[i], events);
        g_autofree char *found = describe (&state);
        if (strcmp (found, rows[i].expected) != 0)
            g_error ("%s: '%s', expected '%s'", rows[i].rule, found, rows[i].expected);
        g_assert_true (state.counted);
    }
}

static void
test_evidence (void) {
    Row row = { "", "date by 2026-09-01", "done 2026-08-30 2026-08-30 + done 2026-09-05 2026-09-06 evidence" };
    g_autoptr (GPtrArray) events = read_events (row.events);
    ItemState state = state_of_row (&row, events);
    g_autofree char *entered = partial_date_format (state.entered_on);
    g_assert_true (state.has_evidence);
    g_assert_cmpint (state.evidence->id, ==, 2);
    g_assert_cmpint (state.event->id, ==, 1);
    g_assert_cmpstr (entered, ==, "2026-08-30");
    row.as_of = "2026-09-04";
    state = state_of_row (&row, events);
    g_assert_cmpint (state.status, ==, STATUS_DONE);
    g_assert_false (state.has_evidence);
}

static void
test_last_answer (void) {
    Row row = { "", "recurring - FREQ=MONTHLY;INTERVAL=3", "done 2026-04-03 2026-04-03 evidence of 2026-03-31" };
    g_autoptr (GPtrArray) events = read_events (row.events);
    ItemState state = state_of_row (&row, events);
    g_assert_cmpuint (state.answered, ==, 1);
    g_assert_cmpint (state.last_days_late, ==, 3);
    g_assert_nonnull (state.evidence);
    g_assert_false (state.has_evidence); /* the item itself is not done */
}

static void
test_uncounted (void) {
    g_autoptr (GPtrArray) none = read_deadlines (NULL);
    StateMoment moment = { day (AS_OF), PARTIAL_DATE_NONE, NULL };
    ItemFacts target = { ITEM_TARGET, DOCUMENT_DIRECTIVE, day ("2026-01-15"), none, PARTIAL_DATE_NONE };
    ItemFacts article = { ITEM_TASK, DOCUMENT_ARTICLE, day ("2026-01-15"), none, PARTIAL_DATE_NONE };
    Totals totals = { 0 };
    ItemState one = state_of_item (&target, NULL, &moment), other = state_of_item (&article, NULL, &moment);
    totals_add (&totals, &one);
    totals_add (&totals, &other);
    g_assert_cmpuint (totals.total, ==, 0);
    g_assert_cmpuint (totals_sum (&totals), ==, 0);
}

/* Any events whatever, on any day: each item is in exactly one cell, and the parts fit into theirs. */
static void
test_sums (void) {
    static const EventType types[] = { EVENT_STARTED, EVENT_DONE, EVENT_SUSPENDED, EVENT_CANCELLED, EVENT_RESUMED };
    Totals totals = { 0 };
    guint n = 0;
    for (int round = 0; round < 2000; round++) {
        Row row = rows[g_test_rand_int_range (0, G_N_ELEMENTS (rows))];
        g_autoptr (GPtrArray) events = read_events (NULL);
        g_autofree char *as_of
            = partial_date_format (partial_date_add_days (day (AS_OF), g_test_rand_int_range (-400, 400)));
        for (int i = g_test_rand_int_range (0, 6); i > 0; i--) {
            Event *event = event_new ();
            event->id = i;
            event->type = types[g_test_rand_int_range (0, G_N_ELEMENTS (types))];
            event->on_date = partial_date_add_days (day (AS_OF), g_test_rand_int_range (-300, 100));
            if (g_test_rand_int_range (0, 3) == 0)
                event->occurrence = day (g_test_rand_bit () ? "2026-03-31" : "2026-09-01");
            event->entered_at = g_strdup ("2026-09-30T00:00:00+07:00");
            g_ptr_array_add (events, event);
        }
        row.as_of = as_of;
        row.as_known_on = NULL;
        ItemState state = state_of_row (&row, events);
        g_assert_true ((state.timeliness == TIMELINESS_NONE)
                       == (state.status == STATUS_SUSPENDED || state.status == STATUS_CANCELLED));
        g_assert_true ((state.status == STATUS_DONE) == (state.done_on.year != 0));
        g_assert_true (state.days_late == 0 || state.timeliness == TIMELINESS_LATE
                       || state.timeliness == TIMELINESS_OVERDUE);
        totals_add (&totals, &state);
        g_assert_cmpuint (totals_sum (&totals), ==, ++n);
    }
    g_assert_cmpuint (totals.total, ==, n);
    g_assert_cmpuint (totals.due_soon, <=, totals.in_term);
    g_assert_cmpuint (totals.done_without_evidence, <=, totals_done (&totals));
    g_assert_cmpuint (totals.started, <=, totals_open (&totals));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/track/state/rules", test_rules);
    g_test_add_func ("/track/state/evidence", test_evidence);
    g_test_add_func ("/track/state/last-answer", test_last_answer);
    g_test_add_func ("/track/state/uncounted", test_uncounted);
    g_test_add_func ("/track/state/sums", test_sums);
    return g_test_run ();
}
