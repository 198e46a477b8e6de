/* import_table.h - a follow-up table from a spreadsheet into the register.
 * Lives here:  finding the header, what each column is, the rows as items and events, what is wrong with them, writing all or nothing.
 * Called by:   cli/cmd_import.c.
 * Not here:    the cells (sheet.h), the words of headers and states (extract/lexicon/follow-up.conf), whole registers (dump.h).
 *
 * The rules
 *  1. The header is the row of the first IMPORT_HEADER_ROWS that names the most columns, the task among them; its order does not matter,
 *     what stands above it is a title. A second row of finer names below it belongs to it.
 *  2. A row with a task is an item. A row that says one thing only (merged, numbered I or A, or without a number where tasks have one) is a
 *     section; one that sums up is passed over.
 *  3. A blank document number takes that of the row above; rows of one number make one document.
 *  4. Where the register has that document, the row is matched with one of its items (path, else text); only its state is taken over.
 *     A row that fits none is an error. Of an item that recurs `done` answers one occurrence: the one that is its deadline, else the
 *     earliest open one. Of what is done already only further evidence is taken over; where the two contradict the register stands, and
 *     a remark tells. A row that names some of its leads tells of their part alone.
 *  5. Where it has not, document and items are made, each field with its place in the table's text. Rows alike but for a running number
 *     are one.
 *  6. A file that is there already is read again all the same: another of its sheets, or what was taken back, may be news. Rows without a
 *     number are then those of its document that has such an item.
 *  7. An error in any row, and nothing is written. Messages name row and column and show no other cell. */
#pragma once

#include "extract/lexicon.h"
#include "track/load.h"
#include "track/sheet.h"
#include "track/state.h"

#define IMPORT_HEADER_ROWS 40
#define IMPORT_SAME_TEXT                                                                                               \
    0.6 /* similar_text_compare() from which a row's text is that of an item without the same path */

typedef enum {
    COLUMN_NONE, /* not known; named in the result */
    COLUMN_ID,
    COLUMN_NUMBER,
    COLUMN_PLAN,
    COLUMN_PLAN_DATE,
    COLUMN_ISSUER,
    COLUMN_PATH,
    COLUMN_SECTION,
    COLUMN_TASK,
    COLUMN_LEAD,
    COLUMN_COORDINATORS,
    COLUMN_DELIVERABLE,
    COLUMN_DEADLINE,
    COLUMN_IN_FORCE,
    COLUMN_STATE,
    COLUMN_DONE,
    COLUMN_EVIDENCE,
    COLUMN_EVIDENCE_DATE,
    COLUMN_NOTE,
    COLUMN_OTHER, /* known, and of no use here: days late, officer */
    COLUMN_COUNT
} ImportColumn;

typedef struct {
    guint row;                 /* as the spreadsheet counts; of its last line */
    guint first_data;          /* index in sheet->rows */
    int columns[COLUMN_COUNT]; /* column of each, -1 where there is none */
    GPtrArray *unknown;        /* of char*: headers that were not understood */
    char *title;               /* what stands above; NULL */
} ImportHeader;

void import_header_free (ImportHeader *header); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImportHeader, import_header_free)

/** import_header_find: (transfer full): NULL and DONDOC_ERROR_INPUT where no row names a task and one thing more. */
ImportHeader *import_header_find (const Sheet *sheet, const Lexicon *lexicon, const char *name, GError **error);
/** import_column_words: (transfer none): what a column is called, in the user's language. */
const char *import_column_words (ImportColumn column);

typedef struct {
    guint documents_new, documents_known;
    guint items_new, items_known;
    guint events;           /* states taken over */
    guint sections, totals; /* rows that are none */
    gboolean already_there; /* the same bytes were imported before, and nothing in them is news */
    GPtrArray *errors;      /* of char*: row and column, what is wrong; where any stands here nothing was written */
    GPtrArray *remarks;     /* of char*: what to look at */
    ImportHeader *header;
    char *sheet; /* name, NULL for CSV */
} ImportResult;

void import_result_free (ImportResult *result); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImportResult, import_result_free)

typedef struct {
    const char *sheet;   /* (nullable): which sheet */
    PartialDate undated; /* the day for what is done without one; PARTIAL_DATE_NONE: that is an error */
    const char *plan;    /* (nullable): the document's number for rows that name none */
    gboolean dry_run;    /* nothing is written */
    const char *by;
} ImportOptions;

/**
 * import_table:
 * @data, @size: the file; @name: what it is called
 * Returns: (transfer full): what was, or would be, done; errors in it where rows are wrong. NULL and an error of sheet_read(),
 *   import_header_find() or the register.
 */
ImportResult *import_table (Register *reg, const Lexicon *lexicon, const char *data, gsize size, const char *name,
                            const ImportOptions *options, GError **error);
