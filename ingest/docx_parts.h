/* docx_parts.h - what the files of the DOCX reader share: its state, a paragraph in the making.
 * Called by:   docx.c and the files named here; nobody else.
 *
 *   docx.c        the parts of the package, in order
 *   docx_story.c  paragraphs of one part
 *   docx_table.c  tables
 *   docx_run.c    what stands in a paragraph
 *   docx_drawing.c  text boxes, words in shapes, what is no text
 *   docx_form.c     fields of a form, fields that show what their code says
 *   docx_fonts.c  characters of fonts that imply an old encoding
 *   docx_chunk.c  other files that stand in the text
 *   docx_emit.c   paragraphs and rows into the builder */
#pragma once

#include "ingest/builder.h"
#include "ingest/legacy.h"
#include "ingest/numbering.h"
#include "ingest/package.h"
#include "ingest/styles.h"

#define FIELDS_MAX 64 /* fields in each other */

/* A line break and a page break within the text in the making. */
#define LINE_BREAK '\n'
#define PAGE_BREAK '\f'

/* Where a stretch of runs of one look begins in a paragraph's text. */
typedef struct {
    gsize start;
    gboolean bold, italic;
    gint size_half_points;
} RunLook;

typedef struct {
    RunLook *list;
    guint count, room;
} RunLooks;

/* How the text of one run looks. */
typedef struct {
    gboolean bold, italic, caps, vanish;
    gint size_half_points;
    WordFont font_ascii, font_high;
} TextLook;

typedef struct WordParagraph WordParagraph;
struct WordParagraph {
    GString *text;             /* as it comes, not yet NFC; LINE_BREAK and PAGE_BREAK for breaks */
    gboolean has_breaks;       /* there may be any of them */
    RunLooks looks;            /* in order */
    GString *deleted, *hidden; /* NULL where none */
    GPtrArray *boxes;          /* of WordParagraph: text boxes that are anchored here; NULL where none */
    char *label;
    gboolean label_space;
    ParagraphProps props;    /* its own, then with its style laid under */
    RunProps mark;           /* of the paragraph mark */
    const Style *style;      /* lent by the styles; NULL where none */
    const char *style_name;  /* likewise */
    struct WordSpare *spare; /* of the reader: where it goes back to */
    WordParagraph *next;     /* while it is spare */
    gboolean drop_cap;       /* the first letter of the next paragraph, drawn large */
    gboolean section_break;  /* the next paragraph begins a page */
};

/* Finished paragraphs, to be used again. */
typedef struct WordSpare {
    WordParagraph *first;
    guint count;
} WordSpare;

/* The lines of the paragraph that is given out (docx_emit.c). */
typedef struct WordLine WordLine;
typedef struct {
    WordLine *slots; /* those from `count` on hold memory to be used again */
    guint count, room;
} WordLines;

/* Where finished paragraphs go. */
typedef struct Sink Sink;
struct Sink {
    GPtrArray *list;        /* of WordParagraph: cells, text boxes, notes; NULL for a story that goes to the builder */
    BlockKind kind;         /* for the builder */
    WordParagraph *carried; /* its paragraph mark was deleted or is hidden: the next paragraph goes on with it */
    gboolean page_break;    /* the next block begins a page */
    guint blank;            /* empty paragraphs since the last block */
    guint tab_table, tab_row; /* rows that tabs divide: their table, 0 where the last block was none */
};

/* A footnote or endnote that is referred to. */
typedef struct {
    int id;
    char *mark; /* `1`, `ii`; NULL where it was typed by hand */
    gboolean end;
} NoteReference;

typedef struct {
    Package *package;
    DocumentBuilder *builder;
    const DocumentLimits *limits;
    Styles *styles;
    Numbering *numbering;
    GArray *notes; /* of NoteReference, in order */
    guint footnotes, endnotes;
    GPtrArray *header_ids; /* relationship ids of headers and footers, in order, each once */
    guint insertions, deletions, hidden_runs, objects;
    guint cells;
    WordSpare spare;
    WordLines lines;
    GString *scratch;         /* the text of one element */
    const Style *plain_style; /* of which paragraphs `plain_look` is that of runs without properties */
    TextLook plain_look;
    gboolean plain_is_known;
    GError *fault; /* the first part that is broken and was read as far as it goes; NULL where none is */
    /* fonts of old encodings */
    char *theme_part;        /* NULL: there is none, or it has been read */
    WordFont theme_fonts[2]; /* minor, major */
    guint legacy_runs[LEGACY_COUNT], unicode_runs, doubtful_runs, bad_bytes;
    LegacyEncoding doubtful_encoding;
    /* while a part is read */
    char *part;              /* its name */
    const GArray *relations; /* of the main part, while that is read; NULL otherwise and in a file within a file */
    guint chunks;            /* other files that were read so far */
    gboolean is_inner;       /* it lies in another package */
    gboolean field_in_code[FIELDS_MAX];
    guint field_paragraph[FIELDS_MAX]; /* where it began */
    guint fields;
    char *form_text; /* what a field of a form shows where it has no result; NULL where none waits */
    gsize form_at;   /* how much text stood before it */
    guint form_field, form_paragraph;
    GString *field_code; /* of the field that was begun last */
    guint paragraphs;    /* so far, in all parts */
    guint deleted_depth; /* inside w:del and w:moveFrom */
} DocxReader;

