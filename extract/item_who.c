/* item_who.c - see item_who.h. */
#include "extract/item_who.h"

#include <string.h>

#include "base/text.h"

#define CLAUSES_MAX       40
#define UNKNOWN_WORDS_MAX 12
#define SURE_UNKNOWN      0.55 /* a body by the form of its name and place alone */
#define NAME_BYTES_MAX    120
#define SUBJECT_WORDS_MAX 16 /* of a body's name and what qualifies it */

gboolean
item_names_issuer (const char *name, const char *issuer) {
    g_autofree char *one = text_fold (name, -1);
    g_autofree char *whole = text_fold (issuer, -1);
    gsize n = strlen (one);
    return g_str_has_prefix (whole, one) && (whole[n] == '\0' || whole[n] == ' ');
}

/* `Sở X đề nghị Đồng chí …`: the issuer speaks and leads nothing. */
static gboolean
drop_asking_issuer (const ItemMaker *maker, BodiesFound *found, Span words) {
    const Value *first = found->lead->len == 1 ? g_ptr_array_index (found->lead, 0) : NULL;
    if (first == NULL || first->text == NULL || maker->record->issuer.text == NULL
        || !item_names_issuer (first->text, maker->record->issuer.text) || item_value_span (first).end >= words.end)
        return FALSE;
    g_autoptr (FoldedText) rest = folded_text_new (maker->text, (Span){ item_value_span (first).end, words.end });
    if (!pattern_matches ("^ ?(?:kính |trân trọng )?(?:đề nghị|yêu cầu) ", rest->folded))
        return FALSE;
    g_ptr_array_set_size (found->lead, 0);
    found->order = pattern_matches ("^ ?yêu cầu ", rest->folded) ? ORDER_ORDER : ORDER_REQUEST;
    return TRUE;
}

static const ItemScope *
scope_with_bodies (const ItemScope *scope) {
    for (; scope != NULL; scope = scope->outer)
        if (scope->bodies != NULL || (scope->fields != NULL && scope->fields->lead->len > 0))
            return scope;
    return NULL;
}

/* Under `Các Ban Quản lý …` each clause may name the one that does it. */
static void
read_clauses (const ItemMaker *maker, Span paragraph, GPtrArray *lead) {
    gsize start = paragraph.start;
    guint clauses = 0;

    for (gsize at = paragraph.start; at <= paragraph.end && clauses < CLAUSES_MAX; at++) {
        if (at < paragraph.end && maker->text[at] != ';')
            continue;
        Span clause = span_trim (maker->text, (Span){ start, at }, NULL);
        start = at + 1;
        clauses++;
        if (span_length (clause) == 0)
            continue;
        g_autoptr (BodiesFound) found = bodies_read (maker->context, clause, BODIES_IN_SENTENCE);
        if (found->lead->len > 0 && item_value_span (g_ptr_array_index (found->lead, 0)).start <= clause.start + 4)
            item_values_add (lead, found->lead, 1);
    }
}

/* `Mỗi đơn vị`, `Từng cơ quan` below a title that names a class points back to it. */
static gboolean
is_each (const ItemMaker *maker, Span name) {
    g_autoptr (FoldedText) folded = folded_text_new (maker->text, name);
    return pattern_matches (
        "^(?:mỗi|từng) (?:cơ quan|đơn vị|địa phương|nơi|bên|ngành|trường|xã|phường|bộ|sở|đảng ủy|đảng bộ|cấp ủy|chi bộ|hội|đoàn)$",
        folded->folded);
}

/* A body that stands first, or behind a verb that gives it the work; one further on is only spoken of. Under a body's
 * title `yêu cầu / đôn đốc X …` is that body's work. */
static gboolean
names_its_own (const ItemMaker *maker, Span paragraph, const BodiesFound *found, gboolean by_title) {
    Span lead = found->lead->len > 0 ? item_value_span (g_ptr_array_index (found->lead, 0)) : (Span){ 0, 0 };

    if (lead.end == 0 || lead.start < paragraph.start)
        return FALSE;
    if (!by_title && found->order != ORDER_NONE)
        return TRUE;
    if (by_title && lead.start <= paragraph.start + 1 && is_each (maker, lead))
        return FALSE;
    if (by_title && wording_has (maker->context, "sends-out-patterns", paragraph))
        return FALSE; /* `Phân công lực lượng trực` is what the body of the title does */
    g_autoptr (FoldedText) before = folded_text_new (maker->text, (Span){ paragraph.start, lead.start });
    return lead.start <= paragraph.start + 1
           || pattern_matches ("^\\W*(?:(?:giao|riêng|đối với|các|đồng chí|phân công|giao cho|về phía)\\W*)*$",
                               before->folded)
           || pattern_matches ("(?:^|[ ,;])(?:giao|do|phân công|giao cho) $", before->folded)
           || pattern_matches ("[.!?] $", before->folded) /* body_tails.c: a sentence that says nothing but who */
           || pattern_matches (
               "^\\W*(?:trên cơ sở|căn cứ|để|đối với|trong|theo(?! dõi)|định kỳ|hằng|hàng|trước|sau|khi|từ|nhằm|"
               "trường hợp|ngoài|qua|thông qua|về|chậm nhất|muộn nhất|trễ nhất|vào|đúng|xong|hoàn thành|không (?:quá|muộn hơn)|"
               "(?:đầu|giữa|cuối) (?:năm|quý|tháng|tuần)|đến|tới|ngay|hạn|thời hạn|thời gian|năm|quý|tháng|tuần|ngày|cùng với|"
               "đồng thời|song song)\\b(?:[^.;]|\\.(?=\\d))*[,:] $",
               before->folded)
           /* `Thu ngân sách: Thuế tỉnh …`: what it is about, then who does it */
           || (!by_title && pattern_matches ("^[^.;:]{2,120}: $", before->folded));
}

