/* layout_page.c - see layout_page.h. What is printed from a PDF sets each cell some columns beside the one above it, and may leave
 * one space between two cells: so cuts are voted for by all lines of the page, and once more by the lines of each row. */
#include "ingest/layout_page.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "ingest/table_names.h"

#define DRIFT       8 /* columns that a row's cells may lie beside the page's */
#define OVERHANG    3 /* columns that a stretch of words may reach over a cut */
#define MARKS_MIN   2 /* letters alone, of a page whose cells are marked */
#define NAMES_DRIFT 6 /* columns that a page without a header may lie beside the one before */

/* ---- words ------------------------------------------------------------------------------------------------------ */

GArray *
layout_words (const Lines *lines, const Line *line) {
    const char *text = lines->clean->text->str;
    GArray *words = g_array_new (FALSE, FALSE, sizeof (LayoutWord));
    guint column = line->indent, white = LAYOUT_GUTTER_COLUMNS;

    for (gsize at = line->text.start; at < line->text.end && line->kind == LINE_TEXT;) {
        gsize next = (gsize)(g_utf8_next_char (text + at) - text);
        if (text[at] == ' ' || text[at] == '\t') {
            guint step = text[at] == '\t' ? 8 - column % 8 : 1;
            white += text[at] == '\t' ? LAYOUT_GUTTER_COLUMNS : 1;
            column += step;
        } else {
            if (white > 0)
                g_array_append_val (words, ((LayoutWord){ column, column, white, { at, at } }));
            LayoutWord *last = &g_array_index (words, LayoutWord, words->len - 1);
            last->end = ++column;
            last->text.end = next;
            white = 0;
        }
        at = next;
    }
    return words;
}

GArray *
layout_segments (const Lines *lines, const Line *line) {
    GArray *words = layout_words (lines, line);
    guint count = 0;

    for (guint i = 0; i < words->len; i++) {
        LayoutWord word = g_array_index (words, LayoutWord, i);
        if (count == 0 || word.white >= LAYOUT_GUTTER_COLUMNS) {
            g_array_index (words, LayoutWord, count++) = word;
        } else {
            LayoutWord *last = &g_array_index (words, LayoutWord, count - 1);
            last->end = word.end;
            last->text.end = word.text.end;
        }
    }
    g_array_set_size (words, count);
    return words;
}

void
layout_page_clear (LayoutPage *page) {
    g_clear_pointer (&page->words, g_ptr_array_unref);
}

const GArray *
layout_page_words (const LayoutPage *page, guint i) {
    return g_ptr_array_index (page->words, i - page->first);
}

static gboolean
begins_large (const LayoutPage *page, const LayoutWord *word) {
    return !g_unichar_islower (g_utf8_get_char (layout_text (page) + word->text.start));
}

static gboolean
is_dash (const LayoutPage *page, const LayoutWord *word) {
    return span_length (word->text) == 1 && strchr ("-+", layout_text (page)[word->text.start]) != NULL;
}

/* What may mark a cell and be all its words. */
static gboolean
is_mark (const LayoutPage *page, const LayoutWord *word) {
    return span_length (word->text) == 1 && strchr ("XxCPVv", layout_text (page)[word->text.start]) != NULL;
}

void
layout_page_read_words (LayoutPage *page) {
    page->words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
    memset (page->points, 0, sizeof page->points);
    page->marks = 0;
    for (guint i = page->first; i < page->end; i++) {
        GArray *words = layout_words (page->lines, layout_line (page, i));
        g_ptr_array_add (page->words, words);
        for (guint k = 0; k < words->len; k++) {
            const LayoutWord *word = &g_array_index (words, LayoutWord, k);
            page->marks += k > 0 && word->white >= LAYOUT_GUTTER_COLUMNS && is_mark (page, word)
                           && (k + 1 == words->len || word[1].white >= LAYOUT_GUTTER_COLUMNS);
            if (word->white < LAYOUT_GUTTER_COLUMNS || !is_dash (page, word))
                continue;
            for (guint column = word->start; column <= MIN (word->start + DRIFT, LAYOUT_WIDTH_MAX); column++)
                page->points[column > DRIFT / 2 ? column - DRIFT / 2 : 0] = 1;
        }
    }
}

/* Where cells of the page have points, a dash at their place begins one. */
static gboolean
is_point (const LayoutPage *page, const LayoutWord *word) {
    return is_dash (page, word) && word->start < LAYOUT_WIDTH_MAX && page->points[word->start];
}

