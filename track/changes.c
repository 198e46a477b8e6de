/* changes.c - see changes.h. */
#include "track/changes.h"

#include <string.h>

#include "base/text.h"
#include "track/span_json.h"

/* ---- values ---- */

static char *
dup_text (JsonNode *node) {
    const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
    return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static void
take_text (char **into, JsonNode *value, gboolean needed) {
    char *text = dup_text (value);
    if (text == NULL && needed)
        return;
    g_free (*into);
    *into = text;
}

static void
take_bodies (GPtrArray *into, JsonNode *value) {
    JsonArray *list = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
    g_ptr_array_set_size (into, 0);
    for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
        g_autofree char *name = dup_text (json_array_get_element (list, i));
        if (name != NULL)
            g_ptr_array_add (into, query_body_new (name));
    }
}

static const char *
member_text (JsonObject *object, const char *name) {
    JsonNode *node = json_object_get_member (object, name);
    return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static Deadline *
read_deadline (JsonObject *object) {
    Deadline *deadline = deadline_new ();
    const char *text = member_text (object, "text");
    deadline->kind = deadline_kind_parse (member_text (object, "kind"));
    deadline->text = g_strdup (text != NULL ? text : "");
    deadline->relation = deadline_relation_parse (member_text (object, "relation"));
    partial_date_parse (member_text (object, "due"), &deadline->due);
    deadline->rrule = g_strdup (member_text (object, "rrule"));
    deadline->condition = g_strdup (member_text (object, "condition"));
    deadline->base = deadline_base_parse (member_text (object, "base"));
    deadline->confidence = 1;
    return deadline;
}

static void
take_deadlines (QueryItem *item, JsonNode *value) {
    JsonArray *list = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
    g_ptr_array_set_size (item->deadlines, 0);
    g_ptr_array_set_size (item->deadline_spans, 0);
    for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
        JsonNode *node = json_array_get_element (list, i);
        if (!JSON_NODE_HOLDS_OBJECT (node))
            continue;
        g_ptr_array_add (item->deadlines, read_deadline (json_node_get_object (node)));
        g_ptr_array_add (item->deadline_spans, NULL); /* it stands nowhere in the text */
    }
}

/* ---- events ---- */

static void
take_correction (QueryItem *item, JsonObject *data) {
    const char *field = member_text (data, "field");
    JsonNode *value = json_object_get_member (data, "value");
    const struct {
        const char *name;
        char **into;
        gboolean needed;
    } texts[] = {
        { "path", &item->path, TRUE },
        { "label", &item->label, FALSE },
        { "section", &item->section, FALSE },
        { "text", &item->text, TRUE },
        { "deliverable", &item->deliverable, FALSE },
    };
    if (field == NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        if (strcmp (field, texts[i].name) == 0)
            take_text (texts[i].into, value, texts[i].needed);
    if (strcmp (field, "kind") == 0)
        item->kind = item_kind_parse (member_text (data, "value"));
    else if (strcmp (field, "order") == 0)
        item->order = item_order_parse (member_text (data, "value"));
    else if (strcmp (field, "lead") == 0)
        take_bodies (item->leads, value);
    else if (strcmp (field, "coordinators") == 0)
        take_bodies (item->coordinators, value);
    else if (strcmp (field, "deadlines") == 0)
        take_deadlines (item, value);
    else if (strcmp (field, "consent") == 0)
        item->consent = value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_boolean (value);
    else if (strcmp (field, "counts_from") == 0)
        partial_date_parse (member_text (data, "value"), &item->counts_from);
}

static void
take_assignment (QueryItem *item, JsonObject *data) {
    if (json_object_has_member (data, "lead"))
        take_bodies (item->leads, json_object_get_member (data, "lead"));
    if (json_object_has_member (data, "coordinators"))
        take_bodies (item->coordinators, json_object_get_member (data, "coordinators"));
    if (json_object_has_member (data, "officer"))
        take_text (&item->officer, json_object_get_member (data, "officer"), FALSE);
    if (json_object_has_member (data, "field"))
        take_text (&item->field, json_object_get_member (data, "field"), FALSE);
}

static void
take_event (QueryItem *item, const Event *event) {
    g_autoptr (JsonNode) root = NULL;
    if (event->data == NULL || (event->type != EVENT_CORRECTED && event->type != EVENT_ASSIGNED))
        return;
    root = json_from_string (event->data, NULL);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
        return;
    if (event->type == EVENT_ASSIGNED)
        take_assignment (item, json_node_get_object (root));
    else if (event->item != 0)
        take_correction (item, json_node_get_object (root)); /* one of a document mends the document's own fields */
}

/* ---- what was extracted ---- */

static void
free_correction (gpointer data) {
    QueryCorrection *correction = data;
    g_free (correction->field);
    g_free (correction->extracted);
    g_free (correction);
}

GPtrArray *
changes_corrections_new (void) {
    return g_ptr_array_new_with_free_func (free_correction);
}

void
changes_add_correction (GPtrArray *corrections, const char *field, JsonNode *extracted) {
    g_autoptr (JsonNode) value = extracted;
    QueryCorrection *correction;
    for (guint i = 0; i < corrections->len; i++)
        if (strcmp (((const QueryCorrection *)corrections->pdata[i])->field, field) == 0)
            return;
    correction = g_new0 (QueryCorrection, 1);
    correction->field = g_strdup (field);
    correction->extracted = json_to_string (value, FALSE);
    g_ptr_array_add (corrections, correction);
}

/* While @item still is as it was extracted. */
static void
note_correction (QueryItem *item, const Event *event) {
    g_autoptr (JsonNode) root = event->data != NULL ? json_from_string (event->data, NULL) : NULL;
    const char *field
        = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? member_text (json_node_get_object (root), "field") : NULL;
    JsonNode *value = field != NULL ? changes_field_value (item, field) : NULL;
    if (value == NULL)
        return;
    if (item->corrections == NULL)
        item->corrections = changes_corrections_new ();
    changes_add_correction (item->corrections, field, value);
}

void
changes_apply (QueryItem *item, const GPtrArray *events) {
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->type == EVENT_CORRECTED && event->item != 0)
            note_correction (item, event);
    }
    for (int own = 0; own <= 1; own++)
        for (guint i = 0; i < events->len; i++)
            if ((((const Event *)events->pdata[i])->item != 0) == own)
                take_event (item, events->pdata[i]);
}

