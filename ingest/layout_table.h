/* layout_table.h - tables that a text file keeps only as white space, as printed from a PDF with its layout.
 * Lives here:  finding the header by its words, the columns by the white space that runs down, the lines of each row.
 * Called by:   plain.c.
 * Not here:    letterheads and signature blocks (columns.h), tables with bars (lines.h), what a column means (extract/). */
#pragma once

#include "ingest/columns.h"

/* One row: the pieces of each cell, a piece for each printed line. */
typedef struct {
    guint table;      /* from 1, in order */
    guint end;        /* the line behind its last one */
    gboolean header;  /* the header, also where a page repeats it */
    gboolean is_wide; /* a title over the whole table: its number, and one cell over the other columns */
    gboolean guessed; /* where its cells part, or which lines are its own, the white space alone does not say */
    gboolean apart;   /* each piece of a cell is a paragraph; else they are its printed lines */
    guint columns;    /* of the table */
    guint32 goes_on;  /* bits of cells that are one with the cell above, which holds their words */
    GPtrArray *
        cells; /* of GArray of Span into the clean text, one for each column; two where it is wide. An empty one parts paragraphs */
} LayoutRow;

/** layout_tables_find: adds the rows of such tables to @rows, by their first line; a GHashTable of guint to LayoutRow. `table` counts
 *  on from @tables, and no line that @rows has already is read. Returns: the number of the last table. */
guint layout_tables_find (const Lines *lines, const GArray *columns, guint tables, GHashTable *rows);
/** layout_row_new: (transfer full): a row of @cells cells without pieces. */
LayoutRow *layout_row_new (guint cells);
void layout_row_free (LayoutRow *row);
/** layout_rows_new: (transfer full): what the finders of tables fill. */
GHashTable *layout_rows_new (void);
