/* cmd_feed.c - `dondoc feed`: secret addresses under which `dondoc serve` gives the calendar.
 * Not here:    keeping them (track/feeds.h), answering (web/feed.h). */
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "cli/web_settings.h"
#include "track/feeds.h"

/* ---- listing ---- */

static void
print_list (const GPtrArray *list, gboolean revoked) {
    static const TableColumn columns[] = {
        { NC_ ("column", "ID"), TRUE, FALSE },   { NC_ ("column", "BODY"), FALSE, TRUE },
        { NC_ ("column", "NOTE"), FALSE, TRUE }, { NC_ ("column", "ENTERED"), FALSE, FALSE },
        { NC_ ("column", "BY"), FALSE, FALSE },  { NC_ ("column", "REVOKED"), FALSE, FALSE },
        { NC_ ("column", "BY"), FALSE, FALSE },
    };
    g_autoptr (Table) table = text_table_new (columns, G_N_ELEMENTS (columns) - (revoked ? 0 : 2));
    for (guint i = 0; i < list->len; i++) {
        const Feed *feed = list->pdata[i];
        g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, feed->id);
        g_autofree char *made = cli_format_entry (feed->entered_at);
        g_autofree char *ended = feed->revoked_at != NULL ? cli_format_entry (feed->revoked_at) : NULL;
        const char *cells[] = { id,
                                feed->body != NULL ? feed->body : _ ("all bodies"),
                                feed->note,
                                made,
                                feed->entered_by,
                                ended,
                                feed->revoked_by };
        text_table_row (table, TABLE_PLAIN, cells);
    }
}

static void
write_feed (JsonOut *out, const Feed *feed) {
    json_out_number (out, "id", feed->id);
    json_out_text (out, "body", feed->body);
    json_out_text (out, "note", feed->note);
    json_out_text (out, "entered_at", feed->entered_at);
    json_out_text (out, "entered_by", feed->entered_by);
    json_out_text (out, "revoked_at", feed->revoked_at);
    json_out_text (out, "revoked_by", feed->revoked_by);
}

static gboolean
list_feeds (const CliOptions *options, gboolean all, GError **error) {
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_READ, error);
    g_autoptr (GPtrArray) list = reg != NULL ? feeds_list (reg, all, error) : NULL;
    if (list == NULL)
        return FALSE;
    if (options->json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_list (out, "feeds");
        for (guint i = 0; i < list->len; i++) {
            json_out_object (out, NULL);
            write_feed (out, list->pdata[i]);
            json_out_end (out);
        }
    } else
        print_list (list, all);
    return cli_flush (error);
}

/* ---- one ---- */

/* Whether anything stands under the name: a slip of the pen would be an empty calendar forever. */
static gboolean
warn_of_none (Register *reg, const char *body, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    QueryFilter filter
        = { .due_from = PARTIAL_DATE_NONE, .due_until = PARTIAL_DATE_NONE, .lead_only = TRUE, .body = body };
    g_autoptr (GError) local = NULL;
    g_autoptr (QueryItems) walk = query_items_new (reg, &filter, &now, error);
    if (walk == NULL)
        return FALSE;
    if (query_items_next (walk, &local) == NULL && local == NULL)
        cli_say (_ ("no body whose name contains '%s' has an item yet; the feed stays empty until one has"), body);
    if (local == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

static gboolean
add_feed (const CliOptions *options, const char *body, const char *note, GError **error) {
    g_autofree char *by = cli_dup_actor (options), *token = NULL;
    gint64 id = 0;
    g_autoptr (Configuration) configuration = cli_load_configuration (options, error);
    g_autofree char *base = configuration != NULL ? cli_dup_web_url (configuration, error) : NULL;
    g_autoptr (Register) reg = base != NULL ? cli_open_register (options, REGISTER_WRITE, error) : NULL;
    if (reg == NULL || (body != NULL && !warn_of_none (reg, body, error)) || !register_begin (reg, TRUE, error)
        || !cli_finish_writing (reg, feeds_add (reg, body, note, by, &id, &token, error), error))
        return FALSE;
    g_autofree char *url = g_strdup_printf ("%s/calendar/%s.ics", base, token);
    if (options->json) {
        g_autoptr (JsonOut) out = json_out_new (stdout);
        json_out_number (out, "id", id);
        json_out_text (out, "body", body);
        json_out_text (out, "note", note);
        json_out_text (out, "url", url);
    } else {
        printf ("%s\n", url);
        cli_say (_ ("feed %" PRId64 ": whoever has this address sees the deadlines; it is shown only now, and "
                    "'dondoc feed revoke %" PRId64 "' ends it"),
                 id, id);
    }
    return cli_flush (error);
}

static gboolean
read_id (const char *text, gint64 *ret_id, GError **error) {
    guint64 id = 0;
    if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL)) {
        *ret_id = (gint64)id;
        return TRUE;
    }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("'%s' is no number of a feed; 'dondoc feed list' lists them"), text);
    return FALSE;
}

