/* heading_lists.c - see heading_lists.h. */
#include "track/heading_lists.h"

#include <string.h>

#include "base/text.h"
#include "track/changes.h"
#include "track/heading_private.h"
#include "track/load_private.h"
#include "track/query_private.h"
#include "track/span_json.h"
#include "track/sql.h"

static const char *const names[] = {
    [ENTRIES_ADDRESSEES] = "addressees",
    [ENTRIES_RECIPIENTS] = "recipients",
    [ENTRIES_ARCHIVE] = "archive",
    [ENTRIES_CITATIONS] = "references",
};

const char *
heading_list_name (QueryEntries which) {
    return names[which];
}

gboolean
heading_list_find (const char *name, QueryEntries *ret_which) {
    for (QueryEntries which = 0; which < ENTRIES_LAST; which++)
        if (g_strcmp0 (names[which], name) == 0) {
            *ret_which = which;
            return TRUE;
        }
    return FALSE;
}

/* ---- from the records ---- */

static QueryEntry *
add_entry (GPtrArray *entries, const char *text, const char *purpose, const SpanList *span, double confidence) {
    QueryEntry *entry = g_new0 (QueryEntry, 1);
    entry->text = g_strdup (text);
    entry->purpose = g_strdup (purpose);
    entry->span = span_list_to_json (span);
    entry->confidence = confidence;
    g_ptr_array_add (entries, entry);
    return entry;
}

static void
add_values (GPtrArray *entries, const GPtrArray *values) {
    for (guint i = 0; i < values->len; i++) {
        const Value *value = values->pdata[i];
        add_entry (entries, value->text, NULL, value->span, value->confidence);
    }
}

GPtrArray *
heading_list_of_record (const DocumentRecord *record, QueryEntries which) {
    GPtrArray *entries = query_entry_list_new ();
    if (which == ENTRIES_ADDRESSEES || which == ENTRIES_ARCHIVE)
        add_values (entries, which == ENTRIES_ADDRESSEES ? record->addressees : record->archive);
    for (guint i = 0; which == ENTRIES_RECIPIENTS && i < record->recipients->len; i++) {
        const Recipient *recipient = record->recipients->pdata[i];
        add_entry (entries, recipient->name, recipient_purpose_name (recipient->purpose), recipient->span,
                   recipient->confidence);
    }
    for (guint i = 0; which == ENTRIES_CITATIONS && i < record->references->len; i++) {
        const Reference *reference = record->references->pdata[i];
        QueryEntry *entry = add_entry (entries, reference->number, reference_relation_name (reference->relation),
                                       reference->span, reference->confidence);
        entry->date = partial_date_format (reference->date);
        entry->issuer = g_strdup (reference->issuer);
        entry->date_span = span_list_to_json (reference->date_span);
        entry->issuer_span = span_list_to_json (reference->issuer_span);
    }
    return entries;
}

/* ---- rows ---- */

static gboolean
write_entry (Register *reg, gint64 document, QueryEntries which, gint64 position, const QueryEntry *entry,
             GError **error) {
    g_autofree char *key = which == ENTRIES_CITATIONS ? load_number_key (entry->text) : text_fold (entry->text, -1);
    switch (which) {
    case ENTRIES_ADDRESSEES:
        return sql_insert (
            reg, NULL, error,
            "INSERT INTO addressees (document, position, name, folded, span, confidence) VALUES (?, ?, ?, ?, ?, ?)",
            "iisssf", document, position, entry->text, key, entry->span, entry->confidence);
    case ENTRIES_RECIPIENTS:
        return sql_insert (
            reg, NULL, error,
            "INSERT INTO recipients (document, position, name, purpose, span, confidence) VALUES (?, ?, ?, ?, ?, ?)",
            "iisssf", document, position, entry->text, entry->purpose, entry->span, entry->confidence);
    case ENTRIES_ARCHIVE:
        return sql_insert (
            reg, NULL, error,
            "INSERT INTO archive_parts (document, position, name, span, confidence) VALUES (?, ?, ?, ?, ?)", "iissf",
            document, position, entry->text, entry->span, entry->confidence);
    default:
        return sql_insert (
            reg, NULL, error,
            "INSERT INTO citations (document, position, number, number_key, date, issuer, relation, span, date_span,"
            " issuer_span, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "iissssssssf", document, position, entry->text, key, entry->date, entry->issuer, entry->purpose,
            entry->span, entry->date_span, entry->issuer_span, entry->confidence);
    }
}

