/* draw.c - see draw.h. */
#include "render/draw.h"

#include <string.h>

#include "render/table_draw.h"

/* Where strokes lie against the baseline, in em; Liberation Serif and Times New Roman agree. */
#define UNDERLINE_OFFSET 0.11
#define UNDERLINE_WIDTH  0.05
#define STRIKE_OFFSET    (-0.26)
#define OVERLINE_OFFSET  (-0.86)

/* ---- lines ---- */

static void
draw_leader (Drawing *drawing, const Fragment *fragment, double x, double baseline) {
    const FoStyle *style = fragment->style;
    if (style->i.leader_pattern == LEADER_RULE) {
        double y = baseline - style->i.rule_thickness / 2;
        pdf_rule (drawing->pdf, x, y, x + fragment->width, y, style->i.rule_thickness, style->i.rule_style,
                  style->i.color);
    }
    if (style->i.leader_pattern != LEADER_DOTS)
        return;
    double dot = font_face_width (fragment->face, '.') * style->i.size / 1000;
    double step = MAX (style->i.leader_pattern_width, dot);
    if (dot <= 0 || fragment->width < dot)
        return;
    guint n = MIN ((guint)((fragment->width + 0.01) / step), 2000u);
    if (style->i.leader_pattern_width > dot) {
        for (guint i = 0; i < n; i++)
            pdf_text (drawing->pdf, x + i * step, baseline, fragment->face, style->i.size, style->i.color, ".", 1, 0);
    } else {
        g_autofree char *dots = g_strnfill (n, '.'); /* set to the end, so that those of several lines end alike */
        pdf_text (drawing->pdf, x + fragment->width - n * dot, baseline, fragment->face, style->i.size, style->i.color,
                  dots, n, 0);
    }
}

static void
draw_strokes (Drawing *drawing, const Fragment *fragment, double x, double baseline) {
    const FoStyle *style = fragment->style;
    double thickness = style->i.size * UNDERLINE_WIDTH, end = x + fragment->width;
    if (fragment->underline) {
        double y = baseline + style->i.size * UNDERLINE_OFFSET + thickness / 2;
        pdf_rule (drawing->pdf, x, y, end, y, thickness, RULE_SOLID, style->i.color);
    }
    if (fragment->overline) {
        double y = baseline + style->i.size * OVERLINE_OFFSET;
        pdf_rule (drawing->pdf, x, y, end, y, thickness, RULE_SOLID, style->i.color);
    }
    if (fragment->line_through) {
        double y = baseline + style->i.size * STRIKE_OFFSET;
        pdf_rule (drawing->pdf, x, y, end, y, thickness, RULE_SOLID, style->i.color);
    }
    if (fragment->underlined != NULL) { /* border-after of an inline: below its descender and padding */
        const Border *border = &fragment->underlined->own.border[SIDE_AFTER];
        double y = baseline + fragment->face->descent * fragment->underlined->i.size
                   + fragment->underlined->own.padding[SIDE_AFTER] + border->width / 2;
        pdf_rule (drawing->pdf, x, y, end, y, border->width, border->style, border->color);
    }
}

/* From the ascender to the descender of the font. */
static void
draw_ground (Drawing *drawing, const Fragment *fragment, double x, double baseline) {
    double above = fragment->face->ascent * fragment->style->i.size,
           below = fragment->face->descent * fragment->style->i.size;
    if (fragment->shaded != NULL)
        pdf_rectangle (drawing->pdf, x, baseline - above, fragment->width, above + below,
                       fragment->shaded->own.background);
    if (fragment->link != NULL)
        pdf_link (drawing->pdf, fragment->link, x, baseline - above, fragment->width, above + below);
}

/* The footnotes change hands: the line may be gone before they are drawn. */
static void
take_notes (Drawing *drawing, Line *line) {
    if (line->notes == NULL || drawing->notes == NULL)
        return;
    g_ptr_array_extend_and_steal (drawing->notes, g_steal_pointer (&line->notes));
}

