/* issuer.h - the body that issues a document and the one above it.
 * Lives here:  joining the letterhead's lines to names, telling superior from issuer; finding the issuer elsewhere.
 * Called by:   heading.c.
 * Source:      records.md, "issuer", "superior"; the words are in lexicon/heading.conf. */
#pragma once

#include "extract/lines.h"

/**
 * issuer_read:
 * @lines: of the heading
 * @record: issuer and superior are filled where the letterhead has them
 */
void issuer_read (const ExtractContext *context, const GPtrArray *lines, DocumentRecord *record);

/**
 * issuer_infer:
 * Where the letterhead has none: from `CỦA …` at the type line, from who speaks in the opening, from `TM. …` at the signature.
 */
void issuer_infer (const ExtractContext *context, const Segment *segment, DocumentRecord *record);
