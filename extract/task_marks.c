/* task_marks.c - see task_marks.h. */
#include "extract/task_marks.h"

#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"

#define NAME_BYTES_MAX 60

static gboolean
matches (const ExtractContext *context, Span span, const char *pattern) {
    g_autofree char *folded = NULL;
    if (span_length (span) == 0 || span_length (span) > NAME_BYTES_MAX)
        return FALSE;
    folded = text_fold (document_peek_text (context->document) + span.start, (gssize)span_length (span));
    g_strstrip (folded);
    return pattern_matches (pattern, folded);
}

/* `x`, `X`, `v`, `✓`, `*` in a cell that is not named. */
static gboolean
is_mark (const ExtractContext *context, Span span) {
    return matches (context, span, "^(?:x|v|√|✓|✔|●|•|■|\\*|\\+)(?:[ ,;/]*(?:x|v|√|✓|✔|●|•|■|\\*|\\+)){0,3}$");
}

/* The year that a name above says: `Tiến độ năm 2027`; 0 where none. */
static int
read_year (const ExtractContext *context, Span span) {
    PartialDate date = deadlines_read_date (context, span, NULL);
    return span_length (span) <= NAME_BYTES_MAX ? date.year : 0;
}

/* The word that says what bare numbers below it are: `Quý`, `Tháng (năm 2026)`, `Thời gian thực hiện (quý)`; empty where none does. */
static Span
kind_word (const ExtractContext *context, Span span) {
    PatternMatch match;
    if (span_length (span) > NAME_BYTES_MAX)
        return (Span){ 0, 0 };
    g_autoptr (FoldedText) folded = folded_text_new (document_peek_text (context->document), span);
    if (!pattern_match (
            pattern_peek ("^(?:(?:thời gian|thời hạn|tiến độ|lộ trình)(?: [^ (:]+){0,3} ?[(:,-]? ?(?:theo |các )?)?"
                          "(quý|tháng)(?: ?\\(?(?:của |trong )?(?:năm )?20\\d\\d\\)?)? ?\\)?$"),
            folded->folded, folded->length, 0, &match))
        return (Span){ 0, 0 };
    return folded_text_span (folded, match.groups[1].start, match.groups[1].end);
}

/* The column's name, if it is a time: in the lowest cell of the header that has words; a bare number has its kind in the one above. */
static TaskMark
read_name (const ExtractContext *context, guint first, guint body, guint column) {
    TaskMark mark = { .year = 0 };
    gboolean bare = FALSE;
    for (guint i = body; i-- > first;) {
        const Cell *cell = task_columns_cell (document_peek_block (context->document, i), column);
        /* a name over several columns, whose other cells were left empty */
        for (guint left = column; bare && left > 0 && cell != NULL && span_length (cell->span) == 0; left--)
            cell = task_columns_cell (document_peek_block (context->document, i), left - 1);
        if (cell == NULL || cell->merged_from >= 0 || span_length (cell->span) == 0)
            continue;
        Span span = span_trim (document_peek_text (context->document), cell->span, NULL);
        if (span_length (mark.name) == 0) {
            bare = matches (context, span, "^(?:[ivx]{1,4}|\\d{1,2})$");
            if (!bare
                && !matches (
                    context, span,
                    "^(?:(?:quý|q\\.?) ?(?:[ivx]{1,4}|[1-4])|(?:tháng|t\\.?) ?\\d{1,2}|năm 20\\d\\d)(?: ?/ ?20\\d\\d)?$"))
                break;
            mark.name = span;
            continue;
        }
        if (bare && span_length (mark.above) == 0)
            mark.above = kind_word (context, span);
        if (mark.year == 0)
            mark.year = read_year (context, span);
    }
    if (bare && span_length (mark.above) == 0)
        mark.name = (Span){ 0, 0 };
    return mark;
}

