/* dump_read.c - reads what dump.c writes; the contract is in dump.h.
 * A dump as it was written is read a line at a time, since one tree of a large register would fill the memory; one that another program
 * laid out anew is read whole. */
#include <stdio.h>
#include <string.h>

#include "late_json.h"

#include "base/error.h"
#include "base/i18n.h"
#include "track/dump_private.h"
#include "track/sql.h"
#include "track/states.h"

#define OPENING "{\"dondoc\": \"register\", \"schema\": "

typedef struct {
    Register *reg;
    const char *name;
    GPtrArray *tables;       /* that may be filled */
    GHashTable *filled;      /* of char*: that were */
    sqlite3_stmt *statement; /* of the table in hand */
    char *table;             /* in hand; NULL: none */
    GPtrArray *columns;      /* of char*: of the table in hand */
    gint64 row;              /* in it, from 1 */
    DumpFacts facts;
} Reading;

static gboolean
fail (const Reading *reading, GError **error, const char *what) {
    g_autofree char *place = reading->table != NULL && reading->row > 0
                                 ? g_strdup_printf (_ ("table %s, row %" PRId64), reading->table, reading->row)
                                 : g_strdup (reading->table != NULL ? reading->table : "-");
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s: %s: %s", reading->name, place, what);
    return FALSE;
}

static gboolean
fail_sqlite (const Reading *reading, GError **error) {
    int result = sqlite3_errcode (register_peek_handle (reading->reg)) & 0xff;
    if (result == SQLITE_CONSTRAINT || result == SQLITE_MISMATCH || result == SQLITE_ERROR)
        return fail (reading, error, sqlite3_errmsg (register_peek_handle (reading->reg)));
    return sql_error (reading->reg, error);
}

/* ---- a table ---- */

static gboolean
begin_table (Reading *reading, const char *table, GError **error) {
    g_autoptr (sqlite3_stmt) names = NULL;
    g_autoptr (GString) list = g_string_new (NULL), marks = g_string_new (NULL);
    g_autoptr (GError) local = NULL;
    g_clear_pointer (&reading->statement, sqlite3_finalize);
    g_free (reading->table);
    reading->table = g_strdup (table);
    reading->row = 0;
    if (!g_ptr_array_find_with_equal_func (reading->tables, table, g_str_equal, NULL))
        return fail (reading, error, _ ("the register has no such table"));
    if (!g_hash_table_add (reading->filled, g_strdup (table)))
        return fail (reading, error, _ ("this table stands there twice"));
    names = sql_prepare (reading->reg, "SELECT name FROM pragma_table_info (?)", error);
    if (names == NULL)
        return FALSE;
    sql_bind (names, "s", table);
    g_ptr_array_set_size (reading->columns, 0);
    while (sql_step (reading->reg, names, &local)) {
        g_ptr_array_add (reading->columns, sql_dup (names, 0));
        g_string_append_printf (list, "%s\"%s\"", list->len > 0 ? ", " : "",
                                (const char *)sqlite3_column_text (names, 0));
        g_string_append (marks, marks->len > 0 ? ", ?" : "?");
    }
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, list->str, marks->str);
    reading->statement = sql_prepare (reading->reg, sql, error);
    return reading->statement != NULL;
}

static gboolean
bind_base64 (sqlite3_stmt *statement, int column, JsonObject *value) {
    static const char *const keys[] = { "base64", "text_base64" };
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
        JsonNode *node = json_object_get_member (value, keys[i]);
        gsize size = 0;
        if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
            continue;
        guchar *data = g_base64_decode (json_node_get_string (node), &size);
        if (i == 0)
            sqlite3_bind_blob64 (statement, column, data != NULL ? (void *)data : (void *)"", size, SQLITE_TRANSIENT);
        else
            sqlite3_bind_text64 (statement, column, (const char *)data, size, SQLITE_TRANSIENT, SQLITE_UTF8);
        g_free (data);
        return TRUE;
    }
    return FALSE;
}

static gboolean
bind_value (sqlite3_stmt *statement, int column, JsonNode *node) {
    GType type;
    if (node == NULL || json_node_is_null (node)) {
        sqlite3_bind_null (statement, column);
        return TRUE;
    }
    if (JSON_NODE_HOLDS_OBJECT (node))
        return bind_base64 (statement, column, json_node_get_object (node));
    if (!JSON_NODE_HOLDS_VALUE (node))
        return FALSE;
    type = json_node_get_value_type (node);
    if (type == G_TYPE_INT64)
        sqlite3_bind_int64 (statement, column, json_node_get_int (node));
    else if (type == G_TYPE_DOUBLE)
        sqlite3_bind_double (statement, column, json_node_get_double (node));
    else if (type == G_TYPE_STRING)
        sqlite3_bind_text (statement, column, json_node_get_string (node), -1, SQLITE_TRANSIENT);
    else
        return FALSE;
    return TRUE;
}

static void
count_row (Reading *reading) {
    reading->facts.rows++;
    reading->facts.documents += strcmp (reading->table, "documents") == 0;
    reading->facts.items += strcmp (reading->table, "items") == 0;
    reading->facts.events += strcmp (reading->table, "events") == 0;
}

