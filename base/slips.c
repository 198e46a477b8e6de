/* slips.c - see slips.h. */
#include "base/slips.h"

#include <string.h>

#include "base/slips_data.h"

#define HORNED_U 0x1B0 /* ư */
#define OI       0x1A3 /* ƣ, which some converters write for ư */
#define REMOVED  G_MAXUINT32

/* The vowels o and ơ with each tone, in the same order. */
static const gunichar plain_o[] = { 'o', 0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD };
static const gunichar horned_o[] = { 0x1A1, 0x1EDD, 0x1EDB, 0x1EDF, 0x1EE1, 0x1EE3 };

static int
tone_in (const gunichar vowels[6], gunichar c) {
    for (int i = 0; i < 6; i++)
        if (vowels[i] == c)
            return i;
    return -1;
}

static inline gboolean
is_word_character (gunichar c) {
    return c < 0x80 ? g_ascii_isalnum ((char)c) : g_unichar_isalnum (c);
}

/* ---- by the letters ---------------------------------------------------------------------------------------- */

/* No Vietnamese syllable has `uơ` before a further letter, but behind q; none has `ưo`: the horn got lost on one of the two. */
static gboolean
is_half_horned (const gunichar *characters, gsize n, gsize at) {
    gunichar c = characters[at], next = at + 1 < n ? characters[at + 1] : 0;
    if (c == HORNED_U)
        return tone_in (plain_o, next) >= 0;
    return c == 'u' && next >= 0x80 && tone_in (horned_o, next) >= 0 && at + 2 < n
           && g_unichar_isalpha (characters[at + 2]) && (at == 0 || characters[at - 1] != 'q');
}

static gboolean
mend_letters (gunichar *word, gsize n) {
    gboolean any = FALSE;
    for (gsize i = 0; i < n; i++) {
        if (word[i] == OI) {
            word[i] = HORNED_U;
            any = TRUE;
        }
        if (!is_half_horned (word, n, i))
            continue;
        if (word[i] == HORNED_U)
            word[i + 1] = horned_o[tone_in (plain_o, word[i + 1])];
        else
            word[i] = HORNED_U;
        any = TRUE;
    }
    return any;
}

/* ---- the words of a stretch -------------------------------------------------------------------------------- */

typedef struct {
    gsize start, end; /* characters */
    guint number;     /* SLIP_NO_WORD where no phrase holds it */
} Word;

typedef struct {
    gunichar *characters;
    guint32 *offsets;
    gsize n;
    GArray *words; /* of Word */
    GArray *slips; /* (nullable) */
} Mending;

static void
note_slip (Mending *mending, gsize start, gsize end, gboolean by_letters) {
    if (mending->slips == NULL)
        return;
    g_autoptr (GString) meant = g_string_new (NULL);
    for (gsize i = start; i < end; i++)
        if (mending->characters[i] != REMOVED)
            g_string_append_unichar (meant, mending->characters[i]);
    Slip slip = { mending->offsets[start], mending->offsets[end], g_strdup (meant->str), by_letters };
    g_array_append_val (mending->slips, slip);
}

static guint
number_of (const Mending *mending, const Word *word) {
    guint32 hash = 0;
    for (gsize i = word->start; i < word->end; i++)
        hash = slips_word_hash (hash, mending->characters[i]);
    return slips_may_be_word (hash) ? slips_word_number (mending->characters + word->start, word->end - word->start)
                                    : SLIP_NO_WORD;
}

static void
find_words (Mending *mending) {
    for (gsize at = 0; at < mending->n; at++) {
        Word word = { at, at, SLIP_NO_WORD };
        while (word.end < mending->n && is_word_character (mending->characters[word.end]))
            word.end++;
        if (word.end == at)
            continue;
        if (mend_letters (mending->characters + at, word.end - at))
            note_slip (mending, at, word.end, TRUE);
        word.number = number_of (mending, &word);
        g_array_append_val (mending->words, word);
        at = word.end;
    }
}

static const Word *
word_at (const Mending *mending, gsize i) {
    return i < mending->words->len ? &g_array_index (mending->words, Word, i) : NULL;
}

/* TRUE where nothing but white space stands between two words. */
static gboolean
follows (const Mending *mending, const Word *word, const Word *next) {
    if (next == NULL)
        return FALSE;
    for (gsize i = word->end; i < next->start; i++)
        if (mending->characters[i] != ' ')
            return FALSE;
    return TRUE;
}

/* ---- days and numbers -------------------------------------------------------------------------------------- */

/* The digits of a word in which l stands for 1 and o for 0; -1 where it has another letter or no digit of its own. */
static int
digits_of (const Mending *mending, const Word *word, gboolean *ret_slip) {
    int value = 0;
    gboolean digit = FALSE;
    *ret_slip = FALSE;
    if (word->end - word->start > 4)
        return -1;
    for (gsize i = word->start; i < word->end; i++) {
        gunichar c = mending->characters[i];
        gboolean is_digit = c >= '0' && c <= '9';
        if (!is_digit && c != 'l' && c != 'o')
            return -1;
        digit = digit || is_digit;
        *ret_slip = *ret_slip || !is_digit;
        value = value * 10 + (is_digit ? (int)(c - '0') : c == 'l');
    }
    return digit ? value : -1;
}

