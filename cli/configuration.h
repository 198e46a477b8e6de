/* configuration.h - which configuration file a command reads.
 * Lives here:  the search order, printing the warnings.
 * Called by:   the cmd_*.c files that need settings.
 * Not here:    reading and checking the file (base/configuration.h). */
#pragma once

#include "base/configuration.h"
#include "cli/cli.h"
#include "track/state.h"

/**
 * cli_load_configuration:
 * The first of --config, DONDOC_CONFIG, $XDG_CONFIG_HOME/dondoc/dondoc.conf, /etc/dondoc/dondoc.conf; a named one must exist, of the
 * other two the first that does is taken. Unknown keys are said on standard error.
 * Returns: (transfer full): the settings, none set where there is no file; NULL and an error of configuration_load().
 */
Configuration *cli_load_configuration (const CliOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cli_state_settings: the rules of counting that [deadlines] sets, the defaults elsewhere, and the calendar with the office's own days
 *   off, loaded once and kept as long as the program runs.
 * Returns: FALSE and an error of calendar_load().
 */
gboolean cli_state_settings (const Configuration *configuration, StateSettings *ret_settings, GError **error);
