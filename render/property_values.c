/* property_values.c - see property_values.h. */
#include "render/property_values.h"

#include <stdio.h>
#include <stddef.h>
#include <string.h>

#include "base/i18n.h"

#define FONT_SIZE_MIN 1.0 /* pt */
#define FONT_SIZE_MAX 1000.0

#define FIELD(type) ((type *)G_STRUCT_MEMBER_P (reader->style, property->offset))

const Keyword property_font_styles[] = { { "normal", FALSE }, { "italic", TRUE }, { "oblique", TRUE }, { NULL } };
const Keyword property_font_weights[] = { { "normal", FALSE }, { "lighter", FALSE },
                                          { "100", FALSE },    { "200", FALSE },
                                          { "300", FALSE },    { "400", FALSE },
                                          { "500", FALSE },    { "bold", TRUE },
                                          { "bolder", TRUE },  { "600", TRUE },
                                          { "700", TRUE },     { "800", TRUE },
                                          { "900", TRUE },     { NULL } }; /* fonts come in two weights */

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

const char *
property_read_keyword (StyleReader *reader, const Property *property, const char *value) {
    return look_up (property->keywords, value, FIELD (int)) ? NULL : N_ ("this value is unknown or not implemented");
}

const char *
property_read_accepted (StyleReader *reader, const Property *property, const char *value) {
    int ignored;
    if (property->keywords == NULL)
        return NULL;
    return look_up (property->keywords, value, &ignored) ? NULL : N_ ("this value is unknown or not implemented");
}

const char *
property_read_name (StyleReader *reader, const Property *property, const char *value) {
    if (*value == 0)
        return N_ ("a name is needed");
    *FIELD (const char *) = arena_copy (reader->arena, value, strlen (value));
    return NULL;
}

