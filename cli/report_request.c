/* report_request.c - see report_request.h. */
#include "cli/report_request.h"

#include <string.h>
#include <unistd.h>

#include "cli/register.h"
#include "render/template.h"
#include "track/report_frozen.h"

#define WITHIN_DAYS_DEFAULT 30
#define WITHIN_DAYS_MAX     366
#define SINCE_LAST          "last"

static const char *const format_names[] = {
    [FORMAT_PDF] = "pdf", [FORMAT_FO] = "fo", [FORMAT_XML] = "xml", [FORMAT_DOCX] = "docx", [FORMAT_XLSX] = "xlsx"
};

void
report_request_clear (ReportRequest *request) {
    char **const texts[] = { &request->output, &request->form,      &request->kind,         &request->format,
                             &request->number, &request->date,      &request->since,        &request->period,
                             &request->body,   &request->report_by, &request->from_snapshot };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_clear_pointer (texts[i], g_free);
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, message);
    return FALSE;
}

static ReportFormat
find_format (const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS (format_names); i++)
        if (g_ascii_strcasecmp (format_names[i], name) == 0)
            return (ReportFormat)i;
    return FORMAT_UNKNOWN;
}

/* --format, else the output's extension. */
static gboolean
choose_format (ReportRequest *request, GError **error) {
    const char *dot = strrchr (request->output, '.');
    const char *slash = strrchr (request->output, '/');
    if (request->format != NULL) {
        request->made = find_format (request->format);
        if (request->made == FORMAT_UNKNOWN)
            return refuse (error, _ ("--format takes pdf, docx, xlsx, fo or xml, not '%s'"), request->format);
    } else if (strcmp (request->output, "-") == 0 || dot == NULL || (slash != NULL && dot < slash)) {
        request->made = FORMAT_PDF;
    } else {
        request->made = find_format (dot + 1);
        if (request->made == FORMAT_UNKNOWN)
            return refuse (
                error,
                _ ("'%s': reports are made as .pdf, .docx, .xlsx, .fo or .xml; name another file or give --format"),
                request->output);
    }
    if ((request->made == FORMAT_PDF || request->made == FORMAT_DOCX || request->made == FORMAT_XLSX)
        && strcmp (request->output, "-") == 0 && isatty (STDOUT_FILENO))
        return refuse (error, _ ("a PDF, DOCX or XLSX is not written to a terminal; name a file with -o"));
    return TRUE;
}

static gboolean
check_kind (ReportRequest *request, int n_plans, GError **error) {
    if (request->kind != NULL && !report_kind_parse (request->kind, &request->report)) {
        g_autoptr (GString) kinds = g_string_new (NULL);
        for (int kind = 0; kind < REPORT_KINDS; kind++)
            g_string_append_printf (kinds, "%s%s", kind > 0 ? ", " : "", report_kind_name ((ReportKind)kind));
        return refuse (error, _ ("there is no report of kind '%s'; kinds: %s"), request->kind, kinds->str);
    }
    if (request->report == REPORT_URGING && request->body == NULL)
        return refuse (error, _ ("to whom: an urging letter goes to one body, --body NAME"));
    if (request->report == REPORT_CASCADE && n_plans != 1)
        return refuse (error, _ ("a cascade report is about one directive: name it, for instance 14-KL/TW"));
    if (request->report != REPORT_URGING && (request->body != NULL || request->report_by != NULL))
        return refuse (error, _ ("--body and --report-by belong to --kind urging"));
    return TRUE;
}

static gboolean
check_form (ReportRequest *request, const Configuration *configuration, GError **error) {
    const char *form = configuration_peek_text (configuration, "report", "form");
    if (request->form == NULL)
        request->form = g_strdup (form != NULL ? form : "party");
    if (!template_is_form (request->form))
        return refuse (error, _ ("there is no form '%s'; forms: %s"), request->form, TEMPLATE_FORMS);
    return TRUE;
}

gboolean
report_request_check_output (ReportRequest *request, const Configuration *configuration, GError **error) {
    if (request->output == NULL)
        return refuse (error, _ ("where to: -o FILE.pdf, or -o - for standard output"));
    return check_form (request, configuration, error) && choose_format (request, error);
}

