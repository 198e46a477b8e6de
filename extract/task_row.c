/* task_row.c - see task_row.h. */
#include "extract/task_row.h"

#include <string.h>

#include "base/pattern.h"
#include "base/text.h"
#include "extract/deadlines.h"

void
task_row_clear (TaskRow *row) {
    outline_label_clear (&row->label);
}

/* ---- reading cells ---------------------------------------------------------------------------------------------- */

/* The cell whose text stands in this column of the row, which may be one above. */
static const Cell *
origin_of (const TaskRows *rows, const Cell *cell) {
    if (cell == NULL || cell->merged_from < 0)
        return cell;
    guint first_row = document_peek_block (rows->maker->context->document, rows->first_block)->row;
    guint i = rows->first_block + (guint)cell->merged_from - first_row;
    if ((guint)cell->merged_from < first_row || i >= rows->end_block)
        return cell;
    return task_columns_cell (document_peek_block (rows->maker->context->document, i), cell->column);
}

gboolean
task_row_has_text (const TaskRows *rows, const Cell *cell) {
    return cell != NULL && span_length (span_trim (rows->text, cell->span, NULL)) > 0;
}

/* `1`, `I.`, `1.1`, `a)`: in a number column a number needs no full stop. */
void
task_row_read_number (const TaskRows *rows, const Cell *cell, OutlineLabel *ret_label) {
    g_autofree char *printed = NULL;
    g_autofree char *dotted = NULL;
    Span span = cell != NULL ? cell->span : (Span){ 0, 0 };

    *ret_label = (OutlineLabel){ .kind = UNIT_PARAGRAPH };
    span = span_trim (rows->text, span, ".)");
    if (span_length (span) == 0 || span_length (span) > 12)
        return;
    printed = g_strndup (rows->text + span.start, span_length (span));
    const char *stop = strcmp (printed, "-") == 0 ? "" : g_unichar_islower (g_utf8_get_char (printed)) ? ")" : ".";
    dotted = g_strdup_printf ("%s%s X", printed, stop);
    if (!outline_label_read (dotted, (Span){ 0, strlen (dotted) }, (Span){ 0, 0 }, ret_label))
        return;
    ret_label->label = span;
    ret_label->rest = (Span){ span.end, span.end };
}

void
task_row_read (const TaskRows *rows, guint i, TaskRow *ret_row) {
    TaskRow row = { .block = document_peek_block (rows->maker->context->document, i) };
    const Cell *last_task = NULL;

    for (guint column = 0; column < rows->columns.count; column++) {
        const Cell *cell = task_columns_cell (row.block, column);
        ColumnRole role = rows->columns.roles[column];
        const Cell *origin = origin_of (rows, cell);
        if (cell == NULL || cell->column != column)
            continue;
        if (task_row_has_text (rows, cell) && cell->merged_from < 0) {
            row.filled++;
            row.widest = MAX (row.widest, cell->column_span);
        }
        if (role == COLUMN_OTHER || !task_row_has_text (rows, origin))
            continue;
        if (role == COLUMN_TASK && last_task != NULL && last_task != origin)
            row.content = last_task;
        if (role == COLUMN_TASK)
            last_task = origin;
        if (row.cells[role] != NULL && role != COLUMN_TASK)
            continue;
        row.cells[role] = origin;
        row.own[role] = cell->merged_from < 0;
    }
    task_row_read_number (rows, row.cells[COLUMN_NUMBER], &row.label);
    *ret_row = row;
}

gboolean
task_row_has_fields (const TaskRow *row) {
    return row->cells[COLUMN_LEAD] != NULL || row->cells[COLUMN_COORDINATORS] != NULL || row->cells[COLUMN_TIME] != NULL
           || row->cells[COLUMN_PRODUCT] != NULL;
}

gboolean
task_row_has_own_fields (const TaskRow *row) {
    return row->own[COLUMN_LEAD] || row->own[COLUMN_COORDINATORS] || row->own[COLUMN_TIME] || row->own[COLUMN_PRODUCT];
}

/* ---- fields of a row -------------------------------------------------------------------------------------------- */

gboolean
task_row_begins_anew (const TaskRows *rows, Span paragraph) {
    paragraph = span_trim (rows->text, paragraph, NULL);
    if (span_length (paragraph) == 0)
        return TRUE;
    gunichar c = g_utf8_get_char (rows->text + paragraph.start);
    return g_unichar_isupper (c) || !g_unichar_isalpha (c);
}

/* `X (chủ trì), Y (phối hợp)`: what stands before each bracket has the role it says; behind a leading body the rest works along.
 * FALSE where no bracket says a role. */
static gboolean
read_bracketed_roles (const TaskRows *rows, Span span, ItemFields *into) {
    const Pattern *role = pattern_peek ("\\((?i:(chủ trì|đầu mối|cơ quan chủ trì)|phối hợp|tham gia)\\)");
    gsize at = 0;
    PatternMatch match;
    gboolean found = FALSE;

    while (pattern_match (role, rows->text + span.start, span_length (span), at, &match)) {
        g_autoptr (GPtrArray) names
            = bodies_split (rows->maker->context, (Span){ span.start + at, span.start + match.groups[0].start });
        item_values_add (pattern_has_group (&match, 1) ? into->lead : into->coordinators, names, 1);
        at = match.groups[0].end;
        at += strspn (rows->text + span.start + at, " ,;.");
        found = TRUE;
    }
    if (found && span.start + at < span.end) {
        g_autoptr (GPtrArray) names = bodies_split (rows->maker->context, (Span){ span.start + at, span.end });
        item_values_add (into->coordinators, names, 0.9);
    }
    return found;
}

