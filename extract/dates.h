/* dates.h - times as they are printed: a day, a month, a quarter, a year, with or without its year.
 * Lives here:  finding the next printed time in folded text, its first and last day.
 * Called by:   deadlines.c; heading.c and references.c by deadlines_read_date().
 * Not here:    which of them limit a piece of work (deadlines.c).
 * Source:      Decree 30/2020, annex I (how dates are written); Civil Code 2015, Article 146 (parts of a month or year). */
#pragma once

#include "base/date.h"
#include "base/text.h"

typedef enum {
    TIME_DAY,          /* `ngày 30 tháng 6 năm 2022`, `30/6` */
    TIME_DAY_OF_MONTH, /* `ngày 18`: nothing without a rhythm */
    TIME_WEEKDAY,      /* `thứ Sáu`: nothing without a rhythm */
    TIME_HOUR,         /* `16 giờ`: nothing without a rhythm */
    TIME_MONTH,        /* `tháng 6/2022`, `tháng 5, 6/2022` */
    TIME_QUARTER,      /* `Quý III/2022`, `Quý III, IV/2026` */
    TIME_HALF,         /* `6 tháng đầu năm 2022` */
    TIME_YEAR,         /* `năm 2022` */
    TIME_YEARS,        /* `2024 - 2025`, `giai đoạn 2021-2025` */
    TIME_LUNAR,        /* `mùng 10 tháng Giêng`, `15/7 âm lịch`: a day that our calendar does not name */
    TIME_LUNAR_MONTH,  /* `tháng Chạp` */
} TimeKind;

enum {
    TIME_HAS_YEAR = 1 << 0,
    TIME_IS_RANGE = 1 << 1,   /* several months, quarters or years: its first and last day lie apart */
    TIME_IS_STAGE = 1 << 2,   /* `giai đoạn`, `thời kỳ`, `nhiệm kỳ` */
    TIME_IS_BARE = 1 << 3,    /* only figures: a time by its place, not by its words */
    TIME_IS_BLANK = 1 << 4,   /* a blank left for the day or month */
    TIME_IMPOSSIBLE = 1 << 5, /* such a day does not exist */
    TIME_AT_START = 1 << 6,   /* `đầu`: the first day of it is meant */
    TIME_SHORT_YEAR = 1 << 7, /* `26` printed for 2026 */
};

typedef struct {
    TimeKind kind;
    guint flags;
    gsize start, end;                            /* bytes of the folded text, the hour included */
    int day, month, last_month, year, last_year; /* 0 where not printed; TIME_QUARTER: quarters in month, last_month */
    int weekday;                                 /* 1 Monday to 7 Sunday */
    int hour, minute;                            /* -1 where not printed */
    char
        part; /* 0, or of Article 146: 'd' đầu, 'g' giữa, 'c' cuối; tens of days 't', 'u'; weeks '1' to '4', '5' the last */
} TimePoint;

/**
 * dates_find:
 * @folded: folded text, squeezed @length: its bytes @from: where to begin
 * Returns: TRUE where a printed time begins at or after @from; @ret_point is set then. The earliest is taken, of those that
 *   begin together the one that says most.
 */
gboolean dates_find (const char *folded, gsize length, gsize from, TimePoint *ret_point);

/**
 * dates_first, dates_last:
 * @default_year: where @point has none; 0 none
 * Returns: the first and the last day of @point, with its hour; PARTIAL_DATE_NONE where the year is not known or no such
 *   day exists (then TIME_IMPOSSIBLE is set in flags by dates_check()).
 */
PartialDate dates_first (const TimePoint *point, int default_year);
PartialDate dates_last (const TimePoint *point, int default_year);

/**
 * dates_mend_figures:
 * Letters that a scanner reads for figures, in place: `tháng l0`, `15/9/2O26`. Only beside figures, at the place of a day,
 * month or year; all else stays.
 */
void dates_mend_figures (char *folded, gsize length);

/** dates_check: FALSE where the numbers name no day (31/02, 30/14). */
gboolean dates_check (const TimePoint *point, int default_year);

/** dates_read_first: see deadlines_read_date(); @text is the whole text that @span points into. */
PartialDate dates_read_first (const char *text, Span span, Span *ret_span);
