/* item_notes.c - see item_notes.h. */
#include "extract/item_notes.h"

#include "extract/item_judge.h"

/* Says which rule decided @span, for whoever asks why. */
void
item_note (const ItemWalk *walk, Span span, Rule rule) {
    explanation_note (walk->maker.context->explanation, span, rule, NULL);
}

/* The unit's own line with its label. */
void
item_note_line (const ItemWalk *walk, const Unit *unit, Rule rule) {
    if (unit->end_block > unit->first_block)
        item_note (walk,
                   (Span){ document_peek_block (walk->maker.context->document, unit->first_block)->span.start,
                           document_peek_block (walk->maker.context->document, unit->end_block - 1)->span.end },
                   rule);
}

/* What a paragraph without a label is as long as nothing makes it work. */
Rule
item_rule_of_paragraph (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;

    if (wording_is_intro (context, words))
        return RULE_HEADING_INTRO;
    if (item_judge_is_bracketed (walk, words))
        return RULE_FRAME_BRACKET;
    if (wording_has (context, "frame-patterns", words))
        return RULE_FRAME_WORDED;
    return walk->is_article ? RULE_NONE_ARTICLE : RULE_NONE_OUTSIDE;
}

/* The parts of a unit as they stand before any of them is judged. */
void
item_note_parts (const ItemWalk *walk, const Unit *unit, const UnitParts *parts) {
    if (walk->maker.context->explanation == NULL)
        return;
    if (unit->kind != UNIT_ROOT)
        item_note_line (walk, unit,
                        wording_is_intro (walk->maker.context, unit->head) ? RULE_HEADING_INTRO : RULE_HEADING_TITLE);
    for (guint i = 0; i < parts->paragraphs->len; i++) {
        const Unit *line = g_ptr_array_index (parts->paragraphs, i);
        item_note_line (walk, line, item_rule_of_paragraph (walk, line->head));
    }
    for (guint i = 0; i < parts->contents->len; i++)
        item_note (walk, unit_full_span (g_ptr_array_index (parts->contents, i), walk->maker.context->document),
                   RULE_FIELD_CONTENT);
}

static gboolean
head_stands_in (const Unit *unit, const GArray *paragraphs) {
    return paragraphs->len > 0 && g_array_index (paragraphs, Span, 0).start == unit->head.start;
}

/* A unit that is no item: nothing of it is a field of one. */
void
item_note_no_item (const ItemWalk *walk, const Unit *unit, const UnitParts *parts, const GArray *paragraphs,
                   Rule rule) {
    if (head_stands_in (unit, paragraphs))
        item_note_line (walk, unit, rule);
    for (guint i = 0; i < parts->points->len; i++) /* their labels are in no paragraph */
        item_note (walk, unit_full_span (g_ptr_array_index (parts->points, i), walk->maker.context->document), rule);
    for (guint i = 0; i < paragraphs->len; i++)
        item_note (walk, g_array_index (paragraphs, Span, i), rule);
    for (guint i = 0; i < parts->lines->len; i++)
        item_note (walk, unit_full_span (g_ptr_array_index (parts->lines, i), walk->maker.context->document), rule);
}

/* A unit of which nothing counts, whatever is inside. */
void
item_note_aside (const ItemWalk *walk, const Unit *unit, Role outer) {
    gboolean board = walk->sets_up_board && unit->kind == UNIT_ARTICLE;

    item_note (walk, unit_full_span (unit, walk->maker.context->document),
               board ? RULE_NONE_BOARD : RULE_NONE_SITUATION);
    if (unit->children->len > 0 && outer != ROLE_SITUATION && !board)
        item_note_line (walk, unit, RULE_HEADING_TITLE);
}
