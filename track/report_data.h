/* report_data.h - what a report says, as one XML tree: the register at one moment, counted and ordered, without a word of prose.
 * Lives here:  what can be asked; walking the register once, counting, ordering, writing the tree.
 * Called by:   cli/cmd_report.c, cli/cmd_verify.c.
 * Not here:    how an item stands (state.h), wording and layout (templates/), PDF (render/).
 *
 * The vocabulary, schema 1. Names are English; codes are those of state.h and records.md; wording stands in the templates. A day is
 * written twice: X="2026-09-05" and, ready to print, X-text="05/9/2026" (`date` and `text` where an element is nothing but a day).
 * What is not known or not set is left out. templates/example.xml is a whole one.
 *
 *   report          schema, kind (report_kind_name()), scope (register, or directives where some were chosen)
 *     as-of         date, text: the cut-off. as-known-on: the same, only where asked for
 *     date          date, text: of the report itself
 *     number        of the report
 *     office        name, superior (empty: prints none), place, abbreviation, unit (that drafts)
 *     addressees    addressee*
 *     signature     authority*, title, signer
 *     recipients    recipient*, archive*
 *     settings      before-includes-day (yes, no), due-soon-days: the rules of counting that are in force
 *     snapshot      identifier, sha256: only in a report that was frozen (report_snapshot.h); not part of the data that is hashed
 *     asked         body: whose items only; report-by, report-by-text: when an answer is wanted (urging)
 *     central       number, and where known type, issuer, date, date-text, title; directive (its id, where it is in the register):
 *                   whose carrying out is told (cascade)
 *     directives    count; directive*: id, type, number, issuer, date, date-text, title, items, CELLS
 *                     cascade: depth (0 for the central one itself), relation (implements, basis), parent (id of the one it
 *                     carries out; none for the central one's number); a directive follows the one it carries out
 *                     implements*: number, date, date-text, issuer: what it says it carries out
 *     totals        CELLS; due-soon-days; counts items
 *     period        only where asked for: from, from-text, to, to-text, days, FLOWS of the period that ends with the cut-off
 *       changes     items (all of them); change*: kind (done, closed: suspended or cancelled; overdue, extended, resumed, new), items;
 *                   item*, the first changes_most of those that stand otherwise than on the last day of the period before;
 *                   an item is told once, by the first of these kinds. was, was-text: the last day then (extended)
 *       previous    the same of the period before it, and CELLS as of its last day; directives issued later are left out
 *     reasons       reason*: status (no-date or waiting), code, items
 *     bodies        body*: name (none: nobody knows who), CELLS, previous-overdue (only with a period); sum: CELLS. Counts assignments (item and body), so an item of two
 *                     bodies counts twice; biggest overdue first, the unknown last
 *     overdue       items; item*, latest first
 *     next          within-days, until, until-text, items; item*, soonest first
 *     waiting       items; item* that wait or have no date, longest since the directive's day first, with age-days where it has one
 *     continuous    items, answered (with at least one result), oldest-days since the directive's day
 *                     beside a sliced appendix overdue, next and waiting list the first REPORT_LISTED_MAX items only; `items` counts all
 *     quality       without-evidence (of the done), without-body, lag-measured, lag-median, lag-worst: days from the day an item was
 *                     done to the day it was entered
 *     proposals     proposal*
 *     appendix      only for compliance, follow-up, cascade: group*, one a directive: directive, type, number, issuer, date, date-text, title; item*, in printed order.
 *                   sliced=yes: it is empty here; its groups come in further trees, in order, at most REPORT_SLICE_ITEMS items in each.
 *                   Those have the elements of the head too, without what the lists hold, and slice=yes here; a group that goes on
 *                   from the tree before is continued=yes
 *
 *   CELLS           total = on-time + late + in-term + overdue + continuous + waiting + no-date + suspended + cancelled; and parts or
 *                   sums of these: done, open, fell-due, due-soon, started, done-without-evidence, on-time-with-deadline
 *   FLOWS           assigned (by directives of the period), done (in it), done-on-time, done-late, fell-due (had its last day in it)
 *   item            at (only in the appendix: a running number), id, directive, number (the directive's), path, status (as
 *                   timeliness_name(), or suspended, cancelled), reason, started (yes), days-late, days-left
 *     text, note (of the event that made the status), lead* (assigned=address where an addressee stands for it), coordinator*, deliverable
 *     deadline*     kind, printed, date, text; decides (yes) where it is the one that counts
 *     in-force      date, text: the last day that is not late
 *     done          date, text, entered;  since: date, text (suspended, cancelled)
 *     evidence      number, date, text, issuer
 *     answered      count, date, text (the latest occurrence answered), on, on-text, days-late */
