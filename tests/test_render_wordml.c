/* test_render_wordml.c - render/wordml: what each part of FO becomes in WordprocessingML: lists, footnotes, spans, rows that come in slices,
 * citations, leaders, borders, breaks; what Word has no counterpart for is told; more columns than it takes are an error. */
#include "tests/wordml_parts.h"

/* ---- lists ---- */

static void
test_lists (void) {
    static const char body[]
        = "<fo:list-block provisional-distance-between-starts='10mm' provisional-label-separation='2mm'>"
          "<fo:list-item><fo:list-item-label end-indent='label-end()'><fo:block>a)</fo:block></fo:list-item-label>"
          "<fo:list-item-body start-indent='body-start()'><fo:block>first</fo:block>"
          "<fo:list-block provisional-distance-between-starts='8mm'><fo:list-item>"
          "<fo:list-item-label end-indent='label-end()'><fo:block>–</fo:block></fo:list-item-label>"
          "<fo:list-item-body start-indent='body-start()'><fo:block>inner</fo:block></fo:list-item-body></fo:list-item>"
          "</fo:list-block></fo:list-item-body></fo:list-item>"
          "<fo:list-item><fo:list-item-label end-indent='label-end()'><fo:block>b)</fo:block></fo:list-item-label>"
          "<fo:list-item-body start-indent='body-start()'><fo:block>second</fo:block><fo:block>more</fo:block>"
          "</fo:list-item-body></fo:list-item></fo:list-block>";
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) package = write_body (body, NULL, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    g_autoptr (xmlDoc) styles = styles_of (package);
    assert_number (document, "count(//w:body/w:p)", 4);
    assert_string (document, "//w:body/w:p[1]", "a)first");
    assert_string (document, "//w:body/w:p[2]", "–inner");
    assert_string (document, "//w:body/w:p[3]", "b)second");
    assert_string (document, "//w:body/w:p[4]", "more"); /* no second label */
    assert_number (document, "count(//w:body/w:p[1]/w:r/w:tab)", 1);
    assert_number (document, "count(//w:body/w:p[4]/w:r/w:tab)", 0);
    g_assert_cmpfloat (style_number (document, styles, ".='a)first'", "w:ind/@w:left"), ==, 567); /* 10 mm */
    g_assert_cmpfloat (style_number (document, styles, ".='a)first'", "w:ind/@w:hanging"), ==, 567);
    g_assert_cmpfloat (style_number (document, styles, ".='a)first'", "w:tabs/w:tab/@w:pos"), ==, 567);
    g_assert_cmpfloat (style_number (document, styles, ".='–inner'", "w:ind/@w:left"), ==, 1020); /* 18 mm */
    g_assert_cmpfloat (style_number (document, styles, ".='–inner'", "w:ind/@w:hanging"), ==, 454);
    g_assert_cmpfloat (style_number (document, styles, ".='more'", "w:ind/@w:firstLine"), ==, 0);
}

/* ---- footnotes ---- */

static void
test_footnotes (void) {
    static const char body[]
        = "<fo:block>one<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>the first note</fo:block>"
          "</fo:footnote-body></fo:footnote> two<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body>"
          "<fo:block>the other</fo:block><fo:block>goes on</fo:block></fo:footnote-body></fo:footnote> end</fo:block>";
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) package = write_body (body, NULL, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    g_autoptr (xmlDoc) notes = read_part (package, "word/footnotes.xml");
    assert_string (document, "//w:body/w:p[1]", "one1 two* end");
    assert_number (document, "count(//w:footnoteReference)", 2);
    assert_number (document, "count(//w:footnoteReference[@w:customMarkFollows='1'])", 2);
    assert_string (notes, "//w:footnote[not(@w:type)][1]", "the first note");
    assert_number (notes, "count(//w:footnote[not(@w:type)][2]/w:p)", 2);
    for (int i = 1; i <= 2; i++) { /* each reference has its note */
        g_autofree char *ask = g_strdup_printf ("string((//w:footnoteReference)[%d]/@w:id)", i);
        g_autofree char *id = string (document, ask);
        g_autofree char *there = g_strdup_printf ("count(//w:footnote[@w:id='%s'])", id);
        assert_number (notes, there, 1);
    }
}

