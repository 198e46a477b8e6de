/* item_build.c - see item_build.h. */
#include "extract/item_build.h"

#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"
#include "extract/item_who.h"

#define DOUBTFUL_PERIOD   0.6 /* deadlines.c gives no more to a time that another word qualifies */
#define BRACKET_BYTES_MAX 400
#define NAME_KNOWN        0.55 /* a field keeps what is no name with less */

void
item_scope_clear (ItemScope *scope) {
    g_clear_pointer (&scope->bodies, bodies_found_free);
    g_clear_pointer (&scope->fields, item_fields_free);
    g_clear_pointer (&scope->deadlines, g_ptr_array_unref);
}

void
item_values_add (GPtrArray *into, const GPtrArray *from, double factor) {
    for (guint i = 0; from != NULL && i < from->len; i++) {
        const Value *value = g_ptr_array_index (from, i);
        gboolean known = value->text == NULL;
        for (guint k = 0; k < into->len && !known; k++)
            known = text_equal (((const Value *)g_ptr_array_index (into, k))->text, value->text);
        if (known)
            continue;
        Value *copy = value_dup (value);
        copy->confidence *= factor;
        g_ptr_array_add (into, copy);
    }
}

static void
add_deadlines (GPtrArray *into, const GPtrArray *from, double factor) {
    g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify)deadline_free);
    for (guint i = 0; from != NULL && i < from->len; i++) {
        Deadline *copy = deadline_dup (g_ptr_array_index (from, i));
        copy->confidence *= factor;
        g_ptr_array_add (copies, copy);
    }
    deadlines_add (into, copies);
}

/* ---- titles and introducing sentences -------------------------------------------------------------------------- */

/* `Thủ tướng Chính phủ yêu cầu:` - whoever stands before the verb gives the order and leads nothing. */
static gboolean
is_the_speaker (const ItemMaker *maker, const Value *value, Span words) {
    Span span = item_value_span (value);
    if (maker->record->issuer.text != NULL && text_equal (maker->record->issuer.text, value->text))
        return TRUE;
    if (span.end == 0 || span.end >= words.end)
        return FALSE;
    g_autoptr (FoldedText) rest = folded_text_new (maker->text, (Span){ span.end, words.end });
    return pattern_matches (
        "^[ ,]*(?:yêu cầu|đề nghị|giao|chỉ đạo(?: như sau| một số[^:]*)?:|chỉ thị|quyết định|kết luận|"
        "thống nhất|phân công|có ý kiến)(?:\\W|$)",
        rest->folded);
}

static void
drop_speaker (const ItemMaker *maker, BodiesFound *found, Span words) {
    for (guint i = found->lead->len; i > 0; i--)
        if (is_the_speaker (maker, g_ptr_array_index (found->lead, i - 1), words))
            g_ptr_array_remove_index (found->lead, i - 1);
}

/* `NHIỆM VỤ CHỦ YẾU CỦA BỘ X`: what stands behind the words of such a title. */
static BodiesFound *
read_named_title (const ItemMaker *maker, Span words) {
    g_autoptr (FoldedText) folded = folded_text_new (maker->text, words);
    PatternMatch match;

    if (lexicon_match (maker->context->lexicon, "item-title-patterns", folded->folded, folded->length, 0, &match)
        == NULL)
        return NULL;
    Span rest = span_trim (maker->text, folded_text_span (folded, match.groups[0].end, folded->length), ".:;");
    g_autoptr (BodiesFound) found = bodies_read (maker->context, rest, BODIES_IN_TITLE);
    return found->only_bodies && found->lead->len > 0 ? g_steal_pointer (&found) : NULL;
}

/* `…, Sở Y tế yêu cầu:`, `… đề nghị một số nội dung sau:`: says how it is asked, though not whom. */
static ItemOrder
read_intro_order (const ItemMaker *maker, Span words) {
    g_autoptr (FoldedText) folded = folded_text_new (maker->text, words);
    folded_text_squeeze (folded);
    const char *key
        = lexicon_match (maker->context->lexicon, "intro-order-patterns", folded->folded, folded->length, 0, NULL);
    return key == NULL ? ORDER_NONE : g_str_has_prefix (key, "request") ? ORDER_REQUEST : ORDER_ORDER;
}

