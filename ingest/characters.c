/* characters.c - see characters.h. */
#include "ingest/characters.h"

static gunichar
read_utf8 (const guint8 *data, gsize size, gsize at, gsize *ret_bytes) {
    gunichar c = g_utf8_get_char_validated ((const char *)data + at, MIN (size - at, 6));
    if (c >= 0x110000) {
        *ret_bytes = 1;
        while (at + *ret_bytes < size && (data[at + *ret_bytes] & 0xC0) == 0x80)
            ++*ret_bytes;
        return NO_CHARACTER;
    }
    *ret_bytes = g_unichar_to_utf8 (c, NULL);
    return c;
}

static guint16
unit_at (const guint8 *data, gsize at, gboolean big) {
    return big ? data[at] << 8 | data[at + 1] : data[at + 1] << 8 | data[at];
}

static gunichar
read_utf16 (const guint8 *data, gsize size, gsize at, gboolean big, gsize *ret_bytes) {
    guint16 high, low;
    *ret_bytes = MIN (2, size - at);
    if (size - at < 2)
        return NO_CHARACTER;
    high = unit_at (data, at, big);
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high > 0xDBFF || size - at < 4)
        return NO_CHARACTER;
    low = unit_at (data, at + 2, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return NO_CHARACTER;
    *ret_bytes = 4;
    return 0x10000 + ((gunichar)(high - 0xD800) << 10) + (low - 0xDC00);
}

gunichar
character_read (Encoding encoding, const guint8 *data, gsize size, gsize at, gsize *ret_bytes) {
    return encoding == ENCODING_UTF8 ? read_utf8 (data, size, at, ret_bytes)
                                     : read_utf16 (data, size, at, encoding == ENCODING_UTF16_BE, ret_bytes);
}
