/* render.h - the one way into render/: XSL-FO in, PDF out.
 * Lives here:  parsing the FO tree, layout, drawing, finishing.
 * Called by:   cli/report_making.c, tests.
 * Not here:    templates and XSLT (template.h), what a report says (templates/, track/report_data.c).
 * Source:      Extensible Stylesheet Language (XSL) 1.1, W3C Recommendation. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

typedef struct {
    const char *title;   /* (nullable): document information; UTF-8 */
    const char *author;  /* (nullable) */
    const char *subject; /* (nullable) */
    const char *creator; /* (nullable) */
    gint64 created;      /* seconds since 1970 UTC; SOURCE_DATE_EPOCH, where set, wins */
    /* (nullable): told, once each, which characters no font has; U+25A1 is printed instead */
    void (*on_warning) (const char *message, gpointer data);
    gpointer data;
} RenderInformation;

/**
 * render_pdf:
 * @fo: the XSL-FO document, UTF-8 @length: its bytes
 * @name: what to call it in messages (a template's name)
 * @information: (nullable)
 * Returns: (transfer full): the bytes of the PDF, or NULL and
 *   DONDOC_ERROR_CONFIGURATION  the FO is not well-formed, or uses an element or property that is not implemented or has a
 *                               wrong value; the message has name:line, element and property
 *   DONDOC_ERROR_NOT_FOUND      no font for Vietnamese, or no colour profile, is installed; names the package to install
 *   DONDOC_ERROR_LIMIT          more pages or blocks than the bounds allow
 */
GBytes *render_pdf (const char *fo, gsize length, const char *name, const RenderInformation *information,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Rows that a table of the document goes on with: a long table comes slice by slice and is never in memory as a whole. */
typedef struct {
    const char *id; /* of the fo:table-body whose rows they follow */
    /* (transfer full): the next tree, with the root fo:table-body; it inherits from the table. NULL: no more, or @error is set. Called
     * in a thread of its own, never twice at a time; all calls are over when render_tree() returns. */
    xmlDoc *(*next) (gpointer data, GError **error);
    gpointer data;
} RenderRows;

/**
 * render_tree:
 * @fo: the same document as a tree; it is not needed any more where rows are asked for, but stays the caller's
 * @rows: (nullable): pages are drawn, and rows freed, as they come; only in a document with page-number-citations are all of them
 *   kept, since it is laid out more than once
 * Returns: (transfer full): as render_pdf(); messages have a line only where the tree has. CONFIGURATION also where no table-body has
 *   the id, and the errors of @rows->next.
 */
GBytes *render_tree (const xmlDoc *fo, const RenderRows *rows, const char *name, const RenderInformation *information,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** render_prepare: optional: what the first PDF waits for: reads the system's list of fonts, begins a file with the faces of @family, opens the
 * library that finishes it. May run in a thread while another one renders. */
void render_prepare (const char *family);

/** render_is_body: whether @fo is nothing but a fo:table-body. */
gboolean render_is_body (const xmlDoc *fo);
/** render_has_body: whether a fo:table-body in @fo has that @id. */
gboolean render_has_body (const xmlDoc *fo, const char *id);
