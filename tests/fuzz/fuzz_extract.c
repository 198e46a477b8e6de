/* fuzz_extract.c - any bytes through reader and extractor: no crash, no hang, records that can be written and read back, and a rule for
 * every sentence. */
#include "extract/extract.h"
#include "extract/records_json.h"
#include "ingest/reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Every sentence has a rule, stands behind the one before it and lies in the text. */
static void
check_sentences (const Document *document, const Explanation *explanation) {
    const GArray *sentences = explanation_peek_sentences (explanation);
    gsize last = 0;
    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = &g_array_index (sentences, Sentence, i);
        g_assert_cmpint (sentence->rule, !=, RULE_UNDECIDED);
        g_assert_cmpuint (sentence->span.start, >=, last);
        g_assert_cmpuint (sentence->span.end, >, sentence->span.start);
        last = sentence->span.end;
    }
    g_assert_cmpuint (last, <=, document_text_length (document));
}

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
    g_autoptr (Explanation) explanation = explanation_new ();
    g_autoptr (FileRecords) records = extract_records_explained (document, lexicon, "fuzz", explanation);
    check_sentences (document, explanation);
    g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
    records_json_write (first, records);
    g_autoptr (FileRecords) again = records_json_read (first->str, (gssize)first->len, &error);
    g_assert_no_error (error);
    records_json_write (second, again);
    g_assert_cmpstr (first->str, ==, second->str);
    return 0;
}
