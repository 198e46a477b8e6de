/* test_track_lists.c - the lists of a document's heading in track/heading_lists and edit_lists: random corrections and their undoing against a
 * second, simple bookkeeping, at every moment; who answers, what is cited, which places are kept; what is refused. */
#include "track_fixture.h"

#include "track/edit.h"
#include "track/heading.h"
#include "track/span_json.h"
#include "track/sql.h"

#define TEXT                                                                                                               \
    "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ\nSố: 31/KH-UBND ngày 17 tháng 3 năm 2026\nKính gửi: Sở Mẫu Một\n" \
    "1. Ban hành quy trình. Trước ngày 30/6/2026\nCăn cứ Nghị quyết số 8-NQ/TU\nNơi nhận: Như trên; Tỉnh ủy Mẫu (để b/c); Lưu: VT"

static Lexicon *lexicon;

static void
set_day (gint day) {
    g_autofree char *iso = partial_date_format (partial_date_add_days (partial_date_day (2026, 9, 30), day));
    g_autofree char *now = g_strdup_printf ("%sT08:00:00+07:00", iso);
    g_setenv ("DONDOC_NOW", now, TRUE);
}

static SpanList *
place_of (const char *words) {
    const char *at = strstr (TEXT, words);
    g_assert_nonnull (at);
    return span_list_new ((gsize)(at - TEXT), (gsize)(at - TEXT) + strlen (words));
}

