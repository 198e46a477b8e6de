/* characters.h - one character of text in Unicode.
 * Called by:   decode.c, wrapped.c.
 * Not here:    telling encodings apart (decode.c), those from before Unicode (legacy.h).
 * Source:      Unicode 15, chapter 3.9. */
#pragma once

#include <glib.h>

typedef enum { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE } Encoding;

#define NO_CHARACTER ((gunichar)-1)

/**
 * character_read:
 * @at: below @size
 * @ret_bytes: (out): how many to step over, at least one
 * Returns: the character; NO_CHARACTER where the bytes are broken.
 */
gunichar character_read (Encoding encoding, const guint8 *data, gsize size, gsize at, gsize *ret_bytes);
