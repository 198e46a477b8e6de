/* records.c - see records.h. */
#include "extract/records.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

/* ---- values ------------------------------------------------------------------------------------------------ */

void
value_clear (Value *value) {
    g_clear_pointer (&value->text, g_free);
    g_clear_pointer (&value->span, g_array_unref);
    value->confidence = 0;
}

void
value_set (Value *value, const char *text, SpanList *span, double confidence) {
    char *joined = span_list_join (text, span);
    value_clear (value);
    value->text = joined;
    value->span = span;
    value->confidence = confidence;
}

void
value_set_text (Value *value, const char *content, SpanList *span, double confidence) {
    char *copy = g_strdup (content); /* @content may be the old text */
    value_clear (value);
    value->text = copy;
    value->span = span;
    value->confidence = confidence;
}

Value *
value_new (const char *text, SpanList *span, double confidence) {
    Value *value = g_new0 (Value, 1);
    value_set (value, text, span, confidence);
    return value;
}

Value *
value_dup (const Value *value) {
    Value *copy = g_new0 (Value, 1);
    copy->text = g_strdup (value->text);
    copy->span = span_list_dup (value->span);
    copy->confidence = value->confidence;
    return copy;
}

void
value_free (Value *value) {
    if (value == NULL)
        return;
    value_clear (value);
    g_free (value);
}

static GPtrArray *
value_list_new (void) {
    return g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
}

/* ---- deadlines and items ----------------------------------------------------------------------------------- */

Deadline *
deadline_new (void) {
    Deadline *deadline = g_new0 (Deadline, 1);
    deadline->due = PARTIAL_DATE_NONE;
    deadline->relation = DEADLINE_NO_RELATION;
    return deadline;
}

Deadline *
deadline_dup (const Deadline *deadline) {
    Deadline *copy = g_memdup2 (deadline, sizeof *deadline);
    copy->text = g_strdup (deadline->text);
    copy->rrule = g_strdup (deadline->rrule);
    copy->condition = g_strdup (deadline->condition);
    copy->span = span_list_dup (deadline->span);
    return copy;
}

void
deadline_free (Deadline *deadline) {
    if (deadline == NULL)
        return;
    g_free (deadline->text);
    g_free (deadline->rrule);
    g_free (deadline->condition);
    g_clear_pointer (&deadline->span, g_array_unref);
    g_free (deadline);
}

Item *
item_new (void) {
    Item *item = g_new0 (Item, 1);
    item->lead = value_list_new ();
    item->coordinators = value_list_new ();
    item->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    return item;
}

void
item_free (Item *item) {
    if (item == NULL)
        return;
    g_free (item->path);
    value_clear (&item->label);
    value_clear (&item->section);
    value_clear (&item->text);
    value_clear (&item->deliverable);
    g_ptr_array_unref (item->lead);
    g_ptr_array_unref (item->coordinators);
    g_ptr_array_unref (item->deadlines);
    g_clear_pointer (&item->span, g_array_unref);
    g_free (item);
}

/* ---- the parts of a document ------------------------------------------------------------------------------- */

Reference *
reference_new (void) {
    Reference *reference = g_new0 (Reference, 1);
    reference->date = PARTIAL_DATE_NONE;
    reference->relation = RELATION_MENTIONS;
    return reference;
}

void
reference_free (Reference *reference) {
    if (reference == NULL)
        return;
    g_free (reference->number);
    g_free (reference->issuer);
    g_clear_pointer (&reference->span, g_array_unref);
    g_clear_pointer (&reference->date_span, g_array_unref);
    g_clear_pointer (&reference->issuer_span, g_array_unref);
    g_free (reference);
}

Recipient *
recipient_new (void) {
    return g_new0 (Recipient, 1);
}

void
recipient_free (Recipient *recipient) {
    if (recipient == NULL)
        return;
    g_free (recipient->name);
    g_clear_pointer (&recipient->span, g_array_unref);
    g_free (recipient);
}

DocumentRecord *
document_record_new (void) {
    DocumentRecord *record = g_new0 (DocumentRecord, 1);
    record->date_value = PARTIAL_DATE_NONE;
    record->within = -1;
    record->addressees = value_list_new ();
    record->archive = value_list_new ();
    record->references = g_ptr_array_new_with_free_func ((GDestroyNotify)reference_free);
    record->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
    record->recipients = g_ptr_array_new_with_free_func ((GDestroyNotify)recipient_free);
    return record;
}

