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

/* How a label is printed. */
typedef struct {
    gboolean space; /* something stands between it and the text */
    gint8 caps;     /* -1 where the level does not state it: as the paragraph mark */
} NumberLook;

/**
 * numbering_next_label:
 * @styles: for numbering that is linked by a style
 * @number_id: w:numId of the paragraph, its own or its style's
 * @level: w:ilvl, -1 where none is stated
 * @style_id: (nullable): the paragraph's style where only the style states the number: the level that is linked to it
 *   goes before @level
 * @ret_look: (out): set in any case
 * Counts the paragraph.
 * Returns: (transfer full): its label, `1.2.`, `a)`, `-`; NULL where none is printed.
 */
char *numbering_next_label (Numbering *numbering, const Styles *styles, int number_id, int level, const char *style_id,
                            NumberLook *ret_look);

/** numbering_peek_indents: (transfer none): the indents of that level; NULL where there is none. */
const ParagraphProps *numbering_peek_indents (Numbering *numbering, const Styles *styles, int number_id, int level);
