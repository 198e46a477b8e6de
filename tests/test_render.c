/* test_render.c - render/: where things stand on the page. Positions are right to a tenth of a millimetre. */
#include "tests/test_render.h"

/* The first baseline of a line of that height, from its top: half the leading, then the typographic ascender. */
static double
first_baseline (double size, double line_height) {
    return (line_height - (0.69336 + 0.21582) * size) / 2 + 0.69336 * size;
}

static void
test_lines (void) {
    g_autoptr (GBytes) pdf = render_file ("lines.fo");
    g_autoptr (GArray) words = read_words (pdf);
    double left = 30 * MM, right = 195 * MM, top = 20 * MM;
    const Word *start = find_word (words, "start", 0), *center = find_word (words, "center", 0),
               *end = find_word (words, "end", 0);
    assert_near (start->x, left);
    assert_near (baseline_of (start, 14), top + first_baseline (14, 18));
    assert_near ((center->x + center->right) / 2, (left + right) / 2);
    assert_near (center->y, start->y + 18);
    assert_near (end->right, right);
    /* Justified: an indent at the head, both edges met, the last line as it is; the space before counts. */
    const Word *justified = find_word (words, "justified", 0), *last = find_word (words, "last", 0);
    assert_near (justified->x, left + 10 * MM);
    assert_near (justified->y, end->y + 18 + 6);
    assert_near (find_word (words, "hình", 0)->right, right);
    assert_near (find_word (words, "triển", 0)->x, left);
    assert_near (find_word (words, "triển", 0)->y, justified->y + 18);
    assert_near (last->y, justified->y + 36);
    assert_near (last->x, left);
    /* Of two adjacent spaces the larger stands. */
    assert_near (find_word (words, "after", 0)->y, find_word (words, "spaced", 0)->y + 18 + 12);
    assert_near (find_word (words, "indented", 0)->x, left + 20 * MM);
    assert_near (find_word (words, "percent", 0)->y, find_word (words, "indented", 0)->y + 21);
}

static void
test_inlines (void) {
    g_autoptr (GBytes) pdf = render_file ("lines.fo");
    g_autoptr (GArray) words = read_words (pdf);
    const Word *bold = find_word (words, "bold", 0), *up = find_word (words, "up", 0);
    assert_near (find_word (words, "inner", 0)->y, find_word (words, "forced", 0)->y + 18);
    assert_near (find_word (words, "outer", 0)->y, find_word (words, "forced", 0)->y + 36);
    assert_near (baseline_of (bold, 14) - baseline_of (up, 9), 0.33 * 14);
    g_assert_cmpuint (count_words (words, "ĐẶNG"), ==, 1);
    g_assert_cmpuint (count_words (words, "ƯỚT"), ==, 1);
    assert_near (find_word (words, "b", 0)->x - find_word (words, "a", 0)->right,
                 3 * 3.0 + 1.5); /* blanks are kept in pre */
    assert_near (find_word (words, "c", 0)->y, find_word (words, "a", 0)->y + 18);
    /* A leader fills a justified last line. */
    const Word *dots = NULL;
    for (guint i = 0; i < words->len; i++)
        if (g_str_has_suffix (g_array_index (words, Word, i).text, "right"))
            dots = &g_array_index (words, Word, i);
    g_assert_nonnull (dots);
    assert_near (dots->right, 195 * MM);
    g_assert_cmpuint (count_words (words, "2021-2030"), ==, 1); /* not broken at its hyphen */
    g_assert_cmpuint (count_words (words, "14-KL/TW"), ==, 1);
}

