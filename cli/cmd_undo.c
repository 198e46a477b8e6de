/* cmd_undo.c - `dondoc undo EVENT…`: takes events back; both stay in the history. */
#include <stdio.h>
#include <string.h>

#include "cli/marking.h"
#include "track/events.h"

/* All or none. */
static gboolean
undo_all (Register *reg, int n, char **names, const char *note, const char *by, GPtrArray *events, GError **error) {
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    for (int i = 0; i < n; i++) {
        if (*names[i] == '\0' || strlen (names[i]) > 18 || strspn (names[i], "0123456789") != strlen (names[i])) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("'%s' is no number of an event; 'dondoc log' shows them"), names[i]);
        } else if (events_undo (reg, g_ascii_strtoll (names[i], NULL, 10), note, by, events, error)) {
            continue;
        }
        register_rollback (reg);
        return FALSE;
    }
    return register_commit (reg, error);
}

int
cmd_undo (const Command *command, int argc, char **argv) {
    g_autofree char *note = NULL;
    const GOptionEntry entries[] = {
        { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("why"), N_ ("TEXT") },
        { NULL },
    };
    g_auto (Writing) writing = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = event_list_new ();
    int status = writing_begin (&writing, command, WRITING_OPTIONS, entries, 1,
                                _ ("name at least one event by its number; 'dondoc log' shows them"), argc, argv);
    if (status != 0)
        return status;
    if (!writing_open (&writing, &error)
        || !undo_all (writing.reg, writing.n, writing.names, note, writing.by, events, &error))
        return cli_fail (error);
    if (writing.options.json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_list (out, "events");
        for (guint i = 0; i < events->len; i++)
            cli_json_event (out, events->pdata[i]);
    }
    for (guint i = 0; !writing.options.json && i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_autofree char *subject = query_event_subject (writing.reg, event, NULL);
        printf (_ ("%s: event %" PRId64 " taken back\n"), subject, event->target);
    }
    return cli_flush (&error) ? 0 : cli_fail (error);
}
