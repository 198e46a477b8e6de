/* fo.c - see fo.h. The nodes are made from libxml2's events, or from a tree that is there anyway: a DOM of a long table takes five
 * times their memory. */
#include "render/fo.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/fo_text.h"

#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"
#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

#define DEPTH_MAX      100     /* elements inside each other; reports have some 15 */
#define NODES_MAX      8000000 /* 20,000 table rows have some 400,000 */
#define STYLES_MAX     50000   /* different ones; a report has some hundred */
#define ATTRIBUTES_MAX 100
#define CHUNK_BYTES    (64 << 10)

#define INLINES                                                                                                        \
    (FO_BIT (FO_TEXT) | FO_BIT (FO_INLINE) | FO_BIT (FO_WRAPPER) | FO_BIT (FO_LEADER) | FO_BIT (FO_PAGE_NUMBER)        \
     | FO_BIT (FO_PAGE_NUMBER_CITATION) | FO_BIT (FO_PAGE_NUMBER_CITATION_LAST))
#define BLOCKS                                                                                                         \
    (FO_BIT (FO_BLOCK) | FO_BIT (FO_BLOCK_CONTAINER) | FO_BIT (FO_TABLE) | FO_BIT (FO_LIST_BLOCK) | FO_BIT (FO_WRAPPER))

/* What may stand in what. An element without a row is not implemented. */
static const struct {
    const char *name;
    guint64 children;
} elements[FO_KIND_LAST] = {
    [FO_NONE] = { NULL, FO_BIT (FO_ROOT) },
    [FO_ROOT] = { "root", FO_BIT (FO_LAYOUT_MASTER_SET) | FO_BIT (FO_BOOKMARK_TREE) | FO_BIT (FO_PAGE_SEQUENCE) },
    [FO_LAYOUT_MASTER_SET] = { "layout-master-set", FO_BIT (FO_SIMPLE_PAGE_MASTER) | FO_BIT (FO_PAGE_SEQUENCE_MASTER) },
    [FO_BOOKMARK_TREE] = { "bookmark-tree", FO_BIT (FO_BOOKMARK) },
    [FO_BOOKMARK] = { "bookmark", FO_BIT (FO_BOOKMARK_TITLE) | FO_BIT (FO_BOOKMARK) },
    [FO_BOOKMARK_TITLE] = { "bookmark-title", FO_BIT (FO_TEXT) },
    [FO_SIMPLE_PAGE_MASTER]
    = { "simple-page-master", FO_BIT (FO_REGION_BODY) | FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER) },
    [FO_PAGE_SEQUENCE_MASTER]
    = { "page-sequence-master", FO_BIT (FO_SINGLE_PAGE_MASTER_REFERENCE) | FO_BIT (FO_REPEATABLE_PAGE_MASTER_REFERENCE)
                                    | FO_BIT (FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES) },
    [FO_SINGLE_PAGE_MASTER_REFERENCE] = { "single-page-master-reference", 0 },
    [FO_REPEATABLE_PAGE_MASTER_REFERENCE] = { "repeatable-page-master-reference", 0 },
    [FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES]
    = { "repeatable-page-master-alternatives", FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    [FO_CONDITIONAL_PAGE_MASTER_REFERENCE] = { "conditional-page-master-reference", 0 },
    [FO_REGION_BODY] = { "region-body", 0 },
    [FO_REGION_BEFORE] = { "region-before", 0 },
    [FO_REGION_AFTER] = { "region-after", 0 },
    [FO_PAGE_SEQUENCE] = { "page-sequence", FO_BIT (FO_STATIC_CONTENT) | FO_BIT (FO_FLOW) },
    [FO_STATIC_CONTENT] = { "static-content", BLOCKS },
    [FO_FLOW] = { "flow", BLOCKS },
    [FO_BLOCK] = { "block", INLINES | BLOCKS },
    [FO_BLOCK_CONTAINER] = { "block-container", BLOCKS },
    [FO_INLINE] = { "inline", INLINES },
    [FO_WRAPPER] = { "wrapper", INLINES | BLOCKS },
    [FO_LEADER] = { "leader", 0 },
    [FO_PAGE_NUMBER] = { "page-number", 0 },
    [FO_PAGE_NUMBER_CITATION] = { "page-number-citation", 0 },
    [FO_PAGE_NUMBER_CITATION_LAST] = { "page-number-citation-last", 0 },
    [FO_TABLE] = { "table", FO_BIT (FO_TABLE_COLUMN) | FO_BIT (FO_TABLE_HEADER) | FO_BIT (FO_TABLE_BODY) },
    [FO_TABLE_COLUMN] = { "table-column", 0 },
    [FO_TABLE_HEADER] = { "table-header", FO_BIT (FO_TABLE_ROW) },
    [FO_TABLE_BODY] = { "table-body", FO_BIT (FO_TABLE_ROW) },
    [FO_TABLE_ROW] = { "table-row", FO_BIT (FO_TABLE_CELL) },
    [FO_TABLE_CELL] = { "table-cell", BLOCKS },
    [FO_LIST_BLOCK] = { "list-block", FO_BIT (FO_LIST_ITEM) },
    [FO_LIST_ITEM] = { "list-item", FO_BIT (FO_LIST_ITEM_LABEL) | FO_BIT (FO_LIST_ITEM_BODY) },
    [FO_LIST_ITEM_LABEL] = { "list-item-label", BLOCKS },
    [FO_LIST_ITEM_BODY] = { "list-item-body", BLOCKS },
    [FO_TEXT] = { NULL, 0 },
};

