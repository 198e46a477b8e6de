/* item_judge.h - is it work? Judging a unit, a paragraph, a closing where it stands.
 * Lives here:  the decision, from how it is worded (wording.h), who it names (bodies.h) and where it stands.
 * Called by:   items.c only.
 * Source:      records.md, "Which units are items", "Decided cases". */
#pragma once

#include "extract/item_walk.h"

/**
 * item_judge:
 * @words: the sentence or paragraph that would be the work
 * @unit: the unit it stands in
 * Returns: the rule that decides it; it is work where rule_class() says `item`.
 */
Rule item_judge (const ItemWalk *walk, const Unit *unit, Span words, const ItemScope *scope);

/** item_judge_is_work: the same as yes or no; where it is none, the rule is noted. */
gboolean item_judge_is_work (const ItemWalk *walk, const Unit *unit, Span words, const ItemScope *scope);

/** item_judge_is_worded: TRUE where its own words are those of work, or it orders a body to do something. */
gboolean item_judge_is_worded (const ItemWalk *walk, Span words);

/** item_judge_names_lead: TRUE where it names a body other than the issuer of a letter, who speaks.
 *   @ret_order (nullable): what the verb says. */
gboolean item_judge_names_lead (const ItemWalk *walk, Span words, ItemOrder *ret_order);

/** item_judge_reported_order: of @words, a paragraph of an article, what begins with the sentence that tells a named body what
 * to do and runs to the paragraph's end; an empty span where none does. @goes_on: the paragraph above told somebody, so
 * that a body and its work are enough. */
Span item_judge_reported_order (const ItemWalk *walk, Span words, gboolean goes_on);

/** item_judge_duty_behind: of @words, a paragraph behind the last unit that begins with a frame (`Yêu cầu các đơn vị nghiêm túc
 * thực hiện. Sở X theo dõi, báo cáo.`), the sentences from the first that gives a named body a duty; the empty span where none does. */
Span item_judge_duty_behind (const ItemWalk *walk, Span words);

gboolean item_judge_is_bracketed (const ItemWalk *walk, Span words);
gboolean item_judge_has_deadline (const ItemWalk *walk, Span words);

typedef enum {
    CLOSING_TEXT,  /* more of the unit's text */
    CLOSING_FRAME, /* it sends out, thanks, asks everybody for earnestness */
    CLOSING_ITEM,  /* a duty of its own */
} Closing;

/** item_judge_closing: what an unlabelled paragraph behind the last unit is; @complete: the unit was a full sentence. */
Closing item_judge_closing (const ItemWalk *walk, Span words, gboolean complete);
