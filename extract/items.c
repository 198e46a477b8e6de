/* items.c - see items.h. */
#include "extract/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"
#include "extract/heading.h"
#include "extract/item_appendix.h"
#include "extract/item_judge.h"
#include "extract/item_leaf.h"
#include "extract/item_notes.h"
#include "extract/item_open.h"
#include "extract/item_units.h"
#include "extract/item_walk.h"
#include "extract/task_table.h"

#define YEAR_MIN 1990
#define YEAR_MAX 2100

/* ---- walking ---------------------------------------------------------------------------------------------------- */

/* A letter's paragraph: it asks a body, asks everybody for one concrete act, or goes on from one that asked and names a body
 * (`Riêng Đảng ủy phường X báo cáo thêm …`). */
static gboolean
asks_somebody (ItemWalk *walk, const Unit *section, Span words, const ItemScope *scope) {
    const ExtractContext *context = walk->maker.context;
    gboolean asks = wording_has (context, "ask-patterns", words) && !wording_has (context, "ask-not-patterns", words);

    if (asks && walk->is_letter && wording_has (context, "concrete-patterns", words)
        && item_judge_has_deadline (walk, words))
        return TRUE;
    if (!asks && (walk->is_letter || walk->is_invitation)
        && (walk->maker.record->items->len > 0 || wording_has (context, "concrete-patterns", words))
        && item_judge_has_deadline (walk, words) && !wording_is_statement (context, words))
        asks = TRUE; /* `Cục X chia sẻ danh sách, mỗi quý một lần.` behind what was asked, or a concrete act by a day */
    if (!asks && (walk->maker.record->items->len == 0 || !wording_has (context, "ask-further-patterns", words)))
        return FALSE;
    return item_judge_is_work (walk, section, words, scope)
           && (item_judge_names_lead (walk, words, NULL)
               || item_judge_names_lead (walk, wording_order_behind (context, words), NULL));
}

/* `Thứ nhất, …`, at most a caption behind the paragraph @i. */
static gboolean
counts_behind (const ItemWalk *walk, const UnitParts *parts, guint i) {
    for (guint next = i + 1; next < MIN (i + 3, parts->paragraphs->len); next++) {
        const Unit *line = g_ptr_array_index (parts->paragraphs, next);
        if (wording_has (walk->maker.context, "first-line-patterns", line->head))
            return TRUE;
    }
    return FALSE;
}

/* What an article tells in running text, where it lists no orders behind a colon. */
static void
visit_reported (ItemWalk *walk, const UnitParts *parts, const ItemScope *scope) {
    g_auto (ItemScope) run = { .outer = scope, .role = scope->role, .section = scope->section };
    gboolean goes_on = FALSE;
    for (guint i = 0; i < parts->paragraphs->len; i++) {
        Unit line = *(const Unit *)g_ptr_array_index (parts->paragraphs, i);
        if (run.ordered && wording_has (walk->maker.context, "ordinal-line-patterns", line.head)) {
            item_emit_paragraph (walk, &line, "", ++walk->reported, NULL, &run, RULE_ITEM_PARAGRAPH);
            continue;
        }
        Span order = item_judge_reported_order (walk, line.head, goes_on);
        goes_on = span_length (order) > 0;
        if (!goes_on)
            continue;
        if (counts_behind (walk, parts, i)) { /* what is asked follows, counted in words */
            item_note (walk, order, RULE_HEADING_INTRO);
            item_open_told (walk, order, scope, &run);
            continue;
        }
        line.head = order;
        item_emit_paragraph (walk, &line, "", ++walk->reported, NULL, scope, RULE_ITEM_PARAGRAPH);
    }
}

static gboolean
stands_behind_table (const ItemWalk *walk, const Unit *line) {
    const Document *document = walk->maker.context->document;
    return line->first_block > 0 && document_peek_block (document, line->first_block - 1)->kind == BLOCK_ROW;
}

