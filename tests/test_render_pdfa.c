/* test_render_pdfa.c - render/: every PDF is PDF/A-1b: PDFBox's Preflight says so, and what Preflight does not look at. */
#include "tests/test_render.h"

#define JARS "/usr/share/java/"
#define CLASS                                                                                                          \
    JARS "preflight.jar:" JARS "pdfbox2.jar:" JARS "xmpbox.jar:" JARS "fontbox2.jar:" JARS "commons-logging.jar:" JARS \
         "javax.activation.jar:" JARS "jaxb-api.jar"

static const RenderInformation information
    = { "Báo cáo kết quả “thực hiện”", "Văn phòng Đảng ủy", "Đôn đốc", "dondoc", 1772323200 };
/* What XML and PDF strings trip over. */
static const RenderInformation awkward
    = { "<a href=\"x\"> & 'b' (c\\) ]]>\n\tĐ\x01\xEF\xBF\xBE", " \xC3\x28 ", "To\xCC\xA3\xCC\x82", "\n", 1 };
static const RenderInformation plain = { "Report", "Office", "Subject", "dondoc", 1772323200 };

/* Faces of three families, one that must be taken from another font or be drawn as a look-alike, lines and colours. */
#define FACES                                                                                                            \
    "<fo:block>Chữ <fo:inline font-weight='bold'>đậm</fo:inline> <fo:inline font-style='italic'>nghiêng"           \
    "</fo:inline> <fo:inline font-weight='bold' font-style='italic'>cả hai</fo:inline> \\ ( ) č\xE2\x80\x91\xC2\xA0x" \
    "</fo:block><fo:block font-family='Arial'>Không <fo:inline font-weight='bold'>chân</fo:inline></fo:block>"         \
    "<fo:block font-family='Courier New' color='#c00000' background-color='#eeeeee' border='1pt dashed blue'>đều"     \
    "</fo:block>"

static GBytes *
render_named (const char *path, const RenderInformation *info) {
    g_autofree char *fo = NULL;
    g_autoptr (GError) error = NULL;
    g_file_get_contents (path, &fo, NULL, &error);
    g_assert_no_error (error);
    GBytes *pdf = render_pdf (fo, strlen (fo), path, info, &error);
    g_assert_no_error (error);
    return pdf;
}

static GBytes *
render_string (const char *fo, const RenderInformation *info) {
    g_autoptr (GError) error = NULL;
    GBytes *pdf = render_pdf (fo, strlen (fo), "test.fo", info, &error);
    g_assert_no_error (error);
    return pdf;
}

#define LONG_PAGES 8300

/* ---- Preflight ---- */

static void
add_file (GPtrArray *files, const char *folder, const char *name, GBytes *pdf) {
    char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
    g_ptr_array_add (files, path);
}

/* The same length, so that nothing else is wrong. */
static GBytes *
spoil (GBytes *pdf, const char *word, const char *other) {
    gsize size = g_bytes_get_size (pdf), length = strlen (word);
    char *bytes = g_memdup2 (g_bytes_get_data (pdf, NULL), size);
    char *at = memmem (bytes, size, word, length);
    g_assert_nonnull (at);
    g_assert_cmpuint (strlen (other), ==, length);
    memcpy (at, other, length);
    return g_bytes_new_take (bytes, size);
}

static char *
run_preflight (GPtrArray *files) {
    g_autoptr (GPtrArray) command = g_ptr_array_new ();
    static const char *const start[] = { "java", "-Xshare:auto", "-cp", CLASS, "tests/tools/Preflight.java" };
    for (gsize i = 0; i < G_N_ELEMENTS (start); i++)
        g_ptr_array_add (command, (gpointer)start[i]);
    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add (command, files->pdata[i]);
    g_ptr_array_add (command, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) process = g_subprocess_newv (
        (const char *const *)command->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
    g_assert_no_error (error);
    char *said = NULL;
    g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
    g_assert_no_error (error);
    g_test_message ("%s", said);
    return said;
}

/* Links, footnotes, bookmarks in each other, a character that no font has, letters as base and marks. */
static void
add_linked (GPtrArray *files, const char *folder) {
    static const char *const names[] = { "link-internal", "note-in-table", "page-numbers", "text-capitals" };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *path = g_strdup_printf ("tests/render-fo/%s.fo", names[i]);
        g_autoptr (GBytes) pdf = render_named (path, &information);
        add_file (files, folder, names[i], pdf);
    }
    g_autofree char *body
        = wrap_body ("<fo:block id='a'>\xF0\x9D\x94\xB8 \xE4\xB8\xAD e\xCC\x82\xCC\x81 \xEF\xB7\xBA</fo:block>");
    g_autoptr (GString) fo = g_string_new (body);
    g_string_replace (
        fo, "<fo:page-sequence",
        "<fo:bookmark-tree><fo:bookmark internal-destination='a'><fo:bookmark-title>Mục một</fo:bookmark-title>"
        "<fo:bookmark internal-destination='a'><fo:bookmark-title>Ý a</fo:bookmark-title></fo:bookmark></fo:bookmark>"
        "</fo:bookmark-tree><fo:page-sequence",
        1);
    g_autoptr (GBytes) pdf = render_string (fo->str, &information);
    add_file (files, folder, "odd", pdf);
}

