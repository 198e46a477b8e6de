/* render.h - the one way into render/: XSL-FO in, PDF out.
 * Lives here:  parsing the FO tree, layout, drawing, finishing.
 * Called by:   cli/cmd_report.c, tests.
 * Not here:    templates and XSLT (template.h), what a report says (templates/, track/report_data.c).
 * Source:      Extensible Stylesheet Language (XSL) 1.1, W3C Recommendation. */
#pragma once

#include <glib.h>

typedef struct {
    const char *title;   /* (nullable): document information; UTF-8 */
    const char *author;  /* (nullable) */
    const char *subject; /* (nullable) */
    const char *creator; /* (nullable) */
    gint64 created;      /* seconds since 1970 UTC; SOURCE_DATE_EPOCH, where set, wins */
} RenderInformation;

/**
 * render_pdf:
 * @fo: the XSL-FO document, UTF-8 @length: its bytes
 * @name: what to call it in messages (a template's name)
 * @information: (nullable)
 * Returns: (transfer full): the bytes of the PDF, or NULL and
 *   DONDOC_ERROR_CONFIGURATION  the FO is not well-formed, or uses an element or property that is not implemented or has a
 *                               wrong value; the message has name:line, element and property
 *   DONDOC_ERROR_NOT_FOUND      no font has the glyphs needed; names the package to install
 *   DONDOC_ERROR_LIMIT          more pages or blocks than the bounds allow
 */
GBytes *render_pdf (const char *fo, gsize length, const char *name, const RenderInformation *information,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