static void
draw_line (Drawing *drawing, const Line *line, double x, double y) {
    for (guint i = 0; i < line->n_fragments; i++) {
        const Fragment *fragment = &line->fragments[i];
        double left = x + fragment->x, baseline = y + line->baseline - fragment->rise;
        const char *text = fragment->text;
        gsize length = fragment->length;
        char buffer[16];
        if (fragment->node->kind == FO_FOOTNOTE)
            continue;
        draw_ground (drawing, fragment, left, baseline);
        if (text == NULL && fragment->node->kind == FO_LEADER) {
            draw_leader (drawing, fragment, left, baseline);
        } else {
            if (text == NULL) {
                text = formatter_page_text (drawing->formatter, fragment->node, drawing->page_number, buffer);
                length = strlen (text);
            }
            pdf_text (drawing->pdf, left, baseline, fragment->face, fragment->style->i.size, fragment->style->i.color,
                      text, length, fragment->word_space);
        }
        draw_strokes (drawing, fragment, left, baseline);
    }
}

/* ---- frames ---- */

void
draw_box (Drawing *drawing, const FoStyle *style, double x, double y, double width, double height, gboolean first,
          gboolean last) {
    if (drawing->pdf == NULL)
        return;
    const Border *border = style->own.border;
    double before = first || border[SIDE_BEFORE].retain ? border_width (&border[SIDE_BEFORE]) : 0;
    double after = last || border[SIDE_AFTER].retain ? border_width (&border[SIDE_AFTER]) : 0;
    double start = border_width (&border[SIDE_START]), end = border_width (&border[SIDE_END]);
    if (style->own.background != COLOR_NONE)
        pdf_rectangle (drawing->pdf, x, y, width, height, style->own.background);
    pdf_rule (drawing->pdf, x, y + before / 2, x + width, y + before / 2, before, border[SIDE_BEFORE].style,
              border[SIDE_BEFORE].color);
    pdf_rule (drawing->pdf, x, y + height - after / 2, x + width, y + height - after / 2, after,
              border[SIDE_AFTER].style, border[SIDE_AFTER].color);
    pdf_rule (drawing->pdf, x + start / 2, y, x + start / 2, y + height, start, border[SIDE_START].style,
              border[SIDE_START].color);
    pdf_rule (drawing->pdf, x + width - end / 2, y, x + width - end / 2, y + height, end, border[SIDE_END].style,
              border[SIDE_END].color);
}

/* ---- placements ---- */

static void
note_id (Drawing *drawing, const FoNode *node, gboolean is_end, double y) {
    PageLabel label = page_label_new (drawing->page_number, drawing->formatter->number_format);
    if (!is_end && drawing->pdf != NULL)
        pdf_note_place (drawing->pdf, node->id, y);
    if (!is_end && drawing->pages_of_ids != NULL && !g_hash_table_contains (drawing->pages_of_ids, node->id))
        g_hash_table_insert (drawing->pages_of_ids, (gpointer)node->id, GINT_TO_POINTER (label));
    if (drawing->last_pages_of_ids != NULL)
        g_hash_table_insert (drawing->last_pages_of_ids, (gpointer)node->id, GINT_TO_POINTER (label));
}

static ItemKind
placed_kind (Stack *stack, const Placed *placed) {
    return placed->frame != NULL ? ITEM_OPEN : (ItemKind)g_array_index (stack->items, Item, placed->index).kind;
}

/* For each frame that opens here: where it closes in @placement, or G_MAXUINT where the page ends first. */
static guint *
match_frames (Stack *stack, const Placement *placement) {
    guint n = placement->placed->len;
    guint *closes = g_new0 (guint, MAX (n, 1));
    g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint i = 0; i < n; i++) {
        closes[i] = G_MAXUINT;
        ItemKind kind = placed_kind (stack, &g_array_index (placement->placed, Placed, i));
        if (kind == ITEM_OPEN) {
            g_array_append_val (open, i);
        } else if (kind == ITEM_CLOSE && open->len > 0) {
            closes[g_array_index (open, guint, open->len - 1)] = i;
            g_array_set_size (open, open->len - 1);
        }
    }
    return closes;
}

