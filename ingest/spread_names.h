/* spread_names.h - a header of two rows whose first has one cell for a name that stands over several of the second.
 * Lives here:  which column each cell of the first row stands in.
 * Called by:   tab_table.c, cell_table.c. */
#pragma once

#include <glib.h>

/**
 * spread_names_place:
 * @above: how many cells the first row has
 * @below: for each of @columns, TRUE where the second row has words
 * @ret_column: (out): for each cell of the first row its column; a name over several stands in the first of them
 * Neighbours share the columns below them evenly; where that cannot be, the first takes what is left over.
 * Returns: FALSE where that was so, and the places are a guess.
 */
gboolean spread_names_place (guint above, guint columns, const gboolean *below, guint *ret_column);
