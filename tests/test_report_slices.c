/* test_report_slices.c - a report whose appendix comes in slices has the figures and the pages of one that comes as a whole. */
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "render/render.h"
#include "render/template.h"
#include "tests/track_fixture.h"
#include "track/report_data.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define ROWS_ID "appendix-rows"

/* ---- the register ---- */

/* One plan whose items fall due on all days of the year, with long and short texts, one body or none. */
static void
add_plan (Fixture *fixture, int number, int items) {
    static const char *const bodies[] = { "Sở Mẫu Một", "Sở Mẫu Hai", "Sở Mẫu Ba", NULL };
    g_autoptr (FileRecords) records = file_records_new ();
    g_autoptr (GString) text = g_string_new ("Sở Mẫu Một. Sở Mẫu Hai. Sở Mẫu Ba.");
    g_autofree char *name = g_strdup_printf ("%d.txt", number), *sign = g_strdup_printf ("%d/KH-UBND", number);
    for (int i = 0; i < items; i++)
        g_string_append_printf (text, "\n%d. Rà soát phần việc số %d%s", i + 1, i,
                                i % 11 == 0 ? " và tổng hợp, báo cáo kết quả theo quy định của cấp trên" : "");
    records->file = g_strdup (name);
    records->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
    records->format = g_strdup ("text");
    DocumentRecord *document
        = fixture_add_document (records, text->str, "KH", sign, "ỦY BAN NHÂN DÂN TỈNH MẪU", "2026-01-05");
    g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
    for (int i = 0; i < items; i++) {
        g_autofree char *path = g_strdup_printf ("I.%d", i + 1),
                        *printed = g_strdup_printf ("%d/%d/2026", i % 28 + 1, i % 12 + 1),
                        *due = g_strdup_printf ("2026-%02d-%02d", i % 12 + 1, i % 28 + 1);
        Item *item = fixture_add_item (document, text->str, path, lines[i + 1], bodies[(number + i) % 4]);
        if (i % 17 != 0)
            fixture_add_deadline (item, DEADLINE_DATE, DEADLINE_BEFORE, printed, due, NULL);
    }
    load_result_free (fixture_load (fixture->reg, records, text->str));
}

static xmlDoc *
ask (Fixture *fixture, GQueue *slices) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) none = configuration_new ();
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    ReportQuestion question = { .date = partial_date_day (2026, 10, 2), .within_days = 30, .configuration = none };
    xmlDoc *data = report_data_make (fixture->reg, &question, &moment, slices, &error);
    g_assert_no_error (error);
    return data;
}

static double
number (xmlDoc *data, const char *expression) {
    xmlXPathContext *context = xmlXPathNewContext (data);
    xmlXPathObject *result = xmlXPathEvalExpression (BAD_CAST expression, context);
    double value = xmlXPathCastToNumber (result);
    xmlXPathFreeObject (result);
    xmlXPathFreeContext (context);
    return value;
}

static void
assert_number (xmlDoc *data, const char *expression, double wanted) {
    double found = number (data, expression);
    if (found != wanted)
        g_error ("%s: %g, not %g", expression, found, wanted);
}

/* ---- pages ---- */

typedef struct {
    Template *template;
    GQueue *slices;
} Source;

static xmlDoc *
next (gpointer data, GError **error) {
    Source *source = data;
    g_autoptr (xmlDoc) slice = g_queue_pop_head (source->slices);
    return slice == NULL ? NULL : template_transform (source->template, slice, NULL, error);
}

static GBytes *
render_whole (Fixture *fixture, const char *form) {
    g_autoptr (GError) error = NULL;
    g_autoptr (xmlDoc) data = ask (fixture, NULL);
    g_autoptr (GBytes) fo = template_apply (form, "compliance", NULL, data, NULL, &error);
    g_assert_no_error (error);
    GBytes *pdf = render_pdf (g_bytes_get_data (fo, NULL), g_bytes_get_size (fo), form, NULL, &error);
    g_assert_no_error (error);
    return pdf;
}

