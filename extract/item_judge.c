/* item_judge.c - see item_judge.h. */
#include "extract/item_judge.h"

#include <string.h>

#include "base/text.h"
#include "extract/deadlines.h"
#include "extract/item_who.h"

#define DEFINED_BYTES_MAX      400 /* what is defined stands at the beginning */
#define REPORTED_SENTENCES_MAX 12  /* of a paragraph of an article looked through for an order */

/* A body other than the issuer, where it is the issuer who speaks. */
gboolean
item_judge_names_lead (const ItemWalk *walk, Span words, ItemOrder *ret_order) {
    g_autoptr (BodiesFound) found = bodies_read (walk->maker.context, words, BODIES_IN_SENTENCE);
    const char *issuer = walk->maker.record->issuer.text;
    gboolean named = FALSE;

    if (ret_order != NULL)
        *ret_order = found->order;
    for (guint i = 0; i < found->lead->len && !named; i++)
        named = issuer == NULL || walk->is_plan || walk->tells_orders
                || !item_names_issuer (((const Value *)g_ptr_array_index (found->lead, i))->text, issuer);
    return named;
}

/* In a section that does not say so, the words themselves must be those of work. */
gboolean
item_judge_is_worded (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;
    ItemOrder order = ORDER_NONE;
    gboolean led = item_judge_names_lead (walk, words, &order);
    gboolean ordered = led && order != ORDER_NONE;

    if (wording_is_statement (context, words))
        return ordered && wording_has (context, "order-patterns", words);
    if (ordered || wording_is_work (context, words))
        return TRUE;
    return led
           && (wording_works_behind_lead (context, words) || wording_has (context, "work-inside-patterns", words)
               || item_judge_has_deadline (walk, words));
}

/* `Thời kỳ giám sát: …`: what is said of the whole work, where no verb of work and nobody stands behind the colon. */
static gboolean
only_describes (const ItemWalk *walk, Span words) {
    const char *colon = memchr (walk->maker.text + words.start, ':', span_length (words));
    if (colon == NULL || !wording_has (walk->maker.context, "descriptive-patterns", words))
        return FALSE;
    Span rest = { (gsize)(colon - walk->maker.text) + 1, words.end };
    rest = span_trim (walk->maker.text, rest, NULL);
    return !wording_is_work (walk->maker.context, rest) && !item_judge_names_lead (walk, rest, NULL);
}

/* `Phần hội gồm: …`, `Dữ liệu X là tập hợp …`: what something consists of or is, where nobody has to do anything by any day. */
static gboolean
only_defines (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;
    const Pattern *way = pattern_peek (
        "^\\W*(?!(?:các |những |một số )?(?:hoạt động|nhiệm vụ|công việc|giải pháp|việc|biện pháp)(?: [^.;:,]{0,30})? (?:gồm|bao gồm|là)(?!\\w))(?!nội dung(?: thực hiện| công việc| chủ yếu| trọng tâm)? (?:gồm|bao gồm|là)(?!\\w))"
        "([^.;:,()]{2,90}?) (?:(?:gồm|bao gồm)(?!\\w)|là (?:tập hợp|công cụ|hệ thống(?! hóa)|khái niệm|hình thức|mô hình|phương thức|tổng thể|toàn bộ|những|một|"
        "tài liệu|văn bản|người|nơi|sản phẩm|thông tin|số liệu|dữ liệu|quá trình|kênh|ứng dụng|phần mềm|nền tảng)(?!\\w)(?![^.;:]* (?:phải|cần|không được)(?!\\w)))");
    g_autoptr (FoldedText) folded
        = folded_text_new (walk->maker.text, wording_first_sentence (walk->maker.text, words));
    PatternMatch match;

    if (!pattern_match (way, folded->folded, MIN (folded->length, DEFINED_BYTES_MAX), 0, &match))
        return FALSE;
    Span subject = folded_text_span (folded, match.groups[1].start, match.groups[1].end);
    return !wording_is_work (context, subject) && !item_judge_names_lead (walk, words, NULL)
           && !item_judge_has_deadline (walk, words) && span_length (wording_order_behind (context, words)) == 0;
}

/* Why what is not worded as work is none. */
static Rule
rule_of_unworded (const ItemWalk *walk, Span words) {
    return wording_is_statement (walk->maker.context, words) ? RULE_NONE_STATEMENT : RULE_NONE_UNWORDED;
}

