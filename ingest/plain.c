/* plain.c - see plain.h. */
#include "ingest/plain.h"

#include <string.h>

#include "base/text.h"

gboolean
plain_read (const DecodedText *decoded, DocumentBuilder *builder, GError **error) {
    const char *text = decoded->text->text->str;
    gsize length = decoded->text->text->len;
    g_autoptr (MappedText) line = mapped_text_new (TRUE);
    for (gsize at = 0; at < length;) {
        const char *end = memchr (text + at, '\n', length - at);
        gsize stop = end != NULL ? (gsize) (end - text) : length;
        Span span = span_trim (text, (Span){ at, stop }, NULL);
        at = stop + 1;
        if (span.start >= span.end)
            continue;
        mapped_text_clear (line);
        mapped_text_append_piece (line, decoded->text, span);
        if (document_builder_add (builder, BLOCK_PARAGRAPH, line, 0, error) == NULL)
            return FALSE;
    }
    return TRUE;
}