static void
test_tables (void) {
    g_autoptr (GBytes) pdf = render_file ("tables.fo");
    g_autoptr (GArray) words = read_words (pdf);
    double left = 20 * MM, inset = 0.5 + 2, column = (160 - 20) * MM / 5;
    for (guint i = 0; i < 3; i++) { /* the header stands on each of the three pages, at the same place */
        const Word *head = find_word (words, "Head1", i);
        g_assert_cmpint (head->page, ==, (int)i + 1);
        assert_near (head->x, left + inset);
        assert_near (baseline_of (head, 12), 20 * MM + inset + first_baseline (12, 14));
    }
    const Word *r1c2 = find_word (words, "r1c2", 0), *r2c2 = find_word (words, "r2c2", 0),
               *wide = find_word (words, "r3wide", 0);
    assert_near (r1c2->x, left + 20 * MM + inset);
    assert_near (r1c2->y, find_word (words, "Head1", 0)->y + 14 + 2 * inset);
    assert_near (find_word (words, "r1c3", 0)->x, left + 20 * MM + 3 * column + inset);
    assert_near (find_word (words, "r1c4", 0)->x, left + 20 * MM + 4 * column + inset);
    const Word *spanned = find_word (words, "Head3", 0);
    assert_near ((spanned->x + spanned->right) / 2, left + 20 * MM + 4 * column);
    /* A row of 40 pt: its cells stand at its head, in the middle, at its foot. */
    assert_near (wide->y, r2c2->y + 40);
    assert_near (find_word (words, "r2c3", 0)->y, r2c2->y + (40 - 2 * inset - 14) / 2);
    assert_near (find_word (words, "r2c4", 0)->y, r2c2->y + 40 - 2 * inset - 14);
    /* The cell over three rows is centred in them. */
    double rows = (14 + 2 * inset) + 40 + (14 + 2 * inset);
    assert_near (find_word (words, "span", 0)->y, r1c2->y + (rows - 2 * inset - 14) / 2);
    assert_near (find_word (words, "skip", 0)->x, r1c2->x);
    /* Rows held together stay on the first page; a break asked for is made. */
    g_assert_cmpint (find_word (words, "f2", 3)->page, ==, 1);
    g_assert_cmpint (find_word (words, "f3", 0)->page, ==, 2);
    g_assert_cmpint (find_word (words, "f4", 0)->page, ==, 3);
    /* Separate borders: the table's own stands outside, the cells' side by side. */
    const Word *one = find_word (words, "sep1", 0);
    assert_near (one->x, left + 2 + 2);
    assert_near (find_word (words, "sep2", 0)->x, one->x + 40 * MM);
    assert_near (find_word (words, "below", 0)->y, one->y + 14 + 2 + 2 + 3);
}

static void
test_pages (void) {
    g_autoptr (GBytes) pdf = render_file ("pages.fo");
    g_autoptr (GArray) words = read_words (pdf);
    g_autofree char *boxes = run_tool (pdf, (const char *const[]){ "pdfinfo", "-f", "1", "-l", "9", "FILE", NULL });
    g_assert_nonnull (strstr (boxes, "Pages:           5"));
    g_assert_nonnull (strstr (boxes, "Page    1 size:  595.276 x 841.89"));
    g_assert_nonnull (strstr (boxes, "Page    4 size:  841.89 x 595.276"));
    g_assert_cmpint (find_word (words, "body1", 0)->page, ==, 1);
    /* No number on the first page; 2 in the middle of the head of the second; the citation knows page 3. */
    const Word *two = find_word (words, "2", 0);
    g_assert_cmpint (two->page, ==, 2);
    assert_near ((two->x + two->right) / 2, (30 + 195) / 2.0 * MM);
    assert_near (baseline_of (two, 14), 10 * MM + first_baseline (14, 20));
    assert_near (find_word (words, "body2", 0)->y, two->y + 10 * MM);
    g_assert_cmpint (find_word (words, "3", 0)->page, ==, 1);
    g_assert_cmpint (find_word (words, "3", 1)->page, ==, 3);
    const Word *of = find_word (words, "of", 0);
    assert_near (baseline_of (of, 14), (297 - 10) * MM - 20 + first_baseline (14, 20));
    /* The annex counts from 9 and is cited by its last page. */
    g_assert_cmpint (find_word (words, "9", 0)->page, ==, 4);
    assert_near (find_word (words, "9", 0)->right, (297 - 20) * MM);
    g_assert_cmpuint (count_words (words, "10"), ==, 3);
}

