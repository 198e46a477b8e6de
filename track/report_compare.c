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

static void
add (GPtrArray *changes, ReportChangeKind kind, const char *subject, gint64 item, const char *field, const char *then,
     const char *now) {
    ReportChange *change = g_new0 (ReportChange, 1);
    *change = (ReportChange){ kind, g_strdup (subject), item, g_strdup (field), g_strdup (then), g_strdup (now) };
    g_ptr_array_add (changes, change);
}

static const xmlNode *
find_child (const xmlNode *parent, const char *name) {
    const xmlNode *node = parent != NULL ? parent->children : NULL;
    while (node != NULL && strcmp ((const char *)node->name, name) != 0)
        node = node->next;
    return node;
}

/* The cells of one element, by the names that it has now or had then. */
static void
compare_figures (GPtrArray *changes, const xmlNode *then, const xmlNode *now) {
    for (const xmlAttr *cell = now != NULL ? now->properties : NULL; cell != NULL; cell = cell->next) {
        const char *name = (const char *)cell->name;
        g_autofree char *one = dup_attribute (then, name), *other = dup_attribute (now, name);
        if (strcmp (one, other) != 0)
            add (changes, REPORT_CHANGE_FIGURE, name, 0, NULL, one, other);
    }
}

/* ---- items ---- */

static gint64
item_id (const xmlNode *item) {
    g_autofree char *id = dup_attribute (item, "id");
    return g_ascii_strtoll (id, NULL, 10);
}

/* Every item that stands anywhere below @node; the fullest list comes last and all say the same of an item. */
static void
collect_items (const xmlNode *node, GHashTable *items) {
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
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

/* What of an item is told: its own attributes but its places in this report, then each element as its text and attributes. */
static void
describe (const xmlNode *item, GHashTable *fields) {
    static const char *const places[] = { "at", "age-days", "id", "directive", NULL };
    for (const xmlAttr *cell = item->properties; cell != NULL; cell = cell->next)
        if (!g_strv_contains (places, (const char *)cell->name))
            g_hash_table_insert (fields, g_strdup ((const char *)cell->name),
                                 dup_attribute (item, (const char *)cell->name));
    for (const xmlNode *node = item->children; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const char *before = g_hash_table_lookup (fields, node->name);
        xmlChar *content = xmlNodeGetContent (node);
        g_autoptr (GString) value = g_string_new (before);
        g_string_append_printf (value, "%s%s", before != NULL ? "; " : "", (const char *)content);
        for (const xmlAttr *cell = node->properties; cell != NULL; cell = cell->next) {
            g_autofree char *text = dup_attribute (node, (const char *)cell->name);
            /* A day is told once, as people read it. */
            if (strcmp ((const char *)cell->name, "date") != 0 && strcmp ((const char *)cell->name, "on") != 0)
                g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", text);
        }
        xmlFree (content);
        g_hash_table_insert (fields, g_strdup ((const char *)node->name), g_strdup (value->str));
    }
}

static int
compare_keys (gconstpointer one, gconstpointer other) {
    return strcmp (*(const char *const *)one, *(const char *const *)other);
}

static void
compare_item (GPtrArray *changes, const char *subject, gint64 id, const xmlNode *then, const xmlNode *now) {
    g_autoptr (GHashTable) one = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr (GHashTable) other = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
    GHashTableIter iterator;
    gpointer name;
    describe (then, one);
    describe (now, other);
    g_hash_table_iter_init (&iterator, one);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        g_hash_table_add (names, name);
    g_hash_table_iter_init (&iterator, other);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        g_hash_table_add (names, name);
    g_hash_table_iter_init (&iterator, names);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        g_ptr_array_add (sorted, name);
    g_ptr_array_sort (sorted, compare_keys);
    for (guint i = 0; i < sorted->len; i++) {
        const char *before = g_hash_table_lookup (one, sorted->pdata[i]);
        const char *after = g_hash_table_lookup (other, sorted->pdata[i]);
        if (g_strcmp0 (before, after) != 0)
            add (changes, REPORT_CHANGE_ITEM, subject, id, sorted->pdata[i], before != NULL ? before : "",
                 after != NULL ? after : "");
    }
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
                      *other = g_hash_table_lookup (now, ids->pdata[i]);
        g_autofree char *subject = dup_subject (other != NULL ? other : one);
        gint64 number = *(const gint64 *)ids->pdata[i];
        if (one != NULL && other != NULL)
            compare_item (changes, subject, number, one, other);
        else
            add (changes, other != NULL ? REPORT_CHANGE_ITEM_ADDED : REPORT_CHANGE_ITEM_GONE, subject, number, NULL, "",
                 "");
    }
}

GPtrArray *
report_compare (const xmlDoc *then, const xmlDoc *now) {
    GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
    g_autoptr (GHashTable) before = items_of (then), after = items_of (now);
    const xmlNode *one = xmlDocGetRootElement (then), *other = xmlDocGetRootElement (now);
    compare_figures (changes, find_child (one, "totals"), find_child (other, "totals"));
    compare_items (changes, before, after);
    return changes;
}
