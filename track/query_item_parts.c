/* query_item_parts.c - what belongs to an item and how it stands; the contract is in query_private.h. */
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/changes.h"
#include "track/heading.h"
#include "track/query_private.h"
#include "track/span_json.h"

/* ---- values ---- */

void
query_body_free (gpointer data) {
    QueryBody *body = data;
    g_free (body->name);
    g_free (body->folded);
    g_free (body->span);
    g_free (body);
}

static GPtrArray *
body_list_new (void) {
    return g_ptr_array_new_with_free_func (query_body_free);
}

QueryBody *
query_body_new (const char *name) {
    QueryBody *body = g_new0 (QueryBody, 1);
    body->name = g_strdup (name);
    body->folded = text_fold (name, -1);
    body->confidence = 1;
    return body;
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
    g_free (item->officer);
    g_free (item->field);
    g_clear_pointer (&item->leads, g_ptr_array_unref);
    g_clear_pointer (&item->coordinators, g_ptr_array_unref);
    g_clear_pointer (&item->bodies, g_ptr_array_unref);
    g_clear_pointer (&item->body_states, g_array_unref);
    g_clear_pointer (&item->deadlines, g_ptr_array_unref);
    g_clear_pointer (&item->deadline_spans, g_ptr_array_unref);
    g_clear_pointer (&item->corrections, g_ptr_array_unref);
    g_clear_pointer (&item->events, g_ptr_array_unref);
    g_clear_pointer (&item->own_events, g_ptr_array_unref);
    g_free (item);
}

static void
free_document (gpointer document) {
    query_document_free (document);
}

/* ---- cursors ---- */

/* Rows that are stepped over; where more lie between two items, looking the next one up is cheaper. */
#define STEPS_MOST 4

static void
cursor_look_up (const ItemReader *reader, Cursor *cursor, gint64 id, GError **error) {
    sqlite3_reset (cursor->statement);
    sql_bind (cursor->statement, "ii", id, reader->in_order ? G_MAXINT64 : id);
    cursor->begun = TRUE;
    cursor->has_row = sql_step (reader->reg, cursor->statement, error);
    cursor->id = cursor->has_row ? sqlite3_column_int64 (cursor->statement, 0) : 0;
}

/* On the first row of @id; FALSE where it has none, or with @error set. */
static gboolean
cursor_seek (const ItemReader *reader, Cursor *cursor, gint64 id, GError **error) {
    gboolean far = cursor->has_row && id - cursor->id > STEPS_MOST;
    if (!reader->in_order || !cursor->begun || id <= cursor->sought || far)
        cursor_look_up (reader, cursor, id, error);
    cursor->sought = id;
    for (guint steps = 0; cursor->has_row && cursor->id < id; steps++) {
        if (steps == STEPS_MOST) {
            cursor_look_up (reader, cursor, id, error);
            break;
        }
        cursor->has_row = sql_step (reader->reg, cursor->statement, error);
        cursor->id = cursor->has_row ? sqlite3_column_int64 (cursor->statement, 0) : 0;
    }
    return cursor->has_row && cursor->id == id;
}

/* On the next row of the same item. */
static gboolean
cursor_next (const ItemReader *reader, Cursor *cursor, GError **error) {
    gint64 id = cursor->id;
    cursor->has_row = sql_step (reader->reg, cursor->statement, error);
    if (cursor->has_row)
        cursor->id = sqlite3_column_int64 (cursor->statement, 0);
    return cursor->has_row && cursor->id == id;
}

static gboolean
pass_error (GError *local, GError **error) {
    if (local != NULL)
        g_propagate_error (error, local);
    return local == NULL;
}

/* ---- reader ---- */

