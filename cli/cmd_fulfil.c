/* cmd_fulfil.c - `dondoc fulfil ITEM|PLAN…`: what an item waits for has come: the event its term runs from, or the document that its
 * condition names. */
#include "cli/marking.h"

/* The document in the register, which also proves it. */
static gboolean
find_document (const CliOptions *options, const char *name, Mark *mark, GError **error) {
    CliMoment now;
    if (name == NULL)
        return TRUE;
    if (!cli_read_moment (options, &now, error))
        return FALSE;
    g_autoptr (Register) reg = cli_open_register_at (options, REGISTER_READ, &now, error);
    mark->by_document = reg != NULL ? query_find_document (reg, name, &now.moment, error) : 0;
    return mark->by_document != 0;
}

int
cmd_fulfil (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
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
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    Mark mark;

    mark_init (&mark, EVENT_FULFILLED);
    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one item, by its id or as PLAN:PATH"));
    if (!marking_read (&marking, &mark, &error) || !find_document (&options, document, &mark, &error))
        return cli_fail (error);
    return marking_run (&options, argc - 1, argv + 1, TRUE, &mark);
}
