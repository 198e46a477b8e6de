/* cmd_evidence.c - `dondoc evidence add ITEM… --number …`: the document that proves what was done. */
#include <string.h>

#include "cli/marking.h"

int
cmd_evidence (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    const GOptionEntry entries[] = {
        { "number", 0, 0, G_OPTION_ARG_STRING, &marking.evidence,
          N_ ("number of the document that proves it; its date may follow: '12/BC-STC ngày 30/6/2026'"),
          N_ ("NUMBER") },
        { "date", 0, 0, G_OPTION_ARG_STRING, &marking.evidence_date, N_ ("date of that document"), N_ ("DATE") },
        { "issuer", 0, 0, G_OPTION_ARG_STRING, &marking.evidence_issuer, N_ ("who issued it"), N_ ("BODY") },
        { "level", 0, 0, G_OPTION_ARG_STRING, &marking.evidence_level, N_ ("whom it was sent to"), N_ ("BODY") },
        { "file", 0, 0, G_OPTION_ARG_FILENAME, &marking.file, N_ ("the document itself, kept in the register"),
          N_ ("FILE") },
        MARKING_ON (marking),
        MARKING_BODY (marking),
        MARKING_OCCURRENCE (marking),
        MARKING_NOTE (marking),
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    Mark mark;

    mark_init (&mark, EVENT_EVIDENCE_GIVEN);
    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 3 || strcmp (argv[1], "add") != 0)
        return cli_fail_usage (command, _ ("write 'evidence add', then at least one item, by its id or as PLAN:PATH"));
    if (!marking_read (&marking, &mark, &error))
        return cli_fail (error);
    return marking_run (&options, argc - 2, argv + 2, FALSE, &mark);
}
