/* calendar.c - see calendar.h. What the data says is read in calendar_data.c; here days are worked out and counted. */
#include "base/calendar.h"

#include <string.h>

#include "base/calendar_data.h"
#include "base/i18n.h"

#define SEARCH_DAYS_MAX        400  /* no run of days off comes near; a user's file could make one */
#define FINGERPRINT_FIRST_YEAR 2010 /* no register is older; beyond the last one only weekends are known */
#define FINGERPRINT_LAST_YEAR  2045
#define SWAP_REACH_DAYS        7 /* how far from a holiday a decision still to come may swap days; nearly all were within */

/* The days of one year, by day of the year, made when first asked for. */
typedef struct {
    gboolean provisional;
    CalendarDay days[366];
} Year;

struct Calendar {
    CalendarData *data;
    GMutex lock;
    GHashTable *years; /* year to Year */
    char *fingerprint; /* NULL until somebody asked */
};

Calendar *
calendar_load (const char *user_file, GError **error) {
    CalendarData *data = calendar_data_load (user_file, error);
    Calendar *calendar;
    if (data == NULL)
        return NULL;
    calendar = g_new0 (Calendar, 1);
    calendar->data = data;
    calendar->years = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    g_mutex_init (&calendar->lock);
    return calendar;
}

void
calendar_free (Calendar *calendar) {
    if (calendar == NULL)
        return;
    calendar_data_free (calendar->data);
    g_hash_table_unref (calendar->years);
    g_mutex_clear (&calendar->lock);
    g_free (calendar->fingerprint);
    g_free (calendar);
}

/* ---- the days of a year ------------------------------------------------------------------------------------ */

