/* segment_parts.c - the heading, body, closing and appendix of one document. See segment.h, blockview.h. */
#include "extract/blockview.h"

#include <string.h>

#include "extract/number.h"

#define LINKS_CAPTION_MAX    80 /* bytes of `Tin liên quan` and the like */
#define HEADING_BLOCKS_MAX   80
#define TITLE_BLOCKS_MAX     14
#define RUNNING_BYTES        300 /* folded; titles longer than this are rare, paragraphs shorter than this are not */
#define SIGNATURE_BLOCKS_MAX 40

/* ---- views ------------------------------------------------------------------------------------------------- */

static void
view_text (const ExtractContext *context, const Block *block, BlockView *view) {
    g_autoptr (Reading) reading = reading_new_span (document_peek_text (context->document), block->span);
    const char *opening
        = lexicon_match (context->lexicon, "opening-patterns", reading->folded, reading->length, 0, NULL);
    char first = reading->length > 0 ? reading->folded[0] : 0;

    view->length = (guint)reading->length;
    view->unit = g_strcmp0 (opening, "unit") == 0;
    view->dash = g_strcmp0 (opening, "dash") == 0;
    view->opening = g_strcmp0 (opening, "basis") == 0;
    view->upper = reading_is_upper (reading, 0, reading->length);
    view->lower
        = reading->length > 0
          && g_unichar_islower (g_utf8_get_char (document_peek_text (context->document) + reading_offset (reading, 0)));
    view->bracket = first == '(' || first == '[';
    view->of_body = view->upper && g_str_has_prefix (reading->folded, "của ");
    view->last
        = reading->length > 0 && reading->folded[reading->length - 1] > 0 ? reading->folded[reading->length - 1] : 0;
}

static gboolean
is_copy_type (const char *type) {
    static const char *const types[] = { "SY", "SL", "TrS", "BS" };
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        if (g_strcmp0 (type, types[i]) == 0)
            return TRUE;
    return FALSE;
}

/* Whether a line names the kind of a copy, in a type line or in a number. */
static gboolean
lines_have_copy (const ExtractContext *context, const GPtrArray *lines) {
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = g_ptr_array_index (lines, i);
        if (line->kind == LINE_TYPE && is_copy_type (line->type))
            return TRUE;
        if (line->kind != LINE_NUMBER)
            continue;
        Span number = number_find (line->reading);
        g_autofree char *printed = reading_dup_closed_up (line->reading, number.start, number.end);
        if (is_copy_type (number_type (context->lexicon, printed)))
            return TRUE;
    }
    return FALSE;
}

GArray *
block_views_new (const ExtractContext *context, guint n) {
    GArray *views = g_array_sized_new (FALSE, TRUE, sizeof (BlockView), n);
    for (guint i = 0; i < n; i++) {
        const Block *block = document_peek_block (context->document, i);
        BlockView view = { 0 };
        g_autoptr (GPtrArray) lines = lines_collect (context, i, i + 1);
        view.mask = lines_mask (lines);
        view.copy = lines_have_copy (context, lines);
        view_text (context, block, &view);
        guint form
            = view.mask & ~(LINE_BIT (LINE_TEXT) | LINE_BIT (LINE_UPPER) | LINE_BIT (LINE_NAME) | LINE_BIT (LINE_RULE));
        view.running = view.unit || (form == 0 && (view.length > RUNNING_BYTES || (view.opening && view.length > 60)));
        g_array_append_val (views, view);
    }
    return views;
}

static const BlockView *
peek_view (const GArray *views, guint i) {
    return &g_array_index (views, BlockView, i);
}

static gboolean
view_has (const GArray *views, guint i, LineKind kind) {
    return (peek_view (views, i)->mask & LINE_BIT (kind)) != 0;
}

Span
segment_blocks_span (const ExtractContext *context, guint first, guint end) {
    if (first >= end)
        return (Span){ 0, 0 };
    return (Span){ document_peek_block (context->document, first)->span.start,
                   document_peek_block (context->document, end - 1)->span.end };
}

/* ---- the title --------------------------------------------------------------------------------------------- */

/* A blank line parts it from what stands above. */
static gboolean
stands_off (const ExtractContext *context, guint i) {
    return i < document_block_count (context->document)
           && document_peek_block (context->document, i)->blank_lines_before > 0;
}

