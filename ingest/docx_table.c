/* docx_table.c - tables at any depth: rows, cells, what is merged, what was deleted.
 * Called by:   docx_story.c; docx_emit.c frees cells.
 * Source:      ECMA-376 part 1, 17.4 (tables), 17.13.5 (revisions). */
#include "ingest/docx_parts.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define COLUMNS_MAX 0x4000 /* Word stops at 63, spreadsheets at this */

typedef struct {
    Sink *sink; /* where a table inside a cell or a text box goes, flattened */
    guint table, row_count;
    gboolean has_borders;
    WordRow row;     /* the one being read */
    GArray *origins; /* of gint: by grid column, the row whose cell goes on downwards; -1 none */
} TableState;

static void
read_table_properties (DocxReader *reader, XmlWalk *walk, TableState *state) {
    gboolean stated = FALSE, drawn = FALSE, of_style = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "tblBorders")) {
            stated = TRUE;
            drawn = styles_read_borders (walk);
        } else if (xml_walk_is (walk, "tblStyle")) {
            const char *id = xml_walk_peek_attribute (walk, "val");
            const Style *style = id != NULL ? styles_lookup (reader->styles, id) : NULL;
            of_style = style != NULL && style->has_borders;
        }
    }
    state->has_borders = stated ? drawn : of_style;
}

typedef struct {
    guint span;
    gboolean goes_on;   /* vMerge, continued */
    gboolean starts;    /* vMerge, restart */
    gboolean goes_left; /* hMerge, continued: the old way of a gridSpan */
    gboolean drawn;
    gboolean deleted; /* the cell itself is, by a tracked change */
} CellProps;

static void
read_cell_properties (DocxReader *reader, XmlWalk *walk, CellProps *props) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "gridSpan"))
            props->span = (guint)CLAMP (xml_walk_integer (walk, "val", 1), 1, 1000);
        else if (xml_walk_is (walk, "vMerge")) {
            const char *value = xml_walk_peek_attribute (walk, "val");
            props->starts = g_strcmp0 (value, "restart") == 0;
            props->goes_on = !props->starts;
        } else if (xml_walk_is (walk, "hMerge")) {
            const char *value = xml_walk_peek_attribute (walk, "val");
            props->goes_left = g_strcmp0 (value, "restart") != 0;
        } else if (xml_walk_is (walk, "tcBorders"))
            props->drawn = styles_read_borders (walk);
        else if (xml_walk_is (walk, "cellDel"))
            props->deleted = TRUE;
        else if (xml_walk_is (walk, "cellIns"))
            reader->insertions++;
    }
}

static gint
origin_at (const TableState *state, guint column) {
    return column < state->origins->len ? g_array_index (state->origins, gint, column) : -1;
}

static void
set_origins (TableState *state, guint column, guint span, gint row) {
    gint none = -1;
    while (state->origins->len < column + span)
        g_array_append_val (state->origins, none);
    for (guint i = column; i < column + span; i++)
        g_array_index (state->origins, gint, i) = row;
}

/* A cell that goes on from above shows nothing of its own in Word, whatever it holds. */
static void
place_cell (TableState *state, WordCell *cell, const CellProps *props) {
    WordRow *row = &state->row;
    gint origin = origin_at (state, cell->column);
    row->has_borders = row->has_borders || props->drawn;
    if (props->goes_left && row->cells->len > 0) {
        WordCell *before = &g_array_index (row->cells, WordCell, row->cells->len - 1);
        before->span += cell->span;
        set_origins (state, cell->column, cell->span, -1);
        g_ptr_array_set_size (row->paragraphs, (gint)cell->first);
        return;
    }
    cell->merged_from = props->goes_on ? origin : -1;
    if (cell->merged_from >= 0)
        g_ptr_array_set_size (row->paragraphs, (gint)cell->first);
    else
        set_origins (state, cell->column, cell->span, props->starts || props->goes_on ? (gint)row->row : -1);
    cell->end = row->paragraphs->len;
    g_array_append_val (row->cells, *cell);
}

/* What was deleted stands behind the body: the paragraphs of the row from @first on. */
static gboolean
emit_deleted (DocxReader *reader, const WordRow *row, guint first, GError **error) {
    reader->deletions++;
    for (guint i = first; i < row->paragraphs->len; i++) {
        const WordParagraph *paragraph = row->paragraphs->pdata[i];
        if (!docx_emit_behind (reader, BLOCK_DELETED, paragraph->deleted, error))
            return FALSE;
    }
    return TRUE;
}

