/* copies.c - see copies.h. */
#include "track/copies.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/number.h"
#include "track/heading.h"
#include "track/load_private.h"
#include "track/sql.h"

static gboolean
read_id (Register *reg, sqlite3_stmt *row, gint64 *ret_id, GError **error) {
    g_autoptr (GError) local = NULL;
    *ret_id = sql_step (reg, row, &local) ? sqlite3_column_int64 (row, 0) : 0;
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    return error_hand_on (&local, error);
}

/* One that was misread just as @record is, and corrected since. */
static gboolean
find_extracted_alike (Register *reg, const DocumentRecord *record, gint64 *ret_id, GError **error) {
    sqlite3_stmt *row = sql_borrow (
        reg,
        "SELECT min (d.id) FROM documents d WHERE " HEADING_IS_CORRECTED
        " AND d.copy_of IS NULL AND d.kind <> 'article' AND NOT is_withdrawn (d.id, NULL)"
        " AND " HEADING_EXTRACTED ("number", "number") " = ? AND " HEADING_EXTRACTED (
            "type", "type") " IS ? AND " HEADING_EXTRACTED ("issuer",
                                                            "issuer") " = ? AND " HEADING_EXTRACTED ("date",
                                                                                                     "date") " = ?",
        error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "sssd", record->number.text, record->type.text, record->issuer.text, record->date_value);
    return read_id (reg, row, ret_id, error);
}

gboolean
copies_find (Register *reg, const DocumentRecord *record, gint64 *ret_copy_of, gint64 *ret_similar, GError **error) {
    g_autofree char *number = load_number_key (record->number.text);
    g_autofree char *issuer = record->issuer.text != NULL ? text_fold (record->issuer.text, -1) : NULL;
    sqlite3_stmt *row;
    *ret_copy_of = *ret_similar = 0;
    if (record->kind == DOCUMENT_ARTICLE || number == NULL || number_is_blank (number))
        return TRUE;
    if (issuer != NULL && record->date_value.year != 0) {
        row = sql_borrow (
            reg,
            "SELECT min (id) FROM documents WHERE number_key = ? AND type IS ? AND issuer_key = ? AND date = ?"
            " AND copy_of IS NULL AND kind <> 'article' AND NOT is_withdrawn (id, NULL)",
            error);
        if (row == NULL)
            return FALSE;
        sql_bind (row, "sssd", number, record->type.text, issuer, record->date_value);
        if (!read_id (reg, row, ret_copy_of, error)
            || (*ret_copy_of == 0 && !find_extracted_alike (reg, record, ret_copy_of, error)) || *ret_copy_of != 0)
            return *ret_copy_of != 0;
    }
    row = sql_borrow (
        reg,
        "SELECT min (id) FROM documents WHERE number_key = ?1 AND (date = ?2 OR date IS NULL OR ?2 IS NULL)"
        " AND copy_of IS NULL AND kind <> 'article' AND NOT is_withdrawn (id, NULL)",
        error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "sd", number, record->date_value);
    return read_id (reg, row, ret_similar, error);
}

/* ---- differences ---- */

static void
note (GPtrArray *differences, guint *count, char *line) {
    if ((*count)++ < COPIES_DIFFERENCES_MAX)
        g_ptr_array_add (differences, line);
    else
        g_free (line);
}

/* The deadlines of an item as one comparable text. */
static char *
write_deadlines (const GPtrArray *deadlines) {
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < deadlines->len; i++) {
        const Deadline *deadline = deadlines->pdata[i];
        g_autofree char *due = partial_date_format (deadline->due);
        g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                                due != NULL              ? due
                                : deadline->text != NULL ? deadline->text
                                                         : "");
    }
    return g_string_free (text, FALSE);
}

static char *
write_leads (const GPtrArray *leads) {
    GString *text = g_string_new (NULL);
    for (guint i = 0; i < leads->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((const Value *)leads->pdata[i])->text);
    return g_string_free (text, FALSE);
}

/* The first item with this path that was not compared yet. */
static const Item *
take_item (const DocumentRecord *record, const char *path, gboolean *taken) {
    for (guint i = 0; i < record->items->len; i++) {
        const Item *item = record->items->pdata[i];
        if (!taken[i] && g_strcmp0 (item->path, path) == 0) {
            taken[i] = TRUE;
            return item;
        }
    }
    return NULL;
}

static void
compare_field (GPtrArray *differences, guint *count, const char *path, const char *field, const char *here,
               const char *there) {
    if (!text_equal (here != NULL ? here : "", there != NULL ? there : ""))
        note (differences, count,
              g_strdup_printf (_ ("%s: %s is '%s', in the register '%s'"), path, field, here != NULL ? here : "",
                               there != NULL ? there : ""));
}

static void
compare_item (GPtrArray *differences, guint *count, const Item *item, sqlite3_stmt *row) {
    g_autofree char *deadlines = write_deadlines (item->deadlines);
    g_autofree char *leads = write_leads (item->lead);
    compare_field (differences, count, item->path, _ ("the text"), item->text.text,
                   (const char *)sqlite3_column_text (row, 1));
    compare_field (differences, count, item->path, _ ("the deadline"), deadlines,
                   (const char *)sqlite3_column_text (row, 2));
    compare_field (differences, count, item->path, _ ("the lead"), leads, (const char *)sqlite3_column_text (row, 3));
}

static gboolean
compare_items (Register *reg, gint64 document, const DocumentRecord *record, GPtrArray *differences, guint *count,
               GError **error) {
    g_autofree gboolean *taken = g_new0 (gboolean, record->items->len + 1);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (
        reg,
        "SELECT path, text,"
        " (SELECT group_concat (coalesce (due, text), '; ') FROM (SELECT due, text FROM deadlines WHERE item = i.id ORDER BY position)),"
        " (SELECT group_concat (name, '; ') FROM (SELECT name FROM item_bodies WHERE item = i.id AND role = 'lead' ORDER BY position))"
        " FROM items i WHERE document = ? ORDER BY position",
        error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", document);
    while (sql_step (reg, row, &local)) {
        const char *path = (const char *)sqlite3_column_text (row, 0);
        const Item *item = take_item (record, path, taken);
        if (item != NULL)
            compare_item (differences, count, item, row);
        else
            note (differences, count, g_strdup_printf (_ ("%s: only in the register"), path));
    }
    sqlite3_reset (row);
    for (guint i = 0; i < record->items->len; i++)
        if (!taken[i])
            note (differences, count,
                  g_strdup_printf (_ ("%s: not in the register"), ((const Item *)record->items->pdata[i])->path));
    return error_hand_on (&local, error);
}

gboolean
copies_compare (Register *reg, gint64 document, const DocumentRecord *record, GPtrArray *differences, GError **error) {
    g_autoptr (GError) local = NULL;
    guint count = 0;
    sqlite3_stmt *row = sql_borrow (reg, "SELECT title FROM documents WHERE id = ?", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", document);
    if (sql_step (reg, row, &local))
        compare_field (differences, &count, _ ("title"), _ ("the text"), record->title.text,
                       (const char *)sqlite3_column_text (row, 0));
    sqlite3_reset (row);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (!compare_items (reg, document, record, differences, &count, error))
        return FALSE;
    if (count > COPIES_DIFFERENCES_MAX)
        g_ptr_array_add (differences, g_strdup_printf (_ ("and %u more differences"), count - COPIES_DIFFERENCES_MAX));
    return TRUE;
}
