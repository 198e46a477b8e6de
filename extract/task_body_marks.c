/* task_body_marks.c - see task_body_marks.h. */
#include "extract/task_body_marks.h"

#include <string.h>

#include "base/text.h"
#include "extract/bodies.h"
#include "extract/item_build.h"

#define NAME_BYTES_MAX     80
#define MARK_BYTES_MAX     24
#define SHARE_ALONE        0.97 /* one body is marked, and nothing says that it leads */
#define SHARE_SEVERAL      0.85 /* several are: which of them leads the table does not say */
#define SHARE_UNKNOWN      0.8  /* that the column is a body's, only those beside it say */
#define MARKED_COLUMNS_MIN 2

typedef enum { MARK_NONE, MARK_ANY, MARK_LEADS, MARK_JOINS } Mark;

static Mark
read_mark (const ExtractContext *context, Span span) {
    static const struct {
        const char *pattern;
        Mark mark;
    } marks[] = {
        { "^(?:x|v|√|✓|✔|●|•|■|\\*|\\+)$", MARK_ANY },
        { "^\\(?(?:c|ct|chủ trì)\\)?$", MARK_LEADS },
        { "^\\(?(?:p|ph|phối hợp)\\)?$", MARK_JOINS },
    };
    const char *text = document_peek_text (context->document);
    span = span_trim (text, span, NULL);
    if (span_length (span) == 0 || span_length (span) > MARK_BYTES_MAX)
        return MARK_NONE;
    g_autofree char *folded = text_fold (text + span.start, (gssize)span_length (span));
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        if (pattern_matches (marks[i].pattern, folded))
            return marks[i].mark;
    return MARK_NONE;
}

gboolean
task_body_marks_is (const ExtractContext *context, Span cell) {
    return read_mark (context, cell) != MARK_NONE;
}

/* The cell of the header row that names @column: a name over several columns, whose other cells may have been left empty. */
static const Cell *
name_over (const Block *row, guint column) {
    const Cell *cell = task_columns_cell (row, column);
    while (cell != NULL && span_length (cell->span) == 0 && cell->merged_from < 0 && cell->column > 0)
        cell = task_columns_cell (row, cell->column - 1);
    return cell;
}

/* The lowest name of the column, and what the name above it says. */
static TaskBodyMark
name_of (const ExtractContext *context, guint first, guint body, guint column) {
    TaskBodyMark mark = { .role = COLUMN_OTHER };
    const char *text = document_peek_text (context->document);

    for (guint i = body; i-- > first;) {
        const Block *row = document_peek_block (context->document, i);
        const Cell *cell = span_length (mark.name) > 0 ? name_over (row, column) : task_columns_cell (row, column);
        if (cell == NULL || cell->merged_from >= 0 || span_length (cell->span) == 0)
            continue;
        if (span_length (mark.name) > 0) {
            mark.doubtful = row->cells_guessed; /* how many of the names below it stands over */
            mark.role = task_columns_role (context, cell->span);
            break;
        }
        if (span_length (cell->span) > NAME_BYTES_MAX || cell->column_span > 1)
            break;
        mark.name = span_trim (text, cell->span, NULL);
    }
    if (mark.role != COLUMN_COORDINATORS && mark.role != COLUMN_LEAD)
        mark.role = COLUMN_OTHER;
    return mark;
}

/* The same where the column is a body's: its name is one, or the name above says so. */
static TaskBodyMark
read_name (const ExtractContext *context, guint first, guint body, guint column) {
    TaskBodyMark mark = name_of (context, first, body, column);
    if (mark.role == COLUMN_OTHER && span_length (mark.name) > 0 && !bodies_is_name (context, mark.name))
        mark.name = (Span){ 0, 0 };
    return mark;
}

static gboolean
has_marks_only (const ExtractContext *context, const TaskColumns *columns, guint body, guint end, guint column) {
    guint marks = 0;
    for (guint i = body; i < end; i++) {
        const Block *row = document_peek_block (context->document, i);
        const Cell *cell = task_columns_cell (row, column);
        if (cell == NULL || cell->column != column || cell->column_span > 1 || span_length (cell->span) == 0
            || task_columns_is_header (context, columns, row))
            continue;
        if (read_mark (context, cell->span) == MARK_NONE)
            return FALSE;
        marks++;
    }
    return marks > 0;
}

