/* task_table.c - see task_table.h. */
#include "extract/task_table.h"

#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"
#include "extract/outline_label.h"
#include "extract/task_across.h"
#include "extract/task_row.h"

/* How sure what an empty cell took from the one above is. */
#define FILLED_LEFT  0.9
#define FILLED_RIGHT 0.8

#define GROUPS_MAX 8 /* nested groups of rows; tables have 3 at most */

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
    TaskRows rows;
    const char *prefix;
    const ItemScope *scope;
    GArray *groups; /* of Group */
    Span section;
    GPtrArray *period;   /* (nullable) of Deadline: the time that the group above is, for rows without one */
    BodiesFound *bodies; /* (nullable): the body that the group above names, in a table without a column of who leads */
    UnitKind bodies_kind; /* of that group's label */
    guint counter;        /* rows without a number column */
    guint unlabelled;     /* rows without a number of their own, below the last number */
    TaskRow above;        /* the row before, for ditto marks */
    gboolean most_say_who;
    Pending pending;
} Table;

static void
group_clear (gpointer data) {
    g_free (((Group *)data)->name);
}

static void
table_clear (Table *table) {
    task_row_clear (&table->above);
    g_clear_pointer (&table->period, g_ptr_array_unref);
    g_clear_pointer (&table->bodies, bodies_found_free);
    g_array_unref (table->groups);
}

