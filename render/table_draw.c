/* table_draw.c - see table_draw.h. */
#include "render/table_draw.h"

#include <string.h>

#define SLACK 0.05 /* pt */

/* A row as it stands on this page. */
typedef struct {
    Row *row;
    const RowPart *part; /* (nullable) */
    double y, height;
    gboolean is_repeated; /* of the header or footer */
} DrawnRow;

typedef struct {
    Drawing *drawing;
    const Table *table;
    GArray *rows; /* DrawnRow */
    guint end;    /* of the body's rows; then come the footer's */
    double x;
    gboolean is_first, is_last;
} Fragments;

static const DrawnRow *
peek_row (const Fragments *part, guint index) {
    return &g_array_index (part->rows, DrawnRow, index);
}

static void
collect_repeated (Fragments *part, const GPtrArray *rows, double at) {
    for (guint i = 0; i < rows->len; i++) {
        Row *row = rows->pdata[i];
        DrawnRow drawn = { row, NULL, at, row->height, TRUE };
        g_array_append_val (part->rows, drawn);
        at += row->height;
    }
}

static void
collect_rows (Fragments *part, Stack *stack, const Placement *placement, guint open, guint end, double y) {
    const Placed *head = &g_array_index (placement->placed, Placed, open);
    double at = y + head->y + head->height;
    gboolean has_header = part->is_first || part->table->header_height <= head->height + SLACK;
    if (has_header && part->table->header_height > 0) {
        at -= part->table->header_height;
        collect_repeated (part, part->table->header, at);
    }
    for (guint i = open + 1; i < end; i++) {
        const Placed *placed = &g_array_index (placement->placed, Placed, i);
        const Item *item = placed->frame != NULL ? NULL : &g_array_index (stack->items, Item, placed->index);
        if (item == NULL || item->kind != ITEM_ROW)
            continue;
        DrawnRow drawn = { item->payload, placed->part, y + placed->y, placed->height, FALSE };
        g_array_append_val (part->rows, drawn);
    }
}

/* ---- cells ---- */

static double
align_offset (const Cell *cell, double room) {
    double free_room = room - cell->content_height;
    if (free_room <= 0 || cell->begun || cell->style->i.display_align == DISPLAY_BEFORE)
        return 0;
    return cell->style->i.display_align == DISPLAY_CENTER ? free_room / 2 : free_room;
}

/* The content of a cell that covers several rows of which the last are on later pages: what fits stands here. */
static void
draw_parted_cell (const Fragments *part, Cell *cell, double room, double x, double y) {
    Placement placement;
    if (cell->content_height <= room)
        y += align_offset (cell, room);
    stack_place (cell->stack, &cell->cursor, room, G_MAXDOUBLE, &placement);
    draw_placement (part->drawing, cell->stack, &placement, x, y);
    stack_consume (cell->stack, &cell->cursor, &placement);
    placement_clear (&placement);
    cell->begun = TRUE;
    cell->content_height = cell->stack->height;
}

static void
draw_cell (const Fragments *part, Cell *cell, const DrawnRow *first, double height, gboolean is_parted) {
    const FoStyle *style = cell->style;
    const Table *table = part->table;
    double left = part->x + table->edges[cell->column],
           width = table->edges[cell->column + cell->columns] - table->edges[cell->column];
    if (table->collapse) {
        if (style->own.background != COLOR_NONE && part->drawing->pdf != NULL)
            pdf_rectangle (part->drawing->pdf, left, first->y, width, height, style->own.background);
    } else {
        double gap_x = style->i.border_separation_x / 2, gap_y = style->i.border_separation_y / 2;
        draw_box (part->drawing, style, left + gap_x, first->y + gap_y, width - 2 * gap_x, height - 2 * gap_y, TRUE,
                  TRUE);
    }
    double x = left + cell->inset[SIDE_START], y = first->y + cell->inset[SIDE_BEFORE];
    double room = height - cell->inset[SIDE_BEFORE] - cell->inset[SIDE_AFTER];
    if (first->part != NULL && cell->owner == first->row)
        draw_placement (part->drawing, cell->stack, &first->part->placements[cell - cell->owner->cells], x, y);
    else if ((is_parted || cell->begun) && !first->is_repeated)
        draw_parted_cell (part, cell, is_parted ? room : G_MAXDOUBLE, x, y);
    else
        draw_stack (part->drawing, cell->stack, x, y + align_offset (cell, room));
}

