/* sheet_private.h - what the readers of tables share. */
#pragma once

#include "track/sheet.h"

Sheet *sheet_new (const char *format);
/** sheet_add_row: (transfer none): a new row at the end. */
SheetRow *sheet_add_row (Sheet *sheet, guint number);
/** sheet_put: (transfer none): the cell at @column of @row, made where it is not there. */
SheetCell *sheet_put (SheetRow *row, guint column);
/** sheet_drop_empty: takes rows without any cell out. */
void sheet_drop_empty (Sheet *sheet);

Sheet *sheet_read_csv (const char *data, gsize size, const char *name, GError **error);
Sheet *sheet_read_xlsx (const char *data, gsize size, const char *name, const char *wanted, GError **error);
