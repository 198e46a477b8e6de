/* layout_header.c - see layout_header.h. */
#include "ingest/layout_header.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"

#define PARTED_DRIFT 8 /* columns that a name may begin beside the middle between the two it parts */
#define NUMBERS_MIN  4 /* names that are figures, side by side: months */
#define NO_NAME      G_MAXUINT

/* Words that begin a name beside another, where one space parts the two. */
#define NAME_WORDS                                                                                                     \
    "^(?:don vi|co quan|thoi|san pham|ket qua|ghi chu|noi dung|nhiem vu|tien do|cong viec|bo phan|kinh phi|hoan thanh)\\b"

/* ---- the stretches of a line ------------------------------------------------------------------------------------ */

static gboolean
begins_name (const LayoutPage *page, const GArray *words, guint at) {
    const LayoutWord *word = &g_array_index (words, LayoutWord, at);
    gsize end = g_array_index (words, LayoutWord, MIN (at + 1, words->len - 1)).text.end;
    g_autofree char *plain = NULL;

    if (word->white >= LAYOUT_GUTTER_COLUMNS)
        return TRUE;
    if (!g_unichar_isupper (g_utf8_get_char (layout_text (page) + word->text.start)))
        return FALSE;
    plain = text_unaccent (layout_text (page) + word->text.start, (gssize)(end - word->text.start));
    return pattern_matches (NAME_WORDS, plain);
}

/* Twice the middle of the words. */
static guint
middle_of (const LayoutWord *words) {
    return words->start + words->end;
}

/* The word of @piece, of those that begin in large letters, that lies nearest to the middle between @left and @right; FALSE where none
 * is near. */
static gboolean
find_part (const LayoutPage *page, const GArray *words, const LayoutWord *piece, const LayoutWord *left,
           const LayoutWord *right, guint *ret_at) {
    guint wanted = (middle_of (left) + middle_of (right)) / 4, nearest = PARTED_DRIFT;
    gboolean found = FALSE;
    for (guint k = 0; k < words->len; k++) {
        const LayoutWord *word = &g_array_index (words, LayoutWord, k);
        guint away = MAX (word->start, wanted) - MIN (word->start, wanted);
        if (word->start <= piece->start || word->start >= piece->end || away >= nearest
            || !g_unichar_isupper (g_utf8_get_char (layout_text (page) + word->text.start)))
            continue;
        nearest = away;
        *ret_at = k;
        found = TRUE;
    }
    return found;
}

/* `Phòng Kinh Công an Hội Nông` above `tế`, `xã`, `dân`: each goes on below, so it is three. */
static void
part_by_line_below (const LayoutPage *page, guint i, const LayoutWord *piece, gboolean *begins) {
    const GArray *words = layout_page_words (page, i);

    /* between them a line may have the name of another column, set in its middle */
    for (guint next = i + 1; next < MIN (page->body, i + 3); next++) {
        g_autoptr (GArray) below = layout_segments (page->lines, layout_line (page, next));
        LayoutWord last = { 0 };
        guint at, met = 0;
        for (guint k = 0; k < below->len; k++) {
            const LayoutWord *part = &g_array_index (below, LayoutWord, k);
            if (!layout_words_overlap (part, piece))
                continue;
            if (met++ > 0 && find_part (page, words, piece, &last, part, &at))
                begins[at] = TRUE;
            last = *part;
        }
        if (met > 0)
            break;
    }
}