/* No white space and no control characters: what stands in a file as a URI is ASCII (RFC 3986). */
const char *
property_read_address (StyleReader *reader, const Property *property, const char *value) {
    gsize length = strlen (value);
    if (g_str_has_prefix (value, "url(") && g_str_has_suffix (value, ")")) {
        value += strlen ("url(");
        length -= strlen ("url()");
        if (length >= 2 && (*value == '\'' || *value == '"') && value[length - 1] == *value) {
            value++;
            length -= 2;
        }
    }
    for (gsize i = 0; i < length; i++)
        if ((guchar)value[i] <= ' ' || (guchar)value[i] >= 127)
            return N_ ("not an address: ASCII without blanks, the rest percent-encoded");
    if (length == 0)
        return N_ ("an address is needed");
    *FIELD (const char *) = arena_copy (reader->arena, value, length);
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
    if (!negative && (read.pt < 0 || read.percent < 0 || read.factor < 0) && (read.pt <= 0 && read.percent <= 0))
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

const char *
property_read_length (StyleReader *reader, const Property *property, const char *value) {
    return style_read_length (reader, value, property->minimum < 0, FIELD (Length));
}

const char *
property_read_points (StyleReader *reader, const Property *property, const char *value) {
    return style_read_points (reader, value, property->minimum < 0, FIELD (double));
}

const char *
property_read_length_or_auto (StyleReader *reader, const Property *property, const char *value) {
    if (strcmp (value, "auto") == 0) {
        *FIELD (Length) = (Length){ 0, 0, LENGTH_AUTO };
        return NULL;
    }
    return style_read_length (reader, value, property->minimum < 0, FIELD (Length));
}

const char *
property_read_integer (StyleReader *reader, const Property *property, const char *value) {
    gint64 number;
    if (!g_ascii_string_to_signed (value, 10, property->minimum, 1000000, &number, NULL))
        return N_ ("not a whole number in range");
    *FIELD (int) = number;
    return NULL;
}

const char *
property_read_integer_or_auto (StyleReader *reader, const Property *property, const char *value) {
    if (look_up (property->keywords, value, FIELD (int)))
        return NULL;
    return property_read_integer (reader, property, value);
}

/* What follows `rgb(`: three numbers from 0 to 255, or percentages of 255 (5.10.2). */
static const char *
read_rgb (const char *rest, guint32 *ret) {
    guint32 color = 0;
    for (int i = 0; i < 3; i++) {
        char *end;
        double part = g_ascii_strtod (rest, &end);
        if (end == rest)
            return N_ ("rgb() takes three numbers or percentages");
        if (*end == '%') {
            part = part * 255 / 100;
            end++;
        }
        if (!(part >= 0 && part <= 255))
            return N_ ("rgb() takes numbers from 0 to 255, or percentages");
        color = color << 8 | (guint32)(part + 0.5);
        while (g_ascii_isspace (*end))
            end++;
        if (*end != (i < 2 ? ',' : ')'))
            return N_ ("rgb() takes three numbers or percentages");
        rest = end + 1;
    }
    if (*rest != 0)
        return N_ ("nothing may follow rgb()");
    *ret = color;
    return NULL;
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
    if (g_str_has_prefix (value, "rgb("))
        return read_rgb (value + strlen ("rgb("), ret);
    gsize digits = *value == '#' ? strspn (value + 1, "0123456789abcdefABCDEF") : 0;
    if ((digits != 3 && digits != 6) || value[1 + digits] != 0)
        return N_ ("not a colour: a name, #RGB, #RRGGBB or rgb(R,G,B)");
    guint32 number = g_ascii_strtoull (value + 1, NULL, 16);
    if (digits == 3)
        number = (number >> 8 & 15) * 0x110000 + (number >> 4 & 15) * 0x1100 + (number & 15) * 0x11;
    *ret = number;
    return NULL;
}

const char *
property_read_color (StyleReader *reader, const Property *property, const char *value) {
    return style_read_color (value, FIELD (guint32));
}

const char *
property_read_text_color (StyleReader *reader, const Property *property, const char *value) {
    guint32 color;
    const char *reason = style_read_color (value, &color);
    if (reason == NULL && color == COLOR_NONE)
        reason = N_ ("text cannot be transparent");
    if (reason == NULL)
        reader->style->i.color = color;
    return reason;
}

/* ---- values with a syntax of their own ---- */

const char *
property_read_size (StyleReader *reader, const Property *property, const char *value) {
    /* Steps of 1.2 around the initial size, as 7.9.4 suggests. */
    static const struct {
        const char *name;
        double size, factor;
    } names[] = { { "xx-small", 12 / 1.728 }, { "x-small", 12 / 1.44 }, { "small", 12 / 1.2 },
                  { "medium", 12 },           { "large", 12 * 1.2 },    { "x-large", 12 * 1.44 },
                  { "xx-large", 12 * 1.728 }, { "larger", 0, 1.2 },     { "smaller", 0, 1 / 1.2 } };
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (names[i].name, value) == 0) {
            double size = names[i].size + names[i].factor * reader->parent->i.size;
            reader->style->i.size = CLAMP (size, FONT_SIZE_MIN, FONT_SIZE_MAX);
            return NULL;
        }
    ExpressionContext context = { .em = reader->parent->i.size };
    ExpressionValue read;
    if (!expression_read (value, &context, &read) || !read.is_length || read.factor != 0)
        return N_ ("not a font size");
    double size = read.pt + read.percent * reader->parent->i.size / 100;
    if (size < FONT_SIZE_MIN || size > FONT_SIZE_MAX)
        return N_ ("font sizes go from 1pt to 1000pt");
    reader->style->i.size = size;
    return NULL;
}

const char *
property_read_line_height (StyleReader *reader, const Property *property, const char *value) {
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
const char *
property_read_font (StyleReader *reader, const Property *property, const char *value) {
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
        if (look_up (property_font_styles, *word, &number)) {
            reader->style->i.italic = number;
        } else if (look_up (property_font_weights, *word, &number)) {
            reader->style->i.bold = number;
        } else {
            char *slash = strchr (*word, '/');
            if (slash != NULL)
                *slash++ = 0;
            const char *reason = property_read_size (reader, property, *word);
            if (reason == NULL && slash != NULL)
                reason = property_read_line_height (reader, property, slash);
            if (reason != NULL)
                return reason;
            has_size = TRUE;
        }
    }
    return N_ ("font needs at least a size and a family");
}

const char *
property_read_decoration (StyleReader *reader, const Property *property, const char *value) {
    g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", 0);
    reader->style->own.underline = reader->style->own.line_through = reader->style->own.overline = FALSE;
    for (char **word = words; *word != NULL; word++)
        if (strcmp (*word, "underline") == 0)
            reader->style->own.underline = TRUE;
        else if (strcmp (*word, "line-through") == 0)
            reader->style->own.line_through = TRUE;
        else if (strcmp (*word, "overline") == 0)
            reader->style->own.overline = TRUE;
        else if (**word != 0 && strcmp (*word, "none") != 0)
            return N_ ("this value is unknown or not implemented");
    return NULL;
}

const char *
property_read_baseline_shift (StyleReader *reader, const Property *property, const char *value) {
    static const Keyword shifts[]
        = { { "baseline", SHIFT_BASELINE }, { "super", SHIFT_SUPER }, { "sub", SHIFT_SUB }, { NULL } };
    if (look_up (shifts, value, &reader->style->own.baseline_shift))
        return NULL;
    reader->style->own.baseline_shift = SHIFT_LENGTH;
    return style_read_points (reader, value, TRUE, &reader->style->own.shift);
}

