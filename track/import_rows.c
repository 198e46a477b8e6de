/* import_rows.c - the rows of a table as documents and items; the rules are in import_table.h. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/pattern.h"
#include "base/text.h"
#include "extract/bodies.h"
#include "extract/deadlines.h"
#include "track/import_private.h"
#include "track/load_private.h"
#include "track/marks.h"
#include "track/states.h"

#define CONFIDENCE 0.9 /* a clerk wrote it in a column of its own */

/* Where each column of the row stands in import->text; writes the row there. */
static Span *
write_row (Import *import, const SheetRow *row) {
    Span *spans = g_new0 (Span, row->cells->len + 1);
    for (guint i = 0; i < row->cells->len; i++) {
        const SheetCell *cell = row->cells->pdata[i];
        if (i > 0)
            g_string_append_c (import->text, '\t');
        spans[i].start = import->text->len;
        if (cell != NULL && cell->text != NULL)
            g_string_append (import->text, cell->text);
        spans[i].end = import->text->len;
    }
    g_string_append_c (import->text, '\n');
    return spans;
}

static Span
span_of (const Import *import, const Span *spans, ImportColumn column) {
    return spans[import->header->columns[column]];
}

static void
set_value (const Import *import, Value *value, const SheetRow *row, const Span *spans, ImportColumn column) {
    Span span;
    if (import_cell (import, row, column) == NULL)
        return;
    span = span_of (import, spans, column);
    value_clear (value);
    value_set (value, import->text->str, span_list_new (span.start, span.end), CONFIDENCE);
}

/* ---- which rows are items ---- */

static gboolean
is_repeated_header (const Import *import, const SheetRow *row) {
    const SheetRow *header = NULL;
    for (guint i = 0; i < import->header->first_data; i++)
        if (((const SheetRow *)import->sheet->rows->pdata[i])->number == import->header->row)
            header = import->sheet->rows->pdata[i];
    const SheetCell *there = header != NULL ? import_cell (import, header, COLUMN_TASK) : NULL;
    return there != NULL && text_equal (there->text, import_cell (import, row, COLUMN_TASK)->text);
}

/* `(1) (2) (3)` below the header. */
static gboolean
is_numbering (const SheetRow *row) {
    guint n = 0;
    for (guint i = 0; i < row->cells->len; i++) {
        const SheetCell *cell = row->cells->pdata[i];
        PatternMatch match;
        if (cell == NULL || cell->kind == CELL_EMPTY)
            continue;
        if (!pattern_match (pattern_peek ("^[(\\[]?(?:\\d{1,2}|[A-Za-z])[)\\]]?$"), cell->text, strlen (cell->text), 0,
                            &match))
            return FALSE;
        n++;
    }
    return n >= 3;
}

/* All it says is one thing: merged over the row, beside a running letter, or without a number where tasks have one. */
static const SheetCell *
find_section (const Import *import, const SheetRow *row) {
    const SheetCell *only = NULL, *number = import_cell (import, row, COLUMN_NUMBER);
    PatternMatch match;
    guint merged = 0;
    for (guint i = 0; i < row->cells->len; i++) {
        const SheetCell *cell = row->cells->pdata[i];
        if (cell == NULL || cell->kind == CELL_EMPTY || cell == number)
            continue;
        if (only != NULL && strcmp (only->text, cell->text) != 0)
            return NULL;
        only = only != NULL ? only : cell;
        merged += cell->merged;
    }
    if (only == NULL || only->kind != CELL_TEXT)
        return NULL;
    if (merged > 0 || only != import_cell (import, row, COLUMN_TASK)
        || (number == NULL && import->header->columns[COLUMN_NUMBER] >= 0))
        return only;
    return number != NULL
                   && pattern_match (pattern_peek ("^(?:[IVXLC]+|[A-ZĐ])[.)]?$"), number->text, strlen (number->text),
                                     0, &match)
               ? only
               : NULL;
}

