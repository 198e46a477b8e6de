/* reader.h - the one way into ingest/: bytes in, Document out.
 * Lives here:  telling formats apart by content and calling the reader for each.
 * Called by:   extract/extract.c, track/load.c, cli/, fuzz targets.
 * Not here:    the formats themselves (docx.c, plain.c). */
#pragma once

#include "ingest/document.h"

/**
 * document_open:
 * @path: a .docx or text file, `-` for standard input; told apart by content, never by name
 * @limits: (nullable): bounds on the input; NULL takes document_default_limits
 * @error: set where NULL comes back
 * Reads the whole file; it may be removed afterwards.
 * Returns: (transfer full): the document, else NULL and one of
 *   DONDOC_ERROR_NOT_FOUND  there is no such file
 *   DONDOC_ERROR_IO         it cannot be read
 *   DONDOC_ERROR_INPUT      a kind that is not read (legacy .doc, PDF, encrypted, picture, empty …), or broken; the
 *                           message names what it is, the part and place, and what to do
 *   DONDOC_ERROR_LIMIT      it goes beyond @limits
 */
Document *document_open (const char *path, const DocumentLimits *limits, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** document_open_bytes: the same for bytes in memory; @name is only used in messages. */
Document *document_open_bytes (const void *data, gsize size, const char *name, const DocumentLimits *limits,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
