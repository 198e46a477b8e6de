/* outline.c - see outline.h. */
#include "extract/outline.h"

#include <string.h>

#include "base/text.h"
#include "extract/outline_label.h"
#include "extract/outline_nested.h"
#include "extract/wording.h"

#define DEPTH_MAX          16  /* nested units; documents have 6 at most */
#define SIBLINGS_MAX       500 /* labels that are looked through for the same one */
#define SENTENCE_BYTES_MIN 40  /* a title is no sentence, even where a full stop stands behind it */
#define HEADING_WORDS      40  /* a line in capitals that is longer is a shouted sentence, no heading */

typedef struct {
    const ExtractContext *context;
    const char *text;
    Unit *root;
    Unit *open; /* the unit that the next paragraph may belong to */
} Builder;

static Unit *
unit_new (UnitKind kind, Unit *parent) {
    Unit *unit = g_new0 (Unit, 1);
    unit->kind = kind;
    unit->parent = parent;
    unit->children = g_ptr_array_new_with_free_func ((GDestroyNotify)outline_free);
    if (parent != NULL)
        g_ptr_array_add (parent->children, unit);
    return unit;
}

/* How deep a kind usually stands; a multi-level number deeper with each part. */
static guint
rank_of (UnitKind kind, guint depth) {
    if (kind == UNIT_ROOT)
        return 0;
    if (kind == UNIT_HEADING)
        kind = UNIT_ROMAN;
    return (guint)kind * 8 + (kind == UNIT_MULTI ? MIN (depth, 7) : 0);
}

static guint
unit_rank (const Unit *unit) {
    guint depth = 1;
    for (const char *at = unit->name; unit->kind == UNIT_MULTI && *at != '\0'; at++)
        depth += *at == '.';
    return rank_of (unit->kind, depth);
}

static guint
unit_depth (const Unit *unit) {
    guint depth = 0;
    for (; unit->parent != NULL; unit = unit->parent)
        depth++;
    return depth;
}

/* The innermost open unit that is no dash. */
static Unit *
open_unit (const Builder *builder) {
    Unit *unit = builder->open;
    while (unit->parent != NULL && unit_is_mark (unit))
        unit = unit->parent;
    return unit;
}

static gboolean
ends_with_colon (const char *text, Span span) {
    span = span_trim (text, span, NULL);
    return span_length (span) > 0 && text[span.end - 1] == ':';
}

static gboolean
ends_sentence (const char *text, Span span) {
    span = span_trim (text, span, NULL);
    return span_length (span) > 0 && strchr (".;", text[span.end - 1]) != NULL;
}

/* ---- where a label hangs -------------------------------------------------------------------------------------- */

static Unit *
parent_by_rank (const Builder *builder, guint rank) {
    Unit *unit = builder->open;
    while (unit->parent != NULL && unit_rank (unit) >= rank)
        unit = unit->parent;
    return unit;
}

/* 2.1 hangs under the open 2, whatever else is open; else beside an open number of its depth. */
static Unit *
parent_of_multi (const Builder *builder, const OutlineLabel *label) {
    g_autofree char *prefix = g_strndup (label->name, (gsize)(strrchr (label->name, '.') - label->name));

    for (Unit *unit = builder->open; unit->parent != NULL; unit = unit->parent) {
        if ((unit->kind == UNIT_ARABIC || unit->kind == UNIT_MULTI) && strcmp (unit->name, prefix) == 0)
            return unit;
        if (unit->kind == UNIT_MULTI && unit_rank (unit) == rank_of (UNIT_MULTI, label->depth))
            return unit->parent;
    }
    return parent_by_rank (builder, rank_of (UNIT_ARABIC, 1));
}

