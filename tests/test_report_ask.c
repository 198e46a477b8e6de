/* test_report_ask.c - track/report_*: kinds, periods, one body, the cascade, frozen reports and what has changed since. */
#include "tests/report_fixture.h"
#include "track/report_compare.h"
#include "track/report_frozen.h"

#define DAY(year, month, day) partial_date_day (year, month, day)

/* ---- asking ---- */

static xmlDoc *
ask_for (Fixture *fixture, const ReportQuestion *question) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) none = configuration_new ();
    StateMoment moment = { .as_of = AS_OF };
    ReportQuestion asked = *question;
    asked.date = DAY (2026, 10, 2);
    asked.within_days = 30;
    asked.configuration = none;
    xmlDoc *data = report_data_make (fixture->reg, &asked, &moment, NULL, &error);
    g_assert_no_error (error);
    return data;
}

static void
cite (DocumentRecord *record, const char *number, ReferenceRelation relation) {
    Reference *reference = reference_new ();
    reference->number = g_strdup (number);
    reference->span = span_list_new (0, 1);
    reference->relation = relation;
    g_ptr_array_add (record->references, reference);
}

/* ---- kinds ---- */

/* The same figures in all of them, each adding up; the items are listed where the kind lists them. */
static void
test_kinds (Fixture *fixture, gconstpointer data) {
    ReportPeriod period = { DAY (2026, 7, 1), AS_OF };
    fill (fixture);
    for (ReportKind kind = 0; kind < REPORT_URGING; kind++) {
        ReportQuestion question = { .kind = kind, .period = period, .previous = report_period_before (period) };
        g_autoptr (xmlDoc) report = ask_for (fixture, &question);
        assert_adds_up (report);
        assert_string (report, "/report/@kind", report_kind_name (kind));
        assert_number (report, "/report/totals/@total", 10);
        assert_number (report, "/report/totals/@overdue", 2);
        assert_number (report, "/report/waiting/@items", 2);
        assert_number (report, "count(/report/appendix/group/item)", report_kind_has_appendix (kind) ? 10 : 0);
        assert_string (report, "/report/settings/@before-includes-day", "yes");
        assert_number (report, "/report/settings/@due-soon-days", 7);
    }
}

static void
test_kind_names (void) {
    ReportKind kind = REPORT_COMPLIANCE;
    for (int i = 0; i < REPORT_KINDS; i++) {
        g_assert_true (report_kind_parse (report_kind_name ((ReportKind)i), &kind));
        g_assert_cmpint (kind, ==, i);
    }
    g_assert_false (report_kind_parse ("letter", &kind));
}

/* ---- periods ---- */

static void
assert_day (PartialDate day, const char *expected) {
    g_autofree char *text = partial_date_format (day);
    g_assert_cmpstr (text, ==, expected);
}