static void
add_good_files (GPtrArray *files, const char *folder) {
    static const char *const names[] = { "render/letters", "render/lines", "render/lists", "render/pages",
                                         "render/tables",  "report/party", "report/state" };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *path = g_strdup_printf ("tests/golden/%s.fo", names[i]);
        g_autoptr (GBytes) pdf = render_named (path, &information);
        add_file (files, folder, names[i] + strlen ("render/"), pdf);
    }
    g_autofree char *fo = wrap_body (FACES), *empty = wrap_body ("<fo:block/>");
    g_autoptr (GBytes) faces = render_string (fo, &awkward), bare = render_string (fo, NULL),
                       ascii = render_string (fo, &plain), nothing = render_string (empty, &plain);
    add_linked (files, folder);
    add_file (files, folder, "awkward", faces);
    add_file (files, folder, "bare", bare);
    add_file (files, folder, "ascii", ascii);
    add_file (files, folder, "empty", nothing);
}

/* One Java process for all. The spoilt ones show that it looks. */
static void
test_preflight (void) {
    g_autofree char *folder = g_dir_make_tmp ("pdfa-XXXXXX", NULL);
    g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
    add_good_files (files, folder);
    guint good = files->len;
    g_autofree char *fo = wrap_body (FACES);
    g_autoptr (GBytes) pdf = render_string (fo, &plain);
    static const char *const spoilt[][2] = { { "/CIDSet ", "/CIDset " },
                                             { "/OutputIntents ", "/Outputintents " },
                                             { "<pdfaid:part>1", "<pdfaid:part>7" },
                                             { "(Subject)", "(subject)" } };
    for (gsize i = 0; i < G_N_ELEMENTS (spoilt); i++) {
        g_autofree char *name = g_strdup_printf ("spoilt%d", (int)i);
        g_autoptr (GBytes) wrong = spoil (pdf, spoilt[i][0], spoilt[i][1]);
        add_file (files, folder, name, wrong);
    }
    g_autofree char *said = run_preflight (files);
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *valid = g_strdup_printf ("valid %s\n", (char *)files->pdata[i]);
        g_autofree char *wrong = g_strdup_printf ("wrong %s: ", (char *)files->pdata[i]);
        if ((strstr (said, valid) != NULL) != (i < good) || (strstr (said, wrong) != NULL) == (i < good))
            g_error ("%s should be %s:\n%s", (char *)files->pdata[i], i < good ? "valid" : "wrong", said);
        g_unlink (files->pdata[i]);
    }
    g_rmdir (folder);
}

/* ---- what Preflight does not look at ---- */

/* More pages than an array of PDF/A may have elements: they stand in a tree. Preflight would take minutes for them. */
static void
test_long (void) {
    g_autoptr (GString) body = g_string_new (NULL);
    for (int i = 1; i <= LONG_PAGES; i++)
        g_string_append_printf (body, "<fo:block break-after='page'>%d</fo:block>", i);
    g_autofree char *fo = wrap_body (body->str);
    g_autoptr (GBytes) pdf = render_string (fo, &plain);
    g_autofree char *last
        = run_tool (pdf, (const char *const[]){ "pdftotext", "-f", "8300", "-l", "8300", "FILE", "-", NULL });
    g_assert_true (g_str_has_prefix (last, "8300"));
    g_autofree char *checked = run_tool (pdf, (const char *const[]){ "qpdf", "--check", "FILE", NULL });
    g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
    g_autofree char *pages
        = run_tool (pdf, (const char *const[]){ "mutool", "show", "FILE", "trailer/Root/Pages", NULL });
    g_assert_nonnull (strstr (pages, "/Count 8300"));
    g_autofree char *kids
        = run_tool (pdf, (const char *const[]){ "mutool", "show", "FILE", "trailer/Root/Pages/Kids", NULL });
    g_auto (GStrv) parts = g_strsplit (kids, " R", 0);
    g_assert_cmpuint (g_strv_length (parts), <=, 101); /* not a flat list */
}

static gboolean
contains (GBytes *pdf, const char *word) {
    gsize size;
    const char *bytes = g_bytes_get_data (pdf, &size);
    return memmem (bytes, size, word, strlen (word)) != NULL;
}

static void
test_file (void) {
    g_autoptr (GBytes) pdf = render_named ("tests/golden/report/party.fo", &information);
    const guint8 *bytes = g_bytes_get_data (pdf, NULL);
    g_assert_cmpmem (bytes, 9, "%PDF-1.4\n", 9);
    g_assert_cmpint (bytes[9], ==, '%'); /* a line that tells the file from text */
    for (int i = 10; i < 14; i++)
        g_assert_cmpint (bytes[i], >, 127);
    static const char *const never[] = { "/ObjStm", "/XRef", "/Encrypt", "/LZWDecode", "/JavaScript", "/DeviceCMYK" };
    for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
        g_assert_false (contains (pdf, never[i]));
    g_assert_true (contains (pdf, "/ID ["));
    g_assert_true (contains (pdf, "/GTS_PDFA1"));
    g_assert_cmpuint (g_bytes_get_size (pdf), <, 120000);
}

