/* fuzz_extract.c - any bytes through reader and extractor: no crash, no hang, records that can be written and read back. */
#include "extract/extract.h"
#include "extract/records_json.h"
#include "ingest/reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
    static Lexicon *lexicon;
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = document_open_bytes (data, size, "fuzz", NULL, &error);

    if (lexicon == NULL)
        lexicon = lexicon_load (NULL, NULL);
    g_assert ((document == NULL) == (error != NULL));
    if (document == NULL)
        return 0;
    g_autoptr (FileRecords) records = extract_records (document, lexicon, "fuzz");
    g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
    records_json_write (first, records);
    g_autoptr (FileRecords) again = records_json_read (first->str, (gssize)first->len, &error);
    g_assert_no_error (error);
    records_json_write (second, again);
    g_assert_cmpstr (first->str, ==, second->str);
    return 0;
}
