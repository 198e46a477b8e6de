/* properties.c - see properties.h. One row per property; border, padding, margin and space are read by their parts. */
#include "render/properties.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/property_values.h"

#define AT(field) offsetof (FoStyle, field)

#define TEXT_KINDS                                                                                                     \
    (FO_BIT (FO_INLINE) | FO_BIT (FO_BASIC_LINK) | FO_BIT (FO_PAGE_NUMBER) | FO_BIT (FO_PAGE_NUMBER_CITATION)          \
     | FO_BIT (FO_PAGE_NUMBER_CITATION_LAST))
#define SIDE_REGIONS                                                                                                   \
    (FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER) | FO_BIT (FO_REGION_START) | FO_BIT (FO_REGION_END))
#define REGIONS (SIDE_REGIONS | FO_BIT (FO_REGION_BODY))
#define BLOCK_KINDS                                                                                                    \
    (FO_BIT (FO_BLOCK) | FO_BIT (FO_BLOCK_CONTAINER) | FO_BIT (FO_TABLE) | FO_BIT (FO_LIST_BLOCK)                      \
     | FO_BIT (FO_LIST_ITEM))
#define WITH_BACKGROUND                                                                                                \
    (BLOCK_KINDS | REGIONS | TEXT_KINDS | FO_BIT (FO_TABLE_COLUMN) | FO_BIT (FO_TABLE_HEADER)                          \
     | FO_BIT (FO_TABLE_FOOTER) | FO_BIT (FO_TABLE_BODY) | FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL))
#define KEEP_KINDS (BLOCK_KINDS | FO_BIT (FO_TABLE_ROW))

static const Keyword booleans[] = { { "true", TRUE }, { "false", FALSE }, { NULL } };
static const Keyword aligns[] = { { "start", ALIGN_START },
                                  { "left", ALIGN_START },
                                  { "center", ALIGN_CENTER },
                                  { "end", ALIGN_END },
                                  { "right", ALIGN_END },
                                  { "justify", ALIGN_JUSTIFY },
                                  { NULL } };
static const Keyword last_aligns[] = { { "relative", ALIGN_RELATIVE }, { "start", ALIGN_START },
                                       { "left", ALIGN_START },        { "center", ALIGN_CENTER },
                                       { "end", ALIGN_END },           { "right", ALIGN_END },
                                       { "justify", ALIGN_JUSTIFY },   { NULL } };
static const Keyword transforms[] = {
    { "none", TRANSFORM_NONE }, { "uppercase", TRANSFORM_UPPERCASE }, { "lowercase", TRANSFORM_LOWERCASE }, { NULL }
};
static const Keyword linefeeds[] = { { "treat-as-space", LINEFEED_SPACE },
                                     { "preserve", LINEFEED_PRESERVE },
                                     { "ignore", LINEFEED_IGNORE },
                                     { "treat-as-zero-width-space", LINEFEED_ZERO_WIDTH },
                                     { NULL } };
static const Keyword whites[] = { { "ignore-if-surrounding-linefeed", WHITE_SURROUNDING },
                                  { "preserve", WHITE_PRESERVE },
                                  { "ignore", WHITE_IGNORE },
                                  { "ignore-if-before-linefeed", WHITE_BEFORE },
                                  { "ignore-if-after-linefeed", WHITE_AFTER },
                                  { NULL } };
static const Keyword wraps[] = { { "wrap", TRUE }, { "no-wrap", FALSE }, { NULL } };
static const Keyword collapses[] = { { "collapse", TRUE }, { "separate", FALSE }, { NULL } };
static const Keyword displays[] = { { "auto", DISPLAY_BEFORE },
                                    { "before", DISPLAY_BEFORE },
                                    { "center", DISPLAY_CENTER },
                                    { "after", DISPLAY_AFTER },
                                    { NULL } };
static const Keyword leaders[]
    = { { "space", LEADER_SPACE }, { "rule", LEADER_RULE }, { "dots", LEADER_DOTS }, { NULL } };
static const Keyword rules[] = { { "none", RULE_NONE },     { "solid", RULE_SOLID },   { "double", RULE_DOUBLE },
                                 { "dashed", RULE_DASHED }, { "dotted", RULE_DOTTED }, { NULL } };