static GDateWeekday
weekday_of (PartialDate date) {
    GDate day;
    g_date_clear (&day, 1);
    g_date_set_dmy (&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
    return g_date_get_weekday (&day);
}

static int
day_of_year (PartialDate date) {
    return partial_date_days_between (partial_date_day (date.year, 1, 1), date);
}

static CalendarDay
ordinary_day (GDateWeekday weekday) {
    gboolean weekend = weekday >= G_DATE_SATURDAY;
    return (CalendarDay){ .kind = weekend ? DAY_WEEKEND : DAY_WORKING, .off = weekend, .other = PARTIAL_DATE_NONE };
}

static void
set_holiday (Year *year, PartialDate date, const char *name, const char *source, gboolean provisional) {
    CalendarDay *day = &year->days[day_of_year (date)];
    if (day->kind == DAY_HOLIDAY)
        return;
    *day = (CalendarDay){ .kind = DAY_HOLIDAY,
                          .off = TRUE,
                          .other = PARTIAL_DATE_NONE,
                          .name = name,
                          .source = source,
                          .provisional = provisional };
}

/* Each holiday on a weekend, in order, takes the next day that is worked (Labour Code, Article 111(3)). */
static void
add_compensation (const CalendarData *data, Year *year, int number, const gboolean *compensated, int count) {
    for (int i = 0; i < count; i++) {
        PartialDate date;
        int at = i;
        if (!compensated[i])
            continue;
        date = partial_date_add_days (partial_date_day (number, 1, 1), i);
        if (weekday_of (date) < G_DATE_SATURDAY)
            continue;
        while (at < count && year->days[at].off)
            at++;
        if (at < count)
            year->days[at] = (CalendarDay){ .kind = DAY_COMPENSATION,
                                            .off = TRUE,
                                            .other = date,
                                            .name = year->days[i].name,
                                            .source = data->compensation_source,
                                            .provisional = year->days[i].provisional };
    }
}

/* In a year still to be decided the ordinary days about a holiday may yet be swapped. */
static void
mark_provisional (Year *year, int count) {
    for (int i = 0; i < count; i++) {
        if (year->days[i].kind != DAY_HOLIDAY && year->days[i].kind != DAY_COMPENSATION)
            continue;
        for (int at = MAX (i - SWAP_REACH_DAYS, 0); at <= MIN (i + SWAP_REACH_DAYS, count - 1); at++)
            if (year->days[at].kind == DAY_WORKING || year->days[at].kind == DAY_WEEKEND)
                year->days[at].provisional = TRUE;
    }
}

static PartialDate
holiday_date (const CalendarData *data, const Holiday *holiday, int number) {
    const LunarYear *lunar;
    if (number < holiday->since || number > holiday->until)
        return PARTIAL_DATE_NONE;
    if (!holiday->hung_kings)
        return partial_date_day (number, holiday->month, holiday->day);
    lunar = calendar_data_peek_lunar (data, number);
    return lunar != NULL ? lunar->hung_kings : PARTIAL_DATE_NONE;
}

/* Where nothing is decided: the last day of the old lunar year and four of the new; the day beside 2 September that makes the
 * longer rest, as was decided each year since 2021. */
static void
guess_decided_days (const CalendarData *data, int number, PartialDate *tet, PartialDate *second) {
    static const gint8 beside[] = { 0, +1, -1, -1, +1, -1, -1, +1 }; /* by weekday of 2 September, Monday first */
    const LunarYear *lunar = calendar_data_peek_lunar (data, number);
    PartialDate national = partial_date_day (number, 9, 2);
    for (int i = 0; i < TET_DAYS; i++)
        tet[i] = lunar != NULL ? partial_date_add_days (lunar->new_year, i - 1) : PARTIAL_DATE_NONE;
    *second = partial_date_add_days (national, beside[weekday_of (national)]);
}

static int
count_days (int year) {
    return g_date_is_leap_year ((GDateYear)year) ? 366 : 365;
}

static void
fill_ordinary_days (Year *year, int number) {
    GDateWeekday first = weekday_of (partial_date_day (number, 1, 1));
    CalendarDay week[7];
    for (int i = 0; i < 7; i++)
        week[i] = ordinary_day (G_DATE_MONDAY + (first - G_DATE_MONDAY + i) % 7);
    for (int i = 0; i < count_days (number); i++)
        year->days[i] = week[i % 7];
}

static void
set_special_days (const CalendarData *data, Year *year, int number) {
    GHashTableIter iterator;
    gpointer key, value;
    g_hash_table_iter_init (&iterator, data->special);
    while (g_hash_table_iter_next (&iterator, &key, &value)) {
        const SpecialDay *special = value;
        if (special->day.year == number)
            year->days[day_of_year (special->day)] = (CalendarDay){ .kind = special->kind,
                                                                    .off = special->kind != DAY_SWAPPED_WORKED,
                                                                    .other = special->other,
                                                                    .name = special->name,
                                                                    .source = special->source };
    }
}

/* Into @year, which is not read. */
static void
make_year (const CalendarData *data, int number, Year *year) {
    const DecidedYear *decided = calendar_data_peek_year (data, number);
    gboolean compensated[366] = { FALSE }, provisional;
    int count = count_days (number);
    PartialDate tet[TET_DAYS], second, date;

    guess_decided_days (data, number, tet, &second);
    provisional = decided == NULL || decided->tet[0].year == 0;
    year->provisional = provisional;
    fill_ordinary_days (year, number);
    set_special_days (data, year, number);
    for (guint i = 0; i < data->holidays->len; i++) {
        const Holiday *holiday = g_ptr_array_index (data->holidays, i);
        date = holiday_date (data, holiday, number);
        if (date.year == 0)
            continue;
        set_holiday (year, date, holiday->name, holiday->source, FALSE);
        compensated[day_of_year (date)] = holiday->compensated;
    }
    for (int i = 0; i < TET_DAYS; i++) {
        date = provisional ? tet[i] : decided->tet[i];
        if (date.year != number)
            continue;
        set_holiday (year, date, data->tet.name, provisional ? data->tet.source : decided->tet_source, provisional);
        compensated[day_of_year (date)] = TRUE;
    }
    if (number >= data->national_second.since) {
        gboolean known = decided != NULL && decided->national_second.year != 0;
        date = known ? decided->national_second : second;
        set_holiday (year, date, data->national_second.name,
                     known ? decided->national_second_source : data->national_second.source, !known);
        compensated[day_of_year (date)] = TRUE;
    }
    add_compensation (data, year, number, compensated, count);
    if (provisional)
        mark_provisional (year, count);
}

static Year *
year_new (const CalendarData *data, int number) {
    Year *year = g_new0 (Year, 1);
    make_year (data, number, year);
    return year;
}

/* With the lock held. */
static const Year *
peek_year (Calendar *calendar, int number) {
    if (!g_hash_table_contains (calendar->years, GINT_TO_POINTER (number)))
        g_hash_table_insert (calendar->years, GINT_TO_POINTER (number), year_new (calendar->data, number));
    return g_hash_table_lookup (calendar->years, GINT_TO_POINTER (number));
}

CalendarDay
calendar_day (Calendar *calendar, PartialDate date) {
    CalendarDay day;
    date = partial_date_first_day (date);
    g_mutex_lock (&calendar->lock);
    day = peek_year (calendar, date.year)->days[day_of_year (date)];
    g_mutex_unlock (&calendar->lock);
    return day;
}

gboolean
calendar_is_day_off (Calendar *calendar, PartialDate date) {
    return calendar_day (calendar, date).off;
}

const char *
calendar_peek_fingerprint (Calendar *calendar) {
    g_mutex_lock (&calendar->lock);
    if (calendar->fingerprint == NULL) {
        g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
        g_autofree Year *year = g_new0 (Year, 1); /* years that nobody asks for are not kept */
        for (int number = FINGERPRINT_FIRST_YEAR; number <= FINGERPRINT_LAST_YEAR; number++) {
            char days[366];
            int count = count_days (number);
            make_year (calendar->data, number, year);
            for (int i = 0; i < count; i++)
                days[i] = year->days[i].off ? '-' : '+';
            g_checksum_update (checksum, (const guchar *)days, count);
        }
        calendar->fingerprint = g_strndup (g_checksum_get_string (checksum), 16);
    }
    g_mutex_unlock (&calendar->lock);
    return calendar->fingerprint;
}

/* ---- in words ---------------------------------------------------------------------------------------------- */

static const char *
weekday_name (PartialDate date) {
    static const char *const names[] = {
        "",           N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"),
        N_ ("Sunday")
    };
    return _ (names[weekday_of (date)]);
}

char *
calendar_describe_day (Calendar *calendar, PartialDate date) {
    CalendarDay day = calendar_day (calendar, date);
    g_autofree char *other = partial_date_format_vietnamese (day.other);
    switch (day.kind) {
    case DAY_HOLIDAY:
        return g_strdup (day.name);
    case DAY_COMPENSATION:
        return g_strdup_printf (_ ("day off for %s, which fell on %s"), day.name, weekday_name (day.other));
    case DAY_SWAPPED_OFF:
        return g_strdup_printf (_ ("off in exchange for %s"), other);
    case DAY_SWAPPED_WORKED:
        return g_strdup_printf (_ ("worked in exchange for %s"), other);
    case DAY_WORKING:
    case DAY_WEEKEND:
        break;
    }
    return g_strdup (weekday_name (partial_date_first_day (date)));
}

/* ---- counting ---------------------------------------------------------------------------------------------- */

static PartialDate
without_time (PartialDate date) {
    date = partial_date_first_day (date);
    return partial_date_day (date.year, date.month, date.day);
}

/* Years reach from 1 to 9999; at either end a count stays where it is. */
static gboolean
has_neighbour (PartialDate date, int step) {
    return step > 0 ? !(date.year == 9999 && date.month == 12 && date.day == 31)
                    : !(date.year == 1 && date.month == 1 && date.day == 1);
}

PartialDate
calendar_next_working_day (Calendar *calendar, PartialDate date) {
    date = without_time (date);
    for (int i = 0; i < SEARCH_DAYS_MAX && calendar_is_day_off (calendar, date) && has_neighbour (date, 1); i++)
        date = partial_date_add_days (date, 1);
    return date;
}

PartialDate
calendar_add_working_days (Calendar *calendar, PartialDate date, int days) {
    int step = days < 0 ? -1 : 1;
    int idle = 0;
    date = without_time (date);
    while (days != 0 && idle < SEARCH_DAYS_MAX && has_neighbour (date, step)) {
        date = partial_date_add_days (date, step);
        idle++;
        if (!calendar_is_day_off (calendar, date)) {
            days -= step;
            idle = 0;
        }
    }
    return date;
}

int
calendar_working_days_between (Calendar *calendar, PartialDate from, PartialDate to) {
    int sign = partial_date_compare (without_time (from), without_time (to)) > 0 ? -1 : 1;
    PartialDate at = without_time (sign > 0 ? from : to), last = without_time (sign > 0 ? to : from);
    int count = 0;
    while (partial_date_compare (at, last) < 0) {
        at = partial_date_add_days (at, 1);
        count += !calendar_is_day_off (calendar, at);
    }
    return sign * count;
}

void
legal_term_clear (LegalTerm *term) {
    g_clear_pointer (&term->reason, g_free);
}

/* Moves the end past days off, and says each of them. */
static void
settle (Calendar *calendar, LegalTerm *term, GString *reason) {
    g_autofree char *printed = NULL;
    term->end = calendar_next_working_day (calendar, term->nominal);
    term->provisional = term->provisional || calendar_day (calendar, term->end).provisional;
    if (partial_date_compare (term->end, term->nominal) == 0)
        return;
    for (PartialDate day = term->nominal; partial_date_compare (day, term->end) < 0;
         day = partial_date_add_days (day, 1)) {
        g_autofree char *date = partial_date_format_vietnamese (day);
        g_autofree char *why = calendar_describe_day (calendar, day);
        g_string_append_printf (reason, "%s%s: %s", reason->len > 0 ? "; " : "", date, why);
        term->provisional = term->provisional || calendar_day (calendar, day).provisional;
    }
    printed = partial_date_format_vietnamese (term->end);
    g_string_append (reason, "; ");
    g_string_append_printf (reason, _ ("moves to the next working day, %s (Civil Code 2015, Article 148(5))"), printed);
}

static void
finish_reason (LegalTerm *term, GString *reason) {
    if (term->provisional)
        g_string_append_printf (reason, "%s%s", reason->len > 0 ? "; " : "",
                                _ ("provisional: the days off of that year are not in the data yet"));
    term->reason = g_strdup (reason->str);
}

static char *
count_in_words (int count, TermUnit unit) {
    switch (unit) {
    case TERM_DAYS:
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong)count), count);
    case TERM_WORKING_DAYS:
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong)count),
                                count);
    case TERM_WEEKS:
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week", "%d weeks", (gulong)count), count);
    case TERM_MONTHS:
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong)count), count);
    case TERM_YEARS:
    default:
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong)count), count);
    }
}

