/* decode.h - the bytes of a text file made UTF-8 in NFC, each byte knowing where it came from.
 * Lives here:  telling UTF-8, UTF-16 and the encodings from before Unicode apart, composing, line ends.
 * Called by:   reader.c.
 * Not here:    what the lines mean (plain.c), the old encodings themselves (legacy.h), characters that stand for bytes (wrapped.h).
 * Source:      Unicode 15, chapters 2.6 and 3.10 (byte order marks), Annex 15 (NFC). */
#pragma once

#include "ingest/mapped.h"

typedef struct {
    MappedText *text;     /* lines end with \n; form feeds are kept, other control characters are gone */
    gsize bad;            /* how many places could not be decoded; U+FFFD stands there */
    const char *encoding; /* `UTF-8`, `UTF-16`, `TCVN3`, …; static */
    const char *lines;    /* (nullable): the other encoding that some lines of a UTF-8 text are in; static */
    gsize first_line;     /* where in the text the first of them begins */
    gboolean doubtful;    /* the encoding is a guess that the words do not bear out clearly */
} DecodedText;

/**
 * decode_text:
 * @data, @size: the bytes of the file
 * @ret_decoded: (out): filled on success; its text is to be freed
 * What is valid UTF-8 is UTF-8; only where more is broken than a few places, the words decide which old encoding it is. Where the
 * characters stand for bytes of an old encoding, or of UTF-8 once more, these are decoded (wrapped.h).
 * Returns: FALSE and DONDOC_ERROR_INPUT where this is no text, or text in an encoding that is not read.
 */
gboolean decode_text (const guint8 *data, gsize size, DecodedText *ret_decoded, GError **error);
