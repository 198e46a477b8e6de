/* test_ingest_reader.c - which files are read, what is said of the others, and the bounds. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "tests/ingest_fixture.h"

/* Cases stand one a row and XML in string macros: laid out by hand. */
/* clang-format off */
#define HEAD(bytes) bytes, sizeof (bytes) - 1

static const struct {
    const char *name, *bytes;
    gsize       size;
    const char *says;
} kinds[] = {
    { "empty", HEAD (""), "empty" },
    { "blank", HEAD (" \n\n  \n"), "no text" },
    { "pdf", HEAD ("%PDF-1.7\n%\xE2\xE3\n1 0 obj"), "pdftotext -layout" },
    { "pdf-after-junk", HEAD ("\n\n  %PDF-1.4\n"), "OCR" },
    { "rtf", HEAD ("{\\rtf1\\ansi xin}"), "RTF" },
    { "png", HEAD ("\x89PNG\r\n\x1a\n\0\0"), "picture" },
    { "jpeg", HEAD ("\xFF\xD8\xFF\xE0\0\x10JFIF"), "picture" },
    { "tiff", HEAD ("II*\0\x08\0\0\0"), "picture" },
    { "gif", HEAD ("GIF89a\1\0\1\0"), "picture" },
    { "bmp", HEAD ("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\2\0\0\0\2\0\0\0"), "picture" },
    { "gzip", HEAD ("\x1F\x8B\x08\0\0\0\0\0"), "archive" },
    { "rar", HEAD ("Rar!\x1A\x07\0"), "archive" },
    { "json", HEAD ("\xEF\xBB\xBF {\n  \"schema\": 1}"), "JSON" },
    { "json-list", HEAD ("[{\"a\": 1}]"), "JSON" },
    { "database", HEAD ("SQLite format 3\0"), "database" },
    { "program", HEAD ("\x7F" "ELF\2\1\1\0"), "program" },
    { "doc", HEAD ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "save it as DOCX" },
    { "encrypted-docx", HEAD ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "password" },
    { "xls", HEAD ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0k\0b\0o\0o\0k\0"), "spreadsheet" },
    { "word-xml", HEAD ("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>"), "as DOCX" },
    { "garbage", HEAD ("\1\2\3\4\5\6\7\x0E\x0F\x10\x11\x12\xFF\xFE\xFD\x80\x81"), "no text" },
    { "other-encoding", HEAD ("Gr\xF6\xDF""e f\xFCr \xDC""bung sch\xF6n \xFC""ber K\xE4se m\xFCssen"), "TCVN3" },
    { "cut-zip", HEAD ("PK\3\4\x14\0\0\0"), "cut off" },
};

static void
test_kind (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_autoptr (GBytes) bytes = g_bytes_new_static (kinds[i].bytes, kinds[i].size);
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    if (strstr (error->message, kinds[i].says) == NULL)
        g_error ("'%s' does not say '%s'", error->message, kinds[i].says);
    g_assert_true (g_str_has_prefix (error->message, "test: "));
}

static const struct {
    const char *name, *entry, *says;
} archives[] = {
    { "xlsx", "xl/workbook.xml", "spreadsheet" }, { "pptx", "ppt/presentation.xml", "presentation" },
    { "odt", "content.xml", "OpenDocument" },     { "zip", "van-ban.txt", "unpack it" },
};

static void
test_archive (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    const ZipEntry entry = { archives[i].entry, "x", 1 };
    g_autoptr (GBytes) bytes = zip_make (&entry, 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    g_assert_nonnull (strstr (error->message, archives[i].says));
}

/* Breaks one part of a package. */
static GBytes *
package_with (const char *document, gsize size) {
    static const char root[] = RELATIONS (RELATION ("rId1", "officeDocument", "word/document.xml"));
    const ZipEntry entries[] = { { "_rels/.rels", root, strlen (root) }, { "word/document.xml", document, size } };
    return zip_make (entries, document != NULL ? 2 : 1);
}

static const struct {
    const char *name, *document, *says;
    int         code;
} broken[] = {
    { "missing-part", NULL, "word/document.xml: this part is missing", DONDOC_ERROR_INPUT },
    { "empty-part", "", "word/document.xml: it is empty", DONDOC_ERROR_INPUT },
    { "cut-xml", "<w:document " WORD_NAMESPACES ">\n<w:body>\n<w:p>", "word/document.xml:3: the XML is broken", DONDOC_ERROR_INPUT },
    { "wrong-end", "<w:document " WORD_NAMESPACES ">\n<w:body></w:p></w:document>", "word/document.xml:2: the XML is broken", DONDOC_ERROR_INPUT },
    { "no-xml", "xin chào", "the XML is broken", DONDOC_ERROR_INPUT },
    { "other-root", "<html/>", "no Word document", DONDOC_ERROR_INPUT },
    { "no-text", "<w:document " WORD_NAMESPACES "><w:body/></w:document>", "holds no text", DONDOC_ERROR_INPUT },
    { "entity-bomb",
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document " WORD_NAMESPACES "><w:body>" P ("&b;")
      "</w:body></w:document>", "declares entities", DONDOC_ERROR_INPUT },
    { "outside-entity", "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><w:document " WORD_NAMESPACES "><w:body>" P ("&a;")
      "</w:body></w:document>", "declares entities", DONDOC_ERROR_INPUT },
};

static void
test_broken (gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE (data);
    g_autoptr (GBytes) bytes = package_with (broken[i].document, broken[i].document != NULL ? strlen (broken[i].document) : 0);
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_assert_error (error, DONDOC_ERROR, broken[i].code);
    if (strstr (error->message, broken[i].says) == NULL)
        g_error ("'%s' does not say '%s'", error->message, broken[i].says);
}

/* An entity bomb in UTF-16, where its declaration cannot be seen by looking at the bytes. */
static void
test_utf16_bomb (void) {
    gsize size;
    g_autofree char *utf16 = g_convert ("\uFEFF<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE w [<!ENTITY a 'x'>]><w:document " WORD_NAMESPACES
                                        "><w:body>" P ("&a;") "</w:body></w:document>", -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
    g_autoptr (GBytes) bytes = package_with (utf16, size);
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    g_assert_nonnull (strstr (error->message, "declares entities"));
}

/* Every prefix of a good file is refused, or read, but never crashes; so is every file with one byte changed. */
static void
test_damaged (void) {
    DocxFixture fixture = { .body = P ("một") "<w:tbl><w:tr><w:tc>" P ("hai") "</w:tc></w:tr></w:tbl>" };
    g_autoptr (GBytes) whole = docx_make (&fixture);
    gsize size;
    const guint8 *data = g_bytes_get_data (whole, &size);
    for (gsize n = 0; n < size; n += 7) {
        g_autoptr (GBytes) part = g_bytes_new (data, n);
        g_autoptr (GError) error = NULL;
        g_autoptr (Document) document = open_bytes (part, NULL, &error);
        g_assert_null (document);
    }
    for (gsize n = 0; n < size; n += 3) {
        g_autofree guint8 *changed = g_memdup2 (data, size);
        changed[n] ^= 0x55;
        g_autoptr (GBytes) part = g_bytes_new (changed, size);
        g_autoptr (GError) error = NULL;
        g_autoptr (Document) document = open_bytes (part, NULL, &error);
    }
}

static void
assert_limit (GBytes *bytes, const DocumentLimits *limits, const char *says) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = open_bytes (bytes, limits, &error);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT);
    if (strstr (error->message, says) == NULL)
        g_error ("'%s' does not say '%s'", error->message, says);
}

static void
test_limits (void) {
    g_autoptr (GString) body = g_string_new (NULL);
    DocxFixture fixture = { 0 };
    DocumentLimits limits = document_default_limits;
    g_autoptr (GBytes) bytes = NULL;

    for (int i = 0; i < 2000; i++)
        g_string_append (body, P ("một đoạn văn"));
    fixture.body = body->str;
    bytes = docx_make (&fixture);
    limits.max_blocks = 100;
    assert_limit (bytes, &limits, "100 paragraphs");
    limits = document_default_limits;
    limits.max_text_bytes = 1000;
    assert_limit (bytes, &limits, "1000 bytes of text");
    limits = document_default_limits;
    limits.max_part_bytes = 5000;
    assert_limit (bytes, &limits, "word/document.xml: it unpacks to more than 5000");
    limits = document_default_limits;
    limits.max_unpacked_bytes = 6000;
    assert_limit (bytes, &limits, "6000");
    limits = document_default_limits;
    limits.max_file_bytes = 500;
    assert_limit (bytes, &limits, "larger than 500");
}

static void
test_text_limits (void) {
    DocumentLimits limits = document_default_limits;
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GBytes) bytes = NULL;
    for (int i = 0; i < 500; i++)
        g_string_append (text, "Một đoạn.\n\n");
    bytes = g_bytes_new (text->str, text->len);
    limits.max_blocks = 100;
    assert_limit (bytes, &limits, "100 paragraphs");
    limits = document_default_limits;
    limits.max_lines = 999;
    assert_limit (bytes, &limits, "999 lines");
    limits.max_lines = 1000;
    limits.max_text_bytes = text->len - 1;
    assert_limit (bytes, &limits, "bytes of text");
    limits.max_text_bytes = text->len / 2 - 1;
    assert_limit (bytes, &limits, "larger than");
}

