/* backup.c - see backup.h. */
#include "track/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/error.h"
#include "base/i18n.h"
#include "track/sql.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

#define RETRY_US (20 * 1000)

static gboolean
fail (GError **error, DondocErrorCode code, const char *path, const char *what, const char *detail) {
    g_set_error (error, DONDOC_ERROR, code, "%s: %s%s%s%s", path, what, detail != NULL ? " (" : "",
                 detail != NULL ? detail : "", detail != NULL ? ")" : "");
    return FALSE;
}

static gboolean
fail_sqlite (GError **error, const char *path, sqlite3 *handle) {
    int result = handle != NULL ? sqlite3_errcode (handle) & 0xff : SQLITE_NOMEM;
    const char *detail = handle != NULL ? sqlite3_errmsg (handle) : NULL;
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        return fail (error, DONDOC_ERROR_BUSY, path, _ ("another program is writing to the register; try again"), detail);
    if (result == SQLITE_NOTADB || result == SQLITE_CORRUPT)
        return fail (error, DONDOC_ERROR_INPUT, path, _ ("this is no register, or it is damaged"), detail);
    if (result == SQLITE_CANTOPEN || result == SQLITE_READONLY)
        return fail (error, DONDOC_ERROR_CREATE, path, _ ("it cannot be opened for this"), detail);
    return fail (error, DONDOC_ERROR_IO, path, _ ("reading or writing failed"), detail);
}

static sqlite3 *
open_file (const char *path, int flags, GError **error) {
    g_autoptr (sqlite3) handle = NULL;
    if (sqlite3_open_v2 (path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        fail_sqlite (error, path, handle);
        return NULL;
    }
    sqlite3_extended_result_codes (handle, 1);
    sqlite3_busy_timeout (handle, REGISTER_BUSY_MS);
    sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return g_steal_pointer (&handle);
}

/* ---- what is in a file ---- */

static gboolean
read_number (sqlite3 *handle, const char *path, const char *sql, gint64 *ret_number, GError **error) {
    g_autoptr (sqlite3_stmt) statement = NULL;
    if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK
        || sqlite3_step (statement) != SQLITE_ROW)
        return fail_sqlite (error, path, handle);
    *ret_number = sqlite3_column_int64 (statement, 0);
    return TRUE;
}

/* The first row of @sql as text; NULL where there is none. */
static gboolean
read_text (sqlite3 *handle, const char *path, const char *sql, char **ret_text, GError **error) {
    g_autoptr (sqlite3_stmt) statement = NULL;
    int result;
    if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
        return fail_sqlite (error, path, handle);
    result = sqlite3_step (statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return fail_sqlite (error, path, handle);
    *ret_text = result == SQLITE_ROW ? sql_dup (statement, 0) : NULL;
    return TRUE;
}

/* Names and rows of every table, as one comparable text. */
static char *
count_rows (sqlite3 *handle, const char *path, GError **error) {
    g_autoptr (sqlite3_stmt) tables = NULL;
    g_autoptr (GString) counts = g_string_new (NULL);
    int result;
    if (sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &tables, NULL)
        != SQLITE_OK) {
        fail_sqlite (error, path, handle);
        return NULL;
    }
    while ((result = sqlite3_step (tables)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text (tables, 0);
        char *sql = sqlite3_mprintf ("SELECT count (*) FROM \"%w\"", name);
        gint64 rows = 0;
        gboolean read = read_number (handle, path, sql, &rows, error);
        sqlite3_free (sql);
        if (!read)
            return NULL;
        g_string_append_printf (counts, "%s %" G_GINT64_FORMAT "\n", name, rows);
    }
    if (result != SQLITE_DONE) {
        fail_sqlite (error, path, handle);
        return NULL;
    }
    return g_string_free (g_steal_pointer (&counts), FALSE);
}

static gboolean
check_content (sqlite3 *handle, const char *path, GError **error) {
    g_autofree char *verdict = NULL, *orphan = NULL;
    if (!read_text (handle, path, "PRAGMA integrity_check (1)", &verdict, error))
        return FALSE;
    if (g_strcmp0 (verdict, "ok") != 0)
        return fail (error, DONDOC_ERROR_INPUT, path, _ ("SQLite finds it damaged"), verdict);
    if (!read_text (handle, path, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", &orphan, error))
        return FALSE;
    return orphan == NULL
           || fail (error, DONDOC_ERROR_INPUT, path, _ ("a row points at another that is not there"), orphan);
}

static gboolean
read_facts (sqlite3 *handle, const char *path, BackupFacts *ret_facts, GError **error) {
    gint64 application = 0, schema = 0;
    BackupFacts facts = { 0 };
    struct stat status;
    if (!read_number (handle, path, "PRAGMA application_id", &application, error)
        || !read_number (handle, path, "PRAGMA user_version", &schema, error))
        return FALSE;
    if (application != REGISTER_APPLICATION_ID)
        return fail (error, DONDOC_ERROR_INPUT, path, _ ("this is no register"), NULL);
    if (schema > register_newest_schema ()) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: this register was written by a newer dondoc (schema %d, this program knows %d); update dondoc"),
                     path, (int)schema, register_newest_schema ());
        return FALSE;
    }
    facts.schema = (int)schema;
    facts.bytes = stat (path, &status) == 0 ? status.st_size : 0;
    if (!read_number (handle, path, "SELECT count (*) FROM documents", &facts.documents, error)
        || !read_number (handle, path, "SELECT count (*) FROM items", &facts.items, error)
        || !read_number (handle, path, "SELECT count (*) FROM events", &facts.events, error))
        return FALSE;
    *ret_facts = facts;
    return TRUE;
}

gboolean
backup_verify (const char *path, BackupFacts *ret_facts, GError **error) {
    g_autoptr (sqlite3) handle = NULL;
    if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("%s: there is no such file"), path);
        return FALSE;
    }
    handle = open_file (path, SQLITE_OPEN_READONLY, error);
    return handle != NULL && read_facts (handle, path, ret_facts, error) && check_content (handle, path, error);
}

