/* report_snapshots.h - `dondoc report --list-snapshots`.
 * Called by:   cmd_report.c. */
#pragma once

#include "cli/cli.h"

/** report_snapshots_list: prints the frozen reports, as a table or JSON. FALSE and the register's error. */
gboolean report_snapshots_list (const CliOptions *options, GError **error);
