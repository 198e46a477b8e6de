/* configuration.c - see configuration.h. */
#include "cli/configuration.h"

#define SYSTEM_CONFIGURATION "/etc/dondoc/dondoc.conf"

/* (transfer full): the file to read, NULL where there is none. */
static char *
find_file (const CliOptions *options) {
    const char *variable = g_getenv ("DONDOC_CONFIG");
    g_autofree char *folder = cli_dup_config_folder ();
    g_autofree char *own = g_build_filename (folder, "dondoc.conf", NULL);
    if (options->config != NULL)
        return g_strdup (options->config);
    if (variable != NULL && *variable != '\0')
        return g_strdup (variable);
    if (g_file_test (own, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&own);
    if (g_file_test (SYSTEM_CONFIGURATION, G_FILE_TEST_EXISTS))
        return g_strdup (SYSTEM_CONFIGURATION);
    return NULL;
}

Configuration *
cli_load_configuration (const CliOptions *options, GError **error) {
    g_autofree char *path = find_file (options);
    Configuration *configuration;
    const GPtrArray *warnings;
    if (path == NULL)
        return configuration_new ();
    configuration = configuration_load (path, error);
    if (configuration == NULL)
        return NULL;
    warnings = configuration_peek_warnings (configuration);
    for (guint i = 0; i < warnings->len; i++)
        cli_say ("%s", (const char *)warnings->pdata[i]);
    return configuration;
}

gboolean
cli_state_settings (const Configuration *configuration, StateSettings *ret_settings, GError **error) {
    static Calendar *calendar; /* one program run has one */
    StateSettings settings = state_default_settings;
    settings.due_soon_days = configuration_number (configuration, "deadlines", "due-soon-days", settings.due_soon_days);
    settings.before_includes_day
        = configuration_flag (configuration, "deadlines", "before-includes-day", settings.before_includes_day);
    if (calendar == NULL) {
        const char *file = configuration_peek_text (configuration, "deadlines", "holidays-file");
        calendar = calendar_load (file != NULL && *file != '\0' ? file : NULL, error);
        if (calendar == NULL)
            return FALSE;
    }
    settings.calendar = calendar;
    *ret_settings = settings;
    return TRUE;
}