/* `25/02`, `15/4/2026`: what the cell of a time may be. */
static gboolean
is_day (const LayoutPage *page, const LayoutWord *word) {
    return pattern_match (pattern_peek ("^\\d{1,2}/\\d{1,2}(?:/\\d{4})?$"), layout_text (page) + word->text.start,
                          span_length (word->text), 0, NULL);
}

static gboolean
goes_on_with_day (const LayoutPage *page, const LayoutWord *word) {
    return pattern_match (pattern_peek ("^(?i:ngày|trước|sau|đến|từ|hết|vào|hạn|là|dịp|và|[-–(]|.*[,;(-])$"),
                          layout_text (page) + word->text.start, span_length (word->text), 0, NULL);
}

/* A large letter behind small ones: in `kinh tế Sở Tài chính` at `Sở`; a day that no word leads to. */
static gboolean
begins_phrase (const LayoutPage *page, const GArray *words, guint at) {
    const LayoutWord *word = &g_array_index (words, LayoutWord, at);
    if (at == 0 || is_dash (page, word))
        return at == 0 || is_point (page, word);
    if (is_day (page, word))
        return !goes_on_with_day (page, word - 1);
    return begins_large (page, word) && !is_point (page, word - 1)
           && !g_unichar_isupper (g_utf8_get_char (layout_text (page) + word[-1].text.start));
}

/* How much speaks for a cell that begins at word @at, where one space parts it from the word before: all of @most, or less. No cell
 * ends with `và` or a comma but where its line was wrapped there; names of bodies and times begin with words of their own. */
static gint
weigh_beginning (const LayoutPage *page, const GArray *words, guint at, gint most) {
    const LayoutWord *word = &g_array_index (words, LayoutWord, at);
    const char *text = layout_text (page);
    gint weight = begins_phrase (page, words, at) ? most : begins_large (page, word) ? most / 2 : most / 3;
    if (at == 0 || weight <= 1)
        return weight;
    if (pattern_match (pattern_peek ("[,;(]$|^(?:và|hoặc|của|về|cho|với|các|theo|tại|từ|đến|trong|do)$"),
                       text + word[-1].text.start, span_length (word[-1].text), 0, NULL))
        return weight / 2;
    return weight;
}

/* The end of the stretch of words that word @at belongs to. */
static guint
end_of_stretch (const GArray *words, guint at) {
    while (at + 1 < words->len && g_array_index (words, LayoutWord, at + 1).white < LAYOUT_GUTTER_COLUMNS)
        at++;
    return g_array_index (words, LayoutWord, at).end;
}

static guint
start_of_stretch (const GArray *words, guint at) {
    while (g_array_index (words, LayoutWord, at).white < LAYOUT_GUTTER_COLUMNS)
        at--;
    return g_array_index (words, LayoutWord, at).start;
}

/* ---- cuts ------------------------------------------------------------------------------------------------------- */

typedef struct {
    gint begins[LAYOUT_WIDTH_MAX + 1]; /* stretches of words that begin here */
    gint cut[LAYOUT_WIDTH_MAX + 1];    /* words or stretches that a cut here goes through */
} Votes;

/* A figure that what stands before it wants: `số 4`, `tháng 6`. */
static gboolean
counts_word_before (const LayoutPage *page, const LayoutWord *word) {
    return g_ascii_isdigit (layout_text (page)[word->text.start])
           && pattern_match (
               pattern_peek ("^(?i:số|tháng|quý|ngày|năm|đợt|thôn|khu|tổ|lớp|khóa|khối|mẫu|từ|đến|trước|trong|và|cấp|"
                             "loại|kỳ|lần|vụ|tuần|khoản|điều|mục|.*[,;(-])$"),
               layout_text (page) + word[-1].text.start, span_length (word[-1].text), 0, NULL);
}

/* Behind one space a cell may begin only where the words run across a cut beside it, but not behind the column of numbers. */
static gboolean
may_begin_cell (const LayoutPage *page, const GArray *words, guint at) {
    const LayoutWord *word = &g_array_index (words, LayoutWord, at);
    guint end = end_of_stretch (words, at);
    for (guint c = page->numbered ? 1 : 0; c + 1 < page->count && !counts_word_before (page, word); c++) {
        if (word->start + DRIFT < page->cuts[c] || word->start > page->cuts[c] + DRIFT)
            continue;
        if (end > page->cuts[c] + OVERHANG)
            return TRUE;
        if (end > page->cuts[c] + 1 && word->start + OVERHANG >= page->cuts[c] && begins_phrase (page, words, at))
            return TRUE;
    }
    return FALSE;
}

