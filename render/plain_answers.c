/* plain_answers.c - what a plain expression says: see plain_expression.h. As XPath 1.0 has it, without the objects in between. */
#include <string.h>

#include "render/plain_expression_parts.h"

/* ---- the nodes of a path ---- */

static gboolean
has_name (const xmlNode *node, const char *name) {
    return strcmp ((const char *)node->name, name) == 0 && node->ns == NULL;
}

/* The first node, in the order of the document, that @step leads to from @node after @before (NULL: at all). */
static xmlNode *
next_of_step (const PlainStep *step, xmlNode *node, xmlNode *before) {
    xmlNode *found = NULL;
    if (step->kind == STEP_SELF || step->kind == STEP_PARENT)
        return before != NULL ? NULL : step->kind == STEP_SELF ? node : node->parent;
    if (step->kind == STEP_ATTRIBUTE) {
        found = before != NULL || node->type != XML_ELEMENT_NODE ? NULL : (xmlNode *)node->properties;
        while (found != NULL && !has_name (found, step->name))
            found = found->next;
        return found;
    }
    if (before != NULL)
        found = before->next;
    else if (node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE)
        found = node->children;
    while (found != NULL && (found->type != XML_ELEMENT_NODE || !has_name (found, step->name)))
        found = found->next;
    return found;
}

typedef gboolean (*Wanted) (xmlNode *node, gpointer data);

/* The first node of the path for which @is_wanted says so (NULL: the first one). */
static xmlNode *
find_node (const PlainStep *steps, int n_steps, xmlNode *node, Wanted is_wanted, gpointer data) {
    if (n_steps == 0)
        return is_wanted == NULL || is_wanted (node, data) ? node : NULL;
    xmlNode *step = NULL, *found = NULL;
    while (found == NULL && (step = next_of_step (steps, node, step)) != NULL)
        found = find_node (steps + 1, n_steps - 1, step, is_wanted, data);
    return found;
}

static xmlNode *
first_node (const PlainExpression *path, const PlainContext *context) {
    return find_node (path->steps, path->n_steps, context->node, NULL, NULL);
}

/* ---- texts ---- */

static void
append_content (const xmlNode *node, GString *out) {
    for (; node != NULL; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            g_string_append (out, node->content == NULL ? "" : (const char *)node->content);
        } else if (node->type == XML_ELEMENT_NODE) {
            append_content (node->children, out);
        } else if (node->type == XML_ENTITY_REF_NODE) {
            xmlChar *content = xmlNodeGetContent (node);
            g_string_append (out, content == NULL ? "" : (const char *)content);
            xmlFree (content);
        }
    }
}

/* Lent by the tree, or kept in *@owned, to be freed. */
static const char *
node_text (const xmlNode *node, char **owned) {
    if (node->type == XML_NAMESPACE_DECL)
        return (const char *)((const xmlNs *)node)->href;
    const xmlNode *only = node->children;
    if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE && node->type != XML_DOCUMENT_NODE)
        return node->content == NULL ? "" : (const char *)node->content;
    if (only == NULL)
        return "";
    if (only->next == NULL && only->type == XML_TEXT_NODE)
        return only->content == NULL ? "" : (const char *)only->content;
    GString *whole = g_string_new (NULL);
    append_content (only, whole);
    return *owned = g_string_free (whole, FALSE);
}

/* A variable that is not to be had says nothing: the transformation has been stopped then. */
static const char *
variable_text (const PlainExpression *variable, const PlainContext *context, char **owned) {
    gboolean is_lent = TRUE;
    xmlXPathObject *value = context->peek_variable (context->data, variable->text, &is_lent);
    const char *text = NULL;
    if (is_lent && value != NULL && value->type == XPATH_STRING)
        return value->stringval == NULL ? "" : (const char *)value->stringval;
    if (is_lent && value != NULL && value->type == XPATH_NODESET && value->nodesetval != NULL
        && value->nodesetval->nodeNr == 1 && value->nodesetval->nodeTab[0]->type != XML_NAMESPACE_DECL)
        return node_text (value->nodesetval->nodeTab[0], owned);
    xmlChar *cast = value == NULL ? NULL : xmlXPathCastToString (value);
    text = *owned = g_strdup (cast == NULL ? "" : (const char *)cast);
    xmlFree (cast);
    if (!is_lent)
        xmlXPathFreeObject (value);
    return text;
}

