/* heading.c - see heading.h. */
#include "extract/heading.h"

void
heading_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    (void) context;
    (void) segment;
    (void) record;
}

void
heading_infer (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    (void) context;
    (void) segment;
    (void) record;
}