/* ---- tables ---- */

/* A row fills the grid, whatever spans into it. */
static void
assert_fills (xmlDoc *document, int columns) {
    int rows = (int)number (document, "count(//w:tr)");
    assert_number (document, "count(//w:gridCol)", columns);
    for (int i = 1; i <= rows; i++) {
        g_autofree char *ask = g_strdup_printf (
            "count((//w:tr)[%d]/w:tc[not(w:tcPr/w:gridSpan)]) + sum((//w:tr)[%d]/w:tc/w:tcPr/w:gridSpan/@w:val)", i, i);
        assert_number (document, ask, columns);
    }
    assert_number (document, "count(//w:tc[not(*[last()][self::w:p])])", 0); /* a cell ends in a paragraph */
}

static void
test_spans (void) {
    g_autoptr (xmlDoc) document = document_of (
        "<fo:table table-layout='fixed' width='100mm'><fo:table-column column-width='20mm' number-columns-repeated='2'/>"
        "<fo:table-column column-width='proportional-column-width(1)'/><fo:table-column column-width='proportional-column-width(2)'/>"
        "<fo:table-header><fo:table-row>" CELL (
            "number-columns-spanned='4'",
            "head") "</fo:table-row></fo:table-header>"
                    "<fo:table-body><fo:table-row>" CELL ("number-rows-spanned='3' number-columns-spanned='2'", "tall")
                        CELL ("", "b1") CELL ("", "c1") "</fo:table-row><fo:table-row>" CELL (
                            "number-columns-spanned='2'", "wide") "</fo:table-row><fo:table-row>" CELL ("", "b3")
                            CELL ("", "c3") "</fo:table-row><fo:table-row>" CELL (
                                "", "last") "</fo:table-row></fo:table-body></fo:table>");
    assert_fills (document, 4);
    assert_number (document, "count(//w:tr)", 5);
    assert_number (document, "count(//w:tr[w:trPr/w:tblHeader])", 1);
    assert_string (document, "//w:tr[w:trPr/w:tblHeader]", "head");
    assert_number (document, "count(//w:vMerge[@w:val='restart'])", 1);
    assert_number (document, "count(//w:vMerge[@w:val='continue'])", 2);
    assert_string (document, "//w:tr[3]", "wide"); /* the text of the tall cell stands once */
    assert_number (document, "count(//w:tr[5]/w:tc)", 4);
    assert_number (document, "//w:gridCol[1]/@w:w", 1134);
    assert_number (document, "//w:gridCol[3]/@w:w", 1134); /* of 60 mm a third, two thirds */
    assert_number (document, "//w:gridCol[4]/@w:w", 2268);
    assert_number (document, "//w:tr[2]/w:tc[1]/w:tcPr/w:tcW/@w:w", 2268);
    assert_number (document, "//w:tblW/@w:w", 5669);
}

static void
test_cells (void) {
    g_autoptr (xmlDoc) document = document_of (
        "<fo:table table-layout='fixed' width='100mm' border='2pt double #336699'><fo:table-column/><fo:table-column/><fo:table-body>"
        "<fo:table-row keep-together.within-page='always' height='12mm'>" CELL (
            "border='0.5pt solid black' padding='1mm 2mm' display-align='center' background-color='#DDEEFF'",
            "framed") "<fo:table-cell><fo:block>before</fo:block><fo:table><fo:table-column/><fo:table-body><fo:table-row>" CELL ("",
                                                                                                                                  "inner") "</fo:table-row></fo:table-body></fo:table></fo:table-cell></fo:table-row></fo:table-body></fo:table>");
    assert_number (document, "count(//w:tbl)", 2);
    assert_number (document, "count(//w:tc//w:tbl)", 1);
    assert_number (document, "count(//w:tc[not(*[last()][self::w:p])])", 0);
    assert_string (document, "string(//w:tblBorders/w:top/@w:val)", "double");
    assert_string (document, "string(//w:tblBorders/w:top/@w:color)", "336699");
    assert_number (document, "//w:tblBorders/w:left/@w:sz", 16); /* eighths of a point */
    assert_number (document, "//w:tr[1]/w:tc[1]/w:tcPr/w:tcBorders/w:bottom/@w:sz", 4);
    assert_number (document, "//w:tr[1]/w:tc[1]/w:tcPr/w:tcMar/w:left/@w:w", 113);
    assert_number (document, "//w:tr[1]/w:tc[1]/w:tcPr/w:tcMar/w:top/@w:w", 57);
    assert_string (document, "string(//w:tr[1]/w:tc[1]/w:tcPr/w:vAlign/@w:val)", "center");
    assert_string (document, "string(//w:tr[1]/w:tc[1]/w:tcPr/w:shd/@w:fill)", "DDEEFF");
    assert_number (document, "count(//w:body/w:tbl/w:tr/w:trPr/w:cantSplit)", 1);
    assert_number (document, "//w:tr[1]/w:trPr/w:trHeight/@w:val", 680);
}

