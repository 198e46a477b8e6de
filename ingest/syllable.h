/* syllable.h - whether letters can be one Vietnamese syllable.
 * Called by:   legacy_guess.c (which encoding makes syllables), cut_words.c (halves of a word that a line end cut).
 * Not here:    words; whether a syllable means anything.
 * Source:      the syllable: one onset, one rhyme, one tone; syllables that end with a stop have the tones sắc and nặng only. */
#pragma once

#include <glib.h>

#define SYLLABLE_LETTERS 12 /* a longer word is none */

/* A word in the making; begin with all fields 0. */
typedef struct {
    char code[SYLLABLE_LETTERS + 1]; /* its letters in ASCII, the tone kept apart */
    guint length, tones;
    gunichar tone;
    gboolean broken; /* it holds what no syllable does */
} Syllable;

/** syllable_add: adds a letter, composed or not, or a combining mark of the letter before. */
void syllable_add (Syllable *word, gunichar c);
/** syllable_is_whole: TRUE where what was added is a syllable. */
gboolean syllable_is_whole (const Syllable *word);

/** syllable_is: the same for UTF-8. */
gboolean syllable_is (const char *text, gsize length);
