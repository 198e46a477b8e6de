/* lost_blanks.c - see lost_blanks.h. */
#include "ingest/lost_blanks.h"

#include <string.h>

#include "ingest/syllable.h"

#define WORD_LETTERS 48 /* a longer run of letters is no words */

/* One run of letters: where each begins, and that it ends where the next would begin. */
typedef struct {
    gsize at[WORD_LETTERS + 1];
    gunichar letters[WORD_LETTERS];
    guint n;
    gboolean parts[WORD_LETTERS]; /* a blank is missing before this letter */
} Word;

/* The block of the letters that have two marks, or a dot or a hook. */
static gboolean
is_wide (gunichar c) {
    return c >= 0x1EA0 && c <= 0x1EF9;
}

static gboolean
is_syllable (const Word *word, guint from, guint to) {
    Syllable syllable = { 0 };
    for (guint i = from; i < to; i++)
        syllable_add (&syllable, word->letters[i]);
    return to > from && syllable_is_whole (&syllable);
}

static gboolean
is_marked (const Word *word, guint from, guint to) {
    for (guint i = from; i < to; i++)
        if (word->letters[i] >= 0x80)
            return TRUE;
    return FALSE;
}

/* TRUE where a capital at @i begins a word of its own behind the syllable from @from on. */
static gboolean
begins_at_capital (const Word *word, guint from, guint i) {
    return g_unichar_isupper (word->letters[i]) && g_unichar_islower (word->letters[i - 1]) && is_marked (word, from, i)
           && is_syllable (word, from, i);
}

/* Where a word of its own begins that runs on behind the syllable from @from on; @goes says from where on the letters are syllables. */
static guint
find_next (const Word *word, guint from, const gboolean *goes) {
    guint last = MIN (word->n - 1, from + SYLLABLE_LETTERS);
    for (guint i = from + 1; i <= last; i++)
        if (begins_at_capital (word, from, i))
            return i;
    if (is_syllable (word, from, word->n))
        return word->n;
    for (guint i = from + 1; i <= last; i++)
        if (goes[i] && is_wide (word->letters[i - 1]) && is_syllable (word, from, i))
            return i;
    return 0;
}

/* Marks where @word is parted. Returns: whether it is. */
static gboolean
find_parts (Word *word) {
    gboolean goes[WORD_LETTERS], found = FALSE;
    guint next[WORD_LETTERS] = { 0 };
    for (guint i = word->n; i-- > 0;) {
        next[i] = find_next (word, i, goes);
        goes[i] = next[i] > 0;
    }
    for (guint i = next[0]; i > 0 && i < word->n; i = next[i])
        word->parts[i] = found = TRUE;
    return found;
}

/* Quick, for nearly all words: only what a syllable may end with stands behind the letters that lose a blank. */
static gboolean
is_plain (const Word *word) {
    for (guint i = 1; i < word->n; i++) {
        gboolean ends = i + 1 == word->n;
        if (g_unichar_isupper (word->letters[i]) && !g_unichar_isupper (word->letters[i - 1]))
            return FALSE;
        if (!is_wide (word->letters[i - 1]))
            continue;
        if (i + 2 < word->n || word->letters[i] >= 0x80 || word->letters[word->n - 1] >= 0x80)
            return FALSE;
        if (strchr (ends ? "cmnptiouya" : "cn", g_ascii_tolower ((char)word->letters[i])) == NULL)
            return FALSE;
        return ends || strchr ("gh", g_ascii_tolower ((char)word->letters[i + 1])) != NULL;
    }
    return TRUE;
}

/* Reads the letters from @at on; 0 where they are too many. Returns: where they end. */
static gsize
read_word (const char *text, gsize at, gsize end, Word *word) {
    const char *p = text + at;
    gboolean is_long = FALSE;
    word->n = 0;
    for (gunichar c; p < text + end && g_unichar_isalpha (c = g_utf8_get_char (p)); p = g_utf8_next_char (p)) {
        if (word->n == WORD_LETTERS) {
            is_long = TRUE;
            continue;
        }
        word->at[word->n] = (gsize)(p - text);
        word->parts[word->n] = FALSE;
        word->letters[word->n++] = c;
    }
    if (is_long)
        word->n = 0;
    return (gsize)(p - text);
}

typedef struct {
    const MappedText *source;
    MappedText *mended;
    gsize copied; /* up to here the source is in it */
} Mending;

static void
put_blank (Mending *mending, gsize at) {
    if (mending->mended == NULL)
        mending->mended = mapped_text_new (TRUE);
    mapped_text_append_piece (mending->mended, mending->source, (Span){ mending->copied, at });
    mapped_text_append (mending->mended, " ", 1, mapped_text_origin (mending->source, at));
    mending->copied = at;
}

MappedText *
lost_blanks_mend (const MappedText *source) {
    const char *text = source->text->str;
    gsize length = source->text->len;
    Mending mending = { .source = source };
    Word word;
    for (gsize at = 0, end; at < length; at = end) {
        end = at + (gsize)g_utf8_skip[(guchar)text[at]];
        if (!g_unichar_isalpha (g_utf8_get_char (text + at)))
            continue;
        end = read_word (text, at, length, &word);
        if (word.n > 1 && !is_plain (&word) && find_parts (&word))
            for (guint i = 1; i < word.n; i++)
                if (word.parts[i])
                    put_blank (&mending, word.at[i]);
        if (word.n > 0 && end < length && g_ascii_isdigit (text[end]) && is_wide (word.letters[word.n - 1]))
            put_blank (&mending, end);
    }
    if (mending.mended != NULL)
        mapped_text_append_piece (mending.mended, source, (Span){ mending.copied, length });
    return mending.mended;
}
