/* layout_rows.c - see layout_rows.h. Lines say nothing of their row; what tells is where its number stands, that each cell is set
 * in the row's middle or at its top, and that a cell begins with a large letter. Of all divisions the one with the fewest faults
 * is taken (dynamic programming over the lines, rows of at most ROW_LINES_MAX). Faults are counted in tenths of one. */
#include "ingest/layout_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/pattern.h"
#include "ingest/layout_reach.h"
#include "ingest/table_names.h"

#define ROW_LINES_MAX 60

enum {
    FAULT_SMALL_LETTER = 25,  /* a cell begins in small letters */
    FAULT_GOES_ON = 12,       /* its last line ends as a line does that goes on */
    FAULT_NO_LABEL = 50,      /* a row without a number where rows are numbered */
    FAULT_NO_LABEL_EDGE = 20, /* the same at the page's top, where a row may go on */
    FAULT_EMPTY_CELL = 12,    /* where rows have no number */
    FAULT_BLANK_INSIDE = 5,
    FAULT_BLANK_PARTS = 60,  /* where blank lines part the rows */
    FAULT_HOLE = 20,         /* lines without words inside a cell */
    FAULT_ROW_INSIDE = 20,   /* all cells begin anew on a line inside a row */
    FAULT_ANEW_INSIDE = 25,  /* the same of the cells that have words there, two at least */
    FAULT_ENDED_INSIDE = 8,  /* more, for each of them whose line above had room for what follows */
    FAULT_TWO_TIMES = 30,    /* a cell has two times, each on a line of its own */
    FAULT_MERGED_LABEL = 65, /* a row without a number begins inside: its number was merged with the one above */
    FAULT_OFF_MIDDLE = 10,   /* a line beside the middle or the top; the first half line is nearly none */
    FAULT_OFF_MAX = 60,
    FAULT_NEVER = 1 << 20,
};

typedef struct {
    guint line;
    guint place; /* lines and blank lines from the page's top */
    gboolean has_label, is_title;
    gboolean begins_all;               /* all its cells begin in large letters, but one */
    gboolean may_be_title, is_alone;   /* a title that stands in the first column of a table without numbers */
    guint8 filled[LAYOUT_COLUMNS_MAX]; /* bits of Filled */
    guint16 taken[LAYOUT_COLUMNS_MAX]; /* how wide the words of each cell are */
    guint16 first[LAYOUT_COLUMNS_MAX]; /* how wide its first word is */
} RowLine;

enum { FILLED = 1, BEGINS_SMALL = 2, GOES_ON = 4, BEGINS_LARGE = 8, WHOLE_TIME = 16 };

typedef struct {
    const LayoutPage *page;
    GArray *lines; /* of RowLine */
    gboolean has_labels;
    gboolean at_top;
    guint blank_inside; /* what a blank line inside a row counts */
} Divider;

static const RowLine *
row_line (const Divider *divider, guint i) {
    return &g_array_index (divider->lines, RowLine, i);
}

static guint8
read_cell (const LayoutPage *page, guint i, Span cell) {
    const char *text = layout_text (page);
    guint8 bits = FILLED;
    if (cell.end <= cell.start)
        return 0;
    if (g_unichar_islower (g_utf8_get_char (text + cell.start)) || strchr (",;)/", text[cell.start]) != NULL)
        bits |= BEGINS_SMALL;
    else if (g_unichar_isupper (g_utf8_get_char (text + cell.start)))
        bits |= BEGINS_LARGE;
    if (pattern_match (
            pattern_peek (
                "^(?i:(?:trước |ngày |chậm nhất )*\\d{1,2}/\\d{1,2}(?:/\\d{4})?|(?:năm )?20\\d\\d(?: ?[-–] ?20\\d\\d)?|"
                "(?:trong |cuối |đầu )?(?:tháng|quý) (?:[ivx]+|\\d{1,2})(?: ?/ ?20\\d\\d)?|thường xuyên|h[àằ]ng (?:năm|quý|tháng|tuần))$"),
            text + cell.start, span_length (cell), 0, NULL))
        bits |= WHOLE_TIME;
    if (layout_reach_goes_on (page, cell))
        bits |= GOES_ON;
    return bits;
}

static gboolean
is_label_cell (const LayoutPage *page, guint i) {
    Span cell = layout_page_cell (page, i, page->cuts, page->label_column);
    return cell.end > cell.start && table_names_is_label (page->lines, cell);
}

