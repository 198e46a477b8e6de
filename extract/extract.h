/* extract.h - the one way into extract/: Document in, records out.
 * Lives here:  the passes in their order.
 * Called by:   track/load.c, cli/cmd_extract.c, fuzz targets. */
#pragma once

#include "extract/explain.h"
#include "extract/lexicon.h"
#include "extract/records.h"
#include "ingest/document.h"

/**
 * extract_records:
 * @document: what ingest/ read
 * @lexicon: the words (lexicon_load())
 * @name: the file's name as given; stands in the records
 * Never fails: what is doubtful gets a low confidence and a warning.
 * Returns: (transfer full): the records of all documents in the file. The reader's warnings are among them.
 */
FileRecords *extract_records (const Document *document, const Lexicon *lexicon, const char *name);

/** extract_records_explained: the same, and fills @explanation (nullable) with every sentence of the bodies and appendices. */
FileRecords *extract_records_explained (const Document *document, const Lexicon *lexicon, const char *name,
                                        Explanation *explanation);

/**
 * extract_file:
 * Opens @path and extracts. Where the file cannot be read, the records carry the error (`error_code`,
 * `error_message`), no documents, and @error is set too.
 * Returns: (transfer full): never NULL.
 */
FileRecords *extract_file (const char *path, const Lexicon *lexicon, GError **error);
