/* markdown.h - which bytes of a paragraph are Markdown marks, and what is bold or italic between them.
 * Called by:   lines.c.
 * Source:      CommonMark 0.31, 2.4 (escapes), 6.2 (emphasis), 6.3 (links), 6.4 (images). */
#pragma once

#include <glib.h>

#define MARK_DROP   (1 << 0) /* the byte is no text */
#define MARK_BOLD   (1 << 1)
#define MARK_ITALIC (1 << 2)

/**
 * markdown_mark:
 * @text, @length: one paragraph, lines included
 * @marks: (out): @length entries, MARK_… flags
 * A mark without its counterpart is text: a lone star stays. Linear in @length.
 */
void markdown_mark (const char *text, gsize length, guint8 *marks);
