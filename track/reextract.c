/* reextract.c - see reextract.h; the fields of items are in reextract_fields.c. */
#include "track/reextract_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/extract.h"
#include "ingest/reader.h"
#include "track/diff.h"
#include "track/events.h"
#include "track/heading.h"
#include "track/load_private.h"
#include "track/query_private.h"
#include "track/states.h"
#include "track/withdraw.h"

/* Formats of sheet.h: what came from them was read by its columns. */
#define TABLES "('csv', 'xlsx')"

/* One reading in the making. */
typedef struct {
    Register *reg;
    const char *by;
    gboolean dry_run, same_text;
    StateMoment now;
    GHashTable *readings; /* ids of the document's `reextracted` events: what they caused is no clerk's word */
    Reread *reread;
    gint64 position; /* of the item before, among those of the document */
} Reading;

static void
free_field (gpointer data) {
    RereadField *field = data;
    g_free (field->was);
    g_free (field->now);
    g_free (field);
}

static void
free_item (gpointer data) {
    RereadItem *item = data;
    g_clear_pointer (&item->fields, g_ptr_array_unref);
    g_free (item);
}

static void
free_query_item (gpointer item) {
    query_item_free (item);
}

void
reread_free (Reread *reread) {
    if (reread == NULL)
        return;
    g_ptr_array_unref (reread->fields);
    g_ptr_array_unref (reread->items);
    g_ptr_array_unref (reread->hold); /* before the walk that the items belong to */
    query_items_free (reread->walk);
    query_document_free (reread->document);
    g_free (reread);
}

static RereadItem *
add_item (Reading *reading, RereadKind kind, const QueryItem *item) {
    RereadItem *found = g_new0 (RereadItem, 1);
    guint *const counts[] = { [REREAD_CHANGED] = &reading->reread->changed,
                              [REREAD_ADDED] = &reading->reread->added,
                              [REREAD_DROPPED] = &reading->reread->dropped,
                              [REREAD_KEPT] = &reading->reread->kept };
    found->kind = kind;
    found->item = item->id;
    found->path = item->path;
    found->text = item->text;
    found->fields = g_ptr_array_new_with_free_func (free_field);
    (*counts[kind])++;
    g_ptr_array_add (reading->reread->items, found);
    return found;
}

/* ---- writing ---- */

static gboolean
append (Reading *reading, EventType type, gint64 document, gint64 item, char *data, GError **error) {
    g_autoptr (Event) event = event_new ();
    event->type = type;
    event->document = document;
    event->item = item;
    event->data = data;
    event->cause = type == EVENT_REEXTRACTED ? 0 : reading->reread->event;
    event->entered_by = g_strdup (reading->by);
    if (!events_append (reading->reg, event, error))
        return FALSE;
    if (type == EVENT_REEXTRACTED)
        reading->reread->event = event->id;
    return TRUE;
}

/* The event that all others have as their cause, written with the first of them. */
static gboolean
begin (Reading *reading, GError **error) {
    return reading->reread->event != 0
           || append (reading, EVENT_REEXTRACTED, reading->reread->document->id, 0,
                      g_strdup_printf ("{\"program\": \"%s\"}", DONDOC_VERSION), error);
}

static gboolean
insert_bodies (Reading *reading, gint64 item, const char *role, const GPtrArray *bodies, GError **error) {
    for (guint i = 0; i < bodies->len; i++) {
        const QueryBody *body = bodies->pdata[i];
        if (!sql_insert (reading->reg, NULL, error,
                         "INSERT INTO item_bodies (item, role, position, name, folded, span, confidence)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         "isisssf", item, role, (gint64)i, body->name, body->folded,
                         reading->same_text ? body->span : NULL, body->confidence))
            return FALSE;
    }
    return TRUE;
}

static gboolean
insert_deadlines (Reading *reading, gint64 item, const QueryItem *made, GError **error) {
    for (guint i = 0; i < made->deadlines->len; i++) {
        const Deadline *deadline = made->deadlines->pdata[i];
        if (!sql_insert (
                reading->reg, NULL, error,
                "INSERT INTO deadlines (item, position, kind, text, relation, due, rrule, condition, base, span,"
                " confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "iisssdssssf", item, (gint64)i, deadline_kind_name (deadline->kind), deadline->text,
                deadline_relation_name (deadline->relation), deadline->due, deadline->rrule, deadline->condition,
                deadline_base_name (deadline->base),
                reading->same_text ? (const char *)made->deadline_spans->pdata[i] : NULL, deadline->confidence))
            return FALSE;
    }
    return TRUE;
}

