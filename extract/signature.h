/* signature.h - who signs: for whom, in which post, by which name.
 * Lives here:  reading the lines of a signature block.
 * Called by:   closing.c.
 * Source:      records.md, "signature" and "Decided cases"; Decree 30/2020, Article 13; Instruction 05-HD/VPTW. */
#pragma once

#include "extract/lines.h"

/**
 * signature_read:
 * @lines: of Line*, the lines of the block in order; others than those of a signature are passed over
 * @record: signature_authority, signature_title and signature_signer are filled, where printed
 * Stamps of a digital signature, `Đã ký` and rules are never the signature.
 */
void signature_read (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record);
