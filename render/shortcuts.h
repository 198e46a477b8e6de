/* shortcuts.h - instructions of a compiled stylesheet that are carried out without XPath.
 * Lives here:  xsl:value-of, xsl:if and xsl:choose whose expressions are plain ones get another function; the rest stays libxslt's.
 * Called by:   template.c. Two thirds of the time of a long table went into asking for one attribute or child at a time.
 * Not here:    the expressions (plain_expression.h), measures (constants.h).
 * Source:      XSLT 1.0, 7.6.1 (value-of), 9.1 (if), 9.2 (choose). */
#pragma once

#include <glib.h>
#include <libxslt/xsltInternals.h>

typedef struct Shortcuts Shortcuts;

/**
 * shortcuts_new:
 * @sheet: compiled, with all that it imports; it gets other functions for some of its instructions
 * Returns: (transfer full): what a context that applies @sheet must have as its `_private`; to be freed after @sheet.
 */
Shortcuts *shortcuts_new (xsltStylesheet *sheet);
void shortcuts_free (Shortcuts *shortcuts); /* NULL is fine */
