/* legacy_guess.c - which encoding bytes are in, by how many of the words that come out can be Vietnamese.
 * Called by:   legacy_guess() is part of legacy.h.
 * Not here:    what a syllable is (syllable.h). */
#include <string.h>

#include "ingest/legacy_tables.h"
#include "ingest/syllable.h"

#define WORDS_MAX   4000 /* that are looked at */
#define WORDS_FEW   6    /* below, the guess is doubtful */
#define SHARE_LEAST 60   /* percent that must be syllables */
#define SHARE_SURE  85
#define SHARE_LEAD  15 /* percent ahead of the next best */

/* Of the words with a byte from 0x80 on, how many there are and how many are syllables. */
static void
count_words (LegacyEncoding encoding, const guint8 *data, gsize size, guint *ret_words, guint *ret_good) {
    Syllable word = { 0 };
    gboolean is_high = FALSE;
    gunichar before = 0;
    *ret_words = *ret_good = 0;
    for (gsize at = 0; at <= size && *ret_words < WORDS_MAX; at++) {
        gunichar read[LEGACY_CHARACTERS_MAX] = { 0 };
        guint n = at < size ? legacy_read (encoding, data, size, at, before, read) : 1;
        gboolean inside = n == 0 || g_unichar_isalpha (read[0]) || read[0] >= 0x300;
        inside = inside && (n == 0 || read[0] < 0x2000);
        before = n > 0 ? read[n - 1] : 0;
        if (inside && at < size) {
            is_high = is_high || data[at] >= 0x80;
            word.broken = word.broken || n == 0;
            for (guint i = 0; i < n; i++)
                syllable_add (&word, read[i]);
            continue;
        }
        *ret_words += is_high;
        *ret_good += is_high && syllable_is_whole (&word);
        is_high = FALSE;
        memset (&word, 0, sizeof word);
    }
}

LegacyEncoding
legacy_guess (const guint8 *data, gsize size, gboolean *ret_doubtful) {
    static const LegacyEncoding candidates[] = { LEGACY_TCVN3, LEGACY_VNI, LEGACY_WINDOWS_1258, LEGACY_VPS };
    LegacyEncoding best = LEGACY_NONE;
    guint best_share = 0, next_share = 0, best_words = 0;
    for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++) {
        guint words, good, share;
        count_words (candidates[i], data, size, &words, &good);
        share = words > 0 ? 100 * good / words : 0;
        if (share > best_share) {
            next_share = best_share;
            best_share = share;
            best = candidates[i];
            best_words = words;
        } else
            next_share = MAX (next_share, share);
    }
    if (best == LEGACY_NONE) { /* no word at all: quotation marks and dashes alone, or another language */
        guint words, good;
        *ret_doubtful = TRUE;
        count_words (LEGACY_WINDOWS_1252, data, size, &words, &good);
        return words == 0 ? LEGACY_WINDOWS_1252 : LEGACY_NONE;
    }
    *ret_doubtful = best_words < WORDS_FEW || best_share < SHARE_SURE || best_share < next_share + SHARE_LEAD;
    return best_share >= SHARE_LEAST ? best : LEGACY_NONE;
}

LegacyEncoding
legacy_guess_wrapped (const guint8 *data, gsize size) {
    gboolean doubtful;
    LegacyEncoding encoding = legacy_guess (data, size, &doubtful);
    guint words, good, as_it_is, share;
    if (doubtful || encoding == LEGACY_NONE)
        return LEGACY_NONE;
    count_words (LEGACY_WINDOWS_1252, data, size, &words, &good);
    as_it_is = words > 0 ? 100 * good / words : 0;
    count_words (encoding, data, size, &words, &good);
    share = words > 0 ? 100 * good / words : 0;
    return share >= as_it_is + SHARE_LEAD ? encoding : LEGACY_NONE;
}
