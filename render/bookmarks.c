/* bookmarks.c - see bookmarks.h. */
#include "render/bookmarks.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define ITALIC 1 /* bits of /F */
#define BOLD   2

typedef struct {
    const FoNode *node; /* lives as long as the document */
    char *title, *id;
    guint depth, end;   /* end: past its last descendant */
    gboolean is_hidden; /* its descendants, at first */
    int look;
    guint32 color;
} Bookmark;

struct Bookmarks {
    GArray *list; /* as they are read: each before its descendants */
};

static void
bookmark_clear (Bookmark *bookmark) {
    g_free (bookmark->title);
    g_free (bookmark->id);
}

void
bookmarks_free (Bookmarks *bookmarks) {
    if (bookmarks == NULL)
        return;
    g_array_unref (bookmarks->list);
    g_free (bookmarks);
}

/* ---- reading ---- */

static const Bookmark *
peek (const Bookmarks *bookmarks, guint at) {
    return &g_array_index (bookmarks->list, Bookmark, at);
}

static char *
dup_title (const FoNode *title) {
    GString *text = g_string_new (NULL);
    for (const FoNode *node = title->first; node != NULL; node = node->next)
        g_string_append_len (text, node->text, node->length);
    g_strdelimit (text->str, "\t\n\r", ' ');
    return g_strstrip (g_string_free (text, FALSE));
}

static gboolean
read_bookmark (const FoDocument *document, const FoNode *node, Bookmark *ret, GError **error) {
    const FoNode *title = node->first;
    if (node->text == NULL || node->length == 0) {
        fo_set_error (error, document, node, _ ("has no internal-destination"));
        return FALSE;
    }
    if (title != NULL && title->kind == FO_BOOKMARK_TITLE)
        ret->title = dup_title (title);
    if (ret->title == NULL || *ret->title == 0) {
        fo_set_error (error, document, node, _ ("must begin with a bookmark-title that has text"));
        return FALSE;
    }
    ret->node = node;
    ret->id = g_strndup (node->text, node->length);
    ret->is_hidden = node->style->own.is_hidden;
    ret->look = (title->style->i.italic ? ITALIC : 0) | (title->style->i.bold ? BOLD : 0);
    ret->color = title->style->i.color;
    return TRUE;
}

/* As deep as fo.c lets elements stand in each other. */
static gboolean
read_bookmarks (Bookmarks *bookmarks, const FoDocument *document, const FoNode *parent, guint depth, GError **error) {
    for (const FoNode *node = parent->first; node != NULL; node = node->next) {
        if (node->kind == FO_BOOKMARK_TITLE && node == parent->first)
            continue;
        if (node->kind == FO_BOOKMARK_TITLE) {
            fo_set_error (error, document, node, _ ("only one bookmark-title is allowed, and it comes first"));
            return FALSE;
        }
        Bookmark bookmark = { .depth = depth };
        gboolean good = read_bookmark (document, node, &bookmark, error);
        guint at = bookmarks->list->len;
        g_array_append_val (bookmarks->list, bookmark); /* also a broken one, which is freed with the others */
        if (!good || !read_bookmarks (bookmarks, document, node, depth + 1, error))
            return FALSE;
        g_array_index (bookmarks->list, Bookmark, at).end = bookmarks->list->len;
    }
    return TRUE;
}

Bookmarks *
bookmarks_new (const FoDocument *document, GError **error) {
    g_autoptr (Bookmarks) bookmarks = g_new0 (Bookmarks, 1);
    bookmarks->list = g_array_new (FALSE, FALSE, sizeof (Bookmark));
    g_array_set_clear_func (bookmarks->list, (GDestroyNotify)bookmark_clear);
    for (const FoNode *node = document->root->first; node != NULL; node = node->next)
        if (node->kind == FO_BOOKMARK_TREE && !read_bookmarks (bookmarks, document, node, 0, error))
            return NULL;
    return g_steal_pointer (&bookmarks);
}

