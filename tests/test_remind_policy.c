/* test_remind_policy.c - remind/policy: what is owed on a day, days off, overrides. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "remind/policy.h"

static PartialDate
day_of (const char *text) {
    PartialDate day;
    g_assert_true (partial_date_parse (text, &day));
    return day;
}

static Calendar *
load_calendar (void) {
    g_autoptr (GError) error = NULL;
    Calendar *calendar = calendar_load (NULL, &error);
    g_assert_no_error (error);
    return calendar;
}

/* The level owed for a deadline, NULL for nothing. */
static char *
ask (const ReminderPolicy *policy, Audience audience, const char *in_force, const char *day) {
    Calendar *calendar = load_calendar ();
    ReminderOwed owed;
    gboolean any = policy_owed_by_deadline (policy, calendar, audience, day_of (in_force), day_of (day), &owed);
    calendar_free (calendar);
    return any ? reminder_level_name (&owed) : NULL;
}

static void
test_levels (void) {
    static const struct {
        const char *in_force, *day, *body, *superior;
    } cases[] = {
        { "2026-06-30", "2026-05-28", NULL, NULL },        /* too early */
        { "2026-06-30", "2026-05-29", "before-30", NULL }, /* 31/5 is a Sunday: told on Friday */
        { "2026-06-30", "2026-06-01", "before-30", NULL },
        { "2026-06-30", "2026-06-22", "before-30", NULL }, /* the day before the next level: still the same one */
        { "2026-06-30", "2026-06-23", "before-7", NULL },
        { "2026-06-30", "2026-06-26", "before-3", NULL }, /* 27/6 is a Saturday: told on Friday */
        { "2026-06-30", "2026-06-27", NULL, NULL },       /* nobody works */
        { "2026-06-30", "2026-06-30", "due", NULL },
        { "2026-06-30", "2026-07-01", "late-1", NULL },
        { "2026-06-30", "2026-07-07", "late-1", NULL },
        { "2026-06-30", "2026-07-08", "late-8", NULL },
        { "2026-06-30", "2026-07-15", "late-15", "escalation-15" },
        { "2026-06-30", "2026-07-22", "late-22", "escalation-15" },
        { "2026-06-26", "2026-06-29", "late-1", NULL }, /* due on Friday: late on Saturday, told on Monday */
        { "2026-04-29", "2026-05-04", "late-1", NULL }, /* 30/4 to 3/5 are off */
        { "2026-06-30", "2027-06-30", "late-365", "escalation-15" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *body = ask (&reminder_policy_default, AUDIENCE_BODY, cases[i].in_force, cases[i].day);
        g_autofree char *superior = ask (&reminder_policy_default, AUDIENCE_SUPERIOR, cases[i].in_force, cases[i].day);
        g_assert_cmpstr (body, ==, cases[i].body);
        g_assert_cmpstr (superior, ==, cases[i].superior);
    }
}

/* Each day of a year for deadlines on each day of a year: a level once owed is not owed again after a later one, and nobody is told on
 * a day off. */
static void
test_order (void) {
    Calendar *calendar = load_calendar ();
    for (int shift = 0; shift < 365; shift += 13) {
        PartialDate in_force = partial_date_add_days (day_of ("2026-01-01"), shift);
        int last = G_MAXINT;
        for (int offset = -60; offset < 90; offset++) {
            PartialDate day = partial_date_add_days (in_force, offset);
            ReminderOwed owed;
            int rank;
            if (!policy_owed_by_deadline (&reminder_policy_default, calendar, AUDIENCE_BODY, in_force, day, &owed))
                continue;
            g_assert_false (calendar_is_day_off (calendar, day));
            rank = owed.level == LEVEL_BEFORE ? owed.days : -owed.days;
            g_assert_cmpint (rank, <=, last);
            last = rank;
        }
    }
    calendar_free (calendar);
}

static void
test_no_repeat (void) {
    ReminderPolicy policy = reminder_policy_default;
    policy.after_every = 0;
    g_autofree char *late = ask (&policy, AUDIENCE_BODY, "2026-06-30", "2026-09-30");
    g_assert_cmpstr (late, ==, "late-1");
    policy.n_after = 0;
    g_autofree char *none = ask (&policy, AUDIENCE_BODY, "2026-06-30", "2026-09-30");
    g_assert_null (none);
    policy.after_every = 10;
    g_autofree char *tenth = ask (&policy, AUDIENCE_BODY, "2026-06-30", "2026-07-10");
    g_assert_cmpstr (tenth, ==, "late-10");
    policy.on = FALSE;
    g_autofree char *off = ask (&policy, AUDIENCE_BODY, "2026-06-30", "2026-07-10");
    g_assert_null (off);
}

static void
test_days_off_count (void) {
    ReminderPolicy policy = reminder_policy_default;
    policy.working_days_only = FALSE;
    g_autofree char *saturday = ask (&policy, AUDIENCE_BODY, "2026-06-30", "2026-06-27");
    g_assert_cmpstr (saturday, ==, "before-3");
}

static void
test_rhythm (void) {
    Calendar *calendar = load_calendar ();
    ReminderOwed owed;
    g_assert_false (policy_owed_by_rhythm (&reminder_policy_default, calendar, day_of ("2026-06-01"),
                                           day_of ("2026-06-30"), &owed));
    g_assert_true (policy_owed_by_rhythm (&reminder_policy_default, calendar, day_of ("2026-06-01"),
                                          day_of ("2026-07-01"), &owed));
    g_assert_cmpint (partial_date_compare (owed.deadline, day_of ("2026-07-01")), ==, 0);
    g_assert_true (policy_owed_by_rhythm (&reminder_policy_default, calendar, day_of ("2026-06-01"),
                                          day_of ("2026-07-30"), &owed));
    g_assert_cmpint (partial_date_compare (owed.deadline, day_of ("2026-07-01")), ==, 0);
    calendar_free (calendar);
}

static Configuration *
load (const char *text, GError **error) {
    g_autofree char *path = NULL;
    int file = g_file_open_tmp ("dondoc-policy-XXXXXX", &path, NULL);
    g_assert_cmpint (file, >=, 0);
    g_assert_cmpint (write (file, text, strlen (text)), ==, (gssize)strlen (text));
    close (file);
    Configuration *configuration = configuration_load (path, error);
    g_unlink (path);
    return configuration;
}

static void
test_overrides (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) configuration
        = load ("[reminders]\nbefore-days=10\n"
                "[reminders plan 45/KH-UBND]\nbefore-days=20;5\nnudge-every-days=0\n"
                "[reminders body Sở Mẫu Một]\non=false\n",
                &error);
    ReminderPolicy policy;
    g_assert_no_error (error);
    g_assert_cmpuint (configuration_peek_warnings (configuration)->len, ==, 0);
    g_assert_true (reminder_policy_read (configuration, "46/KH-UBND", "Sở Mẫu Hai", &policy, &error));
    g_assert_cmpuint (policy.n_before, ==, 1);
    g_assert_cmpint (policy.before[0], ==, 10);
    g_assert_true (policy.on);
    g_assert_true (reminder_policy_read (configuration, "45/kh-ubnd", "sở mẫu một", &policy, &error));
    g_assert_cmpuint (policy.n_before, ==, 2);
    g_assert_cmpint (policy.nudge_every, ==, 0);
    g_assert_false (policy.on);
}

static void
test_wrong_settings (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Configuration) configuration = load ("[reminders]\nbefore-days=10;soon\n", &error);
    ReminderPolicy policy;
    g_assert_no_error (error);
    g_assert_false (reminder_policy_read (configuration, NULL, NULL, &policy, &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_clear_error (&error);
    g_autoptr (Configuration) none = load ("[reminders plan 45/KH-UBND]\non=perhaps\n", &error);
    g_assert_null (none);
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/remind/policy/levels", test_levels);
    g_test_add_func ("/remind/policy/order", test_order);
    g_test_add_func ("/remind/policy/no-repeat", test_no_repeat);
    g_test_add_func ("/remind/policy/days-off-count", test_days_off_count);
    g_test_add_func ("/remind/policy/rhythm", test_rhythm);
    g_test_add_func ("/remind/policy/overrides", test_overrides);
    g_test_add_func ("/remind/policy/wrong-settings", test_wrong_settings);
    return g_test_run ();
}
