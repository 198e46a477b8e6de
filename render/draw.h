/* draw.h - puts what layout has placed onto the canvas.
 * Lives here:  text, leaders, frames, overlays; which id stands on which page.
 * Called by:   pages.c; table_draw.c for cells. */
#pragma once

#include "render/pdf.h"
#include "render/stack.h"

typedef struct {
    Pdf *pdf; /* NULL: nothing is drawn, only ids are noted and rows consumed */
    Formatter *formatter;
    int page_number;
    GHashTable *pages_of_ids, *last_pages_of_ids; /* (nullable): filled */
    GPtrArray *notes; /* (nullable) (element-type Note): takes the footnotes of the lines drawn */
} Drawing;

/**
 * draw_placement:
 * @x, @y: where the reference area begins, pt
 */
void draw_placement (Drawing *drawing, Stack *stack, const Placement *placement, double x, double y);

/** draw_stack: all of it at once. */
void draw_stack (Drawing *drawing, Stack *stack, double x, double y);

/** draw_box: border and background around an outer rectangle; @first, @last: whether its upper and lower edge are here. */
void draw_box (Drawing *drawing, const FoStyle *style, double x, double y, double width, double height, gboolean first,
               gboolean last);
