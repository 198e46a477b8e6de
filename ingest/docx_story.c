/* docx_story.c - the blocks of one part: paragraphs, tables, content controls, at any depth.
 * Called by:   docx.c.
 * Source:      ECMA-376 part 1, 17.3.1 (paragraphs), 17.4 (tables), 17.5.2 (content controls), 17.13.5 (revisions). */
#include "ingest/docx_parts.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* Finished paragraphs are used again: most documents need no more than a row of them at a time. */
#define SPARE_MAX       64
#define SPARE_BYTES_MAX (16 << 10)
#define SPARE_LOOKS_MAX 256
#define HEADERS_MAX     1024   /* a document of hundreds of sections has three headers in each */
#define COLUMNS_MAX     0x4000 /* Word stops at 63, spreadsheets at this */

WordParagraph *
word_paragraph_new (DocxReader *reader) {
    WordParagraph *paragraph;
    if (reader->spare->len > 0) {
        paragraph = g_ptr_array_steal_index_fast (reader->spare, reader->spare->len - 1);
    } else {
        paragraph = g_new0 (WordParagraph, 1);
        paragraph->text = g_string_sized_new (250);
        paragraph->looks = g_array_new (FALSE, FALSE, sizeof (RunLook));
    }
    paragraph->spare = reader->spare;
    paragraph_props_init (&paragraph->props);
    run_props_init (&paragraph->mark);
    return paragraph;
}

void
word_paragraph_dispose (gpointer data) {
    WordParagraph *paragraph = data;
    g_string_free (paragraph->text, TRUE);
    g_array_unref (paragraph->looks);
    g_free (paragraph);
}

/* Long ones are not kept: what is spare stays small. */
void
word_paragraph_free (WordParagraph *paragraph) {
    GPtrArray *spare;
    GString *text;
    GArray *looks;
    if (paragraph == NULL)
        return;
    if (paragraph->deleted != NULL)
        g_string_free (paragraph->deleted, TRUE);
    if (paragraph->hidden != NULL)
        g_string_free (paragraph->hidden, TRUE);
    if (paragraph->boxes != NULL)
        g_ptr_array_unref (paragraph->boxes);
    g_free (paragraph->label);
    paragraph_props_clear (&paragraph->props);
    run_props_clear (&paragraph->mark);
    spare = paragraph->spare;
    text = paragraph->text;
    looks = paragraph->looks;
    *paragraph = (WordParagraph){ .text = text, .looks = looks };
    if (spare->len >= SPARE_MAX || text->allocated_len > SPARE_BYTES_MAX || looks->len > SPARE_LOOKS_MAX) {
        word_paragraph_dispose (paragraph);
        return;
    }
    g_string_truncate (text, 0);
    g_array_set_size (looks, 0);
    g_ptr_array_add (spare, paragraph);
}

void
word_cell_clear (gpointer data) {
    WordCell *cell = data;
    g_ptr_array_unref (cell->paragraphs);
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------ */

/* Headers and footers that a section names are read later, each once. */
static void
read_section (DocxReader *reader, XmlWalk *walk, gboolean *ret_new_page) {
    XmlLevel level = xml_walk_enter (walk);
    gboolean new_page = TRUE; /* 17.18.77: nextPage where no type stands */
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "type")) {
            g_autofree char *type = xml_walk_dup_attribute (walk, "val");
            new_page = g_strcmp0 (type, "continuous") != 0 && g_strcmp0 (type, "nextColumn") != 0;
        } else if (xml_walk_is (walk, "headerReference") || xml_walk_is (walk, "footerReference")) {
            char *id = xml_walk_dup_attribute (walk, "id");
            if (id != NULL && reader->header_ids->len < HEADERS_MAX
                && !g_ptr_array_find_with_equal_func (reader->header_ids, id, g_str_equal, NULL))
                g_ptr_array_add (reader->header_ids, id);
            else
                g_free (id);
        }
    }
    *ret_new_page = new_page;
}

static void
read_properties (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "rPr"))
            run_props_read (walk, &paragraph->mark);
        else if (xml_walk_is (walk, "sectPr"))
            read_section (reader, walk, &paragraph->section_break);
        else
            paragraph_props_read_one (walk, &paragraph->props);
    }
}

static const ParagraphProps *
find_number_indents (DocxReader *reader, const ParagraphProps *props) {
    if (props->number_id <= 0)
        return NULL;
    return numbering_peek_indents (reader->numbering, reader->styles, props->number_id, MAX (props->number_level, 0));
}

