/* reading.c - see reading.h. */
#include "extract/reading.h"

#include <string.h>

/* Appends one piece, white space collapsed; a space parts it from what stands before. */
static void
append_piece (const char *text, Span piece, GString *folded, GArray *origin) {
    g_autoptr (FoldedText) part = folded_text_new (text, piece);
    gboolean pending = folded->len > 0;
    for (gsize i = 0; i < part->length; i++) {
        guint32 at = part->origin[i];
        if (part->folded[i] == ' ') {
            pending = folded->len > 0;
            continue;
        }
        if (pending) {
            g_string_append_c (folded, ' ');
            g_array_append_val (origin, at);
            pending = FALSE;
        }
        g_string_append_c (folded, part->folded[i]);
        g_array_append_val (origin, at);
    }
}

Reading *
reading_new (const char *text, const SpanList *pieces) {
    Reading *reading = g_new0 (Reading, 1);
    GString *folded = g_string_new (NULL);
    GArray *origin = g_array_new (FALSE, FALSE, sizeof (guint32));
    guint32 end = 0;

    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        Span piece = g_array_index (pieces, Span, i);
        append_piece (text, piece, folded, origin);
        end = (guint32)piece.end;
    }
    g_array_append_val (origin, end);
    reading->text = text;
    reading->pieces = pieces != NULL ? span_list_dup (pieces) : g_array_new (FALSE, FALSE, sizeof (Span));
    reading->length = folded->len;
    reading->folded = g_string_free (folded, FALSE);
    reading->origin = (guint32 *)(gpointer)g_array_free (origin, FALSE);
    return reading;
}

Reading *
reading_new_span (const char *text, Span span) {
    g_autoptr (SpanList) pieces = span_list_new (span.start, span.end);
    return reading_new (text, pieces);
}

void
reading_free (Reading *reading) {
    if (reading == NULL)
        return;
    g_array_unref (reading->pieces);
    g_free (reading->folded);
    g_free (reading->origin);
    g_free (reading);
}

/* The first byte of the text after the character behind the folded byte before @end, which is above 0. */
static gsize
offset_after (const Reading *reading, gsize end) {
    const char *last = reading->text + reading->origin[end - 1];
    return g_utf8_next_char (last) - reading->text;
}

SpanList *
reading_spans (const Reading *reading, gsize start, gsize end) {
    g_autoptr (SpanList) spans = g_array_new (FALSE, FALSE, sizeof (Span));
    gsize from, to;

    g_return_val_if_fail (start <= end && end <= reading->length, NULL);
    while (start < end && reading->folded[start] == ' ')
        start++;
    while (end > start && reading->folded[end - 1] == ' ')
        end--;
    if (start == end)
        return NULL;
    from = reading->origin[start];
    to = offset_after (reading, end);
    /* Pieces stand in reading order, which need not be the order of the text: those between the one that holds the first
     * byte and the one that holds the last belong to it. */
    gboolean inside = FALSE;
    for (guint i = 0; i < reading->pieces->len; i++) {
        Span piece = g_array_index (reading->pieces, Span, i);
        gboolean first = !inside && from >= piece.start && from < piece.end;
        gboolean last = (inside || first) && to > piece.start && to <= piece.end;
        if (!inside && !first)
            continue;
        Span cut = { first ? from : piece.start, last ? to : piece.end };
        cut = span_trim (reading->text, cut, NULL);
        if (cut.end > cut.start)
            g_array_append_val (spans, cut);
        inside = TRUE;
        if (last)
            break;
    }
    return spans->len > 0 ? g_steal_pointer (&spans) : NULL;
}

gsize
reading_offset (const Reading *reading, gsize at) {
    return reading->origin[MIN (at, reading->length)];
}

gboolean
reading_starts_upper (const Reading *reading, gsize at) {
    return at < reading->length && g_unichar_isupper (g_utf8_get_char (reading->text + reading->origin[at]));
}

gboolean
reading_is_upper (const Reading *reading, gsize start, gsize end) {
    guint letters = 0, lower = 0;
    for (gsize i = start; i < end && i < reading->length; i++) {
        if (i > start && reading->origin[i] == reading->origin[i - 1])
            continue; /* a further byte of the same character */
        gunichar c = g_utf8_get_char (reading->text + reading->origin[i]);
        letters += g_unichar_isalpha (c) != 0;
        lower += g_unichar_islower (c) != 0;
    }
    return letters > 1 && lower * 10 <= letters;
}

gsize
reading_capitals_end (const Reading *reading, gsize start) {
    gsize end = start, word = start;
    while (word < reading->length) {
        const char *space = strchr (reading->folded + word, ' ');
        gsize word_end = space != NULL ? (gsize)(space - reading->folded) : reading->length;
        for (gsize i = word; i < word_end; i = g_utf8_next_char (reading->folded + i) - reading->folded)
            if (g_unichar_islower (g_utf8_get_char (reading->text + reading->origin[i])))
                return end;
        end = word_end;
        word = word_end + 1;
    }
    return end;
}

char *
reading_dup_printed (const Reading *reading, gsize start, gsize end) {
    g_autoptr (SpanList) spans = reading_spans (reading, start, end);
    return span_list_join (reading->text, spans);
}

char *
reading_dup_closed_up (const Reading *reading, gsize start, gsize end) {
    g_autofree char *printed = reading_dup_printed (reading, start, end);
    GString *out = g_string_new (NULL);
    for (const char *p = printed; *p != '\0'; p++)
        if (*p != ' ')
            g_string_append_c (out, *p);
    return g_string_free (out, FALSE);
}
