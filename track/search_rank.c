/* search_rank.c - see search_rank.h. */
#include "track/search_rank.h"

#include <math.h>

#include "track/register_private.h"
#include "track/sql.h"

#define K1        1.2 /* as bm25() has them */
#define B         0.75
#define IDF_LEAST 1e-6 /* of a word that most rows have */

/* So many rows make a word a common one; to count all rows of such words would take as long as to find those asked for. */
#define COUNTED_MOST 10000

/* What is the same for all rows of a query. */
typedef struct {
    double average_length;
    int n;
    double idf[]; /* inverse document frequency, of each phrase */
} Weights;

static int
count_row (const Fts5ExtensionApi *api, Fts5Context *context, void *count) {
    return ++*(gint64 *)count < COUNTED_MOST ? SQLITE_OK : SQLITE_DONE;
}

/* @weights: zeroed, with room for @n. Returns: SQLite's result. */
static int
make_weights (const Fts5ExtensionApi *api, Fts5Context *context, Weights *weights, int n) {
    sqlite3_int64 rows = 0, words = 0;
    int result = api->xRowCount (context, &rows);
    weights->n = n;
    if (result == SQLITE_OK)
        result = api->xColumnTotalSize (context, -1, &words);
    weights->average_length = rows > 0 ? (double)words / (double)rows : 1;
    for (int i = 0; i < n && result == SQLITE_OK; i++) {
        gint64 found = 0;
        result = api->xQueryPhrase (context, i, &found, count_row);
        weights->idf[i] = MAX (log (((double)rows - (double)found + 0.5) / ((double)found + 0.5)), IDF_LEAST);
    }
    return result;
}

/* @ret_weights: lent; set where SQLITE_OK comes back. */
static int
find_weights (const Fts5ExtensionApi *api, Fts5Context *context, int n, const Weights **ret_weights) {
    Weights *weights = api->xGetAuxdata (context, 0);
    int result = SQLITE_OK;
    if (weights == NULL) {
        weights = g_malloc0 (sizeof (Weights) + (gsize)n * sizeof (double));
        result = make_weights (api, context, weights, n);
        if (result != SQLITE_OK) {
            g_free (weights);
            return result;
        }
        result = api->xSetAuxdata (context, weights, g_free);
    }
    *ret_weights = weights;
    return result;
}

static int
count_places (const Fts5ExtensionApi *api, Fts5Context *context, int phrase, int *ret_n) {
    Fts5PhraseIter iterator;
    int column, place, result = api->xPhraseFirst (context, phrase, &iterator, &column, &place);
    *ret_n = 0;
    for (; result == SQLITE_OK && column >= 0; api->xPhraseNext (context, &iterator, &column, &place))
        (*ret_n)++;
    return result;
}

static int
read_n (const Fts5ExtensionApi *api, Fts5Context *context, int n_values, sqlite3_value **values) {
    int all = api->xPhraseCount (context);
    return n_values > 0 ? CLAMP (sqlite3_value_int (values[0]), 0, all) : all;
}

static void
relevance (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int n_values,
           sqlite3_value **values) {
    const Weights *weights = NULL;
    double score = 0, length = 0;
    int words = 0, result = find_weights (api, context, read_n (api, context, n_values, values), &weights);
    if (result == SQLITE_OK)
        result = api->xColumnSize (context, -1, &words);
    if (result == SQLITE_OK)
        length = K1 * (1 - B + B * words / weights->average_length);
    for (int i = 0; result == SQLITE_OK && i < weights->n; i++) {
        int places;
        result = count_places (api, context, i, &places);
        score += weights->idf[i] * (places * (K1 + 1) / (places + length));
    }
    if (result == SQLITE_OK)
        sqlite3_result_double (answer, -score);
    else
        sqlite3_result_error_code (answer, result);
}

static void
is_exact (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *answer, int n_values,
          sqlite3_value **values) {
    int all = api->xPhraseCount (context), i = read_n (api, context, n_values, values);
    Fts5PhraseIter iterator;
    int column = 0, place, result = SQLITE_OK;
    for (; i < all && column >= 0 && result == SQLITE_OK; i++)
        result = api->xPhraseFirst (context, i, &iterator, &column, &place);
    if (result == SQLITE_OK)
        sqlite3_result_int (answer, column >= 0);
    else
        sqlite3_result_error_code (answer, result);
}

/* FTS5 hands its functions out by a pointer that it writes where a value of its own kind leads. */
static fts5_api *
find_fts5 (Register *reg, GError **error) {
    fts5_api *found = NULL;
    g_autoptr (sqlite3_stmt) asking = sql_prepare (reg, "SELECT fts5 (?)", error);
    if (asking == NULL)
        return NULL;
    sqlite3_bind_pointer (asking, 1, &found, "fts5_api_ptr", NULL);
    sql_step (reg, asking, error);
    return found;
}

gboolean
search_rank_add_functions (Register *reg, GError **error) {
    fts5_api *fts5;
    if (reg->ranks)
        return TRUE;
    fts5 = find_fts5 (reg, error);
    if (fts5 == NULL)
        return FALSE;
    if (fts5->xCreateFunction (fts5, "relevance", NULL, relevance, NULL) != SQLITE_OK
        || fts5->xCreateFunction (fts5, "is_exact", NULL, is_exact, NULL) != SQLITE_OK)
        return sql_error (reg, error);
    reg->ranks = TRUE;
    return TRUE;
}
