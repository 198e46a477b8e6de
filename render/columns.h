/* columns.h - how wide a table's columns are.
 * Called by:   tables.c.
 * Source:      XSL 1.1, 6.7.4 and 7.28.4. */
#pragma once

#include "render/tables.h"

#define COLUMNS_MAX 256

/**
 * columns_read:
 * @node: fo:table @left: where the table begins, @room: the width it has; pt
 * Fills the number, edges and styles of the columns of @table.
 * Returns: FALSE and CONFIGURATION where there are more than COLUMNS_MAX.
 */
gboolean columns_read (Formatter *formatter, Table *table, const FoNode *node, double left, double room,
                       GError **error);
