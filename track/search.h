/* search.h - finding items and documents by words.
 * Lives here:  what a query means, the hits in order, where in a text the words stand; keeping the index in step.
 * Called by:   cli/cmd_search.c; the index by register.c before each commit, and check.c.
 * Not here:    the index's tables (schema/003.sql).
 * Source:      sqlite.org/fts5.html.
 * What people write: words, all of which must stand there; "several words" in this order; -word must not stand there; wor* any
 * word that begins so. A word without marks finds words with any marks; a word with marks finds those too, but exact ones come first. */
#pragma once

#include "base/span.h"
#include "track/query.h"

typedef struct SearchQuery SearchQuery;

/**
 * search_query_new:
 * @words: the arguments; each may hold several words. Nothing that can be written is a mistake: a quote that is never closed ends
 *   with the argument, signs that belong to no word are passed over.
 * Returns: (transfer full): NULL and DONDOC_ERROR_USAGE where no word to look for is left.
 */
SearchQuery *search_query_new (char *const *words, gsize n, GError **error);
void search_query_free (SearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SearchQuery, search_query_free)

/** search_query_spans: (transfer full): the bytes of @text where words of the query stand, in order; may be empty. */
SpanList *search_query_spans (const SearchQuery *query, const char *text);

/** search_query_expression: (transfer full): what FTS5 is asked: words with any marks; where marks were written, OR with the very ones, which
 *   finds no more rows and tells which are exact. @ret_n: phrases of the first part. */
char *search_query_expression (const SearchQuery *query, guint *ret_n);

typedef struct {
    gint64 item;     /* 0: the document itself */
    gint64 document; /* 0 where @item is set */
    gboolean exact;  /* with the very marks that were written */
} SearchHit;

/**
 * search_run:
 * @filter: of items, as for query_items_new(); `ids` must be empty. A filter by body, state, time or confidence leaves documents out.
 * Inside a transaction of the caller.
 * Returns: (transfer full): GArray of SearchHit, the best first: exact before others, then by bm25 (search_rank.h), then by id. NULL on error.
 */
GArray *search_run (Register *reg, const SearchQuery *query, const QueryFilter *filter, const StateMoment *moment,
                    GError **error);

/** search_index_refresh: indexes what changed in this writing transaction; does nothing where nothing did. */
gboolean search_index_refresh (Register *reg, GError **error);
/** search_index_texts: the two columns of an item (positive) or document (negative) as they should be; FALSE where there is no such
 *   row, or on error. */
gboolean search_index_texts (Register *reg, gint64 id, char **ret_printed, char **ret_folded, GError **error);
