/* backup.h - safe copies of the register, and putting one back.
 * Lives here:  SQLite's online backup, the comparison of the copy with its source, bringing it to the disk.
 * Called by:   cli/cmd_backup.c, cli/cmd_restore.c; register.c before a schema is changed.
 * Not here:    data in other forms (export.h).
 * Source:      sqlite.org/backup.html. */
#pragma once

#include "track/register.h"

typedef struct {
    int schema;
    gint64 documents, items, events;
    gint64 bytes;
} BackupFacts;

/**
 * backup_write:
 * @path: where the copy goes; beside it a temporary file is made, verified, brought to the disk and renamed
 * @force: replace what is there
 * Others may go on reading and writing: the copy is of one moment. It is one file without side files, readable by its owner
 * only. It is verified: SQLite's integrity check, foreign keys, and in every table as many rows as in the source.
 * Returns: FALSE and
 *   DONDOC_ERROR_CREATE  there is a file already, or none can be made
 *   DONDOC_ERROR_IO      writing failed, or the copy is not the same
 *   DONDOC_ERROR_BUSY, DONDOC_ERROR_INPUT  as register_open()
 */
gboolean backup_write (Register *reg, const char *path, gboolean force, BackupFacts *ret_facts, GError **error);

/** backup_write_file: the same for a register that is not opened as one: of any schema. */
gboolean backup_write_file (const char *source, const char *path, gboolean force, BackupFacts *ret_facts, GError **error);

/** backup_verify: reads the facts of a copy and verifies it; DONDOC_ERROR_NOT_FOUND, or DONDOC_ERROR_INPUT where it is no register, is
 *   damaged, or was written by a newer program. Changes nothing. */
gboolean backup_verify (const char *path, BackupFacts *ret_facts, GError **error);

/**
 * backup_restore:
 * @path: the copy
 * @target: the register; may be missing or damaged
 * @ret_kept: (out) (nullable result): where the register of before was put; NULL where there was none
 * Verifies the copy first. What is there is kept beside as `TARGET.before-restore-TIME`; then the copy's content takes its place in
 * one transaction, so that other processes see either all of the old or all of the new. A damaged register is set aside as it is.
 * Returns: FALSE and an error of backup_verify() or backup_write().
 */
gboolean backup_restore (const char *path, const char *target, char **ret_kept, BackupFacts *ret_facts, GError **error);

/** backup_dup_free_name: (transfer full): @path, `@path-2`, …: the first that is not there. */
char *backup_dup_free_name (const char *path);