static gboolean
is_total (const Import *import, const SheetRow *row) {
    for (guint i = 0; i < row->cells->len; i++) {
        const SheetCell *cell = row->cells->pdata[i];
        if (cell == NULL || cell->kind != CELL_TEXT)
            continue;
        g_autofree char *folded = text_fold (cell->text, -1);
        return lexicon_match (import->lexicon, "follow-up-total-patterns", folded, strlen (folded), 0, NULL) != NULL
               && import_cell (import, row, COLUMN_LEAD) == NULL && import_cell (import, row, COLUMN_DEADLINE) == NULL;
    }
    return FALSE;
}

/* ---- documents ---- */

static void
free_item (gpointer item) {
    query_item_free (item);
}

static gboolean
load_items (Import *import, ImportDocument *document, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, states_peek_settings (import->reg) };
    QueryFilter filter = { .documents = &document->id, .n_documents = 1, .targets = TRUE, .articles = TRUE };
    g_autoptr (GError) local = NULL;
    document->items = g_ptr_array_new_with_free_func (free_item);
    document->walk = query_items_new (import->reg, &filter, &now, error);
    if (document->walk == NULL)
        return FALSE;
    while (query_items_next (document->walk, &local) != NULL)
        g_ptr_array_add (document->items, query_items_steal (document->walk));
    document->taken = g_new0 (guint64, document->items->len + 1);
    return error_hand_on (&local, error);
}

static void
forget_items (ImportDocument *document) {
    g_clear_pointer (&document->items, g_ptr_array_unref); /* before the walk that they belong to */
    g_clear_pointer (&document->walk, query_items_free);
    g_clear_pointer (&document->taken, g_free);
    document->id = 0;
}

/* The type that the symbol names: `31/KH-UBND`, `12-CV/TU`. */
static void
set_type (DocumentRecord *record, const Import *import, const SheetRow *row, const Span *spans) {
    const char *number = record->number.text;
    PatternMatch match;
    if (number == NULL || import_cell (import, row, COLUMN_PLAN) == NULL
        || !pattern_match (pattern_peek ("^\\d+\\w*[-/](?:\\d{4}/)?([A-ZĐ][A-Za-zĐđ]*)(?=[-/]|$)"), number,
                           strlen (number), 0, &match))
        return;
    g_autofree char *type = pattern_dup_group (&match, number, 1);
    Span span = span_of (import, spans, COLUMN_PLAN);
    if (g_utf8_strlen (type, -1) <= 3)
        value_set_text (&record->type, type, span_list_new (span.start, span.end), CONFIDENCE);
}

/* The number without the date that may follow it in its cell. */
static void
set_number (DocumentRecord *record, const Import *import, const SheetRow *row, const Span *spans, const char *number) {
    const SheetCell *plan = import_cell (import, row, COLUMN_PLAN);
    const char *at = plan != NULL ? strstr (plan->text, number) : NULL;
    Span span;
    if (at == NULL) {
        value_set_text (&record->number, number, NULL, 1);
        return;
    }
    span = span_of (import, spans, COLUMN_PLAN);
    span.start += (gsize)(at - plan->text);
    value_set_text (&record->number, number, span_list_new (span.start, span.start + strlen (number)), CONFIDENCE);
}

static DocumentRecord *
make_record (Import *import, const SheetRow *row, const Span *spans, const char *number, PartialDate day) {
    DocumentRecord *record = document_record_new ();
    record->kind = DOCUMENT_DIRECTIVE;
    if (number != NULL)
        set_number (record, import, row, spans, number);
    set_type (record, import, row, spans);
    set_value (import, &record->issuer, row, spans, COLUMN_ISSUER);
    record->date_value = day;
    if (day.year != 0) {
        g_autofree char *iso = partial_date_format (day);
        ImportColumn column = import_cell (import, row, COLUMN_PLAN_DATE) != NULL ? COLUMN_PLAN_DATE : COLUMN_PLAN;
        SpanList *place = NULL; /* none where --plan gave it */
        if (import_cell (import, row, column) != NULL) {
            Span span = span_of (import, spans, column);
            place = span_list_new (span.start, span.end);
        }
        value_set_text (&record->date, iso, place, CONFIDENCE);
    }
    record->confidence = CONFIDENCE;
    return record;
}

