/* extract_fixture.h - for the tests of extract/: a text in, its records out.
 * Lives here:  running the extractor on text given in the test, looking at what came out. */
#pragma once

#include <string.h>

#include "base/text.h"
#include "extract/extract.h"
#include "ingest/reader.h"

typedef struct {
    Document *document;
    Lexicon *lexicon;
    FileRecords *records;
} Extracted;

static inline void
extracted_clear (Extracted *extracted) {
    g_clear_pointer (&extracted->records, file_records_free);
    g_clear_pointer (&extracted->lexicon, lexicon_free);
    g_clear_pointer (&extracted->document, document_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Extracted, extracted_clear)

static inline Extracted
extract_text (const char *text) {
    g_autoptr (GError) error = NULL;
    Extracted extracted = { 0 };
    extracted.document = document_open_bytes (text, strlen (text), "test.txt", NULL, &error);
    g_assert_no_error (error);
    extracted.lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    extracted.records = extract_records (extracted.document, extracted.lexicon, "test.txt");
    return extracted;
}

static inline const DocumentRecord *
peek_document (const Extracted *extracted, guint i) {
    g_assert_cmpuint (i, <, extracted->records->documents->len);
    return g_ptr_array_index (extracted->records->documents, i);
}

static inline gboolean
has_warning (const Extracted *extracted, const char *code) {
    for (guint i = 0; i < extracted->records->warnings->len; i++)
        if (strcmp (((const RecordWarning *)g_ptr_array_index (extracted->records->warnings, i))->code, code) == 0)
            return TRUE;
    return FALSE;
}

/* The texts of a list of values, joined by ` | `. */
static inline char *
join_values (const GPtrArray *values) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < values->len; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", ((const Value *)g_ptr_array_index (values, i))->text);
    return g_string_free (out, FALSE);
}

/* `name=purpose | …` */
static inline char *
join_recipients (const DocumentRecord *record) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < record->recipients->len; i++) {
        const Recipient *recipient = g_ptr_array_index (record->recipients, i);
        const char *purpose = recipient_purpose_name (recipient->purpose);
        g_string_append_printf (out, "%s%s%s%s", i > 0 ? " | " : "", recipient->name, purpose != NULL ? "=" : "",
                                purpose != NULL ? purpose : "");
    }
    return g_string_free (out, FALSE);
}

/* `number relation date issuer | …`; what is not printed is a dash. */
static inline char *
join_references (const DocumentRecord *record) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < record->references->len; i++) {
        const Reference *reference = g_ptr_array_index (record->references, i);
        g_autofree char *date = partial_date_format (reference->date);
        g_string_append_printf (out, "%s%s %s %s %s", i > 0 ? " | " : "", reference->number,
                                reference_relation_name (reference->relation), date != NULL ? date : "-",
                                reference->issuer != NULL ? reference->issuer : "-");
    }
    return g_string_free (out, FALSE);
}
