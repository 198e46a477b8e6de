/* import_records.h - records in JSON, as `dondoc extract` prints them, into the register.
 * Called by:   cli/cmd_import.c.
 * Not here:    the form (extract/records_json.h), storing (load.h), whole registers (dump.h). */
#pragma once

#include "track/load.h"

#define IMPORT_BYTES_MAX ((gsize)2 << 30)

/**
 * import_records:
 * @data, @size: `{"schema": 1, "files": [ … ]}`, or one entry of `files` a line
 * @secrecy: LOAD_SECRECY_OK, else a document marked secret is refused
 * All is read before anything is written, and written in one transaction. The documents' text is not in such records: places point at nothing that can be shown.
 * Files that are in the register already change nothing. An entry that says that its file could not be read is an error.
 * @ret_documents, @ret_items: new ones
 * Returns: FALSE and DONDOC_ERROR_INPUT (names the entry), or the register's error.
 */
gboolean import_records (Register *reg, const char *data, gsize size, const char *name, LoadSecrecy secrecy,
                         gboolean dry_run, const char *by, guint *ret_documents, guint *ret_items, GError **error);
