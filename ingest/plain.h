/* plain.h - text and Markdown made a Document.
 * Lives here:  the way from decoded text to blocks.
 * Called by:   reader.c. */
#pragma once

#include "ingest/builder.h"
#include "ingest/decode.h"

/** plain_read: adds the blocks of @decoded to @builder. Returns: FALSE and DONDOC_ERROR_LIMIT beyond a bound. */
gboolean plain_read (const DecodedText *decoded, DocumentBuilder *builder, GError **error);
