/* sql.c - see sql.h. */
#include "track/sql.h"

#include <stdarg.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/number.h"
#include "track/register_private.h"

/* What each primary result code of SQLite means for the user. */
static const struct {
    int result;
    DondocErrorCode code;
    const char *advice;
} failures[] = {
    { SQLITE_BUSY, DONDOC_ERROR_BUSY, N_ ("another program is writing to the register; try again") },
    { SQLITE_LOCKED, DONDOC_ERROR_BUSY, N_ ("another program is writing to the register; try again") },
    { SQLITE_FULL, DONDOC_ERROR_IO, N_ ("the disk is full") },
    { SQLITE_IOERR, DONDOC_ERROR_IO, N_ ("reading or writing failed") },
    { SQLITE_READONLY, DONDOC_ERROR_CREATE, N_ ("the register may not be written") },
    { SQLITE_CANTOPEN, DONDOC_ERROR_CREATE, N_ ("the register cannot be opened") },
    { SQLITE_PERM, DONDOC_ERROR_CREATE, N_ ("the register may not be opened") },
    { SQLITE_NOTADB, DONDOC_ERROR_INPUT, N_ ("this file is no register") },
    { SQLITE_CORRUPT, DONDOC_ERROR_INPUT, N_ ("the register is damaged; restore a backup") },
    { SQLITE_NOMEM, DONDOC_ERROR_INTERNAL, N_ ("there is not enough memory") },
};

gboolean
sql_error (Register *reg, GError **error) {
    int result = reg->handle != NULL ? sqlite3_errcode (reg->handle) & 0xff : SQLITE_NOMEM;
    const char *detail = reg->handle != NULL ? sqlite3_errmsg (reg->handle) : "";
    for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
        if (failures[i].result == result) {
            g_set_error (error, DONDOC_ERROR, failures[i].code, "%s: %s (%s)", reg->path, _ (failures[i].advice),
                         detail);
            return FALSE;
        }
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, "%s: SQLite: %s", reg->path, detail);
    return FALSE;
}

gboolean
sql_run (Register *reg, const char *sql, GError **error) {
    if (sqlite3_exec (reg->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return TRUE;
    return sql_error (reg, error);
}

sqlite3_stmt *
sql_prepare (Register *reg, const char *sql, GError **error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2 (reg->handle, sql, -1, &statement, NULL) != SQLITE_OK)
        sql_error (reg, error);
    return statement;
}

sqlite3_stmt *
sql_borrow (Register *reg, const char *sql, GError **error) {
    sqlite3_stmt *statement = g_hash_table_lookup (reg->statements, sql);
    if (statement != NULL) {
        sqlite3_reset (statement);
        sqlite3_clear_bindings (statement);
        return statement;
    }
    if (sqlite3_prepare_v3 (reg->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        sql_error (reg, error);
        return NULL;
    }
    g_hash_table_insert (reg->statements, g_strdup (sql), statement);
    return statement;
}

static void
bind_date (sqlite3_stmt *statement, int column, PartialDate date) {
    g_autofree char *text = partial_date_format (date);
    if (text != NULL)
        sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null (statement, column);
}

static void
bind_list (sqlite3_stmt *statement, const char *types, va_list *values) {
    for (int column = 1; types[column - 1] != '\0'; column++) {
        gint64 number;
        const char *text;
        const void *data;
        switch (types[column - 1]) {
        case 'i':
            sqlite3_bind_int64 (statement, column, va_arg (*values, gint64));
            break;
        case 'I':
            number = va_arg (*values, gint64);
            if (number != 0)
                sqlite3_bind_int64 (statement, column, number);
            else
                sqlite3_bind_null (statement, column);
            break;
        case 's':
            text = va_arg (*values, const char *);
            if (text != NULL)
                sqlite3_bind_text (statement, column, text, -1, SQLITE_STATIC);
            else
                sqlite3_bind_null (statement, column);
            break;
        case 'f':
            sqlite3_bind_double (statement, column, va_arg (*values, double));
            break;
        case 'd':
            bind_date (statement, column, va_arg (*values, PartialDate));
            break;
        case 'b':
            data = va_arg (*values, const void *);
            sqlite3_bind_blob64 (statement, column, data != NULL ? data : "", va_arg (*values, gsize), SQLITE_STATIC);
            break;
        default:
            g_assert_not_reached ();
        }
    }
}

void
sql_bind (sqlite3_stmt *statement, const char *types, ...) {
    va_list values;
    va_start (values, types);
    bind_list (statement, types, &values);
    va_end (values);
}

gboolean
sql_step (Register *reg, sqlite3_stmt *statement, GError **error) {
    int result = sqlite3_step (statement);
    if (result == SQLITE_ROW)
        return TRUE;
    if (result != SQLITE_DONE)
        sql_error (reg, error);
    return FALSE;
}

gboolean
sql_insert (Register *reg, gint64 *ret_id, GError **error, const char *sql, const char *types, ...) {
    sqlite3_stmt *statement = sql_borrow (reg, sql, error);
    va_list values;
    int result;
    if (statement == NULL)
        return FALSE;
    va_start (values, types);
    bind_list (statement, types, &values);
    va_end (values);
    result = sqlite3_step (statement);
    if (result != SQLITE_DONE && result != SQLITE_ROW)
        return sql_error (reg, error);
    if (ret_id != NULL)
        *ret_id = sqlite3_last_insert_rowid (reg->handle);
    sqlite3_reset (statement); /* an open statement would keep the transaction */
    return TRUE;
}

GArray *
sql_list_ids (Register *reg, GError **error, const char *sql, const char *types, ...) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    sqlite3_stmt *rows = sql_borrow (reg, sql, error);
    g_autoptr (GError) local = NULL;
    va_list values;
    if (rows == NULL)
        return NULL;
    va_start (values, types);
    bind_list (rows, types, &values);
    va_end (values);
    while (sql_step (reg, rows, &local)) {
        gint64 id = sqlite3_column_int64 (rows, 0);
        g_array_append_val (ids, id);
    }
    sqlite3_reset (rows);
    sqlite3_clear_bindings (rows); /* texts are the caller's */
    if (local == NULL)
        return g_steal_pointer (&ids);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

gboolean
sql_read_number (Register *reg, const char *sql, gint64 fallback, gint64 *ret_number, GError **error) {
    g_autoptr (sqlite3_stmt) statement = sql_prepare (reg, sql, error);
    int result;
    if (statement == NULL)
        return FALSE;
    result = sqlite3_step (statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return sql_error (reg, error);
    *ret_number = result == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : fallback;
    return TRUE;
}

void
sql_append_ids (GString *into, const gint64 *ids, gsize n) {
    char digits[NUMBER_BYTES];
    for (gsize i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c (into, ',');
        g_string_append (into, number_write (ids[i], digits));
    }
}

void
sql_append_in (GString *into, const char *column, const gint64 *ids, gsize n) {
    if (n == 0)
        return;
    g_string_append_printf (into, " AND %s IN (", column);
    sql_append_ids (into, ids, n);
    g_string_append_c (into, ')');
}

char *
sql_write_id_list (const GArray *ids) {
    GString *list = g_string_new ("[");
    sql_append_ids (list, (const gint64 *)(gconstpointer)ids->data, ids->len);
    return g_string_free (g_string_append_c (list, ']'), FALSE);
}

PartialDate
sql_date (sqlite3_stmt *statement, int column) {
    PartialDate date = PARTIAL_DATE_NONE;
    partial_date_parse ((const char *)sqlite3_column_text (statement, column), &date);
    return date;
}
