/* letter.c - see letter.h. */
#include "cli/letter.h"

#include "cli/report_making.h"

#define WITHIN_DAYS_DEFAULT 30

GBytes *
cli_make_letter (Register *reg, const Configuration *configuration, const StateMoment *moment, const char *body,
                 int number, PartialDate report_by, GError **error) {
    const char *form = configuration_peek_text (configuration, "report", "form");
    g_autofree char *written = g_strdup_printf ("%02d", number);
    g_autoptr (GDateTime) day
        = g_date_time_new_utc (moment->as_of.year, moment->as_of.month, moment->as_of.day, 0, 0, 0);
    ReportQuestion question
        = { .kind = REPORT_URGING,
            .body = body,
            .report_by = report_by,
            .date = moment->as_of,
            .within_days = configuration_number (configuration, "report", "within-days", WITHIN_DAYS_DEFAULT),
            .number = written,
            .configuration = configuration };
    g_auto (ReportMaking) making = REPORT_MAKING_INIT;
    GBytes *bytes;
    making.reg = reg;
    making.question = &question;
    making.moment = moment;
    making.form = form != NULL ? form : "party";
    making.made = FORMAT_PDF;
    making.created = g_date_time_to_unix (day);
    if (!register_begin (reg, FALSE, error))
        return NULL;
    bytes = report_making_run (&making, error);
    register_rollback (reg);
    return bytes;
}
