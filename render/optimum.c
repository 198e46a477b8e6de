/* optimum.c - see optimum.h. */
#include "render/optimum.h"

#include <math.h>
#include <string.h>

#define FITNESS_DEMERITS 50.0 /* a tight line beside a loose one */
#define BADNESS_MAX      1e6

/* A place where a line may end, and the best way there. */
typedef struct {
    guint start;   /* the first token of the line that follows */
    guint token;   /* the one the line before ends at */
    gint previous; /* index of a node; -1: the beginning */
    int fitness;
    double demerits;
} Node;

typedef struct {
    const GArray *tokens;
    double first_width, width;
    gboolean fills_last;
    double *widths; /* sums up to a token */
    double *spaces; /* of those that stretch */
    GArray *nodes;  /* Node */
    GArray *active; /* guint: nodes whose next line may still end */
} Breaker;

/* How far a line may be stretched: each is tried where the one before gives no way through. */
static const double tolerances[] = { 1, 5, 20, INFINITY };

static const Token *
peek_token (const Breaker *breaker, guint index) {
    return &g_array_index (breaker->tokens, Token, index);
}

static Node *
peek_node (const Breaker *breaker, guint index) {
    return &g_array_index (breaker->nodes, Node, index);
}

static void
sum_widths (Breaker *breaker) {
    guint n = breaker->tokens->len;
    breaker->widths = g_new0 (double, n + 1);
    breaker->spaces = g_new0 (double, n + 1);
    for (guint i = 0; i < n; i++) {
        const Token *token = peek_token (breaker, i);
        gboolean stretches = token->kind == TOKEN_SPACE || token->kind == TOKEN_GLUE;
        breaker->widths[i + 1] = breaker->widths[i] + token->width;
        breaker->spaces[i + 1] = breaker->spaces[i] + (stretches ? token->width : 0);
    }
}

/* -1: the blanks give all they can; 0: as they are; 1: stretched by half. Below -1 the line does not fit. */
static double
stretch_ratio (const Breaker *breaker, const Node *from, guint end, gboolean is_last) {
    double natural = breaker->widths[end] - breaker->widths[from->start];
    double spaces = breaker->spaces[end] - breaker->spaces[from->start];
    double room = (from->previous < 0 ? breaker->first_width : breaker->width) - natural;
    if (fabs (room) < 0.01)
        return 0;
    if (room > 0 && is_last
        && !breaker->fills_last) /* what fills it up stretches by a whole line: the shorter it is, the worse */
        return room / (breaker->width + spaces * SPACE_STRETCH);
    if (room > 0)
        return spaces > 0 ? room / (spaces * SPACE_STRETCH) : BADNESS_MAX;
    return spaces > 0 ? room / (spaces * SPACE_SHRINK) : -BADNESS_MAX;
}

static int
fitness_class (double ratio) {
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double
demerits_of (double ratio, const Node *from, int fitness) {
    double badness = MIN (BADNESS_MAX, 100 * fabs (ratio) * ratio * ratio);
    return (1 + badness) * (1 + badness) + (ABS (fitness - from->fitness) > 1 ? FITNESS_DEMERITS : 0) + from->demerits;
}

static guint
skip_spaces (const Breaker *breaker, guint index) {
    while (index < breaker->tokens->len && peek_token (breaker, index)->kind == TOKEN_SPACE)
        index++;
    return index;
}

/* Tries to end a line before token @end. Returns FALSE where no line reaches to here. */
static gboolean
try_break (Breaker *breaker, guint end, gboolean is_forced, double tolerance) {
    Node best = { .demerits = INFINITY };
    guint kept = 0, last_dropped = 0;
    for (guint i = 0; i < breaker->active->len; i++) {
        guint index = g_array_index (breaker->active, guint, i);
        const Node *from = peek_node (breaker, index);
        double ratio = stretch_ratio (breaker, from, end, is_forced);
        if (ratio < -1.001) {
            last_dropped = index;
            continue;
        }
        g_array_index (breaker->active, guint, kept++) = index;
        int fitness = fitness_class (ratio);
        double demerits = ratio > tolerance ? INFINITY : demerits_of (ratio, from, fitness);
        if (demerits < best.demerits)
            best = (Node){ skip_spaces (breaker, end + 1), end, index, fitness, demerits };
    }
    g_array_set_size (breaker->active, kept);
    gboolean found = best.demerits < INFINITY;
    if (!found && kept == 0) { /* one word longer than the line: it sticks out, if nothing else helps */
        if (!isinf (tolerance))
            return FALSE;
        best = (Node){ skip_spaces (breaker, end + 1), end, last_dropped, 1,
                       peek_node (breaker, last_dropped)->demerits };
        found = TRUE;
    }
    if (is_forced) {
        if (!found)
            return FALSE;
        g_array_set_size (breaker->active, 0);
    }
    if (found) {
        guint index = breaker->nodes->len;
        if (is_forced) /* the next line is the first of its own, as wide as the others */
            best.start = end + 1;
        g_array_append_val (breaker->nodes, best);
        g_array_append_val (breaker->active, index);
    }
    return TRUE;
}

static gboolean
find_way (Breaker *breaker, double tolerance) {
    Node first = { .start = skip_spaces (breaker, 0), .previous = -1, .fitness = 1 };
    guint zero = 0;
    g_array_set_size (breaker->nodes, 0);
    g_array_set_size (breaker->active, 0);
    g_array_append_val (breaker->nodes, first);
    g_array_append_val (breaker->active, zero);
    for (guint i = 0; i < breaker->tokens->len; i++) {
        const Token *token = peek_token (breaker, i);
        gboolean is_feed = token->kind == TOKEN_FEED;
        if ((is_feed || token->kind == TOKEN_CUT || (token->kind == TOKEN_SPACE && !token->fixed))
            && !try_break (breaker, i, is_feed, tolerance))
            return FALSE;
    }
    return try_break (breaker, breaker->tokens->len, TRUE, tolerance);
}

void
optimum_find_breaks (const GArray *tokens, double first_width, double width, gboolean fills_last, GArray *ret_breaks) {
    Breaker breaker = { .tokens = tokens, .first_width = first_width, .width = width, .fills_last = fills_last };
    breaker.nodes = g_array_new (FALSE, FALSE, sizeof (Node));
    breaker.active = g_array_new (FALSE, FALSE, sizeof (guint));
    sum_widths (&breaker);
    for (gsize i = 0; i < G_N_ELEMENTS (tolerances); i++)
        if (find_way (&breaker, tolerances[i]))
            break;
    /* From the end back to the beginning; the last node is the end of the paragraph. */
    for (gint at = peek_node (&breaker, breaker.nodes->len - 1)->previous; at > 0;
         at = peek_node (&breaker, at)->previous)
        g_array_append_val (ret_breaks, peek_node (&breaker, at)->token);
    for (guint i = 0, n = ret_breaks->len; i < n / 2; i++) {
        guint swap = g_array_index (ret_breaks, guint, i);
        g_array_index (ret_breaks, guint, i) = g_array_index (ret_breaks, guint, n - 1 - i);
        g_array_index (ret_breaks, guint, n - 1 - i) = swap;
    }
    g_free (breaker.widths);
    g_free (breaker.spaces);
    g_array_unref (breaker.nodes);
    g_array_unref (breaker.active);
}
