/* item_leaf.c - see item_leaf.h. */
#include "extract/item_leaf.h"

#include "base/text.h"
#include "extract/item_judge.h"
#include "extract/item_notes.h"

#define SURE_WORK   0.95 /* the heading says that work follows */
#define SURE_WORDED 0.8  /* only its own words say it */
#define SURE_ASKED  0.75 /* a paragraph without a label */
#define TOPIC_BYTES 90   /* a title that only names a topic, some ten words; a longer one states the work */

/* ---- emitting -------------------------------------------------------------------------------------------------- */

/* Its own words say that it is work; else whoever it names does (item_build()). */
static gboolean
is_worded (const ItemWalk *walk, Span words) {
    return wording_is_work (walk->maker.context, words) || wording_has (walk->maker.context, "order-patterns", words);
}

static double
rate (const ItemWalk *walk, const ItemScope *scope, const Unit *unit, Span words) {
    if (unit == NULL)
        return SURE_ASKED;
    return scope->role == ROLE_WORK && !walk->is_rules && !wording_has (walk->maker.context, "norm-patterns", words)
               ? SURE_WORK
               : SURE_WORDED;
}

Span
item_full_span (const ItemWalk *walk, const Unit *unit) {
    return unit_full_span (unit, walk->maker.context->document);
}

void
item_emit (ItemWalk *walk, const Unit *unit, const char *path, const GArray *paragraphs, const ItemFields *fields,
           const ItemScope *scope, Span full, guint speaks, Rule rule) {
    ItemDraft draft = {
        .speaks = speaks,
        .path = path,
        .label = unit != NULL ? unit->label : (Span){ 0, 0 },
        .name = unit != NULL ? unit->name : NULL,
        .paragraphs = paragraphs,
        .fields = fields,
        .scope = scope,
        .full = full,
        .confidence = rate (walk, scope, unit, g_array_index (paragraphs, Span, 0)),
        .confidence_unnamed = is_worded (walk, g_array_index (paragraphs, Span, 0)) ? 0 : SURE_WORDED,
        .rule = rule,
    };
    item_build (&walk->maker, &draft);
}

/* An item without a label: a paragraph under a section, beside dash points, behind the last unit. */
void
item_emit_paragraph (ItemWalk *walk, const Unit *line, const char *above, guint number, const ItemFields *fields,
                     const ItemScope *scope, Rule rule) {
    g_autoptr (GArray) paragraphs = span_list_new (line->head.start, line->head.end);
    g_autofree char *path
        = above[0] != '\0' ? g_strdup_printf ("%s.%u", above, number) : g_strdup_printf ("%u", number);
    item_emit (walk, NULL, path, paragraphs, fields, scope, item_full_span (walk, line), 0, rule);
}

gboolean
item_is_behind_last_unit (const ItemWalk *walk, const Unit *line) {
    return line->first_block > walk->last_labelled;
}

/* ---- one unit as one item --------------------------------------------------------------------------------------- */

/* The lines of marks and letters that only detail their unit, without their labels. */
void
item_add_details (const Unit *unit, GArray *paragraphs) {
    if (span_length (unit->head) > 0)
        g_array_append_val (paragraphs, unit->head);
    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        if (child->kind != UNIT_TABLE)
            item_add_details (child, paragraphs);
    }
}

/* A title that is only a body's name, or of which nothing is work, is left off where paragraphs follow. */
static gboolean
head_is_part_of_text (const ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *scope) {
    if (span_length (unit->head) == 0)
        return FALSE;
    if (parts->paragraphs->len == 0 && parts->points->len == 0)
        return TRUE;
    if (wording_has (walk->maker.context, "generic-title-patterns", unit->head))
        return FALSE;
    return !(scope->by_title && scope->bodies != NULL && scope->bodies->only_bodies);
}

/* Is @unit the next of @list? The lists of UnitParts are in the order of the unit's children. */
static gboolean
take_next (const GPtrArray *list, guint *next, const Unit *unit) {
    if (*next >= list->len || g_ptr_array_index (list, *next) != unit)
        return FALSE;
    (*next)++;
    return TRUE;
}

