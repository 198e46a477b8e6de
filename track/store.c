/* store.c - writes the records of one file as rows, inside the transaction of load.c; the contract is in load_private.h.
 * Not here:    reading files (load.c), what is a copy (copies.c). */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/warning.h"
#include "track/consent.h"
#include "track/copies.h"
#include "track/counts_from.h"
#include "track/events.h"
#include "track/heading_lists.h"
#include "track/load_private.h"
#include "track/proposals.h"
#include "track/span_json.h"
#include "track/sql.h"
#include "track/states.h"

/* ---- writing ---- */

static gboolean
warn (Load *load, gint64 document, const char *code, const char *message, const SpanList *span, GError **error) {
    g_autofree char *json = span_list_to_json (span);
    load->result->warnings++;
    return sql_insert (load->reg, NULL, error,
                       "INSERT INTO warnings (file, document, code, message, span) VALUES (?, ?, ?, ?, ?)", "iIsss",
                       load->result->file, document, code, message, json);
}

static gboolean
insert_file (Load *load, const void *data, gsize size, GError **error) {
    const FileRecords *records = load->records;
    g_autofree char *text = g_strndup (load->text, load->text_length);
    g_autofree char *name
        = g_filename_display_name (records->file != NULL ? records->file : "-"); /* names need not be UTF-8 */
    return sql_insert (
               load->reg, &load->result->file, error,
               "INSERT INTO files (sha256, name, format, size, program, loaded_at, loaded_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
               "sssisss", records->sha256, name, records->format != NULL ? records->format : "text", (gint64)size,
               DONDOC_VERSION, load->now, load->by)
           && (data == NULL
               || sql_insert (load->reg, NULL, error, "INSERT INTO file_contents (file, bytes, text) VALUES (?, ?, ?)",
                              "ibs", load->result->file, data, size, text));
}

static gboolean
insert_document (Load *load, const DocumentRecord *record, guint position, LoadedDocument *loaded,
                 const char **ret_reason, GError **error) {
    const NamedValue values[] = {
        { "type", &record->type },
        { "number", &record->number },
        { "issuer", &record->issuer },
        { "superior", &record->superior },
        { "place", &record->place },
        { "date", &record->date },
        { "title", &record->title },
        { "secrecy", &record->secrecy },
        { "urgency", &record->urgency },
        { "signature.authority", &record->signature_authority },
        { "signature.title", &record->signature_title },
        { "signature.signer", &record->signature_signer },
    };
    g_autofree char *span = span_list_to_json (record->span);
    g_autofree char *spans = values_spans_to_json (values, G_N_ELEMENTS (values));
    g_autofree char *confidences = values_confidences_to_json (values, G_N_ELEMENTS (values));
    g_autofree char *number_key = load_number_key (record->number.text);
    g_autofree char *issuer_key = record->issuer.text != NULL ? text_fold (record->issuer.text, -1) : NULL;
    g_autofree char *date = partial_date_format (record->date_value);
    PartialDate counts_from = counts_from_choose (record->date_value, load->text, load->text_length, record->span,
                                                  date_today (), ret_reason);
    return sql_insert (
        load->reg, &loaded->id, error,
        "INSERT INTO documents (file, position, copy_of, kind, type, number, issuer, superior, place, date, title, secrecy,"
        " urgency, signature_authority, signature_title, signature_signer, number_key, issuer_key, counts_from,"
        " counts_from_reason, span, spans, confidences, confidence, loaded_at, loaded_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "iiIsssssssssssssssdssssfss", load->result->file, (gint64)position, loaded->copy_of,
        document_kind_name (record->kind), record->type.text, record->number.text, record->issuer.text,
        record->superior.text, record->place.text, date, record->title.text, record->secrecy.text, record->urgency.text,
        record->signature_authority.text, record->signature_title.text, record->signature_signer.text, number_key,
        issuer_key, counts_from, *ret_reason, span, spans, confidences, record->confidence, load->now, load->by);
}

static gboolean
insert_bodies (Register *reg, gint64 item, const char *role, const GPtrArray *bodies, GError **error) {
    for (guint i = 0; i < bodies->len; i++) {
        const Value *body = bodies->pdata[i];
        g_autofree char *folded = text_fold (body->text, -1);
        g_autofree char *span = span_list_to_json (body->span);
        if (!sql_insert (
                reg, NULL, error,
                "INSERT INTO item_bodies (item, role, position, name, folded, span, confidence) VALUES (?, ?, ?, ?, ?, ?, ?)",
                "isisssf", item, role, (gint64)i, body->text, folded, span, body->confidence))
            return FALSE;
    }
    return TRUE;
}