/* Draws the cell of row @index at @column if it begins there on this page. */
static void
draw_cell_at (const Fragments *part, guint index, guint column) {
    const DrawnRow *first = peek_row (part, index);
    Cell *cell = first->row->grid[column];
    gboolean goes_on = index > 0 && peek_row (part, index - 1)->row->grid[column] == cell;
    if (cell == NULL || column != cell->column || goes_on)
        return;
    double height = 0;
    guint covered = 0;
    for (guint i = index; i < part->rows->len && peek_row (part, i)->row->grid[column] == cell; i++, covered++)
        height += peek_row (part, i)->height;
    gboolean reaches_end = index + covered == part->end && !part->is_last && cell->rows > 1;
    draw_cell (part, cell, first, height, reaches_end);
}

/* ---- collapsed borders ---- */

/* The wider one wins, then the more conspicuous style, then the first named. */
static const Border *
stronger (const Border *one, const Border *other) {
    if (one == NULL || other == NULL)
        return one == NULL ? other : one;
    double first = border_width (one), second = border_width (other);
    if (first != second)
        return first > second ? one : other;
    static const int ranks[]
        = { [RULE_NONE] = 0, [RULE_DOTTED] = 1, [RULE_DASHED] = 2, [RULE_SOLID] = 3, [RULE_DOUBLE] = 4 };
    return ranks[one->style] >= ranks[other->style] ? one : other;
}

static const Border *
side_of (const FoStyle *style, int side) {
    return style == NULL ? NULL : &style->own.border[side];
}

static const FoStyle *
cell_style (const Cell *cell) {
    return cell == NULL ? NULL : cell->style;
}

/* The border above row @index at @column; index may be the number of rows. */
static const Border *
horizontal_border (const Fragments *part, guint index, guint column) {
    guint n = part->rows->len;
    const Row *above = index == 0 ? NULL : peek_row (part, index - 1)->row;
    const Row *below = index == n ? NULL : peek_row (part, index)->row;
    const Cell *over = above == NULL ? NULL : above->grid[column], *under = below == NULL ? NULL : below->grid[column];
    if (over == under && over != NULL)
        return NULL;
    const Border *border
        = stronger (side_of (cell_style (over), SIDE_AFTER), side_of (cell_style (under), SIDE_BEFORE));
    if (above != NULL)
        border = stronger (border, side_of (above->style, SIDE_AFTER));
    if (below != NULL)
        border = stronger (border, side_of (below->style, SIDE_BEFORE));
    if (index == 0)
        border = stronger (border, side_of (part->table->style, SIDE_BEFORE));
    if (index == n)
        border = stronger (border, side_of (part->table->style, SIDE_AFTER));
    return border;
}

static const Border *
upright_border (const Fragments *part, guint index, guint edge) {
    const Row *row = peek_row (part, index)->row;
    guint n = part->table->n_columns;
    const Cell *before = edge == 0 ? NULL : row->grid[edge - 1], *after = edge == n ? NULL : row->grid[edge];
    if (before == after && before != NULL)
        return NULL;
    const Border *border = stronger (side_of (cell_style (before), SIDE_END), side_of (cell_style (after), SIDE_START));
    if (edge == 0)
        border
            = stronger (stronger (border, side_of (row->style, SIDE_START)), side_of (part->table->style, SIDE_START));
    if (edge == n)
        border = stronger (stronger (border, side_of (row->style, SIDE_END)), side_of (part->table->style, SIDE_END));
    return border;
}

static gboolean
looks_same (const Border *one, const Border *other) {
    if (one == NULL || other == NULL)
        return one == other;
    return border_width (one) == border_width (other) && one->style == other->style && one->color == other->color;
}

