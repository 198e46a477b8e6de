/* query.h - asking the register.
 * Lives here:  documents, items with their state at a moment, totals, finding what PLAN and ITEM mean.
 * Called by:   cli/, track/report_data.c.
 * Not here:    the rules (state.h), changing anything (events.h, load.h).
 * Everything entered after moment->as_known_on is left out, documents too. What was loaded after `as_of` is not: a document is
 * visible at any `as_of`. */
#pragma once

#include "track/body_group.h"
#include "track/register.h"
#include "track/state.h"

/* ---- documents ---- */

typedef struct {
    gint64 id;
    gint64 file;
    char *file_name;
    guint position; /* in its file, from 0 */
    gint64 within;  /* document that encloses it, 0 none */
    gint64 copy_of; /* the document it is another copy of, 0 none; a copy has no items of its own */
    DocumentKind kind;
    char *type, *number, *issuer, *superior, *place, *date, *title; /* each NULL where none; date as ISO 8601 */
    char *secrecy, *urgency, *signature_authority, *signature_title, *signature_signer;
    PartialDate date_value;           /* PARTIAL_DATE_NONE where none */
    PartialDate counts_from;          /* occurrences are counted from it */
    const char *counts_from_reason;   /* static: `date`, `text`, `loaded` */
    char *span, *spans, *confidences; /* JSON as in records.md; NULL where none */
    double confidence;
    char *loaded_at; /* ISO 8601 with +07:00 */
    char *loaded_by;
    guint items; /* tasks; from query_documents() those that are there, see query_count_items() */
    guint targets;
    guint warnings;
} QueryDocument;

void query_document_free (QueryDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryDocument, query_document_free)

/** query_issuer_words: (transfer full): who issued it, for people: `VĂN PHÒNG (TỈNH ỦY LÀO CAI)` with the body above that the letterhead names;
 *   `-` where nobody is named. */
char *query_issuer_words (const QueryDocument *document);

/** query_documents: (transfer full): GPtrArray of QueryDocument*, by id; only directives with items unless @all. */
GPtrArray *query_documents (Register *reg, gboolean all, const StateMoment *moment, GError **error);
/** query_document: (transfer full): one; NULL and DONDOC_ERROR_NOT_FOUND. */
QueryDocument *query_document (Register *reg, gint64 id, const StateMoment *moment, GError **error);

/* An entry of a list field of a document. */
typedef struct {
    char *text;                    /* the addressee, recipient, archive part, or number of a cited document */
    char *purpose;                 /* of a recipient; relation of a citation; NULL */
    char *date;                    /* of a citation, ISO 8601; NULL */
    char *issuer;                  /* of a citation; NULL */
    char *span;                    /* JSON list of [start, end]; NULL where a clerk entered it */
    char *date_span, *issuer_span; /* of a citation; NULL where not printed */
    double confidence;
    gint64 document; /* of a citation: the document in the register that it names, 0 where it is not there */
} QueryEntry;
typedef enum { ENTRIES_ADDRESSEES, ENTRIES_RECIPIENTS, ENTRIES_ARCHIVE, ENTRIES_CITATIONS, ENTRIES_LAST } QueryEntries;

/** query_entry_list_new: (transfer full): an empty list of QueryEntry*, which it owns. */
GPtrArray *query_entry_list_new (void);

/** query_entries: (transfer full): GPtrArray of QueryEntry* of @document, in printed order, as corrected; @moment (nullable): as it was known
 *   then. */
GPtrArray *query_entries (Register *reg, gint64 document, QueryEntries which, const StateMoment *moment,
                          GError **error);

/* A warning that the reader or the extraction gave. */
typedef struct {
    char *code, *message;
    char *span;      /* JSON or NULL */
    gint64 document; /* 0 where it concerns the whole file */
} QueryWarning;
/** query_warnings: (transfer full): GPtrArray of QueryWarning* of the file of @document, those of other documents left out. */
GPtrArray *query_warnings (Register *reg, gint64 document, GError **error);

/* ---- items ---- */

typedef enum {
    ASSIGNED_BY_ITEM,    /* the item names the lead */
    ASSIGNED_BY_ADDRESS, /* it names none; the letter's addressees stand for it */
    ASSIGNED_UNKNOWN,    /* nobody knows: `bodies` is empty */
} QueryAssignment;

typedef struct {
    char *name;   /* as printed */
    char *folded; /* text_fold() of it: the key by which bodies are grouped */
    char *span;   /* JSON */
    double confidence;
} QueryBody;

/** query_count_items: tasks and targets of @document that are there at the moment. FALSE on error. */
gboolean query_count_items (Register *reg, gint64 document, const StateMoment *moment, guint *ret_tasks,
                            guint *ret_targets, GError **error);

