/* test_track_states.c - track/states, track/events: the derived table says what the items say, at any moment; what is taken back;
 * assignments and corrections; a register of schema 001 with data becomes one of today. */
#include "track_fixture.h"

#include <sqlite3.h>

#include "base/text.h"
#include "track/sql.h"
#include "track/states.h"
#include "track/stats.h"

static void
set_now (const char *day) {
    g_autofree char *now = g_strconcat (day, "T09:00:00+07:00", NULL);
    g_setenv ("DONDOC_NOW", now, TRUE);
}

static Event *
append (Register *reg, EventType type, gint64 item, const char *on, const char *body, const char *data) {
    g_autoptr (GError) error = NULL;
    Event *event = event_new ();
    event->type = type;
    event->item = item;
    event->entered_by = g_strdup ("clerk");
    event->body = g_strdup (body);
    event->data = g_strdup (data);
    if (on != NULL)
        g_assert_true (partial_date_parse (on, &event->on_date));
    if (type == EVENT_EXTENDED)
        event->until = partial_date_add_days (event->on_date, g_test_rand_int_range (-30, 120));
    g_assert_true (register_begin (reg, TRUE, &error));
    events_append (reg, event, &error);
    g_assert_no_error (error);
    register_commit (reg, &error);
    g_assert_no_error (error);
    return event;
}

/* Counted by the walk, and by SQL over the table for the moment. */
static void
expect_equal_counts (Register *reg, const StateMoment *moment) {
    g_autoptr (GError) error = NULL;
    QueryFilter filter = { .targets = TRUE, .articles = TRUE };
    g_autoptr (BodyGroups) groups = body_groups_load (reg, &error);
    g_autoptr (BodyTable) table = body_table_new (groups);
    const QueryItem *item;
    g_assert_true (register_begin (reg, FALSE, &error));
    {
        g_autoptr (QueryItems) items = query_items_new (reg, &filter, moment, &error);
        g_assert_no_error (error);
        while ((item = query_items_next (items, &error)) != NULL)
            body_table_add (table, item);
        g_assert_no_error (error);
    }
    const char *name = states_table (reg, moment, &error);
    g_assert_no_error (error);
    for (int assignments = 0; assignments <= 1; assignments++) {
        const Totals *totals = assignments ? body_table_assignments (table) : body_table_items (table);
        g_autofree char *sql = g_strdup_printf (
            "SELECT count (*), sum (status = 'done'), sum (timeliness = 'dated' AND in_force < ?1), sum (status = 'suspended'),"
            " sum (" STATES_TIMELINESS " IN ('in-term', 'due-soon')) FROM %s WHERE counted AND (position > 0) = %d",
            name, assignments);
        g_autoptr (sqlite3_stmt) row = sql_prepare (reg, sql, &error);
        g_assert_no_error (error);
        sql_bind (row, "dd", moment->as_of, partial_date_add_days (moment->as_of, 7));
        g_assert_true (sql_step (reg, row, &error));
        g_assert_cmpint (sqlite3_column_int (row, 0), ==, totals->total);
        g_assert_cmpint (sqlite3_column_int (row, 1), ==, totals_done (totals));
        g_assert_cmpint (sqlite3_column_int (row, 2), ==, totals->overdue);
        g_assert_cmpint (sqlite3_column_int (row, 3), ==, totals->suspended);
        g_assert_cmpint (sqlite3_column_int (row, 4), ==, totals->in_term);
    }
    register_rollback (reg);
}

/* The rows with a day in force up to @until, as a text. */
static char *
dump_rows (Register *reg, const char *table, PartialDate until) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = g_strdup_printf (
        "SELECT group_concat (line, char (10)) FROM (SELECT item || ' ' || position || ' ' || status || ' '"
        " || coalesce (timeliness, '-') || ' ' || in_force || ' ' || evidence || ' ' || counted AS line"
        " FROM %s WHERE in_force <= ? ORDER BY item, position)",
        table);
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, sql, &error);
    g_assert_no_error (error);
    sql_bind (row, "d", until);
    g_assert_true (sql_step (reg, row, &error));
    return g_strdup ((const char *)sqlite3_column_text (row, 0));
}