/* A paragraph of the unit: part of its text, a frame, or behind the last unit a duty of its own. */
static void
add_paragraph (ItemWalk *walk, const Unit *line, gboolean may_close, gboolean complete, GArray *paragraphs) {
    Closing closing = CLOSING_TEXT;

    if (item_is_behind_last_unit (walk, line) && span_length (item_judge_duty_behind (walk, line->head)) > 0) {
        g_ptr_array_add (walk->closings, (gpointer)line);
        return;
    }
    if (item_judge_is_bracketed (walk, line->head) || wording_has (walk->maker.context, "frame-patterns", line->head))
        return;
    Span opening = wording_first_sentence (walk->maker.text, line->head);
    if (item_is_behind_last_unit (walk, line)
        && (wording_has (walk->maker.context, "trailing-frame-patterns", line->head)
            || wording_has (walk->maker.context, "frame-patterns", opening)))
        closing = CLOSING_FRAME;
    else if (may_close && item_is_behind_last_unit (walk, line))
        closing = item_judge_closing (walk, line->head, complete);
    if (closing == CLOSING_FRAME)
        item_note_line (walk, line, RULE_FRAME_CLOSING);
    if (closing == CLOSING_TEXT)
        g_array_append_val (paragraphs, line->head);
    else if (closing == CLOSING_ITEM)
        g_ptr_array_add (walk->closings, (gpointer)line);
}

/* A reader may have joined the closing line of the document to the last unit: `… Nghị quyết này được phổ biến …`. */
static void
cut_trailing_frame (ItemWalk *walk, const Unit *unit, GArray *paragraphs) {
    Span *last = &g_array_index (paragraphs, Span, paragraphs->len - 1);
    Span sentence = wording_last_sentence (walk->maker.text, *last);

    if (unit->first_block < walk->last_labelled || sentence.start <= last->start
        || !wording_has (walk->maker.context, "trailing-frame-patterns", sentence))
        return;
    item_note (walk, sentence, RULE_FRAME_CLOSING);
    *last = span_trim (walk->maker.text, (Span){ last->start, sentence.start }, NULL);
}

/* `3. Giải pháp:` with nothing below: a heading whose points a reader lost, or that never had any. */
static gboolean
is_bare_heading (const ItemWalk *walk, Span head) {
    const ExtractContext *context = walk->maker.context;
    return span_length (head) <= TOPIC_BYTES && wording_is_intro (context, head)
           && wording_role (context, head) != ROLE_UNKNOWN && !item_judge_names_lead (walk, head, NULL);
}

/* A title that says what the unit is about, not what is to be done: a short one, or `Về thẩm tra, xác minh …`. */
static gboolean
is_topic (const ItemWalk *walk, Span head) {
    return span_length (head) <= TOPIC_BYTES || wording_has (walk->maker.context, "topic-title-patterns", head);
}

/* `Báo cáo kết quả gửi về … trước ngày …` behind a letter's last unit: by its place that unit's, by its sense perhaps all's. */
static void
doubt_closing_lines (const ItemWalk *walk, const UnitParts *parts) {
    gboolean closes = FALSE;
    for (guint i = 0; i < parts->lines->len; i++)
        closes |= item_is_behind_last_unit (walk, g_ptr_array_index (parts->lines, i));
    for (guint i = 0; closes && i < parts->covering->deadlines->len; i++) {
        Deadline *deadline = g_ptr_array_index (parts->covering->deadlines, i);
        deadline->confidence = MIN (deadline->confidence, SURE_WORDED);
    }
}

/* `Báo cáo của các địa phương gửi về … trước ngày …` behind the last unit of a letter: every unit's. */
static gboolean
covers_all (const ItemWalk *walk, const UnitParts *parts) {
    for (guint i = 0; i < parts->lines->len && walk->is_letter; i++) {
        const Unit *line = g_ptr_array_index (parts->lines, i);
        if (item_is_behind_last_unit (walk, line)
            && wording_has (walk->maker.context, "covers-all-patterns", line->head))
            return TRUE;
    }
    return FALSE;
}

