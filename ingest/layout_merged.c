/* layout_merged.c - see layout_merged.h. Places are counted in lines of the page, blank ones too, and twice as many, so that a middle is
 * a whole number. */
#include "ingest/layout_merged.h"

#include <string.h>

#define ROWS_MERGED_MAX 8
#define FITS            2 /* twice the lines that a cell may stand off the middle of its rows */
#define BLANKS_MAX      3
#define MIDDLE_MIN      3 /* cells that tell how they are set */

/* Where the words of a cell or a row stand; @top is G_MAXUINT where there are none. */
typedef struct {
    guint top, bottom;
} Reach;

typedef struct {
    const LayoutPage *page;
    const GArray *rows;
    guint *places; /* of the lines from page->body on */
    Reach *cells;  /* row by row */
} Finder;

static Reach *
cell_at (const Finder *finder, guint row, guint column) {
    return &finder->cells[row * LAYOUT_COLUMNS_MAX + column];
}

static const LayoutRowSpan *
row_at (const Finder *finder, guint row) {
    return &g_array_index (finder->rows, LayoutRowSpan, row);
}

static void
read_cells (Finder *finder) {
    const LayoutPage *page = finder->page;
    guint place = 0;

    for (guint i = page->body; i < page->end; i++) {
        place += 1 + MIN (layout_line (page, i)->blank_before, BLANKS_MAX);
        finder->places[i - page->body] = place;
    }
    memset (finder->cells, 0xff, finder->rows->len * LAYOUT_COLUMNS_MAX * sizeof *finder->cells);
    for (guint r = 0; r < finder->rows->len; r++)
        for (guint i = row_at (finder, r)->first; i < row_at (finder, r)->end; i++)
            for (guint k = 0; k < page->count && layout_line (page, i)->kind == LINE_TEXT; k++) {
                Reach *cell = cell_at (finder, r, k);
                if (span_length (layout_page_cell (page, i, page->cuts, k)) == 0)
                    continue;
                cell->bottom = finder->places[i - page->body];
                if (cell->top == G_MAXUINT)
                    cell->top = cell->bottom;
            }
}

/* Adds to @reach what @row reaches over without @column. */
static void
add_reach (const Finder *finder, guint row, guint column, Reach *reach) {
    for (guint k = 0; k < finder->page->count; k++) {
        const Reach *cell = cell_at (finder, row, k);
        if (k == column || cell->top == G_MAXUINT)
            continue;
        reach->top = MIN (reach->top, cell->top);
        reach->bottom = MAX (reach->bottom, cell->bottom);
    }
}

static Reach
reach_of (const Finder *finder, guint row, guint column) {
    Reach reach = { G_MAXUINT, 0 };
    add_reach (finder, row, column, &reach);
    return reach;
}

static guint
off_middle (const Reach *cell, const Reach *rows) {
    guint a = cell->top + cell->bottom, b = rows->top + rows->bottom;
    return rows->top == G_MAXUINT ? G_MAXUINT : MAX (a, b) - MIN (a, b);
}

/* Row @row may share a cell of @column with another: it has none of its own. */
static gboolean
is_free (const Finder *finder, guint row, guint column) {
    return !row_at (finder, row)->is_title && cell_at (finder, row, column)->top == G_MAXUINT;
}

/* The fewest rows whose middle is the cell's. */
static gboolean
find_rows (const Finder *finder, guint row, guint column, LayoutMerged *ret_merged) {
    const Reach *cell = cell_at (finder, row, column);
    guint best = FITS + 1, fewest = ROWS_MERGED_MAX + 1;

    for (guint first = row;; first--) {
        Reach rows = { G_MAXUINT, 0 };
        for (guint r = first; r < row; r++)
            add_reach (finder, r, column, &rows);
        for (guint last = row; last < finder->rows->len && last - first < ROWS_MERGED_MAX; last++) {
            if (last > row && !is_free (finder, last, column))
                break;
            add_reach (finder, last, column, &rows);
            guint off = off_middle (cell, &rows);
            if (last == first || off >= best || last - first + 1 > fewest)
                continue;
            best = off;
            fewest = last - first + 1;
            *ret_merged = (LayoutMerged){ .row = row, .column = column, .first = first, .last = last };
        }
        if (first == 0 || row - first >= ROWS_MERGED_MAX || !is_free (finder, first - 1, column))
            break;
    }
    return best <= FITS;
}