static void
read_lines (Divider *divider) {
    const LayoutPage *page = divider->page;
    guint place = 0;

    divider->lines = g_array_new (FALSE, TRUE, sizeof (RowLine));
    for (guint i = page->body; i < page->end; i++) {
        const Line *line = layout_line (page, i);
        RowLine row = { .line = i };
        guint large = 0;
        place += 1 + MIN (line->blank_before, 3);
        if (line->kind != LINE_TEXT)
            continue;
        row.place = place;
        row.has_label = layout_page_has_label (page, i);
        row.is_title = page->numbered && layout_page_is_title (page, i);
        for (guint k = 0; k < page->count; k++) {
            Span cell = layout_page_cell (page, i, page->cuts, k);
            guint start, end, width;
            row.filled[k] = read_cell (page, i, cell);
            large += (row.filled[k] & (FILLED | BEGINS_SMALL)) == FILLED;
            layout_reach_of (page, i, cell, &start, &end, &width);
            row.taken[k] = (guint16)MIN (end - start, G_MAXUINT16);
            row.first[k] = (guint16)MIN (width, G_MAXUINT16);
        }
        if (page->label_column > 0)
            row.has_label = is_label_cell (page, i);
        row.begins_all = large + 1 >= page->count;
        g_array_append_val (divider->lines, row);
    }
}

/* Line @above of the column had room for the first word of line @below. */
static gboolean
had_room (const Divider *divider, guint above, guint below, guint column) {
    return layout_reach_had_room (divider->page, column, row_line (divider, above)->taken[column],
                                  row_line (divider, below)->first[column]);
}

/* Words that begin where the numbers do and are none: a title or sum over several columns, `Tháng 9/2026`, `Tổng cộng`. */
static void
find_alone_in_numbers (Divider *divider) {
    const LayoutPage *page = divider->page;
    guint labels = 0;

    for (guint i = 0; i < divider->lines->len; i++)
        if (row_line (divider, i)->has_label)
            labels = MAX (labels,
                          g_array_index (layout_page_words (page, row_line (divider, i)->line), LayoutWord, 0).start);
    for (guint i = 0; i < divider->lines->len; i++) {
        RowLine *line = &g_array_index (divider->lines, RowLine, i);
        const GArray *words = layout_page_words (page, line->line);
        const LayoutWord *first = &g_array_index (words, LayoutWord, 0);
        if (line->has_label || words->len < 2 || first->start > labels || first->start >= page->cuts[0]
            || !g_unichar_isupper (g_utf8_get_char (layout_text (page) + first->text.start)))
            continue;
        line->is_alone
            = g_array_index (words, LayoutWord, 1).white < LAYOUT_GUTTER_COLUMNS && first[1].end > page->cuts[0];
    }
}

/* Lines that stand alone in the first column, with room on the line above and on their own: titles where the first line is one, else
 * they may be further paragraphs of the cell above. */
static void
find_alone (Divider *divider) {
    gboolean titles = FALSE;
    if (divider->page->numbered)
        find_alone_in_numbers (divider);
    for (guint i = 0; i + 1 < divider->lines->len && !divider->has_labels; i++) {
        RowLine *line = &g_array_index (divider->lines, RowLine, i);
        guint others = 0, beside = 0, next = i + 1;
        /* the row below may begin in another column, with the first in its middle */
        while (next + 1 < divider->lines->len && next < i + 3 && row_line (divider, next)->filled[0] == 0)
            next++;
        const RowLine *below = row_line (divider, next);
        for (guint k = 1; k < divider->page->count; k++) {
            others += line->filled[k] != 0;
            beside += below->filled[k] != 0;
        }
        line->may_be_title
            = line->filled[0] == (FILLED | BEGINS_LARGE) && others == 0 && beside > 0
              && (below->filled[0] & (FILLED | BEGINS_LARGE)) == (FILLED | BEGINS_LARGE)
              && had_room (divider, i, next, 0)
              && (i == 0 || row_line (divider, i - 1)->filled[0] == 0 || had_room (divider, i - 1, i, 0));
        titles = titles || (i == 0 && line->may_be_title);
        line->is_alone = titles && line->may_be_title;
    }
}

/* What speaks against line @i as a further line of a row whose cells end so far as @bottom says (@top: G_MAXUINT where they have no
 * words yet): its cells, two at least, begin in large letters, and what stands above them had ended. */
