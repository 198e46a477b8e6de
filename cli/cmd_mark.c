/* cmd_mark.c - `dondoc mark ITEM… --status …`: what happened to items. */
#include <string.h>

#include "cli/marking.h"

static const struct {
    const char *word;
    EventType type;
} statuses[] = {
    { "done", EVENT_DONE },           { "in-progress", EVENT_STARTED }, { "suspended", EVENT_SUSPENDED },
    { "cancelled", EVENT_CANCELLED }, { "open", EVENT_RESUMED },        { "reported", EVENT_REPORTED },
    { "accepted", EVENT_ACCEPTED },   { "returned", EVENT_RETURNED },
};

static gboolean
read_status (const char *word, EventType *ret_type, GError **error) {
    for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (statuses); i++)
        if (strcmp (statuses[i].word, word) == 0) {
            *ret_type = statuses[i].type;
            return TRUE;
        }
    if (word == NULL)
        g_set_error_literal (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("--status is needed: done, in-progress, suspended, cancelled, open, reported, accepted or returned"));
    else
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("--status takes done, in-progress, suspended, cancelled, open, reported, accepted or returned, not '%s'"),
            word);
    return FALSE;
}

int
cmd_mark (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    g_autofree char *word = NULL;
    const GOptionEntry entries[] = {
        { "status", 0, 0, G_OPTION_ARG_STRING, &word,
          N_ ("done, in-progress, suspended, cancelled, open, reported, accepted, returned"), N_ ("STATUS") },
        MARKING_ON (marking),
        MARKING_BODY (marking),
        MARKING_EVIDENCE (marking),
        MARKING_NOTE (marking),
        MARKING_OCCURRENCE (marking),
        { "whole", 0, 0, G_OPTION_ARG_NONE, &marking.whole, N_ ("of what recurs: the whole item, for good"), NULL },
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    Mark mark;
    int status = marking_begin (&marking, &writing, command, entries, EVENT_DONE, argc, argv, &mark);
    if (status != 0)
        return status;
    if (!read_status (word, &mark.type, &error) || !mark_check (&mark, &error))
        return cli_fail (error);
    return marking_run (&writing, writing.n, writing.names, FALSE, &mark);
}
