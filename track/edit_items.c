/* edit_items.c - items by hand: added, made of one; the contracts are in edit.h and edit_private.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/deadlines.h"
#include "track/carry.h"
#include "track/consent.h"
#include "track/edit_private.h"
#include "track/load_private.h"
#include "track/span_json.h"
#include "track/sql.h"
#include "track/withdraw.h"

/* ---- add ---- */

/* How many parts two paths begin with alike: `II.1.2` and `II.1.3` two. */
static guint
count_common (const char *one, const char *other) {
    g_auto (GStrv) a = g_strsplit (one, ".", -1), b = g_strsplit (other, ".", -1);
    guint n = 0;
    while (a[n] != NULL && b[n] != NULL && text_equal (a[n], b[n]))
        n++;
    return n;
}

/* Where the item comes to stand: with the same position as the one before it, since later rows follow earlier ones. */
static gboolean
find_position (Register *reg, gint64 document, const EditItem *made, guint *ret_position, GError **error) {
    QueryFilter filter = { .documents = &document, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    StateMoment now = edit_now (reg);
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &now, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    guint common = 0;
    gboolean found = made->after == 0;
    *ret_position = 0;
    if (items == NULL)
        return FALSE;
    while ((item = query_items_next (items, &local)) != NULL) {
        guint here = made->after == 0 ? count_common (item->path, made->path) : 0;
        if (made->after == 0 ? here >= common : item->id == made->after) {
            common = here;
            *ret_position = item->position;
            found = TRUE;
        }
    }
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (!found)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("--after: item %" PRId64 " does not stand in document %" PRId64), made->after, document);
    return found && (error == NULL || *error == NULL);
}

static gboolean
take_text (Value *value, const char *field, const char *typed, gboolean needed, GError **error) {
    g_autofree char *text = NULL;
    if (typed == NULL)
        return TRUE;
    if (!edit_clean_text (typed, field, needed, &text, error))
        return FALSE;
    if (text != NULL)
        value_set_text (value, text, NULL, 1);
    return TRUE;
}

static gboolean
take_bodies (Register *reg, gint64 document, const char *field, char *const *typed, GPtrArray *into, GError **error) {
    g_autoptr (GPtrArray) bodies = NULL;
    if (typed == NULL)
        return TRUE;
    bodies = edit_read_bodies (reg, document, field, typed, g_strv_length ((char **)typed), error);
    for (guint i = 0; bodies != NULL && i < bodies->len; i++) {
        Value *value = g_new0 (Value, 1);
        value_set_text (value, ((const QueryBody *)bodies->pdata[i])->name, NULL, 1);
        g_ptr_array_add (into, value);
    }
    return bodies != NULL;
}

static gboolean
take_deadlines (const EditItem *made, const QueryDocument *document, const Edit *edit, Item *into, GError **error) {
    g_autoptr (GPtrArray) deadlines = NULL;
    if (made->deadlines == NULL)
        return TRUE;
    deadlines = edit_read_deadlines (edit->lexicon, document->date_value, made->deadlines,
                                     g_strv_length ((char **)made->deadlines), error);
    if (deadlines != NULL)
        deadlines_add (into->deadlines, deadlines);
    return deadlines != NULL;
}

static Item *
make_item (Register *reg, const QueryDocument *document, const EditItem *made, const Edit *edit, GError **error) {
    g_autoptr (Item) item = item_new ();
    g_autofree char *path = NULL;
    if (!edit_clean_text (made->path, "path", TRUE, &path, error)
        || !take_text (&item->text, "text", made->text, TRUE, error)
        || !take_text (&item->section, "section", made->section, FALSE, error)
        || !take_text (&item->deliverable, "deliverable", made->deliverable, FALSE, error)
        || (made->kind != NULL && !edit_check_word ("kind", made->kind, error))
        || (made->order != NULL && !edit_check_word ("order", made->order, error))
        || !take_bodies (reg, document->id, "lead", made->lead, item->lead, error)
        || !take_bodies (reg, document->id, "coordinators", made->coordinators, item->coordinators, error)
        || !take_deadlines (made, document, edit, item, error))
        return NULL;
    g_free (item->path);
    item->path = g_steal_pointer (&path);
    item->kind = item_kind_parse (made->kind);
    item->order = item_order_parse (made->order);
    item->confidence = 1;
    return g_steal_pointer (&item);
}

