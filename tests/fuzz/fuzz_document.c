/* fuzz_document.c - any bytes as a file: an error exactly where there is no document. */
#include "ingest/reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = document_open_bytes (data, size, "fuzz", NULL, &error);
    g_assert ((document == NULL) == (error != NULL));
    return 0;
}
