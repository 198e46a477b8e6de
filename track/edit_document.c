/* edit_document.c - correcting the heading of a document; the contract is in edit.h, what becomes of it in heading.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "extract/deadlines.h"
#include "track/counts_from.h"
#include "track/edit_private.h"
#include "track/heading.h"
#include "track/heading_lists.h"
#include "track/span_json.h"
#include "track/sql.h"
#include "track/withdraw.h"

/* ---- fields ---- */

static const struct {
    const char *typed;
    HeadingField field;
} names[] = {
    { "number", HEADING_NUMBER },
    { "date", HEADING_DATE },
    { "issuer", HEADING_ISSUER },
    { "type", HEADING_TYPE },
    { "title", HEADING_TITLE },
    { "superior", HEADING_SUPERIOR },
    { "place", HEADING_PLACE },
    { "urgency", HEADING_URGENCY },
    { "authority", HEADING_AUTHORITY },
    { "signature-title", HEADING_SIGNATURE_TITLE },
    { "signature_title", HEADING_SIGNATURE_TITLE },
    { "signer", HEADING_SIGNER },
};

static gboolean
find_field (const char *typed, HeadingField *ret_field) {
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (names[i].typed, typed) == 0) {
            *ret_field = names[i].field;
            return TRUE;
        }
    return FALSE;
}

gboolean
edit_find_field (const char *typed, gboolean *ret_of_document, GError **error) {
    HeadingField field;
    QueryEntries list;
    *ret_of_document = find_field (typed, &field) || heading_list_find (typed, &list);
    return *ret_of_document || edit_field_name (typed, error) != NULL;
}

/* ---- values ---- */

/* Closed up, as numbers are read: `15 - KH/TU`. */
char *
edit_clean_number (const char *field, const char *typed, GError **error) {
    g_auto (GStrv) parts = g_strsplit (typed, " ", -1);
    char *number = g_strjoinv ("", parts);
    if (pattern_matches ("^\\d[^:]*\\pL[^:]*$", number))
        return number;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("%s: '%s' is no number of a document; write it with its symbol, without 'Số:', as in 15-KH/TU"),
                 field, typed);
    g_free (number);
    return NULL;
}

static char *
read_date (const char *typed, GError **error) {
    PartialDate day, today = date_today ();
    g_autofree char *now = NULL;
    if (!edit_read_day ("date", typed, &day, error))
        return NULL;
    if (partial_date_compare (day, today) <= 0)
        return partial_date_format (day);
    now = partial_date_format (today);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("date: %s is in the future (today is %s); the document is there already. Is the year right?"),
                 typed, now);
    return NULL;
}

static char *
read_type (const Lexicon *lexicon, const char *typed, GError **error) {
    const char *type = lexicon_find_key (lexicon, "types", typed);
    if (type == NULL)
        type = lexicon_find_word (lexicon, "types", typed);
    if (type == NULL)
        g_set_error (
            error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
            _ ("type: '%s' is no kind of document; write its abbreviation or its name: KH, 'Kế hoạch', CV, 'Công văn'"),
            typed);
    return g_strdup (type);
}

static char *
read_urgency (const Lexicon *lexicon, const char *typed, GError **error) {
    g_autofree char *folded = text_fold (typed, -1);
    const Pattern *pattern = lexicon_peek_pattern (lexicon, "line-patterns", "urgency");
    PatternMatch match;
    if (pattern != NULL && pattern_match (pattern, folded, strlen (folded), 0, &match))
        return g_strdup (typed);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("urgency: '%s' is no mark of urgency; there are Khẩn, Thượng khẩn, Hỏa tốc"), typed);
    return NULL;
}