/* Where the paragraphs of a cell were only told by how far its lines reach, a body must begin there. */
static gboolean
names_begin (const TaskRows *rows, Span paragraph) {
    g_auto (OutlineLabel) label = { 0 };
    if (outline_label_read (rows->text, paragraph, (Span){ 0, 0 }, &label) && label.kind == UNIT_DASH)
        return TRUE;
    return bodies_begin (rows->maker->context, paragraph);
}

/* A cell of bodies: each paragraph by itself where each begins anew, else the whole, which the cell only wrapped. */
static void
read_bodies (const TaskRows *rows, const Cell *cell, gboolean lead, ItemFields *into) {
    const ExtractContext *context = rows->maker->context;
    gboolean apart = cell->paragraphs->len > 1;

    if (task_body_marks_is (context, cell->span)) /* names nobody */
        return;
    if (item_fields_classify (context, cell->span) == FIELD_LINE_FIELDS) {
        item_fields_read (context, cell->span, rows->maker->clock, into);
        return;
    }
    for (guint i = 1; i < cell->paragraphs->len && apart; i++)
        apart = task_row_begins_anew (rows, g_array_index (cell->paragraphs, Span, i))
                && (!rows->guessed || names_begin (rows, g_array_index (cell->paragraphs, Span, i)));
    for (guint i = 0; i < (apart ? cell->paragraphs->len : 1); i++) {
        Span span = apart ? g_array_index (cell->paragraphs, Span, i) : cell->span;
        g_auto (OutlineLabel) label = { 0 };
        if (outline_label_read (rows->text, span, (Span){ 0, 0 }, &label) && label.kind == UNIT_DASH)
            span = label.rest;
        if (read_bracketed_roles (rows, span, into))
            continue;
        if (lead && wording_has (context, "cell-role-patterns", span)) { /* `X chủ trì; Y phối hợp` */
            g_autoptr (BodiesFound) said = bodies_read (context, span, BODIES_IN_FIELD);
            item_values_add (into->lead, said->lead, 1);
            item_values_add (into->coordinators, said->coordinators, 1);
            continue;
        }
        g_autoptr (GPtrArray) found = bodies_split (context, span);
        item_values_add (lead ? into->lead : into->coordinators, found, 1);
    }
}

static const Cell *
without_ditto (const TaskRows *rows, const TaskRow *row, const TaskRow *above, ColumnRole role) {
    const Cell *cell = row->cells[role];
    if (cell == NULL)
        return NULL;
    g_autofree char *words = text_fold (rows->text + cell->span.start, (gssize)span_length (cell->span));
    if (lexicon_find_word (rows->maker->context->lexicon, "table-ditto", words) != NULL && above->cells[role] != NULL)
        return above->cells[role];
    return cell;
}

ItemClock
task_row_clock (const TaskRows *rows) {
    return rows->year > 0 ? (ItemClock){ PARTIAL_DATE_NONE, rows->year } : rows->maker->clock;
}

void
task_row_read_fields (const TaskRows *rows, TaskRow *row, const TaskRow *above, gboolean own_only, ItemFields *into) {
    const ExtractContext *context = rows->maker->context;

    for (guint role = COLUMN_LEAD; role <= COLUMN_PRODUCT; role++) {
        const Cell *cell = without_ditto (rows, row, above, (ColumnRole)role);
        if (cell == NULL || (own_only && !row->own[role]))
            continue;
        row->cells[role] = cell;
        if (role == COLUMN_LEAD || role == COLUMN_COORDINATORS) {
            read_bodies (rows, cell, role == COLUMN_LEAD, into);
        } else if (role == COLUMN_TIME) {
            ItemClock clock = task_row_clock (rows);
            g_autoptr (GPtrArray) found
                = deadlines_read (context, cell->span, DEADLINES_IN_FIELD, clock.date, clock.latest_year);
            deadlines_add (into->deadlines, found);
        } else if (into->deliverable.text == NULL) {
            Span span = span_trim (rows->text, cell->span, NULL);
            value_set (&into->deliverable, rows->text, span_list_new (span.start, span.end), 0.95);
        }
    }
    if (rows->has_bodies)
        task_body_marks_read (context, row->block, rows->bodies, into);
    if (rows->has_marks) {
        g_autoptr (GPtrArray) marked = task_marks_read (context, row->block, rows->marks, task_row_clock (rows));
        deadlines_add (into->deadlines, marked);
    }
}

/* The text of a task cell: its paragraphs without the dashes before them. */
void
task_row_add_text (const TaskRows *rows, const Cell *cell, Span without, GArray *into) {
    for (guint i = 0; i < cell->paragraphs->len; i++) {
        Span span = span_trim (rows->text, g_array_index (cell->paragraphs, Span, i), NULL);
        Span automatic = i < cell->labels->len ? g_array_index (cell->labels, Span, i) : (Span){ 0, 0 };
        g_auto (OutlineLabel) label = { 0 };
        if (span_length (without) > 0 && without.start >= span.start && without.end <= span.end)
            span.start = without.end;
        else if (outline_label_read (rows->text, span, automatic, &label)
                 && (unit_is_mark (&(Unit){ .kind = label.kind }) || span_length (automatic) > 0))
            span = label.rest;
        span = span_trim (rows->text, span, NULL);
        if (span_length (span) > 0)
            g_array_append_val (into, span);
    }
}
