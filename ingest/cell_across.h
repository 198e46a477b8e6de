/* cell_across.h - tables on their side of which each cell stands on a line of its own: a row for the tasks, one for who leads, one for
 * the times, each with its name first.
 * Lives here:  how many columns there are, by where the names stand; the rows.
 * Called by:   cell_table.c. */
#pragma once

#include "ingest/cell_reader.h"

#define CELL_ACROSS_CELLS_MAX 120

/** cell_across_read: adds the rows of the table that begins on line @first, a name, as number @table. @reader: its cells are read.
 *  Returns: the line behind it, @first where there is no such table. */
guint cell_across_read (CellReader *reader, guint first, guint table, GHashTable *rows);
