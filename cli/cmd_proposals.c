/* cmd_proposals.c - `dondoc proposals [accept N|reject N]`: which items a reply or report may answer, and deciding it. */
#include <stdio.h>
#include <string.h>

#include "cli/marking.h"
#include "track/proposals.h"

static const char *
answer_words (const Proposal *proposal) {
    return proposal->done ? _ ("done") : _ ("work goes on");
}

static void
print_proposal (const Proposal *proposal) {
    g_autofree char *day = cli_format_day (proposal->reply_date);
    printf ("%" PRId64 "  %s:%s  %s\n", proposal->id, proposal->item_number != NULL ? proposal->item_number : "-",
            proposal->item_path, proposal->item_text);
    printf (_ ("    answered by %s, %s, %s: %s, %s %d %%%s\n"),
            proposal->reply_number != NULL ? proposal->reply_number : "-", day,
            proposal->body != NULL           ? proposal->body
            : proposal->reply_issuer != NULL ? proposal->reply_issuer
                                             : "-",
            answer_words (proposal), proposal->by_path ? _ ("names its place;") : _ ("of its words"),
            (int)(proposal->score * 100 + 0.5), proposal->accepted != 0 ? _ ("  (accepted)") : "");
    printf ("    “%s”\n", proposal->passage != NULL ? proposal->passage : "");
}

static void
write_proposal (JsonOut *out, const Proposal *proposal) {
    json_out_object (out, NULL);
    json_out_number (out, "proposal", proposal->id);
    json_out_number (out, "item", proposal->item);
    json_out_text (out, "number", proposal->item_number);
    json_out_text (out, "path", proposal->item_path);
    json_out_text (out, "text", proposal->item_text);
    json_out_text (out, "body", proposal->body);
    json_out_number (out, "reply", proposal->reply);
    json_out_text (out, "reply_number", proposal->reply_number);
    json_out_date (out, "reply_date", proposal->reply_date);
    json_out_text (out, "reply_issuer", proposal->reply_issuer);
    json_out_text (out, "answer", proposal->done ? "done" : "reported");
    json_out_text (out, "how", proposal->by_path ? "path" : "words");
    json_out_confidence (out, "score", proposal->score);
    json_out_raw (out, "span", proposal->span);
    json_out_text (out, "passage", proposal->passage);
    json_out_id (out, "accepted", proposal->accepted);
    json_out_end (out);
}

static int
list_proposals (Register *reg, const char *name, gboolean all, const StateMoment *moment, gboolean json) {
    g_autoptr (GError) error = NULL;
    gint64 document = name != NULL ? query_find_document (reg, name, moment, &error) : 0;
    g_autoptr (GPtrArray) proposals = error == NULL ? proposals_list (reg, document, all, moment, &error) : NULL;
    if (proposals == NULL)
        return cli_fail (error);
    g_autoptr (JsonOut) out = json ? json_out_new (stdout) : NULL;
    if (json) {
        cli_json_moment (out, moment);
        json_out_list (out, "proposals");
    }
    for (guint i = 0; i < proposals->len; i++) {
        if (json)
            write_proposal (out, proposals->pdata[i]);
        else
            print_proposal (proposals->pdata[i]);
    }
    if (!json)
        printf (ngettext ("%u proposal; 'dondoc proposals accept N' or 'reject N' decides it\n",
                          "%u proposals; 'dondoc proposals accept N' or 'reject N' decides them\n", proposals->len),
                proposals->len);
    g_clear_pointer (&out, json_out_free);
    return cli_flush (&error) ? 0 : cli_fail (error);
}

static gboolean
read_number (const char *text, gint64 *ret_id, GError **error) {
    if (*text == '\0' || strlen (text) > 18 || strspn (text, "0123456789") != strlen (text)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("'%s' is no number of a proposal; 'dondoc proposals' shows them"), text);
        return FALSE;
    }
    *ret_id = g_ascii_strtoll (text, NULL, 10);
    return TRUE;
}