/* The documents of the register with that number, those of another day left out. */
static gboolean
find_in_register (Import *import, ImportDocument *document, const SheetRow *row, PartialDate day, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    g_autoptr (GError) local = NULL;
    g_autoptr (GArray) ids = query_find_documents (import->reg, document->number, &now, &local);
    guint fitting = 0;
    if (ids == NULL) {
        if (g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND))
            return TRUE;
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (QueryDocument) found = query_document (import->reg, g_array_index (ids, gint64, i), &now, error);
        if (found == NULL)
            return FALSE;
        if (day.year != 0 && found->date_value.year != 0 && partial_date_compare (day, found->date_value) != 0)
            continue;
        document->id = found->id;
        fitting++;
    }
    if (fitting > 1)
        import_fail (import, row, COLUMN_PLAN,
                     _ ("the register has several documents '%s'; their date must stand in the table"),
                     document->number);
    return fitting != 1 || load_items (import, document, error);
}

/* Of a file that is read again: its document that has an item like the row. */
static gboolean
find_in_file (Import *import, ImportDocument *document, const SheetRow *row, GError **error) {
    StateMoment now = { date_today (), PARTIAL_DATE_NONE, NULL };
    g_autoptr (GPtrArray) known = query_documents (import->reg, TRUE, &now, error);
    if (known == NULL)
        return FALSE;
    for (guint i = 0; i < known->len; i++) {
        const QueryDocument *here = known->pdata[i];
        if (here->file != import->file || here->copy_of != 0)
            continue;
        document->id = here->id;
        if (!load_items (import, document, error))
            return FALSE;
        if (import_has_item (import, document, row))
            return TRUE;
        forget_items (document);
    }
    return TRUE;
}

/* The number that the row names, with the date that may follow it: `91/KH-UBND ngày 05/01/2026`. */
static char *
read_number (Import *import, const SheetRow *row, PartialDate *ret_day) {
    const SheetCell *plan = import_cell (import, row, COLUMN_PLAN);
    const char *typed = plan != NULL ? plan->text : import->document == G_MAXUINT ? import->options->plan : NULL;
    char *number = NULL;
    *ret_day = PARTIAL_DATE_NONE;
    if (typed == NULL)
        return NULL;
    if (!mark_split_number (typed, &number, ret_day)) {
        *ret_day = PARTIAL_DATE_NONE;
        if (plan != NULL)
            import_fail_day (import, row, COLUMN_PLAN);
    }
    if (plan != NULL)
        *ret_day = import_check_day (import, row, COLUMN_PLAN, *ret_day);
    return number;
}

/* Makes the document that the row names the one in hand. */
static gboolean
choose_document (Import *import, const SheetRow *row, const Span *spans, GError **error) {
    PartialDate own = import_read_day (import, row, COLUMN_PLAN_DATE), beside;
    g_autofree char *number = read_number (import, row, &beside), *key = load_number_key (number);
    PartialDate day = own.year != 0 ? own : beside;
    ImportDocument *document;
    if (number == NULL && import->document != G_MAXUINT)
        return TRUE; /* as the row above */
    for (guint i = 0; i < import->documents->len; i++)
        if (g_strcmp0 (((const ImportDocument *)import->documents->pdata[i])->key, key) == 0) {
            import->document = i;
            return TRUE;
        }
    document = g_new0 (ImportDocument, 1);
    document->number = g_strdup (number);
    document->key = g_steal_pointer (&key);
    import->document = import->documents->len;
    g_ptr_array_add (import->documents, document);
    if (number != NULL ? !find_in_register (import, document, row, day, error)
                       : import->file != 0 && !find_in_file (import, document, row, error))
        return FALSE;
    if (document->id != 0) {
        import->result->documents_known++;
        return TRUE;
    }
    document->record = make_record (import, row, spans, number, day);
    if (import_cell (import, row, COLUMN_PLAN) == NULL && import->header->title != NULL) {
        const char *at = strstr (import->text->str + import->start, import->header->title);
        value_set_text (&document->record->title, import->header->title,
                        at != NULL ? span_list_new ((gsize)(at - import->text->str),
                                                    (gsize)(at - import->text->str) + strlen (import->header->title))
                                   : NULL,
                        0.5);
    }
    g_ptr_array_add (import->records->documents, document->record);
    import->result->documents_new++;
    return TRUE;
}

