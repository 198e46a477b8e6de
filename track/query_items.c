/* query_items.c - the walk over items with their state; the contract is in query.h. */
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/query_private.h"
#include "track/span_json.h"

struct QueryItems {
    Register *reg;
    QueryFilter filter;
    StateMoment moment;
    StateSettings settings;
    char *body;             /* folded, NULL where not asked for */
    gboolean body_accented; /* it was asked for with diacritics */
    sqlite3_stmt *items, *bodies, *deadlines, *events;
    GHashTable *documents;  /* id -> QueryDocument */
    GHashTable *addressees; /* document id -> GPtrArray of QueryBody */
    QueryItem *current;
};

static void
body_free (gpointer data) {
    QueryBody *body = data;
    g_free (body->name);
    g_free (body->folded);
    g_free (body->span);
    g_free (body);
}

static GPtrArray *
body_list_new (void) {
    return g_ptr_array_new_with_free_func (body_free);
}

static QueryBody *
body_dup (const QueryBody *body) {
    QueryBody *copy = g_new0 (QueryBody, 1);
    copy->name = g_strdup (body->name);
    copy->folded = g_strdup (body->folded);
    copy->span = g_strdup (body->span);
    copy->confidence = body->confidence;
    return copy;
}

void
query_item_free (QueryItem *item) {
    if (item == NULL)
        return;
    g_free (item->path);
    g_free (item->label);
    g_free (item->section);
    g_free (item->text);
    g_free (item->deliverable);
    g_free (item->span);
    g_free (item->spans);
    g_free (item->confidences);
    g_clear_pointer (&item->leads, g_ptr_array_unref);
    g_clear_pointer (&item->coordinators, g_ptr_array_unref);
    g_clear_pointer (&item->bodies, g_ptr_array_unref);
    g_clear_pointer (&item->deadlines, g_ptr_array_unref);
    g_clear_pointer (&item->deadline_spans, g_ptr_array_unref);
    g_clear_pointer (&item->events, g_ptr_array_unref);
    g_free (item);
}

void
query_items_free (QueryItems *items) {
    if (items == NULL)
        return;
    query_item_free (items->current);
    sqlite3_finalize (items->items);
    sqlite3_finalize (items->bodies);
    sqlite3_finalize (items->deadlines);
    sqlite3_finalize (items->events);
    g_clear_pointer (&items->documents, g_hash_table_unref);
    g_clear_pointer (&items->addressees, g_hash_table_unref);
    g_free (items->body);
    g_free (items);
}

/* ---- beginning ---- */

static void
append_ids (GString *sql, const char *column, const gint64 *ids, gsize n) {
    if (n == 0)
        return;
    g_string_append_printf (sql, " AND %s IN (", column);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", ids[i]);
    g_string_append_c (sql, ')');
}

/* What SQL can leave out at once; the rest is asked of the state. */
static char *
write_statement (const QueryItems *items) {
    const QueryFilter *filter = &items->filter;
    g_autofree char *known_on = partial_date_format (items->moment.as_known_on);
    GString *sql = g_string_new (
        "SELECT i.id, i.document, i.position, i.path, i.label, i.section, i.kind, i.text, i.deliverable, i.asked,"
        " i.confidence, i.span, i.spans, i.confidences FROM items i");
    if (known_on != NULL || !filter->articles)
        g_string_append (sql, " JOIN documents d ON d.id = i.document");
    g_string_append (sql, " WHERE TRUE");
    if (known_on != NULL)
        g_string_append_printf (sql, " AND substr (d.loaded_at, 1, 10) <= '%s'", known_on);
    if (!filter->articles)
        g_string_append (sql, " AND d.kind <> 'article'");
    if (!filter->targets)
        g_string_append (sql, " AND i.kind = 'task'");
    append_ids (sql, "i.document", filter->documents, filter->n_documents);
    append_ids (sql, "i.id", filter->ids, filter->n_ids);
    g_string_append (sql, " ORDER BY i.document, i.position");
    return g_string_free (sql, FALSE);
}

static void
free_document (gpointer document) {
    query_document_free (document);
}

QueryItems *
query_items_new (Register *reg, const QueryFilter *filter, const StateMoment *moment, GError **error) {
    g_autoptr (QueryItems) items = g_new0 (QueryItems, 1);
    g_autofree char *sql = NULL;
    items->reg = reg;
    items->filter = *filter;
    items->moment = *moment;
    items->settings = moment->settings != NULL ? *moment->settings : state_default_settings;
    items->moment.settings = &items->settings;
    items->documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_document);
    items->addressees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    if (filter->body != NULL) {
        g_autofree char *plain = text_unaccent (filter->body, -1);
        items->body = text_fold (filter->body, -1);
        items->body_accented = g_strcmp0 (plain, items->body) != 0;
    }
    sql = write_statement (items);
    items->items = sql_prepare (reg, sql, error);
    items->bodies = items->items == NULL
                        ? NULL
                        : sql_prepare (reg,
                                       "SELECT role, name, folded, span, confidence FROM item_bodies WHERE item = ?"
                                       " ORDER BY role, position",
                                       error);
    items->deadlines = items->bodies == NULL
                           ? NULL
                           : sql_prepare (reg,
                                          "SELECT kind, text, relation, due, rrule, condition, base, span, confidence"
                                          " FROM deadlines WHERE item = ? ORDER BY position",
                                          error);
    items->events
        = items->deadlines == NULL
              ? NULL
              : sql_prepare (reg, "SELECT " QUERY_EVENT_COLUMNS " FROM events WHERE item = ? ORDER BY id", error);
    return items->events != NULL ? g_steal_pointer (&items) : NULL;
}

