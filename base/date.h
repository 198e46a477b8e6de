/* date.h - calendar dates that know how precise they are.
 * Lives here:  the value, ISO 8601 in and out, last days of periods, differences, today in Viet Nam.
 * Called by:   extract/deadlines.c, track/, cli/.
 * Not here:    reading dates from prose (extract/), working days and holidays.
 * Source:      ISO 8601-1; Civil Code 2015, Article 146 (parts of a month and of a year). */
#pragma once

#include <glib.h>

/* A date as precise as it was printed: month and day are 0 where not known, hour and minute -1. */
typedef struct {
    gint16 year; /* 1 to 9999; 0 means no date at all */
    gint8 month; /* 1 to 12, 0 unknown */
    gint8 day;   /* 1 to 31, 0 unknown */
    gint8 hour;  /* 0 to 23, -1 unknown */
    gint8 minute;
} PartialDate;

#define PARTIAL_DATE_NONE ((PartialDate){ 0, 0, 0, -1, -1 })

PartialDate partial_date_day (int year, int month, int day);

/** partial_date_is_valid: TRUE where the known parts name a day, month or year that exists. */
gboolean partial_date_is_valid (PartialDate date);

/**
 * partial_date_parse:
 * @text: (nullable): `2022`, `2022-03`, `2022-03-17`, `2022-03-17T17:00`
 * @ret_date: (out): set only where TRUE comes back
 * Returns: TRUE for one of these forms that names an existing time; anything after it is refused.
 */
gboolean partial_date_parse (const char *text, PartialDate *ret_date);

/** partial_date_parse_day: a day of the calendar as people type it: `2026-09-30` or `30/9/2026`; @ret_day is left as it is where it is none. */
gboolean partial_date_parse_day (const char *text, PartialDate *ret_day);
#define PARTIAL_DATE_DAY_BYTES ((int)sizeof "2026-09-30")
/** partial_date_write_day: @day, a whole one of a year from 1 to 9999, as `2026-09-30` with a NUL behind it. @ret_text: room for
 *   PARTIAL_DATE_DAY_BYTES. */
void partial_date_write_day (PartialDate day, char *ret_text);
/** partial_date_format: (transfer full): the ISO 8601 form with the precision it has, NULL for no date. */
char *partial_date_format (PartialDate date);

/** partial_date_format_vietnamese: (transfer full): `17/3/2022`, `3/2022`, `2022`; days and months as NĐ 30 writes
 *   them in running text; NULL for no date. */
char *partial_date_format_vietnamese (PartialDate date);

/** partial_date_last_day: the last day of the period it names (`2022` gives 2022-12-31); a day stays. */
PartialDate partial_date_last_day (PartialDate date);
/** partial_date_first_day: the first day of the period it names. */
PartialDate partial_date_first_day (PartialDate date);

/** partial_date_days_between: days from @from to @to, both with day precision; negative where @to is earlier. */
int partial_date_days_between (PartialDate from, PartialDate to);

/** partial_date_add_days: @date, with day precision, moved by @days. */
PartialDate partial_date_add_days (PartialDate date, int days);
/** partial_date_add_months: moved by @months; a day that the month lacks becomes its last (Civil Code, Article 148). */
PartialDate partial_date_add_months (PartialDate date, int months);

/** partial_date_compare: by first day, then time of day; like strcmp(). */
int partial_date_compare (PartialDate one, PartialDate other);

/**
 * date_now:
 * Returns: (transfer full): the present moment in Asia/Ho_Chi_Minh as `2026-09-30T08:15:00+07:00`;
 *   DONDOC_NOW (same form, or a day) overrides the clock in tests.
 */
char *date_now (void);
/** date_today: the present day in Asia/Ho_Chi_Minh, by date_now(). */
PartialDate date_today (void);
