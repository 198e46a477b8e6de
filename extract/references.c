/* references.c - what the cited documents are to this one. Finding a number, its date and issuer is in citation.c.
 * See references.h. */
#include "extract/references.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/citation.h"
#include "extract/lines.h"
#include "extract/number.h"

#define REFERENCES_MAX     2000 /* of one document */
#define OPENING_BLOCKS     14
#define SENTENCE_BYTES_MAX 4000
#define PARAGRAPH_BLOCKS   12 /* blocks joined where a reader left lines unjoined */

/* Where a stretch stands. */
typedef enum { PLACE_TITLE, PLACE_ENCLOSED, PLACE_OPENING, PLACE_BASES, PLACE_TEXT } Place;

typedef struct {
    const ExtractContext *context;
    DocumentRecord *record;
    GHashTable *found;    /* key of the number to Reference, borrowed */
    gboolean carries_out; /* the title says that a document is carried out */
} Search;

/* ---- what a number is to this document ---------------------------------------------------------------------- */

/* The last place before @at where a pattern of @group begins; -1 where there is none. */
static gssize
find_last (const Lexicon *lexicon, const char *group, const Reading *reading, gsize at) {
    const char *const *keys = lexicon_peek_keys (lexicon, group);
    gssize last = -1;
    for (gsize i = 0; keys[i] != NULL; i++) {
        const Pattern *pattern = lexicon_peek_pattern (lexicon, group, keys[i]);
        PatternMatch match;
        gsize start = 0;
        while (start < at && pattern_match (pattern, reading->folded, at, start, &match)) {
            last = MAX (last, (gssize)match.groups[0].start);
            start = MAX (match.groups[0].end, start + 1);
        }
    }
    return last;
}

/* The beginning of the sentence that holds @at: a full stop before a capital ends the one before. A sentence that is longer
 * than any is cut, so that a text without full stops takes no longer than another. */
static gsize
find_sentence (const Reading *reading, gsize at) {
    gsize floor = text_character_behind (reading->folded, at > SENTENCE_BYTES_MAX ? at - SENTENCE_BYTES_MAX : 0, at);

    for (gsize i = at; i > MAX (floor, 1); i--)
        if (reading->folded[i - 2] == '.' && reading->folded[i - 1] == ' ' && reading_starts_upper (reading, i))
            return i;
    return floor;
}

static ReferenceRelation
tell_relation (const Search *search, const Reading *reading, const Citation *citation, Place place) {
    const Lexicon *lexicon = search->context->lexicon;
    gsize at = citation->number.start;

    if (search->record->kind == DOCUMENT_ARTICLE)
        return RELATION_MENTIONS;
    if (place == PLACE_TITLE)
        return lexicon_match (lexicon, "title-implements-patterns", reading->folded, at, 0, NULL) != NULL
                   ? RELATION_IMPLEMENTS
                   : RELATION_MENTIONS;
    if (place == PLACE_ENCLOSED || place == PLACE_BASES)
        return RELATION_BASIS;
    if (place == PLACE_OPENING && reading->folded[0] == '"')
        return RELATION_MENTIONS; /* what another document says, quoted whole */
    gsize sentence = find_sentence (reading, at);
    g_autoptr (SpanList) spans = reading_spans (reading, sentence, at);
    g_autoptr (Reading) part = reading_new (reading->text, spans);
    at = MIN (at - sentence, part->length);
    gssize basis = find_last (lexicon, "relation-basis-patterns", part, at);
    if (place != PLACE_OPENING)
        return lexicon_peek_pattern (lexicon, "relation-basis-patterns", "enclosed") != NULL
                       && pattern_match (lexicon_peek_pattern (lexicon, "relation-basis-patterns", "enclosed"),
                                         part->folded, at, 0, NULL)
                   ? RELATION_BASIS
                   : RELATION_MENTIONS;
    if (lexicon_match (lexicon, "relation-aside-patterns", part->folded, at, 0, NULL) != NULL)
        return RELATION_MENTIONS;
    gssize implements = find_last (lexicon, "relation-implements-patterns", part, at);
    gssize further = find_last (lexicon, "relation-further-patterns", part, at);
    /* A comma begins a clause only where the sentence did not begin with a basis: `Căn cứ …, thực hiện …`. */
    if ((implements < 0 && basis < 0) || further > MAX (implements, basis))
        return RELATION_MENTIONS;
    return implements > basis ? RELATION_IMPLEMENTS : RELATION_BASIS;
}

