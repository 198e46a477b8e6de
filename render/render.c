/* render.c - see render.h. Reads the FO, lays it out as often as its citations need, draws, finishes. */
#include "render/render.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/ahead.h"
#include "render/bookmarks.h"
#include "render/pages.h"
#include "render/pdfa.h"

#define PASSES_MAX                                                                                                     \
    5 /* a citation of another width may move a line, that a page, that another citation; then the last is taken */

#define ROWS_AHEAD 2 /* slices that are ready */

/* The file that render_prepare() has begun for whoever draws next. */
static struct {
    GMutex lock;
    GCond changed;
    gboolean is_awaited, opens_libraries;
    Pdf *pdf;
} begun;

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

/* ---- rows that follow ---- */

typedef struct {
    const RenderRows *rows;
    FoDocument *document;
    const FoNode *table;
    Ahead *ahead;
} Following;

static void
free_rows (gpointer rows) {
    fo_rows_free (rows);
}

/* In a thread of its own. What it reads of the document, and the styles it adds, nobody else touches any more. */
static gpointer
make_rows (gpointer data, GError **error) {
    const Following *following = data;
    xmlDoc *fo = following->rows->next (following->rows->data, error);
    FoRows *rows = fo == NULL ? NULL : fo_rows_load (following->document, following->table, fo, error);
    xmlFreeDoc (fo);
    return rows;
}

static FoRows *
next_rows (gpointer data, GError **error) {
    Following *following = data;
    g_autoptr (FoRows) rows = ahead_next (following->ahead, error);
    if (rows != NULL && rows->has_citations) {
        fo_set_error (
            error, following->document, rows->body,
            _ ("page-number-citations in rows that follow are implemented only where the document has some too"));
        return NULL;
    }
    return g_steal_pointer (&rows);
}

