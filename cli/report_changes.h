/* report_changes.h - what the register says now that a frozen report did not, told to people in words and to programs in codes.
 * Called by:   cmd_verify.c.
 * Not here:    finding it (track/report_compare.h). */
#pragma once

#include <glib.h>

#include "cli/json_out.h"

/** report_changes_print: figures, items that differ, are new or gone, each counted; long lists are cut, and it is said. @changes: of
 *   ReportChange*, not empty */
void report_changes_print (const GPtrArray *changes);
/** report_changes_json: the member `changes`, all of them in codes. @changes: (nullable) */
void report_changes_json (JsonOut *out, const GPtrArray *changes);