/* Lines cost far more than they take in the file: neither a file of nothing else nor one of nothing fills the memory. */
static void
test_short_lines (void) {
    gsize size = 16 << 20;
    g_autofree char *text = g_malloc (size);
    g_autoptr (GBytes) bytes = NULL;
    for (gsize i = 0; i < size; i++)
        text[i] = "a\n"[i % 2];
    bytes = g_bytes_new_static (text, size);
    assert_limit (bytes, NULL, "lines");
}

/* Ten megabytes of nothing pack into ten kilobytes. */
static void
test_zip_bomb (void) {
    gsize size = 10 << 20;
    g_autofree char *zeros = g_malloc0 (size);
    g_autoptr (GBytes) bytes = package_with (zeros, size);
    DocumentLimits limits = document_default_limits;
    g_assert_cmpuint (g_bytes_get_size (bytes), <, 100 << 10);
    limits.max_part_bytes = 1 << 20;
    assert_limit (bytes, &limits, "unpacks to more");
}

static void
test_depth (void) {
    g_autoptr (GString) body = g_string_new (NULL);
    DocxFixture fixture = { 0 };
    g_autoptr (GBytes) bytes = NULL;
    for (int i = 0; i < 5000; i++)
        g_string_append (body, "<w:tbl><w:tr><w:tc>");
    g_string_append (body, P ("sâu"));
    for (int i = 0; i < 5000; i++)
        g_string_append (body, "</w:tc></w:tr></w:tbl>");
    fixture.body = body->str;
    bytes = docx_make (&fixture);
    assert_limit (bytes, NULL, "deep");
}

