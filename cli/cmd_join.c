/* cmd_join.c - `dondoc join ITEM ITEM…`: one item in place of several. */
#include "cli/marking.h"
#include "track/edit.h"

int
cmd_join (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    g_autofree char *text = NULL;
    const GOptionEntry entries[] = {
        { "text", 0, 0, G_OPTION_ARG_STRING, &text,
          N_ ("what the item says then (default: their texts, one after the other)"), N_ ("TEXT") },
        MARKING_NOTE (marking),
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = event_list_new ();
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 2,
                                _ ("name at least two items of one document; the first one goes on"), argc, argv);
    if (status != 0)
        return status;
    if (!writing_open (&writing, &error) || !writing_find (&writing, writing.n, writing.names, FALSE, FALSE, &error))
        return cli_fail (error);
    Edit edit = { writing.by, marking.note, NULL };
    if (!edit_join (writing.reg, writing_items (&writing), writing.items->len, text, &edit, events, &error))
        return cli_fail (error);
    return writing_end (&writing, events);
}
