/* mapped.c - see mapped.h. The map is a sorted list of stretches, so that text copied unchanged costs one entry. */
#include "ingest/mapped.h"

#include <string.h>

#include "base/text.h"

MappedText *
mapped_text_new (gboolean keep_map) {
    MappedText *mapped = g_new0 (MappedText, 1);
    mapped->text = g_string_new (NULL);
    if (keep_map)
        mapped->map = g_array_new (FALSE, FALSE, sizeof (MappedStretch));
    return mapped;
}

void
mapped_text_free (MappedText *mapped) {
    if (mapped == NULL)
        return;
    g_string_free (mapped->text, TRUE);
    if (mapped->map != NULL)
        g_array_unref (mapped->map);
    g_free (mapped);
}

void
mapped_text_clear (MappedText *mapped) {
    mapped_text_truncate (mapped, 0);
}

/* Notes that from the present end on, bytes come from `origin` on. */
static void
open_stretch (MappedText *mapped, gsize origin) {
    MappedStretch stretch = { (guint32)mapped->text->len, (guint32)origin };
    if (mapped->map->len > 0) {
        MappedStretch *last = &g_array_index (mapped->map, MappedStretch, mapped->map->len - 1);
        if (last->origin + (stretch.at - last->at) == stretch.origin)
            return;
        if (last->at == stretch.at) {
            last->origin = stretch.origin;
            return;
        }
    }
    g_array_append_val (mapped->map, stretch);
}

void
mapped_text_append (MappedText *mapped, const char *text, gssize length, gsize origin) {
    if (mapped->map != NULL)
        open_stretch (mapped, origin);
    text_append (mapped->text, text, length >= 0 ? (gsize)length : strlen (text));
}

/* The index of the stretch that holds `offset`; the map is not empty and begins at 0. */
static guint
find_stretch (const GArray *map, gsize offset) {
    guint low = 0, high = map->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index (map, MappedStretch, middle).at <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void
mapped_text_append_piece (MappedText *mapped, const MappedText *from, Span span) {
    g_return_if_fail (span.start <= span.end && span.end <= from->text->len);
    if (span.start == span.end)
        return;
    if (mapped->map == NULL || from->map == NULL) {
        text_append (mapped->text, from->text->str + span.start, span_length (span));
        return;
    }
    for (guint i = find_stretch (from->map, span.start); i < from->map->len; i++) {
        const MappedStretch *stretch = &g_array_index (from->map, MappedStretch, i);
        gsize start = MAX (span.start, stretch->at);
        gsize end = i + 1 < from->map->len ? stretch[1].at : from->text->len;
        if (start >= span.end)
            break;
        end = MIN (end, span.end);
        mapped_text_append (mapped, from->text->str + start, end - start, stretch->origin + (start - stretch->at));
    }
}

gsize
mapped_text_origin (const MappedText *mapped, gsize offset) {
    const MappedStretch *stretch;
    if (mapped->map == NULL || mapped->map->len == 0)
        return G_MAXSIZE;
    stretch = &g_array_index (mapped->map, MappedStretch, find_stretch (mapped->map, offset));
    return stretch->origin + (offset - stretch->at);
}

void
mapped_text_truncate (MappedText *mapped, gsize length) {
    g_return_if_fail (length <= mapped->text->len);
    g_string_truncate (mapped->text, length);
    while (mapped->map != NULL && mapped->map->len > 0
           && g_array_index (mapped->map, MappedStretch, mapped->map->len - 1).at >= length)
        g_array_set_size (mapped->map, mapped->map->len - 1);
}
