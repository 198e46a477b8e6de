/* test_render_shorthands.c - render/properties: what a shorthand says is what its long form says (XSL 1.1, 7.31): the same bytes; the long form wins
 * wherever it stands; what a shorthand cannot say here is an error. */
#include "tests/test_render.h"

static const struct {
    const char *name, *one, *other;
} pairs[] = {
    { "page-break-before", "<fo:block>a</fo:block><fo:block page-break-before='always'>b</fo:block>",
      "<fo:block>a</fo:block><fo:block break-before='page'>b</fo:block>" },
    { "page-break-after", "<fo:block page-break-after='always'>a</fo:block><fo:block>b</fo:block>",
      "<fo:block break-after='page'>a</fo:block><fo:block>b</fo:block>" },
    { "background", "<fo:block background='#336699'>a</fo:block>",
      "<fo:block background-color='#336699'>a</fo:block>" },
    { "background-none", "<fo:block background='none red'>a</fo:block>",
      "<fo:block background-color='red'>a</fo:block>" },
    { "background-order", "<fo:block background-color='red' background='blue'>a</fo:block>",
      "<fo:block background-color='red'>a</fo:block>" },
    { "percentages", "<fo:block background-color='rgb(100%, 0%,50%)'>a</fo:block>",
      "<fo:block background-color='#FF0080'>a</fo:block>" },
    { "numbers", "<fo:block color='rgb( 1, 2 ,255 )'>a</fo:block>", "<fo:block color='#0102FF'>a</fo:block>" },
    { "margin", "<fo:block margin='1mm 2mm 3mm 4mm'>a</fo:block><fo:block>b</fo:block>",
      "<fo:block margin-top='1mm' margin-right='2mm' margin-bottom='3mm' margin-left='4mm'>a</fo:block><fo:block>b</fo:block>" },
    { "margin-two", "<fo:block margin='1mm 2mm'>a</fo:block><fo:block>b</fo:block>",
      "<fo:block margin='1mm 2mm 1mm 2mm'>a</fo:block><fo:block>b</fo:block>" },
    { "padding-three", "<fo:block padding='1mm 2mm 3mm' background='red'>a</fo:block>",
      "<fo:block padding-before='1mm' padding-end='2mm' padding-start='2mm' padding-after='3mm' background-color='red'>a</fo:block>" },
    { "border", "<fo:block border='2pt dashed #FF0000'>a</fo:block>",
      "<fo:block border-width='2pt' border-style='dashed' border-color='#FF0000'>a</fo:block>" },
    { "border-four",
      "<fo:block border-style='solid' border-width='1pt 2pt 3pt 4pt' border-color='red green'>a</fo:block>",
      "<fo:block border-top='1pt solid red' border-right='2pt solid green' border-bottom='3pt solid red' border-left='4pt solid "
      "green'>a</fo:block>" },
    { "border-resets", "<fo:block border-top='3pt solid' border='1pt solid red'>a</fo:block>",
      "<fo:block border='1pt solid red' border-top-width='3pt' border-top-color='black'>a</fo:block>" },
    { "font", "<fo:block font='italic bold 15pt/20pt Times New Roman'>a</fo:block>",
      "<fo:block font-style='italic' font-weight='bold' font-size='15pt' line-height='20pt' font-family='Times New Roman'>a</fo:block>" },
    { "white-space", "<fo:block white-space='pre'>a  b\nc</fo:block>",
      "<fo:block linefeed-treatment='preserve' white-space-treatment='preserve' white-space-collapse='false' "
      "wrap-option='no-wrap'>a  b\nc</fo:block>" },
    { "position",
      "<fo:block-container position='absolute' top='5mm' left='5mm' width='9mm' height='9mm'><fo:block>a</fo:block></fo:block-container>",
      "<fo:block-container absolute-position='absolute' top='5mm' left='5mm' width='9mm' height='9mm'><fo:block>a</fo:block>"
      "</fo:block-container>" },
    { "vertical-align", "<fo:block>a<fo:inline vertical-align='super'>b</fo:inline></fo:block>",
      "<fo:block>a<fo:inline baseline-shift='super'>b</fo:inline></fo:block>" },
#define TABLE(attributes)                                                                                                    \
    "<fo:table border-collapse='separate' " attributes                                                                       \
    "><fo:table-column number-columns-repeated='2'/><fo:table-body><fo:table-row>"                                           \
    "<fo:table-cell border='1pt solid black'><fo:block>a</fo:block></fo:table-cell><fo:table-cell border='1pt solid black'>" \
    "<fo:block>b</fo:block></fo:table-cell></fo:table-row><fo:table-row><fo:table-cell border='1pt solid black'>"            \
    "<fo:block>c</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>"
    { "border-spacing", TABLE ("border-spacing='4mm'"), TABLE ("border-separation='4mm'") },
    { "border-spacing-two", TABLE ("border-spacing=' 4mm  6mm '"),
      TABLE (
          "border-separation.inline-progression-direction='4mm' border-separation.block-progression-direction='6mm'") },
};

