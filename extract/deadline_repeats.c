/* deadline_repeats.c - see deadline_repeats.h. */
#include "extract/deadline_repeats.h"

#include <stdlib.h>
#include <string.h>

#define BRACKETS_MAX      3
#define BRACKET_BYTES_MAX 200

/* `30/6 hằng năm` after other days: the suffix that makes all of them yearly. */
static gboolean
find_suffix (const DeadlineReading *reading, gsize at, const char *expression, gsize *ret_end) {
    g_autofree char *pattern = g_strconcat (
        "\\G(?: ?\\([^)]{0,60}\\))?(?: ?(?:,|và|;|hoặc) ?(?:trước )?(?:ngày |tháng |quý )?(?:\\d{1,2}(?:/\\d{1,2}| tháng \\d{1,2}|[h:]\\d{0,2}| giờ(?: \\d{1,2}(?: phút)?)?)?|[iv]{1,3}(?!\\w))(?: ?\\([^)]{0,60}\\))?)*,? ?\\(?",
        expression, NULL);
    PatternMatch match;
    if (!pattern_match (pattern_peek (pattern), reading->folded->folded, reading->folded->length, at, &match))
        return FALSE;
    *ret_end = match.groups[0].end;
    return TRUE;
}

/* How a day without a year, a day of a month, a weekday repeats; by the words after it. */
static const struct {
    TimeKind kind;
    const char *suffix;
    const char *frequency;
    int interval;
} suffixes[] = {
    { TIME_DAY, "(?:của )?(?:hằng|hàng|mỗi|từng) năm", "YEARLY", 1 },
    { TIME_DAY, "(?:báo cáo )?(?:6 tháng(?: đầu năm)?|(?:cả )?năm)\\)", "YEARLY", 1 },
    { TIME_DAY, "của năm(?=$| ?[,;.)]| để )", "YEARLY", 1 },
    { TIME_DAY, "(?:của )?năm (?:sau|báo cáo|kế tiếp|tiếp theo|liền kề|liền sau)(?: liền kề)?", "YEARLY", 1 },
    { TIME_MONTH, "(?:của )?(?:hằng|hàng|mỗi|từng) năm", "YEARLY", 1 },
    { TIME_QUARTER, "(?:của )?(?:hằng|hàng|mỗi|từng) năm", "YEARLY", 1 },
    { TIME_DAY_OF_MONTH,
      "(?:của )?(?:tháng )?(?:cuối |đầu |giữa |thứ nhất |thứ hai |thứ ba )(?:cùng |tiên )?(?:của )?(?:mỗi |hằng |hàng )?quý(?: (?:sau|kế tiếp|tiếp theo|liền kề))?",
      "MONTHLY", 3 },
    { TIME_DAY_OF_MONTH, "(?:của )?(?:hằng|hàng|mỗi) quý", "MONTHLY", 3 },
    { TIME_DAY_OF_MONTH, "(?:của )?(?:hằng|hàng|mỗi|từng) tháng", "MONTHLY", 1 },
    { TIME_DAY_OF_MONTH, "(?:của tháng(?=$| ?[,;.)]| để )|(?:của )?tháng báo cáo)", "MONTHLY", 1 },
    { TIME_DAY_OF_MONTH, "(?:của )?tháng (?:liền kề|liền sau|sau|kế tiếp|tiếp theo|kế)(?: sau| tiếp)?", "MONTHLY", 1 },
    { TIME_HOUR, "(?:hằng|hàng|mỗi) ngày", "DAILY", 1 },
    { TIME_WEEKDAY, "(?:của )?(?:hằng|hàng|mỗi|từng) tuần", "WEEKLY", 1 },
    { TIME_WEEKDAY, "(?:của )?tuần (?:liền kề|sau|kế tiếp)", "WEEKLY", 1 },
};

