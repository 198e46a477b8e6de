/* plain_expression.c - see plain_expression.h. Read by recursive descent; whatever is not understood ends the reading.
 * Not here:    what they say of a node (plain_answers.c). */
#include <string.h>

#include "render/plain_expression_parts.h"

#define DEPTH_MAX 16 /* of brackets and functions inside each other */

typedef struct {
    Arena *arena;
    const char *at;
    int depth;
} Reading;

static PlainExpression *read_or (Reading *reading);

static void
skip_blanks (Reading *reading) {
    reading->at += strspn (reading->at, " \t\r\n");
}

static gboolean
take (Reading *reading, const char *token) {
    skip_blanks (reading);
    if (!g_str_has_prefix (reading->at, token))
        return FALSE;
    reading->at += strlen (token);
    return TRUE;
}

/* ASCII names; others are libxml2's to judge. */
static gsize
name_length (const char *at) {
    gsize n = 0;
    if (!g_ascii_isalpha (*at) && *at != '_')
        return 0;
    while (g_ascii_isalnum (at[n]) || at[n] == '_' || at[n] == '-' || at[n] == '.')
        n++;
    return n;
}

/* `and` and `or`, where an operator may stand. */
static gboolean
take_operator (Reading *reading, const char *name) {
    skip_blanks (reading);
    gsize length = strlen (name);
    if (strncmp (reading->at, name, length) != 0 || name_length (reading->at) != length)
        return FALSE;
    reading->at += length;
    return TRUE;
}

static PlainExpression *
new_expression (Reading *reading, PlainKind kind, PlainType type) {
    PlainExpression *expression = arena_allocate (reading->arena, sizeof *expression);
    expression->kind = kind;
    expression->type = type;
    return expression;
}

static gboolean
read_step (Reading *reading, PlainStep *step) {
    if (take (reading, "..")) {
        *step = (PlainStep){ STEP_PARENT, NULL };
        return TRUE;
    }
    if (*reading->at == '.' && !g_ascii_isdigit (reading->at[1])) {
        reading->at++;
        *step = (PlainStep){ STEP_SELF, NULL };
        return TRUE;
    }
    PlainStepKind kind = take (reading, "@") ? STEP_ATTRIBUTE : STEP_CHILD;
    gsize length = name_length (reading->at);
    if (length == 0 || reading->at[length] == ':')
        return FALSE;
    *step = (PlainStep){ kind, arena_copy (reading->arena, reading->at, length) };
    reading->at += length;
    return TRUE;
}

static PlainExpression *
read_path (Reading *reading) {
    PlainExpression *path = new_expression (reading, PLAIN_PATH, TYPE_NODES);
    do {
        skip_blanks (reading);
        if (path->n_steps == PLAIN_STEPS_MAX || !read_step (reading, &path->steps[path->n_steps++]))
            return NULL;
    } while (take (reading, "/"));
    skip_blanks (reading);
    return strchr ("([:*/", *reading->at) != NULL && *reading->at != 0 ? NULL : path;
}

static PlainExpression *
read_literal (Reading *reading) {
    char quote = *reading->at++;
    const char *end = strchr (reading->at, quote);
    if (end == NULL)
        return NULL;
    PlainExpression *literal = new_expression (reading, PLAIN_LITERAL, TYPE_STRING);
    literal->text = arena_copy (reading->arena, reading->at, end - reading->at);
    reading->at = end + 1;
    return literal;
}

static PlainExpression *
read_number (Reading *reading) {
    PlainExpression *number = new_expression (reading, PLAIN_NUMBER, TYPE_NUMBER);
    gsize n = strspn (reading->at, "0123456789");
    if (n > 9 || reading->at[n] == '.')
        return NULL;
    number->number = g_ascii_strtod (reading->at, NULL);
    reading->at += n;
    return number;
}

static PlainExpression *
read_variable (Reading *reading) {
    PlainExpression *variable = new_expression (reading, PLAIN_VARIABLE, TYPE_UNKNOWN);
    gsize length = name_length (++reading->at);
    variable->text = arena_copy (reading->arena, reading->at, length);
    reading->at += length;
    skip_blanks (reading);
    return length == 0 || (*reading->at != 0 && strchr ("[:/", *reading->at) != NULL) ? NULL : variable;
}

static gboolean
is_wanted_argument (char wanted, const PlainExpression *argument) {
    return wanted == 's' ? plain_is_stringlike (argument) : wanted != 'n' || argument->kind == PLAIN_NUMBER;
}

/* How many arguments a function has and what they are: 's' a path, a string or a variable, 'n' a number in figures, 'b' anything; '+'
 * more of the last, '?' and one more of it or none. */
static const struct {
    const char *name;
    PlainKind kind;
    PlainType type;
    const char *arguments;
} functions[] = {
    { "not", PLAIN_NOT, TYPE_BOOLEAN, "b" },
    { "position", PLAIN_POSITION, TYPE_NUMBER, "" },
    { "last", PLAIN_LAST, TYPE_NUMBER, "" },
    { "string-length", PLAIN_STRING_LENGTH, TYPE_NUMBER, "s" },
    { "concat", PLAIN_CONCAT, TYPE_STRING, "ss+" },
    { "substring", PLAIN_SUBSTRING, TYPE_STRING, "sn?" },
    { "translate", PLAIN_TRANSLATE, TYPE_STRING, "sss" },
    { "starts-with", PLAIN_STARTS_WITH, TYPE_BOOLEAN, "ss" },
    { "contains", PLAIN_CONTAINS, TYPE_BOOLEAN, "ss" },
};