gboolean
item_reader_init (ItemReader *reader, Register *reg, const StateMoment *moment, gboolean in_order, gboolean light,
                  GError **error) {
    *reader = (ItemReader){ .reg = reg, .moment = *moment, .in_order = in_order, .light = light };
    reader->settings = moment->settings != NULL ? *moment->settings : state_default_settings;
    reader->moment.settings = &reader->settings;
    reader->documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_document);
    reader->addressees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    reader->events = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    reader->bodies.statement = sql_prepare (
        reg,
        light
            ? "SELECT item, role, name, folded, NULL, 1 FROM item_bodies WHERE item >= ?1 AND item <= ?2 AND role = 'lead'"
              " ORDER BY item, role, position"
            : "SELECT item, role, name, folded, span, confidence FROM item_bodies WHERE item >= ?1 AND item <= ?2"
              " ORDER BY item, role, position",
        error);
    if (reader->bodies.statement == NULL)
        return FALSE;
    reader->deadlines.statement = sql_prepare (
        reg,
        light ? "SELECT item, kind, CASE kind WHEN 'relative' THEN text END, relation, due, rrule, NULL, base, NULL, 1"
                " FROM deadlines WHERE item >= ?1 AND item <= ?2 ORDER BY item, position"
              : "SELECT item, kind, text, relation, due, rrule, condition, base, span, confidence FROM deadlines"
                " WHERE item >= ?1 AND item <= ?2 ORDER BY item, position",
        error);
    if (reader->deadlines.statement == NULL)
        return FALSE;
    reader->item_events.statement = sql_prepare (reg,
                                                 "SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM
                                                 " WHERE e.item >= ?1 AND e.item <= ?2 ORDER BY e.item, e.id",
                                                 error);
    return reader->item_events.statement != NULL;
}

void
item_reader_rest (ItemReader *reader) {
    Cursor *const cursors[] = { &reader->bodies, &reader->deadlines, &reader->item_events };
    for (gsize i = 0; i < G_N_ELEMENTS (cursors); i++) {
        sqlite3_reset (cursors[i]->statement);
        cursors[i]->begun = cursors[i]->has_row = FALSE;
    }
}

void
item_reader_clear (ItemReader *reader) {
    sqlite3_finalize (reader->bodies.statement);
    sqlite3_finalize (reader->deadlines.statement);
    sqlite3_finalize (reader->item_events.statement);
    g_clear_pointer (&reader->documents, g_hash_table_unref);
    g_clear_pointer (&reader->addressees, g_hash_table_unref);
    g_clear_pointer (&reader->events, g_hash_table_unref);
}

/* ---- what is the document's ---- */

static const QueryDocument *
peek_document (ItemReader *reader, gint64 id, GError **error) {
    QueryDocument *document = g_hash_table_lookup (reader->documents, &id);
    if (document == NULL) {
        document = query_document_uncounted (reader->reg, id, NULL, error);
        if (document != NULL && !heading_at (reader->reg, document, &reader->moment, error))
            g_clear_pointer (&document, query_document_free);
        if (document != NULL)
            g_hash_table_insert (reader->documents, &document->id, document);
    }
    return document;
}

static const GPtrArray *
peek_addressees (ItemReader *reader, gint64 id, GError **error) {
    GPtrArray *bodies = g_hash_table_lookup (reader->addressees, &id);
    g_autoptr (GPtrArray) entries = NULL;
    if (bodies != NULL)
        return bodies;
    entries = query_entries (reader->reg, id, ENTRIES_ADDRESSEES, &reader->moment, error);
    if (entries == NULL)
        return NULL;
    bodies = body_list_new ();
    for (guint i = 0; i < entries->len; i++) {
        const QueryEntry *entry = entries->pdata[i];
        QueryBody *body = query_body_new (entry->text);
        body->span = g_strdup (entry->span);
        body->confidence = entry->confidence;
        g_ptr_array_add (bodies, body);
    }
    g_hash_table_insert (reader->addressees, g_memdup2 (&id, sizeof id), bodies);
    return bodies;
}

