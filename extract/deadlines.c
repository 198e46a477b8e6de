/* deadlines.c - see deadlines.h. */
#include "extract/deadlines.h"

#include "extract/dates.h"

PartialDate
deadlines_read_date (const ExtractContext *context, Span span, Span *ret_span) {
    return dates_read_first (document_peek_text (context->document), span, ret_span);
}
