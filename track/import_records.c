/* import_records.c - see import_records.h. */
#include "track/import_records.h"

#include <string.h>

#include "late_json.h"

#include "base/error.h"
#include "base/i18n.h"
#include "extract/records_json.h"
#include "track/secrecy.h"

static gboolean
fail (GError **error, const char *name, guint entry, const char *what) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: entry %u: %s"), name, entry, what);
    return FALSE;
}

static gboolean
is_digest (const char *text) {
    return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
add_entry (GPtrArray *files, const char *json, gssize length, const char *name, LoadSecrecy secrecy, GError **error) {
    g_autoptr (GError) local = NULL;
    g_autoptr (FileRecords) records = records_json_read (json, length, &local);
    guint entry = files->len + 1;
    if (records == NULL)
        return fail (error, name, entry, local->message);
    if (records->error_code != NULL)
        return fail (error, name, entry, _ ("this file could not be read when it was extracted; take its entry out"));
    if (!is_digest (records->sha256))
        return fail (error, name, entry, _ ("its 'sha256' is missing or no SHA-256"));
    if (secrecy != LOAD_SECRECY_OK && secrecy_find_mark (records) != NULL)
        return fail (
            error, name, entry,
            _ ("a document in it is marked secret; --secrecy-ok loads it, where this register may hold secrets"));
    LoadPending *pending = g_new0 (LoadPending, 1);
    pending->records = g_steal_pointer (&records);
    g_ptr_array_add (files, pending);
    return TRUE;
}

/* An entry a line. */
static gboolean
read_lines (GPtrArray *files, const char *data, gsize size, const char *name, LoadSecrecy secrecy, GError **error) {
    const char *end = data + size;
    for (const char *line = data; line < end;) {
        const char *stop = memchr (line, '\n', (gsize)(end - line));
        gsize length = (gsize)((stop != NULL ? stop : end) - line);
        if (strspn (line, " \t\r") < length && !add_entry (files, line, (gssize)length, name, secrecy, error))
            return FALSE;
        line += length + 1;
    }
    return TRUE;
}

static gboolean
read_object (GPtrArray *files, JsonObject *object, const char *name, LoadSecrecy secrecy, GError **error) {
    gint64 schema = json_object_get_int_member_with_default (object, "schema", 0);
    JsonNode *list = json_object_get_member (object, "files");
    if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: these are neither records ('dondoc extract') nor a register ('dondoc export')"), name);
        return FALSE;
    }
    if (schema != RECORDS_JSON_SCHEMA) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: records of schema %" PRId64 "; this program knows %d"), name, schema, RECORDS_JSON_SCHEMA);
        return FALSE;
    }
    for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++) {
        g_autofree char *json = json_to_string (json_array_get_element (json_node_get_array (list), i), FALSE);
        if (!add_entry (files, json, -1, name, secrecy, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_files (GPtrArray *files, const char *data, gsize size, const char *name, LoadSecrecy secrecy, GError **error) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    g_autoptr (GError) local = NULL;
    JsonNode *root;
    const char *stop = memchr (data, '\n', size);
    if (stop != NULL && json_parser_load_from_data (parser, data, (gssize)(stop - data), NULL)
        && json_parser_get_root (parser) != NULL && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser))
        && json_object_has_member (json_node_get_object (json_parser_get_root (parser)), "documents"))
        return read_lines (files, data, size, name, secrecy, error); /* the parser would stop after the first line */
    if (!json_parser_load_from_data (parser, data, (gssize)size, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, "%s: %s", name, local->message);
        return FALSE;
    }
    root = json_parser_get_root (parser);
    if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
        && json_object_has_member (json_node_get_object (root), "documents"))
        return add_entry (files, data, (gssize)size, name, secrecy, error);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                     _ ("%s: these are neither records ('dondoc extract') nor a register ('dondoc export')"), name);
        return FALSE;
    }
    return read_object (files, json_node_get_object (root), name, secrecy, error);
}

static void
free_pending (gpointer pending) {
    load_pending_free (pending);
}

gboolean
import_records (Register *reg, const char *data, gsize size, const char *name, LoadSecrecy secrecy, gboolean dry_run,
                const char *by, guint *ret_documents, guint *ret_items, GError **error) {
    g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_pending);
    guint documents = 0, items = 0;
    if (!read_files (files, data, size, name, secrecy, error)
        || (!dry_run && !load_store (reg, (LoadPending *const *)files->pdata, files->len, by, error)))
        return FALSE;
    for (guint i = 0; i < files->len; i++) {
        const LoadPending *file = files->pdata[i];
        if (file->result != NULL && file->result->already_there)
            continue;
        documents += file->records->documents->len;
        for (guint k = 0; k < file->records->documents->len && dry_run; k++)
            items += ((const DocumentRecord *)file->records->documents->pdata[k])->items->len;
        items += file->result != NULL ? file->result->items : 0;
    }
    *ret_documents = documents;
    *ret_items = items;
    return TRUE;
}
