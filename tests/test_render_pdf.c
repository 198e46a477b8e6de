/* test_render_pdf.c - render/: the PDF as a file: sound, the same each time, with its information. */
#include "tests/test_render.h"

static const RenderInformation information
    = { "Báo cáo kết quả “thực hiện”", "Văn phòng Đảng ủy", "Đôn đốc", "dondoc", 1772323200 };

static GBytes *
render_letters (const RenderInformation *info) {
    g_autofree char *fo = NULL;
    g_autoptr (GError) error = NULL;
    g_assert_true (g_file_get_contents ("tests/golden/render/letters.fo", &fo, NULL, NULL));
    GBytes *pdf = render_pdf (fo, strlen (fo), "letters.fo", info, &error);
    g_assert_no_error (error);
    return pdf;
}

/* Neither qpdf nor poppler has anything to say: run_tool() fails on any warning. */
static void
test_sound (void) {
    static const char *const files[] = { "lines.fo", "tables.fo", "pages.fo", "lists.fo", "letters.fo" };
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
        g_autoptr (GBytes) pdf = render_file (files[i]);
        g_autofree char *checked = run_tool (pdf, (const char *const[]){ "qpdf", "--check", "FILE", NULL });
        g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
        g_assert_null (strstr (checked, "WARNING"));
        g_autofree char *text = run_tool (pdf, (const char *const[]){ "pdftotext", "FILE", "-", NULL });
        g_autofree char *picture = run_tool (pdf, (const char *const[]){ "pdftoppm", "-r", "20", "FILE", NULL });
        g_assert_cmpuint (strlen (text), >, 50);
    }
}

static void
test_same_bytes (void) {
    g_autoptr (GBytes) one = render_letters (&information), other = render_letters (&information),
                       plain = render_letters (NULL);
    g_assert_true (g_bytes_equal (one, other));
    g_assert_false (g_bytes_equal (one, plain));
    RenderInformation later = information;
    later.created += 86400;
    g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
    g_autoptr (GBytes) fixed = render_letters (&information), fixed_later = render_letters (&later);
    g_unsetenv ("SOURCE_DATE_EPOCH");
    g_assert_true (g_bytes_equal (fixed, fixed_later));
    g_assert_false (g_bytes_equal (fixed, one));
}

static void
test_information (void) {
    g_autoptr (GBytes) pdf = render_letters (&information);
    g_autofree char *text = run_tool (pdf, (const char *const[]){ "pdfinfo", "-isodates", "FILE", NULL });
    g_assert_nonnull (strstr (text, "Title:           Báo cáo kết quả “thực hiện”\n"));
    g_assert_nonnull (strstr (text, "Author:          Văn phòng Đảng ủy\n"));
    g_assert_nonnull (strstr (text, "Subject:         Đôn đốc\n"));
    g_assert_nonnull (strstr (text, "Creator:         dondoc\n"));
    g_assert_nonnull (strstr (text, "CreationDate:    2026-03-01T00:00:00"));
    g_autofree char *json
        = run_tool (pdf, (const char *const[]){ "qpdf", "--qdf", "--object-streams=disable", "FILE", "-", NULL });
    g_autofree char *plain = g_strdup (json);
    for (char *at = plain; at < plain + strlen (plain); at++)
        if (*at == 0)
            *at = ' ';
    g_assert_nonnull (strstr (plain, "/Lang (vi)"));
    g_autoptr (GBytes) bare = render_letters (NULL);
    g_autofree char *nothing = run_tool (bare, (const char *const[]){ "pdfinfo", "FILE", NULL });
    g_assert_null (strstr (nothing, "CreationDate"));
    g_assert_null (strstr (nothing, "Title:"));
}

/* Linear: ten times the rows take about ten times as long, and nothing piles up. The bounds are wide, machines differ. */
static double
time_rows (int rows) {
    g_autoptr (GString) body
        = g_string_new ("<fo:table table-layout='fixed' width='100%'><fo:table-column number-columns-repeated='4'/>"
                        "<fo:table-header><fo:table-row><fo:table-cell border='1pt solid black'><fo:block>H</fo:block>"
                        "</fo:table-cell></fo:table-row></fo:table-header><fo:table-body>");
    for (int i = 0; i < rows; i++)
        g_string_append_printf (
            body,
            "<fo:table-row><fo:table-cell border='1pt solid black'><fo:block>%d</fo:block></fo:table-cell>"
            "<fo:table-cell border='1pt solid black' padding='2pt'><fo:block text-align='justify'>Rà soát, tổng hợp "
            "tình hình triển khai thực hiện các nhiệm vụ</fo:block></fo:table-cell></fo:table-row>",
            i);
    g_string_append (body, "</fo:table-body></fo:table>");
    g_autofree char *fo = wrap_body (body->str);
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GBytes) pdf = render_text (fo);
    return (g_get_monotonic_time () - start) / 1e6;
}

static void
test_linear (void) {
    time_rows (100); /* fonts and caches are warm */
    double small = time_rows (1000), large = time_rows (10000);
    g_test_message ("1,000 rows %.3f s, 10,000 rows %.3f s", small, large);
    g_assert_cmpfloat (large, <, 25 * small + 0.5);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_unsetenv ("SOURCE_DATE_EPOCH");
    g_test_add_func ("/render/pdf/sound", test_sound);
    g_test_add_func ("/render/pdf/same-bytes", test_same_bytes);
    g_test_add_func ("/render/pdf/information", test_information);
    g_test_add_func ("/render/pdf/linear", test_linear);
    return g_test_run ();
}
