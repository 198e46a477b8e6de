/* task_columns.c - see task_columns.h. */
#include "extract/task_columns.h"

#include <string.h>

#include "base/text.h"

#define HEADER_ROWS_MAX  6 /* a title, its subtitle, two rows of header and the numbers */
#define HEADER_BYTES_MAX 400
#define NAME_BYTES_MAX   80

/* The first group whose words a header has decides; a report column stands before all. */
static const struct {
    const char *group;
    ColumnRole role;
} roles[] = {
    { "column-number-patterns", COLUMN_NUMBER },   { "column-task-patterns", COLUMN_TASK },
    { "column-other-patterns", COLUMN_OTHER },     { "column-time-patterns", COLUMN_TIME },
    { "column-product-patterns", COLUMN_PRODUCT }, { "column-coordinators-patterns", COLUMN_COORDINATORS },
    { "column-lead-patterns", COLUMN_LEAD },
};

guint
task_columns_of (const ExtractContext *context, guint first_block, guint end_block) {
    guint count = 0;
    for (guint i = first_block; i < end_block; i++) {
        const Block *row = document_peek_block (context->document, i);
        for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
            const Cell *cell = &g_array_index (row->cells, Cell, k);
            count = MAX (count, MIN (cell->column + cell->column_span, TASK_COLUMNS_MAX));
        }
    }
    return count;
}

const Cell *
task_columns_cell (const Block *row, guint column) {
    for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
        const Cell *cell = &g_array_index (row->cells, Cell, k);
        if (column >= cell->column && column < cell->column + cell->column_span)
            return cell;
    }
    return NULL;
}

/* The folded words of a column over the header rows [first, end), each cell once. */
static char *
header_words (const ExtractContext *context, guint first, guint end, guint column) {
    const char *text = document_peek_text (context->document);
    g_autoptr (GString) words = g_string_new (NULL);

    for (guint i = first; i < end; i++) {
        const Block *row = document_peek_block (context->document, i);
        for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
            const Cell *cell = &g_array_index (row->cells, Cell, k);
            if (column < cell->column || column >= cell->column + cell->column_span || cell->merged_from >= 0)
                continue;
            g_autofree char *folded
                = text_fold (text + cell->span.start, (gssize)MIN (span_length (cell->span), HEADER_BYTES_MAX));
            g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", folded);
        }
    }
    g_strstrip (words->str);
    return g_string_free (g_steal_pointer (&words), FALSE);
}

static ColumnRole
role_of (const ExtractContext *context, const char *words) {
    for (gsize i = 0; words[0] != '\0' && i < G_N_ELEMENTS (roles); i++)
        if (lexicon_match (context->lexicon, roles[i].group, words, strlen (words), 0, NULL) != NULL)
            return roles[i].role;
    return COLUMN_OTHER;
}

ColumnRole
task_columns_role (const ExtractContext *context, Span name) {
    g_autofree char *words = text_fold (document_peek_text (context->document) + name.start,
                                        (gssize)MIN (span_length (name), HEADER_BYTES_MAX));
    return role_of (context, g_strstrip (words));
}

/* Beside a column of who does the work, one of who puts the result before others (`Cơ quan trình`) leads nothing. */
static void
drop_weak_leads (const ExtractContext *context, guint first, guint end, TaskColumns *columns, guint *seen) {
    gboolean weak[TASK_COLUMNS_MAX] = { FALSE };
    guint n_weak = 0;

    for (guint i = 0; i < columns->count; i++) {
        if (columns->roles[i] != COLUMN_LEAD)
            continue;
        g_autofree char *words = header_words (context, first, end, i);
        weak[i] = lexicon_match (context->lexicon, "column-weak-lead-patterns", words, strlen (words), 0, NULL) != NULL;
        n_weak += weak[i];
    }
    if (n_weak == seen[COLUMN_LEAD])
        return;
    for (guint i = 0; i < columns->count; i++)
        if (weak[i])
            columns->roles[i] = COLUMN_OTHER;
    seen[COLUMN_LEAD] -= n_weak;
}

static TaskColumns
read_header (const ExtractContext *context, guint first, guint end, guint count, guint *ret_score) {
    TaskColumns columns = { .count = count };
    guint seen[COLUMN_PRODUCT + 1] = { 0 }, reports = 0, places = 0, lists = 0;

    for (guint i = 0; i < count; i++) {
        g_autofree char *words = header_words (context, first, end, i);
        reports
            += words[0] != '\0'
               && lexicon_match (context->lexicon, "column-report-patterns", words, strlen (words), 0, NULL) != NULL;
        lists += words[0] != '\0'
                 && lexicon_match (context->lexicon, "column-list-patterns", words, strlen (words), 0, NULL) != NULL;
        places += strstr (words, "địa điểm") != NULL;
        columns.roles[i] = role_of (context, words);
        seen[columns.roles[i]]++;
    }
    drop_weak_leads (context, first, end, &columns, seen);
    *ret_score = 0;
    for (guint i = COLUMN_NUMBER; i <= COLUMN_PRODUCT; i++)
        *ret_score += seen[i] > 0;
    if (seen[COLUMN_TASK] == 0 || lists > 0 || reports >= 2 || (reports == 1 && seen[COLUMN_LEAD] == 0)
        || (places > 0 && seen[COLUMN_LEAD] == 0))
        columns.count = 0;
    if (seen[COLUMN_LEAD] + seen[COLUMN_COORDINATORS] + seen[COLUMN_TIME] == 0)
        columns.count = 0;
    return columns;
}

