/* explanation_out.h - the sentences of a file with the rules that decided them, for a reader or as JSON.
 * Lives here:  the form of `dondoc extract --explain`.
 * Called by:   cmd_extract.c. */
#pragma once

#include "cli/json_out.h"
#include "extract/explain.h"
#include "extract/records.h"
#include "ingest/document.h"

/** explanation_print: a line for each sentence on standard output: bytes, class, rule, path, words; below, what the rules mean. */
void explanation_print (const Document *document, const FileRecords *records, const Explanation *explanation);

/** explanation_put: the file as one object of an open list. */
void explanation_put (JsonOut *out, const Document *document, const FileRecords *records,
                      const Explanation *explanation);
