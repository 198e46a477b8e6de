/* cmd_export.c - `dondoc export [PLAN…]`: the register as JSON, items as CSV or XLSX. */
#include <stdio.h>
#include <string.h>

#include "cli/output.h"
#include "cli/register.h"
#include "track/dump.h"
#include "track/export_table.h"

typedef enum { FORM_JSON, FORM_CSV, FORM_XLSX, FORM_NONE } Form;

static Form
read_form (const char *name) {
    static const char *const names[] = { [FORM_JSON] = "json", [FORM_CSV] = "csv", [FORM_XLSX] = "xlsx" };
    Form form = FORM_JSON;
    while (form < FORM_NONE && g_ascii_strcasecmp (names[form], name) != 0)
        form++;
    return form;
}

/* --format, else the ending of the file's name. */
static gboolean
choose_form (const char *format, const char *path, Form *ret_form, GError **error) {
    const char *dot = strrchr (path, '.');
    *ret_form = format != NULL ? read_form (format) : dot != NULL ? read_form (dot + 1) : FORM_JSON;
    if (*ret_form != FORM_NONE)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("'%s' is none of json, csv, xlsx; --format says which"),
                 format != NULL ? format : dot + 1);
    return FALSE;
}

static gboolean
read_separator (const char *text, char *ret_separator, GError **error) {
    static const struct {
        const char *word;
        char separator;
    } rows[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' } };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        if (strcmp (rows[i].word, text) == 0) {
            *ret_separator = rows[i].separator;
            return TRUE;
        }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("--separator: '%s' is none of comma, semicolon, tab"), text);
    return FALSE;
}

static gboolean
write_register (Register *reg, const char *path, GError **error) {
    OutputFile output;
    DumpFacts facts = { 0 };
    gboolean written;
    if (!cli_output_begin (&output, path, error))
        return FALSE;
    written = dump_write (reg, output.file, &facts, error);
    if (!cli_output_end (&output, written, written ? error : NULL) || !written)
        return FALSE;
    cli_say (_ ("exported: %" PRId64 " documents, %" PRId64 " items, %" PRId64 " events"), facts.documents, facts.items, facts.events);
    return TRUE;
}

static gboolean
write_csv (QueryItems *items, const ExportCsv *csv, const char *path, guint *rows, GError **error) {
    OutputFile output;
    gboolean written;
    if (!cli_output_begin (&output, path, error))
        return FALSE;
    written = export_csv (items, csv, output.file, rows, error);
    return cli_output_end (&output, written, written ? error : NULL) && written;
}

static gboolean
write_items (QueryItems *items, Form form, const ExportCsv *csv, const char *path, GError **error) {
    g_autoptr (GBytes) bytes = NULL;
    guint rows = 0;
    if (form == FORM_CSV) {
        if (!write_csv (items, csv, path, &rows, error))
            return FALSE;
    } else {
        bytes = export_xlsx (items, &rows, error);
        if (bytes == NULL || !cli_write_output (path, bytes, error))
            return FALSE;
    }
    cli_say (ngettext ("exported: %u item", "exported: %u items", rows), rows);
    return TRUE;
}

int
cmd_export (const Command *command, int argc, char **argv) {
    QueryFilter filter = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE };
    ExportCsv csv = { ',', FALSE };
    g_autofree char *path = NULL, *format = NULL, *separator = NULL, *body = NULL, *status = NULL;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("where it goes; - (the default) is standard output"), N_ ("FILE") },
        { "format", 0, 0, G_OPTION_ARG_STRING, &format,
          N_ ("json (the whole register), csv or xlsx (items); default: by the ending of FILE, else json"), N_ ("FORMAT") },
        { "bom", 0, 0, G_OPTION_ARG_NONE, &csv.bom, N_ ("CSV: a byte order mark, by which Excel knows UTF-8"), NULL },
        { "separator", 0, 0, G_OPTION_ARG_STRING, &separator, N_ ("CSV: comma (the default), semicolon or tab"), N_ ("NAME") },
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"), N_ ("NAME") },
        { "status", 0, 0, G_OPTION_ARG_STRING, &status,
          N_ ("open, done, suspended, cancelled, in-progress, on-time, late, in-term, due-soon, overdue, continuous, waiting, no-date; several parted by commas"),
          N_ ("LIST") },
        { "targets", 0, 0, G_OPTION_ARG_NONE, &filter.targets, N_ ("list targets too; they are counted in no total"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;
    Form form;

    if (!cli_parse (command, CLI_REGISTER | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error)
        || !choose_form (format, path != NULL ? path : "-", &form, &error)
        || (separator != NULL && !read_separator (separator, &csv.separator, &error))
        || !cli_read_moment (&options, &moment, &error)
        || (status != NULL && !cli_read_status (status, &filter, &error)))
        return cli_fail (error);
    if (form == FORM_JSON && (argc > 1 || body != NULL || status != NULL || options.as_of != NULL || options.as_known_on != NULL))
        return cli_fail_usage (command, _ ("JSON holds the whole register, at all times; choose items with --format csv or xlsx, or by "
                                           "'dondoc items --json'"));
    if (form != FORM_CSV && (csv.bom || separator != NULL))
        return cli_fail_usage (command, _ ("--bom and --separator go with CSV"));
    if (path == NULL)
        path = g_strdup ("-");
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    if (form == FORM_JSON)
        return write_register (reg, path, &error) && cli_flush (&error) ? 0 : cli_fail (error);
    g_autoptr (GArray) plans = cli_find_plans (reg, argc - 1, argv + 1, &moment.moment, &error);
    if (plans == NULL)
        return cli_fail (error);
    filter.documents = (const gint64 *)(gpointer)plans->data;
    filter.n_documents = plans->len;
    filter.body = body;
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &moment.moment, &error);
    if (items == NULL || !write_items (items, form, &csv, path, &error) || !cli_flush (&error))
        return cli_fail (error);
    return 0;
}
