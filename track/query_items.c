/* query_items.c - the walk over items: what is asked for; the contract is in query.h. One item is read in query_item_parts.c. */
#include "base/error.h"
#include "base/i18n.h"
#include "track/name_filter.h"
#include "track/query_private.h"
#include "track/states.h"

struct QueryItems {
    QueryFilter filter;
    ItemReader reader;
    NameFilter *body, *officer, *field; /* NULL where not asked for */
    sqlite3_stmt *items;
    QueryItem *current;
};

void
query_items_free (QueryItems *items) {
    if (items == NULL)
        return;
    query_item_free (items->current);
    sqlite3_finalize (items->items);
    item_reader_clear (&items->reader);
    name_filter_free (items->body);
    name_filter_free (items->officer);
    name_filter_free (items->field);
    g_free (items);
}

/* ---- beginning ---- */

static char *
list_names (const QueryItems *items, const char *table, GError **error) {
    return name_filter_list (items->body, items->reader.reg, table, "folded", "TRUE", error);
}

/* Items that may have something to do with the body: by what was extracted, or because something about it was changed. */
static gboolean
append_body (QueryItems *items, GString *sql, GError **error) {
    g_autofree char *names = list_names (items, "item_bodies", error);
    g_autofree char *addressees = names != NULL ? list_names (items, "addressees", error) : NULL;
    if (addressees == NULL)
        return FALSE;
    g_string_append_printf (
        sql,
        " AND i.id IN (SELECT item FROM item_bodies WHERE folded IN %s UNION"
        " SELECT c.id FROM addressees a JOIN items c ON c.document = a.document WHERE a.folded IN %s UNION"
        " SELECT item FROM events WHERE type IN ('assigned', 'corrected') AND item IS NOT NULL UNION"
        " SELECT c.id FROM events e JOIN items c ON c.document = e.document WHERE e.type IN ('assigned', 'corrected')"
        " AND e.item IS NULL)",
        names, addressees);
    return TRUE;
}

static gboolean
names_items (const QueryFilter *filter) {
    return filter->n_ids > 0 || filter->by_id;
}

static gboolean
asks_state (const QueryFilter *filter) {
    return filter->statuses != 0 || filter->timeliness != 0 || filter->due_soon || filter->started
           || filter->due_from.year != 0 || filter->due_until.year != 0;
}

/* One more way, of those parted by OR. */
static void
G_GNUC_PRINTF (2, 3) append_way (GString *ways, const char *format, ...) {
    va_list values;
    g_string_append (ways, ways->len > 0 ? " OR " : "");
    va_start (values, format);
    g_string_append_vprintf (ways, format, values);
    va_end (values);
}

static void
append_timeliness (GString *ways, guint timeliness, const char *today) {
    if (timeliness & 1u << TIMELINESS_NONE)
        append_way (ways, "s.timeliness IS NULL");
    for (Timeliness which = TIMELINESS_ON_TIME; which <= TIMELINESS_NO_DATE; which++) {
        ItemState state = { .timeliness = which };
        if (!(timeliness & 1u << which))
            continue;
        if (which == TIMELINESS_IN_TERM)
            append_way (ways, "(s.timeliness = 'dated' AND s.in_force >= '%s')", today);
        else if (which == TIMELINESS_OVERDUE)
            append_way (ways, "(s.timeliness = 'dated' AND s.in_force < '%s')", today);
        else
            append_way (ways, "s.timeliness = '%s'", timeliness_name (&state));
    }
}

/* All that state_stands() lets through, and of what is due soon more. */
static char *
write_ways (const QueryFilter *filter, const char *today) {
    GString *ways = g_string_new (NULL);
    for (ItemStatus status = STATUS_OPEN; status <= STATUS_CANCELLED; status++)
        if (filter->statuses & 1u << status)
            append_way (ways, "s.status = '%s'", item_status_name (status));
    append_timeliness (ways, filter->timeliness, today);
    if (filter->due_soon)
        append_way (ways, "(s.timeliness = 'dated' AND s.in_force >= '%s')", today);
    if (filter->started)
        append_way (ways, "(s.status = 'open' AND s.started_on IS NOT NULL)");
    return g_string_free (ways, FALSE);
}

static void
append_state (const QueryItems *items, GString *sql) {
    const QueryFilter *filter = &items->filter;
    g_autofree char *today = partial_date_format (items->reader.moment.as_of);
    g_autofree char *from = partial_date_format (filter->due_from), *until = partial_date_format (filter->due_until);
    g_autofree char *ways = write_ways (filter, today);
    if (*ways != '\0')
        g_string_append_printf (sql, " AND (%s)", ways);
    if (from != NULL)
        g_string_append_printf (sql, " AND s.in_force >= '%s'", from);
    if (until != NULL)
        g_string_append_printf (sql, " AND s.in_force <= '%s'", until);
}

/* query_item_least() of what was extracted. */
#define LEAST_CONFIDENCE                                                                                               \
    "min (i.confidence, coalesce ((SELECT min (b.confidence) FROM item_bodies b WHERE b.item = i.id), 1),"             \
    " coalesce ((SELECT min (t.confidence) FROM deadlines t WHERE t.item = i.id), 1),"                                 \
    " coalesce ((SELECT min (c.value) FROM json_each (i.confidences) c), 1))"