/* Its file has no format then. */
gboolean
edit_is_number_only (Register *reg, const QueryDocument *document, gboolean *ret_is, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (reg, "SELECT 1 FROM files WHERE id = ? AND format = 'none'", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", document->file);
    *ret_is = sql_step (reg, row, &local);
    sqlite3_reset (row);
    return error_hand_on (&local, error);
}

static gboolean
check_document (Register *reg, const QueryDocument *document, GError **error) {
    gboolean number_only;
    if (!edit_is_number_only (reg, document, &number_only, error))
        return FALSE;
    if (number_only) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("document %" PRId64
                        " is marked secret and kept by number and date alone: what it orders does not belong here"),
                     document->id);
        return FALSE;
    }
    if (document->copy_of == 0)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("document %" PRId64 " is another copy of document %" PRId64 "; its items stand there"),
                 document->id, document->copy_of);
    return FALSE;
}

static gboolean
add (Register *reg, gint64 id, const EditItem *made, const Edit *edit, gint64 *ret_item, GPtrArray *events,
     GError **error) {
    StateMoment now = edit_now (reg);
    g_autoptr (QueryDocument) document = query_document (reg, id, &now, error);
    g_autoptr (Item) item = NULL;
    EditItem placed = *made;
    guint position;
    if (document == NULL || !check_document (reg, document, error))
        return FALSE;
    item = make_item (reg, document, made, edit, error);
    if (item == NULL)
        return FALSE;
    placed.path = item->path;
    return edit_check_path (reg, id, item->path, 0, error) && find_position (reg, id, &placed, &position, error)
           && store_item (reg, id, position, item, consent_is_meant (item->text.text, -1), TRUE, ret_item, error)
           && edit_append (reg, EVENT_ADDED, *ret_item, 0, 0, NULL, edit, events, NULL, error)
           && withdraw_refuse (reg, id, error);
}

gboolean
edit_add (Register *reg, gint64 document, const EditItem *made, const Edit *edit, gint64 *ret_item, GPtrArray *events,
          GError **error) {
    gint64 id = 0;
    if (!register_begin (reg, TRUE, error)
        || !edit_finish (reg, add (reg, document, made, edit, &id, events, error), error))
        return FALSE;
    *ret_item = id;
    return TRUE;
}

/* ---- split ---- */

/* The item's row and what belongs to it once more, with another text and path; what was read elsewhere in the source keeps its place. */
static gboolean
copy_item (Register *reg, gint64 item, const char *path, const char *label, const char *text, gint64 *ret_part,
           GError **error) {
    return sql_insert (
               reg, ret_part, error,
               "INSERT INTO items (document, position, path, label, section, kind, text, deliverable, asked, span, spans,"
               " confidences, confidence, consent, by_hand)"
               " SELECT document, position, ?2, ?3, section, kind, ?4, deliverable, asked, span,"
               " json_remove (spans, '$.text', '$.label'), json_remove (confidences, '$.text', '$.label'), 1, consent, 1"
               " FROM items WHERE id = ?1",
               "isss", item, path, label, text)
           && sql_insert (reg, NULL, error,
                          "INSERT INTO item_bodies (item, role, position, name, folded, span, confidence)"
                          " SELECT ?2, role, position, name, folded, span, confidence FROM item_bodies WHERE item = ?1",
                          "ii", item, *ret_part)
           && sql_insert (
               reg, NULL, error,
               "INSERT INTO deadlines (item, position, kind, text, relation, due, rrule, condition, base, span, confidence)"
               " SELECT ?2, position, kind, text, relation, due, rrule, condition, base, span, confidence FROM deadlines"
               " WHERE item = ?1",
               "ii", item, *ret_part);
}

