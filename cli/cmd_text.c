/* cmd_text.c - `dondoc text FILE`: the text that records point into. */
#include "cli/cli.h"

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

int
cmd_text (const Command *command, int argc, char **argv) {
    gboolean all = FALSE, map = FALSE;
    const GOptionEntry entries[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("headers, footers, comments, deleted and hidden text too"), NULL },
        { "map", 0, 0, G_OPTION_ARG_NONE, &map,
          N_ ("instead of the text: from byte, to byte, byte in the original, for each stretch of a text file"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options;
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = NULL;
    gsize length;

    if (!cli_parse (command, 0, entries, &options, &argc, &argv, &error))
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
    if (map)
        print_map (document, length);
    else
        fwrite (document_peek_text (document), 1, length, stdout);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