/* Paragraphs right under a section, or in a letter without units: each that gives work or asks is an item. */
static gboolean
paragraph_is_item (ItemWalk *walk, const Unit *section, const Unit *line, const ItemScope *scope) {
    const ExtractContext *context = walk->maker.context;
    Span words = line->head;

    if (wording_is_intro (context, words) || item_judge_is_bracketed (walk, words)
        || wording_has (context, "frame-patterns", words) || walk->is_article
        || (walk->has_articles && section->kind != UNIT_CHAPTER))
        return FALSE;
    if (wording_has (context, "closing-patterns", words)
        && (item_is_behind_last_unit (walk, line) || stands_behind_table (walk, line))
        && !(wording_has (context, "concrete-patterns", words) && item_judge_has_deadline (walk, words))) {
        if (section->kind == UNIT_ROOT)
            g_ptr_array_add (walk->spare, (gpointer)line);
        item_note (walk, words, RULE_FRAME_CLOSING);
        return FALSE;
    }
    if (section->kind != UNIT_ROOT) {
        if (!item_judge_is_work (walk, section, words, scope))
            return FALSE;
        if (item_judge_is_worded (walk, words) || scope->ordered)
            return TRUE;
        item_note (walk, words, RULE_NONE_UNWORDED);
        return FALSE;
    }
    if (asks_somebody (walk, section, words, scope))
        return TRUE;
    item_note (walk, words, RULE_NONE_NOT_ASKED);
    return FALSE;
}

/* `Sở X đề nghị các đơn vị:` with unmarked paragraphs behind it: those that begin as work are what it asks. */
static gboolean
is_asked_above (ItemWalk *walk, const Unit *section, const Unit *line, const ItemScope *run) {
    const ExtractContext *context = walk->maker.context;
    Span first = wording_first_sentence (walk->maker.text, line->head);
    return (run->ordered || (run->decided && item_judge_names_lead (walk, line->head, NULL)))
           && !wording_is_intro (context, line->head)
           && (wording_is_work (context, line->head)
               || (!wording_is_statement (context, first) && wording_works_behind_lead (context, first)))
           && !wording_has (context, "closing-patterns", line->head)
           && !wording_has (context, "ask-patterns", wording_first_sentence (walk->maker.text, line->head))
           && item_judge_is_work (walk, section, line->head, run);
}

static void
visit_paragraphs (ItemWalk *walk, const Unit *section, const UnitParts *parts, const ItemScope *scope, guint *number) {
    g_autofree char *above = outline_path (section);
    g_auto (ItemScope) run = { .outer = scope, .role = scope->role, .section = scope->section };

    if (walk->is_article) {
        if (walk->maker.record->items->len == walk->reported)
            visit_reported (walk, parts, scope);
        return;
    }
    for (guint i = 0; i < parts->paragraphs->len; i++) {
        const Unit *line = g_ptr_array_index (parts->paragraphs, i);
        gboolean asked = is_asked_above (walk, section, line, &run);
        if (asked || paragraph_is_item (walk, section, line, scope))
            item_emit_paragraph (walk, line, above, ++*number, g_ptr_array_index (parts->lines_of, i),
                                 asked ? &run : scope, RULE_ITEM_PARAGRAPH);
        else if (section->kind == UNIT_ROOT && walk->is_letter && wording_is_intro (walk->maker.context, line->head))
            item_open_run (walk, line, scope, &run);
    }
}

/* Beside dash points a paragraph of the same unit that gives work is a point like them. */
static void
visit_beside_points (ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *scope) {
    g_autofree char *above = outline_path (unit);
    guint number = 0;

    for (guint i = 0; i < parts->paragraphs->len; i++) {
        const Unit *line = g_ptr_array_index (parts->paragraphs, i);
        Closing closing = CLOSING_TEXT;
        if (item_is_behind_last_unit (walk, line))
            closing = span_length (item_judge_duty_behind (walk, line->head)) > 0
                          ? CLOSING_ITEM
                          : item_judge_closing (walk, line->head, TRUE);
        if (closing == CLOSING_FRAME && rule_class (item_rule_of_paragraph (walk, line->head)) != SENTENCE_FRAME)
            item_note_line (walk, line, RULE_FRAME_CLOSING);
        if (closing == CLOSING_FRAME || walk->is_article || wording_is_intro (walk->maker.context, line->head))
            continue;
        if (closing == CLOSING_ITEM)
            g_ptr_array_add (walk->closings, (gpointer)line);
        else if (!item_judge_is_bracketed (walk, line->head) && item_judge_is_work (walk, unit, line->head, scope)
                 && item_judge_is_worded (walk, line->head))
            item_emit_paragraph (walk, line, above, ++number, NULL, scope, RULE_ITEM_PARAGRAPH);
    }
}

static void
visit_tables (ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *scope) {
    g_autofree char *own = outline_path (unit);
    g_autofree char *path = walk->prefix == NULL ? g_strdup (own)
                            : own[0] == '\0'     ? g_strdup (walk->prefix)
                                                 : g_strdup_printf ("%s.%s", walk->prefix, own);
    for (guint i = 0; i < parts->tables->len; i++) {
        const Unit *table = g_ptr_array_index (parts->tables, i);
        item_note (walk, table->head,
                   scope->role == ROLE_GOAL ? RULE_NONE_GOAL
                   : walk->is_article       ? RULE_NONE_ARTICLE
                                            : RULE_NONE_TABLE);
        if (scope->role != ROLE_SITUATION && scope->role != ROLE_GOAL && !walk->is_article)
            task_table_read (&walk->maker, table->first_block, table->end_block, path, scope, &walk->columns);
    }
}

