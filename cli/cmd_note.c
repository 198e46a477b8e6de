/* cmd_note.c - `dondoc note ITEM|PLAN TEXT`: a remark, which changes nothing. */
#include "cli/marking.h"

int
cmd_note (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    gboolean plan = FALSE;
    const GOptionEntry entries[] = { MARKING_ON (marking), WRITING_PLAN (plan), { NULL } };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = NULL;
    Mark mark;
    const char *wanted = _ ("name one item or directive, then the remark, in quotes");
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 2, wanted, argc, argv);
    if (status != 0)
        return status;
    if (writing.n != 2 || *g_strstrip (writing.names[1]) == '\0')
        return cli_fail_usage (command, "%s", wanted);
    mark_init (&mark, EVENT_NOTED);
    if (!marking_read (&marking, &mark, &error) || !writing_open (&writing, &error)
        || !writing_find (&writing, 1, writing.names, TRUE, plan, &error))
        return cli_fail (error);
    mark.note = writing.names[1];
    mark.by = writing.by;
    if (!mark_all (writing.reg, writing_items (&writing), writing.items->len,
                   (const gint64 *)(gpointer)writing.documents->data, writing.documents->len, &mark, &events, &error))
        return cli_fail (error);
    return writing_end (&writing, events);
}