/* Whoever asks for rows until a day gets those of the whole table. */
static void
expect_equal_until (Register *reg, const StateMoment *moment, PartialDate until) {
    g_autoptr (GError) error = NULL;
    g_autofree char *whole = NULL, *part = NULL;
    g_assert_true (register_begin (reg, FALSE, &error));
    whole = dump_rows (reg, states_table (reg, moment, &error), until);
    part = dump_rows (reg, states_table_until (reg, moment, until, &error), until);
    g_assert_cmpstr (part, ==, whole);
    register_rollback (reg);
}

/* All of a table but the days on which its rows hold, as a text. */
static char *
dump_table (Register *reg, const char *table) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = g_strdup_printf (
        "SELECT group_concat (line, char (10)) FROM (SELECT json_array (item, position, document, body, body_key, status,"
        " timeliness, reason, counted, in_force, occurrence, days_late, started_on, done_on, entered_on, evidence, officer,"
        " field) AS line FROM %s ORDER BY item, position)",
        table);
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, sql, &error);
    g_assert_no_error (error);
    g_assert_true (sql_step (reg, row, &error));
    return g_strdup ((const char *)sqlite3_column_text (row, 0));
}

/* What is put together of the kept rows is what working out every item gives. @touched: an item that the transaction has touched, 0 none. */
static void
expect_rows_hold (Register *reg, const StateMoment *moment, gint64 touched) {
    g_autoptr (GError) error = NULL;
    g_autofree char *kept = NULL, *made = NULL;
    g_assert_true (register_begin (reg, FALSE, &error));
    if (touched != 0)
        states_touch_item (reg, touched);
    kept = dump_table (reg, states_table (reg, moment, &error));
    g_assert_no_error (error);
    states_touch_all (reg);
    made = dump_table (reg, states_table (reg, moment, &error));
    g_assert_cmpstr (kept, ==, made);
    register_rollback (reg);
}

/* ---- stats, told a second time: by walking over the items ---- */

typedef struct {
    Totals totals;
    StatsPeriod now, before;
} Told;

/* @before: the period before, in which a row is there when its day is. */
static void
tell (GHashTable *rows, const char *key, const ItemState *state, PartialDate from, PartialDate until, gboolean before) {
    gboolean within = state->in_force.year != 0 && partial_date_compare (state->in_force, from) >= 0
                      && partial_date_compare (state->in_force, until) <= 0;
    Told *told = g_hash_table_lookup (rows, key);
    StatsPeriod *period;
    if (!state->counted || (before && !within))
        return;
    if (told == NULL) {
        told = g_new0 (Told, 1);
        g_hash_table_insert (rows, g_strdup (key), told);
    }
    if (!before)
        totals_add (&told->totals, state);
    period = before ? &told->before : &told->now;
    if (!within || state->status == STATUS_SUSPENDED || state->status == STATUS_CANCELLED)
        return;
    period->on_time += state->timeliness == TIMELINESS_ON_TIME;
    period->due += state->timeliness == TIMELINESS_ON_TIME || state->timeliness == TIMELINESS_LATE
                   || state->timeliness == TIMELINESS_OVERDUE;
}

static void
tell_item (GHashTable *rows, StatsBy by, const QueryItem *item, PartialDate from, PartialDate until, gboolean before) {
    g_autofree char *month = item->state.in_force.year != 0
                                 ? g_strdup_printf ("%04d-%02d", item->state.in_force.year, item->state.in_force.month)
                                 : g_strdup ("");
    g_autofree char *document = g_strdup_printf ("%" G_GINT64_FORMAT, item->document->id);
    if (by != STATS_BY_BODY || item->bodies->len == 0) {
        tell (rows,
              by == STATS_BY_BODY   ? ""
              : by == STATS_BY_PLAN ? document
                                    : month,
              &item->state, from, until, before);
        return;
    }
    for (guint i = 0; i < item->bodies->len; i++)
        tell (rows, ((const QueryBody *)item->bodies->pdata[i])->folded,
              &g_array_index (item->body_states, ItemState, i), from, until, before);
}