/* `Đề nghị X …` first of all below a title that names a class: the issuer asks one of them. */
static gboolean
asks_its_own (const ItemMaker *maker, Span paragraph, const BodiesFound *found) {
    Span lead = found->lead->len > 0 ? item_value_span (g_ptr_array_index (found->lead, 0)) : (Span){ 0, 0 };
    if (found->order != ORDER_REQUEST || lead.start <= paragraph.start)
        return FALSE;
    g_autoptr (FoldedText) before = folded_text_new (maker->text, (Span){ paragraph.start, lead.start });
    return pattern_matches ("^\\W*(?:trân trọng |kính )?đề nghị(?: các)?(?: đồng chí)? $", before->folded);
}

/* `Phòng X: là đầu mối …`: the name before the colon leads. */
static void
read_named_start (const ItemMaker *maker, Span paragraph, GPtrArray *lead) {
    const char *colon = memchr (maker->text + paragraph.start, ':', MIN (span_length (paragraph), 300));
    Span name = { paragraph.start, colon != NULL ? (gsize)(colon - maker->text) : paragraph.start };

    if (span_length (name) == 0 || !bodies_is_name (maker->context, name))
        return;
    g_autoptr (GPtrArray) names = bodies_split (maker->context, name);
    item_values_add (lead, names, 1);
}

/* The last word of [start, end) begins with a capital, or says on which level the body stands. */
static gboolean
ends_like_name (const ItemMaker *maker, Span name) {
    gsize word = name.end;
    while (word > name.start && maker->text[word - 1] != ' ' && maker->text[word - 1] != '\n')
        word--;
    return g_unichar_isupper (g_utf8_get_char (maker->text + word))
           || wording_has (maker->context, "level-word-patterns", (Span){ word, name.end });
}

/* `Cảng vụ Hàng hải cấp phép …`: no name that the lexicon knows, but worded as one, and a verb of work follows. The first such
 * place counts, and a clerk is asked about it. */
static void
read_unknown_subject (const ItemMaker *maker, Span paragraph, GPtrArray *lead) {
    guint words = 0;

    if (!g_unichar_isupper (g_utf8_get_char (maker->text + paragraph.start))
        || wording_has (maker->context, "subject-not-patterns", paragraph)
        || wording_has (maker->context, "ask-patterns", wording_first_sentence (maker->text, paragraph)))
        return;
    for (gsize at = paragraph.start; at < paragraph.end && words < UNKNOWN_WORDS_MAX; at++) {
        Span name = { paragraph.start, at };
        if (strchr (".;:,()", maker->text[at]) != NULL)
            return;
        if (maker->text[at] != ' ' && maker->text[at] != '\n')
            continue;
        words++;
        if (words < 2 || !wording_has (maker->context, "work-verb-patterns", (Span){ at + 1, paragraph.end })
            || g_unichar_isupper (g_utf8_get_char (maker->text + at + 1)))
            continue;
        if (ends_like_name (maker, name))
            g_ptr_array_add (lead, value_new (maker->text, span_list_new (name.start, name.end), SURE_UNKNOWN));
        return;
    }
}

/* `Phòng X cấp cây giống`: the longest name at the start that a verb of work follows; for verbs that bodies.c does not know. */
static void
read_subject (const ItemMaker *maker, Span paragraph, GPtrArray *lead) {
    gsize best = 0;
    guint words = 0;

    if (wording_has (maker->context, "work-verb-patterns", paragraph))
        return;
    for (gsize at = paragraph.start; at < paragraph.end && words < SUBJECT_WORDS_MAX; at++) {
        if (strchr (".;:", maker->text[at]) != NULL)
            break;
        if (maker->text[at] != ' ' && maker->text[at] != '\n')
            continue;
        words++;
        if (words >= 2 && wording_has (maker->context, "work-verb-patterns", (Span){ at + 1, paragraph.end })
            && bodies_is_name (maker->context, (Span){ paragraph.start, at }))
            best = at;
    }
    if (best == 0) {
        read_unknown_subject (maker, paragraph, lead);
        return;
    }
    g_autoptr (GPtrArray) names = bodies_split (maker->context, (Span){ paragraph.start, best });
    item_values_add (lead, names, ITEM_INHERITED);
}