static void
test_calendar (void) {
    static const struct {
        const char *as_of;
        int months;
        const char *from, *before_from, *before_to;
    } cases[] = {
        { "2026-09-30", 1, "2026-09-01", "2026-08-01", "2026-08-31" }, /* the last day answers to the last day */
        { "2026-09-15", 1, "2026-09-01", "2026-08-01", "2026-08-15" },
        { "2026-03-30", 1, "2026-03-01", "2026-02-01", "2026-02-28" },
        { "2026-01-31", 1, "2026-01-01", "2025-12-01", "2025-12-31" },
        { "2026-09-30", 3, "2026-07-01", "2026-04-01", "2026-06-30" },
        { "2026-02-10", 3, "2026-01-01", "2025-10-01", "2025-11-10" },
        { "2026-12-31", 6, "2026-07-01", "2026-01-01", "2026-06-30" },
        { "2024-02-29", 12, "2024-01-01", "2023-01-01", "2023-02-28" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        ReportPeriod period, previous;
        PartialDate as_of;
        g_assert_true (partial_date_parse (cases[i].as_of, &as_of));
        report_period_of_calendar (as_of, cases[i].months, &period, &previous);
        assert_day (period.from, cases[i].from);
        assert_day (period.to, cases[i].as_of);
        assert_day (previous.from, cases[i].before_from);
        assert_day (previous.to, cases[i].before_to);
    }
    ReportPeriod before = report_period_before ((ReportPeriod){ DAY (2026, 3, 1), DAY (2026, 3, 10) });
    assert_day (before.from, "2026-02-19");
    assert_day (before.to, "2026-02-28");
}

/* As of 30 June two are done and one is overdue; the second plan was not issued then. */
static void
test_period (Fixture *fixture, gconstpointer data) {
    ReportQuestion question = { .period = { DAY (2026, 7, 1), AS_OF } };
    question.previous = report_period_before (question.period);
    fill (fixture);
    DocumentRecord *later = new_plan ("99/KH-UBND");
    later->date_value = DAY (2026, 8, 1);
    value_set_text (&later->date, "2026-08-01", span_list_new (0, 1), 1);
    add_deadline (add_item (later, "mới giao", finance), DEADLINE_DATE, "15/8/2026", DAY (2026, 8, 15));
    store (fixture, later);
    g_autoptr (xmlDoc) report = ask_for (fixture, &question);
    assert_adds_up (report);
    assert_number (report, "/report/totals/@total", 11);
    assert_number (report, "/report/period/@days", 92);
    assert_number (report, "/report/period/@assigned", 1);
    assert_number (report, "/report/period/@done", 0);
    assert_number (report, "/report/period/@fell-due", 3); /* 20 September, today, 15 August */
    assert_string (report, "/report/period/previous/@from", "2026-03-31");
    assert_string (report, "/report/period/previous/@to", "2026-06-30");
    assert_number (report, "/report/period/previous/@done", 2);
    assert_number (report, "/report/period/previous/@done-late", 1);
    assert_number (report, "/report/period/previous/totals/@total", 10);
    assert_number (report, "/report/period/previous/totals/@overdue", 1);
    assert_number (report, "/report/period/previous/totals/@cancelled", 0); /* that was in July */
    assert_number (report, "/report/bodies/body[@name = 'Sở Tài chính']/@overdue", 3);
    assert_number (report, "/report/bodies/body[@name = 'Sở Tài chính']/@previous-overdue", 1);
    /* The same figures as asking for that day itself, but for what was issued later. */
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) none = configuration_new ();
    StateMoment then = { .as_of = DAY (2026, 6, 30) };
    ReportQuestion plain = {
        .documents = (const gint64[]){ 1, 2 }, .n_documents = 2, .date = AS_OF, .within_days = 30, .configuration = none
    };
    g_autoptr (xmlDoc) earlier = report_data_make (fixture->reg, &plain, &then, NULL, &error);
    g_assert_no_error (error);
    static const char *const cells[]
        = { "total", "on-time", "late", "in-term", "overdue", "continuous", "waiting", "no-date" };
    for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
        g_autofree char *now = g_strdup_printf ("/report/period/previous/totals/@%s", cells[i]);
        g_autofree char *there = g_strdup_printf ("/report/totals/@%s", cells[i]);
        g_assert_cmpfloat (number (report, now), ==, number (earlier, there));
    }
}

