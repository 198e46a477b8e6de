/* slips.h - the usual slips of text recognition and font conversion, mended where words are compared.
 * Lives here:  which printed words are read as others: by their letters (`truớc`, `đƣợc`), in fixed phrases (`tinh ủy`), in days
 *              and numbers (`l5/6`).
 * Called by:   text.c, for every folded text and for text_find_slips().
 * Not here:    the output, which keeps what is printed; only folded copies are mended.
 * Data:        base/slips/phrases.conf (compiled in). */
#pragma once

#include <glib.h>

/* A place where what is printed is read as something else. */
typedef struct {
    gsize start, end;    /* bytes of the original text: the words that differ */
    char *meant;         /* folded */
    gboolean by_letters; /* the word cannot be Vietnamese as printed; else a phrase or date says what is meant */
} Slip;

/** slips_suspect: TRUE where slips_mend() has to be asked; quick, over @n folded characters. */
gboolean slips_suspect (const gunichar *characters, gsize n);

/**
 * slips_mend:
 * @characters: @n folded characters, tone marks placed; changed in place, never longer afterwards
 * @offsets: @n + 1 entries: the byte of the text that each came from, and the one behind the last; follows
 * @slips: (nullable): GArray of Slip to which what was mended is appended, in order of finding
 * Returns: how many characters there are then.
 */
gsize slips_mend (gunichar *characters, guint32 *offsets, gsize n, GArray *slips);
