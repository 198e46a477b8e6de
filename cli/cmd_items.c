/* cmd_items.c - `dondoc items [PLAN…]`: the items, with filters. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "cli/register.h"
#include "cli/words.h"

/* What --status takes: each word adds to what the filter lets through. */
static const struct {
    const char *word;
    guint statuses, timeliness;
    gboolean due_soon, started;
} words[] = {
    { "open", 1 << STATUS_OPEN, 0, FALSE, FALSE },
    { "done", 1 << STATUS_DONE, 0, FALSE, FALSE },
    { "suspended", 1 << STATUS_SUSPENDED, 0, FALSE, FALSE },
    { "cancelled", 1 << STATUS_CANCELLED, 0, FALSE, FALSE },
    { "in-progress", 0, 0, FALSE, TRUE },
    { "on-time", 0, 1 << TIMELINESS_ON_TIME, FALSE, FALSE },
    { "late", 0, 1 << TIMELINESS_LATE, FALSE, FALSE },
    { "in-term", 0, 1 << TIMELINESS_IN_TERM, FALSE, FALSE },
    { "due-soon", 0, 0, TRUE, FALSE },
    { "overdue", 0, 1 << TIMELINESS_OVERDUE, FALSE, FALSE },
    { "continuous", 0, 1 << TIMELINESS_CONTINUOUS, FALSE, FALSE },
    { "waiting", 0, 1 << TIMELINESS_WAITING, FALSE, FALSE },
    { "no-date", 0, 1 << TIMELINESS_NO_DATE, FALSE, FALSE },
};

gboolean
cli_read_status (const char *text, QueryFilter *filter, GError **error) {
    g_auto (GStrv) parts = g_strsplit (text, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        gsize i = 0;
        while (i < G_N_ELEMENTS (words) && strcmp (words[i].word, *part) != 0)
            i++;
        if (i == G_N_ELEMENTS (words)) {
            g_set_error (
                error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                _ ("--status: '%s' is none of open, done, suspended, cancelled, in-progress, on-time, late, in-term, due-soon, overdue,"
                   " continuous, waiting, no-date"),
                *part);
            return FALSE;
        }
        filter->statuses |= words[i].statuses;
        filter->timeliness |= words[i].timeliness;
        filter->due_soon |= words[i].due_soon;
        filter->started |= words[i].started;
    }
    return TRUE;
}

/* How sure the extraction was comes first, where the list is in that order. */
static void
add_row (Table *table, const QueryItem *item, gboolean by_confidence) {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);
    g_autofree char *day = cli_format_day (item->state.in_force);
    g_autofree char *state = cli_state_words (&item->state);
    g_autofree char *bodies = cli_join_bodies (item->bodies);
    const char *least = NULL;
    double confidence = by_confidence ? query_item_least (item, &least) : 0;
    g_autofree char *sure = g_strdup_printf (least != NULL ? "%.2f %s" : "%.2f", confidence,
                                             least != NULL ? cli_words (WORDS_FIELD, least) : "");
    const char *number = item->document->number != NULL ? item->document->number : "-";
    const char *cells[] = { sure, id, number, item->path, day, state, bodies, item->text };
    text_table_row (table, cli_state_tone (&item->state), by_confidence ? cells : cells + 1);
}

static Table *
begin_table (gboolean confidence) {
    static const TableColumn columns[] = {
        { NC_ ("column", "SURE"), FALSE, FALSE },     { NC_ ("column", "ID"), TRUE, FALSE },
        { NC_ ("column", "PLAN"), FALSE, FALSE },     { NC_ ("column", "PATH"), FALSE, FALSE },
        { NC_ ("column", "DEADLINE"), FALSE, FALSE }, { NC_ ("column", "STATE"), FALSE, FALSE },
        { NC_ ("column", "LEAD"), FALSE, TRUE },      { NC_ ("column", "TEXT"), FALSE, TRUE },
    };
    gsize hidden = confidence ? 0 : 1;
    return text_table_new (columns + hidden, G_N_ELEMENTS (columns) - hidden);
}

static gboolean
list_items (QueryItems *items, const StateMoment *moment, gboolean json, gboolean confidence, GError **error) {
    g_autoptr (JsonOut) out = json ? json_out_new (stdout) : NULL;
    g_autoptr (Table) table = json ? NULL : begin_table (confidence);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    Totals totals = { 0 };
    if (json) {
        cli_json_moment (out, moment);
        json_out_list (out, "items");
    }
    while ((item = query_items_next (items, &local)) != NULL) {
        totals_add (&totals, &item->state);
        if (!json) {
            add_row (table, item, confidence);
            continue;
        }
        json_out_object (out, NULL);
        cli_json_item (out, item, moment);
        json_out_end (out);
    }
    if (json) {
        json_out_end (out);
        cli_json_totals (out, "totals", &totals);
    } else {
        g_clear_pointer (&table, text_table_free);
        cli_print_totals (&totals);
    }
    return error_hand_on (&local, error);
}