static void
test_pairs (void) {
    g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
    g_autoptr (GBytes) plain = render_body ("<fo:block>a</fo:block>");
    for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
        g_autoptr (GBytes) one = render_body (pairs[i].one), other = render_body (pairs[i].other);
        if (!g_bytes_equal (one, other))
            g_error ("%s: not the same", pairs[i].name);
        if (g_bytes_equal (one, plain))
            g_error ("%s: no effect", pairs[i].name);
    }
    g_unsetenv ("SOURCE_DATE_EPOCH");
}

/* Fifteen lines of a page of twenty-two, then ten that stay together: on the second page, whichever way it is said. */
static void
test_avoid (void) {
    static const char *const ways[] = { "<fo:block page-break-inside='avoid'>", "<fo:block keep-together='always'>",
                                        "<fo:block keep-together='auto' page-break-inside='avoid'>" };
    static const int pages[] = { 2, 2, 1 }; /* the long form wins */
    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
        g_autoptr (GString) body = g_string_new (NULL);
        for (int line = 0; line < 15; line++)
            g_string_append (body, "<fo:block>before</fo:block>");
        g_string_append (body, ways[i]);
        for (int line = 0; line < 10; line++)
            g_string_append_printf (body, "<fo:block>line%d</fo:block>", line);
        g_string_append (body, "</fo:block>");
        g_autoptr (GBytes) pdf = render_body (body->str);
        g_autoptr (GArray) words = read_words (pdf);
        g_assert_cmpint (find_word (words, "line0", 0)->page, ==, pages[i]);
        g_assert_cmpint (find_word (words, "line9", 0)->page, ==, 2);
    }
}

/* `avoid` before and after a block is a keep with its neighbour. */
static void
test_avoid_between (void) {
    static const char *const ways[]
        = { "<fo:block page-break-after='avoid'>head</fo:block><fo:block>next</fo:block>",
            "<fo:block>head</fo:block><fo:block page-break-before='avoid'>next</fo:block>",
            "<fo:block>head</fo:block><fo:block page-break-before='auto' page-break-after='auto'>next</fo:block>" };
    static const int pages[] = { 2, 2, 1 };
    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
        g_autoptr (GString) body = g_string_new (NULL);
        for (int line = 0; line < 21; line++)
            g_string_append (body, "<fo:block>before</fo:block>");
        g_string_append (body, ways[i]);
        g_autoptr (GBytes) pdf = render_body (body->str);
        g_autoptr (GArray) words = read_words (pdf);
        g_assert_cmpint (find_word (words, "head", 0)->page, ==, pages[i]);
        g_assert_cmpint (find_word (words, "next", 0)->page, ==, 2);
    }
}

static void
test_wrong (void) {
    static const struct {
        const char *body, *message;
    } wrong[] = {
        { "<fo:block page-break-before='left'/>", "test.fo:3: fo:block: page-break-before=\"left\": this value" },
        { "<fo:block page-break-inside='always'/>", "fo:block: page-break-inside=\"always\": this value" },
        { "<fo:inline page-break-after='always'/>", "fo:inline: not allowed in fo:flow" },
        { "<fo:block><fo:inline page-break-after='always'/></fo:block>",
          "fo:inline: page-break-after=\"always\": this property is not implemented" },
        { "<fo:block background='url(a.png)'/>", "fo:block: background=\"url(a.png)\": not a colour" },
        { "<fo:block background='red repeat-x'/>", "fo:block: background=\"red repeat-x\": not a colour" },
        { "<fo:table border-spacing='1mm 2mm 3mm'/>", "fo:table: border-spacing=\"1mm 2mm 3mm\": not a length" },
        { "<fo:table border-spacing=''/>", "fo:table: border-spacing=\"\": a value is needed" },
        { "<fo:block color='rgb(101%,0%,0%)'/>", "color=\"rgb(101%,0%,0%)\": rgb() takes numbers from 0 to 255" },
        { "<fo:block color='rgb(1,2)'/>", "color=\"rgb(1,2)\": rgb() takes three" },
        { "<fo:block color='rgb(1,2,3'/>", "color=\"rgb(1,2,3\": rgb() takes three" },
        { "<fo:block color='rgb(1,2,nan)'/>", "color=\"rgb(1,2,nan)\": rgb() takes" },
        { "<fo:block color='rgb(1,2,3) x'/>", "nothing may follow rgb()" },
        { "<fo:block margin='1mm 2mm 3mm 4mm 5mm'/>", "more than four values" },
        { "<fo:block font='bold Times'/>", "fo:block: font=\"bold Times\": not a font size" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
        assert_body_refused (wrong[i].body, wrong[i].body, wrong[i].message);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/shorthands/pairs", test_pairs);
    g_test_add_func ("/render/shorthands/avoid", test_avoid);
    g_test_add_func ("/render/shorthands/avoid-between", test_avoid_between);
    g_test_add_func ("/render/shorthands/wrong", test_wrong);
    return g_test_run ();
}
