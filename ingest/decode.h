/* decode.h - the bytes of a text file made UTF-8 in NFC, each byte knowing where it came from.
 * Lives here:  telling UTF-8 and UTF-16 apart, composing, line ends.
 * Called by:   reader.c.
 * Not here:    what the lines mean (plain.c).
 * Source:      Unicode 15, chapters 2.6 and 3.10 (byte order marks), Annex 15 (NFC). */
#pragma once

#include "ingest/mapped.h"

typedef struct {
    MappedText *text; /* lines end with \n; form feeds are kept, other control characters are gone */
    gsize bad;        /* how many places could not be decoded; U+FFFD stands there */
} DecodedText;

/**
 * decode_text:
 * @data, @size: the bytes of the file
 * @ret_decoded: (out): filled on success; its text is to be freed
 * Returns: FALSE and DONDOC_ERROR_INPUT where this is no text, or text in an encoding that is not read.
 */
gboolean decode_text (const guint8 *data, gsize size, DecodedText *ret_decoded, GError **error);
