/* fo.c - see fo.h. The nodes are made from libxml2's events, or from a tree that is there anyway: a DOM of a long table takes five
 * times their memory. */
#include "render/fo.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/fo_builder.h"

#define CHUNK_BYTES (64 << 10)

char *
fo_dup_place (const FoDocument *document, guint32 line) {
    if (line == 0)
        return g_strdup (document->name);
    return document->is_traced ? g_strdup (g_quark_to_string (line)) : g_strdup_printf ("%s:%u", document->name, line);
}

void
fo_set_error (GError **error, const FoDocument *document, const FoNode *node, const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    g_autofree char *place = fo_dup_place (document, node->line);
    va_end (arguments);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: fo:%s: %s", place, fo_kind_name (node->kind),
                 message);
}

static FoDocument *
document_new (const char *name) {
    FoDocument *document = g_new0 (FoDocument, 1);
    document->arena = arena_new ();
    document->styles = fo_builder_styles_new ();
    document->name = g_strdup (name);
    return document;
}

/* ---- from bytes ---- */

static void
on_characters (void *data, const xmlChar *text, int length) {
    FoBuilder *builder = data;
    if (builder->error == NULL)
        fo_builder_add_text (builder, (const char *)text, length);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes) {
    FoBuilder *builder = data;
    FoAttribute raw[FO_ATTRIBUTES_MAX];
    if (builder->error != NULL)
        return;
    if (n_attributes > FO_ATTRIBUTES_MAX) {
        fo_builder_refuse_attributes (builder, (const char *)name);
        return;
    }
    for (int i = 0; i < n_attributes; i++, attributes += 5)
        raw[i] = (FoAttribute){ (const char *)attributes[0], (const char *)attributes[1], (const char *)attributes[2],
                                (const char *)attributes[3], attributes[4] - attributes[3] };
    fo_builder_begin (builder, (const char *)name, (const char *)prefix, (const char *)uri, raw, n_attributes);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    fo_builder_end (data);
}

/* No entities: nothing to expand, nothing to fetch. */
static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    fo_builder_stop (data, DONDOC_ERROR_CONFIGURATION, _ ("a document type declaration is not allowed"));
}

static void
on_error (void *data, xmlErrorPtr problem) {
    FoBuilder *builder = data;
    if (problem->level < XML_ERR_ERROR || builder->error != NULL)
        return;
    g_autofree char *message = g_strdup (problem->message);
    g_set_error (&builder->error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s:%d: not well-formed XML: %s"),
                 builder->document->name, problem->line, message == NULL ? "" : g_strchomp (message));
}

FoDocument *
fo_document_load (const char *fo, gsize length, const char *name, GError **error) {
    g_autoptr (FoDocument) document = document_new (name);
    FoBuilder builder = fo_builder_new (document, document->arena);
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .startElementNs = on_start,
                              .endElementNs = on_end,
                              .characters = on_characters,
                              .ignorableWhitespace = on_characters,
                              .cdataBlock = on_characters,
                              .internalSubset = on_doctype,
                              .serror = on_error };
    builder.xml = xmlCreatePushParserCtxt (&handler, &builder, NULL, 0, name);
    xmlCtxtUseOptions (builder.xml, XML_PARSE_NONET);
    for (gsize at = 0; at < length && builder.error == NULL; at += CHUNK_BYTES)
        xmlParseChunk (builder.xml, fo + at, MIN (CHUNK_BYTES, length - at), 0);
    if (builder.error == NULL)
        xmlParseChunk (builder.xml, "", 0, 1);
    if (builder.xml->myDoc != NULL)
        xmlFreeDoc (builder.xml->myDoc);
    xmlFreeParserCtxt (builder.xml);
    document->root = builder.root;
    document->has_citations = builder.has_citations;
    return fo_builder_finish (&builder, error) ? g_steal_pointer (&document) : NULL;
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
begin_tree_element (FoBuilder *builder, const xmlNode *node) {
    FoAttribute raw[FO_ATTRIBUTES_MAX];
    raw[0] = (FoAttribute){ 0 }; /* for the compiler: it cannot see that none is read */
    char *joined[FO_ATTRIBUTES_MAX];
    gsize n = 0, n_joined = 0;
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next, n++) {
        if (n == FO_ATTRIBUTES_MAX) {
            fo_builder_refuse_attributes (builder, (const char *)node->name);
            break;
        }
        const char *value = attribute_value (attribute, joined, &n_joined);
        raw[n] = (FoAttribute){ (const char *)attribute->name, NULL, NULL, value, strlen (value) };
        if (attribute->ns != NULL) {
            raw[n].prefix = (const char *)attribute->ns->prefix;
            raw[n].space = (const char *)attribute->ns->href;
        }
    }
    if (builder->error == NULL)
        fo_builder_begin (builder, (const char *)node->name, node->ns == NULL ? NULL : (const char *)node->ns->prefix,
                          node->ns == NULL ? NULL : (const char *)node->ns->href, raw, n);
    for (gsize i = 0; i < n_joined; i++)
        xmlFree (joined[i]);
}

/* As deep as FO_DEPTH_MAX: what lies deeper is refused before it is entered. */
static void
walk_tree (FoBuilder *builder, const xmlNode *node) {
    for (; node != NULL && builder->error == NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            if (node->content != NULL)
                fo_builder_add_text (builder, (const char *)node->content, strlen ((const char *)node->content));
        } else if (node->type == XML_ELEMENT_NODE) {
            begin_tree_element (builder, node);
            walk_tree (builder, node->children);
            fo_builder_end (builder);
        }
    }
}

FoDocument *
fo_document_load_tree (const xmlDoc *fo, const char *name, GError **error) {
    g_autoptr (FoDocument) document = document_new (name);
    FoBuilder builder = fo_builder_new (document, document->arena);
    walk_tree (&builder, fo->children);
    document->root = builder.root;
    document->has_citations = builder.has_citations;
    return fo_builder_finish (&builder, error) ? g_steal_pointer (&document) : NULL;
}

FoRows *
fo_rows_load (FoDocument *document, const FoNode *table, const xmlDoc *fo, GError **error) {
    g_autoptr (FoRows) rows = g_new0 (FoRows, 1);
    FoNode before = { 0 }; /* stands for what the table has already: it is not touched */
    rows->arena = arena_new ();
    FoBuilder builder = fo_builder_new (document, rows->arena);
    builder.levels[0] = (FoLevel){ (FoNode *)table, &before };
    walk_tree (&builder, fo->children);
    rows->body = builder.root;
    rows->has_citations = builder.has_citations;
    if (!fo_builder_finish (&builder, error))
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
