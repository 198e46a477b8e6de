/* built_in.c - see built_in.h. */
#include "base/built_in.h"

#include <string.h>

const BuiltIn *
built_in_find (const BuiltIn *set, const char *path) {
    for (const BuiltIn *file = set; file->path != NULL; file++)
        if (strcmp (file->path, path) == 0)
            return file;
    return NULL;
}