/* *@ret_value is NULL for what is emptied. */
static gboolean
read_value (HeadingField field, const char *name, const char *typed, const Lexicon *lexicon, char **ret_value,
            GError **error) {
    g_autofree char *text = NULL;
    *ret_value = NULL;
    if (!edit_clean_text (typed, name, FALSE, &text, error))
        return FALSE;
    if (text == NULL)
        return TRUE;
    switch (field) {
    case HEADING_NUMBER:
        *ret_value = edit_clean_number (name, text, error);
        break;
    case HEADING_DATE:
        *ret_value = read_date (text, error);
        break;
    case HEADING_TYPE:
        *ret_value = read_type (lexicon, text, error);
        break;
    case HEADING_URGENCY:
        *ret_value = read_urgency (lexicon, text, error);
        break;
    default:
        *ret_value = g_steal_pointer (&text);
    }
    return *ret_value != NULL;
}

/* ---- what may be corrected ---- */

gboolean
edit_check_document (Register *reg, const QueryDocument *document, GError **error) {
    gboolean number_only;
    if (!edit_is_number_only (reg, document, &number_only, error))
        return FALSE;
    if (number_only) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("document %" PRId64
                        " is marked secret and kept by number and date alone, as they were read; nothing of it is"
                        " entered here"),
                     document->id);
        return FALSE;
    }
    if (!withdraw_refuse (reg, document->id, error))
        return FALSE;
    if (document->copy_of == 0)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("document %" PRId64 " is another copy of document %" PRId64 "; correct that one"), document->id,
                 document->copy_of);
    return FALSE;
}

/* Numbers begin anew each year; within one, an issuer gives a number once. Asked after the row was changed. */
static gboolean
check_number (Register *reg, gint64 document, GError **error) {
    g_autoptr (GArray) others = sql_list_ids (
        reg, error,
        "SELECT o.id FROM documents d JOIN documents o ON o.number_key = d.number_key AND o.id <> d.id"
        " WHERE d.id = ? AND d.number_key GLOB '[0-9]*' AND d.kind <> 'article' AND o.kind <> 'article'"
        " AND o.issuer_key IS d.issuer_key AND o.copy_of IS NULL AND NOT is_withdrawn (o.id, NULL)"
        " AND (o.date IS NULL OR d.date IS NULL OR substr (o.date, 1, 4) = substr (d.date, 1, 4)) ORDER BY o.id",
        "i", document);
    g_autoptr (QueryDocument) there = NULL;
    if (others == NULL)
        return FALSE;
    if (others->len == 0)
        return TRUE;
    there = query_document (reg, g_array_index (others, gint64, 0), NULL, error);
    if (there == NULL)
        return FALSE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("document %" PRId64
                    " of the same issuer has the number %s already (%s); where both are the same document,"
                    " take one out: 'dondoc withdraw %" PRId64 "'"),
                 there->id, there->number, there->date != NULL ? there->date : _ ("without a date"), document);
    return FALSE;
}

/* ---- the event ---- */

static JsonNode *
make_pair (PartialDate day, const char *reason) {
    g_autofree char *iso = partial_date_format (day);
    JsonArray *pair = json_array_new ();
    JsonNode *node = json_node_new (JSON_NODE_ARRAY);
    json_array_add_string_element (pair, iso);
    json_array_add_string_element (pair, reason);
    json_node_take_array (node, pair);
    return node;
}

/* From which day occurrences are counted where the document has the date @value. */
static gboolean
add_counts_from (Register *reg, const QueryDocument *document, const char *value, JsonObject *data, GError **error) {
    g_autoptr (SpanList) span = span_list_from_json (document->span);
    g_autofree char *loaded_on = g_strndup (document->loaded_at, strlen ("2026-09-30"));
    PartialDate date = PARTIAL_DATE_NONE, loaded = PARTIAL_DATE_NONE;
    g_autoptr (GError) local = NULL;
    const char *reason = NULL;
    sqlite3_stmt *row = sql_borrow (reg, "SELECT text FROM file_contents WHERE file = ?", error);
    if (row == NULL)
        return FALSE;
    partial_date_parse (value, &date);
    partial_date_parse (loaded_on, &loaded);
    sql_bind (row, "i", document->file);
    gboolean there = sql_step (reg, row, &local);
    const char *text = there ? (const char *)sqlite3_column_text (row, 0) : "";
    PartialDate from = counts_from_choose (date, text, strlen (text), span, loaded, &reason);
    sqlite3_reset (row);
    json_object_set_member (data, "counts_from", make_pair (from, reason));
    json_object_set_member (data, "counts_from_was", make_pair (document->counts_from, document->counts_from_reason));
    return error_hand_on (&local, error);
}

