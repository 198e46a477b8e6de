/* test_track_heading.c - headings of documents in track/heading and edit_document: random corrections and their undoing against a second,
 * simple bookkeeping, at every moment; what follows from a date and a number; what is refused. */
#include "track_fixture.h"

#include "track/edit.h"
#include "track/heading.h"
#include "track/sql.h"

static Lexicon *lexicon;

static void
set_day (PartialDate day) {
    g_autofree char *iso = partial_date_format (day), *now = g_strdup_printf ("%sT08:00:00+07:00", iso);
    g_setenv ("DONDOC_NOW", now, TRUE);
}

/* fixture_plan() with a day whose year is the document's, and a term that runs from its date. */
static void
set_up (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "aa");
    DocumentRecord *document = records->documents->pdata[0];
    fixture_set_up (fixture, data);
    fixture_add_deadline (document->items->pdata[2], DEADLINE_DATE, DEADLINE_BEFORE, "trước ngày 30/8", "2026-08-30",
                          NULL);
    fixture_add_deadline (fixture_add_item (document, FIXTURE_TEXT, "I.5", "hồ sơ", NULL), DEADLINE_RELATIVE,
                          DEADLINE_WITHIN, "trong 10 ngày kể từ ngày ban hành", "2026-03-27", NULL)
        ->base
        = BASE_ISSUE;
    load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
}

/* The event, 0 where it is refused. */
static gint64
try_to_correct (Register *reg, gint64 document, const char *field, const char *value) {
    g_autoptr (GPtrArray) events = event_list_new ();
    g_autoptr (GError) error = NULL;
    Edit edit = { "clerk", NULL, lexicon };
    char *values[] = { (char *)value };
    if (!edit_correct_document (reg, document, field, values, 1, &edit, events, &error)) {
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
        return 0;
    }
    g_assert_no_error (error);
    return ((const Event *)events->pdata[0])->id;
}

static gint64
correct (Register *reg, gint64 document, const char *field, const char *value) {
    gint64 event = try_to_correct (reg, document, field, value);
    g_assert_cmpint (event, !=, 0);
    return event;
}

static QueryDocument *
load_document (Register *reg, const char *known_on) {
    StateMoment moment = fixture_moment ("2026-12-31", known_on);
    g_autoptr (GError) error = NULL;
    QueryDocument *document = query_document (reg, 1, &moment, &error);
    g_assert_no_error (error);
    return document;
}

static gint64
find_number (Register *reg, const char *number) {
    g_autoptr (GError) error = NULL;
    gint64 id = query_find_document (reg, number, NULL, &error);
    g_assert_true (id != 0 || g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND));
    return id;
}

/* ---- against a second bookkeeping ---- */

typedef struct {
    gint64 event; /* the correction, then the latest event that took it back or brought it back */
    HeadingField field;
    char *value;    /* NULL: emptied */
    GArray *stands; /* of gint: the days on which it was entered, taken back, entered again … */
} Operation;

static void
free_operation (gpointer data) {
    Operation *operation = data;
    g_free (operation->value);
    g_array_unref (operation->stands);
    g_free (operation);
}

/* Does it count at the end of @day? Every second entry takes back. */
static gboolean
stands_on (const Operation *operation, gint day) {
    guint n = 0;
    while (n < operation->stands->len && g_array_index (operation->stands, gint, n) <= day)
        n++;
    return n % 2 == 1;
}

static const struct {
    const char *typed;
    HeadingField field;
    const char *extracted;
    const char *values[4];
} fields[] = {
    { "number", HEADING_NUMBER, "31/KH-UBND", { "13/KH-UBND", "31/KH-UBND", "81/KH-UBND", "" } },
    { "date", HEADING_DATE, "2026-03-17", { "2026-03-07", "2025-11-17", "2026-03-17", "" } },
    { "issuer", HEADING_ISSUER, "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", { "Sở Mẫu Một", "Sở Mẫu Hai", "UBND tỉnh", "" } },
    { "title", HEADING_TITLE, NULL, { "Rà soát", "Tuyên truyền", "Lưu trữ", "" } },
};

/* What the bookkeeping says of the field at the end of @day. */
static const char *
expected (const GPtrArray *operations, gsize field, gint day) {
    const char *value = fields[field].extracted;
    for (guint i = 0; i < operations->len; i++) {
        const Operation *operation = operations->pdata[i];
        if (operation->field == fields[field].field && stands_on (operation, day))
            value = operation->value;
    }
    return value;
}

#define FIRST_DAY partial_date_day (2026, 9, 30)

static void
expect_heading (Register *reg, const GPtrArray *operations, gint day, gboolean now) {
    g_autofree char *known_on = partial_date_format (partial_date_add_days (FIRST_DAY, day));
    g_autoptr (QueryDocument) document = load_document (reg, now ? NULL : known_on);
    const char *date = expected (operations, 1, day);
    g_autofree char *from = partial_date_format (document->counts_from);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        g_assert_cmpstr (heading_peek (document, fields[i].field), ==, expected (operations, i, day));
    g_assert_cmpstr (from, ==, date != NULL ? date : "2026-06-30"); /* the latest day in the text before loading */
    g_assert_cmpstr (document->counts_from_reason, ==, date != NULL ? "date" : "text");
}

