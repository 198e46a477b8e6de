/* directory_place.h - the place in the name of a body: its kind, which one it is, what the context tells of it.
 * Lives here:  the name that is being looked up, its words.
 * Called by:   directory.c.
 * Not here:    which row a name means (directory.c), the list of places (directory_data.h). */
#pragma once

#include "extract/directory_compose.h"

/* What is being looked up. */
typedef struct {
    const DirectoryData *data;
    const BodyContext *context; /* never NULL */
    GPtrArray *words;           /* of the name, posts left off */
    char **printed;             /* the name's printed words without punctuation, to take a place's name from */
} DirectorySearch;

/** directory_word_is, directory_words_begin: TRUE where word @i is @word; where the words from @first on begin with @phrase. */
gboolean directory_word_is (const GPtrArray *words, guint i, const char *word);
gboolean directory_words_begin (const GPtrArray *words, guint first, const char *phrase);

/** directory_kind_at: the kind of place whose word stands at @i; -1 where none does. `xã hội`, `tỉnh ủy` name no place. */
int directory_kind_at (const GPtrArray *words, guint i);
const char *directory_kind_words (int kind); /* `thành phố` */
BodyLevel directory_kind_level (int kind);

/** directory_search_place: the place whose name the words [@first, @end) are; NULL where there is none. */
const PlaceRow *directory_search_place (const DirectorySearch *search, guint first, guint end);
/** directory_context_province: the province that the context tells; NULL. */
const PlaceRow *directory_context_province (const DirectorySearch *search);
/** directory_city_level: of `thành phố` @place (nullable): a city under the centre, if it was one at the document's time, or a district. */
BodyLevel directory_city_level (const DirectorySearch *search, const PlaceRow *place);
/** directory_print_place: (transfer full): the name of a place as printed, from word @first to before @end. */
char *directory_print_place (const DirectorySearch *search, guint first, guint end);