int
cmd_items (const Command *command, int argc, char **argv) {
    QueryFilter filter = { .due_from = PARTIAL_DATE_NONE,
                           .due_until = PARTIAL_DATE_NONE,
                           .done_from = PARTIAL_DATE_NONE,
                           .done_until = PARTIAL_DATE_NONE };
    g_autofree char *body = NULL, *status = NULL, *from = NULL, *until = NULL, *done_from = NULL, *done_until = NULL;
    g_autofree char *officer = NULL, *field = NULL;
    const GOptionEntry entries[] = {
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"),
          N_ ("NAME") },
        { "lead-only", 0, 0, G_OPTION_ARG_NONE, &filter.lead_only, N_ ("with --body: not as coordinator"), NULL },
        { "lead-missing", 0, 0, G_OPTION_ARG_NONE, &filter.lead_missing, N_ ("that name nobody who leads"), NULL },
        { "status", 0, 0, G_OPTION_ARG_STRING, &status,
          N_ ("open, done, suspended, cancelled, in-progress, on-time, late, in-term, due-soon, overdue, continuous, waiting, no-date; several parted by commas"),
          N_ ("LIST") },
        { "no-evidence", 0, 0, G_OPTION_ARG_NONE, &filter.evidence_missing, N_ ("done without evidence"), NULL },
        { "due-from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("whose deadline is that day or later"), N_ ("DATE") },
        { "due-until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("whose deadline is that day or earlier"), N_ ("DATE") },
        { "done-from", 0, 0, G_OPTION_ARG_STRING, &done_from, N_ ("done on that day or later"), N_ ("DATE") },
        { "done-until", 0, 0, G_OPTION_ARG_STRING, &done_until, N_ ("done on that day or earlier"), N_ ("DATE") },
        { "officer", 0, 0, G_OPTION_ARG_STRING, &officer, N_ ("followed up by somebody whose name contains this"),
          N_ ("NAME") },
        { "field", 0, 0, G_OPTION_ARG_STRING, &field, N_ ("whose field of work contains this"), N_ ("TEXT") },
        { "unconfirmed", 0, 0, G_OPTION_ARG_NONE, &filter.unconfirmed,
          N_ ("that nobody has confirmed, those extracted with least confidence first"), NULL },
        { "gone", 0, 0, G_OPTION_ARG_NONE, &filter.gone, N_ ("dropped, split, joined or withdrawn, and no others"),
          NULL },
        { "confidence-below", 0, 0, G_OPTION_ARG_DOUBLE, &filter.confidence_below,
          N_ ("in which something was extracted with less confidence than this, 0 to 1"), N_ ("VALUE") },
        { "targets", 0, 0, G_OPTION_ARG_NONE, &filter.targets, N_ ("list targets too; they are counted in no total"),
          NULL },
        { "articles", 0, 0, G_OPTION_ARG_NONE, &filter.articles,
          N_ ("list items of articles too; they are counted in no total"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error)
        || !cli_read_moment (&options, &moment, &error)
        || (status != NULL && !cli_read_status (status, &filter, &error))
        || (from != NULL && !cli_read_day (from, "--due-from", &filter.due_from, &error))
        || (until != NULL && !cli_read_day (until, "--due-until", &filter.due_until, &error))
        || (done_from != NULL && !cli_read_day (done_from, "--done-from", &filter.done_from, &error))
        || (done_until != NULL && !cli_read_day (done_until, "--done-until", &filter.done_until, &error)))
        return cli_fail (error);
    filter.by_confidence = filter.unconfirmed || filter.confidence_below > 0;
    filter.body = body;
    filter.officer = officer;
    filter.field = field;
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &moment, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GArray) plans = cli_find_plans (reg, argc - 1, argv + 1, &moment.moment, &error);
    if (plans == NULL)
        return cli_fail (error);
    filter.documents = (const gint64 *)(gpointer)plans->data;
    filter.n_documents = plans->len;
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &moment.moment, &error);
    if (items == NULL || !list_items (items, &moment.moment, options.json, filter.by_confidence, &error)
        || !cli_flush (&error))
        return cli_fail (error);
    return 0;
}