static void
tell_all (Register *reg, GHashTable *rows, StatsBy by, PartialDate as_of, PartialDate known, PartialDate from,
          gboolean before) {
    g_autoptr (GError) error = NULL;
    StateMoment moment = { as_of, known, NULL };
    QueryFilter filter = { .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &moment, &error);
    const QueryItem *item;
    g_assert_no_error (error);
    while ((item = query_items_next (items, &error)) != NULL)
        tell_item (rows, by, item, from, as_of, before);
    g_assert_no_error (error);
}

static void
expect_equal_stats (Register *reg, const StateMoment *moment, PartialDate from) {
    const QueryFilter all = { 0 };
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, FALSE, &error));
    for (StatsBy by = STATS_BY_BODY; by <= STATS_BY_MONTH; by++) {
        g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
        g_autoptr (Stats) stats = stats_new (reg, by, &all, from, moment, &error);
        g_assert_no_error (error);
        tell_all (reg, rows, by, moment->as_of, moment->as_known_on, from, FALSE);
        tell_all (reg, rows, by, stats->before_until, moment->as_known_on, stats->before_from, TRUE);
        g_assert_cmpuint (g_hash_table_size (rows), ==, stats->rows->len);
        for (guint i = 0; i < stats->rows->len; i++) {
            const StatsRow *row = stats->rows->pdata[i];
            const Told *told = g_hash_table_lookup (rows, row->key != NULL ? row->key : "");
            g_assert_nonnull (told);
            g_assert_cmpmem (&row->totals, sizeof row->totals, &told->totals, sizeof told->totals);
            g_assert_cmpmem (&row->now, sizeof row->now, &told->now, sizeof told->now);
            g_assert_cmpmem (&row->before, sizeof row->before, &told->before, sizeof told->before);
        }
    }
    register_rollback (reg);
}

/* On days about that of the clock, over periods that begin with the year and others. */
static void
expect_stats_of_days (Register *reg, PartialDate day, int n) {
    for (int i = 0; i < n; i++) {
        PartialDate as_of = i == 0 ? day : partial_date_add_days (day, g_test_rand_int_range (-300, 200));
        StateMoment moment = { as_of, PARTIAL_DATE_NONE, NULL };
        PartialDate from = partial_date_day (as_of.year, 1, 1);
        if (i % 3 == 1)
            from = partial_date_add_days (as_of, -g_test_rand_int_range (0, 200));
        if (i % 5 == 4)
            moment.as_known_on = partial_date_add_days (day, -g_test_rand_int_range (0, 200));
        expect_equal_stats (reg, &moment, from);
    }
}

/* As if their letters said so: some of the items lapse in consent, the terms of others run from the receipt. */
static void
change_terms (Register *reg) {
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, TRUE, &error));
    g_assert_true (
        sql_run (reg,
                 "UPDATE items SET consent = 1 WHERE id % 5 = 2;"
                 "UPDATE deadlines SET kind = 'relative', base = 'receipt', text = 'trong vòng 20 ngày', due = NULL,"
                 " rrule = NULL WHERE item % 5 = 3",
                 &error));
    states_touch_all (reg);
    g_assert_true (register_commit (reg, &error));
}

