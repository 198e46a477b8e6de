/* test_base.c - base/: text, patterns, dates. */
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/pattern.h"
#include "base/text.h"

static void
test_fold (void) {
    static const struct {
        const char *one, *other;
    } same[] = {
        { "uỷ ban", "Ủy  Ban" },     { "HOÀ BÌNH", "hòa bình" },   { "tuỳ", "tùy" },   { "luỹ kế", "lũy kế" },
        { "khoẻ", "khỏe" },          { "2021–2030", "2021-2030" }, { "“a”", "\"a\"" }, { "a\u00a0b", "a b" },
        { "Kế hoạch.", "kế hoạch" }, { "e\u0302\u0301", "ế" },
    };
    static const struct {
        const char *one, *other;
    } different[] = {
        { "quý", "qúy" },
        { "toán", "tóan" },
        { "hoàn", "hoan" },
        { "bo", "bó" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
        g_assert_true (text_equal (same[i].one, same[i].other));
    for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
        g_assert_false (text_equal (different[i].one, different[i].other));
}

static void
test_unaccent (void) {
    g_autofree char *plain = text_unaccent ("Đôn đốc Ủy ban", -1);
    g_assert_cmpstr (plain, ==, "don doc uy ban");
}

static void
test_shorten (void) {
    static const struct {
        const char *text;
        glong most;
        const char *shown;
    } cases[] = {
        { "Lập hồ sơ", 9, "Lập hồ sơ" },
        { "Lập hồ sơ đất", 10, "Lập hồ sơ…" },
        { "Lập hồ sơ đất", 9, "Lập hồ…" },
        { "nghiêng", 5, "nghi…" },
        { " nghiêng", 5, " ngh…" },
        { "", 1, "" },
        { "ớ", 1, "ớ" },
        { "ớờ", 1, "…" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *shown = text_shorten (cases[i].text, cases[i].most);
        g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_folded_map (void) {
    const char *text = "xx Tuỳ chọn ĐÚNG hạn";
    Span all = { 3, strlen (text) };
    g_autoptr (FoldedText) folded = folded_text_new (text, all);
    const char *found = strstr (folded->folded, "đúng");
    g_assert_nonnull (found);
    gsize at = found - folded->folded;
    Span span = folded_text_span (folded, at, at + strlen ("đúng"));
    g_autofree char *original = g_strndup (text + span.start, span_length (span));
    g_assert_cmpstr (original, ==, "ĐÚNG");
    g_assert_cmpuint (folded->origin[folded->length], ==, strlen (text));
}

static void
test_folded_squeeze (void) {
    const char *text = "Ủy  ban\n nhân";
    g_autoptr (FoldedText) folded = folded_text_new (text, (Span){ 0, strlen (text) });
    folded_text_squeeze (folded);
    g_assert_cmpstr (folded->folded, ==, "ủy ban nhân");
    const char *found = strstr (folded->folded, "nhân");
    Span span = folded_text_span (folded, found - folded->folded, folded->length);
    g_autofree char *original = g_strndup (text + span.start, span_length (span));
    g_assert_cmpstr (original, ==, "nhân");
}

static void
test_spans (void) {
    const char *text = "  a b ;\n c";
    Span span = span_trim (text, (Span){ 0, 7 }, ";");
    g_assert_cmpuint (span.start, ==, 2);
    g_assert_cmpuint (span.end, ==, 5);
    g_autoptr (SpanList) list = span_list_new (2, 5);
    span_list_append (list, 9, 10);
    g_autofree char *joined = span_list_join (text, list);
    g_assert_cmpstr (joined, ==, "a b c");
}

static void
test_pattern (void) {
    PatternMatch match;
    const char *subject = "trước ngày 30/6/2022";
    g_assert_true (pattern_match (pattern_peek ("ngày (\\d+)/(\\d+)(x)?"), subject, strlen (subject), 0, &match));
    g_autofree char *day = pattern_dup_group (&match, subject, 1);
    g_assert_cmpstr (day, ==, "30");
    g_assert_false (pattern_has_group (&match, 3));
    g_autoptr (GError) error = NULL;
    g_assert_null (pattern_new ("(", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
}

/* An expression that backtracks without end on this subject must come back, as no match. */
/* Interpreted at first, machine code from some point on, in several threads at once: the same places all the time. */
static gpointer
find_often (gpointer data) {
    const Pattern *pattern = data;
    const char *subject = "trước ngày 30 tháng 6 năm 2026";

    for (guint i = 0; i < 2000; i++) {
        PatternMatch match;
        if (!pattern_match (pattern, subject, strlen (subject), 0, &match) || match.count != 3
            || match.groups[1].start != strlen ("trước ngày ") || span_length (match.groups[2]) != 1)
            return NULL;
    }
    return data;
}

static void
test_pattern_often (void) {
    g_autoptr (Pattern) pattern = pattern_new ("ngày (\\d+) tháng (\\d+)", NULL);
    GThread *threads[4];

    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("finder", find_often, pattern);
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_assert_true (g_thread_join (threads[i]) == pattern);
}

static void
test_pattern_limit (void) {
    g_autofree char *subject = g_strnfill (60, 'a');
    g_assert_false (pattern_matches ("^(a+)+$b", subject));
}

static void
test_dates (void) {
    PartialDate date;
    static const char *const good[] = { "2022", "2022-03", "2022-03-17", "2024-09-15T17:00", "2024-02-29" };
    static const char *const bad[] = { "", "22", "2022-13", "2022-02-30", "2022-3-1", "2022-03-17x", "2022-03-17T5" };
    for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
        g_assert_true (partial_date_parse (good[i], &date));
        g_autofree char *again = partial_date_format (date);
        g_assert_cmpstr (again, ==, good[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
        g_assert_false (partial_date_parse (bad[i], &date));
    g_assert_true (partial_date_parse ("2022-02", &date));
    g_autofree char *last = partial_date_format (partial_date_last_day (date));
    g_assert_cmpstr (last, ==, "2022-02-28");
    g_assert_cmpint (partial_date_days_between (partial_date_day (2025, 12, 31), partial_date_day (2026, 1, 2)), ==, 2);
    g_autofree char *moved = partial_date_format (partial_date_add_months (partial_date_day (2026, 1, 31), 1));
    g_assert_cmpstr (moved, ==, "2026-02-28");
    g_autofree char *printed = partial_date_format_vietnamese (partial_date_day (2026, 6, 5));
    g_assert_cmpstr (printed, ==, "05/6/2026");
}

static void
test_now (void) {
    g_setenv ("DONDOC_NOW", "2026-09-30T18:30:00Z", TRUE);
    g_autofree char *now = date_now ();
    g_assert_cmpstr (now, ==, "2026-10-01T01:30:00+07:00");
    g_setenv ("DONDOC_NOW", "2026-09-30", TRUE);
    g_autofree char *today = partial_date_format (date_today ());
    g_assert_cmpstr (today, ==, "2026-09-30");
    g_unsetenv ("DONDOC_NOW");
}

static void
test_has_one_of (void) {
    const char *text = "giao Sở Y tế chủ trì";
    g_assert_true (text_has_one_of (text, strlen (text), "phối hợp|chủ trì"));
    g_assert_true (text_has_one_of (text, strlen (text), "giao"));
    g_assert_false (text_has_one_of (text, strlen (text), "phối hợp|tham gia"));
    g_assert_false (text_has_one_of (text, strlen ("giao Sở"), "Y tế"));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/base/text/fold", test_fold);
    g_test_add_func ("/base/text/unaccent", test_unaccent);
    g_test_add_func ("/base/text/shorten", test_shorten);
    g_test_add_func ("/base/text/folded-map", test_folded_map);
    g_test_add_func ("/base/text/squeeze", test_folded_squeeze);
    g_test_add_func ("/base/text/spans", test_spans);
    g_test_add_func ("/base/pattern/groups", test_pattern);
    g_test_add_func ("/base/pattern/often", test_pattern_often);
    g_test_add_func ("/base/pattern/limit", test_pattern_limit);
    g_test_add_func ("/base/date/forms", test_dates);
    g_test_add_func ("/base/date/now", test_now);
    g_test_add_func ("/base/text/has-one-of", test_has_one_of);
    return g_test_run ();
}
