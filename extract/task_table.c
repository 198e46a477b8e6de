/* task_table.c - see task_table.h. */
#include "extract/task_table.h"

#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"
#include "extract/outline_label.h"

#define GROUPS_MAX 8 /* nested groups of rows; tables have 3 at most */

/* What one row holds; a cell that goes on from above has the text of the cell it goes on from. */
typedef struct {
    const Block *block;
    const Cell *cells[COLUMN_PRODUCT + 1]; /* (nullable) by role; the last task column */
    gboolean own[COLUMN_PRODUCT + 1];      /* the cell is its own and not empty */
    const Cell *content;                   /* (nullable): a wider task column left of the last */
    guint widest;                          /* grid columns of its widest filled cell */
    guint filled;                          /* own cells with text */
    OutlineLabel label;                    /* of its number; kind PARAGRAPH where none */
} Row;

typedef struct {
    UnitKind kind;
    char *name;
} Group;

/* The row that is being read; rows that go on after a page break are added to it. */
typedef struct {
    gboolean active;
    char *path;
    Span label;
    UnitKind kind;
    char *name;
    GArray *text; /* of Span */
    ItemFields *fields;
    Span full;
    Span section;
} Pending;

typedef struct {
    const ItemMaker *maker;
    const char *text;
    guint first_block, end_block;
    TaskColumns columns;
    const char *prefix;
    const ItemScope *scope;
    GArray *groups; /* of Group */
    Span section;
    GPtrArray *period; /* (nullable) of Deadline: the time that the group above is, for rows without one */
    guint counter;     /* rows without a number column */
    guint unlabelled;  /* rows without a number of their own, below the last number */
    Row above;         /* the row before, for ditto marks */
    Pending pending;
} Table;

static void
group_clear (gpointer data) {
    g_free (((Group *)data)->name);
}

static void
row_clear (Row *row) {
    outline_label_clear (&row->label);
}

static void
note (const Table *table, Span span, Rule rule) {
    explanation_note (table->maker->context->explanation, span, rule, NULL);
}

/* ---- reading cells ---------------------------------------------------------------------------------------------- */

static const Cell *
cell_in (const Block *row, guint column) {
    for (guint k = 0; row->cells != NULL && k < row->cells->len; k++) {
        const Cell *cell = &g_array_index (row->cells, Cell, k);
        if (column >= cell->column && column < cell->column + cell->column_span)
            return cell;
    }
    return NULL;
}

/* The cell whose text stands in this column of the row, which may be one above. */
static const Cell *
origin_of (const Table *table, const Cell *cell) {
    if (cell == NULL || cell->merged_from < 0)
        return cell;
    guint first_row = document_peek_block (table->maker->context->document, table->first_block)->row;
    guint i = table->first_block + (guint)cell->merged_from - first_row;
    if ((guint)cell->merged_from < first_row || i >= table->end_block)
        return cell;
    return cell_in (document_peek_block (table->maker->context->document, i), cell->column);
}

static gboolean
has_text (const Table *table, const Cell *cell) {
    return cell != NULL && span_length (span_trim (table->text, cell->span, NULL)) > 0;
}

/* `1`, `I.`, `1.1`, `a)`: in a number column a number needs no full stop. */
static void
read_number (const Table *table, Span span, OutlineLabel *ret_label) {
    g_autofree char *printed = NULL;
    g_autofree char *dotted = NULL;

    *ret_label = (OutlineLabel){ .kind = UNIT_PARAGRAPH };
    span = span_trim (table->text, span, ".)");
    if (span_length (span) == 0 || span_length (span) > 12)
        return;
    printed = g_strndup (table->text + span.start, span_length (span));
    const char *stop = strcmp (printed, "-") == 0 ? "" : g_unichar_islower (g_utf8_get_char (printed)) ? ")" : ".";
    dotted = g_strdup_printf ("%s%s X", printed, stop);
    if (!outline_label_read (dotted, (Span){ 0, strlen (dotted) }, (Span){ 0, 0 }, ret_label))
        return;
    ret_label->label = span;
    ret_label->rest = (Span){ span.end, span.end };
}