/* Plans under other numbers, random events entered on random days; the table is right after each and at any moment. */
static void
test_random (Fixture *fixture, gconstpointer data) {
    static const EventType types[]
        = { EVENT_STARTED,  EVENT_DONE,     EVENT_SUSPENDED, EVENT_CANCELLED, EVENT_RESUMED,
            EVENT_ACCEPTED, EVENT_RETURNED, EVENT_DROPPED,   EVENT_NOTED,     EVENT_SUPERSEDED,
            EVENT_EXTENDED, EVENT_ASSIGNED, EVENT_RECEIVED,  EVENT_REPORTED };
    static const char *const assignments[]
        = { "{\"lead\": [\"Sở Mẫu Ba\"], \"officer\": \"Chuyên viên A\", \"field\": \"Nội vụ\"}",
            "{\"lead\": [\"Sở Mẫu Hai\", \"Sở Mẫu Bốn\"]}", "{\"officer\": \"Chuyên viên B\"}" };
    PartialDate day = partial_date_day (2026, 3, 20);
    for (int plan = 0; plan < 4; plan++) {
        g_autofree char *sha = g_strdup_printf ("%064d", plan + 1);
        g_autoptr (FileRecords) records = fixture_plan ("plan.txt", sha);
        DocumentRecord *document = records->documents->pdata[0];
        g_free (document->number.text);
        document->number.text = g_strdup_printf ("%d/KH-UBND", 31 + plan);
        if (plan > 1)
            g_ptr_array_add (((Item *)document->items->pdata[0])->lead, fixture_value (FIXTURE_TEXT, "Sở Mẫu Hai"));
        set_now ("2026-03-18");
        load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
    }
    change_terms (fixture->reg);
    for (int i = 0; i < 150; i++) {
        gint64 item = g_test_rand_int_range (1, 17);
        EventType type = types[g_test_rand_int_range (0, G_N_ELEMENTS (types))];
        g_autofree char *now = partial_date_format (day);
        g_autofree char *on = partial_date_format (partial_date_add_days (day, -g_test_rand_int_range (0, 30)));
        gboolean of_body = item > 8 && item % 4 == 1 && g_test_rand_bit ();
        set_now (now);
        g_autoptr (Event) event
            = append (fixture->reg, type, item, type == EVENT_DROPPED ? NULL : on, of_body ? "Sở Mẫu Hai" : NULL,
                      type == EVENT_ASSIGNED ? assignments[i % G_N_ELEMENTS (assignments)] : NULL);
        if (g_test_rand_int_range (0, 4) == 0) {
            g_autoptr (GError) error = NULL;
            g_assert_true (register_begin (fixture->reg, TRUE, &error));
            g_assert_true (events_undo (fixture->reg, event->id, "a slip", "clerk", NULL, &error));
            g_assert_true (register_commit (fixture->reg, &error));
        }
        if (i % 10 == 0) {
            fixture_expect_fresh (fixture->reg);
            expect_stats_of_days (fixture->reg, date_today (), 3);
        }
        day = partial_date_add_days (day, g_test_rand_int_range (0, 4));
    }
    fixture_expect_fresh (fixture->reg);
    for (int i = 0; i < 60; i++) {
        StateMoment moment
            = { partial_date_add_days (day, -g_test_rand_int_range (-40, 250)), PARTIAL_DATE_NONE, NULL };
        if (i % 4 == 3)
            moment.as_known_on = partial_date_add_days (day, -g_test_rand_int_range (-10, 200));
        expect_rows_hold (fixture->reg, &moment, i % 3 == 2 ? g_test_rand_int_range (1, 17) : 0);
    }
    for (int i = 0; i < 25; i++) {
        StateMoment moment
            = { partial_date_add_days (day, -g_test_rand_int_range (-40, 200)), PARTIAL_DATE_NONE, NULL };
        if (i % 2 == 1)
            moment.as_known_on = partial_date_add_days (day, -g_test_rand_int_range (-10, 200));
        expect_equal_counts (fixture->reg, &moment);
        expect_equal_until (fixture->reg, &moment,
                            partial_date_add_days (moment.as_of, -g_test_rand_int_range (-60, 90)));
    }
    expect_stats_of_days (fixture->reg, date_today (), 20);
    /* the year turns: what the old one ended with is compared with; first nobody has written yet */
    for (int month = 1; month <= 9; month += 4) {
        g_autofree char *now = g_strdup_printf ("2027-%02d-15", month);
        set_now (now);
        expect_stats_of_days (fixture->reg, date_today (), 4);
        event_free (append (fixture->reg, EVENT_DONE, g_test_rand_int_range (1, 17), now, NULL, NULL));
        fixture_expect_fresh (fixture->reg);
        expect_stats_of_days (fixture->reg, date_today (), 8);
    }
}