static gboolean
insert_deadlines (Register *reg, gint64 item, const GPtrArray *deadlines, GError **error) {
    for (guint i = 0; i < deadlines->len; i++) {
        const Deadline *deadline = deadlines->pdata[i];
        g_autofree char *span = span_list_to_json (deadline->span);
        if (!sql_insert (
                reg, NULL, error,
                "INSERT INTO deadlines (item, position, kind, text, relation, due, rrule, condition, base, span, confidence)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "iisssdssssf", item, (gint64)i, deadline_kind_name (deadline->kind),
                deadline->text != NULL ? deadline->text : "", deadline_relation_name (deadline->relation),
                deadline->due, deadline->rrule, deadline->condition, deadline_base_name (deadline->base), span,
                deadline->confidence))
            return FALSE;
    }
    return TRUE;
}

gboolean
store_item (Register *reg, gint64 document, guint position, const Item *item, gboolean consent, gboolean by_hand,
            gint64 *ret_id, GError **error) {
    const NamedValue values[] = {
        { "label", &item->label },
        { "section", &item->section },
        { "text", &item->text },
        { "deliverable", &item->deliverable },
    };
    g_autofree char *span = span_list_to_json (item->span);
    g_autofree char *spans = values_spans_to_json (values, G_N_ELEMENTS (values));
    g_autofree char *confidences = values_confidences_to_json (values, G_N_ELEMENTS (values));
    gint64 id;
    if (!sql_insert (
            reg, &id, error,
            "INSERT INTO items (document, position, path, label, section, kind, text, deliverable, asked, span, spans, confidences,"
            " confidence, consent, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "iissssssssssfii", document, (gint64)position, item->path != NULL ? item->path : "", item->label.text,
            item->section.text, item_kind_name (item->kind), item->text.text != NULL ? item->text.text : "",
            item->deliverable.text, item_order_name (item->order), span, spans, confidences, item->confidence,
            (gint64)consent, (gint64)by_hand)
        || !insert_bodies (reg, id, "lead", item->lead, error)
        || !insert_bodies (reg, id, "coordinator", item->coordinators, error)
        || !insert_deadlines (reg, id, item->deadlines, error))
        return FALSE;
    if (ret_id != NULL)
        *ret_id = id;
    return TRUE;
}

/* Does the letter say somewhere that silence means consent? */
static gboolean
letter_consents (const Load *load, const DocumentRecord *record) {
    if (g_strcmp0 (record->type.text, "CV") != 0)
        return FALSE;
    for (guint i = 0; record->span != NULL && i < record->span->len; i++) {
        Span span = g_array_index (record->span, Span, i);
        if (span.end <= load->text_length && span.start < span.end
            && consent_is_meant (load->text + span.start, (gssize)span_length (span)))
            return TRUE;
    }
    return FALSE;
}

static gboolean
insert_parts (Load *load, const DocumentRecord *record, LoadedDocument *loaded, GError **error) {
    for (QueryEntries which = 0; which < ENTRIES_LAST; which++) {
        g_autoptr (GPtrArray) entries = heading_list_of_record (record, which);
        if (!heading_list_write (load->reg, loaded->id, which, entries, error))
            return FALSE;
    }
    if (loaded->copy_of != 0)
        return TRUE; /* its items stand with the first copy */
    gboolean consents = letter_consents (load, record);
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = record->items->pdata[i];
        gboolean consent = consent_is_meant (item->text.text, -1) || (consents && consent_is_asked (item->text.text));
        if (!store_item (load->reg, loaded->id, i, item, consent, FALSE, NULL, error))
            return FALSE;
    }
    states_touch_document (load->reg, loaded->id);
    loaded->items = record->items->len;
    load->result->items += loaded->items;
    return TRUE;
}

static gboolean
append_event (Load *load, EventType type, gint64 document, gint64 by_document, char *note, GError **error) {
    g_autoptr (Event) event = event_new ();
    event->type = type;
    event->document = document;
    event->by_document = by_document;
    event->entered_by = g_strdup (load->by);
    event->note = note;
    return events_append (load->reg, event, error);
}

static gboolean
note_copy (Load *load, LoadedDocument *loaded, GError **error) {
    for (guint i = 0; i < loaded->differences->len; i++)
        if (!warn (load, loaded->id, warning_code (WARNING_COPY_DIFFERS), loaded->differences->pdata[i], NULL, error))
            return FALSE;
    return append_event (load, EVENT_COPY_LINKED, loaded->copy_of, loaded->id,
                         g_strdup_printf (_ ("document %" PRId64), loaded->id), error);
}

static gboolean
recurs (const DocumentRecord *record) {
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = record->items->pdata[i];
        for (guint k = 0; k < item->deadlines->len; k++)
            if (((const Deadline *)item->deadlines->pdata[k])->kind == DEADLINE_RECURRING)
                return TRUE;
    }
    return FALSE;
}

