/* rows.c - see tables.h: columns, who owns rows and cells, rows that are divided between pages. */
#include "render/tables.h"

#define REPEATED_MAX 0.5 /* of the page: a header or footer higher than that is not repeated */
#define NOTE_TRIES   4

/* ---- what is owned by whom: a row's frame lives as long as the table's items, a cell as long as its last row ---- */

void
table_free (Table *table) {
    if (table == NULL)
        return;
    g_ptr_array_unref (table->header);
    g_ptr_array_unref (table->footer);
    g_free (table->edges);
    g_free (table->columns);
    g_free (table);
}

double
table_repeated_height (const Table *table, double whole) {
    if (table->style->own.omit_header_at_break || table->header_height > whole * REPEATED_MAX)
        return 0;
    return table->header_height;
}

double
table_repeated_footer (const Table *table, double whole) {
    if (table->style->own.omit_footer_at_break || table->footer_height > whole * REPEATED_MAX)
        return 0;
    return table->footer_height;
}

Row *
row_ref (Row *row) {
    row->references++;
    return row;
}

static void
cell_clear (Cell *cell) {
    cursor_clear (&cell->cursor);
    stack_free (cell->stack);
}

void
row_unref (Row *row) {
    if (--row->references > 0)
        return;
    const Cell *before = NULL;
    for (guint column = 0; column < row->table_columns; column++) {
        const Cell *cell = row->grid[column];
        if (cell != NULL && cell != before && cell->owner != row)
            row_unref (cell->owner);
        before = cell;
    }
    for (guint i = 0; i < row->n_cells; i++)
        cell_clear (&row->cells[i]);
    g_free (row->cells);
    g_free (row->grid);
    g_free (row);
}

/* ---- rows taller than a page ---- */

gboolean
row_is_begun (const Row *row) {
    return row->begun;
}

double
row_notes (const Row *row) {
    double notes = 0;
    for (guint i = 0; i < row->n_cells; i++)
        notes += row->cells[i].stack->notes;
    return notes;
}

static RowPart *
divide_at (Row *row, double room, double whole, gboolean force) {
    RowPart *part = g_new0 (RowPart, 1);
    part->n_cells = row->n_cells;
    part->placements = g_new0 (Placement, MAX (row->n_cells, 1));
    part->is_last = TRUE;
    for (guint i = 0; i < row->n_cells; i++) {
        Cell *cell = &row->cells[i];
        double insets = cell->inset[SIDE_BEFORE] + cell->inset[SIDE_AFTER];
        stack_place (cell->stack, &cell->cursor, room - insets, whole - insets, &part->placements[i]);
        double height = part->placements[i].height + insets;
        if (height > room && !force) {
            row_part_free (part);
            return NULL;
        }
        part->is_last &= part->placements[i].is_end;
        part->height = MAX (part->height, height);
        part->notes += part->placements[i].notes;
    }
    if (!part->is_last)
        part->height = MAX (part->height, room);
    return part;
}

/* The more of the row stands here, the more of its footnotes must: tried with less room until both fit. */
RowPart *
row_divide (Row *row, double room, double separator, gboolean has_notes, double whole, gboolean force) {
    double reserved = 0;
    RowPart *part = NULL;
    for (int i = 0; i < NOTE_TRIES; i++) {
        row_part_free (part);
        part = divide_at (row, room - reserved, whole, force);
        if (part == NULL || part->notes == 0)
            break;
        double notes = part->notes + (has_notes ? 0 : separator);
        if (notes <= reserved)
            break;
        reserved = notes;
    }
    return part;
}

double
row_part_notes (const RowPart *part) {
    return part->notes;
}

double
row_part_height (const RowPart *part) {
    return part->height;
}

gboolean
row_part_is_last (const RowPart *part) {
    return part->is_last;
}

void
row_part_free (RowPart *part) {
    if (part == NULL)
        return;
    for (guint i = 0; i < part->n_cells; i++)
        placement_clear (&part->placements[i]);
    g_free (part->placements);
    g_free (part);
}

double
row_consume_part (Row *row, const RowPart *part) {
    row->begun = TRUE;
    row->height = 0;
    for (guint i = 0; i < row->n_cells; i++) {
        Cell *cell = &row->cells[i];
        stack_consume (cell->stack, &cell->cursor, &part->placements[i]);
        cell->begun = TRUE;
        cell->content_height = cell->stack->height; /* at most; what is begun is always divided again, never measured */
        row->height = MAX (row->height, cell->inset[SIDE_BEFORE] + cell->content_height + cell->inset[SIDE_AFTER]);
    }
    return row->height;
}
