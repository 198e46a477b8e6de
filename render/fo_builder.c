/* fo_builder.c - see fo_builder.h. */
#include "render/fo_builder.h"

#include <libxml/SAX2.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/fo_text.h"
#include "render/places.h"

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"
#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"

#define NODES_MAX  8000000 /* 20,000 table rows have some 400,000 */
#define STYLES_MAX 50000   /* different ones; a report has some hundred */

/* ---- stopping ---- */

static guint32
current_line (const FoBuilder *builder) {
    return builder->xml != NULL ? (guint32)xmlSAX2GetLineNumber (builder->xml) : builder->place;
}

void
fo_builder_stop (FoBuilder *builder, int code, const char *format, ...) {
    if (builder->error != NULL)
        return;
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_autofree char *place = fo_dup_place (builder->document, current_line (builder));
    g_set_error (&builder->error, DONDOC_ERROR, code, "%s: %s", place, message);
    if (builder->xml != NULL)
        xmlStopParser (builder->xml);
}

static FoNode *
add_node (FoBuilder *builder, FoKind kind) {
    if (++builder->nodes > NODES_MAX) {
        fo_builder_stop (builder, DONDOC_ERROR_LIMIT, _ ("more than %d elements in one document"), NODES_MAX);
        return NULL;
    }
    FoNode *node = arena_allocate (builder->arena, sizeof (FoNode));
    node->kind = kind;
    node->line = current_line (builder);
    FoLevel *level = &builder->levels[builder->depth];
    if (level->last != NULL)
        level->last->next = node;
    else if (level->node != NULL)
        level->node->first = node;
    level->last = node;
    return node;
}

/* ---- text ---- */

static void
finish_text (FoBuilder *builder) {
    if (builder->text->len == 0)
        return;
    FoNode *parent = builder->levels[builder->depth].node;
    if (parent == NULL)
        return;
    gboolean blank = strspn (builder->text->str, " \t\r\n") == builder->text->len;
    gboolean allowed = fo_may_contain (parent->kind, FO_TEXT);
    if (!allowed && !blank)
        fo_builder_stop (builder, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: text is not allowed here: “%.40s”"),
                         fo_kind_name (parent->kind), g_strstrip (builder->text->str));
    if (allowed && builder->error == NULL) {
        fo_text_transform (builder->text, parent->style);
        fo_text_treat_white_space (builder->text, parent->style);
        FoNode *node = builder->text->len == 0 ? NULL : add_node (builder, FO_TEXT);
        if (node != NULL) {
            node->line = builder->text_line;
            node->style = parent->style;
            node->text = arena_copy (builder->arena, builder->text->str, builder->text->len);
            node->length = builder->text->len;
        }
    }
    g_string_truncate (builder->text, 0);
}

void
fo_builder_add_text (FoBuilder *builder, const char *text, gsize length) {
    if (builder->text->len == 0)
        builder->text_line = current_line (builder);
    g_string_append_len (builder->text, text, length);
}

/* ---- elements ---- */

/* What a style depends on, as bytes: the parent's address, the element, names and values. The length stands in front of what is kept. */
typedef struct {
    gsize length;
    const char *bytes;
} StyleKey;

