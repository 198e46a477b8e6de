/* closing.c - see closing.h. */
#include "extract/closing.h"

void
closing_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    (void) context;
    (void) segment;
    (void) record;
}
