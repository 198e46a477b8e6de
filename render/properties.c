/* properties.c - see properties.h. One row per property; border, padding, margin and space are read by their parts. */
#include "render/properties.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/sides.h"

typedef struct {
    const char *name;
    int value;
} Keyword;

typedef struct Property Property;
struct Property {
    const char *name;
    int rank; /* lower ones are read first: what others are relative to, then shorthands */
    const char *(*read) (StyleReader *reader, const Property *property, const char *value);
    gsize offset; /* in FoStyle */
    const Keyword *keywords;
    double minimum;   /* of a number */
    guint64 elements; /* where it takes effect; 0: anywhere (inherited) */
};

#define AT(field)   offsetof (FoStyle, field)
#define FIELD(type) ((type *)((char *)reader->style + property->offset))

#define TEXT_KINDS                                                                                                     \
    (FO_BIT (FO_INLINE) | FO_BIT (FO_PAGE_NUMBER) | FO_BIT (FO_PAGE_NUMBER_CITATION)                                   \
     | FO_BIT (FO_PAGE_NUMBER_CITATION_LAST))
#define BLOCK_KINDS                                                                                                    \
    (FO_BIT (FO_BLOCK) | FO_BIT (FO_BLOCK_CONTAINER) | FO_BIT (FO_TABLE) | FO_BIT (FO_LIST_BLOCK)                      \
     | FO_BIT (FO_LIST_ITEM))
#define KEEP_KINDS (BLOCK_KINDS | FO_BIT (FO_TABLE_ROW))

static const Keyword booleans[] = { { "true", TRUE }, { "false", FALSE }, { NULL } };
static const Keyword font_styles[] = { { "normal", FALSE }, { "italic", TRUE }, { "oblique", TRUE }, { NULL } };
static const Keyword font_weights[]
    = { { "normal", FALSE }, { "400", FALSE }, { "bold", TRUE }, { "700", TRUE }, { NULL } };
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
static const Keyword breaks[] = { { "auto", BREAK_AUTO }, { "page", BREAK_PAGE }, { NULL } };
static const Keyword positions[]
    = { { "any", POSITION_ANY }, { "first", POSITION_FIRST }, { "rest", POSITION_REST }, { NULL } };
static const Keyword parities[] = { { "any", PARITY_ANY }, { "odd", PARITY_ODD }, { "even", PARITY_EVEN }, { NULL } };
/* Accepted because this is what the formatter does; every other value is an error. */
static const Keyword only_fixed[] = { { "fixed", 0 }, { NULL } };
static const Keyword only_false[] = { { "false", 0 }, { NULL } };
static const Keyword only_visible[] = { { "visible", 0 }, { "auto", 0 }, { NULL } };
static const Keyword only_left_right[] = { { "lr-tb", 0 }, { "lr", 0 }, { NULL } };
static const Keyword only_zero[] = { { "0", 0 }, { NULL } };
static const Keyword only_max_height[] = { { "max-height", 0 }, { NULL } };
static const Keyword only_no_force[] = { { "no-force", 0 }, { NULL } };
static const Keyword only_arabic[] = { { "1", 0 }, { NULL } };
static const Keyword only_not_blank[] = { { "not-blank", 0 }, { "any", 0 }, { NULL } };

/* ---- single values: each returns NULL, or why the value is wrong ---- */

static gboolean
look_up (const Keyword *keywords, const char *value, int *ret) {
    for (; keywords->name != NULL; keywords++)
        if (strcmp (keywords->name, value) == 0) {
            *ret = keywords->value;
            return TRUE;
        }
    return FALSE;
}

static const char *
read_keyword (StyleReader *reader, const Property *property, const char *value) {
    return look_up (property->keywords, value, FIELD (int)) ? NULL : N_ ("this value is unknown or not implemented");
}

static const char *
read_accepted (StyleReader *reader, const Property *property, const char *value) {
    int ignored;
    if (property->keywords == NULL)
        return NULL;
    return look_up (property->keywords, value, &ignored) ? NULL : N_ ("this value is unknown or not implemented");
}

