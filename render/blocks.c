/* blocks.c - see blocks.h. */
#include "render/blocks.h"

#include "base/i18n.h"
#include "render/containers.h"
#include "render/notes.h"
#include "render/tables.h"

#define INLINE_KINDS                                                                                                   \
    (FO_BIT (FO_TEXT) | FO_BIT (FO_INLINE) | FO_BIT (FO_BASIC_LINK) | FO_BIT (FO_FOOTNOTE) | FO_BIT (FO_LEADER)        \
     | FO_BIT (FO_PAGE_NUMBER) | FO_BIT (FO_PAGE_NUMBER_CITATION) | FO_BIT (FO_PAGE_NUMBER_CITATION_LAST))

/* Super- and subscripts, in em of the surrounding text. */
#define SUPER_RISE 0.33
#define SUB_RISE   (-0.2)

/* ---- edges ---- */

static gboolean
has_frame (const FoStyle *style) {
    if (style->own.background != COLOR_NONE)
        return TRUE;
    for (int side = 0; side < SIDES; side++)
        if (style_inset (style, side) > 0)
            return TRUE;
    return FALSE;
}

BlockEdges
blocks_begin (Stack *stack, const FoNode *node, double width, Frame *frame, double before, double after) {
    const FoStyle *style = node->style;
    BlockEdges edges = { frame, 0, after };
    if (style->own.break_before == BREAK_PAGE)
        stack_add (stack, ITEM_BREAK, NULL, 0);
    if (style->own.keep_previous != KEEP_AUTO)
        stack_hold_last (stack, style->own.keep_previous);
    stack_add_space (stack, &style->own.space_before, width);
    if (node->id != NULL)
        stack_add (stack, ITEM_MARK, (gpointer)node, 0);
    if (frame == NULL && has_frame (style)) {
        double left = length_resolve (style->i.start_indent, width) - style_inset (style, SIDE_START);
        double right = width - length_resolve (style->i.end_indent, width) + style_inset (style, SIDE_END);
        edges.frame = frame_new (style, stack->shift + left, right - left);
        before = style_inset (style, SIDE_BEFORE);
        edges.after = style_inset (style, SIDE_AFTER);
    }
    if (edges.frame != NULL)
        stack_add (stack, ITEM_OPEN, edges.frame, before);
    edges.keep = stack_enter_keep (stack, style->i.keep_together);
    return edges;
}

void
blocks_end (Stack *stack, const FoNode *node, double width, const BlockEdges *edges) {
    const FoStyle *style = node->style;
    stack_leave_keep (stack, edges->keep);
    if (edges->frame != NULL)
        stack_add (stack, ITEM_CLOSE, edges->frame, edges->after);
    if (node->id != NULL)
        stack_add (stack, ITEM_END_MARK, (gpointer)node, 0);
    if (style->own.keep_next != KEEP_AUTO)
        stack_hold_last (stack, style->own.keep_next);
    stack_add_space (stack, &style->own.space_after, width);
    if (style->own.break_after == BREAK_PAGE)
        stack_add (stack, ITEM_BREAK, NULL, 0);
}

gboolean
blocks_check_breaks (Formatter *formatter, const Stack *stack, const FoNode *node, GError **error) {
    gboolean wants = node->style->own.break_before != BREAK_AUTO || node->style->own.break_after != BREAK_AUTO;
    if (!wants || (stack != NULL && stack->on_safe != NULL))
        return TRUE;
    fo_set_error (error, formatter->document, node,
                  _ ("break-before and break-after are implemented in the flow only, not in cells"));
    return FALSE;
}

/* ---- inline content ---- */

typedef struct {
    const FoStyle *underlined, *shaded;
    const FoNode *link;
    double size; /* of the text around, pt: what super and sub go by */
    double rise;
    gboolean underline, line_through, overline;
} InlineState;

