/* records_json_read.c - records from JSON. See records_json.h. */
#include "late_json.h"
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "extract/records_json.h"

#define DEPTH_MAX 32 /* what is written nests 8 deep; json-glib recurses, so a bound stands before it */

/* ---- fields: each reader returns FALSE and sets @error where the kind is wrong; a missing field or null is empty ---- */

static gboolean
fail_field (const char *key, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("records: the field '%s' is of the wrong kind"), key);
    return FALSE;
}

/* The member, NULL where it is missing or null. */
static JsonNode *
peek_member (JsonObject *object, const char *key) {
    JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;
    return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
read_text (JsonObject *object, const char *key, char **ret_text, GError **error) {
    JsonNode *node = peek_member (object, key);
    if (node == NULL)
        return TRUE;
    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return fail_field (key, error);
    g_free (*ret_text);
    *ret_text = json_node_dup_string (node);
    return TRUE;
}

static gboolean
read_object (JsonObject *object, const char *key, JsonObject **ret_object, GError **error) {
    JsonNode *node = peek_member (object, key);
    *ret_object = NULL;
    if (node == NULL)
        return TRUE;
    if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail_field (key, error);
    *ret_object = json_node_get_object (node);
    return TRUE;
}

static gboolean
read_array (JsonObject *object, const char *key, JsonArray **ret_array, GError **error) {
    JsonNode *node = peek_member (object, key);
    *ret_array = NULL;
    if (node == NULL)
        return TRUE;
    if (!JSON_NODE_HOLDS_ARRAY (node))
        return fail_field (key, error);
    *ret_array = json_node_get_array (node);
    return TRUE;
}

static gboolean
node_is_number (JsonNode *node) {
    return JSON_NODE_HOLDS_VALUE (node)
           && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
read_number (JsonNode *node, const char *key, double *ret_number, GError **error) {
    if (node == NULL)
        return TRUE;
    if (!node_is_number (node))
        return fail_field (key, error);
    *ret_number = json_node_get_double (node);
    return TRUE;
}

static gboolean
read_span_node (JsonNode *node, const char *key, SpanList **ret_span, GError **error) {
    g_autoptr (SpanList) span = NULL;
    JsonArray *pieces;

    if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        return TRUE;
    if (!JSON_NODE_HOLDS_ARRAY (node))
        return fail_field (key, error);
    pieces = json_node_get_array (node);
    span = g_array_new (FALSE, FALSE, sizeof (Span));
    for (guint i = 0; i < json_array_get_length (pieces); i++) {
        JsonNode *piece = json_array_get_element (pieces, i);
        JsonArray *ends = JSON_NODE_HOLDS_ARRAY (piece) ? json_node_get_array (piece) : NULL;
        if (ends == NULL || json_array_get_length (ends) != 2 || !node_is_number (json_array_get_element (ends, 0))
            || !node_is_number (json_array_get_element (ends, 1)))
            return fail_field (key, error);
        gint64 start = json_array_get_int_element (ends, 0), end = json_array_get_int_element (ends, 1);
        if (start < 0 || end < start)
            return fail_field (key, error);
        span_list_append (span, (gsize)start, (gsize)end);
    }
    g_clear_pointer (ret_span, g_array_unref);
    *ret_span = g_steal_pointer (&span);
    return TRUE;
}

static gboolean
read_span (JsonObject *object, const char *key, SpanList **ret_span, GError **error) {
    return read_span_node (peek_member (object, key), key, ret_span, error);
}

static gboolean
read_date (JsonObject *object, const char *key, PartialDate *ret_date, GError **error) {
    g_autofree char *text = NULL;
    if (!read_text (object, key, &text, error))
        return FALSE;
    if (text != NULL && !partial_date_parse (text, ret_date))
        return fail_field (key, error);
    return TRUE;
}

typedef const char *(*NameFunction) (int code);

/* The code whose word stands in the field; @fallback where there is none. */
static gboolean
read_name (JsonObject *object, const char *key, NameFunction name, int n, int fallback, int *ret_code, GError **error) {
    g_autofree char *text = NULL;
    *ret_code = fallback;
    if (!read_text (object, key, &text, error))
        return FALSE;
    if (text == NULL)
        return TRUE;
    for (int i = 0; i < n; i++) {
        if (g_strcmp0 (name (i), text) == 0) {
            *ret_code = i;
            return TRUE;
        }
    }
    return fail_field (key, error);
}

#define NAME_FUNCTION(NAME, TYPE)                                                                                      \
    static const char *NAME##_of (int code) {                                                                          \
        return NAME ((TYPE)code);                                                                                      \
    }
NAME_FUNCTION (document_kind_name, DocumentKind)
NAME_FUNCTION (reference_relation_name, ReferenceRelation)
NAME_FUNCTION (recipient_purpose_name, RecipientPurpose)
NAME_FUNCTION (item_kind_name, ItemKind)
NAME_FUNCTION (item_order_name, ItemOrder)
NAME_FUNCTION (deadline_kind_name, DeadlineKind)
NAME_FUNCTION (deadline_relation_name, DeadlineRelation)
NAME_FUNCTION (deadline_base_name, DeadlineBase)

/* ---- values with their places ------------------------------------------------------------------------------ */

/* An object that holds plain fields, with its `spans` and `confidences`. */
typedef struct {
    JsonObject *object, *spans, *confidences;
} Holder;

static gboolean
open_holder (JsonObject *object, Holder *ret_holder, GError **error) {
    ret_holder->object = object;
    return read_object (object, "spans", &ret_holder->spans, error)
           && read_object (object, "confidences", &ret_holder->confidences, error);
}

static gboolean
read_value (const Holder *holder, const char *key, Value *value, GError **error) {
    return read_text (holder->object, key, &value->text, error) && read_span (holder->spans, key, &value->span, error)
           && read_number (peek_member (holder->confidences, key), key, &value->confidence, error);
}

/* The i-th element, NULL beyond the end. */
static JsonNode *
peek_element (JsonArray *array, guint i) {
    return array != NULL && i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;
}

static gboolean
read_values (const Holder *holder, const char *key, GPtrArray *list, GError **error) {
    JsonArray *texts, *spans, *confidences;
    if (!read_array (holder->object, key, &texts, error) || !read_array (holder->spans, key, &spans, error)
        || !read_array (holder->confidences, key, &confidences, error))
        return FALSE;
    for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++) {
        JsonNode *text = json_array_get_element (texts, i);
        Value *value = g_new0 (Value, 1);
        g_ptr_array_add (list, value);
        if (!JSON_NODE_HOLDS_VALUE (text) || json_node_get_value_type (text) != G_TYPE_STRING)
            return fail_field (key, error);
        value->text = json_node_dup_string (text);
        if (!read_span_node (peek_element (spans, i), key, &value->span, error)
            || !read_number (peek_element (confidences, i), key, &value->confidence, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_span_and_confidence (JsonObject *object, SpanList **ret_span, double *ret_confidence, GError **error) {
    return read_span (object, "span", ret_span, error)
           && read_number (peek_member (object, "confidence"), "confidence", ret_confidence, error);
}

/* ---- objects ----------------------------------------------------------------------------------------------- */

typedef gboolean (*ReadEntry) (JsonObject *object, GPtrArray *list, GError **error);

/* Calls @read for each object of the list field @key. */
static gboolean
read_list (JsonObject *object, const char *key, ReadEntry read, GPtrArray *list, GError **error) {
    JsonArray *array;
    if (!read_array (object, key, &array, error))
        return FALSE;
    for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
        JsonNode *node = json_array_get_element (array, i);
        if (!JSON_NODE_HOLDS_OBJECT (node))
            return fail_field (key, error);
        if (!read (json_node_get_object (node), list, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_deadline (JsonObject *object, GPtrArray *list, GError **error) {
    Deadline *deadline = deadline_new ();
    int kind, relation, base;
    g_ptr_array_add (list, deadline);
    if (!read_name (object, "kind", deadline_kind_name_of, DEADLINE_CONDITIONAL + 1, DEADLINE_DATE, &kind, error)
        || !read_name (object, "relation", deadline_relation_name_of, DEADLINE_NO_RELATION, DEADLINE_NO_RELATION,
                       &relation, error)
        || !read_name (object, "base", deadline_base_name_of, BASE_EVENT + 1, BASE_NONE, &base, error))
        return FALSE;
    deadline->kind = (DeadlineKind)kind;
    deadline->relation = (DeadlineRelation)relation;
    deadline->base = (DeadlineBase)base;
    return read_text (object, "text", &deadline->text, error) && read_date (object, "due", &deadline->due, error)
           && read_text (object, "rrule", &deadline->rrule, error)
           && read_text (object, "condition", &deadline->condition, error)
           && read_span_and_confidence (object, &deadline->span, &deadline->confidence, error);
}

static gboolean
read_item (JsonObject *object, GPtrArray *list, GError **error) {
    Item *item = item_new ();
    Holder holder;
    int kind, order;
    g_ptr_array_add (list, item);
    if (!open_holder (object, &holder, error)
        || !read_name (object, "kind", item_kind_name_of, ITEM_TARGET + 1, ITEM_TASK, &kind, error)
        || !read_name (object, "order", item_order_name_of, ORDER_REQUEST + 1, ORDER_NONE, &order, error))
        return FALSE;
    item->kind = (ItemKind)kind;
    item->order = (ItemOrder)order;
    return read_text (object, "path", &item->path, error) && read_value (&holder, "label", &item->label, error)
           && read_value (&holder, "section", &item->section, error) && read_value (&holder, "text", &item->text, error)
           && read_value (&holder, "deliverable", &item->deliverable, error)
           && read_values (&holder, "lead", item->lead, error)
           && read_values (&holder, "coordinators", item->coordinators, error)
           && read_list (object, "deadlines", read_deadline, item->deadlines, error)
           && read_span_and_confidence (object, &item->span, &item->confidence, error);
}

static gboolean
read_reference (JsonObject *object, GPtrArray *list, GError **error) {
    Reference *reference = reference_new ();
    JsonObject *spans;
    int relation;
    g_ptr_array_add (list, reference);
    if (!read_object (object, "spans", &spans, error)
        || !read_name (object, "relation", reference_relation_name_of, RELATION_MENTIONS + 1, RELATION_MENTIONS,
                       &relation, error))
        return FALSE;
    reference->relation = (ReferenceRelation)relation;
    return read_text (object, "number", &reference->number, error)
           && read_date (object, "date", &reference->date, error)
           && read_text (object, "issuer", &reference->issuer, error)
           && read_span (spans, "date", &reference->date_span, error)
           && read_span (spans, "issuer", &reference->issuer_span, error)
           && read_span_and_confidence (object, &reference->span, &reference->confidence, error);
}

static gboolean
read_recipient (JsonObject *object, GPtrArray *list, GError **error) {
    Recipient *recipient = recipient_new ();
    int purpose;
    g_ptr_array_add (list, recipient);
    if (!read_name (object, "purpose", recipient_purpose_name_of, PURPOSE_INFORMATION + 1, PURPOSE_NONE, &purpose,
                    error))
        return FALSE;
    recipient->purpose = (RecipientPurpose)purpose;
    return read_text (object, "name", &recipient->name, error)
           && read_span_and_confidence (object, &recipient->span, &recipient->confidence, error);
}

static gboolean
read_signature (JsonObject *object, DocumentRecord *record, GError **error) {
    JsonObject *signature;
    Holder holder;
    if (!read_object (object, "signature", &signature, error))
        return FALSE;
    if (signature == NULL)
        return TRUE;
    return open_holder (signature, &holder, error)
           && read_value (&holder, "authority", &record->signature_authority, error)
           && read_value (&holder, "title", &record->signature_title, error)
           && read_value (&holder, "signer", &record->signature_signer, error);
}

static gboolean
read_within (JsonObject *object, DocumentRecord *record, GError **error) {
    double within = -1;
    if (!read_number (peek_member (object, "within"), "within", &within, error))
        return FALSE;
    if (within < -1 || within > G_MAXINT)
        return fail_field ("within", error);
    record->within = (int)within;
    return TRUE;
}

static gboolean
read_document (JsonObject *object, GPtrArray *list, GError **error) {
    DocumentRecord *record = document_record_new ();
    Holder holder;
    int kind;
    g_ptr_array_add (list, record);
    struct {
        const char *key;
        Value *value;
    } fields[] = {
        { "type", &record->type },         { "number", &record->number },   { "issuer", &record->issuer },
        { "superior", &record->superior }, { "place", &record->place },     { "date", &record->date },
        { "title", &record->title },       { "secrecy", &record->secrecy }, { "urgency", &record->urgency },
    };
    if (!open_holder (object, &holder, error)
        || !read_name (object, "kind", document_kind_name_of, DOCUMENT_ARTICLE + 1, DOCUMENT_DIRECTIVE, &kind, error))
        return FALSE;
    record->kind = (DocumentKind)kind;
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        if (!read_value (&holder, fields[i].key, fields[i].value, error))
            return FALSE;
    return read_date (object, "date", &record->date_value, error)
           && read_values (&holder, "addressees", record->addressees, error)
           && read_values (&holder, "archive", record->archive, error)
           && read_list (object, "references", read_reference, record->references, error)
           && read_list (object, "items", read_item, record->items, error)
           && read_list (object, "recipients", read_recipient, record->recipients, error)
           && read_within (object, record, error) && read_signature (object, record, error)
           && read_span_and_confidence (object, &record->span, &record->confidence, error);
}

static gboolean
read_warning (JsonObject *object, GPtrArray *list, GError **error) {
    RecordWarning *warning = g_new0 (RecordWarning, 1);
    g_ptr_array_add (list, warning);
    return read_text (object, "code", &warning->code, error) && read_text (object, "message", &warning->message, error)
           && read_span (object, "span", &warning->span, error);
}

/* ---- the file ---------------------------------------------------------------------------------------------- */

/* How deep brackets nest outside strings. */
static guint
measure_depth (const char *json, gsize length) {
    guint depth = 0, deepest = 0;
    gboolean in_string = FALSE;
    for (gsize i = 0; i < length; i++) {
        char c = json[i];
        if (in_string) {
            if (c == '\\')
                i++;
            else if (c == '"')
                in_string = FALSE;
        } else if (c == '"') {
            in_string = TRUE;
        } else if (c == '{' || c == '[') {
            depth++;
            deepest = MAX (deepest, depth);
        } else if ((c == '}' || c == ']') && depth > 0) {
            depth--;
        }
    }
    return deepest;
}

static gboolean
read_file (JsonObject *object, FileRecords *records, GError **error) {
    JsonObject *failure;
    if (!read_object (object, "error", &failure, error))
        return FALSE;
    return read_text (object, "file", &records->file, error) && read_text (object, "sha256", &records->sha256, error)
           && read_text (object, "format", &records->format, error)
           && read_text (failure, "code", &records->error_code, error)
           && read_text (failure, "message", &records->error_message, error)
           && read_list (object, "documents", read_document, records->documents, error)
           && read_list (object, "warnings", read_warning, records->warnings, error);
}

FileRecords *
records_json_read (const char *json, gssize length, GError **error) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    g_autoptr (FileRecords) records = file_records_new ();
    g_autoptr (GError) local = NULL;
    gsize n = length < 0 ? strlen (json) : (gsize)length;
    JsonNode *root;

    if (measure_depth (json, n) > DEPTH_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("records: nested more than %d deep"), DEPTH_MAX);
        return NULL;
    }
    if (!json_parser_load_from_data (parser, json, (gssize)n, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("records: no JSON: %s"), local->message);
        return NULL;
    }
    root = json_parser_get_root (parser);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("records: no JSON object"));
        return NULL;
    }
    if (!read_file (json_node_get_object (root), records, error))
        return NULL;
    return g_steal_pointer (&records);
}
