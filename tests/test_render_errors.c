/* test_render_errors.c - render/: what is wrong in an FO document is named with file, line, element and property; what is
 * hostile neither hangs nor crashes. */
#include "tests/test_render.h"

#define FO "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'>"

/* In wrap_body() the body begins on line 3. */
static const struct {
    const char *name, *body, *message;
} wrong[] = {
    { "unknown-element", "<fo:marquee/>", "test.fo:3: fo:marquee: unknown or not implemented element" },
    { "foreign-element", "\n<b xmlns='x'/>", "test.fo:4: b: unknown or not implemented element" },
    { "misplaced", "<fo:table-row/>", "test.fo:3: fo:table-row: not allowed in fo:flow" },
    { "text", "<fo:table>word</fo:table>", "test.fo:3: fo:table: text is not allowed here: “word”" },
    { "unknown-property", "\n\n<fo:block colour='red'/>",
      "test.fo:5: fo:block: colour=\"red\": unknown or not implemented property" },
    { "bad-length", "<fo:block font-size='big'/>", "fo:block: font-size=\"big\": not a font size" },
    { "bad-unit", "<fo:block space-before='3furlong'/>", "fo:block: space-before=\"3furlong\": not a length" },
    { "bad-keyword", "<fo:block text-align='inside'/>", "fo:block: text-align=\"inside\"" },
    { "bad-colour", "<fo:block color='#12'/>", "fo:block: color=\"#12\": not a colour" },
    { "bad-border", "<fo:block border='1pt wavy black'/>", "fo:block: border=\"1pt wavy black\"" },
    { "negative", "<fo:block padding='-2pt'/>", "fo:block: padding=\"-2pt\": a length below zero" },
    { "misapplied", "<fo:block number-columns-spanned='2'/>",
      "fo:block: number-columns-spanned=\"2\": this property is not implemented for" },
    { "inline-border", "<fo:block><fo:inline border='1pt solid black'>x</fo:inline></fo:block>", "fo:inline: border=" },
    { "hyphenation", "<fo:block hyphenate='true'/>", "fo:block: hyphenate=\"true\"" },
    { "foreign-attribute", "<fo:block xmlns:fox='f' fox:x='1'/>", "fo:block: fox:x: attributes of other namespaces" },
    { "columns",
      "<fo:table><fo:table-column/><fo:table-body><fo:table-row><fo:table-cell/><fo:table-cell/></fo:table-row>"
      "</fo:table-body></fo:table>",
      "fo:table-cell: the row has more cells than the table has columns (1)" },
    { "overlap",
      "<fo:table><fo:table-column number-columns-repeated='2'/><fo:table-body><fo:table-row><fo:table-cell "
      "number-columns-spanned='2'/><fo:table-cell column-number='1'/></fo:table-row></fo:table-body></fo:table>",
      "two cells lie over each other" },
    { "column-limit", "<fo:table><fo:table-column number-columns-repeated='900'/></fo:table>",
      "more than 256 columns" },
    { "order", "<fo:table><fo:table-body/><fo:table-column/></fo:table>", "fo:table-column: out of order" },
    { "break-in-cell",
      "<fo:table><fo:table-body><fo:table-row><fo:table-cell><fo:block break-before='page'/></fo:table-cell>"
      "</fo:table-row></fo:table-body></fo:table>",
      "fo:block: break-before and break-after are implemented in the flow only" },
    { "citation", "<fo:block>\n<fo:page-number-citation ref-id='none'/></fo:block>",
      "test.fo:4: fo:page-number-citation: ref-id=\"none\"" },
    { "list", "<fo:list-block><fo:list-item/></fo:list-block>", "fo:list-item: needs one list-item-label" },
    { "link", "<fo:block><fo:basic-link internal-destination='none'>x</fo:basic-link></fo:block>",
      "test.fo:3: fo:basic-link: internal-destination=\"none\": no block" },
    { "address", "<fo:block><fo:basic-link external-destination='a b'>x</fo:basic-link></fo:block>",
      "fo:basic-link: external-destination=\"a b\": not an address" },
    { "note", "<fo:block><fo:footnote><fo:inline>1</fo:inline></fo:footnote></fo:block>",
      "fo:footnote: needs one inline and then one footnote-body" },
    { "note-in-note",
      "<fo:block><fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block><fo:footnote><fo:inline>2</fo:inline>"
      "<fo:footnote-body/></fo:footnote></fo:block></fo:footnote-body></fo:footnote></fo:block>",
      "fo:footnote: is not allowed in static content" },
    { "note-too-tall",
      "<fo:block><fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block line-height='120mm'>x</fo:block>"
      "</fo:footnote-body></fo:footnote></fo:block>",
      "fo:footnote: this page's footnotes and the text they belong to do not fit" },
    { "bottom", "<fo:block-container absolute-position='absolute' bottom='1mm'/>",
      "fo:block-container: bottom without top is not implemented" },
    { "two-footers", "<fo:table><fo:table-footer/><fo:table-footer/><fo:table-body/></fo:table>",
      "fo:table-footer: out of order" },
    { "letter-spacing", "<fo:block letter-spacing='1pt'/>", "fo:block: letter-spacing=\"1pt\": this value" },
    { "rgb", "<fo:block color='rgb(1,2,300)'/>", "fo:block: color=\"rgb(1,2,300)\": rgb() takes" },
    { "expression", "<fo:block margin-left='max(1mm)'/>", "fo:block: margin-left=\"max(1mm)\": not a length" },
    { "not-well-formed", "<fo:block>", "test.fo:3: not well-formed XML" },
};

