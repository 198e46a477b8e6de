/* slips_data.c - see slips_data.h. A fault in the compiled-in file is a fault of the program and aborts. */
#include "base/slips_data.h"

#include <glib.h>
#include <string.h>

#include "slips_built_in.h"

#define BUILT_IN_FILE "base/slips/phrases.conf"

typedef struct {
    gunichar *characters;
    gsize n;
    GArray *triggers; /* of SlipTrigger, NULL where there is none */
} Word;

typedef struct {
    GKeyFile *file;
    GHashTable *numbers; /* of the word, as UTF-8, to its number */
    GArray *words;       /* of Word, by number; the first is SLIP_NO_WORD */
    GPtrArray *phrases;  /* keeps them */
} Slips;

static guint
add_word (Slips *slips, const char *text) {
    gpointer known = g_hash_table_lookup (slips->numbers, text);
    glong n;
    Word *word;

    if (known != NULL)
        return GPOINTER_TO_UINT (known);
    g_array_set_size (slips->words, slips->words->len + 1);
    word = &g_array_index (slips->words, Word, slips->words->len - 1);
    *word = (Word){ .characters = g_utf8_to_ucs4_fast (text, -1, &n) };
    word->n = (gsize)n;
    g_hash_table_insert (slips->numbers, g_strdup (text), GUINT_TO_POINTER (slips->words->len - 1));
    return slips->words->len - 1;
}

/* The words of `a|b`, or those of the list that `@name` names, appended to @numbers. */
static void
add_words (Slips *slips, const char *text, GArray *numbers) {
    const char *parted = *text == '@' ? " " : "|";
    g_autofree char *list
        = *text == '@' ? g_key_file_get_value (slips->file, "words", text + 1, NULL) : g_strdup (text);
    g_auto (GStrv) words = NULL;

    if (list == NULL)
        g_error ("%s: no list '%s'", BUILT_IN_FILE, text);
    words = g_strsplit (list, parted, -1);
    for (char **w = words; *w != NULL; w++) {
        guint number = add_word (slips, *w);
        g_array_append_val (numbers, number);
    }
}

static void
add_trigger (Slips *slips, guint number, const SlipPhrase *phrase, guint place) {
    Word *word = &g_array_index (slips->words, Word, number);
    SlipTrigger trigger = { phrase, place };
    if (word->triggers == NULL)
        word->triggers = g_array_new (FALSE, FALSE, sizeof (SlipTrigger));
    g_array_append_val (word->triggers, trigger);
}

static void
read_place (Slips *slips, SlipPhrase *phrase, guint place, const char *printed, const char *meant) {
    g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
    gboolean kept = strcmp (meant, ".") == 0;
    guint right = kept ? SLIP_NO_WORD : add_word (slips, meant);

    phrase->words[place] = g_array_new (FALSE, FALSE, sizeof (SlipChoice));
    add_words (slips, printed, numbers);
    for (guint i = 0; i < numbers->len; i++) {
        SlipChoice choice = { g_array_index (numbers, guint, i), kept ? g_array_index (numbers, guint, i) : right };
        if (g_array_index (slips->words, Word, choice.meant).n > g_array_index (slips->words, Word, choice.printed).n)
            g_error ("%s: '%s' is longer than what is printed", BUILT_IN_FILE, meant);
        g_array_append_val (phrase->words[place], choice);
        if (choice.meant != choice.printed)
            add_trigger (slips, choice.printed, phrase, place);
    }
    if (!kept) { /* beside another slip the right word may stand already */
        SlipChoice choice = { right, right };
        g_array_append_val (phrase->words[place], choice);
    }
}

/* `! a b` or `? a b` behind a phrase. */
static void
read_condition (Slips *slips, SlipPhrase *phrase, const char *text) {
    g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
    g_auto (GStrv) words = g_strsplit (text + 2, " ", -1);

    for (char **w = words; *w != NULL; w++) {
        if (strcmp (*w, "@date") == 0)
            phrase->before_date = TRUE;
        else if (strcmp (*w, "@end") == 0)
            phrase->before_end = TRUE;
        else
            add_words (slips, *w, numbers);
    }
    if (numbers->len == 0)
        return;
    if (*text == '!')
        phrase->not_before = g_steal_pointer (&numbers);
    else
        phrase->only_before = g_steal_pointer (&numbers);
}

static void
read_phrase (Slips *slips, const char *key, const char *value) {
    g_auto (GStrv) printed = g_strsplit (key, " ", -1);
    const char *condition = strpbrk (value, "!?");
    g_autofree char *right = g_strndup (value, condition != NULL ? (gsize)(condition - value) : strlen (value));
    g_auto (GStrv) meant = g_strsplit (g_strchomp (right), " ", -1);
    SlipPhrase *phrase = g_new0 (SlipPhrase, 1);

    g_ptr_array_add (slips->phrases, phrase);
    phrase->n_words = g_strv_length (printed);
    if (phrase->n_words > SLIP_WORDS_MAX || phrase->n_words != g_strv_length (meant))
        g_error ("%s: '%s' and '%s' differ in length, or are too long", BUILT_IN_FILE, key, right);
    for (guint i = 0; i < phrase->n_words; i++)
        read_place (slips, phrase, i, printed[i], meant[i]);
    if (condition != NULL)
        read_condition (slips, phrase, condition);
}

static gpointer
load (G_GNUC_UNUSED gpointer data) {
    Slips *slips = g_new0 (Slips, 1);
    g_autoptr (GError) error = NULL;
    const BuiltIn *file = built_in_find (dondoc_slips_files, BUILT_IN_FILE);
    Word none = { 0 };

    slips->file = g_key_file_new ();
    slips->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    slips->words = g_array_new (FALSE, FALSE, sizeof (Word));
    slips->phrases = g_ptr_array_new ();
    g_array_append_val (slips->words, none);
    if (!g_key_file_load_from_data (slips->file, file->data, (gsize)(file->end - file->data), G_KEY_FILE_NONE, &error))
        g_error ("%s: %s", BUILT_IN_FILE, error->message);
    g_auto (GStrv) keys = g_key_file_get_keys (slips->file, "phrases", NULL, NULL);
    for (char **key = keys; *key != NULL; key++) {
        g_autofree char *value = g_key_file_get_value (slips->file, "phrases", *key, NULL);
        read_phrase (slips, *key, value);
    }
    return slips;
}

static const Slips *
peek (void) {
    static GOnce once = G_ONCE_INIT;
    return g_once (&once, load, NULL);
}

guint
slips_n_words (void) {
    return peek ()->words->len;
}

guint
slips_word_number (const gunichar *word, gsize n) {
    char utf8[64];
    gsize length = 0;
    for (gsize i = 0; i < n; i++) {
        if (length + 6 >= sizeof utf8)
            return SLIP_NO_WORD;
        length += (gsize)g_unichar_to_utf8 (word[i], utf8 + length);
    }
    utf8[length] = '\0';
    return GPOINTER_TO_UINT (g_hash_table_lookup (peek ()->numbers, utf8));
}

const gunichar *
slips_peek_word (guint number, gsize *ret_n) {
    const Word *word = &g_array_index (peek ()->words, Word, number);
    *ret_n = word->n;
    return word->characters;
}

const GArray *
slips_peek_triggers (guint number) {
    return g_array_index (peek ()->words, Word, number).triggers;
}
