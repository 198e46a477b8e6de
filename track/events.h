/* events.h - what happens to items, written once and never changed.
 * Lives here:  appending events, the checks on entry.
 * Called by:   load.c, cli/cmd_mark.c.
 * Not here:    what they mean for the state (state.h), reading them (query.h). */
#pragma once

#include "track/register.h"
#include "track/state.h"

/**
 * events_append:
 * @event: `id` and `entered_at` are set here, by date_now()
 * Inside a writing transaction of the caller.
 * Returns: FALSE and the register's error.
 */
gboolean events_append (Register *reg, Event *event, GError **error);

/* What `mark` was asked. */
typedef struct {
    EventType type;              /* started, done, suspended, cancelled, resumed */
    PartialDate on_date;         /* PARTIAL_DATE_NONE: today */
    PartialDate occurrence;      /* of what recurs: which one; PARTIAL_DATE_NONE: the earliest not answered */
    gboolean whole;              /* of what recurs: the whole item, not one occurrence */
    const char *evidence_number; /* (nullable), as the next ones; the date may follow: `12/BC-STC ngày 30/6/2026` */
    PartialDate evidence_date;
    const char *evidence_issuer;
    const char *note;
    const char *by;
} Mark;

/**
 * events_check_mark:
 * Refuses what cannot be: a day that does not exist, or after today; evidence dated after today; dates that only stand for
 * "none" (before EVENTS_FIRST_YEAR); evidence without a number.
 * Returns: FALSE and DONDOC_ERROR_USAGE that says which and what to do.
 */
gboolean events_check_mark (const Mark *mark, GError **error);
#define EVENTS_FIRST_YEAR 1991 /* 1990-01-01 and 1970-01-01 are what spreadsheets write for no date */

/**
 * events_mark:
 * @items: ids
 * All of them in one transaction, or none.
 * @ret_events: (nullable) (out): GPtrArray of Event*, as they were written
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND, DONDOC_ERROR_USAGE (events_check_mark(); an occurrence that the item does not
 *   have) or the register's error.
 */
gboolean events_mark (Register *reg, const gint64 *items, gsize n_items, const Mark *mark, GPtrArray **ret_events,
                      GError **error);
