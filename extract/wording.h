/* wording.h - how a heading or a sentence is worded: as work, an order, a statement, a frame.
 * Lives here:  asking the lists of lexicon/items.conf about a stretch of text; first and last sentences.
 * Called by:   items.c and its helpers, task_table.c.
 * Not here:    who (bodies.h), when (deadlines.h), the tree (outline.h). */
#pragma once

#include "extract/segment.h"

/* What stands below a heading. */
typedef enum {
    ROLE_UNKNOWN,   /* the heading does not tell; each unit must be worded as work */
    ROLE_WORK,      /* every unit counts unless it says otherwise */
    ROLE_MONEY,     /* only what tells a body to do something counts */
    ROLE_GOAL,      /* purposes, viewpoints, aims: nothing counts, a heading inside may open a part that does */
    ROLE_SITUATION, /* results, reviews, grounds: nothing counts, whatever is inside */
} Role;

/** wording_role: what the words of a heading say about what stands below it. */
Role wording_role (const ExtractContext *context, Span heading);

/** wording_has: TRUE where a pattern of the lexicon group @group matches the folded stretch. */
gboolean wording_has (const ExtractContext *context, const char *group, Span span);

/** wording_is_work: TRUE where it begins as work does: a verb of work, a body that must. */
gboolean wording_is_work (const ExtractContext *context, Span span);

/** wording_is_statement: TRUE where it praises, agrees, tells what has been or what the issuer itself will do. */
gboolean wording_is_statement (const ExtractContext *context, Span span);

/** wording_is_target: TRUE for a figure to be reached with no verb of work. */
gboolean wording_is_target (const ExtractContext *context, Span span);

/** wording_is_intro: TRUE where the last sentence ends in a colon: what follows is a list. */
gboolean wording_is_intro (const ExtractContext *context, Span span);

/** wording_is_sentence: TRUE where it ends as a sentence does, or is too long for a title. */
gboolean wording_is_sentence (const ExtractContext *context, Span span);

/**
 * wording_order_behind:
 * Returns: where the first sentence only agrees or states (`Thống nhất chủ trương …. Giao X …`, `Tiến độ còn chậm. Sở X chủ
 *   trì …`), the next that begins with an order or says who is in charge; else the empty span.
 */
Span wording_order_behind (const ExtractContext *context, Span span);

/** wording_first_sentence, wording_last_sentence: the stretch of it; all of it where there is one sentence. */
Span wording_first_sentence (const char *text, Span span);
Span wording_last_sentence (const char *text, Span span);