/* Where the sentence of the time at @at begins: a bracket in it that tells no time, `(qua Văn phòng)`, parts nothing. */
static gsize
find_sentence (const DeadlineReading *reading, gsize at) {
    const char *folded = reading->folded->folded;
    gsize sentence = deadline_ways_clause (reading, at, FALSE);
    for (guint i = 0; i < BRACKETS_MAX && sentence > 0 && folded[sentence - 1] == ')'; i++) {
        gsize open = sentence - 1;
        while (open > 0 && sentence - open < BRACKET_BYTES_MAX && strchr ("()0123456789", folded[open - 1]) == NULL)
            open--;
        if (open == 0 || folded[open - 1] != '(')
            break;
        sentence = deadline_ways_clause (reading, open - 1, FALSE);
    }
    return sentence;
}

/* A rhythm said before `at` in the same sentence that the time may belong to. */
static Rhythm *
find_rhythm (const DeadlineReading *reading, const TimePoint *point, gboolean yearly) {
    gsize sentence = find_sentence (reading, point->start);
    const char *folded = reading->folded->folded;
    Rhythm *found = NULL;

    /* A bracket right after a rhythm, `hàng năm (trước ngày 10/12)`, belongs to its sentence. */
    if (sentence > 0 && folded[sentence - 1] == '(')
        sentence = deadline_ways_clause (reading, sentence - 1, FALSE);
    for (guint i = 0; i < reading->rhythms->len; i++) {
        Rhythm *rhythm = &g_array_index (reading->rhythms, Rhythm, i);
        gboolean fits
            = yearly ? rhythm->frequency == NULL || strcmp (rhythm->frequency, "YEARLY") == 0
                           || (strcmp (rhythm->frequency, "MONTHLY") == 0 && rhythm->interval == 6)
              : point->kind == TIME_HOUR    ? rhythm->frequency != NULL && strcmp (rhythm->frequency, "DAILY") == 0
              : point->kind == TIME_WEEKDAY ? rhythm->frequency != NULL && strcmp (rhythm->frequency, "WEEKLY") == 0
                                            : rhythm->frequency != NULL && strcmp (rhythm->frequency, "MONTHLY") == 0;
        if (fits && rhythm->start >= sentence && rhythm->end <= point->start)
            found = rhythm;
    }
    return found;
}

/* `Hằng năm, vào quý IV, …`: the part of each year, right behind the rhythm. */
static Rhythm *
find_yearly_beside (const DeadlineReading *reading, const DeadlinePreposition *preposition) {
    for (guint i = 0; i < reading->rhythms->len; i++) {
        Rhythm *rhythm = &g_array_index (reading->rhythms, Rhythm, i);
        if (rhythm->frequency != NULL && strcmp (rhythm->frequency, "YEARLY") == 0 && rhythm->end <= preposition->start
            && strspn (reading->folded->folded + rhythm->end, ", ") >= preposition->start - rhythm->end)
            return rhythm;
    }
    return NULL;
}

/* `…; báo cáo năm gửi trước ngày 05/12` beside what repeats: a day of every year too. */
static gboolean
is_yearly_report (const DeadlineReading *reading, const DeadlinePreposition *preposition) {
    /* `báo cáo 6 tháng trước ngày …, báo cáo năm trước ngày …`: one beside the other */
    gboolean repeats = pattern_matches (
        "(?<!\\w)6 tháng(?! (?:cuối|đầu năm \\d))[^.;:]{2,80}(?:,|;| và) (?:báo cáo )?(?:cả )?năm (?:gửi |nộp |về |\\()*trước ",
        reading->folded->folded);
    for (guint i = 0; i < reading->found->len; i++)
        repeats |= g_array_index (reading->found, FoundDeadline, i).deadline->kind == DEADLINE_RECURRING;
    for (guint i = 0; i < reading->rhythms->len; i++)
        repeats |= g_array_index (reading->rhythms, Rhythm, i).end <= preposition->start;
    return repeats && deadline_ways_before (reading, "deadline-yearly-patterns", preposition->start, NULL, NULL);
}

