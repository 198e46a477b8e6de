/* cmd_check.c - `dondoc check`: whether the register is sound; exit status 1 where something was found. */
#include <inttypes.h>
#include <stdio.h>

#include "cli/register.h"
#include "track/check.h"

static void
write_json (const CheckResult *result) {
    g_autoptr (JsonOut) out = json_out_new (stdout);
    json_out_number (out, "found", result->found);
    json_out_number (out, "spans", (gint64)result->spans);
    json_out_number (out, "items", (gint64)result->items);
    json_out_list (out, "findings");
    for (guint i = 0; i < result->findings->len; i++) {
        const CheckFinding *finding = result->findings->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "code", finding->code);
        json_out_text (out, "place", finding->place);
        json_out_text (out, "message", finding->message);
        json_out_text (out, "advice", finding->advice);
        json_out_end (out);
    }
}

static void
print (const CheckResult *result) {
    for (guint i = 0; i < result->findings->len; i++) {
        const CheckFinding *finding = result->findings->pdata[i];
        printf ("%s: %s: %s\n    %s\n", finding->place, finding->code, finding->message, finding->advice);
    }
    if (result->found > result->findings->len)
        printf (_ ("… and %u more\n"), result->found - result->findings->len);
    printf (_ ("looked at: %" PRIu64 " items, %" PRIu64 " places in texts; found: %u\n"), result->items, result->spans,
            result->found);
}

int
cmd_check (const Command *command, int argc, char **argv) {
    gboolean repair = FALSE;
    const GOptionEntry entries[] = {
        { "repair", 0, 0, G_OPTION_ARG_NONE, &repair,
          N_ ("first make anew what is made from other data: corrected headings, what names are found by, search index, today's states"),
          NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_CONFIG, entries, &options, &argc, &argv, &error)
        || !cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    if (argc > 1)
        return cli_fail_usage (command, _ ("it takes no arguments; --db names the register"));
    g_autoptr (Register) reg = cli_open_register (&options, repair ? REGISTER_WRITE : REGISTER_READ, &error);
    if (reg == NULL || (repair && !check_repair (reg, &error)) || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    g_autoptr (CheckResult) result = check_register (reg, &moment.moment, &error);
    if (result == NULL)
        return cli_fail (error);
    if (options.json)
        write_json (result);
    else
        print (result);
    if (!cli_flush (&error))
        return cli_fail (error);
    return result->found > 0 ? 1 : 0;
}
