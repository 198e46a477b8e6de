/* marks.h - what a clerk enters about the work: checked, then written as events.
 * Lives here:  the checks on entry, which occurrence and which body is meant, one transaction for several items.
 * Called by:   cli/marking.c for the commands mark, extend, suspend, receive, assign, evidence, fulfil, note, confirm; the import of tables.
 * Not here:    writing a row (events.h), what it means (state.h), changing the record itself. */
#pragma once

#include "track/events.h"
#include "track/query.h"

/* What was asked. Zero and PARTIAL_DATE_NONE mean not given. */
typedef struct {
    EventType type;      /* one of the work, see state.h; or confirmed, noted */
    PartialDate on_date; /* PARTIAL_DATE_NONE: today; confirmed has none */
    const char *
        body; /* of an item with several: whose; any part of its name that fits one alone, or another name of the body */
    PartialDate occurrence; /* of what recurs: which one; PARTIAL_DATE_NONE: the earliest not answered */
    gboolean whole;         /* of what recurs: the whole item, not one occurrence */
    PartialDate until;      /* extended: the new last day */
    const char *granted_by;
    const char *number;          /* received: in the incoming register */
    const char *evidence_number; /* the date may follow: `12/BC-STC ngày 30/6/2026` */
    PartialDate evidence_date;
    const char *evidence_issuer, *evidence_level;
    const char *evidence_file; /* its name; with the bytes */
    const void *evidence_data;
    gsize evidence_size;
    gint64 by_document; /* fulfilled: the document in the register */
    const char *data;   /* assigned: JSON, see changes.h */
    const char *note;
    const char *by;
} Mark;

void mark_init (Mark *mark, EventType type);

/**
 * mark_check:
 * Refuses what cannot be: a day that does not exist, or after today (but for `until`); evidence dated after today; dates that only stand
 * for "none" (before MARK_FIRST_YEAR); evidence without a number; an extension without its new day.
 * Returns: FALSE and DONDOC_ERROR_USAGE that says which and what to do.
 */
gboolean mark_check (const Mark *mark, GError **error);
/** mark_split_number: `12/BC-STC ngày 30/6/2026`, `số 12/BC-STC, 30.6.2026`: the number, and the date it ends with, else PARTIAL_DATE_NONE; all
 *   of @typed is the number where it does not end so. FALSE where the date is no day of the calendar. */
gboolean mark_split_number (const char *typed, char **ret_number, PartialDate *ret_date);
#define MARK_FIRST_YEAR 1991 /* 1990-01-01 and 1970-01-01 are what spreadsheets write for no date */

/** mark_item_recurs: it has a rhythm, so that its occurrences are answered one by one. */
gboolean mark_item_recurs (const QueryItem *item);
/** mark_occurrence: which occurrence a mark of @type is about that names none; PARTIAL_DATE_NONE: the whole item. @state: the item's, or that
 *   of the body that is meant. */
PartialDate mark_occurrence (const QueryItem *item, const ItemState *state, EventType type);

/**
 * mark_all:
 * @items, @documents: ids; a document stands for all its items: received, assigned, fulfilled, suspended, cancelled, resumed, noted,
 *   confirmed, and there @mark->body is kept as it is written
 * All of them in one transaction, or none. What is confirmed already is left as it is.
 * @ret_events: (nullable) (out): GPtrArray of Event*, as they were written
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND, DONDOC_ERROR_USAGE (mark_check(); an occurrence or a body that the item does not have; what
 *   changes nothing; a document that is withdrawn) or the register's error.
 */
gboolean mark_all (Register *reg, const gint64 *items, gsize n_items, const gint64 *documents, gsize n_documents,
                   const Mark *mark, GPtrArray **ret_events, GError **error);

/** mark_items, mark_document: mark_all() of items alone, of one document alone. */
gboolean mark_items (Register *reg, const gint64 *items, gsize n_items, const Mark *mark, GPtrArray **ret_events,
                     GError **error);
gboolean mark_document (Register *reg, gint64 document, const Mark *mark, Event **ret_event, GError **error);
/** mark_concerns_body: @ret_concerns: an item of the document is the work of the body that @event, of a document, names. */
gboolean mark_concerns_body (Register *reg, const Event *event, gboolean *ret_concerns, GError **error);
