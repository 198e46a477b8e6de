/* fo_builder.c - see fo_builder.h. */
#include "render/fo_builder.h"

#include <libxml/SAX2.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/fo_text.h"

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"
#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"

#define NODES_MAX  8000000 /* 20,000 table rows have some 400,000 */
#define STYLES_MAX 50000   /* different ones; a report has some hundred */

/* ---- stopping ---- */

static guint32
current_line (const FoBuilder *builder) {
    return builder->xml != NULL ? xmlSAX2GetLineNumber (builder->xml) : 0;
}

void
fo_builder_stop (FoBuilder *builder, int code, const char *format, ...) {
    if (builder->error != NULL)
        return;
    va_list arguments;
    va_start (arguments, format);
    g_autofree char *message = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_autofree char *place = fo_dup_place (builder->document->name, current_line (builder));
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

/* The key is a string, so the address is written in digits of six bits. */
static void
append_address (GString *key, const void *address) {
    for (guintptr rest = (guintptr)address; rest > 0; rest >>= 6)
        g_string_append_c (key, '0' + (rest & 63));
}

static const FoStyle *
lookup_style (FoBuilder *builder, const FoStyle *parent, FoKind kind, const Attribute *attributes, gsize n_attributes) {
    g_string_truncate (builder->key, 0);
    append_address (builder->key, parent);
    g_string_append_c (builder->key, ' ');
    g_string_append_c (builder->key, '0' + kind);
    for (gsize i = 0; i < n_attributes; i++) {
        g_string_append_c (builder->key, 1);
        g_string_append (builder->key, attributes[i].name);
        g_string_append_c (builder->key, 1);
        g_string_append (builder->key, attributes[i].value);
    }
    FoStyle *style = g_hash_table_lookup (builder->document->styles, builder->key->str);
    if (style != NULL)
        return style;
    if (g_hash_table_size (builder->document->styles) >= STYLES_MAX) {
        fo_builder_stop (builder, DONDOC_ERROR_LIMIT, _ ("more than %d different styles in one document"), STYLES_MAX);
        return NULL;
    }
    GError *error = NULL;
    style = arena_allocate (builder->document->arena, sizeof (FoStyle));
    if (!style_compute (parent, kind, attributes, n_attributes, builder->document->arena, style, &error)) {
        fo_builder_stop (builder, error->code, "fo:%s: %s", fo_kind_name (kind), error->message);
        g_error_free (error);
        return NULL;
    }
    g_hash_table_insert (builder->document->styles, g_strdup (builder->key->str), style);
    return style;
}

/* Sorts the attributes into properties and what identifies the node. The values are copied into one buffer. */
static gboolean
read_attributes (FoBuilder *builder, FoKind kind, const FoAttribute *raw, gsize n_raw, FoNode *node, Attribute *ret,
                 gsize *ret_n, GString *values) {
    gsize n = 0, starts[FO_ATTRIBUTES_MAX];
    for (gsize i = 0; i < n_raw; i++) {
        const char *name = raw[i].name;
        if (raw[i].space != NULL && strcmp (raw[i].space, XML_NAMESPACE) == 0)
            continue; /* xml:lang, xml:space: nothing here depends on them */
        if (raw[i].space != NULL) {
            fo_builder_stop (builder, DONDOC_ERROR_CONFIGURATION,
                             _ ("fo:%s: %s:%s: attributes of other namespaces are not implemented"),
                             fo_kind_name (kind), raw[i].prefix == NULL ? "" : raw[i].prefix, name);
            return FALSE;
        }
        if (strcmp (name, "id") == 0) {
            node->id = arena_copy (builder->arena, raw[i].value, raw[i].length);
        } else if (strcmp (name, "ref-id") == 0
                   && (kind == FO_PAGE_NUMBER_CITATION || kind == FO_PAGE_NUMBER_CITATION_LAST)) {
            node->text = arena_copy (builder->arena, raw[i].value, raw[i].length);
            node->length = raw[i].length;
            builder->document->has_citations = TRUE;
        } else if (kind == FO_BOOKMARK && strcmp (name, "internal-destination") == 0) {
            node->text = arena_copy (builder->arena, raw[i].value, raw[i].length);
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
fo_builder_begin (FoBuilder *builder, const char *name, const char *prefix, const char *space,
                  const FoAttribute *attributes, gsize n_attributes) {
    finish_text (builder);
    FoKind kind = space != NULL && strcmp (space, FO_NAMESPACE) == 0 ? fo_find_kind (name) : FO_NONE;
    FoNode *parent = builder->levels[builder->depth].node;
    FoNode *node = check_place (builder, kind, prefix, name) ? add_node (builder, kind) : NULL;
    if (node == NULL)
        return;
    Attribute read[FO_ATTRIBUTES_MAX];
    gsize n = 0;
    g_string_truncate (builder->values, 0);
    if (!read_attributes (builder, kind, attributes, n_attributes, node, read, &n, builder->values))
        return;
    node->style = lookup_style (builder, parent == NULL ? style_initial () : parent->style, kind, read, n);
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
    return (FoBuilder){ .document = document,
                        .arena = arena,
                        .text = g_string_new (NULL),
                        .key = g_string_new (NULL),
                        .values = g_string_new (NULL) };
}

gboolean
fo_builder_finish (FoBuilder *builder, GError **error) {
    g_string_free (builder->text, TRUE);
    g_string_free (builder->key, TRUE);
    g_string_free (builder->values, TRUE);
    if (builder->error == NULL && builder->root == NULL)
        g_set_error (&builder->error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: the document is empty"),
                     builder->document->name);
    if (builder->error != NULL)
        g_propagate_error (error, builder->error);
    return builder->error == NULL;
}
