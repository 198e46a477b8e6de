/* deadline_days.c - see deadline_days.h. */
#include "track/deadline_days.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"

#define COUNT_MAX 400 /* no term is longer; keeps dates within the calendar */

/* ---- terms ---- */

/* In words only what directives spell out. */
static int
read_count (const char *digits, const char *word) {
    static const char *const words[] = { "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười" };
    if (digits != NULL && *digits != '\0')
        return MIN (atoi (digits), COUNT_MAX);
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_strcmp0 (word, words[i]) == 0)
            return (int)i + 1;
    return 0;
}

Term
deadline_term (const Deadline *deadline) {
    static const struct {
        const char *word;
        TermUnit unit;
        int times;
    } units[] = {
        { "ngày làm việc", TERM_WORKING_DAYS, 1 },
        { "ngày", TERM_DAYS, 1 },
        { "tuần", TERM_WEEKS, 1 },
        { "tháng", TERM_MONTHS, 1 },
        { "quý", TERM_MONTHS, 3 },
        { "năm", TERM_YEARS, 1 },
        { "giờ làm việc", TERM_WORKING_DAYS, 0 },
        { "giờ", TERM_DAYS, 0 },
    };
    const Pattern *pattern
        = pattern_peek ("(?<![\\w/])(?:(\\d{1,3})(?: ?\\([^)]{1,24}\\))?|(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
                        " ?(ngày làm việc|ngày|tuần|tháng|quý|năm|giờ làm việc|giờ)(?!\\w)"
                        "(,? (?:trước|so với) (?:khi|ngày|thời điểm|kỳ|hội nghị|cuộc họp|phiên họp))?(?! \\d)");
    g_autofree char *folded = text_fold (deadline->text != NULL ? deadline->text : "", -1);
    PatternMatch match;
    Term term = { 0, TERM_DAYS };
    if (!pattern_match (pattern, folded, strlen (folded), 0, &match))
        return term;
    g_autofree char *digits = pattern_has_group (&match, 1) ? pattern_dup_group (&match, folded, 1) : NULL;
    g_autofree char *word = pattern_has_group (&match, 2) ? pattern_dup_group (&match, folded, 2) : NULL;
    g_autofree char *unit = pattern_dup_group (&match, folded, 3);
    term.count = read_count (digits, word);
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        if (strcmp (units[i].word, unit) == 0) {
            term.unit = units[i].unit;
            /* A term of hours ends within the day that the last one falls in: days are what is counted here. */
            term.count = units[i].times > 0               ? term.count * units[i].times
                         : term.unit == TERM_WORKING_DAYS ? (term.count + 7) / 8
                                                          : (term.count + 23) / 24;
            break;
        }
    if (pattern_has_group (&match, 4) || deadline->relation == DEADLINE_BEFORE)
        term.count = -term.count;
    return term;
}

/* Without a calendar Saturdays and Sundays are off, and nothing else is. */
static PartialDate
add_weekdays (PartialDate day, int count) {
    static const PartialDate monday = { 2024, 1, 1, -1, -1 };
    int step = count < 0 ? -1 : 1;
    while (count != 0) {
        day = partial_date_add_days (day, step);
        if ((partial_date_days_between (monday, day) % 7 + 7) % 7 < 5)
            count -= step;
    }
    return day;
}

/* The last day of @term as counted from @from, before what the law makes of it where that is off. */
static PartialDate
count_term (Term term, PartialDate from, Calendar *calendar) {
    switch (term.unit) {
    case TERM_WORKING_DAYS:
        return calendar != NULL ? calendar_add_working_days (calendar, from, term.count)
                                : add_weekdays (from, term.count);
    case TERM_WEEKS:
        return partial_date_add_days (from, 7 * term.count);
    case TERM_MONTHS:
        return partial_date_add_months (from, term.count);
    case TERM_YEARS:
        return partial_date_add_months (from, 12 * term.count);
    case TERM_DAYS:
    default:
        return partial_date_add_days (from, term.count);
    }
}

/* ---- what a term runs from ---- */

static gboolean
concerns (const Event *event, const char *body) {
    return event->body_key == NULL || g_strcmp0 (event->body_key, body) == 0;
}

