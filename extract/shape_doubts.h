/* shape_doubts.h - values whose shape says that something ran into them are trusted less.
 * Lives here:  what two columns printed side by side, a lost line end or a lost label leave behind, and how much is trusted then.
 * Called by:   extract.c, when a document's records are complete.
 * Not here:    misprints (slip_doubts.h); what each rule of reading is worth by itself, which stands where the value is read. */
#pragma once

#include "extract/segment.h"

/** shape_doubts_note: lowers the confidences of @record; changes nothing else. */
void shape_doubts_note (const ExtractContext *context, DocumentRecord *record);
/** shape_doubts_is_guessed: TRUE where a piece of @span (nullable) stands in a row whose cells were told apart by guess. */
gboolean shape_doubts_is_guessed (const Document *document, const SpanList *span);
