/* report_compare.c - see report_compare.h. */
#include "track/report_compare.h"

#include <stdlib.h>
#include <string.h>

static void
free_change (gpointer data) {
    ReportChange *change = data;
    g_free (change->subject);
    g_free (change->field);
    g_free (change->then);
    g_free (change->now);
    g_free (change->then_shown);
    g_free (change->now_shown);
    g_free (change->text);
    g_free (change);
}

/* (transfer full): empty where there is none. */
static char *
dup_attribute (const xmlNode *node, const char *name) {
    xmlChar *text = node != NULL ? xmlGetNoNsProp (node, BAD_CAST name) : NULL;
    char *copy = g_strdup (text != NULL ? (const char *)text : "");
    xmlFree (text);
    return copy;
}

/* @then, @now: (nullable) */
static ReportChange *
add (GPtrArray *changes, ReportChangeKind kind, const char *subject, const char *then, const char *now) {
    ReportChange *change = g_new0 (ReportChange, 1);
    change->kind = kind;
    change->subject = g_strdup (subject);
    change->then = g_strdup (then != NULL ? then : "");
    change->now = g_strdup (now != NULL ? now : "");
    change->then_shown = g_strdup (change->then);
    change->now_shown = g_strdup (change->now);
    g_ptr_array_add (changes, change);
    return change;
}

static const xmlNode *
find_child (const xmlNode *parent, const char *name) {
    const xmlNode *node = parent != NULL ? parent->children : NULL;
    while (node != NULL && strcmp ((const char *)node->name, name) != 0)
        node = node->next;
    return node;
}

/* The cells of one element, by the names that it has now or had then. @field: (nullable): what it is, where it is not the totals. */
static void
compare_figures (GPtrArray *changes, const char *field, const xmlNode *then, const xmlNode *now) {
    for (const xmlAttr *cell = now != NULL ? now->properties : NULL; cell != NULL; cell = cell->next) {
        const char *name = (const char *)cell->name;
        g_autofree char *one = dup_attribute (then, name), *other = dup_attribute (now, name);
        if (strcmp (one, other) != 0)
            add (changes, REPORT_CHANGE_FIGURE, name, one, other)->field = g_strdup (field);
    }
}

/* ---- directives and bodies ---- */

/* The elements of that name below @parent (nullable) by the attribute @key; what has none stands under "". */
static GHashTable *
index_children (const xmlNode *parent, const char *name, const char *key) {
    GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0)
            g_hash_table_insert (index, dup_attribute (node, key), (gpointer)node);
    return index;
}

/* (transfer full): the numbers of what it says it carries out. */
static char *
dup_implemented (const xmlNode *directive) {
    GString *numbers = g_string_new (NULL);
    for (const xmlNode *node = directive->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, "implements") == 0) {
            g_autofree char *number = dup_attribute (node, "number");
            g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? "; " : "", number);
        }
    return g_string_free (numbers, FALSE);
}

static void
compare_directive (GPtrArray *changes, const xmlNode *then, const xmlNode *now) {
    static const char *const fields[] = { "number", "type", "issuer", "date", "title", "depth", "relation" };
    g_autofree char *subject = dup_attribute (now, "number");
    g_autofree char *before = dup_implemented (then), *after = dup_implemented (now);
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
        g_autofree char *one = dup_attribute (then, fields[i]), *other = dup_attribute (now, fields[i]);
        if (strcmp (one, other) == 0)
            continue;
        ReportChange *change = add (changes, REPORT_CHANGE_DIRECTIVE, subject, one, other);
        change->field = g_strdup (fields[i]);
        if (strcmp (fields[i], "date") == 0) {
            g_free (change->then_shown);
            g_free (change->now_shown);
            change->then_shown = dup_attribute (then, "date-text");
            change->now_shown = dup_attribute (now, "date-text");
        }
    }
    if (strcmp (before, after) != 0)
        add (changes, REPORT_CHANGE_DIRECTIVE, subject, before, after)->field = g_strdup ("implements");
}

/* In the order of the reports: those of now, then those that are gone. Their figures are those of their items. */
static void
compare_directives (GPtrArray *changes, const xmlNode *then, const xmlNode *now) {
    g_autoptr (GHashTable) before = index_children (then, "directive", "id"),
                           after = index_children (now, "directive", "id");
    for (int pass = 0; pass < 2; pass++) {
        const xmlNode *list = pass == 0 ? now : then;
        for (const xmlNode *node = list != NULL ? list->children : NULL; node != NULL; node = node->next) {
            if (node->type != XML_ELEMENT_NODE)
                continue;
            g_autofree char *id = dup_attribute (node, "id"), *number = dup_attribute (node, "number");
            const xmlNode *other = g_hash_table_lookup (pass == 0 ? before : after, id);
            if (other == NULL)
                add (changes, REPORT_CHANGE_DIRECTIVE, number, pass == 0 ? "" : number, pass == 0 ? number : "")->field
                    = g_strdup ("directive");
            else if (pass == 0)
                compare_directive (changes, other, node);
        }
    }
}

