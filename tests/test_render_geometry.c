/* test_render_geometry.c - render/: where footnotes, table footers, containers, regions and links stand, to 0.1 mm; weight and style as
 * mutool reads them from the page. In wrap_body() the body of a page goes from 20 mm to 130 mm. */
#include "tests/test_render.h"

#define LEFT   (20 * MM)
#define TOP    (20 * MM)
#define BOTTOM (130 * MM)
#define LINE   14.0
/* Of the font as lines count them (typographic ascender and descender), in em. */
#define ABOVE 0.693
#define BELOW 0.216
#define FIRST (TOP + (LINE - 12 * (ABOVE + BELOW)) / 2 + 12 * ABOVE) /* baseline of the first line */

static GArray *
words_of (const char *body) {
    g_autoptr (GBytes) pdf = render_body (body);
    return read_words (pdf);
}

static void
assert_at (const GArray *words, const char *text, int page, double x, double baseline, double size) {
    const Word *word = find_word (words, text, 0);
    g_assert_cmpint (word->page, ==, page);
    assert_near (word->x, x);
    assert_near (baseline_of (word, size), baseline);
}

static char *
repeat (const char *text, guint n) {
    GString *all = g_string_new (NULL);
    for (guint i = 0; i < n; i++)
        g_string_append (all, text);
    return g_string_free (all, FALSE);
}

/* ---- units, indents ---- */

static void
test_units (void) {
    static const struct {
        const char *length;
        double pt;
    } rows[] = { { "36pt", 36 },
                 { "1in", 72 },
                 { "10mm", 10 * MM },
                 { "2.5cm", 25 * MM },
                 { "3pc", 36 },
                 { "16px", 12 },
                 { "2em", 24 },
                 { "10%", 16 * MM },
                 { "1in div 2", 36 },
                 { "2*5mm", 10 * MM },
                 { "max(5mm, 20pt)", 20 },
                 { "min(5mm, 20pt)", 5 * MM },
                 { "abs(-7pt)", 7 },
                 { "17pt mod 5", 2 },
                 { "round(2.5) * 1mm", 3 * MM } };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autofree char *body = g_strdup_printf ("<fo:block start-indent='%s'>here</fo:block>", rows[i].length);
        g_autoptr (GArray) words = words_of (body);
        assert_near (find_word (words, "here", 0)->x, LEFT + rows[i].pt);
    }
}

static void
test_inheritance (void) {
    g_autoptr (GArray) words
        = words_of ("<fo:block margin-left='10mm' font-size='20pt'><fo:block margin-left='5mm'>inner</fo:block>"
                    "<fo:block font-size='50%' start-indent='1em'>em</fo:block></fo:block>"
                    "<fo:block margin='7mm' space-before='2mm'>named</fo:block>");
    assert_near (find_word (words, "inner", 0)->x, LEFT + 15 * MM);
    assert_near (find_word (words, "em", 0)->x, LEFT + 10); /* 1 em of its own size, and no margin */
    assert_near (find_word (words, "named", 0)->x, LEFT + 7 * MM);
    assert_near (baseline_of (find_word (words, "named", 0), 12), FIRST + 2 * LINE + 2 * MM);
}

/* ---- footnotes ---- */

#define NOTE(sign)                                                                                                     \
    "<fo:footnote><fo:inline>" sign                                                                                    \
    "</fo:inline><fo:footnote-body><fo:block font-size='10pt' line-height='12pt'>note" sign                            \
    "</fo:block></fo:footnote-body></fo:footnote>"

static double
note_baseline (double lines_below) {
    return BOTTOM - lines_below * 12 - 12 + (12 - 10 * (ABOVE + BELOW)) / 2 + 10 * ABOVE;
}

static void
test_notes (void) {
    g_autoptr (GArray) words
        = words_of ("<fo:block>first" NOTE ("A") "</fo:block><fo:block>second" NOTE ("B") "</fo:block>");
    assert_at (words, "noteA", 1, LEFT, note_baseline (1), 10);
    assert_at (words, "noteB", 1, LEFT, note_baseline (0), 10);
    assert_at (words, "secondB", 1, LEFT, FIRST + LINE, 12);
}

