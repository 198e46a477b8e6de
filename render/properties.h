/* properties.h - the computed values of all properties of one element.
 * Lives here:  names, syntax, initial values, inheritance, shorthands and corresponding properties.
 * Called by:   fo.c while reading; the layout files read the values.
 * Not here:    expressions and units (expression.h), where a property takes effect (layout).
 * Source:      XSL 1.1, chapters 5 and 7. */
#pragma once

#include "render/expression.h"

typedef enum {
    FO_NONE,
    FO_ROOT,
    FO_LAYOUT_MASTER_SET,
    FO_BOOKMARK_TREE,
    FO_BOOKMARK,
    FO_BOOKMARK_TITLE,
    FO_SIMPLE_PAGE_MASTER,
    FO_PAGE_SEQUENCE_MASTER,
    FO_SINGLE_PAGE_MASTER_REFERENCE,
    FO_REPEATABLE_PAGE_MASTER_REFERENCE,
    FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES,
    FO_CONDITIONAL_PAGE_MASTER_REFERENCE,
    FO_REGION_BODY,
    FO_REGION_BEFORE,
    FO_REGION_AFTER,
    FO_REGION_START,
    FO_REGION_END,
    FO_PAGE_SEQUENCE,
    FO_STATIC_CONTENT,
    FO_FLOW,
    FO_BLOCK,
    FO_BLOCK_CONTAINER,
    FO_INLINE,
    FO_BASIC_LINK,
    FO_FOOTNOTE,
    FO_FOOTNOTE_BODY,
    FO_WRAPPER,
    FO_LEADER,
    FO_PAGE_NUMBER,
    FO_PAGE_NUMBER_CITATION,
    FO_PAGE_NUMBER_CITATION_LAST,
    FO_TABLE,
    FO_TABLE_COLUMN,
    FO_TABLE_HEADER,
    FO_TABLE_FOOTER,
    FO_TABLE_BODY,
    FO_TABLE_ROW,
    FO_TABLE_CELL,
    FO_LIST_BLOCK,
    FO_LIST_ITEM,
    FO_LIST_ITEM_LABEL,
    FO_LIST_ITEM_BODY,
    FO_TEXT,
    FO_KIND_LAST,
} FoKind;

#define FO_BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

enum { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY, ALIGN_RELATIVE };
enum { DISPLAY_BEFORE, DISPLAY_CENTER, DISPLAY_AFTER };
enum { TRANSFORM_NONE, TRANSFORM_UPPERCASE, TRANSFORM_LOWERCASE, TRANSFORM_CAPITALIZE };
enum { LINEFEED_SPACE, LINEFEED_PRESERVE, LINEFEED_IGNORE, LINEFEED_ZERO_WIDTH };
enum { WHITE_SURROUNDING, WHITE_PRESERVE, WHITE_IGNORE, WHITE_BEFORE, WHITE_AFTER };
enum { LEADER_SPACE, LEADER_RULE, LEADER_DOTS };
enum { RULE_NONE, RULE_SOLID, RULE_DOUBLE, RULE_DASHED, RULE_DOTTED };
enum { BREAK_AUTO, BREAK_PAGE };
enum { POSITION_ANY, POSITION_FIRST, POSITION_REST, POSITION_LAST, POSITION_ONLY };
enum { PARITY_ANY, PARITY_ODD, PARITY_EVEN };
enum { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END, SIDES };
enum {
    NUMBERS_DECIMAL,
    NUMBERS_PADDED,
    NUMBERS_LOWER_ROMAN,
    NUMBERS_UPPER_ROMAN,
    NUMBERS_LOWER_LETTERS,
    NUMBERS_UPPER_LETTERS
};
enum { PLACE_AUTO, PLACE_RELATIVE, PLACE_ABSOLUTE, PLACE_FIXED };
enum { SHIFT_BASELINE, SHIFT_SUPER, SHIFT_SUB, SHIFT_LENGTH };

#define KEEP_AUTO   0
#define KEEP_ALWAYS 1000 /* an integer keep is 1 to 999 */

