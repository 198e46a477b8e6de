/* expression.h - the numeric values of properties: units, percentages, arithmetic.
 * Lives here:  `210mm - 2 * 30mm`, `50%`, `1.2em`, `proportional-column-width(2)`, `body-start()`, `label-end()`,
 *              `max(2mm, 1em)`.
 * Called by:   properties.c.
 * Source:      XSL 1.1, 5.9 (expressions) and 5.9.13 (lengths). */
#pragma once

#include "base/arena.h"

typedef enum { LENGTH_AUTO, LENGTH_FIXED, LENGTH_PROPORTIONAL } LengthKind;

/* A length may depend on the width of what contains it: pt + percent of that. */
typedef struct {
    double pt;      /* for LENGTH_PROPORTIONAL the factor */
    double percent; /* 100 is the whole */
    LengthKind kind;
} Length;

static inline double
length_resolve (Length length, double whole) {
    return length.pt + length.percent * whole / 100;
}

static inline Length
length_from_pt (double pt) {
    return (Length){ pt, 0, LENGTH_FIXED };
}

static inline Length
length_add (Length one, Length other) {
    return (Length){ one.pt + other.pt, one.percent + other.percent, LENGTH_FIXED };
}

typedef struct {
    double number; /* without unit */
    double pt, percent, factor;
    gboolean is_length; /* has a unit; else it is a plain number */
} ExpressionValue;

typedef struct {
    double em; /* pt */
    Length body_start, label_end;
} ExpressionContext;

/**
 * expression_read:
 * Returns: whether the whole of @text is an expression; finite and below 100 m.
 */
gboolean expression_read (const char *text, const ExpressionContext *context, ExpressionValue *ret_value);