/* What was changed behind the program's back is found, and made good. */
static void
expect_found (Register *reg, const char *damage) {
    g_autoptr (GError) error = NULL;
    g_autofree char *first = NULL;
    guint wrong = 0;
    fixture_expect_fresh (reg);
    g_assert_true (sql_run (reg, damage, &error));
    g_assert_true (register_begin (reg, FALSE, &error));
    g_assert_true (states_check (reg, &wrong, &first, &error));
    g_assert_cmpuint (wrong, ==, 1);
    g_assert_nonnull (first);
    register_rollback (reg);
    g_assert_true (register_begin (reg, TRUE, &error));
    states_touch_all (reg);
    g_assert_true (register_commit (reg, &error));
    fixture_expect_fresh (reg);
}

static void
test_check (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
    expect_found (fixture->reg, "UPDATE item_states SET status = 'done' WHERE item = 1 AND position = 0");
    expect_found (fixture->reg, "INSERT INTO state_totals VALUES ('plan', 77, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)");
    expect_found (fixture->reg, "INSERT INTO state_periods VALUES ('body', 'Sở Mẫu Chín', '2026', 1, 0, 0)");
    expect_found (fixture->reg, "INSERT INTO closing_states VALUES (1, 7, 1, NULL, '2025-12-01', 1, 1)");
    set_now ("2026-04-20");
    event_free (append (fixture->reg, EVENT_STARTED, 1, "2026-04-02", NULL, NULL));
    expect_found (fixture->reg, "UPDATE earlier_states SET status = 'done' WHERE item = 1 AND position = 0");
    expect_found (fixture->reg, "UPDATE item_states SET good_from = '2026-04-03' WHERE item = 1 AND position = 1");
    expect_found (fixture->reg, "DELETE FROM earlier_states WHERE item = 1");
}

static const QueryItem *
ask (Register *reg, gint64 id, const char *as_of, const char *known, QueryItems **ret_items) {
    g_autoptr (GError) error = NULL;
    StateMoment moment = fixture_moment (as_of, known);
    QueryFilter filter = { .ids = &id, .n_ids = 1, .targets = TRUE, .articles = TRUE };
    const QueryItem *item;
    *ret_items = query_items_new (reg, &filter, &moment, &error);
    g_assert_no_error (error);
    item = query_items_next (*ret_items, &error);
    g_assert_no_error (error);
    g_assert_nonnull (item);
    return item;
}

static void
expect_lead (Register *reg, const char *as_of, const char *known, const char *lead) {
    QueryItems *items;
    const QueryItem *item = ask (reg, 1, as_of, known, &items);
    g_assert_cmpuint (item->leads->len, ==, 1);
    g_assert_cmpstr (((const QueryBody *)item->leads->pdata[0])->name, ==, lead);
    query_items_free (items);
}

/* An assignment holds from its day on, a correction wherever it is known. */
static void
test_changes (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    QueryItems *items;
    const QueryItem *item;
    set_now ("2026-03-18");
    load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
    set_now ("2026-05-10");
    event_free (append (fixture->reg, EVENT_ASSIGNED, 1, "2026-05-01", NULL,
                        "{\"lead\": [\"Sở Mẫu Ba\"], \"officer\": \"Chuyên viên A\", \"field\": \"Nội vụ\"}"));
    set_now ("2026-05-20");
    event_free (append (
        fixture->reg, EVENT_CORRECTED, 1, NULL, NULL,
        "{\"field\": \"deadlines\", \"value\": [{\"kind\": \"date\", \"text\": \"31/7/2026\", \"relation\": \"by\","
        " \"due\": \"2026-07-31\"}], \"was\": []}"));
    expect_lead (fixture->reg, "2026-04-30", NULL, "Sở Mẫu Một");
    expect_lead (fixture->reg, "2026-05-01", NULL, "Sở Mẫu Ba");
    expect_lead (fixture->reg, "2026-05-01", "2026-05-09", "Sở Mẫu Một");
    item = ask (fixture->reg, 1, "2026-04-01", NULL, &items);
    g_assert_cmpint (item->state.in_force.month, ==, 7);
    g_assert_cmpstr (item->officer, ==, NULL);
    query_items_free (items);
    item = ask (fixture->reg, 1, "2026-06-01", "2026-05-19", &items);
    g_assert_cmpint (item->state.in_force.month, ==, 6);
    g_assert_cmpstr (item->officer, ==, "Chuyên viên A");
    g_assert_cmpstr (item->field, ==, "Nội vụ");
    query_items_free (items);
    fixture_expect_fresh (fixture->reg);
}

