/* entries.c - see entries.h. */
#include "extract/entries.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define ENTRIES_MAX 400 /* of one list; the longest lists of addressees name all communes of a province */

#define NOISE_BYTES 24

/* Parts where an entry begins inside a line: a dash behind closing punctuation. */
#define INNER_DASH "[;,.:] ?(?:-{1,2}|[+•]) ?(?=\\pL)"
/* And where no dash is needed: `- Lãnh đạo Văn phòng; Lưu: VT.` */
static const char inner_entry[] = INNER_DASH "|[;.] ?(?=lưu ?:)";
static const char leading_dash[] = "^(?:(?:-{1,3}|[+•*·])+ ?|[_~] )"; /* the last as the reader of a scan takes it */

typedef struct {
    const char *text;
    GPtrArray *entries; /* of Reading* */
    SpanList *open;     /* the pieces of the entry being read; NULL where none is open */
    gboolean ended;     /* the last piece ended with `;` or `.` */
} List;

/* Without the marks that the reader of a scan sees behind an entry: `Tỉnh ủy (để b/c); °`. */
static Span
trim_noise (const char *text, Span span) {
    gsize tail = text_character_before (text, span.end - MIN (span_length (span), NOISE_BYTES), span.start);
    PatternMatch match;
    if (pattern_match (pattern_peek ("[;.][^\\p{L}\\d()\\[\\]\"”]+$"), text + tail, span.end - tail, 0, &match))
        span.end = tail + match.groups[0].start;
    return span_trim (text, span, ".,;:/");
}

static void
close_entry (List *list) {
    g_autoptr (SpanList) pieces = g_steal_pointer (&list->open);
    if (pieces == NULL || list->entries->len >= ENTRIES_MAX)
        return;
    Span *last = &g_array_index (pieces, Span, pieces->len - 1);
    *last = trim_noise (list->text, span_trim (list->text, *last, ".,;:/"));
    if (last->end <= last->start)
        g_array_set_size (pieces, pieces->len - 1);
    g_autoptr (Reading) reading = reading_new (list->text, pieces);
    if (pattern_matches ("\\pL{2}", reading->folded))
        g_ptr_array_add (list->entries, g_steal_pointer (&reading));
}

/* Takes one stretch that belongs to one entry. */
static void
take_piece (List *list, Span span, gboolean dash) {
    span = span_trim (list->text, span, NULL);
    if (span.end <= span.start)
        return;
    if (dash || list->ended)
        close_entry (list);
    if (list->open == NULL)
        list->open = g_array_new (FALSE, FALSE, sizeof (Span));
    g_array_append_val (list->open, span);
    char last = list->text[span.end - 1];
    list->ended = last == ';' || last == '.';
}

static void
take_line (List *list, Span line, gboolean has_dashes) {
    g_autoptr (Reading) reading = reading_new_span (list->text, line);
    gsize start = 0;
    gboolean dash = FALSE;
    PatternMatch match;

    if (pattern_match (pattern_peek (leading_dash), reading->folded, reading->length, 0, &match)) {
        start = match.groups[0].end;
        dash = TRUE;
    }
    while (start < reading->length) {
        const Pattern *pattern = pattern_peek (has_dashes ? inner_entry : "; ?(?=\\pL)");
        gboolean more = pattern_match (pattern, reading->folded, reading->length, start, &match);
        gsize end = more ? match.groups[0].start + 1 : reading->length; /* the punctuation stays with the entry */
        g_autoptr (SpanList) pieces = reading_spans (reading, start, end);
        if (pieces != NULL)
            take_piece (list, g_array_index (pieces, Span, 0), dash);
        start = more ? match.groups[0].end : reading->length;
        dash = TRUE;
    }
}

GPtrArray *
entries_split (const char *text, const SpanList *lines) {
    List list = { text, g_ptr_array_new_with_free_func ((GDestroyNotify)reading_free), NULL, FALSE };
    gboolean has_dashes = FALSE;

    for (guint i = 0; i < lines->len && !has_dashes; i++) {
        g_autoptr (Reading) reading = reading_new_span (text, g_array_index (lines, Span, i));
        has_dashes = pattern_matches (leading_dash, reading->folded) || pattern_matches (INNER_DASH, reading->folded);
    }
    for (guint i = 0; i < lines->len; i++)
        take_line (&list, g_array_index (lines, Span, i), has_dashes);
    close_entry (&list);
    return list.entries;
}