typedef struct {
    FoNode *node, *last; /* last: its youngest child */
} Level;

typedef struct {
    FoDocument *document;
    Arena *arena;       /* of the nodes */
    FoNode *root;       /* the first element */
    xmlParserCtxt *xml; /* NULL: a tree is being read */
    Level levels[DEPTH_MAX + 1];
    int depth; /* levels[0] stands above the root */
    gsize nodes;
    GString *text; /* of the text node being read */
    guint32 text_line;
    GString *key;    /* of the style being looked up */
    GString *values; /* of the attributes of the element at hand */
    GError *error;   /* the first one; parsing has been stopped then */
} Loader;

const char *
fo_kind_name (FoKind kind) {
    return elements[kind].name == NULL ? "#text" : elements[kind].name;
}

static char *
dup_place (const char *name, guint32 line) {
    return line > 0 ? g_strdup_printf ("%s:%u", name, line) : g_strdup (name);
}

void
fo_set_error (GError **error, const FoDocument *document, const FoNode *node, const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    g_autofree char *place = dup_place (document->name, node->line);
    va_end (arguments);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: fo:%s: %s", place, fo_kind_name (node->kind),
                 message);
}

/* ---- stopping ---- */

static guint32
current_line (const Loader *loader) {
    return loader->xml != NULL ? xmlSAX2GetLineNumber (loader->xml) : 0;
}

static void stop (Loader *loader, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
stop (Loader *loader, int code, const char *format, ...) {
    if (loader->error != NULL)
        return;
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_autofree char *place = dup_place (loader->document->name, current_line (loader));
    g_set_error (&loader->error, DONDOC_ERROR, code, "%s: %s", place, message);
    if (loader->xml != NULL)
        xmlStopParser (loader->xml);
}

static FoNode *
add_node (Loader *loader, FoKind kind) {
    if (++loader->nodes > NODES_MAX) {
        stop (loader, DONDOC_ERROR_LIMIT, _ ("more than %d elements in one document"), NODES_MAX);
        return NULL;
    }
    FoNode *node = arena_allocate (loader->arena, sizeof (FoNode));
    node->kind = kind;
    node->line = current_line (loader);
    Level *level = &loader->levels[loader->depth];
    if (level->last != NULL)
        level->last->next = node;
    else if (level->node != NULL)
        level->node->first = node;
    level->last = node;
    return node;
}

/* ---- text ---- */

static void
finish_text (Loader *loader) {
    if (loader->text->len == 0)
        return;
    FoNode *parent = loader->levels[loader->depth].node;
    if (parent == NULL)
        return;
    gboolean blank = strspn (loader->text->str, " \t\r\n") == loader->text->len;
    gboolean allowed = (elements[parent->kind].children & FO_BIT (FO_TEXT)) != 0;
    if (!allowed && !blank)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: text is not allowed here: “%.40s”"),
              fo_kind_name (parent->kind), g_strstrip (loader->text->str));
    if (allowed && loader->error == NULL) {
        fo_text_transform (loader->text, parent->style);
        fo_text_treat_white_space (loader->text, parent->style);
        FoNode *node = loader->text->len == 0 ? NULL : add_node (loader, FO_TEXT);
        if (node != NULL) {
            node->line = loader->text_line;
            node->style = parent->style;
            node->text = arena_copy (loader->arena, loader->text->str, loader->text->len);
            node->length = loader->text->len;
        }
    }
    g_string_truncate (loader->text, 0);
}