static const GPtrArray *
peek_document_events (ItemReader *reader, gint64 id, GError **error) {
    GPtrArray *events = g_hash_table_lookup (reader->events, &id);
    sqlite3_stmt *rows;
    if (events != NULL)
        return events;
    rows = sql_borrow (
        reader->reg,
        "SELECT " QUERY_EVENT_COLUMNS QUERY_EVENT_FROM
        " WHERE e.document = ? AND e.item IS NULL AND e.type NOT IN ('loaded', 'copy-linked') ORDER BY e.id",
        error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", id);
    events = query_read_events (reader->reg, rows, NULL, error);
    if (events != NULL)
        g_hash_table_insert (reader->events, g_memdup2 (&id, sizeof id), events);
    return events;
}

/* ---- one item ---- */

QueryItem *
item_reader_read_row (ItemReader *reader, sqlite3_stmt *row, GError **error) {
    const QueryDocument *document = peek_document (reader, sqlite3_column_int64 (row, 1), error);
    QueryItem *item;
    if (document == NULL)
        return NULL;
    item = g_new0 (QueryItem, 1);
    item->id = sqlite3_column_int64 (row, 0);
    item->document = document;
    item->position = (guint)sqlite3_column_int (row, 2);
    item->by_hand = sqlite3_column_int (row, 3) != 0;
    item->consent = sqlite3_column_int (row, 4) != 0;
    item->kind = item_kind_parse ((const char *)sqlite3_column_text (row, 5));
    item->confidence = sqlite3_column_double (row, 6);
    item->counts_from = document->counts_from;
    if (reader->light)
        return item;
    item->path = sql_dup (row, 7);
    item->label = sql_dup (row, 8);
    item->section = sql_dup (row, 9);
    item->text = sql_dup (row, 10);
    item->deliverable = sql_dup (row, 11);
    item->order = item_order_parse ((const char *)sqlite3_column_text (row, 12));
    item->span = sql_dup (row, 13);
    item->spans = sql_dup (row, 14);
    item->confidences = sql_dup (row, 15);
    return item;
}

static gboolean
read_bodies (ItemReader *reader, QueryItem *item, GError **error) {
    Cursor *cursor = &reader->bodies;
    GError *local = NULL;
    item->leads = body_list_new ();
    item->coordinators = body_list_new ();
    for (gboolean has_row = cursor_seek (reader, cursor, item->id, &local); has_row;
         has_row = cursor_next (reader, cursor, &local)) {
        QueryBody *body = g_new0 (QueryBody, 1);
        const char *role = (const char *)sqlite3_column_text (cursor->statement, 1);
        body->name = sql_dup (cursor->statement, 2);
        body->folded = sql_dup (cursor->statement, 3);
        body->span = sql_dup (cursor->statement, 4);
        body->confidence = sqlite3_column_double (cursor->statement, 5);
        g_ptr_array_add (g_strcmp0 (role, "lead") == 0 ? item->leads : item->coordinators, body);
    }
    return pass_error (local, error);
}

static gboolean
read_deadlines (ItemReader *reader, QueryItem *item, GError **error) {
    Cursor *cursor = &reader->deadlines;
    sqlite3_stmt *row = cursor->statement;
    GError *local = NULL;
    item->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    item->deadline_spans = g_ptr_array_new_with_free_func (g_free);
    for (gboolean has_row = cursor_seek (reader, cursor, item->id, &local); has_row;
         has_row = cursor_next (reader, cursor, &local)) {
        Deadline *deadline = deadline_new ();
        deadline->kind = deadline_kind_parse ((const char *)sqlite3_column_text (row, 1));
        deadline->text = sql_dup (row, 2);
        deadline->relation = deadline_relation_parse ((const char *)sqlite3_column_text (row, 3));
        deadline->due = sql_date (row, 4);
        deadline->rrule = sql_dup (row, 5);
        deadline->condition = sql_dup (row, 6);
        deadline->base = deadline_base_parse ((const char *)sqlite3_column_text (row, 7));
        deadline->confidence = sqlite3_column_double (row, 9);
        g_ptr_array_add (item->deadlines, deadline);
        g_ptr_array_add (item->deadline_spans, sql_dup (row, 8));
    }
    return pass_error (local, error);
}

static gboolean
read_events (ItemReader *reader, QueryItem *item, GError **error) {
    const GPtrArray *shared = peek_document_events (reader, item->document->id, error);
    Cursor *cursor = &reader->item_events;
    GError *local = NULL;
    if (shared == NULL)
        return FALSE;
    item->events = g_ptr_array_new ();
    for (guint i = 0; i < shared->len; i++)
        g_ptr_array_add (item->events, shared->pdata[i]);
    item->own_events = event_list_new ();
    for (gboolean has_row = cursor_seek (reader, cursor, item->id, &local); has_row;
         has_row = cursor_next (reader, cursor, &local)) {
        Event *event = query_read_event (cursor->statement);
        if (event == NULL)
            continue;
        g_ptr_array_add (item->own_events, event);
        g_ptr_array_add (item->events, event);
    }
    return pass_error (local, error);
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
assign_bodies (ItemReader *reader, QueryItem *item, GError **error) {
    const GPtrArray *addressees;
    item->bodies = body_list_new ();
    add_each_once (item->bodies, item->leads);
    item->assignment = ASSIGNED_BY_ITEM;
    if (item->bodies->len > 0)
        return TRUE;
    addressees = peek_addressees (reader, item->document->id, error);
    if (addressees == NULL)
        return FALSE;
    add_each_once (item->bodies, addressees);
    item->assignment = item->bodies->len > 0 ? ASSIGNED_BY_ADDRESS : ASSIGNED_UNKNOWN;
    return TRUE;
}

ItemFacts
query_item_facts (const QueryItem *item, const char **bodies) {
    for (guint i = 0; i < item->bodies->len; i++)
        bodies[i] = ((const QueryBody *)item->bodies->pdata[i])->folded;
    return (ItemFacts){ .kind = item->kind,
                        .document_kind = item->document->kind,
                        .counts_from = item->counts_from,
                        .deadlines = item->deadlines,
                        .document_date = item->document->date_value,
                        .bodies = bodies,
                        .n_bodies = item->bodies->len,
                        .by_hand = item->by_hand,
                        .consent = item->consent };
}

gboolean
item_reader_read_parts (ItemReader *reader, QueryItem *item, GError **error) {
    return read_bodies (reader, item, error) && read_deadlines (reader, item, error)
           && read_events (reader, item, error);
}

gboolean
item_record_changes (const QueryItem *item) {
    for (guint i = 0; i < item->events->len; i++)
        if (((const Event *)item->events->pdata[i])->data != NULL)
            return TRUE;
    return FALSE;
}

void
item_reader_judge (QueryItem *item, const StateMoment *moment) {
    g_autofree const char **names = g_new (const char *, item->bodies->len + 1);
    ItemFacts facts = query_item_facts (item, names);
    if (item->body_states == NULL)
        item->body_states = g_array_sized_new (FALSE, TRUE, sizeof (ItemState), item->bodies->len);
    g_array_set_size (item->body_states, item->bodies->len);
    item->state = state_of_bodies (&facts, item->events, moment, (ItemState *)(gpointer)item->body_states->data);
}

gboolean
item_reader_settle (ItemReader *reader, QueryItem *item, const StateMoment *moment, GError **error) {
    if (item_record_changes (item)) {
        g_autoptr (GPtrArray) visible = state_select_events (item->events, moment);
        changes_apply (item, visible);
    }
    if (!assign_bodies (reader, item, error))
        return FALSE;
    item_reader_judge (item, moment);
    return TRUE;
}

gboolean
item_reader_complete (ItemReader *reader, QueryItem *item, GError **error) {
    return item_reader_read_parts (reader, item, error) && item_reader_settle (reader, item, &reader->moment, error);
}
