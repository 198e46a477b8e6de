/* items.c - see items.h. */
#include "extract/items.h"

void
items_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    (void) context;
    (void) segment;
    (void) record;
}
