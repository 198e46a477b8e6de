/* cmd_report.c - `dondoc report`: asks the register, freezes what was made.
 * Not here:    options (report_request.h), the way to the file (report_making.h). */
#include <libxml/tree.h>

#include "cli/cli.h"
#include "cli/configuration.h"
#include "cli/output.h"
#include "cli/register.h"
#include "cli/report_making.h"
#include "cli/report_request.h"
#include "cli/report_snapshots.h"
#include "render/fingerprint.h"
#include "track/report_data.h"
#include "track/report_frozen.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* The whole data, its digest, and the name that the report will have. */
static FrozenReport *
name_snapshot (const ReportMaking *making, const char *by, GBytes **ret_data, GError **error) {
    g_autoptr (FrozenReport) frozen = frozen_report_new ();
    g_autoptr (xmlDoc) whole = report_data_make (making->reg, making->question, making->moment, NULL, error);
    if (whole == NULL)
        return NULL;
    *ret_data = report_data_dump (whole);
    frozen->identifier = report_frozen_name (making->reg, *ret_data, &frozen->data_sha256, error);
    frozen->form = g_strdup (making->form);
    frozen->number = g_strdup (making->question->number);
    frozen->made_by = g_strdup (by);
    return frozen->identifier != NULL ? g_steal_pointer (&frozen) : NULL;
}

/* What was made goes into the register before it goes anywhere else. */
static gboolean
keep_snapshot (const ReportMaking *making, FrozenReport *frozen, GBytes *data, GBytes *bytes, GError **error) {
    g_autoptr (Fingerprint) fingerprint = fingerprint_read (bytes, frozen->identifier, error);
    if (fingerprint == NULL)
        return FALSE;
    frozen->file_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    frozen->pages = g_steal_pointer (&fingerprint->pages);
    return report_frozen_add (making->reg, frozen, making->question, making->moment, data, error)
           && register_commit (making->reg, error);
}

static gint64
now_in_seconds (void) {
    g_autofree char *now = date_now ();
    g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (now, NULL);
    return g_date_time_to_unix (moment);
}

/* Asks, makes and, where it is to be frozen, keeps, all of one state of the register. */
static gboolean
run_report (const CliOptions *options, ReportRequest *request, int n_plans, char **plans, GError **error) {
    g_autoptr (Configuration) configuration = cli_load_configuration (options, error);
    g_autoptr (Register) reg = NULL;
    g_autoptr (GArray) documents = NULL;
    g_autoptr (FrozenReport) frozen = NULL;
    g_autoptr (GBytes) bytes = NULL, frozen_data = NULL;
    g_autofree char *body = NULL, *by = cli_dup_actor (options);
    g_auto (ReportMaking) making = REPORT_MAKING_INIT;
    ReportQuestion question = { .date = date_today (), .configuration = configuration };
    CliMoment moment;
    if (configuration == NULL || !report_request_check (request, configuration, n_plans, error)
        || !cli_read_moment_by (options, configuration, &moment, error)
        || !report_request_ask (request, moment.moment.as_of, &question, error))
        return FALSE;
    if (request->made == FORMAT_XLSX) /* a sheet has room */
        question.changes_most = REPORT_LISTED_MAX;
    making.question = &question;
    making.form = request->form;
    making.made = request->made;
    making.created = now_in_seconds ();
    making.is_last = TRUE;
    report_making_prepare (&making);
    reg = cli_open_register (options, request->snapshot ? REGISTER_WRITE : REGISTER_READ, error);
    if (reg == NULL || !register_begin (reg, request->snapshot, error))
        return FALSE;
    if (question.kind == REPORT_CASCADE) {
        question.central = plans[0];
    } else {
        documents = cli_find_plans (reg, n_plans, plans, &moment.moment, error);
        if (documents == NULL)
            return FALSE;
        question.documents = (const gint64 *)(gpointer)documents->data;
        question.n_documents = documents->len;
    }
    if (request->body != NULL) {
        question.body = body = report_find_body (reg, request->body, &question, &moment.moment, error);
        if (body == NULL)
            return FALSE;
    }
    if (!report_request_since_last (request, reg, moment.moment.as_of, &question, error))
        return FALSE;
    making.reg = reg;
    making.moment = &moment.moment;
    if (request->snapshot) {
        frozen = name_snapshot (&making, by, &frozen_data, error);
        if (frozen == NULL)
            return FALSE;
        making.frozen = frozen;
    }
    bytes = report_making_run (&making, error);
    if (bytes == NULL || (frozen != NULL && !keep_snapshot (&making, frozen, frozen_data, bytes, error)))
        return FALSE;
    register_rollback (reg);
    report_request_say_missing (request, configuration);
    if (!cli_write_output (request->output, bytes, error))
        return FALSE;
    if (frozen != NULL)
        cli_say (_ ("frozen as %s; 'dondoc verify FILE.pdf' holds a copy against it"), frozen->identifier);
    return TRUE;
}