static void
read_row (const Table *table, guint i, Row *ret_row) {
    Row row = { .block = document_peek_block (table->maker->context->document, i) };
    const Cell *last_task = NULL;

    for (guint column = 0; column < table->columns.count; column++) {
        const Cell *cell = cell_in (row.block, column);
        ColumnRole role = table->columns.roles[column];
        const Cell *origin = origin_of (table, cell);
        if (cell == NULL || cell->column != column)
            continue;
        if (has_text (table, cell) && cell->merged_from < 0) {
            row.filled++;
            row.widest = MAX (row.widest, cell->column_span);
        }
        if (role == COLUMN_OTHER || !has_text (table, origin))
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
    read_number (table, row.cells[COLUMN_NUMBER] != NULL ? row.cells[COLUMN_NUMBER]->span : (Span){ 0, 0 }, &row.label);
    *ret_row = row;
}

static gboolean
has_fields (const Row *row) {
    return row->cells[COLUMN_LEAD] != NULL || row->cells[COLUMN_COORDINATORS] != NULL || row->cells[COLUMN_TIME] != NULL
           || row->cells[COLUMN_PRODUCT] != NULL;
}

static gboolean
has_own_fields (const Row *row) {
    return row->own[COLUMN_LEAD] || row->own[COLUMN_COORDINATORS] || row->own[COLUMN_TIME] || row->own[COLUMN_PRODUCT];
}

/* ---- fields of a row -------------------------------------------------------------------------------------------- */

static gboolean
begins_anew (const Table *table, Span paragraph) {
    paragraph = span_trim (table->text, paragraph, NULL);
    if (span_length (paragraph) == 0)
        return TRUE;
    gunichar c = g_utf8_get_char (table->text + paragraph.start);
    return g_unichar_isupper (c) || !g_unichar_isalpha (c);
}

/* A cell of bodies: each paragraph by itself where each begins anew, else the whole, which the cell only wrapped. */
static void
read_bodies (const Table *table, const Cell *cell, gboolean lead, ItemFields *into) {
    const ExtractContext *context = table->maker->context;
    gboolean apart = cell->paragraphs->len > 1;

    if (item_fields_classify (context, cell->span) == FIELD_LINE_FIELDS) {
        item_fields_read (context, cell->span, table->maker->clock, into);
        return;
    }
    for (guint i = 1; i < cell->paragraphs->len && apart; i++)
        apart = begins_anew (table, g_array_index (cell->paragraphs, Span, i));
    for (guint i = 0; i < (apart ? cell->paragraphs->len : 1); i++) {
        Span span = apart ? g_array_index (cell->paragraphs, Span, i) : cell->span;
        g_auto (OutlineLabel) label = { 0 };
        if (outline_label_read (table->text, span, (Span){ 0, 0 }, &label) && label.kind == UNIT_DASH)
            span = label.rest;
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
without_ditto (const Table *table, const Row *row, ColumnRole role) {
    const Cell *cell = row->cells[role];
    if (cell == NULL)
        return NULL;
    g_autofree char *words = text_fold (table->text + cell->span.start, (gssize)span_length (cell->span));
    if (lexicon_find_word (table->maker->context->lexicon, "table-ditto", words) != NULL
        && table->above.cells[role] != NULL)
        return table->above.cells[role];
    return cell;
}

static void
read_fields (const Table *table, Row *row, gboolean own_only, ItemFields *into) {
    const ExtractContext *context = table->maker->context;

    for (guint role = COLUMN_LEAD; role <= COLUMN_PRODUCT; role++) {
        const Cell *cell = without_ditto (table, row, (ColumnRole)role);
        if (cell == NULL || (own_only && !row->own[role]))
            continue;
        row->cells[role] = cell;
        if (role == COLUMN_LEAD || role == COLUMN_COORDINATORS) {
            read_bodies (table, cell, role == COLUMN_LEAD, into);
        } else if (role == COLUMN_TIME) {
            g_autoptr (GPtrArray) found = deadlines_read (context, cell->span, DEADLINES_IN_FIELD,
                                                          table->maker->clock.date, table->maker->clock.latest_year);
            deadlines_add (into->deadlines, found);
        } else if (into->deliverable.text == NULL) {
            Span span = span_trim (table->text, cell->span, NULL);
            value_set (&into->deliverable, table->text, span_list_new (span.start, span.end), 0.95);
        }
    }
}

/* The text of a task cell: its paragraphs without the dashes before them. */
static void
add_text (const Table *table, const Cell *cell, Span without, GArray *into) {
    for (guint i = 0; i < cell->paragraphs->len; i++) {
        Span span = span_trim (table->text, g_array_index (cell->paragraphs, Span, i), NULL);
        Span automatic = i < cell->labels->len ? g_array_index (cell->labels, Span, i) : (Span){ 0, 0 };
        g_auto (OutlineLabel) label = { 0 };
        if (span_length (without) > 0 && without.start >= span.start && without.end <= span.end)
            span.start = without.end;
        else if (outline_label_read (table->text, span, automatic, &label)
                 && (unit_is_mark (&(Unit){ .kind = label.kind }) || span_length (automatic) > 0))
            span = label.rest;
        span = span_trim (table->text, span, NULL);
        if (span_length (span) > 0)
            g_array_append_val (into, span);
    }
}

/* ---- the item being read ---------------------------------------------------------------------------------------- */

static void
flush (Table *table) {
    Pending *pending = &table->pending;
    ItemScope scope = { .outer = table->scope,
                        .role = ROLE_WORK,
                        .section = span_length (pending->section) > 0 ? pending->section
                                   : table->scope != NULL             ? table->scope->section
                                                                      : (Span){ 0, 0 },
                        .deadlines = table->period };
    ItemDraft draft = {
        .path = pending->path,
        .label = pending->label,
        .name = pending->name,
        .paragraphs = pending->text,
        .fields = pending->fields,
        .scope = &scope,
        .full = pending->full,
        .confidence = 0.95,
        .rule = RULE_ITEM_ROW,
    };
    if (!pending->active)
        return;
    if (pending->text->len > 0)
        item_build (table->maker, &draft);
    if (pending->fields->lead->len > 1)
        file_records_note (table->maker->context->records, WARNING_SEVERAL_LEADS,
                           span_list_new (pending->full.start, pending->full.end), pending->path);
    g_clear_pointer (&pending->path, g_free);
    g_clear_pointer (&pending->name, g_free);
    g_clear_pointer (&pending->text, g_array_unref);
    g_clear_pointer (&pending->fields, item_fields_free);
    *pending = (Pending){ 0 };
}

/* The labels of the groups above, then the row's own. */
static char *
path_of (const Table *table, UnitKind kind, const char *step) {
    g_autoptr (GString) path = g_string_new (table->prefix);

    for (guint i = 0; i < table->groups->len; i++) {
        const Group *group = &g_array_index (table->groups, Group, i);
        gboolean said = kind == UNIT_MULTI && (group->kind == UNIT_ARABIC || group->kind == UNIT_MULTI);
        if (group->name == NULL || group->kind >= kind || said)
            continue;
        g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", group->name);
    }
    if (step != NULL)
        g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", step);
    return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
begin (Table *table, char *path, const OutlineLabel *label, const Row *row) {
    flush (table);
    table->pending = (Pending){
        .active = TRUE,
        .path = path,
        .label = label != NULL ? label->label : (Span){ 0, 0 },
        .kind = label != NULL ? label->kind : UNIT_PARAGRAPH,
        .name = label != NULL ? g_strdup (label->name) : NULL,
        .text = g_array_new (FALSE, FALSE, sizeof (Span)),
        .fields = item_fields_new (),
        .full = row->block->span,
        .section = row->content != NULL ? row->content->span : table->section,
    };
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

/* The title of a group of rows: its task cell, or the one cell over the whole width. */
static const Cell *
group_title (const Table *table, const Row *row) {
    if (row->cells[COLUMN_TASK] != NULL)
        return row->cells[COLUMN_TASK];
    for (guint k = 0; row->block->cells != NULL && k < row->block->cells->len; k++)
        if (has_text (table, &g_array_index (row->block->cells, Cell, k)))
            return &g_array_index (row->block->cells, Cell, k);
    return NULL;
}

static void
open_group (Table *table, const Row *row) {
    Group group = { .kind = row->label.kind, .name = g_strdup (row->label.name) };
    const Cell *title = group_title (table, row);
    Span words = title != NULL ? span_trim (table->text, title->span, NULL) : (Span){ 0, 0 };
    g_auto (OutlineLabel) typed = { 0 };

    flush (table);
    if (group.name == NULL && title != NULL && outline_label_read (table->text, words, (Span){ 0, 0 }, &typed)
        && !unit_is_mark (&(Unit){ .kind = typed.kind })) {
        group = (Group){ .kind = typed.kind, .name = g_strdup (typed.name) };
        words = typed.rest;
    }
    while (table->groups->len > 0) {
        const Group *last = &g_array_index (table->groups, Group, table->groups->len - 1);
        if (last->kind < group.kind && last->name != NULL && table->groups->len < GROUPS_MAX)
            break;
        g_array_set_size (table->groups, table->groups->len - 1);
    }
    if (group.name != NULL)
        g_array_append_val (table->groups, group);
    if (span_length (words) > 0)
        table->section = words;
    g_clear_pointer (&table->period, g_ptr_array_unref);
    if (wording_has (table->maker->context, "period-line-patterns", words))
        table->period = deadlines_read (table->maker->context, words, DEADLINES_IN_FIELD, table->maker->clock.date,
                                        table->maker->clock.latest_year);
    table->unlabelled = 0;
}

/* Below a group stand its rows: a deeper number, a letter, or rows without a number but with fields. */
static gboolean
next_is_deeper (const Table *table, guint i, const Row *row) {
    Row next = { 0 };
    gboolean deeper;

    if (i + 1 >= table->end_block)
        return FALSE;
    read_row (table, i + 1, &next);
    if (next.label.kind == UNIT_PARAGRAPH)
        deeper = next.own[COLUMN_TASK] && has_own_fields (&next);
    else if (row->label.kind == UNIT_MULTI && next.label.kind == UNIT_MULTI)
        deeper = next.label.depth > row->label.depth;
    else
        deeper = next.label.kind > row->label.kind;
    row_clear (&next);
    return deeper;
}

/* One cell over most of the columns: a title, or a remark. */
static gboolean
spans_table (const Table *table, const Row *row) {
    return row->widest * 2 > table->columns.count && row->widest > 2;
}

static gboolean
is_group (const Table *table, guint i, const Row *row) {
    const Cell *task = row->cells[COLUMN_TASK];

    if (has_fields (row))
        return FALSE;
    if (spans_table (table, row))
        return TRUE;
    if (row->label.kind == UNIT_ROMAN || row->label.kind == UNIT_CAPITAL)
        return TRUE;
    if (row->label.kind != UNIT_PARAGRAPH)
        return next_is_deeper (table, i, row);
    return task == NULL || task->bold_percent > 80;
}

static gboolean
has_number_column (const Table *table) {
    for (guint i = 0; i < table->columns.count; i++)
        if (table->columns.roles[i] == COLUMN_NUMBER)
            return TRUE;
    return FALSE;
}

/* One cell whose dashes have a body each beside them gives one item a dash. */
static guint
count_parallel_dashes (const Table *table, const Row *row) {
    const Cell *task = row->cells[COLUMN_TASK], *lead = row->cells[COLUMN_LEAD];
    guint dashes = 0;

    if (task == NULL || lead == NULL || task->paragraphs->len < 2 || lead->paragraphs->len != task->paragraphs->len)
        return 0;
    for (guint i = 0; i < task->paragraphs->len; i++) {
        g_auto (OutlineLabel) label = { 0 };
        outline_label_read (table->text, g_array_index (task->paragraphs, Span, i),
                            g_array_index (task->labels, Span, i), &label);
        dashes += label.kind == UNIT_DASH
                  && bodies_is_name (table->maker->context, g_array_index (lead->paragraphs, Span, i));
    }
    return dashes == task->paragraphs->len ? dashes : 0;
}

static void
read_parallel_dashes (Table *table, Row *row, guint dashes) {
    g_autofree char *step = row->label.name != NULL     ? g_strdup (row->label.name)
                            : has_number_column (table) ? g_strdup_printf ("-%u", ++table->unlabelled)
                                                        : g_strdup_printf ("%u", ++table->counter);
    g_autofree char *above = path_of (table, row->label.kind, step);

    for (guint i = 0; i < dashes; i++) {
        g_auto (OutlineLabel) label = { 0 };
        Span paragraph = g_array_index (row->cells[COLUMN_TASK]->paragraphs, Span, i);
        Span body = g_array_index (row->cells[COLUMN_LEAD]->paragraphs, Span, i);
        const Cell *lead = row->cells[COLUMN_LEAD];
        outline_label_read (table->text, paragraph, g_array_index (row->cells[COLUMN_TASK]->labels, Span, i), &label);
        begin (table, g_strdup_printf ("%s.-%u", above, i + 1), &label, row);
        table->pending.full = paragraph;
        g_array_append_val (table->pending.text, label.rest);
        row->cells[COLUMN_LEAD] = NULL;
        read_fields (table, row, FALSE, table->pending.fields);
        row->cells[COLUMN_LEAD] = lead;
        g_autoptr (GPtrArray) names = bodies_split (table->maker->context, body);
        item_values_add (table->pending.fields->lead, names, 1);
    }
}

/* Goes on with the row above: text that a page break cut, or fields that stand on lines of their own. */
static gboolean
continues_above (const Table *table, const Row *row) {
    const Cell *task = row->cells[COLUMN_TASK];
    if (!table->pending.active || row->label.kind != UNIT_PARAGRAPH || !has_number_column (table)
        || spans_table (table, row))
        return FALSE;
    if (!row->own[COLUMN_TASK])
        return task == NULL;
    return !has_own_fields (row) || !begins_anew (table, task->span);
}

static void
read_item (Table *table, Row *row) {
    const Cell *task = row->cells[COLUMN_TASK];
    guint dashes = count_parallel_dashes (table, row);
    g_auto (OutlineLabel) typed = { 0 };
    g_autofree char *step = NULL;
    const OutlineLabel *label = &row->label;
    g_auto (OutlineLabel) again = { 0 };

    if (dashes > 0) {
        read_parallel_dashes (table, row, dashes);
        return;
    }
    if (label->kind == UNIT_PARAGRAPH && task->paragraphs->len > 0
        && outline_label_read (table->text, g_array_index (task->paragraphs, Span, 0),
                               g_array_index (task->labels, Span, 0), &typed)
        && !unit_is_mark (&(Unit){ .kind = typed.kind }) && !has_number_column (table))
        label = &typed;
    /* a task cell merged over rows of which only the first has a number: one item a row, under that number */
    if (label->kind == UNIT_PARAGRAPH && !row->own[COLUMN_TASK] && table->pending.active
        && table->pending.name != NULL) {
        again = (OutlineLabel){ .kind = table->pending.kind,
                                .name = g_strdup (table->pending.name),
                                .label = table->pending.label };
        label = &again;
    }
    if (label->kind != UNIT_PARAGRAPH && label->kind != UNIT_DASH) {
        step = g_strdup (label->name);
        table->unlabelled = 0;
    } else if (has_number_column (table)) {
        step = g_strdup_printf ("-%u", ++table->unlabelled);
    } else {
        step = g_strdup_printf ("%u", ++table->counter);
    }
    UnitKind kind = label->kind != UNIT_PARAGRAPH ? label->kind : UNIT_DASH;
    begin (table, path_of (table, kind, step), label->kind != UNIT_PARAGRAPH ? label : NULL, row);
    add_text (table, task, label == &typed ? typed.label : (Span){ 0, 0 }, table->pending.text);
    read_fields (table, row, FALSE, table->pending.fields);
}

static void
read_table_row (Table *table, guint i) {
    Row row = { 0 };

    read_row (table, i, &row);
    if (row.filled == 0 || task_columns_is_header (table->maker->context, &table->columns, row.block)) {
        note (table, row.block->span, RULE_HEADING_TABLE);
        row_clear (&row);
        return;
    }
    note (table, row.block->span, RULE_FIELD_CELL);
    if (continues_above (table, &row)) {
        if (row.own[COLUMN_TASK])
            add_text (table, row.cells[COLUMN_TASK], (Span){ 0, 0 }, table->pending.text);
        read_fields (table, &row, TRUE, table->pending.fields);
        table->pending.full.end = row.block->span.end;
    } else if (is_group (table, i, &row)) {
        note (table, row.block->span, RULE_HEADING_GROUP);
        open_group (table, &row);
    } else if (row.cells[COLUMN_TASK] != NULL) {
        read_item (table, &row);
    } else {
        note (table, row.block->span, RULE_NONE_TABLE);
    }
    row_clear (&table->above);
    table->above = row;
}

/* An agenda: its times are hours of a day. */
static gboolean
has_clock_times (const Table *table, guint body) {
    guint clocks = 0, times = 0;

    for (guint i = body; i < table->end_block; i++) {
        Row row = { 0 };
        read_row (table, i, &row);
        if (row.own[COLUMN_TIME]) {
            times++;
            clocks += wording_has (table->maker->context, "table-clock-patterns", row.cells[COLUMN_TIME]->span);
        }
        row_clear (&row);
    }
    return clocks * 2 > times;
}

gboolean
task_table_read (const ItemMaker *maker, guint first_block, guint end_block, const char *prefix, const ItemScope *scope,
                 TaskColumns *columns) {
    guint body = first_block;
    Table table = { .maker = maker,
                    .text = maker->text,
                    .first_block = first_block,
                    .end_block = end_block,
                    .prefix = prefix,
                    .scope = scope };

    table.columns = task_columns_read (maker->context, first_block, end_block, &body);
    if (table.columns.count == 0 && columns->count > 0
        && task_columns_of (maker->context, first_block, end_block) == columns->count) {
        table.columns = *columns;
        body = first_block;
    }
    *columns = table.columns;
    if (table.columns.count == 0 || has_clock_times (&table, body)) {
        columns->count = 0;
        return FALSE;
    }
    table.groups = g_array_new (FALSE, FALSE, sizeof (Group));
    g_array_set_clear_func (table.groups, group_clear);
    for (guint i = first_block; i < body; i++)
        note (&table, document_peek_block (maker->context->document, i)->span, RULE_HEADING_TABLE);
    for (guint i = body; i < end_block; i++)
        read_table_row (&table, i);
    flush (&table);
    row_clear (&table.above);
    g_clear_pointer (&table.period, g_ptr_array_unref);
    g_array_unref (table.groups);
    return TRUE;
}