gboolean
edit_append_heading (Register *reg, gint64 document, const char *field, JsonNode *value, JsonNode *was,
                     JsonObject *more, const Edit *edit, GPtrArray *events, gint64 *ret_id, GError **error) {
    g_autoptr (JsonObject) data = more != NULL ? more : json_object_new ();
    g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), data);
    g_autoptr (Event) event = event_new ();
    json_object_set_string_member (data, "field", field);
    json_object_set_member (data, "value", value);
    json_object_set_member (data, "was", was);
    event->type = EVENT_CORRECTED;
    event->document = document;
    event->data = json_to_string (root, FALSE);
    event->entered_by = g_strdup (edit->by);
    event->note = edit->note != NULL ? text_collapse (edit->note, -1) : NULL;
    if (!events_append (reg, event, error))
        return FALSE;
    *ret_id = event->id;
    if (events != NULL)
        g_ptr_array_add (events, g_steal_pointer (&event));
    return TRUE;
}

/* ---- deadlines that took something from the document's date ---- */

static GPtrArray *
read_again (const Lexicon *lexicon, const Deadline *deadline, PartialDate document_date) {
    g_autoptr (FileRecords) records = file_records_new ();
    return deadlines_read_text (lexicon, records, deadline->text, (Span){ 0, strlen (deadline->text) },
                                DEADLINES_IN_FIELD, document_date, deadline->due.year);
}

/* The day of @deadline under @now, where under @was it is the one that is there: a year that was not printed, a term from the day of issue.
 * FALSE where it does not depend on the document's date. */
static gboolean
find_day (const Lexicon *lexicon, const Deadline *deadline, PartialDate was, PartialDate now, PartialDate *ret_due) {
    g_autoptr (GPtrArray) before = read_again (lexicon, deadline, was), after = read_again (lexicon, deadline, now);
    for (guint i = 0; before->len == after->len && i < before->len; i++) {
        const Deadline *one = before->pdata[i], *other = after->pdata[i];
        if (one->kind != deadline->kind || other->kind != deadline->kind
            || partial_date_compare (one->due, deadline->due) != 0)
            continue;
        *ret_due = other->due;
        return partial_date_compare (one->due, other->due) != 0;
    }
    return FALSE;
}

/* Is @id one of the events of the document itself: an earlier correction of its date, a reading by a better program? */
static gboolean
is_of_document (const GPtrArray *events, gint64 id) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->id == id)
            return event->item == 0;
    }
    return FALSE;
}

static gboolean
sets_deadlines (const Event *event) {
    g_autoptr (JsonNode) root
        = event->type == EVENT_CORRECTED && event->data != NULL ? json_from_string (event->data, NULL) : NULL;
    return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
           && g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (root), "field", NULL),
                         "deadlines")
                  == 0;
}

/* Did a clerk say, or see, on which day it is due? */
static gboolean
is_settled (Register *reg, const QueryItem *item) {
    g_autoptr (GPtrArray) events = edit_select_events (reg, item);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->item != 0 && sets_deadlines (event) && !is_of_document (events, event->cause))
            return TRUE;
    }
    return item->state.confirmed || item->by_hand;
}