/* ---- one item ---- */

static const QueryDocument *
peek_document (QueryItems *items, gint64 id, GError **error) {
    QueryDocument *document = g_hash_table_lookup (items->documents, &id);
    if (document == NULL) {
        document = query_document (items->reg, id, NULL, error);
        if (document != NULL)
            g_hash_table_insert (items->documents, &document->id, document);
    }
    return document;
}

static const GPtrArray *
peek_addressees (QueryItems *items, gint64 id, GError **error) {
    GPtrArray *bodies = g_hash_table_lookup (items->addressees, &id);
    g_autoptr (GPtrArray) entries = NULL;
    if (bodies != NULL)
        return bodies;
    entries = query_entries (items->reg, id, ENTRIES_ADDRESSEES, error);
    if (entries == NULL)
        return NULL;
    bodies = body_list_new ();
    for (guint i = 0; i < entries->len; i++) {
        const QueryEntry *entry = entries->pdata[i];
        QueryBody *body = g_new0 (QueryBody, 1);
        body->name = g_strdup (entry->text);
        body->folded = text_fold (entry->text, -1);
        body->span = g_strdup (entry->span);
        body->confidence = entry->confidence;
        g_ptr_array_add (bodies, body);
    }
    g_hash_table_insert (items->addressees, g_memdup2 (&id, sizeof id), bodies);
    return bodies;
}

static QueryItem *
read_item (sqlite3_stmt *row) {
    QueryItem *item = g_new0 (QueryItem, 1);
    item->id = sqlite3_column_int64 (row, 0);
    item->position = (guint)sqlite3_column_int (row, 2);
    item->path = sql_dup (row, 3);
    item->label = sql_dup (row, 4);
    item->section = sql_dup (row, 5);
    item->kind = item_kind_parse ((const char *)sqlite3_column_text (row, 6));
    item->text = sql_dup (row, 7);
    item->deliverable = sql_dup (row, 8);
    item->order = item_order_parse ((const char *)sqlite3_column_text (row, 9));
    item->confidence = sqlite3_column_double (row, 10);
    item->span = sql_dup (row, 11);
    item->spans = sql_dup (row, 12);
    item->confidences = sql_dup (row, 13);
    return item;
}

static gboolean
read_bodies (QueryItems *items, QueryItem *item, GError **error) {
    g_autoptr (GError) local = NULL;
    item->leads = body_list_new ();
    item->coordinators = body_list_new ();
    sqlite3_reset (items->bodies);
    sql_bind (items->bodies, "i", item->id);
    while (sql_step (items->reg, items->bodies, &local)) {
        QueryBody *body = g_new0 (QueryBody, 1);
        const char *role = (const char *)sqlite3_column_text (items->bodies, 0);
        body->name = sql_dup (items->bodies, 1);
        body->folded = sql_dup (items->bodies, 2);
        body->span = sql_dup (items->bodies, 3);
        body->confidence = sqlite3_column_double (items->bodies, 4);
        g_ptr_array_add (g_strcmp0 (role, "lead") == 0 ? item->leads : item->coordinators, body);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

static void
add_each_once (GPtrArray *into, const GPtrArray *bodies) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        gboolean there = FALSE;
        for (guint k = 0; k < into->len && !there; k++)
            there = g_strcmp0 (((const QueryBody *)into->pdata[k])->folded, body->folded) == 0;
        if (!there)
            g_ptr_array_add (into, body_dup (body));
    }
}

static gboolean
assign_bodies (QueryItems *items, QueryItem *item, GError **error) {
    const GPtrArray *addressees;
    item->bodies = body_list_new ();
    add_each_once (item->bodies, item->leads);
    item->assignment = ASSIGNED_BY_ITEM;
    if (item->bodies->len > 0)
        return TRUE;
    addressees = peek_addressees (items, item->document->id, error);
    if (addressees == NULL)
        return FALSE;
    add_each_once (item->bodies, addressees);
    item->assignment = item->bodies->len > 0 ? ASSIGNED_BY_ADDRESS : ASSIGNED_UNKNOWN;
    return TRUE;
}

