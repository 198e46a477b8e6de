/* report_snapshots.c - see report_snapshots.h. */
#include "cli/report_snapshots.h"

#include <stdio.h>

#include "cli/register.h"
#include "track/report_frozen.h"

static void
write_json (const GPtrArray *list) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    json_out_list (out, "snapshots");
    for (guint i = 0; i < list->len; i++) {
        const FrozenReport *frozen = list->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "identifier", frozen->identifier);
        json_out_text (out, "kind", report_kind_name (frozen->question.kind));
        json_out_text (out, "form", frozen->form);
        json_out_text (out, "number", frozen->number);
        json_out_date (out, "as_of", frozen->moment.as_of);
        json_out_text (out, "body", frozen->body);
        json_out_text (out, "central", frozen->central);
        json_out_number (out, "pages", g_strv_length (frozen->pages));
        json_out_text (out, "data_sha256", frozen->data_sha256);
        json_out_text (out, "file_sha256", frozen->file_sha256);
        json_out_text (out, "program", frozen->program);
        json_out_text (out, "made_at", frozen->made_at);
        json_out_text (out, "made_by", frozen->made_by);
        json_out_end (out);
    }
    json_out_end (out);
}

static void
write_table (const GPtrArray *list) {
    static const TableColumn columns[] = {
        { NC_ ("column", "REPORT"), FALSE, FALSE }, { NC_ ("column", "KIND"), FALSE, FALSE },
        { NC_ ("column", "FORM"), FALSE, FALSE },   { NC_ ("column", "NUMBER"), FALSE, FALSE },
        { NC_ ("column", "AS OF"), FALSE, FALSE },  { NC_ ("column", "PAGES"), TRUE, FALSE },
        { NC_ ("column", "MADE"), FALSE, FALSE },   { NC_ ("column", "BY"), FALSE, TRUE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < list->len; i++) {
        const FrozenReport *frozen = list->pdata[i];
        g_autofree char *as_of = cli_format_day (frozen->moment.as_of), *made = cli_format_entry (frozen->made_at);
        g_autofree char *pages = g_strdup_printf ("%u", g_strv_length (frozen->pages));
        const char *const cells[] = { frozen->identifier,
                                      report_kind_name (frozen->question.kind),
                                      frozen->form,
                                      frozen->number,
                                      as_of,
                                      pages,
                                      made,
                                      frozen->made_by };
        text_table_row (table, TABLE_PLAIN, cells);
    }
}

gboolean
report_snapshots_list (const CliOptions *options, GError **error) {
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_READ, error);
    g_autoptr (GPtrArray) list = reg != NULL ? report_frozen_list (reg, error) : NULL;
    if (list == NULL)
        return FALSE;
    if (options->json)
        write_json (list);
    else
        write_table (list);
    return cli_flush (error);
}
