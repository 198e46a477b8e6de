/* directory_place.c - see directory_place.h. */
#include "extract/directory_place.h"

#include <string.h>

#include "base/text.h"

static const struct {
    const char *words;
    guint n_words;
    BodyLevel level;
} kinds[] = {
    { "thành phố", 2, BODY_LEVEL_PROVINCE }, { "thị xã", 2, BODY_LEVEL_DISTRICT },
    { "thị trấn", 2, BODY_LEVEL_COMMUNE },   { "đặc khu", 2, BODY_LEVEL_COMMUNE },
    { "tỉnh", 1, BODY_LEVEL_PROVINCE },      { "huyện", 1, BODY_LEVEL_DISTRICT },
    { "quận", 1, BODY_LEVEL_DISTRICT },      { "xã", 1, BODY_LEVEL_COMMUNE },
    { "phường", 1, BODY_LEVEL_COMMUNE },
};

/* The kind of place whose word stands at @i; -1 where none does. `xã hội`, `tỉnh ủy` name no place. */
int
directory_kind_at (const DirectoryWords *words, guint i) {
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++) {
        guint after = i + kinds[k].n_words;
        if (!directory_words_begin (words, i, kinds[k].words))
            continue;
        if (directory_word_is (words, after, "hội") || directory_word_is (words, after, "ủy")
            || directory_word_is (words, after, "đoàn") || directory_word_is (words, after, "đội"))
            return -1;
        return (int)k;
    }
    return -1;
}

const char *
directory_kind_words (int kind) {
    return kinds[kind].words;
}

guint
directory_kind_n_words (int kind) {
    return kinds[kind].n_words;
}

BodyLevel
directory_kind_level (int kind) {
    return kinds[kind].level;
}

static const PlaceRow *
find_place (const DirectoryWords *words, guint first, guint end) {
    return directory_find_place (words->closed + words->from[first], directory_words_span (words, first, end));
}

const PlaceRow *
directory_search_place (const DirectorySearch *search, guint first, guint end) {
    return end > first ? find_place (search->words, first, end) : NULL;
}

const BodyRow *
directory_search_at (const DirectorySearch *search, guint first, guint end, BodyLevel level) {
    const DirectoryWords *words = search->words;
    return directory_find_at (words->closed + words->from[first], directory_words_span (words, first, end), level);
}

/* The province that the context tells. */
const PlaceRow *
directory_context_province (const DirectorySearch *search) {
    const char *const told[] = { search->context->province, search->context->issuer };
    for (gsize t = 0; t < G_N_ELEMENTS (told); t++) {
        g_autoptr (DirectoryWords) words = told[t] != NULL ? directory_words_new (told[t]) : NULL;
        for (guint i = 0; words != NULL && i < words->n; i++)
            for (guint end = words->n; end > i; end--) {
                const PlaceRow *place = find_place (words, i, end);
                /* a name of one syllable may be part of another word; no province has one but Huế */
                if (place != NULL && (end - i > 1 || t == 0 || strcmp (directory_peek (place->name), "Huế") == 0))
                    return place;
            }
    }
    return NULL;
}

static gboolean
is_before (PartialDate date, PartialDate limit) {
    return date.year != 0 && partial_date_compare (partial_date_last_day (date), partial_date_first_day (limit)) < 0;
}

/* `thành phố X`: a city under the centre where X is one (at the document's time), else one of the districts. */
BodyLevel
directory_city_level (const DirectorySearch *search, const PlaceRow *place) {
    if (place == NULL || strcmp (directory_peek (place->kind), "thành phố") != 0)
        return BODY_LEVEL_DISTRICT;
    if (place->city_since.year != 0 && is_before (search->context->date, place->city_since))
        return BODY_LEVEL_DISTRICT;
    return BODY_LEVEL_PROVINCE;
}

/* The printed words: as directory_words_new() parts them, nothing folded or written out. */
static char **
split_printed (const char *name) {
    g_autofree char *composed = text_nfc (name, -1);
    g_autoptr (GPtrArray) words = g_ptr_array_new ();
    for (const char *at = composed; *at != '\0';) {
        gsize length = strcspn (at, " ,;:.&-/()\"'{}\t\n\302");
        if (length == 0 && *at == '\302') { /* a no-break space and its like */
            at = g_utf8_next_char (at);
            continue;
        }
        if (length > 0 && !(length == strlen ("và") && strncmp (at, "và", length) == 0))
            g_ptr_array_add (words, g_strndup (at, length));
        at += length + (at[length] != '\0' && at[length] != '\302');
    }
    g_ptr_array_add (words, NULL);
    return (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* The name of a place as printed, from word @first to before @end of the folded words; words and printed words run in step
 * where no abbreviation was written out, else the folded words with large initials do. */
char *
directory_print_place (const DirectorySearch *search, guint first, guint end) {
    const DirectoryWords *words = search->words;
    GString *name = g_string_new (NULL);
    g_auto (GStrv) all = split_printed (search->name);
    guint printed = g_strv_length (all);
    for (guint i = first; i < end; i++) {
        guint from_end = words->n - i;
        const char *folded = words->closed + words->from[i];
        const char *word = from_end <= printed ? all[printed - from_end] : NULL;
        g_autofree char *check = word != NULL ? text_fold (word, -1) : NULL;
        if (name->len > 0)
            g_string_append_c (name, ' ');
        if (check != NULL && directory_word_is (words, i, check)) {
            g_string_append (name, word);
        } else {
            const char *rest = g_utf8_next_char (folded);
            g_string_append_unichar (name, g_unichar_toupper (g_utf8_get_char (folded)));
            g_string_append_len (name, rest, words->closed + words->from[i + 1] - rest);
        }
    }
    return g_string_free (name, FALSE);
}