static void visit (ItemWalk *walk, const Unit *unit, const ItemScope *outer, const ItemFields *given);

/* Points of a letter without numbered units count 1, 2, 3. */
static void
visit_root_marks (ItemWalk *walk, const Unit *point, const ItemScope *scope, const ItemFields *fields, guint number) {
    g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (Span));
    g_autofree char *path = g_strdup_printf ("%u", number);
    item_add_details (point, paragraphs);
    item_emit (walk, point, path, paragraphs, fields, scope, item_full_span (walk, point), 0,
               scope->role == ROLE_WORK ? RULE_ITEM_SECTION : RULE_ITEM_WORDED);
}

/* A point of a letter: introduced by an order or by whoever decides, or asking somebody in its own words. */
static gboolean
asks_by_point (ItemWalk *walk, const Unit *point, const ItemScope *run) {
    const ExtractContext *context = walk->maker.context;
    if (run->ordered)
        return item_judge_is_work (walk, point, point->head, run);
    return !walk->is_article
           && (run->decided || wording_has (context, "order-sentence-patterns", point->head)
               || wording_has (context, "request-sentence-patterns", point->head))
           && item_judge_names_lead (walk, point->head, NULL) && item_judge_is_work (walk, point, point->head, run);
}

static void
visit_points (ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *scope) {
    g_auto (ItemScope) run = { .outer = scope,
                               .role = scope->role,
                               .section = scope->section,
                               .ordered = scope->ordered,
                               .decided = scope->decided };
    gboolean numbered = FALSE;
    guint number = 0, done = 0;

    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        if (child->kind == UNIT_PARAGRAPH && done > 0
            && (walk->is_article || wording_is_intro (walk->maker.context, child->head)))
            item_open_run (walk, child, scope, &run);
        if (done >= parts->points->len || g_ptr_array_index (parts->points, done) != child)
            continue;
        ItemFields *fields = g_ptr_array_index (parts->fields_of, done++);
        numbered = numbered || !unit_is_mark (child);
        if (!unit_is_mark (child) || unit->kind != UNIT_ROOT)
            visit (walk, child, &run, fields);
        else if (wording_is_intro (walk->maker.context, child->head) && child->children->len == 0) {
            item_open_run (walk, child, scope, &run); /* the last addressee with the opening sentence behind it */
            item_note_line (walk, child, RULE_HEADING_INTRO);
        } else if (asks_by_point (walk, child, &run))
            visit_root_marks (walk, child, &run, fields, ++number);
        else
            item_note (walk, item_full_span (walk, child),
                       run.ordered ? item_judge (walk, child, child->head, &run) : RULE_NONE_NOT_ASKED);
    }
    if (unit->kind == UNIT_ROOT && (!numbered || walk->is_article))
        visit_paragraphs (walk, unit, parts, scope, &number);
    else if (unit->kind != UNIT_ROOT)
        visit_beside_points (walk, unit, parts, scope);
}

/* `2. Tiến độ kiểm tra` over a table of tasks, with at most a line that introduces it: the rows are the work. */
static gboolean
is_over_table (const ItemWalk *walk, const Unit *unit, const UnitParts *parts) {
    gboolean has_tasks = FALSE;

    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        if (child->kind == UNIT_TABLE)
            has_tasks = has_tasks || task_table_is (walk->maker.context, child->first_block, child->end_block);
        else if (child->kind != UNIT_PARAGRAPH || !wording_is_intro (walk->maker.context, child->head))
            return FALSE;
    }
    return parts->tables->len > 0
           && (has_tasks
               || (parts->tables->len == unit->children->len && wording_is_intro (walk->maker.context, unit->head)));
}