static InlineState
enter_inline (InlineState state, const FoNode *node) {
    const FoStyle *style = node->style;
    state.underline |= style->own.underline;
    state.line_through |= style->own.line_through;
    state.overline |= style->own.overline;
    if (style->own.background != COLOR_NONE)
        state.shaded = style;
    if (node->kind == FO_BASIC_LINK)
        state.link = node;
    if (border_width (&style->own.border[SIDE_AFTER]) > 0 && node->kind == FO_INLINE)
        state.underlined = style;
    if (style->own.baseline_shift == SHIFT_SUPER)
        state.rise += SUPER_RISE * state.size;
    else if (style->own.baseline_shift == SHIFT_SUB)
        state.rise += SUB_RISE * state.size;
    else if (style->own.baseline_shift == SHIFT_LENGTH)
        state.rise += style->own.shift;
    state.size = style->i.size;
    return state;
}

static void
collect_runs (Stack *stack, GArray *runs, const FoNode *node, InlineState state) {
    if (node->id != NULL) { /* counts as standing in the paragraph's first line */
        stack_add (stack, ITEM_MARK, (gpointer)node, 0);
        stack_add (stack, ITEM_END_MARK, (gpointer)node, 0);
    }
    if (node->kind == FO_INLINE || node->kind == FO_WRAPPER || node->kind == FO_BASIC_LINK) {
        InlineState inner = enter_inline (state, node);
        for (const FoNode *child = node->first; child != NULL; child = child->next)
            collect_runs (stack, runs, child, inner);
        return;
    }
    if (node->kind == FO_FOOTNOTE && node->first != NULL && node->first->kind == FO_INLINE)
        collect_runs (stack, runs, node->first, state);
    if (node->kind != FO_TEXT)
        state = enter_inline (state, node);
    InlineRun run = { node,       node->style,     state.underlined,   state.shaded,  state.link,
                      state.rise, state.underline, state.line_through, state.overline };
    g_array_append_val (runs, run);
}

/* A line may be held to the next by the block's orphans (from the start) and widows (to the end). */
static void
add_lines (Stack *stack, const FoStyle *style, GPtrArray *lines) {
    guint n = lines->len, orphans = style->i.orphans, widows = style->i.widows;
    for (guint i = 0; i < n; i++) {
        Line *line = lines->pdata[i];
        stack_add (stack, ITEM_LINE, line, line->height);
        if (i + 1 < n && (i + 1 < orphans || n - (i + 1) < widows))
            stack_hold_last (stack, HOLD_LINES);
    }
    g_ptr_array_set_free_func (lines, NULL);
}

static gboolean
flush_runs (Formatter *formatter, Stack *stack, const FoStyle *style, GArray *runs, double width, GError **error) {
    if (runs->len == 0)
        return TRUE;
    double left = length_resolve (style->i.start_indent, width);
    double room = width - left - length_resolve (style->i.end_indent, width);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)text_line_free);
    if (!paragraph_break (formatter, style, runs, stack->shift + left, room, lines, error)
        || !notes_layout (formatter, lines, error))
        return FALSE;
    g_array_set_size (runs, 0);
    add_lines (stack, style, lines);
    return stack_reached_safe_point (stack, error);
}

/* ---- lists ---- */

static gboolean
layout_list_item (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    const FoNode *label = node->first, *body = label == NULL ? NULL : label->next;
    if (body == NULL || label->kind != FO_LIST_ITEM_LABEL || body->kind != FO_LIST_ITEM_BODY || body->next != NULL) {
        fo_set_error (error, formatter->document, node, _ ("needs one list-item-label and then one list-item-body"));
        return FALSE;
    }
    if (!blocks_check_breaks (formatter, stack, node, error))
        return FALSE;
    BlockEdges edges = blocks_begin (stack, node, width, NULL, 0, 0);
    g_autoptr (Stack) beside = stack_new ();
    if (!blocks_layout (formatter, beside, label, width, error))
        return FALSE;
    double label_height = stack_natural_height (beside);
    Overlay *overlay = g_new0 (Overlay, 1);
    overlay->x = stack->shift;
    overlay->stack = g_steal_pointer (&beside);
    stack_add (stack, ITEM_OVERLAY, overlay, 0);
    double before = stack->height;
    stack->unsafe++;
    gboolean good = blocks_layout (formatter, stack, body, width, error);
    stack->unsafe--;
    if (!good)
        return FALSE;
    if (stack->height - before < label_height)
        stack_add (stack, ITEM_STRUT, NULL, label_height - (stack->height - before));
    blocks_end (stack, node, width, &edges);
    return stack_reached_safe_point (stack, error);
}

