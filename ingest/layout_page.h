/* layout_page.h - one page of a table that a text file keeps only as white space: its words, and where its columns part.
 * Lives here:  the words of a line with their places, the cuts between columns, the cells of a line.
 * Called by:   layout_table.c, layout_header.c, layout_rows.c.
 * Not here:    where a table begins and ends (layout_table.c), which lines make a row (layout_rows.c). */
#pragma once

#include "ingest/lines.h"

#define LAYOUT_COLUMNS_MAX    18  /* twelve months and what stands beside them */
#define LAYOUT_WIDTH_MAX      320 /* columns of a printed line that are looked at */
#define LAYOUT_GUTTER_COLUMNS 2   /* white space that parts two stretches of words, at least */

/* A word or a stretch of words, and its place on the line. */
typedef struct {
    guint start, end; /* columns of the page */
    guint white;      /* columns of white space before it; LAYOUT_GUTTER_COLUMNS at the line's start */
    Span text;
} LayoutWord;

static inline gboolean
layout_words_overlap (const LayoutWord *a, const LayoutWord *b) {
    return a->start < b->end && b->start < a->end;
}

/* A name in a header that stands over the names [first, last]. */
typedef struct {
    LayoutWord name;
    guint line, first, last;
} LayoutOver;

typedef struct {
    const Lines *lines;
    guint first, body, end; /* its header is [first, body); lines that are no text are none of its own */
    guint names;            /* columns, as the header names them; 0 where the page goes on without a header */
    LayoutWord name[LAYOUT_COLUMNS_MAX];
    guint n_over; /* names that stand over several others, which have columns of their own */
    LayoutOver over[LAYOUT_COLUMNS_MAX];
    guint count;                    /* columns */
    guint cuts[LAYOUT_COLUMNS_MAX]; /* where column k + 1 begins */
    gboolean numbered;              /* the first column holds numbers */
    guint label_column;             /* a further column that does; 0 where none */
    GPtrArray *words;               /* of GArray of LayoutWord, by line from @first on; NULL until it is asked for */
    guint marks;                    /* letters that stand alone between white space, and mark a cell: `X`, `C`, `P` */
    guint wide
        [LAYOUT_COLUMNS_MAX]; /* how wide the words of each column are together, from the leftmost to the rightmost */
    guint8 points[LAYOUT_WIDTH_MAX + 1]; /* 1 where a dash begins a cell's line, or near it */
} LayoutPage;

static inline const Line *
layout_line (const LayoutPage *page, guint i) {
    return &g_array_index (page->lines->lines, Line, i);
}

static inline const char *
layout_text (const LayoutPage *page) {
    return page->lines->clean->text->str;
}

/** layout_words: (transfer full): GArray of LayoutWord: the words of @line. */
GArray *layout_words (const Lines *lines, const Line *line);
/** layout_segments: (transfer full): the stretches of words that white space or a tab parts. */
GArray *layout_segments (const Lines *lines, const Line *line);

/** layout_page_read_words: reads the words of all lines of the page; layout_page_clear() drops them. */
void layout_page_read_words (LayoutPage *page);
void layout_page_clear (LayoutPage *page);
/** layout_page_words: (transfer none): of line @i, which lies in the page. */
const GArray *layout_page_words (const LayoutPage *page, guint i);

/** layout_page_find_cuts: cuts where most lines begin and the fewest words are cut, one between two names. */
void layout_page_find_cuts (LayoutPage *page);
/** layout_page_row_cuts: the cuts of the lines [@first, @end): a printed row may lie some columns beside the others. */
void layout_page_row_cuts (const LayoutPage *page, guint first, guint end, guint *ret_cuts);
/** layout_page_cell: the part of line @i in @column; empty where there is none. */
Span layout_page_cell (const LayoutPage *page, guint i, const guint *cuts, guint column);
/** layout_page_is_guessed: one space, or none that fits @cuts, parts two cells of line @i. */
gboolean layout_page_is_guessed (const LayoutPage *page, guint i, const guint *cuts);
/** layout_page_has_label: a number, letter or Roman figure stands first on line @i, in a column of numbers or set off. */
gboolean layout_page_has_label (const LayoutPage *page, guint i);
/** layout_page_is_title: a title over the table's columns: its number, and one stretch of words. */
gboolean layout_page_is_title (const LayoutPage *page, guint i);
/** layout_page_crossed: how many cuts one stretch of words on line @i runs across. */
guint layout_page_crossed (const LayoutPage *page, guint i);
/** layout_page_has_beginning: a word on line @i that one space parts from the others may begin a cell. */
gboolean layout_page_has_beginning (const LayoutPage *page, guint i);