static void
test_wrong (void) {
    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
        assert_body_refused (wrong[i].name, wrong[i].body, wrong[i].message);
}

static void
assert_refused (const char *fo, int code, const char *message) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = render_pdf (fo, strlen (fo), "test.fo", NULL, &error);
    g_assert_null (pdf);
    g_assert_error (error, DONDOC_ERROR, code);
    if (strstr (error->message, message) == NULL)
        g_error ("the message is “%s”", error->message);
}

static void
test_documents (void) {
    assert_refused ("", DONDOC_ERROR_CONFIGURATION, "test.fo");
    assert_refused ("plain", DONDOC_ERROR_CONFIGURATION, "not well-formed");
    assert_refused ("<root/>", DONDOC_ERROR_CONFIGURATION, "root: unknown");
    assert_refused ("<fo:block xmlns:fo='http://www.w3.org/1999/XSL/Format'/>", DONDOC_ERROR_CONFIGURATION,
                    "the document must begin with fo:root");
    assert_refused ("<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>", DONDOC_ERROR_CONFIGURATION, "document type");
    assert_refused (FO "</fo:root>", DONDOC_ERROR_CONFIGURATION, "needs one layout-master-set");
    assert_refused (
        FO "<fo:layout-master-set><fo:simple-page-master master-name='a' page-width='10mm' page-height='10mm' "
           "margin='6mm'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
           "<fo:page-sequence master-reference='a'><fo:flow flow-name='xsl-region-body'/></fo:page-sequence></fo:root>",
        DONDOC_ERROR_CONFIGURATION, "fo:simple-page-master: no region-body, or no room");
    assert_refused (
        FO "<fo:layout-master-set><fo:simple-page-master master-name='a' page-width='100mm' page-height='100mm'>"
           "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
           "<fo:page-sequence master-reference='b'><fo:flow flow-name='xsl-region-body'/></fo:page-sequence></fo:root>",
        DONDOC_ERROR_CONFIGURATION, "master-reference=\"b\": there is no such");
    g_autofree char *header = wrap_body ("</fo:flow><fo:flow flow-name='x'>");
    assert_refused (header, DONDOC_ERROR_CONFIGURATION, "fo:flow: nothing may follow");
}

/* ---- hostile ---- */

static void
test_deep (void) {
    g_autoptr (GString) body = g_string_new (NULL);
    for (int i = 0; i < 500; i++)
        g_string_append (body, "<fo:block>");
    for (int i = 0; i < 500; i++)
        g_string_append (body, "</fo:block>");
    g_autofree char *fo = wrap_body (body->str);
    assert_refused (fo, DONDOC_ERROR_LIMIT, "nested more than");
}

static char *
repeat (const char *piece, gsize times) {
    GString *text = g_string_sized_new (strlen (piece) * times);
    for (gsize i = 0; i < times; i++)
        g_string_append (text, piece);
    return g_string_free (text, FALSE);
}

static int
count_pages (GBytes *pdf) {
    g_autofree char *information = run_tool (pdf, (const char *const[]){ "pdfinfo", "FILE", NULL });
    return atoi (strstr (information, "Pages:") + strlen ("Pages:"));
}

