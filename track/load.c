/* load.c - see load.h. The rows are written by store.c; what makes a document another copy of one that is there already is
 * decided in copies.c. */
#include "track/load.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "extract/extract.h"
#include "extract/number.h"
#include "ingest/reader.h"
#include "track/load_private.h"
#include "track/secrecy.h"
#include "track/sql.h"
#include "track/withdraw.h"

static void
free_loaded_document (gpointer data) {
    LoadedDocument *document = data;
    g_free (document->type);
    g_free (document->number);
    g_clear_pointer (&document->differences, g_ptr_array_unref);
    g_free (document);
}

LoadResult *
load_result_new (void) {
    LoadResult *result = g_new0 (LoadResult, 1);
    result->documents = g_ptr_array_new_with_free_func (free_loaded_document);
    result->withdrawn = g_array_new (FALSE, FALSE, sizeof (gint64));
    return result;
}

void
load_result_free (LoadResult *result) {
    if (result == NULL)
        return;
    g_free (result->first_name);
    g_ptr_array_unref (result->documents);
    g_array_unref (result->withdrawn);
    g_free (result);
}

char *
load_number_key (const char *number) {
    return number != NULL ? number_dup_key (number) : NULL;
}

/* ---- what is there already ---- */

/* The events by which documents of the file were withdrawn, where that still stands. */
static gboolean
look_up_withdrawn (Register *reg, LoadResult *result, GError **error) {
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        reg, "SELECT id FROM documents WHERE file = ? AND is_withdrawn (id, NULL) ORDER BY position", error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    sql_bind (rows, "i", result->file);
    while (sql_step (reg, rows, &local)) {
        g_autoptr (Event) event = withdraw_event (reg, sqlite3_column_int64 (rows, 0), NULL, &local);
        gint64 id = event == NULL ? 0 : event->cause != 0 ? event->cause : event->id;
        if (id != 0)
            g_array_append_val (result->withdrawn, id);
    }
    return error_hand_on (&local, error);
}

/* Sets result->already_there and what goes with it. */
static gboolean
look_up_bytes (Register *reg, const char *sha256, LoadResult *result, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (reg, "SELECT id, name FROM files WHERE sha256 = ?", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", sha256);
    if (sql_step (reg, row, &local)) {
        result->already_there = TRUE;
        result->file = sqlite3_column_int64 (row, 0);
        result->first_name = sql_dup (row, 1);
    }
    sqlite3_reset (row);
    sqlite3_clear_bindings (row);
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    else if (result->already_there)
        return look_up_withdrawn (reg, result, error);
    return local == NULL;
}

/* Stores the records of one file, inside the caller's transaction. Asked again what is there: another process may have loaded it meanwhile,
 * or another file of the same group have the same bytes. */
static LoadResult *
store_records (Register *reg, const FileRecords *records, const void *data, gsize size, const char *text,
               gsize text_length, const char *by, GError **error) {
    g_autoptr (LoadResult) result = load_result_new ();
    g_autofree char *now = date_now ();
    Load load = { reg, records, text, text_length, by, now, result };
    if (!look_up_bytes (reg, records->sha256, result, error)
        || (!result->already_there && (!store_file (&load, data, size, error) || !register_settle (reg, error))))
        return NULL;
    return g_steal_pointer (&result);
}

LoadResult *
load_records (Register *reg, const FileRecords *records, const void *data, gsize size, const char *text,
              gsize text_length, const char *by, GError **error) {
    g_autoptr (LoadResult) result = NULL;
    g_return_val_if_fail (records->sha256 != NULL, NULL);
    if (!register_begin (reg, TRUE, error))
        return NULL;
    result = store_records (reg, records, data, size, text, text_length, by, error);
    if (result == NULL || result->already_there)
        register_rollback (reg);
    else if (!register_commit (reg, error))
        return NULL;
    return g_steal_pointer (&result);
}

/* ---- several files ---- */

void
load_pending_free (LoadPending *pending) {
    if (pending == NULL)
        return;
    load_result_free (pending->result);
    file_records_free (pending->records);
    document_free (pending->document);
    g_clear_pointer (&pending->bytes, g_byte_array_unref);
    g_free (pending);
}

gsize
load_pending_size (const LoadPending *pending) {
    return (pending->bytes != NULL ? pending->bytes->len : 0)
           + (pending->document != NULL ? document_text_length (pending->document) : 0);
}

static LoadResult *
store_pending (Register *reg, const LoadPending *pending, const char *by, GError **error) {
    const char *data = pending->bytes != NULL ? (const char *)pending->bytes->data : NULL, *text = data;
    gsize size = pending->bytes != NULL ? pending->bytes->len : 0, text_length = size;
    LoadResult *result;
    if (pending->document != NULL) {
        text = document_peek_text (pending->document);
        text_length = document_text_length (pending->document);
    }
    result = store_records (reg, pending->records, data, size, text != NULL ? text : "", text_length, by, error);
    if (result != NULL)
        result->number_only = pending->number_only;
    return result;
}

gboolean
load_store (Register *reg, LoadPending *const *pending, guint n, const char *by, GError **error) {
    g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify)load_result_free);
    guint stored = 0;
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    for (guint i = 0; i < n; i++) {
        LoadResult *result = pending[i]->result == NULL ? store_pending (reg, pending[i], by, error) : NULL;
        if (result == NULL && pending[i]->result == NULL) {
            register_rollback (reg);
            return FALSE;
        }
        g_ptr_array_add (results, result);
        stored += result != NULL && !result->already_there;
    }
    if (stored == 0)
        register_rollback (reg);
    else if (!register_commit (reg, error))
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (pending[i]->result == NULL)
            pending[i]->result = g_steal_pointer (&results->pdata[i]);
    return TRUE;
}

