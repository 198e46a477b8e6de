/* letter.h - the urging letter that goes with a message.
 * Lives here:  the question put to the register, its template, its PDF.
 * Called by:   cmd_remind.c.
 * Not here:    figures (track/report_data.h), wording (templates/reports/urging.xsl). */
#pragma once

#include "cli/configuration.h"
#include "track/query.h"

/**
 * cli_make_letter:
 * @body: as printed in the items @number: of the letter @report_by: until when an answer is wanted
 * In the form that [report] form names.
 * Returns: (transfer full): the PDF, or NULL and an error of the template, of render/ or of the register.
 */
GBytes *cli_make_letter (Register *reg, const Configuration *configuration, const StateMoment *moment, const char *body,
                         int number, PartialDate report_by, GError **error);
