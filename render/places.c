/* places.c - see places.h. */
#include "render/places.h"

#include <libxml/tree.h>
#include <libxslt/xslt.h>

static void
write_below (xmlNode *node, xmlNs *space, const char *name) {
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (node->ns == NULL || !xmlStrEqual (node->ns->href, XSLT_NAMESPACE)) {
            g_autofree char *place = g_strdup_printf ("%s:%ld", name, xmlGetLineNo (node));
            xmlSetNsProp (node, space, BAD_CAST "of", BAD_CAST place);
        }
        write_below (node->children, space, name);
    }
}

void
places_write (const GPtrArray *sheets, const char *(*shown_name) (const guchar *url)) {
    for (guint i = 0; i < sheets->len; i++) {
        xmlDoc *sheet = sheets->pdata[i];
        xmlNode *root = xmlDocGetRootElement (sheet);
        xmlNs *space = xmlSearchNsByHref (sheet, root, BAD_CAST PLACE_NAMESPACE);
        if (space == NULL) /* else it was done: a sheet that is imported twice stands there twice */
            write_below (root->children, xmlNewNs (root, BAD_CAST PLACE_NAMESPACE, BAD_CAST "dondoc-place"),
                         shown_name (sheet->URL));
    }
}
