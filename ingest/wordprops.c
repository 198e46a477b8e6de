/* wordprops.c - see wordprops.h. */
#include "ingest/wordprops.h"

#include <string.h>

#include "ingest/legacy.h"
#include "ingest/symbols.h"

static const struct {
    const char *value;
    BlockAlignment alignment;
} alignments[] = {
    { "center", ALIGN_CENTER },
    { "right", ALIGN_END },
    { "end", ALIGN_END },
    { "left", ALIGN_START },
    { "start", ALIGN_START },
    { "both", ALIGN_JUSTIFY },
    { "distribute", ALIGN_JUSTIFY },
    { "thaiDistribute", ALIGN_JUSTIFY },
    { "highKashida", ALIGN_JUSTIFY },
};

WordFont
word_font (const char *name) {
    LegacyFont font = legacy_font (name);
    int symbols = symbol_font (name);
    if (symbols >= 0)
        return (WordFont)(WORD_FONT_SYMBOLS | symbols);
    return (WordFont)((gint)font.encoding | (font.capitals ? WORD_FONT_CAPITALS : 0));
}

/* 17.3.2.26: a font of the theme goes before a named one. */
static void
read_font (XmlWalk *walk, const char *theme, const char *name, WordFont *font) {
    const char *of_theme = xml_walk_peek_attribute (walk, theme);
    const char *named = of_theme == NULL ? xml_walk_peek_attribute (walk, name) : NULL;
    if (of_theme != NULL)
        *font = g_str_has_prefix (of_theme, "major") ? WORD_FONT_MAJOR : WORD_FONT_MINOR;
    else if (named != NULL)
        *font = word_font (named);
}

void
run_props_read (XmlWalk *walk, RunProps *props) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_family (walk) != XML_WORD)
            continue;
        if (xml_walk_is (walk, "b"))
            props->bold = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "i"))
            props->italic = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "caps"))
            props->caps = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "vanish"))
            props->vanish = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "sz"))
            props->size_half_points = xml_walk_length (walk, "val", 2, -1);
        else if (xml_walk_is (walk, "rFonts")) {
            read_font (walk, "asciiTheme", "ascii", &props->font_ascii);
            read_font (walk, "hAnsiTheme", "hAnsi", &props->font_high);
        } else if (xml_walk_is (walk, "ins") || xml_walk_is (walk, "moveTo"))
            props->inserted_mark = TRUE;
        else if (xml_walk_is (walk, "del") || xml_walk_is (walk, "moveFrom"))
            props->deleted_mark = TRUE;
        else if (xml_walk_is (walk, "rStyle")) {
            g_free (props->style);
            props->style = xml_walk_dup_attribute (walk, "val");
        }
    }
}

static void
lay_flag (gint8 *flag, gint8 over) {
    if (over >= 0)
        *flag = over;
}

static void
lay_number (gint *number, gint over, gint unstated) {
    if (over != unstated)
        *number = over;
}

void
run_props_lay (RunProps *props, const RunProps *over) {
    lay_flag (&props->bold, over->bold);
    lay_flag (&props->italic, over->italic);
    lay_flag (&props->caps, over->caps);
    lay_flag (&props->vanish, over->vanish);
    lay_number (&props->size_half_points, over->size_half_points, -1);
    lay_flag (&props->font_ascii, over->font_ascii);
    lay_flag (&props->font_high, over->font_high);
}

static void
read_alignment (XmlWalk *walk, ParagraphProps *props) {
    const char *value = xml_walk_peek_attribute (walk, "val");
    for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (alignments); i++)
        if (strcmp (value, alignments[i].value) == 0)
            props->alignment = (gint8)alignments[i].alignment;
}

static void
read_indents (XmlWalk *walk, ParagraphProps *props) {
    int left = xml_walk_length (walk, "left", 20, G_MININT);
    int first = xml_walk_length (walk, "firstLine", 20, G_MININT);
    int hanging = xml_walk_length (walk, "hanging", 20, G_MININT);
    if (left == G_MININT)
        left = xml_walk_length (walk, "start", 20, G_MININT);
    lay_number (&props->left_twips, left, G_MININT);
    lay_number (&props->first_twips, first, G_MININT);
    if (hanging != G_MININT)
        props->first_twips = -hanging;
}

static void
read_numbering (XmlWalk *walk, ParagraphProps *props) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "numId"))
            props->number_id = xml_walk_integer (walk, "val", -1);
        else if (xml_walk_is (walk, "ilvl"))
            props->number_level = CLAMP (xml_walk_integer (walk, "val", 0), 0, 8);
    }
}

void
paragraph_props_read_one (XmlWalk *walk, ParagraphProps *props) {
    if (xml_walk_family (walk) != XML_WORD)
        return;
    if (xml_walk_is (walk, "jc"))
        read_alignment (walk, props);
    else if (xml_walk_is (walk, "ind"))
        read_indents (walk, props);
    else if (xml_walk_is (walk, "numPr"))
        read_numbering (walk, props);
    else if (xml_walk_is (walk, "outlineLvl"))
        props->outline = (gint8)CLAMP (xml_walk_integer (walk, "val", 9), 0, 9);
    else if (xml_walk_is (walk, "pageBreakBefore"))
        props->page_break_before = xml_walk_is_on (walk);
    else if (xml_walk_is (walk, "pStyle")) {
        g_free (props->style);
        props->style = xml_walk_dup_attribute (walk, "val");
    }
}

void
paragraph_props_lay (ParagraphProps *props, const ParagraphProps *over) {
    lay_flag (&props->alignment, over->alignment);
    lay_flag (&props->outline, over->outline);
    lay_flag (&props->page_break_before, over->page_break_before);
    lay_number (&props->first_twips, over->first_twips, G_MININT);
    lay_number (&props->left_twips, over->left_twips, G_MININT);
    lay_number (&props->number_id, over->number_id, -1);
    lay_number (&props->number_level, over->number_level, -1);
}
