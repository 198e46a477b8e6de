/* test_report_data.c - track/report_data: a register made here, and what the report says of it. */
#include "tests/report_fixture.h"

/* ---- cases ---- */

static void
test_empty (Fixture *fixture, gconstpointer data) {
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, NULL);
    assert_adds_up (report);
    assert_number (report, "/report/totals/@total", 0);
    assert_number (report, "/report/directives/@count", 0);
    assert_number (report, "count(/report/quality/@lag-median)", 0);
    assert_string (report, "/report/@scope", "register");
    assert_string (report, "/report/next/@until-text", "30/10/2026");
    assert_string (report, "/report/date/@text", "02/10/2026");
}

static void
test_totals (Fixture *fixture, gconstpointer data) {
    fill (fixture);
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, NULL);
    assert_adds_up (report);
    assert_number (report, "/report/totals/@total", 10);
    assert_number (report, "/report/totals/@on-time", 1);
    assert_number (report, "/report/totals/@late", 1);
    assert_number (report, "/report/totals/@in-term", 2);
    assert_number (report, "/report/totals/@overdue", 2);
    assert_number (report, "/report/totals/@continuous", 1);
    assert_number (report, "/report/totals/@waiting", 1);
    assert_number (report, "/report/totals/@no-date", 1);
    assert_number (report, "/report/totals/@cancelled", 1);
    assert_number (report, "/report/totals/@due-soon", 1);
    assert_number (report, "/report/totals/@started", 1);
    assert_number (report, "/report/bodies/sum/@total", 12); /* two items have two bodies */
    assert_number (report, "count(/report/bodies/body)", 3);
    assert_string (report, "/report/bodies/body[1]/@name", "Sở Tài chính"); /* two overdue */
    assert_number (report, "/report/bodies/body[1]/@overdue", 2);
    assert_number (report, "count(/report/bodies/body[last()]/@name)", 0); /* the unknown stands last */
    assert_number (report, "/report/bodies/body[last()]/@total", 1);
}

static void
test_lists (Fixture *fixture, gconstpointer data) {
    fill (fixture);
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, NULL);
    assert_string (report, "/report/overdue/item[1]/text", "chậm nhiều");
    assert_number (report, "/report/overdue/item[1]/@days-late", 122);
    assert_string (report, "/report/overdue/item[2]/text", "chậm ít");
    assert_number (report, "/report/overdue/item[2]/@days-late", 10);
    assert_string (report, "/report/overdue/item[2]/@started", "yes");
    assert_number (report, "count(/report/next/item)", 1);       /* 31 December is further than 30 days */
    assert_string (report, "/report/next/item/text", "hôm nay"); /* due today is not late */
    assert_number (report, "/report/next/item/@days-left", 0);
    assert_string (report, "/report/next/item/in-force/@text", "30/9/2026");
    assert_string (report, "//appendix//item[text = 'chờ']/@reason", "condition");
    assert_string (report, "//appendix//item[text = 'đúng hạn']/evidence/@number", "5/BC-SGDĐT");
    assert_string (report, "//appendix//item[text = 'đúng hạn']/done/@text", "10/6/2026");
    assert_string (report, "//appendix//item[text = 'hủy']/@status", "cancelled");
    assert_number (report, "count(//item[text = 'tỷ lệ 80%'])", 0); /* a target is no task */
    assert_number (report, "//appendix/group[2]/item[last()]/@at", 10);
}

static void
test_quality (Fixture *fixture, gconstpointer data) {
    fill (fixture);
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, NULL);
    assert_number (report, "/report/quality/@without-evidence", 1);
    assert_number (report, "/report/quality/@without-body", 1);
    assert_number (report, "/report/quality/@lag-measured", 2);
    assert_number (report, "/report/quality/@lag-median", 112); /* 10 June to 30 September: the smaller of two */
    assert_number (report, "/report/quality/@lag-worst", 143);  /* 10 May to 30 September */
}

static void
test_one_plan (Fixture *fixture, gconstpointer data) {
    gint64 second = 2;
    fill (fixture);
    g_autoptr (xmlDoc) report = ask (fixture, &second, 1, NULL);
    assert_adds_up (report);
    assert_number (report, "/report/totals/@total", 4);
    assert_string (report, "/report/@scope", "directives");
    assert_string (report, "/report/directives/directive/@number", "35/KH-UBND");
    assert_string (report, "/report/directives/directive/@issuer", "Ủy ban nhân dân xã Suối Mây");
    assert_string (report, "/report/directives/directive/@date-text", "15/01/2026");
}

