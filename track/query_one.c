/* query_one.c - one item by its id, and what is least sure of it; the contracts are in query.h. */
#include <json-glib/json-glib.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/query_private.h"

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

/* ---- how sure the extraction was ---- */

typedef struct {
    double confidence;
    const char *field;
} Least;

static void
take_least (Least *least, double confidence, const char *field) {
    if (confidence < least->confidence)
        *least = (Least){ confidence, field };
}

static gboolean
is_corrected (const QueryItem *item, const char *field) {
    for (guint i = 0; item->corrections != NULL && i < item->corrections->len; i++)
        if (g_strcmp0 (((const QueryCorrection *)item->corrections->pdata[i])->field, field) == 0)
            return TRUE;
    return FALSE;
}

static void
take_fields (Least *least, const QueryItem *item) {
    static const char *const fields[] = { "label", "section", "text", "deliverable" };
    g_autoptr (JsonNode) root = item->confidences != NULL ? json_from_string (item->confidences, NULL) : NULL;
    JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
    for (gsize i = 0; object != NULL && i < G_N_ELEMENTS (fields); i++)
        if (!is_corrected (item, fields[i]))
            take_least (least, json_object_get_double_member_with_default (object, fields[i], 1), fields[i]);
}

double
query_item_least (const QueryItem *item, const char **ret_field) {
    Least least = { item->confidence, NULL };
    take_fields (&least, item);
    for (guint i = 0; i < item->leads->len; i++)
        take_least (&least, ((const QueryBody *)item->leads->pdata[i])->confidence, "lead");
    for (guint i = 0; i < item->coordinators->len; i++)
        take_least (&least, ((const QueryBody *)item->coordinators->pdata[i])->confidence, "coordinators");
    for (guint i = 0; i < item->deadlines->len; i++)
        take_least (&least, ((const Deadline *)item->deadlines->pdata[i])->confidence, "deadlines");
    if (ret_field != NULL)
        *ret_field = least.field;
    return least.confidence;
}