static const Keyword breaks[]
    = { { "auto", BREAK_AUTO }, { "page", BREAK_PAGE }, { "column", BREAK_PAGE }, { NULL } }; /* one column a page */
static const Keyword page_breaks_inside[] = { { "auto", KEEP_AUTO }, { "avoid", KEEP_ALWAYS }, { NULL } };
static const Keyword positions[] = { { "any", POSITION_ANY },   { "first", POSITION_FIRST }, { "rest", POSITION_REST },
                                     { "last", POSITION_LAST }, { "only", POSITION_ONLY },   { NULL } };
static const Keyword parities[] = { { "any", PARITY_ANY }, { "odd", PARITY_ODD }, { "even", PARITY_EVEN }, { NULL } };
/* Accepted because this is what the formatter does; every other value is an error. */
static const Keyword only_fixed[] = { { "fixed", 0 }, { NULL } };
static const Keyword only_false[] = { { "false", 0 }, { NULL } };
static const Keyword only_visible[] = { { "visible", 0 }, { "auto", 0 }, { NULL } };
static const Keyword only_left_right[] = { { "lr-tb", 0 }, { "lr", 0 }, { NULL } };
static const Keyword only_replace[] = { { "replace", 0 }, { NULL } };
static const Keyword only_zero[] = { { "0", 0 }, { NULL } };
static const Keyword only_before[] = { { "before", 0 }, { NULL } };
static const Keyword only_max_height[] = { { "max-height", 0 }, { NULL } };
static const Keyword only_no_force[] = { { "no-force", 0 }, { NULL } };
static const Keyword formats[] = { { "1", NUMBERS_DECIMAL },
                                   { "01", NUMBERS_PADDED },
                                   { "i", NUMBERS_LOWER_ROMAN },
                                   { "I", NUMBERS_UPPER_ROMAN },
                                   { "a", NUMBERS_LOWER_LETTERS },
                                   { "A", NUMBERS_UPPER_LETTERS },
                                   { NULL } };
static const Keyword places[]
    = { { "auto", PLACE_AUTO },         { "static", PLACE_AUTO }, { "relative", PLACE_RELATIVE },
        { "absolute", PLACE_ABSOLUTE }, { "fixed", PLACE_FIXED }, { NULL } };
static const Keyword only_normal[] = { { "normal", 0 }, { NULL } };
static const Keyword only_auto[] = { { "auto", 0 }, { NULL } };
static const Keyword only_none[] = { { "none", 0 }, { NULL } };
static const Keyword only_baseline[] = { { "baseline", 0 }, { "auto", 0 }, { NULL } };
static const Keyword only_not_blank[] = { { "not-blank", 0 }, { "any", 0 }, { NULL } };

static const Keyword starting_states[] = { { "show", FALSE }, { "hide", TRUE }, { NULL } };

static const Keyword initial_pages[] = { { "auto", 0 }, { NULL } };

/* ---- the table ---- */

