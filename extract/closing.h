/* closing.h - what stands below a document's text: Nơi nhận and the signature block.
 * Lives here:  recipients with their purpose, the archive entry, authority, post and name of the signer.
 * Called by:   extract.c.
 * Not here:    where the closing begins and ends (segment.c).
 * Source:      records.md, "Document"; Decree 30/2020, annex I, and Instruction 05-HD/VPTW. */
#pragma once

#include "extract/segment.h"

/**
 * closing_read:
 * @record: recipients, archive and signature are filled; a directive or copy without a signature gets the warning
 *   `missing-signature`
 */
void closing_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record);