/* Whether block @i, which follows the title's @first block, still belongs to it. */
static gboolean
goes_on_title (const ExtractContext *context, const GArray *views, guint first, guint i) {
    const BlockView *view = peek_view (views, i), *title = peek_view (views, first);
    const Block *block = document_peek_block (context->document, i);
    const Block *title_block = document_peek_block (context->document, first);
    char before = peek_view (views, i - 1)->last;

    if ((view->running && !view->lower) || view->unit || view->dash || (view->opening && !view->lower)
        || strchr (";:.", view->last != 0 ? view->last : 'x') != NULL)
        return FALSE;
    if (block->kind != title_block->kind || (!title->upper && view->upper))
        return FALSE;
    if (title->upper && view->upper
        && (view->mask & (LINE_BIT (LINE_BODY) | LINE_BIT (LINE_POST) | LINE_BIT (LINE_AUTHORITY))) != 0)
        return FALSE; /* the authority line of a decision */
    if (view->lower)
        return TRUE;
    if (title_block->alignment == block->alignment && block->alignment == ALIGN_CENTER)
        return TRUE;
    if (title_block->alignment == ALIGN_CENTER || block->alignment == ALIGN_CENTER)
        /* of a text file the alignment is only guessed from the white space */
        return g_str_equal (document_peek_format (context->document), "text") && before != '.'
               && (block->alignment != ALIGN_START || stands_off (context, i + 1)) && block->blank_lines_before == 0
               && view->length < 120;
    if (title_block->bold_percent >= 60)
        return block->bold_percent >= 60;
    return before != '.' && block->blank_lines_before == 0 && (view->length < 120 || (title->upper && view->upper));
}

/* Where the opening sentence begins in a block that also holds the title; the empty span where it does not. */
Span
segment_find_embedded_opening (const ExtractContext *context, Span span) {
    const Pattern *pattern = lexicon_peek_pattern (context->lexicon, "embedded-opening-patterns", "opening");
    g_autoptr (Reading) reading = reading_new_span (document_peek_text (context->document), span);
    PatternMatch match;
    gsize start = 0;
    Span none = { 0, 0 };
    if (reading->length < RUNNING_BYTES)
        return none;
    while (pattern != NULL && pattern_match (pattern, reading->folded, reading->length, start, &match)) {
        start = match.groups[0].end;
        if (!reading_starts_upper (reading, start))
            continue;
        Span found = { reading_offset (reading, start), span.end };
        return found;
    }
    return none;
}

/* A whole sentence in which somebody speaks, where a title would stand. */
static gboolean
speaks (const ExtractContext *context, guint i) {
    g_autoptr (Reading) reading
        = reading_new_span (document_peek_text (context->document), document_peek_block (context->document, i)->span);
    return lexicon_match (context->lexicon, "title-not-patterns", reading->folded, reading->length, 0, NULL) != NULL;
}

/* The title below the type line at @type. Returns the block after it. */
static guint
find_title (const ExtractContext *context, const GArray *views, guint type, Segment *segment) {
    g_autoptr (GPtrArray) lines = lines_collect (context, type, type + 1);
    guint limit = MIN (segment->end_block, type + TITLE_BLOCKS_MAX), i;
    gboolean started = FALSE;

    for (guint k = 0; k < lines->len; k++) {
        const Line *line = g_ptr_array_index (lines, k);
        const char *rest = line->kind == LINE_TYPE ? line->reading->folded + line->type_end : "";
        started |= *rest != '\0' && !(line->upper && g_str_has_prefix (rest, " của "));
    }
    segment->title_first = started ? type : type + 1;
    segment->title_end = type + 1;
    for (i = type + 1; i < limit; i++) {
        const BlockView *view = peek_view (views, i);
        guint above = LINE_BIT (LINE_NATION) | LINE_BIT (LINE_PARTY) | LINE_BIT (LINE_MOTTO) | LINE_BIT (LINE_NUMBER)
                      | LINE_BIT (LINE_DATE) | LINE_BIT (LINE_SECRECY) | LINE_BIT (LINE_URGENCY)
                      | LINE_BIT (LINE_STAMP);
        if ((view->mask & LINE_BIT (LINE_ADDRESS)) != 0)
            break;
        if (view->mask == LINE_BIT (LINE_RULE) && started)
            return i + 1;
        if (view->mask == LINE_BIT (LINE_RULE) || (view->mask & above) != 0 || (view->of_body && !started)
            || view->mask == 0)
            continue;
        if (view->bracket || (view->mask & LINE_BIT (LINE_ENCLOSED)) != 0)
            continue;
        if (!started
            && segment_find_embedded_opening (context, document_peek_block (context->document, i)->span).start > 0) {
            segment->title_first = i;
            segment->title_end = i + 1;
            break; /* the body begins in the same block */
        }
        if (!started) {
            if (view->unit || view->length > 900 || speaks (context, i)
                || (view->opening && !view->lower && view->length > RUNNING_BYTES))
                break;
            segment->title_first = i;
        } else if (!goes_on_title (context, views, segment->title_first, i)) {
            break;
        }
        started = TRUE;
        segment->title_end = i + 1;
    }
    return MIN (i, segment->end_block);
}

