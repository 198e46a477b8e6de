/* cmd_extract.c - `dondoc extract FILE…`: records as JSON on standard output; `--explain` says why instead. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/explanation_out.h"
#include "extract/extract.h"
#include "extract/records_json.h"
#include "ingest/reader.h"

/* What is said on standard error of a file that was read: its warnings, with their place in the text. */
static void
say_warnings (const FileRecords *records) {
    for (guint i = 0; i < records->warnings->len; i++) {
        const RecordWarning *warning = g_ptr_array_index (records->warnings, i);
        if (warning->span != NULL && warning->span->len > 0) {
            Span first = g_array_index (warning->span, Span, 0); /* the JSON has the other places */
            cli_say (_ ("%s:%zu-%zu: warning: %s: %s"), records->file, (size_t)first.start, (size_t)first.end,
                     warning->code, warning->message);
        } else {
            cli_say (_ ("%s: warning: %s: %s"), records->file, warning->code, warning->message);
        }
    }
}

/* Reads one file and prints its entry. Returns the exit status that this file alone would give. */
static int
extract_one (const char *path, const Lexicon *lexicon) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FileRecords) records = extract_file (path, lexicon, &error);
    g_autoptr (GString) json = g_string_new (NULL);

    records_json_write (json, records);
    fwrite (json->str, 1, json->len, stdout);
    if (error != NULL)
        return cli_fail (error);
    say_warnings (records);
    return 0;
}

static int
extract_all (char **paths, int n, const Lexicon *lexicon, gboolean lines) {
    int status = 0, refused = 0;
    g_autoptr (GError) error = NULL;

    if (!lines)
        printf ("{\"schema\":%d,\"files\":[\n", RECORDS_JSON_SCHEMA);
    for (int i = 0; i < n; i++) {
        int one = extract_one (paths[i], lexicon);
        if (one != 0) {
            status = one;
            refused++;
        }
        fputs (lines ? "\n" : i + 1 < n ? ",\n" : "\n", stdout);
        if (lines)
            fflush (stdout); /* each file as it is done */
    }
    if (!lines)
        printf ("]}\n");
    if (!cli_flush (&error))
        return cli_fail (error);
    return n > 1 && refused > 0 ? 1 : status;
}

/* Every sentence of one file with the rule that decided it. Returns the exit status that this file alone would give. */
static int
explain_one (const char *path, const Lexicon *lexicon, JsonOut *out) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Explanation) explanation = explanation_new ();
    g_autoptr (Document) document = document_open (path, NULL, &error);

    if (document == NULL)
        return cli_fail (error);
    g_autoptr (FileRecords) records = extract_records_explained (document, lexicon, path, explanation);
    if (out != NULL)
        explanation_put (out, document, records, explanation);
    else
        explanation_print (document, records, explanation);
    say_warnings (records);
    return 0;
}

static int
explain_all (char **paths, int n, const Lexicon *lexicon, gboolean json) {
    int status = 0, refused = 0;
    g_autoptr (GError) error = NULL;
    JsonOut *out = json ? json_out_new (stdout) : NULL;

    if (out != NULL)
        json_out_list (out, "files");
    for (int i = 0; i < n; i++) {
        int one = explain_one (paths[i], lexicon, out);
        status = one != 0 ? one : status;
        refused += one != 0;
    }
    json_out_free (out);
    if (!cli_flush (&error))
        return cli_fail (error);
    return n > 1 && refused > 0 ? 1 : status;
}

int
cmd_extract (const Command *command, int argc, char **argv) {
    gboolean lines = FALSE, explain = FALSE;
    const GOptionEntry entries[] = {
        { "explain", 0, 0, G_OPTION_ARG_NONE, &explain,
          N_ ("instead of the records: every sentence of the body and appendices, what it is and the rule that says so"),
          NULL },
        { "lines", 0, 0, G_OPTION_ARG_NONE, &lines, N_ ("print one file's records a line, as each is done"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;

    if (!cli_parse (command, CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc < 2)
        return cli_fail_usage (command, _ ("name at least one file, or - for standard input"));
    if (explain && lines)
        return cli_fail_usage (command, _ ("--lines does not go with --explain"));
    g_autoptr (Lexicon) lexicon = cli_load_lexicon (&error);
    if (lexicon == NULL)
        return cli_fail (error);
    if (explain)
        return explain_all (argv + 1, argc - 1, lexicon, options.json);
    return extract_all (argv + 1, argc - 1, lexicon, lines);
}
