/* item_open.c - see item_open.h. */
#include "extract/item_open.h"

#include <string.h>

#include "extract/deadlines.h"
#include "extract/item_judge.h"
#include "extract/wording.h"

#define LABEL_BYTES_MAX 90 /* of what names a unit before a colon */

/* A unit without anything below: `Thành phần: …` tells by what stands before the colon, a verb of work by itself. */
static Role
role_of_leaf (const ItemWalk *walk, Span head) {
    const char *colon = memchr (walk->maker.text + head.start, ':', MIN (span_length (head), LABEL_BYTES_MAX));

    if (colon != NULL)
        return wording_role (walk->maker.context, (Span){ head.start, (gsize)(colon - walk->maker.text) });
    if (wording_is_work (walk->maker.context, head))
        return ROLE_UNKNOWN;
    return wording_role (walk->maker.context, head);
}

/* The role that the words of a title give, with what its surroundings say already. */
static Role
role_below (const ItemWalk *walk, const Unit *unit, Role outer) {
    gboolean leaf = unit->children->len == 0 && !unit_is_section (unit);
    Role own;

    if (span_length (unit->head) == 0 || outer == ROLE_SITUATION)
        return outer;
    if (walk->is_invitation && wording_has (walk->maker.context, "session-heading-patterns", unit->head))
        return ROLE_SITUATION;
    if (wording_is_sentence (walk->maker.context, unit->head) && !unit_is_section (unit))
        return outer;
    own = leaf ? role_of_leaf (walk, unit->head) : wording_role (walk->maker.context, unit->head);
    if (leaf && own == ROLE_WORK)
        return outer;
    if (own == ROLE_UNKNOWN && outer != ROLE_WORK
        && wording_has (walk->maker.context, "heading-review-patterns", unit->head))
        return ROLE_SITUATION;
    /* `II. Yêu cầu` of a conclusion or letter is what it asks; in a plan it stands beside the purpose */
    if (own == ROLE_GOAL && !walk->is_plan && unit_is_section (unit) && outer == ROLE_UNKNOWN
        && wording_has (walk->maker.context, "heading-demand-patterns", unit->head))
        return ROLE_WORK;
    if (walk->concludes && outer == ROLE_UNKNOWN && unit_is_section (unit)
        && !wording_has (walk->maker.context, "heading-conclusion-patterns", unit->head))
        return ROLE_SITUATION; /* minutes: what was said before the conclusion */
    if (outer == ROLE_GOAL) /* `Điều 9. Trách nhiệm thi hành` stands in the last chapter, that of the validity */
        return own == ROLE_WORK && (unit_is_section (unit) || unit->kind == UNIT_ARTICLE) ? own : outer;
    if (outer == ROLE_WORK && (own == ROLE_SITUATION || own == ROLE_GOAL) && !unit_is_section (unit)
        && wording_is_work (walk->maker.context, unit->head))
        return outer;
    if (own != ROLE_UNKNOWN)
        return own;
    if (walk->is_plan && unit->parent != NULL && unit->parent->parent == NULL && outer == ROLE_UNKNOWN)
        return ROLE_WORK;
    return outer;
}

static gboolean
introduces_orders (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;
    Span last = wording_last_sentence (walk->maker.text, words);

    if (!wording_is_intro (context, words) || wording_has (context, "report-intro-patterns", last))
        return FALSE;
    return wording_has (context, walk->is_article ? "told-intro-patterns" : "order-intro-patterns", last);
}

/* `Phó Thủ tướng X có ý kiến như sau:`; a comment on somebody's draft is none. */
static gboolean
is_decided (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;
    Span last = wording_last_sentence (walk->maker.text, words);
    return !walk->is_article && wording_is_intro (context, words)
           && wording_has (context, "opinion-intro-patterns", last)
           && !wording_has (context, "comment-intro-patterns", last);
}

/* A sentence that ends in a colon gives its orders, bodies and times to what follows. */
static void
read_intro (const ItemWalk *walk, Span words, ItemScope *scope) {
    const ExtractContext *context = walk->maker.context;
    Span last = wording_last_sentence (walk->maker.text, words);

    if (is_decided (walk, words)) {
        scope->decided = TRUE;
        scope->order = ORDER_ORDER;
    }
    if (!introduces_orders (walk, words)) {
        scope->ordered = scope->ordered || (walk->is_article && wording_has (context, "notice-intro-patterns", last));
        return;
    }
    scope->ordered = TRUE;
    if (scope->role == ROLE_UNKNOWN && !walk->is_decision)
        scope->role = ROLE_WORK;
    if (wording_has (context, "plan-intro-patterns", last) && !wording_has (context, "ask-patterns", last))
        return;
    item_scope_read_bodies (&walk->maker, scope, last, FALSE);
    if (scope->deadlines == NULL)
        scope->deadlines = deadlines_read (context, last, DEADLINES_IN_HEADING, walk->maker.clock.date,
                                           walk->maker.clock.latest_year);
    for (guint i = scope->deadlines->len; i-- > 0 && wording_has (context, "considered-intro-patterns", last);)
        if (((const Deadline *)g_ptr_array_index (scope->deadlines, i))->kind == DEADLINE_CONDITIONAL)
            g_ptr_array_remove_index (scope->deadlines, i);
}