static char *
table_of_columns (int columns) {
    g_autoptr (GString) body
        = g_string_new ("<fo:table table-layout='fixed' width='100mm'><fo:table-column number-columns-repeated='");
    g_string_append_printf (body, "%d'/><fo:table-body><fo:table-row>", columns);
    for (int i = 0; i < columns; i++)
        g_string_append (body, CELL ("", "x"));
    g_string_append (body, "</fo:table-row></fo:table-body></fo:table>");
    return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
test_too_many_columns (void) {
    g_autoptr (GError) error = NULL;
    g_autofree char *most = table_of_columns (63), *more = table_of_columns (64);
    g_autoptr (xmlDoc) document = document_of (most);
    assert_fills (document, 63);
    g_assert_null (write_body (more, NULL, NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_assert_cmpstr (error->message, ==, "test.fo: fo:table: more than 63 columns");
}

/* ---- slices ---- */

static xmlDoc *
fail_slice (gpointer data, GError **error) {
    g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "the second slice is wrong");
    return NULL;
}

static void
test_slices (void) {
    static const char body[]
        = "<fo:table table-layout='fixed' width='100mm'><fo:table-column/><fo:table-column/><fo:table-header><fo:table-row>" CELL (
            "", "h1")
            CELL ("", "h2") "</fo:table-row></fo:table-header><fo:table-body id='rows'><fo:table-row>" CELL ("", "a")
                CELL ("", "b") "</fo:table-row></fo:table-body></fo:table><fo:block>after</fo:block>";
    g_autoptr (GError) error = NULL;
    Slices slices = { 0, 40 };
    RenderRows rows = { "rows", next_slice, &slices }, bad = { "rows", fail_slice, NULL },
               lost = { "nowhere", next_slice, &slices };
    g_autoptr (GBytes) package = write_body (body, &rows, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    assert_fills (document, 2);
    assert_number (document, "count(//w:tbl)", 1); /* one table goes on */
    assert_number (document, "count(//w:tr)", 2 + 40 * 2);
    assert_string (document, "//w:tr[3]", "part 11.1");
    assert_string (document, "//w:tr[last()]", "40.2");
    assert_number (document, "count(//w:vMerge[@w:val='restart'])", 40);
    assert_string (document, "//w:body/w:p[last()]", "after");
    g_assert_null (write_body (body, &bad, NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_clear_error (&error);
    g_assert_null (write_body (body, &lost, NULL, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_assert_nonnull (strstr (error->message, "nowhere"));
}

/* ---- fields, links, leaders ---- */

static void
test_citations (void) {
    g_autoptr (xmlDoc) document = document_of (
        "<fo:block>see page <fo:page-number-citation ref-id='there'/>, <fo:basic-link internal-destination='there'>"
        "the annex</fo:basic-link></fo:block><fo:block id='there' break-before='page'>there</fo:block>");
    g_autofree char *instruction = string (document, "string(//w:fldSimple/@w:instr)");
    g_autofree char *anchor = string (document, "string(//w:hyperlink/@w:anchor)");
    g_autofree char *place = string (document, "string(//w:p[.='there']/w:bookmarkStart/@w:name)");
    g_autofree char *expected = g_strdup_printf (" PAGEREF %s ", place);
    g_assert_cmpstr (place, !=, "");
    g_assert_cmpstr (instruction, ==, expected);
    g_assert_cmpstr (anchor, ==, place);
    assert_string (document, "//w:hyperlink", "the annex");
    assert_number (document, "count(//w:p[.='there']/w:pPr/w:pageBreakBefore)", 1);
}

static void
test_leaders (void) {
    static const char body[] = "<fo:block>Name<fo:leader leader-pattern='dots' leader-length='100%'/>12</fo:block>"
                               "<fo:block text-align='center'><fo:leader leader-pattern='rule' leader-length='60mm' "
                               "rule-thickness='1pt'/></fo:block>"
                               "<fo:block>left<fo:leader leader-pattern='space'/>right</fo:block>";
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) package = write_body (body, NULL, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    g_autoptr (xmlDoc) styles = styles_of (package);
    assert_string (document, "//w:body/w:p[1]", "Name12");
    assert_number (document, "count(//w:body/w:p[1]/w:r/w:tab)", 1);
    g_assert_cmpfloat (style_number (document, styles, ".='Name12'", "w:tabs/w:tab[@w:leader='dot']/@w:pos"), ==, 9071);
    g_assert_cmpfloat (style_number (document, styles, ".='leftright'", "w:tabs/w:tab[@w:leader='none']/@w:pos"), ==,
                       9071);
    /* A rule alone is the border below its paragraph, indented to its length: 50 mm at each side. */
    assert_number (document, "count(//w:body/w:p[2]/w:r)", 0);
    g_assert_cmpfloat (style_number (document, styles, "not(w:r)", "w:pBdr/w:bottom/@w:sz"), ==, 8);
    g_assert_cmpfloat (style_number (document, styles, "not(w:r)", "w:ind/@w:left"), ==, 2835);
    g_assert_cmpfloat (style_number (document, styles, "not(w:r)", "w:ind/@w:right"), ==, 2835);
}

/* ---- blocks and runs ---- */

static void
test_blocks (void) {
    static const char body[]
        = "<fo:block border='0.75pt dashed #FF0000' padding='2pt' text-align='justify' text-indent='10mm' space-before='6pt'"
          " line-height='18pt' keep-with-next.within-page='always'>boxed <fo:inline font-weight='bold'>bold</fo:inline>"
          " <fo:inline font-style='italic' text-decoration='underline'>lined</fo:inline> x<fo:inline baseline-shift='super' "
          "font-size='8pt'>2</fo:inline> &lt;&amp;&gt;\"'</fo:block>"
          "<fo:block text-transform='uppercase'>thường vụ</fo:block><fo:block>ends\xE2\x80\xA8 here</fo:block>";
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) package = write_body (body, NULL, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    g_autoptr (xmlDoc) styles = styles_of (package);
    assert_string (document, "//w:body/w:p[1]", "boxed bold lined x2 <&>\"'");
    assert_string (document, "//w:body/w:p[2]", "THƯỜNG VỤ");
    assert_string (document, "//w:r[w:t='bold']/w:rPr/w:b/@w:val", "");
    assert_number (document, "count(//w:r[w:t='bold']/w:rPr/w:b)", 1);
    assert_number (document, "count(//w:r[w:t='lined']/w:rPr[w:i and w:u])", 1);
    assert_string (document, "string(//w:r[w:t='2']/w:rPr/w:vertAlign/@w:val)", "superscript");
    assert_number (document, "//w:r[w:t='2']/w:rPr/w:sz/@w:val", 16);
#define BOXED "starts-with(.,'boxed')"
    g_assert_cmpfloat (style_number (document, styles, BOXED, "w:pBdr/w:top[@w:val='dashed']/@w:sz"), ==, 6);
    g_assert_cmpfloat (style_number (document, styles, BOXED, "w:ind/@w:firstLine"), ==, 567);
    g_assert_cmpfloat (style_number (document, styles, BOXED, "w:spacing[@w:lineRule='exact']/@w:line"), ==, 360);
    g_assert_cmpfloat (style_number (document, styles, BOXED, "w:spacing/@w:before"), ==, 120);
    g_assert_cmpfloat (style_number (document, styles, BOXED, "w:widowControl[preceding-sibling::w:keepNext]/@w:val"),
                       ==, 1);
}

/* What is not inherited, but reaches the text of inlines inside all the same; in the order of the schema. */
static void
test_look (void) {
    g_autoptr (xmlDoc) document = document_of (
        "<fo:block>plain <fo:inline text-decoration='underline line-through' background-color='#FFEE00'>both <fo:inline "
        "font-weight='bold'>bold</fo:inline></fo:inline> <fo:inline baseline-shift='3pt'>up <fo:inline baseline-shift='-1pt'>less"
        "</fo:inline></fo:inline><fo:inline background-color='red'><fo:inline baseline-shift='sub'>low</fo:inline></fo:inline> "
        "after</fo:block>"
        "<fo:block text-decoration='underline'>line <fo:inline font-style='italic'>slanted</fo:inline></fo:block>");
#define RUN(text) "//w:r[w:t='" text "']/w:rPr"
    assert_number (document, "count(//w:r[starts-with(w:t,'plain')]/w:rPr[w:u or w:strike or w:shd or w:position])", 0);
    assert_number (document,
                   "count(" RUN ("bold") "[w:b[not(@w:val)] and w:strike and w:u and w:shd/@w:fill='FFEE00'])", 1);
    assert_number (document, "count(//w:r[starts-with(w:t,'both')]/w:rPr[w:u and w:shd])", 1);
    assert_number (document,
                   "count(//w:strike/following-sibling::w:sz/following-sibling::w:u/following-sibling::w:shd)", 2);
    assert_number (document, "//w:r[starts-with(w:t,'up')]/w:rPr/w:position/@w:val", 6);
    assert_number (document, RUN ("less") "/w:position/@w:val", 4);
    assert_string (document, "string(" RUN ("low") "/w:vertAlign/@w:val)", "subscript");
    assert_string (document, "string(" RUN ("low") "/w:shd/@w:fill)", "FF0000");
    assert_number (document, "count(" RUN (" after") "[w:vertAlign or w:shd])", 0);
    assert_number (document, "count(" RUN ("slanted") "[w:u and w:i])", 1);
}

static void
test_addresses (void) {
    g_autoptr (xmlDoc) document = document_of (
        "<fo:block>at <fo:basic-link external-destination=\"url('https://example.org/a?b=1&amp;c')\">the page</fo:basic-link></fo:block>");
    assert_string (document, "string(//w:fldSimple/@w:instr)", " HYPERLINK \"https://example.org/a?b=1&c\" ");
    assert_string (document, "//w:fldSimple", "the page");
}

/* Word has no counterpart: told once, and what it holds is kept. */
static void
test_reported (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) warnings = g_string_new (NULL);
    g_autoptr (GBytes) package = write_body (
        "<fo:block-container absolute-position='absolute' top='10mm' left='10mm' width='40mm' height='10mm'><fo:block>far</fo:block>"
        "</fo:block-container><fo:block-container absolute-position='absolute' top='30mm' left='10mm' width='40mm' height='10mm'>"
        "<fo:block>farther</fo:block></fo:block-container>",
        NULL, warnings, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    const char *first = strstr (warnings->str, "absolute-position");
    g_assert_nonnull (first);
    g_assert_null (strstr (first + 1, "absolute-position"));
    assert_string (document, "//w:body/w:p[1]", "far");
    assert_string (document, "//w:body/w:p[2]", "farther");
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/wordml/lists", test_lists);
    g_test_add_func ("/render/wordml/footnotes", test_footnotes);
    g_test_add_func ("/render/wordml/spans", test_spans);
    g_test_add_func ("/render/wordml/cells", test_cells);
    g_test_add_func ("/render/wordml/too-many-columns", test_too_many_columns);
    g_test_add_func ("/render/wordml/slices", test_slices);
    g_test_add_func ("/render/wordml/citations", test_citations);
    g_test_add_func ("/render/wordml/leaders", test_leaders);
    g_test_add_func ("/render/wordml/blocks", test_blocks);
    g_test_add_func ("/render/wordml/look", test_look);
    g_test_add_func ("/render/wordml/addresses", test_addresses);
    g_test_add_func ("/render/wordml/reported", test_reported);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
