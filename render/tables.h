/* tables.h - tables: columns, rows, cells, and rows that are divided between pages.
 * Lives here:  reading fo:table into rows of a stack; widths, spans, heights.
 * Called by:   blocks.c (building), stack.c (dividing), table_draw.c (drawing).
 * Not here:    borders and drawing (table_draw.h).
 * Source:      XSL 1.1, 6.7 and 7.28. */
#pragma once

#include "render/stack.h"

typedef struct Cell Cell;
struct Cell {
    const FoStyle *style;
    Row *owner; /* the row it begins in */
    Stack *stack;
    Cursor cursor;
    guint column, columns, rows;
    float inset[SIDES];   /* from the grid line to the content: border (half of it where it collapses) and padding */
    float content_height; /* of what is left */
    gboolean begun;       /* a part stands on an earlier page */
};

struct Row {
    int references;
    Table *table;                      /* lent: a row never outlives its table's frame */
    const FoStyle *style, *body_style; /* body_style: of the table-body, table-header or table-footer */
    guint table_columns;               /* entries of grid */
    guint n_cells;
    Cell *cells;  /* that begin here */
    Cell **grid;  /* by column: the cell that covers it; NULL: none */
    float height; /* of what is left */
    gboolean begun;
};

struct Table {
    const FoStyle *style;
    guint n_columns;
    const FoStyle **columns;    /* by column: of the fo:table-column, NULL where there is none */
    double *edges;              /* n_columns + 1 grid lines, pt from the reference area's edge */
    GPtrArray *header, *footer; /* Row */
    double header_height, footer_height;
    gboolean collapse;
};

struct RowPart {
    guint n_cells;
    double height, notes;
    gboolean is_last;
    Placement *placements; /* by cell */
};

/** table_layout: adds the table @node to @stack. @width: of the reference area, pt. */
gboolean table_layout (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error);
void table_free (Table *table); /* NULL is fine */

/** table_repeated_height: of the header at the head of a further page; 0 where it is not repeated. */
double table_repeated_height (const Table *table, double whole);
/** table_repeated_footer: the same of the footer at the end of a page where the table goes on. */
double table_repeated_footer (const Table *table, double whole);

Row *row_ref (Row *row);
void row_unref (Row *row);

/** row_is_begun: a part of the row stands on an earlier page. */
gboolean row_is_begun (const Row *row);

/**
 * row_divide:
 * @room: height left on the page, without what its footnotes need
 * @separator: height of what stands above footnotes @has_notes: it stands there already
 * @force: take something even where it does not fit
 * Returns: (transfer full): what of the row stands here, or NULL where not even a line of each cell fits. Changes nothing yet.
 */
RowPart *row_divide (Row *row, double room, double separator, gboolean has_notes, double whole, gboolean force);
/** row_notes: height of the footnotes in what is left of the row. */
double row_notes (const Row *row);
/** row_part_notes: of those in the part, without what stands above them. */
double row_part_notes (const RowPart *part);
double row_part_height (const RowPart *part);
gboolean row_part_is_last (const RowPart *part);
void row_part_free (RowPart *part); /* NULL is fine */
/** row_consume_part: takes what has been drawn out of the row. Returns: the height of the rest. */
double row_consume_part (Row *row, const RowPart *part);