/* Spans point into the text that was stored: a text that is read otherwise now has none. */
static gboolean
insert_item (Reading *reading, const QueryItem *made, gint64 *ret_id, GError **error) {
    return sql_insert (
               reading->reg, ret_id, error,
               "INSERT INTO items (document, position, path, label, section, kind, text, deliverable, asked, span,"
               " confidence, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
               "iissssssssf", reading->reread->document->id, reading->position, made->path, made->label, made->section,
               item_kind_name (made->kind), made->text, made->deliverable, item_order_name (made->order),
               reading->same_text ? made->span : NULL, made->confidence)
           && insert_bodies (reading, *ret_id, "lead", made->leads, error)
           && insert_bodies (reading, *ret_id, "coordinator", made->coordinators, error)
           && insert_deadlines (reading, *ret_id, made, error)
           && append (reading, EVENT_ADDED, 0, *ret_id, NULL, error);
}

/* ---- whose word it is ---- */

static gboolean
is_clerks (const Reading *reading, const Event *event) {
    return event->cause == 0 || !g_hash_table_contains (reading->readings, &event->cause);
}

/* Did a clerk correct or assign the field? */
static gboolean
is_settled (const Reading *reading, const GPtrArray *events, ItemField field) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        g_autoptr (JsonNode) root = event->data != NULL ? json_from_string (event->data, NULL) : NULL;
        JsonObject *data = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
        if (data == NULL || !is_clerks (reading, event))
            continue;
        if (event->type == EVENT_ASSIGNED && json_object_has_member (data, item_field_name (field)))
            return TRUE;
        if (event->type == EVENT_CORRECTED && event->item != 0
            && g_strcmp0 (json_object_get_string_member_with_default (data, "field", NULL), item_field_name (field))
                   == 0)
            return TRUE;
    }
    return FALSE;
}

/* Was it entered by a clerk, and not by an earlier reading? */
static gboolean
is_by_hand (const Reading *reading, const QueryItem *item, const GPtrArray *events) {
    for (guint i = 0; item->by_hand && i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->type == EVENT_ADDED && event->item != 0 && !is_clerks (reading, event))
            return FALSE;
    }
    return item->by_hand;
}

/* Is there anything on the item itself that a clerk recorded? */
static gboolean
is_touched (const Reading *reading, const QueryItem *item, const GPtrArray *events) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->type == EVENT_CONFIRMED
            || (event->item != 0 && event->type != EVENT_PROPOSED && is_clerks (reading, event)))
            return TRUE;
    }
    return item->by_hand && is_by_hand (reading, item, events);
}

/* ---- item by item ---- */

static gboolean
take_changes (Reading *reading, const QueryItem *before, const QueryItem *after, GError **error) {
    g_autoptr (GPtrArray) events = state_select_events (before->events, &reading->now);
    gboolean settled = before->state.confirmed || is_by_hand (reading, before, events);
    RereadItem *item = NULL;
    if (before->state.gone) { /* a clerk took it out */
        reading->reread->same++;
        return TRUE;
    }
    for (ItemField field = 0; field < FIELD_LAST; field++) {
        gboolean kept;
        if (!item_field_differs (before, after, field))
            continue;
        kept = settled || is_settled (reading, events, field);
        if (item == NULL)
            item = add_item (reading, REREAD_CHANGED, before);
        reread_add_field (item->fields, item_field_name (field), item_field_words (before, field),
                          item_field_words (after, field), kept);
        if (!kept && !reading->dry_run
            && (!begin (reading, error)
                || !append (reading, EVENT_CORRECTED, 0, before->id, item_field_data (before, after, field), error)))
            return FALSE;
    }
    reading->reread->same += item == NULL;
    return TRUE;
}

static gboolean
take_new (Reading *reading, const QueryItem *after, GError **error) {
    RereadItem *item = add_item (reading, REREAD_ADDED, after);
    return reading->dry_run || (begin (reading, error) && insert_item (reading, after, &item->item, error));
}

static gboolean
take_missing (Reading *reading, const QueryItem *before, GError **error) {
    g_autoptr (GPtrArray) events = state_select_events (before->events, &reading->now);
    if (before->state.gone || is_by_hand (reading, before, events))
        return TRUE;
    if (is_touched (reading, before, events)) {
        add_item (reading, REREAD_KEPT, before);
        return TRUE;
    }
    add_item (reading, REREAD_DROPPED, before);
    return reading->dry_run || (begin (reading, error) && append (reading, EVENT_DROPPED, 0, before->id, NULL, error));
}

/* ---- what is there ---- */

static gboolean
find_readings (Reading *reading, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows = sql_borrow (
        reading->reg, "SELECT id FROM events WHERE document = ? AND item IS NULL AND type = 'reextracted'", error);
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "i", reading->reread->document->id);
    while (sql_step (reading->reg, rows, &local)) {
        gint64 id = sqlite3_column_int64 (rows, 0);
        g_hash_table_add (reading->readings, g_memdup2 (&id, sizeof id));
    }
    sqlite3_reset (rows);
    return error_hand_on (&local, error);
}

