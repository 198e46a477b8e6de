/* fo.c - see fo.h. libxml2's SAX events build the tree: a DOM of a long table would take five times the memory. */
#include "render/fo.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

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
    [FO_ROOT] = { "root", FO_BIT (FO_LAYOUT_MASTER_SET) | FO_BIT (FO_PAGE_SEQUENCE) },
    [FO_LAYOUT_MASTER_SET] = { "layout-master-set", FO_BIT (FO_SIMPLE_PAGE_MASTER) | FO_BIT (FO_PAGE_SEQUENCE_MASTER) },
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
    xmlParserCtxt *xml;
    Level levels[DEPTH_MAX + 1];
    int depth; /* levels[0] stands above the root */
    gsize nodes;
    GString *text; /* of the text node being read */
    guint32 text_line;
    GString *key;  /* of the style being looked up */
    GError *error; /* the first one; parsing has been stopped then */
} Loader;

const char *
fo_kind_name (FoKind kind) {
    return elements[kind].name == NULL ? "#text" : elements[kind].name;
}

void
fo_set_error (GError **error, const FoDocument *document, const FoNode *node, const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s:%u: fo:%s: %s", document->name, node->line,
                 fo_kind_name (node->kind), message);
}

/* ---- stopping ---- */

static void stop (Loader *loader, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
stop (Loader *loader, int code, const char *format, ...) {
    if (loader->error != NULL)
        return;
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_set_error (&loader->error, DONDOC_ERROR, code, "%s:%d: %s", loader->document->name,
                 xmlSAX2GetLineNumber (loader->xml), message);
    xmlStopParser (loader->xml);
}

static FoNode *
add_node (Loader *loader, FoKind kind) {
    if (++loader->nodes > NODES_MAX) {
        stop (loader, DONDOC_ERROR_LIMIT, _ ("more than %d elements in one document"), NODES_MAX);
        return NULL;
    }
    FoNode *node = arena_allocate (loader->document->arena, sizeof (FoNode));
    node->kind = kind;
    node->line = xmlSAX2GetLineNumber (loader->xml);
    Level *level = &loader->levels[loader->depth];
    if (level->last != NULL)
        level->last->next = node;
    else if (level->node != NULL)
        level->node->first = node;
    level->last = node;
    return node;
}

/* ---- text ---- */

static gboolean
has_combining_marks (const GString *text) {
    /* U+0300 to U+036F are CC 80 to CD AF. */
    for (gsize i = 0; i + 1 < text->len; i++)
        if ((guchar)text->str[i] == 0xCC || ((guchar)text->str[i] == 0xCD && (guchar)text->str[i + 1] < 0xB0))
            return TRUE;
    return FALSE;
}

static void
transform_text (GString *text, const FoStyle *style) {
    g_autofree char *changed = NULL;
    if (has_combining_marks (text)) {
        changed = g_utf8_normalize (text->str, text->len, G_NORMALIZE_DEFAULT_COMPOSE);
        g_string_assign (text, changed);
        g_clear_pointer (&changed, g_free);
    }
    if (style->i.text_transform == TRANSFORM_UPPERCASE)
        changed = g_utf8_strup (text->str, text->len);
    else if (style->i.text_transform == TRANSFORM_LOWERCASE)
        changed = g_utf8_strdown (text->str, text->len);
    if (changed != NULL)
        g_string_assign (text, changed);
}

static gboolean
drops_white (int treatment, gboolean before, gboolean after) {
    return treatment == WHITE_IGNORE || (treatment == WHITE_SURROUNDING && (before || after))
           || (treatment == WHITE_BEFORE && before) || (treatment == WHITE_AFTER && after);
}

/* White space within one text node (7.16.7 to 7.16.12): line feeds, blanks beside them, runs of blanks. */
static void
treat_white_space (GString *text, const FoStyle *style) {
    gsize end = 0;
    for (gsize i = 0; i < text->len;) {
        char c = text->str[i];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            text->str[end++] = text->str[i++];
            continue;
        }
        gsize start = i, first_feed = G_MAXSIZE, last_feed = 0, feeds = 0;
        for (; i < text->len && strchr (" \t\n\r", text->str[i]) != NULL && text->str[i] != 0; i++)
            if (text->str[i] == '\n') {
                feeds++;
                first_feed = MIN (first_feed, i);
                last_feed = i;
            }
        gsize run_start = end;
        for (gsize k = start; k < i; k++) {
            gboolean is_feed = text->str[k] == '\n';
            char put = ' ';
            if (is_feed && style->i.linefeed_treatment == LINEFEED_PRESERVE)
                put = '\n';
            else if (is_feed && style->i.linefeed_treatment != LINEFEED_SPACE)
                continue;
            else if (!is_feed && feeds > 0 && drops_white (style->i.white_space_treatment, k<last_feed, k> first_feed))
                continue;
            gboolean after_white = end > run_start;
            if (put == ' ' && style->i.white_space_collapse && after_white)
                continue;
            text->str[end++] = put;
        }
    }
    g_string_truncate (text, end);
}

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
        transform_text (loader->text, parent->style);
        treat_white_space (loader->text, parent->style);
        FoNode *node = loader->text->len == 0 ? NULL : add_node (loader, FO_TEXT);
        if (node != NULL) {
            node->line = loader->text_line;
            node->style = parent->style;
            node->text = arena_copy (loader->document->arena, loader->text->str, loader->text->len);
            node->length = loader->text->len;
        }
    }
    g_string_truncate (loader->text, 0);
}

