/* layout_reach.c - see layout_reach.h. */
#include "ingest/layout_reach.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define GOES_ON_BYTES 24 /* of a line's end that are looked at */

void
layout_reach_of (const LayoutPage *page, guint i, Span cell, guint *ret_start, guint *ret_end, guint *ret_first) {
    const GArray *words = layout_page_words (page, i);
    gboolean first = TRUE;

    *ret_start = *ret_end = *ret_first = 0;
    for (guint k = 0; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        if (word->text.start < cell.start || word->text.end > cell.end)
            continue;
        if (first) {
            *ret_start = word->start;
            *ret_first = word->end - word->start;
        }
        *ret_end = word->end;
        first = FALSE;
    }
}

void
layout_reach_find (LayoutPage *page) {
    guint left[LAYOUT_COLUMNS_MAX], right[LAYOUT_COLUMNS_MAX] = { 0 };

    memset (left, 0xff, sizeof left);
    for (guint i = page->body; i < page->end; i++) {
        for (guint k = 0; k < page->count && layout_line (page, i)->kind == LINE_TEXT; k++) {
            Span cell = layout_page_cell (page, i, page->cuts, k);
            guint start, end, first;
            if (cell.end <= cell.start)
                continue;
            layout_reach_of (page, i, cell, &start, &end, &first);
            left[k] = MIN (left[k], start);
            right[k] = MAX (right[k], end);
        }
    }
    for (guint k = 0; k < page->count; k++)
        page->wide[k] = right[k] > left[k] ? right[k] - left[k] : 0;
}

gboolean
layout_reach_had_room (const LayoutPage *page, guint column, guint taken, guint first) {
    guint used = taken + 1 + first;
    return used + 2 + used / 20 <= page->wide[column];
}

gboolean
layout_reach_goes_on (const LayoutPage *page, Span piece) {
    gsize start = piece.end - MIN (span_length (piece), GOES_ON_BYTES);
    start = text_character_behind (layout_text (page), start, piece.end);
    return pattern_match (
        pattern_peek (
            "(?:[,/(-]|(?:^|\\s)(?i:và|hoặc|của|về|cho|với|các|những|theo|tại|từ|đến|trong|do|thuộc|ngày|tháng|quý|trước|"
            "năm|số|kỳ))$"),
        layout_text (page) + start, piece.end - start, 0, NULL);
}