/* The first of @type; of those a body's own goes before one that is everybody's. */
static PartialDate
first_of_type (const GPtrArray *visible, EventType type, const char *body) {
    PartialDate own = PARTIAL_DATE_NONE, all = PARTIAL_DATE_NONE;
    for (guint i = 0; visible != NULL && i < visible->len; i++) {
        const Event *event = visible->pdata[i];
        PartialDate *into = event->body_key != NULL ? &own : &all;
        if (event->type == type && concerns (event, body) && into->year == 0)
            *into = event->on_date;
    }
    return own.year != 0 ? own : all;
}

PartialDate
deadline_start (const ItemFacts *facts, const Deadline *deadline, const GPtrArray *visible, const char *body) {
    switch (deadline->base) {
    case BASE_ISSUE:
    case BASE_SIGN:
        if (facts->document_date.day != 0)
            return facts->document_date;
        break;
    case BASE_RECEIPT:
        return first_of_type (visible, EVENT_RECEIVED, body);
    case BASE_EVENT:
    case BASE_NONE:
        break;
    }
    return first_of_type (visible, EVENT_FULFILLED, body);
}

/* ---- days ---- */

gboolean
deadline_limits (const Deadline *deadline) {
    return deadline->relation != DEADLINE_FROM && deadline->relation != DEADLINE_AFTER;
}

PartialDate
deadline_compute (const Deadline *deadline, PartialDate day, const StateSettings *settings) {
    if (!deadline_limits (deadline) || day.year == 0)
        return PARTIAL_DATE_NONE;
    day = partial_date_last_day (day);
    day.hour = day.minute = -1; /* days are counted, not hours */
    if (deadline->kind == DEADLINE_RELATIVE) {
        if (deadline->relation == DEADLINE_BEFORE)
            return day; /* counted back: the law moves no such day */
    } else if (deadline->relation == DEADLINE_BEFORE && !settings->before_includes_day) {
        return partial_date_add_days (day, -1);
    }
    if (deadline->relation == DEADLINE_ON || settings->calendar == NULL)
        return day;
    return calendar_next_working_day (settings->calendar, day);
}

DeadlineDays
deadline_fixed_days (const ItemFacts *facts, const Deadline *deadline, const GPtrArray *visible, const char *body,
                     const StateSettings *settings) {
    DeadlineDays days = { PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, PARTIAL_DATE_NONE, 0 };
    PartialDate counted = PARTIAL_DATE_NONE;
    if (deadline->kind == DEADLINE_RELATIVE) {
        Term term = deadline_term (deadline);
        days.from = deadline_start (facts, deadline, visible, body);
        if (days.from.year != 0 && term.count != 0)
            counted = count_term (term, days.from, settings->calendar);
    }
    days.printed = deadline->due.year != 0 ? partial_date_last_day (deadline->due) : counted;
    days.printed.hour = days.printed.minute = -1;
    days.computed = days.in_force = deadline_compute (deadline, counted.year != 0 ? counted : days.printed, settings);
    return days;
}

/* ---- why ---- */

char *
deadline_explain (const ItemFacts *facts, const Deadline *deadline, PartialDate day, const GPtrArray *visible,
                  const char *body, const StateSettings *settings) {
    PartialDate computed = deadline_compute (deadline, day, settings);
    if (deadline->kind == DEADLINE_RELATIVE && settings->calendar != NULL) {
        Term term = deadline_term (deadline);
        PartialDate from = deadline_start (facts, deadline, visible, body);
        if (from.year != 0 && term.count > 0 && deadline->relation != DEADLINE_BEFORE) {
            g_auto (LegalTerm) legal = calendar_count_term (settings->calendar, from, term.count, term.unit);
            return g_strdup (legal.reason);
        }
    }
    if (computed.year == 0)
        return g_strdup (_ ("it only says from when: it never makes late"));
    if (deadline->relation == DEADLINE_BEFORE && deadline->kind != DEADLINE_RELATIVE && !settings->before_includes_day)
        return g_strdup (_ ("'before' does not include its day (before-includes-day = false)"));
    if (settings->calendar != NULL && day.year != 0 && deadline->relation != DEADLINE_ON) {
        g_auto (LegalTerm) legal = calendar_settle_last_day (settings->calendar, day);
        return *legal.reason != '\0' ? g_strdup (legal.reason) : NULL;
    }
    return NULL;
}
