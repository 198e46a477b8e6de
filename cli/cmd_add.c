/* cmd_add.c - `dondoc add DOCUMENT PATH TEXT`: an item that the extraction missed. */
#include "cli/marking.h"
#include "track/edit.h"

/* What the options say, as they were typed. */
typedef struct {
    char *section, *deliverable, *kind, *order, *after, *note;
    char **lead, **coordinators, **deadlines;
} Typed;

static void
typed_clear (Typed *typed) {
    g_free (typed->section);
    g_free (typed->deliverable);
    g_free (typed->kind);
    g_free (typed->order);
    g_free (typed->after);
    g_free (typed->note);
    g_strfreev (typed->lead);
    g_strfreev (typed->coordinators);
    g_strfreev (typed->deadlines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static gboolean
add (Writing *writing, const Typed *typed, const Edit *edit, GPtrArray *events, GError **error) {
    const StateMoment *moment = &writing->now.moment;
    gint64 document = query_find_document (writing->reg, writing->names[0], moment, error), item;
    EditItem made = { .path = writing->names[1],
                      .text = writing->names[2],
                      .section = typed->section,
                      .deliverable = typed->deliverable,
                      .kind = typed->kind,
                      .order = typed->order,
                      .lead = typed->lead,
                      .coordinators = typed->coordinators,
                      .deadlines = typed->deadlines };
    if (document == 0)
        return FALSE;
    if (typed->after != NULL && (made.after = query_find_item (writing->reg, typed->after, moment, error)) == 0)
        return FALSE;
    if (!edit_add (writing->reg, document, &made, edit, &item, events, error))
        return FALSE;
    g_array_append_val (writing->items, item);
    return TRUE;
}

int
cmd_add (const Command *command, int argc, char **argv) {
    g_auto (Writing) writing = { 0 };
    g_auto (Typed) typed = { 0 };
    const GOptionEntry entries[] = {
        { "lead", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.lead, N_ ("who answers for it; several times for several"),
          N_ ("BODY") },
        { "coordinator", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.coordinators, N_ ("who works along, likewise"),
          N_ ("BODY") },
        { "deadline", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.deadlines,
          N_ ("a day, or the time as documents print it: 'Quý III/2026'; several times for several"), N_ ("TIME") },
        { "deliverable", 0, 0, G_OPTION_ARG_STRING, &typed.deliverable, N_ ("what has to come out of it"),
          N_ ("TEXT") },
        { "section", 0, 0, G_OPTION_ARG_STRING, &typed.section, N_ ("heading of the section it stands in"),
          N_ ("TEXT") },
        { "kind", 0, 0, G_OPTION_ARG_STRING, &typed.kind, N_ ("task (default) or target"), N_ ("KIND") },
        { "order", 0, 0, G_OPTION_ARG_STRING, &typed.order, N_ ("order or request"), N_ ("ORDER") },
        { "after", 0, 0, G_OPTION_ARG_STRING, &typed.after,
          N_ ("the item it stands behind (default: the last whose path begins like its own)"), N_ ("ITEM") },
        { "note", 0, 0, G_OPTION_ARG_STRING, &typed.note, N_ ("why"), N_ ("TEXT") },
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = event_list_new ();
    const char *wanted = _ ("name one document, the item's path in it, and its text, in quotes");
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 3, wanted, argc, argv);
    if (status != 0)
        return status;
    if (writing.n != 3)
        return cli_fail_usage (command, "%s", wanted);
    g_autoptr (Lexicon) lexicon = cli_load_lexicon (&error);
    if (lexicon == NULL || !writing_open (&writing, &error))
        return cli_fail (error);
    Edit edit = { writing.by, typed.note, lexicon };
    return add (&writing, &typed, &edit, events, &error) ? writing_end (&writing, events) : cli_fail (error);
}
