/* report_request.h - what `dondoc report` was asked: options, checked against each other and the configuration.
 * Called by:   cmd_report.c, report_making.c (formats).
 * Not here:    asking the register, making the file. */
#pragma once

#include "cli/cli.h"
#include "cli/configuration.h"
#include "track/report_data.h"

typedef enum { FORMAT_PDF, FORMAT_FO, FORMAT_XML, FORMAT_DOCX, FORMAT_XLSX, FORMAT_UNKNOWN } ReportFormat;

typedef struct {
    /* as given; NULL where not */
    char *output, *form, *kind, *format, *number, *date, *since, *period, *body, *report_by, *from_snapshot;
    int within_days; /* -1: not given */
    gboolean snapshot, list_snapshots;
    /* as checked */
    ReportFormat made;
    ReportKind report;
} ReportRequest;

void report_request_clear (ReportRequest *request);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportRequest, report_request_clear)

/** report_request_check: fills what was left open from the configuration; FALSE and DONDOC_ERROR_USAGE. @n_plans: arguments */
gboolean report_request_check (ReportRequest *request, const Configuration *configuration, int n_plans, GError **error);
/** report_request_check_output: form, file and format only. */
gboolean report_request_check_output (ReportRequest *request, const Configuration *configuration, GError **error);
/** report_request_ask: dates and periods into @question, which lends from @request. FALSE and DONDOC_ERROR_USAGE. */
gboolean report_request_ask (const ReportRequest *request, PartialDate as_of, ReportQuestion *question, GError **error);
/** report_request_since_last: `--since last`, once @question says on what: the period after the last report of that kind on the same that was
 *   frozen. FALSE and DONDOC_ERROR_NOT_FOUND where there is none. Does nothing for any other --since. */
gboolean report_request_since_last (const ReportRequest *request, Register *reg, PartialDate as_of,
                                    ReportQuestion *question, GError **error);
/** report_request_say_missing: names on standard error what is left as dotted blanks. */
void report_request_say_missing (const ReportRequest *request, const Configuration *configuration);