/* The rule by which @words are work or not, where a role other than those that say so by themselves stands above. */
static Rule
rule_by_role (const ItemWalk *walk, Span words, const ItemScope *scope) {
    const ExtractContext *context = walk->maker.context;

    if (scope->role == ROLE_MONEY)
        return item_judge_names_lead (walk, words, NULL) && !wording_has (context, "money-source-patterns", words)
                   ? RULE_ITEM_WORDED
                   : RULE_NONE_MONEY;
    if (scope->role == ROLE_WORK)
        return wording_is_target (context, words) || !wording_is_statement (context, words)
                       || wording_is_work (context, words) || wording_has (context, "order-patterns", words)
                   ? RULE_ITEM_SECTION
                   : RULE_NONE_STATEMENT;
    if (item_judge_is_worded (walk, words))
        return RULE_ITEM_WORDED;
    Span order = wording_order_behind (context, words);
    return span_length (order) > 0 && item_judge_names_lead (walk, order, NULL) ? RULE_ITEM_WORDED
                                                                                : rule_of_unworded (walk, words);
}

Rule
item_judge (const ItemWalk *walk, const Unit *unit, Span words, const ItemScope *scope) {
    const ExtractContext *context = walk->maker.context;

    if (span_length (words) == 0)
        return RULE_NONE_UNWORDED;
    if (scope->role == ROLE_GOAL)
        return RULE_NONE_GOAL;
    if (scope->role == ROLE_SITUATION)
        return RULE_NONE_SITUATION;
    if (wording_has (context, "frame-patterns", wording_first_sentence (walk->maker.text, words)))
        return RULE_FRAME_WORDED;
    if (wording_has (context, "announce-patterns", words))
        return RULE_FRAME_ANNOUNCED;
    if (!walk->is_plan && wording_has (context, "assent-only-patterns", words))
        return RULE_NONE_ASSENT;
    if (item_fields_classify (context, words) == FIELD_LINE_FIELDS)
        return RULE_FIELD_LINE;
    if (walk->is_decision && unit->kind == UNIT_ARTICLE && wording_has (context, "decision-patterns", words))
        return RULE_NONE_DECIDES;
    if (walk->is_decision && unit->parent != NULL && unit->parent->kind == UNIT_ARTICLE
        && wording_has (context, "decision-patterns", unit->parent->head)
        && wording_has (context, "approved-content-patterns", words))
        return RULE_NONE_DECIDES;
    if (walk->is_letter && scope->role != ROLE_WORK && wording_has (context, "quoted-norm-patterns", words)
        && !wording_has (context, "asked-behind-patterns", words))
        return RULE_FRAME_WORDED;
    if (walk->is_article
        && (!scope->ordered || (scope->role == ROLE_UNKNOWN && !item_judge_names_lead (walk, words, NULL))))
        return RULE_NONE_ARTICLE;
    if (walk->is_invitation && wording_has (context, "descriptive-patterns", words))
        return RULE_NONE_UNWORDED; /* what the session is about is nobody's work */
    if (unit->kind != UNIT_PARAGRAPH && only_describes (walk, words))
        return RULE_NONE_UNWORDED;
    if (only_defines (walk, words))
        return RULE_NONE_STATEMENT;
    return rule_by_role (walk, words, scope);
}

gboolean
item_judge_is_work (const ItemWalk *walk, const Unit *unit, Span words, const ItemScope *scope) {
    Rule rule = item_judge (walk, unit, words, scope);
    if (rule_class (rule) == SENTENCE_ITEM)
        return TRUE;
    explanation_note (walk->maker.context->explanation, words, rule, NULL);
    return FALSE;
}

