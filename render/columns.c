/* columns.c - see columns.h. */
#include "render/columns.h"

#include "base/i18n.h"

static gboolean
set_columns (Formatter *formatter, const FoNode *node, Length *widths, const FoStyle **styles, guint *at,
             GError **error) {
    if (node->style->own.column_number > 0)
        *at = node->style->own.column_number - 1;
    for (int i = 0; i < node->style->own.columns_repeated; i++) {
        if (*at >= COLUMNS_MAX) {
            fo_set_error (error, formatter->document, node, _ ("more than %d columns"), COLUMNS_MAX);
            return FALSE;
        }
        widths[*at] = node->style->own.column_width;
        styles[(*at)++] = node->style;
    }
    return TRUE;
}

/* Without table-columns the first row says how many there are; they share the width. */
static guint
count_columns (const FoNode *table) {
    for (const FoNode *part = table->first; part != NULL; part = part->next) {
        guint n = 0;
        if (part->first == NULL || part->first->kind != FO_TABLE_ROW)
            continue;
        for (const FoNode *cell = part->first->first; cell != NULL; cell = cell->next)
            n += MIN (cell->style->own.columns_spanned, COLUMNS_MAX);
        return CLAMP (n, 1, COLUMNS_MAX);
    }
    return 1;
}

gboolean
columns_read (Formatter *formatter, Table *table, const FoNode *node, double left, double room, GError **error) {
    Length widths[COLUMNS_MAX];
    const FoStyle *styles[COLUMNS_MAX] = { NULL };
    guint n = 0, at = 0;
    for (guint i = 0; i < COLUMNS_MAX; i++)
        widths[i] = (Length){ 1, 0, LENGTH_PROPORTIONAL };
    for (const FoNode *child = node->first; child != NULL; child = child->next)
        if (child->kind == FO_TABLE_COLUMN) {
            if (!set_columns (formatter, child, widths, styles, &at, error))
                return FALSE;
            n = MAX (n, at);
        }
    if (n == 0)
        n = count_columns (node);
    double fixed = 0, factors = 0;
    for (guint i = 0; i < n; i++)
        if (widths[i].kind == LENGTH_PROPORTIONAL)
            factors += widths[i].pt;
        else
            fixed += length_resolve (widths[i], room);
    table->n_columns = n;
    table->edges = g_new0 (double, n + 1);
    table->columns = g_memdup2 (styles, n * sizeof *styles);
    table->edges[0] = left;
    for (guint i = 0; i < n; i++) {
        double width = widths[i].kind != LENGTH_PROPORTIONAL ? length_resolve (widths[i], room)
                       : factors > 0                         ? MAX (0, room - fixed) * widths[i].pt / factors
                                                             : 0;
        table->edges[i + 1] = table->edges[i] + width;
    }
    return TRUE;
}