/* A long sentence that tells of much before it asks (`Thời gian qua …; …, Sở X đề nghị Y thực hiện:`): its last clause that does. */
static BodiesFound *
read_asking_clause (const ItemMaker *maker, Span words) {
    g_autoptr (FoldedText) folded = folded_text_new (maker->text, words);
    PatternMatch match;
    if (!pattern_match (
            pattern_peek ("(?:^|[ ,;])((?:đề nghị|yêu cầu|giao) (?!.*(?:^|[ ,;])(?:đề nghị|yêu cầu|giao) ).*)$"),
            folded->folded, folded->length, 0, &match))
        return NULL;
    return bodies_read (maker->context, folded_text_span (folded, match.groups[1].start, folded->length),
                        BODIES_IN_SENTENCE);
}

void
item_scope_read_bodies (const ItemMaker *maker, ItemScope *scope, Span words, gboolean is_title) {
    g_autoptr (BodiesFound) found = NULL;
    gboolean intro = wording_is_intro (maker->context, words);

    if (is_title) {
        found = bodies_read (maker->context, words, BODIES_IN_TITLE);
        if (!found->only_bodies || found->lead->len == 0) {
            g_clear_pointer (&found, bodies_found_free);
            found = read_named_title (maker, words);
        }
        scope->by_title = found != NULL;
    }
    if ((found == NULL || found->lead->len == 0) && intro) {
        g_clear_pointer (&found, bodies_found_free);
        found = bodies_read (maker->context, words, BODIES_IN_SENTENCE);
        drop_speaker (maker, found, words);
        if (found->lead->len == 0 && !is_title) {
            BodiesFound *clause = read_asking_clause (maker, words);
            if (clause != NULL) {
                bodies_found_free (found);
                found = clause;
            }
        }
        scope->by_title = is_title && found->order == ORDER_NONE;
        if (scope->order == ORDER_NONE && !is_title && found->order == ORDER_NONE)
            scope->order = read_intro_order (maker, words);
    }
    if (found == NULL)
        return;
    if (scope->order == ORDER_NONE)
        scope->order = found->order;
    if (found->lead->len == 0)
        return;
    scope->is_class = wording_has (maker->context, "class-title-patterns", words);
    g_clear_pointer (&scope->bodies, bodies_found_free);
    scope->bodies = g_steal_pointer (&found);
}

/* `2. Số hóa hồ sơ (Ban A chủ trì; Văn phòng B phối hợp)` */
void
item_scope_read_bracket (const ItemMaker *maker, ItemScope *scope, Span head) {
    head = span_trim (maker->text, head, ".:;");
    gsize open = head.end;

    if (scope->bodies != NULL || span_length (head) < 2 || maker->text[head.end - 1] != ')')
        return;
    while (open > head.start && maker->text[open - 1] != '(')
        open--;
    Span inside = { open, head.end - 1 };
    if (open <= head.start || span_length (inside) > BRACKET_BYTES_MAX
        || !wording_has (maker->context, "title-bracket-patterns", inside))
        return;
    g_autoptr (FoldedText) folded = folded_text_new (maker->text, inside);
    PatternMatch by;
    if (pattern_match (pattern_peek ("^ ?do "), folded->folded, folded->length, 0, &by))
        inside = folded_text_span (folded, by.groups[0].end, folded->length);
    g_autoptr (BodiesFound) found = bodies_read (maker->context, inside, BODIES_IN_FIELD);
    if (found->lead->len == 0 || ((const Value *)g_ptr_array_index (found->lead, 0))->confidence < NAME_KNOWN)
        return; /* `(kèm bảng phân công thực hiện)` */
    scope->by_title = TRUE;
    scope->bodies = g_steal_pointer (&found);
}

/* ---- when ------------------------------------------------------------------------------------------------------ */

/* The last day that is printed for the work; PARTIAL_DATE_NONE where none is. */
static PartialDate
last_day_of (const GPtrArray *deadlines) {
    PartialDate last = PARTIAL_DATE_NONE;
    for (guint i = 0; deadlines != NULL && i < deadlines->len; i++) {
        const Deadline *deadline = g_ptr_array_index (deadlines, i);
        if ((deadline->kind != DEADLINE_DATE && deadline->kind != DEADLINE_PERIOD) || deadline->due.year == 0
            || deadline->relation == DEADLINE_FROM || deadline->relation == DEADLINE_AFTER)
            continue;
        PartialDate day = partial_date_last_day (deadline->due);
        if (last.year == 0 || partial_date_compare (day, last) > 0)
            last = day;
    }
    return last;
}