static void
visit (ItemWalk *walk, const Unit *unit, const ItemScope *outer, const ItemFields *given) {
    g_autoptr (UnitParts) parts = unit_parts_read (&walk->maker, unit, walk->taken);
    g_auto (ItemScope) scope = { 0 };
    guint number = 0;

    item_open_unit (walk, unit, parts, outer, &scope);
    item_note_parts (walk, unit, parts);
    if (scope.role == ROLE_SITUATION) {
        item_note_aside (walk, unit, outer->role);
        return;
    }
    if (unit_points_are_items (&walk->maker, unit, parts, &scope)) {
        scope.fields = item_fields_new ();
        if (given != NULL)
            item_fields_merge (scope.fields, given);
        if (unit->kind != UNIT_ROOT || unit_is_mark (g_ptr_array_index (parts->points, 0)))
            item_fields_merge (scope.fields, parts->covering);
        visit_points (walk, unit, parts, &scope);
    } else if (unit_is_section (unit)) {
        visit_paragraphs (walk, unit, parts, &scope, &number);
    } else if (is_over_table (walk, unit, parts)) {
        item_note (walk, unit->head, RULE_HEADING_INTRO); /* `2. Các nhiệm vụ cụ thể:` over a table */
    } else {
        item_visit_leaf (walk, unit, parts, &scope, given);
    }
    visit_tables (walk, unit, parts, &scope);
}

/* ---- the document ----------------------------------------------------------------------------------------------- */

static guint
last_labelled_block (const Unit *unit) {
    guint last = unit->kind < UNIT_PARAGRAPH && unit->kind != UNIT_ROOT ? unit->first_block : 0;
    for (guint i = 0; i < unit->children->len; i++)
        last = MAX (last, last_labelled_block (g_ptr_array_index (unit->children, i)));
    return last;
}

