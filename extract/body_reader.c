/* body_reader.c - see body_reader.h. */
#include "extract/body_reader.h"

#include <string.h>

#include "base/text.h"
#include "extract/body_heads.h"

#define STRETCH_BYTES_MAX (64 << 10) /* an item's text; the longest in corpus/ has 4 KB */

void
body_reader_clear (BodyReader *reader) {
    body_reading_clear (&reader->words);
    g_clear_pointer (&reader->found, bodies_found_free);
    g_clear_pointer (&reader->names, g_array_unref);
}
void
body_reader_init (BodyReader *reader, const Lexicon *lexicon, const char *text, Span span) {
    memset (reader, 0, sizeof *reader);
    span.end = text_character_before (text, MIN (span.end, span.start + STRETCH_BYTES_MAX), span.start);
    body_reading_init (&reader->words, lexicon, text, span);
    reader->found = g_new0 (BodiesFound, 1);
    reader->found->lead = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
    reader->found->coordinators = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
    reader->names = g_array_new (FALSE, FALSE, sizeof (BodyName));
}

static Value *
value_from_name (const BodyReader *reader, const BodyName *name) {
    SpanList *list = NULL;
    for (guint i = 0; i < name->n_pieces; i++) {
        Span span = folded_text_span (reader->words.folded, name->pieces[i].start, name->pieces[i].end);
        span = span_trim (reader->words.text, span, ".,;:");
        if (list == NULL)
            list = span_list_new (span.start, span.end);
        else
            span_list_append (list, span.start, span.end);
    }
    return value_new (reader->words.text, list, name->confidence);
}

/* Adds each name that the list has not yet. */
void
body_reader_add (const BodyReader *reader, GPtrArray *list, const GArray *names, double share) {
    for (guint i = 0; i < names->len; i++) {
        Value *value = value_from_name (reader, &g_array_index (names, BodyName, i));
        gboolean known = *value->text == '\0';
        for (guint k = 0; k < list->len && !known; k++)
            known = text_equal (((Value *)g_ptr_array_index (list, k))->text, value->text);
        value->confidence *= share;
        if (known)
            value_free (value);
        else
            g_ptr_array_add (list, value);
    }
}

/* A person at `at`, with the post that follows the name: `Nguyễn Văn An, Phó Chủ tịch …`. */
static gsize
read_person (BodyReader *reader, gsize at) {
    gsize end = at, next = at, length = body_reader_length (reader);
    guint words = 0;

    while (next < length && body_is_capital (&reader->words, next) && words < 6
           && body_reader_matches (reader, "\\G[\\w.]+", next, &end)) {
        words++;
        next = body_reader_skip (reader, end);
    }
    if (words < 2)
        return at;
    if (body_reader_matches (reader, "\\G ?(?:,|-) ?", end, &next)) {
        g_autoptr (GArray) post = g_array_new (FALSE, FALSE, sizeof (BodyName));
        gsize stop = body_names_read (&reader->words, next, BODY_ROW_SUBJECT, post);
        if (stop > next)
            end = stop;
    }
    BodyName name = { .pieces = { { at, end } }, .n_pieces = 1, .start = at, .end = end, .confidence = 0.85 };
    g_array_append_val (reader->names, name);
    return end;
}

/* A row of names at `at` into reader->names; its end, or `at`. Words like `đồng chí` before it are left off. */
gsize
body_reader_row (BodyReader *reader, gsize at, BodyRowFlags flags) {
    gsize start = body_reader_skip (reader, at), end, next;
    g_array_set_size (reader->names, 0);
    if (body_reader_matches (reader,
                             "\\G(?:các )?(?:đồng chí|đ/c|(?:ông|bà)(?: ?\\((?:ông|bà)\\)|, (?:ông|bà))?):? (?=\\S)",
                             start, &next)) {
        end = body_names_read (&reader->words, next, flags, reader->names);
        return end > next ? end : (end = read_person (reader, next)) > next ? end : at;
    }
    end = body_names_read (&reader->words, start, flags, reader->names);
    /* `Các đơn vị: Phòng Nội vụ, Phòng Tư pháp`: the names stand behind the colon. */
    if (end > start && reader->names->len == 1 && g_array_index (reader->names, BodyName, 0).is_class
        && body_reader_matches (reader, "\\G: ?", end, &next) && body_names_begin (&reader->words, next)) {
        g_array_set_size (reader->names, 0);
        end = body_names_read (&reader->words, next, flags, reader->names);
    }
    return end > start && reader->names->len > 0 ? end : at;
}

/* The end of the sentence that begins at `at`: a full stop before a capital, or the end. */
gsize
body_reader_sentence_end (const BodyReader *reader, gsize at) {
    const Pattern *stop
        = pattern_peek ("(?<!\\btp)(?<!\\bđ/c)(?<!\\bths)(?<!\\bts)(?<!\\d)[.!?][\"')]* (?=\\S)|(?<=\\d)\\. (?=\\D)");
    PatternMatch match;
    gsize from = at;
    while (pattern_match (stop, body_reader_peek (reader), body_reader_length (reader), from, &match)) {
        gsize next = match.groups[0].end;
        if (reader->words.shouting || body_is_capital (&reader->words, next)
            || strchr ("\"(-+", body_reader_peek (reader)[next]))
            return match.groups[0].start;
        from = next;
    }
    return body_reader_length (reader);
}
