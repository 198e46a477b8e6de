/* wordml_tables.c - tables with their grid, spans and repeated headers. */
#include <string.h>

#include "base/i18n.h"
#include "render/wordml_writer.h"

#define COLUMNS_MAX 63 /* of a table in Word */

typedef struct {
    const FoNode *node, *part; /* fo:table; header, body or footer at hand */
    int n;
    double widths[COLUMNS_MAX];
    struct {
        const FoNode *cell; /* that spans into the rows to come */
        int left;
    } spans[COLUMNS_MAX];
} Table;

/* How many columns there are: as stated, else as the widest row has. */
static int
count_columns (const FoNode *table) {
    int stated = 0, widest = 0;
    for (const FoNode *part = table->first; part != NULL; part = part->next) {
        if (part->kind == FO_TABLE_COLUMN)
            stated += MAX (1, part->style->own.columns_repeated);
        for (const FoNode *row = part->kind != FO_TABLE_COLUMN ? part->first : NULL; row != NULL; row = row->next) {
            int n = 0;
            for (const FoNode *cell = row->first; cell != NULL; cell = cell->next)
                n += MAX (1, cell->style->own.columns_spanned);
            widest = MAX (widest, n);
        }
    }
    return stated > 0 ? stated : widest;
}

/* FALSE and an error where there are more than Word takes. */
static gboolean
read_columns (Word *word, Table *table, double width) {
    double factors[COLUMNS_MAX] = { 0 }, fixed = 0, factor = 0;
    int columns = count_columns (table->node);
    if (columns > COLUMNS_MAX) {
        fo_set_error (&word->error, word->document, table->node, _ ("more than %d columns"), COLUMNS_MAX);
        return FALSE;
    }
    for (const FoNode *node = table->node->first; node != NULL; node = node->next)
        if (node->kind == FO_TABLE_COLUMN)
            for (int i = 0; i < MAX (1, node->style->own.columns_repeated) && table->n < COLUMNS_MAX; i++, table->n++) {
                Length length = node->style->own.column_width;
                if (length.kind == LENGTH_FIXED)
                    fixed += table->widths[table->n] = length_resolve (length, width);
                else
                    factor += factors[table->n] = length.kind == LENGTH_PROPORTIONAL ? length.pt : 1;
            }
    table->n = columns;
    if (fixed + factor == 0)
        for (int i = 0; i < table->n; i++)
            factor += factors[i] = 1;
    for (int i = 0; i < table->n; i++)
        if (factors[i] > 0)
            table->widths[i] = MAX (0, width - fixed) * factors[i] / factor;
    return TRUE;
}

static const char *const side_names[SIDES] = { "top", "left", "bottom", "right" }; /* in the order of the schema */
static const int sides[SIDES] = { SIDE_BEFORE, SIDE_START, SIDE_AFTER, SIDE_END };

/* A border of the row is drawn where the cell has none and lies at that edge of the row. */
static const Border *
find_border (const Table *table, const FoNode *row, const FoNode *cell, int column, int columns, int side) {
    const Border *own = &cell->style->own.border[side];
    gboolean at_edge = side == SIDE_START ? column == 0 : side == SIDE_END ? column + columns == table->n : TRUE;
    return border_width (own) == 0 && at_edge ? &row->style->own.border[side] : own;
}