static void
test_paths (void) {
    g_autoptr (GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp ("dondoc-XXXXXX", &error);
    g_autofree char *file = g_build_filename (folder, "tên có dấu", NULL);
    g_autofree char *missing = g_build_filename (folder, "không có", NULL);
    g_autofree char *pipe = g_build_filename (folder, "ống", NULL);
    static const struct {
        int         code;
        const char *says;
    } expected[] = { { DONDOC_ERROR_NOT_FOUND, "no such file" }, { DONDOC_ERROR_INPUT, "folder" }, { DONDOC_ERROR_INPUT, "device" },
                     { DONDOC_ERROR_INPUT, "empty" }, { DONDOC_ERROR_NOT_FOUND, "no such file" } };
    g_autofree char *below = g_build_filename (file, "x", NULL);
    const char *paths[] = { missing, folder, "/dev/zero", pipe, below };

    g_assert_no_error (error);
    g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
    g_assert_true (g_file_set_contents (file, "Kế hoạch\n", -1, NULL));
    {
        g_autoptr (Document) document = document_open (file, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (document_peek_text (document), ==, "Kế hoạch\n");
        g_assert_cmpstr (document_peek_format (document), ==, "text");
        g_assert_cmpuint (strlen (document_peek_sha256 (document)), ==, 64);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
        g_autoptr (GError) refusal = NULL;
        g_autoptr (Document) document = document_open (paths[i], NULL, &refusal);
        g_assert_null (document);
        g_assert_error (refusal, DONDOC_ERROR, expected[i].code);
        g_assert_nonnull (strstr (refusal->message, expected[i].says));
        g_assert_true (g_str_has_prefix (refusal->message, paths[i]));
    }
    if (geteuid () != 0) { /* root may read everything */
        g_autoptr (GError) refusal = NULL;
        g_assert_cmpint (g_chmod (file, 0), ==, 0);
        g_assert_null (document_open (file, NULL, &refusal));
        g_assert_error (refusal, DONDOC_ERROR, DONDOC_ERROR_IO);
    }
    g_unlink (file);
    g_unlink (pipe);
    g_rmdir (folder);
}
/* clang-format on */

int
main (int argc, char **argv) {
    g_setenv ("LANGUAGE", "en", TRUE);
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
        g_autofree char *name = g_strdup_printf ("/ingest/reader/kind/%s", kinds[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_kind);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (archives); i++) {
        g_autofree char *name = g_strdup_printf ("/ingest/reader/archive/%s", archives[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_archive);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
        g_autofree char *name = g_strdup_printf ("/ingest/reader/broken/%s", broken[i].name);
        g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_broken);
    }
    g_test_add_func ("/ingest/reader/broken/utf-16-bomb", test_utf16_bomb);
    g_test_add_func ("/ingest/reader/broken/damaged", test_damaged);
    g_test_add_func ("/ingest/reader/limits/docx", test_limits);
    g_test_add_func ("/ingest/reader/limits/text", test_text_limits);
    g_test_add_func ("/ingest/reader/limits/lines", test_short_lines);
    g_test_add_func ("/ingest/reader/limits/zip-bomb", test_zip_bomb);
    g_test_add_func ("/ingest/reader/limits/depth", test_depth);
    g_test_add_func ("/ingest/reader/paths", test_paths);
    return g_test_run ();
}
