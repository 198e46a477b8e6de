/* references.c - see references.h. */
#include "extract/references.h"

void
references_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    (void) context;
    (void) segment;
    (void) record;
}