static gboolean
is_part_of_date (int value, gsize digits) {
    return digits == 4 ? value >= 1900 && value <= 2100 : digits <= 2 && value >= 1 && value <= 31;
}

/* A part of a date beside it, parted by one slash. */
static gboolean
is_date_neighbour (const Mending *mending, const Word *one, const Word *other, const Word *neighbour) {
    gboolean slip;
    return one != NULL && other != NULL && other->start == one->end + 1 && mending->characters[one->end] == '/'
           && is_part_of_date (digits_of (mending, neighbour, &slip), neighbour->end - neighbour->start);
}

static gboolean
is_named (const Mending *mending, const Word *before, const Word *word) {
    static const char *const names[] = { "ngày", "tháng", "năm", "số" };
    char utf8[32];
    gsize length = 0;
    if (before == NULL || before->end - before->start > 5)
        return FALSE;
    for (gsize i = before->start; i < before->end; i++)
        length += (gsize)g_unichar_to_utf8 (mending->characters[i], utf8 + length);
    utf8[length] = '\0';
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        if (strcmp (utf8, names[i]) != 0)
            continue;
        if (i < 3)
            return follows (mending, before, word);
        /* `số l5-KH` is a number, `số lượng` no word of digits. */
        for (gsize k = before->end; k < word->start; k++)
            if (mending->characters[k] != ' ' && mending->characters[k] != ':')
                return FALSE;
        return word->end < mending->n && strchr ("-/", (char)mending->characters[word->end]) != NULL
               && mending->characters[word->end] < 0x80;
    }
    return FALSE;
}

static void
mend_digits (Mending *mending, gsize i) {
    const Word *before = i > 0 ? word_at (mending, i - 1) : NULL, *word = word_at (mending, i),
               *next = word_at (mending, i + 1);
    gboolean slip;
    int value = digits_of (mending, word, &slip);

    if (value < 0 || !slip)
        return;
    gboolean dated = is_part_of_date (value, word->end - word->start)
                     && ((before != NULL && is_date_neighbour (mending, before, word, before))
                         || (next != NULL && is_date_neighbour (mending, word, next, next)));
    if (!dated && !(is_named (mending, before, word)))
        return;
    for (gsize k = word->start; k < word->end; k++) {
        if (mending->characters[k] == 'l')
            mending->characters[k] = '1';
        else if (mending->characters[k] == 'o')
            mending->characters[k] = '0';
    }
    note_slip (mending, word->start, word->end, FALSE);
}

/* ---- phrases ----------------------------------------------------------------------------------------------- */

static const SlipChoice *
choose (const GArray *choices, guint number) {
    for (guint i = 0; i < choices->len; i++)
        if (g_array_index (choices, SlipChoice, i).printed == number)
            return &g_array_index (choices, SlipChoice, i);
    return NULL;
}

static gboolean
has_number (const GArray *numbers, guint number) {
    for (guint i = 0; i < numbers->len; i++)
        if (g_array_index (numbers, guint, i) == number)
            return TRUE;
    return FALSE;
}

/* `30/6`, `30 tháng` */
static gboolean
is_day (const Mending *mending, gsize i) {
    const Word *word = word_at (mending, i);
    gboolean slip;
    if (word == NULL || !is_part_of_date (digits_of (mending, word, &slip), word->end - word->start))
        return FALSE;
    return word->end < mending->n
           && (mending->characters[word->end] == '/'
               || (word->end + 1 < mending->n && mending->characters[word->end] == ' '
                   && mending->characters[word->end + 1] == 't'));
}

static gboolean
is_at_end (const Mending *mending, gsize at) {
    while (at < mending->n && mending->characters[at] == ' ')
        at++;
    return at == mending->n || mending->characters[at] == ':';
}

static gboolean
may_stand (const Mending *mending, const SlipPhrase *phrase, gsize first) {
    const Word *last = word_at (mending, first + phrase->n_words - 1),
               *next = word_at (mending, first + phrase->n_words);
    guint number = follows (mending, last, next) ? next->number : SLIP_NO_WORD;

    if (phrase->not_before != NULL && number != SLIP_NO_WORD && has_number (phrase->not_before, number))
        return FALSE;
    if (phrase->only_before != NULL && (number == SLIP_NO_WORD || !has_number (phrase->only_before, number)))
        return FALSE;
    if (phrase->before_date && !(follows (mending, last, next) && is_day (mending, first + phrase->n_words)))
        return FALSE;
    return !phrase->before_end || is_at_end (mending, last->end);
}

