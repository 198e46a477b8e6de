/* cmd_import.c - `dondoc import FILE…`: follow-up tables, records and whole registers; shown first, written with --yes. */
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "track/dump.h"
#include "track/import_table.h"
#include "track/import_records.h"

typedef struct {
    const CliOptions *options;
    Register *reg;
    const Lexicon *lexicon;
    ImportOptions table;
    LoadSecrecy secrecy;
    JsonOut *out; /* NULL: for people */
} Import;

/* ---- a table ---- */

static void
print_header (const ImportResult *result) {
    printf (_ ("  header in row %u"), result->header->row);
    if (result->sheet != NULL)
        printf (_ (", sheet '%s'"), result->sheet);
    printf (":");
    for (int i = COLUMN_ID; i < COLUMN_OTHER; i++)
        if (result->header->columns[i] >= 0) {
            g_autofree char *name = sheet_column_name ((guint)result->header->columns[i]);
            printf (" %s=%s", name, import_column_words ((ImportColumn)i));
        }
    printf ("\n");
}

static void
print_remarks (const ImportResult *result) {
    for (guint i = 0; i < result->remarks->len; i++)
        printf (_ ("  note: %s\n"), (const char *)result->remarks->pdata[i]);
}

static void
print_table (const char *path, const ImportResult *result, gboolean dry_run) {
    if (result->already_there) {
        printf (_ ("%s: already in the register, nothing changed\n"), path);
        print_remarks (result);
        return;
    }
    printf (_ ("%s: %u new documents with %u items, %u items of %u documents that are there, %u states\n"), path,
            result->documents_new, result->items_new, result->items_known, result->documents_known, result->events);
    print_header (result);
    print_remarks (result);
    for (guint i = 0; i < result->errors->len; i++)
        printf (_ ("  error: %s\n"), (const char *)result->errors->pdata[i]);
    if (result->errors->len > 0)
        printf (_ ("  nothing was written: correct the table and try again\n"));
    else
        printf ("%s", dry_run ? _ ("  nothing was written yet: --yes writes it\n") : _ ("  written\n"));
}

static void
write_texts (JsonOut *out, const char *key, const GPtrArray *texts) {
    json_out_list (out, key);
    for (guint i = 0; i < texts->len; i++)
        json_out_text (out, NULL, texts->pdata[i]);
    json_out_end (out);
}

static void
write_table (JsonOut *out, const char *path, const ImportResult *result, gboolean dry_run) {
    json_out_object (out, NULL);
    json_out_text (out, "file", path);
    json_out_text (out, "kind", "table");
    json_out_flag (out, "written", !dry_run && result->errors->len == 0 && !result->already_there);
    json_out_flag (out, "already_there", result->already_there);
    json_out_text (out, "sheet", result->sheet);
    json_out_number (out, "header_row", result->header->row);
    json_out_number (out, "documents_new", result->documents_new);
    json_out_number (out, "documents_known", result->documents_known);
    json_out_number (out, "items_new", result->items_new);
    json_out_number (out, "items_known", result->items_known);
    json_out_number (out, "states", result->events);
    write_texts (out, "remarks", result->remarks);
    write_texts (out, "errors", result->errors);
    json_out_end (out);
}

static gboolean
take_table (Import *import, const char *path, const char *data, gsize size, gboolean *ret_good, GError **error) {
    g_autoptr (ImportResult) result
        = import_table (import->reg, import->lexicon, data, size, path, &import->table, error);
    if (result == NULL)
        return FALSE;
    *ret_good = result->errors->len == 0;
    if (import->out != NULL)
        write_table (import->out, path, result, import->table.dry_run);
    else
        print_table (path, result, import->table.dry_run);
    return TRUE;
}

/* ---- JSON ---- */

static void
print_json (Import *import, const char *path, const char *kind, gint64 documents, gint64 items, gint64 events) {
    if (import->out != NULL) {
        json_out_object (import->out, NULL);
        json_out_text (import->out, "file", path);
        json_out_text (import->out, "kind", kind);
        json_out_flag (import->out, "written", !import->table.dry_run);
        json_out_number (import->out, "documents_new", documents);
        json_out_number (import->out, "items_new", items);
        json_out_number (import->out, "states", events);
        json_out_end (import->out);
        return;
    }
    printf (_ ("%s: %" PRId64 " documents, %" PRId64 " items, %" PRId64 " events\n"), path, documents, items, events);
    printf ("%s", import->table.dry_run ? _ ("  nothing was written yet: --yes writes it\n") : _ ("  written\n"));
}

