/* builder.h - how the readers fill a Document.
 * Lives here:  adding blocks in order, with their bounds; warnings; handing the finished Document over.
 * Called by:   the readers in ingest/ only.
 * Not here:    what later stages read (document.h). */
#pragma once

#include "ingest/document.h"
#include "ingest/mapped.h"

typedef struct DocumentBuilder DocumentBuilder;

/**
 * document_builder_new:
 * @format: `docx` or `text`, static
 * @limits: bounds on blocks and text; must outlive the builder
 * @keep_map: whether origins of the text are kept
 */
DocumentBuilder *document_builder_new (const char *format, const DocumentLimits *limits, gboolean keep_map);
void document_builder_free (DocumentBuilder *builder); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocumentBuilder, document_builder_free)

/**
 * document_builder_check_source:
 * @text: of a text file, before it is taken apart, which costs many times its size
 * Returns: FALSE and DONDOC_ERROR_LIMIT where it has more bytes or lines than the limits allow.
 */
gboolean document_builder_check_source (const DocumentBuilder *builder, const GString *text, GError **error);

/**
 * document_builder_add:
 * @kind: notes go behind the body by themselves, and headers, footers, comments, deleted and hidden text behind them
 * @text: the block's text in NFC, one line; its white space at the ends has been trimmed
 * @label_length: how many bytes at its start are the automatic label, 0 none
 * Returns: (transfer none): the new block, to set its facts; good until the next call. NULL and DONDOC_ERROR_LIMIT
 *   where there are too many blocks or too much text.
 */
Block *document_builder_add (DocumentBuilder *builder, BlockKind kind, const MappedText *text, gsize label_length,
                             GError **error);

/**
 * document_builder_open_row:
 * @table: number of the table from document_builder_next_table() @row: row of it from 0
 * Begins a BLOCK_ROW. Cells follow by document_builder_open_cell(), their paragraphs by document_builder_add_to_cell(),
 * and document_builder_close_row() ends it. Meanwhile only what stands behind the body may be added.
 */
void document_builder_open_row (DocumentBuilder *builder, guint table, guint row);
/** document_builder_open_cell: (transfer none): the new cell, to set its facts; good until the next call. Its paragraphs are
 *  there when the row is closed. */
Cell *document_builder_open_cell (DocumentBuilder *builder, guint column, guint column_span);
/** document_builder_add_to_cell: adds one paragraph to the cell opened last; as document_builder_add(). */
void document_builder_add_to_cell (DocumentBuilder *builder, const MappedText *text, gsize label_length);
/** document_builder_close_row: (transfer none): the row, to set its facts; NULL and DONDOC_ERROR_LIMIT. */
Block *document_builder_close_row (DocumentBuilder *builder, GError **error);

/** document_builder_keep_name: (transfer none): the same name, which lives as long as the document; NULL for NULL. */
const char *document_builder_keep_name (DocumentBuilder *builder, const char *name);

/** document_builder_next_table: the number for a further table, from 1. */
guint document_builder_next_table (DocumentBuilder *builder);

/** document_builder_peek_text: (transfer none): the body so far; good until the next block. */
const char *document_builder_peek_text (const DocumentBuilder *builder);

/** document_builder_body_length: bytes of the body so far, its notes not counted. */
gsize document_builder_body_length (const DocumentBuilder *builder);

/**
 * document_builder_lose:
 * @kind: static @part: (nullable)
 * Notes that something is no text, at the end of the body so far; the same kind again at that place is counted.
 */
void document_builder_lose (DocumentBuilder *builder, const char *kind, const char *part);

/** document_builder_warn: notes something a clerk should know. @code is static, @message is taken over. */
void document_builder_warn (DocumentBuilder *builder, const char *code, char *message, Span span);

/**
 * document_builder_finish:
 * @data, @size: the file's bytes, for the checksum
 * Returns: (transfer full): the document. The builder is empty afterwards and only to be freed.
 */
Document *document_builder_finish (DocumentBuilder *builder, const void *data, gsize size);