/* The page has room for 22 lines: the line whose footnote would not fit goes to the next page with it. */
static void
test_note_moves (void) {
    g_autofree char *lines = repeat ("<fo:block>line</fo:block>", 21);
    g_autofree char *body = g_strconcat (lines, "<fo:block>last" NOTE ("A") "</fo:block>", NULL);
    g_autoptr (GArray) words = words_of (body);
    assert_at (words, "lastA", 2, LEFT, FIRST, 12);
    assert_at (words, "noteA", 2, LEFT, note_baseline (0), 10);
    g_assert_cmpint (find_word (words, "line", 20)->page, ==, 1);
}

/* In a row taller than a page each part has the footnotes of its own lines. */
static void
test_note_in_tall_row (void) {
    g_autofree char *lines = repeat ("<fo:block>line</fo:block>", 25);
    g_autofree char *body = g_strconcat (
        "<fo:table><fo:table-column/><fo:table-body><fo:table-row><fo:table-cell><fo:block>one" NOTE (
            "A") "</fo:block>",
        lines, "<fo:block>two" NOTE ("B") "</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>",
        NULL);
    g_autoptr (GArray) words = words_of (body);
    assert_at (words, "noteA", 1, LEFT, note_baseline (0), 10);
    assert_at (words, "noteB", 2, LEFT, note_baseline (0), 10);
    g_assert_cmpint (find_word (words, "twoB", 0)->page, ==, 2);
    for (guint i = 0; i < 25; i++)
        g_assert_cmpfloat (find_word (words, "line", i)->bottom, <, BOTTOM - 12 + 0.1);
}

/* ---- tables ---- */

#define ROW(text) "<fo:table-row><fo:table-cell><fo:block>" text "</fo:block></fo:table-cell></fo:table-row>"

static void
test_footer (void) {
    g_autofree char *rows = repeat (ROW ("row"), 30);
    g_autofree char *body = g_strconcat (
        "<fo:table><fo:table-column/><fo:table-header>" ROW ("head") "</fo:table-header><fo:table-footer>" ROW (
            "foot") "</fo:table-footer><fo:table-body>",
        rows, "</fo:table-body></fo:table><fo:block>after</fo:block>", NULL);
    g_autoptr (GArray) words = words_of (body);
    g_assert_cmpuint (count_words (words, "row"), ==, 30);
    g_assert_cmpuint (count_words (words, "foot"), ==, 2);
    g_assert_cmpuint (count_words (words, "head"), ==, 2);
    g_assert_cmpint (find_word (words, "row", 19)->page, ==, 1); /* 22 lines: header, 20 rows, footer */
    g_assert_cmpint (find_word (words, "row", 20)->page, ==, 2);
    assert_at (words, "foot", 1, LEFT, FIRST + 21 * LINE, 12);
    assert_near (baseline_of (find_word (words, "foot", 1), 12), FIRST + 11 * LINE);
    assert_at (words, "after", 2, LEFT, FIRST + 12 * LINE, 12);
}

static void
test_footer_once (void) {
    g_autofree char *rows = repeat (ROW ("row"), 30);
    g_autofree char *body
        = g_strconcat ("<fo:table table-omit-footer-at-break='true'><fo:table-column/><fo:table-footer>" ROW (
                           "foot") "</fo:table-footer><fo:table-body>",
                       rows, "</fo:table-body></fo:table>", NULL);
    g_autoptr (GArray) words = words_of (body);
    g_assert_cmpuint (count_words (words, "foot"), ==, 1);
    assert_at (words, "foot", 2, LEFT, FIRST + 8 * LINE, 12);
}

/* ---- containers ---- */

static void
test_containers (void) {
    g_autoptr (GArray) words = words_of (
        "<fo:block>flow</fo:block>"
        "<fo:block-container absolute-position='absolute' top='50mm' left='30mm' width='40mm' height='10mm' border='1mm solid black'"
        " padding='2mm'><fo:block>absolute</fo:block></fo:block-container>"
        "<fo:block-container absolute-position='fixed' top='5mm' left='6mm' width='40mm'><fo:block>fixed</fo:block>"
        "</fo:block-container>"
        "<fo:block-container position='relative' left='3mm' top='2mm'><fo:block>moved</fo:block></fo:block-container>"
        "<fo:block-container height='20mm' display-align='after' width='50mm'><fo:block text-align='end'>low</fo:block>"
        "</fo:block-container><fo:block>next</fo:block>");
    double rise = FIRST - TOP;
    assert_at (words, "absolute", 1, LEFT + 30 * MM, TOP + 50 * MM + rise, 12);
    assert_at (words, "fixed", 1, 6 * MM, 5 * MM + rise, 12);
    assert_at (words, "moved", 1, LEFT + 3 * MM, FIRST + LINE + 2 * MM, 12);
    assert_near (find_word (words, "low", 0)->right, LEFT + 50 * MM);
    assert_near (baseline_of (find_word (words, "low", 0), 12), FIRST + LINE + 20 * MM);
    assert_at (words, "next", 1, LEFT, FIRST + 2 * LINE + 20 * MM, 12);
}