static void
test_lists (void) {
    g_autoptr (GBytes) pdf = render_file ("lists.fo");
    g_autoptr (GArray) words = read_words (pdf);
    const Word *one = find_word (words, "1.", 0), *two = find_word (words, "2.", 0),
               *item = find_word (words, "item1", 0);
    assert_near (one->x, 25 * MM);
    assert_near (item->x, 35 * MM);
    assert_near (item->y, one->y);
    assert_near (two->right, 33 * MM);
    assert_near (two->y, one->y + 2 * 18 + 6);
    const Word *contained = find_word (words, "contained", 0), *framed = find_word (words, "framed", 0);
    assert_near (contained->x, 30 * MM);
    assert_near (contained->y, two->y + 18 + 60 - 18); /* at the foot of the container of 60 pt */
    assert_near (framed->x, 30 * MM + 4);
    assert_near (framed->y, contained->y + 18 + 4);
    assert_near (find_word (words, "last", 0)->y, framed->y + 2 * 18 + 4);
    assert_near (find_word (words, "last", 0)->x, 20 * MM);
}

/* Every Vietnamese letter, in four faces, comes back from the PDF as it went in. */
static void
test_letters (void) {
    g_autofree char *fo = NULL;
    g_assert_true (g_file_get_contents ("tests/golden/render/letters.fo", &fo, NULL, NULL));
    g_autoptr (GBytes) pdf = render_text (fo);
    g_autofree char *text = extract_text (pdf);
    guint lines = 0;
    for (char *at = strstr (fo, "<fo:block "); at != NULL; at = strstr (at, "<fo:block ")) {
        at = strchr (at, '>') + 1;
        g_autofree char *line = g_strndup (at, strchr (at, '<') - at);
        g_assert_nonnull (strstr (text, line));
        lines++;
    }
    g_assert_cmpuint (lines, ==, 28);
    g_autofree char *fonts = run_tool (pdf, (const char *const[]){ "pdffonts", "FILE", NULL });
    g_auto (GStrv) rows = g_strsplit (fonts, "\n", 0);
    g_assert_cmpuint (g_strv_length (rows), ==, 2 + 4 + 1);
    for (int i = 2; i < 6; i++) { /* embedded, subset, with a character map */
        g_assert_nonnull (strstr (rows[i], "CID TrueType"));
        g_assert_nonnull (strstr (rows[i], "yes yes yes"));
    }
}

/* Decomposed letters are composed; a soft hyphen is not printed; a no-break hyphen keeps a word together. */
static void
test_characters (void) {
    g_autoptr (GBytes) pdf = render_body ("<fo:block>Kê\u0301 hoa\u0323ch mềm\u00ADdẻo a\u2011b</fo:block>");
    g_autofree char *text = extract_text (pdf);
    g_assert_nonnull (strstr (text, "Kế hoạch mềmdẻo a"));
}

/* What does not fit is parted where it hurts least: at a no-break space, then after a hyphen or slash, then anywhere. */
static void
test_narrow (void) {
    static const struct {
        const char *text, *words[4];
    } rows[] = {
        { "ngày\u00a020/02/2026", { "ngày", "20/02/2026" } },
        { "123456-KL/TWTWTWTWTW", { "123456-KL/", "TWTWTWT", "WTW" } },
        { "theo 14-KL/TW", { "theo", "14-KL/TW" } },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autofree char *body
            = g_strdup_printf ("<fo:table><fo:table-column column-width='66pt'/><fo:table-body><fo:table-row>"
                               "<fo:table-cell><fo:block>%s</fo:block></fo:table-cell></fo:table-row>"
                               "</fo:table-body></fo:table>",
                               rows[i].text);
        g_autoptr (GBytes) pdf = render_body (body);
        g_autoptr (GArray) words = read_words (pdf);
        double y = 0;
        for (gsize k = 0; k < G_N_ELEMENTS (rows[i].words) && rows[i].words[k] != NULL; k++) {
            const Word *word = find_word (words, rows[i].words[k], 0);
            g_assert_cmpfloat (word->y, >, y);
            y = word->y;
        }
    }
}

