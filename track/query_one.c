/* query_one.c - one item by its id; the contract is in query.h. */
#include "base/error.h"
#include "base/i18n.h"
#include "track/query.h"

const QueryItem *
query_one_item (Register *reg, gint64 id, const StateMoment *moment, QueryItems **ret_walk, GError **error) {
    QueryFilter filter = { .ids = &id, .n_ids = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) walk = query_items_new (reg, &filter, moment, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item = walk != NULL ? query_items_next (walk, &local) : NULL;
    if (item != NULL) {
        *ret_walk = g_steal_pointer (&walk);
        return item;
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (walk != NULL)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("there is no item %" PRId64), id);
    return NULL;
}