/* A decision whose article sets up a board lists that board's duties, not tasks. */
static gboolean
sets_up_board (const ItemWalk *walk, const Unit *root) {
    for (guint i = 0; i < root->children->len; i++) {
        const Unit *child = g_ptr_array_index (root->children, i);
        if (child->kind == UNIT_ARTICLE && wording_has (walk->maker.context, "board-patterns", child->head))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_conclusion (const ItemWalk *walk, const Unit *root) {
    for (guint i = 0; i < root->children->len; i++) {
        const Unit *child = g_ptr_array_index (root->children, i);
        if (unit_is_section (child) && wording_has (walk->maker.context, "heading-conclusion-patterns", child->head))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_article (const Unit *root) {
    for (guint i = 0; i < root->children->len; i++) {
        const Unit *child = g_ptr_array_index (root->children, i);
        if (child->kind == UNIT_ARTICLE)
            return TRUE;
    }
    return FALSE;
}

/* Duties behind the last unit; they have no label, their path goes on counting. */
static void
visit_closings (ItemWalk *walk, const Unit *root, const ItemScope *scope) {
    guint number = 0;
    for (guint i = 0; i < root->children->len; i++) {
        const Unit *child = g_ptr_array_index (root->children, i);
        if (child->kind == UNIT_ARABIC || child->kind == UNIT_ARTICLE)
            number = MAX (number, child->ordinal);
    }
    for (guint i = 0; i < walk->closings->len; i++) {
        Unit line = *(const Unit *)g_ptr_array_index (walk->closings, i);
        Span duty = item_judge_duty_behind (walk, line.head);
        if (span_length (duty) > 0) {
            item_note (walk, (Span){ line.head.start, duty.start }, RULE_FRAME_CLOSING);
            line.head = duty;
        }
        item_emit_paragraph (walk, &line, "", ++number, NULL, scope, RULE_ITEM_CLOSING);
    }
}

/* A letter that asks for nothing but its closing sentence asks for that. */
static void
visit_spare (ItemWalk *walk, const ItemScope *scope) {
    guint number = 0;
    for (guint i = 0; i < walk->spare->len && walk->is_letter; i++) {
        const Unit *line = g_ptr_array_index (walk->spare, i);
        if (wording_has (walk->maker.context, "ask-patterns", line->head)
            && !wording_has (walk->maker.context, "ask-not-patterns", line->head)
            && item_judge_names_lead (walk, line->head, NULL))
            item_emit_paragraph (walk, line, "", ++number, NULL, scope, RULE_ITEM_CLOSING);
    }
}

void
item_walk_outline (ItemWalk *walk, const Unit *root, Role role) {
    ItemScope scope = { .role = role };

    walk->last_labelled = last_labelled_block (root);
    walk->sets_up_board = walk->is_decision && sets_up_board (walk, root);
    walk->has_articles = has_article (root);
    walk->concludes = walk->is_minutes && has_conclusion (walk, root);
    walk->taken = g_hash_table_new (NULL, NULL);
    walk->closings = g_ptr_array_new ();
    walk->spare = g_ptr_array_new ();
    walk->columns = (TaskColumns){ 0 };
    visit (walk, root, &scope, NULL);
    visit_closings (walk, root, &scope);
    if (walk->maker.record->items->len == 0)
        visit_spare (walk, &scope);
    g_clear_pointer (&walk->taken, g_hash_table_unref);
    g_clear_pointer (&walk->closings, g_ptr_array_unref);
    g_clear_pointer (&walk->spare, g_ptr_array_unref);
}

/* The latest year of a full date in the document: where its own date has none, times without a year lie then. */
static int
latest_year (const ExtractContext *context, const Segment *segment) {
    const Pattern *date = pattern_peek ("\\b\\d{1,2}/\\d{1,2}/((?:19|20)\\d\\d)\\b");
    const char *text = document_peek_text (context->document);
    int latest = 0;

    for (guint i = segment->first_block; i < segment->end_block; i++) {
        Span span = document_peek_block (context->document, i)->span;
        PatternMatch match;
        gsize at = 0;
        while (pattern_match (date, text + span.start, span_length (span), at, &match)) {
            int year = atoi (text + span.start + match.groups[1].start);
            if (year >= YEAR_MIN && year <= YEAR_MAX)
                latest = MAX (latest, year);
            at = match.groups[0].end;
        }
    }
    return latest;
}

static gboolean
type_is (const ExtractContext *context, const DocumentRecord *record, const char *group) {
    return record->type.text != NULL && lexicon_find_word (context->lexicon, group, record->type.text) != NULL;
}

static gboolean
tells_orders (const ExtractContext *context, const DocumentRecord *record) {
    g_autofree char *title = record->title.text != NULL ? text_fold (record->title.text, -1) : NULL;
    return title != NULL && type_is (context, record, "item-types-notice")
           && lexicon_match (context->lexicon, "notice-title-patterns", title, strlen (title), 0, NULL) != NULL;
}

/* `Mời dự Hội nghị …`: the Party invites by letters. */
static gboolean
invites (const ExtractContext *context, const DocumentRecord *record) {
    g_autofree char *title = record->title.text != NULL ? text_fold (record->title.text, -1) : NULL;
    return title != NULL && type_is (context, record, "item-types-letter")
           && lexicon_match (context->lexicon, "inviting-title-patterns", title, strlen (title), 0, NULL) != NULL;
}

/* `CHƯƠNG TRÌNH HỘI NGHỊ …`: what comes when. */
static gboolean
is_agenda (const ExtractContext *context, const DocumentRecord *record) {
    g_autofree char *title = record->title.text != NULL ? text_fold (record->title.text, -1) : NULL;
    return title != NULL && record->number.text == NULL && type_is (context, record, "item-types-programme")
           && lexicon_match (context->lexicon, "agenda-title-patterns", title, strlen (title), 0, NULL) != NULL;
}

void
items_read (const ExtractContext *context, const Segment *segment, DocumentRecord *record) {
    ItemWalk walk = {
        .maker = { .context = context,
                   .text = document_peek_text (context->document),
                   .record = record,
                   .clock = { record->date_value, latest_year (context, segment) },
                   .speaker = type_is (context, record, "item-types-order") ? ORDER_ORDER : ORDER_NONE },
        .is_plan = type_is (context, record, "item-types-plan"),
        .is_letter = type_is (context, record, "item-types-letter"),
        .is_invitation = type_is (context, record, "item-types-invitation") || invites (context, record),
        .is_decision = type_is (context, record, "item-types-decision"),
        .tells_orders = tells_orders (context, record),
        .is_minutes = type_is (context, record, "item-types-minutes"),
        .is_rules = type_is (context, record, "item-types-rules"),
        .is_article = record->kind == DOCUMENT_ARTICLE,
    };

    if (record->kind == DOCUMENT_COPY || type_is (context, record, "item-types-none") || is_agenda (context, record)
        || (record->type.text == NULL && heading_is_form (context, segment))) {
        explanation_note (context->explanation, segment_blocks_span (context, segment->body_first, segment->body_end),
                          RULE_NONE_TYPE, NULL);
        explanation_note (context->explanation,
                          segment_blocks_span (context, segment->appendix_first, segment->appendix_end), RULE_NONE_TYPE,
                          NULL);
        return;
    }
    g_autoptr (Unit) root = outline_read (context, segment->body_first, segment->body_end);
    unit_lift_paragraphs (&walk.maker, root);
    item_walk_outline (&walk, root, ROLE_UNKNOWN);
    if (!walk.is_article)
        item_appendix_read (&walk, segment);
    else
        item_note (&walk, segment_blocks_span (context, segment->appendix_first, segment->appendix_end),
                   RULE_NONE_ARTICLE);
}
