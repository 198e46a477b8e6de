/* report_appendix.c - see report_appendix.h. */
#include "track/report_appendix.h"

#include <string.h>

#include "track/report_data.h"
#include "track/report_xml.h"

/* What the appendix holds so far becomes a slice of its own. */
static void
cut_slice (ReportAppendix *appendix) {
    xmlDoc *slice = report_xml_doc_new ("report", appendix->node->doc);
    xmlNode *root = report_xml_child (xmlDocGetRootElement (slice), "appendix", NULL), *group;
    report_xml_set (root, "slice", "yes");
    while ((group = appendix->node->children) != NULL) {
        xmlUnlinkNode (group);
        xmlAddChild (root, group);
    }
    g_queue_push_tail (appendix->slices, slice);
    appendix->group = NULL;
    appendix->in_slice = 0;
}

void
report_appendix_add (ReportAppendix *appendix, const QueryItem *item, guint at) {
    xmlNode *node;
    gboolean is_same = appendix->current == item->document->id;
    if (appendix->slices != NULL && appendix->in_slice == REPORT_SLICE_ITEMS)
        cut_slice (appendix);
    if (appendix->group == NULL || !is_same) {
        appendix->group = report_xml_child (appendix->node, "group", NULL);
        appendix->current = item->document->id;
        report_xml_set_number (appendix->group, "directive", item->document->id);
        report_xml_set_directive (appendix->group, item->document);
        report_xml_set (appendix->group, "continued", is_same ? "yes" : NULL);
    }
    appendix->in_slice++;
    node = report_xml_item (appendix->node->doc, item);
    report_xml_set_number (node, "at", at);
    xmlAddChild (appendix->group, node);
}

gboolean
report_appendix_is_cut (const ReportAppendix *appendix) {
    return appendix->slices != NULL && !g_queue_is_empty (appendix->slices);
}

/* What a template may ask of the whole report wherever it stands: all of the head but what its lists hold. */
static void
copy_head (const xmlNode *report, xmlDoc *slice) {
    static const char *const lists[] = { "directives", "bodies", "overdue", "next", "waiting", NULL };
    xmlNode *root = xmlDocGetRootElement (slice), *appendix = root->children;
    root->properties = xmlCopyPropList (root, report->properties);
    for (xmlNode *node = report->children; node != NULL; node = node->next) {
        gboolean is_list = g_strv_contains (lists, (const char *)node->name);
        if (strcmp ((const char *)node->name, "appendix") != 0)
            xmlAddPrevSibling (appendix, xmlDocCopyNode (node, slice, is_list ? 2 : 1));
    }
}

void
report_appendix_finish (ReportAppendix *appendix, const xmlNode *report) {
    if (!report_appendix_is_cut (appendix))
        return;
    cut_slice (appendix);
    report_xml_set (appendix->node, "sliced", "yes");
    for (const GList *slice = appendix->slices->head; slice != NULL; slice = slice->next)
        copy_head (report, slice->data);
}

xmlDoc *
report_appendix_empty_slice (const xmlDoc *slice) {
    xmlDoc *empty = report_xml_doc_new ("report", NULL);
    xmlNode *root = xmlDocGetRootElement (empty);
    report_xml_set (report_xml_child (root, "appendix", NULL), "slice", "yes");
    copy_head (xmlDocGetRootElement (slice), empty);
    return empty;
}
