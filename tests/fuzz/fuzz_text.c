/* fuzz_text.c - any bytes as a text file, or a package in one XML file: an error exactly where there is no document; its map points into the file. */
#include "tests/ingest_fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = NULL;
    if (size > 2 && data[0] == 'P' && data[1] == 'K') /* an archive: fuzz_docx.c */
        return 0;
    document = document_open_bytes (data, size, "fuzz", NULL, &error);
    g_assert ((document == NULL) == (error != NULL));
    if (document == NULL)
        return 0;
    check_document (document);
    if (strcmp (document_peek_format (document), "text") != 0) /* a package in one XML file, which has no map */
        return 0;
    for (gsize i = 0; i < document_text_length (document); i++)
        g_assert_cmpuint (document_original_offset (document, i), <=, size);
    return 0;
}
