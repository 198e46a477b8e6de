/* cell_bare.h - tables of which each cell stands on a line of its own, and whose rows have no numbers.
 * Lives here:  how many columns there are, by where the times stand; the rows.
 * Called by:   cell_table.c. */
#pragma once

#include "ingest/cell_reader.h"

/** cell_bare_begins: TRUE where the lines from @i on name columns. */
gboolean cell_bare_begins (const CellReader *reader, guint i);
/** cell_bare_read: adds the rows of the table whose header begins on line @first, as number @table. @reader: its cells are read.
 *  Returns: the line behind it, @first where there is no such table. */
guint cell_bare_read (CellReader *reader, guint first, guint table, GHashTable *rows);