/* ---- keeping them ------------------------------------------------------------------------------------------ */

/* The relations in order of strength: what a document carries out is more than its basis. */
static gboolean
is_stronger (ReferenceRelation one, ReferenceRelation other) {
    static const int strength[] = {
        [RELATION_IMPLEMENTS] = 2,
        [RELATION_BASIS] = 1,
        [RELATION_MENTIONS] = 0,
    };
    return strength[one] > strength[other];
}

static void
take_citation (const Search *search, const Reading *reading, const Citation *citation, Place place) {
    DocumentRecord *record = search->record;
    g_autofree char *number = citation_dup_number (citation, reading);
    Reference *reference;

    if (record->number.text != NULL && number_equal (record->number.text, number))
        return;
    g_autofree char *key = number_dup_key (number);
    reference = g_hash_table_lookup (search->found, key);
    if (reference == NULL) {
        if (record->references->len >= REFERENCES_MAX)
            return;
        reference = reference_new ();
        reference->number = g_steal_pointer (&number);
        reference->span = citation_spans (citation, reading);
        reference->confidence = citation->confidence;
        g_ptr_array_add (record->references, reference);
        g_hash_table_insert (search->found, g_steal_pointer (&key), reference);
    } else if (!text_has_small (reference->number, -1) && text_has_small (number, -1)) {
        /* `19/CT-TTG` of a title in capitals is `19/CT-TTg` */
        g_free (reference->number);
        reference->number = g_steal_pointer (&number);
        g_clear_pointer (&reference->span, g_array_unref);
        reference->span = citation_spans (citation, reading);
    }
    ReferenceRelation relation = tell_relation (search, reading, citation, place);
    if (is_stronger (relation, reference->relation))
        reference->relation = relation;
    if (reference->date.year == 0 && citation->date.year != 0) {
        reference->date = citation->date;
        reference->date_span = reading_spans (reading, citation->date_place.start, citation->date_place.end);
    }
    if (reference->issuer == NULL && citation->issuer.end > citation->issuer.start) {
        reference->issuer = reading_dup_printed (reading, citation->issuer.start, citation->issuer.end);
        reference->issuer_span = reading_spans (reading, citation->issuer.start, citation->issuer.end);
    }
}

static void
search_pieces (const Search *search, const SpanList *pieces, Place place) {
    g_autoptr (Reading) reading = reading_new (document_peek_text (search->context->document), pieces);
    g_autoptr (GArray) citations = citations_find (search->context, reading);
    for (guint i = 0; i < citations->len; i++)
        take_citation (search, reading, &g_array_index (citations, Citation, i), place);
}

/* ---- where they are looked for ----------------------------------------------------------------------------- */

/* Whether block @i goes on the paragraph above, where the reader could not join lines. */
static gboolean
goes_on (const Document *document, guint i) {
    const Block *block = document_peek_block (document, i), *above = document_peek_block (document, i - 1);
    const char *text = document_peek_text (document);
    if (block->kind != above->kind || block->kind == BLOCK_ROW || span_length (block->span) == 0
        || span_length (above->span) == 0)
        return FALSE;
    char last = text[above->span.end - 1];
    gunichar first = g_utf8_get_char (text + block->span.start);
    return strchr (".;:", last) == NULL && (g_unichar_islower (first) || g_unichar_isdigit (first) || last == '-');
}

static gboolean
is_unit (const Search *search, Span span) {
    g_autoptr (Reading) reading = reading_new_span (document_peek_text (search->context->document), span);
    const Pattern *unit = lexicon_peek_pattern (search->context->lexicon, "opening-patterns", "unit");
    return unit != NULL && pattern_match (unit, reading->folded, reading->length, 0, NULL);
}

#define BASES_HEADING_BYTES 120

/* `I. CĂN CỨ PHÁP LÝ` has what the document is based on below it, up to the next heading, or to a sentence that goes over to the
 * plan. @bases: whether the block above stood there. */
