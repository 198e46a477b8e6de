/* body_names.h - where the name of a body begins and ends.
 * Lives here:  recognising a body by its form, its extent, rows of bodies, `các Sở: A, B`.
 * Called by:   bodies.c.
 * Not here:    which body leads (bodies.c).
 * Source:      records.md, "Who leads", "Who"; the words are in extract/lexicon/bodies.conf. */
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
    WORDS_MODIFIER,
    WORDS_NATURE,
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
    const char    *text;
    FoldedText    *folded; /* squeezed */
    gboolean       shouting; /* nearly all capitals: they tell nothing */
    const Pattern *words[WORDS_LAST];
} BodyReading;

void body_reading_init (BodyReading *reading, const Lexicon *lexicon, const char *text, Span span);
void body_reading_clear (BodyReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BodyReading, body_reading_clear)

/** body_words_at: TRUE where a word of @group stands at @at; @ret_end (nullable) is its end. */
gboolean body_words_at (const BodyReading *reading, WordGroup group, gsize at, gsize *ret_end);

/** body_is_capital: TRUE where the letter at @at is printed as a capital, and that tells something. */
gboolean body_is_capital (const BodyReading *reading, gsize at);

/* One name: its pieces in the folded text; several only where a head is given once for many names. */
#define BODY_PIECES_MAX 4
typedef struct {
    Span     pieces[BODY_PIECES_MAX];
    guint    n_pieces;
    gsize    start, end; /* of what was read, the row of a distributed name included */
    gboolean is_class;
    double   confidence;
} BodyName;

/* What a row may hold. */
typedef enum {
    BODY_ROW_SUBJECT = 0,
    BODY_ROW_SEMICOLONS = 1 << 0, /* `;` goes on with the next */
    BODY_ROW_LOOSE = 1 << 1,      /* unknown names with a capital are bodies too */
    BODY_ROW_FIELD = 1 << 2,      /* nothing but names is expected */
} BodyRowFlags;

/**
 * body_names_read:
 * @at: where the row begins
 * @names: of BodyName; those found are appended
 * Returns: the end of the row, @at where no body begins there.
 */
gsize body_names_read (const BodyReading *reading, gsize at, BodyRowFlags flags, GArray *names);

/** body_names_begin: TRUE where a body's name begins at @at. */
gboolean body_names_begin (const BodyReading *reading, gsize at);