static GBytes *
render_slices (Fixture *fixture, const char *form) {
    g_autoptr (GError) error = NULL;
    GQueue slices = G_QUEUE_INIT;
    g_autoptr (xmlDoc) data = ask (fixture, &slices);
    g_autoptr (Template) template = template_open (form, "compliance", NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) fo = template_transform (template, data, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (render_has_body (fo, ROWS_ID));
    Source source = { template, &slices };
    RenderRows rows = { ROWS_ID, next, &source };
    GBytes *pdf = render_tree (fo, &rows, form, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_queue_is_empty (&slices));
    return pdf;
}

/* ---- tests ---- */

/* As many as one slice holds: none is cut; one more: two slices, the last with one row of a group that goes on. */
static void
test_boundary (Fixture *fixture, gconstpointer unused) {
    GQueue slices = G_QUEUE_INIT;
    add_plan (fixture, 1, REPORT_SLICE_ITEMS);
    xmlDoc *data = ask (fixture, &slices);
    g_assert_cmpuint (slices.length, ==, 0);
    assert_number (data, "count(/report/appendix[not(@sliced)]/group/item)", REPORT_SLICE_ITEMS);
    xmlFreeDoc (data);
    add_plan (fixture, 2, 1);
    data = ask (fixture, &slices);
    g_assert_cmpuint (slices.length, ==, 2);
    assert_number (data, "count(/report/appendix[@sliced = 'yes']/*)", 0);
    assert_number (slices.head->data, "count(/report/appendix[@slice = 'yes']/group[not(@continued)]/item)",
                   REPORT_SLICE_ITEMS);
    assert_number (slices.tail->data, "count(/report/appendix/group[not(@continued) and @number = '2/KH-UBND']/item)",
                   1);
    assert_number (slices.tail->data, "/report/appendix/group/item/@at", REPORT_SLICE_ITEMS + 1);
    xmlFreeDoc (data);
    g_queue_clear_full (&slices, (GDestroyNotify)xmlFreeDoc);
}

/* The slices together are the whole: every figure the same, every item once, in order; a group is parted, not repeated. */
static void
test_figures (Fixture *fixture, gconstpointer unused) {
    static const char *const figures[]
        = { "/report/totals/@total",         "/report/totals/@overdue",        "/report/totals/@in-term",
            "/report/totals/@no-date",       "/report/overdue/@items",         "/report/next/@items",
            "/report/bodies/sum/@total",     "count(/report/bodies/body)",     "/report/overdue/item[1]/@id",
            "/report/overdue/item[200]/@id", "/report/overdue/item[1000]/@id", "/report/next/item[last()]/@id",
            "/report/quality/@without-body" };
    GQueue slices = G_QUEUE_INIT;
    add_plan (fixture, 1, 3 * REPORT_SLICE_ITEMS / 2);
    add_plan (fixture, 2, 2 * REPORT_LISTED_MAX); /* more late than the head lists */
    g_autoptr (xmlDoc) whole = ask (fixture, NULL);
    g_autoptr (xmlDoc) head = ask (fixture, &slices);
    double at = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
        assert_number (head, figures[i], number (whole, figures[i]));
    assert_number (head, "count(/report/overdue/item)",
                   MIN (REPORT_LISTED_MAX, number (whole, "count(/report/overdue/item)")));
    for (const GList *link = slices.head; link != NULL; link = link->next) {
        xmlDoc *slice = link->data;
        double items = number (slice, "count(//group/item)");
        assert_number (slice, "//group[1]/item[1]/@at", at + 1);
        assert_number (slice, "//group[last()]/item[last()]/@at", at + items);
        assert_number (slice, "count(/report/as-of/@text)", 1);
        assert_number (slice, "/report/totals/@total", number (whole, "/report/totals/@total"));
        assert_number (slice, "count(/report/overdue/item | /report/bodies/body)", 0);
        at += items;
    }
    g_assert_cmpfloat (at, ==, number (whole, "count(/report/appendix/group/item)"));
    xmlDoc *second = slices.head->next->data;
    assert_number (second, "count(//group)", 2);
    assert_number (second, "count(//group[1][@continued = 'yes' and @number = '1/KH-UBND'])", 1);
    g_queue_clear_full (&slices, (GDestroyNotify)xmlFreeDoc);
}

/* Rows in groups that end anywhere, at the end of a slice, before and after it; the last slice has one. */
static void
test_pages (Fixture *fixture, gconstpointer form) {
    static const int items[] = {
        1, REPORT_SLICE_ITEMS - 1, 30, 4 * REPORT_SLICE_ITEMS + 70, REPORT_SLICE_ITEMS + 1, 2 * REPORT_SLICE_ITEMS, 299,
        1
    };
    G_STATIC_ASSERT (REPORT_SLICE_ITEMS == 100); /* the sum is a multiple of it, and one */
    for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
        add_plan (fixture, i + 1, items[i]);
    g_autoptr (GBytes) whole = render_whole (fixture, form);
    g_autoptr (GBytes) sliced = render_slices (fixture, form);
    g_assert_true (g_bytes_equal (whole, sliced));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/report/slices/boundary", Fixture, NULL, fixture_set_up, test_boundary, fixture_tear_down);
    g_test_add ("/report/slices/figures", Fixture, NULL, fixture_set_up, test_figures, fixture_tear_down);
    g_test_add ("/report/slices/pages/party", Fixture, "party", fixture_set_up, test_pages, fixture_tear_down);
    return g_test_run ();
}
