/* outline.h - the units of a document's body: sections, numbered and lettered units, dashes, paragraphs, tables.
 * Lives here:  reading labels (automatic and typed), building the tree, the path of a unit.
 * Called by:   items.c, once for the body and once for each appendix that has prose.
 * Not here:    which units are work (items.c), what a table row says (task_table.c).
 * Source:      records.md, "Item" (path, label), "Decided cases: Units and paths"; NĐ 30/2020, Annex I (labels). */
#pragma once

#include "extract/segment.h"

/* In the order of their usual rank; outline.c knows where a document turns it round. */
typedef enum {
    UNIT_ROOT,
    UNIT_PART,        /* Phần thứ nhất */
    UNIT_CHAPTER,     /* Chương I */
    UNIT_DIVISION,    /* Mục 1 */
    UNIT_ARTICLE,     /* Điều 1. */
    UNIT_CAPITAL,     /* A. */
    UNIT_ROMAN,       /* I. */
    UNIT_HEADING,     /* a line in capitals, or marked as a heading, without a label */
    UNIT_ARABIC,      /* 1. */
    UNIT_MULTI,       /* 1.1. */
    UNIT_LETTER,      /* a) */
    UNIT_BRACKETED,   /* (1), 1) */
    UNIT_SMALL_ROMAN, /* (i) */
    UNIT_DASH,        /* - */
    UNIT_PLUS,        /* + and marks below a dash */
    UNIT_PARAGRAPH,   /* a paragraph without a label; no children */
    UNIT_TABLE,       /* the rows [first_block, end_block) of one table; no children */
} UnitKind;

typedef struct Unit Unit;
struct Unit {
    UnitKind kind;
    guint first_block, end_block; /* the blocks of its own line; children have theirs */
    Span label;                   /* as printed, empty where there is none */
    char *name;                   /* the label without its full stop or bracket: `4.3`, `a`, `-`; NULL where none */
    guint ordinal;       /* its place in its series as printed: 3 for `3`, `c`, `III`, `2.3`; dashes are counted */
    Span head;           /* what stands behind the label in its own paragraph; may be empty */
    Unit *parent;        /* NULL for the root */
    GPtrArray *children; /* of Unit*, in reading order; never NULL */
};

/**
 * outline_read:
 * Reads the blocks [@first_block, @end_block). Labels that stand twice or out of order are kept as printed, with the
 * warnings `label-repeated` and `label-order` in context->records.
 * Returns: (transfer full): the root; free with outline_free().
 */
Unit *outline_read (const ExtractContext *context, guint first_block, guint end_block);
void outline_free (Unit *root); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unit, outline_free)

/** outline_path: (transfer full): the labels from the section down, joined by dots; empty for the root, and for a
 *   paragraph or table the path of the unit it stands in. */
char *outline_path (const Unit *unit);

/** unit_is_labelled: FALSE for the root, headings without a label, paragraphs and tables. */
gboolean unit_is_labelled (const Unit *unit);

/** unit_is_section: a unit that unnumbered paragraphs may stand under as units of their own (root, parts, Roman …). */
gboolean unit_is_section (const Unit *unit);

/** unit_is_mark: a dash or what stands below dashes. */
gboolean unit_is_mark (const Unit *unit);

/** unit_full_span: from its label to the end of its last descendant. */
Span unit_full_span (const Unit *unit, const Document *document);
