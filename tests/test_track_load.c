/* test_track_load.c - track/load, copies, events, query: in, changed, out again. */
#include <stdlib.h>

#include "tests/track_fixture.h"
#include "track/sql.h"

static gint64
count_rows (Register *reg, const char *sql) {
    gint64 count = -1;
    g_assert_true (sql_read_number (reg, sql, -1, &count, NULL));
    return count;
}

static QueryItem *
find_item (Fixture *fixture, const char *name, const StateMoment *moment, QueryItems **ret_walk) {
    g_autoptr (GError) error = NULL;
    gint64 id = query_find_item (fixture->reg, name, moment, &error);
    QueryFilter filter = { .ids = &id, .n_ids = 1, .targets = TRUE, .articles = TRUE };
    g_assert_no_error (error);
    *ret_walk = query_items_new (fixture->reg, &filter, moment, &error);
    g_assert_no_error (error);
    g_assert_nonnull (query_items_next (*ret_walk, &error));
    return query_items_steal (*ret_walk);
}

static ItemState
state_of (Fixture *fixture, const char *name, const char *as_of, const char *as_known_on) {
    StateMoment moment = fixture_moment (as_of, as_known_on);
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (QueryItem) item = find_item (fixture, name, &moment, &walk);
    ItemState state = item->state;
    state.event = state.evidence = NULL; /* they go with the item */
    return state;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    StateMoment moment = fixture_moment ("2026-06-01", NULL);
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (QueryItem) item = find_item (fixture, "31/kh-ubnd:I.1", &moment, &walk);
    g_autoptr (GError) error = NULL;
    g_autofree char *quoted = query_quote (fixture->reg, item->document->file, item->span, &error);
    g_autofree char *body
        = query_quote (fixture->reg, item->document->file, ((QueryBody *)item->leads->pdata[0])->span, &error);
    g_assert_cmpuint (loaded->items, ==, 4);
    g_assert_cmpstr (item->text, ==, "Ban hành quy trình tiếp nhận");
    g_assert_cmpstr (quoted, ==, item->text);
    g_assert_cmpstr (body, ==, "Sở Mẫu Một");
    g_assert_cmpuint (item->deadlines->len, ==, 1);
    g_assert_cmpint (item->state.timeliness, ==, TIMELINESS_IN_TERM);
    g_assert_cmpint (item->state.days_left, ==, 29);
    g_autoptr (QueryDocument) document = query_document (fixture->reg, item->document->id, &moment, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (document->items, ==, 3);
    g_assert_cmpuint (document->targets, ==, 1);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT length (bytes) FROM file_contents"), ==,
                     (gint64)strlen (FIXTURE_TEXT));
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    g_autoptr (LoadResult) first = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    gint64 events = count_rows (fixture->reg, "SELECT count (*) FROM events");
    g_autoptr (LoadResult) second = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_assert_false (first->already_there);
    g_assert_true (second->already_there);
    g_assert_cmpstr (second->first_name, ==, "plan.txt");
    g_assert_cmpuint (second->items, ==, 0);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM events"), ==, events);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM items"), ==, 4);
}

static void
test_other_copy (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa"), again = fixture_plan ("plan-scan.txt", "bb");
    g_autoptr (LoadResult) first = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    Item *item = ((DocumentRecord *)again->documents->pdata[0])->items->pdata[0];
    Deadline *deadline = item->deadlines->pdata[0];
    g_assert_true (partial_date_parse ("2026-07-30", &deadline->due));
    g_autoptr (LoadResult) second = fixture_load (fixture->reg, again, FIXTURE_TEXT);
    const LoadedDocument *copy = second->documents->pdata[0];
    g_assert_cmpint (copy->copy_of, ==, 1);
    g_assert_cmpuint (copy->items, ==, 0);
    g_assert_cmpuint (copy->differences->len, ==, 1);
    g_assert_nonnull (strstr (copy->differences->pdata[0], "2026-07-30"));
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM items"), ==, 4);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM files"), ==, 2);
    g_assert_cmpint (
        count_rows (fixture->reg, "SELECT count (*) FROM events WHERE type = 'copy-linked' AND document = 1"), ==, 1);
}

