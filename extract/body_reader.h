/* body_reader.h - a stretch of text being asked who.
 * Lives here:  what bodies.c and body_leads.c share: the stretch, what was found, rows of names in it.
 * Called by:   bodies.c, body_leads.c.
 * Not here:    names (body_names.c), who leads (body_leads.c). */
#pragma once

#include "extract/bodies.h"
#include "extract/body_names.h"

typedef struct {
    BodyReading words;
    BodiesFound *found;
    GArray *names;  /* of BodyName, what the last row held */
    gsize lead_end; /* where the row of leads ends, 0 where there is none */
} BodyReader;

/** body_reader_init: begins with nothing found; a very long stretch is cut. */
void body_reader_init (BodyReader *reader, const Lexicon *lexicon, const char *text, Span span);
void body_reader_clear (BodyReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BodyReader, body_reader_clear)

static inline const char *
body_reader_peek (const BodyReader *reader) {
    return reader->words.folded->folded;
}

static inline gsize
body_reader_length (const BodyReader *reader) {
    return reader->words.folded->length;
}

static inline gsize
body_reader_skip (const BodyReader *reader, gsize at) {
    return body_skip_spaces (&reader->words, at);
}

static inline gboolean
body_reader_matches (const BodyReader *reader, const char *expression, gsize at, gsize *ret_end) {
    return at <= body_reader_length (reader) && body_matches_at (&reader->words, expression, at, ret_end);
}

/** body_reader_row: reads a row of names at @at into reader->names. Words like `đồng chí` before it are left off.
 *   Returns: its end, or @at where there is none. */
gsize body_reader_row (BodyReader *reader, gsize at, BodyRowFlags flags);

/** body_reader_add: adds each of @names (of BodyName) that @list has not yet; @share of its confidence is kept. */
void body_reader_add (const BodyReader *reader, GPtrArray *list, const GArray *names, double share);

/** body_reader_sentence_end: the full stop that ends the sentence at @at, or the end of the stretch. */
gsize body_reader_sentence_end (const BodyReader *reader, gsize at);