static void
expect_lookups (Register *reg, const GPtrArray *operations, gint day) {
    const char *number = expected (operations, 0, day);
    g_autoptr (GError) error = NULL;
    for (gsize i = 0; i < 3; i++)
        g_assert_cmpint (find_number (reg, fields[0].values[i]), ==, g_strcmp0 (number, fields[0].values[i]) == 0);
    g_assert_cmpstr (heading_differs (reg, 1, &error), ==, NULL);
    g_assert_no_error (error);
}

static void
correct_at_random (Register *reg, GPtrArray *operations, gint day) {
    gsize field = (gsize)g_test_rand_int_range (0, G_N_ELEMENTS (fields));
    const char *value = fields[field].values[g_test_rand_int_range (0, 4)];
    const char *there = expected (operations, field, day);
    gint64 event = try_to_correct (reg, 1, fields[field].typed, value);
    Operation *operation;
    g_assert_cmpint (event == 0, ==, g_strcmp0 (there != NULL ? there : "", value) == 0);
    if (event == 0)
        return;
    operation = g_new0 (Operation, 1);
    operation->event = event;
    operation->field = fields[field].field;
    operation->value = *value != '\0' ? g_strdup (value) : NULL;
    operation->stands = g_array_new (FALSE, FALSE, sizeof (gint));
    g_array_append_val (operation->stands, day);
    g_ptr_array_add (operations, operation);
}

static void
undo_at_random (Register *reg, GPtrArray *operations, gint day) {
    Operation *operation;
    if (operations->len == 0)
        return;
    operation = operations->pdata[g_test_rand_int_range (0, (gint)operations->len)];
    operation->event = fixture_undo (reg, operation->event);
    g_array_append_val (operation->stands, day);
}

static void
test_random (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) operations = g_ptr_array_new_with_free_func (free_operation);
    for (gint day = 0; day < 120; day++) {
        set_day (partial_date_add_days (FIRST_DAY, day));
        for (gint i = g_test_rand_int_range (0, 3); i > 0; i--)
            if (g_test_rand_int_range (0, 3) > 0)
                correct_at_random (fixture->reg, operations, day);
            else
                undo_at_random (fixture->reg, operations, day);
        expect_heading (fixture->reg, operations, day, TRUE);
        expect_heading (fixture->reg, operations, g_test_rand_int_range (0, day + 1), FALSE);
        expect_lookups (fixture->reg, operations, day);
        if (day % 10 == 0)
            fixture_expect_fresh (fixture->reg);
    }
}

/* ---- what follows ---- */

static void
expect_due (Register *reg, gint64 id, const char *known_on, guint deadline, const char *due, const char *in_force) {
    StateMoment moment = fixture_moment ("2026-03-20", known_on);
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) error = NULL;
    const QueryItem *item = query_one_item (reg, id, &moment, &walk, &error);
    g_assert_no_error (error);
    g_autofree char *there = partial_date_format (((const Deadline *)item->deadlines->pdata[deadline])->due);
    g_autofree char *day = partial_date_format (item->state.in_force);
    g_assert_cmpstr (there, ==, due);
    g_assert_cmpstr (day, ==, in_force);
}

static void
test_date (Fixture *fixture, gconstpointer data) {
    Register *reg = fixture->reg;
    gint64 event;
    set_day (partial_date_day (2026, 10, 5));
    event = correct (reg, 1, "date", "17/3/2025");
    expect_due (reg, 1, NULL, 0, "2026-06-30", "2026-06-30"); /* its year is printed */
    expect_due (reg, 2, NULL, 0, NULL, "2025-03-31");         /* counted from the date */
    expect_due (reg, 3, NULL, 1, "2025-08-30", "2025-08-30");
    expect_due (reg, 5, NULL, 0, "2025-03-27", "2025-03-27");
    expect_due (reg, 3, "2026-10-04", 1, "2026-08-30", "2026-08-30");
    expect_due (reg, 5, "2026-10-04", 0, "2026-03-27", "2026-03-27");
    fixture_expect_fresh (reg);
    correct (reg, 1, "date", "2024-03-15"); /* what the first correction moved is moved on */
    expect_due (reg, 3, NULL, 1, "2024-08-30", "2024-08-30");
    expect_due (reg, 5, NULL, 0, "2024-03-25", "2024-03-25");
    fixture_undo (reg, event); /* the later word stands */
    expect_due (reg, 5, NULL, 0, "2024-03-25", "2024-03-25");
    fixture_expect_fresh (reg);
}

