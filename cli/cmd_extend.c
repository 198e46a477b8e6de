/* cmd_extend.c - `dondoc extend ITEM… --until DATE`: a later last day, by whom and why; the days before it stay in the history. */
#include "cli/marking.h"

int
cmd_extend (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    const GOptionEntry entries[] = {
        { "until", 0, 0, G_OPTION_ARG_STRING, &marking.until, N_ ("the new last day"), N_ ("DATE") },
        { "granted-by", 0, 0, G_OPTION_ARG_STRING, &marking.granted_by, N_ ("who granted it"), N_ ("BODY") },
        { "reason", 0, 0, G_OPTION_ARG_STRING, &marking.note, N_ ("why"), N_ ("TEXT") },
        MARKING_ON (marking),
        MARKING_BODY (marking),
        MARKING_OCCURRENCE (marking),
        MARKING_EVIDENCE (marking),
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    Mark mark;

    mark_init (&mark, EVENT_EXTENDED);
    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one item, by its id or as PLAN:PATH"));
    if (!marking_read (&marking, &mark, &error))
        return cli_fail (error);
    return marking_run (&options, argc - 1, argv + 1, FALSE, &mark);
}