/* A mark typed in later: as-of and as-known-on, alone and together; taken back; the taking back taken back. */
static void
test_moments (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *as_of, *known;
        ItemStatus before, undone, again;
    } rows[] = {
        { "2026-06-19", NULL, STATUS_OPEN, STATUS_OPEN, STATUS_OPEN },
        { "2026-06-20", NULL, STATUS_DONE, STATUS_OPEN, STATUS_DONE },
        { "2026-06-20", "2026-07-09", STATUS_OPEN, STATUS_OPEN, STATUS_OPEN },
        { "2026-06-20", "2026-07-10", STATUS_DONE, STATUS_DONE, STATUS_DONE },
        { "2026-12-31", "2026-07-14", STATUS_DONE, STATUS_DONE, STATUS_DONE },
        { "2026-12-31", "2026-07-15", STATUS_DONE, STATUS_OPEN, STATUS_OPEN },
        { "2026-12-31", "2026-07-20", STATUS_DONE, STATUS_OPEN, STATUS_DONE },
    };
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    g_autoptr (GError) error = NULL;
    gint64 event = 0;
    set_now ("2026-03-18");
    load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
    for (int stage = 0; stage < 3; stage++) {
        if (stage == 0) {
            set_now ("2026-07-10");
            g_autoptr (Event) done = append (fixture->reg, EVENT_DONE, 1, "2026-06-20", NULL, NULL);
            event = done->id;
        } else {
            g_autoptr (GPtrArray) undoings = g_ptr_array_new_with_free_func ((GDestroyNotify)event_free);
            set_now (stage == 1 ? "2026-07-15" : "2026-07-20");
            g_assert_true (register_begin (fixture->reg, TRUE, &error));
            g_assert_true (events_undo (fixture->reg, event, NULL, "clerk", undoings, &error));
            g_assert_true (register_commit (fixture->reg, &error));
            event = ((const Event *)undoings->pdata[0])->id;
        }
        for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
            QueryItems *items;
            const QueryItem *item = ask (fixture->reg, 1, rows[i].as_of, rows[i].known, &items);
            g_assert_cmpint (item->state.status, ==,
                             stage == 0   ? rows[i].before
                             : stage == 1 ? rows[i].undone
                                          : rows[i].again);
            query_items_free (items);
        }
        fixture_expect_fresh (fixture->reg);
    }
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    g_assert_false (events_undo (fixture->reg, 1, NULL, "clerk", NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE); /* loading */
    register_rollback (fixture->reg);
}

/* ---- an older register ---- */