/* One after the other; what was accepted before one that could not be is told all the same. */
static int
accept_all (Writing *writing, PartialDate on, const char *note) {
    g_autoptr (GPtrArray) events = event_list_new ();
    g_autoptr (GError) error = NULL;
    int status = 0;
    for (int i = 1; i < writing->n; i++) {
        Event *event;
        gint64 id;
        if (!read_number (writing->names[i], &id, &error)
            || (event = proposals_accept (writing->reg, id, on, note, writing->by, &error)) == NULL)
            break;
        g_array_append_val (writing->items, event->item);
        g_ptr_array_add (events, event);
    }
    if (events->len > 0)
        status = writing_end (writing, events);
    return error != NULL ? cli_fail (error) : status;
}

/* All or none. */
static int
reject_all (Register *reg, int n, char **names, const char *note, const char *by, gboolean json) {
    g_autoptr (GError) error = NULL;
    if (!register_begin (reg, TRUE, &error))
        return cli_fail (error);
    for (int i = 0; i < n; i++) {
        gint64 id;
        if (!read_number (names[i], &id, &error) || !proposals_reject (reg, id, note, by, &error)) {
            register_rollback (reg);
            return cli_fail (error);
        }
    }
    if (!register_commit (reg, &error))
        return cli_fail (error);
    g_autoptr (JsonOut) out = json ? json_out_new (stdout) : NULL;
    if (json)
        json_out_list (out, "rejected");
    for (int i = 0; i < n; i++) {
        if (json)
            json_out_number (out, NULL, g_ascii_strtoll (names[i], NULL, 10));
        else
            printf (_ ("proposal %s rejected\n"), names[i]);
    }
    g_clear_pointer (&out, json_out_free);
    return cli_flush (&error) ? 0 : cli_fail (error);
}

int
cmd_proposals (const Command *command, int argc, char **argv) {
    g_autofree char *document = NULL, *on = NULL, *note = NULL;
    gboolean all = FALSE;
    const GOptionEntry entries[] = {
        { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_ ("of this reply, or for items of this directive"),
          N_ ("DOCUMENT") },
        { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("also those that were accepted"), NULL },
        { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("with accept: the day it happened (default: that of the reply)"),
          N_ ("DATE") },
        { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("a remark"), N_ ("TEXT") },
        { NULL },
    };
    g_auto (Writing) writing = { 0 };
    const CliOptions *options = &writing.options;
    g_autoptr (GError) error = NULL;
    PartialDate day = PARTIAL_DATE_NONE;
    int status = writing_begin (&writing, command, WRITING_OPTIONS | CLI_TIME, entries, 0, "", argc, argv);

    if (status != 0)
        return status;
    if (on != NULL && !cli_read_day (on, "--on", &day, &error))
        return cli_fail (error);
    gboolean accept = writing.n > 0 && strcmp (writing.names[0], "accept") == 0;
    gboolean reject = writing.n > 0 && strcmp (writing.names[0], "reject") == 0;
    if (writing.n > 0 && !accept && !reject)
        return cli_fail_usage (command, _ ("it takes accept, reject or nothing, not '%s'"), writing.names[0]);
    if (writing.n == 1)
        return cli_fail_usage (command, _ ("name at least one proposal by its number"));
    if ((accept || reject) && (document != NULL || all || options->as_of != NULL || options->as_known_on != NULL))
        return cli_fail_usage (command, _ ("--document, --all, --as-of and --as-known-on are for the list"));
    if (!accept && (on != NULL || (note != NULL && !reject)))
        return cli_fail_usage (command, _ ("--on goes with accept, --note with accept or reject"));
    if (accept || reject) {
        if (!writing_open (&writing, &error))
            return cli_fail (error);
        return accept ? accept_all (&writing, day, note)
                      : reject_all (writing.reg, writing.n - 1, writing.names + 1, note, writing.by, options->json);
    }
    if (!cli_read_moment (options, &writing.now, &error))
        return cli_fail (error);
    writing.reg = cli_open_register_at (options, REGISTER_READ, &writing.now, &error);
    if (writing.reg == NULL || !register_begin (writing.reg, FALSE, &error))
        return cli_fail (error);
    return list_proposals (writing.reg, document, all, &writing.now.moment, options->json);
}