gboolean
heading_list_write (Register *reg, gint64 document, QueryEntries which, const GPtrArray *entries, GError **error) {
    static const char *const emptying[] = {
        [ENTRIES_ADDRESSEES] = "DELETE FROM addressees WHERE document = ?",
        [ENTRIES_RECIPIENTS] = "DELETE FROM recipients WHERE document = ?",
        [ENTRIES_ARCHIVE] = "DELETE FROM archive_parts WHERE document = ?",
        [ENTRIES_CITATIONS] = "DELETE FROM citations WHERE document = ?",
    };
    if (!sql_insert (reg, NULL, error, emptying[which], "i", document))
        return FALSE;
    for (guint i = 0; i < entries->len; i++)
        if (!write_entry (reg, document, which, i, entries->pdata[i], error))
            return FALSE;
    /* The schema watches new addressees only; the last one may have gone. */
    return which != ENTRIES_ADDRESSEES
           || sql_insert (reg, NULL, error, "INSERT OR IGNORE INTO search_pending VALUES (-?)", "i", document);
}

/* ---- the form in events ---- */

static void
put_json (JsonObject *object, const char *member, const char *json) {
    JsonNode *node = json != NULL ? json_from_string (json, NULL) : NULL;
    json_object_set_member (object, member, node != NULL ? node : json_node_new (JSON_NODE_NULL));
}

static JsonNode *
write_value (QueryEntries which, const QueryEntry *entry) {
    g_autoptr (JsonObject) object = json_object_new ();
    gboolean citation = which == ENTRIES_CITATIONS;
    json_object_set_member (object, citation ? "number" : "name", changes_text_value (entry->text));
    if (which == ENTRIES_RECIPIENTS)
        json_object_set_member (object, "purpose", changes_text_value (entry->purpose));
    if (citation) {
        json_object_set_member (object, "relation", changes_text_value (entry->purpose));
        json_object_set_member (object, "date", changes_text_value (entry->date));
        json_object_set_member (object, "issuer", changes_text_value (entry->issuer));
    }
    put_json (object, "span", entry->span);
    if (citation) {
        put_json (object, "date_span", entry->date_span);
        put_json (object, "issuer_span", entry->issuer_span);
    }
    json_object_set_double_member (object, "confidence", entry->confidence);
    return json_node_init_object (json_node_alloc (), object);
}

JsonNode *
heading_list_value (QueryEntries which, const GPtrArray *entries) {
    JsonArray *list = json_array_sized_new (entries->len);
    JsonNode *value = json_node_new (JSON_NODE_ARRAY);
    for (guint i = 0; i < entries->len; i++)
        json_array_add_element (list, write_value (which, entries->pdata[i]));
    json_node_take_array (value, list);
    return value;
}

static char *
dup_text (JsonObject *object, const char *member) {
    JsonNode *node = json_object_get_member (object, member);
    return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? g_strdup (json_node_get_string (node)) : NULL;
}

static char *
dup_span (JsonObject *object, const char *member) {
    JsonNode *node = json_object_get_member (object, member);
    g_autofree char *json = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_to_string (node, FALSE) : NULL;
    g_autoptr (SpanList) span = span_list_from_json (json);
    return span_list_to_json (span);
}

static GPtrArray *
read_value (QueryEntries which, JsonNode *value) {
    GPtrArray *entries = query_entry_list_new ();
    JsonArray *list = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
    gboolean citation = which == ENTRIES_CITATIONS;
    for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
        JsonNode *node = json_array_get_element (list, i);
        JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
        g_autofree char *text = object != NULL ? dup_text (object, citation ? "number" : "name") : NULL;
        QueryEntry *entry;
        if (text == NULL)
            continue;
        entry = g_new0 (QueryEntry, 1);
        entry->text = g_steal_pointer (&text);
        entry->purpose = dup_text (object, citation ? "relation" : "purpose");
        entry->date = dup_text (object, "date");
        entry->issuer = dup_text (object, "issuer");
        entry->span = dup_span (object, "span");
        entry->date_span = dup_span (object, "date_span");
        entry->issuer_span = dup_span (object, "issuer_span");
        entry->confidence = json_object_get_double_member_with_default (object, "confidence", 1);
        g_ptr_array_add (entries, entry);
    }
    return entries;
}

