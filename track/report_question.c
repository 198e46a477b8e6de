/* report_question.c - what can be asked of a report: kinds, periods, a body by its name; the contracts are in report_data.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/report_data.h"
#include "track/sql.h"
#include "track/states.h"

#define NAMED_MOST 8 /* candidates in a message */

static const char *const kind_names[] = {
    [REPORT_COMPLIANCE] = "compliance", [REPORT_EXCEPTIONS] = "exceptions", [REPORT_BODIES] = "bodies",
    [REPORT_FOLLOW_UP] = "follow-up",   [REPORT_URGING] = "urging",         [REPORT_CASCADE] = "cascade",
};
G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == REPORT_KINDS);

const char *
report_kind_name (ReportKind kind) {
    return kind_names[kind];
}

gboolean
report_kind_parse (const char *name, ReportKind *ret_kind) {
    for (gsize i = 0; i < REPORT_KINDS; i++)
        if (strcmp (kind_names[i], name) == 0) {
            *ret_kind = (ReportKind)i;
            return TRUE;
        }
    return FALSE;
}

gboolean
report_kind_has_appendix (ReportKind kind) {
    return kind == REPORT_COMPLIANCE || kind == REPORT_FOLLOW_UP || kind == REPORT_CASCADE;
}

/* ---- periods ---- */

ReportPeriod
report_period_before (ReportPeriod period) {
    int days = partial_date_days_between (period.from, period.to) + 1;
    return (ReportPeriod){ partial_date_add_days (period.from, -days), partial_date_add_days (period.from, -1) };
}

void
report_period_of_calendar (PartialDate as_of, int months, ReportPeriod *ret_period, ReportPeriod *ret_previous) {
    int first = (as_of.month - 1) / months * months + 1;
    PartialDate from = partial_date_day (as_of.year, first, 1), before = partial_date_add_months (from, -months);
    PartialDate to = partial_date_add_months (as_of, -months);
    if (partial_date_add_days (as_of, 1).month
        != as_of.month) /* the last day answers to the last day: 30 September, 31 August */
        to = partial_date_last_day ((PartialDate){ to.year, to.month, 0, -1, -1 });
    *ret_period = (ReportPeriod){ from, as_of };
    *ret_previous = (ReportPeriod){ before, to };
}

/* ---- a body by its name ---- */

/* A body that answers for items of the report. */
typedef struct {
    const BodyGroup *group;
    char *name;
} AskedBody;

static void
free_asked (gpointer data) {
    AskedBody *body = data;
    g_free (body->name);
    g_free (body);
}

/* The first of @bodies, for a message. */
static char *
list_names (const GPtrArray *bodies) {
    g_autoptr (GString) list = g_string_new (NULL);
    for (guint i = 0; i < MIN (bodies->len, NAMED_MOST); i++)
        g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", ((const AskedBody *)bodies->pdata[i])->name);
    if (bodies->len > NAMED_MOST)
        g_string_append (list, "; …");
    return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
add_name (GPtrArray *bodies, BodyGroups *groups, const char *name) {
    const BodyGroup *group = body_groups_find (groups, name);
    AskedBody *body;
    for (guint i = 0; i < bodies->len; i++) {
        body = bodies->pdata[i];
        if (body->group == group) {
            body_group_show (group, &body->name, name);
            return;
        }
    }
    body = g_new0 (AskedBody, 1);
    body->group = group;
    body_group_show (group, &body->name, name);
    g_ptr_array_add (bodies, body);
}

/* All that answer for items of the documents, most overdue work first: of AskedBody*. */
static GPtrArray *
read_bodies (Register *reg, BodyGroups *groups, const ReportQuestion *question, const StateMoment *moment,
             GError **error) {
    g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (free_asked);
    g_autoptr (GString) sql = g_string_new (NULL);
    g_autoptr (sqlite3_stmt) rows = NULL;
    g_autoptr (GError) local = NULL;
    const char *table = states_table (reg, moment, error);
    if (table == NULL)
        return NULL;
    g_string_printf (
        sql,
        "SELECT body, min (item), sum (timeliness IS 'dated' AND in_force < ?1) AS overdue, count (*) AS total"
        " FROM %s WHERE position > 0 AND counted AND body IS NOT NULL",
        table);
    sql_append_in (sql, "document", question->documents, question->n_documents);
    g_string_append (sql, " GROUP BY body_key ORDER BY overdue DESC, total DESC, body_key");
    rows = sql_prepare (reg, sql->str, error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "d", moment->as_of);
    while (sql_step (reg, rows, &local))
        add_name (bodies, groups, (const char *)sqlite3_column_text (rows, 0));
    if (local == NULL)
        return g_steal_pointer (&bodies);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

/* The one that @name means, else those that have it as a part, else those that have it without diacritics. */
static GPtrArray *
find_bodies (const GPtrArray *bodies, BodyGroups *groups, const char *name) {
    GPtrArray *found = g_ptr_array_new ();
    const BodyGroup *group = body_groups_find (groups, name);
    g_autofree char *folded = text_fold (name, -1), *plain = text_unaccent (name, -1);
    for (int round = 0; round < 3 && found->len == 0; round++)
        for (guint i = 0; i < bodies->len; i++) {
            AskedBody *body = bodies->pdata[i];
            g_autofree char *known = round == 1 ? text_fold (body->name, -1) : NULL;
            g_autofree char *bare = round == 2 ? text_unaccent (body->name, -1) : NULL;
            if (round == 0   ? body->group == group
                : round == 1 ? strstr (known, folded) != NULL
                             : strstr (bare, plain) != NULL)
                g_ptr_array_add (found, body);
        }
    return found;
}

char *
report_find_body (Register *reg, const char *name, const ReportQuestion *question, const StateMoment *moment,
                  GError **error) {
    g_autoptr (BodyGroups) groups = body_groups_load (reg, error);
    g_autoptr (GPtrArray) bodies = groups != NULL ? read_bodies (reg, groups, question, moment, error) : NULL;
    g_autoptr (GPtrArray) found = NULL;
    g_autofree char *list = NULL;
    if (bodies == NULL)
        return NULL;
    found = find_bodies (bodies, groups, name);
    if (found->len == 1)
        return g_strdup (((const AskedBody *)found->pdata[0])->name);
    list = list_names (found->len > 1 ? found : bodies);
    if (found->len > 1)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("'%s' fits several bodies: %s"), name, list);
    else
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("no item in the report is assigned to '%s'; bodies with most overdue work: %s"), name,
                     bodies->len > 0 ? list : "–");
    return NULL;
}