/* What SQL can leave out at once; the rest is asked of each item. */
static char *
write_statement (QueryItems *items, GError **error) {
    const QueryFilter *filter = &items->filter;
    const StateMoment *moment = &items->reader.moment;
    g_autofree char *known_on = partial_date_format (moment->as_known_on);
    g_autoptr (GString) sql = g_string_new ("SELECT " ITEM_COLUMNS " FROM items i");
    const char *states = NULL;
    /* Of a few items the state is sooner asked than looked up. */
    if (asks_state (filter) && !names_items (filter) && filter->n_documents == 0 && filter->body == NULL
        && !filter->gone) {
        states = states_table (items->reader.reg, moment, error);
        if (states == NULL)
            return NULL;
        g_string_append_printf (sql, " JOIN %s s ON s.item = i.id AND s.position = 0", states);
    }
    if (known_on != NULL || !filter->articles)
        g_string_append (sql, " JOIN documents d ON d.id = i.document");
    g_string_append (sql, " WHERE TRUE");
    if (known_on != NULL)
        g_string_append_printf (
            sql,
            " AND substr (d.loaded_at, 1, 10) <= '%1$s' AND (i.by_hand = 0 OR EXISTS (SELECT 1 FROM"
            " events e WHERE e.item = i.id AND e.type = 'added' AND substr (e.entered_at, 1, 10) <= '%1$s'))",
            known_on);
    if (!filter->articles)
        g_string_append (sql, " AND d.kind <> 'article'");
    sql_append_in (sql, "i.document", filter->documents, filter->n_documents);
    sql_append_in (sql, "i.id", filter->ids, filter->n_ids);
    if (filter->by_id)
        g_string_append (sql, " AND i.id = ?1");
    if (states != NULL)
        append_state (items, sql);
    if (filter->body != NULL && !names_items (filter) && !append_body (items, sql, error))
        return NULL;
    g_string_append (sql, filter->by_confidence ? " ORDER BY " LEAST_CONFIDENCE ", i.document, i.position, i.id"
                                                : " ORDER BY i.document, i.position, i.id");
    return g_string_free (g_steal_pointer (&sql), FALSE);
}

QueryItems *
query_items_new (Register *reg, const QueryFilter *filter, const StateMoment *moment, GError **error) {
    g_autoptr (QueryItems) items = g_new0 (QueryItems, 1);
    g_autofree char *sql = NULL;
    items->filter = *filter;
    items->officer = name_filter_new (filter->officer);
    items->field = name_filter_new (filter->field);
    if (filter->body != NULL && (items->body = name_filter_new_body (reg, filter->body, error)) == NULL)
        return NULL;
    if (!item_reader_init (&items->reader, reg, moment, !names_items (filter), FALSE, error))
        return NULL;
    sql = write_statement (items, error);
    items->items = sql != NULL ? sql_prepare (reg, sql, error) : NULL;
    return items->items != NULL ? g_steal_pointer (&items) : NULL;
}

/* ---- conditions ---- */

static gboolean
body_matches (const QueryItems *items, const GPtrArray *bodies) {
    for (guint i = 0; i < bodies->len; i++)
        if (name_filter_matches (items->body, ((const QueryBody *)bodies->pdata[i])->folded))
            return TRUE;
    return FALSE;
}

static gboolean
item_matches (const QueryItems *items, const QueryItem *item) {
    const QueryFilter *filter = &items->filter;
    if (!filter->targets && item->kind == ITEM_TARGET)
        return FALSE;
    if (!names_items (filter) && item->state.gone != filter->gone)
        return FALSE;
    if (filter->confidence_below > 0 && query_item_least (item, NULL) >= filter->confidence_below)
        return FALSE;
    if ((filter->lead_missing && item->leads->len > 0) || (filter->unconfirmed && item->state.confirmed))
        return FALSE;
    if (!name_filter_matches_text (items->officer, item->officer)
        || !name_filter_matches_text (items->field, item->field))
        return FALSE;
    return filter->body == NULL || body_matches (items, item->bodies)
           || (!filter->lead_only && body_matches (items, item->coordinators));
}

static gboolean
is_within (PartialDate day, PartialDate from, PartialDate until) {
    if (from.year == 0 && until.year == 0)
        return TRUE;
    return day.year != 0 && (from.year == 0 || partial_date_compare (day, from) >= 0)
           && (until.year == 0 || partial_date_compare (day, until) <= 0);
}

static gboolean
state_stands (const QueryFilter *filter, const ItemState *state) {
    if (filter->statuses == 0 && filter->timeliness == 0 && !filter->due_soon && !filter->started)
        return TRUE;
    return (filter->statuses & 1u << state->status) != 0 || (filter->timeliness & 1u << state->timeliness) != 0
           || (filter->due_soon && state->due_soon)
           || (filter->started && state->status == STATUS_OPEN && state->started_on.year != 0);
}

static gboolean
state_matches (const QueryFilter *filter, const ItemState *state) {
    if (filter->evidence_missing && (state->status != STATUS_DONE || state->has_evidence))
        return FALSE;
    return state_stands (filter, state) && is_within (state->in_force, filter->due_from, filter->due_until)
           && is_within (state->done_on, filter->done_from, filter->done_until);
}

const QueryItem *
query_items_next (QueryItems *items, GError **error) {
    GError *local = NULL;
    while (sql_step (items->reader.reg, items->items, &local)) {
        g_clear_pointer (&items->current, query_item_free);
        items->current = item_reader_read_row (&items->reader, items->items, &local);
        if (items->current == NULL || !item_reader_complete (&items->reader, items->current, &local))
            break;
        if (item_matches (items, items->current) && state_matches (&items->filter, &items->current->state))
            return items->current;
    }
    g_clear_pointer (&items->current, query_item_free);
    item_reader_rest (&items->reader);
    if (local != NULL)
        g_propagate_error (error, local);
    return NULL;
}

const QueryItem *
query_items_seek (QueryItems *items, gint64 id, GError **error) {
    sqlite3_reset (items->items);
    sql_bind (items->items, "i", id);
    return query_items_next (items, error);
}

QueryItem *
query_items_steal (QueryItems *items) {
    return g_steal_pointer (&items->current);
}