/* Lays what the paragraph states over its numbering and its style, and its style over the defaults. */
static void
resolve_properties (DocxReader *reader, WordParagraph *paragraph) {
    const Style *style = styles_lookup (reader->styles, paragraph->props.style);
    const ParagraphProps *number_indents;
    ParagraphProps whole = styles_peek_defaults (reader->styles)->paragraph, own = paragraph->props;
    gint style_level = style != NULL ? style->paragraph.number_level : -1;

    if (style != NULL) {
        paragraph_props_lay (&whole, &style->paragraph);
        paragraph->style_name = style->name;
    }
    if (own.number_id > 0 && own.number_level < 0)
        own.number_level = MAX (style_level, 0);
    paragraph_props_lay (&whole, &own);
    number_indents = find_number_indents (reader, &whole);
    if (number_indents != NULL) {
        if (own.left_twips == G_MININT && number_indents->left_twips != G_MININT)
            whole.left_twips = number_indents->left_twips;
        if (own.first_twips == G_MININT && number_indents->first_twips != G_MININT)
            whole.first_twips = number_indents->first_twips;
    }
    whole.style = own.style;
    paragraph->props = whole;
    paragraph->style = style;
}

/* The paragraph's automatic label. Where only its style states the number, the level is the one linked to the style. */
static void
count_paragraph (DocxReader *reader, WordParagraph *paragraph, gboolean number_is_own) {
    const char *linked_style = number_is_own ? NULL : paragraph->props.style;
    if (paragraph->props.number_id > 0)
        paragraph->label = numbering_next_label (reader->numbering, reader->styles, paragraph->props.number_id,
                                                 paragraph->props.number_level, linked_style, &paragraph->label_space);
}

/* Adds `text` to what is carried and takes the whole: however many paragraphs are joined, each byte is copied once. */
static void
take_joined (GString **text, GString **carried) {
    GString *whole = *carried;
    if (whole == NULL)
        return;
    if (*text != NULL)
        g_string_append_len (whole, (*text)->str, (gssize)(*text)->len);
    *carried = *text;
    *text = whole;
}

/* A deleted paragraph mark: this paragraph's text stands before that of the next one. */
static void
join_carried (WordParagraph *paragraph, WordParagraph *carried) {
    gsize shift = carried->text->len;
    GArray *looks = carried->looks;
    take_joined (&paragraph->text, &carried->text);
    take_joined (&paragraph->deleted, &carried->deleted);
    take_joined (&paragraph->hidden, &carried->hidden);
    for (guint i = 0; i < paragraph->looks->len; i++)
        g_array_index (paragraph->looks, RunLook, i).start += shift;
    g_array_append_vals (looks, paragraph->looks->data, paragraph->looks->len);
    carried->looks = paragraph->looks;
    paragraph->looks = looks;
    if (carried->boxes != NULL && paragraph->boxes == NULL)
        paragraph->boxes = g_steal_pointer (&carried->boxes);
    else if (carried->boxes != NULL) {
        g_ptr_array_extend_and_steal (carried->boxes, g_steal_pointer (&paragraph->boxes));
        paragraph->boxes = g_steal_pointer (&carried->boxes);
    }
    word_paragraph_free (carried);
}

/* Takes over `paragraph`. The boxes anchored in it follow it. */
static void
give_out (DocxReader *reader, XmlWalk *walk, Sink *sink, WordParagraph *paragraph) {
    g_autoptr (GPtrArray) boxes = g_steal_pointer (&paragraph->boxes);
    if (sink->list != NULL) {
        g_ptr_array_add (sink->list, paragraph);
    } else {
        GError *error = NULL;
        if (!docx_emit_paragraph (reader, paragraph, sink, &error))
            xml_walk_fail (walk, error);
        word_paragraph_free (paragraph);
    }
    for (guint i = 0; boxes != NULL && i < boxes->len; i++)
        give_out (reader, walk, sink, g_steal_pointer (&boxes->pdata[i]));
}