#define COLOR_NONE G_MAXUINT32 /* transparent; else 0xRRGGBB */

typedef struct {
    double width;  /* pt, as specified; see border_width() */
    guint8 style;  /* RULE_*; RULE_NONE makes the width 0 */
    guint8 retain; /* conditionality: also at a page break */
    guint32 color;
} Border;

typedef struct {
    Length optimum;
    gboolean retain; /* conditionality: also at the head of a page */
    gint precedence; /* force: G_MAXINT */
} Space;

typedef struct {
    /* What children inherit. */
    struct {
        const char *family; /* as written: names parted by commas */
        double size;        /* pt */
        gboolean bold, italic;
        double line_height; /* factor of the size where line_height_is_factor, else pt */
        gboolean line_height_is_factor;
        guint32 color;
        int text_align, text_align_last;
        int text_transform;
        Length text_indent, start_indent, end_indent;
        int orphans, widows;
        int keep_together; /* within a page */
        int keep_line;     /* within a line */
        int white_space_treatment, linefeed_treatment;
        gboolean white_space_collapse, wrap;
        int border_collapse;
        double border_separation_x, border_separation_y;
        int display_align;
        int leader_pattern, rule_style;
        Length leader_minimum, leader_optimum, leader_maximum;
        double rule_thickness, leader_pattern_width;
        double provisional_distance, provisional_separation;
    } i;
    /* What they do not. */
    struct {
        Length margin[SIDES];
        guint8 has_margin[SIDES]; /* 1: by the shorthand for all sides, 2: for this one */
        gboolean has_space[2];    /* space-before, space-after */
        Space space_before, space_after;
        double padding[SIDES];
        guint8 padding_retain[SIDES];
        Border border[SIDES];
        guint32 background;
        Length width, height, minimum_height;
        Length column_width;
        int column_number, columns_repeated, columns_spanned, rows_spanned;
        gboolean omit_header_at_break, omit_footer_at_break;
        int keep_next, keep_previous;
        int break_before, break_after;
        gboolean underline, line_through, overline;
        int baseline_shift;
        double shift; /* pt, where SHIFT_LENGTH */
        Length page_width, page_height, extent;
        gboolean has_precedence; /* of a region over those beside it */
        const char *master_name, *master_reference, *flow_name, *region_name;
        int initial_page_number;                                 /* 0: auto */
        int number_format;                                       /* NUMBERS_* */
        int place;                                               /* PLACE_*: of a block-container */
        Length offset[SIDES];                                    /* `top` and so on; LENGTH_AUTO where not given */
        const char *internal_destination, *external_destination; /* (nullable): of a basic-link */
        int page_position, odd_or_even;
        int maximum_repeats; /* 0: no limit */
        gboolean is_hidden;  /* a bookmark's descendants, at first */
    } own;
} FoStyle;

/** border_width: the width in pt that takes effect. */
static inline double
border_width (const Border *border) {
    return border->style == RULE_NONE ? 0 : border->width;
}

/** style_line_height: in pt. */
static inline double
style_line_height (const FoStyle *style) {
    return style->i.line_height_is_factor ? style->i.line_height * style->i.size : style->i.line_height;
}

/** style_inset: border and padding of one side in pt. */
static inline double
style_inset (const FoStyle *style, int side) {
    return border_width (&style->own.border[side]) + style->own.padding[side];
}

typedef struct {
    const char *name, *value; /* value NUL-terminated */
} Attribute;

/** style_initial: the style above the root; lent for ever. */
const FoStyle *style_initial (void);

/**
 * style_compute:
 * @parent: what is inherited
 * @kind: the element
 * @attributes: its properties; `id` and the like are not among them
 * @arena: where strings go
 * @ret_style: filled, also where FALSE comes back
 * Returns: FALSE and DONDOC_ERROR_CONFIGURATION; the message has property and value, not yet place and element.
 */
gboolean style_compute (const FoStyle *parent, FoKind kind, const Attribute *attributes, gsize n_attributes,
                        Arena *arena, FoStyle *ret_style, GError **error);