/* ---- the addressees ---------------------------------------------------------------------------------------- */

/* `Yêu cầu …` right behind addressees that end in a full stop. */
static gboolean
orders (const ExtractContext *context, guint i) {
    g_autoptr (Reading) reading
        = reading_new_span (document_peek_text (context->document), document_peek_block (context->document, i)->span);
    return lexicon_match (context->lexicon, "order-start-patterns", reading->folded, reading->length, 0, NULL) != NULL;
}

/* `UBND tỉnh yêu cầu …`, `Thời gian qua, …`: a sentence, no addressee. */
static gboolean
tells (const ExtractContext *context, guint i) {
    g_autoptr (Reading) reading
        = reading_new_span (document_peek_text (context->document), document_peek_block (context->document, i)->span);
    return lexicon_match (context->lexicon, "address-not-patterns", reading->folded, reading->length, 0, NULL) != NULL;
}

/* The entries below `Kính gửi:` at @first. Returns the block after them. */
static guint
find_addressees (const ExtractContext *context, const GArray *views, guint first, Segment *segment) {
    guint i;
    segment->address_first = first;
    for (i = first + 1; i < segment->end_block && i < first + HEADING_BLOCKS_MAX; i++) {
        const BlockView *view = peek_view (views, i), *before = peek_view (views, i - 1);
        gboolean open = before->last != '.' || i == first + 1;
        if (i == first + 1 && view_has (views, i, LINE_ADDRESS) && view->length == before->length)
            continue; /* `Kính gửi:` once more, as a web page's heading and as the text */
        if (view->dash
            && segment_find_embedded_opening (context, document_peek_block (context->document, i)->span).start > 0) {
            segment->address_end = i + 1;
            return i; /* the body begins in the same block */
        }
        if (view->unit || view->length > RUNNING_BYTES || (view->mask & LINE_BIT (LINE_RULE)) == view->mask)
            break;
        if (view->dash && (before->last != '.' || view->length < 160) && view->last != ':')
            continue;
        if (view->opening || !open || view->last == ':' || (before->last == '.' && orders (context, i))
            || (strchr (":;,", before->last != 0 ? before->last : 'x') == NULL && !view->lower && tells (context, i)))
            break;
        /* A line without a dash goes on the entry above, or is an entry of a list without dashes. */
        if (view->lower || before->last == ',' || before->last == ':' || before->last == ';'
            || (view->length < 120 && document_peek_block (context->document, i)->blank_lines_before == 0
                && strchr (".;,", view->last != 0 ? view->last : 'x') != NULL))
            continue;
        break;
    }
    segment->address_end = i;
    return i;
}

/* ---- heading ----------------------------------------------------------------------------------------------- */

/* Lines of a letter's subject below its number, and what else is short above the running text. */
static guint
skip_letter_subject (const GArray *views, guint i, guint end) {
    while (i < end && !peek_view (views, i)->running && !peek_view (views, i)->opening
           && strchr (".;:", peek_view (views, i)->last != 0 ? peek_view (views, i)->last : 'x') == NULL)
        i++;
    return i;
}

