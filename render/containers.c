/* containers.c - see containers.h. */
#include "render/containers.h"

#include "base/i18n.h"
#include "render/blocks.h"

static gboolean
is_given (Length length) {
    return length.kind != LENGTH_AUTO;
}

/* `width="0"` and `auto` are alike: a table or chart without a figure for it is as wide as there is room. */
static gboolean
has_size (Length length) {
    return length.kind != LENGTH_AUTO && (length.pt != 0 || length.percent != 0);
}

static double
resolve_offset (Length length, double whole) {
    return is_given (length) ? length_resolve (length, whole) : 0;
}

/* Of the content. */
static double
inner_width (const FoStyle *style, double width) {
    if (has_size (style->own.width))
        return length_resolve (style->own.width, width);
    double sides = style->own.place < PLACE_ABSOLUTE
                       ? length_resolve (style->i.start_indent, width) + length_resolve (style->i.end_indent, width)
                       : resolve_offset (style->own.offset[SIDE_START], width)
                             + resolve_offset (style->own.offset[SIDE_END], width);
    return width - sides;
}

/* The content in one piece, as high as asked. */
static gboolean
add_whole (Formatter *formatter, Stack *stack, const FoNode *node, double left, double inner, GError **error) {
    const FoStyle *style = node->style;
    g_autoptr (Stack) content = stack_new ();
    if (!blocks_layout (formatter, content, node, inner, error))
        return FALSE;
    double height = stack_natural_height (content), wanted = length_resolve (style->own.height, 0);
    double free_room = MAX (0, wanted - height);
    Overlay *overlay = g_new0 (Overlay, 1);
    overlay->stack = g_steal_pointer (&content);
    overlay->x = stack->shift + left;
    overlay->y
        = style->i.display_align == DISPLAY_BEFORE ? 0 : free_room / (style->i.display_align == DISPLAY_CENTER ? 2 : 1);
    if (style->own.place == PLACE_RELATIVE) {
        const Length *offset = style->own.offset;
        overlay->x += is_given (offset[SIDE_START]) ? offset[SIDE_START].pt : -offset[SIDE_END].pt;
        overlay->y += is_given (offset[SIDE_BEFORE]) ? offset[SIDE_BEFORE].pt : -offset[SIDE_AFTER].pt;
    }
    stack_add (stack, ITEM_OVERLAY, overlay, 0);
    stack_add (stack, ITEM_STRUT, NULL, wanted > 0 ? wanted : height);
    return TRUE;
}

/* In the flow, and parted between pages like other blocks. */
static gboolean
add_parted (Formatter *formatter, Stack *stack, const FoNode *node, double left, double inner, GError **error) {
    double before = stack_enter_container (stack, left);
    gboolean good = blocks_layout (formatter, stack, node, inner, error);
    stack_leave_container (stack, before);
    return good;
}

static gboolean
layout_absolute (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    const FoStyle *style = node->style;
    if (is_given (style->own.offset[SIDE_AFTER]) && !is_given (style->own.offset[SIDE_BEFORE])) {
        fo_set_error (error, formatter->document, node,
                      _ ("bottom without top is not implemented for absolute positions; give top and height"));
        return FALSE;
    }
    /* Offsets count to the content; border and padding lie around it. */
    double inner = inner_width (style, width), start = style_inset (style, SIDE_START);
    double outer = inner + start + style_inset (style, SIDE_END);
    g_autoptr (Stack) box = stack_new ();
    Frame *frame = frame_new (style, -start, outer);
    stack_add (box, ITEM_OPEN, frame, style_inset (style, SIDE_BEFORE));
    if (node->id != NULL)
        stack_add (box, ITEM_MARK, (gpointer)node, 0);
    if (!add_whole (formatter, box, node, 0, inner, error))
        return FALSE;
    stack_add (box, ITEM_CLOSE, frame, style_inset (style, SIDE_AFTER));
    Overlay *overlay = g_new0 (Overlay, 1);
    overlay->is_fixed = style->own.place == PLACE_FIXED;
    const Length *offset = style->own.offset;
    overlay->x = !is_given (offset[SIDE_START]) && is_given (offset[SIDE_END])
                     ? width - length_resolve (offset[SIDE_END], width) - inner
                     : resolve_offset (offset[SIDE_START], width);
    overlay->y = resolve_offset (offset[SIDE_BEFORE], 0) - style_inset (style, SIDE_BEFORE);
    overlay->stack = g_steal_pointer (&box);
    stack_add (stack, ITEM_ABSOLUTE, overlay, 0);
    return TRUE;
}

gboolean
container_layout (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    const FoStyle *style = node->style;
    if (style->own.place >= PLACE_ABSOLUTE) {
        formatter->no_notes++;
        gboolean good = layout_absolute (formatter, stack, node, width, error);
        formatter->no_notes--;
        return good;
    }
    double left = length_resolve (style->i.start_indent, width), inner = inner_width (style, width);
    BlockEdges edges = blocks_begin (stack, node, width, NULL, 0, 0);
    if (edges.frame != NULL)
        edges.frame->width = inner + style_inset (style, SIDE_START) + style_inset (style, SIDE_END);
    gboolean is_whole = has_size (style->own.height) || style->own.place == PLACE_RELATIVE;
    if (!(is_whole ? add_whole : add_parted) (formatter, stack, node, left, inner, error))
        return FALSE;
    blocks_end (stack, node, width, &edges);
    return stack_reached_safe_point (stack, error);
}