#pragma once

#include <libxml/tree.h>

#include "base/configuration.h"
#include "track/query.h"

typedef enum {
    REPORT_COMPLIANCE, /* the whole report */
    REPORT_EXCEPTIONS, /* what leaders must know: late, by how much, what is missing, who decides */
    REPORT_BODIES,     /* each body's figures */
    REPORT_FOLLOW_UP,  /* the register as a table */
    REPORT_URGING,     /* a letter to one body */
    REPORT_CASCADE,    /* how one central directive is carried out, by which documents */
    REPORT_KINDS,
} ReportKind;

const char *report_kind_name (ReportKind kind); /* `compliance`, …, `cascade`; never translated */
/** report_kind_parse: FALSE where there is no such kind. */
gboolean report_kind_parse (const char *name, ReportKind *ret_kind);
/** report_kind_has_appendix: whether it lists every item. */
gboolean report_kind_has_appendix (ReportKind kind);

/* Days from one to another, both included; from.year 0: none. */
typedef struct {
    PartialDate from, to;
} ReportPeriod;

/** report_period_before: the period of as many days that ends the day before @period begins. */
ReportPeriod report_period_before (ReportPeriod period);
/**
 * report_period_of_calendar:
 * @months: 1, 3, 6 or 12: the month, quarter, half or whole year that @as_of lies in
 * Sets @ret_period from its first day to @as_of and @ret_previous to the same part of the one before it: up to the same day, to its
 * last day where @as_of is the last one.
 */
void report_period_of_calendar (PartialDate as_of, int months, ReportPeriod *ret_period, ReportPeriod *ret_previous);

/* What is asked. */
typedef struct {
    ReportKind kind;
    const gint64 *documents; /* their items only; with n_documents 0 the whole register */
    gsize n_documents;
    const char *central;   /* (nullable): of REPORT_CASCADE, the number of the directive; documents are found by it */
    const char *body;      /* (nullable): items only that this body answers for; as report_find_body() says it */
    PartialDate report_by; /* of REPORT_URGING; PARTIAL_DATE_NONE where not said */
    PartialDate date;      /* of the report itself, a day */
    ReportPeriod period, previous; /* to compare; period.to is the cut-off */
    int within_days;               /* how far `next` looks */
    guint changes_most;            /* of each kind of change so many are listed; 0: REPORT_CHANGES_MAX */
    const char *number;            /* (nullable): of the report; NULL takes the configuration's */
    const Configuration *configuration;
} ReportQuestion;

/**
 * report_data_make:
 * @slices: (nullable) (element-type xmlDoc): an empty queue that an appendix of more than REPORT_SLICE_ITEMS items is put into; the
 *   caller frees each. NULL, and a shorter one: the appendix stands in the tree itself.
 * Inside a transaction of the caller, so that every figure is of one state of the register.
 * Returns: (transfer full): the tree, free with xmlFreeDoc(); NULL and DONDOC_ERROR_NOT_FOUND (a document), DONDOC_ERROR_LIMIT
 *   (more than REPORT_ITEMS_MAX items, a cascade of more than REPORT_CASCADE_MAX documents) or the register's error.
 */
xmlDoc *report_data_make (Register *reg, const ReportQuestion *question, const StateMoment *moment, GQueue *slices,
                          GError **error);

/**
 * report_find_body:
 * @name: a body's name as it is printed, or a part of it that fits one body only; with or without diacritics
 * Returns: (transfer full): the name as the items have it; NULL and DONDOC_ERROR_USAGE (several fit: they are listed) or
 *   DONDOC_ERROR_NOT_FOUND (none; those with most overdue are listed).
 */
char *report_find_body (Register *reg, const char *name, const ReportQuestion *question, const StateMoment *moment,
                        GError **error);

#define REPORT_ITEMS_MAX 200000 /* ten years of a whole province's tasks; some 5 kB of memory each */
#define REPORT_SLICE_ITEMS                                                                                             \
    100 /* the caches hold them with all that is made of them; a short report shares two cores already */
#define REPORT_LISTED_MAX  1000 /* more than any form prints */
#define REPORT_CHANGES_MAX 20   /* items that a form prints of each kind of change */
#define REPORT_CASCADE_MAX 5000 /* documents below one: every commune of the country has one */
