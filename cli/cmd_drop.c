/* cmd_drop.c - `dondoc drop ITEM…`: these are no items; they are counted nowhere, their history stays. */
#include "cli/marking.h"
#include "track/edit.h"

int
cmd_drop (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    const GOptionEntry entries[] = { MARKING_NOTE (marking), { NULL } };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = event_list_new ();
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 1,
                                _ ("name at least one item, by its id or as PLAN:PATH"), argc, argv);
    if (status != 0)
        return status;
    if (!writing_open (&writing, &error) || !writing_find (&writing, writing.n, writing.names, FALSE, FALSE, &error))
        return cli_fail (error);
    Edit edit = { writing.by, marking.note, NULL };
    if (!edit_drop (writing.reg, writing_items (&writing), writing.items->len, &edit, events, &error))
        return cli_fail (error);
    return writing_end (&writing, events);
}
