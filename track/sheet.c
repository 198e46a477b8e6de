/* sheet.c - see sheet.h; the readers are sheet_csv.c and sheet_xlsx.c. */
#include "track/sheet.h"

#include <string.h>

#include "track/sheet_private.h"

static void
cell_free (gpointer data) {
    SheetCell *cell = data;
    if (cell == NULL)
        return;
    g_free (cell->text);
    g_free (cell);
}

static void
row_free (gpointer data) {
    SheetRow *row = data;
    g_ptr_array_unref (row->cells);
    g_free (row);
}

Sheet *
sheet_new (const char *format) {
    Sheet *sheet = g_new0 (Sheet, 1);
    sheet->format = (char *)format;
    sheet->rows = g_ptr_array_new_with_free_func (row_free);
    sheet->other = g_ptr_array_new_with_free_func (g_free);
    return sheet;
}

void
sheet_free (Sheet *sheet) {
    if (sheet == NULL)
        return;
    g_ptr_array_unref (sheet->rows);
    g_ptr_array_unref (sheet->other);
    g_free (sheet->name);
    g_free (sheet);
}

SheetRow *
sheet_add_row (Sheet *sheet, guint number) {
    SheetRow *row = g_new0 (SheetRow, 1);
    row->number = number;
    row->cells = g_ptr_array_new_with_free_func (cell_free);
    g_ptr_array_add (sheet->rows, row);
    return row;
}

SheetCell *
sheet_put (SheetRow *row, guint column) {
    SheetCell *cell;
    if (row->cells->len <= column)
        g_ptr_array_set_size (row->cells, (int)column + 1);
    cell = row->cells->pdata[column];
    if (cell == NULL) {
        cell = g_new0 (SheetCell, 1);
        cell->date = PARTIAL_DATE_NONE;
        row->cells->pdata[column] = cell;
    }
    return cell;
}

void
sheet_drop_empty (Sheet *sheet) {
    guint kept = 0;
    for (guint i = 0; i < sheet->rows->len; i++) {
        SheetRow *row = sheet->rows->pdata[i];
        gboolean any = FALSE;
        for (guint k = 0; k < row->cells->len && !any; k++)
            any = row->cells->pdata[k] != NULL
                  && (((const SheetCell *)row->cells->pdata[k])->kind != CELL_EMPTY
                      || ((const SheetCell *)row->cells->pdata[k])->unkept);
        if (any) {
            sheet->rows->pdata[i] = sheet->rows->pdata[kept];
            sheet->rows->pdata[kept++] = row;
        }
    }
    g_ptr_array_set_size (sheet->rows, (int)kept);
}

Sheet *
sheet_read (const char *data, gsize size, const char *name, const char *wanted, GError **error) {
    if (size >= 4 && memcmp (data, "PK\003\004", 4) == 0)
        return sheet_read_xlsx (data, size, name, wanted, error);
    return sheet_read_csv (data, size, name, error);
}

char *
sheet_column_name (guint column) {
    char name[8];
    gsize at = sizeof name - 1;
    name[at] = '\0';
    for (column++; column > 0 && at > 0; column = (column - 1) / 26)
        name[--at] = (char)('A' + (column - 1) % 26);
    return g_strdup (name + at);
}