static void
read_paragraph (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    g_autoptr (WordParagraph) paragraph = word_paragraph_new (reader);
    XmlLevel level = xml_walk_enter (walk);
    gboolean resolved = FALSE, number_is_own, is_gone;
    gint own_number = -1;

    if (++reader->paragraphs > reader->limits->max_blocks)
        xml_walk_fail (walk,
                       g_error_new (DONDOC_ERROR, DONDOC_ERROR_LIMIT,
                                    _ ("it has more than %u paragraphs and table rows"), reader->limits->max_blocks));
    /* w:pPr comes first; the runs after it need it resolved */
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "pPr")) {
            read_properties (reader, walk, paragraph);
            continue;
        }
        if (!resolved) {
            own_number = paragraph->props.number_id;
            resolve_properties (reader, paragraph);
            resolved = TRUE;
        }
        docx_read_inline_child (reader, walk, paragraph);
    }
    if (!resolved) {
        own_number = paragraph->props.number_id;
        resolve_properties (reader, paragraph);
    }
    number_is_own = own_number >= 0;
    reader->insertions += paragraph->mark.inserted_mark > 0;
    reader->deletions += paragraph->mark.deleted_mark > 0;
    if (sink->carried != NULL)
        join_carried (paragraph, g_steal_pointer (&sink->carried));
    if (paragraph->mark.deleted_mark > 0) {
        sink->carried = g_steal_pointer (&paragraph);
        return;
    }
    is_gone = paragraph->mark.vanish > 0 && paragraph->text->len == 0;
    if (!is_gone)
        count_paragraph (reader, paragraph, number_is_own);
    give_out (reader, walk, sink, g_steal_pointer (&paragraph));
}

void
docx_end_story (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    if (sink->carried != NULL)
        give_out (reader, walk, sink, g_steal_pointer (&sink->carried));
}

/* ---- tables ---------------------------------------------------------------------------------------------------- */

typedef struct {
    Sink *sink; /* where a table inside a cell or a text box goes, flattened */
    guint table, row;
    gboolean has_borders;
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
            g_autofree char *id = xml_walk_dup_attribute (walk, "val");
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
} CellProps;

static void
read_cell_properties (XmlWalk *walk, CellProps *props) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "gridSpan"))
            props->span = (guint)CLAMP (xml_walk_integer (walk, "val", 1), 1, 1000);
        else if (xml_walk_is (walk, "vMerge")) {
            g_autofree char *value = xml_walk_dup_attribute (walk, "val");
            props->starts = g_strcmp0 (value, "restart") == 0;
            props->goes_on = !props->starts;
        } else if (xml_walk_is (walk, "hMerge")) {
            g_autofree char *value = xml_walk_dup_attribute (walk, "val");
            props->goes_left = g_strcmp0 (value, "restart") != 0;
        } else if (xml_walk_is (walk, "tcBorders"))
            props->drawn = styles_read_borders (walk);
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
place_cell (TableState *state, WordRow *row, WordCell *cell, const CellProps *props) {
    gint origin = origin_at (state, cell->column);
    row->has_borders = row->has_borders || props->drawn;
    if (props->goes_left && row->cells->len > 0) {
        WordCell *before = &g_array_index (row->cells, WordCell, row->cells->len - 1);
        before->span += cell->span;
        set_origins (state, cell->column, cell->span, -1);
        word_cell_clear (cell);
        return;
    }
    cell->merged_from = props->goes_on ? origin : -1;
    if (cell->merged_from >= 0)
        g_ptr_array_set_size (cell->paragraphs, 0);
    else
        set_origins (state, cell->column, cell->span, props->starts || props->goes_on ? (gint)row->row : -1);
    g_array_append_val (row->cells, *cell);
}

static void
read_cell (DocxReader *reader, XmlWalk *walk, TableState *state, WordRow *row, guint *column) {
    WordCell cell = { .column = *column, .span = 1, .merged_from = -1 };
    CellProps props = { .span = 1 };
    Sink sink = { .list = NULL };
    XmlLevel level = xml_walk_enter (walk);

    if (++reader->cells > reader->limits->max_cells)
        xml_walk_fail (walk, g_error_new (DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("it has more than %u table cells"),
                                          reader->limits->max_cells));
    cell.paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify)word_paragraph_free);
    sink.list = cell.paragraphs;
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "tcPr"))
            read_cell_properties (walk, &props);
        else
            docx_read_block (reader, walk, &sink);
    }
    docx_end_story (reader, walk, &sink);
    cell.span = props.span;
    *column = MIN (*column + cell.span, COLUMNS_MAX);
    place_cell (state, row, &cell, &props);
}

static void
read_row_properties (XmlWalk *walk, WordRow *row, guint *column, gboolean *ret_deleted) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "gridBefore"))
            *column = (guint)CLAMP (xml_walk_integer (walk, "val", 0), 0, 1000);
        else if (xml_walk_is (walk, "tblHeader"))
            row->header_row = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "del"))
            *ret_deleted = TRUE;
    }
}

