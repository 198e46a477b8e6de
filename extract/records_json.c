/* records_json.c - writing; reading back is in records_json_read.c. See records_json.h. */
#include "extract/records_json.h"

#include <math.h>
#include <string.h>

/* ---- the pieces of JSON ------------------------------------------------------------------------------------ */

/* `"key":` with the comma that parts it from what stands before in the same object. */
static void
put_key (GString *out, const char *key) {
    if (out->len > 0 && strchr ("{[,", out->str[out->len - 1]) == NULL)
        g_string_append_c (out, ',');
    g_string_append_printf (out, "\"%s\":", key);
}

static void
put_comma (GString *out) {
    if (out->len > 0 && strchr ("{[,:", out->str[out->len - 1]) == NULL)
        g_string_append_c (out, ',');
}

static void
put_string (GString *out, const char *text) {
    if (text == NULL) {
        g_string_append (out, "null");
        return;
    }
    g_string_append_c (out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        guchar c = (guchar)*p;
        switch (c) {
        case '"':
            g_string_append (out, "\\\"");
            break;
        case '\\':
            g_string_append (out, "\\\\");
            break;
        case '\n':
            g_string_append (out, "\\n");
            break;
        case '\t':
            g_string_append (out, "\\t");
            break;
        default:
            if (c < 0x20 || c == 0x7F)
                g_string_append_printf (out, "\\u%04x", c);
            else
                g_string_append_c (out, (char)c);
        }
    }
    g_string_append_c (out, '"');
}

/* Two decimals are what a clerk can use; written without the locale's comma. */
static void
put_confidence (GString *out, double confidence) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    double rounded = round (CLAMP (confidence, 0, 1) * 100) / 100;
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.2g", rounded));
}

static void
put_span (GString *out, const SpanList *span) {
    if (span == NULL) {
        g_string_append (out, "null");
        return;
    }
    g_string_append_c (out, '[');
    for (guint i = 0; i < span->len; i++) {
        Span piece = g_array_index (span, Span, i);
        g_string_append_printf (out, "%s[%zu,%zu]", i > 0 ? "," : "", (size_t)piece.start, (size_t)piece.end);
    }
    g_string_append_c (out, ']');
}

static void
put_date (GString *out, PartialDate date) {
    g_autofree char *text = partial_date_format (date);
    put_string (out, text);
}

static void
put_text_field (GString *out, const char *key, const char *text) {
    put_key (out, key);
    put_string (out, text);
}

static void
put_span_and_confidence (GString *out, const SpanList *span, double confidence) {
    put_key (out, "span");
    put_span (out, span);
    put_key (out, "confidence");
    put_confidence (out, confidence);
}

/* ---- fields ------------------------------------------------------------------------------------------------ */

/* A plain field of an object, one or a list. The same rows write the texts, the spans and the confidences. */
typedef struct {
    const char *key;
    const Value *value; /* one of the two */
    const GPtrArray *list;
} Field;

static void
put_texts (GString *out, const Field *field) {
    put_key (out, field->key);
    if (field->list == NULL) {
        g_assert (field->value != NULL); /* a row of the table has one or the other */
        put_string (out, field->value->text);
        return;
    }
    g_string_append_c (out, '[');
    for (guint i = 0; i < field->list->len; i++) {
        const Value *value = g_ptr_array_index (field->list, i);
        put_comma (out);
        put_string (out, value->text);
    }
    g_string_append_c (out, ']');
}

static gboolean
field_is_empty (const Field *field) {
    return field->list != NULL ? field->list->len == 0 : field->value->text == NULL;
}

/* `spans` or `confidences`: fields without a value are left out here. */
static void
put_places (GString *out, const char *key, const Field *fields, gsize n, gboolean spans) {
    put_key (out, key);
    g_string_append_c (out, '{');
    for (gsize i = 0; i < n; i++) {
        const Field *field = &fields[i];
        if (field_is_empty (field))
            continue;
        put_key (out, field->key);
        if (field->list == NULL) {
            if (spans)
                put_span (out, field->value->span);
            else
                put_confidence (out, field->value->confidence);
            continue;
        }
        g_string_append_c (out, '[');
        for (guint k = 0; k < field->list->len; k++) {
            const Value *value = g_ptr_array_index (field->list, k);
            if (k > 0)
                g_string_append_c (out, ',');
            if (spans)
                put_span (out, value->span);
            else
                put_confidence (out, value->confidence);
        }
        g_string_append_c (out, ']');
    }
    g_string_append_c (out, '}');
}

