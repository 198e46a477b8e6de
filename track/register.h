/* register.h - the register's file: opening it, its schema, transactions.
 * Lives here:  the SQLite file, pragmas, migrations (track/schema/NNN.sql by PRAGMA user_version), error codes.
 * Called by:   track/, cli/.
 * Not here:    what the tables mean: load.h (in), events.h (changes), query.h (out), state.h (the rules).
 * Source:      sqlite.org: pragma.html, wal.html, stricttables.html. */
#pragma once

#include <glib.h>

typedef struct Register Register;

typedef enum {
    REGISTER_READ, /* the file must exist; nothing is written but what an older schema needs */
    REGISTER_ANSWER, /* the file must exist and have this program's schema; nothing is written at all, and nobody waited for long:
                        for a server, whose clients come again */
    REGISTER_WRITE,  /* the file must exist */
    REGISTER_CREATE, /* made where missing, with its folders, readable by its owner only */
} RegisterMode;

/**
 * register_open:
 * @path: the register's file
 * @error: set where NULL comes back
 * An older schema is brought up to this program's in one transaction, after a copy of the register was put beside it
 * (`PATH.schema-1`); register_upgraded_from() tells. Opened with WAL, foreign keys, full synchronisation;
 * a writer that meets another waits REGISTER_BUSY_MS. A Register is used by one thread; each thread opens its own.
 * Returns: (transfer full): the register, else NULL and one of
 *   DONDOC_ERROR_NOT_FOUND  there is no register at @path, and @mode does not create one
 *   DONDOC_ERROR_INPUT      the file is something else, is damaged, or was written by a newer program
 *   DONDOC_ERROR_CREATE     it cannot be created or may not be written
 *   DONDOC_ERROR_BUSY       another program held it too long; with REGISTER_ANSWER also: its schema is older
 *   DONDOC_ERROR_IO         reading or writing failed (a full disk)
 */
Register *register_open (const char *path, RegisterMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void register_free (Register *reg); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Register, register_free)

#define REGISTER_BUSY_MS        10000      /* longer than any one load takes */
#define REGISTER_ANSWER_BUSY_MS 1000       /* the same with REGISTER_ANSWER */
#define REGISTER_APPLICATION_ID 0x646F6E64 /* "dond" in the file's header, for file(1) */

/** register_peek_path: (transfer none): as given to register_open(). */
const char *register_peek_path (const Register *reg);
/** register_schema: the version of the open file's schema; equals register_newest_schema() after opening. */
int register_schema (Register *reg);
int register_newest_schema (void);
/** register_upgraded_from: the schema that was there when it was opened, 0 where it was this program's or the file is new;
 *   @ret_copy: (out) (nullable) (transfer none): the copy from before. */
int register_upgraded_from (const Register *reg, const char **ret_copy);

/**
 * register_begin:
 * Begins a transaction, for writing at once where @write (so that two writers never deadlock), else a reading one, in which
 * every query sees the same state of the file. They do not nest.
 * Returns: FALSE and DONDOC_ERROR_BUSY, DONDOC_ERROR_IO or DONDOC_ERROR_CREATE.
 */
gboolean register_begin (Register *reg, gboolean write, GError **error);
/** register_settle: what follows from what was written so far, today's states, is brought up to date inside the transaction, for whoever reads
 *   them before it ends; register_commit() does so by itself. FALSE and the register's error. */
gboolean register_settle (Register *reg, GError **error);
/** register_commit: after TRUE everything is on the disk, whatever happens. After FALSE nothing of it was kept. */
gboolean register_commit (Register *reg, GError **error);
/** register_rollback: ends the transaction and takes everything in it back; fine where there is none. */
void register_rollback (Register *reg);