/* ---- block-level elements ---- */

static gboolean layout_children (Formatter *formatter, Stack *stack, const FoNode *parent, const FoStyle *style,
                                 double width, GArray *runs, InlineState state, GError **error);

static gboolean
layout_block (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    BlockEdges edges = blocks_begin (stack, node, width, NULL, 0, 0);
    GArray *runs = formatter_take_runs (formatter);
    InlineState state = { .size = node->style->i.size,
                          .underline = node->style->own.underline,
                          .line_through = node->style->own.line_through,
                          .overline = node->style->own.overline };
    gboolean good = layout_children (formatter, stack, node, node->style, width, runs, state, error)
                    && flush_runs (formatter, stack, node->style, runs, width, error);
    formatter_give_runs (formatter, runs);
    if (!good)
        return FALSE;
    blocks_end (stack, node, width, &edges);
    return stack_reached_safe_point (stack, error);
}

static gboolean
layout_list (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error) {
    BlockEdges edges = blocks_begin (stack, node, width, NULL, 0, 0);
    for (const FoNode *item = node->first; item != NULL; item = item->next)
        if (!layout_list_item (formatter, stack, item, width, error))
            return FALSE;
    blocks_end (stack, node, width, &edges);
    return stack_reached_safe_point (stack, error);
}

static gboolean
layout_child (Formatter *formatter, Stack *stack, const FoNode *child, double width, GError **error) {
    if (!blocks_check_breaks (formatter, stack, child, error))
        return FALSE;
    switch (child->kind) {
    case FO_BLOCK:
        return layout_block (formatter, stack, child, width, error);
    case FO_BLOCK_CONTAINER:
        return container_layout (formatter, stack, child, width, error);
    case FO_TABLE:
        return table_layout (formatter, stack, child, width, error);
    case FO_LIST_BLOCK:
        return layout_list (formatter, stack, child, width, error);
    default:
        fo_set_error (error, formatter->document, child, _ ("not implemented here"));
        return FALSE;
    }
}

/* Inline content is gathered until a block comes, then set as one paragraph. */
static gboolean
layout_children (Formatter *formatter, Stack *stack, const FoNode *parent, const FoStyle *style, double width,
                 GArray *runs, InlineState state, GError **error) {
    for (const FoNode *child = parent->first; child != NULL; child = child->next) {
        gboolean good = TRUE;
        if (child->kind == FO_WRAPPER)
            good = layout_children (formatter, stack, child, style, width, runs, enter_inline (state, child), error);
        else if ((FO_BIT (child->kind) & INLINE_KINDS) != 0)
            collect_runs (stack, runs, child, state);
        else
            good = flush_runs (formatter, stack, style, runs, width, error)
                   && layout_child (formatter, stack, child, width, error);
        if (!good)
            return FALSE;
    }
    return TRUE;
}

gboolean
blocks_layout (Formatter *formatter, Stack *stack, const FoNode *parent, double width, GError **error) {
    GArray *runs = formatter_take_runs (formatter);
    InlineState state = { .size = parent->style->i.size };
    gboolean good = layout_children (formatter, stack, parent, parent->style, width, runs, state, error)
                    && flush_runs (formatter, stack, parent->style, runs, width, error);
    formatter_give_runs (formatter, runs);
    return good;
}
