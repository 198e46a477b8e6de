/* export_table.h - items as a table for spreadsheets: CSV and XLSX.
 * Lives here:  the columns, their titles and how each is taken from an item.
 * Called by:   cli/cmd_export.c.
 * Not here:    the whole register as JSON (dump.h), reading such tables (import_table.h).
 * Source:      RFC 4180; ECMA-376 by way of libxlsxwriter. */
#pragma once

#include <stdio.h>

#include "track/query.h"

typedef struct {
    char separator; /* ',' as RFC 4180 has it; ';' or tab for a spreadsheet that wants it */
    gboolean bom;   /* a byte order mark, by which Excel knows UTF-8 */
} ExportCsv;

/**
 * export_csv:
 * One line for each item, CRLF at its end, days as ISO 8601. A text that a spreadsheet would take for a formula (=, +, -, @ at
 * its beginning) gets an apostrophe before it, as spreadsheets write it themselves; import takes it off.
 * @ret_rows: (out): items written
 */
gboolean export_csv (QueryItems *items, const ExportCsv *form, FILE *out, guint *ret_rows, GError **error);

/**
 * export_xlsx:
 * One sheet: a header that stays in view, with filters; days as days, numbers as numbers, texts never as formulas.
 * Returns: (transfer full): the file's bytes, or NULL and DONDOC_ERROR_LIMIT beyond the rows that a sheet has, or the register's
 *   error.
 */
GBytes *export_xlsx (QueryItems *items, guint *ret_rows, GError **error);
#define EXPORT_XLSX_ROWS_MAX 1048575 /* ECMA-376: rows of a sheet, the header left out */