static gboolean
lists_bases (const Search *search, Span span, gboolean bases) {
    g_autoptr (Reading) reading = reading_new_span (document_peek_text (search->context->document), span);
    const Lexicon *lexicon = search->context->lexicon;
    if (reading->length < BASES_HEADING_BYTES
        && lexicon_match (lexicon, "bases-heading-patterns", reading->folded, reading->length, 0, NULL) != NULL)
        return TRUE;
    return bases && lexicon_match (lexicon, "bases-entry-patterns", reading->folded, reading->length, 0, NULL) != NULL;
}

static void
search_blocks (const Search *search, guint first, guint end, gboolean opening) {
    const Document *document = search->context->document;
    guint paragraphs = 0;
    gboolean bases = FALSE;
    for (guint i = first; i < end;) {
        g_autoptr (SpanList) pieces = g_array_new (FALSE, FALSE, sizeof (Span));
        guint from = i;
        do {
            g_array_append_val (pieces, document_peek_block (document, i)->span);
            i++;
        } while (i < end && i - from < PARAGRAPH_BLOCKS && goes_on (document, i));
        opening
            = opening && paragraphs++ < OPENING_BLOCKS && !is_unit (search, document_peek_block (document, from)->span);
        bases = lists_bases (search, document_peek_block (document, from)->span, bases);
        search_pieces (search, pieces, bases ? PLACE_BASES : opening ? PLACE_OPENING : PLACE_TEXT);
    }
}

static void
search_heading (const Search *search, const Segment *segment) {
    g_autoptr (GPtrArray) lines = lines_collect (search->context, segment->heading_first, segment->heading_end);
    if (search->record->title.span != NULL)
        search_pieces (search, search->record->title.span, PLACE_TITLE);
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i);
        if (line->kind != LINE_ENCLOSED)
            continue;
        g_autoptr (SpanList) pieces = span_list_new (line->span.start, line->span.end);
        search_pieces (search, pieces, PLACE_ENCLOSED);
    }
}

/* Footnotes stand behind the last document's text and are taken for its own. */
static void
search_notes (const Search *search, const Segment *segment) {
    const Document *document = search->context->document;
    guint n = document_block_count (document), end = segment->end_block;
    while (end < n && document_peek_block (document, end)->kind == BLOCK_NOTE)
        end++;
    search_blocks (search, segment->end_block, end, FALSE);
}

/* `Thực hiện Đề án số 15` in the title and `15-ĐA/TU` in the text are one document. */
static void
match_title (const Search *search) {
    const DocumentRecord *record = search->record;
    if (record->title.text == NULL || !search->carries_out)
        return;
    g_autofree char *title = text_fold (record->title.text, -1);
    for (guint i = 0; i < record->references->len; i++) {
        Reference *reference = g_ptr_array_index (record->references, i);
        const char *type = number_type (search->context->lexicon, reference->number);
        const char *names = type != NULL ? lexicon_peek (search->context->lexicon, "types", type) : NULL;
        int figures = atoi (reference->number);
        g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", ";", -1);
        for (gsize k = 0; words[k] != NULL && figures > 0; k++) {
            g_autofree char *name = text_fold (words[k], -1);
            g_autofree char *quoted = g_regex_escape_string (name, -1);
            g_autofree char *expression = g_strdup_printf ("%s (?:số )?0*%d(?![\\d/-]| ?[-/])", quoted, figures);
            g_autoptr (Pattern) pattern = pattern_new (expression, NULL);
            if (pattern != NULL && pattern_match (pattern, title, strlen (title), 0, NULL))
                reference->relation = RELATION_IMPLEMENTS;
        }
    }
}

void
references_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Search search = { context, record, found, FALSE };
    if (record->title.text != NULL) {
        g_autofree char *title = text_fold (record->title.text, -1);
        search.carries_out
            = lexicon_match (context->lexicon, "title-implements-patterns", title, strlen (title), 0, NULL) != NULL;
    }
    if (record->kind == DOCUMENT_ARTICLE) {
        search_blocks (&search, segment->first_block, segment->end_block, FALSE);
        return;
    }
    search_heading (&search, segment);
    search_blocks (&search, segment->body_first, segment->body_end, TRUE);
    search_blocks (&search, segment->appendix_first, segment->appendix_end, FALSE);
    search_notes (&search, segment);
    match_title (&search);
}
