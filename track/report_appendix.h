/* report_appendix.h - every item of a report, below the directive it comes from, in one tree or in slices.
 * Called by:   report_data.c; cli/report_making.c asks whether a template knows slices.
 * Source:      report_data.h, `appendix`. */
#pragma once

#include <libxml/tree.h>

#include "track/query.h"

typedef struct {
    xmlNode *node;  /* `appendix`, in its document */
    GQueue *slices; /* (nullable) (element-type xmlDoc): where it goes on */
    xmlNode *group; /* of the directive at hand; NULL at first and where a slice begins */
    gint64 current; /* its id */
    guint in_slice; /* items since the last cut */
} ReportAppendix;

/** report_appendix_add: @at: its running number. Items of one directive come one after the other. */
void report_appendix_add (ReportAppendix *appendix, const QueryItem *item, guint at);

/** report_appendix_is_cut: whether it goes on in slices. */
gboolean report_appendix_is_cut (const ReportAppendix *appendix);

/** report_appendix_finish: where it is cut, the rest becomes a slice too and each slice gets the head of @report. */
void report_appendix_finish (ReportAppendix *appendix, const xmlNode *report);

/** report_appendix_empty_slice: Returns: (transfer full): @slice without what it holds. */
xmlDoc *report_appendix_empty_slice (const xmlDoc *slice);
