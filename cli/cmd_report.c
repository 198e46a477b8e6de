/* cmd_report.c - `dondoc report`: register to report data, to XSL-FO, to PDF; freezing what was made.
 * Not here:    options (report_request.h), figures (track/report_data.c), wording and measures (templates/), layout (render/). */
#include <malloc.h>
#include <string.h>

#include <libxml/tree.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/configuration.h"
#include "cli/output.h"
#include "cli/register.h"
#include "cli/report_request.h"
#include "cli/report_snapshots.h"
#include "render/fingerprint.h"
#include "render/render.h"
#include "render/template.h"
#include "render/wordml.h"
#include "track/report_data.h"
#include "track/report_frozen.h"
#include "track/report_workbook.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define APPENDIX_ROWS "appendix-rows" /* what the templates call the table-body that slices go on in */

/* What the report is made from. */
typedef struct {
    Register *reg;
    const ReportQuestion *question;
    const StateMoment *moment;
    const ReportRequest *request;
    FrozenReport *frozen; /* (nullable): it is to be frozen, or was */
    GBytes *frozen_data;  /* (nullable): what is to be kept */
    Template *template;
    xmlDoc *data;
    GQueue slices;
} Making;

static void
making_clear (Making *making) {
    g_clear_pointer (&making->data, xmlFreeDoc);
    g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
    g_clear_pointer (&making->template, template_free);
    g_clear_pointer (&making->frozen_data, g_bytes_unref);
    g_clear_pointer (&making->frozen, frozen_report_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

/* Trees of many small nodes are made and freed at once. Kept aside for quick use, as glibc does by default, the free pieces are joined
 * again and again when a large one comes between: a tenth of the time. */
static void
tune_allocator (void) {
#ifdef __GLIBC__
    mallopt (M_MXFAST, 0);
    mallopt (M_TOP_PAD, 4 << 20);
#endif
}

static gboolean
gather (Making *making, gboolean in_slices, GError **error) {
    making->data
        = report_data_make (making->reg, making->question, making->moment, in_slices ? &making->slices : NULL, error);
    if (making->data != NULL && making->frozen != NULL)
        report_frozen_mark (making->data, making->frozen->identifier, making->frozen->data_sha256);
    return making->data != NULL;
}

/* The whole data, its digest, and the name that the report will have. */
static gboolean
name_snapshot (Making *making, const char *by, GError **error) {
    g_autoptr (xmlDoc) whole = report_data_make (making->reg, making->question, making->moment, NULL, error);
    FrozenReport *frozen;
    if (whole == NULL)
        return FALSE;
    frozen = making->frozen = frozen_report_new ();
    making->frozen_data = report_data_dump (whole);
    frozen->identifier = report_frozen_name (making->reg, making->frozen_data, &frozen->data_sha256, error);
    frozen->form = g_strdup (making->request->form);
    frozen->number = g_strdup (making->question->number);
    frozen->made_by = g_strdup (by);
    return frozen->identifier != NULL;
}

/* What was made goes into the register before it goes anywhere else. */
static gboolean
keep_snapshot (Making *making, GBytes *bytes, GError **error) {
    FrozenReport *frozen = making->frozen;
    g_autoptr (Fingerprint) fingerprint = fingerprint_read (bytes, frozen->identifier, error);
    if (fingerprint == NULL)
        return FALSE;
    frozen->file_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    frozen->pages = g_steal_pointer (&fingerprint->pages);
    return report_frozen_add (making->reg, frozen, making->question, making->moment, making->frozen_data, error)
           && register_commit (making->reg, error);
}

static GBytes *
dump_xml (xmlDoc *data) {
    xmlChar *text = NULL;
    int length = 0;
    xmlDocDumpFormatMemoryEnc (data, &text, &length, "UTF-8", 1);
    return g_bytes_new_with_free_func (text, (gsize)length, xmlFree, text);
}

/* (transfer full): what the template calls its document: the role of fo:root; NULL where it says nothing. */
static char *
dup_title (const xmlDoc *fo) {
    xmlChar *role = xmlGetNoNsProp (xmlDocGetRootElement (fo), BAD_CAST "role");
    char *title = role != NULL ? text_collapse ((const char *)role, -1) : NULL;
    if (role != NULL)
        xmlFree (role);
    return title;
}

static gint64
now_in_seconds (void) {
    g_autofree char *now = date_now ();
    g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (now, NULL);
    return g_date_time_to_unix (moment);
}

static xmlDoc *
next_slice (gpointer data, GError **error) {
    Making *making = data;
    g_autoptr (xmlDoc) slice = g_queue_pop_head (&making->slices);
    return slice != NULL ? template_transform (making->template, slice, NULL, error) : NULL;
}

/* An office's own template may know nothing of slices: it gets the appendix in one tree. */
static gboolean
knows_slices (Making *making, const xmlDoc *fo) {
    g_autoptr (xmlDoc) rows = NULL;
    if (!render_has_body (fo, APPENDIX_ROWS))
        return FALSE;
    rows = template_transform (making->template, g_queue_peek_head (&making->slices), NULL, NULL);
    return rows != NULL && render_is_body (rows);
}

static void
say_warning (const char *message, gpointer data) {
    (void)data;
    cli_say (_ ("a word processor has no counterpart, left out: %s"), message);
}

static GBytes *
draw (Making *making, xmlDoc *fo, GError **error) {
    const FrozenReport *frozen = making->frozen;
    g_autofree char *name
        = g_strdup_printf ("%s/%s.xsl", making->request->form, report_kind_name (making->question->kind));
    g_autofree char *title = dup_title (fo);
    g_autofree char *subject
        = frozen != NULL ? g_strdup_printf ("%s sha256:%s", frozen->identifier, frozen->data_sha256) : NULL;
    RenderInformation information = { .title = title,
                                      .subject = subject,
                                      .creator = "dondoc",
                                      .created = now_in_seconds (),
                                      .on_warning = cli_say_warning };
    RenderRows rows = { APPENDIX_ROWS, next_slice, making };
    if (making->question->configuration != NULL)
        information.author = configuration_peek_text (making->question->configuration, "office", "name");
    if (making->request->made == FORMAT_DOCX) {
        information.on_warning = say_warning;
        return render_wordml (fo, g_queue_is_empty (&making->slices) ? NULL : &rows, name, &information, error);
    }
    return render_tree (fo, g_queue_is_empty (&making->slices) ? NULL : &rows, name, &information, error);
}

static GBytes *
make_pages (Making *making, GError **error) {
    g_autoptr (xmlDoc) fo = NULL;
    if (!gather (making, TRUE, error))
        return NULL;
    fo = template_transform (making->template, making->data, NULL, error);
    if (fo != NULL && !g_queue_is_empty (&making->slices) && !knows_slices (making, fo)) {
        g_clear_pointer (&fo, xmlFreeDoc);
        g_clear_pointer (&making->data, xmlFreeDoc);
        g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
        fo = gather (making, FALSE, error) ? template_transform (making->template, making->data, NULL, error) : NULL;
    }
    return fo != NULL ? draw (making, fo, error) : NULL;
}

static gboolean
open_template (Making *making, GError **error) {
    g_autofree char *folder = cli_dup_config_folder ();
    g_autofree char *user_folder = g_build_filename (folder, "templates", NULL);
    making->template
        = template_open (making->request->form, report_kind_name (making->question->kind), user_folder, error);
    return making->template != NULL;
}

static GBytes *
make_report (Making *making, GError **error) {
    g_autoptr (xmlDoc) fo = NULL;
    if (making->request->made == FORMAT_XML)
        return gather (making, FALSE, error) ? dump_xml (making->data) : NULL;
    if (making->request->made == FORMAT_XLSX)
        return gather (making, FALSE, error) ? report_workbook_make (making->data, now_in_seconds (), error) : NULL;
    if (!open_template (making, error))
        return NULL;
    if (making->request->made == FORMAT_PDF || making->request->made == FORMAT_DOCX)
        return make_pages (making, error);
    fo = gather (making, FALSE, error) ? template_transform (making->template, making->data, NULL, error) : NULL;
    return fo != NULL ? dump_xml (fo) : NULL;
}

/* Asks, makes and, where it is to be frozen, keeps, all of one state of the register. */
static gboolean
run_report (const CliOptions *options, ReportRequest *request, int n_plans, char **plans, GError **error) {
    g_autoptr (Configuration) configuration = cli_load_configuration (options, error);
    g_autoptr (Register) reg = NULL;
    g_autoptr (GArray) documents = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *body = NULL, *by = cli_dup_actor (options);
    g_auto (Making) making = { .request = request, .slices = G_QUEUE_INIT };
    ReportQuestion question = { .date = date_today (), .configuration = configuration };
    CliMoment moment;
    if (configuration == NULL || !report_request_check (request, configuration, n_plans, error)
        || !cli_read_moment_by (options, configuration, &moment, error)
        || !report_request_ask (request, moment.moment.as_of, &question, error))
        return FALSE;
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
    making.reg = reg;
    making.question = &question;
    making.moment = &moment.moment;
    tune_allocator ();
    if (request->snapshot && !name_snapshot (&making, by, error))
        return FALSE;
    bytes = make_report (&making, error);
    if (bytes == NULL || (request->snapshot && !keep_snapshot (&making, bytes, error)))
        return FALSE;
    register_rollback (reg);
    report_request_say_missing (request, configuration);
    if (!cli_write_output (request->output, bytes, error))
        return FALSE;
    if (request->snapshot)
        cli_say (_ ("frozen as %s; 'dondoc verify FILE.pdf' holds a copy against it"), making.frozen->identifier);
    return TRUE;
}

/* A frozen report once more, from its own data. */
static gboolean
run_again (const CliOptions *options, ReportRequest *request, GError **error) {
    g_autoptr (Configuration) none = configuration_new ();
    g_autoptr (Register) reg = NULL;
    g_autoptr (xmlDoc) fo = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_auto (Making) making = { .request = request, .slices = G_QUEUE_INIT };
    ReportQuestion question = { 0 };
    reg = cli_open_register (options, REGISTER_READ, error);
    making.frozen = reg != NULL ? report_frozen_find (reg, request->from_snapshot, error) : NULL;
    making.data = making.frozen != NULL ? report_frozen_load (reg, making.frozen, error) : NULL;
    if (making.data == NULL)
        return FALSE;
    if (request->form == NULL)
        request->form = g_strdup (making.frozen->form);
    question.kind = making.frozen->question.kind;
    making.question = &question;
    request->kind = g_strdup (report_kind_name (question.kind));
    request->report = question.kind;
    if (!report_request_check_output (request, none, error) || !open_template (&making, error))
        return FALSE;
    report_frozen_mark (making.data, making.frozen->identifier, making.frozen->data_sha256);
    fo = template_transform (making.template, making.data, NULL, error);
    if (fo == NULL)
        return FALSE;
    bytes = request->made == FORMAT_XLSX ? report_workbook_make (making.data, now_in_seconds (), error)
            : request->made == FORMAT_PDF || request->made == FORMAT_DOCX ? draw (&making, fo, error)
            : request->made == FORMAT_FO                                  ? dump_xml (fo)
                                                                          : report_data_dump (making.data);
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
          N_ ("compare the period from this day to the cut-off with as many days before it"), N_ ("DATE") },
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