/* Bounded so that a number no document means cannot leave the years a date can have. */
static PartialDate
nominal_end (Calendar *calendar, PartialDate from, int count, TermUnit unit) {
    static const int most[] = { 400000, 40000, 50000, 12000, 1000 };
    count = CLAMP (count, 0, most[unit]);
    if (from.year > 8900)
        return from;
    switch (unit) {
    case TERM_DAYS:
        return partial_date_add_days (from, count);
    case TERM_WORKING_DAYS:
        return calendar_add_working_days (calendar, from, count);
    case TERM_WEEKS:
        return partial_date_add_days (from, 7 * count);
    case TERM_MONTHS:
        return partial_date_add_months (from, count);
    case TERM_YEARS:
    default:
        return partial_date_add_months (from, 12 * count);
    }
}

/* Whether a day after @from up to @to would be counted otherwise once its year is decided. */
static gboolean
rests_on_undecided (Calendar *calendar, PartialDate from, PartialDate to) {
    for (PartialDate day = from; partial_date_compare (day, to) < 0;) {
        day = partial_date_add_days (day, 1);
        if (calendar_day (calendar, day).provisional)
            return TRUE;
    }
    return FALSE;
}

LegalTerm
calendar_count_term (Calendar *calendar, PartialDate from, int count, TermUnit unit) {
    PartialDate start = without_time (from);
    LegalTerm term = { .nominal = nominal_end (calendar, start, count, unit) };
    g_autoptr (GString) reason = g_string_new (NULL);
    g_autofree char *words = count_in_words (count, unit);
    g_autofree char *first = partial_date_format_vietnamese (start);
    g_autofree char *last = partial_date_format_vietnamese (term.nominal);

    g_string_append_printf (reason, _ ("%s from %s, the first day not counted (Civil Code 2015, Article 147(2)): %s"),
                            words, first, last);
    term.provisional = unit == TERM_WORKING_DAYS && rests_on_undecided (calendar, start, term.nominal);
    settle (calendar, &term, reason);
    finish_reason (&term, reason);
    return term;
}

LegalTerm
calendar_settle_last_day (Calendar *calendar, PartialDate last) {
    LegalTerm term = { .nominal = without_time (partial_date_last_day (last)) };
    g_autoptr (GString) reason = g_string_new (NULL);
    settle (calendar, &term, reason);
    /* An ordinary working day of a year not yet decided is nothing to speak of. */
    if (partial_date_compare (term.end, term.nominal) == 0)
        term.provisional = calendar_day (calendar, term.nominal).provisional;
    if (reason->len > 0)
        finish_reason (&term, reason);
    else
        term.reason = g_strdup ("");
    return term;
}
