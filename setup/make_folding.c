/* make_folding.c - makes the constant tables that text is folded by: what becomes of each letter (base/letters.h), and the sieves of the
 * words of base/slips/ (base/slips_data.h).
 * Called by:   the Makefile, on the machine that builds.
 * usage: make_folding >FILE.c */
#include <stdio.h>

#include "base/letters.h"
#include "base/slips_data.h"

static void
print_letters (void) {
    printf ("const FoldedLetter letters_table[LETTERS_TABLE_SIZE] = {");
    for (gunichar c = 0; c < LETTERS_TABLE_SIZE; c++) {
        gunichar tone, letter = letters_split_tone (c, &tone);
        printf ("%s{ %u, %u, %u },", c % 4 == 0 ? "\n    " : " ", letters_fold (c), letter, tone);
    }
    printf ("\n};\n\n");
}

static guint32
hash_word (guint number) {
    gsize n;
    const gunichar *characters = slips_peek_word (number, &n);
    guint32 hash = 0;
    for (gsize i = 0; i < n; i++)
        hash = slips_word_hash (hash, characters[i]);
    return hash;
}

static void
sieve_add (guint8 *sieve, guint32 hash) {
    guint32 bit = slips_sieve_bit (hash);
    sieve[bit >> 3] |= (guint8)(1 << (bit & 7));
}

/* What may stand at @place and the place after it, where one of the two is a slip. */
static void
add_pairs (guint8 *sieve, const SlipPhrase *phrase, guint place) {
    const GArray *firsts = phrase->words[place], *seconds = phrase->words[place + 1];
    for (guint i = 0; i < firsts->len; i++)
        for (guint k = 0; k < seconds->len; k++) {
            const SlipChoice *first = &g_array_index (firsts, SlipChoice, i);
            const SlipChoice *second = &g_array_index (seconds, SlipChoice, k);
            if (first->printed != first->meant || second->printed != second->meant)
                sieve_add (sieve, slips_pair_hash (hash_word (first->printed), hash_word (second->printed)));
        }
}

static void
print_sieve (const char *name, const guint8 *sieve) {
    printf ("const guint8 %s[SLIPS_SIEVE_BYTES] = {", name);
    for (guint i = 0; i < SLIPS_SIEVE_BYTES; i++)
        printf ("%s%u,", i % 32 == 0 ? "\n    " : " ", sieve[i]);
    printf ("\n};\n\n");
}

static void
print_sieves (void) {
    guint8 words[SLIPS_SIEVE_BYTES] = { 0 }, triggers[SLIPS_SIEVE_BYTES] = { 0 }, pairs[SLIPS_SIEVE_BYTES] = { 0 };
    for (guint number = SLIP_NO_WORD + 1; number < slips_n_words (); number++) {
        const GArray *places = slips_peek_triggers (number);
        sieve_add (words, hash_word (number));
        if (places != NULL)
            sieve_add (triggers, hash_word (number));
        for (guint i = 0; places != NULL && i < places->len; i++) {
            const SlipTrigger *trigger = &g_array_index (places, SlipTrigger, i);
            if (trigger->phrase->n_words == 1)
                sieve_add (pairs, slips_pair_hash (0, hash_word (number)));
            for (guint place = 0; place + 1 < trigger->phrase->n_words; place++)
                add_pairs (pairs, trigger->phrase, place);
        }
    }
    print_sieve ("slips_words_sieve", words);
    print_sieve ("slips_triggers_sieve", triggers);
    print_sieve ("slips_pairs_sieve", pairs);
}

int
main (void) {
    printf ("/* Made by setup/make_folding.c. */\n#include \"base/letters.h\"\n#include \"base/slips_data.h\"\n\n");
    print_letters ();
    print_sieves ();
    return 0;
}
