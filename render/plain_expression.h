/* plain_expression.h - XPath expressions of the plainest kinds, answered straight from the tree.
 * Lives here:  reading one (`@status = 'late' and not(evidence)`, `position() != last()`, `concat(@number, ')')`), its truth, its text.
 * Called by:   shortcuts.c. libxml2 takes some thousand steps for what is a look at one attribute here.
 * Not here:    which instructions of a stylesheet have one (shortcuts.h).
 * Source:      XPath 1.0: 2 (paths of self, parent, child and attribute steps, names without a prefix, no predicates), 3.2 to 3.5
 *              (not, and, or, comparisons, variables), 4 (concat, contains, starts-with, substring, translate, string-length, not,
 *              position, last). */
#pragma once

#include <libxml/xpath.h>

#include "base/arena.h"

typedef struct PlainExpression PlainExpression;

/* Where it is asked: the node, its place among those at hand from 1, and how many those are. */
typedef struct {
    xmlNode *node; /* not a namespace */
    int position, size;
    /* The value of a variable; one that is not *@ret_is_lent is freed. NULL: there is none, which is reported there. */
    xmlXPathObject *(*peek_variable) (gpointer data, const char *name, gboolean *ret_is_lent);
    gpointer data;
} PlainContext;

/**
 * plain_expression_read:
 * @arena: where it lives @text: an XPath expression
 * Returns: (transfer none): NULL where it is not one of the plain kinds, or wrong; that is for libxml2 to say.
 */
PlainExpression *plain_expression_read (Arena *arena, const char *text);

/** plain_expression_is_true: as boolean() of it. */
gboolean plain_expression_is_true (const PlainExpression *expression, const PlainContext *context);

/** plain_expression_has_text: whether plain_expression_text() may be asked: a path, a string, a variable, position(), last(). */
gboolean plain_expression_has_text (const PlainExpression *expression);

/** plain_expression_text: as string() of it. Lent by the tree or the expression, else by *@owned, which is NULL before and to be freed. */
const char *plain_expression_text (const PlainExpression *expression, const PlainContext *context, char **owned);
