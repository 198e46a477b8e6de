/* markdown.h - which bytes of a paragraph are Markdown marks, and what is bold or italic between them.
 * Called by:   lines.c.
 * Source:      CommonMark 0.31, 2.4 (escapes), 4.7 (link references), 6.1 (code), 6.2 (emphasis), 6.3 (links), 6.4 (images),
 *              6.5 (autolinks); GitHub Flavored Markdown 6.5 (strikethrough). */
#pragma once

#include <glib.h>

#define MARK_DROP   (1 << 0) /* the byte is no text */
#define MARK_BOLD   (1 << 1)
#define MARK_ITALIC (1 << 2)

/**
 * markdown_mark:
 * @text, @length: one paragraph, lines included
 * @references: (nullable): set of the names of link references, as markdown_find_references() finds them
 * @marks: (out): @length entries, MARK_… flags
 * A mark without its counterpart is text: a lone star stays. Linear in @length.
 */
void markdown_mark (const char *text, gsize length, GHashTable *references, guint8 *marks);

/** markdown_reference: TRUE where the line `[name]: target` defines a link reference; @ret_name is (transfer full). */
gboolean markdown_reference (const char *line, gsize length, char **ret_name);
