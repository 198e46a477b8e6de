/* item_appendix.c - see item_appendix.h. */
#include "extract/item_appendix.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/item_units.h"
#include "extract/outline_label.h"

#define TITLE_BLOCKS_MAX 8   /* lines of a title */
#define LINE_BYTES_MAX   400 /* a line that opens an appendix is short */

typedef struct {
    guint first, end; /* blocks, its opening line included */
    guint body;       /* first block behind the title */
    gboolean named;   /* it begins with `Phụ lục` or the like; else it is a plan issued with the document */
    guint number;     /* 0 where it has none */
    Span title;
} Appendix;

/* `PHỤ LỤC II`, `Phụ lục số 01:`, `Biểu 02: …`; @ret_number is 0 where none is printed. */
static gboolean
opens_appendix (const ExtractContext *context, const Block *block, guint *ret_number) {
    const char *text = document_peek_text (context->document);
    PatternMatch match;

    if (block->kind != BLOCK_PARAGRAPH || span_length (block->span) > LINE_BYTES_MAX)
        return FALSE;
    g_autoptr (FoldedText) folded = folded_text_new (text, span_trim (text, block->span, NULL));
    if (!pattern_match (pattern_peek ("^\\W*(?:phụ lục|phụ biểu|biểu(?: mẫu)?|mẫu)(?: (?:số )?0*([ivxl]+|\\d{1,3}))?"
                                      "(?:[a-z]\\b)?(?:\\W*$|\\s*[.:/-]|\\s+\\()"),
                        folded->folded, folded->length, 0, &match))
        return FALSE;
    g_autofree char *number = pattern_dup_group (&match, folded->folded, 1);
    g_autofree char *roman = number != NULL ? g_ascii_strup (number, -1) : NULL;
    *ret_number = number == NULL ? 0 : g_ascii_isdigit (number[0]) ? (guint)atoi (number) : outline_label_roman (roman);
    return TRUE;
}

/* The title: lines up to the first label or table row. */
static void
read_title (const ExtractContext *context, Appendix *appendix) {
    const char *text = document_peek_text (context->document);
    guint i = appendix->first;

    appendix->title = document_peek_block (context->document, i)->span;
    for (; i < appendix->end && i < appendix->first + TITLE_BLOCKS_MAX; i++) {
        const Block *block = document_peek_block (context->document, i);
        g_auto (OutlineLabel) label = { 0 };
        if (block->kind != BLOCK_PARAGRAPH
            || (i > appendix->first && outline_label_read (text, block->span, block->label, &label)))
            break;
        if (i > appendix->first && span_length (block->span) > LINE_BYTES_MAX)
            break;
        appendix->title.end = block->span.end;
    }
    appendix->body = i;
}

/* Any of the title's lines, since patterns look at the beginning of a line. */
static gboolean
title_has (const ExtractContext *context, const Appendix *appendix, const char *group) {
    for (guint i = appendix->first; i < MAX (appendix->body, appendix->first + 1); i++)
        if (wording_has (context, group, document_peek_block (context->document, i)->span))
            return TRUE;
    return FALSE;
}

static void
read_one (const ItemWalk *outer, Appendix *appendix) {
    const ExtractContext *context = outer->maker.context;
    g_autofree char *prefix = appendix->number > 0 ? g_strdup_printf ("PL%u", appendix->number) : g_strdup ("PL");
    gboolean issued = !appendix->named;
    ItemWalk walk = *outer;

    read_title (context, appendix);
    explanation_note (context->explanation, segment_blocks_span (context, appendix->first, appendix->end),
                      RULE_NONE_APPENDIX, NULL);
    explanation_note (context->explanation, segment_blocks_span (context, appendix->first, appendix->body),
                      RULE_HEADING_APPENDIX, NULL);
    if (title_has (context, appendix, "appendix-none-patterns")
        || (title_has (context, appendix, "agenda-line-patterns")
            && title_has (context, appendix, "agenda-title-patterns")))
        return;
    walk.prefix = issued ? NULL : prefix;
    walk.is_plan = title_has (context, appendix, "appendix-plan-patterns");
    walk.is_rules = title_has (context, appendix, "appendix-rules-patterns");
    walk.is_letter = FALSE;
    walk.is_decision = FALSE;
    g_autoptr (Unit) root = outline_read (context, appendix->body, appendix->end);
    unit_lift_paragraphs (&walk.maker, root);
    if (!issued && !title_has (context, appendix, "appendix-work-patterns"))
        for (guint i = root->children->len; i > 0; i--) /* prose of another kind; its tables may be tasks still */
            if (((const Unit *)g_ptr_array_index (root->children, i - 1))->kind != UNIT_TABLE)
                g_ptr_array_remove_index (root->children, i - 1);
    item_walk_outline (&walk, root, ROLE_UNKNOWN);
}

void
item_appendix_read (const ItemWalk *walk, const Segment *segment) {
    const ExtractContext *context = walk->maker.context;
    Appendix appendix = { .first = segment->appendix_first };
    guint number = 0;

    for (guint i = segment->appendix_first; i < segment->appendix_end; i++) {
        if (!opens_appendix (context, document_peek_block (context->document, i), &number))
            continue;
        appendix.end = i;
        if (appendix.end > appendix.first)
            read_one (walk, &appendix);
        appendix = (Appendix){ .first = i, .number = number, .named = TRUE };
    }
    appendix.end = segment->appendix_end;
    if (appendix.end > appendix.first)
        read_one (walk, &appendix);
}
