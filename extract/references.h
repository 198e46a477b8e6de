/* references.h - the documents that a document names by number.
 * Lives here:  finding cited numbers, their date and issuer, and what they are to this document.
 * Called by:   extract.c, once the heading is known.
 * Source:      records.md, "references" and "relation". */
#pragma once

#include "extract/segment.h"

/**
 * references_read:
 * @record: number and title are used; references is filled, one for each number, in the order of first mention
 */
void references_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record);