static gboolean
read_deadlines (QueryItems *items, QueryItem *item, GError **error) {
    g_autoptr (GError) local = NULL;
    item->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    item->deadline_spans = g_ptr_array_new_with_free_func (g_free);
    sqlite3_reset (items->deadlines);
    sql_bind (items->deadlines, "i", item->id);
    while (sql_step (items->reg, items->deadlines, &local)) {
        Deadline *deadline = deadline_new ();
        deadline->kind = deadline_kind_parse ((const char *)sqlite3_column_text (items->deadlines, 0));
        deadline->text = sql_dup (items->deadlines, 1);
        deadline->relation = deadline_relation_parse ((const char *)sqlite3_column_text (items->deadlines, 2));
        deadline->due = sql_date (items->deadlines, 3);
        deadline->rrule = sql_dup (items->deadlines, 4);
        deadline->condition = sql_dup (items->deadlines, 5);
        deadline->base = deadline_base_parse ((const char *)sqlite3_column_text (items->deadlines, 6));
        deadline->confidence = sqlite3_column_double (items->deadlines, 8);
        g_ptr_array_add (item->deadlines, deadline);
        g_ptr_array_add (item->deadline_spans, sql_dup (items->deadlines, 7));
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

static void
free_event (gpointer event) {
    event_free (event);
}

static gboolean
read_events (QueryItems *items, QueryItem *item, GError **error) {
    g_autoptr (GError) local = NULL;
    item->events = g_ptr_array_new_with_free_func (free_event);
    sqlite3_reset (items->events);
    sql_bind (items->events, "i", item->id);
    while (sql_step (items->reg, items->events, &local)) {
        Event *event = query_read_event (items->events);
        if (event != NULL && state_event_is_visible (event, &items->moment))
            g_ptr_array_add (item->events, event);
        else
            event_free (event);
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
}

/* ---- conditions ---- */

static gboolean
body_matches (const QueryItems *items, const GPtrArray *bodies) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        g_autofree char *plain = items->body_accented ? NULL : text_unaccent (body->name, -1);
        if (g_strrstr (items->body_accented ? body->folded : plain, items->body) != NULL)
            return TRUE;
    }
    return FALSE;
}

static gboolean
bodies_match (const QueryItems *items, const QueryItem *item) {
    if (items->filter.lead_missing && item->leads->len > 0)
        return FALSE;
    if (items->body == NULL)
        return TRUE;
    return body_matches (items, item->bodies) || (!items->filter.lead_only && body_matches (items, item->coordinators));
}

static gboolean
state_matches (const QueryFilter *filter, const ItemState *state) {
    if (filter->statuses != 0 && !(filter->statuses & 1u << state->status))
        return FALSE;
    if (filter->timeliness != 0 && !(filter->timeliness & 1u << state->timeliness))
        return FALSE;
    if (filter->due_soon && !state->due_soon)
        return FALSE;
    if (filter->started && (state->status != STATUS_OPEN || state->started_on.year == 0))
        return FALSE;
    if (filter->evidence_missing && (state->status != STATUS_DONE || state->has_evidence))
        return FALSE;
    if ((filter->due_from.year != 0 || filter->due_until.year != 0) && state->in_force.year == 0)
        return FALSE;
    if (filter->due_from.year != 0 && partial_date_compare (state->in_force, filter->due_from) < 0)
        return FALSE;
    return filter->due_until.year == 0 || partial_date_compare (state->in_force, filter->due_until) <= 0;
}

/* Returns: FALSE on error. *@ret_fits tells whether the item is asked for; what is not is read no further than needed. */
static gboolean
complete_item (QueryItems *items, QueryItem *item, gint64 document, gboolean *ret_fits, GError **error) {
    ItemFacts facts;
    *ret_fits = FALSE;
    if (items->filter.confidence_below > 0 && item->confidence >= items->filter.confidence_below)
        return TRUE;
    item->document = peek_document (items, document, error);
    if (item->document == NULL || !read_bodies (items, item, error) || !assign_bodies (items, item, error))
        return FALSE;
    if (!bodies_match (items, item))
        return TRUE;
    if (!read_deadlines (items, item, error) || !read_events (items, item, error))
        return FALSE;
    facts = (ItemFacts){ item->kind, item->document->kind, item->document->counts_from, item->deadlines };
    item->state = state_of_item (&facts, item->events, &items->moment);
    *ret_fits = state_matches (&items->filter, &item->state);
    return TRUE;
}

const QueryItem *
query_items_next (QueryItems *items, GError **error) {
    g_autoptr (GError) local = NULL;
    while (sql_step (items->reg, items->items, &local)) {
        gboolean fits;
        g_clear_pointer (&items->current, query_item_free);
        items->current = read_item (items->items);
        if (!complete_item (items, items->current, sqlite3_column_int64 (items->items, 1), &fits, &local))
            break;
        if (fits)
            return items->current;
    }
    g_clear_pointer (&items->current, query_item_free);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

QueryItem *
query_items_steal (QueryItems *items) {
    return g_steal_pointer (&items->current);
}