static gboolean
read_arguments (Reading *reading, PlainExpression *function, const char *wanted) {
    PlainExpression **last = &function->first;
    char type = 0;
    for (; *wanted != 0; wanted += *wanted == '+' ? 0 : 1) {
        gboolean is_more = *wanted == '+' || *wanted == '?';
        if (type != 0 && !take (reading, ",")) {
            if (is_more)
                break;
            return FALSE;
        }
        type = is_more ? type : *wanted;
        PlainExpression *argument = read_or (reading);
        if (argument == NULL || !is_wanted_argument (type, argument))
            return FALSE;
        *last = argument;
        last = &argument->next;
    }
    return take (reading, ")");
}

static PlainExpression *
read_function (Reading *reading, gsize length) {
    for (gsize i = 0; i < G_N_ELEMENTS (functions); i++) {
        if (strlen (functions[i].name) != length || strncmp (reading->at, functions[i].name, length) != 0)
            continue;
        PlainExpression *function = new_expression (reading, functions[i].kind, functions[i].type);
        reading->at += length;
        return take (reading, "(") && read_arguments (reading, function, functions[i].arguments) ? function : NULL;
    }
    return NULL;
}

static PlainExpression *
read_primary (Reading *reading) {
    skip_blanks (reading);
    if (*reading->at == '\'' || *reading->at == '"')
        return read_literal (reading);
    if (g_ascii_isdigit (*reading->at))
        return read_number (reading);
    if (*reading->at == '$')
        return read_variable (reading);
    if (take (reading, "(")) {
        PlainExpression *inner = read_or (reading);
        return inner != NULL && take (reading, ")") ? inner : NULL;
    }
    gsize length = name_length (reading->at);
    const char *after = reading->at + length + strspn (reading->at + length, " \t\r\n");
    return length > 0 && *after == '(' ? read_function (reading, length) : read_path (reading);
}

/* Of a path or variable against a string or number, two numbers, two strings; the path or variable comes first then. */
static PlainExpression *
new_comparison (Reading *reading, PlainComparison comparison, PlainExpression *one, PlainExpression *other) {
    static const PlainComparison turned[]
        = { IS_EQUAL, IS_UNEQUAL, IS_MORE, IS_MORE_OR_EQUAL, IS_LESS, IS_LESS_OR_EQUAL };
    gboolean is_ordered = comparison != IS_EQUAL && comparison != IS_UNEQUAL;
    if (other->type == TYPE_NODES || other->type == TYPE_UNKNOWN) {
        PlainExpression *path = other;
        other = one;
        one = path;
        comparison = turned[comparison];
    }
    gboolean is_known = other->type == TYPE_NUMBER
                            ? one->type != TYPE_STRING && one->type != TYPE_BOOLEAN
                            : other->type == TYPE_STRING && !is_ordered && plain_is_stringlike (one);
    if (!is_known)
        return NULL;
    PlainExpression *expression = new_expression (reading, PLAIN_COMPARISON, TYPE_BOOLEAN);
    expression->comparison = comparison;
    expression->first = one;
    one->next = other;
    return expression;
}

static PlainExpression *
read_comparison (Reading *reading) {
    static const struct {
        const char *token;
        PlainComparison comparison;
    } operators[] = { { "!=", IS_UNEQUAL }, { "<=", IS_LESS_OR_EQUAL }, { ">=", IS_MORE_OR_EQUAL },
                      { "=", IS_EQUAL },    { "<", IS_LESS },           { ">", IS_MORE } };
    PlainExpression *one = read_primary (reading);
    for (gsize i = 0; one != NULL && i < G_N_ELEMENTS (operators); i++) {
        if (!take (reading, operators[i].token))
            continue;
        PlainExpression *other = read_primary (reading);
        return other != NULL ? new_comparison (reading, operators[i].comparison, one, other) : NULL;
    }
    return one;
}

static PlainExpression *
read_chain (Reading *reading, const char *name, PlainKind kind, PlainExpression *(*read_part) (Reading *)) {
    PlainExpression *one = read_part (reading);
    while (one != NULL && take_operator (reading, name)) {
        PlainExpression *both = new_expression (reading, kind, TYPE_BOOLEAN);
        both->first = one;
        one->next = read_part (reading);
        one = one->next != NULL ? both : NULL;
    }
    return one;
}

static PlainExpression *
read_and (Reading *reading) {
    return read_chain (reading, "and", PLAIN_AND, read_comparison);
}

static PlainExpression *
read_or (Reading *reading) {
    if (reading->depth == DEPTH_MAX)
        return NULL;
    reading->depth++;
    PlainExpression *expression = read_chain (reading, "or", PLAIN_OR, read_and);
    reading->depth--;
    return expression;
}

PlainExpression *
plain_expression_read (Arena *arena, const char *text) {
    Reading reading = { arena, text, 0 };
    PlainExpression *expression = read_or (&reading);
    skip_blanks (&reading);
    return *reading.at == 0 ? expression : NULL;
}
