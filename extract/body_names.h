/* body_names.h - where the name of a body begins and ends.
 * Lives here:  recognising a body by its form, its extent, rows of bodies, `các Sở: A, B`.
 * Called by:   bodies.c.
 * Not here:    which body leads (bodies.c).
 * Source:      records.md, "Who leads", "Who"; the words are in extract/lexicon/bodies.conf. */
#pragma once

#include "extract/body_words.h"

/* One name: its pieces in the folded text; several only where a head is given once for many names. */
#define BODY_PIECES_MAX 4
typedef struct {
    Span pieces[BODY_PIECES_MAX];
    guint n_pieces;
    gsize start, end; /* of what was read, the row of a distributed name included */
    gboolean is_class;
    double confidence;
} BodyName;

/* What a row may hold. */
typedef enum {
    BODY_ROW_SUBJECT = 0,
    BODY_ROW_SEMICOLONS = 1 << 0, /* `;` goes on with the next */
    BODY_ROW_LOOSE = 1 << 1,      /* unknown names with a capital are bodies too */
    BODY_ROW_FIELD = 1 << 2,      /* nothing but names is expected */
} BodyRowFlags;

/**
 * body_names_read:
 * @at: where the row begins
 * @names: of BodyName; those found are appended
 * Returns: the end of the row, @at where no body begins there.
 */
gsize body_names_read (const BodyReading *reading, gsize at, BodyRowFlags flags, GArray *names);
