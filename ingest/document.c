/* document.c - the Document and the builder behind it.
 * Lives here:  blocks over one text, the part behind the body, the defaults of the limits.
 * Called by:   the readers (builder.h), everybody (document.h). */
#include "ingest/builder.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

const DocumentLimits document_default_limits = {
    .max_file_bytes = 256 << 20, /* a plan with its scanned appendices as pictures; mail servers stop at 25 to 50 MB */
    .max_part_bytes = 128 << 20, /* one MB of word/document.xml is some 40 pages: five thousand pages */
    .max_unpacked_bytes = 256 << 20, /* of the parts that are read; pictures are never unpacked */
    .ratio_from_bytes = 32 << 20,    /* what is smaller does no harm, however well it packs */
    .max_ratio = 250,                /* Word's own XML packs to a tenth, copies of one paragraph to a hundredth */
    .max_text_bytes = 64 << 20,      /* a shelf of some fifteen thousand pages; offsets fit 32 bits with room */
    .max_depth = 200,                /* Word itself nests tables to about 20; libxml2 stops at 256 elements */
    .max_lines = 1 << 21,            /* of thirty bytes each, these are all the text that is allowed */
    .max_blocks = 1 << 20,           /* a table of a million rows is a spreadsheet, no directive */
    .max_cells = 1 << 21,
};

/* Blocks on shelves of one size: none is moved while a document grows. */
#define SHELF_BLOCKS 256
typedef struct {
    GPtrArray *shelves; /* of Block[SHELF_BLOCKS] */
    guint len;
} BlockList;

static inline Block *
block_at (const BlockList *blocks, guint i) {
    return (Block *)blocks->shelves->pdata[i / SHELF_BLOCKS] + i % SHELF_BLOCKS;
}

/* The place of the next one; it counts, and is to be filled. */
static inline Block *
add_block (BlockList *blocks) {
    if (blocks->len % SHELF_BLOCKS == 0)
        g_ptr_array_add (blocks->shelves, g_new (Block, SHELF_BLOCKS));
    return block_at (blocks, blocks->len++);
}

struct Document {
    MappedText *text;
    gsize body_length;
    BlockList blocks;
    Arena *arena;        /* of the cells of their rows */
    GStringChunk *names; /* of styles, each once */
    GArray *warnings;    /* of DocumentWarning */
    GArray *losses;      /* of DocumentLoss */
    const char *format;
    char *sha256;
    gsize file_size;
};

/* One of the texts that are filled side by side: the body, its notes, and what stands behind them. */
typedef struct {
    MappedText *text;
    BlockList blocks;
} Side;

struct DocumentBuilder {
    const DocumentLimits *limits;
    const char *format;
    Side body, notes, behind;
    GArray *warnings, *losses;
    guint tables;
    Arena *arena;
    GStringChunk *names;
    const char *last_name; /* asked for */
    /* the row that is open */
    gboolean row_is_open;
    Block row;
    GArray *cells;      /* of OpenCell */
    GArray *paragraphs; /* of OpenParagraph: those of its cells */
};

/* A cell of the row that is open. */
typedef struct {
    Cell cell;
    guint first; /* its first paragraph in `paragraphs` */
} OpenCell;

typedef struct {
    Span span, label;
} OpenParagraph;

static void
clear_warning (gpointer data) {
    DocumentWarning *warning = data;
    g_free (warning->message);
}

static void
clear_loss (gpointer data) {
    DocumentLoss *loss = data;
    g_free (loss->part);
}

static void
side_init (Side *side, gboolean keep_map) {
    side->text = mapped_text_new (keep_map);
    side->blocks.shelves = g_ptr_array_new_with_free_func (g_free);
}

static void
side_clear (Side *side) {
    g_clear_pointer (&side->text, mapped_text_free);
    g_clear_pointer (&side->blocks.shelves, g_ptr_array_unref);
}