GArray *
layout_header_pieces (const LayoutPage *page, guint i) {
    const GArray *words = layout_page_words (page, i);
    g_autofree gboolean *begins = g_new0 (gboolean, words->len + 1);
    GArray *pieces = g_array_new (FALSE, FALSE, sizeof (LayoutWord));

    for (guint round = 0; round < 2; round++) {
        g_array_set_size (pieces, 0);
        for (guint k = 0; k < words->len; k++) {
            LayoutWord word = g_array_index (words, LayoutWord, k);
            if (word.start >= LAYOUT_WIDTH_MAX)
                break;
            begins[k] = begins[k] || k == 0 || begins_name (page, words, k);
            if (begins[k]) {
                g_array_append_val (pieces, word);
            } else {
                LayoutWord *last = &g_array_index (pieces, LayoutWord, pieces->len - 1);
                last->end = word.end;
                last->text.end = word.text.end;
            }
        }
        for (guint k = 0; round == 0 && k < pieces->len; k++)
            part_by_line_below (page, i, &g_array_index (pieces, LayoutWord, k), begins);
    }
    return pieces;
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

/* `3`, `IV`: a name that is a figure. */
static gboolean
is_figure (const LayoutPage *page, const LayoutWord *words) {
    return pattern_match (pattern_peek ("^(?:\\d{1,2}|[IVX]{1,4})$"), layout_text (page) + words->text.start,
                          span_length (words->text), 0, NULL);
}

/* A piece over or under two or more of another line: `Cơ quan thực hiện` above `Chủ trì` and `Phối hợp`, or
 * `chủ trì phối hợp` below `Cơ quan` and `Cơ quan`. Or `Tháng` over figures of which it may meet but one. @ret_line: theirs. */
static gboolean
is_over_several (const LayoutPage *page, const GArray *pieces, const GArray *rows, guint at, guint *ret_line) {
    const LayoutWord *piece = &g_array_index (pieces, LayoutWord, at);
    guint figures = 0, below = 0;
    LayoutWord met = { 0 };
    for (guint i = 0; i < pieces->len; i++) {
        const LayoutWord *name = &g_array_index (pieces, LayoutWord, i);
        if (g_array_index (rows, guint, i) <= g_array_index (rows, guint, at) || !layout_words_overlap (piece, name)
            || !g_unichar_isupper (g_utf8_get_char (layout_text (page) + name->text.start))
            || (below > 0 && layout_words_overlap (&met, name)))
            continue;
        *ret_line = below == 0 ? g_array_index (rows, guint, i) : MIN (*ret_line, g_array_index (rows, guint, i));
        met = *name;
        if (++below > 1)
            return TRUE;
    }
    for (guint i = 0; i + 1 < pieces->len; i++) {
        const LayoutWord *a = &g_array_index (pieces, LayoutWord, i);
        guint line = g_array_index (rows, guint, i);
        gboolean beside = line == g_array_index (rows, guint, i + 1);
        *ret_line = line;
        if (line != g_array_index (rows, guint, at) && beside && layout_words_overlap (piece, a)
            && layout_words_overlap (piece, a + 1))
            return TRUE;
        figures = beside && is_figure (page, a) && is_figure (page, a + 1) ? figures + 1 : 0;
        if (figures + 1 >= NUMBERS_MIN && line > g_array_index (rows, guint, at) && piece->start < a[1].end
            && piece->end > g_array_index (pieces, LayoutWord, i + 1 - figures).start)
            return TRUE;
    }
    return FALSE;
}

static guint
distance (const LayoutWord *a, const LayoutWord *b) {
    return MAX (middle_of (a), middle_of (b)) - MIN (middle_of (a), middle_of (b));
}

/* Beside a name over several, another may meet but one of those below it: it is over several too where two lie nearest to it. */
static void
find_more_over (const LayoutPage *page, const GArray *pieces, const GArray *rows, GArray *over_lines) {
    for (guint i = 0; i < pieces->len; i++) {
        const LayoutWord *piece = &g_array_index (pieces, LayoutWord, i);
        guint line = g_array_index (rows, guint, i), below = 0, nearest = 0;
        gboolean met = FALSE;
        for (guint k = 0; k < pieces->len; k++)
            if (g_array_index (rows, guint, k) == line && g_array_index (over_lines, guint, k) > line)
                below = g_array_index (over_lines, guint, k);
        if (below == 0 || g_array_index (over_lines, guint, i) != 0
            || !g_unichar_isupper (g_utf8_get_char (layout_text (page) + piece->text.start)))
            continue;
        for (guint k = 0; k < pieces->len; k++) {
            const LayoutWord *name = &g_array_index (pieces, LayoutWord, k);
            gboolean is_nearest = g_array_index (rows, guint, k) == below;
            for (guint o = 0; o < pieces->len && is_nearest; o++)
                is_nearest = g_array_index (rows, guint, o) != line
                             || distance (name, piece) <= distance (name, &g_array_index (pieces, LayoutWord, o));
            nearest += is_nearest;
            met = met || (is_nearest && layout_words_overlap (name, piece));
        }
        if (nearest >= 2 && met)
            g_array_index (over_lines, guint, i) = below;
    }
}

static gint
compare_places (gconstpointer a, gconstpointer b) {
    return (gint)((const LayoutWord *)a)->start - (gint)((const LayoutWord *)b)->start;
}

/* The first line of the header on which the name has words. */
static guint
top_of (const LayoutPage *page, const GArray *pieces, const GArray *rows, guint name) {
    for (guint i = 0; i < pieces->len; i++)
        if (layout_words_overlap (&g_array_index (pieces, LayoutWord, i), &page->name[name]))
            return g_array_index (rows, guint, i);
    return page->body;
}

/* Which names stand below @over, which meets some that begin on line @line: those that begin as low and lie nearer to it than to another;
 * where all names begin as low, only those it meets. */
static void
find_below (LayoutPage *page, const guint *top, guint line, LayoutOver *over) {
    gboolean higher = FALSE;

    over->first = NO_NAME;
    for (guint k = 0; k < page->names; k++)
        higher = higher || top[k] < line;
    for (guint k = 0; k < page->names; k++) {
        gboolean is_below = top[k] >= line && (higher || layout_words_overlap (&over->name, &page->name[k]));
        for (guint o = 0; o < page->n_over && is_below; o++)
            is_below = distance (&page->name[k], &page->over[o].name) >= distance (&page->name[k], &over->name);
        if (!is_below)
            continue;
        over->first = over->first == NO_NAME ? k : over->first;
        over->last = k;
    }
}

static void
find_over (LayoutPage *page, const GArray *pieces, const GArray *rows, const GArray *over_lines) {
    guint top[LAYOUT_COLUMNS_MAX] = { 0 };
    g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (LayoutWord));
    g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));

    for (guint i = 0; i < pieces->len; i++) {
        guint below = g_array_index (over_lines, guint, i), line = g_array_index (rows, guint, i);
        const LayoutWord *piece = &g_array_index (pieces, LayoutWord, i);
        if (below == 0) {
            g_array_append_val (others, *piece);
            g_array_append_val (lines, line);
        } else if (below > line && page->n_over < LAYOUT_COLUMNS_MAX
                   && g_unichar_isupper (g_utf8_get_char (layout_text (page) + piece->text.start))) {
            page->over[page->n_over++] = (LayoutOver){ .name = *piece, .line = line, .first = below };
        }
    }
    for (guint k = 0; k < page->names; k++)
        top[k] = top_of (page, others, lines, k);
    for (guint i = 0; i < page->n_over; i++)
        find_below (page, top, page->over[i].first, &page->over[i]);
    guint kept = 0;
    for (guint i = 0; i < page->n_over; i++)
        if (page->over[i].first != NO_NAME && page->over[i].last > page->over[i].first)
            page->over[kept++] = page->over[i];
    page->n_over = kept;
}