/* A frozen report once more, from its own data. */
static gboolean
run_again (const CliOptions *options, ReportRequest *request, GError **error) {
    g_autoptr (Configuration) none = configuration_new ();
    g_autoptr (Register) reg = NULL;
    g_autoptr (FrozenReport) frozen = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_auto (ReportMaking) making = REPORT_MAKING_INIT;
    ReportQuestion question = { 0 };
    reg = cli_open_register (options, REGISTER_READ, error);
    frozen = reg != NULL ? report_frozen_find (reg, request->from_snapshot, error) : NULL;
    making.data = frozen != NULL ? report_frozen_load (reg, frozen, error) : NULL;
    if (making.data == NULL)
        return FALSE;
    if (request->form == NULL)
        request->form = g_strdup (frozen->form);
    if (!report_request_check_output (request, none, error))
        return FALSE;
    question.kind = frozen->question.kind;
    making.question = &question;
    making.frozen = frozen;
    making.form = request->form;
    making.made = request->made;
    making.created = now_in_seconds ();
    making.is_last = TRUE;
    bytes = report_making_run (&making, error);
    return bytes != NULL && cli_write_output (request->output, bytes, error);
}

static gboolean
run (const CliOptions *options, ReportRequest *request, int n_plans, char **plans, GError **error) {
    if (request->list_snapshots)
        return report_snapshots_list (options, error);
    if (request->from_snapshot != NULL)
        return run_again (options, request, error);
    return run_report (options, request, n_plans, plans, error);
}

int
cmd_report (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_auto (ReportRequest) request = { .within_days = -1 };
    g_autoptr (GError) error = NULL;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &request.output, N_ ("where to; - is standard output"),
          N_ ("FILE") },
        { "kind", 0, 0, G_OPTION_ARG_STRING, &request.kind,
          N_ ("compliance (default), exceptions, bodies, follow-up, urging or cascade"), N_ ("KIND") },
        { "form", 0, 0, G_OPTION_ARG_STRING, &request.form,
          N_ ("party (HD 05-HD/VPTW), party-hd36 (HD 36-HD/VPTW) or state (NĐ 30/2020/NĐ-CP)"), N_ ("FORM") },
        { "format", 0, 0, G_OPTION_ARG_STRING, &request.format,
          N_ ("pdf, docx, xlsx (the tables), or what they are made from: fo, xml (default: by FILE's name)"),
          N_ ("FORMAT") },
        { "since", 0, 0, G_OPTION_ARG_STRING, &request.since,
          N_ ("compare the days from then to the cut-off with as many before; last: since the last frozen report"),
          N_ ("DATE|last") },
        { "period", 0, 0, G_OPTION_ARG_STRING, &request.period,
          N_ ("compare the month, quarter, half or year of the cut-off with the one before"), N_ ("PERIOD") },
        { "within", 0, 0, G_OPTION_ARG_INT, &request.within_days,
          N_ ("what falls due within so many days (default: 30)"), N_ ("DAYS") },
        { "body", 0, 0, G_OPTION_ARG_STRING, &request.body, N_ ("urging: whom the letter goes to"), N_ ("NAME") },
        { "report-by", 0, 0, G_OPTION_ARG_STRING, &request.report_by, N_ ("urging: until when an answer is wanted"),
          N_ ("DATE") },
        { "number", 0, 0, G_OPTION_ARG_STRING, &request.number, N_ ("the report's own number"), N_ ("NUMBER") },
        { "date", 0, 0, G_OPTION_ARG_STRING, &request.date, N_ ("the report's own date (default: today)"),
          N_ ("DATE") },
        { "snapshot", 0, 0, G_OPTION_ARG_NONE, &request.snapshot,
          N_ ("freeze it in the register, with an identifier in its footer"), NULL },
        { "list-snapshots", 0, 0, G_OPTION_ARG_NONE, &request.list_snapshots, N_ ("list the frozen reports"), NULL },
        { "from-snapshot", 0, 0, G_OPTION_ARG_STRING, &request.from_snapshot, N_ ("make a frozen report once more"),
          N_ ("ID") },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_TIME | CLI_BY | CLI_JSON, entries, &options, &argc, &argv,
                    &error))
        return cli_fail (error);
    if (options.json && !request.list_snapshots)
        return cli_fail_usage (command, _ ("--json goes with --list-snapshots; the data of a report is --format xml"));
    return run (&options, &request, argc - 1, argv + 1, &error) ? 0 : cli_fail (error);
}
