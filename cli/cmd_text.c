/* cmd_text.c - `dondoc text FILE`: the text that records point into. */
#include "cli/cli.h"
#include "cli/json_out.h"

#include <stdio.h>

#include "ingest/reader.h"

static void
print_warnings (const char *path, const Document *document) {
    const GArray *warnings = document_peek_warnings (document);
    for (guint i = 0; i < warnings->len; i++) {
        const DocumentWarning *warning = &g_array_index (warnings, DocumentWarning, i);
        cli_say (_ ("%s: warning: %s: %s"), path, warning->code, warning->message);
    }
}

/* One line for each stretch of the text that stands in the original as it is: its bytes here, its first byte there. */
static void
print_map (const Document *document, gsize length) {
    const char *text = document_peek_text (document);
    gsize start = 0;
    for (gsize at = 0; at < length;) {
        gsize next = (gsize)(g_utf8_next_char (text + at) - text);
        gsize origin = document_original_offset (document, start);
        if (next < length && document_original_offset (document, next) == origin + (next - start)) {
            at = next;
            continue;
        }
        printf ("%zu\t%zu\t%zu\n", start, next, origin);
        start = at = next;
    }
}

/* What each kind of loss is called. */
static const struct {
    const char *kind, *name;
} loss_names[] = {
    { "picture", NC_ ("loss", "picture") },
    { "object", NC_ ("loss", "embedded object") },
    { "chart", NC_ ("loss", "chart") },
    { "diagram", NC_ ("loss", "diagram") },
    { "other-file", NC_ ("loss", "inserted file") },
    { "hidden-text", NC_ ("loss", "hidden text") },
    { "deleted-text", NC_ ("loss", "deleted text") },
    { "undecodable", NC_ ("loss", "unreadable bytes") },
};

static const char *
find_loss_name (const char *kind) {
    for (gsize i = 0; i < G_N_ELEMENTS (loss_names); i++)
        if (g_strcmp0 (kind, loss_names[i].kind) == 0)
            return g_dpgettext2 (GETTEXT_PACKAGE, "loss", loss_names[i].name);
    return kind;
}

/* The beginning of the paragraph that it stands in or before. */
static char *
dup_near_text (const Document *document, gsize near) {
    guint i = document_block_at (document, near);
    const Block *block = i < document_block_count (document) ? document_peek_block (document, i) : NULL;
    const char *text = document_peek_text (document), *end;
    if (block == NULL)
        return g_strdup ("");
    end = text + block->span.start;
    for (guint n = 0; n < 40 && end < text + block->span.end && *end != '\t'; n++)
        end = g_utf8_next_char (end);
    return g_strndup (text + block->span.start, (gsize)(end - (text + block->span.start)));
}

/* What was seen and is not in the text: kind, count, part, byte of the text, byte of the original, paragraph. */
static void
print_report (const Document *document, gboolean json) {
    const GArray *losses = document_peek_losses (document);
    g_autoptr (JsonOut) out = json ? json_out_new (stdout) : NULL;
    if (json)
        json_out_list (out, "losses");
    for (guint i = 0; i < losses->len; i++) {
        const DocumentLoss *loss = &g_array_index (losses, DocumentLoss, i);
        gsize origin = document_original_offset (document, loss->near);
        g_autofree char *near = dup_near_text (document, loss->near);
        if (!json) {
            printf ("%s\t%u\t%s\t%zu\t%s\n", find_loss_name (loss->kind), loss->count,
                    loss->part != NULL ? loss->part : "-", origin != G_MAXSIZE ? origin : loss->near, near);
            continue;
        }
        json_out_object (out, NULL);
        json_out_text (out, "kind", loss->kind);
        json_out_number (out, "count", loss->count);
        json_out_text (out, "part", loss->part);
        json_out_number (out, "near", (gint64)loss->near);
        if (origin != G_MAXSIZE)
            json_out_number (out, "original", (gint64)origin);
        json_out_text (out, "text", near);
        json_out_end (out);
    }
}

int
cmd_text (const Command *command, int argc, char **argv) {
    gboolean all = FALSE, map = FALSE, report = FALSE;
    const GOptionEntry entries[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("headers, footers, comments, deleted and hidden text too"), NULL },
        { "map", 0, 0, G_OPTION_ARG_NONE, &map,
          N_ ("instead of the text: from byte, to byte, byte in the original, for each stretch of a text file"), NULL },
        { "report", 0, 0, G_OPTION_ARG_NONE, &report,
          N_ ("instead of the text: what was seen and is no text, how many, in which part, at which byte, near which words"),
          NULL },
        { NULL },
    };
    g_auto (CliOptions) options;
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = NULL;
    gsize length;

    if (!cli_parse (command, CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _ ("one file is needed, '-' for standard input"));
    document = document_open (argv[1], NULL, &error);
    if (document == NULL)
        return cli_fail (error);
    length = all ? document_text_length (document) : document_body_length (document);
    if (map && document_original_offset (document, 0) == G_MAXSIZE)
        return cli_fail_usage (command, _ ("only a text file has byte offsets, %s is none"), argv[1]);
    print_warnings (argv[1], document);
    if (report)
        print_report (document, options.json);
    else if (map)
        print_map (document, length);
    else
        fwrite (document_peek_text (document), 1, length, stdout);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