/* The word becomes the one meant; what is too many goes from before its last letter, so that its ends stay where they are. */
static void
replace_word (Mending *mending, Word *word, guint meant) {
    gsize n, length = word->end - word->start;
    const gunichar *characters = slips_peek_word (meant, &n);
    if (n == 1 && characters[0] == '-') /* a word too many */
        n = 0;
    for (gsize i = 0; i + 1 < length; i++)
        mending->characters[word->start + i] = i + 1 < n ? characters[i] : REMOVED;
    mending->characters[word->end - 1] = n > 0 ? characters[n - 1] : REMOVED;
    word->number = meant;
}

static gboolean
mend_phrase (Mending *mending, const SlipPhrase *phrase, gsize first) {
    guint meant[SLIP_WORDS_MAX];
    gsize start = G_MAXSIZE, end = 0;

    for (guint i = 0; i < phrase->n_words; i++) {
        const Word *word = word_at (mending, first + i);
        const SlipChoice *choice;
        if (word == NULL || (i > 0 && !follows (mending, word - 1, word)))
            return FALSE;
        choice = word->number != SLIP_NO_WORD ? choose (phrase->words[i], word->number) : NULL;
        if (choice == NULL)
            return FALSE;
        meant[i] = choice->meant;
    }
    if (!may_stand (mending, phrase, first))
        return FALSE;
    for (guint i = 0; i < phrase->n_words; i++) {
        Word *word = &g_array_index (mending->words, Word, first + i);
        if (word->number == meant[i])
            continue;
        replace_word (mending, word, meant[i]);
        start = MIN (start, word->start);
        end = word->end;
    }
    note_slip (mending, start, end, FALSE);
    return TRUE;
}

static void
mend_phrases (Mending *mending, gsize at) {
    const GArray *triggers = slips_peek_triggers (word_at (mending, at)->number);
    for (guint i = 0; triggers != NULL && i < triggers->len; i++) {
        const SlipTrigger *trigger = &g_array_index (triggers, SlipTrigger, i);
        if (trigger->place <= at && mend_phrase (mending, trigger->phrase, at - trigger->place))
            return;
    }
}

static gsize
close_up (Mending *mending) {
    gsize n = 0;
    for (gsize i = 0; i < mending->n; i++) {
        if (mending->characters[i] == REMOVED)
            continue;
        mending->characters[n] = mending->characters[i];
        mending->offsets[n++] = mending->offsets[i];
    }
    mending->offsets[n] = mending->offsets[mending->n];
    return n;
}

gsize
slips_mend (gunichar *characters, guint32 *offsets, gsize n, GArray *slips) {
    Mending mending = { characters, offsets, n, NULL, slips };

    mending.words = g_array_new (FALSE, FALSE, sizeof (Word));
    find_words (&mending);
    for (gsize i = 0; i < mending.words->len; i++) {
        mend_digits (&mending, i);
        if (g_array_index (mending.words, Word, i).number != SLIP_NO_WORD)
            mend_phrases (&mending, i);
    }
    g_array_unref (mending.words);
    return close_up (&mending);
}

/* ---- is there anything to mend? ---------------------------------------------------------------------------- */

/* A word that is a slip in some phrase is a good word in most: whether its neighbour is that of the phrase too. */
static gboolean
may_hold_phrase (const gunichar *characters, gsize n) {
    guint32 before = 0, hash = 0;
    gboolean was_trigger = FALSE; /* the word before */
    for (gsize i = 0; i <= n; i++) {
        if (i < n && is_word_character (characters[i])) {
            hash = slips_word_hash (hash, characters[i]);
            continue;
        }
        if (hash != 0) {
            gboolean is_trigger = slips_may_be_trigger (hash);
            if ((is_trigger || was_trigger) && (slips_may_be_pair (before, hash) || slips_may_be_pair (0, hash)))
                return TRUE;
            was_trigger = is_trigger;
            before = hash;
            hash = 0;
        }
        if (i < n && characters[i] != ' ')
            before = 0;
    }
    return FALSE;
}

gboolean
slips_suspect (const gunichar *characters, gsize n) {
    guint32 hash = 0;
    gboolean digit = FALSE, like_digit = FALSE, is_triggered = FALSE;

    for (gsize i = 0; i < n; i++) {
        gunichar c = characters[i];
        if (c < 0x80 && !g_ascii_isalnum ((char)c)) {
            if (digit && like_digit)
                return TRUE;
            is_triggered = is_triggered || (hash != 0 && slips_may_be_trigger (hash));
            hash = 0;
            digit = like_digit = FALSE;
            continue;
        }
        hash = slips_word_hash (hash, c);
        if (c <= '9')
            digit = TRUE;
        else if (c == 'l' || c == 'o')
            like_digit = TRUE;
        if (c == OI || ((c == 'u' || c == HORNED_U) && is_half_horned (characters, n, i)))
            return TRUE;
    }
    is_triggered = is_triggered || (hash != 0 && slips_may_be_trigger (hash));
    return (digit && like_digit) || (is_triggered && may_hold_phrase (characters, n));
}
