/* deadline_ways.h - the ways of saying when that are more than one printed date.
 * Lives here:  what deadlines.c and deadline_ways.c share: the stretch being read and what was found in it.
 * Called by:   deadlines.c.
 * Not here:    printed dates (dates.c), which place asks what (deadlines.c). */
#pragma once

#include "extract/dates.h"
#include "extract/deadlines.h"

/* One deadline with the folded bytes it stands in; a second piece where rhythm and day are printed apart. */
typedef struct {
    gsize start, end;
    gsize start2, end2; /* empty where there is one piece */
    Deadline *deadline;
} FoundDeadline;

typedef struct {
    const Lexicon *lexicon;
    const char *text;
    FoldedText *folded; /* squeezed */
    DeadlinesPlace place;
    PartialDate document_date;
    int default_year;
    GArray *found;   /* of FoundDeadline, in no order */
    GArray *rhythms; /* of Rhythm, in order */
    guint8 *taken;   /* one byte for each folded byte: belongs to something found */
} DeadlineReading;

/* `hằng năm`, `định kỳ 6 tháng`: what repeats, before it is joined with a day. */
typedef struct {
    gsize start, end;      /* with `định kỳ` where that stands before it */
    const char *frequency; /* of RFC 5545; NULL for `định kỳ` or `giữa nhiệm kỳ` alone */
    int interval;
    gboolean counts; /* the work recurs; else it only qualifies a noun */
    gboolean joined; /* taken into the rule of a day */
    double confidence;
    const char *day;           /* (nullable): the part of its rule that says which day */
    DeadlineRelation relation; /* where there is a @day: what stands before it */
} Rhythm;

#define DEADLINE_FOUND_MAX 64 /* in one stretch; real ones hold fewer than ten */

/* A number in figures, `15 (mười lăm)`, or in words: two groups of a pattern. */
#define DEADLINE_NUMBER "(?:(\\d{1,3})(?: ?\\([^)]{1,24}\\))?|(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
/** deadline_ways_number: what the two groups from @group on say. */
int deadline_ways_number (const char *folded, const PatternMatch *match, guint group);

/* What stands before a printed time. */
typedef struct {
    DeadlineRelation relation;
    gboolean weak; /* counts in running text only beside a verb of completing */
    gsize start;   /* with the preposition */
    gboolean into; /* `vào`: on a day, within a longer time */
    gboolean end;  /* `trước khi kết thúc`: the last day of a longer time is meant */
} DeadlinePreposition;

/** deadline_ways_rhythms: fills reading->rhythms; nothing is added to found yet. */
void deadline_ways_rhythms (DeadlineReading *reading);
/** deadline_ways_add_rhythms: adds the rhythms that count and joined no day. */
void deadline_ways_add_rhythms (DeadlineReading *reading);
/** deadline_ways_relative: `trong 15 ngày kể từ ngày ban hành`, `10 ngày trước khi …`, `trong tuần này`. */
void deadline_ways_relative (DeadlineReading *reading);
/** deadline_ways_continuous: `Thường xuyên`. */
void deadline_ways_continuous (DeadlineReading *reading);
/** deadline_ways_conditional: `Sau khi có hướng dẫn của Trung ương`. */
void deadline_ways_conditional (DeadlineReading *reading);

/** deadline_ways_rule: (transfer full): `FREQ=YEARLY;INTERVAL=3`; NULL where there is no @frequency. */
char *deadline_ways_rule (const char *frequency, int interval);

/** deadline_ways_quarter_months: which month of every quarter @which (`đầu`, `giữa`, `thứ hai`) is, as BYMONTH of a yearly rule;
 *   NULL for the last, with which a quarter ends. */
const char *deadline_ways_quarter_months (const char *which);

/** deadline_ways_add: notes a deadline that stands in [start, end) and takes these bytes; @deadline is taken over. */
void deadline_ways_add (DeadlineReading *reading, gsize start, gsize end, Deadline *deadline);

/** deadline_ways_is_taken: TRUE where one of the bytes belongs to something found. */
gboolean deadline_ways_is_taken (const DeadlineReading *reading, gsize start, gsize end);

/** deadline_ways_clause: where the clause of @at begins: behind the last `.`, `;`, `:`, bracket, or (with @commas) comma. */
gsize deadline_ways_clause (const DeadlineReading *reading, gsize at, gboolean commas);

/** deadline_ways_before: TRUE where a pattern of @group, which ends with `$`, matches the text before @at.
 *   @ret_key (nullable) (transfer none), @ret_start (nullable): which, and where it begins. */
gboolean deadline_ways_before (const DeadlineReading *reading, const char *group, gsize at, const char **ret_key,
                               gsize *ret_start);
/** deadline_ways_after: TRUE where a pattern of @group, which begins with `^`, matches the text from @at on. */
gboolean deadline_ways_after (const DeadlineReading *reading, const char *group, gsize at);