static guint
count_anew (const Divider *divider, guint i, const guint *top, const guint *bottom) {
    const LayoutPage *page = divider->page;
    const RowLine *line = row_line (divider, i);
    guint large = 0, small = 0, ended = 0, times = 0;

    for (guint k = 0; k < page->count; k++) {
        if (line->filled[k] == 0 || (page->numbered && k == 0) || (page->label_column > 0 && k == page->label_column))
            continue;
        if (line->filled[k] & BEGINS_SMALL) {
            small++;
            continue;
        }
        large += (line->filled[k] & BEGINS_LARGE) != 0;
        if (top[k] == G_MAXUINT)
            continue;
        /* a whole time below a whole time */
        if ((line->filled[k] & WHOLE_TIME) && (row_line (divider, bottom[k])->filled[k] & WHOLE_TIME)) {
            large += (line->filled[k] & BEGINS_LARGE) == 0;
            ended += 2;
            times = FAULT_TWO_TIMES;
            continue;
        }
        if (row_line (divider, bottom[k])->filled[k] & GOES_ON) {
            small++;
            continue;
        }
        ended += bottom[k] + 1 < i || had_room (divider, bottom[k], i, k);
    }
    /* one cell may be merged over both rows */
    if (large < 2 || small > (large >= 3 && ended >= 2 ? 1 : 0))
        return times;
    if (divider->has_labels)
        return large >= 3 && ended >= 2 && large + small + 2 >= page->count ? FAULT_MERGED_LABEL : times;
    return FAULT_ANEW_INSIDE + ended * FAULT_ENDED_INSIDE;
}

/* Blank lines part the rows: one stands between any two numbers; without numbers, no cell begins in small letters below any of three. */
static gboolean
blanks_part_rows (const Divider *divider) {
    guint blanks = 0, labels = 0, since = 0;
    for (guint i = 0; i < divider->lines->len; i++) {
        const RowLine *line = row_line (divider, i);
        if (i > 0 && layout_line (divider->page, line->line)->blank_before > 0) {
            blanks++;
            since++;
            for (guint k = 0; k < divider->page->count && !divider->has_labels; k++)
                if (line->filled[k] & BEGINS_SMALL)
                    return FALSE;
        }
        if (!line->has_label)
            continue;
        if (labels++ > 0 && since == 0)
            return FALSE;
        since = 0;
    }
    return divider->has_labels ? labels > 1 && blanks + 1 >= labels : blanks >= 3;
}

/* Where blank lines part the rows, a title has one above and below; else it is a row's line whose cells nearly touch. */
static void
drop_titles_inside (const Divider *divider) {
    for (guint i = 0; i < divider->lines->len; i++) {
        RowLine *line = &g_array_index (divider->lines, RowLine, i);
        gboolean above = i > 0 && layout_line (divider->page, line->line)->blank_before == 0;
        gboolean below = i + 1 < divider->lines->len
                         && layout_line (divider->page, row_line (divider, i + 1)->line)->blank_before == 0;
        line->is_title = line->is_title && !above && !below;
    }
}

static guint
off_middle (guint twice_off) {
    return twice_off <= 1 ? twice_off * 3 : MIN ((twice_off - 1) * FAULT_OFF_MIDDLE + 3, FAULT_OFF_MAX);
}

/* The faults of the row [@first, @end) whose cells begin and end as @top and @bottom say. @label: its line, or -1. */
static guint
count_faults (const Divider *divider, guint first, guint end, const guint *top, const guint *bottom, gint label) {
    const LayoutPage *page = divider->page;
    guint begin = row_line (divider, first)->place, twice = begin + row_line (divider, end - 1)->place, faults = 0;

    if (label >= 0) {
        guint place = row_line (divider, (guint)label)->place;
        faults += divider->at_top ? MIN ((place - begin) * 30, 10 * FAULT_OFF_MAX)
                                  : off_middle ((guint)abs ((gint)(2 * place) - (gint)twice));
        twice = 2 * place;
    } else if (divider->has_labels) {
        faults += first == 0 ? FAULT_NO_LABEL_EDGE : FAULT_NO_LABEL;
    }
    if (row_line (divider, first)->is_alone)
        return 0;
    for (guint k = page->numbered ? 1 : 0; k < page->count; k++) {
        guint off;
        if (top[k] == G_MAXUINT) {
            faults += divider->has_labels ? 0 : FAULT_EMPTY_CELL;
            continue;
        }
        off = MIN ((row_line (divider, top[k])->place - begin) * FAULT_OFF_MIDDLE, FAULT_OFF_MAX);
        if (!divider->at_top)
            off = MIN (off, off_middle ((guint)abs (
                                (gint)(row_line (divider, top[k])->place + row_line (divider, bottom[k])->place)
                                - (gint)twice)));
        faults += off;
        if ((row_line (divider, top[k])->filled[k] & BEGINS_SMALL) && !(first == 0 && label < 0))
            faults += FAULT_SMALL_LETTER;
        if ((row_line (divider, bottom[k])->filled[k] & GOES_ON) && end < divider->lines->len)
            faults += FAULT_GOES_ON;
    }
    return faults;
}