Span
item_judge_reported_order (const ItemWalk *walk, Span words, gboolean goes_on) {
    const ExtractContext *context = walk->maker.context;
    Span rest = words;

    for (guint i = 0; i < REPORTED_SENTENCES_MAX && span_length (rest) > 0; i++) {
        Span sentence = wording_first_sentence (walk->maker.text, rest);
        gboolean told = wording_has (context, "reported-order-patterns", sentence);
        gboolean turn = !told && walk->maker.record->items->len > 0
                        && (wording_has (context, "reported-further-patterns", sentence)
                            || (goes_on && i == 0 && wording_works_behind_lead (context, sentence)
                                && !wording_has (context, "reported-past-patterns", sentence)));
        ItemOrder order = ORDER_NONE;
        if ((told || turn) && !wording_has (context, "frame-patterns", sentence)
            && !wording_has (context, "closing-patterns", sentence)
            && (told || !wording_is_statement (context, sentence)) && item_judge_names_lead (walk, sentence, &order)
            && (turn || order != ORDER_NONE))
            return rest;
        rest = span_trim (walk->maker.text, (Span){ sentence.end, words.end }, NULL);
    }
    return (Span){ 0, 0 };
}

/* ---- paragraphs behind the last unit ---------------------------------------------------------------------------- */

gboolean
item_judge_is_bracketed (const ItemWalk *walk, Span words) {
    Span line = span_trim (walk->maker.text, words, ".;/");
    return span_length (line) > 2 && walk->maker.text[line.start] == '(' && walk->maker.text[line.end - 1] == ')';
}

static gboolean
asks_only_classes (const ItemWalk *walk, Span words) {
    g_autoptr (BodiesFound) found = bodies_read (walk->maker.context, words, BODIES_IN_SENTENCE);

    for (guint i = 0; i < found->lead->len; i++) {
        g_autofree char *name = text_fold (((const Value *)g_ptr_array_index (found->lead, i))->text, -1);
        if (!pattern_matches (
                "^(?:các|mọi|toàn|thủ trưởng|giám đốc các|lãnh đạo|cấp ủy|người đứng đầu|đề nghị các|trưởng các)\\b",
                name))
            return FALSE;
    }
    return found->lead->len > 0;
}

gboolean
item_judge_has_deadline (const ItemWalk *walk, Span words) {
    g_autoptr (GPtrArray) found = deadlines_read (walk->maker.context, words, DEADLINES_IN_SENTENCE,
                                                  walk->maker.clock.date, walk->maker.clock.latest_year);
    return found->len > 0;
}

static gboolean
is_frame (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;
    return wording_has (context, "frame-patterns", words) || wording_has (context, "closing-patterns", words);
}

Span
item_judge_duty_behind (const ItemWalk *walk, Span words) {
    const ExtractContext *context = walk->maker.context;
    const char *text = walk->maker.text;
    Span first = wording_first_sentence (text, words), none = { 0, 0 };

    if (walk->is_article || !is_frame (walk, first))
        return none;
    Span rest = span_trim (text, (Span){ first.end, words.end }, NULL);
    for (guint i = 0; i < REPORTED_SENTENCES_MAX && span_length (rest) > 0; i++) {
        Span sentence = wording_first_sentence (text, rest);
        if (!is_frame (walk, sentence) && wording_has (context, "duty-sentence-patterns", sentence)
            && !asks_only_classes (walk, sentence) && item_judge_names_lead (walk, sentence, NULL))
            return rest;
        rest = span_trim (text, (Span){ sentence.end, words.end }, NULL);
    }
    return none;
}

/* What an unlabelled paragraph behind the last unit is: more of the unit's text, a frame, or a duty of its own. */
Closing
item_judge_closing (const ItemWalk *walk, Span words, gboolean unit_is_complete) {
    const ExtractContext *context = walk->maker.context;
    ItemOrder order = ORDER_NONE;

    if (wording_has (context, "frame-patterns", words) || item_judge_is_bracketed (walk, words)
        || wording_has (context, "announce-patterns", words) || walk->is_article)
        return CLOSING_FRAME;
    if (wording_has (context, "concrete-patterns", words) && wording_has (context, "ask-patterns", words)
        && item_judge_has_deadline (walk, words))
        return CLOSING_ITEM;
    if (wording_has (context, "closing-patterns", words))
        return CLOSING_FRAME;
    if (asks_only_classes (walk, words) && wording_has (context, "ask-patterns", words)
        && !item_judge_has_deadline (walk, words))
        return CLOSING_FRAME;
    if ((unit_is_complete || wording_has (context, "follows-whole-patterns", words))
        && item_judge_names_lead (walk, words, &order)
        && (order != ORDER_NONE || (!wording_is_statement (context, words) && walk->maker.record->items->len > 0)))
        return CLOSING_ITEM;
    return CLOSING_TEXT;
}
