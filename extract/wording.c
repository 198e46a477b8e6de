/* wording.c - see wording.h. */
#include "extract/wording.h"

#include <string.h>

#include "base/text.h"
#include "extract/bodies.h"

#define FOLD_BYTES_MAX 4000 /* how a stretch is worded shows at its beginning */
#define PREFIXES_MAX   5    /* adverbs and topics before the verb of work */
#define SENTENCES_MAX  8    /* looked through for an order behind a statement */
#define TITLE_BYTES    260  /* titles are shorter; in UTF-8, some 170 letters */

static char *
fold (const ExtractContext *context, Span span) {
    const char *text = document_peek_text (context->document);
    gsize end = text_character_before (text, MIN (span.end, span.start + FOLD_BYTES_MAX), span.start);
    return text_fold (text + span.start, (gssize)(end - span.start));
}

static gboolean
has (const ExtractContext *context, const char *group, const char *folded) {
    return lexicon_match (context->lexicon, group, folded, strlen (folded), 0, NULL) != NULL;
}

gboolean
wording_has (const ExtractContext *context, const char *group, Span span) {
    g_autofree char *folded = fold (context, span);
    return has (context, group, folded);
}

Role
wording_role (const ExtractContext *context, Span heading) {
    static const struct {
        const char *group;
        Role role;
    } roles[] = {
        { "heading-situation-patterns", ROLE_SITUATION },
        { "heading-goal-patterns", ROLE_GOAL },
        { "heading-money-patterns", ROLE_MONEY },
        { "heading-work-patterns", ROLE_WORK },
    };
    g_autofree char *folded = fold (context, heading);

    for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
        if (has (context, roles[i].group, folded))
            return roles[i].role == ROLE_SITUATION && has (context, "heading-outlook-patterns", folded) ? ROLE_UNKNOWN
                                                                                                        : roles[i].role;
    return ROLE_UNKNOWN;
}

/* A verb of work, after as many adverbs, times and topics as stand before it. */
static gboolean
begins_as_work (const ExtractContext *context, const char *folded, guint prefixes) {
    PatternMatch match;
    const char *const *keys = lexicon_peek_keys (context->lexicon, "work-before-patterns");

    if (has (context, "work-verb-patterns", folded))
        return TRUE;
    for (gsize i = 0; prefixes < PREFIXES_MAX && keys[i] != NULL; i++) {
        const Pattern *pattern = lexicon_peek_pattern (context->lexicon, "work-before-patterns", keys[i]);
        if (pattern_match (pattern, folded, strlen (folded), 0, &match) && match.groups[0].end > 0
            && begins_as_work (context, folded + match.groups[0].end, prefixes + 1))
            return TRUE;
    }
    return FALSE;
}

static const char *
skip_quotes (const char *folded) {
    while (*folded == '"' || *folded == '\'' || *folded == '(' || *folded == ' ')
        folded++;
    return folded;
}

gboolean
wording_is_work (const ExtractContext *context, Span span) {
    g_autofree char *folded = fold (context, span);
    return begins_as_work (context, skip_quotes (folded), 0);
}

gboolean
wording_is_statement (const ExtractContext *context, Span span) {
    g_autofree char *folded = fold (context, span);
    return has (context, "statement-patterns", folded)
           || (has (context, "subject-statement-patterns", folded) && !wording_works_behind_lead (context, span));
}

gboolean
wording_is_target (const ExtractContext *context, Span span) {
    g_autofree char *folded = fold (context, span);
    return has (context, "target-patterns", folded) && !has (context, "work-verb-patterns", folded);
}

gboolean
wording_is_intro (const ExtractContext *context, Span span) {
    const char *text = document_peek_text (context->document);
    span = span_trim (text, span, NULL);
    return span_length (span) > 0 && text[span.end - 1] == ':';
}

