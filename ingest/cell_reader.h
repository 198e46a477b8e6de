/* cell_reader.h - the cells of a table of which each stands on a line of its own.
 * Lives here:  the lines as cells, what they say.
 * Called by:   cell_table.c, cell_bare.c. */
#pragma once

#include "ingest/layout_table.h"

#define CELL_NO_LINE   G_MAXUINT
#define CELL_CELLS_MAX 8000

typedef struct {
    Lines *lines;
    const GArray *zones;
    guint8 *named; /* of each line: whether it is the name of a row, once that was asked (cell_across.c) */
    GArray *cells; /* of guint: the line of each, from the header on; CELL_NO_LINE where it is empty */
    guint header;  /* cells of the header */
    guint columns;
    guint many;             /* the column whose cells have several paragraphs most often */
    guint time;             /* the column of times; 0 where none, or the first is it */
    gboolean titles;        /* a title stands between the header and the first row */
    guint x_marks, c_marks; /* cells that hold `X` and `C`: several are marks and number no row */
} CellReader;

static inline const Line *
cell_reader_line_at (const CellReader *reader, guint i) {
    return &g_array_index (reader->lines->lines, Line, i);
}

/** cell_reader_line: the line of @cell; CELL_NO_LINE where it is empty. */
guint cell_reader_line (const CellReader *reader, guint cell);
/** cell_reader_is_text: line @i can be a cell. */
gboolean cell_reader_is_text (const CellReader *reader, guint i);
/** cell_reader_read: sets the cells from the header's line @first on, to the end of the text that could be a table, about @most. */
void cell_reader_read (CellReader *reader, guint first, guint most);
/** cell_reader_matches: @cell, without diacritics and capitals, matches @expression. */
gboolean cell_reader_matches (const CellReader *reader, guint cell, const char *expression);
/** cell_reader_is_time: what stands in a column of times. */
gboolean cell_reader_is_time (const CellReader *reader, guint cell);
/** cell_reader_is_label: the number, letter or Roman figure of a row. */
gboolean cell_reader_is_label (const CellReader *reader, guint cell);
/** cell_reader_first_line: the first line of the cells [@cell, @end); CELL_NO_LINE where all are empty. */
guint cell_reader_first_line (const CellReader *reader, guint cell, guint end);
/** cell_reader_add: adds the words of @cell to the row's cell @column. */
void cell_reader_add (const CellReader *reader, LayoutRow *row, guint column, guint cell);