/* Taken out by an earlier reading, or added by one that was undone. */
static gboolean
is_left_out (const Reading *reading, const QueryItem *item) {
    g_autoptr (GPtrArray) events = NULL;
    if (!item->state.gone)
        return FALSE;
    events = state_select_events (item->events, &reading->now);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->item != 0 && is_clerks (reading, event)
            && (event->type == EVENT_DROPPED || event->type == EVENT_SPLIT || event->type == EVENT_JOINED))
            return FALSE;
    }
    return TRUE;
}

/* All items of the document with those that are gone, in order. */
static GPtrArray *
read_items (Reading *reading, GError **error) {
    g_autoptr (GArray) ids = sql_list_ids (reading->reg, error, "SELECT id FROM items WHERE document = ?", "i",
                                           reading->reread->document->id);
    g_autoptr (GPtrArray) items = g_ptr_array_new ();
    g_autoptr (GError) local = NULL;
    QueryFilter filter = { .targets = TRUE, .articles = TRUE };
    if (ids == NULL)
        return NULL;
    filter.ids = (const gint64 *)(gpointer)ids->data;
    filter.n_ids = ids->len;
    if (ids->len > 0)
        reading->reread->walk = query_items_new (reading->reg, &filter, &reading->now, &local);
    while (local == NULL && reading->reread->walk != NULL && query_items_next (reading->reread->walk, &local) != NULL) {
        QueryItem *item = query_items_steal (reading->reread->walk);
        g_ptr_array_add (reading->reread->hold, item);
        if (!is_left_out (reading, item))
            g_ptr_array_add (items, item);
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&items);
}

/* By the words as extracted, which a clerk's do not hide. */
static QueryItem *
make_comparable (Reading *reading, const QueryItem *item, GError **error) {
    QueryItem *raw = NULL;
    sqlite3_stmt *row = sql_borrow (reading->reg, "SELECT path, text FROM items WHERE id = ?", error);
    if (row == NULL)
        return NULL;
    sql_bind (row, "i", item->id);
    if (sql_step (reading->reg, row, error)) {
        raw = g_new0 (QueryItem, 1);
        raw->id = item->id;
        raw->path = sql_dup (row, 0);
        raw->text = sql_dup (row, 1);
        raw->leads = g_ptr_array_new_with_free_func (query_body_free);
        raw->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    }
    sqlite3_reset (row);
    return raw;
}

static gboolean
take_pairs (Reading *reading, const Diff *diff, GHashTable *items, GError **error) {
    for (guint i = 0; i < diff->pairs->len; i++) {
        const DiffPair *pair = &g_array_index (diff->pairs, DiffPair, i);
        const QueryItem *before = pair->before != NULL ? g_hash_table_lookup (items, &pair->before->id) : NULL;
        if (before != NULL)
            reading->position = before->position;
        gboolean taken = pair->after == NULL ? before == NULL || take_missing (reading, before, error)
                         : before == NULL    ? take_new (reading, pair->after, error)
                                             : take_changes (reading, before, pair->after, error);
        if (!taken)
            return FALSE;
    }
    return TRUE;
}

static gboolean
compare_items (Reading *reading, const DocumentRecord *record, GError **error) {
    g_autoptr (GPtrArray) there = read_items (reading, error);
    g_autoptr (GHashTable) items = g_hash_table_new (g_int64_hash, g_int64_equal);
    GPtrArray *before = g_ptr_array_new_with_free_func (free_query_item),
              *after = g_ptr_array_new_with_free_func (free_query_item);
    gboolean done = there != NULL;
    for (guint i = 0; done && i < there->len; i++) {
        QueryItem *item = there->pdata[i], *raw = make_comparable (reading, item, error);
        done = raw != NULL;
        if (raw != NULL)
            g_ptr_array_add (before, raw);
        g_hash_table_insert (items, &item->id, item);
    }
    for (guint i = 0; i < record->items->len; i++) {
        QueryItem *item = item_from_record (record->items->pdata[i]);
        g_ptr_array_add (after, item);
    }
    g_autoptr (Diff) diff = diff_of_items (before, after);
    done = done && take_pairs (reading, diff, items, error);
    /* What is shown lends its texts from them. */
    g_ptr_array_extend_and_steal (reading->reread->hold, g_steal_pointer (&diff->items[1]));
    return done;
}

/* ---- reading again ---- */

static gboolean
refuse (gint64 document, const char *why, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, "%" PRId64 ": %s", document, why);
    return FALSE;
}