/* What a clerk corrected. */
typedef struct {
    char *field;     /* as in changes.h */
    char *extracted; /* JSON: the value that was extracted */
} QueryCorrection;

typedef struct {
    gint64 id;
    const QueryDocument *document; /* (transfer none); its numbers of items, targets and warnings are 0 */
    guint position;
    char *path, *label, *section, *text, *deliverable; /* label, section, deliverable NULL where none */
    ItemKind kind;
    ItemOrder order;
    double confidence;
    char *span, *spans, *confidences; /* JSON as in records.md; NULL where none */
    GPtrArray *leads;                 /* of QueryBody*, as printed in the item */
    GPtrArray *coordinators;          /* of QueryBody* */
    GPtrArray *bodies; /* of QueryBody*, who answers for it: the leads, else the addressees; each once; may be empty */
    GArray *body_states; /* of ItemState, one for each of `bodies` */
    QueryAssignment assignment;
    char *officer;           /* who follows it up, NULL where nobody was named */
    char *field;             /* field of work, NULL where none was named */
    gboolean by_hand;        /* it was entered, not extracted */
    gboolean consent;        /* no answer by its date means consent */
    PartialDate counts_from; /* the document's, or as corrected */
    GPtrArray
        *deadlines; /* of Deadline*, as extracted or corrected; their `span` members are NULL, see deadline_spans */
    GPtrArray *deadline_spans; /* of char*, JSON, parallel to deadlines */
    GPtrArray *corrections;    /* of QueryCorrection*, each field once; NULL where nothing was corrected */
    GPtrArray *
        events; /* of const Event*: all of the item and of its document, seen at the moment or not, in the order of entry */
    GPtrArray *own_events; /* of Event*: those of the item itself; they belong to it */
    ItemState state;
} QueryItem;

/** query_item_least: the least of the confidences with which the item and its parts were extracted; @ret_field (nullable): the part's name
 *   in records.md, static, NULL for the item as a whole. What a clerk entered is 1. */
double query_item_least (const QueryItem *item, const char **ret_field);

/** query_body_new: (transfer full): a body by its name. */
QueryBody *query_body_new (const char *name);
void query_body_free (gpointer body); /* a GDestroyNotify */

/** query_item_facts: what state_of_item() wants. @bodies: room for item->bodies->len names, lent by the facts as by the item. */
ItemFacts query_item_facts (const QueryItem *item, const char **bodies);

/* What to list. Zero means no condition. */
typedef struct {
    const gint64 *documents; /* their items only */
    gsize n_documents;
    const gint64 *ids; /* these items only */
    gsize n_ids;
    gboolean by_id; /* no walk: the items are those that query_items_seek() names */
    const char
        *body; /* who answers for it or coordinates contains this, folded comparison, with or without diacritics */
    gboolean lead_only; /* `body` only among those who answer for it */
    /* Where one of these four is given, what stands in one of the ways they name. */
    guint statuses;   /* bits 1 << ItemStatus */
    guint timeliness; /* bits 1 << Timeliness */
    gboolean due_soon;
    gboolean started;                  /* open, and in progress */
    gboolean lead_missing;             /* the item names no lead */
    const char *officer;               /* followed up by somebody whose name contains this; compared as `body` */
    const char *field;                 /* field of work contains this; compared as `body` */
    gboolean unconfirmed;              /* nobody confirmed what was extracted */
    gboolean by_confidence;            /* in this order: what was extracted with least confidence first */
    gboolean gone;                     /* list what was dropped, joined, split or withdrawn, and nothing else */
    gboolean evidence_missing;         /* done without evidence */
    PartialDate due_from, due_until;   /* day in force within, both included */
    PartialDate done_from, done_until; /* done within, both included */
    double confidence_below;           /* the least of its confidences; 0 means any */
    gboolean targets;                  /* list targets too */
    gboolean articles;                 /* list items of articles too */
} QueryFilter;

typedef struct QueryItems QueryItems;

/**
 * query_items_new:
 * Starts a walk over the items, by document and place. One read transaction of the caller around it (register_begin()) gives
 * one state of the file; memory does not grow with the number of items.
 */
QueryItems *query_items_new (Register *reg, const QueryFilter *filter, const StateMoment *moment, GError **error);
void query_items_free (QueryItems *items);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryItems, query_items_free)

/** query_items_next: (transfer none): the next item, good until the next call; NULL at the end, or with @error set. */
const QueryItem *query_items_next (QueryItems *items, GError **error);
/** query_items_seek: (transfer none): the item, of a walk with QueryFilter.by_id, also where it is gone; good until the next call. NULL where
 *   the other conditions leave it out or there is none, or with @error set. For whoever needs many, in an order of his own. */
