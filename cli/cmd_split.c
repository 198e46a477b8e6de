/* cmd_split.c - `dondoc split ITEM TEXT TEXT…`: several items in place of one. */
#include "cli/marking.h"
#include "track/edit.h"

int
cmd_split (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    const GOptionEntry entries[] = { MARKING_NOTE (marking), { NULL } };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = event_list_new ();
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 3,
                                _ ("name one item, then the text of each part, in quotes"), argc, argv);
    if (status != 0)
        return status;
    if (!writing_open (&writing, &error) || !writing_find (&writing, 1, writing.names, FALSE, FALSE, &error))
        return cli_fail (error);
    Edit edit = { writing.by, marking.note, NULL };
    if (!edit_split (writing.reg, *writing_items (&writing), writing.names + 1, (gsize)writing.n - 1, &edit,
                     writing.items, events, &error))
        return cli_fail (error);
    return writing_end (&writing, events);
}