/* The order is the schema's (CT_TcPr). */
static void
cell_properties (Word *word, const Table *table, const FoNode *row, const FoNode *cell, double width, int column,
                 int columns, const char *merge) {
    guint32 background
        = cell->style->own.background != COLOR_NONE ? cell->style->own.background : row->style->own.background;
    g_string_append_printf (word->out, "<w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", twips (width));
    if (columns > 1)
        g_string_append_printf (word->out, "<w:gridSpan w:val=\"%d\"/>", columns);
    if (merge != NULL)
        g_string_append_printf (word->out, "<w:vMerge w:val=\"%s\"/>", merge);
    g_string_append (word->out, "<w:tcBorders>");
    for (int i = 0; i < SIDES; i++)
        word_border (word->out, side_names[i], find_border (table, row, cell, column, columns, sides[i]), 0);
    g_string_append (word->out, "</w:tcBorders>");
    if (background != COLOR_NONE)
        g_string_append_printf (word->out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>", background);
    g_string_append (word->out, "<w:tcMar>");
    for (int i = 0; i < SIDES; i++)
        g_string_append_printf (word->out, "<w:%s w:w=\"%d\" w:type=\"dxa\"/>", side_names[i],
                                twips (cell->style->own.padding[sides[i]]));
    g_string_append_printf (word->out, "</w:tcMar><w:vAlign w:val=\"%s\"/></w:tcPr>",
                            cell->style->i.display_align == DISPLAY_CENTER  ? "center"
                            : cell->style->i.display_align == DISPLAY_AFTER ? "bottom"
                                                                            : "top");
}

static void
put_cell (Word *word, Table *table, const FoNode *row, const FoNode *cell, int column, const char *merge) {
    int columns = CLAMP (cell->style->own.columns_spanned, 1, table->n - column);
    double width = 0;
    gsize before;
    gboolean in_cell = word->in_cell;
    for (int i = 0; i < columns; i++)
        width += table->widths[column + i];
    g_string_append (word->out, "<w:tc>");
    cell_properties (word, table, row, cell, width, column, columns, merge);
    before = word->out->len;
    word->pending = 0;
    word->after_table = word->is_held = FALSE;
    word->in_cell = TRUE;
    if (merge == NULL || *merge == 'r')
        word_blocks (word, cell->first,
                     MAX (1, width - cell->style->own.padding[SIDE_START] - cell->style->own.padding[SIDE_END]));
    if (word->out->len == before || word->after_table)
        word_spacer (word, 1, word->keep_next); /* a cell ends in a paragraph */
    word->pending = 0;
    word->in_cell = in_cell;
    g_string_append (word->out, "</w:tc>");
}

static void
put_row (Word *word, Table *table, const FoNode *row, gboolean keep) {
    const FoNode *cell = row->first;
    gboolean keep_next = word->keep_next, is_header = table->part->kind == FO_TABLE_HEADER;
    double height = MAX (row->style->own.height.pt, row->style->own.minimum_height.pt);
    g_string_append (word->out, "<w:tr><w:trPr>");
    if (row->style->i.keep_together > 0)
        g_string_append (word->out, "<w:cantSplit/>");
    if (height > 0)
        g_string_append_printf (word->out, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>", twips (height));
    g_string_append (word->out, is_header ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
    word->keep_next = keep_next || keep || is_header;
    for (int column = 0; column < table->n;) {
        const FoNode *spanning = table->spans[column].left > 0 ? table->spans[column].cell : NULL;
        const FoNode *put = spanning != NULL ? spanning : cell;
        if (put == NULL) {
            g_string_append_printf (word->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>",
                                    twips (table->widths[column]));
            word_spacer (word, 1, word->keep_next);
            g_string_append (word->out, "</w:tc>");
            column++;
            continue;
        }
        if (spanning != NULL) {
            table->spans[column].left--;
        } else {
            table->spans[column].cell = cell;
            table->spans[column].left = MAX (1, cell->style->own.rows_spanned) - 1;
            cell = cell->next;
        }
        put_cell (word, table, row, put, column,
                  spanning != NULL                   ? "continue"
                  : put->style->own.rows_spanned > 1 ? "restart"
                                                     : NULL);
        column += CLAMP (put->style->own.columns_spanned, 1, table->n - column);
    }
    word->keep_next = keep_next;
    g_string_append (word->out, "</w:tr>");
}

static gboolean
is_kept_together (const Table *table) {
    return table->node->style->i.keep_together > 0;
}

/* Spans end with the part: its cells may be freed after it. @keep: its last row stays with what comes next. */
static void
put_rows (Word *word, Table *table, const FoNode *part, gboolean keep) {
    table->part = part;
    for (const FoNode *row = part->first; row != NULL; row = row->next)
        put_row (word, table, row, word_holds_next (row) || (row->next != NULL ? is_kept_together (table) : keep));
    memset (table->spans, 0, sizeof table->spans);
}

static FoRows *
read_following (Word *word, const Table *table) {
    xmlDoc *fo = word->error != NULL ? NULL : word->rows->next (word->rows->data, &word->error);
    FoRows *rows = fo == NULL ? NULL : fo_rows_load (word->document, table->node, fo, &word->error);
    xmlFreeDoc (fo);
    return rows;
}

/* Rows that follow are freed as soon as they are written; one part ahead is read, to know the last. */
static void
put_continued (Word *word, Table *table, const FoNode *part, gboolean keep) {
    g_autoptr (FoRows) rows = NULL;
    FoRows *next = read_following (word, table);
    put_rows (word, table, part, next != NULL ? is_kept_together (table) : keep);
    while (next != NULL) {
        fo_rows_free (rows);
        rows = next;
        next = read_following (word, table);
        put_rows (word, table, rows->body, next != NULL ? is_kept_together (table) : keep);
    }
}

/* All parts in the order of the page: the footer is the last. */
static void
put_parts (Word *word, Table *table, gboolean keep) {
    const FoNode *footer = NULL;
    for (const FoNode *part = table->node->first; part != NULL; part = part->next)
        footer = part->kind == FO_TABLE_FOOTER ? part : footer;
    for (const FoNode *part = table->node->first; part != NULL; part = part->next) {
        gboolean is_last = part->next == NULL && footer == NULL;
        gboolean held = is_last ? keep : is_kept_together (table);
        if (part->kind != FO_TABLE_HEADER && part->kind != FO_TABLE_BODY)
            continue;
        if (part == word->continued && word->rows != NULL)
            put_continued (word, table, part, held);
        else
            put_rows (word, table, part, held);
    }
    if (footer != NULL) {
        put_rows (word, table, footer, keep);
        word_report (word, footer, "table-footer (repeated on each page)");
    }
}

void
word_table (Word *word, const FoNode *node, double width, gboolean keep) {
    const FoStyle *style = node->style;
    g_autofree Table *table = g_new0 (Table, 1);
    double start = length_resolve (style->i.start_indent, width), total = 0;
    double wide = style->own.width.kind == LENGTH_FIXED ? length_resolve (style->own.width, width)
                                                        : width - start - length_resolve (style->i.end_indent, width);
    double before = MAX (word->pending, style->own.space_before.optimum.pt);
    table->node = node;
    if (!read_columns (word, table, wide))
        return;
    if (before > 0 || word->after_table || word->page_break)
        word_spacer (word, MAX (before, 1), word->is_held || word->keep_next);
    if (word->page_break) /* a table has no break of its own: the paragraph before it does */
        g_string_insert (word->out, g_strrstr (word->out->str, "<w:spacing") - word->out->str, "<w:pageBreakBefore/>");
    word->page_break = FALSE;
    for (int i = 0; i < table->n; i++)
        total += table->widths[i];
    g_string_append_printf (
        word->out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblInd w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>",
        twips (total), twips (start));
    for (int i = 0; i < SIDES; i++)
        word_border (word->out, side_names[i], &style->own.border[sides[i]], 0);
    g_string_append (word->out, "</w:tblBorders>");
    if (style->own.background != COLOR_NONE)
        g_string_append_printf (word->out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
                                style->own.background);
    g_string_append (word->out, "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
                                "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    for (int i = 0; i < table->n; i++)
        g_string_append_printf (word->out, "<w:gridCol w:w=\"%d\"/>", twips (table->widths[i]));
    g_string_append (word->out, "</w:tblGrid>");
    put_parts (word, table, keep);
    g_string_append (word->out, "</w:tbl>");
    word->is_held = keep;
    word->after_table = TRUE;
    word->pending = style->own.space_after.optimum.pt;
}