/* One letter whose item names nobody. */
static FileRecords *
make_letter (const char *file, const char *sha256) {
    FileRecords *records = file_records_new ();
    DocumentRecord *document;
    Reference *reference = reference_new ();
    Recipient *recipient = recipient_new ();
    records->file = g_strdup (file);
    records->sha256 = g_strdup (sha256);
    records->format = g_strdup ("text");
    document = fixture_add_document (records, TEXT, "CV", "31/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "2026-03-17");
    fixture_add_deadline (fixture_add_item (document, TEXT, "1", "Ban hành quy trình", NULL), DEADLINE_DATE,
                          DEADLINE_BEFORE, "Trước ngày 30/6/2026", "2026-06-30", NULL);
    g_ptr_array_add (document->addressees, value_new (TEXT, place_of ("Sở Mẫu Một"), 0.9));
    reference->number = g_strdup ("8-NQ/TU");
    reference->relation = RELATION_BASIS;
    reference->span = place_of ("8-NQ/TU");
    reference->confidence = 0.95;
    g_ptr_array_add (document->references, reference);
    recipient->name = g_strdup ("Tỉnh ủy Mẫu");
    recipient->purpose = PURPOSE_REPORT;
    recipient->span = place_of ("Tỉnh ủy Mẫu");
    recipient->confidence = 0.96;
    g_ptr_array_add (document->recipients, recipient);
    return records;
}

static void
set_up (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = make_letter ("letter.txt", "aa");
    fixture_set_up (fixture, data);
    set_day (0);
    load_result_free (fixture_load (fixture->reg, records, TEXT));
}

/* The event, 0 where it is refused. */
static gint64
try_to_correct (Register *reg, const char *field, const char *value, EditList how) {
    g_autoptr (GPtrArray) events = event_list_new ();
    g_autoptr (GError) error = NULL;
    Edit edit = { "clerk", NULL, lexicon, how };
    char *values[] = { (char *)value };
    if (!edit_correct_document (reg, 1, field, values, 1, &edit, events, &error)) {
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
        return 0;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (events->len, ==, 1);
    return ((const Event *)events->pdata[0])->id;
}

static char *
join_entries (Register *reg, QueryEntries which, gint known_on) {
    StateMoment moment = fixture_moment ("2026-12-31", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = NULL;
    GString *words = g_string_new (NULL);
    if (known_on >= 0)
        moment.as_known_on = partial_date_add_days (partial_date_day (2026, 9, 30), known_on);
    entries = query_entries (reg, 1, which, &moment, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < entries->len; i++)
        g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", ((const QueryEntry *)entries->pdata[i])->text);
    return g_string_free (words, FALSE);
}

static void
expect_entries (Register *reg, QueryEntries which, gint known_on, const char *expected) {
    g_autofree char *there = join_entries (reg, which, known_on);
    g_assert_cmpstr (there, ==, expected);
}

/* Who answers for the item, which names nobody. */
static void
expect_bodies (Register *reg, gint known_on, const char *expected) {
    StateMoment moment = fixture_moment ("2026-12-31", NULL);
    g_autoptr (QueryItems) walk = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) names = g_string_new (NULL);
    if (known_on >= 0)
        moment.as_known_on = partial_date_add_days (partial_date_day (2026, 9, 30), known_on);
    const QueryItem *item = query_one_item (reg, 1, &moment, &walk, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < item->bodies->len; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", ((const QueryBody *)item->bodies->pdata[i])->name);
    g_assert_cmpstr (names->str, ==, expected);
    g_assert_cmpint (item->assignment, ==, item->bodies->len > 0 ? ASSIGNED_BY_ADDRESS : ASSIGNED_UNKNOWN);
}

static guint
count_items_of (Register *reg, const char *body, gint known_on) {
    StateMoment moment = fixture_moment ("2026-12-31", NULL);
    QueryFilter filter = { .body = body };
    g_autoptr (GError) error = NULL;
    guint n = 0;
    if (known_on >= 0)
        moment.as_known_on = partial_date_add_days (partial_date_day (2026, 9, 30), known_on);
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &moment, &error);
    g_assert_no_error (error);
    while (query_items_next (items, &error) != NULL)
        n++;
    g_assert_no_error (error);
    return n;
}

/* ---- against a second bookkeeping ---- */

#define NAMES 4
static const char *const bodies[NAMES] = { "Sở Mẫu Một", "Sở Mẫu Hai", "Sở Mẫu Ba", "Ban Mẫu Bốn" };

/* The list as names by number, in order; as each event left it. */
typedef struct {
    gint64 event;
    gint day[64]; /* on which it was entered, taken back, entered again … */
    guint n_days;
    char *list;
} Operation;

static void
free_operation (gpointer data) {
    Operation *operation = data;
    g_free (operation->list);
    g_free (operation);
}

static const char *
expected_on (const GPtrArray *operations, gint day) {
    const char *list = bodies[0];
    for (guint i = 0; i < operations->len; i++) {
        const Operation *operation = operations->pdata[i];
        guint n = 0;
        while (n < operation->n_days && operation->day[n] <= day)
            n++;
        if (n % 2 == 1)
            list = operation->list;
    }
    return list;
}

/* What the list is after @how with @name, NULL where it is refused. */
static char *
apply (const char *list, EditList how, const char *name) {
    g_auto (GStrv) parts = g_strsplit (list, "; ", -1);
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    gboolean there = g_strv_contains ((const char *const *)parts, name);
    if (how == EDIT_LIST_REPLACE)
        return strcmp (list, name) == 0 ? NULL : g_strdup (name);
    if (*name == '\0' || (how == EDIT_LIST_ADD) == there)
        return NULL;
    for (char **part = parts; *part != NULL; part++)
        if (how == EDIT_LIST_ADD || strcmp (*part, name) != 0)
            g_ptr_array_add (names, *part);
    if (how == EDIT_LIST_ADD)
        g_ptr_array_add (names, (gpointer)name);
    g_ptr_array_add (names, NULL);
    return g_strjoinv ("; ", (char **)names->pdata);
}

static void
correct_at_random (Register *reg, GPtrArray *operations, gint day) {
    EditList how = (EditList)g_test_rand_int_range (0, 3);
    gint which = g_test_rand_int_range (how == EDIT_LIST_REPLACE ? -1 : 0, NAMES);
    const char *name = which < 0 ? "" : bodies[which];
    g_autofree char *wanted = apply (expected_on (operations, day), how, name);
    gint64 event = try_to_correct (reg, "addressees", name, how);
    Operation *operation;
    g_assert_cmpint (event != 0, ==, wanted != NULL);
    if (event == 0)
        return;
    operation = g_new0 (Operation, 1);
    operation->event = event;
    operation->list = g_steal_pointer (&wanted);
    operation->day[operation->n_days++] = day;
    g_ptr_array_add (operations, operation);
}

static void
undo_at_random (Register *reg, GPtrArray *operations, gint day) {
    Operation *operation
        = operations->len > 0 ? operations->pdata[g_test_rand_int_range (0, (gint)operations->len)] : NULL;
    if (operation == NULL || operation->n_days == G_N_ELEMENTS (operation->day))
        return;
    operation->event = fixture_undo (reg, operation->event);
    operation->day[operation->n_days++] = day;
}

static void
test_random (Fixture *fixture, gconstpointer data) {
    g_autoptr (GPtrArray) operations = g_ptr_array_new_with_free_func (free_operation);
    g_autoptr (GError) error = NULL;
    for (gint day = 0; day < 150; day++) {
        gint before = g_test_rand_int_range (0, day + 1);
        set_day (day);
        for (gint i = g_test_rand_int_range (0, 3); i > 0; i--)
            if (g_test_rand_int_range (0, 3) > 0)
                correct_at_random (fixture->reg, operations, day);
            else
                undo_at_random (fixture->reg, operations, day);
        expect_entries (fixture->reg, ENTRIES_ADDRESSEES, -1, expected_on (operations, day));
        expect_entries (fixture->reg, ENTRIES_ADDRESSEES, before, expected_on (operations, before));
        expect_bodies (fixture->reg, -1, expected_on (operations, day));
        expect_bodies (fixture->reg, before, expected_on (operations, before));
        for (guint i = 0; i < NAMES; i++) {
            g_assert_cmpuint (count_items_of (fixture->reg, bodies[i], -1), ==,
                              strstr (expected_on (operations, day), bodies[i]) != NULL);
            g_assert_cmpuint (count_items_of (fixture->reg, bodies[i], before), ==,
                              strstr (expected_on (operations, before), bodies[i]) != NULL);
        }
        g_assert_cmpstr (heading_differs (fixture->reg, 1, &error), ==, NULL);
        g_assert_no_error (error);
        if (day % 10 == 0)
            fixture_expect_fresh (fixture->reg);
    }
    g_assert_cmpuint (operations->len, >, 20);
}

/* ---- one by one ---- */

/* What stays keeps its place in the text and its confidence; what is typed has none and is sure. */
static void
test_places (Fixture *fixture, gconstpointer data) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = NULL, back = NULL;
    g_autoptr (SpanList) span = place_of ("Tỉnh ủy Mẫu");
    g_autofree char *place = span_list_to_json (span);
    gint64 event = try_to_correct (fixture->reg, "recipients", "Thường trực HĐND Mẫu (để biết); tỉnh ủy mẫu", 0);
    entries = query_entries (fixture->reg, 1, ENTRIES_RECIPIENTS, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, ==, 2);
    const QueryEntry *one = entries->pdata[0], *other = entries->pdata[1];
    g_assert_cmpstr (one->text, ==, "Thường trực HĐND Mẫu");
    g_assert_cmpstr (one->purpose, ==, "information");
    g_assert_cmpstr (one->span, ==, NULL);
    g_assert_cmpfloat (one->confidence, ==, 1);
    g_assert_cmpstr (other->purpose, ==, "report");
    g_assert_cmpstr (other->span, ==, place);
    fixture_undo (fixture->reg, event);
    back = query_entries (fixture->reg, 1, ENTRIES_RECIPIENTS, NULL, &error);
    one = back->pdata[0];
    g_assert_cmpuint (back->len, ==, 1);
    g_assert_cmpstr (one->text, ==, "Tỉnh ủy Mẫu");
    g_assert_cmpstr (one->span, ==, place);
    g_assert_cmpfloat (one->confidence, ==, 0.96);
}

static void
expect_reference (Register *reg, guint at, const char *number, const char *relation, const char *date,
                  const char *issuer, gint64 document) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = query_entries (reg, 1, ENTRIES_CITATIONS, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, >, at);
    const QueryEntry *entry = entries->pdata[at];
    g_assert_cmpstr (entry->text, ==, number);
    g_assert_cmpstr (entry->purpose, ==, relation);
    g_assert_cmpstr (entry->date, ==, date);
    g_assert_cmpstr (entry->issuer, ==, issuer);
    g_assert_cmpint (entry->document, ==, document);
}

