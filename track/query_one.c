/* query_one.c - one item by its id, and what is least sure of it; the contracts are in query.h. */
#include "late_json.h"
#include <string.h>

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

static const char *const fields[] = { "label", "section", "text", "deliverable" };

/* What QueryItem.confidences says of each field, 1 where it says nothing. */
typedef struct {
    char *text;
    double of[G_N_ELEMENTS (fields)];
} FieldConfidences;

static void
free_confidences (gpointer data) {
    FieldConfidences *confidences = data;
    g_free (confidences->text);
    g_free (confidences);
}

/* Items beside each other mostly say the same: what was read last is kept. */
static const FieldConfidences *
read_confidences (const char *text) {
    static GPrivate kept = G_PRIVATE_INIT (free_confidences);
    FieldConfidences *read = g_private_get (&kept);
    g_autoptr (JsonNode) root = NULL;
    JsonObject *object;
    if (read != NULL && strcmp (read->text, text) == 0)
        return read;
    root = json_from_string (text, NULL);
    object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
    read = g_new0 (FieldConfidences, 1);
    read->text = g_strdup (text);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        read->of[i] = object != NULL ? json_object_get_double_member_with_default (object, fields[i], 1) : 1;
    g_private_replace (&kept, read);
    return read;
}

static void
take_fields (Least *least, const QueryItem *item) {
    const FieldConfidences *confidences = item->confidences != NULL ? read_confidences (item->confidences) : NULL;
    for (gsize i = 0; confidences != NULL && i < G_N_ELEMENTS (fields); i++)
        if (!is_corrected (item, fields[i]))
            take_least (least, confidences->of[i], fields[i]);
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
