/* query_private.h - what the query*.c files and states.c share. */
#pragma once

#include "track/query.h"
#include "track/sql.h"

/** query_known_on: as_known_on of @moment (nullable), PARTIAL_DATE_NONE for everything. */
PartialDate query_known_on (const StateMoment *moment);

/** query_document_uncounted: as query_document(), but that its numbers of items, targets and warnings stay 0. */
QueryDocument *query_document_uncounted (Register *reg, gint64 id, const StateMoment *moment, GError **error);

/* Columns of an event in the order in which query_read_event() takes them, and the tables they come from. */
#define QUERY_EVENT_COLUMNS                                                                                              \
    "e.item, e.id, e.type, e.document, e.body, e.body_key, e.on_date, e.entered_at, e.entered_by, e.note, e.occurrence," \
    " e.until, e.granted_by, e.number, e.evidence, v.number, v.date, v.issuer, v.level, f.name, e.target, e.cause,"      \
    " e.by_document, e.by_item, e.data"
#define QUERY_EVENT_FROM                                                                                               \
    " FROM events e LEFT JOIN evidence v ON v.id = e.evidence LEFT JOIN evidence_files f ON f.id = v.file"
/** query_read_event: (transfer full): the row's event; NULL for a type that this program does not know. */
Event *query_read_event (sqlite3_stmt *row);
/** query_read_events: (transfer full): GPtrArray of Event*: those of all @rows, bound, which are reset; with @moment (nullable) those that have
 *   happened and are known then. NULL on error. */
GPtrArray *query_read_events (Register *reg, sqlite3_stmt *rows, const StateMoment *moment, GError **error);

/** query_adjust_counts: sets `items` and `targets` of @documents (of QueryDocument*), which count all rows, to those that are there. */
gboolean query_adjust_counts (Register *reg, GPtrArray *documents, const StateMoment *moment, GError **error);

/** query_doubtful_items: (transfer full): ids (gint64) of items that may not be there, or not be of their row's kind: something made them
 *   come, go or change. Few, found by an index. */
GArray *query_doubtful_items (Register *reg, GError **error);

/* ---- the parts of items: query_item_parts.c ---- */

/* Rows of many items by id, or of one. Column 0 is the item's. */
typedef struct {
    sqlite3_stmt *statement; /* takes the first and the last id */
    gint64 id;               /* of the row it stands on, where has_row */
    gint64 sought;           /* the item that was asked for last */
    gboolean has_row, begun;
} Cursor;

/* Reads what belongs to items: most of them in rising order of ids where `in_order`, which goes on from one to the next, else any. */
typedef struct {
    Register *reg;
    StateMoment moment; /* its settings are `settings` */
    StateSettings settings;
    gboolean in_order;
    gboolean light;         /* only what the state needs: no spans, no coordinators, texts empty */
    GHashTable *documents;  /* id -> QueryDocument */
    GHashTable *addressees; /* document id -> GPtrArray of QueryBody */
    GHashTable *events;     /* document id -> GPtrArray of Event: those of the document itself */
    Cursor bodies, deadlines, item_events;
} ItemReader;

/** item_reader_init: FALSE on error; item_reader_clear() in any case. */
gboolean item_reader_init (ItemReader *reader, Register *reg, const StateMoment *moment, gboolean in_order,
                           gboolean light, GError **error);
void item_reader_clear (ItemReader *reader);

/** item_reader_rest: lets go of the rows it stands on; the next item is looked up. */
void item_reader_rest (ItemReader *reader);

/* The columns that item_reader_read_row() takes: of `items i`. */
#define ITEM_COLUMNS                                                                                                   \
    "i.id, i.document, i.position, i.by_hand, i.consent, i.kind, i.confidence, i.path, i.label, i.section, i.text,"    \
    " i.deliverable, i.asked, i.span, i.spans, i.confidences"
#define ITEM_COLUMNS_LIGHT "i.id, i.document, i.position, i.by_hand, i.consent, i.kind, i.confidence"
/** item_reader_read_row: (transfer full): the item of a row; NULL on error. */
QueryItem *item_reader_read_row (ItemReader *reader, sqlite3_stmt *row, GError **error);
/** item_reader_read_parts: bodies, deadlines and events, as they were extracted or entered. FALSE on error. */
gboolean item_reader_read_parts (ItemReader *reader, QueryItem *item, GError **error);
/** item_record_changes: whether something was corrected or assigned, at whatever moment. */
gboolean item_record_changes (const QueryItem *item);
/** item_reader_settle: after item_reader_read_parts(), once: what was corrected and assigned up to @moment, and the state. FALSE on error. */
gboolean item_reader_settle (ItemReader *reader, QueryItem *item, const StateMoment *moment, GError **error);
/** item_reader_judge: the state, on another day than the one for which the item was settled; its record stays. */
void item_reader_judge (QueryItem *item, const StateMoment *moment);
/** item_reader_complete: both: bodies, deadlines, events, what was corrected and assigned, and the state. FALSE on error. */
gboolean item_reader_complete (ItemReader *reader, QueryItem *item, GError **error);
