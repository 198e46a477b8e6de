/* test_render_rows.c - render/: a table that goes on with rows from further trees looks as if it had come in one piece. */
#include <libxml/parser.h>

#include "tests/test_render.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define ROWS 200

/* Every tenth row is a title that spans both columns and holds to the next; every seventh is higher. */
static void
append_rows (GString *out, int from, int to) {
    for (int i = from; i < to; i++)
        if (i % 10 == 0)
            g_string_append_printf (
                out,
                "<fo:table-row keep-with-next.within-page='always'><fo:table-cell border='1pt solid "
                "black' number-columns-spanned='2'><fo:block>Title%d</fo:block></fo:table-cell>"
                "</fo:table-row>",
                i);
        else
            g_string_append_printf (
                out,
                "<fo:table-row keep-together.within-page='always'><fo:table-cell border='1pt solid "
                "black'><fo:block>Row%d</fo:block></fo:table-cell><fo:table-cell border='0.5pt solid "
                "black' padding='2pt'><fo:block>%s</fo:block></fo:table-cell></fo:table-row>",
                i, i % 7 == 0 ? "one two three four five six seven eight nine ten" : "text");
}

static char *
make_document (const char *before, int rows) {
    g_autoptr (GString) body = g_string_new (before);
    g_string_append (
        body, "<fo:block>Before</fo:block><fo:table table-layout='fixed' width='100mm' font-size='14pt'>"
              "<fo:table-column column-width='40mm'/><fo:table-column column-width='proportional-column-width(1)'/>"
              "<fo:table-header><fo:table-row><fo:table-cell border='1pt solid black'><fo:block>Head</fo:block>"
              "</fo:table-cell></fo:table-row></fo:table-header><fo:table-body id='rows'>");
    append_rows (body, 0, rows);
    g_string_append (body, "</fo:table-body></fo:table><fo:block>After</fo:block>");
    return wrap_body (body->str);
}

static xmlDoc *
parse (const char *text) {
    xmlDoc *doc = xmlReadMemory (text, (int)strlen (text), "test.fo", NULL, XML_PARSE_NONET);
    g_assert_nonnull (doc);
    return doc;
}

typedef struct {
    int at, size;
    const char *instead; /* (nullable): what comes in place of the rows */
} Slices;

static xmlDoc *
next (gpointer data, GError **error) {
    Slices *slices = data;
    g_autoptr (GString) text = g_string_new ("<fo:table-body xmlns:fo='http://www.w3.org/1999/XSL/Format'>");
    int end = MIN (slices->at + slices->size, ROWS);
    if (slices->at == ROWS)
        return NULL;
    append_rows (text, slices->at, end);
    slices->at = end;
    g_string_append (text, "</fo:table-body>");
    return parse (slices->instead != NULL ? slices->instead : text->str);
}

static GBytes *
render_slices (const char *before, Slices *slices, const char *id, GError **error) {
    g_autofree char *text = make_document (before, slices->at);
    g_autoptr (xmlDoc) fo = parse (text);
    RenderRows rows = { id, next, slices };
    return render_tree (fo, &rows, "test.fo", NULL, error);
}

/* Whatever the size: the last slice has one row, one begins after a title, the document itself has rows too. */
static void
test_same (gconstpointer data) {
    static const Slices all[] = { { 0, 1 }, { 0, 7 }, { 0, 199 }, { 50, 30 }, { 1, 21 }, { 0, 500 } };
    g_autofree char *text = make_document (data, ROWS);
    g_autoptr (GBytes) whole = render_text (text);
    for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
        g_autoptr (GError) error = NULL;
        Slices slices = all[i];
        g_autoptr (GBytes) pdf = render_slices (data, &slices, "rows", &error);
        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (pdf, whole));
    }
}