static void
append_substring (const PlainExpression *expression, const char *text, GString *out) {
    const PlainExpression *from = expression->first->next, *most = from->next;
    gint64 n = most == NULL ? G_MAXINT : (gint64)(from->number + most->number) - 1; /* characters up to its end */
    const char *begin = text;
    gint64 at = 1;
    for (; *begin != 0 && at < from->number; at++)
        begin = g_utf8_next_char (begin);
    const char *end = begin;
    for (; *end != 0 && at <= n; at++)
        end = g_utf8_next_char (end);
    g_string_append_len (out, begin, end - begin);
}

static void
append_translated (const char *text, const char *from, const char *to, GString *out) {
    for (; *text != 0; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);
        const char *found = g_utf8_strchr (from, -1, c), *other = to;
        for (const char *at = from; found != NULL && at < found && *other != 0; at = g_utf8_next_char (at))
            other = g_utf8_next_char (other);
        if (found == NULL)
            g_string_append_unichar (out, c);
        else if (*other != 0)
            g_string_append_unichar (out, g_utf8_get_char (other));
    }
}

static void
append_text (const PlainExpression *expression, const PlainContext *context, GString *out) {
    g_autofree char *owned = NULL, *from_owned = NULL, *to_owned = NULL;
    const PlainExpression *from, *to;
    switch (expression->kind) {
    case PLAIN_PATH:
    case PLAIN_VARIABLE:
    case PLAIN_LITERAL:
        g_string_append (out, plain_expression_text (expression, context, &owned));
        break;
    case PLAIN_SUBSTRING:
        append_substring (expression, plain_expression_text (expression->first, context, &owned), out);
        break;
    case PLAIN_TRANSLATE:
        from = expression->first->next;
        to = from->next;
        append_translated (plain_expression_text (expression->first, context, &owned),
                           plain_expression_text (from, context, &from_owned),
                           plain_expression_text (to, context, &to_owned), out);
        break;
    case PLAIN_POSITION:
        g_string_append_printf (out, "%d", context->position);
        break;
    case PLAIN_LAST:
        g_string_append_printf (out, "%d", context->size);
        break;
    case PLAIN_CONCAT:
        for (const PlainExpression *part = expression->first; part != NULL; part = part->next)
            append_text (part, context, out);
        break;
    default:
        g_assert_not_reached ();
    }
}

gboolean
plain_expression_has_text (const PlainExpression *expression) {
    return plain_is_stringlike (expression) || expression->kind == PLAIN_POSITION || expression->kind == PLAIN_LAST;
}

const char *
plain_expression_text (const PlainExpression *expression, const PlainContext *context, char **owned) {
    if (expression->kind == PLAIN_LITERAL)
        return expression->text;
    if (expression->kind == PLAIN_VARIABLE)
        return variable_text (expression, context, owned);
    if (expression->kind == PLAIN_PATH) {
        const xmlNode *node = first_node (expression, context);
        return node == NULL ? "" : node_text (node, owned);
    }
    GString *whole = g_string_sized_new (64);
    append_text (expression, context, whole);
    return *owned = g_string_free (whole, FALSE);
}

/* ---- truth ---- */

static double
number_of (const PlainExpression *expression, const PlainContext *context) {
    if (expression->kind == PLAIN_POSITION)
        return context->position;
    if (expression->kind == PLAIN_LAST)
        return context->size;
    if (expression->kind == PLAIN_NUMBER)
        return expression->number;
    g_autofree char *owned = NULL;
    return (double)g_utf8_strlen (plain_expression_text (expression->first, context, &owned), -1);
}

static gboolean
compare_numbers (PlainComparison comparison, double one, double other) {
    switch (comparison) {
    case IS_EQUAL:
        return one == other;
    case IS_UNEQUAL:
        return one != other;
    case IS_LESS:
        return one < other;
    case IS_LESS_OR_EQUAL:
        return one <= other;
    case IS_MORE:
        return one > other;
    default:
        return one >= other;
    }
}

/* What each node of a path is held against. */
typedef struct {
    PlainComparison comparison;
    gboolean is_number;
    double number;
    const char *text;
} Against;

static gboolean
is_so (xmlNode *node, gpointer data) {
    const Against *against = data;
    g_autofree char *owned = NULL;
    const char *text = node_text (node, &owned);
    if (against->is_number)
        return compare_numbers (against->comparison, xmlXPathCastStringToNumber (BAD_CAST text), against->number);
    return (strcmp (text, against->text) == 0) == (against->comparison == IS_EQUAL);
}

