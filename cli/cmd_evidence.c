/* cmd_evidence.c - `dondoc evidence add ITEM… --number …`: the document that proves what was done; `dondoc evidence get ITEM -o FILE`: its file
 * once more. */
#include <string.h>

#include "base/error.h"
#include "cli/marking.h"
#include "cli/output.h"

/* ---- get ---- */

/* The last one with a file; with @number that of this number. */
static const Event *
find_file (const QueryItem *item, const char *number, const StateMoment *moment) {
    g_autoptr (GPtrArray) visible = state_select_events (item->events, moment);
    const Event *found = NULL;
    for (guint i = 0; i < visible->len; i++) {
        const Event *event = visible->pdata[i];
        if (event->evidence_file != NULL && (number == NULL || strcmp (event->evidence_number, number) == 0))
            found = event;
    }
    return found;
}

static int
get_file (const Command *command, int argc, char **argv) {
    g_autofree char *output = NULL, *number = NULL;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("where to; - is standard output"), N_ ("FILE") },
        { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_ ("of several: the one with this number"), N_ ("NUMBER") },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment now;
    if (!cli_parse (command, CLI_REGISTER | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error)
        || !cli_read_moment (&options, &now, &error))
        return cli_fail (error);
    if (argc != 3 || output == NULL)
        return cli_fail_usage (command, _ ("write 'evidence get', then one item, and where its file goes: -o FILE"));
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &now, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (QueryItems) walk = NULL; /* freed before the register it reads */
    gint64 id = query_find_item (reg, argv[2], &now.moment, &error);
    const QueryItem *item = id != 0 ? query_one_item (reg, id, &now.moment, &walk, &error) : NULL;
    if (item == NULL)
        return cli_fail (error);
    const Event *event = find_file (item, number, &now.moment);
    if (event == NULL) {
        g_set_error (&error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("item %" PRId64 " (%s): no file is kept with its evidence; 'dondoc explain' lists it"),
                     item->id, item->path);
        return cli_fail (error);
    }
    g_autoptr (GBytes) bytes = events_read_evidence_file (reg, event, &error);
    return bytes != NULL && cli_write_output (output, bytes, &error) ? 0 : cli_fail (error);
}

/* ---- add ---- */

int
cmd_evidence (const Command *command, int argc, char **argv) {
    g_auto (Marking) marking = { 0 };
    g_auto (Writing) writing = { 0 };
    const GOptionEntry entries[] = {
        { "number", 0, 0, G_OPTION_ARG_STRING, &marking.evidence,
          N_ ("number of the document that proves it; its date may follow: '12/BC-STC ngày 30/6/2026'"),
          N_ ("NUMBER") },
        { "date", 0, 0, G_OPTION_ARG_STRING, &marking.evidence_date, N_ ("date of that document"), N_ ("DATE") },
        { "issuer", 0, 0, G_OPTION_ARG_STRING, &marking.evidence_issuer, N_ ("who issued it"), N_ ("BODY") },
        { "level", 0, 0, G_OPTION_ARG_STRING, &marking.evidence_level, N_ ("whom it was sent to"), N_ ("BODY") },
        { "file", 0, 0, G_OPTION_ARG_FILENAME, &marking.file, N_ ("the document itself, kept in the register"),
          N_ ("FILE") },
        MARKING_ON (marking),
        MARKING_BODY (marking),
        MARKING_OCCURRENCE (marking),
        MARKING_NOTE (marking),
        { NULL },
    };
    Mark mark;
    int status;
    if (argc > 1 && strcmp (argv[1], "get") == 0)
        return get_file (command, argc, argv);
    status = marking_begin (&marking, &writing, command, entries, EVENT_EVIDENCE_GIVEN, argc, argv, &mark);
    if (status != 0)
        return status;
    if (writing.n < 2 || strcmp (writing.names[0], "add") != 0)
        return cli_fail_usage (command, _ ("write 'evidence add', then at least one item, by its id or as PLAN:PATH"));
    return marking_run (&writing, writing.n - 1, writing.names + 1, FALSE, &mark);
}
