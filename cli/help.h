/* help.h - what `dondoc COMMAND --help` prints. In our own words: GLib's are translated only where its catalogues are installed.
 * Called by:   cli.c. */
#pragma once

#include "cli/cli.h"

/** help_print: usage, summary, details and options of @command on standard output. @own may be NULL; both end with an empty entry. */
void help_print (const Command *command, const GOptionEntry *shared, const GOptionEntry *own);
