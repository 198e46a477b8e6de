/* citation.c - see citation.h. */
#include "extract/citation.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/number.h"

#define CITATIONS_MAX 4000 /* in one paragraph or row */
#define LOOK_BACK     200  /* folded bytes */
#define LOOK_AHEAD    320

/* A printed day: groups 1 to 3 in figures, 4 to 6 in words. */
#define DAY                                                                                                            \
    "(?:(?:ngày ?)?(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?((?:19|20)\\d\\d)"                                           \
    "|ngày ?(\\d{1,2}) ?tháng ?(\\d{1,2}) ?(?:,? ?năm |/ ?|, ?)((?:19|20)\\d\\d))"

/* ---- the number -------------------------------------------------------------------------------------------- */

static gboolean
is_letter_at (const Reading *reading, gsize at) {
    return at < reading->length && g_unichar_isalpha (g_utf8_get_char (reading->folded + at));
}

/* The end of a token of letters, figures and `&`; a full stop only inside it. */
static gsize
find_token_end (const Reading *reading, gsize at) {
    while (at < reading->length) {
        gunichar c = g_utf8_get_char (reading->folded + at);
        if (!g_unichar_isalnum (c) && c != '&' && c != '+')
            break;
        at = g_utf8_next_char (reading->folded + at) - reading->folded;
    }
    return at;
}

static guint
count_capitals (const Reading *reading, gsize start, gsize end) {
    guint n = 0;
    for (gsize i = start; i < end; i = g_utf8_next_char (reading->folded + i) - reading->folded)
        n += reading_starts_upper (reading, i);
    return n;
}

/* Goes on from the figures over `-CV/ĐUK`. Spaces round a separator are slips of typing or broken lines: then the token
 * must look like a symbol's. Returns the end, @at where no symbol follows. */
static gsize
find_symbol_end (const Reading *reading, gsize at, gboolean *ret_slash) {
    gsize end = at;
    for (guint tokens = 0; tokens < 7; tokens++) {
        gsize i = end;
        gboolean spaced = FALSE;
        if (i < reading->length && reading->folded[i] == ' ') {
            spaced = TRUE;
            i++;
        }
        if (i >= reading->length || (reading->folded[i] != '-' && reading->folded[i] != '/'))
            break;
        gboolean slash = reading->folded[i] == '/';
        i++;
        if (i < reading->length && reading->folded[i] == ' ') {
            spaced = TRUE;
            i++;
        }
        if (!is_letter_at (reading, i))
            break;
        gsize token_end = find_token_end (reading, i);
        if ((tokens == 0 && !reading_starts_upper (reading, i))
            || (spaced && count_capitals (reading, i, token_end) < 2))
            break;
        *ret_slash |= slash;
        end = token_end;
        PatternMatch match; /* `136/2001/QĐ.TTg`, as it was written before */
        if (pattern_match (pattern_peek ("\\G\\.(?:ttg|ubnd|hđnd|cp|tw|tu)(?![\\pL\\d])"), reading->folded,
                           reading->length, end, &match)
            && reading_starts_upper (reading, end + 1))
            end = match.groups[0].end;
    }
    return end;
}

static gboolean
matches_before (const ExtractContext *context, const char *group, const Reading *reading, gsize at) {
    gsize from = text_character_behind (reading->folded, at > LOOK_BACK ? at - LOOK_BACK : 0, at);
    return lexicon_match (context->lexicon, group, reading->folded + from, at - from, 0, NULL) != NULL;
}

static gboolean
has_known_symbol (const ExtractContext *context, const char *number) {
    g_auto (GStrv) parts = g_strsplit_set (number, "-/", -1);
    if (g_strcmp0 (number_type (context->lexicon, number), "CV") != 0)
        return TRUE;
    for (gsize i = 0; parts[i] != NULL; i++) {
        g_autofree char *letters = g_strdup (parts[i]);
        gsize n = strlen (letters);
        while (n > 0 && g_ascii_isdigit (letters[n - 1]))
            letters[--n] = '\0'; /* QH15 */
        if (n > 0 && lexicon_find_word (context->lexicon, "reference-symbols", letters) != NULL)
            return TRUE;
    }
    return FALSE;
}