/* The best division; @ret_from: for each end of a row, where it begins. Returns its faults. */
static guint
divide (const Divider *divider, GArray *from) {
    guint length = divider->lines->len;
    g_autofree guint *best = g_new (guint, length + 1);

    best[0] = 0;
    for (guint i = 1; i <= length; i++)
        best[i] = FAULT_NEVER;
    for (guint first = 0; first < length; first++) {
        guint top[LAYOUT_COLUMNS_MAX], bottom[LAYOUT_COLUMNS_MAX] = { 0 }, inside = 0;
        gint label = -1;
        memset (top, 0xff, sizeof top);
        for (guint i = first; i < MIN (length, first + ROW_LINES_MAX); i++) {
            const RowLine *line = row_line (divider, i);
            guint faults;
            /* a title is a row of one line; a number begins a row of its own */
            if (i > first
                && (line->is_title || row_line (divider, first)->is_title || line->is_alone
                    || row_line (divider, first)->is_alone || (line->has_label && label >= 0)))
                break;
            if (line->has_label)
                label = (gint)i;
            if (i > first && layout_line (divider->page, line->line)->blank_before > 0)
                inside += divider->blank_inside;
            if (i > first && line->begins_all && !divider->has_labels)
                inside += MAX (FAULT_ROW_INSIDE, count_anew (divider, i, top, bottom));
            else if (i > first)
                inside += count_anew (divider, i, top, bottom);
            for (guint k = 0; k < divider->page->count; k++) {
                if (line->filled[k] == 0)
                    continue;
                if (top[k] == G_MAXUINT)
                    top[k] = i;
                else if (i > bottom[k] + 2)
                    inside += FAULT_HOLE;
                bottom[k] = i;
            }
            faults = best[first] + inside + count_faults (divider, first, i + 1, top, bottom, label);
            if (faults < best[i + 1]) {
                best[i + 1] = faults;
                g_array_index (from, guint, i + 1) = first;
            }
        }
    }
    return best[length];
}

/* The columns whose words in the row [@first, @end) are the rest of the cell above, which was merged over both rows: they begin in
 * small letters, and none of their lines begins anew. */
static guint32
find_goes_on (const Divider *divider, guint first, guint end, const guint8 *above, guint8 *ret_rest) {
    const LayoutPage *page = divider->page;
    guint32 goes_on = 0;

    for (guint k = page->numbered ? 1 : 0; k < page->count; k++) {
        gint last = -1;
        guint lines = 0;
        gboolean rest = above[k] != 0 && !(page->label_column > 0 && k == page->label_column);
        for (guint i = first; i < end && rest; i++) {
            guint8 bits = row_line (divider, i)->filled[k];
            if (bits == 0)
                continue;
            /* the rest of the cell above, then a cell of its own */
            if (last >= 0 && (bits & BEGINS_LARGE) && had_room (divider, (guint)last, i, k)) {
                ret_rest[k] = (guint8)MIN (lines, G_MAXUINT8);
                break;
            }
            lines++;
            rest = (bits & BEGINS_SMALL) != 0 || (last >= 0 && !had_room (divider, (guint)last, i, k));
            last = (gint)i;
        }
        if (rest && last >= 0 && ret_rest[k] == 0)
            goes_on |= (guint32)1 << k;
    }
    return goes_on;
}

/* Where rows have no numbers: two cells begin in large letters there, and none in small ones. */
static gboolean
may_begin_row (const Divider *divider, guint i) {
    guint large = 0;
    for (guint k = 0; k < divider->page->count && !divider->has_labels; k++) {
        if (row_line (divider, i)->filled[k] & (BEGINS_SMALL))
            return FALSE;
        large += (row_line (divider, i)->filled[k] & BEGINS_LARGE) != 0;
    }
    return large >= 2;
}

