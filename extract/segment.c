/* segment.c - where the documents of a file begin, and of what kind they are. See segment.h.
 * The parts of each document are found in segment_parts.c. */
#include "extract/segment.h"

#include <string.h>

#include "extract/blockview.h"

/* The lines of one letterhead, as far as they stand together. */
typedef struct {
    guint first, end; /* blocks */
    guint mask;
    gboolean copy; /* certifies another document */
} Letterhead;

#define LETTERHEAD_BLOCKS_MAX 40
#define PREFACE_BYTES         300 /* folded; a paragraph of an article, longer than a line that an office stamped */
#define ABOVE_LETTERHEAD_MAX  40  /* blocks of a web page before the document that it shows */

/* What may stand above the line that a letterhead was noticed by. */
#define ABOVE                                                                                                          \
    (LINE_BIT (LINE_BODY) | LINE_BIT (LINE_UPPER) | LINE_BIT (LINE_RULE) | LINE_BIT (LINE_SECRECY)                     \
     | LINE_BIT (LINE_URGENCY) | LINE_BIT (LINE_NATION) | LINE_BIT (LINE_MOTTO) | LINE_BIT (LINE_PARTY)                \
     | LINE_BIT (LINE_NUMBER) | LINE_BIT (LINE_DATE))
#define NOTICED (LINE_BIT (LINE_NATION) | LINE_BIT (LINE_PARTY) | LINE_BIT (LINE_NUMBER) | LINE_BIT (LINE_TYPE))
#define CLOSED  (LINE_BIT (LINE_RECIPIENTS) | LINE_BIT (LINE_AUTHORITY) | LINE_BIT (LINE_SIGNED))
#define NAMES   (LINE_BIT (LINE_NATION) | LINE_BIT (LINE_PARTY))

/* From a block by which it was noticed, the letterhead up and down. */
static Letterhead
read_letterhead (const GArray *views, guint noticed, guint floor) {
    Letterhead head = { noticed, noticed, 0, FALSE };
    while (head.first > floor && noticed - head.first < LETTERHEAD_BLOCKS_MAX) {
        const BlockView *view = &g_array_index (views, BlockView, head.first - 1);
        if (view->mask == 0 || (view->mask & ~ABOVE) != 0 || view->length > 200)
            break;
        head.first--;
    }
    for (guint i = head.first; i < views->len && i < noticed + LETTERHEAD_BLOCKS_MAX; i++) {
        const BlockView *view = &g_array_index (views, BlockView, i);
        if (i > noticed && (view->running || (view->mask & (CLOSED | LINE_BIT (LINE_ANNEX))) != 0))
            break;
        head.mask |= view->mask;
        head.copy |= view->copy;
        head.end = i + 1;
        if (i > noticed && (view->mask & LINE_BIT (LINE_ADDRESS)) != 0)
            break;
    }
    return head;
}

static guint
mask_between (const GArray *views, guint first, guint end) {
    guint mask = 0;
    for (guint i = first; i < end && i < views->len; i++)
        mask |= g_array_index (views, BlockView, i).mask;
    return mask;
}

/* Blank forms stand in appendices with letterheads of their own. */
static gboolean
is_form (const GArray *views, const Letterhead *head, guint floor) {
    guint from = head->first > floor + 3 ? head->first - 3 : floor;
    return (mask_between (views, from, head->first) & LINE_BIT (LINE_ANNEX)) != 0;
}

/* Whether a letterhead after the first one begins a document of its own.
 * @previous: the letterhead of the document above; @since: what stands between the two
 * @last_recipients: the last block of the file that has `Nơi nhận` */
