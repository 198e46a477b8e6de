/* query_find.c - what PLAN and ITEM mean; the contracts are in query.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/load_private.h"
#include "track/query_private.h"

#define CANDIDATES_MAX 20 /* listed in a message */

static gboolean
read_id (const char *text, gint64 *ret_id) {
    if (*text == '\0' || strlen (text) > 18 || strspn (text, "0123456789") != strlen (text))
        return FALSE;
    *ret_id = g_ascii_strtoll (text, NULL, 10);
    return TRUE;
}

/* Runs @sql, which gives ids and may use as_known_on as ?1, @number as ?2, @text as ?3. */
static GArray *
collect_ids (Register *reg, const char *sql, const StateMoment *moment, gint64 number, const char *text,
             GError **error) {
    return sql_list_ids (reg, error, sql, "dis", query_known_on (moment), number, text);
}

GArray *
query_find_documents (Register *reg, const char *name, const StateMoment *moment, GError **error) {
    g_autofree char *key = load_number_key (name);
    g_autoptr (GArray) ids = NULL;
    gint64 id = 0;
    if (read_id (name, &id))
        ids = collect_ids (reg,
                           "SELECT id FROM documents WHERE id = ?2 AND (?1 IS NULL OR substr (loaded_at, 1, 10) <= ?1)",
                           moment, id, NULL, error);
    else
        ids = collect_ids (reg,
                           "SELECT id FROM documents WHERE number_key = ?3 AND copy_of IS NULL"
                           " AND (?1 IS NULL OR substr (loaded_at, 1, 10) <= ?1) ORDER BY id",
                           moment, 0, key, error);
    /* One that was withdrawn is meant only where there is no other. */
    if (ids != NULL && ids->len > 1) {
        g_autoptr (GArray) present = collect_ids (
            reg,
            "SELECT id FROM documents WHERE number_key = ?3 AND copy_of IS NULL"
            " AND (?1 IS NULL OR substr (loaded_at, 1, 10) <= ?1) AND NOT is_withdrawn (id, ?1) ORDER BY id",
            moment, 0, key, error);
        if (present == NULL)
            return NULL;
        if (present->len > 0) {
            g_array_unref (ids);
            ids = g_steal_pointer (&present);
        }
    }
    if (ids == NULL)
        return NULL;
    if (ids->len == 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("the register has no document '%s'; 'dondoc plans --all' lists them"), name);
        return NULL;
    }
    return g_steal_pointer (&ids);
}

static void
describe_document (Register *reg, gint64 id, GString *into) {
    g_autoptr (QueryDocument) document = query_document (reg, id, NULL, NULL);
    g_autofree char *issuer = document != NULL ? query_issuer_words (document) : NULL;
    if (document != NULL)
        g_string_append_printf (
            into, "\n  %" G_GINT64_FORMAT "  %s  %s  %s  %s", id, document->number != NULL ? document->number : "-",
            document->date != NULL ? document->date : "-", issuer, document->title != NULL ? document->title : "");
}

gint64
query_find_document (Register *reg, const char *name, const StateMoment *moment, GError **error) {
    g_autoptr (GArray) ids = query_find_documents (reg, name, moment, error);
    g_autoptr (GString) list = g_string_new (NULL);
    if (ids == NULL)
        return 0;
    if (ids->len == 1)
        return g_array_index (ids, gint64, 0);
    for (guint i = 0; i < MIN (ids->len, CANDIDATES_MAX); i++)
        describe_document (reg, g_array_index (ids, gint64, i), list);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("'%s' means several documents; give the id of one:%s"),
                 name, list->str);
    return 0;
}

/* ---- items ---- */

/* Of items i of documents d: the number, as extracted and as corrected. */
#define ITEM_NAMES                                                                                                     \
    "SELECT coalesce (d.number, d.id), i.path, i.text, EXISTS (SELECT 1 FROM events p WHERE p.item = i.id"             \
    " AND p.type = 'corrected' AND p.data ->> '$.field' = 'path')"                                                     \
    " FROM items i JOIN documents d ON d.id = i.document WHERE i.id = ?"

/* The path that holds now: what was corrected may have been taken back, and that too. */
static char *
dup_path (Register *reg, gint64 id, const char *extracted, GError **error) {
    const StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = query_one_item (reg, id, &now, &walk, error);
    return g_strdup (item != NULL ? item->path : extracted);
}