/* Bernstein's, as g_str_hash(), but eight bytes at a time: each element of a long table is looked up. */
static guint
hash_key (gconstpointer data) {
    const StyleKey *key = data;
    guint64 hash = key->length, word;
    gsize at = 0;
    for (; at + sizeof word <= key->length; at += sizeof word) {
        memcpy (&word, key->bytes + at, sizeof word);
        hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    for (; at < key->length; at++)
        hash = hash * 33 + (guchar)key->bytes[at];
    return (guint)(hash ^ hash >> 32);
}

static gboolean
equal_keys (gconstpointer one, gconstpointer other) {
    const StyleKey *first = one, *second = other;
    return first->length == second->length && memcmp (first->bytes, second->bytes, first->length) == 0;
}

GHashTable *
fo_builder_styles_new (void) {
    return g_hash_table_new (hash_key, equal_keys); /* keys and styles lie in the document's arena */
}

static void
make_key (GString *key, const FoStyle *parent, FoKind kind, const FoAttribute *attributes, gsize n_attributes) {
    gsize name_lengths[FO_ATTRIBUTES_MAX], room = sizeof parent + 1;
    for (gsize i = 0; i < n_attributes; i++) {
        name_lengths[i] = strlen (attributes[i].name);
        room += name_lengths[i] + attributes[i].length + 2;
    }
    g_string_set_size (key, room);
    char *at = mempcpy (key->str, &parent, sizeof parent);
    *at++ = (char)kind;
    for (gsize i = 0; i < n_attributes; i++) {
        at = mempcpy (at, attributes[i].name, name_lengths[i]);
        *at++ = 1;
        at = mempcpy (at, attributes[i].value, attributes[i].length);
        *at++ = 2;
    }
}

static FoStyle *
make_style (FoBuilder *builder, const FoStyle *parent, FoKind kind, const FoAttribute *attributes, gsize n_attributes) {
    Arena *arena = builder->document->arena;
    Attribute read[FO_ATTRIBUTES_MAX];
    GError *error = NULL;
    FoStyle *style = arena_allocate (arena, sizeof (FoStyle));
    for (gsize i = 0; i < n_attributes; i++)
        read[i] = (Attribute){ attributes[i].name, arena_copy (arena, attributes[i].value, attributes[i].length) };
    if (style_compute (parent, kind, read, n_attributes, arena, style, &error))
        return style;
    fo_builder_stop (builder, error->code, "fo:%s: %s", fo_kind_name (kind), error->message);
    g_error_free (error);
    return NULL;
}

static const FoStyle *
lookup_style (FoBuilder *builder, const FoStyle *parent, FoKind kind, const FoAttribute *attributes,
              gsize n_attributes) {
    GHashTable *styles = builder->document->styles;
    make_key (builder->key, parent, kind, attributes, n_attributes);
    StyleKey key = { builder->key->len, builder->key->str };
    FoStyle *style = g_hash_table_lookup (styles, &key);
    if (style != NULL)
        return style;
    if (g_hash_table_size (styles) >= STYLES_MAX) {
        fo_builder_stop (builder, DONDOC_ERROR_LIMIT, _ ("more than %d different styles in one document"), STYLES_MAX);
        return NULL;
    }
    style = make_style (builder, parent, kind, attributes, n_attributes);
    if (style == NULL)
        return NULL;
    StyleKey *kept = arena_allocate (builder->document->arena, sizeof key);
    *kept = (StyleKey){ key.length, arena_copy (builder->document->arena, key.bytes, key.length) };
    g_hash_table_insert (styles, kept, style);
    return style;
}

/* Sorts the attributes into properties, which stay in @attributes, and what identifies the node. */
static gboolean
read_attributes (FoBuilder *builder, FoKind kind, FoAttribute *attributes, gsize *n_attributes, FoNode *node) {
    gsize n = 0;
    for (gsize i = 0; i < *n_attributes; i++) {
        const FoAttribute *attribute = &attributes[i];
        const char *name = attribute->name;
        if (attribute->space != NULL
            && (strcmp (attribute->space, XML_NAMESPACE) == 0 || strcmp (attribute->space, PLACE_NAMESPACE) == 0))
            continue; /* xml:lang, xml:space: nothing here depends on them */
        if (attribute->space != NULL) {
            fo_builder_stop (builder, DONDOC_ERROR_CONFIGURATION,
                             _ ("fo:%s: %s:%s: attributes of other namespaces are not implemented"),
                             fo_kind_name (kind), attribute->prefix == NULL ? "" : attribute->prefix, name);
            return FALSE;
        }
        if (strcmp (name, "id") == 0) {
            node->id = arena_copy (builder->arena, attribute->value, attribute->length);
        } else if (strcmp (name, "ref-id") == 0
                   && (kind == FO_PAGE_NUMBER_CITATION || kind == FO_PAGE_NUMBER_CITATION_LAST)) {
            node->text = arena_copy (builder->arena, attribute->value, attribute->length);
            node->length = attribute->length;
            builder->has_citations = TRUE;
        } else if (kind == FO_BOOKMARK && strcmp (name, "internal-destination") == 0) {
            node->text = arena_copy (builder->arena, attribute->value, attribute->length);
            node->length = attribute->length;
        } else {
            attributes[n++] = *attribute;
        }
    }
    *n_attributes = n;
    return TRUE;
}

/* A tree has no lines, but may know the template. */
static void
note_place (FoBuilder *builder, const FoAttribute *attributes, gsize n_attributes) {
    for (gsize i = 0; i < n_attributes; i++)
        if (attributes[i].space != NULL && strcmp (attributes[i].space, PLACE_NAMESPACE) == 0) {
            builder->place = g_quark_from_string (attributes[i].value);
            builder->document->is_traced = TRUE;
        }
}

static gboolean
check_place (FoBuilder *builder, FoKind kind, const char *prefix, const char *name) {
    const FoNode *parent = builder->levels[builder->depth].node;
    FoKind parent_kind = parent == NULL ? FO_NONE : parent->kind;
    if (kind == FO_NONE)
        fo_builder_stop (builder, DONDOC_ERROR_CONFIGURATION, _ ("%s%s%s: unknown or not implemented element"),
                         prefix == NULL ? "" : prefix, prefix == NULL ? "" : ":", name);
    else if (!fo_may_contain (parent_kind, kind) && parent == NULL)
        fo_builder_stop (builder, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: the document must begin with fo:root"),
                         fo_kind_name (kind));
    else if (!fo_may_contain (parent_kind, kind))
        fo_builder_stop (builder, DONDOC_ERROR_CONFIGURATION, _ ("fo:%s: not allowed in fo:%s"), fo_kind_name (kind),
                         fo_kind_name (parent_kind));
    else if (builder->depth >= FO_DEPTH_MAX)
        fo_builder_stop (builder, DONDOC_ERROR_LIMIT, _ ("fo:%s: elements are nested more than %d deep"),
                         fo_kind_name (kind), FO_DEPTH_MAX);
    return builder->error == NULL;
}

void
fo_builder_begin (FoBuilder *builder, const char *name, const char *prefix, const char *space, FoAttribute *attributes,
                  gsize n_attributes) {
    finish_text (builder);
    if (builder->xml == NULL && (builder->depth == 0 || builder->document->is_traced))
        note_place (builder, attributes, n_attributes);
    FoKind kind = space != NULL && strcmp (space, FO_NAMESPACE) == 0 ? fo_find_kind (name) : FO_NONE;
    FoNode *parent = builder->levels[builder->depth].node;
    FoNode *node = check_place (builder, kind, prefix, name) ? add_node (builder, kind) : NULL;
    if (node == NULL || !read_attributes (builder, kind, attributes, &n_attributes, node))
        return;
    node->style
        = lookup_style (builder, parent == NULL ? style_initial () : parent->style, kind, attributes, n_attributes);
    if (builder->depth == 0)
        builder->root = node;
    builder->levels[++builder->depth] = (FoLevel){ node, NULL };
}

void
fo_builder_refuse_attributes (FoBuilder *builder, const char *name) {
    fo_builder_stop (builder, DONDOC_ERROR_LIMIT, _ ("fo:%s: more than %d attributes"), name, FO_ATTRIBUTES_MAX);
}

void
fo_builder_end (FoBuilder *builder) {
    if (builder->error != NULL)
        return;
    finish_text (builder);
    builder->depth--;
}

/* ---- beginning and end ---- */

FoBuilder
fo_builder_new (FoDocument *document, Arena *arena) {
    return (FoBuilder){ .document = document, .arena = arena, .text = g_string_new (NULL), .key = g_string_new (NULL) };
}

gboolean
fo_builder_finish (FoBuilder *builder, GError **error) {
    g_string_free (builder->text, TRUE);
    g_string_free (builder->key, TRUE);
    if (builder->error == NULL && builder->root == NULL)
        g_set_error (&builder->error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: the document is empty"),
                     builder->document->name);
    if (builder->error != NULL)
        g_propagate_error (error, builder->error);
    return builder->error == NULL;
}