/* The months that `của tháng đầu quý` in [start, end) names; NULL for the last of the quarter, and where it names none. */
static const char *
find_quarter_months (const DeadlineReading *reading, gsize start, gsize end) {
    const Pattern *way = pattern_peek ("(đầu|giữa|cuối|thứ nhất|thứ hai|thứ ba) (?:cùng |tiên )?(?:của )?"
                                       "(?:mỗi |hằng |hàng )?quý");
    PatternMatch match;
    if (!pattern_match (way, reading->folded->folded, end, start, &match))
        return NULL;
    g_autofree char *which = pattern_dup_group (&match, reading->folded->folded, 1);
    return deadline_ways_quarter_months (which);
}

/* `tháng 3, 6, 9, 12 hằng năm`: what stands in figures alone between the first month and what repeats. */
static void
append_further_months (const DeadlineReading *reading, gsize at, gsize end, GString *rule) {
    const Pattern *way = pattern_peek ("\\G ?(?:,|, và| và) ?(\\d{1,2})(?![\\d/])");
    PatternMatch match;
    for (guint i = 0; i < 11 && pattern_match (way, reading->folded->folded, end, at, &match); i++) {
        int month = atoi (reading->folded->folded + match.groups[1].start);
        at = match.groups[0].end;
        if (month >= 1 && month <= 12)
            g_string_append_printf (rule, ",%d", month);
    }
}