const QueryItem *query_items_seek (QueryItems *items, gint64 id, GError **error);
/** query_items_steal: (transfer full): the item that query_items_next() just lent; its document stays the walk's, so free it
 *   before the walk. */
QueryItem *query_items_steal (QueryItems *items);
void query_item_free (QueryItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryItem, query_item_free)

/**
 * query_one_item:
 * @ret_walk: (out): what the item belongs to
 * Returns: (transfer none): the item, of whatever kind, also where it is gone; good as long as *@ret_walk. NULL and
 *   DONDOC_ERROR_NOT_FOUND or the register's error.
 */
const QueryItem *query_one_item (Register *reg, gint64 id, const StateMoment *moment, QueryItems **ret_walk,
                                 GError **error);

/* ---- totals by body: what is counted are assignments (item and body) ---- */

typedef struct {
    char *name; /* as body_group_show() has it; NULL for the row of items whose body is unknown */
    char *key;  /* of its BodyGroup; NULL for that row */
    Totals totals;
} BodyTotals;
void body_totals_free (gpointer totals); /* a GDestroyNotify */
/** body_totals_compare: for qsort() of pointers: most overdue first, then most in all, then by name; the unknown last. */
int body_totals_compare (const void *one, const void *other);

typedef struct BodyTable BodyTable;
/** body_table_new: @groups (transfer none) must live as long as the table. */
BodyTable *body_table_new (BodyGroups *groups);
void body_table_free (BodyTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BodyTable, body_table_free)
/** body_table_add: counts the item once for each of its bodies, by that body's own state, or in the row of the unknown. */
void body_table_add (BodyTable *table, const QueryItem *item);
/** body_table_rows: (transfer none): GPtrArray of BodyTotals*, most overdue first, then most in all, then by name; the unknown
 *   last. Good until the next body_table_add(). */
const GPtrArray *body_table_rows (BodyTable *table);
/** body_table_items: the totals of items; body_table_assignments: those of all rows together. */
const Totals *body_table_items (const BodyTable *table);
const Totals *body_table_assignments (const BodyTable *table);

/* ---- what PLAN and ITEM mean ---- */

/**
 * query_find_documents:
 * @name: a document id, or a number (`52-KH/TU`); compared folded, inner spaces left out
 * Returns: (transfer full): GArray of gint64, by id, copies left out; NULL and DONDOC_ERROR_NOT_FOUND where nothing fits.
 */
GArray *query_find_documents (Register *reg, const char *name, const StateMoment *moment, GError **error);
/** query_find_document: exactly one; DONDOC_ERROR_USAGE with the list of candidates where @name fits several. 0 on error. */
gint64 query_find_document (Register *reg, const char *name, const StateMoment *moment, GError **error);
/** query_find_item: @name is an item id or `PLAN:PATH`; as query_find_document(). */
gint64 query_find_item (Register *reg, const char *name, const StateMoment *moment, GError **error);

/* ---- history ---- */

/** query_document_events: (transfer full): GPtrArray of Event* in the order of entry: of @document, not of its items. Events after
 *   moment->as_of or as_known_on are left out. */
GPtrArray *query_document_events (Register *reg, gint64 document, const StateMoment *moment, GError **error);

typedef enum {
    QUERY_EVENTS_ALL,
    QUERY_EVENTS_ITEM,     /* of an item, and of its document as a whole */
    QUERY_EVENTS_DOCUMENT, /* of a document and all its items */
} QueryEventsOf;

typedef struct QueryEvents QueryEvents; /* a walk over events, in the order of entry */

/**
 * query_events_new:
 * @id: the item or document that @of means
 * @last: only the latest so many, 0: all
 * Events after moment->as_of or as_known_on are left out.
 * Returns: (transfer full): for query_events_next(); NULL and the register's error.
 */
QueryEvents *query_events_new (Register *reg, QueryEventsOf of, gint64 id, guint last, const StateMoment *moment,
                               GError **error);
/** query_events_next: (transfer none): until the next call; NULL at the end, or on an error, which is set. */
const Event *query_events_next (QueryEvents *walk, GError **error);
void query_events_free (QueryEvents *walk); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryEvents, query_events_free)

/** query_item_subject: (transfer full): an item by its document and path as they hold now: `31/KH-UBND:I.1`; the document's id where it has no
 *   number; empty where there is no such item, and on an error. */
char *query_item_subject (Register *reg, gint64 id, GError **error);
/** query_event_subject: (transfer full): what the event is about: `31/KH-UBND:I.1`, `31/KH-UBND`; the id where there is no number. */
char *query_event_subject (Register *reg, const Event *event, GError **error);

/**
 * query_quote:
 * Returns: (transfer full): the text that a JSON span of @file points at, pieces joined by one space; NULL where @span is NULL.
 */
char *query_quote (Register *reg, gint64 file, const char *span, GError **error);
