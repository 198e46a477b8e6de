/* render.c - see render.h. Reads the FO, lays it out as often as its citations need, draws, finishes. */
#include "render/render.h"

#include "base/error.h"
#include "base/i18n.h"
#include "render/pages.h"
#include "render/pdfa.h"

#define PASSES_MAX                                                                                                     \
    5 /* a citation of another width may move a line, that a page, that another citation; then the last is taken */

static gboolean
same_pages (GHashTable *one, GHashTable *other) {
    if (g_hash_table_size (one) != g_hash_table_size (other))
        return FALSE;
    GHashTableIter iterator;
    gpointer id, page;
    g_hash_table_iter_init (&iterator, one);
    while (g_hash_table_iter_next (&iterator, &id, &page))
        if (g_hash_table_lookup (other, id) != page)
            return FALSE;
    return TRUE;
}

/* A citation of an id that no element bears prints nothing sensible: an error, once the ids are known. */
static gboolean
check_citations (const FoDocument *document, const FoNode *node, GHashTable *pages, GError **error) {
    for (; node != NULL; node = node->next) {
        gboolean is_citation = node->kind == FO_PAGE_NUMBER_CITATION || node->kind == FO_PAGE_NUMBER_CITATION_LAST;
        if (is_citation && (node->text == NULL || !g_hash_table_contains (pages, node->text))) {
            fo_set_error (error, document, node,
                          _ ("ref-id=\"%s\": no block, table, row, list or page-sequence has this id"),
                          node->text == NULL ? "" : node->text);
            return FALSE;
        }
        if (node->first != NULL && !check_citations (document, node->first, pages, error))
            return FALSE;
    }
    return TRUE;
}

/* Passes without drawing until every citation prints what it says. */
static gboolean
find_pages (const FoDocument *document, Formatter *formatter, GError **error) {
    for (int pass = 0; pass < PASSES_MAX; pass++) {
        g_autoptr (GHashTable) pages = g_hash_table_new (g_str_hash, g_str_equal);
        g_autoptr (GHashTable) last_pages = g_hash_table_new (g_str_hash, g_str_equal);
        if (!pages_layout (document, formatter, NULL, pages, last_pages, error))
            return FALSE;
        gboolean settled
            = same_pages (pages, formatter->pages_of_ids) && same_pages (last_pages, formatter->last_pages_of_ids);
        g_hash_table_unref (formatter->pages_of_ids);
        g_hash_table_unref (formatter->last_pages_of_ids);
        formatter->pages_of_ids = g_steal_pointer (&pages);
        formatter->last_pages_of_ids = g_steal_pointer (&last_pages);
        if (!check_citations (document, document->root, formatter->pages_of_ids, error))
            return FALSE;
        if (settled)
            break;
    }
    return TRUE;
}

static GBytes *
draw_document (const FoDocument *document, GError **error) {
    g_autoptr (Pdf) pdf = pdf_new (error);
    if (pdf == NULL)
        return NULL;
    g_autoptr (GHashTable) stacks = g_hash_table_new (NULL, NULL);
    Formatter formatter = { .document = document, .fonts = pdf_peek_fonts (pdf), .stacks = stacks };
    formatter.pages_of_ids = g_hash_table_new (g_str_hash, g_str_equal);
    formatter.last_pages_of_ids = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) pages = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) last_pages = g_hash_table_new (g_str_hash, g_str_equal);
    gboolean good = (!document->has_citations || find_pages (document, &formatter, error))
                    && pages_layout (document, &formatter, pdf, pages, last_pages, error);
    g_hash_table_unref (formatter.pages_of_ids);
    g_hash_table_unref (formatter.last_pages_of_ids);
    return good ? pdf_finish (pdf, error) : NULL;
}

GBytes *
render_pdf (const char *fo, gsize length, const char *name, const RenderInformation *information, GError **error) {
    g_autoptr (FoDocument) document = fo_document_load (fo, length, name, error);
    g_autoptr (GBytes) raw = document == NULL ? NULL : draw_document (document, error);
    g_clear_pointer (&document, fo_document_free);
    return raw == NULL ? NULL : pdfa_finish (raw, information, error);
}
