/* report_data.h - what a report says, as one XML tree: the register at one moment, counted and ordered, without a word of prose.
 * Lives here:  walking the register once, counting, ordering, writing the tree.
 * Called by:   cli/cmd_report.c.
 * Not here:    how an item stands (state.h), wording and layout (templates/), PDF (render/).
 *
 * The vocabulary, schema 1. Names are English; codes are those of state.h and records.md; wording stands in the templates. A day is
 * written twice: X="2026-09-05" and, ready to print, X-text="05/9/2026" (`date` and `text` where an element is nothing but a day).
 * What is not known or not set is left out. templates/example.xml is a whole one.
 *
 *   report          schema, kind (compliance), scope (register, or directives where some were chosen)
 *     as-of         date, text: the cut-off. as-known-on: the same, only where asked for
 *     date          date, text: of the report itself
 *     number        of the report
 *     office        name, superior (empty: prints none), place, abbreviation
 *     addressees    addressee*
 *     signature     authority*, title, signer
 *     recipients    recipient*, archive*
 *     directives    count; directive*: id, type, number, issuer, date, date-text, title, items
 *                     implements*: number, date, date-text, issuer: what it says it carries out
 *     totals        CELLS; due-soon-days; counts items
 *     reasons       reason*: status (no-date or waiting), code, items
 *     bodies        body*: name (none: nobody knows who), CELLS; sum: CELLS. Counts assignments (item and body), so an item of two
 *                     bodies counts twice; biggest overdue first, the unknown last
 *     overdue       items; item*, latest first
 *     next          within-days, until, until-text, items; item*, soonest first
 *                     beside a sliced appendix overdue and next list the first REPORT_LISTED_MAX items only; `items` counts all
 *     quality       without-evidence (of the done), without-body, lag-measured, lag-median, lag-worst: days from the day an item was
 *                     done to the day it was entered
 *     proposals     proposal*
 *     appendix      group*, one a directive: directive, type, number, issuer, date, date-text, title; item*, in printed order.
 *                   sliced=yes: it is empty here; its groups come in further trees, in order, at most REPORT_SLICE_ITEMS items in each.
 *                   Those have the elements of the head too, without what the lists hold, and slice=yes here; a group that goes on
 *                   from the tree before is continued=yes
 *
 *   CELLS           total = on-time + late + in-term + overdue + continuous + waiting + no-date + suspended + cancelled; and parts or
 *                   sums of these: done, open, fell-due, due-soon, started, done-without-evidence, on-time-with-deadline
 *   item            at (only in the appendix: a running number), id, directive, number (the directive's), path, status (as
 *                   timeliness_name(), or suspended, cancelled), reason, started (yes), days-late, days-left
 *     text, lead* (assigned=address where an addressee stands for it), coordinator*, deliverable
 *     deadline*     kind, printed, date, text; decides (yes) where it is the one that counts
 *     in-force      date, text: the last day that is not late
 *     done          date, text, entered;  since: date, text (suspended, cancelled)
 *     evidence      number, date, text, issuer
 *     answered      count, date, text (the latest occurrence answered), on, on-text, days-late */
#pragma once

#include <libxml/tree.h>

#include "base/configuration.h"
#include "track/query.h"

/* What is asked. */
typedef struct {
    const gint64 *documents; /* their items only; with n_documents 0 the whole register */
    gsize n_documents;
    PartialDate date;   /* of the report itself, a day */
    int within_days;    /* how far `next` looks */
    const char *number; /* (nullable): of the report; NULL takes the configuration's */
    const Configuration *configuration;
} ReportQuestion;

/**
 * report_data_compliance:
 * @slices: (nullable) (element-type xmlDoc): an empty queue that an appendix of more than REPORT_SLICE_ITEMS items is put into; the
 *   caller frees each. NULL, and a shorter one: the appendix stands in the tree itself.
 * Reads in one transaction of its own, so that every figure is of one state of the register.
 * Returns: (transfer full): the tree, free with xmlFreeDoc(); NULL and DONDOC_ERROR_NOT_FOUND (a document), DONDOC_ERROR_LIMIT
 *   (more than REPORT_ITEMS_MAX items) or the register's error.
 */
xmlDoc *report_data_compliance (Register *reg, const ReportQuestion *question, const StateMoment *moment,
                                GQueue *slices, GError **error);

#define REPORT_ITEMS_MAX   200000 /* ten years of a whole province's tasks; some 5 kB of memory each */
#define REPORT_SLICE_ITEMS 250    /* as many as the caches hold with all that is made of them */
#define REPORT_LISTED_MAX  1000   /* more than any form prints */