static gboolean
insert_row (Reading *reading, JsonNode *node, GError **error) {
    JsonObject *row;
    guint known = 0;
    reading->row++;
    if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (reading, error, _ ("a row must be an object"));
    row = json_node_get_object (node);
    for (guint i = 0; i < reading->columns->len; i++) {
        known += json_object_has_member (row, reading->columns->pdata[i]);
        if (!bind_value (reading->statement, (int)i + 1, json_object_get_member (row, reading->columns->pdata[i])))
            return fail (reading, error, _ ("a value is neither a number nor a text"));
    }
    if (known != json_object_get_size (row))
        return fail (reading, error, _ ("a column is not known to this program"));
    if (sqlite3_step (reading->statement) != SQLITE_DONE)
        return fail_sqlite (reading, error);
    sqlite3_reset (reading->statement);
    count_row (reading);
    return TRUE;
}

static gboolean
set_sequences (Reading *reading, JsonNode *node, GError **error) {
    g_autoptr (GList) names = NULL;
    if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return fail (reading, error, _ ("the object 'sequences' is missing; the file may have been cut short"));
    names = json_object_get_members (json_node_get_object (node));
    for (const GList *name = names; name != NULL; name = name->next) {
        gint64 value = json_object_get_int_member (json_node_get_object (node), name->data);
        if (!g_ptr_array_find_with_equal_func (reading->tables, name->data, g_str_equal, NULL))
            continue; /* of a table that is made anew */
        if (!sql_insert (reading->reg, NULL, error, "DELETE FROM sqlite_sequence WHERE name = ?", "s", name->data)
            || !sql_insert (reading->reg, NULL, error, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", "si",
                            name->data, value))
            return FALSE;
    }
    return TRUE;
}

static gboolean
check_version (const Reading *reading, gint64 schema, gint64 register_schema_there, GError **error) {
    if (schema == DUMP_SCHEMA && register_schema_there == register_newest_schema ())
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                 _ ("%s: exported by a dondoc of another version (register schema %" PRId64
                    ", this program's is %d); export it anew "
                    "with this program, or import it with that one"),
                 reading->name, register_schema_there, register_newest_schema ());
    return FALSE;
}

/* ---- a line at a time ---- */

static JsonNode *
parse (const Reading *reading, JsonParser *parser, const char *text, gsize length, GError **error) {
    g_autoptr (GError) local = NULL;
    if (length <= G_MAXSSIZE && json_parser_load_from_data (parser, text, (gssize)length, &local))
        return json_parser_get_root (parser);
    fail (reading, error, local != NULL ? local->message : _ ("too long"));
    return NULL;
}

static gboolean
read_line (Reading *reading, JsonParser *parser, const char *line, gsize length, gboolean *in_rows, GError **error) {
    JsonNode *node;
    if (*in_rows && length > 0 && line[0] == '{') {
        if (line[length - 1] == ',')
            length--;
        node = parse (reading, parser, line, length, error);
        return node != NULL && insert_row (reading, node, error);
    }
    if (length > 0 && line[0] == ']') {
        *in_rows = FALSE;
        return TRUE;
    }
    if (!*in_rows && length > 4 && line[0] == '"') { /* "NAME": [   or   "NAME": [], */
        const char *end = memchr (line + 1, '"', length - 1);
        if (end != NULL) {
            g_autofree char *table = g_strndup (line + 1, (gsize)(end - line - 1));
            *in_rows = line[length - 1] == '[';
            return begin_table (reading, table, error);
        }
    }
    return fail (reading, error, _ ("a line is not as 'dondoc export' writes it"));
}

static gboolean
read_lines (Reading *reading, const char *data, gsize size, GError **error) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    const char *line = memchr (data, '\n', size), *end = data + size;
    long long schema = 0, register_schema_there = 0;
    gboolean in_rows = FALSE;
    g_autofree char *head = g_strndup (data, (gsize)(line - data));
    if (sscanf (head, OPENING "%lld, \"register_schema\": %lld", &schema, &register_schema_there) != 2)
        return fail (reading, error, _ ("its first line is not as 'dondoc export' writes it"));
    if (!check_version (reading, schema, register_schema_there, error))
        return FALSE;
    for (line++; line < end;) {
        const char *stop = memchr (line, '\n', (gsize)(end - line));
        gsize length = (gsize)((stop != NULL ? stop : end) - line);
        if (length == 2 && memcmp (line, "},", 2) == 0 && !in_rows) {
            const char *rest = line + 3;
            g_autofree char *last = rest < end ? g_strdup_printf ("{%.*s", (int)MIN (end - rest, 1 << 20), rest) : NULL;
            JsonNode *node = last != NULL ? parse (reading, parser, last, strlen (last), error) : NULL;
            if (last == NULL)
                return set_sequences (reading, NULL, error);
            return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                   && set_sequences (reading, json_object_get_member (json_node_get_object (node), "sequences"), error);
        }
        if (!read_line (reading, parser, line, length, &in_rows, error))
            return FALSE;
        line += length + 1;
    }
    return set_sequences (reading, NULL, error);
}

