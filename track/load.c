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
    if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
    return local == NULL;
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

LoadResult *
load_records (Register *reg, const FileRecords *records, const void *data, gsize size, const char *text,
              gsize text_length, const char *by, GError **error) {
    g_autoptr (LoadResult) result = load_result_new ();
    g_autofree char *now = date_now ();
    Load load = { reg, records, text, text_length, by, now, result };
    g_return_val_if_fail (records->sha256 != NULL, NULL);
    if (!register_begin (reg, TRUE, error))
        return NULL;
    /* Asked again inside the transaction: another process may have loaded it meanwhile. */
    if (!look_up_bytes (reg, records->sha256, result, error)
        || (!result->already_there && !store_file (&load, data, size, error))) {
        register_rollback (reg);
        return NULL;
    }
    if (result->already_there)
        register_rollback (reg);
    else if (!register_commit (reg, error))
        return NULL;
    return g_steal_pointer (&result);
}

static LoadResult *
load_numbers (Register *reg, const FileRecords *records, const char *by, GError **error) {
    g_autoptr (FileRecords) kept = secrecy_keep_numbers (records);
    LoadResult *result = load_records (reg, kept, NULL, 0, "", 0, by, error);
    if (result != NULL)
        result->number_only = TRUE;
    return result;
}

LoadResult *
load_bytes (Register *reg, const void *data, gsize size, const char *name, const Lexicon *lexicon, LoadSecrecy secrecy,
            const char *by, GError **error) {
    g_autofree char *sha256
        = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data != NULL ? data : (const void *)"", size);
    g_autoptr (LoadResult) known = load_result_new ();
    g_autoptr (Document) document = NULL;
    g_autoptr (FileRecords) records = NULL;
    if (!look_up_bytes (reg, sha256, known, error))
        return NULL;
    if (known->already_there)
        return g_steal_pointer (&known); /* before the costly part */
    document = document_open_bytes (data, size, name, NULL, error);
    if (document == NULL)
        return NULL;
    records = extract_records (document, lexicon, name);
    const char *mark = secrecy_find_mark (records);
    if (mark != NULL && secrecy == LOAD_SECRECY_REFUSE) {
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
            _ ("%s: a document in it is marked '%s', nothing was loaded; --secrecy-number-only keeps its number "
               "and date alone, --secrecy-ok loads it whole, where this register may hold secrets"),
            name, mark);
        return NULL;
    }
    if (mark != NULL && secrecy == LOAD_SECRECY_NUMBER_ONLY)
        return load_numbers (reg, records, by, error);
    return load_records (reg, records, data, size, document_peek_text (document), document_text_length (document), by,
                         error);
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

LoadResult *
load_file (Register *reg, const char *path, const Lexicon *lexicon, LoadSecrecy secrecy, const char *by,
           GError **error) {
    g_autoptr (GByteArray) bytes = read_file (path, document_default_limits.max_file_bytes, error);
    return bytes != NULL ? load_bytes (reg, bytes->data, bytes->len, path, lexicon, secrecy, by, error) : NULL;
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