static void
find_heading (const ExtractContext *context, const GArray *views, Segment *segment) {
    guint end = segment->end_block, limit = MIN (end, segment->letterhead + HEADING_BLOCKS_MAX);
    guint i, after = segment->letterhead;
    guint letterhead = LINE_BIT (LINE_NATION) | LINE_BIT (LINE_PARTY) | LINE_BIT (LINE_MOTTO) | LINE_BIT (LINE_NUMBER)
                       | LINE_BIT (LINE_DATE);

    segment->type_block = end;
    for (i = segment->letterhead; i < limit; i++) {
        const BlockView *view = peek_view (views, i);
        if (view_has (views, i, LINE_TYPE)) {
            segment->type_block = i;
            after = i = find_title (context, views, i, segment);
            break;
        }
        if (view_has (views, i, LINE_ADDRESS))
            break;
        if (view->running || (view->mask & (LINE_BIT (LINE_RECIPIENTS) | LINE_BIT (LINE_AUTHORITY))) != 0)
            break;
        if ((view->mask & letterhead) != 0)
            after = i + 1;
    }
    while (i < limit && peek_view (views, i)->mask == LINE_BIT (LINE_RULE))
        i++;
    if (i < limit && view_has (views, i, LINE_ADDRESS))
        after = find_addressees (context, views, i, segment);
    else if (segment->type_block == end && after > segment->letterhead)
        after = skip_letter_subject (views, after, i);
    while (after < end && peek_view (views, after)->mask == LINE_BIT (LINE_RULE))
        after++;
    segment->heading_first = segment->letterhead;
    segment->heading_end = segment->body_first = after;
}

/* ---- closing ----------------------------------------------------------------------------------------------- */

#define SIGNATURE (LINE_BIT (LINE_AUTHORITY) | LINE_BIT (LINE_POST) | LINE_BIT (LINE_NAME) | LINE_BIT (LINE_SIGNED))

static gboolean
is_signature (const GArray *views, guint i) {
    const BlockView *view = peek_view (views, i);
    guint allowed
        = SIGNATURE | LINE_BIT (LINE_RULE) | LINE_BIT (LINE_UPPER) | LINE_BIT (LINE_BODY) | LINE_BIT (LINE_STAMP);
    return view->mask != 0 && (view->mask & ~allowed) == 0 && view->length < 200;
}

/* Signature lines directly above @i. */
static guint
find_signature_above (const GArray *views, guint i, guint floor) {
    guint first = i;
    gboolean person = FALSE;
    while (first > floor && is_signature (views, first - 1)) {
        first--;
        person |= (peek_view (views, first)->mask & SIGNATURE) != 0;
    }
    return person ? first : i;
}

/* The end of recipients and signature that begin at @first. */
static guint
find_closing_end (const ExtractContext *context, const GArray *views, guint first, guint end, gboolean recipients) {
    guint i;
    gboolean listing = recipients;
    for (i = first + 1; i < end; i++) {
        const BlockView *view = peek_view (views, i);
        const Block *block = document_peek_block (context->document, i);
        if ((view->mask
             & (LINE_BIT (LINE_ANNEX) | LINE_BIT (LINE_TYPE) | LINE_BIT (LINE_ENCLOSED) | LINE_BIT (LINE_NATION)
                | LINE_BIT (LINE_PARTY)))
            != 0)
            return i;
        if (block->page_break_before && !listing && (view->mask & SIGNATURE) == 0)
            return i;
        if (is_signature (views, i)) {
            if ((view->mask & SIGNATURE) != 0 && block->kind != BLOCK_ROW)
                listing = FALSE;
            continue;
        }
        if ((view->mask & LINE_BIT (LINE_RECIPIENTS)) != 0 || (view->mask & LINE_BIT (LINE_DATE)) != 0) {
            listing = TRUE;
            continue;
        }
        if (block->kind == BLOCK_ROW && (block->header_row || block->has_borders))
            return i;
        if (block->kind == BLOCK_ROW && view->length < RUNNING_BYTES)
            continue;
        if (listing && !view->unit && view->length < RUNNING_BYTES && (view->dash || !view->upper))
            continue;
        if (view->dash && view->length < RUNNING_BYTES && i < first + SIGNATURE_BLOCKS_MAX)
            continue;
        return i;
    }
    return i;
}

