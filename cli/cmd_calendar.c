/* cmd_calendar.c - `dondoc calendar`: deadlines as an iCalendar file. */
#include "cli/output.h"
#include "cli/register.h"
#include "remind/calendar.h"

int
cmd_calendar (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *body = NULL, *output = NULL;
    gboolean open_only = FALSE;
    QueryFilter filter = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE, .lead_only = TRUE };
    CliMoment moment;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("where to; - is standard output"), N_ ("FILE") },
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"),
          N_ ("NAME") },
        { "open", 0, 0, G_OPTION_ARG_NONE, &open_only, N_ ("only what is not done"), NULL },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_TIME, entries, &options, &argc, &argv, &error)
        || !cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    if (output == NULL)
        return cli_fail_usage (command, _ ("where to: -o FILE.ics, or -o - for standard output"));
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GArray) plans = cli_find_plans (reg, argc - 1, argv + 1, &moment.moment, &error);
    if (plans == NULL)
        return cli_fail (error);
    filter.documents = (const gint64 *)(gpointer)plans->data;
    filter.n_documents = plans->len;
    filter.body = body;
    filter.statuses = open_only ? 1 << STATUS_OPEN : 0;
    g_autoptr (GBytes) bytes
        = reminder_calendar_new (reg, &filter, &moment.moment, reminder_calendar_title (body), &error);
    return bytes != NULL && cli_write_output (output, bytes, &error) ? 0 : cli_fail (error);
}
