/* fo.h - the FO document as a tree of nodes with computed styles.
 * Lives here:  reading the XML, line numbers, messages.
 * Called by:   render.c; the layout files walk the tree.
 * Not here:    which element may stand where (fo_elements.h, fo_builder.h), what a property means (properties.h), layout (blocks.h, tables.h, pages.h).
 * Source:      XSL 1.1, chapter 6. */
#pragma once

#include <libxml/tree.h>

#include "base/arena.h"
#include "render/properties.h"

typedef struct FoNode FoNode;

struct FoNode {
    FoNode *first, *next;
    const FoStyle *style;
    const char *text; /* FO_TEXT: white space treated, not NUL-terminated; citations: the ref-id; bookmarks: where to */
    const char *id;   /* (nullable) */
    guint32 length;   /* bytes of text */
    guint32 line; /* in the FO document, from 1; 0: not known; in a traced tree the GQuark of its place in a template */
    FoKind kind;
};

typedef struct {
    Arena *arena;
    GHashTable *styles; /* fo_builder.c's: few differ in a long document */
    FoNode *root;
    char *name; /* for messages */
    gboolean has_citations;
    gboolean is_traced; /* its elements say which template they come from: places.h */
} FoDocument;

/* Rows that go on in a table of a document. */
typedef struct {
    Arena *arena;
    FoNode *body; /* fo:table-body */
    gboolean has_citations;
} FoRows;

/**
 * fo_document_load:
 * @fo: the document, UTF-8 @length: its bytes @name: what messages call it
 * Returns: (transfer full): the tree, or NULL and
 *   DONDOC_ERROR_CONFIGURATION  not well-formed; an element, property or value that is unknown, out of place or not implemented
 *   DONDOC_ERROR_LIMIT          too many nodes, too deep, or too many different styles
 */
FoDocument *fo_document_load (const char *fo, gsize length, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** fo_document_load_tree: the same from a tree, which is not needed any more afterwards; it may lack line numbers. */
FoDocument *fo_document_load_tree (const xmlDoc *fo, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void fo_document_free (FoDocument *document); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoDocument, fo_document_free)

/**
 * fo_document_find_body:
 * Returns: (transfer none): the fo:table-body with that id and *@ret_table, where it stands; NULL where there is none.
 */
const FoNode *fo_document_find_body (const FoDocument *document, const char *id, const FoNode **ret_table);

/**
 * fo_rows_load:
 * @document: gets the styles that are new @table: of it; the rows inherit from it @fo: a tree with the root fo:table-body
 * Returns: (transfer full): not linked into the document; NULL and the errors of fo_document_load().
 */
FoRows *fo_rows_load (FoDocument *document, const FoNode *table, const xmlDoc *fo,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void fo_rows_free (FoRows *rows); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoRows, fo_rows_free)

/** fo_dup_place: `name:line`, or the name alone where @line is 0; of a traced document the template and the line in it. */
char *fo_dup_place (const FoDocument *document, guint32 line);

/** fo_set_error: sets CONFIGURATION with the place and `fo:element: message`. */
void fo_set_error (GError **error, const FoDocument *document, const FoNode *node, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
