/* cli.c - see cli.h. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/help.h"

#define CLI_ALWAYS 0 /* an option that every command takes */

void
cli_say (const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    fflush (stdout);
    fprintf (stderr, "dondoc: %s\n", message);
}

void
cli_say_warning (const char *message, gpointer data) {
    cli_say ("%s", message);
}

int
cli_fail (const GError *error) {
    cli_say ("%s", error->message);
    return dondoc_error_exit_status (error);
}

int
cli_fail_usage (const Command *command, const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    cli_say (_ ("%s: %s; see 'dondoc %s --help'"), command->name, message, command->name);
    return DONDOC_ERROR_USAGE;
}

gboolean
cli_parse (const Command *command, CliGroups groups, const GOptionEntry *entries, CliOptions *options, int *argc,
           char ***argv, GError **error) {
    gboolean help = FALSE;
    const struct {
        CliGroups group;
        GOptionEntry entry;
    } shared[] = {
        { CLI_REGISTER, { "db", 0, 0, G_OPTION_ARG_FILENAME, &options->db, N_ ("the register's file"), N_ ("FILE") } },
        { CLI_CONFIG,
          { "config", 0, 0, G_OPTION_ARG_FILENAME, &options->config, N_ ("the configuration file"), N_ ("FILE") } },
        { CLI_BY, { "by", 0, 0, G_OPTION_ARG_STRING, &options->by, N_ ("who enters this"), N_ ("NAME") } },
        { CLI_JSON, { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL } },
        { CLI_TIME,
          { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of, N_ ("what was true on that day (default: today)"),
            N_ ("DATE") } },
        { CLI_TIME,
          { "as-known-on", 0, 0, G_OPTION_ARG_STRING, &options->as_known_on,
            N_ ("leave out what was entered after that day"), N_ ("DATE") } },
        { CLI_ALWAYS, { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("show this help"), NULL } },
    };
    g_autoptr (GArray) common = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
    g_autoptr (GOptionContext) context = g_option_context_new (NULL);
    g_autoptr (GError) local = NULL;

    memset (options, 0, sizeof *options);
    for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
        if (shared[i].group == CLI_ALWAYS || (groups & shared[i].group))
            g_array_append_val (common, shared[i].entry);
    g_option_context_set_help_enabled (context, FALSE);
    g_option_context_add_main_entries (context, (const GOptionEntry *)(gpointer)common->data, GETTEXT_PACKAGE);
    if (entries != NULL)
        g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    if (!g_option_context_parse (context, argc, argv, &local)) {
        if (g_str_has_suffix (local->message, ".")) /* in some languages GLib makes a sentence of it */
            local->message[strlen (local->message) - 1] = '\0';
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("%s: %s; see 'dondoc %s --help'"), command->name,
                     local->message, command->name);
        return FALSE;
    }
    if (help) {
        help_print (command, (const GOptionEntry *)(gpointer)common->data, entries);
        exit (cli_flush (&local) ? 0 : cli_fail (local));
    }
    return TRUE;
}

void
cli_options_clear (CliOptions *options) {
    g_free (options->db);
    g_free (options->config);
    g_free (options->by);
    g_free (options->as_of);
    g_free (options->as_known_on);
    memset (options, 0, sizeof *options);
}

char *
cli_dup_register_path (const CliOptions *options) {
    const char *variable = g_getenv ("DONDOC_DB");
    if (options->db != NULL)
        return g_strdup (options->db);
    if (variable != NULL && *variable != '\0')
        return g_strdup (variable);
    return g_build_filename (g_get_user_data_dir (), "dondoc", "register.db", NULL);
}

char *
cli_dup_config_folder (void) {
    return g_build_filename (g_get_user_config_dir (), "dondoc", NULL);
}

Lexicon *
cli_load_lexicon (GError **error) {
    g_autofree char *config = cli_dup_config_folder (), *words = g_build_filename (config, "lexicon", NULL);
    return lexicon_load (words, error);
}

char *
cli_dup_actor (const CliOptions *options) {
    const char *variable = g_getenv ("DONDOC_USER");
    if (options->by != NULL)
        return g_strdup (options->by);
    if (variable != NULL && *variable != '\0')
        return g_strdup (variable);
    return g_strdup (g_get_user_name ());
}

gboolean
cli_flush (GError **error) {
    if (fflush (stdout) == 0 && !ferror (stdout))
        return TRUE;
    if (errno
        == EPIPE) { /* the reader had enough, as in `dondoc items | head`: end as other programs do, without a word */
        signal (SIGPIPE, SIG_DFL);
        raise (SIGPIPE);
    }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("standard output could not be written: %s"),
                 g_strerror (errno));
    return FALSE;
}
