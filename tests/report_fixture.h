/* report_fixture.h - a register made by hand and asked for report data: for the tests of track/report_*.
 * Bodies and numbers are invented. */
#pragma once

#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "tests/track_fixture.h"
#include "track/report_data.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define AS_OF partial_date_day (2026, 9, 30)

/* ---- making a register ---- */

static inline Item *
add_item (DocumentRecord *record, const char *text, const char *const *leads) {
    Item *item = item_new ();
    item->path = g_strdup_printf ("II.%u", record->items->len + 1);
    value_set_text (&item->text, text, span_list_new (0, 1), 1);
    for (gsize i = 0; leads != NULL && leads[i] != NULL; i++) {
        Value *lead = g_new0 (Value, 1);
        value_set_text (lead, leads[i], span_list_new (0, 1), 1);
        g_ptr_array_add (item->lead, lead);
    }
    item->span = span_list_new (0, 1);
    item->confidence = 1;
    g_ptr_array_add (record->items, item);
    return item;
}

static inline Deadline *
add_deadline (Item *item, DeadlineKind kind, const char *text, PartialDate due) {
    Deadline *deadline = deadline_new ();
    deadline->kind = kind;
    deadline->text = g_strdup (text);
    deadline->relation = DEADLINE_BY;
    deadline->due = due;
    deadline->span = span_list_new (0, 1);
    deadline->confidence = 1;
    g_ptr_array_add (item->deadlines, deadline);
    return deadline;
}

static inline DocumentRecord *
new_plan (const char *number) {
    DocumentRecord *record = document_record_new ();
    record->kind = DOCUMENT_DIRECTIVE;
    value_set_text (&record->type, "KH", span_list_new (0, 1), 1);
    value_set_text (&record->number, number, span_list_new (0, 1), 1);
    value_set_text (&record->issuer, "ỦY BAN NHÂN DÂN XÃ SUỐI MÂY", span_list_new (0, 1), 1);
    value_set_text (&record->date, "2026-01-15", span_list_new (0, 1), 1);
    record->date_value = partial_date_day (2026, 1, 15);
    value_set_text (&record->title, "Triển khai nhiệm vụ năm 2026", span_list_new (0, 1), 1);
    record->span = span_list_new (0, 1);
    record->confidence = 1;
    return record;
}

/* Stores a file of one document; takes @record. Returns the document's id. */
static inline gint64
store (Fixture *fixture, DocumentRecord *record) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FileRecords) records = file_records_new ();
    static guint files = 0; /* no two have the same bytes */
    g_autofree char *bytes = g_strdup_printf ("file %u", ++files);
    records->file = g_strdup_printf ("%u.txt", files);
    records->format = g_strdup ("text");
    records->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
    g_ptr_array_add (records->documents, record);
    g_autoptr (LoadResult) result
        = load_records (fixture->reg, records, bytes, strlen (bytes), bytes, strlen (bytes), "tester", &error);
    g_assert_no_error (error);
    g_assert_cmpuint (result->documents->len, ==, 1);
    return ((LoadedDocument *)result->documents->pdata[0])->id;
}

static inline void
mark (Fixture *fixture, gint64 item, EventType type, PartialDate on, const char *evidence) {
    g_autoptr (GError) error = NULL;
    Mark what = { .type = type, .on_date = on, .evidence_number = evidence, .by = "tester" };
    mark_items (fixture->reg, &item, 1, &what, NULL, &error);
    g_assert_no_error (error);
}

static const char *const education[] = { "Sở Giáo dục và Đào tạo", NULL };
static const char *const finance[] = { "Sở Tài chính", NULL };
static const char *const both[] = { "Sở Tài chính", "Sở Giáo dục và Đào tạo", NULL };

/* Ten items that stand in every way there is, two documents. Ids of items are 1 to 11 in order. */
static inline void
fill (Fixture *fixture) {
    DocumentRecord *first = new_plan ("12/KH-UBND"), *second = new_plan ("35/KH-UBND");
    add_deadline (add_item (first, "đúng hạn", education), DEADLINE_DATE, "30/6/2026", partial_date_day (2026, 6, 30));
    add_deadline (add_item (first, "quá hạn", finance), DEADLINE_DATE, "30/4/2026", partial_date_day (2026, 4, 30));
    add_deadline (add_item (first, "còn hạn", both), DEADLINE_DATE, "31/12/2026", partial_date_day (2026, 12, 31));
    add_deadline (add_item (first, "chậm ít", finance), DEADLINE_DATE, "20/9/2026", partial_date_day (2026, 9, 20));
    add_deadline (add_item (first, "chậm nhiều", both), DEADLINE_DATE, "31/5/2026", partial_date_day (2026, 5, 31));
    add_deadline (add_item (first, "thường xuyên", NULL), DEADLINE_CONTINUOUS, "Thường xuyên", PARTIAL_DATE_NONE);
    add_deadline (add_item (second, "chờ", education), DEADLINE_CONDITIONAL, "Khi có hướng dẫn", PARTIAL_DATE_NONE);
    add_item (second, "không nêu", education);
    add_deadline (add_item (second, "hủy", finance), DEADLINE_DATE, "30/6/2026", partial_date_day (2026, 6, 30));
    add_deadline (add_item (second, "hôm nay", finance), DEADLINE_DATE, "30/9/2026", AS_OF);
    Item *target = add_item (second, "tỷ lệ 80%", NULL);
    target->kind = ITEM_TARGET;
    store (fixture, first);
    store (fixture, second);
    mark (fixture, 1, EVENT_DONE, partial_date_day (2026, 6, 10), "5/BC-SGDĐT");
    mark (fixture, 2, EVENT_DONE, partial_date_day (2026, 5, 10), NULL);
    mark (fixture, 4, EVENT_STARTED, partial_date_day (2026, 9, 1), NULL);
    mark (fixture, 9, EVENT_CANCELLED, partial_date_day (2026, 7, 1), NULL);
}

