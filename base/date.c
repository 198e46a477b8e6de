/* date.c - see date.h. */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"

#define VIETNAM_OFFSET "+07:00" /* no daylight saving since 1975; needs no zone files */

PartialDate
partial_date_day (int year, int month, int day) {
    return (PartialDate){ (gint16)year, (gint8)month, (gint8)day, -1, -1 };
}

gboolean
partial_date_is_valid (PartialDate date) {
    if (date.year < 1 || date.year > 9999)
        return FALSE;
    if (date.month == 0)
        return date.day == 0 && date.hour < 0;
    if (date.month < 1 || date.month > 12)
        return FALSE;
    if (date.day == 0)
        return date.hour < 0;
    if (!g_date_valid_dmy ((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year))
        return FALSE;
    return date.hour <= 24 && date.minute <= 59;
}

/* Reads exactly `digits` digits at *p and moves on; -1 where they are not there. */
static int
read_digits (const char **p, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
        if (!g_ascii_isdigit ((*p)[i]))
            return -1;
        value = value * 10 + ((*p)[i] - '0');
    }
    *p += digits;
    return value;
}

gboolean
partial_date_parse (const char *text, PartialDate *ret_date) {
    PartialDate date = PARTIAL_DATE_NONE;
    const char *p = text;
    int value;

    if (text == NULL || (value = read_digits (&p, 4)) < 0)
        return FALSE;
    date.year = (gint16)value;
    if (*p == '-') {
        p++;
        if ((value = read_digits (&p, 2)) < 1)
            return FALSE;
        date.month = (gint8)value;
        if (*p == '-') {
            p++;
            if ((value = read_digits (&p, 2)) < 1)
                return FALSE;
            date.day = (gint8)value;
        }
    }
    if (*p == 'T' && date.day != 0) {
        p++;
        if ((value = read_digits (&p, 2)) < 0)
            return FALSE;
        date.hour = (gint8)value;
        if (*p != ':')
            return FALSE;
        p++;
        if ((value = read_digits (&p, 2)) < 0)
            return FALSE;
        date.minute = (gint8)value;
    }
    if (*p != '\0' || !partial_date_is_valid (date))
        return FALSE;
    *ret_date = date;
    return TRUE;
}

gboolean
partial_date_parse_day (const char *text, PartialDate *ret_day) {
    PartialDate day = PARTIAL_DATE_NONE;
    PatternMatch match;
    if (partial_date_parse (text, &day)) {
        if (day.day == 0 || day.hour >= 0)
            return FALSE;
    } else if (pattern_match (pattern_peek ("^(\\d{1,2})/(\\d{1,2})/(\\d{4})$"), text, strlen (text), 0, &match)) {
        int parts[3];
        for (guint i = 0; i < 3; i++) {
            g_autofree char *digits = pattern_dup_group (&match, text, i + 1);
            parts[i] = atoi (digits);
        }
        day = partial_date_day (parts[2], parts[1], parts[0]);
        if (day.month <= 0 || day.day <= 0 || !partial_date_is_valid (day))
            return FALSE;
    } else {
        return FALSE;
    }
    *ret_day = day;
    return TRUE;
}

/* Lists are full of days: printf() would cost more than all the rest of one. */
void
partial_date_write_day (PartialDate day, char *ret_text) {
    const int parts[] = { day.year / 100, day.year % 100, day.month, day.day };
    static const guint at[] = { 0, 2, 5, 8 };
    memcpy (ret_text, "0000-00-00", PARTIAL_DATE_DAY_BYTES);
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
        ret_text[at[i]] = (char)('0' + parts[i] / 10);
        ret_text[at[i] + 1] = (char)('0' + parts[i] % 10);
    }
}

char *
partial_date_format (PartialDate date) {
    if (date.year == 0)
        return NULL;
    if (date.month == 0)
        return g_strdup_printf ("%04d", date.year);
    if (date.day == 0)
        return g_strdup_printf ("%04d-%02d", date.year, date.month);
    if (date.hour < 0 && date.year > 0 && date.year <= 9999) {
        char text[PARTIAL_DATE_DAY_BYTES];
        partial_date_write_day (date, text);
        return g_strdup (text);
    }
    if (date.hour < 0)
        return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", date.year, date.month, date.day, date.hour,
                            MAX (date.minute, 0));
}

