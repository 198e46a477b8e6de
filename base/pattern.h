/* pattern.h - PCRE2 with the bounds this program needs: UTF, JIT, a match limit, a bound on the input.
 * Lives here:  compiling, matching, reading groups.
 * Called by:   extract/, ingest/, track/; usually on FoldedText.folded.
 * Source:      pcre2api(3); JIT ignores the depth limit, so the match limit and the JIT stack are set. */
#pragma once

#include "base/span.h"

typedef struct Pattern Pattern;

/* Group 0 is the whole match. Offsets are bytes of the subject; a group that took no part has start G_MAXSIZE. */
#define PATTERN_GROUPS_MAX 32
typedef struct {
    guint count;
    Span groups[PATTERN_GROUPS_MAX];
} PatternMatch;

/**
 * pattern_new:
 * @expression: PCRE2 syntax, UTF and Unicode properties on; write it in folded (lower-case) form when it is
 *   meant for folded text
 * @error: set when NULL comes back
 * Returns: (transfer full): the compiled pattern, or NULL and DONDOC_ERROR_CONFIGURATION with the place of the fault.
 */
Pattern *pattern_new (const char *expression, GError **error);
void pattern_free (Pattern *pattern); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pattern, pattern_free)

/**
 * pattern_peek:
 * @expression: a pattern written in the source; a fault in it is a fault of the program and aborts
 * Returns: (transfer none): the compiled pattern, kept for the life of the process; safe from any thread.
 */
const Pattern *pattern_peek (const char *expression);

/**
 * pattern_match:
 * @subject: UTF-8 @length: its bytes @start: where to begin
 * @ret_match: (nullable) (out): set only where TRUE comes back
 * Returns: TRUE where it matches. A subject on which the match limit is reached counts as no match.
 */
gboolean pattern_match (const Pattern *pattern, const char *subject, gsize length, gsize start,
                        PatternMatch *ret_match);

/** pattern_matches: pattern_match() of a source pattern over a NUL-terminated subject. */
gboolean pattern_matches (const char *expression, const char *subject);

/** pattern_has_group: TRUE where group @i took part in the match. */
static inline gboolean
pattern_has_group (const PatternMatch *match, guint i) {
    return i < match->count && match->groups[i].start != G_MAXSIZE;
}

/** pattern_dup_group: (transfer full): the text of group @i, NULL where it took no part. */
char *pattern_dup_group (const PatternMatch *match, const char *subject, guint i);