/* Against 30 June: each item that stands otherwise is told once. */
static void
test_changes (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    ReportQuestion question = { .period = { DAY (2026, 7, 1), AS_OF } };
    Mark extended = { .type = EVENT_EXTENDED, .on_date = DAY (2026, 8, 1), .until = DAY (2027, 3, 31), .by = "tester" };
    gint64 third = 3;
    question.previous = report_period_before (question.period);
    fill (fixture);
    DocumentRecord *later = new_plan ("99/KH-UBND");
    later->date_value = DAY (2026, 8, 1);
    value_set_text (&later->date, "2026-08-01", span_list_new (0, 1), 1);
    for (int i = 0; i < REPORT_CHANGES_MAX + 5; i++)
        add_deadline (add_item (later, "mới giao", finance), DEADLINE_DATE, "15/12/2026", DAY (2026, 12, 15));
    store (fixture, later);
    mark_items (fixture->reg, &third, 1, &extended, NULL, &error);
    g_assert_no_error (error);
    mark (fixture, 5, EVENT_DONE, DAY (2026, 9, 3), "9/BC-STC");
    g_autoptr (xmlDoc) report = ask_for (fixture, &question);
    assert_adds_up (report);
    assert_number (report, "/report/period/changes/@items", 4 + REPORT_CHANGES_MAX + 5);
    assert_number (report, "sum(/report/period/changes/change/@items)", 4 + REPORT_CHANGES_MAX + 5);
    assert_number (report, "count(//changes/change[@kind='done']/item)", 1);
    assert_number (report, "//changes/change[@kind='done']/item/@id", 5);
    assert_string (report, "//changes/change[@kind='done']/item/evidence/@number", "9/BC-STC");
    assert_number (report, "count(//changes/change[@kind='closed']/item)", 1);
    assert_number (report, "//changes/change[@kind='closed']/item/@id", 9); /* cancelled on 1 July */
    assert_number (report, "count(//changes/change[@kind='overdue']/item)", 1);
    assert_number (report, "//changes/change[@kind='overdue']/item/@id", 4);
    assert_number (report, "//changes/change[@kind='extended']/item/@id", 3);
    assert_string (report, "string(//changes/change[@kind='extended']/item/@was)", "2026-12-31");
    assert_string (report, "string(//changes/change[@kind='extended']/item/in-force/@date)", "2027-03-31");
    assert_number (report, "//changes/change[@kind='new']/@items", REPORT_CHANGES_MAX + 5);
    assert_number (report, "count(//changes/change[@kind='new']/item)", REPORT_CHANGES_MAX);
    assert_number (report, "count(//changes/change[@kind='resumed'])", 0);
    mark (fixture, 9, EVENT_RESUMED, DAY (2026, 9, 2), NULL); /* it was to be done by 30 June */
    g_autoptr (xmlDoc) resumed = ask_for (fixture, &question);
    assert_number (resumed, "count(//changes/change[@kind='closed'])", 0);
    assert_number (resumed, "count(//changes/change[@kind='overdue']/item)", 2);
    /* What changed since a frozen report is found in its lists, not in this one. */
    g_autoptr (GPtrArray) none = report_compare (report, report);
    g_assert_cmpuint (none->len, ==, 0);
}

/* ---- one body ---- */