/* Where rows have no numbers: at the row [@first, …), below one that begins at line @above, two cells or nearly all had ended. */
static gboolean
begins_clearly (const Divider *divider, guint above, guint first) {
    const RowLine *line = row_line (divider, first);
    guint ended = 0, filled = 0;

    for (guint k = 0; k < divider->page->count; k++) {
        guint last = first;
        if (line->filled[k] == 0)
            continue;
        if (line->filled[k] & BEGINS_SMALL)
            return FALSE;
        while (last > above && row_line (divider, last - 1)->filled[k] == 0)
            last--;
        if (last == above)
            continue;
        filled++;
        if ((line->filled[k] & WHOLE_TIME) && (row_line (divider, last - 1)->filled[k] & WHOLE_TIME))
            ended += 2;
        else
            ended += last < first || had_room (divider, last - 1, first, k);
    }
    return ended >= 2 || (ended == 1 && filled == 1);
}

static GArray *
describe_rows (const Divider *divider, const GArray *from) {
    GArray *rows = g_array_new (FALSE, TRUE, sizeof (LayoutRowLines));
    g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
    guint8 above[LAYOUT_COLUMNS_MAX] = { 0 };

    for (guint end = divider->lines->len; end > 0; end = g_array_index (from, guint, end))
        g_array_prepend_val (starts, g_array_index (from, guint, end));
    for (guint r = 0; r < starts->len; r++) {
        guint first = g_array_index (starts, guint, r);
        guint end = r + 1 < starts->len ? g_array_index (starts, guint, r + 1) : divider->lines->len;
        const RowLine *line = row_line (divider, first);
        LayoutRowLines row = { .first = line->line, .is_alone = line->is_alone };
        gboolean title = line->is_title || line->is_alone, labelled = FALSE;
        for (guint i = first; i < end; i++) {
            labelled = labelled || row_line (divider, i)->has_label;
            row.guessed
                = row.guessed || (i > first && (row_line (divider, i)->may_be_title || may_begin_row (divider, i)));
        }
        if (!title)
            row.goes_on = find_goes_on (divider, first, end, above, row.rest);
        if (!title && !labelled && divider->has_labels && above[divider->page->label_column] != 0)
            row.goes_on |= (guint32)1 << divider->page->label_column;
        if (!divider->has_labels && r > 0 && !title
            && !row_line (divider, g_array_index (starts, guint, r - 1))->is_alone
            && !begins_clearly (divider, g_array_index (starts, guint, r - 1), first))
            row.guessed = g_array_index (rows, LayoutRowLines, r - 1).guessed = TRUE;
        gboolean moved = row.goes_on != 0;
        for (guint k = 0; k < divider->page->count; k++)
            moved = moved || row.rest[k] > 0;
        row.guessed = row.guessed || moved;
        if (moved)
            g_array_index (rows, LayoutRowLines, r - 1).guessed = TRUE;
        for (guint k = 0; k < divider->page->count; k++) {
            above[k] = title || (row.goes_on & (guint32)1 << k) == 0 ? 0 : above[k];
            for (guint i = first; i < end && !title; i++)
                above[k] |= row_line (divider, i)->filled[k];
        }
        g_array_append_val (rows, row);
    }
    return rows;
}

GArray *
layout_rows_find (const LayoutPage *page) {
    g_autoptr (GArray) middle = g_array_new (FALSE, TRUE, sizeof (guint));
    g_autoptr (GArray) top = g_array_new (FALSE, TRUE, sizeof (guint));
    Divider divider = { .page = page };
    const GArray *from = middle;
    GArray *rows;

    divider.has_labels = page->numbered || page->label_column > 0;
    read_lines (&divider);
    find_alone (&divider);
    divider.blank_inside = FAULT_BLANK_INSIDE;
    if (blanks_part_rows (&divider)) {
        drop_titles_inside (&divider);
        divider.blank_inside = FAULT_BLANK_PARTS;
    }
    g_array_set_size (middle, divider.lines->len + 1);
    g_array_set_size (top, divider.lines->len + 1);
    guint faults = divide (&divider, middle);
    divider.at_top = TRUE;
    if (divide (&divider, top) <= faults)
        from = top;
    rows = describe_rows (&divider, from);
    g_array_unref (divider.lines);
    return rows;
}