/* A day that a clerk confirmed stays; a term runs from the date that holds. */
static void
test_settled (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    const gint64 items[] = { 3, 5 };
    Mark mark;
    mark_init (&mark, EVENT_CONFIRMED);
    mark.by = "clerk";
    g_assert_true (mark_items (fixture->reg, items, 2, &mark, NULL, &error));
    correct (fixture->reg, 1, "date", "2025-03-17");
    expect_due (fixture->reg, 3, NULL, 1, "2026-08-30", "2026-08-30");
    expect_due (fixture->reg, 5, NULL, 0, "2025-03-27", "2025-03-27");
    fixture_expect_fresh (fixture->reg);
}

static void
test_corrections (Fixture *fixture, gconstpointer data) {
    StateMoment now = fixture_moment ("2026-12-31", NULL), before = fixture_moment ("2026-12-31", "2026-09-30");
    g_autoptr (GPtrArray) none = NULL, two = NULL;
    g_autoptr (GError) error = NULL;
    set_day (partial_date_day (2026, 10, 1));
    correct (fixture->reg, 1, "number", "13/KH-UBND");
    correct (fixture->reg, 1, "number", "18/KH-UBND");
    correct (fixture->reg, 1, "type", "Chỉ thị");
    none = heading_corrections (fixture->reg, 1, &before, &error);
    two = heading_corrections (fixture->reg, 1, &now, &error);
    g_assert_cmpuint (none->len, ==, 0);
    g_assert_cmpuint (two->len, ==, 2);
    g_assert_cmpstr (((const QueryCorrection *)two->pdata[0])->field, ==, "number");
    g_assert_cmpstr (((const QueryCorrection *)two->pdata[0])->extracted, ==, "\"31/KH-UBND\"");
    g_assert_cmpstr (((const QueryCorrection *)two->pdata[1])->extracted, ==, "\"KH\"");
    g_autoptr (QueryDocument) document = load_document (fixture->reg, NULL);
    g_assert_cmpstr (document->type, ==, "CT");
}

/* Other bytes of it are its copy, read as it was or as it is. */
static void
test_copies (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) same = fixture_plan ("again.txt", "bb"), good = fixture_plan ("good.txt", "cc");
    DocumentRecord *document = good->documents->pdata[0];
    fixture_set (&document->number, FIXTURE_TEXT, "13/KH-UBND");
    correct (fixture->reg, 1, "number", "13/KH-UBND");
    g_autoptr (LoadResult) one = fixture_load (fixture->reg, same, FIXTURE_TEXT);
    g_autoptr (LoadResult) other = fixture_load (fixture->reg, good, FIXTURE_TEXT);
    g_assert_cmpint (((const LoadedDocument *)one->documents->pdata[0])->copy_of, ==, 1);
    g_assert_cmpint (((const LoadedDocument *)other->documents->pdata[0])->copy_of, ==, 1);
    g_assert_cmpint (try_to_correct (fixture->reg, 2, "title", "x"), ==, 0); /* a copy */
}

static void
test_refused (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *field, *value;
    } rows[] = {
        { "number", "31/KH-UBND" }, { "number", "l5/KH-UBND" }, { "number", "15" },       { "number", "1/KH:2" },
        { "date", "2026-03-17" },   { "date", "31/2/2026" },    { "date", "1970-01-01" }, { "date", "2026-10-01" },
        { "type", "Thơ" },          { "urgency", "gấp" },       { "secrecy", "Mật" },     { "text", "x" },
        { "title", "\xff" },
    };
    g_autoptr (FileRecords) records = fixture_plan ("other.txt", "bb");
    DocumentRecord *document = records->documents->pdata[0];
    gint64 before = 0, after = 0;
    fixture_set (&document->number, FIXTURE_TEXT, "32/KH-UBND");
    load_result_free (fixture_load (fixture->reg, records, FIXTURE_TEXT));
    sql_read_number (fixture->reg, "SELECT max (id) FROM events", 0, &before, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        g_assert_cmpint (try_to_correct (fixture->reg, 1, rows[i].field, rows[i].value), ==, 0);
    g_assert_cmpint (try_to_correct (fixture->reg, 1, "number", "32/kh-ubnd"), ==, 0); /* the other one's */
    sql_read_number (fixture->reg, "SELECT max (id) FROM events", 0, &after, NULL);
    g_assert_cmpint (before, ==, after);
    g_assert_cmpint (find_number (fixture->reg, "31/KH-UBND"), ==, 1);
    correct (fixture->reg, 1, "date", "2025-03-17"); /* numbers begin anew each year */
    correct (fixture->reg, 1, "number", "32/KH-UBND");
    g_assert_cmpint (try_to_correct (fixture->reg, 1, "date", "2026-03-17"), ==, 0);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    int status;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
#define ADD(path, test) g_test_add ("/track/heading/" path, Fixture, NULL, set_up, test, fixture_tear_down)
    ADD ("random", test_random);
    ADD ("date", test_date);
    ADD ("settled", test_settled);
    ADD ("corrections", test_corrections);
    ADD ("copies", test_copies);
    ADD ("refused", test_refused);
    status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