/* A word of a megabyte goes over as many lines as it needs, in a page and in a column of no width. */
static void
test_long_word (void) {
    g_autofree char *word = repeat ("ấnđịnh-14/KL", 60000);
    g_autofree char *body = g_strconcat ("<fo:block text-align='justify'>", word, "</fo:block>", NULL);
    g_autoptr (GBytes) pdf = render_body (body);
    g_assert_cmpint (count_pages (pdf), >, 300);
    g_autofree char *narrow = repeat ("ấ", 5000);
    g_autofree char *table
        = g_strconcat ("<fo:table><fo:table-column column-width='0mm'/><fo:table-body><fo:table-row><fo:table-cell "
                       "padding='4pt'><fo:block>",
                       narrow,
                       "</fo:block></fo:table-cell></fo:table-row>"
                       "</fo:table-body></fo:table>",
                       NULL);
    g_autoptr (GBytes) thin = render_body (table);
    g_assert_cmpint (count_pages (thin), ==, (5000 + 20) / 21);
}

static void
test_too_much (void) {
    g_autofree char *breaks = repeat ("<fo:block break-before='page'>x</fo:block>", 20001);
    g_autofree char *fo = wrap_body (breaks);
    assert_refused (fo, DONDOC_ERROR_LIMIT, "more than 20000 pages");
}

/* What cannot fit is drawn all the same, and the rest goes on. */
static void
test_impossible (void) {
    static const char *const bodies[] = {
        "<fo:table><fo:table-column column-width='900mm'/><fo:table-body><fo:table-row><fo:table-cell><fo:block>x</fo:block>"
        "</fo:table-cell></fo:table-row></fo:table-body></fo:table>",
        "<fo:block font-size='600pt' line-height='800pt'>x</fo:block>",
        "<fo:block padding='400pt' border='1pt solid black'>x</fo:block>",
        "<fo:block start-indent='300mm' end-indent='300mm' text-align='justify'>x y</fo:block>",
        "<fo:block text-indent='-900mm'>x y z</fo:block>",
        "<fo:block space-before='9000pt' space-before.conditionality='retain'>x</fo:block>",
        "<fo:block line-height='0'>x</fo:block>",
        "<fo:block><fo:leader leader-length='900%' leader-pattern='dots'/>x</fo:block>",
        "<fo:block-container height='2000pt'><fo:block>x</fo:block></fo:block-container>",
        "<fo:table><fo:table-header><fo:table-row height='2000pt'><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row>"
        "</fo:table-header><fo:table-body><fo:table-row><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row>"
        "</fo:table-body></fo:table>",
        "<fo:table><fo:table-body><fo:table-row height='2000pt'><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row>"
        "</fo:table-body></fo:table>",
        "<fo:table><fo:table-body><fo:table-row><fo:table-cell number-rows-spanned='1000000'><fo:block>x</fo:block></fo:table-cell>"
        "</fo:table-row></fo:table-body></fo:table>",
        "<fo:table><fo:table-body/></fo:table>",
        "<fo:block> </fo:block><fo:block/>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
        g_autofree char *body = g_strconcat (bodies[i], "<fo:block>end</fo:block>", NULL);
        g_autoptr (GBytes) pdf = render_body (body);
        g_autofree char *text = extract_text (pdf);
        g_assert_nonnull (strstr (text, "end"));
        g_assert_cmpint (count_pages (pdf), <, 12);
    }
}

/* Tables in tables, each row taller than a page, still end. */
static void
test_nested_tables (void) {
    g_autofree char *lines = repeat ("<fo:block>z</fo:block>", 70);
    g_autoptr (GString) body = g_string_new (NULL);
    for (int i = 0; i < 12; i++)
        g_string_append (body, "<fo:table><fo:table-body><fo:table-row><fo:table-cell>");
    g_string_append (body, lines);
    for (int i = 0; i < 12; i++)
        g_string_append (body, "</fo:table-cell></fo:table-row></fo:table-body></fo:table>");
    g_autoptr (GBytes) pdf = render_body (body->str);
    g_autoptr (GArray) words = read_words (pdf);
    g_assert_cmpuint (count_words (words, "z"), ==, 70);
    g_assert_cmpint (count_pages (pdf), ==, 4);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/errors/properties", test_wrong);
    g_test_add_func ("/render/errors/documents", test_documents);
    g_test_add_func ("/render/hostile/deep", test_deep);
    g_test_add_func ("/render/hostile/long-word", test_long_word);
    g_test_add_func ("/render/hostile/too-much", test_too_much);
    g_test_add_func ("/render/hostile/impossible", test_impossible);
    g_test_add_func ("/render/hostile/nested-tables", test_nested_tables);
    return g_test_run ();
}