static gboolean
begins_document (const GArray *views, const Letterhead *head, const Letterhead *previous, guint since,
                 guint last_recipients) {
    gboolean closed = (since & CLOSED) != 0;
    guint below = head->end + 6;

    if (is_form (views, head, previous->first))
        return FALSE;
    if (head->copy) /* not the type line of a certificate that began with its number */
        return !(previous->copy
                 && (since & (LINE_BIT (LINE_AUTHORITY) | LINE_BIT (LINE_POST) | LINE_BIT (LINE_NAME))) == 0);
    if ((head->mask & NAMES) != 0)
        return (head->mask & (LINE_BIT (LINE_NUMBER) | LINE_BIT (LINE_DATE) | LINE_BIT (LINE_TYPE))) != 0;
    if ((head->mask & LINE_BIT (LINE_NUMBER)) != 0)
        return (head->mask & (LINE_BIT (LINE_DATE) | LINE_BIT (LINE_TYPE))) != 0 || closed;
    /* A type line alone: a plan issued with the decision above belongs to it, unless it is signed by itself. */
    return closed && (since & LINE_BIT (LINE_ANNEX)) == 0
           && (mask_between (views, head->first, below) & LINE_BIT (LINE_ENCLOSED)) == 0
           && last_recipients >= head->end;
}

static guint
find_last_recipients (const GArray *views) {
    for (guint i = views->len; i > 0; i--)
        if ((g_array_index (views, BlockView, i - 1).mask & LINE_BIT (LINE_RECIPIENTS)) != 0)
            return i - 1;
    return 0;
}

/* A certificate of copy that stands behind a text which has no letterhead of its own. */
static gboolean
follows_bare_text (const GArray *views, const Letterhead *head) {
    return head->copy && (mask_between (views, 0, head->first) & (CLOSED | LINE_BIT (LINE_TYPE))) != 0;
}

/* A whole letterhead behind running text: a web page that tells of a directive and then prints it. */
static gboolean
follows_preface (const GArray *views, const Letterhead *head) {
    guint running = 0;
    if (head->copy || (head->mask & NAMES) == 0 || (head->mask & LINE_BIT (LINE_NUMBER)) == 0
        || (head->mask & (LINE_BIT (LINE_DATE) | LINE_BIT (LINE_TYPE))) == 0)
        return FALSE;
    for (guint i = 0; i < head->first; i++) {
        const BlockView *view = &g_array_index (views, BlockView, i);
        running += view->running && !view->dash && view->length > PREFACE_BYTES; /* no list of properties */
    }
    return running > 0;
}

/* The letterheads that begin a document, in order. The first document begins with the file. What stands between two is
 * gathered on the way, so that a file full of letterheads takes no longer than another. */
static GArray *
find_letterheads (const GArray *views) {
    GArray *heads = g_array_new (FALSE, FALSE, sizeof (Letterhead));
    Letterhead previous = { 0 };
    guint last_recipients = find_last_recipients (views), since = 0, seen = 0;
    for (guint i = 0; i < views->len; i++) {
        const BlockView *view = &g_array_index (views, BlockView, i);
        if ((view->mask & NOTICED) == 0 || view->running)
            continue;
        Letterhead head = read_letterhead (views, i, previous.end);
        for (; seen < head.first; seen++)
            since |= g_array_index (views, BlockView, seen).mask;
        gboolean first = heads->len == 0 && !follows_bare_text (views, &head);
        if (!first && !begins_document (views, &head, &previous, since, last_recipients)) {
            if (is_form (views, &head, previous.first))
                i = head.end - 1;
            continue;
        }
        g_array_append_val (heads, head);
        previous = head;
        i = head.end - 1;
        since = 0;
        seen = head.first;
    }
    return heads;
}

/* Without any mark of official form it is a text about directives. */
static DocumentKind
tell_kind (const GArray *views, guint first, guint end, gboolean copy) {
    guint mask = mask_between (views, first, end);
    guint head = mask_between (views, first, MIN (end, first + LETTERHEAD_BLOCKS_MAX)), running = first;
    while (running < end && !g_array_index (views, BlockView, running).running)
        running++;
    if ((mask_between (views, running < end ? running : first + 1, end) & LINE_BIT (LINE_POST)) == 0)
        mask &= ~LINE_BIT (LINE_POST); /* `CHỦ TỊCH … YÊU CẦU …`: an article's title in capitals */
    if (copy)
        return DOCUMENT_COPY;
    if ((head & (NOTICED | LINE_BIT (LINE_ADDRESS))) != 0 || (mask & (CLOSED | LINE_BIT (LINE_POST))) != 0)
        return DOCUMENT_DIRECTIVE;
    return DOCUMENT_ARTICLE;
}

