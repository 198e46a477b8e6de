/* page_numbers.c - see page_numbers.h. */
#include "ingest/page_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"

#define PAGE_NUMBER_BYTES 24
#define PAGE_LINES        15 /* a page has more */
#define TORN_COLUMNS      60 /* a line that a page's end tore apart is no shorter */
#define COUNTING_MIN      3  /* numbers that count on are no accident */

/* The number that a line is and nothing else: `2`, `- 2 -`, `Trang 2/5`; -1 where it is more. */
static int
read_page_number (const Lines *lines, const Line *line) {
    PatternMatch match;
    g_autofree char *digits = NULL;
    if ((line->kind != LINE_TEXT && line->kind != LINE_PAGE_NUMBER) || span_length (line->text) > PAGE_NUMBER_BYTES
        || line->heading > 0)
        return -1;
    if (!pattern_match (pattern_peek ("^(?:[-–] ?|(?i:trang|page) )?(\\d{1,4})(?: ?/ ?\\d{1,4})?(?: ?[-–])?$"),
                        line_peek (lines, line), span_length (line->text), 0, &match))
        return -1;
    digits = pattern_dup_group (&match, line_peek (lines, line), 1);
    return atoi (digits);
}

static gboolean
begins_small (const Lines *lines, const Line *line) {
    return g_unichar_islower (g_utf8_get_char (line_peek (lines, line)));
}

/* Without a form feed: the number counts on from the page before, and stands in a sentence or far from the text around
 * it. The numbers of a table's rows, one on a line, are none. */
static gboolean
is_parted_number (const Lines *lines, const Line *line, const Line *next, int number, int last) {
    if (number < 2 || number <= last || number > last + 3 || next == NULL)
        return FALSE;
    if (line->blank_before == 0 && next->blank_before == 0)
        return FALSE;
    return begins_small (lines, next) || line->blank_before + next->blank_before >= 3;
}

/* The line is long and its sentence has not ended: `… báo cáo Thủ tướng`. */
static gboolean
breaks_off (const Lines *lines, const Line *line) {
    const char *text = line_peek (lines, line);
    return line->kind == LINE_TEXT && line->end >= TORN_COLUMNS
           && strchr (".:;,!?/)", text[span_length (line->text) - 1]) == NULL;
}

/* Where a page begins or ends there. Pages count from 2, as the first has no number printed; where a 1 stands alone too, the numbers are
 * rather those of a table's rows. */
static void
find_at_breaks (Lines *lines) {
    int last = 0;
    guint since = 0; /* the line of the number before */
    gboolean rows = FALSE;
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = &g_array_index (lines->lines, Line, i);
        const Line *next = i + 1 < lines->lines->len ? line + 1 : NULL;
        int number = read_page_number (lines, line);
        gboolean at_break = line->page_break || (next != NULL && next->page_break);
        if (number < 1)
            continue;
        if (line->kind == LINE_PAGE_NUMBER) {
            last = number;
            since = i;
            continue;
        }
        rows |= number == 1 && !at_break;
        gboolean torn = !rows && number >= 2 && number > last && number <= last + 3 && i >= since + PAGE_LINES
                        && next != NULL && (line->blank_before > 0 || next->blank_before > 0)
                        && breaks_off (lines, line - 1);
        if (!(at_break || torn || is_parted_number (lines, line, next, number, last)))
            continue;
        last = number;
        since = i;
        line->kind = LINE_PAGE_NUMBER;
    }
}

/* A number that stands alone on a line. */
typedef struct {
    guint line;
    int number;
} Candidate;

/* Whether @next is the number of a page after that of @before: a page or two without one may lie between them. */
static gboolean
counts_on (const Candidate *before, const Candidate *next) {
    int pages = next->number - before->number;
    return pages >= 1 && pages <= 3 && next->line - before->line >= (guint)pages * PAGE_LINES;
}

/* Numbers that count on, a page apart: three of them are the numbers of pages wherever they stand. */
static void
find_counting (Lines *lines) {
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
    for (guint i = 0; i < lines->lines->len; i++) {
        const Line *line = &g_array_index (lines->lines, Line, i), *next = i + 1 < lines->lines->len ? line + 1 : NULL;
        Candidate candidate = { i, read_page_number (lines, line) };
        if (candidate.number >= 1
            && (line->blank_before > 0 || line->page_break || next == NULL || next->blank_before > 0))
            g_array_append_val (found, candidate);
    }
    for (guint first = 0, end; first < found->len; first = end) {
        const Candidate *candidates = (const Candidate *)found->data;
        for (end = first + 1; end < found->len && counts_on (&candidates[end - 1], &candidates[end]);)
            end++;
        if (end - first >= COUNTING_MIN && candidates[first].number >= 2)
            for (guint i = first; i < end; i++)
                g_array_index (lines->lines, Line, candidates[i].line).kind = LINE_PAGE_NUMBER;
    }
}

/* `… cấp phát quà của` | `204` | `các ngành …`: a number stamped into a page, in the middle of a sentence that goes on around it. */
static void
find_stamps (Lines *lines) {
    for (guint i = 1; i + 1 < lines->lines->len; i++) {
        Line *line = &g_array_index (lines->lines, Line, i);
        if (line->kind == LINE_TEXT && line[-1].kind == LINE_TEXT && line[1].kind == LINE_TEXT
            && pattern_match (pattern_peek ("^\\d{1,4}[a-z]?$"), line_peek (lines, line), span_length (line->text), 0,
                              NULL)
            && breaks_off (lines, line - 1) && begins_small (lines, line + 1))
            line->kind = LINE_PAGE_NUMBER;
    }
}

void
page_numbers_find (Lines *lines) {
    find_stamps (lines);
    find_counting (lines);
    find_at_breaks (lines);
}
