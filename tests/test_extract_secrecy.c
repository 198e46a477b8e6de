/* test_extract_secrecy.c - marks of secrecy that are no line of the letterhead. */
#include "extract/extract.h"
#include "tests/ingest_fixture.h"

/* A mark in the page header is no part of the text, but marks the document. */
static void
check_page_mark (void) {
    const DocxFixture fixture = {
        .body = "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:p><w:r><w:t>Rà soát quy hoạch</w:t></w:r></w:p>"
                "<w:sectPr><w:headerReference w:type='default' r:id='rId5'/></w:sectPr>",
        .header = "<w:p><w:r><w:t>Tối mật</w:t></w:r></w:p>",
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = docx_make (&fixture);
    g_autoptr (Document) document = open_bytes (bytes, NULL, &error);
    g_autoptr (Lexicon) lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    g_autoptr (FileRecords) records = extract_records (document, lexicon, "test.docx");
    const DocumentRecord *record = g_ptr_array_index (records->documents, 0);
    g_assert_cmpstr (record->secrecy.text, ==, "Tối mật");
    g_assert_null (record->secrecy.span);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/secrecy/page-mark", check_page_mark);
    return g_test_run ();
}