void
document_record_free (DocumentRecord *record) {
    if (record == NULL)
        return;
    Value *values[] = {
        &record->type,
        &record->number,
        &record->issuer,
        &record->superior,
        &record->place,
        &record->date,
        &record->title,
        &record->secrecy,
        &record->urgency,
        &record->signature_authority,
        &record->signature_title,
        &record->signature_signer,
    };
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        value_clear (values[i]);
    g_ptr_array_unref (record->addressees);
    g_ptr_array_unref (record->references);
    g_ptr_array_unref (record->items);
    g_ptr_array_unref (record->recipients);
    g_ptr_array_unref (record->archive);
    g_clear_pointer (&record->span, g_array_unref);
    g_free (record);
}

/* ---- the file ---------------------------------------------------------------------------------------------- */

static void
warning_free (RecordWarning *warning) {
    g_free (warning->code);
    g_free (warning->message);
    g_clear_pointer (&warning->span, g_array_unref);
    g_free (warning);
}

FileRecords *
file_records_new (void) {
    FileRecords *records = g_new0 (FileRecords, 1);
    records->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)document_record_free);
    records->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify)warning_free);
    return records;
}

void
file_records_free (FileRecords *records) {
    if (records == NULL)
        return;
    g_free (records->file);
    g_free (records->sha256);
    g_free (records->format);
    g_free (records->error_code);
    g_free (records->error_message);
    g_ptr_array_unref (records->documents);
    g_ptr_array_unref (records->warnings);
    g_free (records);
}

void
file_records_warn (FileRecords *records, const char *code, SpanList *span, const char *format, ...) {
    RecordWarning *warning = g_new0 (RecordWarning, 1);
    va_list arguments;
    va_start (arguments, format);
    warning->message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    warning->code = g_strdup (code);
    warning->span = span;
    g_ptr_array_add (records->warnings, warning);
}

void
file_records_note (FileRecords *records, Warning warning, SpanList *span, const char *detail) {
    if (detail != NULL)
        file_records_warn (records, warning_code (warning), span, "%s: %s", warning_text (warning), detail);
    else
        file_records_warn (records, warning_code (warning), span, "%s", warning_text (warning));
}

/* ---- the words of the contract ----------------------------------------------------------------------------- */

const char *
document_kind_name (DocumentKind kind) {
    static const char *const names[] = {
        [DOCUMENT_DIRECTIVE] = "directive",
        [DOCUMENT_COPY] = "copy",
        [DOCUMENT_ARTICLE] = "article",
    };
    return names[kind];
}

const char *
reference_relation_name (ReferenceRelation relation) {
    static const char *const names[] = {
        [RELATION_IMPLEMENTS] = "implements",
        [RELATION_BASIS] = "basis",
        [RELATION_MENTIONS] = "mentions",
    };
    return names[relation];
}

const char *
recipient_purpose_name (RecipientPurpose purpose) {
    static const char *const names[] = {
        [PURPOSE_NONE] = NULL,
        [PURPOSE_REPORT] = "report",
        [PURPOSE_ACTION] = "action",
        [PURPOSE_COORDINATION] = "coordination",
        [PURPOSE_INFORMATION] = "information",
    };
    return names[purpose];
}

const char *
item_kind_name (ItemKind kind) {
    static const char *const names[] = { [ITEM_TASK] = "task", [ITEM_TARGET] = "target" };
    return names[kind];
}

const char *
item_order_name (ItemOrder order) {
    static const char *const names[] = {
        [ORDER_NONE] = NULL,
        [ORDER_ORDER] = "order",
        [ORDER_REQUEST] = "request",
    };
    return names[order];
}

const char *
deadline_kind_name (DeadlineKind kind) {
    static const char *const names[] = {
        [DEADLINE_DATE] = "date",           [DEADLINE_PERIOD] = "period",
        [DEADLINE_RECURRING] = "recurring", [DEADLINE_CONTINUOUS] = "continuous",
        [DEADLINE_RELATIVE] = "relative",   [DEADLINE_CONDITIONAL] = "conditional",
    };
    return names[kind];
}

const char *
deadline_relation_name (DeadlineRelation relation) {
    static const char *const names[] = {
        [DEADLINE_BEFORE] = "before", [DEADLINE_BY] = "by",       [DEADLINE_WITHIN] = "within",  [DEADLINE_ON] = "on",
        [DEADLINE_FROM] = "from",     [DEADLINE_AFTER] = "after", [DEADLINE_NO_RELATION] = NULL,
    };
    return names[relation];
}

const char *
deadline_base_name (DeadlineBase base) {
    static const char *const names[] = {
        [BASE_NONE] = NULL,         [BASE_ISSUE] = "issue", [BASE_SIGN] = "sign",
        [BASE_RECEIPT] = "receipt", [BASE_EVENT] = "event",
    };
    return names[base];
}