static const char *
read_name (StyleReader *reader, const Property *property, const char *value) {
    if (*value == 0)
        return N_ ("a name is needed");
    *FIELD (const char *) = arena_copy (reader->arena, value, strlen (value));
    return NULL;
}

const char *
style_read_length (StyleReader *reader, const char *value, gboolean negative, Length *ret) {
    ExpressionValue read;
    ExpressionContext context = { .em = reader->style->i.size };
    context.body_start
        = length_add (reader->parent->i.start_indent, length_from_pt (reader->parent->i.provisional_distance));
    context.label_end = (Length){ reader->parent->i.provisional_separation - context.body_start.pt,
                                  100 - context.body_start.percent, LENGTH_FIXED };
    if (!expression_read (value, &context, &read) || (!read.is_length && read.number != 0))
        return N_ ("not a length");
    if (read.factor != 0)
        return N_ ("proportional widths are for columns only");
    if (!negative && (read.pt < 0 || read.percent < 0) && (read.pt <= 0 && read.percent <= 0))
        return N_ ("a length below zero");
    *ret = (Length){ read.pt, read.percent, LENGTH_FIXED };
    return NULL;
}

const char *
style_read_points (StyleReader *reader, const char *value, gboolean negative, double *ret) {
    Length length;
    const char *reason = style_read_length (reader, value, negative, &length);
    if (reason != NULL)
        return reason;
    if (length.percent != 0)
        return N_ ("percentages are not implemented here");
    *ret = length.pt;
    return NULL;
}

static const char *
read_length (StyleReader *reader, const Property *property, const char *value) {
    return style_read_length (reader, value, property->minimum < 0, FIELD (Length));
}

static const char *
read_points (StyleReader *reader, const Property *property, const char *value) {
    return style_read_points (reader, value, property->minimum < 0, FIELD (double));
}

static const char *
read_length_or_auto (StyleReader *reader, const Property *property, const char *value) {
    if (strcmp (value, "auto") == 0) {
        *FIELD (Length) = (Length){ 0, 0, LENGTH_AUTO };
        return NULL;
    }
    return style_read_length (reader, value, FALSE, FIELD (Length));
}

static const char *
read_integer (StyleReader *reader, const Property *property, const char *value) {
    gint64 number;
    if (!g_ascii_string_to_signed (value, 10, property->minimum, 1000000, &number, NULL))
        return N_ ("not a whole number in range");
    *FIELD (int) = number;
    return NULL;
}

static const char *
read_integer_or_auto (StyleReader *reader, const Property *property, const char *value) {
    if (look_up (property->keywords, value, FIELD (int)))
        return NULL;
    return read_integer (reader, property, value);
}