static void
read_cell (DocxReader *reader, XmlWalk *walk, TableState *state, guint *column) {
    WordRow *row = &state->row;
    WordCell cell = { .column = *column, .span = 1, .merged_from = -1, .first = row->paragraphs->len };
    CellProps props = { .span = 1 };
    gboolean is_first = TRUE;
    GError *error = NULL;
    Sink sink = { .list = row->paragraphs };
    XmlLevel level = xml_walk_enter (walk);

    if (++reader->cells > reader->limits->max_cells)
        xml_walk_fail (walk, g_error_new (DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("it has more than %u table cells"),
                                          reader->limits->max_cells));
    while (xml_walk_next (walk, &level)) {
        if (is_first && xml_walk_is (walk, "tcPr")) {
            read_cell_properties (reader, walk, &props);
            reader->deleted_depth += props.deleted;
        } else
            docx_read_block (reader, walk, &sink);
        is_first = FALSE;
    }
    docx_end_story (reader, walk, &sink);
    reader->deleted_depth -= props.deleted;
    if (props.deleted) {
        if (!emit_deleted (reader, row, cell.first, &error))
            xml_walk_fail (walk, error);
        g_ptr_array_set_size (row->paragraphs, (gint)cell.first);
        return;
    }
    cell.span = props.span;
    *column = MIN (*column + cell.span, COLUMNS_MAX);
    place_cell (state, &cell, &props);
}

static void
read_row_properties (DocxReader *reader, XmlWalk *walk, WordRow *row, guint *column, gboolean *ret_deleted) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "gridBefore"))
            *column = (guint)CLAMP (xml_walk_integer (walk, "val", 0), 0, 1000);
        else if (xml_walk_is (walk, "tblHeader"))
            row->header_row = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "del"))
            *ret_deleted = TRUE;
        else if (xml_walk_is (walk, "ins"))
            reader->insertions++;
    }
}

/* The cells of a row, inside content controls too. */
static void
read_row_children (DocxReader *reader, XmlWalk *walk, TableState *state, guint *column, gboolean *deleted) {
    static const char *const wrappers[] = { "sdt", "sdtContent", "customXml", "ins", NULL };
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_family (walk) != XML_WORD)
            continue;
        if (xml_walk_is (walk, "tc"))
            read_cell (reader, walk, state, column);
        else if (xml_walk_is (walk, "trPr")) {
            read_row_properties (reader, walk, &state->row, column, deleted);
            reader->deleted_depth += *deleted;
        } else if (g_strv_contains (wrappers, xml_walk_peek_name (walk)))
            read_row_children (reader, walk, state, column, deleted);
    }
}

/* In a cell or a text box: all paragraphs of the row, in order. */
static void
flatten_row (TableState *state) {
    GPtrArray *paragraphs = state->row.paragraphs;
    for (guint i = 0; i < paragraphs->len; i++)
        g_ptr_array_add (state->sink->list, g_steal_pointer (&paragraphs->pdata[i]));
}

static void
read_row (DocxReader *reader, XmlWalk *walk, TableState *state) {
    WordRow *row = &state->row;
    guint column = 0;
    gboolean deleted = FALSE, done = TRUE;
    GError *error = NULL;

    *row = (WordRow){ .table = state->table,
                      .row = state->row_count,
                      .has_borders = state->has_borders,
                      .cells = row->cells,
                      .paragraphs = row->paragraphs };
    read_row_children (reader, walk, state, &column, &deleted);
    reader->deleted_depth -= deleted;
    if (deleted)
        done = emit_deleted (reader, row, 0, &error);
    else if (row->cells->len == 0)
        ; /* all its cells were deleted */
    else if (state->sink->list != NULL)
        flatten_row (state);
    else {
        row->page_break = state->sink->page_break;
        state->sink->page_break = FALSE;
        state->sink->blank = 0;
        state->sink->tab_table = 0;
        done = docx_emit_row (reader, row, &error);
        state->row_count++;
    }
    if (!done)
        xml_walk_fail (walk, error);
    g_array_set_size (row->cells, 0);
    g_ptr_array_set_size (row->paragraphs, 0);
}

static void
read_rows (DocxReader *reader, XmlWalk *walk, TableState *state) {
    static const char *const wrappers[] = { "sdt", "sdtContent", "customXml", "ins", NULL };
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_family (walk) != XML_WORD)
            continue;
        if (xml_walk_is (walk, "tblPr"))
            read_table_properties (reader, walk, state);
        else if (xml_walk_is (walk, "tr"))
            read_row (reader, walk, state);
        else if (g_strv_contains (wrappers, xml_walk_peek_name (walk)))
            read_rows (reader, walk, state);
    }
}

void
docx_read_table (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    TableState state = { .sink = sink };
    docx_end_story (reader, walk, sink); /* a table ends the paragraph before it, its mark deleted or not */
    if (sink->list == NULL)
        state.table = document_builder_next_table (reader->builder);
    state.origins = g_array_new (FALSE, FALSE, sizeof (gint));
    state.row.cells = g_array_new (FALSE, FALSE, sizeof (WordCell));
    state.row.paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
    read_rows (reader, walk, &state);
    g_ptr_array_unref (state.row.paragraphs);
    g_array_unref (state.row.cells);
    g_array_unref (state.origins);
}
