/* search_rank.h - how well a row of the search index fits.
 * Lives here:  functions that the index asks of each row that it finds.
 * Called by:   search.c.
 * Source:      sqlite.org/fts5.html, 7 (auxiliary functions) and 5.1 (bm25).
 * relevance (search_index, N)   as bm25 (search_index) of the first N phrases of the expression: negative, the best the least. FTS5's own puts the
 *                               places of all phrases in order and counts all rows that have each of them; here a phrase that ten thousand
 *                               rows have weighs no less than one that more have.
 * is_exact (search_index, N)    whether the phrases behind the first N stand in the row too. */
#pragma once

#include "track/register.h"

/** search_rank_add_functions: makes them known to this connection, once. FALSE on error. */
gboolean search_rank_add_functions (Register *reg, GError **error);
