/* cmd_log.c - `dondoc log [ITEM|PLAN]`: what happened, in the order in which it was entered. */
#include <stdio.h>

#include "base/error.h"
#include "cli/register.h"

static gboolean
write_json (QueryEvents *events, const StateMoment *moment, GError **error) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    g_autoptr (GError) local = NULL;
    const Event *event;
    cli_json_moment (out, moment);
    json_out_list (out, "events");
    while ((event = query_events_next (events, &local)) != NULL)
        cli_json_event (out, event);
    return error_hand_on (&local, error);
}

static void
write_row (Register *reg, Table *table, const Event *event, GError **error) {
    g_autofree char *entered = cli_format_entry (event->entered_at);
    g_autofree char *what = g_strdup (cli_event_words (event->type)), *occurrence = cli_format_day (event->occurrence);
    g_autofree char *detail = cli_event_detail (event);
    g_autofree char *note = g_strconcat (detail != NULL ? detail : "",
                                         detail != NULL && event->note != NULL ? "; " : "", event->note, NULL);
    g_autofree char *of = query_event_subject (reg, event, error), *on = cli_format_day (event->on_date);
    g_autofree char *evidence = cli_write_evidence (event);
    g_autofree char *whole
        = event->occurrence.year != 0 ? g_strdup_printf (_ ("%s, of %s"), what, occurrence) : g_strdup (what);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, event->id);
    const char *cells[] = { id, entered, event->entered_by, whole, of, on, evidence, note };
    text_table_row (table, TABLE_PLAIN, cells);
}

static gboolean
write_table (Register *reg, QueryEvents *events, GError **error) {
    static const TableColumn columns[] = {
        { NC_ ("column", "EVENT"), TRUE, FALSE },     { NC_ ("column", "ENTERED"), FALSE, FALSE },
        { NC_ ("column", "BY"), FALSE, FALSE },       { NC_ ("column", "WHAT"), FALSE, FALSE },
        { NC_ ("column", "OF"), FALSE, FALSE },       { NC_ ("column", "ON"), FALSE, FALSE },
        { NC_ ("column", "EVIDENCE"), FALSE, FALSE }, { NC_ ("column", "NOTE"), FALSE, TRUE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    g_autoptr (GError) local = NULL;
    const Event *event;
    while (local == NULL && (event = query_events_next (events, &local)) != NULL)
        write_row (reg, table, event, &local);
    return error_hand_on (&local, error);
}

int
cmd_log (const Command *command, int argc, char **argv) {
    gboolean plan = FALSE;
    int last = 0;
    const GOptionEntry entries[] = {
        { "plan", 0, 0, G_OPTION_ARG_NONE, &plan, N_ ("the number given is a document's id, not an item's"), NULL },
        { "last", 0, 0, G_OPTION_ARG_INT, &last, N_ ("only the latest so many"), N_ ("N") },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;
    CliSubject subject = { 0, 0 };

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc > 2)
        return cli_fail_usage (command, _ ("one item or directive at most"));
    if (last < 0)
        return cli_fail_usage (command, _ ("--last takes a number of events"));
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &moment, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    if (argc == 2 && !cli_find_subject (reg, argv[1], plan, &moment.moment, &subject, &error))
        return cli_fail (error);
    g_autoptr (QueryEvents) events = query_events_new (reg,
                                                       subject.document != 0 ? QUERY_EVENTS_DOCUMENT
                                                       : subject.item != 0   ? QUERY_EVENTS_ITEM
                                                                             : QUERY_EVENTS_ALL,
                                                       subject.document != 0 ? subject.document : subject.item,
                                                       (guint)last, &moment.moment, &error);
    if (events == NULL
        || !(options.json ? write_json (events, &moment.moment, &error) : write_table (reg, events, &error)))
        return cli_fail (error);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
