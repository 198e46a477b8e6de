/* report_period.c - see report_period.h. */
#include "track/report_period.h"

#include <string.h>

#include "base/text.h"
#include "track/report_xml.h"

static gboolean
is_within (PartialDate date, ReportPeriod period) {
    return date.year != 0 && partial_date_compare (date, period.from) >= 0
           && partial_date_compare (partial_date_last_day (date), period.to) <= 0;
}

void
report_flows_add (ReportFlows *flows, const QueryItem *item, ReportPeriod period) {
    const ItemState *state = &item->state;
    gboolean is_done = state->status == STATUS_DONE && is_within (state->done_on, period);
    if (period.from.year == 0)
        return;
    flows->assigned += is_within (item->document->date_value, period);
    flows->done += is_done;
    flows->done_late += is_done && state->timeliness == TIMELINESS_LATE;
    flows->done_on_time += is_done && state->timeliness != TIMELINESS_LATE;
    flows->fell_due += state->status != STATUS_SUSPENDED && state->status != STATUS_CANCELLED
                       && is_within (state->in_force, period);
}

const QueryItem *
report_item_asked (const QueryItem *item, BodyGroups *groups, const BodyGroup *body, QueryItem *own) {
    if (body == NULL)
        return item;
    for (guint i = 0; i < item->bodies->len; i++)
        if (body_groups_find (groups, ((const QueryBody *)item->bodies->pdata[i])->name) == body) {
            *own = *item;
            own->state = g_array_index (item->body_states, ItemState, i);
            return own;
        }
    return NULL;
}

/* Issued after the day, so nobody had to do it then. */
static gboolean
is_later (const QueryItem *item, PartialDate day) {
    PartialDate date = item->document->date_value;
    return date.year != 0 && partial_date_compare (partial_date_first_day (date), day) > 0;
}

static gboolean
count_before (Register *reg, const ReportQuestion *question, const StateMoment *moment, ReportFlows *flows,
              BodyGroups *groups, BodyTable *bodies, GError **error) {
    QueryFilter filter = { .documents = question->documents,
                           .n_documents = question->n_documents,
                           .body = question->body, /* any name that contains it; report_item_asked() takes this one */
                           .lead_only = TRUE };
    StateMoment before = *moment;
    const BodyGroup *body = question->body != NULL ? body_groups_find (groups, question->body) : NULL;
    g_autoptr (GError) local = NULL;
    const QueryItem *item, *asked;
    QueryItem own;
    before.as_of = question->previous.to;
    g_autoptr (QueryItems) walk = query_items_new (reg, &filter, &before, error);
    if (walk == NULL)
        return FALSE;
    while ((item = query_items_next (walk, &local)) != NULL) {
        asked = report_item_asked (item, groups, body, &own);
        if (asked == NULL || !asked->state.counted || is_later (item, before.as_of))
            continue;
        body_table_add (bodies, asked);
        report_flows_add (flows, asked, question->previous);
    }
    if (local == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

static void
write_one (xmlNode *node, ReportPeriod period, const ReportFlows *flows) {
    report_xml_set_date (node, "from", period.from);
    report_xml_set_date (node, "to", period.to);
    report_xml_set_number (node, "days", partial_date_days_between (period.from, period.to) + 1);
    report_xml_set_number (node, "assigned", flows->assigned);
    report_xml_set_number (node, "done", flows->done);
    report_xml_set_number (node, "done-on-time", flows->done_on_time);
    report_xml_set_number (node, "done-late", flows->done_late);
    report_xml_set_number (node, "fell-due", flows->fell_due);
}

gboolean
report_write_period (Register *reg, xmlNode *report, const ReportQuestion *question, const StateMoment *moment,
                     const ReportFlows *flows, BodyGroups *groups, BodyTable *bodies, GError **error) {
    ReportFlows before = { 0 };
    xmlNode *node, *previous, *cells;
    if (!count_before (reg, question, moment, &before, groups, bodies, error))
        return FALSE;
    node = report_xml_child (report, "period", NULL);
    write_one (node, question->period, flows);
    previous = report_xml_child (node, "previous", NULL);
    write_one (previous, question->previous, &before);
    cells = report_xml_child (previous, "totals", NULL);
    report_xml_set_totals (cells, body_table_items (bodies));
    return TRUE;
}
