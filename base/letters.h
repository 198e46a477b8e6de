/* letters.h - what folding makes of one character, worked out anew or looked up.
 * Lives here:  lower case, typographic dashes and quotes, the tone mark of a vowel.
 * Called by:   text.c; setup/make_folding.c, which makes the table when the program is built.
 * Not here:    words and sentences (text.h). */
#pragma once

#include <glib.h>

/** letters_fold: @c in lower case, white space as a space, dashes and quotes as ASCII. */
gunichar letters_fold (gunichar c);

/** letters_split_tone: the letter of @c, which keeps breve, circumflex and horn; @ret_tone: its tone mark, 0 where it has none. */
gunichar letters_split_tone (gunichar c, gunichar *ret_tone);

/* Vietnamese letters, dashes and quotes lie below. */
#define LETTERS_TABLE_SIZE 0x2040
typedef struct {
    guint16 folded, letter, tone; /* letters_fold(); letters_split_tone() */
} FoldedLetter;
extern const FoldedLetter letters_table[LETTERS_TABLE_SIZE];