/* ---- asking ---- */

static inline xmlDoc *
ask (Fixture *fixture, const gint64 *documents, gsize n, const Configuration *configuration) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) none = configuration_new ();
    StateMoment moment = { .as_of = AS_OF };
    ReportQuestion question = { .documents = documents,
                                .n_documents = n,
                                .date = partial_date_day (2026, 10, 2),
                                .within_days = 30,
                                .configuration = configuration != NULL ? configuration : none };
    xmlDoc *data = report_data_make (fixture->reg, &question, &moment, NULL, &error);
    g_assert_no_error (error);
    return data;
}

static inline double
number (xmlDoc *data, const char *expression) {
    xmlXPathContext *context = xmlXPathNewContext (data);
    xmlXPathObject *result = xmlXPathEvalExpression (BAD_CAST expression, context);
    double value = xmlXPathCastToNumber (result);
    xmlXPathFreeObject (result);
    xmlXPathFreeContext (context);
    return value;
}

static inline char *
string (xmlDoc *data, const char *expression) {
    xmlXPathContext *context = xmlXPathNewContext (data);
    xmlXPathObject *result = xmlXPathEvalExpression (BAD_CAST expression, context);
    xmlChar *text = xmlXPathCastToString (result);
    char *copy = g_strdup ((const char *)text);
    xmlFree (text);
    xmlXPathFreeObject (result);
    xmlXPathFreeContext (context);
    return copy;
}

#define assert_number(data, expression, expected) g_assert_cmpfloat (number (data, expression), ==, expected)
#define assert_string(data, expression, expected)                                                                      \
    G_STMT_START {                                                                                                     \
        g_autofree char *found_ = string (data, expression);                                                           \
        g_assert_cmpstr (found_, ==, expected);                                                                        \
    }                                                                                                                  \
    G_STMT_END

/* Every grouping adds up to the same total, whatever is in the register. */
static inline void
assert_adds_up (xmlDoc *data) {
    static const char *const cells[] = { "total",      "on-time", "late",    "in-term",   "overdue",
                                         "continuous", "waiting", "no-date", "suspended", "cancelled" };
    assert_number (data,
                   "count(//totals[@total != @on-time + @late + @in-term + @overdue + @continuous + @waiting + @no-date"
                   " + @suspended + @cancelled])",
                   0);
    assert_number (
        data,
        "count(//bodies/*[@total != @on-time + @late + @in-term + @overdue + @continuous + @waiting + @no-date"
        " + @suspended + @cancelled])",
        0);
    for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
        g_autofree char *sums = g_strdup_printf ("sum(//bodies/body/@%s) - //bodies/sum/@%s", cells[i], cells[i]);
        assert_number (data, sums, 0);
    }
    assert_number (data, "//totals/@done - //totals/@on-time - //totals/@late", 0);
    assert_number (data, "//totals/@fell-due - //totals/@done - //totals/@overdue", 0);
    assert_number (data, "sum(//directive/@items) - //totals/@total", 0);
    for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
        g_autofree char *sums = g_strdup_printf ("sum(//directive/@%s) - /report/totals/@%s", cells[i], cells[i]);
        assert_number (data, sums, 0);
    }
    assert_number (data, "/report/waiting/@items - /report/totals/@waiting - /report/totals/@no-date", 0);
    assert_number (data, "/report/continuous/@items - /report/totals/@continuous", 0);
    assert_number (data, "count(/report/period[@done != @done-on-time + @done-late])", 0);
    if (number (data, "count(/report/appendix/group)") == 0)
        return; /* a kind that lists not every item */
    assert_number (data, "count(//appendix/group/item) - //totals/@total", 0);
    assert_number (data, "/report/overdue/@items - /report/totals/@overdue", 0);
    assert_number (data, "count(//appendix//item[@status = 'overdue']) - //totals/@overdue", 0);
    assert_number (data, "count(//appendix//item[@status = 'in-term' or @status = 'due-soon']) - //totals/@in-term", 0);
    assert_number (data, "count(//appendix//item[@status = 'late']) - //totals/@late", 0);
    assert_number (data, "sum(//reason[@status = 'no-date']/@items) - //totals/@no-date", 0);
    assert_number (data, "sum(//reason[@status = 'waiting']/@items) - //totals/@waiting", 0);
    assert_number (data, "count(//appendix//lead) + //quality/@without-body - //bodies/sum/@total", 0);
}