DocumentBuilder *
document_builder_new (const char *format, const DocumentLimits *limits, gboolean keep_map) {
    DocumentBuilder *builder = g_new0 (DocumentBuilder, 1);
    builder->limits = limits;
    builder->format = format;
    side_init (&builder->body, keep_map);
    side_init (&builder->notes, keep_map);
    side_init (&builder->behind, keep_map);
    builder->arena = arena_new ();
    builder->names = g_string_chunk_new (256);
    builder->cells = g_array_new (FALSE, FALSE, sizeof (OpenCell));
    builder->paragraphs = g_array_new (FALSE, FALSE, sizeof (OpenParagraph));
    builder->warnings = g_array_new (FALSE, TRUE, sizeof (DocumentWarning));
    g_array_set_clear_func (builder->warnings, clear_warning);
    builder->losses = g_array_new (FALSE, TRUE, sizeof (DocumentLoss));
    g_array_set_clear_func (builder->losses, clear_loss);
    return builder;
}

void
document_builder_free (DocumentBuilder *builder) {
    if (builder == NULL)
        return;
    side_clear (&builder->body);
    side_clear (&builder->notes);
    side_clear (&builder->behind);
    g_clear_pointer (&builder->warnings, g_array_unref);
    g_clear_pointer (&builder->losses, g_array_unref);
    arena_free (builder->arena);
    g_clear_pointer (&builder->names, g_string_chunk_free);
    g_array_unref (builder->cells);
    g_array_unref (builder->paragraphs);
    g_free (builder);
}

static gboolean
check_bytes (const DocumentBuilder *builder, gsize bytes, GError **error) {
    if (bytes <= builder->limits->max_text_bytes)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("it has more than %zu bytes of text"),
                 builder->limits->max_text_bytes);
    return FALSE;
}

static gboolean
check_bounds (DocumentBuilder *builder, GError **error) {
    if (builder->body.blocks.len + builder->notes.blocks.len + builder->behind.blocks.len
        >= builder->limits->max_blocks) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("it has more than %u paragraphs and table rows"),
                     builder->limits->max_blocks);
        return FALSE;
    }
    return check_bytes (
        builder, builder->body.text->text->len + builder->notes.text->text->len + builder->behind.text->text->len,
        error);
}

gboolean
document_builder_check_source (const DocumentBuilder *builder, const GString *text, GError **error) {
    guint count = 0;
    if (!check_bytes (builder, text->len, error))
        return FALSE;
    for (const char *p = text->str; (p = strpbrk (p, "\n\f")) != NULL && count <= builder->limits->max_lines; p++)
        count++;
    if (count <= builder->limits->max_lines)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("it has more than %u lines, which no directive has"),
                 builder->limits->max_lines);
    return FALSE;
}

/* A mark between blocks, cells or paragraphs; it came from where the text before it ended. */
static inline void
append_mark (MappedText *text, const char *mark, gsize length) {
    if (text->map == NULL)
        text_append (text->text, mark, length);
    else if (text->map->len == 0)
        mapped_text_append (text, mark, (gssize)length, 0);
    else
        mapped_text_append (text, mark, (gssize)length, mapped_text_origin (text, text->text->len));
}

static Span
append_text (Side *side, const MappedText *text) {
    Span span = { side->text->text->len, 0 };
    mapped_text_append_piece (side->text, text, (Span){ 0, text->text->len });
    span.end = side->text->text->len;
    return span;
}

Block *
document_builder_add (DocumentBuilder *builder, BlockKind kind, const MappedText *text, gsize label_length,
                      GError **error) {
    Side *side = kind >= BLOCK_HEADER ? &builder->behind : kind == BLOCK_NOTE ? &builder->notes : &builder->body;
    Block *block;
    Span span;
    g_return_val_if_fail (side != &builder->body || !builder->row_is_open, NULL);
    span = append_text (side, text);
    if (!check_bounds (builder, error))
        return NULL;
    append_mark (side->text, "\n", 1);
    block = add_block (&side->blocks);
    *block = (Block){ .kind = kind, .span = span, .label = { span.start, span.start + label_length } };
    return block;
}

void
document_builder_open_row (DocumentBuilder *builder, guint table, guint row) {
    gsize start = builder->body.text->text->len;
    g_return_if_fail (!builder->row_is_open);
    builder->row
        = (Block){ .kind = BLOCK_ROW, .table = table, .row = row, .span = { start, start }, .label = { start, start } };
    builder->row_is_open = TRUE;
    g_array_set_size (builder->cells, 0);
    g_array_set_size (builder->paragraphs, 0);
}

