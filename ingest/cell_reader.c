/* cell_reader.c - see cell_reader.h. */
#include "ingest/cell_reader.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/layout_page.h"
#include "ingest/table_names.h"

#define CELL_BYTES 120 /* of a cell that are looked at */

guint
cell_reader_line (const CellReader *reader, guint cell) {
    return cell < reader->cells->len ? g_array_index (reader->cells, guint, cell) : CELL_NO_LINE;
}

gboolean
cell_reader_is_text (const CellReader *reader, guint i) {
    if (i >= reader->lines->lines->len || g_array_index (reader->zones, ColumnLine, i).zone > 0)
        return FALSE;
    /* a row's number alone on its line looks like a page's, and with the same title below it like what each page repeats */
    return cell_reader_line_at (reader, i)->kind != LINE_TABLE
           && cell_reader_line_at (reader, i)->kind != LINE_TABLE_RULE && cell_reader_line_at (reader, i)->heading == 0
           && !cell_reader_line_at (reader, i)->page_break;
}

gboolean
cell_reader_matches (const CellReader *reader, guint cell, const char *expression) {
    guint line = cell_reader_line (reader, cell);
    if (line == CELL_NO_LINE)
        return FALSE;
    g_autofree char *plain
        = text_unaccent (line_peek (reader->lines, cell_reader_line_at (reader, line)),
                         (gssize)MIN (span_length (cell_reader_line_at (reader, line)->text), CELL_BYTES));
    return pattern_matches (expression, plain);
}

/* What stands in a column of times. */
gboolean
cell_reader_is_time (const CellReader *reader, guint cell) {
    return cell_reader_matches (
        reader, cell,
        "(?:^|\\W)(?:quy (?:[ivx]{1,3}|\\d)|thang \\d|nam 20\\d|(?:ca|trong|moi|cuoi|dau|giua|het) (?:nam|thang|quy|tuan)|ngay|tuan|"
        "truoc|sau (?:khi|ngay|hoi)|thuong xuyen|lien tuc|hang (?:nam|thang|quy|tuan|ngay)|dinh ky|giai doan|theo (?:huong|ke|chi|"
        "yeu|tien|thong|quy|lo)|khi|cham nhat|[tq] ?\\d{1,2}|20\\d\\d|\\d{1,2} ?[/-] ?\\d{1,2})(?:\\W|\\d|$)");
}

/* Line @i is this letter and nothing else. */
static gboolean
says (const CellReader *reader, guint i, char letter) {
    const Line *line = cell_reader_line_at (reader, i);
    return span_length (line->text) == 1 && line_peek (reader->lines, line)[0] == letter;
}

gboolean
cell_reader_is_label (const CellReader *reader, guint cell) {
    guint line = cell_reader_line (reader, cell);
    return line != CELL_NO_LINE && table_names_is_label (reader->lines, cell_reader_line_at (reader, line)->text)
           && !(reader->x_marks > 1 && says (reader, line, 'X')) && !(reader->c_marks > 1 && says (reader, line, 'C'));
}

/* The cells from the header's line @first on, to the end of the text that could be a table. */
void
cell_reader_read (CellReader *reader, guint first, guint most) {
    guint between = cell_reader_is_text (reader, first + 1) ? cell_reader_line_at (reader, first + 1)->blank_before : 0;

    reader->cells = g_array_new (FALSE, FALSE, sizeof (guint));
    reader->titles = FALSE;
    reader->x_marks = reader->c_marks = 0;
    for (guint i = first; cell_reader_is_text (reader, i) && reader->cells->len < most; i++) {
        guint blank = cell_reader_line_at (reader, i)->blank_before, none = CELL_NO_LINE;
        blank = i == first || blank < between ? 0 : (blank - between) / (between + 1);
        if (blank > 2 * LAYOUT_COLUMNS_MAX)
            break;
        for (guint k = 0; k < blank; k++)
            g_array_append_val (reader->cells, none);
        g_array_append_val (reader->cells, i);
        reader->x_marks += says (reader, i, 'X');
        reader->c_marks += says (reader, i, 'C');
    }
}

guint
cell_reader_first_line (const CellReader *reader, guint cell, guint end) {
    while (cell < end && cell_reader_line (reader, cell) == CELL_NO_LINE)
        cell++;
    return cell_reader_line (reader, cell);
}

void
cell_reader_add (const CellReader *reader, LayoutRow *row, guint column, guint cell) {
    guint line = cell_reader_line (reader, cell);
    if (line != CELL_NO_LINE && column < row->cells->len)
        g_array_append_val ((GArray *)g_ptr_array_index (row->cells, column), cell_reader_line_at (reader, line)->text);
}
