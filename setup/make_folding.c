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

static void
print_sieve (const char *name, gboolean of_triggers) {
    guint8 sieve[SLIPS_SIEVE_BYTES] = { 0 };
    for (guint number = SLIP_NO_WORD + 1; number < slips_n_words (); number++) {
        gsize n;
        const gunichar *characters = slips_peek_word (number, &n);
        guint32 hash = 0, bit;
        for (gsize i = 0; i < n; i++)
            hash = slips_word_hash (hash, characters[i]);
        bit = slips_sieve_bit (hash);
        if (!of_triggers || slips_peek_triggers (number) != NULL)
            sieve[bit >> 3] |= (guint8)(1 << (bit & 7));
    }
    printf ("const guint8 %s[SLIPS_SIEVE_BYTES] = {", name);
    for (guint i = 0; i < SLIPS_SIEVE_BYTES; i++)
        printf ("%s%u,", i % 32 == 0 ? "\n    " : " ", sieve[i]);
    printf ("\n};\n\n");
}

int
main (void) {
    printf ("/* Made by setup/make_folding.c. */\n#include \"base/letters.h\"\n#include \"base/slips_data.h\"\n\n");
    print_letters ();
    print_sieve ("slips_words_sieve", FALSE);
    print_sieve ("slips_triggers_sieve", TRUE);
    return 0;
}