void
layout_header_read (LayoutPage *page) {
    g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (LayoutWord));
    g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
    g_autoptr (GArray) over_lines = g_array_new (FALSE, FALSE, sizeof (guint)); /* 0 where a piece is over none */
    g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (LayoutWord));

    for (guint i = page->first; i < page->body; i++) {
        g_autoptr (GArray) found = layout_header_pieces (page, i);
        g_array_append_vals (pieces, found->data, found->len);
        for (guint k = 0; k < found->len; k++)
            g_array_append_val (rows, i);
    }
    for (guint i = 0; i < pieces->len; i++) {
        guint line = 0;
        if (!is_over_several (page, pieces, rows, i, &line))
            line = 0;
        g_array_append_val (over_lines, line);
    }
    find_more_over (page, pieces, rows, over_lines);
    for (guint i = 0; i < pieces->len; i++)
        if (g_array_index (over_lines, guint, i) == 0)
            g_array_append_val (names, g_array_index (pieces, LayoutWord, i));
    g_array_sort (names, compare_places);
    page->names = page->n_over = 0;
    for (guint i = 0; i < names->len; i++) {
        const LayoutWord *name = &g_array_index (names, LayoutWord, i);
        if (page->names > 0 && name->start < page->name[page->names - 1].end)
            page->name[page->names - 1].end = MAX (page->name[page->names - 1].end, name->end);
        else if (page->names < LAYOUT_COLUMNS_MAX)
            page->name[page->names++] = *name;
    }
    find_over (page, pieces, rows, over_lines);
}

guint
layout_header_column (const LayoutPage *page, guint i, const LayoutWord *words, gboolean *ret_below) {
    guint column = 0;

    *ret_below = FALSE;
    for (guint o = 0; o < page->n_over; o++)
        if (page->over[o].line == i && page->over[o].name.start == words->start)
            return page->over[o].first;
    for (guint k = 0; k < page->names; k++)
        if (layout_words_overlap (words, &page->name[k]))
            break;
        else if (words->start >= page->name[k].end)
            column = MIN (k + 1, page->names - 1);
    for (guint o = 0; o < page->n_over; o++)
        *ret_below
            = *ret_below || (column >= page->over[o].first && column <= page->over[o].last && i > page->over[o].line);
    return column;
}