/* A short line with a full stop: `Các thôn đào hố trồng cây.`, not `Chi cục Quản lý thị trường.` */
static gboolean
does_something (const ExtractContext *context, Span span) {
    if (bodies_is_name (context, span))
        return FALSE;
    g_autoptr (BodiesFound) found = bodies_read (context, span, BODIES_IN_SENTENCE);
    return found->lead->len > 0;
}

gboolean
wording_is_sentence (const ExtractContext *context, Span span) {
    const char *text = document_peek_text (context->document);
    span = span_trim (text, span, NULL);
    if (span_length (span) == 0)
        return FALSE;
    if (strchr (".;", text[span.end - 1]) != NULL)
        return span_length (span) > TITLE_BYTES / 3 || wording_is_work (context, span)
               || does_something (context, span);
    return span_length (span) > TITLE_BYTES;
}

/* A full stop ends a sentence where a capital follows and no abbreviation stands before it. */
static gboolean
is_sentence_end (const char *text, Span span, gsize at) {
    gsize next = at + 1;
    const char *before;

    if (text[at] != '.' || at <= span.start + 3)
        return FALSE;
    while (next < span.end && (text[next] == ' ' || text[next] == '\n'))
        next++;
    if (next == at + 1 || next >= span.end)
        return FALSE;
    before = g_utf8_find_prev_char (text + span.start, text + at);
    if (before == NULL || g_unichar_isupper (g_utf8_get_char (before)))
        return FALSE; /* TP. , V. */
    return g_unichar_isupper (g_utf8_get_char (text + next));
}

Span
wording_first_sentence (const char *text, Span span) {
    for (gsize at = span.start; at < span.end; at++)
        if (is_sentence_end (text, span, at))
            return (Span){ span.start, at + 1 };
    return span;
}

Span
wording_last_sentence (const char *text, Span span) {
    for (gsize at = span.end; at > span.start; at--)
        if (is_sentence_end (text, span, at - 1))
            return span_trim (text, (Span){ at, span.end }, NULL);
    return span;
}

gboolean
wording_works_behind_lead (const ExtractContext *context, Span span) {
    g_autoptr (BodiesFound) found = bodies_read (context, span, BODIES_IN_SENTENCE);
    const char *text = document_peek_text (context->document);
    gsize end = span.start;

    for (guint i = 0; i < found->lead->len; i++) {
        const Value *value = g_ptr_array_index (found->lead, i);
        if (value->span != NULL && value->span->len > 0)
            end = MAX (end, g_array_index (value->span, Span, value->span->len - 1).end);
    }
    Span rest = span_trim (text, (Span){ end, span.end }, NULL);
    while (rest.start < rest.end && strchr (",:; ", text[rest.start]) != NULL)
        rest.start++;
    return end > span.start && wording_is_work (context, rest);
}

/* Agrees, states or names a topic; whoever it may name is told nothing yet. */
static gboolean
only_states (const ExtractContext *context, Span sentence) {
    if (wording_has (context, "assent-start-patterns", sentence))
        return TRUE;
    if (wording_has (context, "order-patterns", sentence))
        return FALSE;
    if (wording_is_statement (context, sentence))
        return TRUE;
    if (wording_is_work (context, sentence))
        return FALSE;
    g_autoptr (BodiesFound) found = bodies_read (context, sentence, BODIES_IN_SENTENCE);
    return found->lead->len == 0;
}

Span
wording_order_behind (const ExtractContext *context, Span span) {
    const char *text = document_peek_text (context->document);
    Span sentence = wording_first_sentence (text, span);
    gboolean assents = wording_has (context, "assent-start-patterns", sentence);

    for (guint i = 0; i < SENTENCES_MAX && sentence.end < span.end; i++) {
        if (i == 0 && !only_states (context, sentence))
            break;
        sentence = wording_first_sentence (text, span_trim (text, (Span){ sentence.end, span.end }, NULL));
        if (wording_has (context, "order-start-patterns", sentence)
            || wording_has (context, "order-turn-patterns", sentence)
            || (assents && !wording_is_statement (context, sentence) && wording_works_behind_lead (context, sentence)))
            return sentence;
    }
    return (Span){ 0, 0 };
}
