/* slip_doubts.h - what was read over a slip of text recognition is trusted less, and the clerk is told which slip.
 * Lives here:  lowering confidences where a value's span holds a slip, the warning `misprint`.
 * Called by:   extract.c, when a document's records are complete.
 * Not here:    which words are slips (base/slips.h). */
#pragma once

#include "extract/segment.h"

/** slip_doubts_note: @record is read from @context's document between the blocks @first and @end. */
void slip_doubts_note (const ExtractContext *context, guint first, guint end, DocumentRecord *record);