static char *
make_rule (const DeadlineReading *reading, const TimePoint *point, gsize end, const char *frequency, int interval,
           const char *months) {
    static const char *const days[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
    g_autofree char *head
        = months != NULL ? g_strconcat ("FREQ=YEARLY;", months, NULL) : deadline_ways_rule (frequency, interval);
    GString *rule = g_string_new (head);

    switch (point->kind) {
    case TIME_DAY:
        g_string_append_printf (rule, ";BYMONTH=%d;BYMONTHDAY=%d", point->month, point->day);
        break;
    case TIME_MONTH:
        g_string_append_printf (rule, ";BYMONTH=%d", point->last_month != 0 ? point->last_month : point->month);
        if (point->last_month == 0)
            append_further_months (reading, point->end, end, rule);
        break;
    case TIME_QUARTER:
        g_string_append_printf (rule, ";BYMONTH=%d", 3 * (point->last_month != 0 ? point->last_month : point->month));
        break;
    case TIME_DAY_OF_MONTH:
        g_string_append_printf (rule, ";BYMONTHDAY=%d", point->day);
        break;
    case TIME_WEEKDAY:
        g_string_append_printf (rule, ";BYDAY=%s", days[CLAMP (point->weekday, 0, 7)]);
        break;
    default:
        break;
    }
    if (point->hour >= 0) {
        g_string_append_printf (rule, ";BYHOUR=%d", MIN (point->hour, 23));
        if (point->minute > 0)
            g_string_append_printf (rule, ";BYMINUTE=%d", point->minute);
    }
    return g_string_free (rule, FALSE);
}

DeadlineRelation
deadline_repeats_relation (const TimePoint *point, const DeadlinePreposition *preposition, gboolean range) {
    gboolean day = point->kind == TIME_DAY || point->kind == TIME_DAY_OF_MONTH || point->kind == TIME_WEEKDAY
                   || point->kind == TIME_LUNAR;
    if (range)
        return DEADLINE_WITHIN;
    if (preposition->relation == DEADLINE_NO_RELATION)
        return day ? DEADLINE_ON : DEADLINE_WITHIN;
    if (preposition->relation == DEADLINE_WITHIN && day && preposition->into)
        return DEADLINE_ON;
    return preposition->relation;
}

/* Reads `point` as a repeated time; FALSE where nothing says that it repeats. */
gboolean
deadline_repeats_read (DeadlineReading *reading, const TimePoint *point, const DeadlinePreposition *preposition,
                       gsize *ret_end) {
    const char *frequency = NULL;
    int interval = 1;
    Rhythm *rhythm = NULL;
    gsize end = point->end;
    double confidence = 0.93;
    gboolean needs = point->kind == TIME_DAY_OF_MONTH || point->kind == TIME_WEEKDAY || point->kind == TIME_HOUR;

    if ((point->flags & TIME_HAS_YEAR) != 0
        || (!needs && point->kind != TIME_DAY && point->kind != TIME_MONTH && point->kind != TIME_QUARTER))
        return FALSE;
    for (gsize i = 0; frequency == NULL && i < G_N_ELEMENTS (suffixes); i++) {
        if (suffixes[i].kind == point->kind && find_suffix (reading, point->end, suffixes[i].suffix, &end)) {
            frequency = suffixes[i].frequency;
            interval = suffixes[i].interval;
        }
    }
    if (frequency == NULL && (needs || (point->kind == TIME_DAY && preposition->relation != DEADLINE_NO_RELATION))) {
        rhythm = find_rhythm (reading, point, point->kind == TIME_DAY);
        if (rhythm != NULL) {
            frequency = point->kind == TIME_DAY ? "YEARLY" : rhythm->frequency;
            interval = point->kind == TIME_DAY && rhythm->frequency != NULL && strcmp (rhythm->frequency, "YEARLY") == 0
                           ? rhythm->interval
                       : point->kind == TIME_DAY ? 1
                                                 : rhythm->interval;
        }
    }
    if (frequency == NULL && (point->kind == TIME_MONTH || point->kind == TIME_QUARTER)
        && (rhythm = find_yearly_beside (reading, preposition)) != NULL) {
        frequency = rhythm->frequency;
        interval = rhythm->interval;
    }
    if (frequency == NULL && point->kind == TIME_DAY && preposition->relation != DEADLINE_NO_RELATION
        && is_yearly_report (reading, preposition)) {
        frequency = "YEARLY";
        confidence = 0.7;
    }
    if (frequency == NULL || !dates_check (point, 0))
        return FALSE;

    Deadline *deadline = deadline_new ();
    FoundDeadline *found;
    deadline->kind = DEADLINE_RECURRING;
    deadline->relation = deadline_repeats_relation (point, preposition, FALSE);
    deadline->rrule = make_rule (reading, point, end, frequency, interval,
                                 interval == 3 ? find_quarter_months (reading, point->end, end) : NULL);
    deadline->confidence = rhythm != NULL && rhythm->frequency == NULL ? 0.7 : confidence;
    deadline_ways_add (reading, preposition->start, end, deadline);
    found = &g_array_index (reading->found, FoundDeadline, reading->found->len - 1);
    if (rhythm != NULL && found->deadline == deadline) {
        found->start2 = rhythm->start;
        found->end2 = rhythm->end;
    }
    /* Every rhythm of the sentence before the day, and the one that follows it, is said by the rule. */
    for (guint i = 0; i < reading->rhythms->len; i++) {
        Rhythm *other = &g_array_index (reading->rhythms, Rhythm, i);
        if ((rhythm != NULL && other == rhythm) || (other->start >= point->end && other->start < end)
            || (rhythm == NULL && interval == 3 && other->interval == 3 && other->end <= preposition->start
                && preposition->start - other->end <= strlen (" (") && g_strcmp0 (other->frequency, "MONTHLY") == 0)
            || (rhythm != NULL && other->end <= rhythm->start && point->kind == TIME_DAY
                && deadline_ways_clause (reading, rhythm->start, FALSE) <= other->start && other->frequency != NULL
                && other->interval == 6))
            other->joined = TRUE;
    }
    /* Only the first day of `01/6 và 01/12 hằng năm` reaches to the suffix; the others stand inside it. */
    *ret_end = point->end;
    return TRUE;
}
