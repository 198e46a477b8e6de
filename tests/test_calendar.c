/* test_calendar.c - base/calendar: days off by year, working days, terms as the law counts them. */
#include "base/calendar.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

static PartialDate
day (const char *text) {
    PartialDate date = PARTIAL_DATE_NONE;
    g_assert_true (partial_date_parse (text, &date));
    return date;
}

static void
assert_day (PartialDate got, const char *expected) {
    g_autofree char *text = partial_date_format (got);
    g_assert_cmpstr (text, ==, expected);
}

/* Each year's weekdays off and weekend days worked, put together by hand from the notices; kept apart from the data file, so
 * that what is computed (make-up days, the tenth of the third lunar month) is held against what was announced. */
static void
test_decided_years (void) {
    static const struct {
        int year;
        const char *off, *worked;
    } years[] = {
        { 2019, "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02", "01-05 05-04" },
        { 2020, "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02", "" },
        { 2021, "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03", "" },
        { 2022, "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02", "" },
        { 2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04", "" },
        { 2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03", "05-04" },
        { 2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", "04-26" },
        { 2026, "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24", "01-10 08-22" },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (Calendar) calendar = calendar_load (NULL, &error);
    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
        g_autoptr (GString) off = g_string_new (NULL);
        g_autoptr (GString) worked = g_string_new (NULL);
        PartialDate at = partial_date_day (years[i].year, 1, 1);
        for (; at.year == years[i].year; at = partial_date_add_days (at, 1)) {
            GDateWeekday weekday;
            GDate date;
            CalendarDay what = calendar_day (calendar, at);
            g_date_clear (&date, 1);
            g_date_set_dmy (&date, (GDateDay)at.day, (GDateMonth)at.month, (GDateYear)at.year);
            weekday = g_date_get_weekday (&date);
            g_assert_false (what.provisional);
            g_assert_true (what.off == calendar_is_day_off (calendar, at));
            if (what.off && weekday < G_DATE_SATURDAY) {
                g_string_append_printf (off, "%s%02d-%02d", off->len > 0 ? " " : "", at.month, at.day);
                g_assert_nonnull (what.source);
            }
            if (!what.off && weekday >= G_DATE_SATURDAY)
                g_string_append_printf (worked, "%s%02d-%02d", worked->len > 0 ? " " : "", at.month, at.day);
        }
        g_assert_cmpstr (off->str, ==, years[i].off);
        g_assert_cmpstr (worked->str, ==, years[i].worked);
    }
}

static void
test_why (void) {
    static const struct {
        const char *day;
        DayKind kind;
        const char *other, *words;
    } days[] = {
        { "2026-04-25", DAY_WEEKEND, NULL, "Saturday" },
        { "2026-04-26", DAY_HOLIDAY, NULL, "Giỗ Tổ Hùng Vương" },
        { "2026-04-27", DAY_COMPENSATION, "2026-04-26", "day off for Giỗ Tổ Hùng Vương, which fell on Sunday" },
        { "2026-08-31", DAY_SWAPPED_OFF, "2026-08-22", "off in exchange for 22/8/2026" },
        { "2026-08-22", DAY_SWAPPED_WORKED, "2026-08-31", "worked in exchange for 31/8/2026" },
        { "2026-11-24", DAY_HOLIDAY, NULL, "Ngày Văn hóa Việt Nam (24/11)" },
        { "2025-11-24", DAY_WORKING, NULL, "Monday" },
        { "2018-12-31", DAY_SWAPPED_OFF, "2019-01-05", "off in exchange for 05/01/2019" },
        { "2026-06-30T17:00", DAY_WORKING, NULL, "Tuesday" },
    };
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
        CalendarDay what = calendar_day (calendar, day (days[i].day));
        g_autofree char *other = partial_date_format (what.other);
        g_autofree char *words = calendar_describe_day (calendar, day (days[i].day));
        g_assert_cmpint (what.kind, ==, days[i].kind);
        g_assert_cmpstr (other, ==, days[i].other);
        g_assert_cmpstr (words, ==, days[i].words);
    }
}

/* Nothing is decided: Tết by the lunar calendar of the meridian 105° E (2030 parts from the Chinese one), flagged. */
static void
test_undecided_years (void) {
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    CalendarDay what = calendar_day (calendar, day ("2030-02-02"));
    g_assert_cmpint (what.kind, ==, DAY_HOLIDAY);
    g_assert_cmpstr (what.name, ==, "Tết Nguyên đán");
    g_assert_true (what.provisional);
    what = calendar_day (calendar, day ("2030-02-06")); /* 1 to 5 February hold a Saturday and a Sunday */
    g_assert_cmpint (what.kind, ==, DAY_COMPENSATION);
    what = calendar_day (calendar, day ("2030-04-12"));
    g_assert_cmpstr (what.name, ==, "Giỗ Tổ Hùng Vương");
    g_assert_false (what.provisional);
    what = calendar_day (calendar, day ("2030-04-15")); /* an ordinary Monday, which a swap may still take */
    g_assert_false (what.off);
    g_assert_true (what.provisional);
    g_assert_false (calendar_day (calendar, day ("2030-07-10")).provisional);
    g_assert_true (calendar_day (calendar, day ("2030-09-03")).provisional);
    /* 24 November is not made up for where it falls on a weekend (2029: Saturday). */
    g_assert_cmpint (calendar_day (calendar, day ("2029-11-24")).kind, ==, DAY_HOLIDAY);
    g_assert_false (calendar_is_day_off (calendar, day ("2029-11-26")));
    /* Beyond the lunar data the fixed days are still there. */
    g_assert_true (calendar_is_day_off (calendar, day ("2150-04-30")));
    g_assert_true (calendar_is_day_off (calendar, day ("9999-01-01")));
    g_assert_true (calendar_is_day_off (calendar, day ("0001-05-01")));
}

static void
test_working_days (void) {
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    assert_day (calendar_next_working_day (calendar, day ("2026-02-14")), "2026-02-23");
    assert_day (calendar_next_working_day (calendar, day ("2026-08-22")), "2026-08-22"); /* a Saturday worked */
    assert_day (calendar_next_working_day (calendar, day ("2026-08-29")), "2026-09-03");
    assert_day (calendar_add_working_days (calendar, day ("2026-02-13"), 1), "2026-02-23");
    assert_day (calendar_add_working_days (calendar, day ("2026-02-23"), -1), "2026-02-13");
    assert_day (calendar_add_working_days (calendar, day ("2026-08-21"), 2), "2026-08-24");
    assert_day (calendar_add_working_days (calendar, day ("2026-02-14"), 0), "2026-02-14");
    g_assert_cmpint (calendar_working_days_between (calendar, day ("2026-02-13"), day ("2026-02-24")), ==, 2);
    g_assert_cmpint (calendar_working_days_between (calendar, day ("2026-02-24"), day ("2026-02-13")), ==, -2);
    g_assert_cmpint (calendar_working_days_between (calendar, day ("2026-02-14"), day ("2026-02-15")), ==, 0);
    assert_day (calendar_add_working_days (calendar, day ("9999-12-30"), 30), "9999-12-31");
    assert_day (calendar_next_working_day (calendar, day ("9999-12-31")), "9999-12-31");
}

static void
test_terms (void) {
    static const struct {
        const char *from;
        int count;
        TermUnit unit;
        const char *nominal, *end;
        gboolean provisional;
    } terms[] = {
        /* 15 days from 10 April: the 25th, a Saturday; Hùng Kings' day on the Sunday, made up on the Monday. */
        { "2026-04-10", 15, TERM_DAYS, "2026-04-25", "2026-04-28", FALSE },
        { "2026-04-10", 15, TERM_WORKING_DAYS, "2026-05-06", "2026-05-06", FALSE },
        { "2026-06-01", 10, TERM_DAYS, "2026-06-11", "2026-06-11", FALSE },
        { "2026-06-01T09:30", 1, TERM_DAYS, "2026-06-02", "2026-06-02", FALSE },
        { "2026-08-20", 5, TERM_WORKING_DAYS, "2026-08-26", "2026-08-26", FALSE }, /* Saturday 22 August is worked */
        { "2026-06-03", 2, TERM_WEEKS, "2026-06-17", "2026-06-17", FALSE },
        { "2026-01-31", 1, TERM_MONTHS, "2026-02-28", "2026-03-02", FALSE },
        { "2024-02-29", 1, TERM_YEARS, "2025-02-28", "2025-02-28", FALSE },
        { "2026-05-15", 6, TERM_MONTHS, "2026-11-15", "2026-11-16", FALSE },
        { "2026-01-20", 30, TERM_DAYS, "2026-02-19", "2026-02-23", FALSE }, /* in the midst of Tết */
        { "2026-06-30", 8, TERM_MONTHS, "2027-02-28", "2027-03-01", FALSE },
        { "2027-01-28", 10, TERM_DAYS, "2027-02-07", "2027-02-12", TRUE }, /* Tết 2027 is not decided */
        { "2027-01-28", 15, TERM_WORKING_DAYS, "2027-02-25", "2027-02-25", TRUE },
        { "2026-06-01", 0, TERM_DAYS, "2026-06-01", "2026-06-01", FALSE },
    };
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (terms); i++) {
        g_auto (LegalTerm) term = calendar_count_term (calendar, day (terms[i].from), terms[i].count, terms[i].unit);
        assert_day (term.nominal, terms[i].nominal);
        assert_day (term.end, terms[i].end);
        g_assert_cmpint (term.provisional, ==, terms[i].provisional);
        g_assert_nonnull (strstr (term.reason, "147(2)"));
        g_assert_true ((strstr (term.reason, "148(5)") != NULL)
                       == (partial_date_compare (term.nominal, term.end) != 0));
    }
}

static void
test_reason (void) {
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    g_auto (LegalTerm) counted = calendar_count_term (calendar, day ("2026-04-10"), 15, TERM_DAYS);
    g_auto (LegalTerm) moved = calendar_settle_last_day (calendar, day ("2026-05"));
    g_auto (LegalTerm) stays = calendar_settle_last_day (calendar, day ("2026-06-30"));
    g_auto (LegalTerm) later = calendar_settle_last_day (calendar, day ("2027-02-08"));
    g_assert_cmpstr (
        counted.reason, ==,
        "15 days from 10/4/2026, the first day not counted (Civil Code 2015, Article 147(2)): 25/4/2026; "
        "25/4/2026: Saturday; 26/4/2026: Giỗ Tổ Hùng Vương; 27/4/2026: day off for Giỗ Tổ Hùng Vương, which "
        "fell on Sunday; moves to the next working day, 28/4/2026 (Civil Code 2015, Article 148(5))");
    assert_day (moved.nominal, "2026-05-31");
    assert_day (moved.end, "2026-06-01");
    g_assert_cmpstr (stays.reason, ==, "");
    assert_day (stays.end, "2026-06-30");
    g_assert_true (later.provisional);
    g_assert_nonnull (strstr (later.reason, "provisional"));
}

/* A huge count ends somewhere, at once. */
static void
test_hostile_counts (void) {
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    for (int unit = TERM_DAYS; unit <= TERM_YEARS; unit++) {
        g_auto (LegalTerm) term = calendar_count_term (calendar, day ("2026-01-05"), G_MAXINT, (TermUnit)unit);
        g_auto (LegalTerm) late = calendar_count_term (calendar, day ("9999-12-31"), 50, (TermUnit)unit);
        g_assert_cmpint (term.end.year, >, 2026);
        assert_day (late.end, "9999-12-31");
    }
}

static char *
write_file (const char *text) {
    g_autoptr (GError) error = NULL;
    char *path = NULL;
    int fd = g_file_open_tmp ("calendar-XXXXXX.conf", &path, &error);
    g_assert_no_error (error);
    g_close (fd, NULL);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    return path;
}

static void
test_user_file (void) {
    g_autofree char *path = write_file ("[2027]\ntet = 2027-02-04;2027-02-05;2027-02-06;2027-02-07;2027-02-08\n"
                                        "tet.source = Thông báo thử\noff.1 = 2027-03-01;Ngày truyền thống\n"
                                        "swap.1 = 2027-04-15;2027-04-10\n"
                                        "[2026]\nswap.2 =\n");
    g_autoptr (GError) error = NULL;
    g_autoptr (Calendar) calendar = calendar_load (path, &error);
    CalendarDay what;
    g_assert_no_error (error);
    what = calendar_day (calendar, day ("2027-02-04"));
    g_assert_cmpstr (what.source, ==, "Thông báo thử");
    g_assert_false (what.provisional);
    g_assert_true (calendar_is_day_off (calendar, day ("2027-02-10"))); /* for the Saturday and the Sunday */
    g_assert_false (calendar_is_day_off (calendar, day ("2027-02-11")));
    what = calendar_day (calendar, day ("2027-03-01"));
    g_assert_true (what.off);
    g_assert_cmpstr (what.name, ==, "Ngày truyền thống");
    g_assert_false (calendar_is_day_off (calendar, day ("2027-04-10")));
    g_assert_true (calendar_is_day_off (calendar, day ("2027-04-15")));
    g_assert_false (calendar_is_day_off (calendar, day ("2026-08-31"))); /* taken away */
    g_assert_true (calendar_is_day_off (calendar, day ("2026-01-02")));  /* the rest of the year stays */
    g_unlink (path);
}

static void
test_wrong_user_files (void) {
    static const struct {
        const char *text;
        const char *place;
    } files[] = {
        { "[2027]\ntet = 2027-02-04;2027-02-05\n", "[2027] tet" },
        { "[2027]\ntet = 2027-02-30;2027-02-05;2027-02-06;2027-02-07;2027-02-08\n", "[2027] tet" },
        { "[2027]\nswap.1 = 2027-04-15\n", "[2027] swap.1" },
        { "[2027]\noff.1 = 2027-04-15\n", "[2027] off.1" },
        { "[2027]\nnghi = 2027-04-15\n", "[2027] nghi" },
        { "[2027]\nnational-second = 2026-09-01\n", "[2027] national-second" },
        { "[holiday own]\nname = X\nday = 13-01\n", "[holiday own] day" },
        { "[holiday own]\nday = 03-01\n", "[holiday own] name" },
        { "[lunar]\n2090 = 2089-01-30;2090-04-09\n", "[lunar] 2090" },
        { "[27]\ntet =\n", "[27]" },
        { "tet\n", "" },
        { "[2027]\ntet.source = \xff\n", "UTF-8" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
        g_autofree char *path = write_file (files[i].text);
        g_autoptr (GError) error = NULL;
        Calendar *calendar = calendar_load (path, &error);
        g_assert_null (calendar);
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
        g_assert_nonnull (strstr (error->message, path));
        g_assert_nonnull (strstr (error->message, files[i].place));
        g_unlink (path);
    }
    {
        g_autoptr (GError) error = NULL;
        g_assert_null (calendar_load ("/nonexistent/holidays.conf", &error));
        g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND);
    }
}

static gpointer
count_days_off (gpointer calendar) {
    guint count = 0;
    for (PartialDate at = day ("2000-01-01"); at.year < 2060; at = partial_date_add_days (at, 1))
        count += calendar_is_day_off (calendar, at);
    return GUINT_TO_POINTER (count);
}

static void
test_threads (void) {
    g_autoptr (Calendar) calendar = calendar_load (NULL, NULL);
    GThread *threads[4];
    gpointer first;
    for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("count", count_days_off, calendar);
    first = g_thread_join (threads[0]);
    for (gsize i = 1; i < G_N_ELEMENTS (threads); i++)
        g_assert_true (g_thread_join (threads[i]) == first);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/base/calendar/decided-years", test_decided_years);
    g_test_add_func ("/base/calendar/why", test_why);
    g_test_add_func ("/base/calendar/undecided-years", test_undecided_years);
    g_test_add_func ("/base/calendar/working-days", test_working_days);
    g_test_add_func ("/base/calendar/terms", test_terms);
    g_test_add_func ("/base/calendar/reason", test_reason);
    g_test_add_func ("/base/calendar/hostile-counts", test_hostile_counts);
    g_test_add_func ("/base/calendar/user-file", test_user_file);
    g_test_add_func ("/base/calendar/wrong-user-files", test_wrong_user_files);
    g_test_add_func ("/base/calendar/threads", test_threads);
    return g_test_run ();
}