/* Each page has the head once and the rows go on where the page before ended. */
static void
test_head (void) {
    g_autoptr (GError) error = NULL;
    Slices slices = { 0, 7 };
    g_autoptr (GBytes) pdf = render_slices ("", &slices, "rows", &error);
    g_assert_no_error (error);
    g_autoptr (GArray) words = read_words (pdf);
    int heads = 0, pages = 0, rows = 0;
    for (guint i = 0; i < words->len; i++) {
        const Word *word = &g_array_index (words, Word, i);
        g_autofree char *row = g_strdup_printf (rows % 10 == 0 ? "Title%d" : "Row%d", rows);
        pages = MAX (pages, word->page);
        heads += strcmp (word->text, "Head") == 0;
        rows += strcmp (word->text, row) == 0;
    }
    g_assert_cmpint (pages, >, 10);
    g_assert_cmpint (heads, ==, pages);
    g_assert_cmpint (rows, ==, ROWS);
}

static void
assert_refused (const char *id, const char *instead, const char *said) {
    g_autoptr (GError) error = NULL;
    Slices slices = { 0, 50, instead };
    g_autoptr (GBytes) pdf = render_slices ("", &slices, id, &error);
    g_assert_null (pdf);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, said));
}

#define FO_ROWS(content)                                                                                               \
    "<fo:table-body xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:table-row>" content                               \
    "</fo:table-row></fo:table-body>"

static void
test_errors (void) {
    assert_refused ("nothing", NULL, "test.fo: fo:root: no table-body has the id “nothing”");
    assert_refused ("rows", "<fo:block xmlns:fo='http://www.w3.org/1999/XSL/Format'/>",
                    "fo:block: not allowed in fo:table");
    assert_refused ("rows", "<fo:table-header xmlns:fo='http://www.w3.org/1999/XSL/Format'/>",
                    "one fo:table-body only");
    assert_refused ("rows", "<p/>", "p: unknown or not implemented element");
    assert_refused ("rows", FO_ROWS ("<fo:table-cell kolor='red'/>"), "kolor=\"red\"");
    assert_refused ("rows", FO_ROWS ("<fo:table-cell/><fo:table-cell/><fo:table-cell/>"), "more cells than the table");
    assert_refused (
        "rows",
        FO_ROWS ("<fo:table-cell><fo:block><fo:page-number-citation ref-id='rows'/></fo:block></fo:table-cell>"),
        "page-number-citations");
}

static xmlDoc *
fail_at_second (gpointer data, GError **error) {
    int *calls = data;
    if (++*calls == 1)
        return parse (FO_ROWS ("<fo:table-cell><fo:block>x</fo:block></fo:table-cell>"));
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, "no more");
    return NULL;
}

/* What goes wrong where the rows come from is what is said. */
static void
test_failing_source (void) {
    for (int i = 0; i < 2; i++) {
        g_autofree char *text
            = make_document (i == 0 ? "" : "<fo:block id='x'><fo:page-number-citation ref-id='x'/></fo:block>", 0);
        g_autoptr (xmlDoc) fo = parse (text);
        g_autoptr (GError) error = NULL;
        int calls = 0;
        RenderRows rows = { "rows", fail_at_second, &calls };
        g_autoptr (GBytes) pdf = render_tree (fo, &rows, "test.fo", NULL, &error);
        g_assert_null (pdf);
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT);
        g_assert_cmpint (calls, ==, 2);
    }
}

static void
test_looking (void) {
    g_autofree char *text = make_document ("", 1);
    g_autoptr (xmlDoc) fo = parse (text);
    g_autoptr (xmlDoc) body = parse (FO_ROWS (""));
    g_assert_true (render_has_body (fo, "rows"));
    g_assert_false (render_has_body (fo, "row"));
    g_assert_false (render_has_body (body, "rows"));
    g_assert_true (render_is_body (body));
    g_assert_false (render_is_body (fo));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_data_func ("/render/rows/same", "", test_same);
    g_test_add_data_func ("/render/rows/same-with-citation",
                          "<fo:block>On <fo:page-number-citation-last ref-id='end'/></fo:block>"
                          "<fo:block id='end'>x</fo:block>",
                          test_same);
    g_test_add_func ("/render/rows/head", test_head);
    g_test_add_func ("/render/rows/errors", test_errors);
    g_test_add_func ("/render/rows/failing-source", test_failing_source);
    g_test_add_func ("/render/rows/looking", test_looking);
    return g_test_run ();
}
