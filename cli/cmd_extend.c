/* cmd_extend.c - `dondoc extend ITEM… --until DATE`: a later last day, by whom and why; the days before it stay in the history. */
#include "cli/marking.h"

int
cmd_extend (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
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
    Mark mark;
    int status = marking_begin (&marking, &writing, command, entries, EVENT_EXTENDED, argc, argv, &mark);
    return status != 0 ? status : marking_run (&writing, writing.n, writing.names, FALSE, &mark);
}