/* A container without height goes on on the next page, its children's indents from its edges; nothing is lost. */
static void
test_container_parted (void) {
    g_autofree char *lines = repeat ("<fo:block margin-left='5mm'>line</fo:block>", 30);
    g_autofree char *body = g_strconcat (
        "<fo:block-container margin-left='10mm' space-before='9mm'><fo:block space-before='50mm'>first</fo:block>",
        lines, "</fo:block-container><fo:block>after</fo:block>", NULL);
    g_autoptr (GArray) words = words_of (body);
    assert_at (words, "first", 1, LEFT + 20 * MM, FIRST, 12); /* start-indent is inherited: 10 mm of 10 mm */
    g_assert_cmpuint (count_words (words, "line"), ==, 30);
    g_assert_cmpint (find_word (words, "line", 29)->page, ==, 2);
    assert_at (words, "after", 2, LEFT, FIRST + 9 * LINE, 12);
}

/* ---- pages ---- */

#define MASTER(name, top)                                                                                              \
    "<fo:simple-page-master master-name='" name "' page-width='100mm' page-height='80mm' margin='10mm'>"               \
    "<fo:region-body margin-top='" top "'/><fo:region-before extent='8mm' region-name='" name                          \
    "'/></fo:simple-page-master>"
#define STATIC(name)                                                                                                   \
    "<fo:static-content flow-name='" name "'><fo:block>" name "<fo:page-number/></fo:block></fo:static-content>"

static void
test_last_page (void) {
    g_autofree char *lines = repeat ("<fo:block>line</fo:block>", 30);
    g_autofree char *fo = g_strconcat (
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-size='12pt' line-height='14pt'><fo:layout-master-set>" MASTER (
            "first", "10mm") MASTER ("rest", "10mm")
            MASTER ("last",
                    "30mm") "<fo:page-sequence-master master-name='all'><fo:repeatable-page-master-alternatives>"
                            "<fo:conditional-page-master-reference master-reference='first' page-position='first'/>"
                            "<fo:conditional-page-master-reference master-reference='last' page-position='last'/>"
                            "<fo:conditional-page-master-reference master-reference='rest' page-position='rest'/>"
                            "</fo:repeatable-page-master-alternatives></fo:page-sequence-master></fo:layout-master-set>"
                            "<fo:page-sequence master-reference='all' format='i' initial-page-number='4'>" STATIC (
                                "first") STATIC ("rest") STATIC ("last") "<fo:flow flow-name='xsl-region-body'>",
        lines, "</fo:flow></fo:page-sequence></fo:root>", NULL);
    g_autoptr (GBytes) pdf = render_text (fo);
    g_autoptr (GArray) words = read_words (pdf);
    g_assert_cmpint (find_word (words, "firstiv", 0)->page, ==, 1);
    g_assert_cmpint (find_word (words, "restv", 0)->page, ==, 2);
    g_assert_cmpint (find_word (words, "restvi", 0)->page, ==, 3); /* 10 lines a page; the last has room for 6 only */
    g_assert_cmpint (find_word (words, "lastvii", 0)->page, ==, 4);
    g_assert_cmpuint (count_words (words, "line"), ==, 30);
}

static void
test_regions (void) {
    g_autoptr (GBytes) pdf = render_text (
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-size='12pt' line-height='14pt'><fo:layout-master-set>"
        "<fo:simple-page-master master-name='p' page-width='120mm' page-height='90mm' margin='10mm'><fo:region-body margin='15mm'/>"
        "<fo:region-before extent='9mm'/><fo:region-start extent='12mm'/><fo:region-end extent='14mm'/></fo:simple-page-master>"
        "</fo:layout-master-set><fo:page-sequence master-reference='p'>"
        "<fo:static-content flow-name='xsl-region-before'><fo:block>before</fo:block></fo:static-content>"
        "<fo:static-content flow-name='xsl-region-start'><fo:block>start</fo:block></fo:static-content>"
        "<fo:static-content flow-name='xsl-region-end'><fo:block>end</fo:block></fo:static-content>"
        "<fo:flow flow-name='xsl-region-body'><fo:block>body</fo:block></fo:flow></fo:page-sequence></fo:root>");
    g_autoptr (GArray) words = read_words (pdf);
    assert_near (find_word (words, "before", 0)->x, 22 * MM); /* beside region-start, which has the corner */
    assert_near (find_word (words, "start", 0)->x, 10 * MM);
    assert_near (find_word (words, "end", 0)->x, 96 * MM);
    assert_near (find_word (words, "body", 0)->x, 25 * MM);
    assert_near (find_word (words, "body", 0)->y - find_word (words, "start", 0)->y, 15 * MM);
}

