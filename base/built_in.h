/* built_in.h - the data files of the rooms (words, days off, templates, the schema), which are compiled into the program.
 *
 * setup/built-in makes of each set of them (Makefile: BUILT_IN) an array of this form, in the order of their names. GResource would do, but
 * belongs to GIO, and to load that takes a quarter of the time in which the program starts (base/late.h).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BuiltIn: a file: @path in the source tree (`extract/lexicon/types.conf`); its bytes, @data up to @end, where a NUL stands. A @path of NULL ends a set. */
typedef struct {
    const char *path, *data, *end;
} BuiltIn;

/** built_in_find: (transfer none) (nullable): the file of @set that has this @path. */
const BuiltIn *built_in_find (const BuiltIn *set, const char *path);

G_END_DECLS
