/* cut_words.h - words that a line end cut in two.
 * Called by:   reflow.c.
 * Not here:    numbers that a line end cut (reflow.c), whether the lines are one paragraph (reflow.c). */
#pragma once

#include <glib.h>

/* What stands between two printed lines that are joined. */
typedef enum {
    SEAM_SPACE,
    SEAM_NONE,   /* a word or a number goes on */
    SEAM_HYPHEN, /* a word goes on, and the mark at the end of the line only says so: it goes */
} Seam;

/**
 * cut_words_seam:
 * @before, @length: the end of a line @after, @after_length: the beginning of the next
 * @is_full: the line is as wide as it can be
 * Returns: how the word at the end goes on. A hyphen goes where the halves make one syllable, or where one of them is none;
 *   it stays between two syllables, as in `kinh tế-xã hội`. Without a hyphen a full line is glued only where one half is no
 *   syllable and the whole is.
 */
Seam cut_words_seam (const char *before, gsize length, const char *after, gsize after_length, gboolean is_full);

/** cut_words_mark_length: bytes of the mark that says that a word goes on, at the end of @text; 0 where none stands there. */
gsize cut_words_mark_length (const char *text, gsize length);