static gboolean
has_marks_only (const ExtractContext *context, guint body, guint end, guint column) {
    guint marks = 0;
    for (guint i = body; i < end; i++) {
        const Cell *cell = task_columns_cell (document_peek_block (context->document, i), column);
        if (cell == NULL || cell->column != column || cell->column_span > 1 || span_length (cell->span) == 0)
            continue;
        if (!is_mark (context, cell->span) && i > body) /* below the header the columns may be numbered */
            return FALSE;
        marks += is_mark (context, cell->span);
    }
    return marks > 0;
}

gboolean
task_marks_find (const ExtractContext *context, guint first_block, guint body, guint end_block, TaskColumns *columns,
                 TaskMark *ret_marks) {
    gboolean found = FALSE;
    memset (ret_marks, 0, TASK_COLUMNS_MAX * sizeof *ret_marks);
    for (guint column = 0; column < columns->count; column++) {
        TaskMark mark = read_name (context, first_block, body, column);
        if (span_length (mark.name) == 0)
            continue;
        columns->roles[column] = COLUMN_OTHER; /* also where nothing is marked in it */
        if (!has_marks_only (context, body, end_block, column))
            continue;
        ret_marks[column] = mark;
        found = TRUE;
    }
    return found;
}

/* `Quý II`, `tháng 3` of the printed `T3`: what a reader of times knows. */
static char *
spell_out (const ExtractContext *context, const TaskMark *mark) {
    const char *text = document_peek_text (context->document);
    g_autofree char *above = text_fold (text + mark->above.start, (gssize)span_length (mark->above));
    g_autofree char *name = text_fold (text + mark->name.start, (gssize)span_length (mark->name));
    const char *number = name + strcspn (name, "0123456789");

    if (name[0] == 't' && !g_str_has_prefix (name, "th"))
        return g_strdup_printf ("tháng %s", number);
    if (name[0] == 'q' && !g_str_has_prefix (name, "qu"))
        return g_strdup_printf ("quý %s", name + strspn (name, "q. "));
    return above[0] != '\0' ? g_strdup_printf ("%s %s", above, name) : g_strdup (name);
}

GPtrArray *
task_marks_read (const ExtractContext *context, const Block *row, const TaskMark *marks, ItemClock clock) {
    const TaskMark *last = NULL;
    GPtrArray *found;

    for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
        const Cell *cell = &g_array_index (row->cells, Cell, k);
        for (guint column = cell->column; column < MIN (cell->column + cell->column_span, TASK_COLUMNS_MAX); column++)
            if (span_length (marks[column].name) > 0 && is_mark (context, cell->span))
                last = &marks[column];
    }
    if (last == NULL)
        return g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    g_autofree char *spelled = spell_out (context, last);
    found = deadlines_read_text (context->lexicon, NULL, spelled, (Span){ 0, strlen (spelled) }, DEADLINES_IN_FIELD,
                                 last->year > 0 ? PARTIAL_DATE_NONE : clock.date,
                                 last->year > 0 ? last->year : clock.latest_year);
    g_ptr_array_set_size (found, (gint)MIN (found->len, 1));
    for (guint i = 0; i < found->len; i++) {
        Deadline *deadline = g_ptr_array_index (found, i);
        const char *text = document_peek_text (context->document);
        g_clear_pointer (&deadline->span, g_array_unref);
        deadline->span = span_list_new (last->name.start, last->name.end);
        g_free (deadline->text);
        deadline->text = g_strndup (text + last->name.start, span_length (last->name));
        if (span_length (last->above) > 0) {
            g_autofree char *name = g_steal_pointer (&deadline->text);
            g_autofree char *above = g_strndup (text + last->above.start, span_length (last->above));
            deadline->text = g_strdup_printf ("%s %s", above, name);
            g_array_unref (deadline->span);
            deadline->span = span_list_new (last->above.start, last->above.end);
            span_list_append (deadline->span, last->name.start, last->name.end);
        }
    }
    return found;
}
