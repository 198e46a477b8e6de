/* wrapped.c - see wrapped.h. */
#include "ingest/wrapped.h"

#include "ingest/legacy_tables.h"

#define HIGH_FEW      12 /* characters beyond ASCII; fewer tell nothing */
#define FOREIGN_FEW   3  /* may in any case be no byte's */
#define FOREIGN_SHARE 50 /* at most one of so many may be no byte's: Vietnamese in Unicode has one in three */

void
wrapped_text_clear (WrappedText *wrapped) {
    g_clear_pointer (&wrapped->bytes, g_byte_array_unref);
    g_clear_pointer (&wrapped->origins, g_array_unref);
}

/* FALSE as soon as it is clear that characters do not stand for bytes. */
static gboolean
collect (WrappedText *wrapped, gsize start) {
    gsize high = 0, foreign = 0;
    for (gsize at = start, step; at < wrapped->size; at += step) {
        gunichar c = character_read (wrapped->outer, wrapped->data, wrapped->size, at, &step);
        guint8 byte = c != NO_CHARACTER ? legacy_byte_of (c) : 0;
        guint32 origin = (guint32)at;
        high += c >= 0x80;
        foreign += byte == 0;
        if (foreign > HIGH_FEW && foreign > high / FOREIGN_SHARE)
            return FALSE; /* most of all Vietnamese texts, after a line or two */
        g_byte_array_append (wrapped->bytes, &byte, 1);
        g_array_append_val (wrapped->origins, origin);
    }
    return high >= HIGH_FEW && foreign <= MAX (FOREIGN_FEW, high / FOREIGN_SHARE);
}

/* UTF-8 in UTF-8: no accident makes every group of bytes whole. */
static gboolean
is_utf8 (const GByteArray *bytes) {
    for (gsize at = 0, step; at < bytes->len; at += step)
        if (character_read (ENCODING_UTF8, bytes->data, bytes->len, at, &step) == NO_CHARACTER)
            return FALSE;
    return TRUE;
}

gboolean
wrapped_text_find (Encoding encoding, const guint8 *data, gsize size, gsize start, WrappedText *ret_wrapped) {
    g_auto (WrappedText) wrapped = { .bytes = g_byte_array_new (),
                                     .origins = g_array_new (FALSE, FALSE, sizeof (guint32)),
                                     .outer = encoding,
                                     .data = data,
                                     .size = size };
    if (size > G_MAXUINT32 || !collect (&wrapped, start))
        return FALSE;
    if (!is_utf8 (wrapped.bytes)) {
        wrapped.encoding = legacy_guess_wrapped (wrapped.bytes->data, wrapped.bytes->len);
        if (wrapped.encoding == LEGACY_NONE)
            return FALSE;
    }
    *ret_wrapped = wrapped;
    wrapped.bytes = NULL;
    wrapped.origins = NULL;
    return TRUE;
}

gsize
wrapped_text_origin (const WrappedText *wrapped, gsize at) {
    return at < wrapped->origins->len ? g_array_index (wrapped->origins, guint32, at) : wrapped->size;
}

gunichar
wrapped_text_character (const WrappedText *wrapped, gsize at) {
    gsize step;
    return character_read (wrapped->outer, wrapped->data, wrapped->size, wrapped_text_origin (wrapped, at), &step);
}
