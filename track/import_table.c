/* import_table.c - reads a table and writes what it says, all or nothing; the contract is in import_table.h. */
#include "track/import_table.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/events.h"
#include "track/import_private.h"
#include "track/load_private.h"
#include "track/marks.h"
#include "track/sql.h"
#include "track/states.h"

void
import_result_free (ImportResult *result) {
    if (result == NULL)
        return;
    g_ptr_array_unref (result->errors);
    g_ptr_array_unref (result->remarks);
    import_header_free (result->header);
    g_free (result->sheet);
    g_free (result);
}

static ImportResult *
import_result_new (void) {
    ImportResult *result = g_new0 (ImportResult, 1);
    result->errors = g_ptr_array_new_with_free_func (g_free);
    result->remarks = g_ptr_array_new_with_free_func (g_free);
    return result;
}

static void
free_document (gpointer data) {
    ImportDocument *document = data;
    g_clear_pointer (&document->items, g_ptr_array_unref); /* before the walk that they belong to */
    query_items_free (document->walk);
    g_free (document->taken);
    g_free (document->number);
    g_free (document->key);
    g_free (document);
}

static void
free_row (gpointer data) {
    ImportRow *row = data;
    g_free (row->evidence_number);
    g_free (row->note);
    g_ptr_array_unref (row->events);
    g_free (row);
}

/* ---- writing ---- */

static gboolean
find_item (Import *import, gint64 document, guint position, gint64 *ret_item, GError **error) {
    sqlite3_stmt *row = sql_borrow (import->reg, "SELECT id FROM items WHERE document = ? AND position = ?", error);
    g_autoptr (GError) local = NULL;
    gboolean found;
    if (row == NULL)
        return FALSE;
    sql_bind (row, "ii", document, (gint64)position);
    found = sql_step (import->reg, row, &local);
    *ret_item = found ? sqlite3_column_int64 (row, 0) : 0;
    sqlite3_reset (row);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (!found)
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
            _ ("document %" PRId64 " was taken for a copy of another; import its rows with that one's number and date"),
            document);
    return found;
}

/* Of what recurs the table tells of one occurrence, not of the whole duty. */
static gboolean
choose_occurrence (Import *import, Event *event, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (import->reg) };
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = query_one_item (import->reg, event->item, &now, &walk, error);
    if (item != NULL)
        event->occurrence = mark_occurrence (item, &item->state, event->type);
    return item != NULL;
}

static gboolean
write_new (Import *import, const ImportRow *row, const LoadResult *loaded, GError **error) {
    const ImportDocument *document = import->documents->pdata[row->document];
    const LoadedDocument *made;
    g_autoptr (Event) event = NULL;
    gint64 item;
    guint at = 0;
    g_ptr_array_find (import->records->documents, document->record, &at);
    made = loaded->documents->pdata[at];
    if (!find_item (import, made->id, row->position, &item, error))
        return FALSE;
    event = import_make_event (import, row, row->type, item);
    return choose_occurrence (import, event, error) && events_append (import->reg, event, error);
}

static gboolean
write_events (Import *import, const LoadResult *loaded, GError **error) {
    for (guint i = 0; i < import->rows->len; i++) {
        const ImportRow *row = import->rows->pdata[i];
        if (row->item == 0 && row->has_event && !write_new (import, row, loaded, error))
            return FALSE;
        for (guint k = 0; k < row->events->len; k++)
            if (!events_append (import->reg, row->events->pdata[k], error))
                return FALSE;
    }
    return TRUE;
}

static gboolean
write_all (Import *import, const char *data, gsize size, GError **error) {
    g_autofree char *now = date_now ();
    g_autoptr (LoadResult) loaded = load_result_new ();
    Load load
        = { import->reg, import->records, import->text->str, import->text->len, import->options->by, now, loaded };
    if (import->file == 0)
        return store_file (&load, data, size, error) && write_events (import, loaded, error);
    return (import->records->documents->len == 0 || store_further (&load, import->file, error))
           && write_events (import, loaded, error);
}

/* A file that is there already goes on with its text, into which the places of its documents point. */
static gboolean
find_file (Import *import, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (import->reg,
                                    "SELECT files.id, file_contents.text FROM files LEFT JOIN file_contents"
                                    " ON file_contents.file = files.id WHERE sha256 = ?",
                                    error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", import->records->sha256);
    if (sql_step (import->reg, row, &local)) {
        const char *text = (const char *)sqlite3_column_text (row, 1);
        import->file = sqlite3_column_int64 (row, 0);
        g_string_append (import->text, text != NULL ? text : "");
    }
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    return error_hand_on (&local, error);
}

/* ---- all of it, inside a transaction ---- */

static gboolean
run (Import *import, const char *data, gsize size, GError **error) {
    ImportResult *result = import->result;
    if (!find_file (import, error))
        return FALSE;
    import->start = import->text->len;
    if (!import_read_rows (import, error))
        return FALSE;
    for (guint i = 0; i < import->records->documents->len; i++) {
        DocumentRecord *record = import->records->documents->pdata[i];
        record->span = span_list_new (import->start, import->text->len);
    }
    result->already_there
        = import->file != 0 && result->errors->len == 0 && result->documents_new == 0 && result->events == 0;
    if (result->errors->len > 0 || result->already_there || import->options->dry_run)
        return TRUE;
    return write_all (import, data, size, error);
}

static void
note_sheets (Import *import, ImportResult *result) {
    for (guint i = 0; i < import->sheet->other->len; i++)
        g_ptr_array_add (result->remarks, g_strdup_printf (_ ("the sheet '%s' is not read; --sheet names another"),
                                                           (const char *)import->sheet->other->pdata[i]));
    for (guint i = 0; i < result->header->unknown->len; i++)
        g_ptr_array_add (result->remarks, g_strdup_printf (_ ("the column '%s' is not understood and not taken over"),
                                                           (const char *)result->header->unknown->pdata[i]));
}

ImportResult *
import_table (Register *reg, const Lexicon *lexicon, const char *data, gsize size, const char *name,
              const ImportOptions *options, GError **error) {
    g_autoptr (ImportResult) result = import_result_new ();
    g_autoptr (Sheet) sheet = sheet_read (data, size, name, options->sheet, error);
    g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (free_document),
                          rows = g_ptr_array_new_with_free_func (free_row);
    g_autoptr (FileRecords) records = file_records_new ();
    Import import = { .reg = reg,
                      .lexicon = lexicon,
                      .sheet = sheet,
                      .options = options,
                      .result = result,
                      .records = records,
                      .documents = documents,
                      .rows = rows,
                      .document = G_MAXUINT };
    gboolean done;
    result->header = sheet != NULL ? import_header_find (sheet, lexicon, name, error) : NULL;
    if (result->header == NULL || !register_begin (reg, !options->dry_run, error))
        return NULL;
    import.header = result->header;
    import.text = g_string_new (NULL);
    import.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    records->file = g_strdup (name);
    records->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, size);
    records->format = g_strdup (sheet->format);
    result->sheet = g_strdup (sheet->name);
    note_sheets (&import, result);
    done = run (&import, data, size, error);
    g_ptr_array_set_size (documents, 0); /* open walks would keep the transaction */
    if (done && !options->dry_run && result->errors->len == 0 && !result->already_there)
        done = register_commit (reg, error);
    else
        register_rollback (reg);
    g_string_free (import.text, TRUE);
    g_hash_table_unref (import.seen);
    g_free (import.section);
    return done ? g_steal_pointer (&result) : NULL;
}