static void
put_field_places (GString *out, const Field *fields, gsize n) {
    put_places (out, "spans", fields, n, TRUE);
    put_places (out, "confidences", fields, n, FALSE);
}

/* ---- objects ----------------------------------------------------------------------------------------------- */

static void
put_deadline (GString *out, const Deadline *deadline) {
    g_string_append_c (out, '{');
    put_text_field (out, "kind", deadline_kind_name (deadline->kind));
    put_text_field (out, "text", deadline->text);
    put_text_field (out, "relation", deadline_relation_name (deadline->relation));
    put_key (out, "due");
    put_date (out, deadline->due);
    put_text_field (out, "rrule", deadline->rrule);
    put_text_field (out, "condition", deadline->condition);
    put_text_field (out, "base", deadline_base_name (deadline->base));
    put_span_and_confidence (out, deadline->span, deadline->confidence);
    g_string_append_c (out, '}');
}

static void
put_item (GString *out, const Item *item) {
    const Field fields[] = {
        { "label", &item->label, NULL },
        { "section", &item->section, NULL },
        { "text", &item->text, NULL },
        { "lead", NULL, item->lead },
        { "coordinators", NULL, item->coordinators },
        { "deliverable", &item->deliverable, NULL },
    };
    g_string_append_c (out, '{');
    put_text_field (out, "path", item->path);
    put_texts (out, &fields[0]);
    put_texts (out, &fields[1]);
    put_text_field (out, "kind", item_kind_name (item->kind));
    for (gsize i = 2; i < G_N_ELEMENTS (fields); i++)
        put_texts (out, &fields[i]);
    put_key (out, "deadlines");
    g_string_append_c (out, '[');
    for (guint i = 0; i < item->deadlines->len; i++) {
        put_comma (out);
        put_deadline (out, g_ptr_array_index (item->deadlines, i));
    }
    g_string_append_c (out, ']');
    put_text_field (out, "order", item_order_name (item->order));
    put_span_and_confidence (out, item->span, item->confidence);
    put_field_places (out, fields, G_N_ELEMENTS (fields));
    g_string_append_c (out, '}');
}

static void
put_reference (GString *out, const Reference *reference) {
    g_string_append_c (out, '{');
    put_text_field (out, "number", reference->number);
    put_key (out, "date");
    put_date (out, reference->date);
    put_text_field (out, "issuer", reference->issuer);
    put_text_field (out, "relation", reference_relation_name (reference->relation));
    put_span_and_confidence (out, reference->span, reference->confidence);
    put_key (out, "spans");
    g_string_append_c (out, '{');
    put_key (out, "number");
    put_span (out, reference->span);
    if (reference->date_span != NULL) {
        put_key (out, "date");
        put_span (out, reference->date_span);
    }
    if (reference->issuer_span != NULL) {
        put_key (out, "issuer");
        put_span (out, reference->issuer_span);
    }
    g_string_append (out, "}}");
}

static void
put_recipient (GString *out, const Recipient *recipient) {
    g_string_append_c (out, '{');
    put_text_field (out, "name", recipient->name);
    put_text_field (out, "purpose", recipient_purpose_name (recipient->purpose));
    put_span_and_confidence (out, recipient->span, recipient->confidence);
    g_string_append_c (out, '}');
}