/* An item that has longer than the unit above it. */
static void
warn_if_later (const ItemMaker *maker, const ItemDraft *draft, const Item *item) {
    PartialDate own = last_day_of (item->deadlines), above = PARTIAL_DATE_NONE;

    for (const ItemScope *scope = draft->scope; scope != NULL && above.year == 0; scope = scope->outer) {
        above = last_day_of (scope->fields != NULL ? scope->fields->deadlines : NULL);
        if (above.year == 0)
            above = last_day_of (scope->deadlines);
    }
    if (own.year == 0 || above.year == 0 || partial_date_compare (own, above) <= 0)
        return;
    g_autofree char *later = partial_date_format (own), *earlier = partial_date_format (above);
    g_autofree char *detail = g_strdup_printf ("%s %s > %s", item->path, later, earlier);
    file_records_note (maker->context->records, WARNING_CHILD_LATER, span_list_dup (item->span), detail);
}

/* Where the item's own fields give a day, the rhythm that `sơ kết 6 tháng` in its text implies is that day's occasion. */
static void
drop_reviews (const ItemMaker *maker, const ItemDraft *draft, GPtrArray *found) {
    if (draft->fields == NULL || last_day_of (draft->fields->deadlines).year == 0)
        return;
    for (guint i = found->len; i-- > 0;) {
        const Deadline *deadline = g_ptr_array_index (found, i);
        if (deadline->kind == DEADLINE_RECURRING && deadline->span != NULL
            && wording_has (maker->context, "deadline-review-patterns", g_array_index (deadline->span, Span, 0)))
            g_ptr_array_remove_index (found, i);
    }
}

/* `…, áp dụng từ năm học 2026 - 2027` beside a time of its own in the row: what the work is for. */
static void
drop_doubtful_periods (const ItemDraft *draft, GPtrArray *found) {
    if (draft->fields == NULL || draft->fields->deadlines->len == 0)
        return;
    for (guint i = found->len; i-- > 0;) {
        const Deadline *deadline = g_ptr_array_index (found, i);
        if (deadline->kind == DEADLINE_PERIOD && deadline->confidence <= DOUBTFUL_PERIOD)
            g_ptr_array_remove_index (found, i);
    }
}

static void
read_when (const ItemMaker *maker, const ItemDraft *draft, Item *item) {
    if (draft->fields != NULL)
        add_deadlines (item->deadlines, draft->fields->deadlines, 1);
    for (guint i = 0; i < draft->paragraphs->len; i++) {
        g_autoptr (GPtrArray) found
            = deadlines_read (maker->context, g_array_index (draft->paragraphs, Span, i), DEADLINES_IN_SENTENCE,
                              maker->clock.date, maker->clock.latest_year);
        drop_reviews (maker, draft, found);
        drop_doubtful_periods (draft, found);
        deadlines_add (item->deadlines, found);
    }
    for (const ItemScope *scope = draft->scope; scope != NULL && item->deadlines->len == 0; scope = scope->outer) {
        if (scope->fields != NULL)
            add_deadlines (item->deadlines, scope->fields->deadlines, ITEM_INHERITED);
        if (item->deadlines->len == 0 && scope->deadlines != NULL)
            add_deadlines (item->deadlines, scope->deadlines, ITEM_INHERITED);
    }
}

/* The label without its stop or bracket: where its name stands in it. */
static SpanList *
label_span (const ItemMaker *maker, const ItemDraft *draft) {
    const char *at = draft->name != NULL ? g_strstr_len (maker->text + draft->label.start,
                                                         (gssize)span_length (draft->label), draft->name)
                                         : NULL;
    if (at == NULL || *draft->name == '\0')
        return span_list_new (draft->label.start, draft->label.end);
    gsize start = (gsize)(at - maker->text);
    return span_list_new (start, start + strlen (draft->name));
}