static Span
section_of (const Unit *unit, Span outer) {
    return unit_is_section (unit) && span_length (unit->head) > 0 ? unit->head : outer;
}

static guint
first_block_of (const GPtrArray *units) {
    return ((const Unit *)g_ptr_array_index (units, 0))->first_block;
}

static gboolean
orders_somebody (const ItemWalk *walk, const Unit *line) {
    ItemOrder order = ORDER_NONE;
    return wording_has (walk->maker.context, "order-sentence-patterns", line->head)
           && item_judge_names_lead (walk, line->head, &order) && order == ORDER_ORDER;
}

/* `1. Về tình hình kinh tế - xã hội` of a conclusion: below the review stands what is ordered. */
static gboolean
gives_orders (const ItemWalk *walk, const UnitParts *parts) {
    for (guint i = 0; i < parts->paragraphs->len; i++) {
        const Unit *line = g_ptr_array_index (parts->paragraphs, i);
        if (introduces_orders (walk, line->head) || orders_somebody (walk, line))
            return TRUE;
    }
    for (guint i = 0; i < parts->points->len && !walk->is_plan; i++)
        if (orders_somebody (walk, g_ptr_array_index (parts->points, i)))
            return TRUE;
    return FALSE;
}

void
item_open_unit (const ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *outer,
                ItemScope *scope) {
    gboolean has_points = parts->points->len > 0 || parts->tables->len > 0;
    gboolean title = span_length (unit->head) > 0 && (has_points || parts->paragraphs->len > 0)
                     && (!wording_is_sentence (walk->maker.context, unit->head)
                         || wording_is_intro (walk->maker.context, unit->head));

    scope->outer = outer;
    scope->role = role_below (walk, unit, outer->role);
    scope->ordered = outer->ordered;
    scope->decided = outer->decided;
    scope->section = section_of (unit, outer->section);
    if (title) {
        item_scope_read_bodies (&walk->maker, scope, unit->head, TRUE);
        if (has_points)
            scope->deadlines = deadlines_read (walk->maker.context, unit->head,
                                               wording_has (walk->maker.context, "period-line-patterns", unit->head)
                                                   ? DEADLINES_IN_FIELD
                                                   : DEADLINES_IN_HEADING,
                                               walk->maker.clock.date, walk->maker.clock.latest_year);
    }
    if (has_points && span_length (unit->head) > 0)
        read_intro (walk, unit->head, scope);
    if (parts->points->len > 0)
        item_scope_read_bracket (&walk->maker, scope, unit->head);
    for (guint i = 0; i < parts->paragraphs->len && has_points; i++) {
        const Unit *line = g_ptr_array_index (parts->paragraphs, i);
        if (parts->points->len > 0 && line->first_block > first_block_of (parts->points))
            break; /* visit_points() reads those between the points */
        if (wording_is_intro (walk->maker.context, line->head))
            read_intro (walk, line->head, scope);
    }
    if (scope->role == ROLE_SITUATION && outer->role != ROLE_SITUATION && gives_orders (walk, parts))
        scope->role = ROLE_UNKNOWN;
    if (has_points && scope->role == ROLE_UNKNOWN && unit->kind != UNIT_ROOT
        && wording_has (walk->maker.context, "assess-intro-patterns", unit->head))
        scope->role = ROLE_SITUATION;
    if (scope->role == ROLE_WORK && !walk->is_plan && parts->points->len > 0
        && unit_is_mark (g_ptr_array_index (parts->points, 0))
        && wording_has (walk->maker.context, "assent-intro-patterns", unit->head))
        scope->role = ROLE_UNKNOWN; /* what is agreed with is no work for being called a programme */
    if (walk->sets_up_board && unit->kind == UNIT_ARTICLE
        && (wording_has (walk->maker.context, "board-patterns", unit->head)
            || wording_has (walk->maker.context, "board-member-patterns", unit->head)))
        scope->role = ROLE_SITUATION;
}

/* A paragraph between points that ends in a colon introduces those behind it; in an article any paragraph ends a list. */
void
item_open_run (const ItemWalk *walk, const Unit *line, const ItemScope *scope, ItemScope *run) {
    item_scope_clear (run);
    *run = (ItemScope){
        .outer = scope, .role = scope->role, .section = scope->section, .ordered = scope->ordered && !walk->is_article
    };
    read_intro (walk, line->head, run);
}

void
item_open_told (const ItemWalk *walk, Span order, const ItemScope *scope, ItemScope *run) {
    item_scope_clear (run);
    *run = (ItemScope){ .outer = scope, .role = ROLE_WORK, .section = scope->section, .ordered = TRUE };
    run->bodies
        = bodies_read (walk->maker.context, wording_first_sentence (walk->maker.text, order), BODIES_IN_SENTENCE);
    run->order = run->bodies->order;
}