static void
test_similar (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa"), again = fixture_plan ("other.txt", "bb");
    g_autoptr (LoadResult) first = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    fixture_set (&((DocumentRecord *)again->documents->pdata[0])->issuer, FIXTURE_TEXT, "UBND tỉnh");
    g_autoptr (LoadResult) second = fixture_load (fixture->reg, again, FIXTURE_TEXT);
    const LoadedDocument *document = second->documents->pdata[0];
    g_assert_cmpint (document->copy_of, ==, 0);
    g_assert_cmpint (document->similar, ==, 1);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM items"), ==, 8);
}

/* Nothing of a file stays where one part of it cannot be stored. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    g_autoptr (GError) error = NULL;
    g_assert_true (sql_run (fixture->reg,
                            "CREATE TRIGGER fail BEFORE INSERT ON deadlines WHEN new.kind = 'continuous'"
                            " BEGIN SELECT raise (ABORT, 'no'); END",
                            &error));
    g_assert_null (load_records (fixture->reg, records, "x", 1, FIXTURE_TEXT, strlen (FIXTURE_TEXT), "clerk", &error));
    g_assert_nonnull (error);
    g_assert_cmpint (count_rows (fixture->reg,
                                 "SELECT (SELECT count (*) FROM files) + (SELECT count (*) FROM documents)"
                                 " + (SELECT count (*) FROM items) + (SELECT count (*) FROM events)"),
                     ==, 0);
}

static LoadPending *
pend (FileRecords *records) {
    LoadPending *pending = g_new0 (LoadPending, 1);
    pending->records = records;
    pending->bytes
        = g_byte_array_append (g_byte_array_new (), (const guint8 *)FIXTURE_TEXT, (guint)strlen (FIXTURE_TEXT));
    return pending;
}

/* Each file of a group sees those before it, as if they had come one after the other. */
static void
test_group (Fixture *fixture, gconstpointer data) {
    g_autoptr (LoadPending) plan = pend (fixture_plan ("plan.txt", "aa")),
                            same = pend (fixture_plan ("same.txt", "aa")),
                            copy = pend (fixture_plan ("copy.txt", "bb"));
    LoadPending *group[] = { plan, same, copy };
    StateMoment moment = fixture_moment ("2026-06-01", NULL);
    g_autoptr (GError) error = NULL;
    g_assert_true (load_store (fixture->reg, group, G_N_ELEMENTS (group), "clerk", &error));
    g_assert_no_error (error);
    g_assert_cmpuint (plan->result->items, ==, 4);
    g_assert_true (same->result->already_there);
    g_assert_cmpstr (same->result->first_name, ==, "plan.txt");
    g_assert_cmpint (((LoadedDocument *)copy->result->documents->pdata[0])->copy_of, ==, 1);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM files"), ==, 2);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT length (CAST (text AS BLOB)) FROM file_contents WHERE file = 1"),
                     ==, (gint64)strlen (FIXTURE_TEXT));
    g_assert_cmpint (state_of (fixture, "31/kh-ubnd:I.1", "2026-06-01", NULL).timeliness, ==, TIMELINESS_IN_TERM);
    g_assert_true (load_store (fixture->reg, group, G_N_ELEMENTS (group), "clerk", &error)); /* all have a result */
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM files"), ==, 2);
    g_autoptr (QueryDocument) document = query_document (fixture->reg, 1, &moment, &error);
    g_assert_cmpuint (document->items, ==, 3);
}

