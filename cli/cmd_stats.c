/* cmd_stats.c - `dondoc stats`: how far the work is, by body, plan or month, beside the period before. */
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "track/stats.h"

static gboolean
read_by (const char *text, StatsBy *ret_by, GError **error) {
    static const char *const names[] = { [STATS_BY_BODY] = "body", [STATS_BY_PLAN] = "plan", [STATS_BY_MONTH] = "month" };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (names[i], text) == 0) {
            *ret_by = (StatsBy)i;
            return TRUE;
        }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("--by: '%s' is none of body, plan, month"), text);
    return FALSE;
}

/* `87,5 %`, with the decimal comma of Vietnamese; `-` where nothing fell due. */
static char *
write_share (const StatsPeriod *period) {
    guint tenths;
    if (period->due == 0)
        return g_strdup ("-");
    tenths = (period->on_time * 2000 + period->due) / (2 * period->due);
    return g_strdup_printf (_ ("%u.%u %%"), tenths / 10, tenths % 10);
}

/* How what fell due compares with the period before. */
static char *
write_change (const StatsRow *row) {
    int now = (int)row->now.due, before = (int)row->before.due, permille;
    if (before == 0)
        return g_strdup (now > 0 ? _ ("new") : "-");
    permille = ((now - before) * 2000 + (now >= before ? before : -before)) / (2 * before);
    return g_strdup_printf (_ ("%s%d.%d %%"), permille > 0 ? "+" : permille < 0 ? "-" : "", ABS (permille) / 10, ABS (permille) % 10);
}

static void
add_row (Table *table, const Stats *stats, const StatsRow *row, const char *name) {
    const Totals *totals = &row->totals;
    const guint numbers[] = { totals->total, totals->on_time, totals->late, totals->in_term, totals->overdue,
                              totals->continuous + totals->waiting + totals->no_date, totals->suspended + totals->cancelled, row->now.due };
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (cells, g_strdup (name));
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        g_ptr_array_add (cells, g_strdup_printf ("%u", numbers[i]));
    g_ptr_array_add (cells, write_share (&row->now));
    g_ptr_array_add (cells, write_share (&row->before));
    g_ptr_array_add (cells, write_change (row));
    text_table_row (table, TABLE_PLAIN, (const char *const *)cells->pdata);
}

static const char *
name_rest (StatsBy by) {
    return by == STATS_BY_BODY ? _ ("(body unknown)") : _ ("(no day)");
}