/* The cells of a row, inside content controls too. */
static void
read_row_children (DocxReader *reader, XmlWalk *walk, TableState *state, WordRow *row, guint *column,
                   gboolean *deleted) {
    static const char *const wrappers[] = { "sdt", "sdtContent", "customXml", "ins", NULL };
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_family (walk) != XML_WORD)
            continue;
        if (xml_walk_is (walk, "trPr")) {
            read_row_properties (walk, row, column, deleted);
            reader->deleted_depth += *deleted;
        } else if (xml_walk_is (walk, "tc"))
            read_cell (reader, walk, state, row, column);
        else if (g_strv_contains (wrappers, xml_walk_peek_name (walk)))
            read_row_children (reader, walk, state, row, column, deleted);
    }
}

/* In a cell or a text box: all paragraphs of the row, in order. */
static void
flatten_row (TableState *state, WordRow *row) {
    for (guint i = 0; i < row->cells->len; i++) {
        GPtrArray *paragraphs = g_array_index (row->cells, WordCell, i).paragraphs;
        for (guint k = 0; k < paragraphs->len; k++)
            g_ptr_array_add (state->sink->list, g_steal_pointer (&paragraphs->pdata[k]));
        g_ptr_array_set_size (paragraphs, 0);
    }
}

/* A deleted row: its text is behind the body. */
static gboolean
emit_deleted_row (DocxReader *reader, const WordRow *row, GError **error) {
    reader->deletions++;
    for (guint i = 0; i < row->cells->len; i++) {
        const GPtrArray *paragraphs = g_array_index (row->cells, WordCell, i).paragraphs;
        for (guint k = 0; k < paragraphs->len; k++) {
            const WordParagraph *paragraph = paragraphs->pdata[k];
            if (!docx_emit_behind (reader, BLOCK_DELETED, paragraph->deleted, error))
                return FALSE;
        }
    }
    return TRUE;
}

static void
read_row (DocxReader *reader, XmlWalk *walk, TableState *state) {
    WordRow row = { .table = state->table, .row = state->row, .has_borders = state->has_borders };
    guint column = 0;
    gboolean deleted = FALSE, done = TRUE;
    GError *error = NULL;

    row.cells = g_array_new (FALSE, TRUE, sizeof (WordCell));
    g_array_set_clear_func (row.cells, word_cell_clear);
    read_row_children (reader, walk, state, &row, &column, &deleted);
    reader->deleted_depth -= deleted;
    if (deleted)
        done = emit_deleted_row (reader, &row, &error);
    else if (state->sink->list != NULL)
        flatten_row (state, &row);
    else {
        row.page_break = state->sink->page_break;
        state->sink->page_break = FALSE;
        state->sink->blank = 0;
        state->sink->tab_table = 0;
        done = docx_emit_row (reader, &row, &error);
        state->row++;
    }
    if (!done)
        xml_walk_fail (walk, error);
    g_array_unref (row.cells);
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

static void
read_table (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    TableState state = { .sink = sink };
    docx_end_story (reader, walk, sink); /* a table ends the paragraph before it, its mark deleted or not */
    if (sink->list == NULL)
        state.table = document_builder_next_table (reader->builder);
    state.origins = g_array_new (FALSE, FALSE, sizeof (gint));
    read_rows (reader, walk, &state);
    g_array_unref (state.origins);
}

/* ---- what holds blocks ----------------------------------------------------------------------------------------- */

void
docx_read_block (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    static const char *const wrappers[] = { "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", NULL };
    if (xml_walk_family (walk) == XML_COMPATIBILITY) {
        gboolean taken = FALSE;
        XmlLevel level = xml_walk_enter (walk);
        while (xml_walk_next (walk, &level))
            if (xml_walk_choose_branch (walk, &taken))
                docx_read_blocks (reader, walk, sink);
        return;
    }
    if (xml_walk_family (walk) != XML_WORD)
        return;
    if (xml_walk_is (walk, "p"))
        read_paragraph (reader, walk, sink);
    else if (xml_walk_is (walk, "tbl"))
        read_table (reader, walk, sink);
    else if (g_strv_contains (wrappers, xml_walk_peek_name (walk)))
        docx_read_blocks (reader, walk, sink);
    else if (xml_walk_is (walk, "del") || xml_walk_is (walk, "moveFrom")) {
        reader->deleted_depth++;
        docx_read_blocks (reader, walk, sink);
        reader->deleted_depth--;
    } else if (xml_walk_is (walk, "altChunk")) {
        reader->objects++;
        document_builder_lose (reader->builder, "other-file", reader->part);
    } else if (xml_walk_is (walk, "sectPr")) {
        gboolean new_page;
        read_section (reader, walk, &new_page);
    }
}

void
docx_read_blocks (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        docx_read_block (reader, walk, sink);
}
