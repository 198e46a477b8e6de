/* test_render_wordml_keeps.c - render/wordml: which paragraphs and rows of a DOCX stay with the next one, as the keeps of the FO say. */
#include "tests/wordml_parts.h"

/* Of each paragraph and spacer of the body in their order `k` where it stays with the next, else `-`; those of a table in brackets. */
static char *
keeps_of (const char *body, const RenderRows *rows) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) package = write_body (body, rows, NULL, &error);
    g_assert_no_error (error);
    g_autoptr (xmlDoc) document = read_part (package, "word/document.xml");
    g_autoptr (xmlDoc) styles = styles_of (package);
    GString *keeps = g_string_new (NULL);
    int n = (int)number (document, "count(//w:body//w:p)");
    for (int i = 1; i <= n; i++) {
        g_autofree char *own = g_strdup_printf ("count((//w:body//w:p)[%d]/w:pPr/w:keepNext)", i);
        g_autofree char *style = g_strdup_printf ("string((//w:body//w:p)[%d]/w:pPr/w:pStyle/@w:val)", i);
        g_autofree char *id = string (document, style);
        g_autofree char *of_style = g_strdup_printf ("count(//w:style[@w:styleId='%s']/w:pPr/w:keepNext)", id);
        g_autofree char *cells = g_strdup_printf ("count((//w:body//w:p)[%d]/ancestor::w:tc)", i);
        const char *mark = number (document, own) + number (styles, of_style) > 0 ? "k" : "-";
        g_string_append_printf (keeps, number (document, cells) > 0 ? "[%s]" : "%s", mark);
    }
    return g_string_free (keeps, FALSE);
}

#define ROW(attributes, text) "<fo:table-row " attributes ">" CELL ("", text) "</fo:table-row>"
#define ONE_COLUMN(attributes, rows)                                                                                   \
    "<fo:table table-layout='fixed' width='50mm' " attributes "><fo:table-column/><fo:table-body id='rows'>" rows      \
    "</fo:table-body></fo:table>"

/* Word knows only "with the next": what holds to the one before makes that one hold, and what stands between goes along. */
static void
test_keeps (void) {
    static const struct {
        const char *body, *keeps;
    } rows[] = {
        { "<fo:block>a</fo:block><fo:block>b</fo:block>", "--" },
        { "<fo:block keep-with-next='always'>a</fo:block><fo:block>b</fo:block>", "k-" },
        { "<fo:block>a</fo:block><fo:block keep-with-previous='always'>b</fo:block>", "k-" },
        { "<fo:block keep-together='always'><fo:block>a</fo:block><fo:block>b</fo:block><fo:block>c</fo:block></fo:block><fo:block>d"
          "</fo:block>",
          "kk--" },
        { "<fo:block keep-with-next='always'><fo:block>a</fo:block><fo:block>b</fo:block></fo:block><fo:block>c</fo:block>",
          "-k-" },
        { "<fo:block>a<fo:block>b</fo:block>c</fo:block><fo:block keep-with-previous='always'>d</fo:block>", "--k-" },
        { ONE_COLUMN ("", ROW ("", "a") ROW ("", "b") ROW ("", "c")) "<fo:block>d</fo:block>", "[-][-][-]-" },
        { ONE_COLUMN ("", ROW ("keep-with-next='always'", "a") ROW ("", "b") ROW ("keep-with-previous='always'", "c")),
          "[k][k][-]-" },
        { ONE_COLUMN ("keep-together='always'", ROW ("", "a") ROW ("", "b") ROW ("", "c")), "[k][k][-]-" },
        { ONE_COLUMN ("keep-with-next='always'", ROW ("", "a") ROW ("", "b")) "<fo:block>c</fo:block>", "[-][k]-" },
        { ONE_COLUMN ("", ROW ("", "a") ROW ("", "b")) "<fo:block keep-with-previous='always'>c</fo:block>",
          "[-][k]-" },
        /* A paragraph stands between two tables, and one with the space before a table. */
        { ONE_COLUMN ("", ROW ("", "a")) ONE_COLUMN ("keep-with-previous='always'", ROW ("", "b")), "[k]k[-]-" },
        { ONE_COLUMN ("", ROW ("", "a")) ONE_COLUMN ("", ROW ("", "b")), "[-]-[-]-" },
        { "<fo:block keep-with-next='always'>a</fo:block>" ONE_COLUMN ("space-before='9pt'", ROW ("", "b")), "kk[-]-" },
        { "<fo:list-block><fo:list-item keep-with-next='always'><fo:list-item-label><fo:block>1</fo:block></fo:list-item-label>"
          "<fo:list-item-body><fo:block>a</fo:block><fo:block>b</fo:block></fo:list-item-body></fo:list-item><fo:list-item>"
          "<fo:list-item-label><fo:block>2</fo:block></fo:list-item-label><fo:list-item-body><fo:block>c</fo:block></fo:list-item-body>"
          "</fo:list-item></fo:list-block>",
          "-k-" },
        /* Inside a row its own keep counts, not one for each paragraph. */
        { ONE_COLUMN (
              "",
              "<fo:table-row keep-together='always'><fo:table-cell><fo:block><fo:block>a</fo:block><fo:block>b</fo:block>"
              "</fo:block></fo:table-cell></fo:table-row>" ROW ("", "c")),
          "[-][-][-]-" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autofree char *keeps = keeps_of (rows[i].body, NULL);
        if (strcmp (keeps, rows[i].keeps) != 0)
            g_error ("%s: %s, not %s", rows[i].body, keeps, rows[i].keeps);
    }
}

/* The last row of the last slice is the one that stays with what comes next. */
static void
test_keep_after_slices (void) {
    static const char body[]
        = "<fo:table table-layout='fixed' width='50mm'><fo:table-column/><fo:table-column/><fo:table-body id='rows'>"
          "<fo:table-row>" CELL ("", "a") CELL ("", "b") "</fo:table-row></fo:table-body></fo:table>"
                                                         "<fo:block keep-with-previous='always'>after</fo:block>";
    Slices some = { 0, 2 }, none = { 0, 0 };
    RenderRows rows = { "rows", next_slice, &some }, empty = { "rows", next_slice, &none };
    g_autofree char *with = keeps_of (body, &rows), *without = keeps_of (body, &empty);
    g_assert_cmpstr (
        with, ==, "[-][-][-][-][-][-][-][-][k][k]-"); /* the cell that goes on into the row is one of its paragraphs */
    g_assert_cmpstr (without, ==, "[k][k]-");
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/wordml/keeps", test_keeps);
    g_test_add_func ("/render/wordml/keep-after-slices", test_keep_after_slices);
    int status = g_test_run ();
    xmlCleanupParser ();
    return status;
}
