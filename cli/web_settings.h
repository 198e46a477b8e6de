/* web_settings.h - what [web] of the configuration says, for `dondoc serve` and `dondoc feed`.
 * Not here:    what an address is (web/address.h). */
#pragma once

#include "cli/configuration.h"
#include "web/address.h"

/**
 * cli_web_address:
 * @option: (nullable): --listen; else [web] listen, else the default
 * Returns: (transfer full): NULL and DONDOC_ERROR_USAGE (of the option) or DONDOC_ERROR_CONFIGURATION (of the file).
 */
GInetSocketAddress *cli_web_address (const Configuration *configuration, const char *option, GError **error);

/** cli_dup_web_url: (transfer full): how clients reach the server, without a slash at its end: [web] url, else where it listens. NULL and
 *   DONDOC_ERROR_CONFIGURATION where that is no http address. */
char *cli_dup_web_url (const Configuration *configuration, GError **error);