static gboolean
take_json (Import *import, const char *path, const char *data, gsize size, GError **error) {
    DumpFacts facts;
    guint documents, items;
    if (dump_recognizes (data, size)) {
        if (!dump_read (import->reg, data, size, path, import->table.dry_run, &facts, error))
            return FALSE;
        print_json (import, path, "register", facts.documents, facts.items, facts.events);
        return TRUE;
    }
    if (!import_records (import->reg, data, size, path, import->secrecy, import->table.dry_run, import->table.by,
                         &documents, &items, error))
        return FALSE;
    print_json (import, path, "records", documents, items, 0);
    return TRUE;
}

static gboolean
take_file (Import *import, const char *path, gboolean *ret_good, GError **error) {
    g_autofree char *data = NULL;
    gsize size = 0, skip;
    *ret_good = TRUE;
    if (!load_read_file (path, IMPORT_BYTES_MAX, &data, &size, error))
        return FALSE;
    skip = strspn (data, " \t\r\n\xef\xbb\xbf");
    return skip < size && (data[skip] == '{' || data[skip] == '[')
               ? take_json (import, path, data, size, error)
               : take_table (import, path, data, size, ret_good, error);
}

static int
take_all (Import *import, int n, char **paths) {
    int status = 0;
    for (int i = 0; i < n; i++) {
        g_autoptr (GError) error = NULL;
        gboolean good;
        int failed = take_file (import, paths[i], &good, &error) ? good ? 0 : DONDOC_ERROR_INPUT : cli_fail (error);
        if (failed != 0)
            status = n > 1 ? 1 : failed;
        if (failed == DONDOC_ERROR_BUSY || failed == DONDOC_ERROR_IO || failed == DONDOC_ERROR_CREATE)
            return failed;
    }
    return status;
}

int
cmd_import (const Command *command, int argc, char **argv) {
    gboolean yes = FALSE, dry_run = FALSE, secrecy_ok = FALSE;
    g_autofree char *sheet = NULL, *undated = NULL, *plan = NULL;
    const GOptionEntry entries[] = {
        { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("write it; without this it is only shown what would be written"),
          NULL },
        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("only show what would be written (the default)"), NULL },
        { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_ ("XLSX: which sheet; default: the first that holds something"),
          N_ ("NAME") },
        { "plan", 0, 0, G_OPTION_ARG_STRING, &plan, N_ ("the document's number for rows that name none"),
          N_ ("NUMBER") },
        { "done-on", 0, 0, G_OPTION_ARG_STRING, &undated, N_ ("the day for what is done without a day"), N_ ("DATE") },
        { "secrecy-ok", 0, 0, G_OPTION_ARG_NONE, &secrecy_ok, N_ ("load documents marked secret like any other"),
          NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    Import import = { .options = &options, .table = { .undated = PARTIAL_DATE_NONE } };
    int status;

    if (!cli_parse (command, CLI_REGISTER | CLI_BY | CLI_JSON, entries, &options, &argc, &argv, &error)
        || (undated != NULL && !cli_read_day (undated, "--done-on", &import.table.undated, &error)))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one file, or - for standard input"));
    if (yes && dry_run)
        return cli_fail_usage (command, _ ("give either --yes or --dry-run, not both"));
    g_autofree char *actor = cli_dup_actor (&options);
    g_autoptr (Lexicon) lexicon = cli_load_lexicon (&error);
    g_autoptr (Register) reg = lexicon != NULL ? cli_open_register (&options, REGISTER_CREATE, &error) : NULL;
    if (reg == NULL)
        return cli_fail (error);
    g_autoptr (JsonOut) out = options.json ? json_out_new (stdout) : NULL;
    if (out != NULL)
        json_out_list (out, "files");
    import.reg = reg;
    import.lexicon = lexicon;
    import.out = out;
    import.secrecy = secrecy_ok ? LOAD_SECRECY_OK : LOAD_SECRECY_REFUSE;
    import.table.sheet = sheet;
    import.table.plan = plan;
    import.table.dry_run = !yes;
    import.table.by = actor;
    status = take_all (&import, argc - 1, argv + 1);
    g_clear_pointer (&out, json_out_free);
    return cli_flush (&error) ? status : cli_fail (error);
}