static void
add_text (Loader *loader, const char *text, gsize length) {
    if (loader->text->len == 0)
        loader->text_line = current_line (loader);
    g_string_append_len (loader->text, text, length);
}

static void
on_characters (void *data, const xmlChar *text, int length) {
    Loader *loader = data;
    if (loader->error == NULL)
        add_text (loader, (const char *)text, length);
}

/* ---- elements ---- */

static FoKind
find_kind (const char *name) {
    static GHashTable *kinds;
    if (g_once_init_enter (&kinds)) {
        GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
        for (FoKind kind = FO_ROOT; kind < FO_TEXT; kind++)
            g_hash_table_insert (table, (gpointer)elements[kind].name, GINT_TO_POINTER (kind));
        g_once_init_leave (&kinds, table);
    }
    return GPOINTER_TO_INT (g_hash_table_lookup (kinds, name));
}

/* The key is a string, so the address is written in digits of six bits. */
static void
append_address (GString *key, const void *address) {
    for (guintptr rest = (guintptr)address; rest > 0; rest >>= 6)
        g_string_append_c (key, '0' + (rest & 63));
}

static const FoStyle *
lookup_style (Loader *loader, const FoStyle *parent, FoKind kind, const Attribute *attributes, gsize n_attributes) {
    g_string_truncate (loader->key, 0);
    append_address (loader->key, parent);
    g_string_append_c (loader->key, ' ');
    g_string_append_c (loader->key, '0' + kind);
    for (gsize i = 0; i < n_attributes; i++) {
        g_string_append_c (loader->key, 1);
        g_string_append (loader->key, attributes[i].name);
        g_string_append_c (loader->key, 1);
        g_string_append (loader->key, attributes[i].value);
    }
    FoStyle *style = g_hash_table_lookup (loader->document->styles, loader->key->str);
    if (style != NULL)
        return style;
    if (g_hash_table_size (loader->document->styles) >= STYLES_MAX) {
        stop (loader, DONDOC_ERROR_LIMIT, _ ("more than %d different styles in one document"), STYLES_MAX);
        return NULL;
    }
    GError *error = NULL;
    style = arena_allocate (loader->document->arena, sizeof (FoStyle));
    if (!style_compute (parent, kind, attributes, n_attributes, loader->document->arena, style, &error)) {
        stop (loader, error->code, "fo:%s: %s", fo_kind_name (kind), error->message);
        g_error_free (error);
        return NULL;
    }
    g_hash_table_insert (loader->document->styles, g_strdup (loader->key->str), style);
    return style;
}

/* An attribute as the parser or the tree has it. */
typedef struct {
    const char *name, *prefix, *space; /* the last two nullable */
    const char *value;                 /* not NUL-terminated */
    gsize length;
} RawAttribute;