static void
test_body (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    StateMoment moment = { .as_of = AS_OF };
    ReportQuestion question = { .kind = REPORT_URGING, .report_by = DAY (2026, 10, 15) };
    static const char *const names[] = { "Sở Tài chính", "SỞ TÀI CHÍNH", "tài chính", "so tai chinh" };
    fill (fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *found = report_find_body (fixture->reg, names[i], &question, &moment, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (found, ==, "Sở Tài chính");
    }
    g_assert_null (report_find_body (fixture->reg, "Sở", &question, &moment, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    g_assert_nonnull (strstr (error->message, "Sở Giáo dục và Đào tạo"));
    g_clear_error (&error);
    g_assert_null (report_find_body (fixture->reg, "Sở Xây dựng", &question, &moment, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    question.body = "Sở Tài chính";
    g_autoptr (xmlDoc) report = ask_for (fixture, &question);
    assert_string (report, "/report/asked/@body", "Sở Tài chính");
    assert_string (report, "/report/asked/@report-by-text", "15/10/2026");
    assert_number (report, "/report/totals/@total", 6);
    assert_number (report, "count(/report/overdue/item)", 2);
    assert_number (report, "count(//item[not(lead = 'Sở Tài chính')])", 0);
}

/* What one of two has done is not asked of it any more, and still of the other. */
static void
test_body_of_two (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    gint64 shared = 5; /* of finance and education, overdue */
    Mark what = { .type = EVENT_DONE, .on_date = DAY (2026, 9, 1), .body = "Sở Tài chính", .by = "tester" };
    ReportQuestion one = { .kind = REPORT_URGING, .body = "Sở Tài chính", .report_by = PARTIAL_DATE_NONE };
    ReportQuestion other = { .kind = REPORT_URGING, .body = "Sở Giáo dục và Đào tạo", .report_by = PARTIAL_DATE_NONE };
    fill (fixture);
    mark_items (fixture->reg, &shared, 1, &what, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) done = ask_for (fixture, &one), owed = ask_for (fixture, &other);
    assert_number (done, "count(/report/overdue/item[@id = 5])", 0);
    assert_number (done, "/report/totals/@late", 2);
    assert_number (owed, "count(/report/overdue/item[@id = 5])", 1);
}

/* ---- the cascade ---- */

/* 18-NQ/TU <- 1/KH-UBND <- 2/KH-UBND; 3/KH-UBND takes it as its basis; 4/KH-UBND only mentions it. */
static void
test_cascade (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *number, *cites;
        ReferenceRelation relation;
    } plans[] = { { "1/KH-UBND", "18-NQ/TU", RELATION_IMPLEMENTS },
                  { "2/KH-UBND", "1/KH-UBND", RELATION_IMPLEMENTS },
                  { "3/KH-UBND", "18-NQ/TU", RELATION_BASIS },
                  { "4/KH-UBND", "18-NQ/TU", RELATION_MENTIONS } };
    for (gsize i = 0; i < G_N_ELEMENTS (plans); i++) {
        DocumentRecord *record = new_plan (plans[i].number);
        for (gsize j = 0; j <= i; j++)
            add_item (record, "việc", finance);
        cite (record, plans[i].cites, plans[i].relation);
        store (fixture, record);
    }
    ReportQuestion question = { .kind = REPORT_CASCADE, .central = "18-NQ/TU" };
    g_autoptr (xmlDoc) report = ask_for (fixture, &question);
    assert_adds_up (report);
    assert_string (report, "/report/central/@number", "18-NQ/TU");
    assert_number (report, "count(/report/central/@directive)", 0);
    assert_number (report, "/report/directives/@count", 3);
    assert_number (report, "/report/totals/@total", 6);
    assert_string (report, "/report/directives/directive[2]/@number", "2/KH-UBND"); /* below the one it carries out */
    assert_number (report, "/report/directives/directive[2]/@depth", 2);
    assert_number (report, "/report/directives/directive[2]/@parent", 1);
    assert_string (report, "/report/directives/directive[3]/@relation", "basis");
    question.central = "1/KH-UBND"; /* one that is in the register is told with its own items */
    g_autoptr (xmlDoc) below = ask_for (fixture, &question);
    assert_adds_up (below);
    assert_number (below, "/report/central/@directive", 1);
    assert_number (below, "/report/directives/@count", 2);
    assert_number (below, "/report/totals/@total", 3);
    question.central = "7-CT/TW"; /* nobody carries it out: nothing, not everything */
    g_autoptr (xmlDoc) nothing = ask_for (fixture, &question);
    assert_number (nothing, "/report/totals/@total", 0);
}

/* Two that name each other end all the same. */
static void
test_cascade_circle (Fixture *fixture, gconstpointer data) {
    DocumentRecord *one = new_plan ("1/KH-UBND"), *other = new_plan ("2/KH-UBND");
    cite (one, "2/KH-UBND", RELATION_IMPLEMENTS);
    cite (other, "1/KH-UBND", RELATION_IMPLEMENTS);
    store (fixture, one);
    store (fixture, other);
    ReportQuestion question = { .kind = REPORT_CASCADE, .central = "1/KH-UBND" };
    g_autoptr (xmlDoc) report = ask_for (fixture, &question);
    assert_number (report, "/report/directives/@count", 2);
}

/* ---- frozen reports ---- */

static FrozenReport *
freeze (Fixture *fixture, const ReportQuestion *question) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrozenReport) frozen = frozen_report_new ();
    g_autoptr (xmlDoc) data = ask_for (fixture, question);
    g_autoptr (GBytes) bytes = report_data_dump (data), marked = NULL;
    StateMoment moment = { .as_of = AS_OF };
    ReportQuestion asked = *question;
    static char *pages[] = { "one", "two", NULL };
    asked.date = DAY (2026, 10, 2);
    asked.within_days = 30;
    g_assert_true (register_begin (fixture->reg, TRUE, &error));
    frozen->identifier = report_frozen_name (fixture->reg, bytes, &frozen->data_sha256, &error);
    g_assert_no_error (error);
    report_frozen_mark (data, frozen->identifier, frozen->data_sha256);
    marked = report_data_dump (data);
    g_assert_true (g_bytes_equal (bytes, marked)); /* the mark is no part of what is hashed */
    frozen->form = g_strdup ("party");
    frozen->file_sha256 = g_strdup ("00");
    frozen->made_by = g_strdup ("lan");
    frozen->pages = g_strdupv (pages);
    g_assert_true (report_frozen_add (fixture->reg, frozen, &asked, &moment, bytes, &error));
    g_assert_true (register_commit (fixture->reg, &error));
    FrozenReport *found = report_frozen_find (fixture->reg, frozen->identifier, &error);
    g_assert_no_error (error);
    return found;
}

static GPtrArray *
changes_since (Fixture *fixture, const FrozenReport *frozen) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) none = configuration_new ();
    ReportQuestion question = frozen->question;
    question.configuration = none;
    g_autoptr (xmlDoc) then = report_frozen_load (fixture->reg, frozen, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) now = report_data_make (fixture->reg, &question, &frozen->moment, NULL, &error);
    g_assert_no_error (error);
    return report_compare (then, now);
}