/* How sure it is that the number is a document's; 0 where it is not. @after_other: directly behind another one. */
static double
rate_number (const ExtractContext *context, const Reading *reading, Span number, gboolean after_other) {
    g_autofree char *printed = reading_dup_closed_up (reading, number.start, number.end);
    gboolean known = has_known_symbol (context, printed);
    if (matches_before (context, "reference-not-patterns", reading, number.start))
        return 0;
    if (matches_before (context, "reference-before-patterns", reading, number.start))
        return known ? 0.97 : 0.9;
    if (after_other)
        return known ? 0.93 : 0.8;
    return known ? 0.8 : 0;
}

/* ---- date and issuer --------------------------------------------------------------------------------------- */

static int
read_figures (const Reading *reading, const PatternMatch *match, guint group) {
    g_autofree char *figures = pattern_dup_group (match, reading->folded, group);
    return figures != NULL ? atoi (figures) : 0;
}

static void
take_date (const Reading *reading, const PatternMatch *match, guint first, Citation *citation) {
    guint group = pattern_has_group (match, first) ? first : first + 3;
    int day = read_figures (reading, match, group), month = read_figures (reading, match, group + 1);
    int year = read_figures (reading, match, group + 2);
    PartialDate date = { .year = (gint16)year, .month = (gint8)month, .day = (gint8)day, .hour = -1, .minute = -1 };
    if (!partial_date_is_valid (date))
        return;
    citation->date = date;
    citation->date_place.start = match->groups[group].start;
    citation->date_place.end = match->groups[group + 2].end;
}

/* The day behind the number, the issuer perhaps between them: `số 10-NQ/TW của Bộ Chính trị ngày 10/02/2022`. */
static void
read_date_after (const Reading *reading, gsize stop, Citation *citation) {
    static const char expression[] = "\\G(?: ?[,;]? ?\\(?(?:của|do) [^,;.:()\\d]{3,100}?,?)?[ ,(]*(?:đã |được )?"
                                     "(?:ký |ban hành |lập )?" DAY;
    PatternMatch match;
    gsize end = text_character_behind (reading->folded, MIN (stop, citation->number.end + LOOK_AHEAD), reading->length);
    if (pattern_match (pattern_peek (expression), reading->folded, end, citation->number.end, &match))
        take_date (reading, &match, 1, citation);
}

static gboolean
names_body (const ExtractContext *context, const Reading *reading, Span name) {
    const char *folded = reading->folded + name.start;
    return reading_starts_upper (reading, name.start)
           && (lexicon_match (context->lexicon, "body-patterns", folded, span_length (name), 0, NULL) != NULL
               || lexicon_match (context->lexicon, "post-patterns", folded, span_length (name), 0, NULL) != NULL);
}

/* `Thường trực Ban Bí thư A ký ban hành …`: who signs is not who issues. */
static gboolean
signs (const Reading *reading, Span name) {
    static const char word[] = " ký";
    return span_length (name) > strlen (word)
           && memcmp (reading->folded + name.end - strlen (word), word, strlen (word)) == 0;
}

/* Where the issuer's name that begins at @start ends: before a word that begins the subject of the document, or what it does. */
static gsize
issuer_end (const ExtractContext *context, const Reading *reading, gsize start, gsize stop) {
    gsize end = start;
    for (guint words = 0; words < 16 && end < stop; words++) {
        gsize word = end > start ? end + 1 : end;
        gsize word_end = word;
        if (!reading_starts_upper (reading, word) /* `Bộ Xây dựng` goes on, `… xây dựng kế hoạch` does not */
            && lexicon_match (context->lexicon, "issuer-end-patterns", reading->folded + word, stop - word, 0, NULL)
                   != NULL)
            break;
        if (word > start
            && lexicon_match (context->lexicon, "issuer-end-capital-patterns", reading->folded + word, stop - word, 0,
                              NULL)
                   != NULL)
            break;
        while (word_end < stop && reading->folded[word_end] != ' '
               && strchr (",;.:()\"", reading->folded[word_end]) == NULL)
            word_end++;
        if (word_end == word)
            break;
        end = word_end;
        if (end < stop && reading->folded[end] != ' ')
            break;
    }
    return end;
}

