/* body_words.h - a stretch of text and the words that tell bodies in it.
 * Lives here:  the folded stretch, the groups of the lexicon as one pattern each, what stands at a place.
 * Called by:   body_names.c, body_reader.c, body_leads.c, bodies.c.
 * Not here:    names (body_names.c).
 * Source:      extract/lexicon/bodies.conf. */
#pragma once

#include "base/text.h"
#include "extract/lexicon.h"

/* Groups of words, compiled once into one pattern each. */
typedef enum {
    WORDS_QUANTIFIER,
    WORDS_CLASS,
    WORDS_WHOLE,
    WORDS_OPEN,
    WORDS_SHORT,
    WORDS_NOT,
    WORDS_POST,
    WORDS_POST_WHOLE,
    WORDS_FIELD,
    WORDS_DOMAIN,
    WORDS_TASK,
    WORDS_MODIFIER,
    WORDS_NATURE,
    WORDS_NAME_VERB,
    WORDS_STOP,
    WORDS_VERB,
    WORDS_ORDER,
    WORDS_LEAD_IN,
    WORDS_INTRO,
    WORDS_FRAME,
    WORDS_ASSENT,
    WORDS_LAST
} WordGroup;

/* A stretch of text being read for bodies. */
typedef struct {
    const Lexicon *lexicon;
    const char *text;
    FoldedText *folded; /* squeezed */
    gboolean shouting;  /* nearly all capitals: they tell nothing */
    const Pattern *words[WORDS_LAST];
} BodyReading;

void body_reading_init (BodyReading *reading, const Lexicon *lexicon, const char *text, Span span);
void body_reading_clear (BodyReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BodyReading, body_reading_clear)

/** body_words_at: TRUE where a word of @group stands at @at; @ret_end (nullable) is its end. */
gboolean body_words_at (const BodyReading *reading, WordGroup group, gsize at, gsize *ret_end);

/** body_is_capital: TRUE where the letter at @at is printed as a capital, and that tells something. */
gboolean body_is_capital (const BodyReading *reading, gsize at);

/** body_matches_at: TRUE where @expression, which begins with \\G, matches at @at; @ret_end (nullable) is the end. */
gboolean body_matches_at (const BodyReading *reading, const char *expression, gsize at, gsize *ret_end);

/** body_is_title_word: TRUE where the word [at, end) has a capital and small letters behind it. */
gboolean body_is_title_word (const BodyReading *reading, gsize at, gsize end);

/** body_word_end: the end of the word at @at, letters, digits and what joins them without a space; @at where there is none. */
gsize body_word_end (const BodyReading *reading, gsize at);

/** body_skip_spaces: the first byte at or behind @at that is no space. */
gsize body_skip_spaces (const BodyReading *reading, gsize at);

/** body_is_second_syllable: TRUE where the one syllable [at, end) is the second of a compound: `tạo` in `Đào tạo`. */
gboolean body_is_second_syllable (const BodyReading *reading, gsize at, gsize end);

/** body_ends_name: TRUE where a verb or a word that no name holds begins at @at; what has a capital is part of a name. */
gboolean body_ends_name (const BodyReading *reading, gsize at);
