/* flat_package.h - a package in one XML file, as Word saves it under `Word XML Document`.
 * Lives here:  taking the parts out of it.
 * Called by:   package.c.
 * Source:      the schema of http://schemas.microsoft.com/office/2006/xmlPackage, which [MS-OFFMACRO2] describes: pkg:part with
 *              its pkg:name, and in it pkg:xmlData or pkg:binaryData (pictures and the like, which are not read). */
#pragma once

#include "ingest/document.h"

#define FLAT_PACKAGE_NAMESPACE "http://schemas.microsoft.com/office/2006/xmlPackage"

/**
 * flat_package_read:
 * Returns: (transfer full): GHashTable of GBytes by the names that the file gives the parts, of two with one name the first;
 *   NULL and DONDOC_ERROR_INPUT where the XML is broken, DONDOC_ERROR_LIMIT where a part or all together are too large or
 *   elements lie too deep.
 */
GHashTable *flat_package_read (const void *data, gsize size, const DocumentLimits *limits, GError **error);
