/* document.h - what a reader makes of a file: blocks over one UTF-8 text.
 * Lives here:  the Document, which every later stage only reads, and the builder the readers fill it with.
 * Called by:   ingest/reader.c and the readers fill it; extract/, track/ and cli/ read it.
 * Not here:    telling formats apart (reader.h), what the text means (extract/). */
#pragma once

#include "base/span.h"

typedef struct Document Document;

/* What a block is. The text holds, in this order: the body, then footnotes and endnotes as `[n] …`. Headers,
 * footers, comments, deleted and hidden text follow after document_body_length() and are no part of what is
 * extracted; `dondoc text --all` prints them too. */
typedef enum {
    BLOCK_PARAGRAPH, /* one paragraph, joined as a reader sees it */
    BLOCK_ROW,       /* one table row; also one line of a layout in columns (letterhead, signature) in plain text */
    BLOCK_NOTE,      /* a footnote or endnote */
    BLOCK_HEADER,
    BLOCK_FOOTER,
    BLOCK_COMMENT,
    BLOCK_DELETED,
    BLOCK_HIDDEN,
} BlockKind;

typedef enum { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY } BlockAlignment;

/* Arrays that live in the document; read as a GArray is: `->len`, g_array_index(). */
typedef struct {
    const Span *data;
    guint len;
} DocumentSpans;
typedef struct Cell Cell;
typedef struct {
    const Cell *data;
    guint len;
} DocumentCells;

/* One cell of a row. Its paragraphs are parted by U+2028 in the text. A cell that goes on from the row above (vertical
 * merge) has an empty span, and `merged_from` says which row of the table holds its text. */
struct Cell {
    Span span;
    guint column;      /* grid column, from 0 */
    guint column_span; /* at least 1 */
    gint
        merged_from; /* row of the table, from 0, whose cell in this column goes on here; -1 where the cell is its own */
    const DocumentSpans *paragraphs; /* one for each paragraph in the cell; never NULL */
    const DocumentSpans *labels;     /* parallel to paragraphs: the automatic label at its start, empty where none */
    gint8 bold_percent;
    BlockAlignment alignment; /* of the first paragraph */
};

typedef struct {
    BlockKind kind;
    Span span;  /* without the line end */
    Span label; /* the automatic number at the start of span, as printed; empty where the number was typed or none */
    BlockAlignment alignment;
    gint indent_first_twips; /* 0 where not known */
    gint indent_left_twips;
    gint8 bold_percent; /* share of its letters, 0 to 100; plain text with Markdown marks has it too */
    gint8 italic_percent;
    gint8 outline_level;    /* 1 to 9 as Word or a Markdown heading has it, 0 body text */
    double size_pt;         /* 0 where not known */
    const char *style_name; /* (nullable) */
    gboolean page_break_before;
    guint blank_lines_before; /* plain text: how many blank lines stood above it */
    /* rows only */
    guint table;         /* from 1, in order; 0 for blocks outside tables */
    guint row;           /* from 0 within its table */
    gboolean header_row; /* marked as repeated on each page, or parted from the rest by a Markdown rule */
    gboolean has_borders;
    gboolean cells_guessed;     /* kept as white space, and what parts its cells is one space */
    const DocumentCells *cells; /* in grid order; NULL for other blocks */
} Block;

/* Something the reader saw and wants a clerk to know. */
typedef struct {
    const char *code; /* static: `draft`, `hidden-text`, `unread-object`, `bad-encoding`, … */
    char *message;    /* in the user's language */
    Span span;        /* empty where it has no place */
} DocumentWarning;

/* Something that was seen and not turned into text of the body, with its place. */
typedef struct {
    const char *
        kind; /* static: `picture`, `object`, `chart`, `diagram`, `other-file`, `hidden-text`, `deleted-text`, `undecodable` */
    char *part;  /* of the package; NULL for a text file */
    gsize near;  /* the byte of the text at which, or at whose paragraph, it stands */
    guint count; /* how many follow on each other there: pieces of text, characters */
} DocumentLoss;

/* How much a file may make the program do. */
typedef struct {
    gsize max_file_bytes;     /* of the file as it lies on disk */
    gsize max_part_bytes;     /* of one unpacked part */
    gsize max_unpacked_bytes; /* of all unpacked parts */
    gsize ratio_from_bytes;   /* a part larger than this must not unpack to more than … */
    guint max_ratio;          /* … so many times its packed size */
    gsize max_text_bytes;     /* of the extracted text; a text file may have twice as many (UTF-16) */
    guint max_lines;          /* of a text file, blank ones too */
    guint max_depth;          /* of nested tables and XML elements */
    guint max_blocks;         /* paragraphs and rows, those in cells and text boxes too */
    guint max_cells;
} DocumentLimits;

/* The defaults, each with its reason in document.c. */
extern const DocumentLimits document_default_limits;

/** document_peek_text: (transfer none): the whole text, UTF-8, NFC, NUL-terminated; each block ends with a line feed. */
const char *document_peek_text (const Document *document);
gsize document_text_length (const Document *document);
/** document_body_length: bytes of the text that are extracted from; what follows is only for `--all`. */
gsize document_body_length (const Document *document);

guint document_block_count (const Document *document);
const Block *document_peek_block (const Document *document, guint i);
/** document_block_at: the index of the block that holds the byte @offset, or of the next one. */
guint document_block_at (const Document *document, gsize offset);

/** document_peek_warnings: (transfer none): GArray of DocumentWarning, in order; never NULL. */
const GArray *document_peek_warnings (const Document *document);

/** document_peek_losses: (transfer none): GArray of DocumentLoss, in the order in which they were seen; never NULL. */
const GArray *document_peek_losses (const Document *document);

/** document_peek_format: `docx` or `text`. */
const char *document_peek_format (const Document *document);
/** document_peek_sha256: of the file's bytes, lower-case hex. */
const char *document_peek_sha256 (const Document *document);

/**
 * document_original_offset:
 * Returns: for a text file, the byte of the original file (as stored, in its own encoding) that the byte @offset of the
 *   text came from; G_MAXSIZE where there is no map (DOCX).
 */
gsize document_original_offset (const Document *document, gsize offset);

void document_free (Document *document); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, document_free)
