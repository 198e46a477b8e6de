/* styles.h - word/styles.xml: what a style makes of a paragraph or a run.
 * Lives here:  reading the styles, resolving them through basedOn.
 * Called by:   the DOCX reader.
 * Source:      ECMA-376 part 1, 17.7. */
#pragma once

#include "ingest/wordprops.h"

typedef struct Styles Styles;

/* A style with all that it inherits. */
typedef struct {
    char *id;
    char *name; /* as shown in Word, `heading 1` */
    ParagraphProps paragraph;
    ParagraphProps shown; /* `paragraph` laid over the defaults, without a style's name */
    RunProps run;
    gboolean has_borders; /* of a table style */
} Style;

/** styles_new_empty: (transfer full): for a package without styles. */
Styles *styles_new_empty (void);
/** styles_read: (transfer full): the walk stands on w:styles; breakage shows at xml_walk_finish(). */
Styles *styles_read (XmlWalk *walk);
void styles_free (Styles *styles); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Styles, styles_free)

/** styles_lookup: (transfer none): by id, resolved; with NULL the default paragraph style; NULL where there is none. */
const Style *styles_lookup (const Styles *styles, const char *id);
/** styles_peek_defaults: (transfer none): what holds where no style says otherwise. */
const Style *styles_peek_defaults (const Styles *styles);

/** styles_read_borders: walks through the border element that @walk stands at (w:tblBorders, w:tcBorders). Returns: TRUE where any
 *   of its sides is drawn. */
gboolean styles_read_borders (XmlWalk *walk);
