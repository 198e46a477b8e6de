/* directory_data.c - see directory_data.h. */
#include "extract/directory_data.h"

#include <string.h>

const DirectoryKey *
directory_find (const char *key, gsize length) {
    for (guint32 slot = directory_hash (key, length);; slot++) {
        guint taken = directory_slots[slot & directory_slots_mask];
        const DirectoryKey *known = taken != 0 ? &directory_keys[taken - 1] : NULL;
        if (known == NULL || (known->length == length && memcmp (directory_text + known->text, key, length) == 0))
            return known;
    }
}

const BodyRow *
directory_find_at (const char *key, gsize length, BodyLevel level) {
    const DirectoryKey *known = directory_find (key, length);
    for (guint i = 0; known != NULL && i < DIRECTORY_LEVELS && known->rows[i] != DIRECTORY_NONE; i++)
        if (directory_rows[known->rows[i]].level == level)
            return &directory_rows[known->rows[i]];
    return NULL;
}

const PlaceRow *
directory_find_place (const char *key, gsize length) {
    const DirectoryKey *known = directory_find (key, length);
    return known != NULL && known->place != DIRECTORY_NONE ? &directory_places[known->place] : NULL;
}