/* As many empty cells above the cell as below it. */
static gboolean
find_even (const Finder *finder, guint row, guint column, LayoutMerged *ret_merged) {
    guint above = 0, below = 0;
    while (above < ROWS_MERGED_MAX && row > above && is_free (finder, row - above - 1, column))
        above++;
    while (below < ROWS_MERGED_MAX && row + below + 1 < finder->rows->len && is_free (finder, row + below + 1, column))
        below++;
    *ret_merged = (LayoutMerged){ .row = row, .column = column, .first = row - above, .last = row + below };
    return above > 0 && above == below;
}

static void
find_in_column (const Finder *finder, guint column, GArray *found) {
    guint before = found->len;
    g_autoptr (GArray) fitting = g_array_new (FALSE, FALSE, sizeof (guint));

    for (guint r = 0; r < finder->rows->len; r++) {
        LayoutMerged merged;
        Reach own = reach_of (finder, r, column);
        const Reach *cell = cell_at (finder, r, column);
        if (cell->top == G_MAXUINT || row_at (finder, r)->is_title || own.top == G_MAXUINT)
            continue;
        if (off_middle (cell, &own) <= FITS)
            g_array_append_val (fitting, r);
        else if (find_rows (finder, r, column, &merged))
            g_array_append_val (found, merged);
    }
    for (guint i = before; i < found->len; i++) {
        const LayoutMerged *merged = &g_array_index (found, LayoutMerged, i);
        for (guint r = merged->first; r <= merged->last; r++)
            cell_at (finder, r, column)->top = 0; /* free no more */
    }
    for (guint i = 0; i < fitting->len && found->len > before; i++) {
        LayoutMerged merged;
        if (find_even (finder, g_array_index (fitting, guint, i), column, &merged))
            g_array_append_val (found, merged);
    }
}

/* Cells are set in the middle of their rows: most of those that have room to stand elsewhere; what stands between rows tells nothing. */
static gboolean
are_in_middle (const Finder *finder) {
    guint middle = 0, beside = 0;
    for (guint r = 0; r < finder->rows->len; r++)
        for (guint k = 0; k < finder->page->count && !row_at (finder, r)->is_title; k++) {
            const Reach *cell = cell_at (finder, r, k);
            Reach own = reach_of (finder, r, k);
            if (cell->top == G_MAXUINT || own.top == G_MAXUINT || own.bottom - own.top < cell->bottom - cell->top + FITS
                || cell->bottom < own.top || cell->top > own.bottom)
                continue;
            if (off_middle (cell, &own) < FITS)
                middle++;
            else
                beside++;
        }
    return beside == 0 || (middle >= MIDDLE_MIN && middle >= 2 * beside);
}

GArray *
layout_merged_find (const LayoutPage *page, const GArray *rows) {
    GArray *found = g_array_new (FALSE, FALSE, sizeof (LayoutMerged));
    Finder finder = { .page = page, .rows = rows };

    finder.places = g_new0 (guint, page->end - page->body + 1);
    finder.cells = g_new (Reach, (gsize)rows->len * LAYOUT_COLUMNS_MAX + 1);
    read_cells (&finder);
    for (guint k = 0; k < page->count && are_in_middle (&finder); k++)
        if (!(page->numbered && k == 0))
            find_in_column (&finder, k, found);
    g_free (finder.places);
    g_free (finder.cells);
    return found;
}