static const Property properties[] = {
    { "font-size", 0, property_read_size },
    { "font", 1, property_read_font },
    { "font-family", 2, property_read_name, AT (i.family) },
    { "font-style", 2, property_read_keyword, AT (i.italic), property_font_styles },
    { "font-weight", 2, property_read_keyword, AT (i.bold), property_font_weights },
    { "line-height", 2, property_read_line_height },
    { "font-variant", 2, property_read_accepted, 0, only_normal },
    { "font-stretch", 2, property_read_accepted, 0, only_normal },
    { "letter-spacing", 2, property_read_accepted, 0, only_normal },
    { "word-spacing", 2, property_read_accepted, 0, only_normal },
    { "alignment-baseline", 2, property_read_accepted, 0, only_baseline },
    { "leader-alignment", 2, property_read_accepted, 0, only_none },
    { "relative-align", 2, property_read_accepted, 0, only_before },
    { "line-stacking-strategy", 2, property_read_accepted, 0, only_max_height },
    { "color", 2, property_read_text_color },
    { "text-align", 2, property_read_keyword, AT (i.text_align), aligns },
    { "text-align-last", 2, property_read_keyword, AT (i.text_align_last), last_aligns },
    { "text-indent", 2, property_read_length, AT (i.text_indent), NULL, -1 },
    { "text-transform", 2, property_read_keyword, AT (i.text_transform), transforms },
    { "text-decoration", 2, property_read_decoration, 0, NULL, 0, TEXT_KINDS | FO_BIT (FO_BLOCK) | FO_BIT (FO_LEADER) },
    { "baseline-shift", 2, property_read_baseline_shift, 0, NULL, 0, TEXT_KINDS },
    { "vertical-align", 2, property_read_baseline_shift, 0, NULL, 0, TEXT_KINDS },
    { "start-indent", 2, property_read_length, AT (i.start_indent), NULL, -1 },
    { "end-indent", 2, property_read_length, AT (i.end_indent), NULL, -1 },
    { "orphans", 2, property_read_integer, AT (i.orphans), NULL, 1 },
    { "widows", 2, property_read_integer, AT (i.widows), NULL, 1 },
    { "white-space", 1, property_read_use_wrap },
    { "white-space-collapse", 2, property_read_keyword, AT (i.white_space_collapse), booleans },
    { "white-space-treatment", 2, property_read_keyword, AT (i.white_space_treatment), whites },
    { "linefeed-treatment", 2, property_read_keyword, AT (i.linefeed_treatment), linefeeds },
    { "wrap-option", 2, property_read_keyword, AT (i.wrap), wraps },
    { "hyphenate", 2, property_read_accepted, 0, only_false },
    { "language", 2, property_read_accepted },
    { "country", 2, property_read_accepted },
    { "script", 2, property_read_accepted },
    { "role", 2, property_read_accepted },
    { "overflow", 2, property_read_accepted, 0, only_visible },
    { "writing-mode", 2, property_read_accepted, 0, only_left_right },
    { "reference-orientation", 2, property_read_accepted, 0, only_zero },

    { "keep-together", 2, property_read_keep, AT (i.keep_together) },
    { "keep-together.within-page", 3, property_read_keep, AT (i.keep_together) },
    { "keep-together.within-column", 3, property_read_keep, AT (i.keep_together) },
    { "keep-together.within-line", 3, property_read_keep, AT (i.keep_line) },
    { "keep-with-next", 2, property_read_keep, AT (own.keep_next), NULL, 0, KEEP_KINDS },
    { "keep-with-next.within-page", 3, property_read_keep, AT (own.keep_next), NULL, 0, KEEP_KINDS },
    { "keep-with-next.within-column", 3, property_read_keep, AT (own.keep_next), NULL, 0, KEEP_KINDS },
    { "keep-with-previous", 2, property_read_keep, AT (own.keep_previous), NULL, 0, KEEP_KINDS },
    { "keep-with-previous.within-page", 3, property_read_keep, AT (own.keep_previous), NULL, 0, KEEP_KINDS },
    { "keep-with-previous.within-column", 3, property_read_keep, AT (own.keep_previous), NULL, 0, KEEP_KINDS },
    { "break-before", 2, property_read_keyword, AT (own.break_before), breaks, 0, KEEP_KINDS },
    { "break-after", 2, property_read_keyword, AT (own.break_after), breaks, 0, KEEP_KINDS },
    { "page-break-before", 1, property_read_page_break, AT (own.break_before), NULL, 0, KEEP_KINDS },
    { "page-break-after", 1, property_read_page_break, AT (own.break_after), NULL, 0, KEEP_KINDS },
    { "page-break-inside", 1, property_read_keyword, AT (i.keep_together), page_breaks_inside },

    { "background-color", 2, property_read_color, AT (own.background), NULL, 0, WITH_BACKGROUND },
    { "background", 1, property_read_background, AT (own.background), NULL, 0, WITH_BACKGROUND },
    { "border-collapse", 2, property_read_keyword, AT (i.border_collapse), collapses },
    { "border-spacing", 1, property_read_spacing },
    { "border-separation", 2, property_read_separation },
    { "border-separation.inline-progression-direction", 3, property_read_points, AT (i.border_separation_x) },
    { "border-separation.block-progression-direction", 3, property_read_points, AT (i.border_separation_y) },
    { "display-align", 2, property_read_keyword, AT (i.display_align), displays },

    { "width", 2, property_read_length_or_auto, AT (own.width), NULL, 0,
      FO_BIT (FO_TABLE) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "inline-progression-dimension", 2, property_read_length_or_auto, AT (own.width), NULL, 0,
      FO_BIT (FO_TABLE) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "height", 2, property_read_length_or_auto, AT (own.height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "block-progression-dimension", 2, property_read_length_or_auto, AT (own.height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "min-height", 2, property_read_length_or_auto, AT (own.minimum_height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) },
    { "block-progression-dimension.minimum", 2, property_read_length_or_auto, AT (own.minimum_height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) },

    { "position", 2, property_read_keyword, AT (own.place), places, 0, FO_BIT (FO_BLOCK_CONTAINER) },
    { "absolute-position", 3, property_read_keyword, AT (own.place), places, 0, FO_BIT (FO_BLOCK_CONTAINER) },
    { "relative-position", 3, property_read_keyword, AT (own.place), places, 0, FO_BIT (FO_BLOCK_CONTAINER) },
    { "top", 2, property_read_length_or_auto, AT (own.offset[SIDE_BEFORE]), NULL, -1, FO_BIT (FO_BLOCK_CONTAINER) },
    { "bottom", 2, property_read_length_or_auto, AT (own.offset[SIDE_AFTER]), NULL, -1, FO_BIT (FO_BLOCK_CONTAINER) },
    { "left", 2, property_read_length_or_auto, AT (own.offset[SIDE_START]), NULL, -1, FO_BIT (FO_BLOCK_CONTAINER) },
    { "right", 2, property_read_length_or_auto, AT (own.offset[SIDE_END]), NULL, -1, FO_BIT (FO_BLOCK_CONTAINER) },
    { "z-index", 2, property_read_accepted, 0, only_auto, 0, FO_BIT (FO_BLOCK_CONTAINER) },

    { "table-layout", 2, property_read_accepted, 0, only_fixed, 0, FO_BIT (FO_TABLE) },
    { "table-omit-header-at-break", 2, property_read_keyword, AT (own.omit_header_at_break), booleans, 0,
      FO_BIT (FO_TABLE) },
    { "table-omit-footer-at-break", 2, property_read_keyword, AT (own.omit_footer_at_break), booleans, 0,
      FO_BIT (FO_TABLE) },
    { "column-width", 2, property_read_column_width, 0, NULL, 0, FO_BIT (FO_TABLE_COLUMN) },
    { "column-number", 2, property_read_integer, AT (own.column_number), NULL, 1,
      FO_BIT (FO_TABLE_COLUMN) | FO_BIT (FO_TABLE_CELL) },
    { "number-columns-repeated", 2, property_read_integer, AT (own.columns_repeated), NULL, 1,
      FO_BIT (FO_TABLE_COLUMN) },
    { "number-columns-spanned", 2, property_read_integer, AT (own.columns_spanned), NULL, 1, FO_BIT (FO_TABLE_CELL) },
    { "number-rows-spanned", 2, property_read_integer, AT (own.rows_spanned), NULL, 1, FO_BIT (FO_TABLE_CELL) },

    { "leader-pattern", 2, property_read_keyword, AT (i.leader_pattern), leaders },
    { "leader-length", 2, property_read_leader_length },
    { "leader-length.minimum", 3, property_read_length, AT (i.leader_minimum) },
    { "leader-length.optimum", 3, property_read_length, AT (i.leader_optimum) },
    { "leader-length.maximum", 3, property_read_length, AT (i.leader_maximum) },
    { "leader-pattern-width", 2, property_read_points, AT (i.leader_pattern_width) },
    { "rule-thickness", 2, property_read_thickness },
    { "rule-style", 2, property_read_keyword, AT (i.rule_style), rules },
    { "provisional-distance-between-starts", 2, property_read_points, AT (i.provisional_distance) },
    { "provisional-label-separation", 2, property_read_points, AT (i.provisional_separation) },

    { "master-name", 2, property_read_name, AT (own.master_name), NULL, 0,
      FO_BIT (FO_SIMPLE_PAGE_MASTER) | FO_BIT (FO_PAGE_SEQUENCE_MASTER) },
    { "master-reference", 2, property_read_name, AT (own.master_reference), NULL, 0,
      FO_BIT (FO_PAGE_SEQUENCE) | FO_BIT (FO_SINGLE_PAGE_MASTER_REFERENCE)
          | FO_BIT (FO_REPEATABLE_PAGE_MASTER_REFERENCE) | FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "page-width", 2, property_read_length, AT (own.page_width), NULL, 0, FO_BIT (FO_SIMPLE_PAGE_MASTER) },
    { "page-height", 2, property_read_length, AT (own.page_height), NULL, 0, FO_BIT (FO_SIMPLE_PAGE_MASTER) },
    { "extent", 2, property_read_length, AT (own.extent), NULL, 0, SIDE_REGIONS },
    { "region-name", 2, property_read_name, AT (own.region_name), NULL, 0, REGIONS },
    { "precedence", 2, property_read_keyword, AT (own.has_precedence), booleans, 0,
      FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER) },
    { "internal-destination", 2, property_read_name, AT (own.internal_destination), NULL, 0, FO_BIT (FO_BASIC_LINK) },
    { "external-destination", 2, property_read_address, AT (own.external_destination), NULL, 0,
      FO_BIT (FO_BASIC_LINK) },
    { "show-destination", 2, property_read_accepted, 0, only_replace, 0, FO_BIT (FO_BASIC_LINK) },
    { "flow-name", 2, property_read_name, AT (own.flow_name), NULL, 0, FO_BIT (FO_FLOW) | FO_BIT (FO_STATIC_CONTENT) },
    { "initial-page-number", 2, property_read_integer_or_auto, AT (own.initial_page_number), initial_pages, 1,
      FO_BIT (FO_PAGE_SEQUENCE) },
    { "starting-state", 2, property_read_keyword, AT (own.is_hidden), starting_states, 0, FO_BIT (FO_BOOKMARK) },
    { "force-page-count", 2, property_read_accepted, 0, only_no_force, 0, FO_BIT (FO_PAGE_SEQUENCE) },
    { "format", 2, property_read_keyword, AT (own.number_format), formats, 0, FO_BIT (FO_PAGE_SEQUENCE) },
    { "page-position", 2, property_read_keyword, AT (own.page_position), positions, 0,
      FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "odd-or-even", 2, property_read_keyword, AT (own.odd_or_even), parities, 0,
      FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "blank-or-not-blank", 2, property_read_accepted, 0, only_not_blank, 0,
      FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "maximum-repeats", 2, property_read_repeats, AT (own.maximum_repeats), NULL, 1,
      FO_BIT (FO_REPEATABLE_PAGE_MASTER_REFERENCE) | FO_BIT (FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES) },
};

#define RANK_LAST 3

static const Property *
find_property (const char *name) {
    static GHashTable *names;
    if (g_once_init_enter (&names)) {
        GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
        for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
            g_hash_table_insert (table, (gpointer)properties[i].name, (gpointer)&properties[i]);
        g_once_init_leave (&names, table);
    }
    return g_hash_table_lookup (names, name);
}

/* ---- initial values, inheritance, what follows from several properties ---- */

const FoStyle *
style_initial (void) {
    static FoStyle *initial;
    if (g_once_init_enter (&initial)) {
        FoStyle *style = g_new0 (FoStyle, 1);
        style->i.family = "Times New Roman";
        style->i.size = 12;
        style->i.line_height = LINE_HEIGHT_NORMAL;
        style->i.line_height_is_factor = TRUE;
        style->i.text_align_last = ALIGN_RELATIVE;
        style->i.orphans = style->i.widows = 2;
        style->i.white_space_collapse = style->i.wrap = TRUE;
        style->i.border_collapse = TRUE;
        style->i.rule_style = RULE_SOLID;
        style->i.rule_thickness = 1;
        style->i.leader_optimum = length_from_pt (12);
        style->i.leader_maximum = (Length){ 0, 100, LENGTH_FIXED };
        style->i.provisional_distance = 24;
        style->i.provisional_separation = 6;
        style->own.background = COLOR_NONE;
        style->own.columns_repeated = style->own.columns_spanned = style->own.rows_spanned = 1;
        style->own.column_width = (Length){ 1, 0, LENGTH_PROPORTIONAL };
        for (int side = 0; side < SIDES; side++) {
            style->own.border[side].width = BORDER_WIDTH_MEDIUM;
            style->own.offset[side] = (Length){ 0, 0, LENGTH_AUTO };
        }
        g_once_init_leave (&initial, style);
    }
    return initial;
}

/* Margins of a block become its indents and spaces (5.3.2): an indent counts to the content, past border and padding. */
static void
apply_margins (StyleReader *reader, FoKind kind) {
    FoStyle *style = reader->style;
    if ((FO_BIT (kind) & (BLOCK_KINDS | FO_BIT (FO_LIST_ITEM_LABEL) | FO_BIT (FO_LIST_ITEM_BODY))) == 0)
        return;
    gboolean is_area = kind == FO_BLOCK_CONTAINER;
    Length none = length_from_pt (0);
    if (style->own.has_margin[SIDE_START])
        style->i.start_indent
            = length_add (length_add (is_area ? none : reader->parent->i.start_indent, style->own.margin[SIDE_START]),
                          length_from_pt (style_inset (style, SIDE_START)));
    if (style->own.has_margin[SIDE_END])
        style->i.end_indent
            = length_add (length_add (is_area ? none : reader->parent->i.end_indent, style->own.margin[SIDE_END]),
                          length_from_pt (style_inset (style, SIDE_END)));
    /* A space that is named beats the shorthand `margin`, as in FOP. */
    if (style->own.has_margin[SIDE_BEFORE] > style->own.has_space[SIDE_BEFORE])
        style->own.space_before.optimum = style->own.margin[SIDE_BEFORE];
    if (style->own.has_margin[SIDE_AFTER] > style->own.has_space[SIDE_AFTER])
        style->own.space_after.optimum = style->own.margin[SIDE_AFTER];
}

static gboolean
copy_inherited (StyleReader *reader, const Property *property) {
    if (property->offset < sizeof reader->style->i && property->elements == 0 && property->keywords != only_false)
        return TRUE; /* already there */
    return FALSE;
}

static const char *
read_attribute (StyleReader *reader, FoKind kind, const Attribute *attribute, int rank, gboolean *ret_known) {
    const Property *property = find_property (attribute->name);
    const char *reason = NULL;
    if (property == NULL) {
        *ret_known = style_read_side (reader, kind, attribute->name, attribute->value, rank, &reason);
        return reason;
    }
    if (property->rank != rank)
        return NULL;
    if (property->elements != 0 && (property->elements & FO_BIT (kind)) == 0)
        return N_ ("this property is not implemented for this element");
    if (strcmp (attribute->value, "inherit") == 0)
        return copy_inherited (reader, property) ? NULL : N_ ("inherit is not implemented for this property");
    return property->read (reader, property, attribute->value);
}

gboolean
style_compute (const FoStyle *parent, FoKind kind, const Attribute *attributes, gsize n_attributes, Arena *arena,
               FoStyle *ret_style, GError **error) {
    ret_style->i = parent->i;
    ret_style->own = style_initial ()->own;
    StyleReader reader = { parent, ret_style, arena };
    for (int side = 0; side < SIDES; side++)
        ret_style->own.border[side].color = COLOR_NONE;
    for (int rank = 0; rank <= RANK_LAST; rank++)
        for (gsize i = 0; i < n_attributes; i++) {
            gboolean known = TRUE;
            const char *reason = read_attribute (&reader, kind, &attributes[i], rank, &known);
            if (!known)
                reason = N_ ("unknown or not implemented property");
            if (reason != NULL) {
                g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s=\"%.80s\": %s", attributes[i].name,
                             attributes[i].value, _ (reason));
                return FALSE;
            }
        }
    for (int side = 0; side < SIDES; side++)
        if (ret_style->own.border[side].color == COLOR_NONE)
            ret_style->own.border[side].color = ret_style->i.color;
    apply_margins (&reader, kind);
    return TRUE;
}
