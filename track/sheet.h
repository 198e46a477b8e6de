/* sheet.h - a table from elsewhere as rows of cells: XLSX and CSV.
 * Lives here:  the cells with their types, merged cells, encodings and separators of CSV.
 * Called by:   import_table.c.
 * Not here:    what the columns mean (import_table.h), writing (export_table.h).
 * Source:      ECMA-376 part 1, chapter 18 (SpreadsheetML); RFC 4180.
 * A formula is never evaluated: the value that the spreadsheet kept with it counts, and a text that begins with `=` is that text. */
#pragma once

#include "base/date.h"

typedef enum { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_DATE } SheetCellKind;

typedef struct {
    SheetCellKind kind;
    char *text;       /* as a reader sees it: of numbers and dates too; NULL for an empty one */
    PartialDate date; /* CELL_DATE */
    gboolean merged;  /* it takes its value from the first cell of a merged range */
    gboolean unkept;  /* CELL_EMPTY: a formula with which no value was kept */
} SheetCell;

typedef struct {
    guint number;     /* as the spreadsheet or editor counts, from 1; for a record over several lines its first */
    GPtrArray *cells; /* of SheetCell*; NULL: empty */
} SheetRow;

typedef struct {
    char *format;     /* static: `xlsx` or `csv` */
    char *name;       /* of the sheet that was read; NULL for CSV */
    GPtrArray *rows;  /* of SheetRow*, without empty ones; a formula without a value is something */
    GPtrArray *other; /* of char*: names of further sheets that hold something and were not read */
} Sheet;

void sheet_free (Sheet *sheet); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

#define SHEET_ROWS_MAX    1048576 /* ECMA-376 */
#define SHEET_COLUMNS_MAX 16384
#define SHEET_CELLS_MAX   20000000
#define SHEET_BYTES_MAX   ((gsize)512 << 20) /* unpacked, of one part */

/**
 * sheet_read:
 * @name: of the file, for messages
 * @wanted: (nullable): name of the sheet; NULL: the first visible one with a row
 * Told apart by content. CSV: UTF-8, UTF-16, else the Vietnamese encoding that its words tell; comma, semicolon or tab, whichever
 * parts the lines evenly.
 * Returns: (transfer full): NULL and
 *   DONDOC_ERROR_INPUT  neither, or broken; names part and place
 *   DONDOC_ERROR_LIMIT  beyond a bound
 *   DONDOC_ERROR_NOT_FOUND  there is no sheet @wanted
 */
Sheet *sheet_read (const char *data, gsize size, const char *name, const char *wanted, GError **error);

/** sheet_column_name: (transfer full): `A`, `AB`: what spreadsheets call the column, from 0. */
char *sheet_column_name (guint column);
