/* shortcuts.c - see shortcuts.h. libxslt keeps with each instruction the function that carries it out; that is where ours are put. */
#include "render/shortcuts.h"

#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "render/plain_expression.h"

typedef struct {
    const PlainExpression *expression;
    xsltTransformFunction original; /* NULL for xsl:when, which has none */
} Shortcut;

struct Shortcuts {
    Arena *arena;
    GHashTable *of_instructions; /* xsltStylePreComp -> Shortcut */
};

static const Shortcut *
lookup (const xsltTransformContext *transformation, gconstpointer instruction) {
    const Shortcuts *shortcuts = transformation->_private;
    return g_hash_table_lookup (shortcuts->of_instructions, instruction);
}

/* As libxslt looks, innermost first, but without a copy; what it has not computed yet it is asked for. */
static xmlXPathObject *
peek_variable (gpointer data, const char *name, gboolean *ret_is_lent) {
    xsltTransformContext *transformation = data;
    for (int i = transformation->varsNr; i > transformation->varsBase; i--)
        for (const xsltStackElem *element = transformation->varsTab[i - 1]; element != NULL; element = element->next)
            if (element->nameURI == NULL && strcmp ((const char *)element->name, name) == 0) {
                *ret_is_lent = element->computed && element->value != NULL;
                return *ret_is_lent ? element->value : xsltVariableLookup (transformation, BAD_CAST name, NULL);
            }
    *ret_is_lent = FALSE;
    xmlXPathObject *value = xsltVariableLookup (transformation, BAD_CAST name, NULL);
    if (value == NULL) {
        xsltTransformError (transformation, NULL, transformation->inst, "Variable '%s' has not been declared.\n", name);
        transformation->state = XSLT_STATE_STOPPED;
    }
    return value;
}

static PlainContext
context_at (xsltTransformContext *transformation, xmlNode *node) {
    const xmlXPathContext *place = transformation->xpathCtxt;
    return (PlainContext){ node, place->proximityPosition, place->contextSize, peek_variable, transformation };
}

/* ---- carrying out ---- */

static void
write_value (xsltTransformContext *transformation, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled) {
    const Shortcut *shortcut = lookup (transformation, compiled);
    if (node->type == XML_NAMESPACE_DECL) {
        shortcut->original (transformation, node, instruction, compiled);
        return;
    }
    g_autofree char *owned = NULL;
    PlainContext context = context_at (transformation, node);
    const char *text = plain_expression_text (shortcut->expression, &context, &owned);
    if (*text != 0)
        xsltCopyTextString (transformation, transformation->insert, BAD_CAST text,
                            ((const xsltStylePreComp *)compiled)->noescape);
}

static void
do_if (xsltTransformContext *transformation, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled) {
    const Shortcut *shortcut = lookup (transformation, compiled);
    if (node->type == XML_NAMESPACE_DECL) {
        shortcut->original (transformation, node, instruction, compiled);
        return;
    }
    PlainContext context = context_at (transformation, node);
    if (plain_expression_is_true (shortcut->expression, &context))
        xsltApplyOneTemplate (transformation, node, instruction->children, NULL, NULL);
}

static void
choose (xsltTransformContext *transformation, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled) {
    if (node->type == XML_NAMESPACE_DECL) {
        lookup (transformation, compiled)->original (transformation, node, instruction, compiled);
        return;
    }
    PlainContext context = context_at (transformation, node);
    for (const xmlNode *way = instruction->children; way != NULL; way = way->next) {
        const Shortcut *when = way->type == XML_ELEMENT_NODE ? lookup (transformation, way->psvi) : NULL;
        gboolean is_otherwise = way->type == XML_ELEMENT_NODE && when == NULL;
        if (!is_otherwise && (when == NULL || !plain_expression_is_true (when->expression, &context)))
            continue;
        xsltApplyOneTemplate (transformation, node, way->children, NULL, NULL);
        return;
    }
}

/* ---- finding ---- */

static gboolean
is_instruction (const xmlNode *node) {
    return node->type == XML_ELEMENT_NODE && node->psvi != NULL && IS_XSLT_ELEM (node);
}

static const PlainExpression *
add (Shortcuts *shortcuts, xsltStylePreComp *compiled, const xmlChar *text, xsltTransformFunction function) {
    const PlainExpression *expression
        = text == NULL || compiled->comp == NULL ? NULL : plain_expression_read (shortcuts->arena, (const char *)text);
    if (expression == NULL || (compiled->type == XSLT_FUNC_VALUEOF && !plain_expression_has_text (expression)))
        return NULL;
    Shortcut *shortcut = arena_allocate (shortcuts->arena, sizeof *shortcut);
    *shortcut = (Shortcut){ expression, compiled->func };
    g_hash_table_insert (shortcuts->of_instructions, compiled, shortcut);
    if (function != NULL)
        compiled->func = function;
    return expression;
}

/* Only where all its ways are known: xsl:when with a plain expression each, and one xsl:otherwise at the end. */
static gboolean
can_choose (Shortcuts *shortcuts, const xmlNode *instruction) {
    gboolean is_over = FALSE;
    for (const xmlNode *way = instruction->children; way != NULL; way = way->next) {
        if (way->type != XML_ELEMENT_NODE)
            continue;
        gboolean is_when = is_instruction (way) && IS_XSLT_NAME (way, "when");
        gboolean is_otherwise = IS_XSLT_ELEM (way) && IS_XSLT_NAME (way, "otherwise");
        if (is_over || (!is_when && !is_otherwise))
            return FALSE;
        is_over = is_otherwise;
        xsltStylePreComp *compiled = is_when ? way->psvi : NULL;
        if (is_when && add (shortcuts, compiled, compiled->test, NULL) == NULL)
            return FALSE;
    }
    return TRUE;
}

static void
shorten (Shortcuts *shortcuts, xmlNode *instruction) {
    xsltStylePreComp *compiled = instruction->psvi;
    if (compiled->type == XSLT_FUNC_VALUEOF) {
        add (shortcuts, compiled, compiled->select, write_value);
    } else if (compiled->type == XSLT_FUNC_IF) {
        add (shortcuts, compiled, compiled->test, do_if);
    } else if (compiled->type == XSLT_FUNC_CHOOSE && can_choose (shortcuts, instruction)) {
        Shortcut *shortcut = arena_allocate (shortcuts->arena, sizeof *shortcut);
        shortcut->original = compiled->func;
        g_hash_table_insert (shortcuts->of_instructions, compiled, shortcut);
        compiled->func = choose;
    }
}

static void
shorten_all (Shortcuts *shortcuts, xmlDoc *document) {
    xmlNode *root = xmlDocGetRootElement (document), *node = root;
    while (node != NULL) {
        if (is_instruction (node))
            shorten (shortcuts, node);
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == NULL)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
}

Shortcuts *
shortcuts_new (xsltStylesheet *sheet) {
    Shortcuts *shortcuts = g_new0 (Shortcuts, 1);
    shortcuts->arena = arena_new ();
    shortcuts->of_instructions = g_hash_table_new (NULL, NULL);
    for (xsltStylesheet *each = sheet; each != NULL; each = xsltNextImport (each)) {
        shorten_all (shortcuts, each->doc);
        for (xsltDocument *included = each->docList; included != NULL; included = included->next)
            shorten_all (shortcuts, included->doc);
    }
    return shortcuts;
}

void
shortcuts_free (Shortcuts *shortcuts) {
    if (shortcuts == NULL)
        return;
    g_hash_table_unref (shortcuts->of_instructions);
    arena_free (shortcuts->arena);
    g_free (shortcuts);
}
