/* directory_place.c - see directory_place.h. */
#include "extract/directory_place.h"

#include <string.h>

#include "base/text.h"

gboolean
directory_word_is (const GPtrArray *words, guint i, const char *word) {
    return i < words->len && strcmp (g_ptr_array_index (words, i), word) == 0;
}

gboolean
directory_words_begin (const GPtrArray *words, guint first, const char *phrase) {
    g_auto (GStrv) parts = g_strsplit (phrase, " ", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        if (!directory_word_is (words, first + i, parts[i]))
            return FALSE;
    return TRUE;
}

static const struct {
    const char *words;
    BodyLevel level;
} kinds[] = {
    { "thành phố", BODY_LEVEL_PROVINCE }, { "thị xã", BODY_LEVEL_DISTRICT }, { "thị trấn", BODY_LEVEL_COMMUNE },
    { "đặc khu", BODY_LEVEL_COMMUNE },    { "tỉnh", BODY_LEVEL_PROVINCE },   { "huyện", BODY_LEVEL_DISTRICT },
    { "quận", BODY_LEVEL_DISTRICT },      { "xã", BODY_LEVEL_COMMUNE },      { "phường", BODY_LEVEL_COMMUNE },
};

/* The kind of place whose word stands at @i; -1 where none does. `xã hội`, `tỉnh ủy` name no place. */
int
directory_kind_at (const GPtrArray *words, guint i) {
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++) {
        guint after = i + (strchr (kinds[k].words, ' ') != NULL ? 2 : 1);
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

BodyLevel
directory_kind_level (int kind) {
    return kinds[kind].level;
}

const PlaceRow *
directory_search_place (const DirectorySearch *search, guint first, guint end) {
    g_autofree char *key = directory_key (search->words, first, end);
    return end > first ? directory_find_place (search->data, key) : NULL;
}

/* The province that the context tells. */
const PlaceRow *
directory_context_province (const DirectorySearch *search) {
    const char *const told[] = { search->context->province, search->context->issuer };
    for (gsize t = 0; t < G_N_ELEMENTS (told); t++) {
        g_autoptr (GPtrArray) words = told[t] != NULL ? directory_words (told[t]) : NULL;
        for (guint i = 0; words != NULL && i < words->len; i++)
            for (guint end = words->len; end > i; end--) {
                g_autofree char *key = directory_key (words, i, end);
                const PlaceRow *place = directory_find_place (search->data, key);
                /* a name of one syllable may be part of another word; no province has one but Huế */
                if (place != NULL && (end - i > 1 || t == 0 || strcmp (place->name, "Huế") == 0))
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
    if (place == NULL || strcmp (place->kind, "thành phố") != 0)
        return BODY_LEVEL_DISTRICT;
    if (place->city_since.year != 0 && is_before (search->context->date, place->city_since))
        return BODY_LEVEL_DISTRICT;
    return BODY_LEVEL_PROVINCE;
}

/* The name of a place as printed, from word @first to before @end of the folded words; words and printed words run in step
 * where no abbreviation was written out, else the folded words with large initials do. */
char *
directory_print_place (const DirectorySearch *search, guint first, guint end) {
    GString *name = g_string_new (NULL);
    guint printed = g_strv_length (search->printed);
    for (guint i = first; i < end; i++) {
        guint from_end = search->words->len - i;
        const char *folded = g_ptr_array_index (search->words, i);
        const char *word = from_end <= printed ? search->printed[printed - from_end] : NULL;
        g_autofree char *check = word != NULL ? text_fold (word, -1) : NULL;
        if (name->len > 0)
            g_string_append_c (name, ' ');
        if (check != NULL && strcmp (check, folded) == 0) {
            g_string_append (name, word);
        } else {
            g_string_append_unichar (name, g_unichar_toupper (g_utf8_get_char (folded)));
            g_string_append (name, g_utf8_next_char (folded));
        }
    }
    return g_string_free (name, FALSE);
}