/* A document that is laid out more than once needs all its rows each time: they become bodies of the table. */
static gboolean
link_rows (Following *following, FoNode *body, GPtrArray *kept, GError **error) {
    g_autoptr (GError) local = NULL;
    FoNode *after = body->next;
    FoRows *rows;
    while ((rows = ahead_next (following->ahead, &local)) != NULL) {
        g_ptr_array_add (kept, rows);
        body->next = rows->body;
        body = rows->body;
    }
    body->next = after;
    if (local == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

static gboolean
prepare_rows (Following *following, Formatter *formatter, GPtrArray *kept, GError **error) {
    const FoNode *body = fo_document_find_body (following->document, following->rows->id, &following->table);
    if (body == NULL) {
        fo_set_error (error, following->document, following->document->root, _ ("no table-body has the id “%s”"),
                      following->rows->id);
        return FALSE;
    }
    xmlInitParser (); /* before there are threads */
    following->ahead = ahead_new (make_rows, following, ROWS_AHEAD, free_rows);
    if (following->document->has_citations)
        return link_rows (following, (FoNode *)body, kept, error);
    formatter->continued = body;
    formatter->next_rows = next_rows;
    formatter->rows_data = following;
    return TRUE;
}

/* ---- the whole ---- */

static void
report_missing (const FoDocument *document, const FontSet *fonts, const RenderInformation *information) {
    const GArray *missing = font_set_peek_missing (fonts);
    if (information == NULL || information->on_warning == NULL)
        return;
    for (guint i = 0; i < missing->len; i++) {
        const MissingGlyph *glyph = &g_array_index (missing, MissingGlyph, i);
        g_autofree char *place = fo_dup_place (document, glyph->line);
        g_autofree char *message = g_strdup_printf (
            _ ("%s: no installed font has the character U+%04X; a box is printed instead; install a font that has it"),
            place, glyph->c);
        information->on_warning (message, information->data);
    }
}

/* One that was begun in another thread, where there is one. */
static Pdf *
take_pdf (GError **error) {
    g_mutex_lock (&begun.lock);
    while (begun.is_awaited)
        g_cond_wait (&begun.changed, &begun.lock);
    Pdf *pdf = g_steal_pointer (&begun.pdf);
    g_mutex_unlock (&begun.lock);
    return pdf != NULL ? pdf : pdf_new (error);
}

static GBytes *
draw_document (FoDocument *document, const RenderRows *rows, const RenderInformation *information,
               Destinations *destinations, FontPrograms **ret_programs, GError **error) {
    g_autoptr (Pdf) pdf = take_pdf (error);
    if (pdf == NULL)
        return NULL;
    pdf_begin (pdf, destinations);
    g_autoptr (GHashTable) stacks = g_hash_table_new (NULL, NULL);
    g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (free_rows);
    Following following = { .rows = rows, .document = document };
    Formatter formatter = { .document = document, .fonts = pdf_peek_fonts (pdf), .stacks = stacks };
    formatter_begin (&formatter);
    formatter.pages_of_ids = g_hash_table_new (g_str_hash, g_str_equal);
    formatter.last_pages_of_ids = g_hash_table_new (g_str_hash, g_str_equal);
    gboolean good = (rows == NULL || prepare_rows (&following, &formatter, kept, error))
                    && (!document->has_citations || find_pages (document, &formatter, error))
                    && pages_layout (document, &formatter, pdf, NULL, NULL, error);
    ahead_free (following.ahead);
    formatter_end (&formatter);
    g_hash_table_unref (formatter.pages_of_ids);
    g_hash_table_unref (formatter.last_pages_of_ids);
    if (good)
        report_missing (document, formatter.fonts, information);
    return good ? pdf_finish (pdf, ret_programs, error) : NULL;
}

static gpointer
prepare_finishing (gpointer data) {
    pdfa_prepare ();
    return NULL;
}

/* NULL where no thread is to be had: then it is prepared when it is needed. Where render_prepare() was called its thread does it: no thread can
 * begin while a library is being opened, and the layout begins some. */
static GThread *
begin_preparing (void) {
    g_mutex_lock (&begun.lock);
    gboolean is_prepared = begun.opens_libraries;
    g_mutex_unlock (&begun.lock);
    return is_prepared ? NULL : g_thread_try_new ("finishing", prepare_finishing, NULL, NULL);
}

static void
end_preparing (GThread *thread) {
    if (thread != NULL)
        g_thread_join (thread);
}

/* Takes the document, which is not needed any more while the file is finished. */
static GBytes *
render_document (FoDocument *document, const RenderRows *rows, const RenderInformation *information, GError **error) {
    g_autoptr (FoDocument) owned = document;
    if (document == NULL)
        return NULL;
    g_autoptr (Bookmarks) bookmarks = bookmarks_new (document, error);
    g_autoptr (Destinations) destinations = destinations_new ();
    g_autoptr (FontPrograms) programs = NULL;
    GThread *preparing = begin_preparing ();
    g_autoptr (GBytes) raw
        = bookmarks == NULL ? NULL : draw_document (document, rows, information, destinations, &programs, error);
    end_preparing (preparing);
    if (raw == NULL || !bookmarks_check (bookmarks, destinations, document, error)
        || !destinations_check (destinations, document, error))
        return NULL;
    g_clear_pointer (&owned, fo_document_free);
    return pdfa_finish (raw, programs, information, bookmarks, destinations, error);
}

GBytes *
render_pdf (const char *fo, gsize length, const char *name, const RenderInformation *information, GError **error) {
    return render_document (fo_document_load (fo, length, name, error), NULL, information, error);
}

GBytes *
render_tree (const xmlDoc *fo, const RenderRows *rows, const char *name, const RenderInformation *information,
             GError **error) {
    return render_document (fo_document_load_tree (fo, name, error), rows, information, error);
}

void
render_prepare (const char *family) {
    g_mutex_lock (&begun.lock);
    gboolean is_first = !begun.is_awaited && begun.pdf == NULL;
    begun.is_awaited |= is_first;
    begun.opens_libraries = TRUE;
    g_mutex_unlock (&begun.lock);
    if (is_first) {
        Pdf *pdf = pdf_new (NULL);
        if (pdf != NULL)
            font_set_load (pdf_peek_fonts (pdf), family);
        g_mutex_lock (&begun.lock);
        begun.pdf = pdf;
        begun.is_awaited = FALSE;
        g_cond_broadcast (&begun.changed);
        g_mutex_unlock (&begun.lock);
    }
    pdfa_prepare ();
}

/* ---- looking at a tree ---- */

static gboolean
is_body (const xmlNode *node) {
    return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, "table-body") == 0;
}

gboolean
render_is_body (const xmlDoc *fo) {
    return is_body (xmlDocGetRootElement (fo));
}

gboolean
render_has_body (const xmlDoc *fo, const char *id) {
    const xmlNode *root = xmlDocGetRootElement (fo), *node = root;
    while (node != NULL) {
        xmlChar *text = is_body (node) ? xmlGetNoNsProp (node, BAD_CAST "id") : NULL;
        gboolean is_it = text != NULL && strcmp ((const char *)text, id) == 0;
        if (text != NULL)
            xmlFree (text);
        if (is_it)
            return TRUE;
        if (node->children != NULL && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == NULL)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
    return FALSE;
}
