/* cmd_suspend.c - `dondoc suspend ITEM|PLAN…`: work rests; `dondoc mark --status open` takes it up again. */
#include "cli/marking.h"

int
cmd_suspend (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    const GOptionEntry entries[] = {
        MARKING_ON (marking), MARKING_BODY (marking), MARKING_EVIDENCE (marking), MARKING_NOTE (marking), { NULL },
    };
    Mark mark;
    int status = marking_begin (&marking, &writing, command, entries, EVENT_SUSPENDED, argc, argv, &mark);
    return status != 0 ? status : marking_run (&writing, writing.n, writing.names, TRUE, &mark);
}