static void
test_upgrade (void) {
    static const char rows[]
        = "PRAGMA application_id = 1685024356; PRAGMA user_version = 1;"
          "INSERT INTO files VALUES (1, 'aa', 'plan.txt', 'text', 10, '0.1.0', '2026-03-18T08:00:00+07:00', 'clerk');"
          "INSERT INTO file_contents VALUES (1, x'00', 'Nếu quá thời hạn trên không có ý kiến thì coi như thống nhất.');"
          "INSERT INTO documents (id, file, position, kind, type, number, number_key, counts_from, counts_from_reason, confidence,"
          " loaded_at, loaded_by) VALUES (1, 1, 0, 'directive', 'CV', '12/CV-SNV', '12/cv-snv', '2026-03-17', 'date', 0.9,"
          " '2026-03-18T08:00:00+07:00', 'clerk');"
          "INSERT INTO items (id, document, position, path, kind, text, confidence) VALUES"
          " (1, 1, 0, '1', 'task', 'Tham gia ý kiến về dự thảo', 0.9), (2, 1, 1, '2', 'task', 'Lập danh sách', 0.9);"
          "INSERT INTO deadlines (item, position, kind, text, relation, due, confidence) VALUES"
          " (1, 0, 'date', '30/6/2026', 'by', '2026-06-30', 0.9), (2, 0, 'recurring', 'hằng quý', NULL, NULL, 0.9);"
          "INSERT INTO events (type, document, entered_at, entered_by) VALUES ('loaded', 1, '2026-03-18T08:00:00+07:00', 'clerk');"
          "INSERT INTO events (type, item, on_date, entered_at, entered_by, evidence_number, evidence_date, data) VALUES"
          " ('done', 2, '2026-05-02', '2026-05-03T08:00:00+07:00', 'clerk', '7/BC-SNV', '2026-05-01',"
          " '{\"occurrence\": \"2026-03-31\"}');";
    g_autoptr (GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp ("dondoc-test-XXXXXX", &error);
    g_autofree char *path = g_build_filename (folder, "old.db", NULL), *schema = NULL;
    sqlite3 *old = NULL;
    gint64 number = 0;
    g_setenv ("DONDOC_NOW", "2026-09-30T08:00:00+07:00", TRUE);
    g_assert_true (g_file_get_contents ("track/schema/001.sql", &schema, NULL, &error));
    g_assert_cmpint (sqlite3_open (path, &old), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (old, schema, NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (old, rows, NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (old);
    g_autoptr (Register) reg = register_open (path, REGISTER_WRITE, &error);
    g_assert_no_error (error);
    g_assert_cmpint (register_schema (reg), ==, register_newest_schema ());
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    g_autoptr (QueryEvents) events = query_events_new (reg, QUERY_EVENTS_ALL, 0, 0, &moment, &error);
    g_assert_no_error (error);
    g_assert_nonnull (query_events_next (events, &error));
    const Event *done = query_events_next (events, &error);
    g_assert_nonnull (done);
    g_assert_cmpstr (done->evidence_number, ==, "7/BC-SNV");
    g_assert_cmpint (done->evidence_date.day, ==, 1);
    g_assert_cmpint (done->occurrence.month, ==, 3);
    g_assert_cmpint (done->id, ==, 2);
    g_assert_null (query_events_next (events, &error));
    g_assert_no_error (error);
    g_clear_pointer (&events, query_events_free); /* its statement would keep the register open */
    /* the letter's sentence makes its question lapse in consent, the other item not */
    sql_read_number (reg, "SELECT group_concat (consent, '') FROM items", 0, &number, &error);
    g_assert_no_error (error);
    g_assert_cmpint (number, ==, 10);
    sql_read_number (reg, "SELECT count (*) FROM item_states WHERE position = 0", 0, &number, &error);
    g_assert_cmpint (number, ==, 2);
    /* the letter's question was open until its day, the other item until its one occurrence was answered */
    sql_read_number (
        reg,
        "SELECT sum (good_from = '' AND status = 'open' AND good_until = CASE item WHEN 1 THEN '2026-06-30'"
        " ELSE '2026-05-01' END) FROM earlier_states WHERE position = 0",
        0, &number, &error);
    g_assert_no_error (error);
    g_assert_cmpint (number, ==, 1);
    fixture_expect_fresh (reg);
    g_assert_false (sql_run (reg, "UPDATE events SET note = 'x'", NULL));
    g_assert_false (sql_run (reg, "DELETE FROM evidence", NULL));
    g_clear_pointer (&reg, register_free);
    g_unlink (path);
    g_autofree char *wal = g_strconcat (path, "-wal", NULL), *shm = g_strconcat (path, "-shm", NULL);
    g_unlink (wal);
    g_unlink (shm);
    g_rmdir (folder);
    g_unsetenv ("DONDOC_NOW");
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/track/states/random", Fixture, NULL, fixture_set_up, test_random, fixture_tear_down);
    g_test_add ("/track/states/check", Fixture, NULL, fixture_set_up, test_check, fixture_tear_down);
    g_test_add ("/track/states/changes", Fixture, NULL, fixture_set_up, test_changes, fixture_tear_down);
    g_test_add ("/track/states/moments", Fixture, NULL, fixture_set_up, test_moments, fixture_tear_down);
    g_test_add_func ("/track/states/upgrade", test_upgrade);
    return g_test_run ();
}