const char *
style_read_color (const char *value, guint32 *ret) {
    static const struct {
        const char *name;
        guint32 color;
    } names[] = {
        { "black", 0x000000 },   { "silver", 0xC0C0C0 },        { "gray", 0x808080 }, { "grey", 0x808080 },
        { "white", 0xFFFFFF },   { "maroon", 0x800000 },        { "red", 0xFF0000 },  { "purple", 0x800080 },
        { "fuchsia", 0xFF00FF }, { "green", 0x008000 },         { "lime", 0x00FF00 }, { "olive", 0x808000 },
        { "yellow", 0xFFFF00 },  { "navy", 0x000080 },          { "blue", 0x0000FF }, { "teal", 0x008080 },
        { "aqua", 0x00FFFF },    { "transparent", COLOR_NONE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (g_ascii_strcasecmp (names[i].name, value) == 0) {
            *ret = names[i].color;
            return NULL;
        }
    gsize digits = *value == '#' ? strspn (value + 1, "0123456789abcdefABCDEF") : 0;
    if ((digits != 3 && digits != 6) || value[1 + digits] != 0)
        return N_ ("not a colour: a name, #RGB or #RRGGBB");
    guint32 number = g_ascii_strtoull (value + 1, NULL, 16);
    if (digits == 3)
        number = (number >> 8 & 15) * 0x110000 + (number >> 4 & 15) * 0x1100 + (number & 15) * 0x11;
    *ret = number;
    return NULL;
}

static const char *
read_color (StyleReader *reader, const Property *property, const char *value) {
    return style_read_color (value, FIELD (guint32));
}

static const char *
read_text_color (StyleReader *reader, const Property *property, const char *value) {
    guint32 color;
    const char *reason = style_read_color (value, &color);
    if (reason == NULL && color == COLOR_NONE)
        reason = N_ ("text cannot be transparent");
    if (reason == NULL)
        reader->style->i.color = color;
    return reason;
}

/* ---- values with a syntax of their own ---- */

static const char *
read_size (StyleReader *reader, const Property *property, const char *value) {
    ExpressionContext context = { .em = reader->parent->i.size };
    ExpressionValue read;
    if (!expression_read (value, &context, &read) || !read.is_length || read.factor != 0)
        return N_ ("not a font size");
    double size = read.pt + read.percent * reader->parent->i.size / 100;
    if (size < 1 || size > 1000)
        return N_ ("font sizes go from 1pt to 1000pt");
    reader->style->i.size = size;
    return NULL;
}

static const char *
read_line_height (StyleReader *reader, const Property *property, const char *value) {
    ExpressionContext context = { .em = reader->style->i.size };
    ExpressionValue read;
    if (strcmp (value, "normal") == 0)
        read = (ExpressionValue){ .number = LINE_HEIGHT_NORMAL };
    else if (!expression_read (value, &context, &read) || read.factor != 0)
        return N_ ("not a line height");
    reader->style->i.line_height_is_factor = !read.is_length;
    reader->style->i.line_height = read.is_length ? read.pt + read.percent * reader->style->i.size / 100 : read.number;
    return reader->style->i.line_height < 0 ? N_ ("a length below zero") : NULL;
}

/* style? weight? size[/line-height] family */
static const char *
read_font (StyleReader *reader, const Property *property, const char *value) {
    g_auto (GStrv) words = g_strsplit_set (value, " \t\n", 0);
    gboolean has_size = FALSE;
    for (char **word = words; *word != NULL; word++) {
        int number;
        if (**word == 0)
            continue;
        if (has_size) {
            g_autofree char *family = g_strjoinv (" ", word);
            reader->style->i.family = arena_copy (reader->arena, family, strlen (family));
            return NULL;
        }
        if (strcmp (*word, "normal") == 0)
            continue;
        if (look_up (font_styles, *word, &number)) {
            reader->style->i.italic = number;
        } else if (look_up (font_weights, *word, &number)) {
            reader->style->i.bold = number;
        } else {
            char *slash = strchr (*word, '/');
            if (slash != NULL)
                *slash++ = 0;
            const char *reason = read_size (reader, property, *word);
            if (reason == NULL && slash != NULL)
                reason = read_line_height (reader, property, slash);
            if (reason != NULL)
                return reason;
            has_size = TRUE;
        }
    }
    return N_ ("font needs at least a size and a family");
}

static const char *
read_decoration (StyleReader *reader, const Property *property, const char *value) {
    reader->style->own.underline = strcmp (value, "underline") == 0;
    reader->style->own.line_through = strcmp (value, "line-through") == 0;
    if (!reader->style->own.underline && !reader->style->own.line_through && strcmp (value, "none") != 0)
        return N_ ("this value is unknown or not implemented");
    return NULL;
}

static const char *
read_baseline_shift (StyleReader *reader, const Property *property, const char *value) {
    static const Keyword shifts[]
        = { { "baseline", SHIFT_BASELINE }, { "super", SHIFT_SUPER }, { "sub", SHIFT_SUB }, { NULL } };
    if (look_up (shifts, value, &reader->style->own.baseline_shift))
        return NULL;
    reader->style->own.baseline_shift = SHIFT_LENGTH;
    return style_read_points (reader, value, TRUE, &reader->style->own.shift);
}

/* auto, always, 1 to 999; for the whole property or a part like `.within-page` */
static const char *
read_keep (StyleReader *reader, const Property *property, const char *value) {
    static const Keyword keeps[] = { { "auto", KEEP_AUTO }, { "always", KEEP_ALWAYS }, { NULL } };
    if (look_up (keeps, value, FIELD (int)))
        return NULL;
    gint64 number;
    if (!g_ascii_string_to_signed (value, 10, -100000, 100000, &number, NULL))
        return N_ ("auto, always or a whole number");
    *FIELD (int) = CLAMP (number, KEEP_AUTO, KEEP_ALWAYS - 1);
    return NULL;
}

static const char *
read_column_width (StyleReader *reader, const Property *property, const char *value) {
    ExpressionContext context = { .em = reader->style->i.size };
    ExpressionValue read;
    if (!expression_read (value, &context, &read) || (!read.is_length && read.number != 0) || read.pt < 0
        || read.percent < 0)
        return N_ ("not a column width");
    if (read.factor != 0 && (read.pt != 0 || read.percent != 0))
        return N_ ("proportional and fixed widths in one column are not implemented");
    reader->style->own.column_width = read.factor != 0 ? (Length){ read.factor, 0, LENGTH_PROPORTIONAL }
                                                       : (Length){ read.pt, read.percent, LENGTH_FIXED };
    return NULL;
}

static const char *
read_separation (StyleReader *reader, const Property *property, const char *value) {
    const char *reason = style_read_points (reader, value, FALSE, &reader->style->i.border_separation_x);
    reader->style->i.border_separation_y = reader->style->i.border_separation_x;
    return reason;
}

static const char *
read_leader_length (StyleReader *reader, const Property *property, const char *value) {
    Length length = { 0 };
    const char *reason = style_read_length (reader, value, FALSE, &length);
    reader->style->i.leader_minimum = reader->style->i.leader_optimum = reader->style->i.leader_maximum = length;
    return reason;
}

static const char *
read_thickness (StyleReader *reader, const Property *property, const char *value) {
    return style_read_points (reader, value, FALSE, &reader->style->i.rule_thickness);
}

static const char *
read_repeats (StyleReader *reader, const Property *property, const char *value) {
    if (strcmp (value, "no-limit") != 0)
        return read_integer (reader, property, value);
    reader->style->own.maximum_repeats = 0;
    return NULL;
}

static const char *
read_use_wrap (StyleReader *reader, const Property *property, const char *value) {
    static const struct {
        const char *name;
        int linefeed, white;
        gboolean collapse, wrap;
    } rows[] = {
        { "normal", LINEFEED_SPACE, WHITE_SURROUNDING, TRUE, TRUE },
        { "nowrap", LINEFEED_SPACE, WHITE_SURROUNDING, TRUE, FALSE },
        { "pre", LINEFEED_PRESERVE, WHITE_PRESERVE, FALSE, FALSE },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        if (strcmp (rows[i].name, value) == 0) {
            reader->style->i.linefeed_treatment = rows[i].linefeed;
            reader->style->i.white_space_treatment = rows[i].white;
            reader->style->i.white_space_collapse = rows[i].collapse;
            reader->style->i.wrap = rows[i].wrap;
            return NULL;
        }
    return N_ ("this value is unknown or not implemented");
}

static const Keyword initial_pages[] = { { "auto", 0 }, { NULL } };

/* ---- the table ---- */

static const Property properties[] = {
    { "font-size", 0, read_size },
    { "font", 1, read_font },
    { "font-family", 2, read_name, AT (i.family) },
    { "font-style", 2, read_keyword, AT (i.italic), font_styles },
    { "font-weight", 2, read_keyword, AT (i.bold), font_weights },
    { "line-height", 2, read_line_height },
    { "line-stacking-strategy", 2, read_accepted, 0, only_max_height },
    { "color", 2, read_text_color },
    { "text-align", 2, read_keyword, AT (i.text_align), aligns },
    { "text-align-last", 2, read_keyword, AT (i.text_align_last), last_aligns },
    { "text-indent", 2, read_length, AT (i.text_indent), NULL, -1 },
    { "text-transform", 2, read_keyword, AT (i.text_transform), transforms },
    { "text-decoration", 2, read_decoration, 0, NULL, 0, TEXT_KINDS | FO_BIT (FO_BLOCK) | FO_BIT (FO_LEADER) },
    { "baseline-shift", 2, read_baseline_shift, 0, NULL, 0, TEXT_KINDS },
    { "vertical-align", 2, read_baseline_shift, 0, NULL, 0, TEXT_KINDS },
    { "start-indent", 2, read_length, AT (i.start_indent), NULL, -1 },
    { "end-indent", 2, read_length, AT (i.end_indent), NULL, -1 },
    { "orphans", 2, read_integer, AT (i.orphans), NULL, 1 },
    { "widows", 2, read_integer, AT (i.widows), NULL, 1 },
    { "white-space", 1, read_use_wrap },
    { "white-space-collapse", 2, read_keyword, AT (i.white_space_collapse), booleans },
    { "white-space-treatment", 2, read_keyword, AT (i.white_space_treatment), whites },
    { "linefeed-treatment", 2, read_keyword, AT (i.linefeed_treatment), linefeeds },
    { "wrap-option", 2, read_keyword, AT (i.wrap), wraps },
    { "hyphenate", 2, read_accepted, 0, only_false },
    { "language", 2, read_accepted },
    { "country", 2, read_accepted },
    { "script", 2, read_accepted },
    { "role", 2, read_accepted },
    { "overflow", 2, read_accepted, 0, only_visible },
    { "writing-mode", 2, read_accepted, 0, only_left_right },
    { "reference-orientation", 2, read_accepted, 0, only_zero },

    { "keep-together", 2, read_keep, AT (i.keep_together) },
    { "keep-together.within-page", 3, read_keep, AT (i.keep_together) },
    { "keep-together.within-column", 3, read_keep, AT (i.keep_together) },
    { "keep-together.within-line", 3, read_keep, AT (i.keep_line) },
    { "keep-with-next", 2, read_keep, AT (own.keep_next), NULL, 0, KEEP_KINDS },
    { "keep-with-next.within-page", 3, read_keep, AT (own.keep_next), NULL, 0, KEEP_KINDS },
    { "keep-with-next.within-column", 3, read_keep, AT (own.keep_next), NULL, 0, KEEP_KINDS },
    { "keep-with-previous", 2, read_keep, AT (own.keep_previous), NULL, 0, KEEP_KINDS },
    { "keep-with-previous.within-page", 3, read_keep, AT (own.keep_previous), NULL, 0, KEEP_KINDS },
    { "keep-with-previous.within-column", 3, read_keep, AT (own.keep_previous), NULL, 0, KEEP_KINDS },
    { "break-before", 2, read_keyword, AT (own.break_before), breaks, 0, KEEP_KINDS },
    { "break-after", 2, read_keyword, AT (own.break_after), breaks, 0, KEEP_KINDS },

    { "background-color", 2, read_color, AT (own.background), NULL, 0,
      BLOCK_KINDS | FO_BIT (FO_TABLE_HEADER) | FO_BIT (FO_TABLE_BODY) | FO_BIT (FO_TABLE_ROW)
          | FO_BIT (FO_TABLE_CELL) },
    { "border-collapse", 2, read_keyword, AT (i.border_collapse), collapses },
    { "border-separation", 2, read_separation },
    { "display-align", 2, read_keyword, AT (i.display_align), displays },

    { "width", 2, read_length_or_auto, AT (own.width), NULL, 0, FO_BIT (FO_TABLE) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "inline-progression-dimension", 2, read_length_or_auto, AT (own.width), NULL, 0,
      FO_BIT (FO_TABLE) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "height", 2, read_length_or_auto, AT (own.height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "block-progression-dimension", 2, read_length_or_auto, AT (own.height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) | FO_BIT (FO_BLOCK_CONTAINER) },
    { "min-height", 2, read_length_or_auto, AT (own.minimum_height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) },
    { "block-progression-dimension.minimum", 2, read_length_or_auto, AT (own.minimum_height), NULL, 0,
      FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_TABLE_CELL) },

    { "table-layout", 2, read_accepted, 0, only_fixed, 0, FO_BIT (FO_TABLE) },
    { "table-omit-header-at-break", 2, read_keyword, AT (own.omit_header_at_break), booleans, 0, FO_BIT (FO_TABLE) },
    { "column-width", 2, read_column_width, 0, NULL, 0, FO_BIT (FO_TABLE_COLUMN) },
    { "column-number", 2, read_integer, AT (own.column_number), NULL, 1,
      FO_BIT (FO_TABLE_COLUMN) | FO_BIT (FO_TABLE_CELL) },
    { "number-columns-repeated", 2, read_integer, AT (own.columns_repeated), NULL, 1, FO_BIT (FO_TABLE_COLUMN) },
    { "number-columns-spanned", 2, read_integer, AT (own.columns_spanned), NULL, 1, FO_BIT (FO_TABLE_CELL) },
    { "number-rows-spanned", 2, read_integer, AT (own.rows_spanned), NULL, 1, FO_BIT (FO_TABLE_CELL) },

    { "leader-pattern", 2, read_keyword, AT (i.leader_pattern), leaders },
    { "leader-length", 2, read_leader_length },
    { "leader-length.minimum", 3, read_length, AT (i.leader_minimum) },
    { "leader-length.optimum", 3, read_length, AT (i.leader_optimum) },
    { "leader-length.maximum", 3, read_length, AT (i.leader_maximum) },
    { "leader-pattern-width", 2, read_points, AT (i.leader_pattern_width) },
    { "rule-thickness", 2, read_thickness },
    { "rule-style", 2, read_keyword, AT (i.rule_style), rules },
    { "provisional-distance-between-starts", 2, read_points, AT (i.provisional_distance) },
    { "provisional-label-separation", 2, read_points, AT (i.provisional_separation) },

    { "master-name", 2, read_name, AT (own.master_name), NULL, 0,
      FO_BIT (FO_SIMPLE_PAGE_MASTER) | FO_BIT (FO_PAGE_SEQUENCE_MASTER) },
    { "master-reference", 2, read_name, AT (own.master_reference), NULL, 0,
      FO_BIT (FO_PAGE_SEQUENCE) | FO_BIT (FO_SINGLE_PAGE_MASTER_REFERENCE)
          | FO_BIT (FO_REPEATABLE_PAGE_MASTER_REFERENCE) | FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "page-width", 2, read_length, AT (own.page_width), NULL, 0, FO_BIT (FO_SIMPLE_PAGE_MASTER) },
    { "page-height", 2, read_length, AT (own.page_height), NULL, 0, FO_BIT (FO_SIMPLE_PAGE_MASTER) },
    { "extent", 2, read_length, AT (own.extent), NULL, 0, FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER) },
    { "region-name", 2, read_name, AT (own.region_name), NULL, 0,
      FO_BIT (FO_REGION_BODY) | FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER) },
    { "precedence", 2, read_accepted, 0, only_false, 0, FO_BIT (FO_REGION_BEFORE) | FO_BIT (FO_REGION_AFTER) },
    { "flow-name", 2, read_name, AT (own.flow_name), NULL, 0, FO_BIT (FO_FLOW) | FO_BIT (FO_STATIC_CONTENT) },
    { "initial-page-number", 2, read_integer_or_auto, AT (own.initial_page_number), initial_pages, 1,
      FO_BIT (FO_PAGE_SEQUENCE) },
    { "force-page-count", 2, read_accepted, 0, only_no_force, 0, FO_BIT (FO_PAGE_SEQUENCE) },
    { "format", 2, read_accepted, 0, only_arabic, 0, FO_BIT (FO_PAGE_SEQUENCE) },
    { "page-position", 2, read_keyword, AT (own.page_position), positions, 0,
      FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "odd-or-even", 2, read_keyword, AT (own.odd_or_even), parities, 0,
      FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "blank-or-not-blank", 2, read_accepted, 0, only_not_blank, 0, FO_BIT (FO_CONDITIONAL_PAGE_MASTER_REFERENCE) },
    { "maximum-repeats", 2, read_repeats, AT (own.maximum_repeats), NULL, 1,
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
        for (int side = 0; side < SIDES; side++)
            style->own.border[side].width = BORDER_WIDTH_MEDIUM;
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
    if (style->own.has_margin[SIDE_BEFORE])
        style->own.space_before.optimum = style->own.margin[SIDE_BEFORE];
    if (style->own.has_margin[SIDE_AFTER])
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
