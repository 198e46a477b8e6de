/* citation.h - one place in the text that names a document by its number.
 * Lives here:  recognising numbers and symbols in running text, the date and the issuer printed with them.
 * Called by:   references.c, heading_infer.c.
 * Source:      Decree 30/2020, annex I (how documents are cited); Instruction 05-HD/VPTW. */
#pragma once

#include "extract/lexicon.h"
#include "extract/reading.h"
#include "extract/segment.h"

/* Places are folded bytes of the reading; an empty one means that it is not printed. */
typedef struct {
    Span number;
    Span symbol; /* `các Kết luận số 19, 21-KL/TW`: where the symbol of 19 stands; else empty */
    PartialDate date;
    Span date_place;
    Span issuer;
    double confidence;
} Citation;

/** citation_spans: (transfer full): where number and symbol stand. */
SpanList *citation_spans (const Citation *citation, const Reading *reading);

/** citation_dup_number: (transfer full): number and symbol as one, inner spaces removed. */
char *citation_dup_number (const Citation *citation, const Reading *reading);

/** citations_find: (transfer full): GArray of Citation, in order of place. Standards and registration numbers are left out. */
GArray *citations_find (const ExtractContext *context, const Reading *reading);