/** word_paragraph_new: (transfer full): to be freed before the reader is. */
WordParagraph *word_paragraph_new (DocxReader *reader);
/** word_paragraph_add_look: from @look->start on. */
void word_paragraph_add_look (WordParagraph *paragraph, const RunLook *look);
/** word_paragraph_free: gives it back to the reader's spare ones. NULL is fine. */
void word_paragraph_free (WordParagraph *paragraph);
/** word_spare_clear: frees the spare ones. */
void word_spare_clear (WordSpare *spare);
/** word_lines_clear: frees the lines. */
void word_lines_clear (WordLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WordParagraph, word_paragraph_free)

/** docx_read_blocks: the walk stands on an element that holds paragraphs and tables (w:body, w:tc, w:sdtContent, …). */
void docx_read_blocks (DocxReader *reader, XmlWalk *walk, Sink *sink);
/** docx_read_block: the walk stands on such a paragraph, table or wrapper; anything else is left alone. */
void docx_read_block (DocxReader *reader, XmlWalk *walk, Sink *sink);
/** docx_read_table: the walk stands on w:tbl. Inside a cell or a text box its paragraphs go to @sink's list. */
void docx_read_table (DocxReader *reader, XmlWalk *walk, Sink *sink);
/** docx_read_chunk: the walk stands on w:altChunk. Where the file it names cannot be read, it is reported. */
void docx_read_chunk (DocxReader *reader, XmlWalk *walk, Sink *sink);
/** docx_read_inner: another package, that lies in @outer's: its blocks are added where that one is. Returns: as docx_read(). */
gboolean docx_read_inner (DocxReader *outer, GBytes *bytes, GError **error);
/** docx_end_story: gives out what was carried. */
void docx_end_story (DocxReader *reader, XmlWalk *walk, Sink *sink);

/** docx_read_inline: the walk stands on an element that holds runs (w:p, w:hyperlink, w:ins, …). */
void docx_read_inline (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph);
/** docx_read_inline_child: the walk stands on such a run or another element that holds runs. */
void docx_read_inline_child (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph);

/** docx_put_text: adds @text to what @paragraph shows, in no particular look. */
void docx_put_text (DocxReader *reader, WordParagraph *paragraph, const char *text);
/** docx_put_math: the walk stands on an element of a formula. */
void docx_put_math (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph);

/** docx_read_drawing: the walk stands on w:drawing, w:pict or w:object. Its text boxes wait at @paragraph. */
void docx_read_drawing (DocxReader *reader, XmlWalk *walk, WordParagraph *paragraph);

/** docx_begin_form_field: the walk stands on the w:fldChar that begins a field. */
void docx_begin_form_field (DocxReader *reader, XmlWalk *walk, const WordParagraph *paragraph);
/** docx_add_field_code: the walk stands on w:instrText. */
void docx_add_field_code (DocxReader *reader, XmlWalk *walk);
/** docx_end_form_field: before the field that was begun last is taken off: what a form, or a code without a result, shows there. */
void docx_end_form_field (DocxReader *reader, WordParagraph *paragraph);

/**
 * docx_convert_text:
 * @ascii, @high: the fonts of the run
 * @before: the text that stands before it in the paragraph
 * Returns: (transfer full): what the run shows where its font implies an old encoding; NULL where @text is that already.
 */
char *docx_convert_text (DocxReader *reader, WordFont ascii, WordFont high, const GString *before, const char *text);
/** docx_warn_of_fonts: where it was not clear what was meant. */
void docx_warn_of_fonts (DocxReader *reader);

/** docx_emit_paragraph: to the builder, one block for each line between breaks. */
gboolean docx_emit_paragraph (DocxReader *reader, WordParagraph *paragraph, Sink *sink, GError **error);

/* A cell of the row being read. */
typedef struct {
    guint column, span;
    gint merged_from;
    guint first, end; /* its paragraphs among those of the row */
} WordCell;

typedef struct {
    guint table, row;
    gboolean header_row, has_borders, page_break;
    GArray *cells;         /* of WordCell */
    GPtrArray *paragraphs; /* of WordParagraph, of all cells in order */
} WordRow;

/** docx_emit_row: to the builder. */
gboolean docx_emit_row (DocxReader *reader, const WordRow *row, GError **error);
/** docx_emit_behind: deleted or hidden text of a paragraph, as a block behind the body. */
gboolean docx_emit_behind (DocxReader *reader, BlockKind kind, const GString *text, GError **error);
