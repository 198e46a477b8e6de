/* blocks.h - block-level elements into a stack.
 * Lives here:  fo:block with its inline content, fo:block-container, lists; spaces, keeps, frames.
 * Called by:   pages.c (flow, static content), tables.c (cells).
 * Source:      XSL 1.1, 6.5, 6.6 and 6.8. */
#pragma once

#include "render/stack.h"

/**
 * blocks_layout:
 * @parent: its children are laid out
 * @width: of the reference area, pt
 * Returns: FALSE and an error of paragraph_break() or table_layout().
 */
gboolean blocks_layout (Formatter *formatter, Stack *stack, const FoNode *parent, double width, GError **error);

/* What every block-level element has around its content. */
typedef struct {
    Frame *frame; /* (nullable) */
    guint16 keep; /* of the stack before */
    double after; /* height of the frame's lower edge */
} BlockEdges;

/**
 * blocks_begin:
 * @frame: (nullable) (transfer full): a table's; else one is made where there is a border, padding or background
 * @before: height of that frame's upper edge @after: of its lower one
 */
BlockEdges blocks_begin (Stack *stack, const FoNode *node, double width, Frame *frame, double before, double after);
/** blocks_end: closes what blocks_begin() opened. */
void blocks_end (Stack *stack, const FoNode *node, double width, const BlockEdges *edges);

/** blocks_check_breaks: FALSE and CONFIGURATION where @node asks for a page break and @stack is not the flow. */
gboolean blocks_check_breaks (Formatter *formatter, const Stack *stack, const FoNode *node, GError **error);
