/* cmd_show.c - `dondoc show ITEM|PLAN`: all that is known of one item or document, and where it was read. */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "cli/register.h"
#include "cli/words.h"
#include "track/heading.h"
#include "track/withdraw.h"

#define LABEL_COLUMNS 20

static void
print_field (const char *label, const char *value) {
    if (value != NULL && *value != '\0')
        printf ("%s%*s%s\n", label, MAX (1, LABEL_COLUMNS - text_table_width (label)), "", value);
}

/* ---- where it was read ---- */

typedef void (*FieldQuoted) (const char *field, const char *span, const char *quoted, gpointer user_data);

/* Calls @take for each field of a `spans` object. */
static gboolean
quote_fields (Register *reg, gint64 file, const char *spans, FieldQuoted take, gpointer user_data, GError **error) {
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (GError) local = NULL;
    JsonObjectIter iter;
    const char *field;
    JsonNode *node;
    if (spans == NULL || !json_parser_load_from_data (parser, spans, -1, NULL)
        || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        return TRUE;
    json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
    while (json_object_iter_next_ordered (&iter, &field, &node)) {
        g_autofree char *span = json_to_string (node, FALSE);
        g_autofree char *quoted = query_quote (reg, file, span, &local);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
        take (field, span, quoted, user_data);
    }
    return TRUE;
}

/* `[[2145,2149], [2160,2170]]` as people write it: `2145-2149, 2160-2170`. */
static char *
format_span (const char *span) {
    GString *out = g_string_new (NULL);
    gboolean inside = FALSE;
    for (const char *p = span; *p != '\0'; p++) {
        if (g_ascii_isdigit (*p)) {
            g_string_append_c (out, *p);
            inside = TRUE;
        } else if (*p == ']') {
            inside = FALSE;
        } else if (*p == ',' && inside) {
            g_string_append_c (out, '-');
        } else if (*p == '[' && out->len > 0) {
            g_string_append (out, ", ");
        }
    }
    return g_string_free (out, FALSE);
}

static void
print_quote (const char *field, const char *span, const char *quoted, gpointer user_data) {
    const char *words = cli_words (WORDS_FIELD, field);
    g_autofree char *place = format_span (span);
    printf ("  %s%*s%s  “%s”\n", words, MAX (1, LABEL_COLUMNS - 2 - text_table_width (words)), "", place,
            quoted != NULL ? quoted : "");
}

static void
write_quote (const char *field, const char *span, const char *quoted, gpointer user_data) {
    json_out_text (user_data, field, quoted);
}

static void
print_body_quotes (Register *reg, gint64 file, const char *field, const GPtrArray *bodies) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        g_autofree char *quoted = query_quote (reg, file, body->span, NULL);
        if (quoted != NULL)
            print_quote (field, body->span, quoted, NULL);
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
print_event (const Event *event) {
    g_autofree char *on = cli_format_day (event->on_date), *evidence = cli_write_evidence (event);
    g_autofree char *occurrence = cli_format_day (event->occurrence), *entered = cli_format_entry (event->entered_at);
    g_autofree char *detail = cli_event_detail (event);
    printf ("  %s  %s", on, cli_event_words (event->type));
    if (detail != NULL)
        printf (": %s", detail);
    if (event->occurrence.year != 0)
        printf (_ (", of %s"), occurrence);
    if (evidence != NULL)
        printf (_ ("; evidence: %s"), evidence);
    if (event->note != NULL)
        printf ("; %s", event->note);
    printf (_ ("  (entered %s by %s)\n"), entered, event->entered_by);
}

static void
print_state (const ItemState *state) {
    g_autofree char *words = cli_state_words (state), *day = cli_format_day (state->in_force),
                    *done = cli_format_day (state->done_on);
    g_autofree char *started = cli_format_day (state->started_on), *since = cli_format_day (state->since);
    g_autofree char *evidence = cli_write_evidence (state->evidence);
    print_field (_ ("State"), words);
    if (state->in_force.year != 0)
        print_field (_ ("Deadline"), day);
    if (state->started_on.year != 0)
        print_field (_ ("In progress"), started);
    if (state->done_on.year != 0)
        print_field (_ ("Done on"), done);
    if (state->since.year != 0)
        print_field (_ ("Since"), since);
    print_field (_ ("Evidence"), evidence);
    if (!state->counted)
        print_field (_ ("Counted"), state->gone ? _ ("no: dropped, split, joined to another, or its document withdrawn")
                                                : _ ("no: a target, or from an article"));
}

static gboolean
print_item (Register *reg, const QueryItem *item, const StateMoment *moment, GError **error) {
    const QueryDocument *document = item->document;
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id), *leads = cli_join_bodies (item->leads);
    g_autofree char *coordinators = cli_join_bodies (item->coordinators), *bodies = cli_join_bodies (item->bodies);
    g_autofree char *day = cli_format_day (document->date_value);
    g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT "  %s, %s, %s", document->id,
                                             document->number != NULL ? document->number : "-", day,
                                             document->issuer != NULL ? document->issuer : "-");
    g_autofree char *confidence = g_strdup_printf ("%.2f", item->confidence);
    g_autoptr (GPtrArray) headings = heading_corrections (reg, document->id, moment, error);
    if (headings == NULL)
        return FALSE;
    print_field (_ ("Item"), id);
    print_field (_ ("Document"), plan);
    print_field (_ ("Path"), item->path);
    print_field (_ ("Section"), item->section);
    print_field (_ ("Text"), item->text);
    print_field (_ ("Lead"), leads);
    if (item->assignment == ASSIGNED_BY_ADDRESS)
        print_field (_ ("Addressed to"), bodies);
    print_field (_ ("Coordinators"), coordinators);
    print_field (_ ("Deliverable"), item->deliverable);
    print_field (_ ("Officer"), item->officer);
    print_field (_ ("Field of work"), item->field);
    print_state (&item->state);
    for (guint i = 0; item->bodies->len > 1 && !item->state.gone && i < item->bodies->len; i++) {
        g_autofree char *words = cli_state_words (&g_array_index (item->body_states, ItemState, i));
        printf ("  %s: %s\n", ((const QueryBody *)item->bodies->pdata[i])->name, words);
    }
    print_field (_ ("Confidence"), confidence);
    print_field (_ ("Confirmed"), item->by_hand ? _ ("entered by hand") : item->state.confirmed ? _ ("yes") : _ ("no"));
    cli_print_corrections (_ ("Corrected; extracted was"), item->corrections);
    cli_print_corrections (_ ("Corrected in its document; extracted was"), headings);
    printf ("%s\n", _ ("Deadlines as printed"));
    for (guint i = 0; i < item->deadlines->len; i++)
        print_deadline (item->deadlines->pdata[i]);
    printf (_ ("Read in '%s'\n"), document->file_name);
    if (!quote_fields (reg, document->file, item->spans, print_quote, NULL, error))
        return FALSE;
    print_body_quotes (reg, document->file, "lead", item->leads);
    print_body_quotes (reg, document->file, "coordinators", item->coordinators);
    printf ("%s\n", _ ("History"));
    for (guint i = 0; i < item->events->len; i++)
        if (state_event_is_visible (item->events->pdata[i], moment))
            print_event (item->events->pdata[i]);
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
    if (!quote_fields (reg, file, item->spans, write_quote, out, error))
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

