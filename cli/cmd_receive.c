/* cmd_receive.c - `dondoc receive DOCUMENT --number N --on DATE [--by BODY]`: the incoming register (NĐ 30/2020, Appendix IV): a
 * document reached a body; terms that run from receipt begin. */
#include <stdio.h>

#include "cli/marking.h"

/* A name that nobody has starts nobody's term. */
static gboolean
say_whose (const Writing *writing, const Event *event, GError **error) {
    gboolean concerns = TRUE;
    if (event->body != NULL && !mark_concerns_body (writing->reg, event, &concerns, error))
        return FALSE;
    if (!concerns)
        cli_say (
            _ ("note: no item of this document is the work of '%s': no term that runs from receipt begins with it"),
            event->body);
    return TRUE;
}

int
cmd_receive (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    const GOptionEntry entries[] = {
        { "number", 0, 0, G_OPTION_ARG_STRING, &marking.number, N_ ("its number in the incoming register"), N_ ("N") },
        { "on", 0, 0, G_OPTION_ARG_STRING, &marking.on, N_ ("the day it was received"), N_ ("DATE") },
        { "by", 0, 0, G_OPTION_ARG_STRING, &marking.body, N_ ("which body received it (default: all it concerns)"),
          N_ ("BODY") },
        MARKING_NOTE (marking),
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (Event) event = NULL;
    Mark mark;
    const char *wanted = _ ("name one document, by its id or number");
    int status = writing_begin (&writing, command, WRITING_OPTIONS & ~CLI_BY, entries, 1, wanted, argc, argv);
    if (status != 0)
        return status;
    mark_init (&mark, EVENT_RECEIVED);
    if (writing.n != 1)
        return cli_fail_usage (command, "%s", wanted);
    if (marking.number == NULL || marking.on == NULL)
        return cli_fail_usage (command, _ ("--number and --on are needed: as the incoming register has them"));
    if (!marking_read (&marking, &mark, &error) || !writing_open (&writing, &error))
        return cli_fail (error);
    mark.by = writing.by;
    gint64 document = query_find_document (writing.reg, writing.names[0], &writing.now.moment, &error);
    if (document == 0 || !mark_document (writing.reg, document, &mark, &event, &error))
        return cli_fail (error);
    if (writing.options.json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_list (out, "events");
        cli_json_event (out, event);
    } else {
        g_autofree char *day = cli_format_day (event->on_date),
                        *subject = query_event_subject (writing.reg, event, NULL);
        printf (_ ("%s: received on %s, number %s\n"), subject, day, event->number);
    }
    if (!say_whose (&writing, event, &error))
        return cli_fail (error);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
