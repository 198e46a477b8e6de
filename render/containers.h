/* containers.h - fo:block-container: a reference area in the flow, beside it or anywhere on the page.
 * Called by:   blocks.c.
 * Source:      XSL 1.1, 6.5.3, 7.6 (absolute position), 7.13 (relative position). */
#pragma once

#include "render/stack.h"

/** container_layout: as blocks_layout() does with the other block-level elements. */
gboolean container_layout (Formatter *formatter, Stack *stack, const FoNode *node, double width, GError **error);