/* ---- whole ---- */

static gboolean
read_tree (Reading *reading, const char *data, gsize size, GError **error) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    JsonNode *root = parse (reading, parser, data, size, error), *tables;
    g_autoptr (GList) names = NULL;
    JsonObject *object;
    if (root == NULL)
        return FALSE;
    object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
    tables = object != NULL ? json_object_get_member (object, "tables") : NULL;
    if (tables == NULL || !JSON_NODE_HOLDS_OBJECT (tables))
        return fail (reading, error, _ ("this is no export of a register: it has no object 'tables'"));
    if (!check_version (reading, json_object_get_int_member_with_default (object, "schema", 0),
                        json_object_get_int_member_with_default (object, "register_schema", 0), error))
        return FALSE;
    names = json_object_get_members (json_node_get_object (tables));
    for (const GList *name = names; name != NULL; name = name->next) {
        JsonNode *rows = json_object_get_member (json_node_get_object (tables), name->data);
        if (!begin_table (reading, name->data, error))
            return FALSE;
        if (!JSON_NODE_HOLDS_ARRAY (rows))
            return fail (reading, error, _ ("a table must be a list of rows"));
        for (guint i = 0; i < json_array_get_length (json_node_get_array (rows)); i++)
            if (!insert_row (reading, json_array_get_element (json_node_get_array (rows), i), error))
                return FALSE;
    }
    return set_sequences (reading, json_object_get_member (object, "sequences"), error);
}

/* ---- all of it ---- */

gboolean
dump_recognizes (const char *data, gsize size) {
    g_autofree char *head = g_strndup (data, MIN (size, 512));
    const char *key = strstr (head, "\"dondoc\"");
    return key != NULL && strspn (head, " \t\r\n{\xef\xbb\xbf") == (gsize)(key - head)
           && strstr (key, "\"register\"") != NULL;
}

static gboolean
check_empty (Reading *reading, GError **error) {
    gint64 files = 0;
    if (!sql_read_number (reading->reg, "SELECT count (*) FROM files", 0, &files, error))
        return FALSE;
    if (files == 0)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("%s: the register holds documents already; a whole register goes into an empty one: --db NEW-FILE"),
                 register_peek_path (reading->reg));
    return FALSE;
}

/* Every table must be there: one that is missing would be lost without a word. */
static gboolean
check_complete (const Reading *reading, GError **error) {
    for (guint i = 0; i < reading->tables->len; i++)
        if (!g_hash_table_contains (reading->filled, reading->tables->pdata[i])) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: the table %s is missing"), reading->name,
                         (const char *)reading->tables->pdata[i]);
            return FALSE;
        }
    return TRUE;
}

static gboolean
check_foreign_keys (Reading *reading, GError **error) {
    g_autoptr (sqlite3_stmt) rows
        = sql_prepare (reading->reg, "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1", error);
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return FALSE;
    if (sql_step (reading->reg, rows, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: a row of %s points at one of %s that is not there"), reading->name,
                     (const char *)sqlite3_column_text (rows, 0), (const char *)sqlite3_column_text (rows, 1));
        return FALSE;
    }
    return error_hand_on (&local, error);
}

/* What the schema or a freshly made register put there by itself. */
static gboolean
clear_tables (Reading *reading, GError **error) {
    for (guint i = reading->tables->len; i > 0; i--) {
        g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", (const char *)reading->tables->pdata[i - 1]);
        if (!sql_run (reading->reg, sql, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_all (Reading *reading, const char *data, gsize size, GError **error) {
    gboolean own_layout
        = size > strlen (OPENING) && memcmp (data, OPENING, strlen (OPENING)) == 0 && memchr (data, '\n', size) != NULL;
    reading->tables = dump_tables (reading->reg, error);
    return reading->tables != NULL && check_empty (reading, error)
           && sql_run (reading->reg, "PRAGMA defer_foreign_keys = ON", error) && clear_tables (reading, error)
           && (own_layout ? read_lines (reading, data, size, error) : read_tree (reading, data, size, error))
           && check_complete (reading, error) && check_foreign_keys (reading, error);
}

gboolean
dump_read (Register *reg, const char *data, gsize size, const char *name, gboolean dry_run, DumpFacts *ret_facts,
           GError **error) {
    Reading reading = { .reg = reg, .name = name };
    gboolean read;
    if (!register_begin (reg, TRUE, error))
        return FALSE;
    reading.filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    reading.columns = g_ptr_array_new_with_free_func (g_free);
    read = read_all (&reading, data, size, error);
    reading.facts.tables = g_hash_table_size (reading.filled);
    sqlite3_finalize (reading.statement);
    if (read && !dry_run) {
        states_touch_all (reg); /* they are no part of a dump */
        read = register_commit (reg, error);
    }
    if (!read || dry_run)
        register_rollback (reg);
    if (read)
        *ret_facts = reading.facts;
    g_hash_table_unref (reading.filled);
    g_ptr_array_unref (reading.columns);
    g_clear_pointer (&reading.tables, g_ptr_array_unref);
    g_free (reading.table);
    return read;
}
