/* directory_data.h - the tables of extract/lexicon/bodies/ and the keys they are found by.
 * Lives here:  reading the tables, words and keys of a name.
 * Called by:   directory.c; nobody else.
 * Not here:    which of several bodies a name means (directory.c). */
#pragma once

#include "extract/directory.h"

/* A body of the centre, or the pattern of one that a place completes. */
typedef struct {
    BodyLevel level;
    char *name; /* {t} {u} {d} {h} {x} stand for the place */
    char *parent;
    PartialDate from, to;
    char **successors; /* `relation name` */
    char **signs, **aliases;
} BodyRow;

/* A province or a city under the centre. */
typedef struct {
    char *name, *kind;
    PartialDate city_since; /* a province before; no date where it always was what it is */
    PartialDate from, to;
    char *relation, *successor; /* NULL where it is there still */
} PlaceRow;

typedef struct {
    GPtrArray *rows;    /* of BodyRow, in the order of the tables */
    GHashTable *by_key; /* key of a name without its place to GPtrArray of BodyRow, one a level at most */
    GPtrArray *places;  /* of PlaceRow */
    GHashTable *place_by_key;
} DirectoryData;

/** directory_data_peek: (transfer none): the built-in tables, read on first use, kept for the life of the process. */
const DirectoryData *directory_data_peek (void);

/** directory_words: (transfer full): the folded words of a name, abbreviations written out, without `và` and punctuation. */
GPtrArray *directory_words (const char *name);
/** directory_key: (transfer full): words @first to before @end, closed up. */
char *directory_key (const GPtrArray *words, guint first, guint end);

/** directory_find: (transfer none) (nullable): the bodies with this key, one a level at most. */
const GPtrArray *directory_find (const DirectoryData *data, const char *key);
const BodyRow *directory_find_at (const DirectoryData *data, const char *key, BodyLevel level);
const PlaceRow *directory_find_place (const DirectoryData *data, const char *key);
