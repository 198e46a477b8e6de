/* item_units.c - see item_units.h. */
#include "extract/item_units.h"

#include <string.h>

#include "base/text.h"

static void
free_fields (gpointer fields) {
    item_fields_free (fields);
}

void
unit_parts_free (UnitParts *parts) {
    if (parts == NULL)
        return;
    g_ptr_array_unref (parts->points);
    g_ptr_array_unref (parts->fields_of);
    g_ptr_array_unref (parts->paragraphs);
    g_ptr_array_unref (parts->lines_of);
    g_ptr_array_unref (parts->contents);
    g_ptr_array_unref (parts->tables);
    g_ptr_array_unref (parts->lines);
    item_fields_free (parts->covering);
    g_free (parts);
}

static UnitParts *
parts_new (void) {
    UnitParts *parts = g_new0 (UnitParts, 1);
    parts->points = g_ptr_array_new ();
    parts->fields_of = g_ptr_array_new_with_free_func (free_fields);
    parts->paragraphs = g_ptr_array_new ();
    parts->lines_of = g_ptr_array_new_with_free_func (free_fields);
    parts->contents = g_ptr_array_new ();
    parts->tables = g_ptr_array_new ();
    parts->lines = g_ptr_array_new ();
    parts->covering = item_fields_new ();
    return parts;
}

/* `5. Tổ chức thực hiện:` above `a) Sở X tổ chức thẩm định.` is a title, above `- Sở X;` a field. */
static gboolean
opens_sentences (const ItemMaker *maker, const Unit *unit) {
    const Unit *first = unit->children->len > 0 ? g_ptr_array_index (unit->children, 0) : NULL;
    Span head = span_trim (maker->text, unit->head, NULL);
    return first != NULL && span_length (head) > 0 && maker->text[head.end - 1] == ':' && !unit_is_mark (unit)
           && unit->kind != UNIT_PARAGRAPH && !bodies_is_name (maker->context, first->head)
           && (wording_is_work (maker->context, first->head)
               || wording_works_behind_lead (maker->context, first->head));
}

/* Numbered units right under a section are never field lines: `1. Thời gian: …` of an invitation is a unit. */
static FieldLine
classify (const ItemMaker *maker, const Unit *child) {
    gboolean list = child->kind >= UNIT_LETTER && child->kind <= UNIT_PARAGRAPH;

    if (child->kind == UNIT_ROOT || child->kind == UNIT_TABLE)
        return FIELD_LINE_NONE;
    if (!list && (child->kind < UNIT_ARABIC || unit_is_section (child->parent)))
        return FIELD_LINE_NONE;
    FieldLine line = item_fields_classify (maker->context, child->head);
    if (line == FIELD_LINE_FIELDS && opens_sentences (maker, child))
        return FIELD_LINE_NONE;
    if (line == FIELD_LINE_WHEN && child->kind != UNIT_PARAGRAPH)
        return FIELD_LINE_NONE;
    if (line == FIELD_LINE_WHO && !list)
        return FIELD_LINE_NONE;
    if (line == FIELD_LINE_CONTENT && (!list || child->kind == UNIT_PARAGRAPH))
        return FIELD_LINE_NONE;
    if (line == FIELD_LINE_CONTENT && unit_is_section (child->parent))
        return FIELD_LINE_NONE;
    return line;
}

static ItemFields *
fields_at (GPtrArray *list, guint i) {
    if (g_ptr_array_index (list, i) == NULL)
        g_ptr_array_index (list, i) = item_fields_new ();
    return g_ptr_array_index (list, i);
}

/* The line with whatever stands below it: `- Đơn vị thực hiện:` with a plus sign for each body. */
static void
read_line (const ItemMaker *maker, const Unit *line, ItemFields *into) {
    Span full = unit_full_span (line, maker->context->document);
    Span head = { line->head.start, MAX (line->head.end, full.end) };
    Rule rule
        = item_fields_classify (maker->context, line->head) == FIELD_LINE_WHEN ? RULE_FIELD_WHEN : RULE_FIELD_LINE;
    item_fields_read (maker->context, head, maker->clock, into);
    explanation_note (maker->context->explanation, full, rule, NULL);
}