/* `Ngày 08/4/2026, Ban Thường vụ ban hành Công văn số 2071-CV/TU`: the day before it, in the same sentence, nothing cited
 * between. The issuer is the subject. */
static void
read_before (const ExtractContext *context, const Reading *reading, gsize floor, Citation *citation) {
    static const char date[] = "(?:^|[ (])" DAY ",? ?[^.;\\d]{0,140}(?:ban hành|có|ký|gửi|trình|tham mưu|nhận được)"
                               "[^.;\\d]{0,70}$";
    static const char subject[]
        = "(?:^|[,.;] |nghe )((?:\\pL+ (?:- )?){1,14}?)(?:đã |vừa )?(?:ban hành|có|(?<!tờ )trình|báo cáo|gửi) [^,.;\\d]{2,50}$";
    static const char source[]
        = "(?:của|do) ((?:\\pL+,? (?:- )?){1,14}?)(?:\\([^()\\d]{2,80}\\) )?(?:có ý kiến )?(?:tại|trong) [^,.;\\d]{2,40}$";
    gsize from = citation->number.start > LOOK_BACK ? citation->number.start - LOOK_BACK : 0;
    PatternMatch match;
    from = text_character_behind (reading->folded, MAX (from, floor), citation->number.start);
    if (citation->date.year == 0
        && pattern_match (pattern_peek (date), reading->folded, citation->number.start, from, &match))
        take_date (reading, &match, 1, citation);
    const char *const sources[] = { subject, source };
    for (gsize i = 0; i < G_N_ELEMENTS (sources) && citation->issuer.end == citation->issuer.start; i++) {
        if (!pattern_match (pattern_peek (sources[i]), reading->folded, citation->number.start, from, &match))
            continue;
        Span name = match.groups[1];
        while (name.end > name.start && reading->folded[name.end - 1] == ' ')
            name.end--;
        if (!names_body (context, reading, name) || signs (reading, name))
            continue;
        citation->issuer = name;
        if (sources[i] == source) { /* `do Sở Y tế đề xuất tại Tờ trình …`; a name of several fields has commas */
            gsize end = issuer_end (context, reading, name.start, name.end), next;
            while (end + 2 < name.end && reading->folded[end] == ','
                   && (next = issuer_end (context, reading, end + 2, name.end)) > end + 2)
                end = next;
            citation->issuer.end = end;
        }
    }
}

/* `của Ban Thường vụ Tỉnh ủy` behind number and day: words up to one that begins the subject of the document. */
static void
read_issuer_after (const ExtractContext *context, const Reading *reading, gsize stop, Citation *citation) {
    static const char lead[]
        = "\\G[ ,]*(?:(?:ký |ban hành )?(?:" DAY "|ngày \\d{1,2} ?[/.-] ?\\d{1,2}(?= )))?[ ,]*của ";
    PatternMatch match;
    if (!pattern_match (pattern_peek (lead), reading->folded, stop, citation->number.end, &match))
        return;
    gsize start = match.groups[0].end;
    if (!reading_starts_upper (reading, start))
        return;
    citation->issuer.start = start;
    citation->issuer.end = issuer_end (context, reading, start, stop);
}

/* `các Văn bản số 507/SYT-TC, 508/SYT-TC ngày 26/5/2026`: one day and issuer for the list. */
static void
share_in_lists (const Reading *reading, GArray *citations) {
    for (guint i = citations->len; i > 1; i--) {
        Citation *one = &g_array_index (citations, Citation, i - 2);
        const Citation *next = &g_array_index (citations, Citation, i - 1);
        g_autofree char *between = g_strndup (reading->folded + one->number.end, next->number.start - one->number.end);
        if (!pattern_matches ("^ ?(?:,|;|và|hoặc|;? ?và)? ?(?:số ?:? ?)?$", between))
            continue;
        if (one->date.year == 0) {
            one->date = next->date;
            one->date_place = next->date_place;
        }
        if (one->issuer.end == one->issuer.start)
            one->issuer = next->issuer;
    }
}

