/* layout_find.c - see layout_find.h. */
#include "ingest/layout_find.h"

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/layout_page.h"
#include "ingest/table_names.h"

#define HEADER_LINES_MAX 6
#define HEADER_ABOVE_MAX 3  /* lines of the header above the one that names most columns */
#define HEADER_BELOW_MAX 3  /* lines that only a blank one below tells to be of the header */
#define ROW_AHEAD        8  /* lines in which the first row has its number */
#define NAME_COLUMNS_MAX 34 /* a longer stretch of words is no name */
#define NAME_BYTES       40 /* of a name that are looked at */

gboolean
layout_find_is_text (const LayoutFinder *finder, guint i) {
    return i < finder->lines->lines->len && layout_find_line (finder, i)->kind == LINE_TEXT
           && layout_find_line (finder, i)->heading == 0 && g_array_index (finder->zones, ColumnLine, i).zone == 0;
}

gboolean
layout_find_matches (const LayoutFinder *finder, Span words, const char *expression) {
    g_autofree char *plain = text_unaccent (finder->lines->clean->text->str + words.start, (gssize)span_length (words));
    return pattern_matches (expression, plain);
}

static guint
count_header_words (const LayoutFinder *finder, const GArray *segments) {
    guint count = 0;
    for (guint i = 0; i < segments->len; i++) {
        Span words = g_array_index (segments, LayoutWord, i).text;
        count += table_names_is (finder->lines, words);
    }
    return count;
}

/* Names behind one space, inside a stretch of words: `Cơ quan chủ Cơ quan phối Thời gian hoàn`. */
static guint
count_joined_names (const LayoutFinder *finder, guint i) {
    g_autoptr (GArray) words = layout_words (finder->lines, layout_find_line (finder, i));
    const char *text = finder->lines->clean->text->str;
    guint count = 0;
    for (guint k = 1; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        Span rest = { word->text.start, layout_find_line (finder, i)->text.end };
        rest.end = MIN (rest.end, text_character_behind (text, MIN (rest.start + NAME_BYTES, rest.end), rest.end));
        count += word->white < LAYOUT_GUTTER_COLUMNS && g_unichar_isupper (g_utf8_get_char (text + word->text.start))
                 && g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (text + word[-1].text.end)))
                 && table_names_is (finder->lines, rest);
    }
    return count;
}

gboolean
layout_find_is_header (const LayoutFinder *finder, guint i) {
    if (!layout_find_is_text (finder, i))
        return FALSE;
    g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
    if (segments->len < 2 || table_names_is_label (finder->lines, g_array_index (segments, LayoutWord, 0).text))
        return FALSE;
    guint names = count_header_words (finder, segments);
    if (segments->len >= 3 && names >= 3)
        return TRUE;
    return names >= 2 && names + count_joined_names (finder, i) >= 3;
}

/* A name goes on there in small letters: `Hoàn` and, two lines below, `thành`. */
static gboolean
goes_on_at (const LayoutFinder *finder, guint i, const LayoutWord *above) {
    if (!layout_find_is_text (finder, i))
        return FALSE;
    g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
    for (guint k = 0; k < segments->len; k++) {
        const LayoutWord *words = &g_array_index (segments, LayoutWord, k);
        if (layout_words_overlap (words, above)
            && g_unichar_islower (g_utf8_get_char (finder->lines->clean->text->str + words->text.start)))
            return TRUE;
    }
    return FALSE;
}

/* `(1)  (2)  (3) …` and `1  2  3 …` below the names. */
static gboolean
numbers_columns (const LayoutFinder *finder, guint i) {
    g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
    for (guint k = 0; k < segments->len; k++) {
        const LayoutWord *words = &g_array_index (segments, LayoutWord, k);
        if (!pattern_match (pattern_peek ("^[(\\[]?(?:\\d{1,2}|[IVX]{1,4})[])]?$"),
                            finder->lines->clean->text->str + words->text.start, span_length (words->text), 0, NULL))
            return FALSE;
    }
    return segments->len > 2;
}

/* `Tháng` over `1`, `2`, `3` …, which stand on line @i. */
static gboolean
stands_over_figures (const LayoutFinder *finder, guint i, const LayoutWord *above) {
    if (!layout_find_is_text (finder, i) || !numbers_columns (finder, i))
        return FALSE;
    g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
    return above->start >= g_array_index (segments, LayoutWord, 0).start
           && above->end <= g_array_index (segments, LayoutWord, segments->len - 1).end;
}

static gboolean
is_in_capitals (const LayoutFinder *finder, guint i) {
    const Line *line = layout_find_line (finder, i);
    return !text_has_small (line_peek (finder->lines, line), (gssize)span_length (line->text));
}

/* `S`, `ST`, `T` left of the names: the name of the numbers was broken into letters. */
static gboolean
is_broken_number (const LayoutFinder *finder, const LayoutWord *words, const GArray *seed) {
    return words->end <= g_array_index (seed, LayoutWord, 0).start + 3
           && (table_names_is_number (finder->lines, words->text) || layout_find_matches (finder, words->text, "^s$"));
}

/* A line of names above the one at @seed_line: short words right of its first name, which begin as names do or stand where
 * the line below has none. */