/* ---- items ---- */

static void
add_bodies (const Import *import, GPtrArray *into, const SheetRow *row, const Span *spans, ImportColumn column) {
    g_autoptr (GPtrArray) bodies = NULL;
    if (import_cell (import, row, column) == NULL)
        return;
    bodies = bodies_split_text (import->lexicon, import->text->str, span_of (import, spans, column));
    for (guint i = 0; i < bodies->len; i++)
        g_ptr_array_add (into, value_dup (bodies->pdata[i]));
}

/* A day, which in such a column is the last one however it is written; the time that the text says, or a time that gives no day. */
static void
add_deadlines (Import *import, Item *item, const SheetRow *row, const Span *spans, PartialDate issued) {
    ImportColumn column = import_cell (import, row, COLUMN_DEADLINE) != NULL ? COLUMN_DEADLINE : COLUMN_IN_FORCE;
    const SheetCell *cell = import_cell (import, row, column);
    g_autoptr (GPtrArray) read = NULL;
    PartialDate day = PARTIAL_DATE_NONE;
    Deadline *deadline;
    Span span;
    if (cell == NULL)
        return;
    span = span_of (import, spans, column);
    if (cell->kind == CELL_TEXT && !import_is_day (cell->text, &day)) {
        if (!partial_date_parse (cell->text, &day))
            read = deadlines_read_text (import->lexicon, NULL, import->text->str, span, DEADLINES_IN_FIELD, issued, 0);
        if (read != NULL && read->len > 0) {
            import_check_deadlines (import, row, column, read);
            deadlines_add (item->deadlines, read);
            return;
        }
    }
    deadline = deadline_new ();
    deadline->kind = DEADLINE_DATE;
    deadline->relation = DEADLINE_BY;
    deadline->text = g_strdup (cell->text);
    deadline->due = cell->kind == CELL_DATE ? import_read_day (import, row, column) : day;
    deadline->span = span_list_new (span.start, span.end);
    deadline->confidence = deadline->due.year != 0 ? CONFIDENCE : 0.3;
    g_ptr_array_add (item->deadlines, deadline);
    if (cell->kind != CELL_DATE && !import_check_deadlines (import, row, column, item->deadlines))
        return;
    if (deadline->due.year == 0)
        g_ptr_array_add (
            import->result->remarks,
            g_strdup_printf (_ ("row %u: no day could be made of the deadline; it is kept as written"), row->number));
}

static void
make_item (Import *import, ImportDocument *document, const SheetRow *row, const Span *spans, ImportRow *into) {
    const SheetCell *path = import_cell (import, row, COLUMN_PATH), *number = import_cell (import, row, COLUMN_NUMBER);
    Item *item = item_new ();
    const SheetCell *label = path != NULL ? path : number;
    g_free (item->path);
    item->path = label != NULL ? g_strdup (label->text) : g_strdup_printf ("%u", document->record->items->len + 1);
    if (label != NULL)
        set_value (import, &item->label, row, spans, path != NULL ? COLUMN_PATH : COLUMN_NUMBER);
    set_value (import, &item->text, row, spans, COLUMN_TASK);
    set_value (import, &item->section, row, spans, COLUMN_SECTION);
    if (item->section.text == NULL && import->section != NULL)
        value_set_text (&item->section, import->section,
                        span_list_new (import->section_span.start, import->section_span.end), CONFIDENCE);
    set_value (import, &item->deliverable, row, spans, COLUMN_DELIVERABLE);
    add_bodies (import, item->lead, row, spans, COLUMN_LEAD);
    add_bodies (import, item->coordinators, row, spans, COLUMN_COORDINATORS);
    add_deadlines (import, item, row, spans, document->record->date_value);
    item->span = span_list_new (spans[0].start, spans[row->cells->len - 1].end);
    item->confidence = CONFIDENCE;
    into->position = document->record->items->len;
    g_ptr_array_add (document->record->items, item);
    import->result->items_new++;
}

