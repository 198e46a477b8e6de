/* heading.c - see heading.h. */
#include "track/heading.h"

#include "late_json.h"
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "track/changes.h"
#include "track/heading_lists.h"
#include "track/heading_private.h"
#include "track/load_private.h"
#include "track/query_private.h"

/* ---- fields ---- */

const char *
heading_field_name (HeadingField field) {
    static const char *const names[] = {
        [HEADING_TYPE] = "type",
        [HEADING_NUMBER] = "number",
        [HEADING_ISSUER] = "issuer",
        [HEADING_SUPERIOR] = "superior",
        [HEADING_PLACE] = "place",
        [HEADING_DATE] = "date",
        [HEADING_TITLE] = "title",
        [HEADING_URGENCY] = "urgency",
        [HEADING_AUTHORITY] = "signature.authority",
        [HEADING_SIGNATURE_TITLE] = "signature.title",
        [HEADING_SIGNER] = "signature.signer",
    };
    return names[field];
}

static char **
place_of (QueryDocument *document, HeadingField field) {
    char **const places[] = {
        [HEADING_TYPE] = &document->type,
        [HEADING_NUMBER] = &document->number,
        [HEADING_ISSUER] = &document->issuer,
        [HEADING_SUPERIOR] = &document->superior,
        [HEADING_PLACE] = &document->place,
        [HEADING_DATE] = &document->date,
        [HEADING_TITLE] = &document->title,
        [HEADING_URGENCY] = &document->urgency,
        [HEADING_AUTHORITY] = &document->signature_authority,
        [HEADING_SIGNATURE_TITLE] = &document->signature_title,
        [HEADING_SIGNER] = &document->signature_signer,
    };
    return places[field];
}

const char *
heading_peek (const QueryDocument *document, HeadingField field) {
    return *place_of ((QueryDocument *)document, field);
}

static void
set_field (QueryDocument *document, HeadingField field, const char *text) {
    char **place = place_of (document, field);
    g_free (*place);
    *place = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
    if (field != HEADING_DATE)
        return;
    document->date_value = PARTIAL_DATE_NONE;
    partial_date_parse (*place, &document->date_value);
}

/* ---- what an event says ---- */

typedef struct {
    JsonNode *root;
    JsonObject *data;
    HeadingField field;
} Correction;