/* Adds what line @i says of each place. Names are set in the middle: their beginnings say little. @single: what a word behind one space counts where it begins a phrase. */
static void
count_votes (const LayoutPage *page, guint i, gint weight, gint single, Votes *votes) {
    const GArray *words = layout_page_words (page, i);
    for (guint k = 0; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        if (word->start >= LAYOUT_WIDTH_MAX)
            break;
        if (i < page->body)
            votes->begins[word->start] += word->white >= LAYOUT_GUTTER_COLUMNS ? 3 : 0;
        else if (word->white >= LAYOUT_GUTTER_COLUMNS
                 || (k == 1 && page->numbered && table_names_is_label (page->lines, word[-1].text)))
            votes->begins[word->start] += (begins_large (page, word) ? 6 : single > 1 ? 2 : 4) * weight;
        else if (may_begin_cell (page, words, k))
            votes->begins[word->start] += weigh_beginning (page, words, k, single * weight);
        for (guint column = word->start + 1; column < MIN (word->end, LAYOUT_WIDTH_MAX); column++)
            votes->cut[column] += 4 * weight;
        if (k > 0 && word->white < LAYOUT_GUTTER_COLUMNS) {
            votes->cut[word->start] += 2 * weight;
            votes->cut[word->start - 1] += 4 * weight;
        }
    }
}

static guint
best_place (const Votes *votes, guint from, guint to, guint near) {
    guint best = from;
    gint most = G_MININT;
    for (guint column = from; column <= MIN (to, LAYOUT_WIDTH_MAX - 1); column++) {
        gint away = near == 0 ? 0 : (gint)(MAX (column, near) - MIN (column, near));
        gint score = 2 * (votes->begins[column] - votes->cut[column]) - away;
        if (column > 0 && near == 0)
            score += (votes->begins[column - 1] + votes->begins[column + 1]) / 3;
        if (score > most) {
            most = score;
            best = column;
        }
    }
    return best;
}

void
layout_page_find_cuts (LayoutPage *page) {
    g_autofree Votes *votes = g_new0 (Votes, 1);
    guint drift = page->body > page->first ? 0 : NAMES_DRIFT, before = 0;

    page->count = 1;
    for (guint i = page->first; i < page->end; i++) {
        const GArray *words = layout_page_words (page, i);
        if (i < page->body || words->len > 2)
            count_votes (page, i, i < page->body ? 2 : 1, 1, votes);
    }
    for (guint k = 0; k + 1 < page->names; k++) {
        const LayoutWord *left = &page->name[k], *right = &page->name[k + 1];
        guint from = MAX (before, (left->start + left->end) / 2 + 1), to = right->start + drift;
        if (left->end > drift && left->end - drift > from)
            from = left->end - drift;
        if (from > to)
            from = to;
        before = best_place (votes, from, to, 0);
        page->cuts[page->count++ - 1] = before;
        before++;
    }
}

void
layout_page_row_cuts (const LayoutPage *page, guint first, guint end, guint *ret_cuts) {
    g_autofree Votes *votes = g_new0 (Votes, 1);
    for (guint i = first; i < end; i++)
        count_votes (page, i, 1, 6, votes);
    for (guint k = 0; k + 1 < page->count; k++) {
        guint cut = page->cuts[k], low = k > 0 ? page->cuts[k - 1] + (cut - page->cuts[k - 1]) / 3 : cut / 2;
        guint high = k + 2 < page->count ? (page->cuts[k + 1] + cut) / 2 : cut + DRIFT;
        if (k > 0)
            low = MAX (low, ret_cuts[k - 1] + 1);
        ret_cuts[k] = best_place (votes, MAX (low, cut > DRIFT ? cut - DRIFT : 0), MIN (high, cut + DRIFT), cut);
    }
}

/* ---- cells ------------------------------------------------------------------------------------------------------ */

