/* sides.c - see sides.h. */
#include "render/sides.h"

#include <string.h>

#include "base/i18n.h"

#define UNKNOWN_VALUE N_ ("this value is unknown or not implemented")

#define BOXES                                                                                                          \
    (FO_BIT (FO_BLOCK) | FO_BIT (FO_BLOCK_CONTAINER) | FO_BIT (FO_TABLE) | FO_BIT (FO_TABLE_CELL)                      \
     | FO_BIT (FO_LIST_BLOCK) | FO_BIT (FO_LIST_ITEM))
#define SPACED                                                                                                         \
    (FO_BIT (FO_BLOCK) | FO_BIT (FO_BLOCK_CONTAINER) | FO_BIT (FO_TABLE) | FO_BIT (FO_LIST_BLOCK)                      \
     | FO_BIT (FO_LIST_ITEM))
#define WITH_MARGIN (SPACED | FO_BIT (FO_SIMPLE_PAGE_MASTER) | FO_BIT (FO_REGION_BODY))
/* A row's border is one of those that collapse; on an inline only the one below is drawn. */
#define WITH_BORDER (BOXES | FO_BIT (FO_TABLE_ROW) | FO_BIT (FO_INLINE))

static const struct {
    const char *name;
    int side;
} side_names[] = {
    { "before", SIDE_BEFORE }, { "after", SIDE_AFTER },  { "start", SIDE_START }, { "end", SIDE_END },
    { "top", SIDE_BEFORE },    { "bottom", SIDE_AFTER }, { "left", SIDE_START },  { "right", SIDE_END },
};

/* Moves past `word` at the head of *at; a word ends at '-', '.' or the end. */
static gboolean
take_word (const char **at, const char *word) {
    gsize length = strlen (word);
    if (strncmp (*at, word, length) != 0 || ((*at)[length] != 0 && (*at)[length] != '-' && (*at)[length] != '.'))
        return FALSE;
    *at += length;
    return TRUE;
}

static int
take_side (const char **at) {
    if (**at != '-')
        return -1;
    const char *word = *at + 1;
    for (gsize i = 0; i < G_N_ELEMENTS (side_names); i++)
        if (take_word (&word, side_names[i].name)) {
            *at = word;
            return side_names[i].side;
        }
    return -1;
}

static const char *
read_border_style (const char *value, guint8 *ret) {
    static const struct {
        const char *name;
        guint8 style;
    } styles[] = { { "none", RULE_NONE },     { "hidden", RULE_NONE },   { "solid", RULE_SOLID },
                   { "double", RULE_DOUBLE }, { "dashed", RULE_DASHED }, { "dotted", RULE_DOTTED } };
    for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
        if (strcmp (styles[i].name, value) == 0) {
            *ret = styles[i].style;
            return NULL;
        }
    return UNKNOWN_VALUE;
}

static const char *
read_border_width (StyleReader *reader, const char *value, double *ret) {
    static const struct {
        const char *name;
        double width;
    } widths[] = { { "thin", 0.5 }, { "medium", BORDER_WIDTH_MEDIUM }, { "thick", 2 } };
    for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
        if (strcmp (widths[i].name, value) == 0) {
            *ret = widths[i].width;
            return NULL;
        }
    return style_read_points (reader, value, FALSE, ret);
}

static const char *
read_conditionality (const char *value, guint8 *ret) {
    *ret = strcmp (value, "retain") == 0;
    return *ret || strcmp (value, "discard") == 0 ? NULL : UNKNOWN_VALUE;
}

typedef enum { ASPECT_ALL, ASPECT_WIDTH, ASPECT_STYLE, ASPECT_COLOR, ASPECT_CONDITIONALITY, ASPECT_SHORT } Aspect;

static const char *
read_border_aspect (StyleReader *reader, Border *border, Aspect aspect, const char *value) {
    switch (aspect) {
    case ASPECT_WIDTH:
        return read_border_width (reader, value, &border->width);
    case ASPECT_STYLE:
        return read_border_style (value, &border->style);
    case ASPECT_COLOR:
        return style_read_color (value, &border->color);
    case ASPECT_CONDITIONALITY:
        return read_conditionality (value, &border->retain);
    default:
        break;
    }
    /* `0.5pt solid black` in any order */
    g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", 0);
    *border = (Border){ BORDER_WIDTH_MEDIUM, RULE_NONE, border->retain, COLOR_NONE };
    for (char **word = words; *word != NULL; word++)
        if (**word != 0 && read_border_style (*word, &border->style) != NULL
            && read_border_width (reader, *word, &border->width) != NULL
            && style_read_color (*word, &border->color) != NULL)
            return UNKNOWN_VALUE;
    return NULL;
}

/* One to four words for top, right, bottom, left, as in CSS. */
typedef const char *(*ReadSide) (StyleReader *reader, int side, Aspect aspect, const char *value);

static const char *
read_four (StyleReader *reader, ReadSide read, Aspect aspect, const char *value) {
    static const int order[4][4] = { { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 } };
    static const int sides[4] = { SIDE_BEFORE, SIDE_END, SIDE_AFTER, SIDE_START };
    g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", 0);
    const char *used[4];
    int n = 0;
    for (char **word = words; *word != NULL; word++)
        if (**word != 0) {
            if (n == 4)
                return N_ ("more than four values");
            used[n++] = *word;
        }
    if (n == 0)
        return N_ ("a value is needed");
    for (int i = 0; i < 4; i++) {
        const char *reason = read (reader, sides[i], aspect, used[order[n - 1][i]]);
        if (reason != NULL)
            return reason;
    }
    return NULL;
}

static const char *
read_border (StyleReader *reader, int side, Aspect aspect, const char *value) {
    return read_border_aspect (reader, &reader->style->own.border[side], aspect, value);
}

