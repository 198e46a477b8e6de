/* cmd_report.c - `dondoc report`: register to report data, to XSL-FO, to PDF.
 * Not here:    figures (track/report_data.c), wording and measures (templates/), layout (render/). */
#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include <libxml/tree.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/configuration.h"
#include "cli/output.h"
#include "cli/register.h"
#include "render/render.h"
#include "render/template.h"
#include "track/report_data.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

#define WITHIN_DAYS_DEFAULT 30
#define WITHIN_DAYS_MAX     366

#define APPENDIX_ROWS "appendix-rows" /* what the templates call the table-body that slices go on in */

typedef enum { FORMAT_PDF, FORMAT_FO, FORMAT_XML, FORMAT_UNKNOWN } Format;
static const char *const format_names[] = { [FORMAT_PDF] = "pdf", [FORMAT_FO] = "fo", [FORMAT_XML] = "xml" };

/* What was asked on the command line. */
typedef struct {
    char *output, *form, *kind, *format, *number, *date;
    int within_days;
    Format made;
} Request;

static void
request_clear (Request *request) {
    g_free (request->output);
    g_free (request->form);
    g_free (request->kind);
    g_free (request->format);
    g_free (request->number);
    g_free (request->date);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

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

static Format
find_format (const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS (format_names); i++)
        if (g_ascii_strcasecmp (format_names[i], name) == 0)
            return (Format)i;
    return FORMAT_UNKNOWN;
}

/* --format, else the output's extension. */
static gboolean
choose_format (Request *request, GError **error) {
    const char *dot = strrchr (request->output, '.');
    const char *slash = strrchr (request->output, '/');
    if (request->format != NULL) {
        request->made = find_format (request->format);
        if (request->made == FORMAT_UNKNOWN)
            return refuse (error, _ ("--format takes pdf, fo or xml, not '%s'"), request->format);
    } else if (strcmp (request->output, "-") == 0 || dot == NULL || (slash != NULL && dot < slash)) {
        request->made = FORMAT_PDF;
    } else {
        request->made = find_format (dot + 1);
        if (request->made == FORMAT_UNKNOWN)
            return refuse (error, _ ("'%s': reports are made as .pdf, .fo or .xml; name another file or give --format"),
                           request->output);
    }
    if (request->made == FORMAT_PDF && strcmp (request->output, "-") == 0 && isatty (STDOUT_FILENO))
        return refuse (error, _ ("a PDF is not written to a terminal; name a file with -o"));
    return TRUE;
}

static gboolean
check_request (Request *request, const Configuration *configuration, GError **error) {
    const char *form = configuration_peek_text (configuration, "report", "form");
    if (request->output == NULL)
        return refuse (error, _ ("where to: -o FILE.pdf, or -o - for standard output"));
    if (request->kind != NULL && strcmp (request->kind, "compliance") != 0)
        return refuse (error, _ ("there is no report of kind '%s'; kinds: compliance"), request->kind);
    if (request->form == NULL)
        request->form = g_strdup (form != NULL ? form : "party");
    if (strcmp (request->form, "party") != 0 && strcmp (request->form, "state") != 0)
        return refuse (error, _ ("there is no form '%s'; forms: party, state"), request->form);
    if (request->within_days == -1)
        request->within_days = configuration_number (configuration, "report", "within-days", WITHIN_DAYS_DEFAULT);
    if (request->within_days < 1 || request->within_days > WITHIN_DAYS_MAX)
        return refuse (error, _ ("--within takes a number of days from 1 to %d"), WITHIN_DAYS_MAX);
    return choose_format (request, error);
}

/* What the letterhead and the closing cannot do without; what is missing is left to be filled in by hand. */
static void
say_what_is_missing (const Configuration *configuration, const Request *request) {
    static const struct {
        const char *group, *key;
    } needed[] = {
        { "office", "name" },         { "office", "superior" }, { "office", "place" },
        { "office", "abbreviation" }, { "signature", "title" }, { "signature", "signer" },
    };
    g_autoptr (GString) missing = g_string_new (NULL);
    const char *number
        = request->number != NULL ? request->number : configuration_peek_text (configuration, "report", "number");
    for (gsize i = 0; i < G_N_ELEMENTS (needed); i++) {
        const char *text = configuration_peek_text (configuration, needed[i].group, needed[i].key);
        if (text == NULL || (*text == '\0' && strcmp (needed[i].key, "superior") != 0))
            g_string_append_printf (missing, "%s[%s] %s", missing->len > 0 ? ", " : "", needed[i].group, needed[i].key);
    }
    if (configuration_peek_list (configuration, "recipients", "list") == NULL)
        g_string_append_printf (missing, "%s[recipients] list", missing->len > 0 ? ", " : "");
    if (number == NULL || *number == '\0')
        g_string_append_printf (missing, "%s[report] number", missing->len > 0 ? ", " : "");
    if (missing->len > 0)
        cli_say (_ ("left as dotted blanks, not set in the configuration: %s"), missing->str);
}

/* What the report is made from. */
typedef struct {
    Register *reg;
    const ReportQuestion *question;
    const StateMoment *moment;
    const Request *request;
    Template *template;
    xmlDoc *data;
    GQueue slices;
} Making;