/* A correction of what each part has of its own. */
static gboolean
corrects_own (const Event *event) {
    static const char *const own[] = { "path", "label", "text" };
    g_autoptr (JsonNode) root = event->data != NULL ? json_from_string (event->data, NULL) : NULL;
    const char *field = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                            ? json_object_get_string_member_with_default (json_node_get_object (root), "field", "")
                            : "";
    for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
        if (strcmp (own[i], field) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
goes_to_part (const Event *event, gint64 item) {
    return event->item == item
           && (carry_is_work (event->type) || event->type == EVENT_ASSIGNED || event->type == EVENT_SUPERSEDED
               || (event->type == EVENT_CORRECTED && !corrects_own (event)));
}

static gboolean
copy_history (Register *reg, const QueryItem *item, const GPtrArray *history, gint64 part, gint64 cause,
              const Edit *edit, GPtrArray *events, GError **error) {
    g_autofree char *from = g_strdup_printf (_ ("carried over from %s:%s"),
                                             item->document->number != NULL ? item->document->number : "-", item->path);
    for (guint i = 0; i < history->len; i++) {
        g_autoptr (Event) copy = NULL;
        if (!goes_to_part (history->pdata[i], item->id))
            continue;
        copy = carry_event_new (history->pdata[i], part, cause, from, edit->by);
        if (!events_append (reg, copy, error))
            return FALSE;
        if (events != NULL)
            g_ptr_array_add (events, g_steal_pointer (&copy));
    }
    return TRUE;
}

/* The next letter whose path is free; NULL where there is none. */
static char *
next_path (const GHashTable *taken, const char *path, guint *letter, const char **ret_label) {
    static const char *const letters[EDIT_PARTS_MAX] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                         "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y" };
    while (*letter < EDIT_PARTS_MAX) {
        g_autofree char *tried = g_strdup_printf ("%s.%s", path, letters[*letter]);
        g_autofree char *key = text_fold (tried, -1);
        *ret_label = letters[(*letter)++];
        if (!g_hash_table_contains ((GHashTable *)taken, key))
            return g_steal_pointer (&tried);
    }
    return NULL;
}

static GHashTable *
list_paths (Register *reg, gint64 document, GError **error) {
    QueryFilter filter = { .documents = &document, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    StateMoment now = edit_now (reg);
    g_autoptr (QueryItems) items = query_items_new (reg, &filter, &now, error);
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    if (items == NULL)
        return NULL;
    while ((item = query_items_next (items, &local)) != NULL)
        g_hash_table_add (paths, text_fold (item->path, -1));
    if (local == NULL)
        return g_steal_pointer (&paths);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

static gboolean
split (Register *reg, gint64 id, char *const *texts, gsize n, const Edit *edit, GArray *parts, GPtrArray *events,
       GError **error) {
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = edit_read_item (reg, id, &walk, error);
    g_autoptr (GHashTable) taken = item != NULL ? list_paths (reg, item->document->id, error) : NULL;
    g_autoptr (GPtrArray) history = NULL;
    gint64 cause;
    guint letter = 0;
    if (taken == NULL || !edit_append (reg, EVENT_SPLIT, id, 0, 0, NULL, edit, events, &cause, error))
        return FALSE;
    history = edit_select_events (reg, item);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *text = NULL, *path = NULL;
        const char *label;
        gint64 part;
        if (!edit_clean_text (texts[i], "text", TRUE, &text, error))
            return FALSE;
        path = next_path (taken, item->path, &letter, &label);
        if (path == NULL) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                         _ ("item %" PRId64 " (%s): there are no letters left to name %u parts"), id, item->path,
                         (guint)n);
            return FALSE;
        }
        if (!copy_item (reg, id, path, label, text, &part, error)
            || !edit_append (reg, EVENT_ADDED, part, 0, cause, NULL, edit, events, NULL, error)
            || !copy_history (reg, item, history, part, cause, edit, events, error))
            return FALSE;
        g_array_append_val (parts, part);
    }
    return TRUE;
}

gboolean
edit_split (Register *reg, gint64 item, char *const *texts, gsize n, const Edit *edit, GArray *parts, GPtrArray *events,
            GError **error) {
    if (n < 2) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("an item is split into at least two parts"));
        return FALSE;
    }
    return register_begin (reg, TRUE, error)
           && edit_finish (reg, split (reg, item, texts, n, edit, parts, events, error), error);
}