Cell *
document_builder_open_cell (DocumentBuilder *builder, guint column, guint column_span) {
    gsize at;
    OpenCell open = { .cell = { .column = column, .column_span = MAX (column_span, 1), .merged_from = -1 },
                      .first = builder->paragraphs->len };
    g_return_val_if_fail (builder->row_is_open, NULL);
    if (builder->cells->len > 0)
        append_mark (builder->body.text, "\t", 1);
    at = builder->body.text->text->len;
    open.cell.span = (Span){ at, at };
    g_array_append_val (builder->cells, open);
    return &g_array_index (builder->cells, OpenCell, builder->cells->len - 1).cell;
}

void
document_builder_add_to_cell (DocumentBuilder *builder, const MappedText *text, gsize label_length) {
    OpenCell *open;
    OpenParagraph paragraph;
    g_return_if_fail (builder->row_is_open && builder->cells->len > 0);
    open = &g_array_index (builder->cells, OpenCell, builder->cells->len - 1);
    if (builder->paragraphs->len > open->first)
        append_mark (builder->body.text, "\u2028", strlen ("\u2028"));
    paragraph.span = append_text (&builder->body, text);
    paragraph.label = (Span){ paragraph.span.start, paragraph.span.start + label_length };
    g_array_append_val (builder->paragraphs, paragraph);
    open->cell.span.end = paragraph.span.end;
}

/* The cells of the row that is open, in one piece: a large table has more of them than anything else. */
static const DocumentCells *
keep_cells (DocumentBuilder *builder) {
    static const DocumentSpans none = { NULL, 0 };
    guint count = builder->cells->len, paragraphs = builder->paragraphs->len;
    const OpenParagraph *open_paragraphs = (const OpenParagraph *)(gpointer)builder->paragraphs->data;
    struct {
        DocumentCells list;
        Cell cells[];
    } *row = arena_allocate (builder->arena, sizeof *row + count * sizeof (Cell));
    DocumentSpans *lists = arena_allocate (builder->arena, 2 * MIN (count, paragraphs) * sizeof (DocumentSpans));
    Span *spans = arena_allocate (builder->arena, 2 * paragraphs * sizeof (Span)), *labels = spans + paragraphs;

    for (guint i = 0; i < paragraphs; i++) {
        spans[i] = open_paragraphs[i].span;
        labels[i] = open_paragraphs[i].label;
    }
    for (guint i = 0; i < count; i++) {
        const OpenCell *open = &g_array_index (builder->cells, OpenCell, i);
        guint end = i + 1 < count ? open[1].first : paragraphs;
        row->cells[i] = open->cell;
        row->cells[i].paragraphs = row->cells[i].labels = &none;
        if (end == open->first)
            continue;
        lists[0] = (DocumentSpans){ spans + open->first, end - open->first };
        lists[1] = (DocumentSpans){ labels + open->first, end - open->first };
        row->cells[i].paragraphs = lists++;
        row->cells[i].labels = lists++;
    }
    row->list = (DocumentCells){ row->cells, count };
    return &row->list;
}

Block *
document_builder_close_row (DocumentBuilder *builder, GError **error) {
    Block *block;
    g_return_val_if_fail (builder->row_is_open, NULL);
    if (!check_bounds (builder, error))
        return NULL;
    builder->row.span.end = builder->body.text->text->len;
    builder->row.cells = keep_cells (builder);
    builder->row_is_open = FALSE;
    append_mark (builder->body.text, "\n", 1);
    block = add_block (&builder->body.blocks);
    *block = builder->row;
    return block;
}

const char *
document_builder_keep_name (DocumentBuilder *builder, const char *name) {
    if (name != NULL && g_strcmp0 (name, builder->last_name) != 0)
        builder->last_name = g_string_chunk_insert_const (builder->names, name);
    return name != NULL ? builder->last_name : NULL;
}

guint
document_builder_next_table (DocumentBuilder *builder) {
    return ++builder->tables;
}

const char *
document_builder_peek_text (const DocumentBuilder *builder) {
    return builder->body.text->text->str;
}

gsize
document_builder_body_length (const DocumentBuilder *builder) {
    return builder->body.text->text->len;
}

