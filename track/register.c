/* register.c - see register.h; the statements of sql.h live in sql.c. */
#include "track/register.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "schema_built_in.h"
#include "track/backup.h"
#include "track/keys.h"
#include "track/register_private.h"
#include "track/search.h"
#include "track/sql.h"
#include "track/states.h"
#include "track/upgrade.h"
#include "track/withdraw.h"

#define MEMORY ":memory:" /* for tests */
/* A plan of a hundred items changes some thousand pages of a large register, many of them the same as the plan before: they are copied from the
 * log into the file once for several. What is committed is on the disk in the log all the same. */
#define WAL_PAGES "PRAGMA wal_autocheckpoint = 8000"

/* Kibibytes of pages. Who reads goes through a table once, and what the system has of the file is near: more would only have to be cleared first.
 * Who writes comes back to the pages of a dozen indexes. */
#define CACHE_READING (8 << 10)
#define CACHE_WRITING (24 << 10)

/* A statement that writes many rows keeps the pages as they were until it ends. By default they go to a file in the system's temporary folder,
 * which is not emptied before the transaction ends: slow, and no place for what a register holds. */
#define STATEMENT_JOURNAL_IN_MEMORY (-1)

/* Without effect where SQLite is in use already. */
static void
set_up_library (void) {
    static gsize done;
    if (!g_once_init_enter (&done))
        return;
    sqlite3_config (SQLITE_CONFIG_STMTJRNL_SPILL, STATEMENT_JOURNAL_IN_MEMORY);
    g_once_init_leave (&done, 1);
}

static void
finalize_statement (gpointer statement) {
    sqlite3_finalize (statement);
}

int
register_newest_schema (void) {
    int newest = 0;
    while (dondoc_schema_files[newest].path != NULL)
        newest++;
    return newest;
}

int
register_schema (Register *reg) {
    gint64 version = 0;
    sql_read_number (reg, "PRAGMA user_version", 0, &version, NULL);
    return (int)version;
}

int
register_upgraded_from (const Register *reg, const char **ret_copy) {
    if (ret_copy != NULL)
        *ret_copy = reg->copy;
    return reg->upgraded_from;
}

const char *
register_peek_path (const Register *reg) {
    return reg->path;
}

sqlite3 *
register_peek_handle (Register *reg) {
    return reg->handle;
}

/* Makes an empty file that only its owner reads: directives may be secret. SQLite gives its side files the same mode. */
static gboolean
create_file (const char *path, GError **error) {
    g_autofree char *folder = g_path_get_dirname (path);
    int descriptor = -1;
    if (g_mkdir_with_parents (folder, 0700) == 0)
        descriptor = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CREATE, _ ("%s: the register cannot be created: %s"), path,
                     g_strerror (errno));
        return FALSE;
    }
    close (descriptor);
    return TRUE;
}

static gboolean
find_file (const char *path, RegisterMode mode, GError **error) {
    if (strcmp (path, MEMORY) == 0)
        return TRUE;
    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: this is a folder, not a register"), path);
        return FALSE;
    }
    if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    if (mode == REGISTER_CREATE)
        return create_file (path, error);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                 _ ("%s: there is no register here yet; 'dondoc ingest' makes it"), path);
    return FALSE;
}

/* Before anything is written: is this ours, or empty? */
static gboolean
check_identity (Register *reg, GError **error) {
    gint64 application = 0, version = 0, tables = 0;
    if (!sql_read_number (reg, "PRAGMA application_id", 0, &application, error)
        || !sql_read_number (reg, "PRAGMA user_version", 0, &version, error)
        || !sql_read_number (reg, "SELECT count (*) FROM sqlite_schema", 0, &tables, error))
        return FALSE;
    if (application != REGISTER_APPLICATION_ID && (application != 0 || version != 0 || tables != 0)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: this is a database of another program, no register"), reg->path);
        return FALSE;
    }
    if (version > register_newest_schema ()) {
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
            _ ("%s: this register was written by a newer dondoc (schema %d, this program knows %d); update dondoc"),
            reg->path, (int)version, register_newest_schema ());
        return FALSE;
    }
    return TRUE;
}