/* What was decided for the clerk and should be looked at. */
static gboolean
note_doubts (Load *load, const DocumentRecord *record, const LoadedDocument *loaded, const char *reason,
             GError **error) {
    g_autofree char *similar = NULL;
    if (strcmp (reason, "date") != 0 && recurs (record) && loaded->copy_of == 0
        && !warn (load, loaded->id, warning_code (WARNING_COUNTED_FROM_GUESS),
                  strcmp (reason, "text") == 0
                      ? _ ("the document has no date: what recurs is counted from the latest day in its text")
                      : _ ("the document has no date: what recurs is counted from the day of loading"),
                  NULL, error))
        return FALSE;
    if (loaded->similar == 0)
        return TRUE;
    similar = g_strdup_printf (_ ("may be the same as document %" PRId64 ": number equal, type, issuer or date not"),
                               loaded->similar);
    return warn (load, loaded->id, warning_code (WARNING_MAYBE_SAME_DOCUMENT), similar, NULL, error);
}

static gboolean
load_document (Load *load, guint position, GError **error) {
    const DocumentRecord *record = load->records->documents->pdata[position];
    LoadedDocument *loaded = g_new0 (LoadedDocument, 1);
    const char *reason = NULL;
    loaded->type = g_strdup (record->type.text);
    loaded->number = g_strdup (record->number.text);
    loaded->differences = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (load->result->documents, loaded);
    return copies_find (load->reg, record, &loaded->copy_of, &loaded->similar, error)
           && (loaded->copy_of == 0 || copies_compare (load->reg, loaded->copy_of, record, loaded->differences, error))
           && insert_document (load, record, load->first + position, loaded, &reason, error)
           && insert_parts (load, record, loaded, error)
           && append_event (load, EVENT_LOADED, loaded->id, 0, NULL, error)
           && (loaded->copy_of != 0 ? note_copy (load, loaded, error)
                                    : proposals_find (load->reg, loaded->id, record, load->text, load->text_length,
                                                      load->by, &loaded->proposals, error))
           && note_doubts (load, record, loaded, reason, error);
}

static gboolean
link_enclosing (Load *load, GError **error) {
    for (guint i = 0; i < load->records->documents->len; i++) {
        const DocumentRecord *record = load->records->documents->pdata[i];
        const LoadedDocument *loaded = load->result->documents->pdata[i], *outer;
        if (record->within < 0 || (guint)record->within >= load->records->documents->len || (guint)record->within == i)
            continue;
        outer = load->result->documents->pdata[record->within];
        if (!sql_insert (load->reg, NULL, error, "UPDATE documents SET within = ? WHERE id = ?", "ii", outer->id,
                         loaded->id))
            return FALSE;
    }
    return TRUE;
}

/* The innermost document that a place is in; 0 where none. */
static gint64
document_at (const Load *load, const SpanList *place) {
    gint64 found = 0;
    gsize shortest = G_MAXSIZE;
    if (place == NULL || place->len == 0)
        return 0;
    for (guint i = 0; i < load->records->documents->len; i++) {
        const DocumentRecord *record = load->records->documents->pdata[i];
        for (guint k = 0; record->span != NULL && k < record->span->len; k++) {
            Span span = g_array_index (record->span, Span, k);
            gsize at = g_array_index (place, Span, 0).start;
            if (at >= span.start && at < span.end && span_length (span) < shortest) {
                shortest = span_length (span);
                found = ((const LoadedDocument *)load->result->documents->pdata[i])->id;
            }
        }
    }
    return found;
}

static gboolean
store_documents (Load *load, GError **error) {
    for (guint i = 0; i < load->records->documents->len; i++)
        if (!load_document (load, i, error))
            return FALSE;
    if (!link_enclosing (load, error))
        return FALSE;
    for (guint i = 0; i < load->records->warnings->len; i++) {
        const RecordWarning *warning = load->records->warnings->pdata[i];
        if (!warn (load, document_at (load, warning->span), warning->code, warning->message, warning->span, error))
            return FALSE;
    }
    return TRUE;
}

gboolean
store_file (Load *load, const void *data, gsize size, GError **error) {
    return insert_file (load, data, size, error) && store_documents (load, error);
}

static gboolean
find_first_position (Load *load, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row
        = sql_borrow (load->reg, "SELECT coalesce (max (position) + 1, 0) FROM documents WHERE file = ?", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", load->result->file);
    if (sql_step (load->reg, row, &local))
        load->first = (guint)sqlite3_column_int64 (row, 0);
    sqlite3_reset (row);
    return error_hand_on (&local, error);
}

gboolean
store_further (Load *load, gint64 file, GError **error) {
    g_autofree char *text = g_strndup (load->text, load->text_length);
    load->result->file = file;
    return find_first_position (load, error)
           && sql_insert (load->reg, NULL, error, "UPDATE file_contents SET text = ? WHERE file = ?", "si", text, file)
           && store_documents (load, error);
}