static void
add_loss (GArray *losses, const char *kind, const char *part, gsize near) {
    DocumentLoss loss = { kind, NULL, near, 1 };
    if (losses->len > 0) {
        DocumentLoss *last = &g_array_index (losses, DocumentLoss, losses->len - 1);
        if (last->kind == kind && last->near == near && g_strcmp0 (last->part, part) == 0) {
            last->count++;
            return;
        }
    }
    loss.part = g_strdup (part); /* the array owns it */
    g_array_append_val (losses, loss);
    // cppcheck-suppress memleak
}

void
document_builder_lose (DocumentBuilder *builder, const char *kind, const char *part) {
    add_loss (builder->losses, kind, part, builder->body.text->text->len);
}

void
document_builder_warn (DocumentBuilder *builder, const char *code, char *message, Span span) {
    DocumentWarning warning = { code, message, span };
    g_array_append_val (builder->warnings, warning);
}

static void
shift_span (Span *span, gsize by) {
    span->start += by;
    span->end += by;
}

/* Puts what is on @from behind @side; these are paragraphs, which have no cells. */
static void
append_side (Side *side, const Side *from) {
    gsize by = side->text->text->len;
    mapped_text_append_piece (side->text, from->text, (Span){ 0, from->text->text->len });
    for (guint i = 0; i < from->blocks.len; i++) {
        Block *block = add_block (&side->blocks);
        *block = *block_at (&from->blocks, i);
        shift_span (&block->span, by);
        shift_span (&block->label, by);
    }
}

Document *
document_builder_finish (DocumentBuilder *builder, const void *data, gsize size) {
    Document *document = g_new0 (Document, 1);
    Side *body = &builder->body;

    document->format = builder->format;
    append_side (body, &builder->notes);
    document->body_length = body->text->text->len;
    append_side (body, &builder->behind);
    document->text = g_steal_pointer (&body->text);
    document->blocks = body->blocks;
    body->blocks = (BlockList){ NULL, 0 };
    document->arena = g_steal_pointer (&builder->arena);
    document->names = g_steal_pointer (&builder->names);
    document->warnings = g_steal_pointer (&builder->warnings);
    document->losses = g_steal_pointer (&builder->losses);
    for (const char *text = document->text->text->str, *p = text; (p = strstr (p, "\uFFFD")) != NULL;
         p += strlen ("\uFFFD"))
        add_loss (document->losses, "undecodable", NULL, (gsize)(p - text));
    document->file_size = size;
    document->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
    return document;
}

const char *
document_peek_text (const Document *document) {
    return document->text->text->str;
}

gsize
document_text_length (const Document *document) {
    return document->text->text->len;
}

gsize
document_body_length (const Document *document) {
    return document->body_length;
}

guint
document_block_count (const Document *document) {
    return document->blocks.len;
}

const Block *
document_peek_block (const Document *document, guint i) {
    g_return_val_if_fail (i < document->blocks.len, NULL);
    return block_at (&document->blocks, i);
}

guint
document_block_at (const Document *document, gsize offset) {
    guint low = 0, high = document->blocks.len;
    while (low < high) { /* the first block whose line end lies at or behind the offset */
        guint middle = low + (high - low) / 2;
        if (block_at (&document->blocks, middle)->span.end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const GArray *
document_peek_warnings (const Document *document) {
    return document->warnings;
}

const GArray *
document_peek_losses (const Document *document) {
    return document->losses;
}

const char *
document_peek_format (const Document *document) {
    return document->format;
}

const char *
document_peek_sha256 (const Document *document) {
    return document->sha256;
}

gsize
document_original_offset (const Document *document, gsize offset) {
    gsize origin = offset <= document->text->text->len ? mapped_text_origin (document->text, offset) : G_MAXSIZE;
    /* a mark that was added behind the last byte came from nowhere further on */
    return origin != G_MAXSIZE ? MIN (origin, document->file_size) : origin;
}

void
document_free (Document *document) {
    if (document == NULL)
        return;
    mapped_text_free (document->text);
    g_ptr_array_unref (document->blocks.shelves);
    arena_free (document->arena);
    g_string_chunk_free (document->names);
    g_array_unref (document->warnings);
    g_array_unref (document->losses);
    g_free (document->sha256);
    g_free (document);
}
