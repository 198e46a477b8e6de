/* dump.h - the whole register as JSON, and back.
 * Lives here:  every table that holds something of its own, row by row; what is made from others (search index, today's states) is left out
 *              and made anew on reading.
 * Called by:   cli/cmd_export.c, cli/cmd_import.c.
 * Not here:    tables for people (export_table.h), records of single files (extract/records_json.h), binary copies (backup.h).
 *
 * Form: {"dondoc": "register", "schema": 1, "register_schema": N, "tables": {NAME: [ROW, …], …}, "sequences": {NAME: N, …}}
 * The tables come in the order in which the schema made them, a ROW is an object of its columns in their order, on a line of its own:
 * numbers, texts, null; {"base64": …} for bytes, {"text_base64": …} for a text that JSON cannot hold. `sequences` holds the highest
 * id ever given in a table whose ids are never used again. Equal registers give equal bytes. */
#pragma once

#include <stdio.h>

#include "track/register.h"

#define DUMP_SCHEMA 1

typedef struct {
    guint tables;
    gint64 rows, documents, items, events;
} DumpFacts;

/** dump_write: inside a transaction of the caller. FALSE and DONDOC_ERROR_IO or the register's error. */
gboolean dump_write (Register *reg, FILE *out, DumpFacts *ret_facts, GError **error);

/** dump_recognizes: TRUE where the bytes begin like such a dump. */
gboolean dump_recognizes (const char *data, gsize size);

/**
 * dump_read:
 * @name: for messages
 * @dry_run: everything is checked, nothing is kept
 * One transaction: all or nothing.
 * Returns: FALSE and
 *   DONDOC_ERROR_USAGE  the register is not empty
 *   DONDOC_ERROR_INPUT  it is no such dump, was written by another version, or a row does not fit; says table and row
 *   or the register's error.
 */
gboolean dump_read (Register *reg, const char *data, gsize size, const char *name, gboolean dry_run, DumpFacts *ret_facts,
                    GError **error);
