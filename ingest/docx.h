/* docx.h - a WordprocessingML package made a Document.
 * Lives here:  the way from the bytes of a .docx to blocks.
 * Called by:   reader.c.
 * Source:      ECMA-376 parts 1, 2 and 3. */
#pragma once

#include "ingest/builder.h"

/**
 * docx_read:
 * @data, @size: a zip archive, or a package in one XML file
 * Adds its blocks and warnings to @builder.
 * Returns: FALSE and DONDOC_ERROR_INPUT where it is another kind of archive, encrypted or broken (the message names
 *   the part and the line), or DONDOC_ERROR_LIMIT.
 */
gboolean docx_read (const void *data, gsize size, const DocumentLimits *limits, DocumentBuilder *builder,
                    GError **error);