/* ---- a document ---- */

typedef struct {
    const char *label, *key; /* for people, for JSON */
    QueryEntries which;
} EntryList;
static const EntryList entry_lists[] = {
    { N_ ("Addressed to"), "addressees", ENTRIES_ADDRESSEES },
    { N_ ("Cites"), "references", ENTRIES_CITATIONS },
    { N_ ("Recipients"), "recipients", ENTRIES_RECIPIENTS },
    { N_ ("Archive"), "archive", ENTRIES_ARCHIVE },
};

/* The plain fields, in the order of the contract. */
typedef struct {
    const char *label, *key, *value;
} PlainField;
#define PLAIN_FIELDS(document)                                                                                         \
    {                                                                                                                  \
        { N_ ("Type"), "type", (document)->type }, { N_ ("Number"), "number", (document)->number },                    \
            { N_ ("Issuer"), "issuer", (document)->issuer }, { N_ ("Superior"), "superior", (document)->superior },    \
            { N_ ("Place"), "place", (document)->place }, { N_ ("Date"), "date", (document)->date },                   \
            { N_ ("Title"), "title", (document)->title }, { N_ ("Secrecy"), "secrecy", (document)->secrecy },          \
            { N_ ("Urgency"), "urgency", (document)->urgency },                                                        \
            { N_ ("Authority"), "authority", (document)->signature_authority },                                        \
            { N_ ("Signed as"), "signature_title", (document)->signature_title },                                      \
            { N_ ("Signer"), "signer", (document)->signature_signer },                                                 \
    }