/* The name above @column stands over several: its cell is wide, or the one right of it was left empty instead of being merged. */
static gboolean
is_spread (const Block *above, guint column) {
    const Cell *name = task_columns_cell (above, column);
    const Cell *next = name != NULL ? task_columns_cell (above, name->column + name->column_span) : NULL;
    return name != NULL
           && (name->column_span > 1 || (column > 0 && span_length (name->span) == 0)
               || (next != NULL && span_length (next->span) == 0 && next->merged_from < 0));
}

/* All that has words in the row below stands under names over several columns, and the first cell under its own name is empty. */
static gboolean
names_below (const Block *above, const Block *below) {
    guint filled = 0;
    for (guint k = 0; below->cells != NULL && k < below->cells->len; k++) {
        const Cell *cell = &g_array_index (below->cells, Cell, k);
        if (cell->merged_from >= 0 || span_length (cell->span) == 0)
            continue;
        if (k == 0 || cell->column_span > 1 || span_length (cell->span) > NAME_BYTES_MAX
            || !is_spread (above, cell->column))
            return FALSE;
        filled++;
    }
    return filled >= 2;
}

/* Does the row below still belong to the header: cells under a wide one, or beside cells that go on from above? */
static gboolean
goes_on (const ExtractContext *context, guint row, guint end_block) {
    const Block *above = document_peek_block (context->document, row);
    gboolean wide = FALSE, merged = FALSE, named = FALSE, empty = FALSE, others = FALSE;
    guint filled = 0, times = 0;

    if (row + 1 >= end_block)
        return FALSE;
    const Block *below = document_peek_block (context->document, row + 1);
    for (guint k = 0; above->cells != NULL && k < above->cells->len; k++)
        wide = wide || g_array_index (above->cells, Cell, k).column_span > 1;
    for (guint k = 0; above->cells != NULL && k < above->cells->len; k++)
        empty = empty || span_length (g_array_index (above->cells, Cell, k).span) == 0;
    for (guint k = 0; below->cells != NULL && k < below->cells->len; k++) {
        const Cell *cell = &g_array_index (below->cells, Cell, k);
        g_autofree char *words = text_fold (document_peek_text (context->document) + cell->span.start,
                                            (gssize)MIN (span_length (cell->span), HEADER_BYTES_MAX));
        merged = merged || cell->merged_from >= 0;
        gboolean names = span_length (cell->span) < 80 && role_of (context, words) != COLUMN_OTHER;
        named = named || names;
        filled += words[0] != '\0';
        times += pattern_matches ("^(?:(?:quý|tháng|q|t)\\.? ?)?(?:[ivx]{1,4}|\\d{1,2})$", words);
        others = others || (words[0] != '\0' && !names);
    }
    /* cells that a writer left empty instead of merging them: only heads of columns stand below */
    gboolean unmerged = empty && !others && filled >= 2 && filled < above->cells->len
                        && span_length (g_array_index (below->cells, Cell, 0).span) == 0;
    if (filled >= 2 && times == filled && (wide || empty)) /* `1 2 3 …` below `Tháng`, `I II III IV` below `Quý` */
        return g_array_index (below->cells, Cell, 0).merged_from >= 0
               || span_length (g_array_index (below->cells, Cell, 0).span) == 0;
    return (named && (wide || merged || unmerged)) || names_below (above, below);
}

static gboolean
only_numbers_columns (const ExtractContext *context, const Block *row) {
    const char *text = document_peek_text (context->document);
    guint numbers = 0;

    for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
        Span span = span_trim (text, g_array_index (row->cells, Cell, k).span, NULL);
        if (span_length (span) == 0)
            continue;
        if (span_length (span) > 12
            || !pattern_match (pattern_peek ("^\\(?(?:\\d{1,2}|[A-Z])(?: ?=.*)?\\)?$"), text + span.start,
                               span_length (span), 0, NULL))
            return FALSE;
        numbers++;
    }
    return numbers >= 2;
}

gboolean
task_columns_is_header (const ExtractContext *context, const TaskColumns *columns, const Block *row) {
    const char *text = document_peek_text (context->document);
    guint same = 0, filled = 0;

    if (only_numbers_columns (context, row))
        return TRUE;
    for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
        const Cell *cell = &g_array_index (row->cells, Cell, k);
        g_autofree char *words
            = text_fold (text + cell->span.start, (gssize)MIN (span_length (cell->span), HEADER_BYTES_MAX));
        if (words[0] == '\0' || cell->column >= columns->count)
            continue;
        filled++;
        same += strlen (words) < 60 && columns->roles[cell->column] != COLUMN_OTHER
                && role_of (context, words) == columns->roles[cell->column];
    }
    return same >= 2 && same * 3 >= filled * 2;
}

TaskColumns
task_columns_read (const ExtractContext *context, guint first_block, guint end_block, guint *ret_body) {
    TaskColumns best = { 0 };
    guint count = task_columns_of (context, first_block, end_block), best_score = 0;

    *ret_body = first_block;
    for (guint i = first_block; i < MIN (end_block, first_block + HEADER_ROWS_MAX); i++) {
        guint end = goes_on (context, i, end_block) ? i + 2 : i + 1, score = 0;
        TaskColumns columns = read_header (context, i, end, count, &score);
        if (columns.count == 0 || score <= best_score)
            continue;
        best = columns;
        best_score = score;
        *ret_body = end;
    }
    return best;
}