/* Nothing of any file of a group stays where one of them cannot be stored; they can be stored one by one then. */
static void
test_group_all_or_nothing (Fixture *fixture, gconstpointer data) {
    g_autoptr (LoadPending) good = pend (fixture_plan ("good.txt", "aa")), bad = pend (fixture_plan ("bad.txt", "bb"));
    LoadPending *group[] = { good, bad };
    g_autoptr (GError) error = NULL;
    g_assert_true (sql_run (fixture->reg,
                            "CREATE TRIGGER fail BEFORE INSERT ON files WHEN new.name = 'bad.txt'"
                            " BEGIN SELECT raise (ABORT, 'no'); END",
                            &error));
    g_assert_false (load_store (fixture->reg, group, G_N_ELEMENTS (group), "clerk", &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_null (good->result);
    g_assert_null (bad->result);
    g_assert_cmpint (count_rows (fixture->reg, "SELECT (SELECT count (*) FROM files) + (SELECT count (*) FROM events)"),
                     ==, 0);
    g_assert_true (load_store (fixture->reg, group, 1, "clerk", &error));
    g_assert_cmpuint (good->result->items, ==, 4);
}

static void
test_counts_from (Fixture *fixture, gconstpointer data) {
    static const char text[]
        = "Số: 5/KH-UBND. Họp ngày 12/02/2026, nộp trước 31/12/2030. Số 14-KL/TW ngày 03 tháng 4 năm 2025. Hằng quý";
    g_autoptr (FileRecords) records = file_records_new ();
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    g_autoptr (GError) error = NULL;
    records->sha256 = g_strdup ("cc");
    records->file = g_strdup ("undated.txt");
    DocumentRecord *document = fixture_add_document (records, text, "KH", "5/KH-UBND", NULL, NULL);
    fixture_add_deadline (fixture_add_item (document, text, "1", "nộp", NULL), DEADLINE_RECURRING, DEADLINE_NO_RELATION,
                          "Hằng quý", NULL, "FREQ=MONTHLY;INTERVAL=3");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, text);
    g_autoptr (QueryDocument) found = query_document (fixture->reg, 1, &moment, &error);
    g_autofree char *from = partial_date_format (found->counts_from);
    g_assert_cmpstr (from, ==, "2026-02-12"); /* 2030 is a day to come */
    g_assert_cmpstr (found->counts_from_reason, ==, "text");
    g_assert_cmpuint (loaded->warnings, ==, 1);
}

static void
test_find (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("a.txt", "aa"), other = fixture_plan ("b.txt", "bb");
    StateMoment now = fixture_moment ("2026-09-30", NULL), before = fixture_moment ("2026-09-30", "2026-09-29");
    g_autoptr (GError) error = NULL;
    fixture_set (&((DocumentRecord *)other->documents->pdata[0])->issuer, FIXTURE_TEXT, "UBND khác");
    g_autoptr (LoadResult) first = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_assert_cmpint (query_find_document (fixture->reg, "31/KH-UBND", &now, &error), ==, 1);
    g_assert_cmpint (query_find_document (fixture->reg, " 31 / kh-ubnd", &now, &error), ==, 1);
    g_assert_cmpint (query_find_document (fixture->reg, "1", &now, &error), ==, 1);
    g_assert_cmpint (query_find_document (fixture->reg, "1", &before, &error), ==, 0);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    g_clear_error (&error);
    g_autoptr (LoadResult) second = fixture_load (fixture->reg, other, FIXTURE_TEXT);
    g_assert_cmpint (query_find_document (fixture->reg, "31/KH-UBND", &now, &error), ==, 0);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_assert_nonnull (strstr (error->message, "\n  2  31/KH-UBND"));
    g_clear_error (&error);
    g_assert_cmpint (query_find_item (fixture->reg, "2:I.2", &now, &error), ==, 6);
    g_assert_cmpint (query_find_item (fixture->reg, "31/KH-UBND:I.2", &now, &error), ==, 0);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_clear_error (&error);
    g_assert_cmpint (query_find_item (fixture->reg, "1:X.9", &now, &error), ==, 0);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    g_clear_error (&error);
    g_assert_cmpint (query_find_item (fixture->reg, "I.2", &now, &error), ==, 0);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
}

/* ---- marking ---- */

static gboolean
mark (Fixture *fixture, gint64 item, EventType type, const char *on, const char *evidence, GError **error) {
    Mark request = { .type = type,
                     .on_date = PARTIAL_DATE_NONE,
                     .occurrence = PARTIAL_DATE_NONE,
                     .evidence_date = PARTIAL_DATE_NONE,
                     .evidence_number = evidence,
                     .by = "clerk" };
    if (on != NULL)
        g_assert_true (partial_date_parse (on, &request.on_date));
    return mark_items (fixture->reg, &item, 1, &request, NULL, error);
}

static void
test_mark (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("a.txt", "aa");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_autoptr (GError) error = NULL;
    ItemState state = state_of (fixture, "1", "2026-09-30", NULL);
    g_assert_cmpint (state.days_late, ==, 92);
    g_setenv ("DONDOC_NOW", "2026-10-05", TRUE);
    g_assert_true (mark (fixture, 1, EVENT_DONE, "2026-06-29", "12/BC-SMM", &error));
    state = state_of (fixture, "1", "2026-09-30", NULL);
    g_assert_cmpint (state.timeliness, ==, TIMELINESS_ON_TIME);
    g_assert_true (state.has_evidence);
    state = state_of (fixture, "1", "2026-09-30", "2026-10-04"); /* not entered yet */
    g_assert_cmpint (state.status, ==, STATUS_OPEN);
}

static void
test_mark_occurrences (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("a.txt", "aa");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_autoptr (GError) error = NULL;
    g_assert_true (mark (fixture, 2, EVENT_DONE, "2026-03-31", NULL, &error)); /* the first quarter */
    g_assert_true (mark (fixture, 2, EVENT_DONE, "2026-07-02", NULL, &error)); /* the second, late */
    ItemState state = state_of (fixture, "2", "2026-09-30", NULL);
    g_autofree char *next = partial_date_format (state.occurrence);
    g_assert_cmpint (state.status, ==, STATUS_OPEN);
    g_assert_cmpstr (next, ==, "2026-09-30");
    g_assert_cmpuint (state.answered, ==, 2);
    g_assert_cmpint (state.last_days_late, ==, 2);
    Mark wrong = { .type = EVENT_DONE,
                   .on_date = PARTIAL_DATE_NONE,
                   .occurrence = partial_date_day (2026, 5, 5),
                   .evidence_date = PARTIAL_DATE_NONE,
                   .by = "clerk" };
    gint64 id = 2;
    g_assert_false (mark_items (fixture->reg, &id, 1, &wrong, NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_clear_error (&error);
    wrong.occurrence = PARTIAL_DATE_NONE;
    wrong.whole = TRUE;
    g_assert_true (mark_items (fixture->reg, &id, 1, &wrong, NULL, &error));
    g_assert_cmpint (state_of (fixture, "2", "2026-09-30", NULL).status, ==, STATUS_DONE);
}

static void
test_mark_refused (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *on, *evidence;
    } rows[] = { { "2026-10-01", NULL },
                 { "1990-01-01", NULL },
                 { "1970-01-01", NULL },
                 { "2026-09", NULL },
                 { "2026-09-30", " " } };
    g_autoptr (FileRecords) records = fixture_plan ("a.txt", "aa");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_autoptr (GError) error = NULL;
    gint64 events = count_rows (fixture->reg, "SELECT count (*) FROM events");
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_assert_false (mark (fixture, 1, EVENT_DONE, rows[i].on, rows[i].evidence, &error));
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
        g_clear_error (&error);
    }
    g_assert_false (mark (fixture, 99, EVENT_DONE, NULL, NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    g_clear_error (&error);
    /* all or none */
    Mark request = { .type = EVENT_DONE,
                     .on_date = PARTIAL_DATE_NONE,
                     .occurrence = PARTIAL_DATE_NONE,
                     .evidence_date = PARTIAL_DATE_NONE,
                     .by = "x" };
    gint64 ids[] = { 1, 99 };
    g_assert_false (mark_items (fixture->reg, ids, 2, &request, NULL, &error));
    g_assert_cmpint (count_rows (fixture->reg, "SELECT count (*) FROM events"), ==, events);
}

/* ---- groupings ---- */

/* A register of @n items with any deadlines, bodies and events. */
static void
fill_at_random (Fixture *fixture, guint n) {
    static const char *const dues[] = { "2026-03-01", "2026-09-29", "2026-09-30", "2026-10-03", "2026-12-31" };
    static const EventType types[] = { EVENT_STARTED, EVENT_DONE, EVENT_SUSPENDED, EVENT_CANCELLED, EVENT_RESUMED };
    g_autoptr (FileRecords) records = fixture_plan ("a.txt", "aa");
    DocumentRecord *document = records->documents->pdata[0];
    g_autoptr (GError) error = NULL;
    for (guint i = 0; i < n; i++) {
        g_autofree char *path = g_strdup_printf ("II.%u", i + 1),
                        *body = g_strdup_printf ("Sở Mẫu %d", g_test_rand_int_range (1, 6));
        Item *item = fixture_add_item (document, FIXTURE_TEXT, path, "Ban hành quy trình tiếp nhận",
                                       g_test_rand_bit () ? body : NULL);
        if (g_test_rand_bit ())
            g_ptr_array_add (item->lead, fixture_value (FIXTURE_TEXT, g_test_rand_bit () ? "Sở Mẫu 1" : "SỞ MẪU 1"));
        for (int k = g_test_rand_int_range (0, 3); k > 0; k--)
            fixture_add_deadline (item, g_test_rand_int_range (DEADLINE_DATE, DEADLINE_CONDITIONAL + 1), DEADLINE_BY,
                                  "x", dues[g_test_rand_int_range (0, G_N_ELEMENTS (dues))],
                                  g_test_rand_bit () ? "FREQ=MONTHLY" : NULL);
        if (g_test_rand_int_range (0, 8) == 0)
            item->kind = ITEM_TARGET;
    }
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    for (guint i = 0; i < n; i++) {
        g_autofree char *on = partial_date_format (
            partial_date_add_days (partial_date_day (2026, 9, 30), g_test_rand_int_range (-200, 1)));
        g_assert_true (mark (fixture, g_test_rand_int_range (1, (int)n),
                             types[g_test_rand_int_range (0, G_N_ELEMENTS (types))], on,
                             g_test_rand_bit () ? "1/BC" : NULL, &error));
    }
}

static void
test_groupings (Fixture *fixture, gconstpointer data) {
    static const char *const days[] = { "2026-03-01", "2026-07-15", "2026-09-30", "2027-06-01" };
    fill_at_random (fixture, 60);
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
        StateMoment moment = fixture_moment (days[i], NULL);
        QueryFilter filter = { .targets = TRUE };
        g_autoptr (GError) error = NULL;
        g_autoptr (QueryItems) walk = query_items_new (fixture->reg, &filter, &moment, &error);
        g_autoptr (BodyGroups) groups = body_groups_load (fixture->reg, &error);
        g_autoptr (BodyTable) table = body_table_new (groups);
        const QueryItem *item;
        Totals totals = { 0 }, sum = { 0 };
        guint counted = 0, assignments = 0;
        while ((item = query_items_next (walk, &error)) != NULL) {
            totals_add (&totals, &item->state);
            body_table_add (table, item);
            counted += item->kind == ITEM_TASK;
            assignments += item->kind == ITEM_TASK ? MAX (1, item->bodies->len) : 0;
        }
        g_assert_no_error (error);
        g_assert_cmpuint (totals.total, ==, counted);
        g_assert_cmpuint (totals_sum (&totals), ==, counted);
        g_assert_cmpmem (&totals, sizeof totals, body_table_items (table), sizeof (Totals));
        const GPtrArray *rows = body_table_rows (table);
        for (guint k = 0; k < rows->len; k++)
            for (gsize cell = 0; cell < sizeof (Totals) / sizeof (guint); cell++)
                ((guint *)&sum)[cell] += ((const guint *)&((const BodyTotals *)rows->pdata[k])->totals)[cell];
        g_assert_cmpmem (&sum, sizeof sum, body_table_assignments (table), sizeof (Totals));
        g_assert_cmpuint (sum.total, ==, assignments);
        g_assert_cmpuint (totals_sum (&sum), ==, assignments);
    }
}

/* Each filter gives a part, and the parts of a partition give the whole. */
static guint
count_items (Fixture *fixture, QueryFilter filter) {
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (QueryItems) walk = query_items_new (fixture->reg, &filter, &moment, &error);
    guint n = 0;
    while (query_items_next (walk, &error) != NULL)
        n++;
    g_assert_no_error (error);
    return n;
}

static void
test_filters (Fixture *fixture, gconstpointer data) {
    fill_at_random (fixture, 60);
    guint all = count_items (fixture, (QueryFilter){ 0 }), by_status = 0, by_timeliness = 0;
    for (int status = STATUS_OPEN; status <= STATUS_CANCELLED; status++)
        by_status += count_items (fixture, (QueryFilter){ .statuses = 1u << status });
    for (int timeliness = TIMELINESS_NONE; timeliness <= TIMELINESS_NO_DATE; timeliness++)
        by_timeliness += count_items (fixture, (QueryFilter){ .timeliness = 1u << timeliness });
    g_assert_cmpuint (by_status, ==, all);
    g_assert_cmpuint (by_timeliness, ==, all);
    g_assert_cmpuint (count_items (fixture, (QueryFilter){ .body = "so mau 1" }), ==,
                      count_items (fixture, (QueryFilter){ .body = "Sở MẪU 1" }));
    g_assert_cmpuint (count_items (fixture, (QueryFilter){ .body = "số mẫu 1" }), ==, 0);
    g_assert_cmpuint (count_items (fixture, (QueryFilter){ .targets = TRUE }), >, all);
}

/* A letter's addressees stand for an empty lead. */
static void
test_addressees (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("a.txt", "aa");
    DocumentRecord *document = records->documents->pdata[0];
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    g_autoptr (QueryItems) walk = NULL;
    g_ptr_array_add (document->addressees, fixture_value (FIXTURE_TEXT, "Sở Mẫu Một"));
    g_ptr_array_add (document->addressees, fixture_value (FIXTURE_TEXT, "Sở Mẫu Hai"));
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_autoptr (QueryItem) item = find_item (fixture, "1:I.3", &moment, &walk);
    g_assert_cmpuint (item->leads->len, ==, 0);
    g_assert_cmpuint (item->bodies->len, ==, 2);
    g_assert_cmpint (item->assignment, ==, ASSIGNED_BY_ADDRESS);
}

/* No walk may go through a whole table for one item: every child table is reached by an index. */
static void
test_plans (Fixture *fixture, gconstpointer data) {
    static const char *const statements[] = {
        "SELECT * FROM item_bodies WHERE item = 1 ORDER BY role, position",
        "SELECT * FROM deadlines WHERE item = 1 ORDER BY position",
        "SELECT * FROM events WHERE item = 1 ORDER BY id",
        "SELECT * FROM items i WHERE i.document IN (1, 2) ORDER BY i.document, i.position",
        "SELECT * FROM items i ORDER BY i.document, i.position",
        "SELECT * FROM items WHERE document = 1 AND path = 'x' ORDER BY position",
        "SELECT * FROM documents WHERE number_key = 'x' AND copy_of IS NULL",
        "SELECT * FROM warnings w WHERE w.file = 1 AND (w.document = 1 OR w.document IS NULL)",
        "SELECT * FROM addressees WHERE document = 1 ORDER BY position",
        "SELECT * FROM files WHERE sha256 = 'x'",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (statements); i++) {
        g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", statements[i], NULL);
        g_autoptr (sqlite3_stmt) plan = sql_prepare (fixture->reg, sql, NULL);
        while (sql_step (fixture->reg, plan, NULL)) {
            const char *step = (const char *)sqlite3_column_text (plan, 3);
            if (strstr (step, "SCAN") != NULL && strstr (step, "USING INDEX") == NULL)
                g_error ("%s: %s", statements[i], step);
        }
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    ADD ("/track/load/round-trip", test_round_trip);
    ADD ("/track/load/same-bytes", test_same_bytes);
    ADD ("/track/load/other-copy", test_other_copy);
    ADD ("/track/load/similar", test_similar);
    ADD ("/track/load/all-or-nothing", test_all_or_nothing);
    ADD ("/track/load/group", test_group);
    ADD ("/track/load/group-all-or-nothing", test_group_all_or_nothing);
    ADD ("/track/load/counts-from", test_counts_from);
    ADD ("/track/query/find", test_find);
    ADD ("/track/query/groupings", test_groupings);
    ADD ("/track/query/filters", test_filters);
    ADD ("/track/query/addressees", test_addressees);
    ADD ("/track/query/indexed", test_plans);
    ADD ("/track/events/mark", test_mark);
    ADD ("/track/events/occurrences", test_mark_occurrences);
    ADD ("/track/events/refused", test_mark_refused);
    return g_test_run ();
}