static gboolean
print_entries (Register *reg, gint64 document, const EntryList *list, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) entries = query_entries (reg, document, list->which, moment, error);
    if (entries == NULL)
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const QueryEntry *entry = entries->pdata[i];
        g_autofree char *there
            = entry->document != 0 ? g_strdup_printf (_ (" (document %" PRId64 ")"), entry->document) : NULL;
        g_autofree char *value = g_strconcat (entry->text, entry->purpose != NULL ? " [" : "",
                                              entry->purpose != NULL ? cli_words (WORDS_PURPOSE, entry->purpose) : "",
                                              entry->purpose != NULL ? "]" : "", there, NULL);
        print_field (i == 0 ? _ (list->label) : "", value);
    }
    return TRUE;
}

static void
print_withdrawn (const Event *event) {
    g_autofree char *when = cli_format_entry (event->entered_at);
    gint64 id = event->cause != 0 ? event->cause : event->id;
    g_autofree char *value = g_strdup_printf (
        _ ("%s by %s, event %" PRId64 "; 'dondoc undo %" PRId64 "' brings it back"), when, event->entered_by, id, id);
    print_field (_ ("Withdrawn"), value);
}

static gboolean
print_document (Register *reg, const QueryDocument *document, const StateMoment *moment, GError **error) {
    guint n_items, n_targets;
    if (!query_count_items (reg, document->id, moment, &n_items, &n_targets, error))
        return FALSE;
    const PlainField fields[] = PLAIN_FIELDS (document);
    g_autofree char *day = cli_format_day (document->date_value);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT "  (%s)", document->id,
                                           cli_words (WORDS_DOCUMENT_KIND, document_kind_name (document->kind)));
    g_autofree char *items = g_strdup_printf ("%u", n_items), *targets = g_strdup_printf ("%u", n_targets);
    g_autofree char *copy = g_strdup_printf ("%" G_GINT64_FORMAT, document->copy_of),
                    *within = g_strdup_printf ("%" G_GINT64_FORMAT, document->within);
    g_autofree char *from = cli_format_day (document->counts_from),
                    *counts
                    = g_strdup_printf ("%s (%s)", from, cli_words (WORDS_COUNTED_FROM, document->counts_from_reason));
    g_autoptr (GPtrArray) warnings = query_warnings (reg, document->id, error);
    g_autoptr (GError) local = NULL;
    g_autoptr (GPtrArray) corrections = heading_corrections (reg, document->id, moment, error);
    g_autoptr (Event) withdrawn
        = warnings != NULL && corrections != NULL ? withdraw_event (reg, document->id, moment, &local) : NULL;
    if (warnings == NULL || corrections == NULL)
        return FALSE;
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    print_field (_ ("Document"), id);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        print_field (_ (fields[i].label),
                     fields[i].value == document->date && document->date != NULL ? day : fields[i].value);
    for (gsize i = 0; i < G_N_ELEMENTS (entry_lists); i++)
        if (!print_entries (reg, document->id, &entry_lists[i], moment, error))
            return FALSE;
    print_field (_ ("Items"), items);
    print_field (_ ("Targets"), targets);
    print_field (_ ("Counted from"), counts);
    if (document->copy_of != 0)
        print_field (_ ("Copy of"), copy);
    if (document->within != 0)
        print_field (_ ("Within"), within);
    if (withdrawn != NULL)
        print_withdrawn (withdrawn);
    cli_print_corrections (_ ("Corrected; extracted was"), corrections);
    print_field (_ ("File"), document->file_name);
    for (guint i = 0; i < warnings->len; i++) {
        const QueryWarning *warning = warnings->pdata[i];
        g_autofree char *text = g_strdup_printf ("%s: %s", warning->code, warning->message);
        print_field (i == 0 ? _ ("Warnings") : "", text);
    }
    printf (_ ("Read in '%s'\n"), document->file_name);
    if (!quote_fields (reg, document->file, document->spans, print_quote, NULL, error))
        return FALSE;
    g_autoptr (GPtrArray) events = query_document_events (reg, document->id, FALSE, moment, error);
    printf ("%s\n", _ ("History"));
    for (guint i = 0; events != NULL && i < events->len; i++)
        print_event (events->pdata[i]);
    return events != NULL;
}

