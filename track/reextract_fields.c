/* reextract_fields.c - the fields of items and documents, compared and written; see reextract_private.h. */
#include <string.h>

#include "base/text.h"
#include "track/diff.h"
#include "track/heading.h"
#include "track/heading_lists.h"
#include "track/reextract_private.h"
#include "track/span_json.h"

const char *
item_field_name (ItemField field) {
    static const char *const names[] = {
        [FIELD_PATH] = "path",           [FIELD_LABEL] = "label", [FIELD_SECTION] = "section",
        [FIELD_KIND] = "kind",           [FIELD_TEXT] = "text",   [FIELD_DELIVERABLE] = "deliverable",
        [FIELD_ORDER] = "order",         [FIELD_LEAD] = "lead",   [FIELD_COORDINATORS] = "coordinators",
        [FIELD_DEADLINES] = "deadlines",
    };
    return names[field];
}

/* NULL for the lists. */
static const char *
peek_text (const QueryItem *item, ItemField field) {
    switch (field) {
    case FIELD_PATH:
        return item->path;
    case FIELD_LABEL:
        return item->label;
    case FIELD_SECTION:
        return item->section;
    case FIELD_KIND:
        return item_kind_name (item->kind);
    case FIELD_TEXT:
        return item->text;
    case FIELD_DELIVERABLE:
        return item->deliverable;
    case FIELD_ORDER:
        return item_order_name (item->order);
    default:
        return NULL;
    }
}

static const GPtrArray *
peek_bodies (const QueryItem *item, ItemField field) {
    return field == FIELD_LEAD ? item->leads : field == FIELD_COORDINATORS ? item->coordinators : NULL;
}

char *
item_field_words (const QueryItem *item, ItemField field) {
    const GPtrArray *bodies = peek_bodies (item, field);
    const char *text = peek_text (item, field);
    GString *words;
    if (field == FIELD_DEADLINES)
        return diff_write_deadlines (item->deadlines);
    if (bodies == NULL)
        return g_strdup (text != NULL ? text : "");
    words = g_string_new (NULL);
    for (guint i = 0; i < bodies->len; i++)
        g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", ((const QueryBody *)bodies->pdata[i])->name);
    return g_string_free (words, FALSE);
}

static gboolean
has_body (const GPtrArray *bodies, const char *folded) {
    for (guint i = 0; i < bodies->len; i++)
        if (strcmp (((const QueryBody *)bodies->pdata[i])->folded, folded) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
has_bodies (const GPtrArray *all, const GPtrArray *some) {
    for (guint i = 0; i < some->len; i++)
        if (!has_body (all, ((const QueryBody *)some->pdata[i])->folded))
            return FALSE;
    return TRUE;
}

gboolean
item_field_differs (const QueryItem *one, const QueryItem *other, ItemField field) {
    const GPtrArray *here = peek_bodies (one, field), *there = peek_bodies (other, field);
    if (here != NULL)
        return !has_bodies (here, there) || !has_bodies (there, here);
    g_autofree char *a = item_field_words (one, field), *b = item_field_words (other, field);
    return field == FIELD_DEADLINES ? strcmp (a, b) != 0 : !text_equal (a, b);
}

/* ---- data ---- */

static void
add_text (JsonBuilder *builder, const char *key, const char *text) {
    json_builder_set_member_name (builder, key);
    if (text != NULL)
        json_builder_add_string_value (builder, text);
    else
        json_builder_add_null_value (builder);
}

static void
add_deadline (JsonBuilder *builder, const Deadline *deadline) {
    g_autofree char *due = partial_date_format (deadline->due);
    json_builder_begin_object (builder);
    add_text (builder, "kind", deadline_kind_name (deadline->kind));
    add_text (builder, "text", deadline->text);
    add_text (builder, "relation", deadline_relation_name (deadline->relation));
    add_text (builder, "due", due);
    add_text (builder, "rrule", deadline->rrule);
    add_text (builder, "condition", deadline->condition);
    add_text (builder, "base", deadline_base_name (deadline->base));
    json_builder_end_object (builder);
}

static void
add_value (JsonBuilder *builder, const char *key, const QueryItem *item, ItemField field) {
    const GPtrArray *bodies = peek_bodies (item, field);
    if (bodies == NULL && field != FIELD_DEADLINES) {
        add_text (builder, key, peek_text (item, field));
        return;
    }
    json_builder_set_member_name (builder, key);
    json_builder_begin_array (builder);
    for (guint i = 0; bodies != NULL && i < bodies->len; i++)
        json_builder_add_string_value (builder, ((const QueryBody *)bodies->pdata[i])->name);
    for (guint i = 0; bodies == NULL && i < item->deadlines->len; i++)
        add_deadline (builder, item->deadlines->pdata[i]);
    json_builder_end_array (builder);
}

char *
item_field_data (const QueryItem *before, const QueryItem *after, ItemField field) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    g_autoptr (JsonNode) root = NULL;
    json_builder_begin_object (builder);
    add_text (builder, "field", item_field_name (field));
    add_value (builder, "value", after, field);
    add_value (builder, "was", before, field);
    json_builder_end_object (builder);
    root = json_builder_get_root (builder);
    return json_to_string (root, FALSE);
}

/* ---- as it is extracted now ---- */

static GPtrArray *
take_bodies (const GPtrArray *values) {
    GPtrArray *bodies = g_ptr_array_new_with_free_func (query_body_free);
    for (guint i = 0; i < values->len; i++) {
        const Value *value = values->pdata[i];
        QueryBody *body = query_body_new (value->text);
        body->confidence = value->confidence;
        body->span = span_list_to_json (value->span);
        g_ptr_array_add (bodies, body);
    }
    return bodies;
}

static Deadline *
dup_deadline (const Deadline *deadline) {
    Deadline *copy = deadline_new ();
    copy->kind = deadline->kind;
    copy->text = g_strdup (deadline->text != NULL ? deadline->text : "");
    copy->relation = deadline->relation;
    copy->due = deadline->due;
    copy->rrule = g_strdup (deadline->rrule);
    copy->condition = g_strdup (deadline->condition);
    copy->base = deadline->base;
    copy->confidence = deadline->confidence;
    return copy;
}

QueryItem *
item_from_record (const Item *record) {
    QueryItem *item = g_new0 (QueryItem, 1);
    item->path = g_strdup (record->path != NULL ? record->path : "");
    item->label = g_strdup (record->label.text);
    item->section = g_strdup (record->section.text);
    item->text = g_strdup (record->text.text != NULL ? record->text.text : "");
    item->deliverable = g_strdup (record->deliverable.text);
    item->kind = record->kind;
    item->order = record->order;
    item->confidence = record->confidence;
    item->span = span_list_to_json (record->span);
    item->leads = take_bodies (record->lead);
    item->coordinators = take_bodies (record->coordinators);
    item->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    item->deadline_spans = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < record->deadlines->len; i++) {
        const Deadline *deadline = record->deadlines->pdata[i];
        g_ptr_array_add (item->deadlines, dup_deadline (deadline));
        g_ptr_array_add (item->deadline_spans, span_list_to_json (deadline->span));
    }
    return item;
}