static gboolean
compare_boolean (gboolean is_true, const Against *against) {
    if (!against->is_number)
        return (is_true == (*against->text != 0)) == (against->comparison == IS_EQUAL);
    if (against->comparison == IS_EQUAL || against->comparison == IS_UNEQUAL)
        return (is_true == (xmlXPathCastNumberToBoolean (against->number) != 0)) == (against->comparison == IS_EQUAL);
    return compare_numbers (against->comparison, is_true, against->number);
}

static gboolean
compare_variable (xmlXPathObject *value, const Against *against) {
    const xmlNodeSet *nodes = value->nodesetval;
    double number;
    switch (value->type) {
    case XPATH_NODESET:
    case XPATH_XSLT_TREE:
        for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++)
            if (is_so (nodes->nodeTab[i], (gpointer)against))
                return TRUE;
        return FALSE;
    case XPATH_BOOLEAN:
        return compare_boolean (value->boolval, against);
    case XPATH_STRING:
        if (!against->is_number)
            return (g_strcmp0 ((const char *)value->stringval, against->text) == 0)
                   == (against->comparison == IS_EQUAL);
        return compare_numbers (against->comparison, xmlXPathCastStringToNumber (value->stringval), against->number);
    default:
        number = against->is_number ? against->number : xmlXPathCastStringToNumber (BAD_CAST against->text);
        return compare_numbers (against->comparison, xmlXPathCastToNumber (value), number);
    }
}

/* Its truth, or how it compares with @against. */
static gboolean
ask_variable (const PlainExpression *variable, const PlainContext *context, const Against *against) {
    gboolean is_lent = TRUE;
    xmlXPathObject *value = context->peek_variable (context->data, variable->text, &is_lent);
    if (value == NULL)
        return FALSE;
    gboolean is_true = against == NULL ? xmlXPathCastToBoolean (value) != 0 : compare_variable (value, against);
    if (!is_lent)
        xmlXPathFreeObject (value);
    return is_true;
}

static gboolean
compare (const PlainExpression *expression, const PlainContext *context) {
    const PlainExpression *one = expression->first, *other = one->next;
    if (one->type == TYPE_NUMBER)
        return compare_numbers (expression->comparison, number_of (one, context), number_of (other, context));
    g_autofree char *owned = NULL, *other_owned = NULL;
    Against against = { .comparison = expression->comparison };
    against.is_number = other->type == TYPE_NUMBER;
    if (against.is_number)
        against.number = number_of (other, context);
    else
        against.text = plain_expression_text (other, context, &other_owned);
    if (one->kind == PLAIN_VARIABLE)
        return ask_variable (one, context, &against);
    if (one->type == TYPE_NODES)
        return find_node (one->steps, one->n_steps, context->node, is_so, &against) != NULL;
    const char *text = plain_expression_text (one, context, &owned);
    return (g_strcmp0 (text, against.text) == 0) == (expression->comparison == IS_EQUAL);
}

static gboolean
ask_strings (const PlainExpression *expression, const PlainContext *context) {
    g_autofree char *owned = NULL, *part_owned = NULL;
    const char *text = plain_expression_text (expression->first, context, &owned);
    const char *part = plain_expression_text (expression->first->next, context, &part_owned);
    return expression->kind == PLAIN_CONTAINS ? strstr (text, part) != NULL : g_str_has_prefix (text, part);
}

gboolean
plain_expression_is_true (const PlainExpression *expression, const PlainContext *context) {
    switch (expression->kind) {
    case PLAIN_PATH:
        return first_node (expression, context) != NULL;
    case PLAIN_VARIABLE:
        return ask_variable (expression, context, NULL);
    case PLAIN_NOT:
        return !plain_expression_is_true (expression->first, context);
    case PLAIN_AND:
        return plain_expression_is_true (expression->first, context)
               && plain_expression_is_true (expression->first->next, context);
    case PLAIN_OR:
        return plain_expression_is_true (expression->first, context)
               || plain_expression_is_true (expression->first->next, context);
    case PLAIN_COMPARISON:
        return compare (expression, context);
    case PLAIN_STARTS_WITH:
    case PLAIN_CONTAINS:
        return ask_strings (expression, context);
    default:
        break;
    }
    if (expression->type == TYPE_NUMBER)
        return number_of (expression, context) != 0;
    g_autofree char *owned = NULL;
    return *plain_expression_text (expression, context, &owned) != 0;
}