static void
test_metadata (void) {
    g_autofree char *fo = wrap_body (FACES);
    g_autoptr (GBytes) pdf = render_string (fo, &awkward);
    g_assert_true (contains (pdf,
                             "<rdf:li xml:lang=\"x-default\">&lt;a href=&quot;x&quot;&gt; &amp; &apos;b&apos; (c\\) "
                             "]]&gt;  Đ</rdf:li>")); /* readable as it stands: not compressed */
    g_assert_true (contains (pdf, "<rdf:Seq><rdf:li>\xEF\xBF\xBD(</rdf:li></rdf:Seq>"));
    g_assert_true (contains (pdf, "<xmp:CreateDate>1970-01-01T00:00:01Z</xmp:CreateDate>"));
    g_assert_true (contains (pdf, "<pdfaid:part>1</pdfaid:part>"));
    g_assert_true (contains (pdf, "<pdfaid:conformance>B</pdfaid:conformance>"));
    g_assert_false (contains (pdf, "xmp:CreatorTool")); /* blank is as good as absent */
    g_autofree char *text = run_tool (pdf, (const char *const[]){ "pdfinfo", "FILE", NULL });
    g_assert_nonnull (strstr (text, "Title:           <a href=\"x\"> & 'b' (c\\) ]]>  Đ\n"));
    g_assert_null (strstr (text, "Creator:"));
    g_autoptr (GBytes) bare = render_string (fo, NULL);
    g_assert_true (contains (bare, "<pdf:Producer>dondoc "));
    g_assert_false (contains (bare, "<dc:title>"));
    g_assert_false (contains (bare, "<xmp:CreateDate>"));
}

static void
test_fonts (void) {
    g_autofree char *fo = wrap_body (FACES);
    g_autoptr (GBytes) pdf = render_string (fo, NULL);
    g_autofree char *fonts = run_tool (pdf, (const char *const[]){ "pdffonts", "FILE", NULL });
    static const char *const names[]
        = { "Serif ", "Serif-Bold ", "Serif-Italic ", "Serif-BoldItalic ", "Sans ", "Sans-Bold ", "Mono " };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (strstr (fonts, "+Liberation") != NULL) { /* Times New Roman and its kin have other names */
            g_autofree char *name = g_strconcat ("+Liberation", names[i], NULL);
            g_assert_nonnull (strstr (fonts, name));
        }
    g_assert_null (strchr (fonts, ','));
    g_assert_null (strstr (fonts, " no ")); /* embedded, a subset, with characters: each `yes` */
    g_autofree char *text = extract_text (pdf);
    g_assert_nonnull (strstr (text, "Chữ đậm nghiêng cả hai \\ ( ) č"));
    g_assert_nonnull (strstr (text, "Không chân\nđều"));
}

/* ---- the profile ---- */

static void
refuse_without_profile (void) {
    g_autofree char *fo = wrap_body (FACES);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = render_pdf (fo, strlen (fo), "test.fo", NULL, &error);
    g_assert_null (pdf);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    g_assert_nonnull (strstr (error->message, "icc-profiles-free"));
}

static void
test_no_profile (void) {
    if (g_test_subprocess ()) { /* GLib asks for the folders once only */
        refuse_without_profile ();
        return;
    }
    g_autofree char *folder = g_dir_make_tmp ("pdfa-XXXXXX", NULL);
    g_autofree char *icc = g_build_filename (folder, "color", "icc", NULL);
    g_autofree char *color = g_build_filename (folder, "color", NULL);
    g_autofree char *profile = g_build_filename (icc, "sRGB.icc", NULL);
    g_autofree char *before = g_strdup (g_getenv ("XDG_DATA_DIRS"));
    g_setenv ("XDG_DATA_DIRS", folder, TRUE);
    g_test_trap_subprocess (NULL, 0, 0);
    g_test_trap_assert_passed ();
    g_assert_cmpint (g_mkdir_with_parents (icc, 0700), ==, 0);
    g_assert_true (g_file_set_contents (profile, "not a profile", -1, NULL));
    g_test_trap_subprocess (NULL, 0, 0);
    g_test_trap_assert_passed ();
    if (before == NULL)
        g_unsetenv ("XDG_DATA_DIRS");
    else
        g_setenv ("XDG_DATA_DIRS", before, TRUE);
    g_unlink (profile);
    g_rmdir (icc);
    g_rmdir (color);
    g_rmdir (folder);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_unsetenv ("SOURCE_DATE_EPOCH");
    g_test_add_func ("/render/pdfa/preflight", test_preflight);
    g_test_add_func ("/render/pdfa/long", test_long);
    g_test_add_func ("/render/pdfa/file", test_file);
    g_test_add_func ("/render/pdfa/metadata", test_metadata);
    g_test_add_func ("/render/pdfa/fonts", test_fonts);
    g_test_add_func ("/render/pdfa/no-profile", test_no_profile);
    return g_test_run ();
}