/* All of them or none. */
static gboolean
revoke_feeds (const CliOptions *options, int n, char **names, GError **error) {
    g_autofree char *by = cli_dup_actor (options);
    g_autofree gint64 *ids = g_new (gint64, n);
    gboolean good = TRUE;
    for (int i = 0; i < n; i++)
        if (!read_id (names[i], &ids[i], error))
            return FALSE;
    g_autoptr (Register) reg = cli_open_register (options, REGISTER_WRITE, error);
    if (reg == NULL || !register_begin (reg, TRUE, error))
        return FALSE;
    for (int i = 0; good && i < n; i++)
        good = feeds_revoke (reg, ids[i], by, error);
    if (!cli_finish_writing (reg, good, error))
        return FALSE;
    g_autoptr (JsonOut) out = options->json ? json_out_new (stdout) : NULL;
    if (out != NULL)
        json_out_list (out, "revoked");
    for (int i = 0; i < n; i++) {
        if (out != NULL)
            json_out_number (out, NULL, ids[i]);
        else
            printf (_ ("feed %" PRId64 " revoked\n"), ids[i]);
    }
    g_clear_pointer (&out, json_out_free);
    return cli_flush (error);
}

int
cmd_feed (const Command *command, int argc, char **argv) {
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *body = NULL, *note = NULL;
    gboolean all = FALSE, good;
    const char *action;
    const GOptionEntry entries[] = {
        { "body", 0, 0, G_OPTION_ARG_STRING, &body,
          N_ ("with add: deadlines of bodies whose name contains this, with or without diacritics (default: all)"),
          N_ ("NAME") },
        { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("with add: a remark, such as who subscribes"), N_ ("TEXT") },
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("with list: also those that were revoked"), NULL },
        { NULL },
    };
    if (!cli_parse (command, CLI_REGISTER | CLI_CONFIG | CLI_BY | CLI_JSON, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    action = argc > 1 ? argv[1] : "list";
    if ((body != NULL || note != NULL) && strcmp (action, "add") != 0)
        return cli_fail_usage (command, _ ("--body and --note go with add"));
    if (all && strcmp (action, "list") != 0)
        return cli_fail_usage (command, _ ("--all goes with list"));
    if (body != NULL && *g_strstrip (body) == '\0')
        return cli_fail_usage (command, _ ("--body needs part of a body's name"));
    if (strcmp (action, "list") == 0 && argc <= 2)
        good = list_feeds (&options, all, &error);
    else if (strcmp (action, "add") == 0 && argc == 2)
        good = add_feed (&options, body, note, &error);
    else if (strcmp (action, "revoke") == 0 && argc >= 3)
        good = revoke_feeds (&options, argc - 2, argv + 2, &error);
    else
        return cli_fail_usage (command, _ ("what to do: list, add, revoke ID…"));
    return good ? 0 : cli_fail (error);
}
