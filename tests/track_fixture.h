/* track_fixture.h - records made by hand and registers in a temporary folder, for the tests of track/.
 * Bodies and numbers are invented. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "extract/records.h"
#include "track/events.h"
#include "track/load.h"
#include "track/marks.h"
#include "track/query.h"
#include "track/states.h"

typedef struct {
    char *folder;
    char *path;
    Register *reg;
} Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_setenv ("DONDOC_NOW", "2026-09-30T08:00:00+07:00", TRUE);
    fixture->folder = g_dir_make_tmp ("dondoc-test-XXXXXX", &error);
    g_assert_no_error (error);
    fixture->path = g_build_filename (fixture->folder, "register.db", NULL);
    fixture->reg = register_open (fixture->path, REGISTER_CREATE, &error);
    g_assert_no_error (error);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data) {
    g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
    const char *name;
    register_free (fixture->reg);
    while ((name = g_dir_read_name (folder)) != NULL) {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
        g_unlink (path);
    }
    g_rmdir (fixture->folder);
    g_free (fixture->folder);
    g_free (fixture->path);
    g_unsetenv ("DONDOC_NOW");
}

/* Takes an event back, in a transaction of its own: answers the event that does, which can be taken back itself. */
static inline gint64
fixture_undo (Register *reg, gint64 event) {
    g_autoptr (GPtrArray) events = event_list_new ();
    g_autoptr (GError) error = NULL;
    g_assert_true (register_begin (reg, TRUE, &error));
    events_undo (reg, event, NULL, "clerk", events, &error);
    g_assert_no_error (error);
    register_commit (reg, &error);
    g_assert_no_error (error);
    return ((const Event *)events->pdata[0])->id;
}

/* A value whose span is wherever @content stands in @text. */
static inline Value *
fixture_value (const char *text, const char *content) {
    const char *at = strstr (text, content);
    gsize start = at != NULL ? (gsize)(at - text) : 0;
    Value *value = g_new0 (Value, 1);
    value_set_text (value, content, span_list_new (start, start + (at != NULL ? strlen (content) : 0)), 0.9);
    return value;
}

static inline void
fixture_set (Value *value, const char *text, const char *content) {
    Value *made = fixture_value (text, content);
    value_clear (value);
    *value = *made;
    g_free (made);
}

static inline Item *
fixture_add_item (DocumentRecord *document, const char *text, const char *path, const char *content, const char *lead) {
    Item *item = item_new ();
    g_free (item->path);
    item->path = g_strdup (path);
    fixture_set (&item->text, text, content);
    item->span = span_list_dup (item->text.span);
    item->confidence = 0.9;
    if (lead != NULL)
        g_ptr_array_add (item->lead, fixture_value (text, lead));
    g_ptr_array_add (document->items, item);
    return item;
}

static inline Deadline *
fixture_add_deadline (Item *item, DeadlineKind kind, DeadlineRelation relation, const char *printed, const char *due,
                      const char *rrule) {
    Deadline *deadline = deadline_new ();
    deadline->kind = kind;
    deadline->relation = relation;
    deadline->text = g_strdup (printed);
    partial_date_parse (due, &deadline->due);
    deadline->rrule = g_strdup (rrule);
    deadline->confidence = 0.9;
    g_ptr_array_add (item->deadlines, deadline);
    return deadline;
}

static inline DocumentRecord *
fixture_add_document (FileRecords *records, const char *text, const char *type, const char *number, const char *issuer,
                      const char *date) {
    DocumentRecord *document = document_record_new ();
    fixture_set (&document->type, text, type);
    fixture_set (&document->number, text, number);
    if (issuer != NULL)
        fixture_set (&document->issuer, text, issuer);
    if (date != NULL)
        fixture_set (&document->date, text, date);
    partial_date_parse (date, &document->date_value);
    document->span = span_list_new (0, strlen (text));
    document->confidence = 0.9;
    g_ptr_array_add (records->documents, document);
    return document;
}

/* The text that the records of fixture_plan() point into. */
#define FIXTURE_TEXT                                                                                                                                     \
    "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ\nSố: 31/KH-UBND ngày 17 tháng 3 năm 2026\nI. NHIỆM VỤ\n"                                             \
    "1. Ban hành quy trình tiếp nhận. Sở Mẫu Một. Trước ngày 30/6/2026\n2. Rà soát hồ sơ lưu trữ. Sở Mẫu Hai. Hằng quý\n" \
    "3. Tuyên truyền thường xuyên.\n4. Tỷ lệ đạt 80 %\n"

/* One plan: II.1 dated, II.2 quarterly, II.3 continuous without lead, II.4 a target. */
static inline FileRecords *
fixture_plan (const char *file, const char *sha256) {
    FileRecords *records = file_records_new ();
    DocumentRecord *document;
    records->file = g_strdup (file);
    records->sha256 = g_strdup (sha256);
    records->format = g_strdup ("text");
    document = fixture_add_document (records, FIXTURE_TEXT, "KH", "31/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
                                     "2026-03-17");
    fixture_add_deadline (
        fixture_add_item (document, FIXTURE_TEXT, "I.1", "Ban hành quy trình tiếp nhận", "Sở Mẫu Một"), DEADLINE_DATE,
        DEADLINE_BEFORE, "Trước ngày 30/6/2026", "2026-06-30", NULL);
    fixture_add_deadline (fixture_add_item (document, FIXTURE_TEXT, "I.2", "Rà soát hồ sơ lưu trữ", "Sở Mẫu Hai"),
                          DEADLINE_RECURRING, DEADLINE_NO_RELATION, "Hằng quý", NULL, "FREQ=MONTHLY;INTERVAL=3");
    fixture_add_deadline (fixture_add_item (document, FIXTURE_TEXT, "I.3", "Tuyên truyền", NULL), DEADLINE_CONTINUOUS,
                          DEADLINE_NO_RELATION, "thường xuyên", NULL, NULL);
    fixture_add_item (document, FIXTURE_TEXT, "I.4", "Tỷ lệ đạt 80 %", NULL)->kind = ITEM_TARGET;
    return records;
}

static inline LoadResult *
fixture_load (Register *reg, const FileRecords *records, const char *text) {
    g_autoptr (GError) error = NULL;
    LoadResult *result = load_records (reg, records, text, strlen (text), text, strlen (text), "clerk", &error);
    g_assert_no_error (error);
    g_assert_nonnull (result);
    return result;
}

static inline StateMoment
fixture_moment (const char *as_of, const char *as_known_on) {
    StateMoment moment = { PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, NULL };
    g_assert_true (partial_date_parse (as_of, &moment.as_of));
    if (as_known_on != NULL)
        g_assert_true (partial_date_parse (as_known_on, &moment.as_known_on));
    return moment;
}

/* The table of states says what making it anew says. */
static inline void
fixture_expect_fresh (Register *reg) {
    g_autoptr (GError) error = NULL;
    g_autofree char *first = NULL;
    guint wrong = 99;
    g_assert_true (register_begin (reg, FALSE, &error));
    states_check (reg, &wrong, &first, &error);
    register_rollback (reg);
    g_assert_no_error (error);
    g_assert_cmpstr (first, ==, NULL);
    g_assert_cmpuint (wrong, ==, 0);
}
