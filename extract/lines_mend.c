/* lines_mend.c - see lines_mend.h. */
#include "extract/lines_mend.h"

#include <string.h>

/* Two lines that stand below each other in one column of two rows: what stands beside them is left out. */
static Line *
join_rows (const ExtractContext *context, const Line *line, const Line *next) {
    g_autoptr (SpanList) pieces = span_list_new (line->span.start, line->span.end);
    Line *joined = g_memdup2 (line, sizeof *line);
    span_list_append (pieces, next->span.start, next->span.end);
    joined->reading = reading_new (document_peek_text (context->document), pieces);
    line_classify (context, joined);
    return joined;
}

/* A date broken over two lines of a cell, at a blank left for the day or where the column is narrow. */
static void
join_dates (const ExtractContext *context, GPtrArray *lines) {
    for (guint i = 0; i + 1 < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i), *next = g_ptr_array_index (lines, i + 1);
        if ((line->block != next->block && !(line->in_row && next->in_row && next->block == line->block + 1))
            || line->column != next->column || next->span.start < line->span.end || line->reading->length > 120
            || next->reading->length > 60
            || !pattern_matches (", ?ng\\pLy[ .…\\d]*(?:th\\pLng[ .…\\d]*)?$", line->reading->folded)
            || !pattern_matches ("^(?:\\d{1,2} ?)?(?:th\\pLng|n\\pLm)[ .…\\d]", next->reading->folded))
            continue;
        Line *joined = line->block == next->block
                           ? lines_cut (context, line, (Span){ line->span.start, next->span.end })
                           : join_rows (context, line, next);
        line_free (lines->pdata[i]);
        lines->pdata[i] = joined;
        g_ptr_array_remove_index (lines, i + 1);
        i -= i > 0; /* a third line may follow */
    }
}

#define BELOW_NUMBER 6 /* lines that a letter's subject has at most beside its place and date */
#define PLACE_WORDS  3 /* of a run of capitalized words longer than this the last two are the place */

/* Where the place begins in `… hợp đồng tại đơn vị sự nghiệp Hà Nội, ngày …`: its words begin with capitals, and nothing before says that the
 * sentence goes on with it. Answers @comma where there is none. In bytes of the reading. */
static gsize
find_place (const Reading *reading, gsize comma) {
    gsize starts[PLACE_WORDS + 1] = { 0 }, at = comma, words = 0;
    while (at > 0 && words <= PLACE_WORDS) {
        gsize word = at;
        while (word > 0 && reading->folded[word - 1] != ' ')
            word--;
        if (!reading_starts_upper (reading, word))
            break;
        starts[words++] = word;
        at = word > 0 ? word - 1 : 0;
    }
    if (words == 0 || starts[words - 1] == 0)
        return comma;
    gsize start = starts[words > PLACE_WORDS ? 1 : words - 1];
    g_autofree char *before = g_strndup (reading->folded, start);
    return pattern_matches ("(?:^| )(?:tại|ở|tỉnh|thành phố|tp\\.?|phố|huyện|xã|phường|đặc khu|quận|của|từ|về|và|,) ?$",
                            before)
               ? comma
               : start;
}

/* A letter's subject and its place and date that stand side by side, told apart by nothing but their words: `V/v rà soát hợp đồng Hà Nội,
 * ngày …`. */
static void
cut_place_and_date (const ExtractContext *context, GPtrArray *lines) {
    guint number = lines->len;
    for (guint i = 0; i < lines->len; i++) {
        Line *line = g_ptr_array_index (lines, i);
        PatternMatch match;
        if (line->kind == LINE_NUMBER && number == lines->len)
            number = i;
        gboolean may_be_subject = line->kind == LINE_TEXT && !line->in_row && i > number && i < number + BELOW_NUMBER;
        if ((line->kind != LINE_DATE && !may_be_subject)
            || !pattern_match (
                pattern_peek ("\\pL, ?ng\\pLy[\\d .…_/-]*th\\pLng[\\d .…_/-]*n\\pLm ?[\\d.…_]{0,6}[ .]*$"),
                line->reading->folded, line->reading->length, 0, &match))
            continue;
        gsize comma = (gsize)(strchr (line->reading->folded + match.groups[0].start, ',') - line->reading->folded);
        gsize start = find_place (line->reading, comma);
        if (start == comma && line->kind == LINE_DATE)
            return;
        if (start == comma)
            continue;
        gsize at = reading_offset (line->reading, start);
        Line *left = lines_cut (context, line, (Span){ line->span.start, at });
        Line *right = lines_cut (context, line, (Span){ at, line->span.end });
        right->block_start = FALSE;
        line_free (line);
        lines->pdata[i] = left;
        g_ptr_array_insert (lines, (gint)i + 1, right);
        return;
    }
}

/* The nation's name, torn in a narrow column: its rest stands at the end of a line that the left column begins. `UBND TỈNH … CỘNG HÒA XÃ
 * HỘI CHỦ NGHĨA VIỆT` / `VĂN PHÒNG NAM`. */
static void
cut_torn_nation (const ExtractContext *context, GPtrArray *lines) {
    for (guint i = 0; i + 1 < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i), *next = g_ptr_array_index (lines, i + 1);
        gboolean lacks_both = pattern_matches (" ng\\pL{1,4}$", line->reading->folded);
        PatternMatch match;
        if (line->kind != LINE_NATION || (!lacks_both && !pattern_matches (" vi\\pLt$", line->reading->folded)))
            continue;
        if (!pattern_match (pattern_peek (lacks_both ? "(?:^| )(vi\\pLt n\\pLm)$" : "(?:^| )(n\\pLm)$"),
                            next->reading->folded, next->reading->length, 0, &match)
            || !reading_is_upper (next->reading, match.groups[1].start, next->reading->length))
            continue;
        if (match.groups[0].start == 0) {
            g_ptr_array_remove_index (lines, i + 1);
            continue;
        }
        Line *left = lines_cut (context, next,
                                (Span){ next->span.start, reading_offset (next->reading, match.groups[0].start) });
        line_free (lines->pdata[i + 1]);
        lines->pdata[i + 1] = left;
    }
}

void
lines_mend (const ExtractContext *context, GPtrArray *lines) {
    join_dates (context, lines);
    cut_torn_nation (context, lines);
    cut_place_and_date (context, lines);
}