static void
print_table (const Stats *stats) {
    static const TableColumn columns[] = {
        { NC_ ("column", "GROUP"), FALSE, TRUE },      { NC_ ("column", "TOTAL"), TRUE, FALSE },
        { NC_ ("column", "ON TIME"), TRUE, FALSE },    { NC_ ("column", "LATE"), TRUE, FALSE },
        { NC_ ("column", "IN TERM"), TRUE, FALSE },    { NC_ ("column", "OVERDUE"), TRUE, FALSE },
        { NC_ ("column", "NO TERM"), TRUE, FALSE },    { NC_ ("column", "STOPPED"), TRUE, FALSE },
        { NC_ ("column", "FELL DUE"), TRUE, FALSE },   { NC_ ("column", "SHARE"), TRUE, FALSE },
        { NC_ ("column", "BEFORE"), TRUE, FALSE },     { NC_ ("column", "CHANGE"), TRUE, FALSE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < stats->rows->len; i++) {
        const StatsRow *row = stats->rows->pdata[i];
        add_row (table, stats, row, row->name != NULL ? row->name : name_rest (stats->by));
    }
    add_row (table, stats, &stats->sum, stats->by == STATS_BY_BODY ? _ ("All assignments") : _ ("All items"));
}

static void
print_notes (const Stats *stats, const CliMoment *moment) {
    g_autofree char *from = cli_format_day (stats->from), *until = cli_format_day (stats->until);
    g_autofree char *before_from = cli_format_day (stats->before_from), *before_until = cli_format_day (stats->before_until);
    if (stats->by == STATS_BY_BODY)
        printf (_ ("Items: %u; assignments (item and body): %u.\n"), stats->items.total, stats->sum.totals.total);
    printf (_ ("State at the end of %s. FELL DUE: done or overdue, with a deadline from %s to %s. SHARE = done on time / fell due.\n"), until,
            from, until);
    printf (_ ("BEFORE: the share from %s to %s, as it stood at its end. CHANGE: of what fell due; 'new' where nothing did before.\n"),
            before_from, before_until);
    printf ("%s", moment->settings.before_includes_day ? _ ("'Before a day' includes that day.\n") : _ ("'Before a day' ends the day before.\n"));
}

static void
write_period (JsonOut *out, const char *key, const StatsPeriod *period) {
    json_out_object (out, key);
    json_out_number (out, "fell_due", period->due);
    json_out_number (out, "on_time", period->on_time);
    json_out_end (out);
}

static void
write_row (JsonOut *out, const char *key, const StatsRow *row, StatsBy by) {
    json_out_object (out, key);
    if (key == NULL) {
        json_out_text (out, "name", row->name);
        if (by == STATS_BY_PLAN)
            json_out_id (out, "document", row->document);
        else
            json_out_text (out, "key", row->key);
    }
    cli_json_totals (out, "totals", &row->totals);
    write_period (out, "period", &row->now);
    write_period (out, "before", &row->before);
    json_out_end (out);
}

static void
write_json (const Stats *stats, const CliMoment *moment) {
    static const char *const names[] = { [STATS_BY_BODY] = "body", [STATS_BY_PLAN] = "plan", [STATS_BY_MONTH] = "month" };
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, &moment->moment);
    json_out_text (out, "by", names[stats->by]);
    json_out_date (out, "from", stats->from);
    json_out_date (out, "until", stats->until);
    json_out_date (out, "before_from", stats->before_from);
    json_out_date (out, "before_until", stats->before_until);
    json_out_flag (out, "before_includes_day", moment->settings.before_includes_day);
    json_out_list (out, "rows");
    for (guint i = 0; i < stats->rows->len; i++)
        write_row (out, NULL, stats->rows->pdata[i], stats->by);
    json_out_end (out);
    write_row (out, "sum", &stats->sum, stats->by);
    cli_json_totals (out, "items", &stats->items);
}

int
cmd_stats (const Command *command, int argc, char **argv) {
    QueryFilter filter = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE };
    g_autofree char *by = NULL, *since = NULL, *body = NULL;
    const GOptionEntry entries[] = {
        { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("body (the default), plan or month of the deadline"), N_ ("GROUP") },
        { "from", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("the first day of the period; default: of the year"), N_ ("DATE") },
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"), N_ ("NAME") },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;
    StatsBy group = STATS_BY_BODY;
    PartialDate from;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error)
        || (by != NULL && !read_by (by, &group, &error)) || !cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    from = partial_date_day (moment.moment.as_of.year, 1, 1);
    if (since != NULL && !cli_read_day (since, "--from", &from, &error))
        return cli_fail (error);
    if (partial_date_compare (from, moment.moment.as_of) > 0)
        return cli_fail_usage (command, _ ("the period begins after it ends; --as-of is its last day"));
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GArray) plans = cli_find_plans (reg, argc - 1, argv + 1, &moment.moment, &error);
    if (plans == NULL)
        return cli_fail (error);
    filter.documents = (const gint64 *)(gpointer)plans->data;
    filter.n_documents = plans->len;
    filter.body = body;
    filter.lead_only = TRUE;
    g_autoptr (Stats) stats = stats_new (reg, group, &filter, from, &moment.moment, &error);
    if (stats == NULL)
        return cli_fail (error);
    if (options.json) {
        write_json (stats, &moment);
    } else {
        print_table (stats);
        print_notes (stats, &moment);
    }
    return cli_flush (&error) ? 0 : cli_fail (error);
}