/* @letterhead: where it was seen to begin, @first where it was not */
static void
add_segment (GArray *segments, const GArray *views, guint first, guint end, guint letterhead, gboolean copy) {
    Segment segment = { .kind = tell_kind (views, first, end, copy),
                        .within = -1,
                        .first_block = first,
                        .end_block = end,
                        .letterhead = letterhead };
    g_array_append_val (segments, segment);
}

/* Where the first letterhead begins, if it is whole and what stands above it has no official form: a web page's list of
 * the document's properties. The file's first block otherwise. */
static guint
find_first_letterhead (const GArray *views, const GArray *heads) {
    const Letterhead *head = heads->len > 0 ? &g_array_index (heads, Letterhead, 0) : NULL;
    guint whole = LINE_BIT (LINE_NUMBER) | LINE_BIT (LINE_DATE);
    if (head == NULL || head->copy || head->first > ABOVE_LETTERHEAD_MAX || (head->mask & NAMES) == 0
        || (head->mask & whole) != whole
        || (mask_between (views, 0, head->first) & (CLOSED | LINE_BIT (LINE_ADDRESS) | LINE_BIT (LINE_TYPE))) != 0
        || follows_preface (views, head))
        return 0;
    guint first = head->first;
    while (first > 0) { /* `THỦ TƯỚNG CHÍNH PHỦ` reads like a post */
        const BlockView *view = &g_array_index (views, BlockView, first - 1);
        if (view->mask == 0 || (view->mask & ~(ABOVE | LINE_BIT (LINE_POST) | LINE_BIT (LINE_NAME))) != 0
            || !view->upper)
            break;
        first--;
    }
    return first;
}

/* A copy's certificate stands behind the text it certifies, or above it. */
static void
link_copies (GArray *segments) {
    for (guint i = 0; i < segments->len; i++) {
        if (g_array_index (segments, Segment, i).kind != DOCUMENT_COPY)
            continue;
        if (i > 0)
            g_array_index (segments, Segment, i - 1).within = (int)i;
        else if (segments->len > 1)
            g_array_index (segments, Segment, 1).within = 0;
    }
}

/* How many blocks are read: footnotes stand behind the body and are no part of a document's form. */
static guint
count_body_blocks (const Document *document) {
    guint n = document_block_count (document);
    for (guint i = 0; i < n; i++) {
        BlockKind kind = document_peek_block (document, i)->kind;
        if (kind != BLOCK_PARAGRAPH && kind != BLOCK_ROW)
            return i;
    }
    return n;
}

GArray *
segment_documents (const ExtractContext *context) {
    GArray *segments = g_array_new (FALSE, TRUE, sizeof (Segment));
    guint n = count_body_blocks (context->document);
    g_autoptr (GArray) views = block_views_new (context, n);
    g_autoptr (GArray) heads = find_letterheads (views);
    guint first = 0, letterhead = find_first_letterhead (views, heads);
    gboolean copy = heads->len > 0 && g_array_index (heads, Letterhead, 0).copy;

    /* A copy's letterhead behind a text without one of its own. */
    if (heads->len > 0 && follows_bare_text (views, &g_array_index (heads, Letterhead, 0)))
        copy = FALSE;
    else if (heads->len > 0 && !follows_preface (views, &g_array_index (heads, Letterhead, 0)))
        g_array_remove_index (heads, 0);
    for (guint i = 0; i < heads->len; i++) {
        const Letterhead *head = &g_array_index (heads, Letterhead, i);
        if (head->first == first)
            continue;
        add_segment (segments, views, first, head->first, MAX (first, letterhead), copy);
        first = letterhead = head->first;
        copy = head->copy;
    }
    add_segment (segments, views, first, n, MAX (first, letterhead), copy);
    link_copies (segments);
    for (guint i = 0; i < segments->len; i++)
        segment_find_parts (context, views, &g_array_index (segments, Segment, i));
    return segments;
}