static gboolean
is_above_header (const LayoutFinder *finder, guint i, guint seed_line, const GArray *seed) {
    g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
    gboolean letters = segments->len > 0 && is_broken_number (finder, &g_array_index (segments, LayoutWord, 0), seed);
    if (is_in_capitals (finder, i) && !is_in_capitals (finder, seed_line) && !letters)
        return FALSE; /* the table's title */
    for (guint k = letters ? 1 : 0; k < segments->len; k++) {
        const LayoutWord *words = &g_array_index (segments, LayoutWord, k);
        gboolean is_name = table_names_is (finder->lines, words->text), overlaps = FALSE;
        for (guint n = 0; n < seed->len; n++) {
            const LayoutWord *name = &g_array_index (seed, LayoutWord, n);
            overlaps = overlaps || layout_words_overlap (words, name);
        }
        if (words->start < g_array_index (seed, LayoutWord, 0).end || words->end - words->start > NAME_COLUMNS_MAX
            || !(is_name || stands_over_figures (finder, seed_line + 1, words)
                 || (!overlaps && (segments->len > 1 || goes_on_at (finder, seed_line + 1, words)))))
            return FALSE;
    }
    return segments->len > 0;
}

/* A line that belongs to the header the line below is of: no blank line parts them. */
static gboolean
may_be_above (const LayoutFinder *finder, guint floor, guint i) {
    return i > floor && layout_find_line (finder, i)->blank_before == 0 && !layout_find_line (finder, i)->page_break
           && layout_find_is_text (finder, i - 1);
}

/* Where names stand over several others the names beside them are set in the middle of both rows, left of @seed too: from the line that
 * names the numbers up to those over several. @first where there is no such line. */
static guint
find_number_above (const LayoutFinder *finder, guint floor, guint seed, guint first) {
    gboolean found = FALSE;
    for (guint i = seed; i + HEADER_LINES_MAX > seed && may_be_above (finder, floor, i); i--) {
        g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i - 1));
        gboolean names = segments->len > 1, number = FALSE;
        for (guint k = 0; k < segments->len; k++) {
            const LayoutWord *words = &g_array_index (segments, LayoutWord, k);
            if (words->end - words->start > NAME_COLUMNS_MAX)
                return first;
            number = number || table_names_is_number (finder->lines, words->text);
            names = names || table_names_is (finder->lines, words->text);
        }
        if (!names && !number && found)
            return first;
        found = found || number;
        if (found && (names || number))
            first = MIN (first, i - 1);
    }
    return first;
}

/* A line of names below: each stretch goes on in small letters, is a name itself, or numbers a column: `(1)`. */
static gboolean
is_below_header (const LayoutFinder *finder, guint i) {
    g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
    if (numbers_columns (finder, i))
        return TRUE;
    for (guint k = 0; k < segments->len; k++) {
        const LayoutWord *words = &g_array_index (segments, LayoutWord, k);
        const char *text = finder->lines->clean->text->str + words->text.start;
        if (words->end - words->start > NAME_COLUMNS_MAX
            || !(g_unichar_islower (g_utf8_get_char (text)) || *text == '('
                 || table_names_is (finder->lines, words->text)))
            return FALSE;
    }
    return segments->len > 0;
}

/* Where a blank line stands below the header and none inside it, all lines above the blank one are of the header, though some name bodies,
 * which are not known as names. @body where there is none, or a number stands before it. */
static guint
find_blank_below (const LayoutFinder *finder, guint body) {
    guint i = body;
    for (; i < body + HEADER_BELOW_MAX && layout_find_is_text (finder, i)
           && layout_find_line (finder, i)->blank_before == 0;
         i++) {
        g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, i));
        if (table_names_is_label (finder->lines, g_array_index (segments, LayoutWord, 0).text))
            return body;
        for (guint k = 0; k < segments->len; k++)
            if (g_array_index (segments, LayoutWord, k).end - g_array_index (segments, LayoutWord, k).start
                > NAME_COLUMNS_MAX)
                return body;
    }
    if (i == body || !layout_find_is_text (finder, i) || layout_find_line (finder, i)->blank_before == 0)
        return body;
    for (guint k = i; k < i + ROW_AHEAD && layout_find_is_text (finder, k); k++) {
        g_autoptr (GArray) segments = layout_segments (finder->lines, layout_find_line (finder, k));
        if (k > i && layout_find_line (finder, k)->blank_before > 0)
            break;
        if (table_names_is_label (finder->lines, g_array_index (segments, LayoutWord, 0).text))
            return i;
    }
    return body;
}

void
layout_find_header (const LayoutFinder *finder, guint floor, guint seed, guint *ret_first, guint *ret_body) {
    g_autoptr (GArray) names = layout_segments (finder->lines, layout_find_line (finder, seed));
    guint first = seed, body = seed + 1;

    while (seed - first < HEADER_ABOVE_MAX && may_be_above (finder, floor, first)
           && is_above_header (finder, first - 1, seed, names))
        first--;
    while (layout_find_is_text (finder, body) && body - seed < HEADER_LINES_MAX
           && layout_find_line (finder, body)->blank_before == 0 && !numbers_columns (finder, body - 1)
           && is_below_header (finder, body))
        body++;
    *ret_first = find_number_above (finder, floor, seed, first);
    *ret_body = find_blank_below (finder, body);
}
