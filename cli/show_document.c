/* show_document.c - a document and all that is known of it; the contract is in show.h. */
#include <stdio.h>

#include "cli/show.h"
#include "cli/words.h"
#include "track/heading.h"
#include "track/withdraw.h"

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
        show_field (i == 0 ? _ (list->label) : "", value);
    }
    return TRUE;
}

static void
print_withdrawn (const Event *event) {
    g_autofree char *when = cli_format_entry (event->entered_at);
    gint64 id = event->cause != 0 ? event->cause : event->id;
    g_autofree char *value = g_strdup_printf (
        _ ("%s by %s, event %" PRId64 "; 'dondoc undo %" PRId64 "' brings it back"), when, event->entered_by, id, id);
    show_field (_ ("Withdrawn"), value);
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
    show_field (_ ("Document"), id);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        show_field (_ (fields[i].label),
                    fields[i].value == document->date && document->date != NULL ? day : fields[i].value);
    for (gsize i = 0; i < G_N_ELEMENTS (entry_lists); i++)
        if (!print_entries (reg, document->id, &entry_lists[i], moment, error))
            return FALSE;
    show_field (_ ("Items"), items);
    show_field (_ ("Targets"), targets);
    show_field (_ ("Counted from"), counts);
    if (document->copy_of != 0)
        show_field (_ ("Copy of"), copy);
    if (document->within != 0)
        show_field (_ ("Within"), within);
    if (withdrawn != NULL)
        print_withdrawn (withdrawn);
    cli_print_corrections (_ ("Corrected; extracted was"), corrections);
    show_field (_ ("File"), document->file_name);
    for (guint i = 0; i < warnings->len; i++) {
        const QueryWarning *warning = warnings->pdata[i];
        g_autofree char *text = g_strdup_printf ("%s: %s", warning->code, warning->message);
        show_field (i == 0 ? _ ("Warnings") : "", text);
    }
    printf (_ ("Read in '%s'\n"), document->file_name);
    if (!show_quotes (reg, document->file, document->spans, show_print_quote, NULL, error))
        return FALSE;
    g_autoptr (GPtrArray) events = query_document_events (reg, document->id, moment, error);
    printf ("%s\n", _ ("History"));
    for (guint i = 0; events != NULL && i < events->len; i++)
        show_event (events->pdata[i]);
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
    if (!show_quotes (reg, document->file, document->spans, show_write_quote, out, error))
        return FALSE;
    json_out_end (out);
    if (!write_warnings (out, reg, document->id, error))
        return FALSE;
    g_autoptr (GPtrArray) events = query_document_events (reg, document->id, moment, error);
    json_out_list (out, "events");
    for (guint i = 0; events != NULL && i < events->len; i++)
        cli_json_event (out, events->pdata[i]);
    json_out_end (out);
    return events != NULL;
}

gboolean
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
