/* constants.h - measures written into a stylesheet before it is compiled.
 * Lives here:  which variables hold a text that never changes; `{$cell-border}` in an attribute and `$cell-border` in an expression
 *              replaced by it.
 * Called by:   template.c. libxslt evaluates such an attribute again for each cell of a table: a tenth of its time.
 * Source:      XSLT 1.0, 2.6.2 (import precedence), 7.6.2 (attribute value templates), 11.4 (top-level variables). */
#pragma once

#include <glib.h>

/**
 * constants_fold:
 * @sheets: (element-type xmlDoc): the stylesheets that belong together, in the order of rising import precedence; one that is imported
 *   twice may stand there twice
 * Replaces `{$name}` in the attributes of literal result elements and `$name` in `select` and `test` of instructions where the variable that wins is a literal at the top level and no
 * parameter or local variable has the name. What the stylesheets mean stays the same.
 */
void constants_fold (const GPtrArray *sheets);