gboolean
task_body_marks_find (const ExtractContext *context, guint first_block, guint body, guint end_block,
                      TaskColumns *columns, TaskBodyMark *ret_marks) {
    guint found = 0;

    memset (ret_marks, 0, TASK_COLUMNS_MAX * sizeof *ret_marks);
    for (guint column = 0; column < columns->count; column++) {
        ColumnRole role = columns->roles[column];
        if ((role != COLUMN_OTHER && role != COLUMN_LEAD && role != COLUMN_COORDINATORS)
            || !has_marks_only (context, columns, body, end_block, column))
            continue;
        ret_marks[column] = read_name (context, first_block, body, column);
        found += span_length (ret_marks[column].name) > 0;
    }
    if (found < MARKED_COLUMNS_MIN) {
        memset (ret_marks, 0, TASK_COLUMNS_MAX * sizeof *ret_marks);
        return FALSE;
    }
    /* beside those, a name that is no known body's */
    for (guint column = 1; column < columns->count; column++)
        if (span_length (ret_marks[column].name) == 0 && columns->roles[column] == COLUMN_OTHER
            && (span_length (ret_marks[column - 1].name) > 0
                || (column + 1 < columns->count && span_length (ret_marks[column + 1].name) > 0))
            && has_marks_only (context, columns, body, end_block, column)) {
            ret_marks[column] = name_of (context, first_block, body, column);
            ret_marks[column].doubtful = TRUE;
        }
    /* below the same name a body may have no mark at all */
    for (guint column = 0; column < columns->count; column++)
        if (span_length (ret_marks[column].name) > 0
            || (columns->roles[column] == COLUMN_LEAD
                && read_name (context, first_block, body, column).role == COLUMN_LEAD))
            columns->roles[column] = COLUMN_OTHER;
    return TRUE;
}

/* The mark of @row in @column. */
static Mark
mark_at (const ExtractContext *context, const Block *row, guint column) {
    const Cell *cell = task_columns_cell (row, column);
    return cell != NULL && cell->column == column && cell->column_span == 1 ? read_mark (context, cell->span)
                                                                            : MARK_NONE;
}

gboolean
task_body_marks_any (const ExtractContext *context, const Block *row, const TaskBodyMark *marks) {
    for (guint column = 0; column < TASK_COLUMNS_MAX; column++)
        if (span_length (marks[column].name) > 0 && mark_at (context, row, column) != MARK_NONE)
            return TRUE;
    return FALSE;
}

void
task_body_marks_read (const ExtractContext *context, const Block *row, const TaskBodyMark *marks, ItemFields *into) {
    guint any = 0, said = 0;

    for (guint column = 0; column < TASK_COLUMNS_MAX; column++) {
        Mark mark = span_length (marks[column].name) > 0 ? mark_at (context, row, column) : MARK_NONE;
        any += mark == MARK_ANY && marks[column].role != COLUMN_COORDINATORS;
        said += mark == MARK_LEADS;
    }
    for (guint column = 0; column < TASK_COLUMNS_MAX; column++) {
        Mark mark = span_length (marks[column].name) > 0 ? mark_at (context, row, column) : MARK_NONE;
        if (mark == MARK_NONE)
            continue;
        g_autoptr (GPtrArray) names = bodies_split (context, marks[column].name);
        gboolean joins = mark == MARK_JOINS || (mark == MARK_ANY && marks[column].role == COLUMN_COORDINATORS);
        double share = mark != MARK_ANY || joins ? 1 : any > 1 || said > 0 ? SHARE_SEVERAL : SHARE_ALONE;
        /* beside one who is marked as leading the others work along */
        joins = joins || (mark == MARK_ANY && said > 0);
        if (marks[column].doubtful)
            share *= SHARE_UNKNOWN;
        item_values_add (joins ? into->coordinators : into->lead, names, share);
    }
}
