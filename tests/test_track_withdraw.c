/* test_track_withdraw.c - track/withdraw: what withdrawing writes, whom it takes along, what it refuses, which moments see it. */
#include "track_fixture.h"

#include "track/sql.h"
#include "track/withdraw.h"

/* Document 1, its copy 2, and another plan 3 whose items are 5 to 8. */
static void
set_up (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) plan = fixture_plan ("plan.txt", "aa"), copy = fixture_plan ("copy.txt", "bb"),
                            other = fixture_plan ("other.txt", "cc");
    DocumentRecord *document = other->documents->pdata[0];
    fixture_set_up (fixture, data);
    fixture_set (&document->number, FIXTURE_TEXT, "32/KH-UBND");
    load_result_free (fixture_load (fixture->reg, plan, FIXTURE_TEXT));
    load_result_free (fixture_load (fixture->reg, copy, FIXTURE_TEXT));
    load_result_free (fixture_load (fixture->reg, other, FIXTURE_TEXT));
}

/* The events; NULL where it is refused. */
static GPtrArray *
withdraw (Register *reg, gint64 document, gboolean force) {
    g_autoptr (GError) error = NULL;
    GPtrArray *events;
    g_assert_true (register_begin (reg, TRUE, &error));
    events = withdraw_document (reg, document, force, "nhầm tệp", "clerk", &error);
    if (events == NULL) {
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
        register_rollback (reg);
        return NULL;
    }
    register_commit (reg, &error);
    g_assert_no_error (error);
    return events;
}

static gboolean
is_withdrawn (Register *reg, gint64 document, const char *known_on) {
    StateMoment moment = fixture_moment ("2026-12-31", known_on);
    g_autoptr (GError) error = NULL;
    g_autoptr (Event) event = withdraw_event (reg, document, &moment, &error);
    g_autoptr (GArray) there
        = sql_list_ids (reg, &error, "SELECT 1 WHERE is_withdrawn (?, ?)", "id", document, moment.as_known_on);
    g_assert_no_error (error);
    g_assert_cmpint (event != NULL, ==, there->len == 1); /* both ways of asking agree */
    return event != NULL;
}

static guint
count_items (Register *reg, const char *as_of, const char *known_on) {
    StateMoment moment = fixture_moment (as_of, known_on);
    g_autoptr (GError) error = NULL;
    g_autoptr (QueryItems) items = query_items_new (reg, &(QueryFilter){ .targets = TRUE }, &moment, &error);
    guint n = 0;
    while (query_items_next (items, &error) != NULL)
        n++;
    g_assert_no_error (error);
    return n;
}

static void
test_copies_go_along (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = NULL;
    const Event *first, *second;
    g_setenv ("DONDOC_NOW", "2026-10-05T08:00:00+07:00", TRUE);
    events = withdraw (fixture->reg, 1, FALSE);
    g_assert_cmpuint (events->len, ==, 2);
    first = events->pdata[0];
    second = events->pdata[1];
    g_assert_cmpint (first->type, ==, EVENT_WITHDRAWN);
    g_assert_cmpint (first->document, ==, 1);
    g_assert_cmpint (first->on_date.year, ==, 0); /* it mends the record */
    g_assert_cmpstr (first->note, ==, "nhầm tệp");
    g_assert_cmpint (second->document, ==, 2);
    g_assert_cmpint (second->cause, ==, first->id);
    g_assert_true (is_withdrawn (fixture->reg, 1, NULL) && is_withdrawn (fixture->reg, 2, NULL));
    g_assert_false (is_withdrawn (fixture->reg, 3, NULL));
    fixture_undo (fixture->reg, first->id); /* with its copy */
    g_assert_false (is_withdrawn (fixture->reg, 1, NULL) || is_withdrawn (fixture->reg, 2, NULL));
}

static void
test_copy_alone (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = withdraw (fixture->reg, 2, FALSE);
    g_assert_cmpuint (events->len, ==, 1);
    g_assert_true (is_withdrawn (fixture->reg, 2, NULL));
    g_assert_false (is_withdrawn (fixture->reg, 1, NULL));
    g_assert_cmpuint (count_items (fixture->reg, "2026-12-31", NULL), ==, 8);
}

static void
test_moments (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = NULL;
    g_setenv ("DONDOC_NOW", "2026-10-05T08:00:00+07:00", TRUE);
    events = withdraw (fixture->reg, 3, FALSE);
    g_assert_cmpuint (count_items (fixture->reg, "2026-12-31", NULL), ==, 4);
    g_assert_cmpuint (count_items (fixture->reg, "2026-04-01", NULL), ==, 4); /* at any day */
    g_assert_cmpuint (count_items (fixture->reg, "2026-12-31", "2026-10-04"), ==, 8);
    g_assert_false (is_withdrawn (fixture->reg, 3, "2026-10-04"));
    g_assert_true (is_withdrawn (fixture->reg, 3, "2026-10-05"));
    fixture_expect_fresh (fixture->reg);
    g_setenv ("DONDOC_NOW", "2026-10-09T08:00:00+07:00", TRUE);
    fixture_undo (fixture->reg, ((const Event *)events->pdata[0])->id);
    g_assert_cmpuint (count_items (fixture->reg, "2026-12-31", NULL), ==, 8);
    g_assert_true (is_withdrawn (fixture->reg, 3, "2026-10-08"));
    fixture_expect_fresh (fixture->reg);
}

/* Work that was recorded goes only with force; what mends the record, or is a remark, is no work. */
static void
test_refused (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = NULL, refused = NULL;
    g_autoptr (GError) error = NULL;
    const gint64 item = 5;
    Mark mark;
    mark_init (&mark, EVENT_CONFIRMED);
    mark.by = "clerk";
    g_assert_true (mark_items (fixture->reg, &item, 1, &mark, NULL, &error));
    mark_init (&mark, EVENT_NOTED);
    mark.note = "đã gọi";
    mark.by = "clerk";
    g_assert_true (mark_items (fixture->reg, &item, 1, &mark, NULL, &error));
    events = withdraw (fixture->reg, 3, FALSE);
    g_assert_nonnull (events);
    g_assert_null (withdraw (fixture->reg, 3, TRUE)); /* it is already */
    fixture_undo (fixture->reg, ((const Event *)events->pdata[0])->id);
    mark_init (&mark, EVENT_DONE);
    mark.by = "clerk";
    g_assert_true (mark_items (fixture->reg, &item, 1, &mark, NULL, &error));
    g_assert_null (withdraw (fixture->reg, 3, FALSE));
    g_assert_false (is_withdrawn (fixture->reg, 3, NULL));
    refused = withdraw (fixture->reg, 3, TRUE);
    g_assert_cmpuint (refused->len, ==, 1);
}

/* The same bytes again tell which events to take back. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) events = withdraw (fixture->reg, 1, FALSE);
    g_autoptr (FileRecords) copy = fixture_plan ("copy.txt", "bb");
    g_autoptr (LoadResult) again = fixture_load (fixture->reg, copy, FIXTURE_TEXT);
    g_assert_true (again->already_there);
    g_assert_cmpuint (again->withdrawn->len, ==, 1);
    g_assert_cmpint (g_array_index (again->withdrawn, gint64, 0), ==, ((const Event *)events->pdata[0])->id);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/track/withdraw/" path, Fixture, NULL, set_up, test, fixture_tear_down)
    ADD ("copies-go-along", test_copies_go_along);
    ADD ("copy-alone", test_copy_alone);
    ADD ("moments", test_moments);
    ADD ("refused", test_refused);
    ADD ("same-bytes", test_same_bytes);
    return g_test_run ();
}
