/* mapped.h - text that remembers which byte of the file each of its bytes came from.
 * Lives here:  the growing text, its map, copying pieces from one such text into another.
 * Called by:   document.c, docx*.c and the readers of plain text.
 * Not here:    decoding bytes (decode.h). */
#pragma once

#include "base/span.h"

/* From the byte `at` of the text on, bytes came from `origin` on, one for one, up to the next stretch. */
typedef struct {
    guint32 at;
    guint32 origin;
} MappedStretch;

typedef struct {
    GString *text;
    GArray *map; /* of MappedStretch, in order; NULL where the origin is not kept */
} MappedText;

/** mapped_text_new: (transfer full): @keep_map: whether origins are kept. */
MappedText *mapped_text_new (gboolean keep_map);
void mapped_text_free (MappedText *mapped); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MappedText, mapped_text_free)

/** mapped_text_clear: forgets all text, keeps the memory. */
void mapped_text_clear (MappedText *mapped);

/** mapped_text_append: adds @length bytes (-1: up to NUL) that all came from @origin on, one for one. */
void mapped_text_append (MappedText *mapped, const char *text, gssize length, gsize origin);

/** mapped_text_append_piece: adds the bytes of @span of @from, with their origins. */
void mapped_text_append_piece (MappedText *mapped, const MappedText *from, Span span);

/** mapped_text_origin: where the byte @offset came from; G_MAXSIZE without a map. The end of the text is mapped too. */
gsize mapped_text_origin (const MappedText *mapped, gsize offset);

/** mapped_text_truncate: cuts the text to @length bytes. */
void mapped_text_truncate (MappedText *mapped, gsize length);
