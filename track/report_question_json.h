/* report_question_json.h - what a frozen report was asked, as JSON in the register.
 * Called by:   report_frozen.c, and nobody else. */
#pragma once

#include "track/report_frozen.h"

/** report_question_write: (transfer full). */
char *report_question_write (const ReportQuestion *question, const StateMoment *moment);
/** report_question_read: fills question, moment and settings of @frozen. FALSE and DONDOC_ERROR_INPUT. */
gboolean report_question_read (const char *json, FrozenReport *frozen, GError **error);
/** report_pages_write, report_pages_read: the list of digests. */
char *report_pages_write (char **pages);
gboolean report_pages_read (const char *json, char ***ret_pages, GError **error);
