/* constants.c - see constants.h. */
#include "render/constants.h"

#include <libxml/tree.h>
#include <libxslt/xslt.h>
#include <string.h>

typedef struct {
    GHashTable *values; /* name -> the literal as it is written; NULL: not constant, or shadowed somewhere */
} Constants;

static gboolean
is_xslt (const xmlNode *node) {
    return node->type == XML_ELEMENT_NODE && node->ns != NULL && xmlStrEqual (node->ns->href, XSLT_NAMESPACE);
}

static gboolean
is_instruction (const xmlNode *node, const char *name) {
    return is_xslt (node) && strcmp ((const char *)node->name, name) == 0;
}

/* In document order; NULL after the last one below @root. */
static xmlNode *
next_node (const xmlNode *root, xmlNode *node) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static char *
dup_attribute (const xmlNode *node, const char *name) {
    xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
    char *copy = g_strdup ((const char *)value);
    if (value != NULL)
        xmlFree (value);
    return copy;
}

/* `'1mm'` or `18`, nothing else. */
static gboolean
is_literal (const char *expression) {
    gsize length = strlen (expression);
    char quote = *expression;
    if (quote == '\'' || quote == '"')
        return length > 1 && strchr (expression + 1, quote) == expression + length - 1;
    return length > 0 && length < 10 && quote != '0' && strspn (expression, "0123456789") == length;
}

/* (transfer full): what a literal says. */
static char *
dup_meaning (const char *literal) {
    return g_ascii_isdigit (*literal) ? g_strdup (literal) : g_strndup (literal + 1, strlen (literal) - 2);
}

/* The variable that stands at the top of the sheet of the highest precedence wins. */
static void
read_variables (Constants *constants, const xmlNode *root) {
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        if (!is_instruction (node, "variable"))
            continue;
        g_autofree char *select = dup_attribute (node, "select");
        char *name = dup_attribute (node, "name");
        if (name != NULL)
            g_hash_table_replace (constants->values, name,
                                  select == NULL || !is_literal (select) ? NULL : g_steal_pointer (&select));
    }
}

/* Parameters may get another value; a name that is used inside a template as well is left alone everywhere. */
static void
drop_shadowed (Constants *constants, xmlNode *root) {
    for (xmlNode *node = root->children; node != NULL; node = next_node (root, node)) {
        if (!is_instruction (node, "param") && !(is_instruction (node, "variable") && node->parent != root))
            continue;
        char *name = dup_attribute (node, "name");
        if (name != NULL)
            g_hash_table_replace (constants->values, name, NULL);
    }
}

static void
append_escaped (GString *out, const char *text) {
    for (; *text != 0; text++) {
        g_string_append_c (out, *text);
        if (*text == '{' || *text == '}')
            g_string_append_c (out, *text);
    }
}

/* Past the expression that begins at the brace @at; a brace in one of its strings does not end it. */
static const char *
skip_expression (const char *at) {
    char quote = 0;
    for (at++; *at != 0 && (quote != 0 || *at != '}'); at++) {
        if (quote != 0 && *at == quote)
            quote = 0;
        else if (quote == 0 && (*at == '\'' || *at == '"'))
            quote = *at;
    }
    return *at == 0 ? at : at + 1;
}

/* (transfer full): the attribute value template with what is constant filled in; NULL where nothing is. */
static char *
fold_value (const Constants *constants, const char *value) {
    g_autoptr (GString) out = NULL;
    const char *copied = value;
    for (const char *at = strchr (value, '{'); at != NULL; at = strchr (at, '{')) {
        const char *end = at[1] == '{' ? at + 2 : skip_expression (at);
        g_autofree char *name = at[1] == '$' && end[-1] == '}' ? g_strndup (at + 2, end - at - 3) : NULL;
        const char *constant = name == NULL ? NULL : g_hash_table_lookup (constants->values, name);
        if (constant != NULL) {
            if (out == NULL)
                out = g_string_new (NULL);
            g_string_append_len (out, copied, at - copied);
            g_autofree char *meaning = dup_meaning (constant);
            append_escaped (out, meaning);
            copied = end;
        }
        at = end;
    }
    if (out == NULL)
        return NULL;
    g_string_append (out, copied);
    return g_string_free (g_steal_pointer (&out), FALSE);
}

static gsize
name_length (const char *at) {
    gsize n = 0;
    while (at[n] != 0 && (g_ascii_isalnum (at[n]) || strchr ("_-.:", at[n]) != NULL || (guchar)at[n] > 0x7F))
        n++;
    return n;
}

/* (transfer full): the expression with what is constant filled in; NULL where nothing is. A number gets blanks around it. */
static char *
fold_expression (const Constants *constants, const char *expression) {
    g_autoptr (GString) out = NULL;
    const char *copied = expression;
    char quote = 0;
    for (const char *at = expression; *at != 0; at++) {
        if (quote != 0 ? *at == quote : *at == '\'' || *at == '"')
            quote = quote != 0 ? 0 : *at;
        if (quote != 0 || *at != '$')
            continue;
        g_autofree char *name = g_strndup (at + 1, name_length (at + 1));
        const char *constant = g_hash_table_lookup (constants->values, name);
        if (constant == NULL)
            continue;
        if (out == NULL)
            out = g_string_new (NULL);
        g_string_append_len (out, copied, at - copied);
        g_string_append_printf (out, " %s ", constant);
        at += strlen (name);
        copied = at + 1;
    }
    if (out == NULL)
        return NULL;
    g_string_append (out, copied);
    return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Templates of literal elements, expressions of instructions. */
static char *
fold_attribute (const Constants *constants, const xmlNode *node, const xmlAttr *attribute) {
    const xmlNode *text = attribute->children;
    if (text == NULL || text->next != NULL || text->type != XML_TEXT_NODE)
        return NULL;
    if (!is_xslt (node))
        return fold_value (constants, (const char *)text->content);
    gboolean is_expression
        = xmlStrEqual (attribute->name, BAD_CAST "select") || xmlStrEqual (attribute->name, BAD_CAST "test");
    return is_expression ? fold_expression (constants, (const char *)text->content) : NULL;
}

static void
fold_sheet (const Constants *constants, xmlNode *root) {
    for (xmlNode *node = root->children; node != NULL; node = next_node (root, node)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
            g_autofree char *folded = fold_attribute (constants, node, attribute);
            if (folded != NULL)
                xmlSetNsProp (node, attribute->ns, attribute->name, BAD_CAST folded);
        }
    }
}

void
constants_fold (const GPtrArray *sheets) {
    Constants constants = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
    for (guint i = 0; i < sheets->len; i++)
        read_variables (&constants, xmlDocGetRootElement (sheets->pdata[i]));
    for (guint i = 0; i < sheets->len; i++)
        drop_shadowed (&constants, xmlDocGetRootElement (sheets->pdata[i]));
    for (guint i = 0; i < sheets->len; i++)
        fold_sheet (&constants, xmlDocGetRootElement (sheets->pdata[i]));
    g_hash_table_unref (constants.values);
}
