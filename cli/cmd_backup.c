/* cmd_backup.c - `dondoc backup FILE`, `dondoc restore FILE`, `dondoc migrate`: safe copies of the register. */
#include <stdio.h>

#include "cli/register.h"
#include "track/backup.h"

static void
write_facts (JsonOut *out, const BackupFacts *facts) {
    json_out_number (out, "register_schema", facts->schema);
    json_out_number (out, "documents", facts->documents);
    json_out_number (out, "items", facts->items);
    json_out_number (out, "events", facts->events);
    json_out_number (out, "bytes", facts->bytes);
}

int
cmd_backup (const Command *command, int argc, char **argv) {
    gboolean force = FALSE;
    const GOptionEntry entries[] = {
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("replace a file that is there"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    BackupFacts facts;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _ ("name the one file that the copy goes to"));
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !backup_write (reg, argv[1], force, &facts, &error))
        return cli_fail (error);
    if (options.json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_text (out, "file", argv[1]);
        write_facts (out, &facts);
    } else
        printf (_ ("%s: the register with %" PRId64 " documents, %" PRId64 " items, %" PRId64 " events; verified\n"), argv[1],
                facts.documents, facts.items, facts.events);
    return cli_flush (&error) ? 0 : cli_fail (error);
}

int
cmd_restore (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *target = NULL, *kept = NULL;
    BackupFacts facts;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON, NULL, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _ ("name the one copy that 'dondoc backup' made"));
    target = cli_dup_register_path (&options);
    if (!backup_restore (argv[1], target, &kept, &facts, &error))
        return cli_fail (error);
    if (options.json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_text (out, "register", target);
        json_out_text (out, "kept", kept);
        write_facts (out, &facts);
    } else {
        printf (_ ("%s: now as in '%s': %" PRId64 " documents, %" PRId64 " items, %" PRId64 " events\n"), target, argv[1],
                facts.documents, facts.items, facts.events);
        if (kept != NULL)
            printf (_ ("The register of before is kept in '%s'; 'dondoc restore' brings it back.\n"), kept);
    }
    return cli_flush (&error) ? 0 : cli_fail (error);
}

int
cmd_migrate (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *path = NULL;
    const char *copy = NULL;
    int from;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON, NULL, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc > 1)
        return cli_fail_usage (command, _ ("it takes no arguments; --db names the register"));
    path = cli_dup_register_path (&options);
    g_autoptr (Register) reg = register_open (path, REGISTER_WRITE, &error);
    if (reg == NULL)
        return cli_fail (error);
    from = register_upgraded_from (reg, &copy);
    if (options.json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_text (out, "register", path);
        json_out_number (out, "from", from != 0 ? from : register_schema (reg));
        json_out_number (out, "to", register_schema (reg));
        json_out_text (out, "kept", copy);
    } else if (from != 0)
        printf (_ ("%s: from schema %d to %d; as it was before it is kept in '%s'\n"), path, from, register_schema (reg), copy);
    else
        printf (_ ("%s: schema %d, nothing to do\n"), path, register_schema (reg));
    return cli_flush (&error) ? 0 : cli_fail (error);
}