/* Numbers and letters of lists: the unit they go on from decides, else they open a list in the unit that is open. */
static Unit *
parent_of_list (const Builder *builder, const OutlineLabel *label, const Block *block) {
    Unit *inner = open_unit (builder), *same = NULL, *earlier = NULL;

    for (Unit *unit = builder->open; unit->parent != NULL; unit = unit->parent) {
        if (unit->kind != label->kind)
            continue;
        if (outline_label_follows (label->kind, unit->name, label->name)) {
            const Unit *outer = unit->parent;
            if (outer->kind == label->kind && outline_label_follows (label->kind, outer->name, label->name)
                && outline_nested_ends (builder->context, unit, outer, label, block))
                return outer->parent;
            return unit->parent;
        }
        if (same == NULL)
            same = unit;
        if (earlier == NULL && label->ordinal > unit->ordinal)
            earlier = unit;
    }
    if (label->ordinal == 1 && label->kind == UNIT_ARABIC && inner->kind == UNIT_BRACKETED
        && inner->parent->kind == UNIT_ROOT && inner->children->len == 0
        && !ends_with_colon (builder->text, inner->head))
        return inner->parent; /* `(1) …; (2) …` in an opening, then the units */
    if (label->ordinal == 1 && unit_depth (builder->open) < DEPTH_MAX
        && (same == NULL || inner != same || outline_nested_opens (builder->context, same, block))) {
        if (label->kind != UNIT_ARABIC && unit_is_mark (builder->open)
            && ends_with_colon (builder->text, builder->open->head) && same == NULL)
            return builder->open;
        return inner;
    }
    if (earlier != NULL)
        return earlier->parent;
    return same != NULL ? same->parent : parent_by_rank (builder, rank_of (label->kind, 1));
}

static gint
left_edge (const Block *block) {
    return block->indent_left_twips + MIN (block->indent_first_twips, 0);
}

/* A dash stands below another where it is set in further, or opens under a plus sign's unit. */
static Unit *
parent_of_mark (const Builder *builder, const OutlineLabel *label, const Block *block) {
    const guint step_twips = 200; /* less is a careless hand */
    Unit *unit = builder->open;

    if (label->kind == UNIT_PLUS)
        return unit->kind == UNIT_PLUS ? unit->parent : unit;
    while (unit->kind == UNIT_PLUS)
        unit = unit->parent;
    for (; unit->kind == UNIT_DASH; unit = unit->parent) {
        const Block *above = document_peek_block (builder->context->document, unit->first_block);
        if (left_edge (block) > left_edge (above) + (gint)step_twips && block->indent_left_twips > 0
            && unit_depth (unit) < DEPTH_MAX)
            return unit;
        if (unit->parent->kind != UNIT_DASH || left_edge (block) + (gint)step_twips > left_edge (above))
            return unit->parent;
    }
    return unit;
}

static Unit *
parent_of (const Builder *builder, const OutlineLabel *label, const Block *block) {
    switch (label->kind) {
    case UNIT_DASH:
    case UNIT_PLUS:
        return parent_of_mark (builder, label, block);
    case UNIT_MULTI:
        return parent_of_multi (builder, label);
    case UNIT_ARABIC:
    case UNIT_LETTER:
    case UNIT_BRACKETED:
    case UNIT_SMALL_ROMAN:
        return parent_of_list (builder, label, block);
    default:
        return parent_by_rank (builder, rank_of (label->kind, 1));
    }
}

/* ---- labels that mean something else where they stand ---------------------------------------------------------- */

static const Unit *
last_open_of (const Builder *builder, UnitKind kind) {
    for (const Unit *unit = builder->open; unit->parent != NULL; unit = unit->parent)
        if (unit->kind == kind)
            return unit;
    return NULL;
}

/* `i)` after `h)`, `v)` after `u)`, `C.` after `B.`: the series that is open decides. */
static void
settle_kind (const Builder *builder, OutlineLabel *label) {
    static const struct {
        UnitKind from, to;
    } doubles[] = { { UNIT_SMALL_ROMAN, UNIT_LETTER }, { UNIT_ROMAN, UNIT_CAPITAL } };

    for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++) {
        const Unit *series = last_open_of (builder, doubles[i].to);
        if (label->kind != doubles[i].from || series == NULL || g_utf8_strlen (label->name, -1) != 1
            || !outline_label_follows (doubles[i].to, series->name, label->name))
            continue;
        const Unit *own = last_open_of (builder, label->kind);
        if (own != NULL && outline_label_follows (label->kind, own->name, label->name))
            continue;
        label->kind = doubles[i].to;
        label->ordinal = series->ordinal + 1;
    }
}

