/* places.h - which line of which template an element of an FO document comes from: libxslt does not tell.
 * Lives here:  the attribute that says it.
 * Called by:   template.c writes it into stylesheets, fo_builder.c reads it. Only once something is wrong: it takes time. */
#pragma once

#include <glib.h>

#define PLACE_NAMESPACE "urn:dondoc:place"

/**
 * places_write:
 * @sheets: (element-type xmlDoc): stylesheets not yet compiled
 * @shown_name: what messages call a sheet, given its URL; lent
 * Each literal result element gets an attribute of that namespace, which goes on into the document: `reports/compliance.xsl:56`.
 */
void places_write (const GPtrArray *sheets, const char *(*shown_name) (const guchar *url));