/* Switching to WAL does not wait for others by itself. */
static gboolean
switch_to_wal (Register *reg, GError **error) {
    gint64 deadline_us = g_get_monotonic_time () + REGISTER_BUSY_MS * G_TIME_SPAN_MILLISECOND;
    int result;
    do {
        result = sqlite3_exec (reg->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if ((result & 0xff) != SQLITE_BUSY)
            break;
        g_usleep (20 * 1000);
    } while (g_get_monotonic_time () < deadline_us);
    /* A register on a medium that cannot be written is still good for reading. */
    if (result == SQLITE_OK || (result & 0xff) == SQLITE_READONLY)
        return TRUE;
    return sql_error (reg, error);
}

static gboolean
run_schema_file (Register *reg, const BuiltIn *file, int version, GError **error) {
    g_autofree char *header
        = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", REGISTER_APPLICATION_ID, version);
    return sql_run (reg, file->data, error) && sql_run (reg, header, error);
}

/* A copy as it was; taken through another connection, since this one is about to write. */
static gboolean
keep_copy (Register *reg, int version, GError **error) {
    g_autofree char *wanted = g_strdup_printf ("%s.schema-%d", reg->path, version),
                    *name = backup_dup_free_name (wanted);
    BackupFacts facts;
    if (!backup_write_file (reg->path, name, FALSE, &facts, error)) {
        g_prefix_error (error, _ ("%s: before its schema is changed a copy must be made: "), reg->path);
        return FALSE;
    }
    reg->upgraded_from = version;
    reg->copy = g_steal_pointer (&name);
    return TRUE;
}

/* Brings the schema up to date, all steps in one transaction; another process may have done it meanwhile. */
static gboolean
migrate (Register *reg, GError **error) {
    int newest = register_newest_schema ();
    if (register_schema (reg) == newest)
        return TRUE;
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    if (register_schema (reg) > 0 && register_schema (reg) < newest && strcmp (reg->path, MEMORY) != 0
        && !keep_copy (reg, register_schema (reg), error)) {
        register_rollback (reg);
        return FALSE;
    }
    states_touch_all (reg);
    for (int version = register_schema (reg); version < newest; version++)
        if (!run_schema_file (reg, &dondoc_schema_files[version], version + 1, error)) {
            register_rollback (reg);
            g_prefix_error (error, _ ("%s: schema %d could not be written: "), reg->path, version + 1);
            return FALSE;
        }
    if (!keys_renew (reg, error)) {
        register_rollback (reg);
        return FALSE;
    }
    return register_commit (reg, error);
}

/* For a connection that may not migrate. */
static gboolean
refuse_older_schema (Register *reg, GError **error) {
    if (register_schema (reg) == register_newest_schema ())
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_BUSY,
                 _ ("%s: this register has schema %d, this program needs %d; 'dondoc migrate' brings it there"),
                 reg->path, register_schema (reg), register_newest_schema ());
    return FALSE;
}

static gboolean
set_up_connection (Register *reg, RegisterMode mode, GError **error) {
    gboolean answer = mode == REGISTER_ANSWER;
    g_autofree char *cache
        = g_strdup_printf ("PRAGMA cache_size = -%d", mode == REGISTER_READ || answer ? CACHE_READING : CACHE_WRITING);
    sqlite3_extended_result_codes (reg->handle, 1);
    sqlite3_busy_timeout (reg->handle, answer ? REGISTER_ANSWER_BUSY_MS : REGISTER_BUSY_MS);
    sqlite3_db_config (reg->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config (reg->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return upgrade_add_functions (reg, error) && withdraw_add_functions (reg, error) && check_identity (reg, error)
           && (answer || switch_to_wal (reg, error))
           && sql_run (reg, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON",
                       error)
           && sql_run (reg, cache, error) && sql_run (reg, WAL_PAGES, error)
           && (answer ? refuse_older_schema (reg, error) : migrate (reg, error));
}

Register *
register_open (const char *path, RegisterMode mode, GError **error) {
    g_autoptr (Register) reg = g_new0 (Register, 1);
    reg->path = g_strdup (path);
    reg->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
    set_up_library ();
    if (!find_file (path, mode, error))
        return NULL;
    if (sqlite3_open_v2 (path, &reg->handle,
                         SQLITE_OPEN_NOMUTEX | (mode == REGISTER_ANSWER ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
                             | (strcmp (path, MEMORY) == 0 ? SQLITE_OPEN_CREATE : 0),
                         NULL)
        != SQLITE_OK) {
        sql_error (reg, error);
        return NULL;
    }
    if (!set_up_connection (reg, mode, error))
        return NULL;
    return g_steal_pointer (&reg);
}

void
register_free (Register *reg) {
    if (reg == NULL)
        return;
    g_clear_pointer (&reg->statements, g_hash_table_unref);
    g_clear_pointer (&reg->touched, g_hash_table_unref);
    calendar_free (reg->calendar);
    g_free (reg->temporary);
    withdraw_forget (reg);
    g_free (reg->withdrawn_known_on);
    sqlite3_close (reg->handle);
    g_free (reg->copy);
    g_free (reg->path);
    g_free (reg);
}

gboolean
register_begin (Register *reg, gboolean write, GError **error) {
    g_clear_pointer (&reg->temporary, g_free); /* others may have written meanwhile */
    withdraw_forget (reg);
    return sql_run (reg, write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

gboolean
register_settle (Register *reg, GError **error) {
    return reg->before_commit == NULL || reg->before_commit (reg, error);
}

gboolean
register_commit (Register *reg, GError **error) {
    if (register_settle (reg, error)
        && (sqlite3_txn_state (reg->handle, "main") != SQLITE_TXN_WRITE || search_index_refresh (reg, error))
        && sql_run (reg, "COMMIT", error))
        return TRUE;
    register_rollback (reg);
    return FALSE;
}

void
register_rollback (Register *reg) {
    withdraw_forget (reg);
    GHashTableIter iter;
    gpointer statement;
    /* A statement in mid-walk would keep the transaction from ending. */
    g_hash_table_iter_init (&iter, reg->statements);
    while (g_hash_table_iter_next (&iter, NULL, &statement))
        sqlite3_reset (statement);
    reg->before_commit = NULL;
    reg->touched_all = FALSE;
    g_clear_pointer (&reg->touched, g_hash_table_unref);
    g_clear_pointer (&reg->temporary, g_free);
    if (!sqlite3_get_autocommit (reg->handle))
        sqlite3_exec (reg->handle, "ROLLBACK", NULL, NULL, NULL);
}