/* A line that begins with `12.` in the middle of a sentence is a line that was broken there. */
static gboolean
label_is_continuation (const Builder *builder, const OutlineLabel *label, const Block *block) {
    const Unit *unit = builder->open;
    const Unit *last = unit->children->len > 0 ? g_ptr_array_index (unit->children, unit->children->len - 1) : unit;
    Span before = span_trim (builder->text, last->head, NULL);

    if (span_length (block->label) > 0 || label->kind < UNIT_ARABIC || unit_is_mark (&(Unit){ .kind = label->kind }))
        return FALSE;
    if (label->ordinal <= 1 || last_open_of (builder, label->kind) != NULL || span_length (before) == 0)
        return FALSE;
    if (label->kind == UNIT_MULTI || block->bold_percent > 80 || (last == unit && unit_is_section (unit)))
        return FALSE;
    return strchr (".;:!?\"", builder->text[before.end - 1]) == NULL && label->ordinal > 2;
}

/* `(1) …; (2) …` in one paragraph of running text, such as the causes in an opening, opens no list for what comes behind. */
static gboolean
label_is_in_run (const Builder *builder, const OutlineLabel *label) {
    const Pattern *next = pattern_peek ("[;,.:] ?(?:và )?\\(2\\) ");
    return label->kind == UNIT_BRACKETED && label->ordinal == 1 && builder->open->parent == NULL
           && pattern_match (next, builder->text + label->rest.start, span_length (label->rest), 0,
                             &(PatternMatch){ 0 });
}

/* ---- lines without a label ------------------------------------------------------------------------------------- */

static gboolean
is_in_capitals (const char *text, Span span) {
    guint letters = 0, words = 1;
    for (const char *at = text + span.start; at < text + span.end; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);
        if (g_unichar_islower (c))
            return FALSE;
        letters += g_unichar_isupper (c) != 0;
        words += g_unichar_isspace (c) != 0;
    }
    return letters >= 6 && words >= 2 && words <= HEADING_WORDS;
}

/* A number that is stamped or printed on a page holds no word: `264`, `264a`. */
static gboolean
has_words (const char *text, Span span) {
    if (span_length (span) == 0
        || pattern_match (pattern_peek ("^\\d{1,5}\\p{L}?$"), text + span.start, span_length (span), 0, NULL))
        return FALSE;
    for (const char *at = text + span.start; at < text + span.end; at = g_utf8_next_char (at))
        if (g_unichar_isalpha (g_utf8_get_char (at)))
            return TRUE;
    return FALSE;
}

/* `Chương I` with its title on the next line, or a heading in capitals over two lines. */
static gboolean
continues_heading (const Builder *builder, Span line, const Block *block) {
    const Unit *unit = builder->open;
    if (unit->parent == NULL || unit->children->len > 0 || unit->end_block == 0)
        return FALSE;
    if (unit->kind <= UNIT_DIVISION && span_length (unit->head) == 0)
        return is_in_capitals (builder->text, line) || block->bold_percent > 60 || block->alignment == ALIGN_CENTER;
    if (!unit_is_section (unit) || span_length (unit->head) == 0 || !is_in_capitals (builder->text, line))
        return FALSE;
    return is_in_capitals (builder->text, unit->head) && !ends_with_colon (builder->text, unit->head)
           && block->blank_lines_before == 0;
}

/* `QUYẾT NGHỊ:` stands over the whole act: it is no heading, and what stood open above it ends. */
static gboolean
is_act_line (const Builder *builder, Span line) {
    return builder->context->lexicon != NULL && is_in_capitals (builder->text, line)
           && wording_has (builder->context, "act-line-patterns", line);
}

/* `CHÍNH PHỦ` above the bases of an act says who decides. */
static gboolean
is_decider_line (const Builder *builder, Span line) {
    return builder->open->parent == NULL && builder->open->children->len == 0 && builder->context->lexicon != NULL
           && wording_has (builder->context, "decider-line-patterns", line);
}

static gboolean
is_heading (const Builder *builder, Span line, const Block *block) {
    if (span_length (line) == 0 || strchr (".;,", builder->text[line.end - 1]) != NULL
        || is_decider_line (builder, line))
        return FALSE;
    if (is_in_capitals (builder->text, line))
        return TRUE;
    return block->outline_level > 0 && span_length (line) < 160;
}

/* `Quý I` alone on a line, inside a section: it stands over the numbers below, which go on counting. */
static gboolean
is_period_line (const Builder *builder, Span line) {
    return builder->context->lexicon != NULL && wording_has (builder->context, "period-line-patterns", line);
}

