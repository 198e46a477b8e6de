/* report_lists.c - see report_lists.h. */
#include "track/report_lists.h"

#include "track/report_xml.h"

typedef struct {
    xmlNode *node;
    int days;
    guint at; /* in the register's order */
} Listed;

static void
listed_clear (gpointer data) {
    Listed *listed = data;
    xmlFreeNode (listed->node);
}

void
report_list_init (ReportList *list, guint most) {
    *list = (ReportList){ .kept = g_array_new (FALSE, FALSE, sizeof (Listed)), .most = most };
    g_array_set_clear_func (list->kept, listed_clear);
}

void
report_list_clear (ReportList *list) {
    g_clear_pointer (&list->kept, g_array_unref);
}

static int
compare_listed (gconstpointer one, gconstpointer other) {
    const Listed *a = one, *b = other;
    return a->days != b->days ? (a->days < b->days ? -1 : 1) : (a->at > b->at) - (a->at < b->at);
}

/* Only the first of the order are kept: sorted and cut whenever there are twice as many. */
static void
cut (ReportList *list) {
    if (list->most == 0 || list->kept->len < 2 * list->most)
        return;
    g_array_sort (list->kept, compare_listed);
    g_array_set_size (list->kept, list->most);
    list->is_cut = TRUE;
    list->last_days = g_array_index (list->kept, Listed, list->most - 1).days;
}

xmlNode *
report_list_add (ReportList *list, xmlDoc *doc, const QueryItem *item, int days) {
    Listed listed = { NULL, days, list->count++ };
    if (list->is_cut && days >= list->last_days)
        return NULL;
    cut (list);
    listed.node = report_xml_item (doc, item);
    g_array_append_val (list->kept, listed);
    return listed.node;
}

void
report_list_write (ReportList *list, xmlNode *node, guint most) {
    report_xml_set_number (node, "items", list->count);
    g_array_sort (list->kept, compare_listed);
    g_array_set_size (list->kept, MIN (list->kept->len, most));
    for (guint i = 0; i < list->kept->len; i++)
        xmlAddChild (node, g_steal_pointer (&g_array_index (list->kept, Listed, i).node));
}