static void
making_clear (Making *making) {
    g_clear_pointer (&making->data, xmlFreeDoc);
    g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
    g_clear_pointer (&making->template, template_free);
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
    making->data = report_data_compliance (making->reg, making->question, making->moment,
                                           in_slices ? &making->slices : NULL, error);
    return making->data != NULL;
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

static GBytes *
make_pdf (Making *making, GError **error) {
    const Configuration *configuration = making->question->configuration;
    g_autofree char *name = g_strdup_printf ("%s/compliance.xsl", making->request->form);
    g_autofree char *title = NULL;
    g_autoptr (xmlDoc) fo = NULL;
    RenderInformation information = { .creator = "dondoc", .created = now_in_seconds () };
    RenderRows rows = { APPENDIX_ROWS, next_slice, making };
    if (!gather (making, TRUE, error))
        return NULL;
    fo = template_transform (making->template, making->data, NULL, error);
    if (fo != NULL && !g_queue_is_empty (&making->slices) && !knows_slices (making, fo)) {
        g_clear_pointer (&fo, xmlFreeDoc);
        g_clear_pointer (&making->data, xmlFreeDoc);
        g_queue_clear_full (&making->slices, (GDestroyNotify)xmlFreeDoc);
        fo = gather (making, FALSE, error) ? template_transform (making->template, making->data, NULL, error) : NULL;
    }
    if (fo == NULL)
        return NULL;
    title = dup_title (fo);
    information.title = title;
    information.author = configuration_peek_text (configuration, "office", "name");
    return render_tree (fo, g_queue_is_empty (&making->slices) ? NULL : &rows, name, &information, error);
}

static GBytes *
make_report (Making *making, GError **error) {
    g_autofree char *folder = cli_dup_config_folder ();
    g_autofree char *user_folder = g_build_filename (folder, "templates", NULL);
    if (making->request->made == FORMAT_XML)
        return gather (making, FALSE, error) ? dump_xml (making->data) : NULL;
    if (making->request->made == FORMAT_FO)
        return gather (making, FALSE, error)
                   ? template_apply (making->request->form, "compliance", user_folder, making->data, NULL, error)
                   : NULL;
    making->template = template_open (making->request->form, "compliance", user_folder, error);
    return making->template != NULL ? make_pdf (making, error) : NULL;
}

static gboolean
run_report (const CliOptions *options, Request *request, int n_plans, char **plans, GError **error) {
    g_autoptr (Configuration) configuration = cli_load_configuration (options, error);
    g_autoptr (Register) reg = NULL;
    g_autoptr (GArray) documents = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_auto (Making) making = { .request = request, .slices = G_QUEUE_INIT };
    ReportQuestion question = { .date = date_today (), .configuration = configuration };
    CliMoment moment;
    if (configuration == NULL || !check_request (request, configuration, error)
        || !cli_read_moment_by (options, configuration, &moment, error)
        || (request->date != NULL && !cli_read_day (request->date, "--date", &question.date, error)))
        return FALSE;
    reg = cli_open_register (options, REGISTER_READ, error);
    documents = reg != NULL ? cli_find_plans (reg, n_plans, plans, &moment.moment, error) : NULL;
    if (documents == NULL)
        return FALSE;
    question.documents = (const gint64 *)(gpointer)documents->data;
    question.n_documents = documents->len;
    question.within_days = request->within_days;
    question.number = request->number;
    making.reg = reg;
    making.question = &question;
    making.moment = &moment.moment;
    tune_allocator ();
    bytes = make_report (&making, error);
    if (bytes == NULL)
        return FALSE;
    say_what_is_missing (configuration, request);
    return cli_write_output (request->output, bytes, error);
}

int
cmd_report (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_auto (Request) request = { .within_days = -1 };
    g_autoptr (GError) error = NULL;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &request.output, N_ ("where to; - is standard output"),
          N_ ("FILE") },
        { "form", 0, 0, G_OPTION_ARG_STRING, &request.form, N_ ("party (HD 05-HD/VPTW) or state (NĐ 30/2020/NĐ-CP)"),
          N_ ("FORM") },
        { "kind", 0, 0, G_OPTION_ARG_STRING, &request.kind, N_ ("compliance"), N_ ("KIND") },
        { "format", 0, 0, G_OPTION_ARG_STRING, &request.format,
          N_ ("pdf, or what it is made from: fo, xml (default: by FILE's name)"), N_ ("FORMAT") },
        { "within", 0, 0, G_OPTION_ARG_INT, &request.within_days,
          N_ ("what falls due within so many days (default: 30)"), N_ ("DAYS") },
        { "number", 0, 0, G_OPTION_ARG_STRING, &request.number, N_ ("the report's own number"), N_ ("NUMBER") },
        { "date", 0, 0, G_OPTION_ARG_STRING, &request.date, N_ ("the report's own date (default: today)"),
          N_ ("DATE") },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_TIME, entries, &options, &argc, &argv, &error)
        || !run_report (&options, &request, argc - 1, argv + 1, &error))
        return cli_fail (error);
    return 0;
}
