/* plain_expression_parts.h - what a plain expression is made of, between the file that reads it and the one that answers it.
 * Used by:     plain_expression.c, plain_answers.c; nobody else. */
#pragma once

#include "render/plain_expression.h"

#define PLAIN_STEPS_MAX 4

typedef enum {
    PLAIN_PATH,
    PLAIN_VARIABLE,
    PLAIN_LITERAL,
    PLAIN_NUMBER,
    PLAIN_POSITION,
    PLAIN_LAST,
    PLAIN_STRING_LENGTH,
    PLAIN_CONCAT,
    PLAIN_SUBSTRING,
    PLAIN_TRANSLATE,
    PLAIN_STARTS_WITH,
    PLAIN_CONTAINS,
    PLAIN_NOT,
    PLAIN_AND,
    PLAIN_OR,
    PLAIN_COMPARISON,
} PlainKind;

typedef enum {
    TYPE_NODES,
    TYPE_STRING,
    TYPE_NUMBER,
    TYPE_BOOLEAN,
    TYPE_UNKNOWN
} PlainType; /* a variable's shows when it is asked */
typedef enum { STEP_SELF, STEP_PARENT, STEP_CHILD, STEP_ATTRIBUTE } PlainStepKind;
typedef enum { IS_EQUAL, IS_UNEQUAL, IS_LESS, IS_LESS_OR_EQUAL, IS_MORE, IS_MORE_OR_EQUAL } PlainComparison;

typedef struct {
    PlainStepKind kind;
    const char *name;
} PlainStep;

struct PlainExpression {
    PlainKind kind;
    PlainType type;
    PlainComparison comparison;
    int n_steps;
    PlainStep steps[PLAIN_STEPS_MAX];
    const char *text; /* PLAIN_LITERAL; the name of PLAIN_VARIABLE */
    double number;
    PlainExpression *first, *next; /* its arguments; the next argument of what it belongs to */
};

/** plain_is_stringlike: whether a function may ask its text. */
static inline gboolean
plain_is_stringlike (const PlainExpression *expression) {
    return expression->type == TYPE_NODES || expression->type == TYPE_STRING || expression->type == TYPE_UNKNOWN;
}