/* Rules of the same look that touch are drawn as one; they reach half their width past the crossing. */
static void
draw_horizontal_borders (const Fragments *part, guint index) {
    const double *edges = part->table->edges;
    const DrawnRow *last = peek_row (part, part->rows->len - 1);
    double y = index < part->rows->len ? peek_row (part, index)->y : last->y + last->height;
    guint n = part->table->n_columns;
    for (guint column = 0, next; column < n; column = next) {
        const Border *border = horizontal_border (part, index, column);
        for (next = column + 1; next < n && looks_same (border, horizontal_border (part, index, next)); next++)
            ;
        double width = border == NULL ? 0 : border_width (border);
        if (border != NULL && width > 0)
            pdf_rule (part->drawing->pdf, part->x + edges[column] - width / 2, y, part->x + edges[next] + width / 2, y,
                      width, border->style, border->color);
    }
}

static void
draw_upright_borders (const Fragments *part, guint edge) {
    double x = part->x + part->table->edges[edge];
    guint n = part->rows->len;
    for (guint index = 0, next; index < n; index = next) {
        const Border *border = upright_border (part, index, edge);
        for (next = index + 1; next < n && looks_same (border, upright_border (part, next, edge)); next++)
            ;
        double width = border == NULL ? 0 : border_width (border);
        const DrawnRow *last = peek_row (part, next - 1);
        if (border != NULL && width > 0)
            pdf_rule (part->drawing->pdf, x, peek_row (part, index)->y, x, last->y + last->height, width, border->style,
                      border->color);
    }
}

/* ---- all of it ---- */

static void
draw_column_backgrounds (const Fragments *part) {
    const Table *table = part->table;
    if (part->rows->len == 0 || part->drawing->pdf == NULL)
        return;
    const DrawnRow *first = peek_row (part, 0), *last = peek_row (part, part->rows->len - 1);
    for (guint i = 0; i < table->n_columns; i++)
        if (table->columns[i] != NULL && table->columns[i]->own.background != COLOR_NONE)
            pdf_rectangle (part->drawing->pdf, part->x + table->edges[i], first->y,
                           table->edges[i + 1] - table->edges[i], last->y + last->height - first->y,
                           table->columns[i]->own.background);
}

static void
draw_row_background (const Fragments *part, const DrawnRow *drawn) {
    const FoStyle *styles[] = { drawn->row->body_style, drawn->row->style };
    double left = part->x + part->table->edges[0], right = part->x + part->table->edges[part->table->n_columns];
    for (guint i = 0; part->drawing->pdf != NULL && i < G_N_ELEMENTS (styles); i++)
        if (styles[i]->own.background != COLOR_NONE)
            pdf_rectangle (part->drawing->pdf, left, drawn->y, right - left, drawn->height, styles[i]->own.background);
}

void
table_draw (Drawing *drawing, Stack *stack, const Table *table, const Placement *placement, guint open, guint end,
            gboolean is_last, double footer, double x, double y) {
    Fragments part = { .drawing = drawing, .table = table, .x = x, .is_last = is_last };
    part.is_first = g_array_index (placement->placed, Placed, open).frame == NULL;
    g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DrawnRow));
    part.rows = rows;
    collect_rows (&part, stack, placement, open, end, y);
    part.end = rows->len;
    if (footer >= 0)
        collect_repeated (&part, table->footer, y + footer);
    draw_column_backgrounds (&part);
    for (guint i = 0; i < rows->len; i++)
        draw_row_background (&part, peek_row (&part, i));
    for (guint i = 0; i < rows->len; i++)
        for (guint column = 0; column < table->n_columns; column++)
            draw_cell_at (&part, i, column);
    if (!table->collapse || drawing->pdf == NULL || rows->len == 0)
        return;
    for (guint i = 0; i <= rows->len; i++)
        draw_horizontal_borders (&part, i);
    for (guint edge = 0; edge <= table->n_columns; edge++)
        draw_upright_borders (&part, edge);
}