gboolean
bookmarks_check (const Bookmarks *bookmarks, const Destinations *destinations, const FoDocument *document,
                 GError **error) {
    for (guint i = 0; i < bookmarks->list->len; i++) {
        const Bookmark *bookmark = peek (bookmarks, i);
        if (destinations_has (destinations, bookmark->id))
            continue;
        fo_set_error (error, document, bookmark->node,
                      _ ("internal-destination=\"%s\": no block, table, row, list or page-sequence has this id"),
                      bookmark->id);
        return FALSE;
    }
    return TRUE;
}

/* ---- writing ---- */

/* Descendants to be seen once the one before @start is opened. */
static int
count_visible (const Bookmarks *bookmarks, guint start, guint end) {
    int n = 0;
    for (guint i = start; i < end;) {
        n++;
        i = peek (bookmarks, i)->is_hidden ? peek (bookmarks, i)->end : i + 1;
    }
    return n;
}

static void
write_look (const Bookmark *bookmark, qpdf_data pdf, qpdf_oh item) {
    if (bookmark->look != 0)
        qpdf_oh_replace_key (pdf, item, "/F", qpdf_oh_new_integer (pdf, bookmark->look));
    if (bookmark->color == 0)
        return;
    qpdf_oh color = qpdf_oh_new_array (pdf);
    for (int shift = 16; shift >= 0; shift -= 8)
        qpdf_oh_append_item (pdf, color,
                             qpdf_oh_new_real_from_double (pdf, (bookmark->color >> shift & 255) / 255.0, 3));
    qpdf_oh_replace_key (pdf, item, "/C", color);
}

/* The bookmarks from @start to @end that have @parent, and theirs. */
static void
write_level (const Bookmarks *bookmarks, const Destinations *destinations, qpdf_data pdf, qpdf_oh parent,
             const qpdf_oh *items, guint start, guint end) {
    guint before = end;
    qpdf_oh_replace_key (pdf, parent, "/First", items[start]);
    for (guint i = start; i < end; i = peek (bookmarks, i)->end) {
        const Bookmark *bookmark = peek (bookmarks, i);
        qpdf_oh item = items[i];
        qpdf_oh_replace_key (pdf, item, "/Title", qpdf_oh_new_unicode_string (pdf, bookmark->title));
        qpdf_oh_replace_key (pdf, item, "/Parent", parent);
        qpdf_oh_replace_key (pdf, item, "/Dest", destinations_new_array (destinations, pdf, bookmark->id));
        write_look (bookmark, pdf, item);
        if (before != end) {
            qpdf_oh_replace_key (pdf, item, "/Prev", items[before]);
            qpdf_oh_replace_key (pdf, items[before], "/Next", item);
        }
        if (bookmark->end > i + 1) {
            int n = count_visible (bookmarks, i + 1, bookmark->end);
            qpdf_oh_replace_key (pdf, item, "/Count", qpdf_oh_new_integer (pdf, bookmark->is_hidden ? -n : n));
            write_level (bookmarks, destinations, pdf, item, items, i + 1, bookmark->end);
        }
        before = i;
    }
    qpdf_oh_replace_key (pdf, parent, "/Last", items[before]);
}

void
bookmarks_write (const Bookmarks *bookmarks, const Destinations *destinations, qpdf_data pdf) {
    guint n = bookmarks->list->len;
    if (n == 0)
        return;
    g_autofree qpdf_oh *items = g_new0 (qpdf_oh, n);
    qpdf_oh root = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));
    for (guint i = 0; i < n; i++)
        items[i] = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));
    qpdf_oh_replace_key (pdf, root, "/Type", qpdf_oh_new_name (pdf, "/Outlines"));
    qpdf_oh_replace_key (pdf, root, "/Count", qpdf_oh_new_integer (pdf, count_visible (bookmarks, 0, n)));
    write_level (bookmarks, destinations, pdf, root, items, 0, n);
    qpdf_oh catalog = qpdf_get_root (pdf);
    qpdf_oh_replace_key (pdf, catalog, "/Outlines", root);
    qpdf_oh_replace_key (pdf, catalog, "/PageMode", qpdf_oh_new_name (pdf, "/UseOutlines"));
}
