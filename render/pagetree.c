/* pagetree.c - see pagetree.h. */
#include "render/pagetree.h"

#include <glib.h>

#define KIDS_MAX 100

/* A node over the kids from @start to @end; *@ret_count is the pages below. */
static qpdf_oh
new_node (qpdf_data pdf, const qpdf_oh *kids, const int *counts, int start, int end, int *ret_count) {
    qpdf_oh node = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Type /Pages >>"));
    qpdf_oh list = qpdf_oh_new_array (pdf);
    *ret_count = 0;
    for (int i = start; i < end; i++) {
        qpdf_oh_append_item (pdf, list, kids[i]);
        qpdf_oh_replace_key (pdf, kids[i], "/Parent", node);
        *ret_count += counts[i];
    }
    qpdf_oh_replace_key (pdf, node, "/Kids", list);
    qpdf_oh_replace_key (pdf, node, "/Count", qpdf_oh_new_integer (pdf, *ret_count));
    return node;
}

void
page_tree_balance (qpdf_data pdf) {
    int n = qpdf_get_num_pages (pdf);
    if (n <= KIDS_MAX)
        return;
    g_autofree qpdf_oh *nodes = g_new (qpdf_oh, n);
    g_autofree int *counts = g_new (int, n);
    for (int i = 0; i < n; i++) {
        nodes[i] = qpdf_get_page_n (pdf, i);
        counts[i] = 1;
    }
    while (n > 1) { /* each round puts a level above */
        int made = 0;
        for (int start = 0; start < n; start += KIDS_MAX, made++) {
            int count;
            nodes[made] = new_node (pdf, nodes, counts, start, MIN (start + KIDS_MAX, n), &count);
            counts[made] = count;
        }
        n = made;
    }
    qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/Pages", nodes[0]);
}