/* ---- the item -------------------------------------------------------------------------------------------------- */

/* A mark is the label as it is printed: `*`, `•`. */
static void
set_label (const ItemMaker *maker, const ItemDraft *draft, Value *label) {
    SpanList *place = label_span (maker, draft);
    Span printed = g_array_index (place, Span, 0);
    g_autofree char *text = g_strndup (maker->text + printed.start, span_length (printed));
    gboolean named = draft->name != NULL && strcmp (draft->name, "-") != 0 && strcmp (draft->name, "+") != 0;
    value_set_text (label, named ? draft->name : g_strstrip (text), place, 1);
}

/* The paragraphs, and the label before the first where it stands in the same line. */
static void
note_item (const ItemMaker *maker, const ItemDraft *draft, Rule rule) {
    for (guint i = 0; i < draft->paragraphs->len; i++) {
        Span span = g_array_index (draft->paragraphs, Span, i);
        if (i == 0 && span_length (draft->label) > 0 && draft->label.end <= span.start
            && !memchr (maker->text + draft->label.end, '\n', span.start - draft->label.end)
            && !memchr (maker->text + draft->label.end, '\t', span.start - draft->label.end))
            span.start = draft->label.start;
        explanation_note (maker->context->explanation, span, rule, draft->path);
    }
}

/* Whoever leads stands in the item, not in what is above it. */
static gboolean
names_own_lead (const ItemDraft *draft, const Item *item) {
    for (guint i = 0; i < item->lead->len; i++) {
        Span place = item_value_span (g_ptr_array_index (item->lead, i));
        if (place.start >= draft->full.start && place.end <= draft->full.end)
            return TRUE;
    }
    return FALSE;
}

/* `1. Lễ khai mạc: 19 giờ 30 …` among tasks, of which neither the words nor a body say that it is work, is in doubt. */
static double
rate (const ItemDraft *draft, const Item *item) {
    return draft->confidence_unnamed > 0 && !names_own_lead (draft, item)
               ? MIN (draft->confidence, draft->confidence_unnamed)
               : draft->confidence;
}

Item *
item_build (const ItemMaker *maker, const ItemDraft *draft) {
    g_autoptr (Item) item = item_new ();
    g_autoptr (SpanList) pieces = NULL;
    g_autoptr (ItemFields) inside = item_fields_new ();
    ItemDraft whole = *draft;

    for (guint i = 0; i < draft->paragraphs->len; i++) {
        Span span = g_array_index (draft->paragraphs, Span, i);
        if (pieces == NULL)
            pieces = span_list_new (span.start, span.end);
        else
            span_list_append (pieces, span.start, span.end);
        if (draft->fields == NULL || item_fields_are_empty (draft->fields))
            item_fields_read_inside (maker->context, span, maker->clock, inside);
    }
    if (pieces == NULL)
        return NULL;
    if (draft->fields == NULL || item_fields_are_empty (draft->fields))
        whole.fields = inside;
    value_set (&item->text, maker->text, g_steal_pointer (&pieces), draft->confidence);
    if (item->text.text == NULL || item->text.text[0] == '\0')
        return NULL;
    item->path = g_strdup (draft->path);
    if (span_length (draft->label) > 0)
        set_label (maker, draft, &item->label);
    if (draft->scope != NULL && span_length (draft->scope->section) > 0)
        value_set (&item->section, maker->text, span_list_new (draft->scope->section.start, draft->scope->section.end),
                   0.95);
    item->kind
        = wording_is_target (maker->context, g_array_index (draft->paragraphs, Span, 0)) ? ITEM_TARGET : ITEM_TASK;
    item_who_read (maker, &whole, item);
    read_when (maker, &whole, item);
    if (whole.fields->deliverable.text != NULL) {
        Value *product = value_dup (&whole.fields->deliverable);
        item->deliverable = *product;
        g_free (product);
    }
    item->span = span_list_new (draft->full.start, draft->full.end);
    warn_if_later (maker, draft, item);
    item->confidence = item->text.confidence = rate (draft, item);
    note_item (maker, draft, item->kind == ITEM_TARGET ? RULE_TARGET_FIGURE : draft->rule);
    g_ptr_array_add (maker->record->items, item);
    return g_steal_pointer (&item);
}