/* Sorts the attributes into properties and what identifies the node. The values are copied into one buffer. */
static gboolean
read_attributes (Loader *loader, FoKind kind, const RawAttribute *raw, gsize n_raw, FoNode *node, Attribute *ret,
                 gsize *ret_n, GString *values) {
    gsize n = 0, starts[ATTRIBUTES_MAX];
    for (gsize i = 0; i < n_raw; i++) {
        const char *name = raw[i].name;
        if (raw[i].space != NULL && strcmp (raw[i].space, XML_NAMESPACE) == 0)
            continue; /* xml:lang, xml:space: nothing here depends on them */
        if (raw[i].space != NULL) {
            stop (loader, DONDOC_ERROR_CONFIGURATION,
                  _ ("fo:%s: %s:%s: attributes of other namespaces are not implemented"), fo_kind_name (kind),
                  raw[i].prefix == NULL ? "" : raw[i].prefix, name);
            return FALSE;
        }
        if (strcmp (name, "id") == 0) {
            node->id = arena_copy (loader->arena, raw[i].value, raw[i].length);
        } else if (strcmp (name, "ref-id") == 0
                   && (kind == FO_PAGE_NUMBER_CITATION || kind == FO_PAGE_NUMBER_CITATION_LAST)) {
            node->text = arena_copy (loader->arena, raw[i].value, raw[i].length);
            node->length = raw[i].length;
            loader->document->has_citations = TRUE;
        } else if (kind == FO_BOOKMARK && strcmp (name, "internal-destination") == 0) {
            node->text = arena_copy (loader->arena, raw[i].value, raw[i].length);
            node->length = raw[i].length;
        } else {
            starts[n] = values->len;
            g_string_append_len (values, raw[i].value, raw[i].length);
            g_string_append_c (values, 0);
            ret[n++].name = name;
        }
    }
    for (gsize i = 0; i < n; i++)
        ret[i].value = values->str + starts[i];
    *ret_n = n;
    return TRUE;
}

static gboolean
check_place (Loader *loader, FoKind kind, const char *prefix, const char *name) {
    const FoNode *parent = loader->levels[loader->depth].node;
    FoKind parent_kind = parent == NULL ? FO_NONE : parent->kind;
    if (kind == FO_NONE)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("%s%s%s: unknown or not implemented element"),
              prefix == NULL ? "" : prefix, prefix == NULL ? "" : ":", name);
    else if ((elements[parent_kind].children & FO_BIT (kind)) == 0 && parent == NULL)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: the document must begin with fo:root"),
              fo_kind_name (kind));
    else if ((elements[parent_kind].children & FO_BIT (kind)) == 0)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: not allowed in fo:%s"), fo_kind_name (kind),
              fo_kind_name (parent_kind));
    else if (loader->depth >= DEPTH_MAX)
        stop (loader, DONDOC_ERROR_LIMIT, _ ("fo:%s: elements are nested more than %d deep"), fo_kind_name (kind),
              DEPTH_MAX);
    return loader->error == NULL;
}

static void
begin_element (Loader *loader, const char *name, const char *prefix, const char *space, const RawAttribute *attributes,
               gsize n_attributes) {
    finish_text (loader);
    FoKind kind = space != NULL && strcmp (space, FO_NAMESPACE) == 0 ? find_kind (name) : FO_NONE;
    FoNode *parent = loader->levels[loader->depth].node;
    FoNode *node = check_place (loader, kind, prefix, name) ? add_node (loader, kind) : NULL;
    if (node == NULL)
        return;
    Attribute read[ATTRIBUTES_MAX];
    gsize n = 0;
    g_string_truncate (loader->values, 0);
    if (!read_attributes (loader, kind, attributes, n_attributes, node, read, &n, loader->values))
        return;
    node->style = lookup_style (loader, parent == NULL ? style_initial () : parent->style, kind, read, n);
    if (loader->depth == 0)
        loader->root = node;
    loader->levels[++loader->depth] = (Level){ node, NULL };
}

static void
refuse_attributes (Loader *loader, const char *name) {
    stop (loader, DONDOC_ERROR_LIMIT, _ ("fo:%s: more than %d attributes"), name, ATTRIBUTES_MAX);
}

