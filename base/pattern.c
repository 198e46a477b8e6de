/* pattern.c - see pattern.h. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"

#include <pcre2.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define MATCH_LIMIT     2000000 /* steps; the slowest match in corpus/ takes a thousandth of it */
#define JIT_STACK_BYTES (1 << 20)

/* Making machine code of a pattern costs as much as interpreting it over about so many bytes; of the hundreds of patterns most are asked of a
 * short document but a few times. */
#define INTERPRETED_BYTES 2048

struct Pattern {
    pcre2_code *code;
    pcre2_code
        *fast; /* NULL as long as it is not worth while; the same as machine code, or without where there is no JIT */
    gint seen; /* bytes it was interpreted over */
};

/* What a thread needs to match, made once for it. */
typedef struct {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
} Matcher;

static void
matcher_free (gpointer data) {
    Matcher *matcher = data;
    pcre2_match_data_free (matcher->data);
    pcre2_match_context_free (matcher->context);
    pcre2_jit_stack_free (matcher->stack);
    g_free (matcher);
}

static GPrivate thread_matcher = G_PRIVATE_INIT (matcher_free);

static Matcher *
peek_matcher (void) {
    Matcher *matcher = g_private_get (&thread_matcher);
    if (matcher != NULL)
        return matcher;
    matcher = g_new0 (Matcher, 1);
    matcher->data = pcre2_match_data_create (PATTERN_GROUPS_MAX, NULL);
    matcher->context = pcre2_match_context_create (NULL);
    matcher->stack = pcre2_jit_stack_create (32 << 10, JIT_STACK_BYTES, NULL);
    pcre2_set_match_limit (matcher->context, MATCH_LIMIT);
    pcre2_jit_stack_assign (matcher->context, NULL, matcher->stack);
    g_private_set (&thread_matcher, matcher);
    return matcher;
}

Pattern *
pattern_new (const char *expression, GError **error) {
    int code = 0;
    PCRE2_SIZE place = 0;
    pcre2_code *compiled = pcre2_compile ((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED,
                                          PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK, &code, &place, NULL);
    if (compiled == NULL) {
        PCRE2_UCHAR message[256] = { 0 };
        pcre2_get_error_message (code, message, sizeof message);
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("the pattern '%s' is wrong at byte %zu: %s"),
                     expression, (size_t)place, (const char *)message);
        return NULL;
    }
    Pattern *pattern = g_new0 (Pattern, 1);
    pattern->code = compiled;
    return pattern;
}

void
pattern_free (Pattern *pattern) {
    if (pattern == NULL)
        return;
    pcre2_code_free (pattern->code);
    pcre2_code_free (pattern->fast);
    g_free (pattern);
}

/* Expressions are mostly literals, asked for again and again at the same address: a slot for each address saves going over
 * the whole expression to find its hash. What stands there is still compared, for an address may be used for another. */
#define SLOTS 1024
typedef struct {
    const char *asked; /* the address it was asked for by */
    const char *expression;
    Pattern *pattern;
} Slot;

const Pattern *
pattern_peek (const char *expression) {
    static GMutex lock;
    static GHashTable *kept;
    static Slot slots[SLOTS];
    Slot *slot = &slots[((guintptr)expression >> 3) % SLOTS];
    Pattern *pattern;
    gpointer own = NULL;
    g_autoptr (GError) error = NULL;

    g_mutex_lock (&lock);
    if (slot->asked == expression && strcmp (slot->expression, expression) == 0) {
        pattern = slot->pattern;
        g_mutex_unlock (&lock);
        return pattern;
    }
    if (kept == NULL)
        kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)pattern_free);
    pattern = g_hash_table_lookup (kept, expression);
    if (pattern == NULL) {
        pattern = pattern_new (expression, &error);
        if (pattern == NULL)
            g_error ("%s", error->message);
        g_hash_table_insert (kept, g_strdup (expression), pattern);
    }
    g_hash_table_lookup_extended (kept, expression, &own, NULL);
    *slot = (Slot){ expression, own, pattern };
    g_mutex_unlock (&lock);
    return pattern;
}

/* The machine code is made in a copy: other threads may be matching with the first. */
static const pcre2_code *
make_fast (Pattern *pattern) {
    static GMutex making;

    g_mutex_lock (&making);
    if (pattern->fast == NULL) {
        pcre2_code *copy = pcre2_code_copy_with_tables (pattern->code);
        pcre2_jit_compile (copy, PCRE2_JIT_COMPLETE); /* where there is no JIT, matching still works */
        g_atomic_pointer_set (&pattern->fast, copy);
    }
    g_mutex_unlock (&making);
    return pattern->fast;
}

/* What to match with, now that @bytes more are to be gone over. */
static const pcre2_code *
peek_code (const Pattern *pattern, gsize bytes) {
    Pattern *counted = (Pattern *)pattern; /* what it matches stays the same */
    const pcre2_code *fast = g_atomic_pointer_get (&counted->fast);

    if (fast != NULL)
        return fast;
    if (bytes < INTERPRETED_BYTES && g_atomic_int_add (&counted->seen, (gint)bytes) < INTERPRETED_BYTES)
        return pattern->code;
    return make_fast (counted);
}

gboolean
pattern_match (const Pattern *pattern, const char *subject, gsize length, gsize start, PatternMatch *ret_match) {
    Matcher *matcher = peek_matcher ();
    int n = pcre2_match (peek_code (pattern, length - MIN (start, length)), (PCRE2_SPTR)subject, length, start,
                         PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
    if (n < 0)
        return FALSE;
    if (ret_match != NULL) {
        const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer (matcher->data);
        ret_match->count = n == 0 ? PATTERN_GROUPS_MAX : (guint)n;
        for (guint i = 0; i < ret_match->count; i++) {
            gboolean set = offsets[2 * i] != PCRE2_UNSET;
            ret_match->groups[i].start = set ? offsets[2 * i] : G_MAXSIZE;
            ret_match->groups[i].end = set ? offsets[2 * i + 1] : G_MAXSIZE;
        }
    }
    return TRUE;
}

gboolean
pattern_matches (const char *expression, const char *subject) {
    return pattern_match (pattern_peek (expression), subject, strlen (subject), 0, NULL);
}

char *
pattern_dup_group (const PatternMatch *match, const char *subject, guint i) {
    if (!pattern_has_group (match, i))
        return NULL;
    return g_strndup (subject + match->groups[i].start, span_length (match->groups[i]));
}
