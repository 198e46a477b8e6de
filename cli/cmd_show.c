/* cmd_show.c - `dondoc show ITEM|PLAN`: all that is known of one item or document, and where it was read. */
#include <stdio.h>
#include <string.h>

#include "cli/show.h"
#include "cli/words.h"
#include "track/heading.h"

static void
print_body_quotes (Register *reg, gint64 file, const char *field, const GPtrArray *bodies) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        g_autofree char *quoted = query_quote (reg, file, body->span, NULL);
        if (quoted != NULL)
            show_print_quote (field, body->span, quoted, NULL);
    }
}

/* ---- an item ---- */

static void
print_deadline (const Deadline *deadline) {
    g_autofree char *due = cli_format_day (deadline->due);
    const char *relation = cli_words (WORDS_DEADLINE_RELATION, deadline_relation_name (deadline->relation));
    printf ("  “%s”  %s", deadline->text, cli_words (WORDS_DEADLINE_KIND, deadline_kind_name (deadline->kind)));
    if (relation != NULL)
        printf (", %s", relation);
    if (deadline->due.year != 0)
        printf (", %s", due);
    if (deadline->rrule != NULL)
        printf (", %s", deadline->rrule);
    printf ("\n");
}

static void
print_state (const ItemState *state) {
    g_autofree char *words = cli_state_words (state), *day = cli_format_day (state->in_force),
                    *done = cli_format_day (state->done_on);
    g_autofree char *started = cli_format_day (state->started_on), *since = cli_format_day (state->since);
    g_autofree char *evidence = cli_write_evidence_in_full (state->evidence);
    show_field (_ ("State"), words);
    if (state->in_force.year != 0)
        show_field (_ ("Deadline"), day);
    if (state->started_on.year != 0)
        show_field (_ ("In progress"), started);
    if (state->done_on.year != 0)
        show_field (_ ("Done on"), done);
    if (state->since.year != 0)
        show_field (_ ("Since"), since);
    show_field (_ ("Evidence"), evidence);
    if (!state->counted)
        show_field (_ ("Counted"), state->gone ? _ ("no: dropped, split, joined to another, or its document withdrawn")
                                               : _ ("no: a target, or from an article"));
}

static gboolean
print_item (Register *reg, const QueryItem *item, const StateMoment *moment, GError **error) {
    const QueryDocument *document = item->document;
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id), *leads = cli_join_bodies (item->leads);
    g_autofree char *coordinators = cli_join_bodies (item->coordinators), *bodies = cli_join_bodies (item->bodies);
    g_autofree char *day = cli_format_day (document->date_value);
    g_autofree char *issuer = query_issuer_words (document);
    g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT "  %s, %s, %s", document->id,
                                             document->number != NULL ? document->number : "-", day, issuer);
    g_autofree char *confidence = g_strdup_printf ("%.2f", item->confidence);
    g_autoptr (GPtrArray) headings = heading_corrections (reg, document->id, moment, error);
    if (headings == NULL)
        return FALSE;
    show_field (_ ("Item"), id);
    show_field (_ ("Document"), plan);
    show_field (_ ("Path"), item->path);
    show_field (_ ("Section"), item->section);
    show_field (_ ("Text"), item->text);
    show_field (_ ("Lead"), leads);
    if (item->assignment == ASSIGNED_BY_ADDRESS)
        show_field (_ ("Addressed to"), bodies);
    show_field (_ ("Coordinators"), coordinators);
    show_field (_ ("Deliverable"), item->deliverable);
    show_field (_ ("Officer"), item->officer);
    show_field (_ ("Field of work"), item->field);
    print_state (&item->state);
    for (guint i = 0; item->bodies->len > 1 && !item->state.gone && i < item->bodies->len; i++) {
        g_autofree char *words = cli_state_words (&g_array_index (item->body_states, ItemState, i));
        printf ("  %s: %s\n", ((const QueryBody *)item->bodies->pdata[i])->name, words);
    }
    show_field (_ ("Confidence"), confidence);
    show_field (_ ("Confirmed"), item->by_hand ? _ ("entered by hand") : item->state.confirmed ? _ ("yes") : _ ("no"));
    cli_print_corrections (_ ("Corrected; extracted was"), item->corrections);
    cli_print_corrections (_ ("Corrected in its document; extracted was"), headings);
    printf ("%s\n", _ ("Deadlines as printed"));
    for (guint i = 0; i < item->deadlines->len; i++)
        print_deadline (item->deadlines->pdata[i]);
    printf (_ ("Read in '%s'\n"), document->file_name);
    if (!show_quotes (reg, document->file, item->spans, show_print_quote, NULL, error))
        return FALSE;
    print_body_quotes (reg, document->file, "lead", item->leads);
    print_body_quotes (reg, document->file, "coordinators", item->coordinators);
    printf ("%s\n", _ ("History"));
    for (guint i = 0; i < item->events->len; i++)
        if (state_event_is_visible (item->events->pdata[i], moment))
            show_event (item->events->pdata[i]);
    return TRUE;
}

