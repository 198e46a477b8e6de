/* calendar_data.h - what base/calendar/ and the user's file say, as structs.
 * Lives here:  reading and checking the key files, merging the user's into the built-in ones.
 * Called by:   calendar.c; nobody else.
 * Not here:    which day is off (calendar.c). */
#pragma once

#include "base/calendar.h"

#define TET_DAYS 5 /* Labour Code 2019, Article 112(1)(b) */

/* A day of each year, or a rule whose days are decided yearly (only name, source, since count then). */
typedef struct {
    char *name, *source;
    gint16 since, until; /* first and last year */
    gint8 month, day;    /* 0 where hung_kings */
    gboolean hung_kings; /* the tenth of the third lunar month */
    gboolean compensated;
} Holiday;

typedef struct {
    PartialDate new_year, hung_kings;
} LunarYear;

/* What was decided for one year; a date of year 0 is not decided. */
typedef struct {
    PartialDate tet[TET_DAYS];
    char *tet_source;
    PartialDate national_second;
    char *national_second_source;
} DecidedYear;

/* A swapped day, or one that the office itself has off. */
typedef struct {
    PartialDate day;
    DayKind kind;
    PartialDate other;
    char *name, *source;
} SpecialDay;

typedef struct {
    GPtrArray *holidays; /* of Holiday */
    Holiday tet, national_second;
    char *compensation_source;
    GHashTable *lunar;   /* year to LunarYear */
    GHashTable *years;   /* year to DecidedYear */
    GHashTable *special; /* of SpecialDay, by its day */
} CalendarData;

/** calendar_data_load: see calendar_load(). */
CalendarData *calendar_data_load (const char *user_file, GError **error);
void calendar_data_free (CalendarData *data); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CalendarData, calendar_data_free)

/* (transfer none) (nullable) */
const LunarYear *calendar_data_peek_lunar (const CalendarData *data, int year);
const DecidedYear *calendar_data_peek_year (const CalendarData *data, int year);
