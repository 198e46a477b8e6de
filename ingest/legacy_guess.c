/* legacy_guess.c - which encoding bytes are in, by how many of the words that come out can be Vietnamese.
 * Called by:   legacy_guess() is part of legacy.h.
 * Source:      the syllable: one onset, one rhyme, one tone; syllables that end with a stop have the tones sắc and nặng only. */
#include <string.h>

#include "base/pattern.h"
#include "ingest/legacy_tables.h"

#define WORDS_MAX    4000 /* that are looked at */
#define WORD_LETTERS 12   /* a longer one is no syllable */
#define WORDS_FEW    6    /* below, the guess is doubtful */
#define SHARE_LEAST  60   /* percent that must be syllables */
#define SHARE_SURE   85
#define SHARE_LEAD   15 /* percent ahead of the next best */

/* Syllables are written in ASCII: A E O for â ê ô, W for ă, P U for ơ ư, D for đ; the tone is kept apart. */
static const char syllable[]
    = "^(?:ngh?|gh?|gi|kh?|ph?|th?|tr?|ch?|nh?|qu?|[bdDhlmrsvx])?"
      "(?:(?:u(?=[yEPAeW])|o(?=[aeW]))?(?:[aWAeEioOPuUy]|i[aE]|yE|u[aO]|U[aP]|oo)(?:[mnpt]|ch?|ngh?|nh)?"
      "|(?:o(?=[ae])|u(?=[Ayaei]))?(?:a[iouy]|A[uy]|eo|Eu|[oOPuU]i|iu|yu|iEu|yEu|uOi|UPi|UPu|Uu))$";

typedef struct {
    char code[WORD_LETTERS + 1];
    guint length, tones;
    gunichar tone;
    gboolean broken, high;
} Syllable;

static gboolean
is_tone (gunichar c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

static void
add_mark (Syllable *word, gunichar mark) {
    static const struct {
        gunichar mark;
        const char *letters, *codes;
    } shapes[] = { { 0x302, "aeo", "AEO" }, { 0x306, "a", "W" }, { 0x31B, "ou", "PU" } };
    char *last = word->length > 0 ? &word->code[word->length - 1] : NULL;
    if (is_tone (mark)) {
        word->tones++;
        word->tone = mark;
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (shapes) && last != NULL; i++) {
        const char *found = shapes[i].mark == mark ? strchr (shapes[i].letters, *last) : NULL;
        if (found != NULL) {
            *last = shapes[i].codes[found - shapes[i].letters];
            return;
        }
    }
    word->broken = TRUE;
}

/* One character, composed or not. */
static void
add_character (Syllable *word, gunichar c) {
    gunichar parts[4];
    gsize n = g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, parts, G_N_ELEMENTS (parts));
    if (word->length >= WORD_LETTERS || n > G_N_ELEMENTS (parts) || (parts[0] >= 0x80 && parts[0] != 0x111)) {
        word->broken = TRUE;
        return;
    }
    word->code[word->length++] = parts[0] == 0x111 ? 'D' : (char)parts[0];
    for (gsize i = 1; i < n; i++)
        add_mark (word, parts[i]);
}

static gboolean
is_syllable (const Syllable *word) {
    char last = word->length > 0 ? word->code[word->length - 1] : '\0';
    gboolean stop = last != '\0'
                    && (strchr ("pt", last) != NULL || (last == 'c' && word->length > 1)
                        || (word->length > 2 && last == 'h' && word->code[word->length - 2] == 'c'));
    if (word->broken || word->tones > 1)
        return FALSE;
    if (stop && word->tone != 0 && word->tone != 0x301 && word->tone != 0x323)
        return FALSE;
    return pattern_match (pattern_peek (syllable), word->code, word->length, 0, NULL);
}

/* Of the words with a byte from 0x80 on, how many there are and how many are syllables. */
static void
count_words (LegacyEncoding encoding, const guint8 *data, gsize size, guint *ret_words, guint *ret_good) {
    Syllable word = { 0 };
    gunichar before = 0;
    *ret_words = *ret_good = 0;
    for (gsize at = 0; at <= size && *ret_words < WORDS_MAX; at++) {
        gunichar read[LEGACY_CHARACTERS_MAX] = { 0 };
        guint n = at < size ? legacy_read (encoding, data, size, at, before, read) : 1;
        gboolean inside = n == 0 || g_unichar_isalpha (read[0]) || read[0] >= 0x300;
        inside = inside && (n == 0 || read[0] < 0x2000);
        before = n > 0 ? read[n - 1] : 0;
        if (inside && at < size) {
            word.high = word.high || data[at] >= 0x80;
            word.broken = word.broken || n == 0;
            for (guint i = 0; i < n; i++)
                if (read[i] >= 0x300 && read[i] < 0x370)
                    add_mark (&word, read[i]);
                else
                    add_character (&word, read[i]);
            continue;
        }
        *ret_words += word.high;
        *ret_good += word.high && is_syllable (&word);
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
