/* syllable.c - see syllable.h. */
#include "ingest/syllable.h"

#include <string.h>

#include "base/pattern.h"

/* Syllables are written in ASCII: A E O for â ê ô, W for ă, P U for ơ ư, D for đ; the tone is kept apart. */
static const char syllable[]
    = "^(?:ngh?|gh?|gi|kh?|ph?|th?|tr?|ch?|nh?|qu?|[bdDhlmrsvx])?"
      "(?:(?:u(?=[yEPAeW])|o(?=[aeW]))?(?:[aWAeEioOPuUy]|i[aE]|yE|u[aO]|U[aP]|oo)(?:[mnpt]|ch?|ngh?|nh)?"
      "|(?:o(?=[ae])|u(?=[Ayaei]))?(?:a[iouy]|A[uy]|eo|Eu|[oOPuU]i|iu|yu|iEu|yEu|uOi|UPi|UPu|Uu))$";

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

void
syllable_add (Syllable *word, gunichar c) {
    gunichar parts[4];
    gsize n;
    if (c >= 0x300 && c < 0x370) {
        add_mark (word, c);
        return;
    }
    n = g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, parts, G_N_ELEMENTS (parts));
    if (word->length >= SYLLABLE_LETTERS || n > G_N_ELEMENTS (parts) || (parts[0] >= 0x80 && parts[0] != 0x111)) {
        word->broken = TRUE;
        return;
    }
    word->code[word->length++] = parts[0] == 0x111 ? 'D' : (char)parts[0];
    for (gsize i = 1; i < n; i++)
        add_mark (word, parts[i]);
}

gboolean
syllable_is_whole (const Syllable *word) {
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

gboolean
syllable_is (const char *text, gsize length) {
    Syllable word = { 0 };
    for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
        syllable_add (&word, g_utf8_get_char (p));
    return syllable_is_whole (&word);
}