static gboolean
follow_item (Register *reg, gint64 id, PartialDate was, PartialDate now, gint64 cause, const Edit *edit,
             GPtrArray *events, GError **error) {
    StateMoment moment = edit_now (reg);
    g_autoptr (QueryItems) walk = NULL;
    const QueryItem *item = query_one_item (reg, id, &moment, &walk, error);
    g_autoptr (JsonNode) value = NULL;
    gboolean settled, moved = FALSE;
    if (item == NULL || item->state.gone)
        return item != NULL;
    settled = is_settled (reg, item);
    value = changes_deadlines_value (item->deadlines);
    for (guint i = 0; i < item->deadlines->len; i++) {
        const Deadline *deadline = item->deadlines->pdata[i];
        g_autofree char *due = NULL;
        PartialDate day;
        if ((settled && deadline->kind != DEADLINE_RELATIVE) /* whose words were confirmed: the day follows from them */
            || !find_day (edit->lexicon, deadline, was, now, &day))
            continue;
        moved = TRUE;
        due = partial_date_format (day);
        json_object_set_member (json_array_get_object_element (json_node_get_array (value), i), "due",
                                changes_text_value (due));
    }
    return !moved
           || edit_write_correction (reg, item, "deadlines", g_steal_pointer (&value), cause, edit, events, NULL,
                                     error);
}

static gboolean
follow_deadlines (Register *reg, const QueryDocument *document, const char *date, gint64 cause, const Edit *edit,
                  GPtrArray *events, GError **error) {
    g_autoptr (GArray) items
        = sql_list_ids (reg, error, "SELECT id FROM items WHERE document = ? ORDER BY position, id", "i", document->id);
    PartialDate now = PARTIAL_DATE_NONE;
    partial_date_parse (date, &now);
    for (guint i = 0; items != NULL && i < items->len; i++)
        if (!follow_item (reg, g_array_index (items, gint64, i), document->date_value, now, cause, edit, events, error))
            return FALSE;
    return items != NULL;
}

/* ---- all of it ---- */

static gboolean
write_event (Register *reg, const QueryDocument *document, HeadingField field, const char *value, const Edit *edit,
             GPtrArray *events, gint64 *ret_id, GError **error) {
    g_autoptr (JsonObject) more = json_object_new ();
    return (field != HEADING_DATE || add_counts_from (reg, document, value, more, error))
           && edit_append_heading (reg, document->id, heading_field_name (field), changes_text_value (value),
                                   changes_text_value (heading_peek (document, field)), g_steal_pointer (&more), edit,
                                   events, ret_id, error);
}

gboolean
edit_refuse_unchanged (gint64 document, const char *field, GError **error) {
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                 _ ("document %" PRId64 ": %s is that already; nothing was changed"), document, field);
    return FALSE;
}

static gboolean
correct (Register *reg, gint64 id, HeadingField field, const char *name, const char *typed, const Edit *edit,
         GPtrArray *events, GError **error) {
    g_autoptr (QueryDocument) document = query_document (reg, id, NULL, error);
    g_autofree char *value = NULL;
    gint64 event;
    if (document == NULL || !edit_check_document (reg, document, error)
        || !read_value (field, name, typed, edit->lexicon, &value, error))
        return FALSE;
    if (g_strcmp0 (value, heading_peek (document, field)) == 0)
        return edit_refuse_unchanged (id, name, error);
    if (!write_event (reg, document, field, value, edit, events, &event, error))
        return FALSE;
    if ((field == HEADING_NUMBER || field == HEADING_ISSUER || field == HEADING_DATE) && !check_number (reg, id, error))
        return FALSE;
    return field != HEADING_DATE || follow_deadlines (reg, document, value, event, edit, events, error);
}

gboolean
edit_correct_document (Register *reg, gint64 document, const char *field, char *const *values, gsize n,
                       const Edit *edit, GPtrArray *events, GError **error) {
    HeadingField which;
    QueryEntries list;
    if (heading_list_find (field, &list))
        return register_begin (reg, TRUE, error)
               && edit_finish (reg, edit_correct_list (reg, document, list, values, n, edit, events, error), error);
    if (!find_field (field, &which)) {
        edit_refuse_field (field, error);
        return FALSE;
    }
    if (n != 1 || edit->list != EDIT_LIST_REPLACE) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     n != 1
                         ? _ ("%s takes one value; quote it where it has spaces")
                         : _ ("%s is no list; --add and --remove are for addressees, recipients, archive, references"),
                     field);
        return FALSE;
    }
    return register_begin (reg, TRUE, error)
           && edit_finish (reg, correct (reg, document, which, field, values[0], edit, events, error), error);
}
