/* slips_data.h - the phrases of base/slips/phrases.conf, made ready for matching.
 * Lives here:  reading the file, its words as numbers, the phrases by the words that give them away.
 * Called by:   slips.c; setup/make_folding.c, which makes the sieves when the program is built. */
#pragma once

#include <glib.h>

#define SLIP_WORDS_MAX 4
#define SLIP_NO_WORD   0 /* the number of a word that no phrase holds */

typedef struct {
    guint printed; /* number of the word */
    guint meant;   /* the same where the word is kept */
} SlipChoice;

typedef struct {
    guint n_words;
    GArray *words[SLIP_WORDS_MAX]; /* of SlipChoice: what may stand there */
    GArray *not_before;            /* (nullable): of guint: words that must not follow */
    GArray *only_before;           /* (nullable): of guint: the only words that may follow */
    gboolean before_date;          /* a day must follow */
    gboolean before_end;           /* nothing or a colon must follow */
} SlipPhrase;

/* A phrase and the place in it of the word that gave it away. */
typedef struct {
    const SlipPhrase *phrase;
    guint place;
} SlipTrigger;

/** slips_word_hash: one step of the hash by which words are sifted; begin with 0. */
static inline guint32
slips_word_hash (guint32 hash, gunichar c) {
    return (hash ^ c) * 0x01000193u;
}

/* Which hashes words of the phrases have, a bit each, so that the file is read only where it is likely to say something. */
#define SLIPS_SIEVE_BITS  16
#define SLIPS_SIEVE_BYTES (1 << (SLIPS_SIEVE_BITS - 3))
extern const guint8 slips_words_sieve[SLIPS_SIEVE_BYTES], slips_triggers_sieve[SLIPS_SIEVE_BYTES],
    slips_pairs_sieve[SLIPS_SIEVE_BYTES];

static inline guint32
slips_sieve_bit (guint32 hash) {
    return (hash ^ hash >> SLIPS_SIEVE_BITS) & ((1 << SLIPS_SIEVE_BITS) - 1);
}

static inline gboolean
slips_sieve_has (const guint8 *sieve, guint32 hash) {
    guint32 bit = slips_sieve_bit (hash);
    return (sieve[bit >> 3] >> (bit & 7)) & 1;
}

/** slips_may_be_word, slips_may_be_trigger: FALSE where no word of that hash stands in any phrase; is a slip in any. */
static inline gboolean
slips_may_be_word (guint32 hash) {
    return slips_sieve_has (slips_words_sieve, hash);
}

static inline gboolean
slips_may_be_trigger (guint32 hash) {
    return slips_sieve_has (slips_triggers_sieve, hash);
}

/** slips_pair_hash: of two words by their hashes; a phrase of one word is a pair with 0. */
static inline guint32
slips_pair_hash (guint32 first, guint32 second) {
    return (first << 7 | first >> 25) ^ second;
}

/** slips_may_be_pair: FALSE where no phrase has two words of such hashes beside each other of which one is a slip. */
static inline gboolean
slips_may_be_pair (guint32 first, guint32 second) {
    return slips_sieve_has (slips_pairs_sieve, slips_pair_hash (first, second));
}

/** slips_n_words: words have numbers below it. */
guint slips_n_words (void);

/** slips_word_number: the number of the word of @n characters, SLIP_NO_WORD where no phrase holds it. */
guint slips_word_number (const gunichar *word, gsize n);

/** slips_peek_word: (transfer none): the characters of the word with @number; @ret_n: how many. */
const gunichar *slips_peek_word (guint number, gsize *ret_n);

/** slips_peek_triggers: (transfer none) (nullable): GArray of SlipTrigger for a word that is a slip in some phrase. */
const GArray *slips_peek_triggers (guint number);