static void
test_frozen (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    ReportQuestion question
        = { .period = { DAY (2026, 9, 1), AS_OF }, .documents = (const gint64[]){ 1 }, .n_documents = 1 };
    question.previous = report_period_before (question.period);
    fill (fixture);
    g_autoptr (FrozenReport) frozen = freeze (fixture, &question);
    g_assert_true (g_str_has_prefix (frozen->identifier, "1-"));
    g_assert_cmpuint (g_strv_length (frozen->pages), ==, 2);
    g_assert_cmpuint (frozen->question.n_documents, ==, 1);
    assert_day (frozen->question.previous.to, "2026-08-31");
    assert_day (frozen->moment.as_of, "2026-09-30");
    g_assert_true (frozen->settings.before_includes_day);
    g_autoptr (GPtrArray) none = changes_since (fixture, frozen);
    g_assert_cmpuint (none->len, ==, 0);
    mark (fixture, 9, EVENT_RESUMED, DAY (2026, 9, 2), NULL); /* of another plan: not asked for */
    g_autoptr (GPtrArray) still = changes_since (fixture, frozen);
    g_assert_cmpuint (still->len, ==, 0);
    mark (fixture, 4, EVENT_DONE, DAY (2026, 9, 25), "8/BC-STC");
    g_autoptr (GPtrArray) some = changes_since (fixture, frozen);
    gboolean figure = FALSE, item = FALSE;
    for (guint i = 0; i < some->len; i++) {
        const ReportChange *change = some->pdata[i];
        figure = figure
                 || (change->kind == REPORT_CHANGE_FIGURE && strcmp (change->subject, "overdue") == 0
                     && strcmp (change->then, "2") == 0 && strcmp (change->now, "1") == 0);
        item
            = item || (change->item == 4 && strcmp (change->field, "status") == 0 && strcmp (change->now, "late") == 0);
        g_assert_true (change->item == 0 || change->item == 4);
    }
    g_assert_true (figure && item);
    g_autoptr (FrozenReport) second = freeze (fixture, &question);
    g_assert_true (g_str_has_prefix (second->identifier, "2-"));
    g_autoptr (GPtrArray) list = report_frozen_list (fixture->reg, &error);
    g_assert_cmpuint (list->len, ==, 2);
    g_assert_null (report_frozen_find (fixture->reg, "9-abc", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*run) (Fixture *fixture, gconstpointer data);
    } cases[] = {
        { "/track/report_ask/kinds", test_kinds },
        { "/track/report_ask/period", test_period },
        { "/track/report_ask/changes", test_changes },
        { "/track/report_ask/body", test_body },
        { "/track/report_ask/body-of-two", test_body_of_two },
        { "/track/report_ask/cascade", test_cascade },
        { "/track/report_ask/circle", test_cascade_circle },
        { "/track/report_ask/frozen", test_frozen },
    };
    g_test_add_func ("/track/report_ask/kind-names", test_kind_names);
    g_test_add_func ("/track/report_ask/calendar", test_calendar);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        g_test_add (cases[i].name, Fixture, NULL, fixture_set_up, cases[i].run, fixture_tear_down);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