static const char *
read_padding (StyleReader *reader, int side, Aspect aspect, const char *value) {
    if (aspect == ASPECT_CONDITIONALITY)
        return read_conditionality (value, &reader->style->own.padding_retain[side]);
    return style_read_points (reader, value, FALSE, &reader->style->own.padding[side]);
}

static const char *
read_margin (StyleReader *reader, int side, Aspect aspect, const char *value) {
    reader->style->own.has_margin[side] = aspect == ASPECT_SHORT ? 1 : 2;
    return style_read_length (reader, value, TRUE, &reader->style->own.margin[side]);
}

static gboolean
read_border_name (StyleReader *reader, FoKind kind, const char *rest, const char *value, int rank,
                  const char **ret_reason) {
    static const struct {
        const char *name;
        Aspect aspect;
    } aspects[] = {
        { "", ASPECT_ALL },         { "-width", ASPECT_WIDTH }, { "-width.length", ASPECT_WIDTH },
        { "-style", ASPECT_STYLE }, { "-color", ASPECT_COLOR }, { "-width.conditionality", ASPECT_CONDITIONALITY },
    };
    int side = take_side (&rest);
    for (gsize i = 0; i < G_N_ELEMENTS (aspects); i++) {
        if (strcmp (aspects[i].name, rest) != 0)
            continue;
        gboolean part = aspects[i].aspect != ASPECT_ALL;
        if (rank != 1 + (side >= 0) + part)
            return TRUE;
        if ((FO_BIT (kind) & WITH_BORDER) == 0 || (kind == FO_INLINE && side != SIDE_AFTER))
            *ret_reason = N_ ("this property is not implemented for this element");
        else if (side < 0 && !part) /* one value for all four */
            for (side = 0; side < SIDES && *ret_reason == NULL; side++)
                *ret_reason = read_border (reader, side, ASPECT_ALL, value);
        else if (side < 0)
            *ret_reason = read_four (reader, read_border, aspects[i].aspect, value);
        else
            *ret_reason = read_border (reader, side, aspects[i].aspect, value);
        return TRUE;
    }
    return FALSE;
}

static gboolean
read_box_name (StyleReader *reader, const char *rest, const char *value, int rank, gboolean applies, ReadSide read,
               const char **ret_reason) {
    int side = take_side (&rest);
    gboolean conditionality = side >= 0 && read == read_padding && strcmp (rest, ".conditionality") == 0;
    if (strcmp (rest, "") != 0 && strcmp (rest, ".length") != 0 && !conditionality)
        return FALSE;
    if (rank != 1 + (side >= 0))
        return TRUE;
    if (!applies)
        *ret_reason = N_ ("this property is not implemented for this element");
    else if (side < 0)
        *ret_reason = read_four (reader, read, ASPECT_SHORT, value);
    else
        *ret_reason = read (reader, side, conditionality ? ASPECT_CONDITIONALITY : ASPECT_ALL, value);
    return TRUE;
}

static gboolean
read_space_name (StyleReader *reader, FoKind kind, const char *rest, const char *value, int rank,
                 const char **ret_reason) {
    int side = take_side (&rest);
    if (side != SIDE_BEFORE && side != SIDE_AFTER)
        return FALSE;
    Space *space = side == SIDE_BEFORE ? &reader->style->own.space_before : &reader->style->own.space_after;
    gboolean is_range = strcmp (rest, ".minimum") == 0 || strcmp (rest, ".maximum") == 0;
    if (strcmp (rest, "") != 0 && strcmp (rest, ".optimum") != 0 && strcmp (rest, ".conditionality") != 0
        && strcmp (rest, ".precedence") != 0 && !is_range)
        return FALSE;
    if (rank != 2 + (*rest != 0))
        return TRUE;
    if ((FO_BIT (kind) & SPACED) == 0) {
        *ret_reason = N_ ("this property is not implemented for this element");
    } else if (strcmp (rest, ".conditionality") == 0) {
        guint8 retain;
        *ret_reason = read_conditionality (value, &retain);
        space->retain = retain;
    } else if (strcmp (rest, ".precedence") == 0) {
        space->precedence = strcmp (value, "force") == 0 ? G_MAXINT : atoi (value);
        if (space->precedence == 0 && strcmp (value, "0") != 0)
            *ret_reason = UNKNOWN_VALUE;
    } else {
        /* Space is never stretched or shrunk here: the optimum is what is set. The range is only checked. */
        Length length = { 0 };
        *ret_reason = style_read_length (reader, value, TRUE, &length);
        if (!is_range) {
            space->optimum = length;
            reader->style->own.has_space[side] = TRUE;
        }
    }
    return TRUE;
}

gboolean
style_read_side (StyleReader *reader, FoKind kind, const char *name, const char *value, int rank,
                 const char **ret_reason) {
    const char *rest = name;
    *ret_reason = NULL;
    if (take_word (&rest, "border"))
        return read_border_name (reader, kind, rest, value, rank, ret_reason);
    if (take_word (&rest, "padding")) {
        gboolean applies = (FO_BIT (kind) & (BOXES | FO_BIT (FO_INLINE))) != 0
                           && (kind != FO_INLINE || strcmp (rest, "-after") == 0 || strcmp (rest, "-bottom") == 0);
        return read_box_name (reader, rest, value, rank, applies, read_padding, ret_reason);
    }
    if (take_word (&rest, "margin"))
        return read_box_name (reader, rest, value, rank, (FO_BIT (kind) & WITH_MARGIN) != 0, read_margin, ret_reason);
    if (take_word (&rest, "space"))
        return read_space_name (reader, kind, rest, value, rank, ret_reason);
    return FALSE;
}
