/* report_period.h - what happened in a period, and how things stood at the end of the one before it.
 * Lives here:  FLOWS (report_data.h), the walk over the register at the earlier moment.
 * Called by:   report_data.c. */
#pragma once

#include <libxml/tree.h>

#include "track/report_data.h"

typedef struct {
    guint assigned, done, done_on_time, done_late, fell_due;
} ReportFlows;

/** report_flows_add: counts what of one counted item lies in @period. */
void report_flows_add (ReportFlows *flows, const QueryItem *item, ReportPeriod period);

/** report_write_period: the element `period` with its `previous`. @bodies: (out): the table of bodies as of the end of the one
 *   before, over @groups; owned by the caller */
gboolean report_write_period (Register *reg, xmlNode *report, const ReportQuestion *question, const StateMoment *moment,
                              const ReportFlows *flows, BodyGroups *groups, BodyTable *bodies, GError **error);
/**
 * report_item_asked:
 * @body: (nullable): the body that the report is about; NULL: everybody's
 * @own: room for the item as it stands for that body
 * Returns: (transfer none): @item, or @own, which lives as long; NULL where the body does not answer for it.
 */
const QueryItem *report_item_asked (const QueryItem *item, BodyGroups *groups, const BodyGroup *body, QueryItem *own);