/* ---- from bytes ---- */

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes) {
    Loader *loader = data;
    RawAttribute raw[ATTRIBUTES_MAX];
    if (loader->error != NULL)
        return;
    if (n_attributes > ATTRIBUTES_MAX) {
        refuse_attributes (loader, (const char *)name);
        return;
    }
    for (int i = 0; i < n_attributes; i++, attributes += 5)
        raw[i] = (RawAttribute){ (const char *)attributes[0], (const char *)attributes[1], (const char *)attributes[2],
                                 (const char *)attributes[3], attributes[4] - attributes[3] };
    begin_element (loader, (const char *)name, (const char *)prefix, (const char *)uri, raw, n_attributes);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    Loader *loader = data;
    if (loader->error != NULL)
        return;
    finish_text (loader);
    loader->depth--;
}

/* No entities: nothing to expand, nothing to fetch. */
static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    stop (data, DONDOC_ERROR_CONFIGURATION, _ ("a document type declaration is not allowed"));
}

static void
on_error (void *data, xmlErrorPtr problem) {
    Loader *loader = data;
    if (problem->level < XML_ERR_ERROR || loader->error != NULL)
        return;
    g_autofree char *message = g_strdup (problem->message);
    g_set_error (&loader->error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s:%d: not well-formed XML: %s"),
                 loader->document->name, problem->line, message == NULL ? "" : g_strchomp (message));
}

static Loader
loader_new (FoDocument *document, Arena *arena) {
    return (Loader){ .document = document,
                     .arena = arena,
                     .text = g_string_new (NULL),
                     .key = g_string_new (NULL),
                     .values = g_string_new (NULL) };
}

/* Returns: whether it went well. */
static gboolean
loader_finish (Loader *loader, GError **error) {
    g_string_free (loader->text, TRUE);
    g_string_free (loader->key, TRUE);
    g_string_free (loader->values, TRUE);
    if (loader->error == NULL && loader->root == NULL)
        g_set_error (&loader->error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: the document is empty"),
                     loader->document->name);
    if (loader->error != NULL)
        g_propagate_error (error, loader->error);
    return loader->error == NULL;
}

static FoDocument *
document_new (const char *name) {
    FoDocument *document = g_new0 (FoDocument, 1);
    document->arena = arena_new ();
    document->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    document->name = g_strdup (name);
    return document;
}

FoDocument *
fo_document_load (const char *fo, gsize length, const char *name, GError **error) {
    g_autoptr (FoDocument) document = document_new (name);
    Loader loader = loader_new (document, document->arena);
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .startElementNs = on_start,
                              .endElementNs = on_end,
                              .characters = on_characters,
                              .ignorableWhitespace = on_characters,
                              .cdataBlock = on_characters,
                              .internalSubset = on_doctype,
                              .serror = on_error };
    loader.xml = xmlCreatePushParserCtxt (&handler, &loader, NULL, 0, name);
    xmlCtxtUseOptions (loader.xml, XML_PARSE_NONET);
    for (gsize at = 0; at < length && loader.error == NULL; at += CHUNK_BYTES)
        xmlParseChunk (loader.xml, fo + at, MIN (CHUNK_BYTES, length - at), 0);
    if (loader.error == NULL)
        xmlParseChunk (loader.xml, "", 0, 1);
    if (loader.xml->myDoc != NULL)
        xmlFreeDoc (loader.xml->myDoc);
    xmlFreeParserCtxt (loader.xml);
    document->root = loader.root;
    return loader_finish (&loader, error) ? g_steal_pointer (&document) : NULL;
}

/* ---- from a tree ---- */

/* What an attribute holds; almost always one text node, else it is joined, to be freed. */
static const char *
attribute_value (const xmlAttr *attribute, char **joined, gsize *n_joined) {
    const xmlNode *text = attribute->children;
    if (text == NULL)
        return "";
    if (text->next == NULL && text->type == XML_TEXT_NODE)
        return text->content == NULL ? "" : (const char *)text->content;
    xmlChar *whole = xmlNodeListGetString (attribute->doc, text, 1);
    if (whole == NULL)
        return "";
    joined[(*n_joined)++] = (char *)whole;
    return (const char *)whole;
}

