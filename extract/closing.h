/* closing.h - what stands below a document's text: Nơi nhận and the signature block.
 * Lives here:  recipients with their purpose, the archive entry, authority, post and name of the signer.
 * Called by:   extract.c; edit_lists.c of the register for an entry that a clerk types.
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

/** closing_read_recipient: (transfer full): @text, in one line, as an entry of Nơi nhận: `Thường trực Tỉnh ủy (để b/c)`. NULL where it is blank. */
Recipient *closing_read_recipient (const Lexicon *lexicon, const char *text);