/* ---- what the events say ---- */

/* The value or, with `was`, what stood there before, of the event; NULL where it is none of this list. */
static JsonNode *
dup_member (const Event *event, QueryEntries which, const char *member) {
    const char *field = NULL;
    g_autoptr (JsonNode) data = heading_event_data (event, &field);
    JsonNode *value = data != NULL && g_strcmp0 (field, names[which]) == 0
                          ? json_object_get_member (json_node_get_object (data), member)
                          : NULL;
    return value != NULL ? json_node_copy (value) : NULL;
}

/* NULL where the list never was corrected. */
static JsonNode *
dup_extracted (const GPtrArray *events, QueryEntries which) {
    JsonNode *extracted = NULL;
    for (guint i = 0; extracted == NULL && i < events->len; i++)
        extracted = dup_member (events->pdata[i], which, "was");
    return extracted;
}

static JsonNode *
dup_corrected (const GPtrArray *known, QueryEntries which) {
    JsonNode *value = NULL;
    for (guint i = known->len; value == NULL && i > 0; i--)
        value = dup_member (known->pdata[i - 1], which, "value");
    return value;
}

GPtrArray *
heading_list_at (const GPtrArray *events, QueryEntries which, PartialDate known_on) {
    g_autoptr (JsonNode) extracted = dup_extracted (events, which), value = NULL;
    g_autoptr (GPtrArray) known = NULL;
    if (extracted == NULL)
        return NULL;
    known = heading_select_known (events, known_on);
    value = dup_corrected (known, which);
    return read_value (which, value != NULL ? value : extracted);
}

/* Those of the events where the rows are others, NULL where they are the same; or with @error set. */
static GPtrArray *
find_difference (Register *reg, gint64 document, QueryEntries which, const GPtrArray *events, GError **error) {
    g_autoptr (GPtrArray) wanted = heading_list_at (events, which, PARTIAL_DATE_NONE), there = NULL;
    g_autoptr (JsonNode) one = NULL, other = NULL;
    if (wanted == NULL)
        return NULL;
    there = query_entries (reg, document, which, NULL, error);
    if (there == NULL)
        return NULL;
    one = heading_list_value (which, wanted);
    other = heading_list_value (which, there);
    return json_node_equal (one, other) ? NULL : g_steal_pointer (&wanted);
}

gboolean
heading_lists_follow (Register *reg, gint64 document, const GPtrArray *events, GError **error) {
    for (QueryEntries which = 0; which < ENTRIES_LAST; which++) {
        g_autoptr (GError) local = NULL;
        g_autoptr (GPtrArray) wanted = find_difference (reg, document, which, events, &local);
        if (wanted != NULL)
            heading_list_write (reg, document, which, wanted, &local);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
    }
    return TRUE;
}

const char *
heading_lists_differ (Register *reg, gint64 document, const GPtrArray *events, GError **error) {
    for (QueryEntries which = 0; which < ENTRIES_LAST; which++) {
        g_autoptr (GError) local = NULL;
        g_autoptr (GPtrArray) wanted = find_difference (reg, document, which, events, &local);
        if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
        else if (wanted == NULL)
            continue;
        return wanted != NULL ? names[which] : NULL;
    }
    return NULL;
}

void
heading_lists_add_corrections (const GPtrArray *events, const GPtrArray *known, GPtrArray *corrections) {
    for (QueryEntries which = 0; which < ENTRIES_LAST; which++) {
        g_autoptr (JsonNode) value = dup_corrected (known, which);
        if (value != NULL)
            changes_add_correction (corrections, names[which], dup_extracted (events, which));
    }
}