static void
write_body_spans (JsonOut *out, Register *reg, gint64 file, const char *key, const GPtrArray *bodies) {
    json_out_list (out, key);
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        g_autofree char *quoted = query_quote (reg, file, body->span, NULL);
        json_out_object (out, NULL);
        json_out_text (out, "name", body->name);
        json_out_raw (out, "span", body->span);
        json_out_text (out, "quoted", quoted);
        json_out_confidence (out, "confidence", body->confidence);
        json_out_end (out);
    }
    json_out_end (out);
}

static gboolean
write_item (JsonOut *out, Register *reg, const QueryItem *item, const StateMoment *moment, GError **error) {
    gint64 file = item->document->file;
    g_autoptr (GPtrArray) headings = heading_corrections (reg, item->document->id, moment, error);
    if (headings == NULL)
        return FALSE;
    json_out_object (out, "item");
    cli_json_item (out, item, moment);
    cli_json_corrections (out, "document_corrections", headings);
    json_out_text (out, "file", item->document->file_name);
    json_out_raw (out, "span", item->span);
    json_out_raw (out, "spans", item->spans);
    json_out_raw (out, "confidences", item->confidences);
    json_out_object (out, "quotes");
    if (!show_quotes (reg, file, item->spans, show_write_quote, out, error))
        return FALSE;
    json_out_end (out);
    write_body_spans (out, reg, file, "lead_spans", item->leads);
    write_body_spans (out, reg, file, "coordinator_spans", item->coordinators);
    json_out_list (out, "events");
    for (guint i = 0; i < item->events->len; i++)
        if (state_event_is_visible (item->events->pdata[i], moment))
            cli_json_event (out, item->events->pdata[i]);
    return TRUE;
}

static gboolean
show_item (Register *reg, gint64 id, const StateMoment *moment, gboolean json, GError **error) {
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = query_one_item (reg, id, moment, &walk, error);
    if (item == NULL)
        return FALSE;
    if (!json)
        return print_item (reg, item, moment, error);
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, moment);
    return write_item (out, reg, item, moment, error);
}

int
cmd_show (const Command *command, int argc, char **argv) {
    gboolean plan = FALSE;
    const GOptionEntry entries[] = {
        { "plan", 0, 0, G_OPTION_ARG_NONE, &plan, N_ ("the number given is a document's id, not an item's"), NULL },
        { NULL },
    };
    g_auto (CliOptions) options = { 0 };
    g_autoptr (GError) error = NULL;
    CliMoment moment;
    CliSubject subject;

    if (!cli_parse (command, CLI_REGISTER | CLI_JSON | CLI_TIME | CLI_CONFIG, entries, &options, &argc, &argv, &error))
        return cli_fail (error);
    if (argc != 2)
        return cli_fail_usage (
            command, _ ("name one item (id or PLAN:PATH) or one document (its number, or --plan and its id)"));
    if (!cli_read_moment (&options, &moment, &error))
        return cli_fail (error);
    g_autoptr (Register) reg = cli_open_register_at (&options, REGISTER_READ, &moment, &error);
    if (reg == NULL || !register_begin (reg, FALSE, &error)
        || !cli_find_subject (reg, argv[1], plan, &moment.moment, &subject, &error))
        return cli_fail (error);
    if (!(subject.item != 0 ? show_item (reg, subject.item, &moment.moment, options.json, &error)
                            : show_document (reg, subject.document, &moment.moment, options.json, &error)))
        return cli_fail (error);
    return cli_flush (&error) ? 0 : cli_fail (error);
}
