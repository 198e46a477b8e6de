/* cmd_confirm.c - `dondoc confirm ITEM|PLAN…`: a clerk has looked, and what was extracted is right. */
#include "cli/marking.h"

int
cmd_confirm (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    gboolean plan = FALSE;
    const GOptionEntry entries[] = { WRITING_PLAN (plan), MARKING_NOTE (marking), { NULL } };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = NULL;
    Mark mark;
    int status = writing_begin (
        &writing, command, WRITING_OPTIONS, entries, 1,
        _ ("name at least one item or directive; 'dondoc items --unconfirmed' lists what nobody has confirmed"), argc,
        argv);
    if (status != 0)
        return status;
    mark_init (&mark, EVENT_CONFIRMED);
    if (!marking_read (&marking, &mark, &error) || !writing_open (&writing, &error)
        || !writing_find (&writing, writing.n, writing.names, TRUE, plan, &error))
        return cli_fail (error);
    mark.by = writing.by;
    if (!mark_all (writing.reg, writing_items (&writing), writing.items->len,
                   (const gint64 *)(gpointer)writing.documents->data, writing.documents->len, &mark, &events, &error))
        return cli_fail (error);
    if (events->len == 0)
        cli_say (_ ("all of that was confirmed already; nothing was written"));
    return writing_end (&writing, events);
}