/* @ret_text (nullable): what it says, as extracted. */
static char *
dup_subject (Register *reg, gint64 id, char **ret_text, GError **error) {
    sqlite3_stmt *row = sql_borrow (reg, ITEM_NAMES, error);
    g_autofree char *number = NULL, *path = NULL, *text = NULL;
    gboolean corrected;
    if (row == NULL)
        return g_strdup ("");
    sql_bind (row, "i", id);
    if (sql_step (reg, row, error)) {
        number = sql_dup (row, 0);
        path = sql_dup (row, 1);
        text = sql_dup (row, 2);
    }
    corrected = number != NULL && sqlite3_column_int (row, 3) != 0;
    sqlite3_reset (row);
    if (number == NULL)
        return g_strdup ("");
    if (ret_text != NULL)
        *ret_text = g_steal_pointer (&text);
    if (corrected) {
        g_autofree char *holds = dup_path (reg, id, path, error);
        return g_strconcat (number, ":", holds, NULL);
    }
    return g_strconcat (number, ":", path, NULL);
}

char *
query_item_subject (Register *reg, gint64 id, GError **error) {
    return dup_subject (reg, id, NULL, error);
}

static void
describe_item (Register *reg, gint64 id, GString *into) {
    g_autofree char *text = NULL, *subject = dup_subject (reg, id, &text, NULL);
    g_autofree char *start = text_shorten (text != NULL ? text : "", 60);
    g_string_append_printf (into, "\n  %" G_GINT64_FORMAT "  %s  %s", id, subject, start);
}

/* Those of @ids that have this path at the moment; of those that are gone only where no other is there. */
static gboolean
keep_path (Register *reg, GArray *ids, const char *path, const StateMoment *moment, GArray *kept, GError **error) {
    QueryFilter filter
        = { .ids = (const gint64 *)(gpointer)ids->data, .n_ids = ids->len, .targets = TRUE, .articles = TRUE };
    g_autoptr (QueryItems) items = ids->len > 0 ? query_items_new (reg, &filter, moment, error) : NULL;
    g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GError) local = NULL;
    const QueryItem *item;
    guint before = kept->len;
    if (items == NULL)
        return ids->len == 0;
    while ((item = query_items_next (items, &local)) != NULL)
        if (strcmp (item->path, path) == 0)
            g_array_append_val (item->state.gone ? gone : kept, item->id);
    if (kept->len == before)
        g_array_append_vals (kept, gone->data, gone->len);
    return error_hand_on (&local, error);
}

static gboolean
find_by_path (Register *reg, const char *name, const char *colon, const StateMoment *moment, GArray *ids,
              GError **error) {
    g_autofree char *plan = g_strndup (name, (gsize)(colon - name));
    g_autoptr (GArray) documents = query_find_documents (reg, plan, moment, error);
    if (documents == NULL)
        return FALSE;
    for (guint i = 0; i < documents->len; i++) {
        g_autoptr (GArray) found = collect_ids (
            reg,
            "SELECT i.id FROM items i WHERE i.document = ?2 AND (i.path = ?3 OR EXISTS (SELECT 1 FROM events e"
            " WHERE e.item = i.id AND e.type = 'corrected' AND e.data ->> '$.value' = ?3))",
            moment, g_array_index (documents, gint64, i), colon + 1, error);
        if (found == NULL || !keep_path (reg, found, colon + 1, moment, ids, error))
            return FALSE;
    }
    return TRUE;
}

gint64
query_find_item (Register *reg, const char *name, const StateMoment *moment, GError **error) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GString) list = g_string_new (NULL);
    const char *colon = strchr (name, ':');
    gint64 id = 0;
    if (read_id (name, &id)) {
        g_clear_pointer (&ids, g_array_unref);
        ids = collect_ids (reg,
                           "SELECT i.id FROM items i JOIN documents d ON d.id = i.document WHERE i.id = ?2"
                           " AND (?1 IS NULL OR substr (d.loaded_at, 1, 10) <= ?1)",
                           moment, id, NULL, error);
        if (ids == NULL)
            return 0;
    } else if (colon == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("'%s' is no item; give its id, or the document and the path, as in 12:II.4.3"), name);
        return 0;
    } else if (!find_by_path (reg, name, colon, moment, ids, error)) {
        return 0;
    }
    if (ids->len == 1)
        return g_array_index (ids, gint64, 0);
    if (ids->len == 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("the register has no item '%s'; 'dondoc items' lists them"), name);
        return 0;
    }
    for (guint i = 0; i < MIN (ids->len, CANDIDATES_MAX); i++)
        describe_item (reg, g_array_index (ids, gint64, i), list);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("'%s' means several items; give the id of one:%s"), name,
                 list->str);
    return 0;
}
