/* cmd_plans.c - `dondoc plans`: the directives in the register, and how far each is. */
#include <stdio.h>

#include "cli/register.h"
#include "track/stats.h"

static void
write_json (const GPtrArray *documents, GHashTable *totals, const StateMoment *moment) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, moment);
    json_out_list (out, "documents");
    for (guint i = 0; i < documents->len; i++) {
        const QueryDocument *document = documents->pdata[i];
        const Totals *sum = g_hash_table_lookup (totals, &document->id);
        json_out_object (out, NULL);
        json_out_number (out, "id", document->id);
        json_out_text (out, "kind", document_kind_name (document->kind));
        json_out_text (out, "type", document->type);
        json_out_text (out, "number", document->number);
        json_out_text (out, "date", document->date);
        json_out_text (out, "issuer", document->issuer);
        json_out_text (out, "superior", document->superior);
        json_out_text (out, "title", document->title);
        json_out_text (out, "file", document->file_name);
        json_out_id (out, "within", document->within);
        json_out_id (out, "copy_of", document->copy_of);
        json_out_number (out, "items", document->items);
        json_out_number (out, "targets", document->targets);
        json_out_number (out, "warnings", document->warnings);
        json_out_confidence (out, "confidence", document->confidence);
        cli_json_totals (out, "totals", sum != NULL ? sum : &(const Totals){ 0 });
        json_out_end (out);
    }
}

static void
write_table (const GPtrArray *documents, GHashTable *totals) {
    static const TableColumn columns[] = {
        { NC_ ("column", "ID"), TRUE, FALSE },     { NC_ ("column", "NUMBER"), FALSE, FALSE },
        { NC_ ("column", "DATE"), FALSE, FALSE },  { NC_ ("column", "ITEMS"), TRUE, FALSE },
        { NC_ ("column", "DONE"), TRUE, FALSE },   { NC_ ("column", "OVERDUE"), TRUE, FALSE },
        { NC_ ("column", "ISSUER"), FALSE, TRUE }, { NC_ ("column", "TITLE"), FALSE, TRUE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < documents->len; i++) {
        const QueryDocument *document = documents->pdata[i];
        const Totals *sum = g_hash_table_lookup (totals, &document->id);
        g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, document->id);
        g_autofree char *day = cli_format_day (document->date_value);
        g_autofree char *issuer = query_issuer_words (document);
        g_autofree char *items = g_strdup_printf ("%u", document->items);
        g_autofree char *done = g_strdup_printf ("%u", sum != NULL ? totals_done (sum) : 0);
        g_autofree char *overdue = g_strdup_printf ("%u", sum != NULL ? sum->overdue : 0);
        const char *cells[] = {
            id, document->number != NULL ? document->number : "-", day, items, done, overdue, issuer, document->title
        };
        text_table_row (table, sum != NULL && sum->overdue > 0 ? TABLE_BAD : TABLE_PLAIN, cells);
    }
}

int
cmd_plans (const Command *command, int argc, char **argv) {
    gboolean all = FALSE;
    const GOptionEntry entries[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("also documents that order nothing, copies and articles"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc > 1)
        return cli_fail_usage (command, _ ("it takes no arguments; 'dondoc items PLAN' lists the items of one"));
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &moment, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (GPtrArray) documents = query_documents (reg, all, &moment.moment, &error);
    g_autoptr (GHashTable) totals = documents != NULL ? stats_totals_of_plans (reg, &moment.moment, &error) : NULL;
    if (totals == NULL)
        return cli_fail (error);
    if (options.json)
        write_json (documents, totals, &moment.moment);
    else
        write_table (documents, totals);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