static void
test_references (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = make_letter ("other.txt", "bb");
    fixture_set (&((DocumentRecord *)records->documents->pdata[0])->number, TEXT, "19-KL/TU");
    load_result_free (fixture_load (fixture->reg, records, TEXT));
    expect_reference (fixture->reg, 0, "8-NQ/TU", "basis", NULL, NULL, 0);
    g_assert_cmpint (try_to_correct (fixture->reg, "references",
                                     "implements số 19 -KL/TU ngày 3/4/2026 của Tỉnh ủy Mẫu", EDIT_LIST_ADD),
                     !=, 0);
    expect_reference (fixture->reg, 0, "8-NQ/TU", "basis", NULL, NULL, 0);
    expect_reference (fixture->reg, 1, "19-KL/TU", "implements", "2026-04-03", "Tỉnh ủy Mẫu", 2);
    /* said anew of one that is there: what is not said stays */
    g_assert_cmpint (try_to_correct (fixture->reg, "references", "basis: 19-KL/TU", EDIT_LIST_ADD), !=, 0);
    expect_reference (fixture->reg, 1, "19-KL/TU", "basis", "2026-04-03", "Tỉnh ủy Mẫu", 2);
    g_assert_cmpint (try_to_correct (fixture->reg, "references", "8-nq/tu", EDIT_LIST_REMOVE), !=, 0);
    expect_reference (fixture->reg, 0, "19-KL/TU", "basis", "2026-04-03", "Tỉnh ủy Mẫu", 2);
    g_assert_cmpint (try_to_correct (fixture->reg, "references", "7-NQ/TU của Ban Mẫu ngày 02.5.2026", 0), !=, 0);
    expect_reference (fixture->reg, 0, "7-NQ/TU", "mentions", "2026-05-02", "Ban Mẫu", 0);
}