/* The first sentence only agrees or states, the next that orders says who. */
static void
read_order_behind (const ItemMaker *maker, Span paragraph, Item *item) {
    Span sentence = wording_order_behind (maker->context, paragraph);

    if (span_length (sentence) == 0)
        return;
    g_autoptr (BodiesFound) found = bodies_read (maker->context, sentence, BODIES_IN_SENTENCE);
    item_values_add (item->lead, found->lead, ITEM_INHERITED);
    item_values_add (item->coordinators, found->coordinators, 1);
    item->order = found->order;
}

/* `Cô Hạnh (thủ thư): soạn danh mục sách.` below `Phân công`: whoever stands before the colon, and a clerk is asked. */
static void
read_person_before_colon (const ItemMaker *maker, const ItemDraft *draft, Span paragraph, GPtrArray *lead) {
    const ExtractContext *context = maker->context;
    const char *colon = memchr (maker->text + paragraph.start, ':', MIN (span_length (paragraph), NAME_BYTES_MAX));

    if (draft->label.end == draft->label.start || colon == NULL || draft->scope == NULL
        || !wording_has (context, "assigning-heading-patterns", draft->scope->section)
        || !g_unichar_isupper (g_utf8_get_char (maker->text + paragraph.start)))
        return;
    Span name = span_trim (maker->text, (Span){ paragraph.start, (gsize)(colon - maker->text) }, NULL);
    Span rest = span_trim (maker->text, (Span){ (gsize)(colon - maker->text) + 1, paragraph.end }, NULL);
    if (!wording_has (context, "person-before-colon-patterns", name)
        || wording_has (context, "subject-not-patterns", name) || wording_has (context, "work-verb-patterns", name)
        || !wording_has (context, "work-verb-patterns", rest))
        return;
    g_ptr_array_add (lead, value_new (maker->text, span_list_new (name.start, name.end), SURE_UNKNOWN));
}

static void
read_who (const ItemMaker *maker, const ItemDraft *draft, Item *item) {
    const ItemScope *above = scope_with_bodies (draft->scope);
    guint speaks = MIN (draft->speaks, draft->paragraphs->len - 1);
    Span first = g_array_index (draft->paragraphs, Span, speaks);

    if (draft->fields != NULL)
        item_values_add (item->lead, draft->fields->lead, 1);
    if (item->lead->len == 0 && above == NULL)
        read_order_behind (maker, first, item);
    for (guint i = 0; i < draft->paragraphs->len; i++) {
        Span paragraph = g_array_index (draft->paragraphs, Span, i);
        g_autoptr (BodiesFound) found = bodies_read (maker->context, paragraph, BODIES_IN_SENTENCE);
        gboolean issuer_asks = drop_asking_issuer (maker, found, paragraph);
        if (i == speaks && item->lead->len == 0) {
            gboolean own = above == NULL || names_its_own (maker, first, found, above->by_title)
                           || (above->is_class && asks_its_own (maker, first, found));
            if (above != NULL && above->is_class && above->by_title && own)
                read_clauses (maker, first, item->lead);
            if (own)
                item_values_add (item->lead, found->lead, 1);
            if (item->lead->len == 0)
                read_named_start (maker, first, item->lead);
            if (item->lead->len == 0 && found->lead->len == 0 && !issuer_asks)
                read_subject (maker, first, item->lead);
            if (item->lead->len == 0 && above == NULL)
                read_person_before_colon (maker, draft, first, item->lead);
            item->order = found->order;
        }
        item_values_add (item->coordinators, found->coordinators, 1);
    }
    if (draft->fields != NULL)
        item_values_add (item->coordinators, draft->fields->coordinators, 1);
    if (item->lead->len == 0 && above != NULL) {
        if (above->fields != NULL && above->fields->lead->len > 0)
            item_values_add (item->lead, above->fields->lead, ITEM_INHERITED);
        else
            item_values_add (item->lead, above->bodies->lead, ITEM_INHERITED);
        if (above->bodies != NULL)
            item_values_add (item->coordinators, above->bodies->coordinators, ITEM_INHERITED);
    }
    for (const ItemScope *scope = draft->scope; scope != NULL; scope = scope->outer)
        if (scope->fields != NULL)
            item_values_add (item->coordinators, scope->fields->coordinators, ITEM_INHERITED);
}

static void
settle_order (const ItemMaker *maker, const ItemDraft *draft, Item *item) {
    for (const ItemScope *scope = draft->scope; scope != NULL && item->order == ORDER_NONE; scope = scope->outer)
        item->order = scope->order;
    if (item->order == ORDER_NONE && item->lead->len > 0)
        item->order = maker->speaker;
}

void
item_who_read (const ItemMaker *maker, const ItemDraft *draft, Item *item) {
    read_who (maker, draft, item);
    settle_order (maker, draft, item);
}
