/* directory_compose.h - an entry made of a row of the directory and a place.
 * Lives here:  names with their place put in, ids, days, parents, what became of a body today.
 * Called by:   directory.c.
 * Not here:    which row a name means (directory.c). */
#pragma once

#include "extract/directory_data.h"

/* The place that completes a row. All may be left out. */
typedef struct {
    const PlaceRow *province; /* of it, or that it lies in */
    const char *kind;         /* `huyện`, `xã`, … as printed, of a district or commune; NULL */
    char *name;               /* of a district or commune */
    gboolean unknown;         /* a province is named that there is not */
} BodyPlace;

/** body_entry_new: (transfer full): one of standing BODY_NONE with @name, nothing else known. */
BodyEntry *body_entry_new (const char *name);

/** body_entry_fill: makes @entry, fresh from body_entry_new(), the known body that @row is at @place. */
void body_entry_fill (BodyEntry *entry, const BodyRow *row, const BodyPlace *place);