/* All that the row says, but for its running number, with the document and section that it stands in. */
static char *
join_cells (const Import *import, const SheetRow *row) {
    GString *said = g_string_new (import->section);
    g_string_append_printf (said, "\n%u", import->document);
    for (guint i = 0; i < row->cells->len; i++) {
        const SheetCell *cell = row->cells->pdata[i];
        if (cell != NULL && cell->text != NULL && (int)i != import->header->columns[COLUMN_NUMBER]
            && (int)i != import->header->columns[COLUMN_PLAN])
            g_string_append_printf (said, "\n%u\t%s", i, cell->text);
    }
    return g_string_free (said, FALSE);
}

/* A row that was copied by mistake, of which a remark tells. */
static gboolean
is_said_before (Import *import, const SheetRow *row) {
    g_autofree char *said = join_cells (import, row);
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (import->seen, said));
    if (before == 0) {
        g_hash_table_insert (import->seen, g_steal_pointer (&said), GUINT_TO_POINTER (row->number));
        return FALSE;
    }
    g_ptr_array_add (import->result->remarks,
                     g_strdup_printf (_ ("row %u says the same as row %u and is taken once"), row->number, before));
    return TRUE;
}

static gboolean
read_task (Import *import, const SheetRow *row, const Span *spans, GError **error) {
    ImportDocument *document;
    ImportRow *made;
    if (!choose_document (import, row, spans, error))
        return FALSE;
    if (is_said_before (import, row))
        return TRUE;
    document = import->documents->pdata[import->document];
    made = g_new0 (ImportRow, 1);
    made->row = row->number;
    made->document = import->document;
    made->events = event_list_new ();
    g_ptr_array_add (import->rows, made);
    import_read_state (import, row, made);
    if (document->record != NULL) {
        make_item (import, document, row, spans, made);
        import->result->events += made->has_event;
    } else if (document->items != NULL) {
        const QueryItem *item = import_find_item (import, document, row);
        made->item = item != NULL ? item->id : 0;
        if (item != NULL)
            import_compare (import, row, made, item);
        import->result->items_known += item != NULL;
        import->result->events += made->events->len;
    }
    return TRUE;
}

static void
remark_undated (Import *import) {
    guint n = 0;
    for (guint i = 0; i < import->rows->len; i++) {
        const ImportRow *row = import->rows->pdata[i];
        const ImportDocument *document = import->documents->pdata[row->document];
        n += row->is_undated && (document->record != NULL || row->events->len > 0);
    }
    if (n > 0)
        g_ptr_array_add (
            import->result->remarks,
            g_strdup_printf (_ ("rows that are in progress, suspended or cancelled without a day in the table: %u; "
                                "they are so from today on"),
                             n));
}

gboolean
import_read_rows (Import *import, GError **error) {
    for (guint i = 0; i < import->sheet->rows->len; i++) {
        const SheetRow *row = import->sheet->rows->pdata[i];
        g_autofree Span *spans = write_row (import, row);
        const SheetCell *section;
        if (i < import->header->first_data || is_numbering (row))
            continue;
        if (is_total (import, row)) {
            import->result->totals++;
            continue;
        }
        if (!import_check_cells (import, row))
            continue;
        section = find_section (import, row);
        if (section != NULL) {
            guint column = 0;
            g_ptr_array_find (row->cells, section, &column);
            g_free (import->section);
            import->section = g_strdup (section->text);
            import->section_span = spans[column];
            import->result->sections++;
            continue;
        }
        if (import_cell (import, row, COLUMN_TASK) == NULL) {
            import_fail (import, row, COLUMN_TASK, _ ("the row says something, but names no task"));
            continue;
        }
        if (!is_repeated_header (import, row) && !read_task (import, row, spans, error))
            return FALSE;
    }
    if (import->rows->len == 0 && import->result->errors->len == 0)
        g_ptr_array_add (import->result->errors, g_strdup (_ ("below the header there is no row with a task")));
    remark_undated (import);
    return TRUE;
}