static gboolean
write_entries (JsonOut *out, Register *reg, gint64 document, const EntryList *list, const StateMoment *moment,
               GError **error) {
    g_autoptr (GPtrArray) entries = query_entries (reg, document, list->which, moment, error);
    if (entries == NULL)
        return FALSE;
    json_out_list (out, list->key);
    for (guint i = 0; i < entries->len; i++) {
        const QueryEntry *entry = entries->pdata[i];
        gboolean citation = list->which == ENTRIES_CITATIONS;
        json_out_object (out, NULL);
        json_out_text (out, citation ? "number" : "name", entry->text);
        if (list->which == ENTRIES_RECIPIENTS)
            json_out_text (out, "purpose", entry->purpose);
        if (citation) {
            json_out_text (out, "relation", entry->purpose);
            json_out_text (out, "date", entry->date);
            json_out_text (out, "issuer", entry->issuer);
            json_out_id (out, "document", entry->document);
        }
        json_out_raw (out, "span", entry->span);
        json_out_confidence (out, "confidence", entry->confidence);
        json_out_end (out);
    }
    json_out_end (out);
    return TRUE;
}

static gboolean
write_warnings (JsonOut *out, Register *reg, gint64 document, GError **error) {
    g_autoptr (GPtrArray) warnings = query_warnings (reg, document, error);
    if (warnings == NULL)
        return FALSE;
    json_out_list (out, "warnings");
    for (guint i = 0; i < warnings->len; i++) {
        const QueryWarning *warning = warnings->pdata[i];
        json_out_object (out, NULL);
        json_out_text (out, "code", warning->code);
        json_out_text (out, "message", warning->message);
        json_out_raw (out, "span", warning->span);
        json_out_end (out);
    }
    json_out_end (out);
    return TRUE;
}

static gboolean
write_document (JsonOut *out, Register *reg, const QueryDocument *document, const StateMoment *moment, GError **error) {
    guint n_items, n_targets;
    if (!query_count_items (reg, document->id, moment, &n_items, &n_targets, error))
        return FALSE;
    const PlainField fields[] = PLAIN_FIELDS (document);
    g_autoptr (GPtrArray) corrections = heading_corrections (reg, document->id, moment, error);
    g_autoptr (GError) local = NULL;
    if (corrections == NULL)
        return FALSE;
    g_autoptr (Event) withdrawn = withdraw_event (reg, document->id, moment, &local);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    json_out_object (out, "document");
    json_out_number (out, "id", document->id);
    json_out_text (out, "kind", document_kind_name (document->kind));
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        json_out_text (out, fields[i].key, fields[i].value);
    cli_json_corrections (out, "corrections", corrections);
    for (gsize i = 0; i < G_N_ELEMENTS (entry_lists); i++)
        if (!write_entries (out, reg, document->id, &entry_lists[i], moment, error))
            return FALSE;
    json_out_number (out, "items", n_items);
    json_out_number (out, "targets", n_targets);
    json_out_date (out, "counts_from", document->counts_from);
    json_out_text (out, "counts_from_reason", document->counts_from_reason);
    json_out_id (out, "copy_of", document->copy_of);
    json_out_id (out, "within", document->within);
    json_out_id (out, "withdrawn", withdrawn == NULL ? 0 : withdrawn->cause != 0 ? withdrawn->cause : withdrawn->id);
    json_out_text (out, "file", document->file_name);
    json_out_text (out, "loaded_at", document->loaded_at);
    json_out_text (out, "loaded_by", document->loaded_by);
    json_out_raw (out, "span", document->span);
    json_out_raw (out, "spans", document->spans);
    json_out_raw (out, "confidences", document->confidences);
    json_out_confidence (out, "confidence", document->confidence);
    json_out_object (out, "quotes");
    if (!quote_fields (reg, document->file, document->spans, write_quote, out, error))
        return FALSE;
    json_out_end (out);
    if (!write_warnings (out, reg, document->id, error))
        return FALSE;
    g_autoptr (GPtrArray) events = query_document_events (reg, document->id, FALSE, moment, error);
    json_out_list (out, "events");
    for (guint i = 0; events != NULL && i < events->len; i++)
        cli_json_event (out, events->pdata[i]);
    json_out_end (out);
    return events != NULL;
}

static gboolean
show_document (Register *reg, gint64 id, const StateMoment *moment, gboolean json, GError **error) {
    g_autoptr (QueryDocument) document = query_document (reg, id, moment, error);
    if (document == NULL)
        return FALSE;
    if (!json)
        return print_document (reg, document, moment, error);
    g_autoptr (JsonOut) out = json_out_new (stdout);
    cli_json_moment (out, moment);
    return write_document (out, reg, document, moment, error);
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