gboolean
report_request_check (ReportRequest *request, const Configuration *configuration, int n_plans, GError **error) {
    if (!check_kind (request, n_plans, error) || !report_request_check_output (request, configuration, error))
        return FALSE;
    if (request->since != NULL && request->period != NULL)
        return refuse (error, _ ("--since and --period say the same; give one"));
    if (request->within_days == -1)
        request->within_days = configuration_number (configuration, "report", "within-days", WITHIN_DAYS_DEFAULT);
    if (request->within_days < 1 || request->within_days > WITHIN_DAYS_MAX)
        return refuse (error, _ ("--within takes a number of days from 1 to %d"), WITHIN_DAYS_MAX);
    if (request->snapshot && request->made != FORMAT_PDF)
        return refuse (error, _ ("--snapshot freezes a PDF; give -o FILE.pdf"));
    return TRUE;
}

/* ---- periods ---- */

static gboolean
ask_period (const ReportRequest *request, PartialDate as_of, ReportQuestion *question, GError **error) {
    static const struct {
        const char *name;
        int months;
    } calendar[] = { { "month", 1 }, { "quarter", 3 }, { "half", 6 }, { "year", 12 } };
    if (request->since != NULL && strcmp (request->since, SINCE_LAST) != 0) {
        question->period.to = as_of;
        if (!cli_read_day (request->since, "--since", &question->period.from, error))
            return FALSE;
        if (partial_date_compare (question->period.from, as_of) > 0)
            return refuse (error, _ ("--since is a day after the cut-off"));
        question->previous = report_period_before (question->period);
    }
    if (request->period == NULL)
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS (calendar); i++)
        if (strcmp (calendar[i].name, request->period) == 0) {
            report_period_of_calendar (as_of, calendar[i].months, &question->period, &question->previous);
            return TRUE;
        }
    return refuse (error, _ ("--period takes month, quarter, half or year, not '%s'"), request->period);
}

gboolean
report_request_since_last (const ReportRequest *request, Register *reg, PartialDate as_of, ReportQuestion *question,
                           GError **error) {
    PartialDate day;
    if (g_strcmp0 (request->since, SINCE_LAST) != 0)
        return TRUE;
    if (!report_frozen_previous (reg, question, as_of, &day, error))
        return FALSE;
    if (day.year == 0) {
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
            _ ("no report of this kind on the same was frozen for an earlier day; give --since DATE, and freeze this one "
               "with --snapshot"));
        return FALSE;
    }
    question->period = (ReportPeriod){ partial_date_add_days (day, 1), as_of };
    question->previous = report_period_before (question->period);
    return TRUE;
}

gboolean
report_request_ask (const ReportRequest *request, PartialDate as_of, ReportQuestion *question, GError **error) {
    question->kind = request->report;
    question->within_days = request->within_days;
    question->number = request->number;
    question->report_by = PARTIAL_DATE_NONE;
    return (request->date == NULL || cli_read_day (request->date, "--date", &question->date, error))
           && (request->report_by == NULL
               || cli_read_day (request->report_by, "--report-by", &question->report_by, error))
           && ask_period (request, as_of, question, error);
}

/* ---- what is missing ---- */

static void
name_missing (GString *missing, const char *name) {
    g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", name);
}

static gboolean
is_set (const Configuration *configuration, const char *group, const char *key) {
    const char *text = configuration_peek_text (configuration, group, key);
    return text != NULL && (*text != '\0' || strcmp (key, "superior") == 0); /* a superior set to nothing prints none */
}

/* What the letterhead and the closing cannot do without; what is missing is left to be filled in by hand. */
void
report_request_say_missing (const ReportRequest *request, const Configuration *configuration) {
    static const struct {
        const char *group, *key;
    } needed[] = {
        { "office", "name" },         { "office", "superior" }, { "office", "place" },
        { "office", "abbreviation" }, { "signature", "title" }, { "signature", "signer" },
    };
    g_autoptr (GString) missing = g_string_new (NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
        if (!is_set (configuration, needed[i].group, needed[i].key)) {
            g_autofree char *name = g_strdup_printf ("[%s] %s", needed[i].group, needed[i].key);
            name_missing (missing, name);
        }
    if (request->report == REPORT_URGING && strcmp (request->form, "state") == 0
        && !is_set (configuration, "office", "unit"))
        name_missing (missing, "[office] unit");
    if (configuration_peek_list (configuration, "recipients", "list") == NULL)
        name_missing (missing, "[recipients] list");
    if (request->number == NULL && !is_set (configuration, "report", "number"))
        name_missing (missing, "[report] number");
    if (request->report == REPORT_URGING && request->report_by == NULL)
        name_missing (missing, "--report-by");
    if (missing->len > 0)
        cli_say (_ ("left as dotted blanks, not set in the configuration: %s"), missing->str);
}
