/* heading.h - what stands above a document's text: who issues it, its number, place, date, kind, subject, addressees.
 * Lives here:  reading the letterhead in whatever form it came (table, columns, plain lines), stamps of secrecy and urgency.
 * Called by:   extract.c, before closing.c and items.c.
 * Not here:    where the heading ends (segment.c), recipients and signature (closing.c).
 * Source:      records.md, "Document"; Decree 30/2020 and Instruction 05-HD/VPTW for what stands where. */
#pragma once

#include "extract/segment.h"

/**
 * heading_read:
 * @segment: one document of the file
 * @record: kind, type, number, issuer, superior, place, date, title, addressees, secrecy and urgency are filled, where printed (a mark of secrecy
 *   in the page header or footer has no span)
 */
void heading_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record);

/**
 * heading_infer:
 * Fills the issuer where the heading has none, from the signature or the text, the type of a letter or of a decision that has
 * lost its heading, and the number and date of a decision from what was issued with it; each with a low confidence. To be called once closing_read() has filled the signature.
 */
void heading_infer (const ExtractContext *context, const Segment *segment, DocumentRecord *record);

/**
 * heading_is_form:
 * Whether a line of the heading in capitals names a form to be filled in (`PHIẾU XIN Ý KIẾN`), which orders nothing.
 */
gboolean heading_is_form (const ExtractContext *context, const Segment *segment);
