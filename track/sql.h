/* sql.h - SQLite for the files of track/, and for nobody else.
 * Lives here:  prepared statements with the program's errors, binding and reading of columns. */
#pragma once

#include <sqlite3.h>

#include "base/date.h"
#include "track/register.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/** register_peek_handle: (transfer none): the connection. */
sqlite3 *register_peek_handle (Register *reg);

/** sql_error: sets @error from the last failure of @reg; returns FALSE. */
gboolean sql_error (Register *reg, GError **error);

/** sql_run: one or more statements without values and rows. */
gboolean sql_run (Register *reg, const char *sql, GError **error);

/** sql_prepare: (transfer full): NULL on error. */
sqlite3_stmt *sql_prepare (Register *reg, const char *sql, GError **error);

/**
 * sql_borrow:
 * Returns: (transfer none): the statement of @sql, prepared once for the life of @reg and reset. Borrow it again only when done
 *   with it. NULL on error.
 */
sqlite3_stmt *sql_borrow (Register *reg, const char *sql, GError **error);

/**
 * sql_bind:
 * @types: one letter for each value: `i` gint64, `I` gint64 where 0 means NULL, `s` const char * (nullable), `f` double,
 *   `d` PartialDate (PARTIAL_DATE_NONE means NULL), `b` const void * and gsize
 * Values that are pointers must live until the statement was stepped.
 */
void sql_bind (sqlite3_stmt *statement, const char *types, ...);

/** sql_step: TRUE with a row; FALSE at the end, or with @error set. */
gboolean sql_step (Register *reg, sqlite3_stmt *statement, GError **error);

/** sql_insert: borrows @sql, binds as sql_bind() and runs it. Returns: FALSE on error; the new row id by @ret_id (nullable). */
gboolean sql_insert (Register *reg, gint64 *ret_id, GError **error, const char *sql, const char *types, ...);

/** sql_list_ids: borrows @sql, binds as sql_bind(). Returns: (transfer full): GArray of gint64, the first column of each row; NULL on
 *  error. */
GArray *sql_list_ids (Register *reg, GError **error, const char *sql, const char *types, ...);

/** sql_read_number: the first column of the first row of @sql, @fallback where there is none. */
gboolean sql_read_number (Register *reg, const char *sql, gint64 fallback, gint64 *ret_number, GError **error);

/** sql_append_ids: @ids parted by commas. */
void sql_append_ids (GString *into, const gint64 *ids, gsize n);
/** sql_append_in: that @column is one of @ids, as one more condition; nothing where @n is 0. */
void sql_append_in (GString *into, const char *column, const gint64 *ids, gsize n);
/** sql_write_id_list: (transfer full): @ids (of gint64) as a JSON list, for json_each(). */
char *sql_write_id_list (const GArray *ids);

static inline char *
sql_dup (sqlite3_stmt *statement, int column) {
    return g_strdup ((const char *)sqlite3_column_text (statement, column));
}
PartialDate sql_date (sqlite3_stmt *statement, int column); /* PARTIAL_DATE_NONE for NULL */
