/* cmd_suspend.c - `dondoc suspend ITEM|PLAN…`: work rests; `dondoc mark --status open` takes it up again. */
#include "cli/marking.h"

int
cmd_suspend (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    const GOptionEntry entries[] = {
        MARKING_ON (marking), MARKING_BODY (marking), MARKING_EVIDENCE (marking), MARKING_NOTE (marking), { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    Mark mark;

    mark_init (&mark, EVENT_SUSPENDED);
    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one item, by its id or as PLAN:PATH"));
    if (!marking_read (&marking, &mark, &error))
        return cli_fail (error);
    return marking_run (&options, argc - 1, argv + 1, TRUE, &mark);
}