/* Items that print no time get these. */
static void
give_to_all (ItemWalk *walk, const GPtrArray *deadlines) {
    for (guint i = 0; i < walk->maker.record->items->len; i++) {
        Item *item = g_ptr_array_index (walk->maker.record->items, i);
        for (guint k = 0; k < deadlines->len && (k > 0 || item->deadlines->len == 0); k++) {
            Deadline *copy = deadline_dup (g_ptr_array_index (deadlines, k));
            copy->confidence = MIN (copy->confidence, SURE_WORDED);
            g_ptr_array_add (item->deadlines, copy);
        }
    }
}

void
item_visit_leaf (ItemWalk *walk, const Unit *unit, const UnitParts *parts, const ItemScope *scope,
                 const ItemFields *given) {
    g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (Span));
    g_autoptr (ItemFields) fields = item_fields_new ();
    g_autofree char *path = outline_path (unit);
    gboolean title = !wording_is_sentence (walk->maker.context, unit->head);
    gboolean with_head = head_is_part_of_text (walk, unit, parts, scope);
    guint point = 0, content = 0, line = 0;

    if (with_head)
        g_array_append_val (paragraphs, unit->head);
    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        if (take_next (parts->points, &point, child) || take_next (parts->contents, &content, child))
            item_add_details (child, paragraphs);
        else if (take_next (parts->paragraphs, &line, child))
            add_paragraph (walk, child, !title || line > 1, !title, paragraphs);
    }
    if (paragraphs->len == 0)
        return;
    if (paragraphs->len == 1 && with_head && is_bare_heading (walk, unit->head)) {
        item_note (walk, unit->head, RULE_HEADING_INTRO);
        return;
    }
    cut_trailing_frame (walk, unit, paragraphs);
    /* behind a title that is no work by itself the paragraph speaks */
    gboolean behind = with_head && title && paragraphs->len > 1 && parts->paragraphs->len > 0;
    Rule rule = item_judge (walk, unit, g_array_index (paragraphs, Span, behind ? 1 : 0), scope);
    if (rule == RULE_NONE_UNWORDED && scope->role == ROLE_WORK && parts->covering->lead->len > 0)
        rule = RULE_ITEM_SECTION; /* `1.1. Nội dung: Hiệp thương …` with a line that says who leads it */
    if (rule_class (rule) != SENTENCE_ITEM) {
        item_note_no_item (walk, unit, parts, paragraphs, rule);
        return;
    }
    /* `3. Về việc tổ chức thi hành` above nothing but who answers for the whole */
    if (paragraphs->len == 1 && with_head && title && parts->paragraphs->len > 0 && line == parts->paragraphs->len
        && parts->lines->len == 0 && strchr (".;", walk->maker.text[unit->head.end - 1]) == NULL
        && !wording_is_work (walk->maker.context, unit->head) && !item_judge_names_lead (walk, unit->head, NULL)) {
        item_note (walk, unit->head, RULE_HEADING_TITLE);
        return;
    }
    /* `2. Đào tạo nghề` is worded as work, names a topic and nobody: who does it stands in the paragraph, if anywhere */
    behind = behind
             && (!wording_is_work (walk->maker.context, unit->head)
                 || (is_topic (walk, unit->head) && !item_judge_names_lead (walk, unit->head, NULL)
                     && item_judge_names_lead (walk, g_array_index (paragraphs, Span, 1), NULL)));
    if (given != NULL)
        item_fields_merge (fields, given);
    if (unit->parent != NULL && unit->parent->kind == UNIT_ROOT)
        doubt_closing_lines (walk, parts);
    item_fields_merge (fields, parts->covering);
    item_emit (walk, unit, path, paragraphs, fields, scope, item_full_span (walk, unit), behind ? 1 : 0, rule);
    if (covers_all (walk, parts))
        give_to_all (walk, parts->covering->deadlines);
}
