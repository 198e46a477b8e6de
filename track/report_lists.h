/* report_lists.h - items of a report in an order of days: latest first, soonest first.
 * Lives here:  keeping them while the register is walked, cutting long ones, writing them in order.
 * Called by:   report_data.c. */
#pragma once

#include <libxml/tree.h>

#include "track/query.h"

typedef struct {
    GArray *kept; /* of items not yet in the tree, with their days */
    guint count;  /* of all */
    guint most;   /* that are kept: 0 is all of them */
    gboolean is_cut;
    int last_days; /* where it is cut: of the last one kept */
} ReportList;

/** report_list_init: @most: 0, or how many of the first are kept. */
void report_list_init (ReportList *list, guint most);
void report_list_clear (ReportList *list);
/** report_list_add: @days: by which it stands, smallest first; of the same day those that came first. Returns: (transfer none)
 *   (nullable): the element made of it; NULL where it is beyond the cut. */
xmlNode *report_list_add (ReportList *list, xmlDoc *doc, const QueryItem *item, int days);
/** report_list_write: moves the first @most items into @node, in order, and sets `items` to the number of all. */
void report_list_write (ReportList *list, xmlNode *node, guint most);
