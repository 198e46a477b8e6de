/* cmd_text.c - `dondoc text FILE`: the text that records point into. */
#include "cli/cli.h"

#include <stdio.h>

#include "ingest/reader.h"

int
cmd_text (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options;
    g_autoptr (GError) error = NULL;
    g_autoptr (Document) document = NULL;

    if (!cli_parse (command, 0, NULL, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (command, _("one file is needed, '-' for standard input"));
    document = document_open (argv[1], NULL, &error);
    if (document == NULL)
        return cli_fail (error);
    fwrite (document_peek_text (document), 1, document_body_length (document), stdout);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