static void
begin_tree_element (Loader *loader, const xmlNode *node) {
    RawAttribute raw[ATTRIBUTES_MAX];
    raw[0] = (RawAttribute){ 0 }; /* for the compiler: it cannot see that none is read */
    char *joined[ATTRIBUTES_MAX];
    gsize n = 0, n_joined = 0;
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next, n++) {
        if (n == ATTRIBUTES_MAX) {
            refuse_attributes (loader, (const char *)node->name);
            break;
        }
        const char *value = attribute_value (attribute, joined, &n_joined);
        raw[n] = (RawAttribute){ (const char *)attribute->name, NULL, NULL, value, strlen (value) };
        if (attribute->ns != NULL) {
            raw[n].prefix = (const char *)attribute->ns->prefix;
            raw[n].space = (const char *)attribute->ns->href;
        }
    }
    if (loader->error == NULL)
        begin_element (loader, (const char *)node->name, node->ns == NULL ? NULL : (const char *)node->ns->prefix,
                       node->ns == NULL ? NULL : (const char *)node->ns->href, raw, n);
    for (gsize i = 0; i < n_joined; i++)
        xmlFree (joined[i]);
}

/* As deep as DEPTH_MAX: what lies deeper is refused before it is entered. */
static void
walk_tree (Loader *loader, const xmlNode *node) {
    for (; node != NULL && loader->error == NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            if (node->content != NULL)
                add_text (loader, (const char *)node->content, strlen ((const char *)node->content));
        } else if (node->type == XML_ELEMENT_NODE) {
            begin_tree_element (loader, node);
            walk_tree (loader, node->children);
            on_end (loader, NULL, NULL, NULL);
        }
    }
}

FoDocument *
fo_document_load_tree (const xmlDoc *fo, const char *name, GError **error) {
    g_autoptr (FoDocument) document = document_new (name);
    Loader loader = loader_new (document, document->arena);
    walk_tree (&loader, fo->children);
    document->root = loader.root;
    return loader_finish (&loader, error) ? g_steal_pointer (&document) : NULL;
}

FoRows *
fo_rows_load (FoDocument *document, const FoNode *table, const xmlDoc *fo, GError **error) {
    g_autoptr (FoRows) rows = g_new0 (FoRows, 1);
    FoNode before = { 0 }; /* stands for what the table has already: it is not touched */
    rows->arena = arena_new ();
    Loader loader = loader_new (document, rows->arena);
    loader.levels[0] = (Level){ (FoNode *)table, &before };
    walk_tree (&loader, fo->children);
    rows->body = loader.root;
    if (!loader_finish (&loader, error))
        return NULL;
    g_assert (rows->body != NULL); /* loader_finish() sees to it */
    if (rows->body->kind == FO_TABLE_BODY && rows->body->next == NULL)
        return g_steal_pointer (&rows);
    fo_set_error (error, document, rows->body, _ ("a table goes on with one fo:table-body only"));
    return NULL;
}

void
fo_rows_free (FoRows *rows) {
    if (rows == NULL)
        return;
    arena_free (rows->arena);
    g_free (rows);
}

static const FoNode *
find_body (const FoNode *parent, const char *id, const FoNode **ret_table) {
    for (const FoNode *node = parent->first; node != NULL; node = node->next) {
        const FoNode *found = node;
        if (node->kind != FO_TABLE_BODY || g_strcmp0 (node->id, id) != 0)
            found = node->kind == FO_TABLE_ROW ? NULL : find_body (node, id, ret_table);
        else
            *ret_table = parent;
        if (found != NULL)
            return found;
    }
    return NULL;
}

const FoNode *
fo_document_find_body (const FoDocument *document, const char *id, const FoNode **ret_table) {
    return find_body (document->root, id, ret_table);
}

void
fo_document_free (FoDocument *document) {
    if (document == NULL)
        return;
    arena_free (document->arena);
    g_clear_pointer (&document->styles, g_hash_table_unref);
    g_free (document->name);
    g_free (document);
}