/* A body without items is one whose figures are 0. */
static void
compare_body (GPtrArray *changes, const char *name, const xmlNode *then, const xmlNode *now) {
    for (const xmlAttr *cell = (now != NULL ? now : then)->properties; cell != NULL; cell = cell->next) {
        const char *field = (const char *)cell->name;
        g_autofree char *one = dup_attribute (then, field), *other = dup_attribute (now, field);
        const char *before = *one != '\0' ? one : "0", *after = *other != '\0' ? other : "0";
        if (strcmp (field, "name") != 0 && strcmp (before, after) != 0)
            add (changes, REPORT_CHANGE_BODY, name, before, after)->field = g_strdup (field);
    }
}

static int
compare_names (gconstpointer one, gconstpointer other) {
    return strcmp (*(const char *const *)one, *(const char *const *)other);
}

static void
compare_bodies (GPtrArray *changes, const xmlNode *then, const xmlNode *now) {
    g_autoptr (GHashTable) before = index_children (then, "body", "name"), after = index_children (now, "body", "name");
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    GHashTableIter iterator;
    gpointer name;
    g_hash_table_iter_init (&iterator, after);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        g_ptr_array_add (names, name);
    g_hash_table_iter_init (&iterator, before);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        if (!g_hash_table_contains (after, name))
            g_ptr_array_add (names, name);
    g_ptr_array_sort (names, compare_names);
    for (guint i = 0; i < names->len; i++)
        compare_body (changes, names->pdata[i], g_hash_table_lookup (before, names->pdata[i]),
                      g_hash_table_lookup (after, names->pdata[i]));
}

/* ---- items ---- */

static gint64
item_id (const xmlNode *item) {
    g_autofree char *id = dup_attribute (item, "id");
    return g_ascii_strtoll (id, NULL, 10);
}

/* Every item that stands anywhere below @node; the fullest list comes last and all say the same of an item. What changed since a period
 * before is no list of its own. */
static void
collect_items (const xmlNode *node, GHashTable *items) {
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strcmp ((const char *)node->name, "period") == 0)
            continue;
        if (strcmp ((const char *)node->name, "item") == 0) {
            gint64 id = item_id (node);
            g_hash_table_replace (items, g_memdup2 (&id, sizeof id), (gpointer)node);
        } else {
            collect_items (node->children, items);
        }
    }
}

static GHashTable *
items_of (const xmlDoc *data) {
    GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    collect_items (xmlDocGetRootElement (data)->children, items);
    return items;
}

typedef struct {
    GString *value, *shown;
} Field;

static void
free_field (gpointer data) {
    Field *field = data;
    g_string_free (field->value, TRUE);
    g_string_free (field->shown, TRUE);
    g_free (field);
}

/* That field of @fields; a further element of its name is parted from the one before. */
static Field *
take_field (GHashTable *fields, const char *name) {
    Field *field = g_hash_table_lookup (fields, name);
    if (field == NULL) {
        field = g_new0 (Field, 1);
        field->value = g_string_new (NULL);
        field->shown = g_string_new (NULL);
        g_hash_table_insert (fields, g_strdup (name), field);
    } else {
        g_string_append (field->value, "; ");
        g_string_append (field->shown, "; ");
    }
    return field;
}

/* What people read of an attribute: numbers and printed words as they are, the day behind them in brackets; of codes nothing. */
static void
show (GString *shown, gsize begin, const char *name, const char *text) {
    static const char *const words[] = { "printed", "number", "issuer", "count", NULL };
    if (strcmp (name, "text") == 0 && shown->len > begin) {
        if (strstr (shown->str + begin, text) == NULL)
            g_string_append_printf (shown, " (%s)", text);
    } else if (strcmp (name, "text") == 0 || g_strv_contains (words, name)) {
        g_string_append_printf (shown, "%s%s", shown->len > begin ? " " : "", text);
    }
}

static void
describe_element (const xmlNode *node, Field *field) {
    gsize begin = field->shown->len;
    xmlChar *content = xmlNodeGetContent (node);
    g_string_append (field->value, (const char *)content);
    g_string_append (field->shown, (const char *)content);
    xmlFree (content);
    for (const xmlAttr *cell = node->properties; cell != NULL; cell = cell->next) {
        const char *name = (const char *)cell->name;
        g_autofree char *text = dup_attribute (node, name);
        /* A day is told once, as people read it. */
        if (strcmp (name, "date") != 0 && strcmp (name, "on") != 0)
            g_string_append_printf (field->value, "%s%s", field->value->len > 0 ? " " : "", text);
        show (field->shown, begin, name, text);
    }
}

/* What of an item is told: its own attributes but its places in this report, then each element as its text and attributes. */
static GHashTable *
describe (const xmlNode *item) {
    static const char *const places[] = { "at", "age-days", "id", "directive", NULL };
    GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_field);
    for (const xmlAttr *cell = item->properties; cell != NULL; cell = cell->next)
        if (!g_strv_contains (places, (const char *)cell->name)) {
            g_autofree char *text = dup_attribute (item, (const char *)cell->name);
            Field *field = take_field (fields, (const char *)cell->name);
            g_string_assign (field->value, text);
            g_string_assign (field->shown, text);
        }
    for (const xmlNode *node = item->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            describe_element (node, take_field (fields, (const char *)node->name));
    return fields;
}

