/* dump.c - writes the whole register as JSON; the contract is in dump.h. */
#include "track/dump.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "track/dump_private.h"
#include "track/sql.h"

/* Made from other tables. */
static const char *const derived[] = { "search_pending", "item_states",    "item_states_made", "state_totals",
                                       "state_periods",  "closing_states", "earlier_states" };

static gboolean
is_derived (const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
        if (strcmp (derived[i], name) == 0)
            return TRUE;
    return FALSE;
}

GPtrArray *
dump_tables (Register *reg, GError **error) {
    g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) local = NULL;
    /* virtual tables and their shadows are the search index */
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        reg,
        "SELECT s.name FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'"
        " WHERE l.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.rowid",
        error);
    if (rows == NULL)
        return NULL;
    while (sql_step (reg, rows, &local))
        if (!is_derived ((const char *)sqlite3_column_text (rows, 0)))
            g_ptr_array_add (tables, sql_dup (rows, 0));
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return g_steal_pointer (&tables);
}

/* ---- values ---- */

static void
write_text (FILE *out, const char *text, gsize length) {
    fputc ('"', out);
    for (gsize i = 0; i < length; i++) {
        gsize from = i;
        while (i < length && (guchar)text[i] >= 0x20 && text[i] != '"' && text[i] != '\\' && text[i] != 0x7f)
            i++;
        fwrite (text + from, 1, i - from, out);
        if (i == length)
            break;
        if (text[i] == '"' || text[i] == '\\')
            fprintf (out, "\\%c", text[i]);
        else if (text[i] == '\n')
            fputs ("\\n", out);
        else if (text[i] == '\t')
            fputs ("\\t", out);
        else
            fprintf (out, "\\u%04x", (guint)(guchar)text[i]);
    }
    fputc ('"', out);
}

static void
write_base64 (FILE *out, const char *key, const void *data, gsize size) {
    g_autofree char *text = g_base64_encode (data != NULL ? data : (const void *)"", size);
    fprintf (out, "{\"%s\": \"%s\"}", key, text);
}

/* The shortest form that reads back as the same number. */
static void
write_real (FILE *out, double value) {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd (text, sizeof text, "%.15g", value);
    if (g_ascii_strtod (text, NULL) != value)
        g_ascii_dtostr (text, sizeof text, value);
    fputs (text, out);
    if (strpbrk (text, ".eEn") == NULL)
        fputs (".0", out); /* it stays a real */
}

static void
write_value (FILE *out, sqlite3_stmt *row, int column) {
    const char *text;
    gsize size;
    switch (sqlite3_column_type (row, column)) {
    case SQLITE_INTEGER:
        fprintf (out, "%" G_GINT64_FORMAT, (gint64)sqlite3_column_int64 (row, column));
        break;
    case SQLITE_FLOAT:
        write_real (out, sqlite3_column_double (row, column));
        break;
    case SQLITE_TEXT:
        text = (const char *)sqlite3_column_text (row, column);
        size = (gsize)sqlite3_column_bytes (row, column);
        if (g_utf8_validate_len (text, size, NULL))
            write_text (out, text, size);
        else
            write_base64 (out, "text_base64", text, size);
        break;
    case SQLITE_BLOB:
        write_base64 (out, "base64", sqlite3_column_blob (row, column), (gsize)sqlite3_column_bytes (row, column));
        break;
    default:
        fputs ("null", out);
    }
}

/* ---- tables ---- */

/* Rows in the order of their primary key, that of the row id where there is none. */
static sqlite3_stmt *
prepare_rows (Register *reg, const char *table, GError **error) {
    g_autoptr (sqlite3_stmt) keys
        = sql_prepare (reg, "SELECT name FROM pragma_table_info (?) WHERE pk > 0 ORDER BY pk", error);
    g_autoptr (GString) order = g_string_new (NULL);
    g_autoptr (GError) local = NULL;
    if (keys == NULL)
        return NULL;
    sql_bind (keys, "s", table);
    while (sql_step (reg, keys, &local))
        g_string_append_printf (order, "%s\"%s\"", order->len > 0 ? ", " : "",
                                (const char *)sqlite3_column_text (keys, 0));
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    g_autofree char *sql
        = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY %s", table, order->len > 0 ? order->str : "rowid");
    return sql_prepare (reg, sql, error);
}

static gboolean
write_table (Register *reg, const char *table, FILE *out, DumpFacts *facts, GError **error) {
    g_autoptr (sqlite3_stmt) rows = prepare_rows (reg, table, error);
    g_autoptr (GError) local = NULL;
    gint64 count = 0;
    if (rows == NULL)
        return FALSE;
    fprintf (out, "%s\"%s\": [", facts->tables > 0 ? ",\n" : "", table);
    for (; sql_step (reg, rows, &local); count++) {
        fputs (count > 0 ? ",\n{" : "\n{", out);
        for (int i = 0; i < sqlite3_column_count (rows); i++) {
            fprintf (out, "%s\"%s\": ", i > 0 ? ", " : "", sqlite3_column_name (rows, i));
            write_value (out, rows, i);
        }
        fputc ('}', out);
    }
    fputs (count > 0 ? "\n]" : "]", out);
    facts->tables++;
    facts->rows += count;
    if (strcmp (table, "documents") == 0)
        facts->documents = count;
    else if (strcmp (table, "items") == 0)
        facts->items = count;
    else if (strcmp (table, "events") == 0)
        facts->events = count;
    return error_hand_on (&local, error);
}

static gboolean
write_sequences (Register *reg, FILE *out, GError **error) {
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, "SELECT name, seq FROM sqlite_sequence ORDER BY name", error);
    g_autoptr (GError) local = NULL;
    gboolean any = FALSE;
    if (rows == NULL)
        return FALSE;
    fputs ("\"sequences\": {", out);
    for (; sql_step (reg, rows, &local); any = TRUE)
        fprintf (out, "%s\"%s\": %" G_GINT64_FORMAT, any ? ", " : "", (const char *)sqlite3_column_text (rows, 0),
                 (gint64)sqlite3_column_int64 (rows, 1));
    fputc ('}', out);
    return error_hand_on (&local, error);
}

gboolean
dump_write (Register *reg, FILE *out, DumpFacts *ret_facts, GError **error) {
    g_autoptr (GPtrArray) tables = dump_tables (reg, error);
    DumpFacts facts = { 0 };
    if (tables == NULL)
        return FALSE;
    fprintf (out, "{\"dondoc\": \"register\", \"schema\": %d, \"register_schema\": %d, \"tables\": {\n", DUMP_SCHEMA,
             register_schema (reg));
    for (guint i = 0; i < tables->len; i++)
        if (!write_table (reg, tables->pdata[i], out, &facts, error))
            return FALSE;
    fputs ("\n},\n", out);
    if (!write_sequences (reg, out, error))
        return FALSE;
    fputs ("}\n", out);
    if (fflush (out) != 0 || ferror (out)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("the export could not be written: %s"),
                     g_strerror (errno));
        return FALSE;
    }
    *ret_facts = facts;
    return TRUE;
}
