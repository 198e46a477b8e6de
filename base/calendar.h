/* calendar.h - working days of public bodies in Viet Nam, and terms as the law counts them.
 * Lives here:  loading base/calendar/ (compiled in) and the user's file, what a day is and by which document, working days,
 *              the end of a term with its reason in words.
 * Called by:   track/ for the day a deadline ends by law; cli/.
 * Not here:    what a document prints (extract/): a record's `due` stays as printed.
 * Source:      Labour Code 2019, Articles 111(3) and 112; Nghị quyết 28/2026/QH16, Article 2; the yearly notices named in
 *              base/calendar/holidays.conf; Civil Code 2015, Articles 147 and 148.
 * A Calendar may be asked from any thread. */
#pragma once

#include "base/date.h"

typedef struct Calendar Calendar;

typedef enum {
    DAY_WORKING,
    DAY_WEEKEND,        /* Saturday or Sunday */
    DAY_HOLIDAY,        /* a public holiday, on whatever weekday */
    DAY_COMPENSATION,   /* off for a holiday that fell on a weekend; `other` is the holiday */
    DAY_SWAPPED_OFF,    /* off, `other` being the day worked for it */
    DAY_SWAPPED_WORKED, /* a Saturday or Sunday worked, for `other` being off */
} DayKind;

typedef struct {
    DayKind kind;
    gboolean off;
    /* TRUE where no decision for the day's year is in the data: the holiday, or its absence near Tết, is worked out by the law. */
    gboolean provisional;
    PartialDate other;  /* see DayKind; no date otherwise */
    const char *name;   /* (nullable): of the holiday, Vietnamese; of the calendar */
    const char *source; /* (nullable): the document that says so; of the calendar */
} CalendarDay;

/**
 * calendar_load:
 * @user_file: (nullable): a file of the form of base/calendar/holidays.conf that adds to it or replaces parts
 * Returns: (transfer full): the calendar, or NULL and
 *   DONDOC_ERROR_NOT_FOUND      there is no such file
 *   DONDOC_ERROR_CONFIGURATION  it is no key file, larger than CALENDAR_BYTES_MAX, or holds a day that cannot be; with file, group
 *                               and key
 */
Calendar *calendar_load (const char *user_file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void calendar_free (Calendar *calendar); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Calendar, calendar_free)

#define CALENDAR_BYTES_MAX (1 << 20) /* the built-in years are a few kilobytes */

/** calendar_day: what @date (day precision; a time of day is left aside) is. */
CalendarDay calendar_day (Calendar *calendar, PartialDate date);
gboolean calendar_is_day_off (Calendar *calendar, PartialDate date);

/** calendar_peek_fingerprint: (transfer none): equal where the same days are off, from 2010 to 2045; worked out once. */
const char *calendar_peek_fingerprint (Calendar *calendar);

/** calendar_describe_day: (transfer full): why a day is off or worked, in the user's language: `thứ Bảy`, `nghỉ bù Giỗ Tổ Hùng Vương`,
 *   `nghỉ hoán đổi, làm bù ngày 22/8/2026`; for an ordinary working day its weekday. */
char *calendar_describe_day (Calendar *calendar, PartialDate date);

/** calendar_next_working_day: @date itself where it is worked, else the first day after it that is. */
PartialDate calendar_next_working_day (Calendar *calendar, PartialDate date);

/** calendar_add_working_days: the @days-th working day after @date, which itself is not counted; for negative @days before it. */
PartialDate calendar_add_working_days (Calendar *calendar, PartialDate date, int days);

/** calendar_working_days_between: working days after @from up to and with @to; negative where @to is earlier. */
int calendar_working_days_between (Calendar *calendar, PartialDate from, PartialDate to);

typedef enum { TERM_DAYS, TERM_WORKING_DAYS, TERM_WEEKS, TERM_MONTHS, TERM_YEARS } TermUnit;

/* A term counted. Free with legal_term_clear(). */
typedef struct {
    PartialDate nominal;  /* the last day as counted */
    PartialDate end;      /* the day it ends by law, at 24 o'clock; later than nominal where that is off */
    gboolean provisional; /* rests on a year whose days off are not decided yet */
    char *reason; /* the count and each day passed over, in the user's language, with the articles; never NULL */
} LegalTerm;

void legal_term_clear (LegalTerm *term);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LegalTerm, legal_term_clear)

/**
 * calendar_count_term:
 * @from: the day from which it runs, which itself is not counted (Civil Code, Article 147(2)); a time of day is left aside
 * @count: how many, at least 0 @unit: of what
 * Weeks end on the same weekday, months and years on the same day, or the month's last where it lacks it (Article 148(2)-(4)); a last
 * day that is off moves to the next working day (148(5)). `trong 15 ngày` is TERM_DAYS, `trong 15 ngày làm việc` TERM_WORKING_DAYS.
 */
LegalTerm calendar_count_term (Calendar *calendar, PartialDate from, int count, TermUnit unit);

/** calendar_settle_last_day: what Article 148(5) makes of a printed last day @last; a date without a day means its last one.
 *   `reason` is empty where nothing moves. */
LegalTerm calendar_settle_last_day (Calendar *calendar, PartialDate last);