/* The word beside @cut that a cell most likely begins with, behind one space; -1 where none with a large letter is near. */
static gint
find_beginning (const LayoutPage *page, const GArray *words, guint cut) {
    gint best = -1;
    guint least = DRIFT + 1;
    for (guint k = 1; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        guint away = MAX (word->start, cut) - MIN (word->start, cut);
        if (word->white >= LAYOUT_GUTTER_COLUMNS || away > DRIFT || !begins_large (page, word)
            || is_point (page, word - 1))
            continue;
        away += begins_phrase (page, words, k) ? 0 : away > OVERHANG ? DRIFT : 2;
        if (away < least) {
            least = away;
            best = (gint)k;
        }
    }
    return best;
}

/* The word nearest to @cut behind one space; -1 where there is none. */
static gint
find_nearest (const GArray *words, guint cut) {
    gint best = -1;
    guint nearest = G_MAXUINT;
    for (guint k = 1; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        guint away = MAX (word->start, cut) - MIN (word->start, cut);
        if (word->white < LAYOUT_GUTTER_COLUMNS && away < nearest) {
            nearest = away;
            best = (gint)k;
        }
    }
    return best;
}

/* A column behind that of @cut begins at @start or before it. */
static gboolean
is_beyond (const LayoutPage *page, guint start, guint cut) {
    for (guint c = 0; c + 1 < page->count; c++)
        if (page->cuts[c] > cut + DRIFT && start + OVERHANG >= page->cuts[c])
            return TRUE;
    return FALSE;
}

/* In a cell that is set to both edges, its first word may stand left of @cut and the next far behind it: `Các        phòng`. */
static gboolean
is_torn (const LayoutPage *page, const GArray *words, guint at, guint cut) {
    const LayoutWord *word = &g_array_index (words, LayoutWord, at);
    return at > 1 && at < words->len && word->white >= LAYOUT_GUTTER_COLUMNS && word->start >= cut + OVERHANG
           && (!begins_large (page, word) || is_dash (page, word)) && word[-1].white < LAYOUT_GUTTER_COLUMNS
           && begins_large (page, word - 1) && word[-1].start + DRIFT > cut && word[-1].end <= cut + OVERHANG
           && !is_beyond (page, word->start, cut);
}

/* A mark near @cut that one space parts from the words of the cell before. */
static gboolean
is_mark_at (const LayoutPage *page, const GArray *words, guint at, guint cut) {
    if (at == 0 || at >= words->len)
        return FALSE;
    const LayoutWord *word = &g_array_index (words, LayoutWord, at);
    return is_mark (page, word) && word->white < LAYOUT_GUTTER_COLUMNS
           && MAX (word->start, cut) - MIN (word->start, cut) <= OVERHANG
           && (at + 1 == words->len || word[1].white >= LAYOUT_GUTTER_COLUMNS);
}

/* The first word of the line that lies right of @cut. */
static guint
first_right_of (const LayoutPage *page, const GArray *words, guint cut) {
    guint at = 0;
    gint beginning;
    while (at < words->len && g_array_index (words, LayoutWord, at).start < cut)
        at++;
    if (is_torn (page, words, at, cut))
        return at - 1;
    for (guint k = MAX (at, 2) - 1; k <= at && page->marks >= MARKS_MIN; k++)
        if (is_mark_at (page, words, k, cut))
            return k;
    if (at == 0
        || ((at == words->len || g_array_index (words, LayoutWord, at).white >= LAYOUT_GUTTER_COLUMNS)
            && g_array_index (words, LayoutWord, at - 1).end <= cut))
        return at;
    /* a stretch of words runs across: it is two cells, or all of it is left or right */
    beginning = find_beginning (page, words, cut);
    if (beginning > 0 && at < words->len && g_array_index (words, LayoutWord, at).start == cut
        && g_array_index (words, LayoutWord, beginning).start + 2 * OVERHANG < cut)
        return at;
    if (beginning > 0 && end_of_stretch (words, (guint)beginning) > cut + 1)
        return (guint)beginning;
    if (at < words->len && g_array_index (words, LayoutWord, at).start == cut)
        return at;
    if (end_of_stretch (words, at - 1) <= cut + OVERHANG) {
        while (at < words->len && g_array_index (words, LayoutWord, at).white < LAYOUT_GUTTER_COLUMNS)
            at++;
        return at;
    }
    if (start_of_stretch (words, at - 1) + OVERHANG >= cut) {
        while (g_array_index (words, LayoutWord, at - 1).white < LAYOUT_GUTTER_COLUMNS)
            at--;
        return at - 1;
    }
    beginning = find_nearest (words, cut);
    return beginning < 0 ? at : (guint)beginning;
}

