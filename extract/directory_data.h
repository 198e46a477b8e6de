/* directory_data.h - the bodies of extract/lexicon/bodies/ as constant tables, and the keys they are found by.
 * Lives here:  the form of the tables, looking a key up. The tables are made from the data when the program is built
 *              (setup/make_directory.c), so that a start costs nothing: numbers instead of pointers, keys folded and hashed.
 * Called by:   directory*.c, setup/make_directory.c; nobody else.
 * Not here:    words and keys of a name (directory_words.h), which of several bodies a name means (directory.c). */
#pragma once

#include "extract/directory.h"
#include "extract/directory_words.h"

#define DIRECTORY_NONE   (-1)
#define DIRECTORY_LEVELS 4 /* bodies with one key: one a level at most */

/* Offset of a text in directory_text; 0 where there is none. */
typedef guint32 DirectoryText;

/* A body of the centre, or the pattern of one that a place completes. */
typedef struct {
    DirectoryText name; /* {t} {u} {d} {h} {x} stand for the place */
    DirectoryText parent;
    DirectoryText id;             /* without a place: `province/so-tai-chinh` */
    DirectoryText signs, aliases; /* several, one behind the other; an empty one ends them */
    gint16 successions;           /* the first in directory_successions; those without a relation end them */
    guint8 level;                 /* BodyLevel */
    PartialDate from, to;
} BodyRow;

/* What a body became. */
typedef struct {
    DirectoryText relation, name;
    gint16 row; /* DIRECTORY_NONE: a class of bodies */
} BodySuccession;

/* A province or a city under the centre. */
typedef struct {
    DirectoryText name, kind;
    DirectoryText in_full;   /* `tỉnh Cà Mau` */
    DirectoryText committee; /* `Tỉnh ủy Cà Mau` */
    DirectoryText slug;      /* `ca-mau` */
    DirectoryText relation;  /* to its successor; 0 where it is there still */
    gint16 today;            /* the province that it is part of now: itself where it is there still */
    PartialDate city_since;  /* a province before; no date where it always was what it is */
    PartialDate from, to;
} PlaceRow;

typedef struct {
    DirectoryText text; /* words closed up, or a folded sign */
    guint16 length;
    gint16 rows[DIRECTORY_LEVELS]; /* in the order of the tables; DIRECTORY_NONE behind the last */
    gint16 place;                  /* the province with this name, or DIRECTORY_NONE */
    gint16 sign;                   /* the first body with this abbreviation in signs, or DIRECTORY_NONE */
} DirectoryKey;

extern const char directory_text[];
extern const BodyRow directory_rows[]; /* in the order of the tables */
extern const guint directory_n_rows;
extern const BodySuccession directory_successions[];
extern const PlaceRow directory_places[];
extern const DirectoryKey directory_keys[];
extern const guint16
    directory_slots[]; /* by hash, the next ones where taken: one more than the number of a key; 0 is free */
extern const guint32 directory_slots_mask;

static inline const char *
directory_peek (DirectoryText text) {
    return text != 0 ? directory_text + text : NULL;
}

/** directory_hash: FNV-1a, 32 bits. */
static inline guint32
directory_hash (const char *key, gsize length) {
    guint32 hash = 0x811c9dc5u;
    for (gsize i = 0; i < length; i++)
        hash = (hash ^ (guchar)key[i]) * 0x01000193u;
    return hash;
}

/** directory_find: (transfer none) (nullable): what has the key of @length bytes. */
const DirectoryKey *directory_find (const char *key, gsize length);

/** directory_find_at, directory_find_place: (transfer none) (nullable): the body of @level, the province with this key. */
const BodyRow *directory_find_at (const char *key, gsize length, BodyLevel level);
const PlaceRow *directory_find_place (const char *key, gsize length);