/* All that stands below @unit are field lines. */
static gboolean
has_only_field_lines (const ItemMaker *maker, const Unit *unit) {
    for (guint i = 0; i < unit->children->len; i++)
        if (classify (maker, g_ptr_array_index (unit->children, i)) != FIELD_LINE_FIELDS)
            return FALSE;
    return unit->children->len > 0;
}

static gboolean
has_field_lines (const ItemMaker *maker, const Unit *unit) {
    for (guint i = 0; i < unit->children->len; i++)
        if (classify (maker, g_ptr_array_index (unit->children, i)) == FIELD_LINE_FIELDS)
            return TRUE;
    return FALSE;
}

/* `a) … b) … c) …` and then `Đơn vị chủ trì: …`: the lines stand below the last letter and mean them all. */
static void
hoist_from_last_point (const ItemMaker *maker, UnitParts *parts, GHashTable *taken) {
    const Unit *last;
    gboolean all; /* dashes too, where nothing else stands there */

    if (parts->points->len < 2)
        return;
    last = g_ptr_array_index (parts->points, parts->points->len - 1);
    if (last->kind != UNIT_LETTER && last->kind != UNIT_BRACKETED && last->kind != UNIT_SMALL_ROMAN)
        return;
    for (guint i = 0; i + 1 < parts->points->len; i++)
        if (has_field_lines (maker, g_ptr_array_index (parts->points, i)))
            return;
    all = has_only_field_lines (maker, last);
    for (guint i = 0; i < last->children->len; i++) {
        const Unit *line = g_ptr_array_index (last->children, i);
        if ((line->kind != UNIT_PARAGRAPH && !all) || classify (maker, line) != FIELD_LINE_FIELDS)
            continue;
        read_line (maker, line, parts->covering);
        g_hash_table_add (taken, (gpointer)line);
    }
}

/* Field lines behind the last point only, where no other point has any, cover them all. */
static void
settle_covering (UnitParts *parts) {
    guint with = 0;
    ItemFields *last;

    for (guint i = 0; i < parts->fields_of->len; i++)
        with += g_ptr_array_index (parts->fields_of, i) != NULL;
    last = parts->fields_of->len > 0 ? g_ptr_array_index (parts->fields_of, parts->fields_of->len - 1) : NULL;
    if (with != 1 || last == NULL)
        return;
    item_fields_merge (parts->covering, last);
    g_ptr_array_index (parts->fields_of, parts->fields_of->len - 1) = NULL;
    item_fields_free (last);
}

/* Ends as a sentence does: what stands below without a label is no part of it. */
static gboolean
is_complete (const ItemMaker *maker, const Unit *line) {
    Span head = span_trim (maker->text, line->head, NULL);
    return span_length (head) > 0 && strchr (".;", maker->text[head.end - 1]) != NULL;
}

void
unit_lift_paragraphs (const ItemMaker *maker, Unit *unit) {
    for (guint i = 0; i < unit->children->len; i++) {
        Unit *line = g_ptr_array_index (unit->children, i);
        guint at = i;
        unit_lift_paragraphs (maker, line);
        if (line->kind == UNIT_PARAGRAPH || classify (maker, line) != FIELD_LINE_FIELDS || !is_complete (maker, line))
            continue;
        for (guint k = 0; k < line->children->len;) {
            Unit *child = g_ptr_array_index (line->children, k);
            if (child->kind != UNIT_PARAGRAPH
                || item_fields_classify (maker->context, child->head) != FIELD_LINE_NONE) {
                k++;
                continue;
            }
            child->parent = unit;
            g_ptr_array_insert (unit->children, (gint)++at, g_ptr_array_steal_index (line->children, k));
        }
        i = at;
    }
}

