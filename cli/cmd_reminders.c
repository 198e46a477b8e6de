/* cmd_reminders.c - `dondoc reminders`: what was sent to whom and why, and what became of it. */
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "remind/outbox.h"

static const char *
result_words (const OutboxMessage *message) {
    static const struct {
        const char *result, *words;
    } words[] = {
        { "sent", N_ ("sent") },       { "written", N_ ("written to a file") }, { "printed", N_ ("printed") },
        { "deferred", N_ ("waits") },  { "refused", N_ ("refused") },           { "dropped", N_ ("dropped") },
        { "started", N_ ("cut off") },
    };
    for (gsize i = 0; message->result != NULL && i < G_N_ELEMENTS (words); i++)
        if (strcmp (words[i].result, message->result) == 0)
            return _ (words[i].words);
    return _ ("waits");
}

typedef struct {
    Table *table;
    JsonOut *out;
} Listing;

/* Which levels, each once: `late-8, due`. */
static char *
join_levels (const OutboxMessage *message) {
    GString *text = g_string_new (NULL);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < message->reminders->len; i++) {
        const OutboxReminder *reminder = message->reminders->pdata[i];
        if (g_hash_table_add (seen, reminder->level))
            g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", reminder->level);
    }
    return g_string_free (text, FALSE);
}

static gboolean
print_message (const OutboxMessage *message, gpointer data) {
    Listing *listing = data;
    PartialDate day = PARTIAL_DATE_NONE;
    partial_date_parse (message->day, &day);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, message->id), *written = cli_format_day (day);
    g_autofree char *items = g_strdup_printf ("%u", message->reminders->len), *levels = join_levels (message);
    const char *cells[] = { id,
                            written,
                            message->body != NULL ? message->body : _ ("(the secretariat)"),
                            message->address,
                            levels,
                            items,
                            result_words (message),
                            message->detail };
    gboolean bad = message->result != NULL && strcmp (message->result, "refused") == 0;
    text_table_row (listing->table, bad ? TABLE_BAD : TABLE_PLAIN, cells);
    return TRUE;
}

static gboolean
write_message (const OutboxMessage *message, gpointer data) {
    JsonOut *out = ((Listing *)data)->out;
    json_out_object (out, NULL);
    json_out_number (out, "id", message->id);
    json_out_text (out, "day", message->day);
    json_out_text (out, "audience", message->audience);
    json_out_text (out, "body", message->body);
    json_out_text (out, "address", message->address);
    json_out_text (out, "subject", message->subject);
    json_out_text (out, "message_id", message->message_id);
    json_out_text (out, "result", message->result);
    json_out_text (out, "detail", message->detail);
    json_out_text (out, "tried_at", message->tried_at);
    json_out_number (out, "attempts", message->attempts);
    json_out_id (out, "letter", message->letter);
    json_out_text (out, "entered_at", message->entered_at);
    json_out_text (out, "entered_by", message->entered_by);
    json_out_list (out, "reminders");
    for (guint i = 0; i < message->reminders->len; i++) {
        const OutboxReminder *reminder = message->reminders->pdata[i];
        json_out_object (out, NULL);
        json_out_number (out, "item", reminder->item);
        json_out_text (out, "subject", reminder->subject);
        json_out_text (out, "body_key", *reminder->body_key != '\0' ? reminder->body_key : NULL);
        json_out_text (out, "level", reminder->level);
        json_out_text (out, "deadline", reminder->deadline);
        json_out_text (out, "reason", reminder->reason);
        json_out_end (out);
    }
    json_out_end (out);
    json_out_end (out);
    return TRUE;
}

static gboolean
list_messages (Register *reg, const OutboxFilter *filter, gboolean json, GError **error) {
    static const TableColumn columns[] = {
        { NC_ ("column", "  ID"), TRUE, FALSE },     { NC_ ("column", "DAY"), FALSE, FALSE },
        { NC_ ("column", "TO"), FALSE, FALSE },      { NC_ ("column", "ADDRESS"), FALSE, FALSE },
        { NC_ ("column", "LEVEL"), FALSE, FALSE },   { NC_ ("column", "ITEMS"), TRUE, FALSE },
        { NC_ ("column", "OUTCOME"), FALSE, FALSE }, { NC_ ("column", "ANSWER"), FALSE, TRUE },
    };
    if (json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        Listing listing = { NULL, out };
        json_out_list (out, "messages");
        return outbox_list (reg, filter, write_message, &listing, error);
    }
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns));
    Listing listing = { table, NULL };
    return outbox_list (reg, filter, print_message, &listing, error);
}

/* The whole of one message, as it was sent, or only its text. */
static gboolean
show_message (Register *reg, gint64 id, gboolean raw, GError **error) {
    g_autoptr (GBytes) bytes = NULL;
    OutboxMessage *message = outbox_load (reg, id, &bytes, error);
    gsize size = 0;
    gconstpointer data;
    if (message == NULL)
        return FALSE;
    data = g_bytes_get_data (bytes, &size);
    if (raw)
        fwrite (data, 1, size, stdout);
    else
        printf ("%s: %s\n%s: %s\n\n%s", _ ("To"), message->address, _ ("Subject"), message->subject, message->text);
    outbox_message_free (message);
    return TRUE;
}

int
cmd_reminders (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *body = NULL, *from = NULL, *until = NULL, *item = NULL;
    OutboxFilter filter = { .from = PARTIAL_DATE_NONE, .until = PARTIAL_DATE_NONE };
    gint64 show = 0;
    gboolean raw = FALSE, good;
    CliMoment moment;
    const GOptionEntry entries[] = {
        { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_ ("whose name contains this, with or without diacritics"),
          N_ ("NAME") },
        { "item", 0, 0, G_OPTION_ARG_STRING, &item, N_ ("about this item"), N_ ("ITEM") },
        { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("of this day or later"), N_ ("DATE") },
        { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("of this day or earlier"), N_ ("DATE") },
        { "failed", 0, 0, G_OPTION_ARG_NONE, &filter.failed, N_ ("refused, or not sent yet"), NULL },
        { "show", 0, 0, G_OPTION_ARG_INT64, &show, N_ ("print one message"), N_ ("ID") },
        { "raw", 0, 0, G_OPTION_ARG_NONE, &raw, N_ ("with --show: the bytes as sent"), NULL },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_JSON, entries, &options, &argc, &argv, &error)
        || !cli_read_moment (&options, &moment, &error)
        || (from != NULL && !cli_read_day (from, "--from", &filter.from, &error))
        || (until != NULL && !cli_read_day (until, "--until", &filter.until, &error)))
        return cli_fail (error);
    if (argc > 1)
        return cli_fail_usage (command, _ ("'%s': no argument is expected"), argv[1]);
    if (raw && show == 0)
        return cli_fail_usage (command, _ ("--raw goes with --show"));
    g_autoptr (Register) reg = cli_open_register (&options, REGISTER_READ, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error))
        return cli_fail (error);
    filter.body = body;
    if (item != NULL && (filter.item = query_find_item (reg, item, &moment.moment, &error)) == 0)
        return cli_fail (error);
    good = show != 0 ? show_message (reg, show, raw, &error) : list_messages (reg, &filter, options.json, &error);
    return good && cli_flush (&error) ? 0 : cli_fail (error);
}