/* Where the table's footer begins on this page; -1: nowhere. */
static double
footer_place (const Placement *placement, const Table *table, guint close) {
    if (table->footer_height <= 0)
        return -1;
    if (close != G_MAXUINT)
        return g_array_index (placement->placed, Placed, close).y;
    return placement->footer > 0 ? placement->height - placement->footer : -1;
}

static void
draw_frame (Drawing *drawing, Stack *stack, const Placement *placement, guint at, guint close, double x, double y) {
    const Placed *placed = &g_array_index (placement->placed, Placed, at);
    const Frame *frame
        = placed->frame != NULL ? placed->frame : g_array_index (stack->items, Item, placed->index).payload;
    double bottom = placement->height;
    if (close != G_MAXUINT) {
        const Placed *end = &g_array_index (placement->placed, Placed, close);
        bottom = end->y + end->height;
    }
    gboolean first = placed->frame == NULL;
    if (frame->table == NULL || !frame->table->collapse)
        draw_box (drawing, frame->style, x + frame->x, y + placed->y, frame->width, bottom - placed->y, first,
                  close != G_MAXUINT);
    else if (drawing->pdf != NULL && frame->style->own.background != COLOR_NONE)
        pdf_rectangle (drawing->pdf, x + frame->x, y + placed->y, frame->width, bottom - placed->y,
                       frame->style->own.background);
    if (frame->table != NULL)
        table_draw (drawing, stack, frame->table, placement, at, MIN (close, placement->placed->len),
                    close != G_MAXUINT, footer_place (placement, frame->table, close), x, y);
}

void
draw_placement (Drawing *drawing, Stack *stack, const Placement *placement, double x, double y) {
    g_autofree guint *closes = match_frames (stack, placement);
    for (guint i = 0; i < placement->placed->len; i++) {
        const Placed *placed = &g_array_index (placement->placed, Placed, i);
        if (placed_kind (stack, placed) == ITEM_OPEN) {
            draw_frame (drawing, stack, placement, i, closes[i], x, y);
            continue;
        }
        Item *item = &g_array_index (stack->items, Item, placed->index);
        switch (item->kind) {
        case ITEM_LINE:
            if (drawing->pdf != NULL)
                draw_line (drawing, item->payload, x, y + placed->y);
            take_notes (drawing, item->payload);
            break;
        case ITEM_MARK:
        case ITEM_END_MARK:
            note_id (drawing, item->payload, item->kind == ITEM_END_MARK, y + placed->y);
            break;
        case ITEM_OVERLAY: {
            const Overlay *overlay = item->payload;
            draw_stack (drawing, overlay->stack, x + overlay->x, y + placed->y + overlay->y);
            break;
        }
        case ITEM_ABSOLUTE: {
            const Overlay *overlay = item->payload;
            draw_stack (drawing, overlay->stack, overlay->is_fixed ? overlay->x : x + overlay->x,
                        overlay->is_fixed ? overlay->y : y + overlay->y);
            break;
        }
        default: /* rows are drawn with their table */
            break;
        }
    }
}

static void
draw_lines (Drawing *drawing, const Stack *stack, double x, double y) {
    for (guint i = stack->head; i < stack->items->len; i++) {
        const Item *item = &g_array_index (stack->items, Item, i);
        if (drawing->pdf != NULL)
            draw_line (drawing, item->payload, x, y);
        take_notes (drawing, item->payload);
        y += item->height;
    }
}

void
draw_stack (Drawing *drawing, Stack *stack, double x, double y) {
    Placement placement;
    if (stack_is_plain (stack)) {
        draw_lines (drawing, stack, x, y);
        return;
    }
    stack_place (stack, NULL, G_MAXDOUBLE, G_MAXDOUBLE, &placement);
    draw_placement (drawing, stack, &placement, x, y);
    placement_clear (&placement);
}