static void
correction_clear (Correction *correction) {
    g_clear_pointer (&correction->root, json_node_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correction, correction_clear)

JsonNode *
heading_event_data (const Event *event, const char **ret_field) {
    g_autoptr (JsonNode) root = NULL;
    if (event->type != EVENT_CORRECTED || event->item != 0 || event->data == NULL)
        return NULL;
    root = json_from_string (event->data, NULL);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
        return NULL;
    *ret_field = json_object_get_string_member_with_default (json_node_get_object (root), "field", NULL);
    return g_steal_pointer (&root);
}

/* FALSE where it corrects none of the plain fields. */
static gboolean
read_correction (const Event *event, Correction *correction) {
    const char *name = NULL;
    correction->root = heading_event_data (event, &name);
    if (correction->root == NULL)
        return FALSE;
    correction->data = json_node_get_object (correction->root);
    for (correction->field = 0; correction->field < HEADING_LAST; correction->field++)
        if (g_strcmp0 (name, heading_field_name (correction->field)) == 0)
            return TRUE;
    return FALSE;
}

static const char *
peek_entry (JsonArray *list, guint i) {
    JsonNode *node = json_array_get_element (list, i);
    return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static void
take_counts_from (QueryDocument *document, JsonNode *pair) {
    static const char *const reasons[] = { "date", "text", "loaded" };
    JsonArray *list = pair != NULL && JSON_NODE_HOLDS_ARRAY (pair) ? json_node_get_array (pair) : NULL;
    if (list == NULL || json_array_get_length (list) != 2)
        return;
    partial_date_parse (peek_entry (list, 0), &document->counts_from);
    for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
        if (g_strcmp0 (peek_entry (list, 1), reasons[i]) == 0)
            document->counts_from_reason = reasons[i];
}

static void
take (QueryDocument *document, const Correction *correction, const char *value, const char *counts_from) {
    set_field (document, correction->field, json_object_get_string_member_with_default (correction->data, value, NULL));
    if (correction->field == HEADING_DATE)
        take_counts_from (document, json_object_get_member (correction->data, counts_from));
}

/* As it was extracted: what the first correction of each field found there. */
static void
take_extracted (QueryDocument *document, const GPtrArray *events) {
    gboolean met[HEADING_LAST] = { FALSE };
    for (guint i = 0; i < events->len; i++) {
        g_auto (Correction) correction = { 0 };
        if (!read_correction (events->pdata[i], &correction) || met[correction.field])
            continue;
        met[correction.field] = TRUE;
        take (document, &correction, "was", "counts_from_was");
    }
}

GPtrArray *
heading_select_known (const GPtrArray *events, PartialDate known_on) {
    const StateMoment moment = { partial_date_day (9999, 12, 31), known_on, NULL };
    return state_select_events (events, &moment);
}

void
heading_apply (QueryDocument *document, const GPtrArray *events, PartialDate known_on) {
    g_autoptr (GPtrArray) known = heading_select_known (events, known_on);
    take_extracted (document, events);
    for (guint i = 0; i < known->len; i++) {
        g_auto (Correction) correction = { 0 };
        if (read_correction (known->pdata[i], &correction))
            take (document, &correction, "value", "counts_from");
    }
}

/* ---- the register ---- */

GPtrArray *
heading_read_events (Register *reg, gint64 document, GError **error) {
    sqlite3_stmt *rows
        = sql_borrow (reg,
                      "SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM
                      " WHERE e.document = ? AND e.item IS NULL AND e.type IN ('corrected', 'undone') ORDER BY e.id",
                      error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", document);
    return query_read_events (reg, rows, NULL, error);
}

gboolean
heading_has_correction (const GPtrArray *events) {
    for (guint i = 0; i < events->len; i++)
        if (((const Event *)events->pdata[i])->type == EVENT_CORRECTED)
            return TRUE;
    return FALSE;
}

static gboolean
write_row (Register *reg, const QueryDocument *document, GError **error) {
    g_autofree char *number_key = load_number_key (document->number);
    g_autofree char *issuer_key = document->issuer != NULL ? text_fold (document->issuer, -1) : NULL;
    return sql_insert (
        reg, NULL, error,
        "UPDATE documents SET type = ?, number = ?, issuer = ?, superior = ?, place = ?, date = ?, title = ?, urgency = ?,"
        " signature_authority = ?, signature_title = ?, signature_signer = ?, number_key = ?, issuer_key = ?,"
        " counts_from = ?, counts_from_reason = ? WHERE id = ?",
        "sssssssssssssdsi", document->type, document->number, document->issuer, document->superior, document->place,
        document->date, document->title, document->urgency, document->signature_authority, document->signature_title,
        document->signature_signer, number_key, issuer_key, document->counts_from, document->counts_from_reason,
        document->id);
}

gboolean
heading_follow (Register *reg, gint64 document, GError **error) {
    g_autoptr (GPtrArray) events = heading_read_events (reg, document, error);
    g_autoptr (QueryDocument) row = NULL;
    if (events == NULL || !heading_has_correction (events))
        return events != NULL;
    row = query_document_uncounted (reg, document, NULL, error);
    if (row == NULL)
        return FALSE;
    heading_apply (row, events, PARTIAL_DATE_NONE);
    return write_row (reg, row, error) && heading_lists_follow (reg, document, events, error);
}

gboolean
heading_at (Register *reg, QueryDocument *document, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) events = NULL;
    if (query_known_on (moment).year == 0)
        return TRUE;
    events = heading_read_events (reg, document->id, error);
    if (events != NULL && heading_has_correction (events))
        heading_apply (document, events, moment->as_known_on);
    return events != NULL;
}

static QueryDocument *
load_extracted (Register *reg, gint64 id, const GPtrArray *events, GError **error) {
    QueryDocument *document = query_document_uncounted (reg, id, NULL, error);
    if (document != NULL)
        take_extracted (document, events);
    return document;
}

QueryDocument *
heading_load_extracted (Register *reg, gint64 document, GError **error) {
    g_autoptr (GPtrArray) events = heading_read_events (reg, document, error);
    return events != NULL ? load_extracted (reg, document, events, error) : NULL;
}

GPtrArray *
heading_corrections (Register *reg, gint64 document, const StateMoment *moment, GError **error) {
    g_autoptr (GPtrArray) events = heading_read_events (reg, document, error), known = NULL;
    g_autoptr (QueryDocument) extracted = events != NULL ? load_extracted (reg, document, events, error) : NULL;
    g_autoptr (GPtrArray) corrections = changes_corrections_new ();
    if (extracted == NULL)
        return NULL;
    known = heading_select_known (events, query_known_on (moment));
    for (guint i = 0; i < known->len; i++) {
        g_auto (Correction) correction = { 0 };
        if (read_correction (known->pdata[i], &correction))
            changes_add_correction (corrections, heading_field_name (correction.field),
                                    changes_text_value (heading_peek (extracted, correction.field)));
    }
    heading_lists_add_corrections (events, known, corrections);
    return g_steal_pointer (&corrections);
}

GArray *
heading_list_corrected (Register *reg, GError **error) {
    return sql_list_ids (reg, error, "SELECT d.id FROM documents d WHERE " HEADING_IS_CORRECTED " ORDER BY d.id", "");
}

const char *
heading_differs (Register *reg, gint64 document, GError **error) {
    g_autoptr (GPtrArray) events = heading_read_events (reg, document, error);
    g_autoptr (QueryDocument) row = events != NULL ? query_document_uncounted (reg, document, NULL, error) : NULL,
                              wanted = row != NULL ? query_document_uncounted (reg, document, NULL, error) : NULL;
    if (wanted == NULL)
        return NULL;
    heading_apply (wanted, events, PARTIAL_DATE_NONE);
    for (HeadingField field = 0; field < HEADING_LAST; field++)
        if (g_strcmp0 (heading_peek (row, field), heading_peek (wanted, field)) != 0)
            return heading_field_name (field);
    if (partial_date_compare (row->counts_from, wanted->counts_from) != 0
        || strcmp (row->counts_from_reason, wanted->counts_from_reason) != 0)
        return "counts_from";
    return heading_lists_differ (reg, document, events, error);
}
