/* wordml_writer.h - what the files of the WordprocessingML writer share.
 * Called by:   wordml.c (sections), wordml_blocks.c, wordml_runs.c, wordml_tables.c, wordml_package.c; nobody else. */
#pragma once

#include "render/fo.h"
#include "render/render.h"

/* What text in a line takes from the inlines around it, although no property of theirs is inherited. */
typedef struct {
    gboolean underline, line_through;
    guint32 background;
    double rise; /* pt; of lengths only: Word raises by itself what is super or sub */
    int shift;   /* SHIFT_* */
} WordLook;

typedef struct {
    FoDocument *document;
    const RenderInformation *information;
    const RenderRows *rows;  /* (nullable) */
    const FoNode *continued; /* (nullable): the table-body that @rows go on in */
    GString *out;            /* the part being written */
    GString *footnotes;
    GHashTable *styles;      /* properties -> id of the paragraph style */
    GString *style_list;     /* the w:style elements */
    GHashTable *style_names; /* name -> how many have it */
    GHashTable *anchors;     /* id of FO -> number of the bookmark */
    GHashTable *outline;     /* id of FO -> depth in the bookmark-tree, from 1 */
    GHashTable *reported;    /* what was told already */
    GPtrArray *parts;        /* GString: headers and footers, in the order of their numbers */
    GString *part_names;     /* h or f for each of @parts */
    WordLook look;
    const FoNode *label; /* (nullable): of the list item whose first paragraph comes next */
    double pending;      /* pt of space before what comes next */
    gboolean page_break;
    gboolean keep_next;   /* of all paragraphs of a table's row: that it stays with the next one */
    gboolean in_cell;     /* whose row says whether it may be parted */
    gboolean is_held;     /* what was written last stays with what comes next */
    gboolean after_table; /* nothing was written since a table ended */
    gboolean space_open;  /* the paragraph has no text yet, or ends in a space */
    guint n_footnotes;
    GError *error; /* the first; what is written afterwards is of no use */
} Word;

static inline int
twips (double pt) {
    return (int)(pt * 20 + (pt < 0 ? -0.5 : 0.5));
}

/** word_report: tells, once, that @what has no counterpart in Word. */
void word_report (Word *word, const FoNode *node, const char *what);
void word_escape (GString *out, const char *text, gssize length);
/** word_blocks: all of @node and what follows it; @width: of the column in pt. */
void word_blocks (Word *word, const FoNode *node, double width);
/** word_holds_next: whether @node says, or its next sibling, that both stand on one page. */
gboolean word_holds_next (const FoNode *node);
/** word_spacer: a paragraph without text, @height pt high. @keep: it stays with what comes next. */
void word_spacer (Word *word, double height, gboolean keep);
/** word_runs: @node alone, one that stands in a line. */
void word_runs (Word *word, const FoNode *node, double width);
/** word_anchor: the start and the end of a bookmark where @node has an id. */
void word_anchor (Word *word, const FoNode *node);
void word_run_properties (GString *out, const FoStyle *style, const WordLook *look);
/** word_look_of_block: of the text of a paragraph. */
WordLook word_look_of_block (const FoStyle *style);
/** word_table: @keep: its last row stays with what comes next. */
void word_table (Word *word, const FoNode *table, double width, gboolean keep);
void word_border (GString *out, const char *name, const Border *border, double padding);
/** word_package: the file. @body: what stands in w:body */
GBytes *word_package (Word *word, const GString *body, GError **error);

#define WORD_NAMESPACES                                                                                                \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                                        \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