static gboolean
check_document (Register *reg, const QueryDocument *document, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (Event) withdrawn = withdraw_event (reg, document->id, NULL, &local);
    g_autofree char *why = NULL;
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (document->copy_of != 0)
        why = g_strdup_printf (_ ("it is a copy; read document %" PRId64 " again, where its items stand"),
                               document->copy_of);
    else if (withdrawn != NULL)
        why = g_strdup_printf (_ ("it was withdrawn; 'dondoc undo %" PRId64 "' brings it back"), withdrawn->id);
    return why == NULL || refuse (document->id, why, error);
}

/* The document of the same place in the file, else that of the same number, as it was extracted or is now. */
static const DocumentRecord *
find_record (const FileRecords *records, const QueryDocument *document, const char *extracted, GError **error) {
    g_autofree char *wanted = load_number_key (extracted), *corrected = load_number_key (document->number);
    const DocumentRecord *same_number = NULL, *same_place = NULL;
    for (guint i = 0; i < records->documents->len; i++) {
        const DocumentRecord *record = records->documents->pdata[i];
        g_autofree char *number = load_number_key (record->number.text);
        if (i == document->position)
            same_place = record;
        if ((g_strcmp0 (number, wanted) == 0 || g_strcmp0 (number, corrected) == 0)
            && (same_number == NULL || i == document->position))
            same_number = record;
    }
    if (same_number != NULL || (same_place != NULL && wanted == NULL))
        return same_number != NULL ? same_number : same_place;
    if (same_place != NULL && same_place->number.text == NULL)
        return same_place;
    g_set_error (
        error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
        _ ("%" PRId64 ": document %s is not found in its file any more, as it is read now; nothing was changed"),
        document->id, document->number != NULL ? document->number : "-");
    return NULL;
}

static gboolean
read_again (Reading *reading, const Lexicon *lexicon, GError **error) {
    const QueryDocument *document = reading->reread->document;
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) row = sql_prepare (reading->reg,
                                                "SELECT c.bytes, c.text, f.format IN " TABLES
                                                " FROM file_contents c JOIN files f ON f.id = c.file WHERE c.file = ?",
                                                error);
    g_autoptr (Document) read = NULL;
    g_autoptr (FileRecords) records = NULL;
    g_autoptr (QueryDocument) extracted = NULL;
    const DocumentRecord *record;
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", document->file);
    if (!sql_step (reading->reg, row, &local)) {
        if (local == NULL)
            return refuse (document->id, _ ("its bytes are not kept, only number and date"), error);
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (sqlite3_column_int (row, 2) != 0)
        return refuse (document->id, _ ("it came from a follow-up table; 'dondoc import' reads those"), error);
    read = document_open_bytes (sqlite3_column_blob (row, 0), (gsize)sqlite3_column_bytes (row, 0), document->file_name,
                                NULL, error);
    if (read == NULL)
        return FALSE;
    reading->same_text = g_strcmp0 (document_peek_text (read), (const char *)sqlite3_column_text (row, 1)) == 0;
    records = extract_records (read, lexicon, document->file_name);
    extracted = heading_load_extracted (reading->reg, document->id, error);
    record = extracted != NULL ? find_record (records, document, extracted->number, error) : NULL;
    return record != NULL && reread_compare_heading (reading->reg, document, record, reading->reread->fields, error)
           && compare_items (reading, record, error);
}

Reread *
reextract_document (Register *reg, gint64 document, const Lexicon *lexicon, const char *by, gboolean dry_run,
                    GError **error) {
    g_autoptr (Reread) reread = g_new0 (Reread, 1);
    g_autoptr (GHashTable) readings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    Reading reading = { reg, by, dry_run, FALSE, { date_today (), PARTIAL_DATE_NONE, NULL }, readings, reread, 0 };
    reading.now.settings = states_peek_settings (reg);
    reread->fields = g_ptr_array_new_with_free_func (free_field);
    reread->items = g_ptr_array_new_with_free_func (free_item);
    reread->hold = g_ptr_array_new_with_free_func (free_query_item);
    reread->document = query_document (reg, document, NULL, error);
    if (reread->document == NULL || !check_document (reg, reread->document, error) || !find_readings (&reading, error)
        || !read_again (&reading, lexicon, error))
        return NULL;
    return g_steal_pointer (&reread);
}

GArray *
reextract_list (Register *reg, GError **error) {
    return sql_list_ids (
        reg, error,
        "SELECT d.id FROM documents d JOIN file_contents c ON c.file = d.file JOIN files f ON f.id = d.file"
        " WHERE d.copy_of IS NULL AND f.format NOT IN " TABLES " AND NOT is_withdrawn (d.id, NULL) ORDER BY d.id",
        "");
}
