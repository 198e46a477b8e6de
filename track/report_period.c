/* report_period.c - see report_period.h. */
#include "track/report_period.h"

#include <string.h>

#include "base/text.h"
#include "track/report_lists.h"
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

/* ---- the period before ---- */

/* In this order an item that changed in several ways is told once, by the first. */
typedef enum {
    CHANGE_DONE,
    CHANGE_CLOSED,
    CHANGE_OVERDUE,
    CHANGE_EXTENDED,
    CHANGE_RESUMED,
    CHANGE_NEW,
    CHANGES
} Change;

static const char *const change_names[CHANGES] = { "done", "closed", "overdue", "extended", "resumed", "new" };

/* How an item stood then. */
typedef struct {
    ItemStatus status;
    Timeliness timeliness;
    guint extensions;
    PartialDate in_force;
} Stand;

struct ReportBefore {
    const ReportQuestion *question;
    BodyTable *bodies;
    ReportFlows flows;
    GHashTable *stands; /* item's id to Stand* */
    ReportList changes[CHANGES];
};

static void
keep_stand (ReportBefore *before, const QueryItem *item) {
    const ItemState *state = &item->state;
    Stand stand = { state->status, state->timeliness, state->extensions, state->in_force };
    g_hash_table_insert (before->stands, g_memdup2 (&item->id, sizeof item->id), g_memdup2 (&stand, sizeof stand));
}

static gboolean
count_before (Register *reg, ReportBefore *before, const StateMoment *moment, BodyGroups *groups, GError **error) {
    const ReportQuestion *question = before->question;
    QueryFilter filter = { .documents = question->documents,
                           .n_documents = question->n_documents,
                           .body = question->body, /* any name that contains it; report_item_asked() takes this one */
                           .lead_only = TRUE };
    StateMoment then = *moment;
    const BodyGroup *body = question->body != NULL ? body_groups_find (groups, question->body) : NULL;
    g_autoptr (GError) local = NULL;
    const QueryItem *item, *asked;
    QueryItem own;
    if (question->kind == REPORT_CASCADE && question->n_documents == 0)
        return TRUE; /* nobody carries it out: not the whole register */
    then.as_of = question->previous.to;
    g_autoptr (QueryItems) walk = query_items_new (reg, &filter, &then, error);
    if (walk == NULL)
        return FALSE;
    while ((item = query_items_next (walk, &local)) != NULL) {
        asked = report_item_asked (item, groups, body, &own);
        if (asked == NULL || !asked->state.counted || is_later (item, then.as_of))
            continue;
        body_table_add (before->bodies, asked);
        report_flows_add (&before->flows, asked, question->previous);
        keep_stand (before, asked);
    }
    if (local == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

static guint
changes_most (const ReportQuestion *question) {
    return question->changes_most > 0 ? question->changes_most : REPORT_CHANGES_MAX;
}

ReportBefore *
report_before_load (Register *reg, const ReportQuestion *question, const StateMoment *moment, BodyGroups *groups,
                    GError **error) {
    ReportBefore *before = g_new0 (ReportBefore, 1);
    before->question = question;
    before->bodies = body_table_new (groups);
    before->stands = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    for (Change change = 0; change < CHANGES; change++)
        report_list_init (&before->changes[change], changes_most (question));
    if (!count_before (reg, before, moment, groups, error))
        g_clear_pointer (&before, report_before_free);
    return before;
}

void
report_before_free (ReportBefore *before) {
    if (before == NULL)
        return;
    body_table_free (before->bodies);
    g_hash_table_unref (before->stands);
    for (Change change = 0; change < CHANGES; change++)
        report_list_clear (&before->changes[change]);
    g_free (before);
}

BodyTable *
report_before_peek_bodies (ReportBefore *before) {
    return before->bodies;
}

static gboolean
is_closed (ItemStatus status) {
    return status == STATUS_SUSPENDED || status == STATUS_CANCELLED;
}

/* CHANGES where there is none. @then: (nullable): it was not there */
static Change
find_change (const Stand *then, const ItemState *now) {
    ItemStatus status = then != NULL ? then->status : STATUS_OPEN;
    if (now->status == STATUS_DONE && status != STATUS_DONE)
        return CHANGE_DONE;
    if (is_closed (now->status) && !is_closed (status))
        return CHANGE_CLOSED;
    if (now->timeliness == TIMELINESS_OVERDUE && (then == NULL || then->timeliness != TIMELINESS_OVERDUE))
        return CHANGE_OVERDUE;
    if (then == NULL)
        return CHANGE_NEW;
    if (now->status == STATUS_OPEN && now->extensions > then->extensions && then->in_force.year != 0
        && partial_date_compare (now->in_force, then->in_force) > 0)
        return CHANGE_EXTENDED;
    return now->status == STATUS_OPEN && is_closed (status) ? CHANGE_RESUMED : CHANGES;
}

void
report_before_compare (ReportBefore *before, xmlDoc *doc, const QueryItem *item) {
    const Stand *then = g_hash_table_lookup (before->stands, &item->id);
    const ItemState *now = &item->state;
    Change change = find_change (then, now);
    PartialDate day = change == CHANGE_DONE ? now->done_on : change == CHANGE_CLOSED ? now->since : now->in_force;
    int days = day.year == 0 || change == CHANGE_NEW
                   ? 0
                   : partial_date_days_between (before->question->previous.to, partial_date_last_day (day));
    if (change == CHANGES)
        return;
    xmlNode *node = report_list_add (&before->changes[change], doc, item, days);
    if (node != NULL && change == CHANGE_EXTENDED)
        report_xml_set_date (node, "was", then->in_force);
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

static void
write_changes (ReportBefore *before, xmlNode *period) {
    xmlNode *changes = report_xml_child (period, "changes", NULL);
    guint all = 0;
    for (Change change = 0; change < CHANGES; change++) {
        ReportList *list = &before->changes[change];
        all += list->count;
        if (list->count == 0)
            continue;
        xmlNode *node = report_xml_child (changes, "change", NULL);
        report_xml_set (node, "kind", change_names[change]);
        report_list_write (list, node, changes_most (before->question));
    }
    report_xml_set_number (changes, "items", all);
}

void
report_before_write (ReportBefore *before, xmlNode *report, const ReportFlows *flows) {
    xmlNode *node = report_xml_child (report, "period", NULL), *previous, *cells;
    write_one (node, before->question->period, flows);
    write_changes (before, node);
    previous = report_xml_child (node, "previous", NULL);
    write_one (previous, before->question->previous, &before->flows);
    cells = report_xml_child (previous, "totals", NULL);
    report_xml_set_totals (cells, body_table_items (before->bodies));
}
