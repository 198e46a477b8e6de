/* layout_rows.c - see layout_rows.h. Lines say nothing of their row; what tells is where its number stands, that each cell is set
 * in the row's middle or at its top, and that a cell begins with a large letter. Of all divisions the one with the fewest faults
 * is taken (dynamic programming over the lines, rows of at most ROW_LINES_MAX). Faults are counted in tenths of one. */
#include "ingest/layout_rows.h"

#include <stdlib.h>
#include <string.h>

#define ROW_LINES_MAX 60

enum {
    FAULT_SMALL_LETTER = 25,  /* a cell begins in small letters */
    FAULT_GOES_ON = 12,       /* its last line ends as a line does that goes on */
    FAULT_NO_LABEL = 50,      /* a row without a number where rows are numbered */
    FAULT_NO_LABEL_EDGE = 20, /* the same at the page's top, where a row may go on */
    FAULT_EMPTY_CELL = 12,    /* where rows have no number */
    FAULT_BLANK_INSIDE = 5,
    FAULT_HOLE = 20,       /* lines without words inside a cell */
    FAULT_ROW_INSIDE = 20, /* all cells begin anew on a line inside a row */
    FAULT_OFF_MIDDLE = 10, /* a line beside the middle or the top; the first half line is nearly none */
    FAULT_OFF_MAX = 60,
    FAULT_NEVER = 1 << 20,
};

typedef struct {
    guint line;
    guint place; /* lines and blank lines from the page's top */
    gboolean has_label, is_title;
    gboolean begins_all;               /* all its cells begin in large letters, but one */
    guint8 filled[LAYOUT_COLUMNS_MAX]; /* bits of Filled */
} RowLine;

enum { FILLED = 1, BEGINS_SMALL = 2, GOES_ON = 4 };

typedef struct {
    const LayoutPage *page;
    GArray *lines; /* of RowLine */
    gboolean at_top;
} Divider;

static const RowLine *
row_line (const Divider *divider, guint i) {
    return &g_array_index (divider->lines, RowLine, i);
}

static guint8
read_cell (const LayoutPage *page, guint i, guint column) {
    Span cell = layout_page_cell (page, i, page->cuts, column);
    const char *text = layout_text (page);
    guint8 bits = FILLED;
    if (cell.end <= cell.start)
        return 0;
    if (g_unichar_islower (g_utf8_get_char (text + cell.start)) || strchr (",;)/", text[cell.start]) != NULL)
        bits |= BEGINS_SMALL;
    if (strchr (",/-(", text[cell.end - 1]) != NULL)
        bits |= GOES_ON;
    return bits;
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
            row.filled[k] = read_cell (page, i, k);
            large += (row.filled[k] & (FILLED | BEGINS_SMALL)) == FILLED;
        }
        row.begins_all = large + 1 >= page->count;
        g_array_append_val (divider->lines, row);
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
    } else if (page->numbered) {
        faults += first == 0 ? FAULT_NO_LABEL_EDGE : FAULT_NO_LABEL;
    }
    for (guint k = page->numbered ? 1 : 0; k < page->count; k++) {
        guint off;
        if (top[k] == G_MAXUINT) {
            faults += page->numbered ? 0 : FAULT_EMPTY_CELL;
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
            if (i > first && (line->is_title || row_line (divider, first)->is_title || (line->has_label && label >= 0)))
                break;
            if (line->has_label)
                label = (gint)i;
            if (i > first && layout_line (divider->page, line->line)->blank_before > 0)
                inside += FAULT_BLANK_INSIDE;
            if (i > first && line->begins_all && !divider->page->numbered)
                inside += FAULT_ROW_INSIDE;
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

GArray *
layout_rows_find (const LayoutPage *page) {
    GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
    g_autoptr (GArray) middle = g_array_new (FALSE, TRUE, sizeof (guint));
    g_autoptr (GArray) top = g_array_new (FALSE, TRUE, sizeof (guint));
    Divider divider = { .page = page };
    const GArray *from = middle;

    read_lines (&divider);
    g_array_set_size (middle, divider.lines->len + 1);
    g_array_set_size (top, divider.lines->len + 1);
    guint faults = divide (&divider, middle);
    divider.at_top = TRUE;
    if (divide (&divider, top) <= faults)
        from = top;
    for (guint end = divider.lines->len; end > 0; end = g_array_index (from, guint, end))
        g_array_prepend_val (rows, row_line (&divider, g_array_index (from, guint, end))->line);
    g_array_unref (divider.lines);
    return rows;
}
