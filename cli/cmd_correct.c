/* cmd_correct.c - `dondoc correct ITEM|DOCUMENT FIELD VALUE…`: what is right where the extraction was wrong; what it said stays visible. */
#include <string.h>

#include "cli/marking.h"
#include "track/edit.h"

/* The items that changed with their document, each of them once. */
static void
add_items (Writing *writing, const GPtrArray *events) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->item != 0)
            g_array_append_val (writing->items, event->item);
    }
}

static gboolean
correct (Writing *writing, const Edit *edit, GPtrArray *events, GError **error) {
    const char *name = writing->names[0], *field = writing->names[1];
    char *const *values = writing->names + 2;
    gsize n = (gsize)writing->n - 2;
    gboolean of_document;
    gint64 document;
    if (!edit_find_field (field, &of_document, error))
        return FALSE;
    if (!of_document && edit->list != EDIT_LIST_REPLACE) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("--add and --remove are for lists of documents; of items all values of '%s' are written"),
                     field);
        return FALSE;
    }
    if (!of_document)
        return writing_find (writing, 1, writing->names, FALSE, FALSE, error)
               && edit_correct (writing->reg, *writing_items (writing), field, values, n, edit, events, error);
    if (strchr (name, ':') != NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s is a field of documents; name the document alone, by its id or number, not '%s'"), field,
                     name);
        return FALSE;
    }
    document = query_find_document (writing->reg, name, &writing->now.moment, error);
    if (document == 0 || !edit_correct_document (writing->reg, document, field, values, n, edit, events, error))
        return FALSE;
    add_items (writing, events);
    return TRUE;
}

int
cmd_correct (const Command *command, int argc, char **argv) {
    g_auto (Writing) writing = { 0 };
    g_autofree char *note = NULL;
    gboolean add = FALSE, take = FALSE;
    const GOptionEntry entries[] = {
        { "add", 0, 0, G_OPTION_ARG_NONE, &add,
          N_ ("addressees, recipients, archive, references: put the values behind those that are there"), NULL },
        { "remove", 0, 0, G_OPTION_ARG_NONE, &take, N_ ("the same: take the values from those that are there"), NULL },
        { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("why"), N_ ("TEXT") },
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = event_list_new ();
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 3,
                                _ ("name one item or document, the field, and its value ('' empties it)"), argc, argv);
    if (status != 0)
        return status;
    if (add && take)
        return cli_fail_usage (command, _ ("--add and --remove do not go together"));
    g_autoptr (Lexicon) lexicon = cli_load_lexicon (&error);
    if (lexicon == NULL || !writing_open (&writing, &error))
        return cli_fail (error);
    Edit edit = { writing.by, note, lexicon, add ? EDIT_LIST_ADD : take ? EDIT_LIST_REMOVE : EDIT_LIST_REPLACE };
    return correct (&writing, &edit, events, &error) ? writing_end (&writing, events) : cli_fail (error);
}