/* auto, always, 1 to 999; for the whole property or a part like `.within-page` */
const char *
property_read_keep (StyleReader *reader, const Property *property, const char *value) {
    static const Keyword keeps[] = { { "auto", KEEP_AUTO }, { "always", KEEP_ALWAYS }, { NULL } };
    if (look_up (keeps, value, FIELD (int)))
        return NULL;
    gint64 number;
    if (!g_ascii_string_to_signed (value, 10, -100000, 100000, &number, NULL))
        return N_ ("auto, always or a whole number");
    *FIELD (int) = CLAMP (number, KEEP_AUTO, KEEP_ALWAYS - 1);
    return NULL;
}

const char *
property_read_column_width (StyleReader *reader, const Property *property, const char *value) {
    ExpressionContext context = { .em = reader->style->i.size };
    ExpressionValue read;
    if (!expression_read (value, &context, &read) || (!read.is_length && read.number != 0) || read.pt < 0
        || read.percent < 0 || read.factor < 0)
        return N_ ("not a column width");
    if (read.factor != 0 && (read.pt != 0 || read.percent != 0))
        return N_ ("proportional and fixed widths in one column are not implemented");
    reader->style->own.column_width = read.factor != 0 ? (Length){ read.factor, 0, LENGTH_PROPORTIONAL }
                                                       : (Length){ read.pt, read.percent, LENGTH_FIXED };
    return NULL;
}

/* page-break-before, page-break-after (7.31.16, 7.31.17): a break, or a keep with the neighbour. */
const char *
property_read_page_break (StyleReader *reader, const Property *property, const char *value) {
    gboolean is_before = property->offset == offsetof (FoStyle, own.break_before);
    if (strcmp (value, "always") == 0)
        *FIELD (int) = BREAK_PAGE;
    else if (strcmp (value, "avoid") == 0)
        *(is_before ? &reader->style->own.keep_previous : &reader->style->own.keep_next) = KEEP_ALWAYS;
    else if (strcmp (value, "auto") != 0)
        return N_ ("this value is unknown or not implemented");
    return NULL;
}

/* background (7.31.1): of its parts a colour is known here; `none` says that there is no image. */
const char *
property_read_background (StyleReader *reader, const Property *property, const char *value) {
    g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", 0);
    for (char **word = words; *word != NULL; word++) {
        const char *reason
            = **word == 0 || strcmp (*word, "none") == 0 ? NULL : style_read_color (*word, FIELD (guint32));
        if (reason != NULL)
            return reason;
    }
    return NULL;
}

/* border-spacing (7.31.9): across, and down where it is another. */
const char *
property_read_spacing (StyleReader *reader, const Property *property, const char *value) {
    g_autofree char *lengths = g_strstrip (g_strdup (value));
    const char *down = lengths + strcspn (lengths, " \t\r\n");
    g_autofree char *across = g_strndup (lengths, down - lengths);
    if (*across == 0)
        return N_ ("a value is needed");
    const char *reason = style_read_points (reader, across, FALSE, &reader->style->i.border_separation_x);
    reader->style->i.border_separation_y = reader->style->i.border_separation_x;
    if (reason != NULL || *down == 0)
        return reason;
    return style_read_points (reader, down, FALSE, &reader->style->i.border_separation_y);
}

const char *
property_read_separation (StyleReader *reader, const Property *property, const char *value) {
    const char *reason = style_read_points (reader, value, FALSE, &reader->style->i.border_separation_x);
    reader->style->i.border_separation_y = reader->style->i.border_separation_x;
    return reason;
}

const char *
property_read_leader_length (StyleReader *reader, const Property *property, const char *value) {
    Length length = { 0 };
    const char *reason = style_read_length (reader, value, FALSE, &length);
    reader->style->i.leader_minimum = reader->style->i.leader_optimum = reader->style->i.leader_maximum = length;
    return reason;
}

const char *
property_read_thickness (StyleReader *reader, const Property *property, const char *value) {
    return style_read_points (reader, value, FALSE, &reader->style->i.rule_thickness);
}

const char *
property_read_repeats (StyleReader *reader, const Property *property, const char *value) {
    if (strcmp (value, "no-limit") != 0)
        return property_read_integer (reader, property, value);
    reader->style->own.maximum_repeats = 0;
    return NULL;
}

const char *
property_read_use_wrap (StyleReader *reader, const Property *property, const char *value) {
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