/* A day as nearly all are: `05/02/2026`, `17/3/2022`. */
static char *
format_vietnamese_day (PartialDate date) {
    char text[] = "00/00/0000", *at = text + strlen ("00/");
    text[0] = (char)('0' + date.day / 10);
    text[1] = (char)('0' + date.day % 10);
    if (date.month < 3 || date.month >= 10)
        *at++ = (char)('0' + date.month / 10);
    *at++ = (char)('0' + date.month % 10);
    *at++ = '/';
    for (int divisor = 1000; divisor > 0; divisor /= 10)
        *at++ = (char)('0' + date.year / divisor % 10);
    return g_strndup (text, (gsize)(at - text));
}

char *
partial_date_format_vietnamese (PartialDate date) {
    g_autofree char *month = NULL;
    if (date.year == 0)
        return NULL;
    if (date.day != 0 && date.year >= 1000 && date.year <= 9999)
        return format_vietnamese_day (date);
    if (date.month == 0)
        return g_strdup_printf ("%d", date.year);
    month = date.month < 3 ? g_strdup_printf ("%02d/%d", date.month, date.year)
                           : g_strdup_printf ("%d/%d", date.month, date.year);
    if (date.day == 0)
        return g_steal_pointer (&month);
    return g_strconcat ((char[]){ (char)('0' + date.day / 10), (char)('0' + date.day % 10), '/', '\0' }, month, NULL);
}

PartialDate
partial_date_last_day (PartialDate date) {
    if (date.year == 0)
        return date;
    if (date.month == 0)
        date.month = 12;
    if (date.day == 0)
        date.day = (gint8)g_date_get_days_in_month ((GDateMonth)date.month, (GDateYear)date.year);
    return date;
}

PartialDate
partial_date_first_day (PartialDate date) {
    if (date.year == 0)
        return date;
    if (date.month == 0)
        date.month = 1;
    if (date.day == 0)
        date.day = 1;
    return date;
}

static void
to_gdate (PartialDate date, GDate *ret_date) {
    date = partial_date_first_day (date);
    g_date_clear (ret_date, 1);
    g_date_set_dmy (ret_date, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
}

static PartialDate
from_gdate (const GDate *date) {
    return partial_date_day (g_date_get_year (date), (int)g_date_get_month (date), g_date_get_day (date));
}

int
partial_date_days_between (PartialDate from, PartialDate to) {
    GDate a, b;
    to_gdate (from, &a);
    to_gdate (to, &b);
    return g_date_days_between (&a, &b);
}

PartialDate
partial_date_add_days (PartialDate date, int days) {
    GDate value;
    to_gdate (date, &value);
    if (days >= 0)
        g_date_add_days (&value, (guint)days);
    else
        g_date_subtract_days (&value, (guint)-days);
    return from_gdate (&value);
}

PartialDate
partial_date_add_months (PartialDate date, int months) {
    GDate value;
    to_gdate (date, &value);
    if (months >= 0)
        g_date_add_months (&value, (guint)months);
    else
        g_date_subtract_months (&value, (guint)-months);
    return from_gdate (&value);
}

int
partial_date_compare (PartialDate one, PartialDate other) {
    PartialDate a = partial_date_first_day (one), b = partial_date_first_day (other);
    if (a.year != b.year)
        return a.year - b.year;
    if (a.month != b.month)
        return a.month - b.month;
    if (a.day != b.day)
        return a.day - b.day;
    return (a.hour * 60 + a.minute) - (b.hour * 60 + b.minute);
}

char *
date_now (void) {
    const char *fixed = g_getenv ("DONDOC_NOW");
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (VIETNAM_OFFSET);
    g_autoptr (GDateTime) moment = NULL;
    PartialDate day;

    if (fixed != NULL && partial_date_parse (fixed, &day) && day.day != 0)
        return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:00" VIETNAM_OFFSET, day.year, day.month, day.day,
                                MAX (day.hour, 0), MAX (day.minute, 0));
    if (fixed != NULL) {
        g_autoptr (GDateTime) given = g_date_time_new_from_iso8601 (fixed, zone);
        if (given != NULL)
            moment = g_date_time_to_timezone (given, zone);
    }
    if (moment == NULL)
        moment = g_date_time_new_now (zone);
    return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S" VIETNAM_OFFSET);
}

PartialDate
date_today (void) {
    g_autofree char *now = date_now ();
    PartialDate day = PARTIAL_DATE_NONE;
    now[10] = '\0';
    partial_date_parse (now, &day);
    return day;
}