static Unit *
parent_of_period (const Builder *builder) {
    Unit *unit = builder->open;
    while (unit->parent != NULL
           && (unit->kind > UNIT_HEADING || (unit->kind == UNIT_HEADING && is_period_line (builder, unit->head))))
        unit = unit->parent;
    return unit;
}

/* ---- building -------------------------------------------------------------------------------------------------- */

/* The last sibling of the kind before the unit that is to be added. */
static const Unit *
last_sibling (const Unit *parent, UnitKind kind) {
    for (guint i = parent->children->len; i > 0; i--) {
        const Unit *sibling = g_ptr_array_index (parent->children, i - 1);
        if (sibling->kind == kind)
            return sibling;
    }
    return NULL;
}

static gboolean
stands_already (const Unit *parent, const OutlineLabel *label) {
    guint back = MIN (parent->children->len, SIBLINGS_MAX);
    for (guint i = parent->children->len; i > parent->children->len - back; i--) {
        const Unit *sibling = g_ptr_array_index (parent->children, i - 1);
        if (sibling->kind == label->kind && strcmp (sibling->name, label->name) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
warn_about_order (const Builder *builder, const Unit *parent, const OutlineLabel *label) {
    const Unit *before = last_sibling (parent, label->kind);

    if (label->kind == UNIT_DASH || label->kind == UNIT_PLUS || (before == NULL && parent->kind != label->kind))
        return;
    if (before == NULL || stands_already (parent, label)) /* at once inside a unit of its kind: it begins again */
        file_records_note (builder->context->records, WARNING_LABEL_REPEATED,
                           span_list_new (label->label.start, label->label.end), label->name);
    else if (!outline_label_follows (label->kind, before->name, label->name)) {
        g_autofree char *pair = g_strdup_printf ("%s → %s", before->name, label->name);
        file_records_note (builder->context->records, WARNING_LABEL_ORDER,
                           span_list_new (label->label.start, label->label.end), pair);
    }
}

/* `2.` behind a unit `I.` that is a whole sentence and has nothing below it: the `I` is a `1` as text recognition reads it.
 * The label stays as printed, its place in the outline is that of the number. */
static void
settle_misread_one (const Builder *builder, const OutlineLabel *label) {
    Unit *open = builder->open;

    if (label->kind != UNIT_ARABIC || label->ordinal != 2 || open->kind != UNIT_ROMAN || open->ordinal != 1
        || open->children->len > 0 || !ends_sentence (builder->text, open->head)
        || span_length (open->head) < SENTENCE_BYTES_MIN)
        return;
    open->kind = UNIT_ARABIC;
    file_records_note (builder->context->records, WARNING_LABEL_ORDER,
                       span_list_new (open->label.start, open->label.end), open->name);
}

/* `H. NỘI DUNG` after the points of `I.`: the next of the Roman series as text recognition reads it. Nothing else is meant where the
 * letter goes on with no series of letters. */
static gboolean
read_misread_roman (const Builder *builder, const Block *block, OutlineLabel *label) {
    const Unit *series = last_open_of (builder, UNIT_ROMAN);
    OutlineLabel misread;

    if (series == NULL || (label->name != NULL && label->kind != UNIT_CAPITAL)
        || last_open_of (builder, UNIT_CAPITAL) != NULL
        || !outline_label_read_misread (builder->text, block->span, series->ordinal + 1, &misread))
        return FALSE;
    outline_label_clear (label);
    *label = misread;
    file_records_note (builder->context->records, WARNING_LABEL_ORDER,
                       span_list_new (label->label.start, label->label.end), label->name);
    return TRUE;
}

/* `I. A. MỤC ĐÍCH`, `1. 1. Sở A …`: a second label of a heading, or the same once more, as typed behind an automatic number. */
static Span
skip_second_label (const Builder *builder, const OutlineLabel *label) {
    Span rest = label->rest, behind;
    PatternMatch match;

    if (label->kind < UNIT_CAPITAL || label->kind > UNIT_ARABIC
        || !pattern_match (pattern_peek ("\\G([A-HĐ]|[IVX]{1,4}|\\d{1,2})[.)] (?=\\p{Lu})"), builder->text, rest.end,
                           rest.start, &match))
        return rest;
    behind = (Span){ match.groups[0].end, rest.end };
    g_autofree char *second = g_strndup (builder->text + match.groups[1].start, span_length (match.groups[1]));
    gboolean counts = label->kind == UNIT_ARABIC && second[1] == '\0' && second[0] >= 'A' && second[0] <= 'H'
                      && label->ordinal == (guint)(second[0] - 'A' + 1); /* `3. C. Tổ chức …` */
    return g_strcmp0 (second, label->name) == 0 || counts || is_in_capitals (builder->text, behind) ? behind : rest;
}

static void
add_labelled (Builder *builder, OutlineLabel *label, guint i) {
    const Block *block = document_peek_block (builder->context->document, i);
    settle_misread_one (builder, label);
    Unit *parent = parent_of (builder, label, block);
    Unit *unit;

    warn_about_order (builder, parent, label);
    if (label->ordinal == 0) { /* dashes are counted */
        const Unit *before = last_sibling (parent, label->kind);
        label->ordinal = before != NULL ? before->ordinal + 1 : 1;
    }
    unit = unit_new (label->kind, parent);
    unit->first_block = i;
    unit->end_block = i + 1;
    unit->label = label->label;
    unit->head = skip_second_label (builder, label);
    unit->ordinal = label->ordinal;
    unit->name = g_steal_pointer (&label->name);
    builder->open = unit;
}

static void
add_line (Builder *builder, Span line, guint i) {
    const Block *block = document_peek_block (builder->context->document, i);
    Unit *unit;

    if (continues_heading (builder, line, block)) {
        if (span_length (builder->open->head) == 0)
            builder->open->head = line;
        builder->open->head.end = line.end;
        builder->open->end_block = i + 1;
        return;
    }
    if (is_act_line (builder, line)) {
        unit = unit_new (UNIT_PARAGRAPH, builder->root);
        builder->open = builder->root;
    } else if (is_period_line (builder, line)) {
        unit = unit_new (UNIT_HEADING, parent_of_period (builder));
        builder->open = unit;
    } else if (is_heading (builder, line, block)) {
        unit = unit_new (UNIT_HEADING, parent_by_rank (builder, rank_of (UNIT_HEADING, 1)));
        builder->open = unit;
    } else {
        Unit *parent = open_unit (builder);
        unit = unit_new (UNIT_PARAGRAPH, parent);
        builder->open = parent; /* a dash after it is a dash of the unit, not of the dash before */
    }
    unit->first_block = i;
    unit->end_block = i + 1;
    unit->head = line;
}

static void
add_row (Builder *builder, guint i) {
    const Block *block = document_peek_block (builder->context->document, i);
    Unit *parent = open_unit (builder);
    Unit *last = parent->children->len > 0 ? g_ptr_array_index (parent->children, parent->children->len - 1) : NULL;

    if (last != NULL && last->kind == UNIT_TABLE && last->end_block == i
        && document_peek_block (builder->context->document, last->first_block)->table == block->table) {
        last->end_block = i + 1;
        last->head.end = block->span.end;
        return;
    }
    Unit *unit = unit_new (UNIT_TABLE, parent);
    unit->first_block = i;
    unit->end_block = i + 1;
    unit->head = block->span;
    builder->open = parent;
}

Unit *
outline_read (const ExtractContext *context, guint first_block, guint end_block) {
    g_autoptr (Unit) root = unit_new (UNIT_ROOT, NULL);
    Builder builder = { context, document_peek_text (context->document), root, root };

    for (guint i = first_block; i < MIN (end_block, document_block_count (context->document)); i++) {
        const Block *block = document_peek_block (context->document, i);
        Span line = span_trim (builder.text, block->span, NULL);
        if (block->kind == BLOCK_ROW) {
            add_row (&builder, i);
            continue;
        }
        if (block->kind != BLOCK_PARAGRAPH || !has_words (builder.text, line))
            continue;
        if (context->lexicon != NULL && wording_has (context, "web-line-patterns", line)) {
            explanation_note (context->explanation, line, RULE_FRAME_WEB, NULL);
            continue;
        }
        g_auto (OutlineLabel) label = { 0 };
        gboolean found = outline_label_read (builder.text, block->span, block->label, &label);
        if (read_misread_roman (&builder, block, &label)) {
            add_labelled (&builder, &label, i);
        } else if (found && !label_is_continuation (&builder, &label, block) && !label_is_in_run (&builder, &label)) {
            settle_kind (&builder, &label);
            add_labelled (&builder, &label, i);
        } else {
            add_line (&builder, line, i);
        }
    }
    return g_steal_pointer (&root);
}
