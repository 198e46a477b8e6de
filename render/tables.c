/* tables.c - see tables.h. */
#include "render/tables.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/blocks.h"

#define COLUMNS_MAX     256
#define HOLD_SPAN       500   /* rows that one cell covers stay together where that costs little */
#define SPAN_HEIGHT_MAX 150.0 /* pt: groups of such rows higher than this (a sixth of a page) may be parted */
#define REPEATED_MAX    0.5   /* of the page: a header higher than that is not repeated */

/* ---- what is owned by whom: a row's frame lives as long as the table's items, a cell as long as its last row ---- */

void
table_free (Table *table) {
    if (table == NULL)
        return;
    g_ptr_array_unref (table->header);
    g_free (table->edges);
    g_free (table);
}

double
table_repeated_height (const Table *table, double whole) {
    if (table->style->own.omit_header_at_break || table->header_height > whole * REPEATED_MAX)
        return 0;
    return table->header_height;
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

/* ---- columns ---- */

static gboolean
set_columns (Formatter *formatter, const FoNode *node, Length *widths, guint *at, GError **error) {
    if (node->style->own.column_number > 0)
        *at = node->style->own.column_number - 1;
    for (int i = 0; i < node->style->own.columns_repeated; i++) {
        if (*at >= COLUMNS_MAX) {
            fo_set_error (error, formatter->document, node, _ ("more than %d columns"), COLUMNS_MAX);
            return FALSE;
        }
        widths[(*at)++] = node->style->own.column_width;
    }
    return TRUE;
}

/* Without table-columns the first row says how many there are; they share the width. */
static guint
count_columns (const FoNode *table) {
    for (const FoNode *part = table->first; part != NULL; part = part->next) {
        guint n = 0;
        if (part->first == NULL || part->first->kind != FO_TABLE_ROW)
            continue;
        for (const FoNode *cell = part->first->first; cell != NULL; cell = cell->next)
            n += MIN (cell->style->own.columns_spanned, COLUMNS_MAX);
        return CLAMP (n, 1, COLUMNS_MAX);
    }
    return 1;
}

static gboolean
read_columns (Formatter *formatter, Table *table, const FoNode *node, double left, double room, GError **error) {
    Length widths[COLUMNS_MAX];
    guint n = 0, at = 0;
    for (guint i = 0; i < COLUMNS_MAX; i++)
        widths[i] = (Length){ 1, 0, LENGTH_PROPORTIONAL };
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        if (child->kind == FO_TABLE_COLUMN) {
            if (!set_columns (formatter, child, widths, &at, error))
                return FALSE;
            n = MAX (n, at);
        }
    if (n == 0)
        n = count_columns (node);
    double fixed = 0, factors = 0;
    for (guint i = 0; i < n; i++)
        if (widths[i].kind == LENGTH_PROPORTIONAL)
            factors += widths[i].pt;
        else
            fixed += length_resolve (widths[i], room);
    table->n_columns = n;
    table->edges = g_new0 (double, n + 1);
    table->edges[0] = left;
    for (guint i = 0; i < n; i++) {
        double width = widths[i].kind != LENGTH_PROPORTIONAL ? length_resolve (widths[i], room)
                       : factors > 0                         ? MAX (0, room - fixed) * widths[i].pt / factors
                                                             : 0;
        table->edges[i + 1] = table->edges[i] + width;
    }
    return TRUE;
}

/* ---- rows ---- */

typedef struct {
    Formatter *formatter;
    Table *table;
    Stack *stack; /* NULL while the header is built */
    const FoStyle *body_style;
    Cell *covering[COLUMNS_MAX]; /* cells that reach into the next row */
    guint rows_left[COLUMNS_MAX];
    double tops[COLUMNS_MAX];          /* where those cells begin */
    double borders_above[COLUMNS_MAX]; /* of the cells over the row being read */
    double y;
    guint group_start; /* item where the rows that hang together begin */
    double group_y;
    gboolean in_group, is_first;
    GError **error;
} Builder;

static double
start_border (const Builder *builder, const Row *row, const Cell *cell) {
    double own = border_width (&cell->style->own.border[SIDE_START]);
    const Cell *neighbour = cell->column == 0 ? NULL : row->grid[cell->column - 1];
    const Border *other = neighbour != NULL   ? &neighbour->style->own.border[SIDE_END]
                          : cell->column == 0 ? &builder->table->style->own.border[SIDE_START]
                                              : NULL;
    return other == NULL ? own : MAX (own, border_width (other));
}

static double
end_border (const Builder *builder, const Cell *cell, const FoNode *next) {
    double own = border_width (&cell->style->own.border[SIDE_END]);
    if (cell->column + cell->columns == builder->table->n_columns)
        return MAX (own, border_width (&builder->table->style->own.border[SIDE_END]));
    return next == NULL ? own : MAX (own, border_width (&next->style->own.border[SIDE_START]));
}

static double
before_border (const Builder *builder, const Cell *cell) {
    double border = border_width (&cell->style->own.border[SIDE_BEFORE]);
    for (guint column = cell->column; column < cell->column + cell->columns; column++)
        border = MAX (border, builder->borders_above[column]);
    return builder->is_first ? MAX (border, border_width (&builder->table->style->own.border[SIDE_BEFORE])) : border;
}

/* The next row's cells share these borders. */
static void
note_borders (Builder *builder, const Row *row) {
    for (guint column = 0; column < builder->table->n_columns; column++)
        builder->borders_above[column]
            = row->grid[column] == NULL ? 0 : border_width (&row->grid[column]->style->own.border[SIDE_AFTER]);
}

static void
set_insets (const Builder *builder, const Row *row, Cell *cell, const FoNode *next) {
    const FoStyle *style = cell->style;
    const double *padding = style->own.padding;
    for (int side = 0; side < SIDES; side++) {
        double border = border_width (&style->own.border[side]);
        double separation = side < SIDE_START ? style->i.border_separation_y : style->i.border_separation_x;
        if (builder->table->collapse) {
            if (side == SIDE_START)
                border = start_border (builder, row, cell);
            else if (side == SIDE_END)
                border = end_border (builder, cell, next);
            else if (side == SIDE_BEFORE)
                border = before_border (builder, cell);
            cell->inset[side] = border / 2 + padding[side];
        } else {
            cell->inset[side] = border + padding[side] + separation / 2;
        }
    }
}

static gboolean
read_cell (Builder *builder, Row *row, Cell *cell, const FoNode *node) {
    Table *table = builder->table;
    guint column = node->style->own.column_number > 0 ? (guint)node->style->own.column_number - 1 : 0;
    if (node->style->own.column_number == 0)
        while (column < table->n_columns && row->grid[column] != NULL)
            column++;
    guint columns = node->style->own.columns_spanned;
    if (column >= table->n_columns || columns > table->n_columns - column) {
        fo_set_error (builder->error, builder->formatter->document, node,
                      _ ("the row has more cells than the table has columns (%u)"), table->n_columns);
        return FALSE;
    }
    cell->style = node->style;
    cell->owner = row;
    cell->column = column;
    cell->columns = columns;
    cell->rows = node->style->own.rows_spanned;
    for (guint i = column; i < column + columns; i++) {
        if (row->grid[i] != NULL) {
            fo_set_error (builder->error, builder->formatter->document, node,
                          _ ("two cells lie over each other in column %u"), i + 1);
            return FALSE;
        }
        row->grid[i] = cell;
        if (cell->rows > 1) {
            builder->covering[i] = cell;
            builder->rows_left[i] = cell->rows - 1;
            builder->tops[i] = builder->y;
        }
    }
    set_insets (builder, row, cell, node->next);
    double width
        = table->edges[column + columns] - table->edges[column] - cell->inset[SIDE_START] - cell->inset[SIDE_END];
    cell->stack = stack_new ();
    if (!blocks_layout (builder->formatter, cell->stack, node, width, builder->error))
        return FALSE;
    cell->content_height = stack_natural_height (cell->stack);
    return TRUE;
}

static double
fixed_height (const FoStyle *style) {
    return MAX (length_resolve (style->own.height, 0), length_resolve (style->own.minimum_height, 0));
}

static double
cell_height (const Cell *cell) {
    double height = cell->inset[SIDE_BEFORE] + cell->content_height + cell->inset[SIDE_AFTER];
    double fixed = fixed_height (cell->style);
    if (fixed > 0) /* counts without border and padding */
        height = MAX (height, cell->inset[SIDE_BEFORE] + fixed + cell->inset[SIDE_AFTER]);
    return height;
}

/* As high as its cells, and as those that end in it still need. */
static void
set_height (const Builder *builder, Row *row, gboolean is_last) {
    double height = fixed_height (row->style);
    for (guint column = 0; column < builder->table->n_columns; column++) {
        const Cell *cell = row->grid[column];
        if (cell == NULL || column != cell->column)
            continue;
        double above = cell->owner == row ? 0 : builder->y - builder->tops[column];
        gboolean ends = is_last || cell->rows == 1 || builder->rows_left[column] == 0;
        if (ends)
            height = MAX (height, cell_height (cell) - above);
    }
    row->height = height;
}

static Row *
read_row (Builder *builder, const FoNode *node, gboolean is_last) {
    Table *table = builder->table;
    Row *row = g_new0 (Row, 1);
    row->references = 1;
    row->table = table;
    row->table_columns = table->n_columns;
    row->style = node->style;
    row->body_style = builder->body_style;
    row->grid = g_new0 (Cell *, table->n_columns);
    const Cell *before = NULL;
    for (guint column = 0; column < table->n_columns; column++)
        if (builder->rows_left[column] > 0) {
            builder->rows_left[column]--;
            row->grid[column] = builder->covering[column];
            if (row->grid[column] != before)
                row_ref (row->grid[column]->owner);
            before = row->grid[column];
        } else
            before = NULL;
    guint n = 0;
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        n++;
    row->cells = g_new0 (Cell, MAX (n, 1));
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        if (!read_cell (builder, row, &row->cells[row->n_cells++], child)) {
            row_unref (row);
            return NULL;
        }
    set_height (builder, row, is_last);
    builder->y += row->height;
    builder->is_first = FALSE;
    note_borders (builder, row);
    return row;
}

static gboolean
reaches_further (const Builder *builder) {
    for (guint column = 0; column < builder->table->n_columns; column++)
        if (builder->rows_left[column] > 0)
            return TRUE;
    return FALSE;
}

/* Rows under one spanning cell: no page is made in between, and a short group is held together. */
static void
update_group (Builder *builder, guint item, double top, gboolean is_last) {
    gboolean further = reaches_further (builder) && !is_last;
    if (further && !builder->in_group) {
        builder->in_group = TRUE;
        builder->group_start = item;
        builder->group_y = top;
        builder->stack->unsafe++;
    }
    if (further || !builder->in_group)
        return;
    builder->in_group = FALSE;
    builder->stack->unsafe--;
    if (builder->y - builder->group_y > SPAN_HEIGHT_MAX)
        return;
    GArray *items = builder->stack->items;
    for (guint i = builder->group_start; i + 1 < items->len; i++) {
        Item *held = &g_array_index (items, Item, i);
        if (held->kind == ITEM_ROW)
            held->keep = MAX (held->keep, HOLD_SPAN);
    }
}

static gboolean
add_row (Builder *builder, const FoNode *node, gboolean is_last) {
    Stack *stack = builder->stack;
    double top = builder->y;
    if (!blocks_check_breaks (builder->formatter, stack, node, builder->error))
        return FALSE;
    Row *row = read_row (builder, node, is_last);
    if (row == NULL)
        return FALSE;
    if (stack == NULL) {
        g_ptr_array_add (builder->table->header, row);
        return TRUE;
    }
    if (node->style->own.break_before == BREAK_PAGE)
        stack_add (stack, ITEM_BREAK, NULL, 0);
    if (node->style->own.keep_previous != KEEP_AUTO)
        stack_hold_last (stack, node->style->own.keep_previous);
    if (node->id != NULL)
        stack_add (stack, ITEM_MARK, (gpointer)node, 0);
    guint item = stack->items->len;
    stack_add (stack, ITEM_ROW, row, row->height);
    if (node->id != NULL)
        stack_add (stack, ITEM_END_MARK, (gpointer)node, 0);
    if (node->style->own.keep_next != KEEP_AUTO)
        stack_hold_last (stack, node->style->own.keep_next);
    update_group (builder, item, top, is_last);
    if (node->style->own.break_after == BREAK_PAGE)
        stack_add (stack, ITEM_BREAK, NULL, 0);
    return stack_reached_safe_point (stack, builder->error);
}

static gboolean
read_part (Builder *builder, const FoNode *part) {
    builder->body_style = part->style;
    memset (builder->rows_left, 0, sizeof builder->rows_left);
    for (const FoNode *row = part->first; row != NULL; row = row->next)
        if (!add_row (builder, row, row->next == NULL))
            return FALSE;
    return TRUE;
}

/* What comes after the document's end is laid out, drawn and freed slice by slice. */
static gboolean
read_further (Builder *builder) {
    Formatter *formatter = builder->formatter;
    g_autoptr (GError) local = NULL;
    FoRows *rows;
    while ((rows = formatter->next_rows (formatter->rows_data, &local)) != NULL) {
        gboolean good = read_part (builder, rows->body);
        stack_add (builder->stack, ITEM_ROWS, rows, 0);
        if (!good)
            return FALSE;
    }
    if (local == NULL)
        return TRUE;
    g_propagate_error (builder->error, g_steal_pointer (&local));
    return FALSE;
}

/* ---- the table ---- */

static gboolean
check_order (Formatter *formatter, const FoNode *node, GError **error) {
    static const FoKind order[] = { FO_TABLE_COLUMN, FO_TABLE_HEADER, FO_TABLE_BODY };
    guint at = 0;
    gboolean has_header = FALSE;
    for (const FoNode *child = node->first; child != NULL; child = child->next) {
        while (at < G_N_ELEMENTS (order) && order[at] != child->kind)
            at++;
        if (at == G_N_ELEMENTS (order) || (child->kind == FO_TABLE_HEADER && has_header)) {
            fo_set_error (error, formatter->document, child, _ ("out of order: columns, then one header, then bodies"));
            return FALSE;
        }
        has_header |= child->kind == FO_TABLE_HEADER;
    }
    return TRUE;
}

gboolean
table_layout (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    const FoStyle *style = node->style;
    double left = length_resolve (style->i.start_indent, width);
    double room = width - left - length_resolve (style->i.end_indent, width);
    if (style->own.width.kind != LENGTH_AUTO)
        room = length_resolve (style->own.width, room);
    Table *table = g_new0 (Table, 1);
    table->style = style;
    table->collapse = style->i.border_collapse;
    table->header = g_ptr_array_new_with_free_func ((GDestroyNotify)row_unref);
    Frame *frame = frame_new (style, left, room);
    frame->table = table;
    g_autofree Builder *builder = g_new0 (Builder, 1);
    *builder = (Builder){ .formatter = formatter, .table = table, .is_first = TRUE, .error = error };
    gboolean good = blocks_check_breaks (formatter, stack, node, error) && check_order (formatter, node, error)
                    && read_columns (formatter, table, node, left, room, error);
    for (const FoNode *part = node->first; good && part != NULL; part = part->next)
        if (part->kind == FO_TABLE_HEADER)
            good = read_part (builder, part);
    table->header_height = builder->y;
    if (good) {
        frame->width = table->edges[table->n_columns] - left;
        if (!table->collapse) {
            frame->x -= style_inset (style, SIDE_START);
            frame->width += style_inset (style, SIDE_START) + style_inset (style, SIDE_END);
        }
    }
    BlockEdges edges = blocks_begin (stack, node, width, frame,
                                     table->header_height + (table->collapse ? 0 : style_inset (style, SIDE_BEFORE)),
                                     table->collapse ? 0 : style_inset (style, SIDE_AFTER));
    builder->stack = stack;
    for (const FoNode *part = node->first; good && part != NULL; part = part->next)
        if (part->kind == FO_TABLE_BODY)
            good = read_part (builder, part) && (part != formatter->continued || read_further (builder));
    if (!good)
        return FALSE;
    blocks_end (stack, node, width, &edges);
    return stack_reached_safe_point (stack, error);
}

/* ---- rows taller than a page ---- */

gboolean
row_is_begun (const Row *row) {
    return row->begun;
}

RowPart *
row_divide (Row *row, double room, double whole, gboolean force) {
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
    }
    if (!part->is_last)
        part->height = MAX (part->height, room);
    return part;
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