/* A dash between blanks ends a line; it begins none, wherever the line happens to end. */
static void
test_lone_dash (void) {
    for (int filler = 1; filler <= 12; filler++) {
        g_autofree char *before = g_strnfill (filler, 'i'), *body = NULL;
        body = g_strdup_printf ("<fo:table><fo:table-column column-width='66pt'/><fo:table-body><fo:table-row>"
                                "<fo:table-cell><fo:block>%s 2026 - 2030</fo:block></fo:table-cell></fo:table-row>"
                                "</fo:table-body></fo:table>",
                                before);
        g_autoptr (GBytes) pdf = render_body (body);
        g_autoptr (GArray) words = read_words (pdf);
        g_assert_cmpfloat_with_epsilon (find_word (words, "-", 0)->y, find_word (words, "2026", 0)->y, 0.01);
    }
}

/* ---- keeps ---- */

/* A flow of @lines lines, then @tail; the page takes 22 lines (110 mm at 14 pt). */
static GArray *
lay_out_tail (int lines, const char *tail) {
    g_autoptr (GString) body = g_string_new (NULL);
    for (int i = 0; i < lines; i++)
        g_string_append (body, "<fo:block>fill</fo:block>");
    g_string_append (body, tail);
    g_autoptr (GBytes) pdf = render_body (body->str);
    return read_words (pdf);
}

static void
test_orphans_and_widows (void) {
    const char *four = "<fo:block white-space='pre'>l1\nl2\nl3\nl4</fo:block>";
    static const struct {
        int fill, on_first; /* lines of the four that stay on page 1 */
    } rows[] = { { 22, 0 }, { 21, 0 }, { 20, 2 }, { 19, 2 }, { 18, 4 } };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (GArray) words = lay_out_tail (rows[i].fill, four);
        int first = 0;
        for (int line = 1; line <= 4; line++) {
            g_autofree char *name = g_strdup_printf ("l%d", line);
            first += find_word (words, name, 0)->page == 1;
        }
        g_assert_cmpint (first, ==, rows[i].on_first);
    }
}

static void
test_keeps (void) {
    g_autoptr (GArray) next
        = lay_out_tail (21, "<fo:block keep-with-next='always'>head</fo:block><fo:block>para</fo:block>");
    g_assert_cmpint (find_word (next, "head", 0)->page, ==, 2);
    g_autoptr (GArray) together
        = lay_out_tail (19, "<fo:block keep-together='always'><fo:block>k1</fo:block><fo:block>k2</fo:block>"
                            "<fo:block>k3</fo:block><fo:block>k4</fo:block></fo:block>");
    g_assert_cmpint (find_word (together, "k1", 0)->page, ==, 2);
    g_autoptr (GArray) previous
        = lay_out_tail (21, "<fo:block>p1</fo:block><fo:block keep-with-previous='always'>p2</fo:block>");
    g_assert_cmpint (find_word (previous, "p1", 0)->page, ==, 2);
    /* Held together but higher than a page: it is broken all the same, and nothing is lost. */
    g_autoptr (GString) tall = g_string_new ("<fo:block keep-together='always'>");
    for (int i = 0; i < 60; i++)
        g_string_append_printf (tall, "<fo:block>t%d</fo:block>", i);
    g_string_append (tall, "</fo:block>");
    g_autoptr (GArray) words = lay_out_tail (5, tall->str);
    for (int i = 0; i < 60; i++) {
        g_autofree char *name = g_strdup_printf ("t%d", i);
        g_assert_cmpuint (count_words (words, name), ==, 1);
    }
    /* A space at the head of a page goes, unless it is retained. */
    g_autoptr (GArray) gone = lay_out_tail (22, "<fo:block space-before='20pt'>top</fo:block>");
    assert_near (find_word (gone, "top", 0)->y, find_word (gone, "fill", 0)->y);
    g_autoptr (GArray) kept
        = lay_out_tail (22, "<fo:block space-before='20pt' space-before.conditionality='retain'>top</fo:block>");
    assert_near (find_word (kept, "top", 0)->y, find_word (kept, "fill", 0)->y + 20);
}

/* ---- long rows ---- */