gboolean
layout_page_has_label (const LayoutPage *page, guint i) {
    const GArray *words = layout_page_words (page, i);
    const LayoutWord *word;
    if (words->len == 0)
        return FALSE;
    word = &g_array_index (words, LayoutWord, 0);
    if (page->numbered ? word->start >= page->cuts[0]
                       : words->len < 2 || g_array_index (words, LayoutWord, 1).white < LAYOUT_GUTTER_COLUMNS)
        return FALSE;
    return table_names_is_label (page->lines, word->text);
}

Span
layout_page_cell (const LayoutPage *page, guint i, const guint *cuts, guint column) {
    const GArray *words = layout_page_words (page, i);
    /* the number may stand one space before the words of its row */
    guint numbers = page->numbered && layout_page_has_label (page, i) ? 1 : 0;
    guint from = column > 0 ? MAX (first_right_of (page, words, cuts[column - 1]), numbers) : 0;
    guint to = column + 1 < page->count ? first_right_of (page, words, cuts[column]) : words->len;
    if (numbers > 0 && column < 2)
        *(column == 0 ? &to : &from) = 1;
    if (from >= to)
        return (Span){ 0, 0 };
    return (Span){ g_array_index (words, LayoutWord, from).text.start,
                   g_array_index (words, LayoutWord, to - 1).text.end };
}

gboolean
layout_page_is_guessed (const LayoutPage *page, guint i, const guint *cuts) {
    const GArray *words = layout_page_words (page, i);
    guint numbers = page->numbered && layout_page_has_label (page, i) ? 1 : 0;

    for (guint c = numbers; c + 1 < page->count; c++) {
        guint at = first_right_of (page, words, cuts[c]);
        if (at > numbers && at < words->len
            && (g_array_index (words, LayoutWord, at).white < LAYOUT_GUTTER_COLUMNS
                || is_torn (page, words, at + 1, cuts[c])))
            return TRUE;
        /* what was left whole reaches far over the cut */
        if (at > 0 && at <= words->len && g_array_index (words, LayoutWord, at - 1).end > cuts[c] + 1)
            return TRUE;
    }
    return FALSE;
}

/* A cell of the next column begins at the cut, one space behind the words of the one before. */
static gboolean
begins_cell_at (const LayoutPage *page, const GArray *words, guint cut) {
    for (guint k = 1; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        if (word->start + DRIFT >= cut && word->start <= cut + DRIFT && begins_phrase (page, words, k))
            return TRUE;
    }
    return FALSE;
}

gboolean
layout_page_is_title (const LayoutPage *page, guint i) {
    const GArray *words = layout_page_words (page, i);
    guint stretches = 0, end;
    if (!layout_page_has_label (page, i) || words->len < 2)
        return FALSE;
    for (guint k = 1; k < words->len; k++)
        stretches += k == 1 || g_array_index (words, LayoutWord, k).white >= LAYOUT_GUTTER_COLUMNS;
    end = g_array_index (words, LayoutWord, words->len - 1).end;
    if (stretches != 1 || (page->count > 2 && g_array_index (words, LayoutWord, 1).start >= page->cuts[1]))
        return FALSE;
    return page->count < 3 || end > page->cuts[2] + OVERHANG
           || g_ascii_isupper (layout_text (page)[g_array_index (words, LayoutWord, 0).text.start])
           || (end > page->cuts[1] + OVERHANG && !begins_cell_at (page, words, page->cuts[1]));
}

gboolean
layout_page_has_beginning (const LayoutPage *page, guint i) {
    for (guint c = 0; c + 1 < page->count; c++)
        if (begins_cell_at (page, layout_page_words (page, i), page->cuts[c]))
            return TRUE;
    return FALSE;
}

guint
layout_page_crossed (const LayoutPage *page, guint i) {
    const GArray *words = layout_page_words (page, i);
    guint most = 0;
    for (guint k = 0; k < words->len; k++) {
        guint crossed = 0, end;
        if (g_array_index (words, LayoutWord, k).white < LAYOUT_GUTTER_COLUMNS)
            continue;
        end = end_of_stretch (words, k);
        for (guint c = 0; c + 1 < page->count; c++)
            crossed += g_array_index (words, LayoutWord, k).start + OVERHANG < page->cuts[c]
                       && end > page->cuts[c] + OVERHANG;
        most = MAX (most, crossed);
    }
    return most;
}