/* ---- a field as JSON ---- */

JsonNode *
changes_text_value (const char *text) {
    JsonNode *node = json_node_new (text != NULL ? JSON_NODE_VALUE : JSON_NODE_NULL);
    if (text != NULL)
        json_node_set_string (node, text);
    return node;
}

JsonNode *
changes_bodies_value (const GPtrArray *bodies) {
    JsonArray *list = json_array_new ();
    JsonNode *node;
    for (guint i = 0; i < bodies->len; i++)
        json_array_add_string_element (list, ((const QueryBody *)bodies->pdata[i])->name);
    node = json_node_new (JSON_NODE_ARRAY);
    json_node_take_array (node, list);
    return node;
}

JsonNode *
changes_deadlines_value (const GPtrArray *deadlines) {
    JsonArray *list = json_array_new ();
    JsonNode *node;
    for (guint i = 0; i < deadlines->len; i++) {
        const Deadline *deadline = deadlines->pdata[i];
        g_autofree char *due = partial_date_format (deadline->due);
        const struct {
            const char *name, *value;
        } members[] = {
            { "kind", deadline_kind_name (deadline->kind) },
            { "text", deadline->text },
            { "relation", deadline_relation_name (deadline->relation) },
            { "due", due },
            { "rrule", deadline->rrule },
            { "condition", deadline->condition },
            { "base", deadline_base_name (deadline->base) },
        };
        JsonObject *object = json_object_new ();
        for (gsize k = 0; k < G_N_ELEMENTS (members); k++)
            json_object_set_member (object, members[k].name, changes_text_value (members[k].value));
        json_array_add_object_element (list, object);
    }
    node = json_node_new (JSON_NODE_ARRAY);
    json_node_take_array (node, list);
    return node;
}

JsonNode *
changes_field_value (const QueryItem *item, const char *field) {
    g_autofree char *counts_from = partial_date_format (item->counts_from);
    const struct {
        const char *name, *value;
    } texts[] = {
        { "path", item->path },
        { "label", item->label },
        { "section", item->section },
        { "kind", item_kind_name (item->kind) },
        { "text", item->text },
        { "deliverable", item->deliverable },
        { "order", item_order_name (item->order) },
        { "counts_from", counts_from },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        if (strcmp (field, texts[i].name) == 0)
            return changes_text_value (texts[i].value);
    if (strcmp (field, "lead") == 0)
        return changes_bodies_value (item->leads);
    if (strcmp (field, "coordinators") == 0)
        return changes_bodies_value (item->coordinators);
    if (strcmp (field, "deadlines") == 0)
        return changes_deadlines_value (item->deadlines);
    return strcmp (field, "consent") == 0 ? json_node_init_boolean (json_node_alloc (), item->consent) : NULL;
}

gboolean
changes_values_equal (JsonNode *one, JsonNode *other) {
    g_autofree char *a = json_to_string (one, FALSE), *b = json_to_string (other, FALSE);
    return strcmp (a, b) == 0;
}
