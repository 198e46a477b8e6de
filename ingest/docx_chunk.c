/* docx_chunk.c - w:altChunk: another file, the content of which stands in its place.
 * Called by:   docx_story.c.
 * Source:      ECMA-376 part 1, 17.17.2.1 (altChunk), 11.3.1 (which kinds of files it may name). */
#include "ingest/docx_parts.h"

#include "base/error.h"
#include "ingest/decode.h"
#include "ingest/plain.h"
#include "ingest/sniff.h"

/* Each is opened anew, however small it is and however often it is named; programs that put documents together leave some ten. */
#define CHUNKS_MAX 1000

static GBytes *
read_chunk_part (DocxReader *reader, const char *id, GError **error) {
    const Relation *relation
        = id != NULL && reader->relations != NULL ? package_find_relation (reader->relations, NULL, id) : NULL;
    return relation != NULL && package_has (reader->package, relation->target)
               ? package_read (reader->package, relation->target, NULL, error)
               : NULL;
}

static gboolean
read_text (DocxReader *reader, const guint8 *data, gsize size, GError **error) {
    DecodedText decoded;
    gboolean done;
    if (!decode_text (data, size, &decoded, error))
        return FALSE;
    done = plain_read (&decoded, reader->builder, error);
    mapped_text_free (decoded.text);
    return done;
}

/* FALSE where it is of a kind that is not read, and with an error where it is broken or beyond a limit. */
static gboolean
read_chunk (DocxReader *reader, const char *id, GError **error) {
    g_autoptr (GBytes) bytes = read_chunk_part (reader, id, error);
    const char *message;
    const guint8 *data;
    gsize size;
    FileKind kind;
    if (bytes == NULL)
        return FALSE;
    data = g_bytes_get_data (bytes, &size);
    kind = size > 0 ? sniff_kind (data, size, &message) : KIND_OTHER;
    if (kind == KIND_TEXT)
        return read_text (reader, data, size, error);
    return kind == KIND_ARCHIVE && docx_read_inner (reader, bytes, error);
}

void
docx_read_chunk (DocxReader *reader, XmlWalk *walk, Sink *sink) {
    g_autofree char *id = xml_walk_dup_attribute (walk, "id");
    GError *error = NULL;
    gboolean is_read = FALSE;

    docx_end_story (reader, walk, sink);
    /* in a cell, a text box or what was deleted, and in a chunk of a chunk, it is only reported */
    if (sink->list == NULL && reader->deleted_depth == 0 && reader->chunks < CHUNKS_MAX) {
        reader->chunks++;
        is_read = read_chunk (reader, id, &error);
        sink->blank = 0;
        sink->tab_table = 0;
    }
    if (g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT)) {
        xml_walk_fail (walk, error);
        return;
    }
    g_clear_error (&error);
    if (is_read)
        return;
    reader->objects++;
    document_builder_lose (reader->builder, "other-file", reader->part);
}
