/* test_render_bookmarks.c - render/bookmarks: what a reader's side panel shows and where it leads. */
#include "tests/test_render.h"

#define MASTERS                                                                                                        \
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-size='12pt' line-height='14pt'><fo:layout-master-set>" \
    "<fo:simple-page-master master-name='p' page-width='400pt' page-height='300pt' margin='50pt'><fo:region-body/>"    \
    "</fo:simple-page-master></fo:layout-master-set>"
#define SEQUENCE(id, content)                                                                                          \
    "<fo:page-sequence id='" id "' master-reference='p' initial-page-number='1'>"                                      \
    "<fo:flow flow-name='xsl-region-body'>" content "</fo:flow></fo:page-sequence>"
#define PAGES                                                                                                          \
    SEQUENCE ("one", "<fo:block space-after='30pt'>Mở</fo:block><fo:block id='a'>A</fo:block>"                       \
                     "<fo:block break-before='page' id='b'>B</fo:block>")                                              \
    SEQUENCE ("two", "<fo:table id='t'><fo:table-body><fo:table-row id='r'><fo:table-cell><fo:block>R</fo:block>"      \
                     "</fo:table-cell></fo:table-row></fo:table-body></fo:table>")                                     \
    "</fo:root>"
#define BOOKMARK(to, title, inner)                                                                                     \
    "<fo:bookmark internal-destination='" to "'><fo:bookmark-title>" title "</fo:bookmark-title>" inner "</fo:bookmark>"

static char *
read_panel (GBytes *pdf) {
    g_autofree char *xml = run_tool (pdf, (const char *const[]){ "pdftohtml", "-xml", "-i", "-stdout", "FILE", NULL });
    char *start = strstr (xml, "<outline>"), *end = strstr (xml, "</pdf2xml>");
    if (start == NULL)
        return NULL;
    GString *panel = g_string_new_len (start, end - start);
    g_string_replace (panel, "\n", "", 0);
    return g_string_free (panel, FALSE);
}

static gboolean
contains (GBytes *pdf, const char *word) {
    gsize size;
    const char *bytes = g_bytes_get_data (pdf, &size);
    return memmem (bytes, size, word, strlen (word)) != NULL;
}

static void
test_tree (void) {
    g_autoptr (GBytes) pdf = render_text (MASTERS "<fo:bookmark-tree>" BOOKMARK (
        "one", "Phần\n  <!-- -->một &amp; “hai”",
        BOOKMARK ("a", "Mục A", "") BOOKMARK ("b", "Mục B", BOOKMARK ("r", "Dòng", "")))
                                              BOOKMARK ("two", "Phụ lục", "") "</fo:bookmark-tree>" PAGES);
    g_autofree char *panel = read_panel (pdf);
    g_assert_cmpstr (panel, ==,
                     "<outline><item page=\"1\">Phần một &amp; “hai”</item><outline><item page=\"1\">Mục A</item>"
                     "<item page=\"2\">Mục B</item><outline><item page=\"3\">Dòng</item></outline></outline>"
                     "<item page=\"3\">Phụ lục</item></outline>");
    g_assert_true (contains (pdf, "/PageMode /UseOutlines"));
    g_assert_true (contains (pdf, "/XYZ null 300 null")); /* a sequence: from the top of its first page */
    g_assert_true (contains (pdf, "/XYZ null 236 null")); /* A: 50 margin, 14 line; the space above it is seen too */
    g_assert_true (contains (pdf, "/XYZ null 250 null")); /* B, the row */
    g_assert_true (contains (pdf, "/Count 5"));           /* all are seen at first */
}

static void
test_look (void) {
    g_autoptr (GBytes) pdf = render_text (
        MASTERS "<fo:bookmark-tree><fo:bookmark internal-destination='a' starting-state='hide'><fo:bookmark-title "
                "font-weight='bold' font-style='italic' color='#ff0000'>Đậm</fo:bookmark-title>" BOOKMARK (
                    "a", "x", BOOKMARK ("a", "y", "")) "</fo:bookmark></fo:bookmark-tree>" PAGES);
    g_assert_true (contains (pdf, "/Count -2"));
    g_assert_true (contains (pdf, "/Count 1 "));
    g_assert_true (contains (pdf, "/F 3"));
    g_assert_true (contains (pdf, "/C [ 1 0 0 ]"));
    g_autoptr (GBytes) none = render_text (MASTERS PAGES);
    g_assert_false (contains (none, "/Outlines"));
    g_assert_false (contains (none, "/PageMode"));
}

static void
refuse (const char *tree, const char *line) {
    g_autofree char *fo = g_strconcat (MASTERS "\n", tree, PAGES, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = render_pdf (fo, strlen (fo), "test.fo", NULL, &error);
    g_assert_null (pdf);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    if (strstr (error->message, line) == NULL)
        g_error ("“%s” does not say “%s”", error->message, line);
}

#define TREE(content) "<fo:bookmark-tree>" content "</fo:bookmark-tree>"

static void
test_errors (void) {
    refuse (TREE (BOOKMARK ("nowhere", "x", "")), "test.fo:2: fo:bookmark: internal-destination=\"nowhere\"");
    refuse (TREE (BOOKMARK ("a", " ", "")), "test.fo:2: fo:bookmark: must begin with a bookmark-title");
    refuse (TREE ("<fo:bookmark internal-destination='a'/>"), "must begin with a bookmark-title");
    refuse (TREE ("<fo:bookmark><fo:bookmark-title>x</fo:bookmark-title></fo:bookmark>"), "no internal-destination");
    refuse (TREE (BOOKMARK ("a", "x", "<fo:bookmark-title>y</fo:bookmark-title>")), "only one bookmark-title");
    refuse (TREE ("<fo:bookmark external-destination='url(x)'/>"), "external-destination");
    refuse (TREE ("<fo:bookmark internal-destination='a' starting-state='open'/>"), "starting-state");
    refuse (TREE (BOOKMARK ("a", "x", "")) TREE (BOOKMARK ("a", "x", "")), "only one bookmark-tree");
    refuse (TREE ("<fo:block>x</fo:block>"), "not allowed in fo:bookmark-tree");
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/bookmarks/tree", test_tree);
    g_test_add_func ("/render/bookmarks/look", test_look);
    g_test_add_func ("/render/bookmarks/errors", test_errors);
    return g_test_run ();
}
