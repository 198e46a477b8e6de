/* fo_builder.h - makes the nodes of an FO document from elements, attributes and text as they come.
 * Lives here:  which element may stand where, looking up styles, text of a node, the bounds.
 * Called by:   fo.c, which has them from a parser or a tree. */
#pragma once

#include <libxml/parser.h>

#include "render/fo.h"
#include "render/fo_elements.h"

#define FO_DEPTH_MAX      100 /* elements inside each other; reports have some 15 */
#define FO_ATTRIBUTES_MAX 100

typedef struct {
    FoNode *node, *last; /* last: its youngest child */
} FoLevel;

typedef struct {
    FoDocument *document;
    Arena *arena;       /* of the nodes */
    FoNode *root;       /* the first element */
    xmlParserCtxt *xml; /* NULL: a tree is being read */
    FoLevel levels[FO_DEPTH_MAX + 1];
    int depth; /* levels[0] stands above the root */
    gsize nodes;
    guint32 place; /* of the element at hand, where the tree is traced */
    GString *text; /* of the text node being read */
    guint32 text_line;
    GString *key; /* of the style being looked up */
    gboolean has_citations;
    GError *error; /* the first one; parsing has been stopped then */
} FoBuilder;

/* An attribute as the parser or the tree has it. */
typedef struct {
    const char *name, *prefix, *space; /* the last two nullable */
    const char *value;                 /* not NUL-terminated */
    gsize length;
} FoAttribute;

/** fo_builder_styles_new: the table of a document's styles: element, its parent's style and its attributes -> FoStyle. */
GHashTable *fo_builder_styles_new (void);

/** fo_builder_new: @arena: of the nodes. Closed by fo_builder_finish(). */
FoBuilder fo_builder_new (FoDocument *document, Arena *arena);

/** fo_builder_begin: an element; @attributes are moved about. What is wrong with it stops the builder: see its error. */
void fo_builder_begin (FoBuilder *builder, const char *name, const char *prefix, const char *space,
                       FoAttribute *attributes, gsize n_attributes);
void fo_builder_end (FoBuilder *builder);
void fo_builder_add_text (FoBuilder *builder, const char *text, gsize length);

/** fo_builder_refuse_attributes: stops: the element has more than FO_ATTRIBUTES_MAX. */
void fo_builder_refuse_attributes (FoBuilder *builder, const char *name);

/** fo_builder_stop: sets the error, unless there is one, with file and line in front, and stops the parser. */
void fo_builder_stop (FoBuilder *builder, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** fo_builder_finish: frees what the builder has of its own. Returns: FALSE and its error where it was stopped. */
gboolean fo_builder_finish (FoBuilder *builder, GError **error);