/* How it stands comes first, the rest by name. */
static int
compare_keys (gconstpointer one, gconstpointer other) {
    const char *a = *(const char *const *)one, *b = *(const char *const *)other;
    gboolean a_first = strcmp (a, "status") == 0, b_first = strcmp (b, "status") == 0;
    return a_first || b_first ? b_first - a_first : strcmp (a, b);
}

static void
add_names (GHashTable *names, GHashTable *fields) {
    GHashTableIter iterator;
    gpointer name;
    g_hash_table_iter_init (&iterator, fields);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        g_hash_table_add (names, name);
}

static void
compare_field (GPtrArray *changes, const char *subject, const char *name, const Field *then, const Field *now) {
    const char *before = then != NULL ? then->value->str : NULL, *after = now != NULL ? now->value->str : NULL;
    if (g_strcmp0 (before, after) == 0)
        return;
    ReportChange *change = add (changes, REPORT_CHANGE_ITEM, subject, before, after);
    change->field = g_strdup (name);
    g_free (change->then_shown);
    g_free (change->now_shown);
    change->then_shown = g_strdup (then != NULL ? then->shown->str : "");
    change->now_shown = g_strdup (now != NULL ? now->shown->str : "");
}

static void
compare_item (GPtrArray *changes, const char *subject, const xmlNode *then, const xmlNode *now) {
    g_autoptr (GHashTable) one = describe (then), other = describe (now);
    g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
    GHashTableIter iterator;
    gpointer name;
    add_names (names, one);
    add_names (names, other);
    g_hash_table_iter_init (&iterator, names);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        g_ptr_array_add (sorted, name);
    g_ptr_array_sort (sorted, compare_keys);
    for (guint i = 0; i < sorted->len; i++)
        compare_field (changes, subject, sorted->pdata[i], g_hash_table_lookup (one, sorted->pdata[i]),
                       g_hash_table_lookup (other, sorted->pdata[i]));
}

static char *
dup_subject (const xmlNode *item) {
    g_autofree char *number = dup_attribute (item, "number"), *path = dup_attribute (item, "path");
    return g_strdup_printf ("%s:%s", number, path);
}

static int
compare_ids (gconstpointer one, gconstpointer other) {
    gint64 a = **(const gint64 *const *)one, b = **(const gint64 *const *)other;
    return (a > b) - (a < b);
}

static void
compare_items (GPtrArray *changes, GHashTable *then, GHashTable *now) {
    g_autoptr (GPtrArray) ids = g_ptr_array_new ();
    GHashTableIter iterator;
    gpointer id;
    g_hash_table_iter_init (&iterator, then);
    while (g_hash_table_iter_next (&iterator, &id, NULL))
        g_ptr_array_add (ids, id);
    g_hash_table_iter_init (&iterator, now);
    while (g_hash_table_iter_next (&iterator, &id, NULL))
        if (!g_hash_table_contains (then, id))
            g_ptr_array_add (ids, id);
    g_ptr_array_sort (ids, compare_ids);
    for (guint i = 0; i < ids->len; i++) {
        const xmlNode *one = g_hash_table_lookup (then, ids->pdata[i]),
                      *other = g_hash_table_lookup (now, ids->pdata[i]), *latest = other != NULL ? other : one;
        g_autofree char *subject = dup_subject (latest);
        guint first = changes->len;
        if (one != NULL && other != NULL)
            compare_item (changes, subject, one, other);
        else
            add (changes, other != NULL ? REPORT_CHANGE_ITEM_ADDED : REPORT_CHANGE_ITEM_GONE, subject, NULL, NULL);
        for (guint j = first; j < changes->len; j++) {
            ReportChange *change = changes->pdata[j];
            xmlChar *text = xmlNodeGetContent (find_child (latest, "text"));
            change->item = *(const gint64 *)ids->pdata[i];
            change->text = g_strdup ((const char *)text);
            xmlFree (text);
        }
    }
}

GPtrArray *
report_compare (const xmlDoc *then, const xmlDoc *now) {
    GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
    g_autoptr (GHashTable) before = items_of (then), after = items_of (now);
    const xmlNode *one = xmlDocGetRootElement (then), *other = xmlDocGetRootElement (now);
    const xmlNode *period = find_child (one, "period"), *period_now = find_child (other, "period");
    compare_figures (changes, NULL, find_child (one, "totals"), find_child (other, "totals"));
    compare_figures (changes, "period", period, period_now);
    compare_figures (changes, "previous", find_child (period, "previous"), find_child (period_now, "previous"));
    compare_directives (changes, find_child (one, "directives"), find_child (other, "directives"));
    compare_bodies (changes, find_child (one, "bodies"), find_child (other, "bodies"));
    compare_items (changes, before, after);
    return changes;
}
