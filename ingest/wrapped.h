/* wrapped.h - text in Unicode whose characters stand for bytes: a program took them for Windows-1252 and stored what it saw.
 * Lives here:  text in the fonts of TCVN3, VNI or VPS that was copied out of Word (`Céng hßa`), UTF-8 that was made UTF-8 once more
 *              (`Cá»™ng hÃ²a`): telling it, and the bytes that it stands for.
 * Called by:   decode.c.
 * Not here:    runs of a DOCX, whose fonts tell (docx_fonts.c). */
#pragma once

#include "ingest/characters.h"
#include "ingest/legacy.h"

typedef struct {
    GByteArray *bytes;       /* one for each character; 0 for one that stands for itself alone */
    GArray *origins;         /* of guint32: where that character begins in the file */
    LegacyEncoding encoding; /* of the bytes; LEGACY_NONE: UTF-8 */
    Encoding outer;          /* of the file */
    const guint8 *data;      /* lent */
    gsize size;
} WrappedText;

/**
 * wrapped_text_find:
 * @start: behind the byte order mark
 * @ret_wrapped: (out): filled on success; lives no longer than @data
 * Returns: FALSE where the text is what it seems to be, or it is not clear.
 */
gboolean wrapped_text_find (Encoding encoding, const guint8 *data, gsize size, gsize start, WrappedText *ret_wrapped);
void wrapped_text_clear (WrappedText *wrapped);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WrappedText, wrapped_text_clear)

/** wrapped_text_origin: where in the file byte @at comes from; the file's end for the end. */
gsize wrapped_text_origin (const WrappedText *wrapped, gsize at);
/** wrapped_text_character: the character that byte @at, which is 0, stands for; NO_CHARACTER where the file is broken there. */
gunichar wrapped_text_character (const WrappedText *wrapped, gsize at);
