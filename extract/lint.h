/* lint.h - what a clerk should look at in a document that was read.
 * Lives here:  what the finished records show: marks and parts that are missing or doubtful, items without lead or time, dates that cannot
 *              be right. What a pass sees on its way (labels, impossible days, cells) it notes itself.
 * Called by:   extract.c, once for each document, when everything in it is read.
 * Not here:    the codes and texts (base/warning.h), anything that needs other documents or a list of bodies. */
#pragma once

#include "extract/records.h"
#include "ingest/document.h"

/**
 * lint_document:
 * @document: the file that @records were read from
 * @record: one of @records->documents
 * Appends to @records->warnings. One code gives one warning a document, which counts the items it is true of and names the first by path;
 * its span points at them in order.
 */
void lint_document (FileRecords *records, const Document *document, const DocumentRecord *record);
