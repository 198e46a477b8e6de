/* records.h - what is found in a file, as plain structs. The JSON form is in records_json.h.
 * Lives here:  the structs, their life, small helpers.
 * Called by:   extract/ fills them, track/ stores them, cli/ prints them.
 * Source:      records.md of the house ("The records"); names of fields are the same. */
#pragma once

#include "base/date.h"
#include "base/span.h"
#include "base/warning.h"

/* A plain field with its place and how sure we are. `text` is NULL where nothing is printed. */
typedef struct {
    char *text;
    SpanList *span;    /* NULL where text is NULL */
    double confidence; /* 0 to 1 */
} Value;

typedef enum { DOCUMENT_DIRECTIVE, DOCUMENT_COPY, DOCUMENT_ARTICLE } DocumentKind;
typedef enum { RELATION_IMPLEMENTS, RELATION_BASIS, RELATION_MENTIONS } ReferenceRelation;
typedef enum {
    PURPOSE_NONE,
    PURPOSE_REPORT,
    PURPOSE_ACTION,
    PURPOSE_COORDINATION,
    PURPOSE_INFORMATION
} RecipientPurpose;
typedef enum { ITEM_TASK, ITEM_TARGET } ItemKind;
typedef enum { ORDER_NONE, ORDER_ORDER, ORDER_REQUEST } ItemOrder;
typedef enum {
    DEADLINE_DATE,
    DEADLINE_PERIOD,
    DEADLINE_RECURRING,
    DEADLINE_CONTINUOUS,
    DEADLINE_RELATIVE,
    DEADLINE_CONDITIONAL
} DeadlineKind;
typedef enum {
    DEADLINE_BEFORE,
    DEADLINE_BY,
    DEADLINE_WITHIN,
    DEADLINE_ON,
    DEADLINE_FROM,
    DEADLINE_AFTER,
    DEADLINE_NO_RELATION
} DeadlineRelation;
typedef enum { BASE_NONE, BASE_ISSUE, BASE_SIGN, BASE_RECEIPT, BASE_EVENT } DeadlineBase;

typedef struct {
    DeadlineKind kind;
    char *text; /* as printed */
    DeadlineRelation relation;
    PartialDate due; /* PARTIAL_DATE_NONE where none */
    char *rrule;     /* RFC 5545, NULL where none */
    char *condition; /* NULL where none */
    DeadlineBase base;
    SpanList *span;
    double confidence;
} Deadline;

typedef struct {
    char *path;
    Value label;
    Value section;
    ItemKind kind;
    Value text;
    GPtrArray *lead;         /* of Value* */
    GPtrArray *coordinators; /* of Value* */
    Value deliverable;
    GPtrArray *deadlines; /* of Deadline* */
    ItemOrder order;
    SpanList *span; /* the whole item with its field lines */
    double confidence;
} Item;

typedef struct {
    char *number;
    PartialDate date;
    char *issuer; /* NULL where not printed */
    ReferenceRelation relation;
    SpanList *span;                    /* of the number */
    SpanList *date_span, *issuer_span; /* NULL where not printed */
    double confidence;
} Reference;

typedef struct {
    char *name;
    RecipientPurpose purpose;
    SpanList *span;
    double confidence;
} Recipient;

typedef struct {
    char *code;     /* warning_code() */
    char *message;  /* in the user's language */
    SpanList *span; /* NULL where it has no place */
} RecordWarning;

typedef struct {
    DocumentKind kind;
    Value type; /* the official abbreviation: KH, CV, … */
    Value number;
    Value issuer;
    Value superior;
    Value place;
    Value date; /* text is the ISO 8601 form; `date_value` the same as a value */
    PartialDate date_value;
    Value title;
    GPtrArray *addressees; /* of Value* */
    GPtrArray *references; /* of Reference* */
    GPtrArray *items;      /* of Item* */
    GPtrArray *recipients; /* of Recipient* */
    GPtrArray *archive;    /* of Value* */
    int within;            /* position of the enclosing document, -1 where none */
    Value secrecy;
    Value urgency;
    Value signature_authority;
    Value signature_title;
    Value signature_signer;
    SpanList *span; /* the whole document */
    double confidence;
} DocumentRecord;

typedef struct {
    char *file;
    char *sha256;
    char *format;
    GPtrArray *documents; /* of DocumentRecord* */
    GPtrArray *warnings;  /* of RecordWarning* */
    char *error_code;     /* only where the file could not be read; then documents is empty */
    char *error_message;
} FileRecords;

/** value_set: fills @value from @span of @text: collapses white space (span_list_join), takes ownership of @span. */
void value_set (Value *value, const char *text, SpanList *span, double confidence);
/** value_set_text: fills @value with a text worked out from @span; copies @content, takes ownership of @span. */
void value_set_text (Value *value, const char *content, SpanList *span, double confidence);
Value *value_new (const char *text, SpanList *span, double confidence); /* heap value_set() */
Value *value_dup (const Value *value);
void value_clear (Value *value);
void value_free (Value *value);

Deadline *deadline_new (void);
Deadline *deadline_dup (const Deadline *deadline);
void deadline_free (Deadline *deadline);
Item *item_new (void);
void item_free (Item *item);
Reference *reference_new (void);
void reference_free (Reference *reference);
Recipient *recipient_new (void);
void recipient_free (Recipient *recipient);
DocumentRecord *document_record_new (void);
void document_record_free (DocumentRecord *record);
FileRecords *file_records_new (void);
void file_records_free (FileRecords *records); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FileRecords, file_records_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocumentRecord, document_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Item, item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deadline, deadline_free)

/** file_records_warn: appends a warning; takes ownership of @span (nullable). @code is copied. */
void file_records_warn (FileRecords *records, const char *code, SpanList *span, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/** file_records_note: appends a warning of the table: its text, followed by @detail (nullable), what it was seen in. */
void file_records_note (FileRecords *records, Warning warning, SpanList *span, const char *detail);

/* The words of the contract for each code, as they stand in JSON and in the register; NULL for the "none" codes. */
const char *document_kind_name (DocumentKind kind);
const char *reference_relation_name (ReferenceRelation relation);
const char *recipient_purpose_name (RecipientPurpose purpose);
const char *item_kind_name (ItemKind kind);
const char *item_order_name (ItemOrder order);
const char *deadline_kind_name (DeadlineKind kind);
const char *deadline_relation_name (DeadlineRelation relation);
const char *deadline_base_name (DeadlineBase base);