/* ---- the document ---- */

void
reread_add_field (GPtrArray *fields, const char *name, char *was, char *now, gboolean kept) {
    RereadField *field = g_new0 (RereadField, 1);
    field->name = name;
    field->was = was;
    field->now = now;
    field->kept = kept;
    g_ptr_array_add (fields, field);
}

static gboolean
is_corrected (const GPtrArray *corrections, const char *field) {
    for (guint i = 0; i < corrections->len; i++)
        if (strcmp (((const QueryCorrection *)corrections->pdata[i])->field, field) == 0)
            return TRUE;
    return FALSE;
}

/* Entry by entry in one line, with what each is to the document. */
static char *
entries_words (const GPtrArray *entries) {
    GString *words = g_string_new (NULL);
    for (guint i = 0; i < entries->len; i++) {
        const QueryEntry *entry = entries->pdata[i];
        g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", entry->text);
        if (entry->purpose != NULL)
            g_string_append_printf (words, " [%s]", entry->purpose);
    }
    return g_string_free (words, FALSE);
}

static gboolean
compare_lists (Register *reg, const QueryDocument *document, const DocumentRecord *record, const GPtrArray *corrections,
               GPtrArray *fields, GError **error) {
    for (QueryEntries which = 0; which < ENTRIES_LAST; which++) {
        g_autoptr (GPtrArray) there = query_entries (reg, document->id, which, NULL, error);
        g_autoptr (GPtrArray) read = heading_list_of_record (record, which);
        g_autofree char *was = there != NULL ? entries_words (there) : NULL, *now = entries_words (read);
        if (was == NULL)
            return FALSE;
        if (!text_equal (was, now))
            reread_add_field (fields, heading_list_name (which), g_steal_pointer (&was), g_steal_pointer (&now),
                              is_corrected (corrections, heading_list_name (which)));
    }
    return TRUE;
}

gboolean
reread_compare_heading (Register *reg, const QueryDocument *document, const DocumentRecord *record, GPtrArray *fields,
                        GError **error) {
    g_autoptr (GPtrArray) corrections = heading_corrections (reg, document->id, NULL, error);
    g_autofree char *date = partial_date_format (record->date_value);
    const char *const read[] = {
        [HEADING_TYPE] = record->type.text,
        [HEADING_NUMBER] = record->number.text,
        [HEADING_ISSUER] = record->issuer.text,
        [HEADING_SUPERIOR] = record->superior.text,
        [HEADING_PLACE] = record->place.text,
        [HEADING_DATE] = date,
        [HEADING_TITLE] = record->title.text,
        [HEADING_URGENCY] = record->urgency.text,
        [HEADING_AUTHORITY] = record->signature_authority.text,
        [HEADING_SIGNATURE_TITLE] = record->signature_title.text,
        [HEADING_SIGNER] = record->signature_signer.text,
    };
    for (HeadingField i = 0; corrections != NULL && i < HEADING_LAST; i++) {
        const char *name = heading_field_name (i), *there = heading_peek (document, i);
        const char *was = there != NULL ? there : "", *now = read[i] != NULL ? read[i] : "";
        if (!text_equal (was, now))
            reread_add_field (fields, name, g_strdup (was), g_strdup (now), is_corrected (corrections, name));
    }
    return corrections != NULL && compare_lists (reg, document, record, corrections, fields, error);
}
