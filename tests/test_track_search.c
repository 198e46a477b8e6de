/* test_track_search.c - track/search: what a query means, where its words stand, the index in step. */
#include "tests/track_fixture.h"
#include "track/search.h"
#include "track/search_rank.h"
#include "track/sql.h"

static void
expect_expression (const char *words, guint n, const char *wanted) {
    char *arguments[] = { (char *)words };
    g_autoptr (GError) error = NULL;
    g_autoptr (SearchQuery) query = search_query_new (arguments, 1, &error);
    g_autofree char *expression = NULL;
    guint found;
    g_assert_no_error (error);
    expression = search_query_expression (query, &found);
    g_assert_cmpstr (expression, ==, wanted);
    g_assert_cmpuint (found, ==, n);
}

static void
test_expressions (void) {
    expect_expression ("kho", 1, "(folded : \"kho\")");
    expect_expression ("Hồ sơ", 2,
                       "((folded : \"ho\" AND folded : \"so\") OR (printed : \"hồ\" AND printed : \"sơ\"))");
    expect_expression ("\"hồ sơ\" -đất tài*", 2,
                       "((folded : \"ho so\" AND folded : \"tai\" *) OR (printed : \"hồ sơ\" AND printed : \"tài\" *))"
                       " NOT (printed : \"đất\")");
    expect_expression ("31/KH-UBND", 1, "(folded : \"31 kh ubnd\")");
    expect_expression ("kho -\"kho cu\" -bai", 1, "(folded : \"kho\") NOT (folded : \"kho cu\" OR folded : \"bai\")");
    expect_expression ("\"hồ sơ", 1, "((folded : \"ho so\") OR (printed : \"hồ sơ\"))");
    expect_expression (
        "\"lưu trữ\"* () AND", 2,
        "((folded : \"luu tru\" * AND folded : \"and\") OR (printed : \"lưu trữ\" * AND folded : \"and\"))");
    expect_expression ("uỷ", 1, "((folded : \"uy\") OR (printed : \"ủy\"))");
}

static void
test_nothing_to_look_for (void) {
    static const char *const queries[] = { "", "-", "\"", "*", "-hồ", "()", "-\"a b\"" };
    for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
        char *arguments[] = { (char *)queries[i] };
        g_autoptr (GError) error = NULL;
        g_assert_null (search_query_new (arguments, 1, &error));
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE);
    }
}

static void
test_spans (void) {
    char *arguments[] = { "\"hồ sơ\" tài*" };
    const char *text = "Lập Hồ-sơ, tài liệu; hồ chứa; Tài chính";
    g_autoptr (SearchQuery) query = search_query_new (arguments, 1, NULL);
    g_autoptr (SpanList) spans = search_query_spans (query, text);
    static const char *const wanted[] = { "Hồ-sơ", "tài", "Tài" };
    g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (wanted));
    for (guint i = 0; i < spans->len; i++) {
        Span span = g_array_index (spans, Span, i);
        g_autofree char *word = g_strndup (text + span.start, span_length (span));
        g_assert_cmpstr (word, ==, wanted[i]);
    }
}

static guint
count_hits (Register *reg, const char *words) {
    char *arguments[] = { (char *)words };
    StateMoment moment = fixture_moment ("2026-09-30", NULL);
    QueryFilter filter = { .targets = TRUE, .articles = TRUE };
    g_autoptr (GError) error = NULL;
    g_autoptr (SearchQuery) query = search_query_new (arguments, 1, &error);
    g_autoptr (GArray) hits = search_run (reg, query, &filter, &moment, &error);
    g_assert_no_error (error);
    return hits->len;
}

/* What any statement changes is found after the commit, whoever wrote it. */
static void
test_in_step (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "a");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_assert_cmpuint (count_hits (fixture->reg, "quy trinh"), ==, 1);
    g_assert_cmpuint (count_hits (fixture->reg, "31/KH-UBND"), ==, 5); /* four items and the document */
    g_assert_true (register_begin (fixture->reg, TRUE, NULL));
    g_assert_true (sql_run (fixture->reg, "UPDATE items SET text = 'Đào giếng' WHERE id = 1", NULL));
    g_assert_true (register_commit (fixture->reg, NULL));
    g_assert_cmpuint (count_hits (fixture->reg, "quy trinh"), ==, 0);
    g_assert_cmpuint (count_hits (fixture->reg, "dao gieng"), ==, 1);
    g_assert_true (register_begin (fixture->reg, TRUE, NULL));
    g_assert_true (sql_run (
        fixture->reg, "UPDATE item_bodies SET name = 'Ban Mẫu Bảy', folded = 'ban mẫu bảy' WHERE item = 1", NULL));
    register_rollback (fixture->reg);
    g_assert_cmpuint (count_hits (fixture->reg, "mẫu bảy"), ==, 0);
}

static gint64
read_number (Register *reg, const char *sql) {
    gint64 number = -1;
    g_assert_true (sql_read_number (reg, sql, -1, &number, NULL));
    return number;
}

/* relevance() is FTS5's own bm25(); is_exact() tells of the phrases behind those that are weighed. */
static void
test_rank (Fixture *fixture, gconstpointer data) {
    g_autoptr (FileRecords) records = fixture_plan ("plan.txt", "a");
    g_autoptr (LoadResult) loaded = fixture_load (fixture->reg, records, FIXTURE_TEXT);
    g_assert_true (search_rank_add_functions (fixture->reg, NULL));
    g_assert_true (search_rank_add_functions (fixture->reg, NULL));
    static const char *const queries[]
        = { "folded : \"31 kh ubnd\"", "folded : \"quy\" *", "folded : \"so\" AND folded : \"31\"",
            "(folded : \"so\") NOT (folded : \"xyz\")" };
    for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
        g_autofree char *found
            = g_strdup_printf ("SELECT count (*) FROM search_index WHERE search_index MATCH '%s'", queries[i]);
        g_autofree char *differs = g_strdup_printf (
            "SELECT count (*) FROM (SELECT relevance (search_index) AS ours, bm25 (search_index) AS theirs FROM search_index"
            " WHERE search_index MATCH '%s') WHERE abs (ours - theirs) > 1e-9",
            queries[i]);
        g_assert_cmpint (read_number (fixture->reg, found), >, 0);
        g_assert_cmpint (read_number (fixture->reg, differs), ==, 0);
    }
    g_assert_cmpint (
        read_number (fixture->reg,
                     "SELECT count (*) FROM (SELECT is_exact (search_index, 1) AS e FROM search_index WHERE"
                     " search_index MATCH '(folded : \"quy\") OR (printed : \"quy\")') WHERE NOT e"),
        ==, 0);
    g_assert_cmpint (
        read_number (fixture->reg,
                     "SELECT count (*) FROM (SELECT is_exact (search_index, 1) AS e FROM search_index WHERE"
                     " search_index MATCH '(folded : \"quy\") OR (printed : \"quỳ\")') WHERE e"),
        ==, 0);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/track/search/expressions", test_expressions);
    g_test_add_func ("/track/search/nothing-to-look-for", test_nothing_to_look_for);
    g_test_add_func ("/track/search/spans", test_spans);
    g_test_add ("/track/search/in-step", Fixture, NULL, fixture_set_up, test_in_step, fixture_tear_down);
    g_test_add ("/track/search/rank", Fixture, NULL, fixture_set_up, test_rank, fixture_tear_down);
    return g_test_run ();
}
