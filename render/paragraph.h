/* paragraph.h - text and other inline content, broken into lines.
 * Lives here:  runs of one style, words and blanks, where a line may end, alignment, the height of a line.
 * Called by:   blocks.c.
 * Not here:    where lines stand on a page (stack.h, pages.h), drawing (draw.c).
 * Source:      XSL 1.1, 4.5 to 4.7 and 7.16. */
#pragma once

#include "render/fo.h"
#include "render/fonts.h"
#include "render/numbers.h"

/* What all of layout shares. */
typedef struct {
    const FoDocument *document;
    FontSet *fonts;
    GHashTable *stacks;       /* FoStyle -> FontStack */
    GHashTable *pages_of_ids; /* id -> PageLabel, as the pass before found them */
    GHashTable *last_pages_of_ids;
    int page_number;   /* of the page being filled: a guess in the flow, right in static content */
    int number_format; /* NUMBERS_* of its page-sequence */
    double body_width; /* of its region-body, pt: where footnotes go */
    guint no_notes;    /* above 0: no footnote may stand in what is being laid out */
    gsize lines;       /* made so far; bounded */
    /* Used for one paragraph after the other, since a table has tens of thousands: formatter_begin(). */
    GArray *tokens, *stretches, *fragments;
    guint token_room;      /* tokens that fit into the first of them */
    GPtrArray *spare_runs; /* (element-type GArray) */
    /* Where a table goes on after the document's end. */
    const FoNode *continued;                              /* (nullable): its fo:table-body */
    FoRows *(*next_rows) (gpointer data, GError **error); /* (transfer full): NULL without error: no more */
    gpointer rows_data;
} Formatter;

/** formatter_begin: gets what paragraphs are made in; formatter_end() frees it. */
void formatter_begin (Formatter *formatter);
void formatter_end (Formatter *formatter);

/** formatter_take_runs: an empty array of InlineRun; given back where it is not needed any more. */
GArray *formatter_take_runs (Formatter *formatter);
void formatter_give_runs (Formatter *formatter, GArray *runs);

/** formatter_lookup_stack: the fonts of @style; NULL and DONDOC_ERROR_NOT_FOUND. */
FontStack *formatter_lookup_stack (Formatter *formatter, const FoStyle *style, GError **error);

/** formatter_page_text: what a page-number or citation prints on @page_number; the answer lies in @buffer or is lent. */
const char *formatter_page_text (const Formatter *formatter, const FoNode *node, int page_number, char buffer[16]);

/* One leaf of inline content and what its ancestors do to it. */
typedef struct {
    const FoNode *node; /* FO_TEXT, FO_LEADER, FO_PAGE_NUMBER…; FO_FOOTNOTE: nothing is seen */
    const FoStyle *style;
    const FoStyle *underlined; /* (nullable): the inline whose border stands below the text */
    const FoStyle *shaded;     /* (nullable): the one whose background stands behind it */
    const FoNode *link;        /* (nullable): the fo:basic-link it is part of */
    double rise;               /* pt above the baseline */
    gboolean underline, line_through, overline;
} InlineRun;

/* A stretch of a line in one style and one font. */
typedef struct {
    const FoNode *node;
    const FoStyle *style, *underlined, *shaded;
    const FoNode *link;
    FontFace *face;
    const char *text; /* lent by the document or static; NULL for a leader or a page number */
    guint32 length;   /* bytes */
    gboolean underline : 1, line_through : 1, overline : 1;
    float x, width;   /* pt from the edge of the reference area */
    float word_space; /* added to each U+0020 and U+00A0 */
    float rise;
} Fragment;

typedef struct {
    float height, baseline; /* pt; the baseline counts from the top */
    float notes_height;
    GPtrArray *notes; /* (nullable) (element-type Note): footnotes that must stand on the same page */
    guint n_fragments;
    Fragment fragments[];
} Line;

void text_line_free (Line *line); /* NULL is fine */

/**
 * paragraph_break:
 * @style: of the block
 * @runs: its inline content
 * @left, @width: where the lines may stand in the reference area, pt
 * @ret_lines: (element-type Line): lines are appended; the caller owns them
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND (a glyph), DONDOC_ERROR_LIMIT (too many lines)
 */
gboolean paragraph_break (Formatter *formatter, const FoStyle *style, const GArray *runs, double left, double width,
                          GPtrArray *ret_lines, GError **error);