static void
test_archive (Fixture *fixture, gconstpointer data) {
    g_assert_cmpint (try_to_correct (fixture->reg, "archive", "VT, NC (A, B); TH,, vt", 0), !=, 0);
    expect_entries (fixture->reg, ENTRIES_ARCHIVE, -1, "VT; NC (A, B); TH");
    g_assert_cmpint (try_to_correct (fixture->reg, "archive", "", 0), !=, 0);
    expect_entries (fixture->reg, ENTRIES_ARCHIVE, -1, "");
}

static void
test_refused (Fixture *fixture, gconstpointer data) {
    static const struct {
        const char *field, *value;
        EditList how;
    } rows[] = {
        { "addressees", "Sở Mẫu Một", EDIT_LIST_REPLACE },
        { "addressees", "Sở Mẫu Một", EDIT_LIST_ADD },
        { "addressees", "Sở Mẫu Hai", EDIT_LIST_REMOVE },
        { "addressees", " ; ", EDIT_LIST_ADD },
        { "recipients", "", EDIT_LIST_REMOVE },
        { "archive", "", EDIT_LIST_REPLACE },
        { "references", "Nghị quyết", EDIT_LIST_ADD },
        { "references", "9-NQ/TU ngày 31/2/2026", EDIT_LIST_ADD },
        { "references", "implements", EDIT_LIST_ADD },
        { "addressees", "\xff", EDIT_LIST_ADD },
        { "title", "Tên", EDIT_LIST_ADD },
        { "number", "1/KH-TU", EDIT_LIST_REMOVE },
    };
    gint64 before = 0, after = 0;
    sql_read_number (fixture->reg, "SELECT max (id) FROM events", 0, &before, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        g_assert_cmpint (try_to_correct (fixture->reg, rows[i].field, rows[i].value, rows[i].how), ==, 0);
    sql_read_number (fixture->reg, "SELECT max (id) FROM events", 0, &after, NULL);
    g_assert_cmpint (before, ==, after);
    expect_entries (fixture->reg, ENTRIES_ADDRESSEES, -1, "Sở Mẫu Một");
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    int status;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
#define ADD(path, test) g_test_add ("/track/lists/" path, Fixture, NULL, set_up, test, fixture_tear_down)
    ADD ("random", test_random);
    ADD ("places", test_places);
    ADD ("references", test_references);
    ADD ("archive", test_archive);
    ADD ("refused", test_refused);
    status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