/* ---- the whole --------------------------------------------------------------------------------------------- */

/* `số 19, 20 và 21-KL/TW`: the figures before the number in [start, end) share its symbol, which begins at @symbol. */
static void
add_sharing (const Reading *reading, Span number, gsize symbol, double confidence, GArray *citations) {
    const Pattern *list = pattern_peek ("(?:^|[^\\pL])s[ốô] ?:? ?((?:\\d{1,5}(?: ?[,;] ?(?:và )?| và ))+)$");
    gsize from = number.start > LOOK_BACK ? number.start - LOOK_BACK : 0;
    PatternMatch match, figures;

    from = text_character_behind (reading->folded, from, number.start);
    if (!pattern_match (list, reading->folded, number.start, from, &match))
        return;
    gsize at = match.groups[1].start;
    while (citations->len < CITATIONS_MAX
           && pattern_match (pattern_peek ("\\d{1,5}"), reading->folded, match.groups[1].end, at, &figures)) {
        Citation citation = { .number = figures.groups[0],
                              .symbol = { symbol, number.end },
                              .date = PARTIAL_DATE_NONE,
                              .confidence = MIN (confidence, 0.9) };
        g_array_append_val (citations, citation);
        at = figures.groups[0].end;
    }
}

static GArray *
find_numbers (const ExtractContext *context, const Reading *reading) {
    static const char figures[] = "(?<![\\pL\\d/.:-])\\d{1,5}\\pL?(?: ?/ ?(?:19|20)\\d\\d)?(?= ?[-/])";
    GArray *citations = g_array_new (FALSE, TRUE, sizeof (Citation));
    PatternMatch match;
    gsize start = 0;
    while (citations->len < CITATIONS_MAX
           && pattern_match (pattern_peek (figures), reading->folded, reading->length, start, &match)) {
        Citation citation = { .date = PARTIAL_DATE_NONE };
        gboolean slash = memchr (reading->folded + match.groups[0].start, '/', span_length (match.groups[0])) != NULL;
        gsize end = find_symbol_end (reading, match.groups[0].end, &slash);
        start = MAX (end, match.groups[0].end);
        if (end == match.groups[0].end || !slash)
            continue;
        citation.number.start = match.groups[0].start;
        citation.number.end = end;
        gboolean after_other
            = citations->len > 0
              && citation.number.start - g_array_index (citations, Citation, citations->len - 1).number.end < 8;
        citation.confidence = rate_number (context, reading, citation.number, after_other);
        if (citation.confidence <= 0)
            continue;
        add_sharing (reading, citation.number, match.groups[0].end, citation.confidence, citations);
        g_array_append_val (citations, citation);
    }
    return citations;
}

GArray *
citations_find (const ExtractContext *context, const Reading *reading) {
    GArray *citations = find_numbers (context, reading);
    gsize floor = 0;
    for (guint i = 0; i < citations->len; i++) {
        Citation *citation = &g_array_index (citations, Citation, i);
        gsize stop = i + 1 < citations->len ? g_array_index (citations, Citation, i + 1).number.start : reading->length;
        read_date_after (reading, stop, citation);
        read_issuer_after (context, reading, stop, citation);
        read_before (context, reading, floor, citation);
        floor = MAX (citation->number.end,
                     citation->date_place.end > citation->number.end ? citation->date_place.end : 0);
    }
    share_in_lists (reading, citations);
    return citations;
}

SpanList *
citation_spans (const Citation *citation, const Reading *reading) {
    SpanList *spans = reading_spans (reading, citation->number.start, citation->number.end);
    if (span_length (citation->symbol) > 0) {
        g_autoptr (SpanList) rest = reading_spans (reading, citation->symbol.start, citation->symbol.end);
        g_array_append_vals (spans, rest->data, rest->len);
    }
    return spans;
}

char *
citation_dup_number (const Citation *citation, const Reading *reading) {
    g_autofree char *figures = reading_dup_closed_up (reading, citation->number.start, citation->number.end);
    g_autofree char *symbol = reading_dup_closed_up (reading, citation->symbol.start, citation->symbol.end);
    return g_strconcat (figures, symbol, NULL);
}
