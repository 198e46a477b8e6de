/* test_extract_records.c - extract/: records, their JSON form, the lexicon. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "extract/lexicon.h"
#include "extract/records_json.h"

static const char sample[] = "Giao Sở Xây dựng làm \"việc\"\nnày";

static FileRecords *
make_records (void) {
    FileRecords *records = file_records_new ();
    DocumentRecord *record = document_record_new ();
    Item *item = item_new ();
    Deadline *deadline = deadline_new ();
    Reference *reference = reference_new ();
    Recipient *recipient = recipient_new ();

    records->file = g_strdup ("a\\b\".docx");
    records->sha256 = g_strdup ("00ff");
    records->format = g_strdup ("docx");
    value_set_text (&record->type, "KH", span_list_new (0, 4), 0.994);
    value_set_text (&record->date, "2022-03", span_list_new (1, 2), 1);
    partial_date_parse ("2022-03", &record->date_value);
    record->within = 2;
    g_ptr_array_add (record->addressees, value_new (sample, span_list_new (0, 4), 0.5));
    value_set (&record->signature_signer, sample, span_list_new (5, 21), 0.9);
    item->path = g_strdup ("II.4.3");
    SpanList *pieces = span_list_new (0, 4);
    span_list_append (pieces, strlen ("Giao Sở Xây dựng làm \"việc\"\n"), strlen (sample));
    value_set (&item->text, sample, pieces, 0.97);
    g_ptr_array_add (item->lead, value_new (sample, span_list_new (5, 21), 0.99));
    item->order = ORDER_REQUEST;
    item->kind = ITEM_TARGET;
    deadline->kind = DEADLINE_RECURRING;
    deadline->relation = DEADLINE_BEFORE;
    deadline->base = BASE_EVENT;
    deadline->text = g_strdup ("hằng năm");
    deadline->rrule = g_strdup ("FREQ=YEARLY");
    partial_date_parse ("2024-09-15T17:00", &deadline->due);
    deadline->span = span_list_new (3, 9);
    g_ptr_array_add (item->deadlines, deadline);
    g_ptr_array_add (record->items, item);
    reference->number = g_strdup ("14-KL/TW");
    reference->relation = RELATION_BASIS;
    reference->span = span_list_new (1, 3);
    reference->date = partial_date_day (2021, 9, 22);
    reference->date_span = span_list_new (4, 5);
    g_ptr_array_add (record->references, reference);
    recipient->name = g_strdup ("Như trên");
    recipient->purpose = PURPOSE_INFORMATION;
    g_ptr_array_add (record->recipients, recipient);
    g_ptr_array_add (records->documents, record);
    file_records_warn (records, "missing-signature", span_list_new (0, 1), "no %s", "name");
    file_records_warn (records, "odd", NULL, "bare");
    return records;
}

static void
test_round_trip (void) {
    g_autoptr (FileRecords) records = make_records ();
    g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
    g_autoptr (GError) error = NULL;

    records_json_write (first, records);
    g_autoptr (FileRecords) again = records_json_read (first->str, -1, &error);
    g_assert_no_error (error);
    records_json_write (second, again);
    g_assert_cmpstr (second->str, ==, first->str);
    const DocumentRecord *record = g_ptr_array_index (again->documents, 0);
    const Item *item = g_ptr_array_index (record->items, 0);
    const Deadline *deadline = g_ptr_array_index (item->deadlines, 0);
    g_assert_cmpstr (item->text.text, ==, "Giao này");
    g_assert_cmpint (item->order, ==, ORDER_REQUEST);
    g_assert_cmpint (record->within, ==, 2);
    g_assert_cmpint (record->date_value.month, ==, 3);
    g_assert_cmpint (deadline->due.hour, ==, 17);
    g_assert_cmpint (deadline->kind, ==, DEADLINE_RECURRING);
    g_assert_nonnull (strstr (first->str, "\"file\":\"a\\\\b\\\".docx\""));
    g_assert_nonnull (strstr (first->str, "\"confidences\":{\"type\":0.99,\"date\":1,"));
    g_assert_nonnull (strstr (first->str, "\"spans\":{\"type\":[[0,4]]"));
}

static void
test_write_error (void) {
    g_autoptr (FileRecords) records = file_records_new ();
    g_autoptr (GString) json = g_string_new ("x");
    records->file = g_strdup ("a.doc");
    records->error_code = g_strdup ("input");
    records->error_message = g_strdup ("tab\there");
    records_json_write (json, records);
    g_assert_cmpstr (json->str, ==,
                     "x{\"file\":\"a.doc\",\"sha256\":null,\"format\":null,"
                     "\"error\":{\"code\":\"input\",\"message\":\"tab\\there\"},\"warnings\":[]}");
    g_autoptr (FileRecords) again = records_json_read (json->str + 1, (gssize)json->len - 1, NULL);
    g_assert_cmpstr (again->error_code, ==, "input");
}

static void
test_read_wrong (void) {
    static const char *const wrong[] = {
        "",
        "[1]",
        "{\"file\":1}",
        "{\"documents\":{}}",
        "{\"documents\":[1]}",
        "{\"documents\":[{\"kind\":\"poem\"}]}",
        "{\"documents\":[{\"kind\":\"directive\",\"within\":\"x\"}]}",
        "{\"documents\":[{\"date\":\"2022-13\"}]}",
        "{\"documents\":[{\"span\":[[3,1]]}]}",
        "{\"documents\":[{\"span\":[[-3,1]]}]}",
        "{\"documents\":[{\"items\":[{\"lead\":[{}]}]}]}",
        "{\"documents\":[{\"items\":[{\"deadlines\":[{\"kind\":7}]}]}]}",
    };
    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
        g_autoptr (GError) error = NULL;
        g_assert_null (records_json_read (wrong[i], -1, &error));
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
    }
}

static void
test_read_deep (void) {
    g_autofree char *open = g_strnfill (100000, '[');
    g_autoptr (GError) error = NULL;
    g_assert_null (records_json_read (open, -1, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT);
}

static void
test_lexicon_built_in (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Lexicon) lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (lexicon_find_word (lexicon, "types", "KẾ  HOẠCH."), ==, "KH");
    g_assert_cmpstr (lexicon_find_word (lexicon, "types", "Bản thoả thuận"), ==, "BTT");
    g_assert_null (lexicon_find_word (lexicon, "types", "Bài thơ"));
    g_assert_null (lexicon_find_word (lexicon, "no-such-group", "KH"));
    g_assert_null (lexicon_peek_keys (lexicon, "no-such-group")[0]);
}

static char *
make_user_folder (const char *content) {
    char *folder = g_dir_make_tmp ("dondoc-lexicon-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (folder, "own.conf", NULL);
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
    return folder;
}

static void
remove_user_folder (char *folder) {
    g_autofree char *path = g_build_filename (folder, "own.conf", NULL);
    g_unlink (path);
    g_rmdir (folder);
    g_free (folder);
}

static void
test_lexicon_user (void) {
    char *folder = make_user_folder ("[types]\nKH = Bản kế hoạch\nBT = Bài thơ; Thơ\n"
                                     "[own-patterns]\nfirst = a(\\d+)\nsecond = b\n");
    g_autoptr (GError) error = NULL;
    g_autoptr (Lexicon) lexicon = lexicon_load (folder, &error);
    PatternMatch match;
    g_assert_no_error (error);
    g_assert_cmpstr (lexicon_find_word (lexicon, "types", "thơ"), ==, "BT");
    g_assert_cmpstr (lexicon_find_word (lexicon, "types", "bản kế hoạch"), ==, "KH");
    g_assert_null (lexicon_find_word (lexicon, "types", "kế hoạch"));
    g_assert_cmpstr (lexicon_match (lexicon, "own-patterns", "b a12", 5, 0, &match), ==, "first");
    g_assert_cmpuint (match.groups[1].start, ==, 3);
    g_assert_null (lexicon_match (lexicon, "own-patterns", "b a12", 5, 3, &match));
    remove_user_folder (folder);
}

static void
test_lexicon_wrong (void) {
    char *folder = make_user_folder ("[own-patterns]\nbad = a(\n");
    g_autoptr (GError) error = NULL;
    g_assert_null (lexicon_load (folder, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_assert_nonnull (strstr (error->message, "own.conf: [own-patterns] bad: "));
    remove_user_folder (folder);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/records/round-trip", test_round_trip);
    g_test_add_func ("/extract/records/write-error", test_write_error);
    g_test_add_func ("/extract/records/read-wrong", test_read_wrong);
    g_test_add_func ("/extract/records/read-deep", test_read_deep);
    g_test_add_func ("/extract/lexicon/built-in", test_lexicon_built_in);
    g_test_add_func ("/extract/lexicon/user", test_lexicon_user);
    g_test_add_func ("/extract/lexicon/wrong", test_lexicon_wrong);
    return g_test_run ();
}
