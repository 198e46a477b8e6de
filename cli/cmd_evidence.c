/* cmd_evidence.c - `dondoc evidence add ITEM… --number …`: the document that proves what was done. */
#include <string.h>

#include "cli/marking.h"

int
cmd_evidence (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
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
    Mark mark;
    int status = marking_begin (&marking, &writing, command, entries, EVENT_EVIDENCE_GIVEN, argc, argv, &mark);
    if (status != 0)
        return status;
    if (writing.n < 2 || strcmp (writing.names[0], "add") != 0)
        return cli_fail_usage (command, _ ("write 'evidence add', then at least one item, by its id or as PLAN:PATH"));
    return marking_run (&writing, writing.n - 1, writing.names + 1, FALSE, &mark);
}