/* ---- weight and style, links ---- */

static void
test_look (void) {
    g_autoptr (GBytes) pdf = render_body (
        "<fo:block>plain <fo:inline font-weight='600'>heavy</fo:inline> <fo:inline font-style='italic' font-size='9pt'>slanted"
        "</fo:inline></fo:block>");
    g_autofree char *text
        = run_tool (pdf, (const char *const[]){ "mutool", "draw", "-q", "-N", "-F", "stext", "-o", "-", "FILE", NULL });
    g_autoptr (GRegex) fonts
        = g_regex_new ("<font name=\"([^\"]*)\" size=\"([0-9.]*)\">\\s*<char[^>]*c=\"(.)\"", 0, 0, NULL);
    static const char *const names[] = { "", "Bold", "Italic" }, *const sizes[] = { "12", "9" };
    g_autoptr (GMatchInfo) match = NULL;
    g_regex_match (fonts, text, 0, &match);
    gsize found = 0;
    for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
        g_autofree char *name = g_match_info_fetch (match, 1), *size = g_match_info_fetch (match, 2),
                        *first = g_match_info_fetch (match, 3);
        gsize at = *first == 'p' ? 0 : *first == 'h' ? 1 : *first == 's' ? 2 : G_N_ELEMENTS (names);
        if (at == G_N_ELEMENTS (names))
            continue;
        found |= 1u << at;
        g_assert_true (strstr (name, names[at]) != NULL);
        g_assert_cmpstr (size, ==, sizes[at == 2]);
    }
    g_assert_cmpuint (found, ==, 7);
}

static void
test_links (void) {
    g_autoptr (GBytes) pdf = render_body (
        "<fo:block>see <fo:basic-link internal-destination='there'>appendix</fo:basic-link> or "
        "<fo:basic-link external-destination=\"url('https://example.org/a%20b')\">page</fo:basic-link></fo:block>"
        "<fo:block id='there' break-before='page'>there</fo:block>");
    g_autofree char *text = run_tool (
        pdf, (const char *const[]){ "mutool", "show", "FILE", "pages/1/Annots/1", "pages/1/Annots/2", NULL });
    g_assert_nonnull (strstr (text, "/Subtype /Link"));
    g_assert_nonnull (strstr (text, "/URI (https://example.org/a%20b)"));
    g_autoptr (GArray) words = read_words (pdf);
    const Word *word = find_word (words, "appendix", 0);
    double left = 0, lower = 0, right = 0, upper = 0;
    const char *rectangle = strstr (text, "/Rect [");
    g_assert_nonnull (rectangle);
    g_assert_cmpint (sscanf (rectangle, "/Rect [ %lf %lf %lf %lf", &left, &lower, &right, &upper), ==, 4);
    assert_near (left, word->x);
    assert_near (right, word->right);
    assert_near (150 * MM - lower, baseline_of (word, 12) + BELOW * 12);
    assert_near (150 * MM - upper, baseline_of (word, 12) - ABOVE * 12);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/geometry/units", test_units);
    g_test_add_func ("/render/geometry/inheritance", test_inheritance);
    g_test_add_func ("/render/notes/place", test_notes);
    g_test_add_func ("/render/notes/moves", test_note_moves);
    g_test_add_func ("/render/notes/tall-row", test_note_in_tall_row);
    g_test_add_func ("/render/tables/footer", test_footer);
    g_test_add_func ("/render/tables/footer-once", test_footer_once);
    g_test_add_func ("/render/containers/places", test_containers);
    g_test_add_func ("/render/containers/parted", test_container_parted);
    g_test_add_func ("/render/pages/last", test_last_page);
    g_test_add_func ("/render/pages/regions", test_regions);
    g_test_add_func ("/render/geometry/look", test_look);
    g_test_add_func ("/render/links", test_links);
    return g_test_run ();
}
