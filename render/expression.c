/* expression.c - see expression.h. A recursive descent over the few operators there are. */
#include "render/expression.h"

#include <math.h>
#include <string.h>

#define DEPTH_MAX 16
#define VALUE_MAX 283465.0 /* 100 m in pt: nothing on paper is longer, and sums stay exact */

typedef struct {
    const char *at;
    const ExpressionContext *context;
    int depth;
} Reader;

static const struct {
    const char *name;
    double pt;
} units[] = {
    { "pt", 1 }, { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 }, { "in", 72 }, { "pc", 12 }, { "px", 0.75 },
};

static gboolean read_sum (Reader *reader, ExpressionValue *ret);

static void
skip_space (Reader *reader) {
    while (g_ascii_isspace (*reader->at))
        reader->at++;
}

static gboolean
take (Reader *reader, const char *token) {
    skip_space (reader);
    gsize length = strlen (token);
    if (strncmp (reader->at, token, length) != 0)
        return FALSE;
    reader->at += length;
    return TRUE;
}

static gboolean
read_unit (Reader *reader, double number, ExpressionValue *ret) {
    if (*reader->at == '%') {
        reader->at++;
        *ret = (ExpressionValue){ .percent = number, .is_length = TRUE };
        return TRUE;
    }
    gsize length = 0;
    while (g_ascii_isalpha (reader->at[length]))
        length++;
    if (length == 0) {
        *ret = (ExpressionValue){ .number = number };
        return TRUE;
    }
    double factor = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        if (strlen (units[i].name) == length && strncmp (units[i].name, reader->at, length) == 0)
            factor = units[i].pt;
    if (length == 2 && strncmp (reader->at, "em", 2) == 0)
        factor = reader->context->em;
    if (factor == 0)
        return FALSE;
    reader->at += length;
    *ret = (ExpressionValue){ .pt = number * factor, .is_length = TRUE };
    return TRUE;
}

/* floor, ceiling and round take a number; min, max and abs numbers or lengths that depend on nothing. */
static gboolean
read_number_function (Reader *reader, ExpressionValue *ret, gboolean *ret_good) {
    static const char *const names[] = { "floor(", "ceiling(", "round(", "abs(", "min(", "max(" };
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
        if (!take (reader, names[i]))
            continue;
        ExpressionValue other = { 0 };
        *ret_good = read_sum (reader, ret) && (i < 4 || (take (reader, ",") && read_sum (reader, &other)))
                    && take (reader, ")") && ret->percent == 0 && ret->factor == 0 && other.percent == 0
                    && other.factor == 0 && (i < 4 ? i == 3 || !ret->is_length : ret->is_length == other.is_length);
        double value = ret->is_length ? ret->pt : ret->number, second = ret->is_length ? other.pt : other.number;
        value = i == 0   ? floor (value)
                : i == 1 ? ceil (value)
                : i == 2 ? floor (value + 0.5)
                : i == 3 ? fabs (value)
                : i == 4 ? MIN (value, second)
                         : MAX (value, second);
        *(ret->is_length ? &ret->pt : &ret->number) = value;
        return TRUE;
    }
    return FALSE;
}

static gboolean
read_function (Reader *reader, ExpressionValue *ret) {
    gboolean good;
    if (take (reader, "proportional-column-width(")) {
        ExpressionValue inner;
        if (!read_sum (reader, &inner) || inner.is_length || inner.number < 0 || !take (reader, ")"))
            return FALSE;
        *ret = (ExpressionValue){ .factor = inner.number, .is_length = TRUE };
        return TRUE;
    }
    if (read_number_function (reader, ret, &good))
        return good;
    const Length *length = NULL;
    if (take (reader, "body-start()"))
        length = &reader->context->body_start;
    else if (take (reader, "label-end()"))
        length = &reader->context->label_end;
    if (length == NULL)
        return FALSE;
    *ret = (ExpressionValue){ .pt = length->pt, .percent = length->percent, .is_length = TRUE };
    return TRUE;
}

static gboolean
read_factor (Reader *reader, ExpressionValue *ret) {
    if (++reader->depth > DEPTH_MAX)
        return FALSE;
    skip_space (reader);
    gboolean good;
    if (take (reader, "(")) {
        good = read_sum (reader, ret) && take (reader, ")");
    } else if (take (reader, "-")) {
        good = read_factor (reader, ret);
        if (good)
            *ret = (ExpressionValue){ -ret->number, -ret->pt, -ret->percent, -ret->factor, ret->is_length };
    } else if (g_ascii_isdigit (*reader->at) || *reader->at == '.' || *reader->at == '+') {
        /* Not strtod alone: it takes `0x1p3`, `inf` and exponents, which XSL does not know. */
        const char *end = reader->at + (*reader->at == '+');
        const char *start = end;
        while (g_ascii_isdigit (*end))
            end++;
        if (*end == '.')
            end++;
        while (g_ascii_isdigit (*end))
            end++;
        char copy[32];
        gsize length = end - start;
        if (length == 0 || length >= sizeof copy || (length == 1 && *start == '.'))
            return FALSE;
        memcpy (copy, start, length);
        copy[length] = 0;
        reader->at = end;
        good = read_unit (reader, g_ascii_strtod (copy, NULL), ret);
    } else {
        good = read_function (reader, ret);
    }
    reader->depth--;
    return good;
}

static gboolean
read_product (Reader *reader, ExpressionValue *ret) {
    if (!read_factor (reader, ret))
        return FALSE;
    for (;;) {
        ExpressionValue other;
        gboolean divide = FALSE, remainder = FALSE;
        if (take (reader, "div"))
            divide = TRUE;
        else if (take (reader, "mod"))
            divide = remainder = TRUE;
        else if (!take (reader, "*"))
            return TRUE;
        if (!read_factor (reader, &other))
            return FALSE;
        if (!divide && other.is_length) { /* 2 * 3mm */
            ExpressionValue swap = *ret;
            *ret = other;
            other = swap;
        }
        if (other.is_length || (divide && other.number == 0))
            return FALSE;
        if (remainder) {
            if (ret->percent != 0 || ret->factor != 0)
                return FALSE;
            ret->number = fmod (ret->number, other.number);
            ret->pt = fmod (ret->pt, other.number);
            continue;
        }
        double by = divide ? 1 / other.number : other.number;
        ret->number *= by;
        ret->pt *= by;
        ret->percent *= by;
        ret->factor *= by;
    }
}

static gboolean
read_sum (Reader *reader, ExpressionValue *ret) {
    if (!read_product (reader, ret))
        return FALSE;
    for (;;) {
        double sign = 1;
        ExpressionValue other;
        if (take (reader, "-"))
            sign = -1;
        else if (!take (reader, "+"))
            return TRUE;
        if (!read_product (reader, &other) || other.is_length != ret->is_length)
            return FALSE;
        ret->number += sign * other.number;
        ret->pt += sign * other.pt;
        ret->percent += sign * other.percent;
        ret->factor += sign * other.factor;
    }
}

gboolean
expression_read (const char *text, const ExpressionContext *context, ExpressionValue *ret_value) {
    Reader reader = { text, context, 0 };
    if (!read_sum (&reader, ret_value))
        return FALSE;
    skip_space (&reader);
    return *reader.at == 0 && fabs (ret_value->pt) <= VALUE_MAX && fabs (ret_value->percent) <= VALUE_MAX
           && fabs (ret_value->number) <= VALUE_MAX && fabs (ret_value->factor) <= VALUE_MAX;
}