/* What is to be stored of @bytes, which it takes over. */
static LoadPending *
prepare_bytes (Register *reg, GByteArray *bytes, const char *name, const Lexicon *lexicon, LoadSecrecy secrecy,
               GError **error) {
    g_autoptr (LoadPending) pending = g_new0 (LoadPending, 1);
    g_autoptr (LoadResult) known = load_result_new ();
    g_autofree char *sha256 = g_compute_checksum_for_data (
        G_CHECKSUM_SHA256, bytes->data != NULL ? bytes->data : (const guint8 *)"", bytes->len);
    const char *mark;
    pending->bytes = bytes;
    if (!look_up_bytes (reg, sha256, known, error))
        return NULL;
    if (known->already_there) { /* before the costly part */
        pending->result = g_steal_pointer (&known);
        return g_steal_pointer (&pending);
    }
    pending->document = document_open_bytes (bytes->data, bytes->len, name, NULL, error);
    if (pending->document == NULL)
        return NULL;
    pending->records = extract_records (pending->document, lexicon, name);
    mark = secrecy_find_mark (pending->records);
    if (mark != NULL && secrecy == LOAD_SECRECY_REFUSE) {
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
            _ ("%s: a document in it is marked '%s', nothing was loaded; --secrecy-number-only keeps its number "
               "and date alone, --secrecy-ok loads it whole, where this register may hold secrets"),
            name, mark);
        return NULL;
    }
    if (mark != NULL && secrecy == LOAD_SECRECY_NUMBER_ONLY) {
        FileRecords *kept = secrecy_keep_numbers (pending->records);
        file_records_free (pending->records);
        pending->records = kept;
        pending->number_only = TRUE;
        g_clear_pointer (&pending->document, document_free);
        g_clear_pointer (&pending->bytes, g_byte_array_unref);
    }
    return g_steal_pointer (&pending);
}

LoadResult *
load_bytes (Register *reg, const void *data, gsize size, const char *name, const Lexicon *lexicon, LoadSecrecy secrecy,
            const char *by, GError **error) {
    GByteArray *bytes = g_byte_array_sized_new ((guint)size);
    g_byte_array_append (bytes, data, (guint)size);
    g_autoptr (LoadPending) pending = prepare_bytes (reg, bytes, name, lexicon, secrecy, error);
    return pending != NULL && load_store (reg, &pending, 1, by, error) ? g_steal_pointer (&pending->result) : NULL;
}

/* ---- reading ---- */

static GByteArray *
read_all (int descriptor, const char *path, gsize limit, GError **error) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    guint8 chunk[65536];
    for (;;) {
        ssize_t got = read (descriptor, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            g_set_error (error, DONDOC_ERROR, errno == EISDIR ? DONDOC_ERROR_INPUT : DONDOC_ERROR_IO,
                         _ ("%s: cannot be read: %s"), path, g_strerror (errno));
            return NULL;
        }
        if (got == 0)
            return g_steal_pointer (&bytes);
        g_byte_array_append (bytes, chunk, (guint)got);
        if (bytes->len > limit) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: larger than %zu MiB; no directive is"), path,
                         limit >> 20);
            return NULL;
        }
    }
}

static GByteArray *
read_file (const char *path, gsize limit, GError **error) {
    int descriptor = strcmp (path, "-") == 0 ? dup (STDIN_FILENO) : open (path, O_RDONLY | O_CLOEXEC);
    GByteArray *bytes;
    if (descriptor < 0) {
        gboolean missing = errno == ENOENT || errno == ENOTDIR;
        g_set_error (error, DONDOC_ERROR, missing ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_IO,
                     missing ? _ ("%s: there is no such file") : _ ("%s: cannot be opened: %s"), path,
                     g_strerror (errno));
        return NULL;
    }
    bytes = read_all (descriptor, path, limit, error);
    close (descriptor);
    return bytes;
}

LoadPending *
load_prepare (Register *reg, const char *path, const Lexicon *lexicon, LoadSecrecy secrecy, GError **error) {
    GByteArray *bytes = read_file (path, document_default_limits.max_file_bytes, error);
    return bytes != NULL ? prepare_bytes (reg, bytes, path, lexicon, secrecy, error) : NULL;
}

gboolean
load_read_file (const char *path, gsize limit, char **ret_data, gsize *ret_size, GError **error) {
    GByteArray *bytes = read_file (path, limit, error);
    if (bytes == NULL)
        return FALSE;
    *ret_size = bytes->len;
    g_byte_array_append (bytes, (const guint8 *)"", 1);
    *ret_data = (char *)g_byte_array_free (bytes, FALSE);
    return TRUE;
}
