/* cmd_receive.c - `dondoc receive DOCUMENT --number N --on DATE [--by BODY]`: the incoming register (NĐ 30/2020, Appendix IV): a
 * document reached a body; terms that run from receipt begin. */
#include <stdio.h>

#include "cli/marking.h"

int
cmd_receive (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    const GOptionEntry entries[] = {
        { "number", 0, 0, G_OPTION_ARG_STRING, &marking.number, N_ ("its number in the incoming register"), N_ ("N") },
        MARKING_ON (marking),
        { "by", 0, 0, G_OPTION_ARG_STRING, &marking.body, N_ ("which body received it (default: all it concerns)"),
          N_ ("BODY") },
        MARKING_NOTE (marking),
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    Mark mark;
    CliMoment now;

    mark_init (&mark, EVENT_RECEIVED);
    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _ ("name one document, by its id or number"));
    if (marking.number == NULL || marking.on == NULL)
        return cli_fail_usage (command, _ ("--number and --on are needed: as the incoming register has them"));
    if (!marking_read (&marking, &mark, &error) || !cli_read_moment (&options, &now, &error))
        return cli_fail (error);
    g_autofree char *actor = cli_dup_actor (&options);
    mark.by = actor;
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_WRITE, &now, &error);
    gint64 document = reg != NULL ? query_find_document (reg, argv[1], &now.moment, &error) : 0;
    g_autoptr (Event) event = NULL;
    if (document == 0 || !mark_document (reg, document, &mark, &event, &error))
        return cli_fail (error);
    if (options.json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_list (out, "events");
        cli_json_event (out, event);
    } else {
        g_autofree char *day = cli_format_day (event->on_date), *subject = query_event_subject (reg, event);
        printf (_ ("%s: received on %s, number %s\n"), subject, day, event->number);
    }
    return cli_flush (&error) ? 0 : cli_fail (error);
}
