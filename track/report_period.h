/* report_period.h - what happened in a period, and how things stood at the end of the one before it.
 * Lives here:  FLOWS (report_data.h), the walk over the register at the earlier moment, what changed since.
 * Called by:   report_data.c. */
#pragma once

#include <libxml/tree.h>

#include "track/report_data.h"

typedef struct {
    guint assigned, done, done_on_time, done_late, fell_due;
} ReportFlows;

/** report_flows_add: counts what of one counted item lies in @period. */
void report_flows_add (ReportFlows *flows, const QueryItem *item, ReportPeriod period);

/* How things stood on the last day of the period before, and what has changed since. */
typedef struct ReportBefore ReportBefore;

/** report_before_load: (transfer full): walks the items that @question asks about, as of that day. NULL on error. */
ReportBefore *report_before_load (Register *reg, const ReportQuestion *question, const StateMoment *moment,
                                  BodyGroups *groups, GError **error);
void report_before_free (ReportBefore *before);
/** report_before_peek_bodies: (transfer none): the table of bodies as of that day. */
BodyTable *report_before_peek_bodies (ReportBefore *before);
/** report_before_compare: @item as it stands now: kept where it stands otherwise than then, or was not there. */
void report_before_compare (ReportBefore *before, xmlDoc *doc, const QueryItem *item);
/** report_before_write: the element `period` with its `changes` and its `previous`. @flows: of the period itself */
void report_before_write (ReportBefore *before, xmlNode *report, const ReportFlows *flows);

/**
 * report_item_asked:
 * @body: (nullable): the body that the report is about; NULL: everybody's
 * @own: room for the item as it stands for that body
 * Returns: (transfer none): @item, or @own, which lives as long; NULL where the body does not answer for it.
 */
const QueryItem *report_item_asked (const QueryItem *item, BodyGroups *groups, const BodyGroup *body, QueryItem *own);
