/* cmd_correct.c - `dondoc correct ITEM FIELD VALUE…`: what is right where the extraction was wrong; what it said stays visible. */
#include "cli/marking.h"
#include "track/edit.h"

int
cmd_correct (const Command *command, int argc, char **argv) {
    g_auto (Writing) writing = { 0 };
    g_autofree char *note = NULL;
    const GOptionEntry entries[] = {
        { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("why"), N_ ("TEXT") },
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = writing_events_new ();
    int status
        = writing_begin (&writing, command, WRITING_OPTIONS, entries, 3,
                         _ ("name one item, the field, and its value ('' empties it): path, label, section, kind, text,"
                            " deliverable, order, lead, coordinators, deadline, consent, counts-from"),
                         argc, argv);
    if (status != 0)
        return status;
    g_autoptr (Lexicon) lexicon = cli_load_lexicon (&error);
    if (lexicon == NULL || !writing_open (&writing, &error)
        || !writing_find (&writing, 1, writing.names, FALSE, FALSE, &error))
        return cli_fail (error);
    Edit edit = { writing.by, note, lexicon };
    if (!edit_correct (writing.reg, *writing_items (&writing), writing.names[1], writing.names + 2,
                       (gsize)writing.n - 2, &edit, events, &error))
        return cli_fail (error);
    return writing_end (&writing, events);
}