static void
note (const Table *table, Span span, Rule rule) {
    explanation_note (table->rows.maker->context->explanation, span, rule, NULL);
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
                        .bodies = table->bodies,
                        .by_title = table->bodies != NULL,
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
        item_build (table->rows.maker, &draft);
    if (pending->fields->lead->len > 1)
        file_records_note (table->rows.maker->context->records, WARNING_SEVERAL_LEADS,
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
begin (Table *table, char *path, const OutlineLabel *label, const TaskRow *row) {
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
group_title (const Table *table, const TaskRow *row) {
    if (row->cells[COLUMN_TASK] != NULL)
        return row->cells[COLUMN_TASK];
    for (guint k = 0; row->block->cells != NULL && k < row->block->cells->len; k++)
        if (task_row_has_text (&table->rows, &g_array_index (row->block->cells, Cell, k)))
            return &g_array_index (row->block->cells, Cell, k);
    return NULL;
}

/* The year that a title says and nothing else: `Năm 2027`; 0 where it says more. */
static int
read_year (const Table *table, Span title) {
    g_autofree char *folded = text_fold (table->rows.text + title.start, (gssize)MIN (span_length (title), 80));
    if (!pattern_matches ("^\\W*(?:(?:các )?nhiệm vụ |kế hoạch |công việc )?(?:trong |của )?năm 20\\d\\d\\W*$", folded))
        return 0;
    return deadlines_read_date (table->rows.maker->context, title, NULL).year;
}

static gboolean
has_column (const Table *table, ColumnRole role) {
    for (guint i = 0; i < table->rows.columns.count; i++)
        if (table->rows.columns.roles[i] == role)
            return TRUE;
    return FALSE;
}

/* `I | Sở Tài chính`: where no column says who leads, the body that a title names does, up to the next title of that level. */
static void
read_bodies (Table *table, UnitKind kind, Span title) {
    if (table->bodies != NULL && kind <= table->bodies_kind)
        g_clear_pointer (&table->bodies, bodies_found_free);
    if (has_column (table, COLUMN_LEAD))
        return;
    g_autoptr (BodiesFound) found = bodies_read (table->rows.maker->context, title, BODIES_IN_TITLE);
    if (!found->only_bodies || found->lead->len == 0)
        return;
    g_clear_pointer (&table->bodies, bodies_found_free);
    table->bodies = g_steal_pointer (&found);
    table->bodies_kind = kind;
}

static void
open_group (Table *table, const TaskRow *row) {
    Group group = { .kind = row->label.kind, .name = g_strdup (row->label.name) };
    const Cell *title = group_title (table, row);
    Span words = title != NULL ? span_trim (table->rows.text, title->span, NULL) : (Span){ 0, 0 };
    g_auto (OutlineLabel) typed = { 0 };

    flush (table);
    if (group.name == NULL && title != NULL && outline_label_read (table->rows.text, words, (Span){ 0, 0 }, &typed)
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
    read_bodies (table, group.kind, words);
    g_clear_pointer (&table->period, g_ptr_array_unref);
    if (read_year (table, words) > 0)
        table->rows.year = read_year (table, words);
    if (wording_has (table->rows.maker->context, "period-line-patterns", words)) {
        ItemClock clock = task_row_clock (&table->rows);
        table->period
            = deadlines_read (table->rows.maker->context, words, DEADLINES_IN_FIELD, clock.date, clock.latest_year);
    }
    table->unlabelled = 0;
}

/* Below a group stand its rows: a deeper number, a letter, or rows without a number but with fields. */
static gboolean
next_is_deeper (const Table *table, guint i, const TaskRow *row) {
    TaskRow next = { 0 };
    gboolean deeper;

    if (i + 1 >= table->rows.end_block)
        return FALSE;
    task_row_read (&table->rows, i + 1, &next);
    if (next.label.kind == UNIT_PARAGRAPH)
        deeper = next.own[COLUMN_TASK] && task_row_has_own_fields (&next);
    else if (row->label.kind == UNIT_MULTI && next.label.kind == UNIT_MULTI)
        deeper = next.label.depth > row->label.depth;
    else
        deeper = next.label.kind > row->label.kind;
    task_row_clear (&next);
    return deeper;
}

/* One cell over most of the columns: a title, or a remark. */
static gboolean
spans_table (const Table *table, const TaskRow *row) {
    return row->widest * 2 > table->rows.columns.count && row->widest > 2;
}

static gboolean
is_group (const Table *table, guint i, const TaskRow *row) {
    const Cell *task = row->cells[COLUMN_TASK];

    if (task_row_has_fields (row)
        || (table->rows.has_bodies && task_body_marks_any (table->rows.maker->context, row->block, table->rows.bodies)))
        return FALSE;
    if (spans_table (table, row))
        return TRUE;
    if (row->label.kind == UNIT_ROMAN || row->label.kind == UNIT_CAPITAL)
        return TRUE;
    if (row->label.kind != UNIT_PARAGRAPH)
        return next_is_deeper (table, i, row);
    return task == NULL || task->bold_percent > 80;
}

/* One cell whose dashes have a body each beside them gives one item a dash. */
static guint
count_parallel_dashes (const Table *table, const TaskRow *row) {
    const Cell *task = row->cells[COLUMN_TASK], *lead = row->cells[COLUMN_LEAD];
    guint dashes = 0;

    if (task == NULL || lead == NULL || task->paragraphs->len < 2 || lead->paragraphs->len != task->paragraphs->len)
        return 0;
    for (guint i = 0; i < task->paragraphs->len; i++) {
        g_auto (OutlineLabel) label = { 0 };
        outline_label_read (table->rows.text, g_array_index (task->paragraphs, Span, i),
                            g_array_index (task->labels, Span, i), &label);
        dashes += label.kind == UNIT_DASH
                  && bodies_is_name (table->rows.maker->context, g_array_index (lead->paragraphs, Span, i));
    }
    return dashes == task->paragraphs->len ? dashes : 0;
}

static void
read_parallel_dashes (Table *table, TaskRow *row, guint dashes) {
    g_autofree char *step = row->label.name != NULL             ? g_strdup (row->label.name)
                            : has_column (table, COLUMN_NUMBER) ? g_strdup_printf ("-%u", ++table->unlabelled)
                                                                : g_strdup_printf ("%u", ++table->counter);
    g_autofree char *above = path_of (table, row->label.kind, step);

    for (guint i = 0; i < dashes; i++) {
        g_auto (OutlineLabel) label = { 0 };
        Span paragraph = g_array_index (row->cells[COLUMN_TASK]->paragraphs, Span, i);
        Span body = g_array_index (row->cells[COLUMN_LEAD]->paragraphs, Span, i);
        const Cell *lead = row->cells[COLUMN_LEAD];
        outline_label_read (table->rows.text, paragraph, g_array_index (row->cells[COLUMN_TASK]->labels, Span, i),
                            &label);
        begin (table, g_strdup_printf ("%s.-%u", above, i + 1), &label, row);
        table->pending.full = paragraph;
        g_array_append_val (table->pending.text, label.rest);
        row->cells[COLUMN_LEAD] = NULL;
        task_row_read_fields (&table->rows, row, &table->above, FALSE, table->pending.fields);
        row->cells[COLUMN_LEAD] = lead;
        g_autoptr (GPtrArray) names = bodies_split (table->rows.maker->context, body);
        item_values_add (table->pending.fields->lead, names, 1);
    }
}

/* Goes on with the row above: text that a page break cut, or fields that stand on lines of their own. */
static gboolean
continues_above (const Table *table, const TaskRow *row) {
    const Cell *task = row->cells[COLUMN_TASK];
    if (!table->pending.active || row->label.kind != UNIT_PARAGRAPH || !has_column (table, COLUMN_NUMBER)
        || spans_table (table, row))
        return FALSE;
    if (!row->own[COLUMN_TASK])
        return task == NULL;
    return !task_row_has_own_fields (row) || !task_row_begins_anew (&table->rows, task->span);
}

static guint
column_of (const Table *table, ColumnRole role) {
    for (guint i = 0; i < table->rows.columns.count; i++)
        if (table->rows.columns.roles[i] == role)
            return i;
    return G_MAXUINT;
}

/* A third of the rows with a task say who leads, at least. */
static gboolean
most_say_who (const Table *table) {
    guint tasks = 0, leads = 0;
    for (guint i = table->rows.first_block; i < table->rows.end_block; i++) {
        TaskRow row = { 0 };
        task_row_read (&table->rows, i, &row);
        tasks += row.own[COLUMN_TASK] && task_row_has_own_fields (&row);
        leads += row.own[COLUMN_LEAD];
        task_row_clear (&row);
    }
    return leads * 3 >= tasks;
}

static void
lessen_leads (ItemFields *fields, double share) {
    for (guint i = 0; i < fields->lead->len; i++)
        ((Value *)g_ptr_array_index (fields->lead, i))->confidence *= share;
}

static void
lessen_deadlines (ItemFields *fields, double share) {
    for (guint i = 0; i < fields->deadlines->len; i++)
        ((Deadline *)g_ptr_array_index (fields->deadlines, i))->confidence *= share;
}

/* The fields of a row. A text file loses that a cell was merged over several rows: below the first it is empty. So is as a rule what
 * stands left of the tasks; right of them who leads may be, which is a doubt. */
static void
read_fields (Table *table, TaskRow *row) {
    ItemFields *fields = table->pending.fields;
    guint task = column_of (table, COLUMN_TASK);
    gboolean left_lead = column_of (table, COLUMN_LEAD) < task, fill = table->rows.guessed && row->own[COLUMN_TASK];
    gboolean lead = fill && row->cells[COLUMN_LEAD] == NULL && table->above.cells[COLUMN_LEAD] != NULL
                    && (left_lead || (task_row_has_own_fields (row) && table->most_say_who));
    gboolean time = fill && row->cells[COLUMN_TIME] == NULL && table->above.cells[COLUMN_TIME] != NULL
                    && column_of (table, COLUMN_TIME) < task;

    if (lead)
        row->cells[COLUMN_LEAD] = table->above.cells[COLUMN_LEAD];
    if (time)
        row->cells[COLUMN_TIME] = table->above.cells[COLUMN_TIME];
    task_row_read_fields (&table->rows, row, &table->above, FALSE, fields);
    if (lead)
        lessen_leads (fields, left_lead ? FILLED_LEFT : FILLED_RIGHT);
    if (time)
        lessen_deadlines (fields, FILLED_LEFT);
}

static void
read_item (Table *table, TaskRow *row) {
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
        && outline_label_read (table->rows.text, g_array_index (task->paragraphs, Span, 0),
                               g_array_index (task->labels, Span, 0), &typed)
        && !unit_is_mark (&(Unit){ .kind = typed.kind }) && !has_column (table, COLUMN_NUMBER))
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
    } else if (has_column (table, COLUMN_NUMBER)) {
        step = g_strdup_printf ("-%u", ++table->unlabelled);
    } else {
        step = g_strdup_printf ("%u", ++table->counter);
    }
    UnitKind kind = label->kind != UNIT_PARAGRAPH ? label->kind : UNIT_DASH;
    begin (table, path_of (table, kind, step), label->kind != UNIT_PARAGRAPH ? label : NULL, row);
    task_row_add_text (&table->rows, task, label == &typed ? typed.label : (Span){ 0, 0 }, table->pending.text);
    read_fields (table, row);
}

static void
read_table_row (Table *table, guint i) {
    TaskRow row = { 0 };

    task_row_read (&table->rows, i, &row);
    if (row.filled == 0 || task_columns_is_header (table->rows.maker->context, &table->rows.columns, row.block)) {
        note (table, row.block->span, RULE_HEADING_TABLE);
        task_row_clear (&row);
        return;
    }
    note (table, row.block->span, RULE_FIELD_CELL);
    if (continues_above (table, &row)) {
        if (row.own[COLUMN_TASK])
            task_row_add_text (&table->rows, row.cells[COLUMN_TASK], (Span){ 0, 0 }, table->pending.text);
        task_row_read_fields (&table->rows, &row, &table->above, TRUE, table->pending.fields);
        table->pending.full.end = row.block->span.end;
    } else if (is_group (table, i, &row)) {
        note (table, row.block->span, RULE_HEADING_GROUP);
        open_group (table, &row);
    } else if (row.cells[COLUMN_TASK] != NULL) {
        read_item (table, &row);
    } else {
        note (table, row.block->span, RULE_NONE_TABLE);
    }
    task_row_clear (&table->above);
    table->above = row;
}

/* An agenda: its times are hours of a day. */
static gboolean
has_clock_times (const Table *table, guint body) {
    guint clocks = 0, times = 0;

    for (guint i = body; i < table->rows.end_block; i++) {
        TaskRow row = { 0 };
        task_row_read (&table->rows, i, &row);
        if (row.own[COLUMN_TIME]) {
            times++;
            clocks += wording_has (table->rows.maker->context, "table-clock-patterns", row.cells[COLUMN_TIME]->span);
        }
        task_row_clear (&row);
    }
    return clocks * 2 > times;
}

/* Each task is a column of its own. */
static void
read_across (Table *table, const TaskAcross *across) {
    guint columns = task_columns_of (table->rows.maker->context, table->rows.first_block, table->rows.end_block);

    for (guint i = table->rows.first_block; i < table->rows.end_block; i++)
        note (table, document_peek_block (table->rows.maker->context->document, i)->span, RULE_FIELD_CELL);
    for (guint column = across->first; column < columns; column++) {
        TaskRow row = { 0 };
        if (!task_across_read (&table->rows, across, column, &row))
            continue;
        gboolean labelled = row.label.kind != UNIT_PARAGRAPH && row.label.kind != UNIT_DASH;
        g_autofree char *step = labelled ? g_strdup (row.label.name) : g_strdup_printf ("%u", ++table->counter);
        begin (table, path_of (table, row.label.kind, step), labelled ? &row.label : NULL, &row);
        table->pending.full = row.cells[COLUMN_TASK]->span;
        task_row_add_text (&table->rows, row.cells[COLUMN_TASK], (Span){ 0, 0 }, table->pending.text);
        task_row_read_fields (&table->rows, &row, &table->above, TRUE, table->pending.fields);
        task_row_clear (&row);
    }
    flush (table);
}

gboolean
task_table_is (const ExtractContext *context, guint first_block, guint end_block) {
    guint body;
    g_auto (TaskAcross) across = { 0 };
    return task_columns_read (context, first_block, end_block, &body).count > 0
           || task_across_find (context, first_block, end_block, &across);
}

gboolean
task_table_read (const ItemMaker *maker, guint first_block, guint end_block, const char *prefix, const ItemScope *scope,
                 TaskColumns *columns) {
    guint body = first_block;
    Table table = { .rows = { .maker = maker, .text = maker->text, .first_block = first_block, .end_block = end_block },
                    .prefix = prefix,
                    .scope = scope };
    g_auto (TaskAcross) across = { 0 };

    table.rows.guessed = strcmp (document_peek_format (maker->context->document), "docx") != 0;
    table.groups = g_array_new (FALSE, FALSE, sizeof (Group));
    g_array_set_clear_func (table.groups, group_clear);
    if (task_across_find (maker->context, first_block, end_block, &across)) {
        columns->count = 0;
        read_across (&table, &across);
        table_clear (&table);
        return TRUE;
    }
    table.rows.columns = task_columns_read (maker->context, first_block, end_block, &body);
    if (table.rows.columns.count == 0 && columns->count > 0
        && task_columns_of (maker->context, first_block, end_block) == columns->count) {
        table.rows.columns = *columns;
        body = first_block;
    }
    *columns = table.rows.columns;
    if (table.rows.columns.count == 0 || has_clock_times (&table, body)) {
        columns->count = 0;
        table_clear (&table);
        return FALSE;
    }
    table.rows.has_marks
        = task_marks_find (maker->context, first_block, body, end_block, &table.rows.columns, table.rows.marks);
    table.rows.has_bodies
        = task_body_marks_find (maker->context, first_block, body, end_block, &table.rows.columns, table.rows.bodies);
    table.most_say_who = table.rows.guessed && most_say_who (&table);
    for (guint i = first_block; i < body; i++)
        note (&table, document_peek_block (maker->context->document, i)->span, RULE_HEADING_TABLE);
    for (guint i = body; i < end_block; i++)
        read_table_row (&table, i);
    flush (&table);
    table_clear (&table);
    return TRUE;
}