/* A directive without items is named all the same; one that is not there is an error. */
static void
test_plan_without_items (Fixture *fixture, gconstpointer data) {
    gint64 id = store (fixture, new_plan ("7/KH-UBND")), missing = 99;
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) none = configuration_new ();
    g_autoptr (xmlDoc) report = ask (fixture, &id, 1, NULL);
    StateMoment moment = { .as_of = AS_OF };
    ReportQuestion question
        = { .documents = &missing, .n_documents = 1, .date = AS_OF, .within_days = 30, .configuration = none };
    assert_adds_up (report);
    assert_number (report, "/report/directives/@count", 1);
    assert_number (report, "/report/directives/directive/@items", 0);
    g_assert_null (report_data_make (fixture->reg, &question, &moment, NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
}

static void
test_letterhead (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_build_filename (fixture->folder, "dondoc.conf", NULL);
    g_assert_true (g_file_set_contents (path,
                                        "[office]\nname=A & B\nsuperior=\nplace=\n[signature]\nauthority=TM. X;KT. Y\n"
                                        "[recipients]\nlist=một;hai\n[report]\nnumber=15\nproposals=Đề nghị <a>\n",
                                        -1, NULL));
    g_autoptr (Configuration) configuration = configuration_load (path, &error);
    g_unlink (path);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, configuration);
    assert_string (report, "/report/office/name", "A & B");
    assert_number (report, "count(/report/office/superior)", 1);
    assert_number (report, "count(/report/office/place)", 0);
    assert_string (report, "/report/signature/authority[2]", "KT. Y");
    assert_number (report, "count(/report/recipients/recipient)", 2);
    assert_string (report, "/report/number", "15");
    assert_string (report, "/report/proposals/proposal", "Đề nghị <a>");
}

/* What stands in a field stays well-formed XML, whatever it is. */
static void
test_hard_text (Fixture *fixture, gconstpointer data) {
    DocumentRecord *record = new_plan ("1/KH-UBND");
    static const char *const leads[] = { "Phòng <\"'&>", NULL };
    xmlChar *dumped = NULL;
    int length = 0;
    Item *item = add_item (record, "a & b < c > \"d\" 'e' ]]> \x01\x1f\xef\xbf\xbf f", leads);
    value_set_text (&item->deliverable, "<fo:block/>", span_list_new (0, 1), 1);
    store (fixture, record);
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, NULL);
    xmlDocDumpMemoryEnc (report, &dumped, &length, "UTF-8");
    g_autoptr (xmlDoc) again = xmlReadMemory ((const char *)dumped, length, "report.xml", NULL, XML_PARSE_NONET);
    xmlFree (dumped);
    g_assert_nonnull (again);
    assert_string (again, "//appendix//item/lead", "Phòng <\"'&>");
    assert_string (again, "//appendix//item/deliverable", "<fo:block/>");
    assert_string (again, "normalize-space(//appendix//item/text)", "a & b < c > \"d\" 'e' ]]> f");
}

static void
test_many (Fixture *fixture, gconstpointer data) {
    for (guint plan = 0; plan < 20; plan++) {
        g_autofree char *name = g_strdup_printf ("%u/KH-UBND", plan + 1);
        DocumentRecord *record = new_plan (name);
        for (guint i = 0; i < 100; i++) {
            g_autofree char *body = g_strdup_printf ("Phòng số %u", (plan * 7 + i) % 31);
            const char *leads[] = { body, i % 10 == 0 ? "Sở Tài chính" : NULL, NULL };
            Item *item = add_item (record, "việc", i % 13 == 0 ? NULL : leads);
            if (i % 5 != 0)
                add_deadline (item, DEADLINE_DATE, "trong năm",
                              partial_date_add_days (partial_date_day (2026, 3, 1), (int)(plan * 10 + i)));
            else if (i % 15 == 0)
                add_deadline (item, DEADLINE_CONTINUOUS, "Thường xuyên", PARTIAL_DATE_NONE);
        }
        store (fixture, record);
    }
    for (gint64 item = 1; item <= 2000; item += 17)
        mark (fixture, item, item % 2 == 0 ? EVENT_DONE : EVENT_SUSPENDED, partial_date_day (2026, 6, 1), NULL);
    g_autoptr (xmlDoc) report = ask (fixture, NULL, 0, NULL);
    assert_adds_up (report);
    assert_number (report, "/report/totals/@total", 2000);
    assert_number (report, "/report/directives/@count", 20);
    assert_number (report, "count(/report/overdue/item[@days-late < following-sibling::item[1]/@days-late])", 0);
    assert_number (report, "count(/report/next/item[@days-left > following-sibling::item[1]/@days-left])", 0);
    assert_number (report, "count(/report/bodies/body[@name][@overdue < following-sibling::body[@name][1]/@overdue])",
                   0);
    g_assert_cmpfloat (number (report, "/report/totals/@overdue"), >, 500);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*run) (Fixture *fixture, gconstpointer data);
    } cases[] = {
        { "/track/report_data/empty", test_empty },
        { "/track/report_data/totals", test_totals },
        { "/track/report_data/lists", test_lists },
        { "/track/report_data/quality", test_quality },
        { "/track/report_data/one-plan", test_one_plan },
        { "/track/report_data/plan-without-items", test_plan_without_items },
        { "/track/report_data/letterhead", test_letterhead },
        { "/track/report_data/hard-text", test_hard_text },
        { "/track/report_data/many", test_many },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        g_test_add (cases[i].name, Fixture, NULL, fixture_set_up, cases[i].run, fixture_tear_down);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