/* ---- copying ---- */

/* All pages in one go, so that the copy is of one moment; waits for a lock as any writer. */
static gboolean
copy_pages (sqlite3 *from, sqlite3 *into, const char *path, GError **error) {
    gint64 deadline_us = g_get_monotonic_time () + REGISTER_BUSY_MS * G_TIME_SPAN_MILLISECOND;
    sqlite3_backup *backup = sqlite3_backup_init (into, "main", from, "main");
    int result;
    if (backup == NULL)
        return fail_sqlite (error, path, into);
    do {
        result = sqlite3_backup_step (backup, -1);
        if ((result & 0xff) != SQLITE_BUSY && (result & 0xff) != SQLITE_LOCKED)
            break;
        g_usleep (RETRY_US);
    } while (g_get_monotonic_time () < deadline_us);
    if (sqlite3_backup_finish (backup) == SQLITE_OK && result == SQLITE_DONE)
        return TRUE;
    if ((result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED)
        return fail (error, DONDOC_ERROR_BUSY, path, _ ("another program is writing to the register; try again"), NULL);
    return fail_sqlite (error, path, into);
}

static gboolean
sync_path (const char *path, int flags, GError **error) {
    int descriptor = open (path, flags | O_CLOEXEC);
    gboolean done = descriptor >= 0 && fsync (descriptor) == 0;
    int reason = errno;
    if (descriptor >= 0)
        close (descriptor);
    return done || fail (error, DONDOC_ERROR_IO, path, _ ("could not be brought to the disk"), g_strerror (reason));
}

/* Fills @temporary, an empty file, from @source and compares. @source is inside a reading transaction. */
static gboolean
fill (sqlite3 *source, const char *source_path, const char *temporary, BackupFacts *ret_facts, GError **error) {
    g_autoptr (sqlite3) copy = open_file (temporary, SQLITE_OPEN_READWRITE, error);
    g_autofree char *there = NULL, *here = NULL;
    if (copy == NULL || !copy_pages (source, copy, temporary, error))
        return FALSE;
    /* one file, without side files, wherever it is carried */
    if (sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
        return fail_sqlite (error, temporary, copy);
    here = count_rows (source, source_path, error);
    there = here != NULL ? count_rows (copy, temporary, error) : NULL;
    if (there == NULL || !check_content (copy, temporary, error) || !read_facts (copy, temporary, ret_facts, error))
        return FALSE;
    return strcmp (here, there) == 0
           || fail (error, DONDOC_ERROR_IO, temporary, _ ("the copy has not the same rows as the register"), NULL);
}

static gboolean
write_copy (sqlite3 *source, const char *source_path, const char *path, gboolean force, BackupFacts *ret_facts,
            GError **error) {
    g_autofree char *folder = g_path_get_dirname (path), *temporary = g_strconcat (path, ".XXXXXX", NULL);
    int descriptor;
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return fail (error, DONDOC_ERROR_CREATE, path, _ ("this is a folder; name a file"), NULL);
    if (!force && g_file_test (path, G_FILE_TEST_EXISTS))
        return fail (error, DONDOC_ERROR_CREATE, path, _ ("there is a file already; --force replaces it"), NULL);
    descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail (error, DONDOC_ERROR_CREATE, path, _ ("it cannot be created"), g_strerror (errno));
    close (descriptor);
    if (fill (source, source_path, temporary, ret_facts, error) && sync_path (temporary, O_RDONLY, error)) {
        /* without --force a file that came meanwhile is not replaced either */
        if ((force ? rename (temporary, path) : link (temporary, path)) == 0) {
            if (!force)
                unlink (temporary);
            return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
        }
        if (!force && errno != EEXIST && rename (temporary, path) == 0) /* a file system without links */
            return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
        fail (error, DONDOC_ERROR_CREATE, path, _ ("it cannot be created"), g_strerror (errno));
    }
    unlink (temporary);
    return FALSE;
}

static gboolean
is_same_file (const char *one, const char *other) {
    struct stat a, b;
    return stat (one, &a) == 0 && stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

gboolean
backup_write (Register *reg, const char *path, gboolean force, BackupFacts *ret_facts, GError **error) {
    gboolean written;
    if (is_same_file (register_peek_path (reg), path))
        return fail (error, DONDOC_ERROR_CREATE, path, _ ("this is the register itself; name another file"), NULL);
    if (!register_begin (reg, FALSE, error))
        return FALSE;
    written = write_copy (register_peek_handle (reg), register_peek_path (reg), path, force, ret_facts, error);
    register_rollback (reg);
    return written;
}

gboolean
backup_write_file (const char *source, const char *path, gboolean force, BackupFacts *ret_facts, GError **error) {
    g_autoptr (sqlite3) handle = open_file (source, SQLITE_OPEN_READWRITE, error); /* WAL needs its side files */
    if (handle == NULL)
        return FALSE;
    if (sqlite3_exec (handle, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
        return fail_sqlite (error, source, handle);
    return write_copy (handle, source, path, force, ret_facts, error);
}

char *
backup_dup_free_name (const char *path) {
    char *name = g_strdup (path);
    for (guint n = 2; g_file_test (name, G_FILE_TEST_EXISTS); n++) {
        g_free (name);
        name = g_strdup_printf ("%s-%u", path, n);
    }
    return name;
}

/* ---- putting back ---- */

static char *
name_kept (const char *target) {
    g_autofree char *now = date_now (), *day = g_strndup (now, 10), *path = NULL;
    g_autofree char *clock = strlen (now) >= 19 ? g_strdup_printf ("-%.2s%.2s%.2s", now + 11, now + 14, now + 17) : g_strdup ("");
    path = g_strdup_printf ("%s.before-restore-%s%s", target, day, clock);
    return backup_dup_free_name (path);
}

/* A register that SQLite cannot read any more is moved as it is, with its side files. */
static gboolean
set_aside (const char *target, const char *kept, GError **error) {
    static const char *const tails[] = { "", "-wal", "-shm" };
    for (gsize i = 0; i < G_N_ELEMENTS (tails); i++) {
        g_autofree char *from = g_strconcat (target, tails[i], NULL), *to = g_strconcat (kept, tails[i], NULL);
        if (g_file_test (from, G_FILE_TEST_EXISTS) && rename (from, to) != 0)
            return fail (error, DONDOC_ERROR_CREATE, to, _ ("the present register cannot be set aside"), g_strerror (errno));
    }
    return TRUE;
}

/* Into the register that is there, as one transaction of SQLite's. */
static gboolean
overwrite (const char *path, const char *target, GError **error) {
    g_autoptr (sqlite3) from = open_file (path, SQLITE_OPEN_READONLY, error);
    g_autoptr (sqlite3) into = from != NULL ? open_file (target, SQLITE_OPEN_READWRITE, error) : NULL;
    if (into == NULL)
        return FALSE;
    if (sqlite3_exec (into, "PRAGMA synchronous = FULL", NULL, NULL, NULL) != SQLITE_OK)
        return fail_sqlite (error, target, into);
    return copy_pages (from, into, target, error);
}

gboolean
backup_restore (const char *path, const char *target, char **ret_kept, BackupFacts *ret_facts, GError **error) {
    BackupFacts facts, before;
    g_autofree char *kept = NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (Register) opened = NULL;
    if (is_same_file (path, target))
        return fail (error, DONDOC_ERROR_USAGE, path, _ ("this is the register itself; name the copy"), NULL);
    if (!backup_verify (path, &facts, error))
        return FALSE;
    if (g_file_test (target, G_FILE_TEST_EXISTS)) {
        kept = name_kept (target);
        if (!backup_write_file (target, kept, FALSE, &before, &local)) {
            if (!g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_INPUT)) {
                g_propagate_error (error, g_steal_pointer (&local));
                return FALSE;
            }
            if (!set_aside (target, kept, error))
                return FALSE;
        }
    }
    if (g_file_test (target, G_FILE_TEST_EXISTS) ? !overwrite (path, target, error)
                                                 : !backup_write_file (path, target, FALSE, &before, error))
        return FALSE;
    opened = register_open (target, REGISTER_WRITE, error); /* WAL again, and today's schema */
    if (opened == NULL)
        return FALSE;
    *ret_facts = facts;
    *ret_kept = g_steal_pointer (&kept);
    return TRUE;
}
