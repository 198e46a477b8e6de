/* test_track_occurrences.c - track/occurrences: rule and first day in, days out. */
#include "track/occurrences.h"

static void
check (const char *rule, const char *from, const char *expected) {
    PartialDate counts_from, day;
    g_autoptr (GString) found = g_string_new (NULL);
    g_assert_true (partial_date_parse (from, &counts_from));
    g_autoptr (Occurrences) occurrences = occurrences_new (rule, counts_from);
    g_assert_nonnull (occurrences);
    for (int i = 0; i < 4 && occurrences_next (occurrences, &day); i++) {
        g_autofree char *text = partial_date_format (day);
        g_string_append_printf (found, "%s%s", i > 0 ? " " : "", text);
    }
    if (g_strcmp0 (found->str, expected) != 0)
        g_error ("%s from %s: %s, expected %s", rule, from, found->str, expected);
}

static void
test_rules (void) {
    static const struct {
        const char *rule, *from, *days;
    } rows[] = {
        { "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2022-03-17", "2022-11-30 2023-11-30 2024-11-30 2025-11-30" },
        { "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2022-12-01", "2023-11-30 2024-11-30 2025-11-30 2026-11-30" },
        { "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2022-11-30", "2022-11-30 2023-11-30 2024-11-30 2025-11-30" },
        { "FREQ=MONTHLY;BYMONTHDAY=20", "2022-11-21", "2022-12-20 2023-01-20 2023-02-20 2023-03-20" },
        { "FREQ=MONTHLY;BYMONTHDAY=30", "2023-01-01", "2023-01-30 2023-02-28 2023-03-30 2023-04-30" },
        { "FREQ=MONTHLY;BYMONTHDAY=31", "2024-01-01", "2024-01-31 2024-02-29 2024-03-31 2024-04-30" },
        { "FREQ=WEEKLY;BYDAY=FR;BYHOUR=16", "2026-09-30", "2026-10-02 2026-10-09 2026-10-16 2026-10-23" },
        { "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=1", "2026-02-01", "2026-06-01 2026-12-01 2027-06-01 2027-12-01" },
        { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2023-01-01", "2023-02-28 2024-02-29 2025-02-28 2026-02-28" },
        /* without a day: the last of the period */
        { "FREQ=WEEKLY", "2026-09-30", "2026-10-04 2026-10-11 2026-10-18 2026-10-25" },
        { "FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-02-28 2026-03-31 2026-04-30" },
        { "FREQ=MONTHLY;INTERVAL=3", "2026-02-10", "2026-03-31 2026-06-30 2026-09-30 2026-12-31" },
        { "FREQ=MONTHLY;INTERVAL=6", "2026-07-01", "2026-12-31 2027-06-30 2027-12-31 2028-06-30" },
        { "FREQ=YEARLY", "2026-02-10", "2026-12-31 2027-12-31 2028-12-31 2029-12-31" },
        { "FREQ=YEARLY;BYMONTH=2", "2026-02-10", "2026-02-28 2027-02-28 2028-02-29 2029-02-28" },
        { "FREQ=YEARLY;INTERVAL=3", "2022-03-17", "2024-12-31 2027-12-31 2030-12-31 2033-12-31" },
        { "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15", "2026-01-20", "2026-04-15 2026-07-15 2026-10-15 2027-01-15" },
        { "FREQ=YEARLY;BYMONTH=1,4,7,10", "2026-02-10", "2026-04-30 2026-07-31 2026-10-31 2027-01-31" },
        { "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "2026-01-10", "2026-03-15 2026-06-15 2026-09-15 2026-12-15" },
        { "FREQ=DAILY", "2026-12-30", "2026-12-30 2026-12-31 2027-01-01 2027-01-02" },
        /* with an end */
        { "FREQ=MONTHLY;COUNT=2", "2026-01-31", "2026-01-31 2026-02-28" },
        { "FREQ=MONTHLY;UNTIL=20260301", "2026-01-31", "2026-01-31 2026-02-28" },
        { "freq=yearly;bymonth=11;bymonthday=30;count=1", "2022-03-17", "2022-11-30" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        check (rows[i].rule, rows[i].from, rows[i].days);
}

static void
test_refused (void) {
    static const char *const rules[] = { NULL,
                                         "",
                                         "nonsense",
                                         "FREQ=HOURLY",
                                         "INTERVAL=2",
                                         "FREQ=YEARLY;INTERVAL=0",
                                         "FREQ=MONTHLY;X=1",
                                         "FREQ=MONTHLY;INTERVAL=100000000",
                                         "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=x" };
    PartialDate day;
    for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
        g_autoptr (Occurrences) occurrences = occurrences_new (rules[i], partial_date_day (2026, 1, 1));
        g_assert_true (occurrences == NULL || !occurrences_next (occurrences, &day));
    }
    g_assert_null (occurrences_new ("FREQ=DAILY", PARTIAL_DATE_NONE));
}

/* A day that never comes, and a rule without end, both stop. */
static void
test_bounded (void) {
    PartialDate day;
    guint count = 0;
    g_autoptr (Occurrences) never
        = occurrences_new ("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=30", partial_date_day (2026, 1, 1));
    g_autoptr (Occurrences) always = occurrences_new ("FREQ=DAILY", partial_date_day (2026, 1, 1));
    g_assert_true (never == NULL || !occurrences_next (never, &day));
    while (occurrences_next (always, &day))
        count++;
    g_assert_cmpuint (count, <=, OCCURRENCES_MAX);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/track/occurrences/rules", test_rules);
    g_test_add_func ("/track/occurrences/refused", test_refused);
    g_test_add_func ("/track/occurrences/bounded", test_bounded);
    return g_test_run ();
}