UnitParts *
unit_parts_read (const ItemMaker *maker, const Unit *unit, GHashTable *taken) {
    g_autoptr (UnitParts) parts = parts_new ();
    const Unit *before = NULL; /* the point or paragraph that a field line stands behind */

    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        FieldLine line = classify (maker, child);
        if (g_hash_table_contains (taken, child))
            continue;
        /* who does it is said behind what is to be done */
        if (line == FIELD_LINE_WHO && before == NULL && (unit_is_section (unit) || span_length (unit->head) == 0))
            line = FIELD_LINE_NONE;
        if (child->kind == UNIT_TABLE) {
            g_ptr_array_add (parts->tables, (gpointer)child);
        } else if (line == FIELD_LINE_CONTENT) {
            g_ptr_array_add (parts->contents, (gpointer)child);
        } else if (line != FIELD_LINE_NONE) {
            ItemFields *into = parts->covering;
            if (before != NULL && before->kind != UNIT_PARAGRAPH)
                into = fields_at (parts->fields_of, parts->points->len - 1);
            else if (before != NULL && unit_is_section (unit))
                into = fields_at (parts->lines_of, parts->paragraphs->len - 1);
            read_line (maker, child, into);
            g_ptr_array_add (parts->lines, (gpointer)child);
        } else if (child->kind == UNIT_PARAGRAPH) {
            g_ptr_array_add (parts->paragraphs, (gpointer)child);
            g_ptr_array_add (parts->lines_of, NULL);
            before = child;
        } else {
            g_ptr_array_add (parts->points, (gpointer)child);
            g_ptr_array_add (parts->fields_of, NULL);
            before = child;
        }
    }
    settle_covering (parts);
    hoist_from_last_point (maker, parts, taken);
    return g_steal_pointer (&parts);
}

static gboolean
names_lead (const ItemMaker *maker, const Unit *point) {
    g_autoptr (BodiesFound) found = bodies_read (maker->context, point->head, BODIES_IN_SENTENCE);
    return found->lead->len > 0;
}

static gboolean
is_worded_as_work (const ItemMaker *maker, const Unit *point) {
    return wording_is_work (maker->context, point->head) || names_lead (maker, point);
}

/* `1. Về các tờ trình, gồm:`, dashes that only name them, then what is ordered: the orders stand between the dashes or behind them. */
static gboolean
orders_behind_points (const ItemMaker *maker, const Unit *unit) {
    gboolean behind = FALSE;
    for (guint i = 0; i < unit->children->len; i++) {
        const Unit *child = g_ptr_array_index (unit->children, i);
        behind = behind || unit_is_mark (child);
        if (behind && child->kind == UNIT_PARAGRAPH
            && wording_has (maker->context,
                            wording_is_intro (maker->context, child->head) ? "order-intro-patterns" : "order-patterns",
                            child->head)
            && (wording_is_intro (maker->context, child->head) || names_lead (maker, child)))
            return TRUE;
    }
    return FALSE;
}

gboolean
unit_points_are_items (const ItemMaker *maker, const Unit *unit, const UnitParts *parts, const ItemScope *scope) {
    guint worded = 0, n = parts->points->len;
    const Unit *first;

    if (n == 0)
        return FALSE;
    first = g_ptr_array_index (parts->points, 0);
    if (unit_is_mark (unit) && unit_is_mark (first))
        return FALSE; /* plus signs and deeper dashes belong to their dash */
    if (unit_is_section (unit) || first->kind < UNIT_LETTER || span_length (unit->head) == 0)
        return TRUE;
    if (scope->bodies != NULL && scope->by_title && scope->bodies->only_bodies)
        return TRUE;
    if (unit_is_mark (first) && n > 1 && !wording_is_sentence (maker->context, unit->head)
        && !wording_is_work (maker->context, unit->head) && wording_role (maker->context, unit->head) == ROLE_WORK)
        return TRUE;
    if (unit_is_mark (first) && n > 1 && wording_has (maker->context, "verbs-only-patterns", unit->head))
        return TRUE;
    for (guint i = 0; i < n; i++)
        worded += is_worded_as_work (maker, g_ptr_array_index (parts->points, i));
    if (unit_is_mark (first) && n > 1 && scope->role != ROLE_WORK && wording_is_intro (maker->context, unit->head)
        && orders_behind_points (maker, unit))
        return TRUE;
    gboolean sentence
        = wording_is_sentence (maker->context, unit->head) && !wording_is_intro (maker->context, unit->head);
    if (!unit_is_mark (first))
        return sentence ? worded * 2 >= n : worded > 0 || !wording_is_work (maker->context, unit->head);
    if (n == 1 && parts->contents->len > 0)
        return FALSE;
    if (n == 1 && sentence && parts->lines->len > 0 && wording_is_work (maker->context, unit->head)
        && !names_lead (maker, first))
        return FALSE; /* one dash beside the lines of who and when says how the work is to be done */
    return sentence ? worded == n : worded * 2 >= n;
}
