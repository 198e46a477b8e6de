/* directory.h - the directory of Vietnamese bodies: what a name means, and what became of it.
 * Lives here:  resolving names (abbreviated, with or without their place, old ones), levels, parents, successors.
 * Called by:   extract/lint.c, track/, cli/.
 * Not here:    finding names in running text (bodies.h); the office's own bodies and aliases (track/).
 * Form:        extract/lexicon/bodies/, compiled in as constant tables (directory_data.h): central bodies by name; bodies of provinces,
 *              districts and communes as patterns that a place completes; the provinces of today and the former ones.
 * It may be asked from any thread. */
#pragma once

#include "base/date.h"

typedef enum {
    BODY_LEVEL_UNKNOWN,
    BODY_LEVEL_CENTRAL,
    BODY_LEVEL_PROVINCE,
    BODY_LEVEL_DISTRICT,
    BODY_LEVEL_COMMUNE
} BodyLevel;

typedef enum {
    BODY_NONE,    /* nothing that looks like a body */
    BODY_KNOWN,   /* stands in the directory */
    BODY_CLASS,   /* several bodies at once: `các sở, ban, ngành`, `UBND cấp xã` */
    BODY_UNKNOWN, /* has the form of a body and is not in the directory */
} BodyStanding;

typedef struct {
    char *relation; /* `renamed`, `merged-into`, `split-into`, `duties-to` */
    char *id;       /* NULL where it is a class of bodies */
    char *name;
} BodySuccessor;

typedef struct {
    BodyStanding standing;
    char *id;   /* `province/so-tai-chinh@ca-mau`: the same for all ways of writing the name; NULL unless known */
    char *name; /* in full; as given where not known */
    BodyLevel level;
    char *parent;            /* name in full; NULL where none or not known */
    char *place;             /* `tỉnh Cà Mau`, `xã Suối Mây`; NULL where not named and not told by the context */
    char *province;          /* name of the province as it was then, without `tỉnh`; NULL */
    char **aliases, **signs; /* other names; abbreviations in signs; NULL-terminated, may be empty, never NULL */
    PartialDate from, to;  /* first and last day, as precise as known; no date where it was there before, or still is */
    GPtrArray *successors; /* of BodySuccessor*: today's; empty where it is there still */
    gboolean ambiguous;    /* bodies of several levels have this name, and the context does not tell which */
    gboolean checked;      /* of a kind that the directory holds in full, so that an unknown one is likely mistyped */
} BodyEntry;

/* What is known where the name stands; all may be left out. */
typedef struct {
    const char *issuer;   /* name of the body that issues the document */
    const char *province; /* `Cà Mau`, with or without `tỉnh` */
    PartialDate date;     /* of the document */
} BodyContext;

/**
 * directory_lookup:
 * @name: a body's name as printed or typed; case, placement of tone marks, composition, `và`, `&`, commas and dashes do not matter;
 *   usual abbreviations (`UBND`, `Sở NN&MT`, `TP.`) and posts before a name (`Giám đốc Sở …`) are understood
 * @context: (nullable)
 * Returns: (transfer full): what it is; never NULL. Takes time linear in the name's length.
 */
BodyEntry *directory_lookup (const char *name, const BodyContext *context);
#define DIRECTORY_NAME_BYTES_MAX 2000    /* longer ones are no names: ten times the longest */
void body_entry_free (BodyEntry *entry); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BodyEntry, body_entry_free)

/** directory_name_key: (transfer full): the words of @name without case, punctuation and `và`, abbreviations written out: one for all ways of
 *   writing a name, whatever it means. Empty where it has no word. */
char *directory_name_key (const char *name);

/** body_entry_existed_on: FALSE where @date (any precision) lies wholly before its first or after its last day. */
gboolean body_entry_existed_on (const BodyEntry *entry, PartialDate date);

/** directory_list: (transfer full): GPtrArray of BodyEntry*: every body of the directory, those of provinces, districts and communes
 *   without their place, central ones first. */
GPtrArray *directory_list (void);

/** body_level_name, body_standing_name: static words for JSON: `central`, `province`, `district`, `commune`, NULL; `known` … */
const char *body_level_name (BodyLevel level);
const char *body_standing_name (BodyStanding standing);
