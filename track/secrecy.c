/* secrecy.c - see secrecy.h. */
#include "track/secrecy.h"

const char *
secrecy_find_mark (const FileRecords *records) {
    for (guint i = 0; i < records->documents->len; i++) {
        const DocumentRecord *record = g_ptr_array_index (records->documents, i);
        if (record->secrecy.text != NULL)
            return record->secrecy.text;
    }
    return NULL;
}

static void
keep (const Value *from, Value *to) {
    to->text = g_strdup (from->text);
    to->confidence = from->confidence;
}

FileRecords *
secrecy_keep_numbers (const FileRecords *records) {
    FileRecords *kept = file_records_new ();
    kept->file = g_strdup ("-"); /* names of files tell what is in them */
    kept->sha256 = g_strdup (records->sha256);
    kept->format = g_strdup ("none");
    for (guint i = 0; i < records->documents->len; i++) {
        const DocumentRecord *record = g_ptr_array_index (records->documents, i);
        DocumentRecord *bare = document_record_new ();
        keep (&record->number, &bare->number);
        keep (&record->date, &bare->date);
        bare->date_value = record->date_value;
        bare->kind = record->kind;
        bare->confidence = MIN (record->number.confidence, record->date.confidence);
        g_ptr_array_add (kept->documents, bare);
    }
    file_records_note (kept, WARNING_SECRECY, NULL, NULL);
    return kept;
}
