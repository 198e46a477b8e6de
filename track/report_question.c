/* report_question.c - what can be asked of a report: kinds, periods, a body by its name; the contracts are in report_data.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/report_data.h"

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

/* The names in @rows, for a message. */
static char *
list_names (const GPtrArray *rows) {
    g_autoptr (GString) list = g_string_new (NULL);
    for (guint i = 0; i < MIN (rows->len, NAMED_MOST); i++)
        g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", ((const BodyTotals *)rows->pdata[i])->name);
    if (rows->len > NAMED_MOST)
        g_string_append (list, "; …");
    return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
count_bodies (Register *reg, const ReportQuestion *question, const StateMoment *moment, BodyTable *table,
              GError **error) {
    QueryFilter filter = { .documents = question->documents, .n_documents = question->n_documents };
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) walk = query_items_new (reg, &filter, moment, error);
    const QueryItem *item;
    if (walk == NULL)
        return FALSE;
    while ((item = query_items_next (walk, &local)) != NULL)
        body_table_add (table, item);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL && (error == NULL || *error == NULL);
}

/* Those whose name is @name, else those that have it as a part, else those that have it without diacritics. */
static GPtrArray *
find_rows (const GPtrArray *rows, const char *name) {
    GPtrArray *found = g_ptr_array_new ();
    g_autofree char *folded = text_fold (name, -1), *plain = text_unaccent (name, -1);
    for (int round = 0; round < 3 && found->len == 0; round++)
        for (guint i = 0; i < rows->len; i++) {
            BodyTotals *row = rows->pdata[i];
            g_autofree char *bare = row->name != NULL && round == 2 ? text_unaccent (row->name, -1) : NULL;
            if (row->name != NULL
                && (round == 0   ? strcmp (row->folded, folded) == 0
                    : round == 1 ? strstr (row->folded, folded) != NULL
                                 : strstr (bare, plain) != NULL))
                g_ptr_array_add (found, row);
        }
    return found;
}

char *
report_find_body (Register *reg, const char *name, const ReportQuestion *question, const StateMoment *moment,
                  GError **error) {
    g_autoptr (BodyTable) table = body_table_new ();
    g_autoptr (GPtrArray) found = NULL;
    g_autofree char *names = NULL;
    if (!count_bodies (reg, question, moment, table, error))
        return NULL;
    const GPtrArray *rows = body_table_rows (table);
    found = find_rows (rows, name);
    if (found->len == 1)
        return g_strdup (((const BodyTotals *)found->pdata[0])->name);
    if (found->len > 1) {
        names = list_names (found);
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("'%s' fits several bodies: %s"), name, names);
        return NULL;
    }
    for (guint i = 0; i < rows->len; i++)
        if (((const BodyTotals *)rows->pdata[i])->name != NULL)
            g_ptr_array_add (found, rows->pdata[i]);
    names = list_names (found);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                 _ ("no item in the report is assigned to '%s'; bodies with most overdue work: %s"), name,
                 found->len > 0 ? names : "–");
    return NULL;
}
