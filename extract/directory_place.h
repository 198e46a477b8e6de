/* directory_place.h - the place in the name of a body: its kind, which one it is, what the context tells of it.
 * Lives here:  the name that is being looked up, its words.
 * Called by:   directory.c.
 * Not here:    which row a name means (directory.c), the list of places (directory_data.h). */
#pragma once

#include "extract/directory_compose.h"

/* What is being looked up. */
typedef struct {
    const BodyContext *context; /* never NULL */
    const char *name;           /* as given, to take a place's name from */
    DirectoryWords *words;      /* of the name, posts left off */
} DirectorySearch;

/** directory_kind_at: the kind of place whose word stands at @i; -1 where none does. `xã hội`, `tỉnh ủy` name no place. */
int directory_kind_at (const DirectoryWords *words, guint i);
const char *directory_kind_words (int kind); /* `thành phố` */
guint directory_kind_n_words (int kind);
BodyLevel directory_kind_level (int kind);

/** directory_search_place: the place whose name the words [@first, @end) are; NULL where there is none. */
const PlaceRow *directory_search_place (const DirectorySearch *search, guint first, guint end);
/** directory_search_at: the body of @level whose key the words [@first, @end) are; NULL where there is none. */
const BodyRow *directory_search_at (const DirectorySearch *search, guint first, guint end, BodyLevel level);
/** directory_context_province: the province that the context tells; NULL. */
const PlaceRow *directory_context_province (const DirectorySearch *search);
/** directory_city_level: of `thành phố` @place (nullable): a city under the centre, if it was one at the document's time, or a district. */
BodyLevel directory_city_level (const DirectorySearch *search, const PlaceRow *place);
/** directory_print_place: (transfer full): the name of a place as printed, from word @first to before @end. */
char *directory_print_place (const DirectorySearch *search, guint first, guint end);