static void
on_characters (void *data, const xmlChar *text, int length) {
    Loader *loader = data;
    if (loader->error != NULL)
        return;
    if (loader->text->len == 0)
        loader->text_line = xmlSAX2GetLineNumber (loader->xml);
    g_string_append_len (loader->text, (const char *)text, length);
}

/* ---- elements ---- */

static FoKind
find_kind (const char *name) {
    for (FoKind kind = FO_ROOT; kind < FO_TEXT; kind++)
        if (strcmp (elements[kind].name, name) == 0)
            return kind;
    return FO_NONE;
}

static const FoStyle *
lookup_style (Loader *loader, const FoStyle *parent, FoKind kind, const Attribute *attributes, gsize n_attributes) {
    g_string_printf (loader->key, "%p %d", (const void *)parent, kind);
    for (gsize i = 0; i < n_attributes; i++)
        g_string_append_printf (loader->key, "\1%s\1%s", attributes[i].name, attributes[i].value);
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

/* Sorts the attributes into properties and what identifies the node. The values are copied into one buffer. */
static gboolean
read_attributes (Loader *loader, FoKind kind, const xmlChar **raw, int n_raw, FoNode *node, Attribute *ret,
                 gsize *ret_n, GString *values) {
    gsize n = 0, starts[ATTRIBUTES_MAX];
    if (n_raw > ATTRIBUTES_MAX) {
        stop (loader, DONDOC_ERROR_LIMIT, _ ("fo:%s: more than %d attributes"), fo_kind_name (kind), ATTRIBUTES_MAX);
        return FALSE;
    }
    for (int i = 0; i < n_raw; i++, raw += 5) {
        const char *name = (const char *)raw[0], *space = (const char *)raw[2];
        gsize length = raw[4] - raw[3];
        if (space != NULL && strcmp (space, XML_NAMESPACE) == 0)
            continue; /* xml:lang, xml:space: nothing here depends on them */
        if (space != NULL) {
            stop (loader, DONDOC_ERROR_CONFIGURATION,
                  _ ("fo:%s: %s:%s: attributes of other namespaces are not implemented"), fo_kind_name (kind),
                  raw[1] == NULL ? "" : (const char *)raw[1], name);
            return FALSE;
        }
        if (strcmp (name, "id") == 0) {
            node->id = arena_copy (loader->document->arena, (const char *)raw[3], length);
        } else if (strcmp (name, "ref-id") == 0
                   && (kind == FO_PAGE_NUMBER_CITATION || kind == FO_PAGE_NUMBER_CITATION_LAST)) {
            node->text = arena_copy (loader->document->arena, (const char *)raw[3], length);
            node->length = length;
            loader->document->has_citations = TRUE;
        } else {
            starts[n] = values->len;
            g_string_append_len (values, (const char *)raw[3], length);
            g_string_append_c (values, 0);
            ret[n++].name = name;
        }
    }
    for (gsize i = 0; i < n; i++)
        ret[i].value = values->str + starts[i];
    *ret_n = n;
    return TRUE;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes) {
    Loader *loader = data;
    if (loader->error != NULL)
        return;
    finish_text (loader);
    FoNode *parent = loader->levels[loader->depth].node;
    FoKind parent_kind = parent == NULL ? FO_NONE : parent->kind;
    FoKind kind
        = uri != NULL && strcmp ((const char *)uri, FO_NAMESPACE) == 0 ? find_kind ((const char *)name) : FO_NONE;
    if (kind == FO_NONE)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("%s%s%s: unknown or not implemented element"),
              prefix == NULL ? "" : (const char *)prefix, prefix == NULL ? "" : ":", (const char *)name);
    else if ((elements[parent_kind].children & FO_BIT (kind)) == 0 && parent == NULL)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: the document must begin with fo:root"),
              fo_kind_name (kind));
    else if ((elements[parent_kind].children & FO_BIT (kind)) == 0)
        stop (loader, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: not allowed in fo:%s"), fo_kind_name (kind),
              fo_kind_name (parent_kind));
    else if (loader->depth >= DEPTH_MAX)
        stop (loader, DONDOC_ERROR_LIMIT, _ ("fo:%s: elements are nested more than %d deep"), fo_kind_name (kind),
              DEPTH_MAX);
    FoNode *node = loader->error != NULL ? NULL : add_node (loader, kind);
    if (node == NULL)
        return;
    Attribute read[ATTRIBUTES_MAX];
    gsize n = 0;
    g_autoptr (GString) values = g_string_sized_new (256);
    if (!read_attributes (loader, kind, attributes, n_attributes, node, read, &n, values))
        return;
    node->style = lookup_style (loader, parent == NULL ? style_initial () : parent->style, kind, read, n);
    if (loader->depth == 0)
        loader->document->root = node;
    loader->levels[++loader->depth] = (Level){ node, NULL };
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

FoDocument *
fo_document_load (const char *fo, gsize length, const char *name, GError **error) {
    g_autoptr (FoDocument) document = g_new0 (FoDocument, 1);
    document->arena = arena_new ();
    document->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    document->name = g_strdup (name);
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GString) key = g_string_new (NULL);
    Loader loader = { .document = document, .text = text, .key = key };
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
    if (loader.error == NULL && document->root == NULL)
        g_set_error (&loader.error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: the document is empty"), name);
    if (loader.error != NULL) {
        g_propagate_error (error, loader.error);
        return NULL;
    }
    return g_steal_pointer (&document);
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
