/* tables.c - see tables.h. */
#include "render/tables.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/blocks.h"
#include "render/columns.h"

#define HOLD_SPAN       500   /* rows that one cell covers stay together where that costs little */
#define SPAN_HEIGHT_MAX 150.0 /* pt: groups of such rows higher than this (a sixth of a page) may be parted */

/* ---- rows ---- */

typedef struct {
    Formatter *formatter;
    Table *table;
    Stack *stack;    /* NULL while the header or footer is built */
    GPtrArray *rows; /* where those go */
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
        g_ptr_array_add (builder->rows, row);
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
    static const FoKind order[] = { FO_TABLE_COLUMN, FO_TABLE_HEADER, FO_TABLE_FOOTER, FO_TABLE_BODY };
    guint at = 0;
    FoKind before = FO_NONE;
    for (const FoNode *child = node->first; child != NULL; child = child->next) {
        while (at < G_N_ELEMENTS (order) && order[at] != child->kind)
            at++;
        if (at == G_N_ELEMENTS (order)
            || (child->kind == before && (before == FO_TABLE_HEADER || before == FO_TABLE_FOOTER))) {
            fo_set_error (error, formatter->document, child,
                          _ ("out of order: columns, then one header, one footer, then bodies"));
            return FALSE;
        }
        before = child->kind;
    }
    return TRUE;
}

/* The borders that the first row of the body shares are the header's, so the footer is read from a copy. */
static gboolean
read_repeated (Builder *builder, const FoNode *table, FoKind kind, GPtrArray *rows, double *ret_height) {
    g_autofree Builder *own = g_memdup2 (builder, sizeof *builder);
    Builder *used = kind == FO_TABLE_HEADER ? builder : own;
    used->y = 0;
    used->rows = rows;
    for (const FoNode *part = table->first; part != NULL; part = part->next)
        if (part->kind == kind && !read_part (used, part))
            return FALSE;
    *ret_height = used->y;
    return TRUE;
}

gboolean
table_layout (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    const FoStyle *style = node->style;
    double left = length_resolve (style->i.start_indent, width);
    double room = width - left - length_resolve (style->i.end_indent, width);
    if (style->own.width.kind != LENGTH_AUTO && (style->own.width.pt != 0 || style->own.width.percent != 0))
        room = length_resolve (style->own.width, width);
    left += stack->shift;
    Table *table = g_new0 (Table, 1);
    table->style = style;
    table->collapse = style->i.border_collapse;
    table->header = g_ptr_array_new_with_free_func ((GDestroyNotify)row_unref);
    table->footer = g_ptr_array_new_with_free_func ((GDestroyNotify)row_unref);
    Frame *frame = frame_new (style, left, room);
    frame->table = table;
    g_autofree Builder *builder = g_new0 (Builder, 1);
    *builder = (Builder){ .formatter = formatter, .table = table, .is_first = TRUE, .error = error };
    gboolean good = blocks_check_breaks (formatter, stack, node, error) && check_order (formatter, node, error)
                    && columns_read (formatter, table, node, left, room, error);
    formatter->no_notes++;
    good = good && read_repeated (builder, node, FO_TABLE_HEADER, table->header, &table->header_height)
           && read_repeated (builder, node, FO_TABLE_FOOTER, table->footer, &table->footer_height);
    formatter->no_notes--;
    if (good) {
        frame->width = table->edges[table->n_columns] - left;
        if (!table->collapse) {
            frame->x -= style_inset (style, SIDE_START);
            frame->width += style_inset (style, SIDE_START) + style_inset (style, SIDE_END);
        }
    }
    BlockEdges edges = blocks_begin (stack, node, width, frame,
                                     table->header_height + (table->collapse ? 0 : style_inset (style, SIDE_BEFORE)),
                                     table->footer_height + (table->collapse ? 0 : style_inset (style, SIDE_AFTER)));
    builder->stack = stack;
    for (const FoNode *part = node->first; good && part != NULL; part = part->next)
        if (part->kind == FO_TABLE_BODY)
            good = read_part (builder, part) && (part != formatter->continued || read_further (builder));
    if (!good)
        return FALSE;
    blocks_end (stack, node, width, &edges);
    return stack_reached_safe_point (stack, error);
}