static void
test_tall_row (void) {
    g_autoptr (GString) body = g_string_new (
        "<fo:table table-layout='fixed' width='100%'><fo:table-column/><fo:table-column/>"
        "<fo:table-header><fo:table-row><fo:table-cell><fo:block>Head</fo:block></fo:table-cell>"
        "</fo:table-row></fo:table-header><fo:table-body>"
        "<fo:table-row><fo:table-cell><fo:block>short</fo:block></fo:table-cell></fo:table-row>"
        "<fo:table-row><fo:table-cell border='1pt solid black'><fo:block>left</fo:block></fo:table-cell>"
        "<fo:table-cell border='1pt solid black' padding='3pt'>");
    for (int i = 0; i < 50; i++)
        g_string_append_printf (body, "<fo:block>t%d</fo:block>", i);
    g_string_append (
        body, "</fo:table-cell></fo:table-row><fo:table-row><fo:table-cell><fo:block>after</fo:block></fo:table-cell>"
              "</fo:table-row></fo:table-body></fo:table>");
    g_autoptr (GBytes) pdf = render_body (body->str);
    g_autoptr (GArray) words = read_words (pdf);
    int page = 1;
    for (int i = 0; i < 50; i++) {
        g_autofree char *name = g_strdup_printf ("t%d", i);
        g_assert_cmpuint (count_words (words, name), ==, 1);
        const Word *word = find_word (words, name, 0);
        g_assert_true (word->page == page || word->page == page + 1);
        g_assert_cmpfloat (word->bottom, <, 130 * MM + 1);
        page = word->page;
    }
    g_assert_cmpint (find_word (words, "t0", 0)->page, ==, 1); /* begun where there was room */
    g_assert_cmpint (page, ==, 3);
    g_assert_cmpuint (count_words (words, "Head"), ==, 3);
    g_assert_cmpuint (count_words (words, "left"), ==, 1);
    g_assert_cmpint (find_word (words, "after", 0)->page, ==, 3);
    g_assert_cmpfloat (find_word (words, "after", 0)->y, >, find_word (words, "t49", 0)->bottom);
}

/* A cell over rows of which the last stand on the next page: its text goes on there. */
static void
test_parted_span (void) {
    g_autoptr (GString) body = g_string_new ("<fo:table table-layout='fixed' width='100%'><fo:table-body><fo:table-row>"
                                             "<fo:table-cell number-rows-spanned='30'>");
    for (int i = 0; i < 30; i++)
        g_string_append_printf (body, "<fo:block>s%d</fo:block>", i);
    g_string_append (body, "</fo:table-cell><fo:table-cell><fo:block>r0</fo:block></fo:table-cell></fo:table-row>");
    for (int i = 1; i < 30; i++)
        g_string_append_printf (
            body, "<fo:table-row><fo:table-cell><fo:block>r%d</fo:block></fo:table-cell></fo:table-row>", i);
    g_string_append (body, "</fo:table-body></fo:table>");
    g_autoptr (GBytes) pdf = render_body (body->str);
    g_autoptr (GArray) words = read_words (pdf);
    for (int i = 0; i < 30; i++) {
        g_autofree char *span = g_strdup_printf ("s%d", i), *row = g_strdup_printf ("r%d", i);
        g_assert_cmpuint (count_words (words, span), ==, 1);
        g_assert_cmpint (find_word (words, span, 0)->page, ==, find_word (words, row, 0)->page);
        assert_near (find_word (words, span, 0)->y, find_word (words, row, 0)->y);
    }
    g_assert_cmpint (find_word (words, "s29", 0)->page, ==, 2);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/lines/positions", test_lines);
    g_test_add_func ("/render/lines/inlines", test_inlines);
    g_test_add_func ("/render/lines/letters", test_letters);
    g_test_add_func ("/render/lines/characters", test_characters);
    g_test_add_func ("/render/lines/narrow", test_narrow);
    g_test_add_func ("/render/lines/lone-dash", test_lone_dash);
    g_test_add_func ("/render/tables/positions", test_tables);
    g_test_add_func ("/render/tables/tall-row", test_tall_row);
    g_test_add_func ("/render/tables/parted-span", test_parted_span);
    g_test_add_func ("/render/pages/masters", test_pages);
    g_test_add_func ("/render/blocks/lists", test_lists);
    g_test_add_func ("/render/stack/orphans-and-widows", test_orphans_and_widows);
    g_test_add_func ("/render/stack/keeps", test_keeps);
    return g_test_run ();
}
