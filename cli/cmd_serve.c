/* cmd_serve.c - `dondoc serve`: the web server, in the foreground.
 * Not here:    HTTP (web/server.h), what is answered (web/site.h). */
#include <string.h>

#include "cli/register.h"
#include "cli/web_settings.h"
#include "web/server.h"

/* --certificate, else [web] certificate; likewise the key. NULL where none is named. */
static const char *
choose_file (const Configuration *configuration, const char *option, const char *key) {
    const char *set = configuration_peek_text (configuration, "web", key);
    return option != NULL ? option : set != NULL && *set != '\0' ? set : NULL;
}

static gboolean
read_pem (const char *path, char **ret_text, GError **error) {
    g_autoptr (GError) local = NULL;
    if (path == NULL || g_file_get_contents (path, ret_text, NULL, &local))
        return TRUE;
    gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    g_set_error (error, DONDOC_ERROR, missing ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_INPUT, "%s", local->message);
    return FALSE;
}

/* A register of an older schema is brought up to date now, since no answer does that; one that is missing may come later. */
static gboolean
prepare_register (const CliOptions *options, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_READ, &local);
    if (reg != NULL)
        return TRUE;
    if (g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND)
        || g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_BUSY)) {
        cli_say (_ ("%s; until then feeds answer 503"), local->message);
        return TRUE;
    }
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

static gboolean
serve (const CliOptions *options, const Configuration *configuration, GInetSocketAddress *address,
       const ServerSettings *settings, GError **error) {
    g_autofree char *path = cli_dup_register_path (options);
    g_autoptr (GInetSocketAddress) bound = NULL;
    CliMoment moment;
    if (!cli_read_moment_by (options, configuration, &moment, error) || !prepare_register (options, error))
        return FALSE;
    GSocket *listener = web_address_listen (address, &bound, error);
    if (listener == NULL)
        return FALSE;
    g_autoptr (Site) site = site_new (path, &moment.settings, cli_say_warning, NULL);
    server_block_signals ();
    g_autoptr (Server) server = server_new (listener, site, settings, error);
    if (server == NULL)
        return FALSE;
    g_autofree char *url = web_address_url (bound, settings->certificate != NULL);
    cli_say (_ ("serving at %s/ until it is stopped (Ctrl+C)"), url);
    server_run (server);
    g_clear_pointer (&server, server_free);
    cli_say (_ ("stopped"));
    return TRUE;
}

int
cmd_serve (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *listen = NULL, *certificate = NULL, *key = NULL, *certificate_pem = NULL, *key_pem = NULL;
    const GOptionEntry entries[] = {
        { "listen", 0, 0, G_OPTION_ARG_STRING, &listen, N_ ("where to listen (default: 127.0.0.1:8434)"),
          N_ ("ADDRESS:PORT") },
        { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &certificate, N_ ("serve over TLS with this certificate (PEM)"),
          N_ ("FILE") },
        { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, N_ ("the certificate's private key (PEM)"), N_ ("FILE") },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc > 1)
        return cli_fail_usage (command, _ ("it takes no arguments; --db names the register"));
    g_autoptr (Configuration) configuration = cli_load_configuration (&options, &error);
    g_autoptr (GInetSocketAddress) address
        = configuration != NULL ? cli_web_address (configuration, listen, &error) : NULL;
    if (address == NULL)
        return cli_fail (error);
    const char *certificate_file = choose_file (configuration, certificate, "certificate"),
               *key_file = choose_file (configuration, key, "key");
    if ((certificate_file == NULL) != (key_file == NULL))
        return cli_fail_usage (command, _ ("a certificate and its key go together"));
    if (!read_pem (certificate_file, &certificate_pem, &error) || !read_pem (key_file, &key_pem, &error))
        return cli_fail (error);
    ServerSettings settings = {
        .connections = (guint)configuration_number (configuration, "web", "connections", SERVER_CONNECTIONS),
        .connections_per_address
        = (guint)configuration_number (configuration, "web", "connections-per-address", SERVER_CONNECTIONS_PER_ADDRESS),
        .timeout_seconds
        = (guint)configuration_number (configuration, "web", "timeout-seconds", SERVER_TIMEOUT_SECONDS),
        .certificate = certificate_pem,
        .key = key_pem,
    };
    return serve (&options, configuration, address, &settings, &error) ? 0 : cli_fail (error);
}
