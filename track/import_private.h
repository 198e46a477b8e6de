/* import_private.h - what the files of the table import share. */
#pragma once

#include "track/events.h"
#include "track/import_table.h"
#include "track/query.h"

/* A row that is an item. */
typedef struct {
    guint row;      /* as the spreadsheet counts */
    guint document; /* index in Import.documents */
    guint position; /* of a new item, in its document */
    gint64 item;    /* known: its id; 0: new */
    gboolean has_event;
    EventType type;   /* only with has_event */
    gboolean is_open; /* it says that the work is not done */
    PartialDate on_date;
    gboolean has_day;    /* a column of the table gives on_date */
    gboolean is_undated; /* the table has no day for it: it is that of the import */
    char *evidence_number;
    PartialDate evidence_date;
    char *note;
    GPtrArray *events; /* known: of Event*, what the row adds to what the register knows */
} ImportRow;

/* A document that rows name. */
typedef struct {
    char *number; /* as first printed; NULL where the table names none */
    char *key;
    gint64 id;              /* in the register; 0: new */
    DocumentRecord *record; /* new: being made; taken over into Import.records */
    GPtrArray *items;       /* known: of QueryItem* */
    QueryItems *walk;       /* that they belong to */
    guint64 *taken;         /* known: parallel to items; of whose part there was a row, as import_named_bodies() */
} ImportDocument;

typedef struct {
    Register *reg;
    const Lexicon *lexicon;
    const Sheet *sheet;
    const ImportOptions *options;
    const ImportHeader *header;
    ImportResult *result;
    FileRecords *records; /* the new documents */
    GString *text;        /* the table's text, into which all spans point; behind what the file has already */
    gsize start;          /* where that begins */
    gint64 file;          /* the register has these bytes: its file; 0 */
    GPtrArray *documents; /* of ImportDocument* */
    GPtrArray *rows;      /* of ImportRow* */
    GHashTable *seen;     /* what rows said, all cells but the running number -> the row's number */
    char *section;
    Span section_span;
    guint document; /* in hand, G_MAXUINT none */
} Import;

/** import_read_rows: fills documents, rows and result. FALSE on an error of the register. */
gboolean import_read_rows (Import *import, GError **error);
/** import_check_cells: whether each column that is understood has a value or none; notes an error of each that should have one: a formula without
 *   it, `#N/A`. */
gboolean import_check_cells (Import *import, const SheetRow *row);
/** import_read_state: what the row says of its state, into @into; adds to the errors what cannot be. @spans: by column. */
void import_read_state (Import *import, const SheetRow *row, ImportRow *into);
/** import_find_item: the item of a known document that the row means; NULL and an error noted where there is none. */
const QueryItem *import_find_item (Import *import, ImportDocument *document, const SheetRow *row);
#define IMPORT_ALL_BODIES G_MAXUINT64
/** import_named_bodies: bits of item->bodies, those that the row names as its lead where these are not all; else IMPORT_ALL_BODIES. */
guint64 import_named_bodies (const Import *import, const SheetRow *row, const QueryItem *item);
/** import_named_occurrence: of an item that recurs: the occurrence that the row names as its deadline; PARTIAL_DATE_NONE where it names none. */
PartialDate import_named_occurrence (const Import *import, const SheetRow *row, const QueryItem *item);
/** import_has_item: whether import_find_item() would find one. */
gboolean import_has_item (const Import *import, const ImportDocument *document, const SheetRow *row);
/** import_compare: what the row adds to what the register knows of its item, into @into->events; remarks where the two contradict. */
void import_compare (Import *import, const SheetRow *row, ImportRow *into, const QueryItem *item);
/** import_make_event: (transfer full): what the row says as an event of @type on @item. */
Event *import_make_event (const Import *import, const ImportRow *row, EventType type, gint64 item);
/** import_check_day: @day as it is, where it is no stand-in for none; else PARTIAL_DATE_NONE and an error noted. */
PartialDate import_check_day (Import *import, const SheetRow *row, ImportColumn column, PartialDate day);
/** import_fail_day: notes that the cell holds no day of the calendar. */
void import_fail_day (Import *import, const SheetRow *row, ImportColumn column);
/** import_find_day: the day that stands in a text; PARTIAL_DATE_NONE where there is none, or no calendar has it. */
PartialDate import_find_day (const char *text);
/** import_is_day: whether the text is a day and nothing else: `31/10/2026`, `2026-10-31`, `ngày 31/10/2026`; @ret_day is PARTIAL_DATE_NONE where
 *   no calendar has it. */
gboolean import_is_day (const char *text, PartialDate *ret_day);
/** import_cell: (transfer none): the cell of a column, NULL where it is empty. */
const SheetCell *import_cell (const Import *import, const SheetRow *row, ImportColumn column);
/** import_fail: notes an error: row, column, @what. */
void import_fail (Import *import, const SheetRow *row, ImportColumn column, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/** import_check_deadlines: whether what the cell gave can be: notes an error of a day that stands for none, or that no calendar has. */
gboolean import_check_deadlines (Import *import, const SheetRow *row, ImportColumn column, const GPtrArray *deadlines);
/** import_read_day: the cell as a day; PARTIAL_DATE_NONE where it is empty, or where it is none and an error was noted. */
PartialDate import_read_day (Import *import, const SheetRow *row, ImportColumn column);
