/* outline_nested.c - see outline_nested.h. */
#include "extract/outline_nested.h"

#include "base/text.h"
#include "extract/bodies.h"

#define STEP_TWIPS 200 /* less is a careless hand */

static gint
left_edge (const Block *block) {
    return block->indent_left_twips + MIN (block->indent_first_twips, 0);
}

static const Block *
block_of (const ExtractContext *context, const Unit *unit) {
    return document_peek_block (context->document, unit->first_block);
}

static char
last_byte (const ExtractContext *context, Span span) {
    const char *text = document_peek_text (context->document);
    span = span_trim (text, span, NULL);
    return span_length (span) > 0 ? text[span.end - 1] : '\0';
}

/* Its last paragraph, or its own line where nothing stands below it; the empty span where points do. */
static Span
last_line (const Unit *unit) {
    const Unit *last = unit->children->len > 0 ? g_ptr_array_index (unit->children, unit->children->len - 1) : unit;
    return last == unit || last->kind == UNIT_PARAGRAPH ? last->head : (Span){ 0, 0 };
}

gboolean
outline_nested_opens (const ExtractContext *context, const Unit *unit, const Block *block) {
    if (last_byte (context, last_line (unit)) == ':')
        return TRUE;
    if (unit->children->len > 0)
        return FALSE;
    if (left_edge (block) > left_edge (block_of (context, unit)) + STEP_TWIPS)
        return TRUE;
    return context->lexicon != NULL && bodies_is_name (context, unit->head);
}

static gboolean
names_lead (const ExtractContext *context, Span words) {
    if (context->lexicon == NULL)
        return FALSE;
    g_autoptr (BodiesFound) found = bodies_read (context, words, BODIES_IN_SENTENCE);
    return found->lead->len > 0 || bodies_is_name (context, words);
}

gboolean
outline_nested_ends (const ExtractContext *context, const Unit *inner, const Unit *outer, const OutlineLabel *label,
                     const Block *block) {
    gint own = left_edge (block), inside = left_edge (block_of (context, inner)),
         outside = left_edge (block_of (context, outer));
    gboolean names = names_lead (context, label->rest), names_inside = names_lead (context, inner->head);

    if (ABS (inside - outside) > STEP_TWIPS)
        return ABS (own - outside) < ABS (own - inside);
    if (names != names_inside)
        return names && names_lead (context, outer->head);
    return last_byte (context, inner->head) != ';';
}
