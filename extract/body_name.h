/* body_name.h - one name of a body: where it begins and how far it goes.
 * Called by:   body_names.c; body_domain.c, body_judge.c know the state.
 * Not here:    rows of names (body_names.h). */
#pragma once

#include "extract/body_heads.h"
#include "extract/body_names.h"

/* The confidence of a name that may go on behind where it was ended. */
#define BODY_NAME_OPEN 0.88

/* What is known of a name while it is read; of the last name of a row it tells how the next may begin. */
typedef struct {
    gboolean row;      /* governed by a quantifier, or words of a class: `, ban, ngành` goes on */
    gboolean listed;   /* a quantifier governs it: `các Học viện, Trường Cao đẳng` */
    gboolean complete; /* only what follows a whole name may come: level, place, modifier */
    gboolean fielded;  /* a known field of work ended it */
    gboolean guessed;  /* a verb or noun in small letters was taken for a part of the name */
    gboolean fresh;    /* right behind a head that a name must follow */
    gboolean post;     /* a post that still wants its body */
    gboolean named;    /* a row that has a name in it: `các trường Mầm non` */
    gboolean title;    /* the last word has a capital and small letters */
    gboolean proper;   /* the last two have: a name of a place or person, which a small word does not go on */
    gboolean place;    /* behind `tỉnh`, `xã`: capitals are a place's name */
    gboolean level; /* a row only since a level was named: `UBND xã, phường`; no other kinds of bodies belong to it */
    HeadKind last;
    Span head;  /* the last short head: `Sở` */
    Span first; /* the first word of the name, if a head that names a body begins it */
    guint words;
    guint tail;        /* the same at the end of any name, but for the second syllable of a word with a capital */
    gsize tail_end;    /* where the last of them ends */
    gsize plain;       /* where the words in small letters begin that only follow, 0 where the last is another */
    guint plain_words; /* how many they are */
    gboolean amount;   /* a figure behind them counts something: they were no name */
    guint unknown;     /* words in small letters that the lexicon does not know, in a row */
} NameState;

/**
 * body_name_read:
 * @at: where it should begin @bare_class: a kind of body without a name of its own is one too
 * Returns: FALSE where none begins there; else @ret_name and @ret_state are set.
 */
gboolean body_name_read (const BodyReading *reading, gsize at, gboolean bare_class, BodyRowFlags flags,
                         BodyName *ret_name, NameState *ret_state);
