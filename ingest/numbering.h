/* numbering.h - word/numbering.xml: the numbers that Word prints in front of paragraphs.
 * Lives here:  the definitions, the counters, the printed label.
 * Called by:   the DOCX reader, paragraph by paragraph in order.
 * Source:      ECMA-376 part 1, 17.9 and 17.18.59 (number formats). */
#pragma once

#include "ingest/styles.h"

typedef struct Numbering Numbering;

/** numbering_new_empty: (transfer full): for a package without numbering. */
Numbering *numbering_new_empty (void);
/** numbering_read: (transfer full): the walk stands on w:numbering; breakage shows at xml_walk_finish(). */
Numbering *numbering_read (XmlWalk *walk);
void numbering_free (Numbering *numbering); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Numbering, numbering_free)

/**
 * numbering_next_label:
 * @styles: for numbering that is linked by a style
 * @number_id: w:numId of the paragraph, its own or its style's
 * @level: w:ilvl, -1 where none is stated
 * @style_id: (nullable): the paragraph's style where only the style states the number: the level that is linked to it
 *   goes before @level
 * @ret_space: (out): TRUE where something stands between the label and the text
 * Counts the paragraph.
 * Returns: (transfer full): its label, `1.2.`, `a)`, `-`; NULL where none is printed.
 */
char *numbering_next_label (Numbering *numbering, const Styles *styles, int number_id, int level, const char *style_id,
                            gboolean *ret_space);

/** numbering_peek_indents: (transfer none): the indents of that level; NULL where there is none. */
const ParagraphProps *numbering_peek_indents (const Numbering *numbering, const Styles *styles, int number_id,
                                              int level);
