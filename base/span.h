/* span.h - a place in the extracted text of a file.
 * Offsets are bytes of the UTF-8 text that document_peek_text() lends and `dondoc text` prints;
 * `end` is the first byte after it. */
#pragma once

#include <glib.h>

typedef struct {
    gsize start;
    gsize end;
} Span;

static inline gsize
span_length (Span span) {
    return span.end - span.start;
}

/* A list of pieces in reading order: GArray of Span, NULL where there is none. */
typedef GArray SpanList;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpanList, g_array_unref)

static inline SpanList *
span_list_new (gsize start, gsize end) {
    SpanList *list = g_array_sized_new (FALSE, FALSE, sizeof (Span), 1);
    Span span = { start, end };
    g_array_append_val (list, span);
    return list;
}

static inline SpanList *
span_list_dup (const SpanList *list) {
    return list != NULL ? g_array_copy ((GArray *)list) : NULL;
}

static inline void
span_list_append (SpanList *list, gsize start, gsize end) {
    Span span = { start, end };
    g_array_append_val (list, span);
}