/* A signature without recipients: the last authority or post line that a person's name follows. Those who sign side by side share a row. */
static guint
find_bare_signature (const ExtractContext *context, const GArray *views, guint first, guint end) {
    guint name = end;
    for (guint i = end; i > first; i--) {
        const BlockView *view = peek_view (views, i - 1);
        gboolean row = document_peek_block (context->document, i - 1)->kind == BLOCK_ROW;
        if ((view->mask & LINE_BIT (LINE_NAME)) != 0 && view->length < (row ? 300 : 120))
            name = i - 1;
        if ((view->mask & (LINE_BIT (LINE_AUTHORITY) | LINE_BIT (LINE_POST))) != 0 && view->length < (row ? 300 : 200)
            && ((name != end && name - (i - 1) < 8) || (view->mask & LINE_BIT (LINE_AUTHORITY)) != 0))
            return find_signature_above (views, i, first);
    }
    return end;
}

static void
find_closing (const ExtractContext *context, const GArray *views, Segment *segment) {
    guint end = segment->end_block, first = end;
    gboolean recipients = FALSE;
    for (guint i = segment->body_first; i < end && !recipients; i++) {
        recipients = view_has (views, i, LINE_RECIPIENTS);
        if (recipients)
            first = find_signature_above (views, i, segment->body_first);
    }
    if (!recipients)
        first = find_bare_signature (context, views, segment->body_first, end);
    if (recipients && first < end && !view_has (views, first, LINE_RECIPIENTS)) {
        /* signature above: the recipients begin below it */
        guint at = first;
        while (!view_has (views, at, LINE_RECIPIENTS))
            at++;
        segment->closing_end = find_closing_end (context, views, at, end, TRUE);
    } else {
        segment->closing_end = first < end ? find_closing_end (context, views, first, end, recipients) : end;
    }
    segment->body_end = segment->closing_first = first;
    segment->appendix_first = segment->closing_end;
    segment->appendix_end = end;
}

/* `Tin liên quan`, `Bài viết cùng chuyên mục`: what a web page puts below its text, nothing but links. */
static gboolean
begins_links (const ExtractContext *context, const GArray *views, guint i) {
    if (peek_view (views, i)->length > LINKS_CAPTION_MAX)
        return FALSE;
    g_autoptr (Reading) reading
        = reading_new_span (document_peek_text (context->document), document_peek_block (context->document, i)->span);
    return pattern_matches (
        "^\\W*(?:(?:các )?(?:tin|bài|tin bài|tin, bài|bài viết|tin tức)(?: bài)? (?:(?:có )?liên quan|cùng chuyên mục|cùng chủ đề|khác|mới nhất|mới|đọc nhiều|"
        "nổi bật|cũ hơn|mới hơn|đã đưa|tiếp theo)(?: khác)?|xem thêm|đọc thêm|có thể bạn quan tâm|bạn có thể quan tâm)\\W*$",
        reading->folded);
}

static void
leave_out_links (const ExtractContext *context, const GArray *views, Segment *segment) {
    guint first = segment->end_block;

    /* text that goes on behind them would be lost */
    while (first > segment->body_first + 1
           && (!peek_view (views, first - 1)->running || peek_view (views, first - 1)->dash))
        first--;
    for (guint i = MAX (first, segment->body_first + 1); i < segment->end_block; i++) {
        if (!begins_links (context, views, i))
            continue;
        if (i < segment->body_end) {
            segment->body_end = segment->closing_first = i;
            segment->closing_end = segment->appendix_first = segment->appendix_end = segment->end_block;
        } else {
            segment->appendix_end = MAX (segment->appendix_first, MIN (segment->appendix_end, i));
        }
        return;
    }
}

/* A certificate of copy is all letterhead and closing, and its parts stand in any order. */
static void
find_copy_parts (const GArray *views, Segment *segment) {
    guint i = segment->first_block;
    segment->type_block = segment->end_block;
    while (i < segment->end_block && (peek_view (views, i)->mask & (SIGNATURE | LINE_BIT (LINE_RECIPIENTS))) == 0)
        i++;
    segment->heading_first = segment->first_block;
    segment->heading_end = segment->body_first = segment->body_end = segment->closing_first = i;
    segment->closing_end = segment->appendix_first = segment->appendix_end = segment->end_block;
}

void
segment_find_parts (const ExtractContext *context, const GArray *views, Segment *segment) {
    if (segment->kind == DOCUMENT_COPY) {
        find_copy_parts (views, segment);
        return;
    }
    find_heading (context, views, segment);
    find_closing (context, views, segment);
    leave_out_links (context, views, segment);
}
