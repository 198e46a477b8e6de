/* cmd_fulfil.c - `dondoc fulfil ITEM|PLAN…`: what an item waits for has come: the event its term runs from, or the document that its
 * condition names. */
#include "cli/marking.h"

int
cmd_fulfil (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    g_autofree char *document = NULL;
    const GOptionEntry entries[] = {
        { "document", 0, 0, G_OPTION_ARG_STRING, &document,
          N_ ("the document in the register that fulfils it, by id or number"), N_ ("PLAN") },
        MARKING_ON (marking),
        MARKING_BODY (marking),
        MARKING_EVIDENCE (marking),
        MARKING_NOTE (marking),
        { NULL },
    };
    g_autoptr (GError) error = NULL;
    Mark mark;
    int status = marking_begin (&marking, &writing, command, entries, EVENT_FULFILLED, argc, argv, &mark);
    if (status != 0)
        return status;
    if (!writing_open (&writing, &error))
        return cli_fail (error);
    if (document != NULL) {
        mark.by_document = query_find_document (writing.reg, document, &writing.now.moment, &error);
        if (mark.by_document == 0)
            return cli_fail (error);
    }
    return marking_run (&writing, writing.n, writing.names, TRUE, &mark);
}
