/* cmd_withdraw.c - `dondoc withdraw DOCUMENT…`: documents that were loaded by mistake. */
#include <stdio.h>

#include "cli/register.h"
#include "track/withdraw.h"

/* All or none. */
static gboolean
withdraw_all (Register *reg, const GArray *documents, gboolean force, const char *note, const char *by,
              GPtrArray *results, GError **error) {
    for (guint i = 0; i < documents->len; i++) {
        GPtrArray *events = withdraw_document (reg, g_array_index (documents, gint64, i), force, note, by, error);
        if (events == NULL) {
            register_rollback (reg);
            return FALSE;
        }
        g_ptr_array_add (results, events);
    }
    return register_commit (reg, error);
}

static void
print_result (Register *reg, const GPtrArray *events) {
    const Event *first = events->pdata[0];
    g_autofree char *subject = query_event_subject (reg, first, NULL);
    printf (_ ("%s: document %" PRId64 " withdrawn; 'dondoc undo %" PRId64 "' brings it back\n"), subject,
            first->document, first->id);
    for (guint i = 1; i < events->len; i++)
        printf (_ ("  with it its copy, document %" PRId64 "\n"), ((const Event *)events->pdata[i])->document);
}

static void
write_json (const GPtrArray *results) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    json_out_list (out, "events");
    for (guint i = 0; i < results->len; i++) {
        const GPtrArray *events = results->pdata[i];
        for (guint k = 0; k < events->len; k++)
            cli_json_event (out, events->pdata[k]);
    }
}

int
cmd_withdraw (const Command *command, int argc, char **argv) {
    g_autofree char *note = NULL;
    gboolean force = FALSE;
    const GOptionEntry entries[] = {
        { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("why"), N_ ("TEXT") },
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("even where work on its items was recorded"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment now;

    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one document, by its number or id"));
    if (!cli_read_moment (&options, &now, &error))
        return cli_fail (error);
    g_autofree char *actor = cli_dup_actor (&options);
    g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_WRITE, &now, &error);
    if (reg == NULL || !register_begin (reg, TRUE, &error))
        return cli_fail (error);
    g_autoptr (GArray) documents = cli_find_plans (reg, argc - 1, argv + 1, &now.moment, &error);
    if (documents == NULL || !withdraw_all (reg, documents, force, note, actor, results, &error))
        return cli_fail (error);
    if (options.json)
        write_json (results);
    for (guint i = 0; !options.json && i < results->len; i++)
        print_result (reg, results->pdata[i]);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