/* The signature's own place is that of its parts together, its confidence that of the weakest. */
static void
put_signature (GString *out, const DocumentRecord *record) {
    const Field fields[] = {
        { "authority", &record->signature_authority, NULL },
        { "title", &record->signature_title, NULL },
        { "signer", &record->signature_signer, NULL },
    };
    g_autoptr (SpanList) all = g_array_new (FALSE, FALSE, sizeof (Span));
    double confidence = 1;
    g_string_append_c (out, '{');
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
        const Value *value = fields[i].value;
        put_texts (out, &fields[i]);
        if (value->text == NULL)
            continue;
        confidence = MIN (confidence, value->confidence);
        if (value->span != NULL)
            g_array_append_vals (all, value->span->data, value->span->len);
    }
    put_span_and_confidence (out, all->len > 0 ? all : NULL, all->len > 0 ? confidence : 0);
    put_field_places (out, fields, G_N_ELEMENTS (fields));
    g_string_append_c (out, '}');
}

static void
put_document_lists (GString *out, const DocumentRecord *record) {
    put_key (out, "references");
    g_string_append_c (out, '[');
    for (guint i = 0; i < record->references->len; i++) {
        put_comma (out);
        put_reference (out, g_ptr_array_index (record->references, i));
    }
    g_string_append_c (out, ']');
    put_key (out, "items");
    g_string_append_c (out, '[');
    for (guint i = 0; i < record->items->len; i++) {
        put_comma (out);
        put_item (out, g_ptr_array_index (record->items, i));
    }
    g_string_append_c (out, ']');
    put_key (out, "recipients");
    g_string_append_c (out, '[');
    for (guint i = 0; i < record->recipients->len; i++) {
        put_comma (out);
        put_recipient (out, g_ptr_array_index (record->recipients, i));
    }
    g_string_append_c (out, ']');
}

static void
put_document (GString *out, const DocumentRecord *record) {
    const Field fields[] = {
        { "type", &record->type, NULL },       { "number", &record->number, NULL },
        { "issuer", &record->issuer, NULL },   { "superior", &record->superior, NULL },
        { "place", &record->place, NULL },     { "date", &record->date, NULL },
        { "title", &record->title, NULL },     { "addressees", NULL, record->addressees },
        { "secrecy", &record->secrecy, NULL }, { "urgency", &record->urgency, NULL },
        { "archive", NULL, record->archive },
    };
    g_string_append_c (out, '{');
    put_text_field (out, "kind", document_kind_name (record->kind));
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        put_texts (out, &fields[i]);
    put_document_lists (out, record);
    put_key (out, "within");
    if (record->within >= 0)
        g_string_append_printf (out, "%d", record->within);
    else
        g_string_append (out, "null");
    put_key (out, "signature");
    put_signature (out, record);
    put_span_and_confidence (out, record->span, record->confidence);
    put_field_places (out, fields, G_N_ELEMENTS (fields));
    g_string_append_c (out, '}');
}

static void
put_warning (GString *out, const RecordWarning *warning) {
    g_string_append_c (out, '{');
    put_text_field (out, "code", warning->code);
    put_text_field (out, "message", warning->message);
    put_key (out, "span");
    put_span (out, warning->span);
    g_string_append_c (out, '}');
}

void
records_json_write (GString *out, const FileRecords *records) {
    g_autoptr (GString) json = g_string_new ("{"); /* apart from @out, whose last byte is none of ours */
    put_text_field (json, "file", records->file);
    put_text_field (json, "sha256", records->sha256);
    put_text_field (json, "format", records->format);
    if (records->error_code != NULL) {
        put_key (json, "error");
        g_string_append_c (json, '{');
        put_text_field (json, "code", records->error_code);
        put_text_field (json, "message", records->error_message);
        g_string_append_c (json, '}');
    } else {
        put_key (json, "documents");
        g_string_append_c (json, '[');
        for (guint i = 0; i < records->documents->len; i++) {
            put_comma (json);
            put_document (json, g_ptr_array_index (records->documents, i));
        }
        g_string_append_c (json, ']');
    }
    put_key (json, "warnings");
    g_string_append_c (json, '[');
    for (guint i = 0; i < records->warnings->len; i++) {
        put_comma (json);
        put_warning (json, g_ptr_array_index (records->warnings, i));
    }
    g_string_append (json, "]}");
    g_string_append_len (out, json->str, (gssize)json->len);
}
