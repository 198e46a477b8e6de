/* text.h - Vietnamese text made comparable.
 * Lives here:  NFC, folding (case, tone placement, composition, dashes, quotes, spaces), unaccenting.
 * Called by:   every room that compares words.
 * Not here:    regular expressions (pattern.h), dates (date.h).
 * Source:      Unicode Standard Annex 15 (NFC); records.md, last paragraph (what is ignored in comparison). */
#pragma once

#include <string.h>

#include "base/span.h"

/** text_append: as g_string_append_len(), for the many short pieces that text is put together from. */
static inline void
text_append (GString *text, const char *piece, gsize length) {
    if (G_UNLIKELY (text->len + length >= text->allocated_len)) {
        g_string_append_len (text, piece, (gssize)length);
        return;
    }
    memcpy (text->str + text->len, piece, length);
    text->len += length;
    text->str[text->len] = '\0';
}

/** text_character_behind: the first beginning of a character of @text at or behind @at; @end where none comes before it. */
static inline gsize
text_character_behind (const char *text, gsize at, gsize end) {
    while (at < end && ((guchar)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/** text_character_before: the last beginning of a character of @text at or before @at; @start where none comes behind it. */
static inline gsize
text_character_before (const char *text, gsize at, gsize start) {
    while (at > start && ((guchar)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/** text_truncate: as g_string_truncate(); @length is no more than the text has. */
static inline void
text_truncate (GString *text, gsize length) {
    text->len = length;
    text->str[length] = '\0';
}

/** text_is_composed: TRUE where the text is valid UTF-8 and in NFC for certain, as nearly all Vietnamese text is; FALSE asks
 *  for text_nfc(). */
gboolean text_is_composed (const char *text, gsize length);

/**
 * text_nfc:
 * @text: UTF-8
 * @length: bytes of @text, or -1 where it ends with NUL
 * Returns: (transfer full): the same text in NFC; what is no UTF-8 is replaced by U+FFFD.
 */
char *text_nfc (const char *text, gssize length);

/**
 * text_fold:
 * @text: UTF-8 in any composition
 * @length: bytes of @text, or -1
 * Returns: (transfer full): a key for comparison: NFC, lower case, tone mark on the same vowel whichever
 *   way it was placed (`uỷ` and `ủy` give one key), typographic dashes and quotes as ASCII, each run of
 *   white space one space, no space at the ends; the usual slips of text recognition and old fonts mended (slips.h).
 */
char *text_fold (const char *text, gssize length);

/**
 * text_unaccent:
 * Like text_fold(), and without any mark: `Đôn đốc` gives `don doc`. For searching as people type and for
 * words that OCR has spoilt.
 */
char *text_unaccent (const char *text, gssize length);

/** text_equal: TRUE where text_fold() of both is the same, closing punctuation (.,;:) left aside. */
gboolean text_equal (const char *one, const char *other);

/**
 * text_collapse:
 * Returns: (transfer full): @text with each run of white space (line ends, tabs, U+2028, no-break spaces)
 *   turned into one space and none at the ends; nothing else is changed.
 */
char *text_collapse (const char *text, gssize length);

/** text_has_small: TRUE where a letter of the @length bytes (-1: up to the end) is a small one. */
gboolean text_has_small (const char *text, gssize length);

/** text_has_one_of: TRUE where one of @words, which '|' parts, stands in the @length bytes of @text: a quick look before a pattern is tried. */
gboolean text_has_one_of (const char *text, gsize length, const char *words);

/**
 * text_shorten: for lists in which a long text is known by its beginning.
 * Returns: (transfer full): @text where it has no more than @most characters (1 and more), else its beginning, cut at a blank
 *   where there is one, and `…`, with it no more than @most.
 */
char *text_shorten (const char *text, glong most);

/**
 * text_find_slips:
 * Returns: (transfer full): GArray of Slip (slips.h): what folding @span of @text (NFC) reads as another word than is printed.
 */
GArray *text_find_slips (const char *text, Span span);

/* A folded copy of a stretch of text that remembers where each byte came from. Patterns are matched on
 * `folded`; what they find is mapped back to a Span of the original. White space is folded one character to
 * one space here, runs are kept, so that offsets stay simple. */
typedef struct {
    char *folded;    /* NUL-terminated */
    gsize length;    /* bytes of folded */
    guint32 *origin; /* length + 1 entries: byte offset in the original text of each folded byte */
} FoldedText;

/**
 * folded_text_new:
 * @text: the whole original text, NFC
 * @span: the stretch of it to fold
 * Returns: (transfer full): free with folded_text_free(). `origin` holds offsets into @text, not into the stretch.
 */
FoldedText *folded_text_new (const char *text, Span span);
void folded_text_free (FoldedText *folded); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoldedText, folded_text_free)

/**
 * folded_text_squeeze:
 * Makes each run of white space in @folded one space, in place, `origin` following: patterns may then be written with
 * single spaces. A run that holds a line end or U+2028 counts as one space too; what stood there can be asked of the original.
 */
void folded_text_squeeze (FoldedText *folded);

/** folded_text_span: the original Span of the folded bytes [start, end). */
Span folded_text_span (const FoldedText *folded, gsize start, gsize end);

/**
 * span_trim:
 * @text: the text @span points into
 * @extra: (nullable): further ASCII characters to trim from the end, for instance ".,;:"
 * Returns: @span without white space at both ends and without @extra at its end.
 */
Span span_trim (const char *text, Span span, const char *extra);

/**
 * span_list_join:
 * Returns: (transfer full): the pieces' text joined by one space, white space collapsed. This is the rule by which
 *   a value and its span belong together (records.md, Spans and confidence).
 */
char *span_list_join (const char *text, const SpanList *list);
