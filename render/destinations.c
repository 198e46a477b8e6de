/* destinations.c - see destinations.h. */
#include "render/destinations.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define LINKS_MAX 1000000

typedef struct {
    guint page;
    double y;
} Place;

typedef struct {
    char *id, *address; /* one of them */
    guint page;
    guint32 line; /* in the FO document */
    double rectangle[4];
} Link;

struct Destinations {
    GHashTable *places; /* id -> Place */
    GArray *links;      /* Link, by page */
};

static void
link_clear (Link *link) {
    g_free (link->id);
    g_free (link->address);
}

Destinations *
destinations_new (void) {
    Destinations *destinations = g_new0 (Destinations, 1);
    destinations->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    destinations->links = g_array_new (FALSE, FALSE, sizeof (Link));
    g_array_set_clear_func (destinations->links, (GDestroyNotify)link_clear);
    return destinations;
}

void
destinations_free (Destinations *destinations) {
    if (destinations == NULL)
        return;
    g_hash_table_unref (destinations->places);
    g_array_unref (destinations->links);
    g_free (destinations);
}

void
destinations_note (Destinations *destinations, const char *id, guint page, double y) {
    if (destinations_has (destinations, id))
        return;
    Place *place = g_new (Place, 1);
    *place = (Place){ page, y };
    g_hash_table_insert (destinations->places, g_strdup (id), place);
}

void
destinations_add_link (Destinations *destinations, const FoNode *node, guint page, const double rectangle[4]) {
    if (destinations->links->len >= LINKS_MAX)
        return;
    const char *id = node->style->own.internal_destination;
    Link link = { .page = page, .line = node->line };
    link.id = g_strdup (id);
    link.address = id != NULL ? NULL : g_strdup (node->style->own.external_destination);
    memcpy (link.rectangle, rectangle, sizeof link.rectangle);
    g_array_append_val (destinations->links, link); /* owns its texts */
    // cppcheck-suppress memleak
}

gboolean
destinations_has (const Destinations *destinations, const char *id) {
    return g_hash_table_contains (destinations->places, id);
}

gboolean
destinations_check (const Destinations *destinations, const FoDocument *document, GError **error) {
    for (guint i = 0; i < destinations->links->len; i++) {
        const Link *link = &g_array_index (destinations->links, Link, i);
        if (link->id == NULL || destinations_has (destinations, link->id))
            continue;
        FoNode node = { .kind = FO_BASIC_LINK, .line = link->line };
        fo_set_error (error, document, &node,
                      _ ("internal-destination=\"%s\": no block, table, row, list or page-sequence has this id"),
                      link->id);
        return FALSE;
    }
    return TRUE;
}

/* ---- writing ---- */

qpdf_oh
destinations_new_array (const Destinations *destinations, qpdf_data pdf, const char *id) {
    const Place *place = g_hash_table_lookup (destinations->places, id);
    qpdf_oh array = qpdf_oh_new_array (pdf);
    qpdf_oh_append_item (pdf, array, qpdf_get_page_n (pdf, place->page));
    qpdf_oh_append_item (pdf, array, qpdf_oh_new_name (pdf, "/XYZ"));
    qpdf_oh_append_item (pdf, array, qpdf_oh_new_null (pdf)); /* from side to side as it is */
    qpdf_oh_append_item (pdf, array, qpdf_oh_new_real_from_double (pdf, place->y, 2));
    qpdf_oh_append_item (pdf, array, qpdf_oh_new_null (pdf)); /* as large as it is */
    return array;
}

/* PDF/A wants annotations to be printed and never hidden (/F 4); a link has nothing to be seen by itself. */
static qpdf_oh
new_annotation (const Destinations *destinations, qpdf_data pdf, const Link *link) {
    qpdf_oh annotation = qpdf_oh_parse (pdf, "<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] >>");
    qpdf_oh rectangle = qpdf_oh_new_array (pdf);
    for (int i = 0; i < 4; i++)
        qpdf_oh_append_item (pdf, rectangle, qpdf_oh_new_real_from_double (pdf, link->rectangle[i], 2));
    qpdf_oh_replace_key (pdf, annotation, "/Rect", rectangle);
    if (link->id != NULL) {
        qpdf_oh_replace_key (pdf, annotation, "/Dest", destinations_new_array (destinations, pdf, link->id));
    } else {
        qpdf_oh action = qpdf_oh_parse (pdf, "<< /Type /Action /S /URI >>");
        qpdf_oh_replace_key (pdf, action, "/URI", qpdf_oh_new_string (pdf, link->address));
        qpdf_oh_replace_key (pdf, annotation, "/A", action);
    }
    return qpdf_make_indirect_object (pdf, annotation);
}

void
destinations_write_links (const Destinations *destinations, qpdf_data pdf) {
    guint n = destinations->links->len;
    for (guint i = 0; i < n;) {
        guint page = g_array_index (destinations->links, Link, i).page;
        qpdf_oh annotations = qpdf_oh_new_array (pdf);
        for (; i < n && g_array_index (destinations->links, Link, i).page == page; i++)
            qpdf_oh_append_item (pdf, annotations,
                                 new_annotation (destinations, pdf, &g_array_index (destinations->links, Link, i)));
        qpdf_oh_replace_key (pdf, qpdf_get_page_n (pdf, page), "/Annots", annotations);
    }
}
