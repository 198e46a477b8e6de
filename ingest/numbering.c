/* numbering.c - see numbering.h.
 * The counters belong to the abstract numbering: a list that is resumed under another w:num counts on, and an override
 * of the start counts anew once, where the w:num is first used. */
#include "ingest/numbering.h"

#include <string.h>

#include "base/text.h"
#include "ingest/legacy.h"
#include "ingest/number_format.h"
#include "ingest/symbols.h"

#define LISTS_MAX 65536 /* w:numId is at most 32767 in Word */
#define LEVELS    9     /* 17.9.3: w:ilvl from 0 to 8 */

typedef struct {
    gboolean known;
    int start;
    int restart; /* after which level (1 to 9) it begins anew; 0 never; -1 after any higher one */
    char *format;
    char *text; /* w:lvlText, `%1.%2.` */
    char *font; /* of the label: symbol fonts draw other characters than they store */
    char *style_id;
    gboolean legal;     /* w:isLgl: all numbers decimal */
    gboolean space;     /* w:suff is not `nothing` */
    gint8 caps, vanish; /* of the label; -1 not stated */
    ParagraphProps paragraph;
} Level;

typedef struct {
    Level levels[LEVELS];
    int counters[LEVELS];
    gboolean counted[LEVELS]; /* FALSE until first used, and again after a restart */
    char *style_link;         /* w:numStyleLink: the definition is another list's */
} AbstractNumbering;

typedef struct {
    int abstract_id;
    Level *overrides[LEVELS];
    int starts[LEVELS]; /* w:startOverride, -1 none */
    gboolean used[LEVELS];
} NumberInstance;

struct Numbering {
    GHashTable *abstracts; /* id: AbstractNumbering */
    GHashTable *numbers;   /* id: NumberInstance */
    /* what was found for the number asked for last: the items of a list follow on each other */
    int last_id; /* 0 where none was */
    NumberInstance *last_number;
    AbstractNumbering *last_abstract;
};

static void
clear_level (Level *level) {
    g_free (level->format);
    g_free (level->text);
    g_free (level->font);
    g_free (level->style_id);
    paragraph_props_clear (&level->paragraph);
}

static void
free_abstract (gpointer data) {
    AbstractNumbering *abstract = data;
    for (int i = 0; i < LEVELS; i++)
        clear_level (&abstract->levels[i]);
    g_free (abstract->style_link);
    g_free (abstract);
}

static void
free_number (gpointer data) {
    NumberInstance *number = data;
    for (int i = 0; i < LEVELS; i++) {
        if (number->overrides[i] == NULL)
            continue;
        clear_level (number->overrides[i]);
        g_free (number->overrides[i]);
    }
    g_free (number);
}

Numbering *
numbering_new_empty (void) {
    Numbering *numbering = g_new0 (Numbering, 1);
    numbering->abstracts = g_hash_table_new_full (NULL, NULL, NULL, free_abstract);
    numbering->numbers = g_hash_table_new_full (NULL, NULL, NULL, free_number);
    return numbering;
}

void
numbering_free (Numbering *numbering) {
    if (numbering == NULL)
        return;
    g_hash_table_unref (numbering->abstracts);
    g_hash_table_unref (numbering->numbers);
    g_free (numbering);
}

static void
replace (char **field, char *value) {
    g_free (*field);
    *field = value;
}

static void
read_label_look (XmlWalk *walk, Level *lvl) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "rFonts"))
            replace (&lvl->font, xml_walk_dup_attribute (walk, "ascii"));
        else if (xml_walk_is (walk, "caps"))
            lvl->caps = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "vanish"))
            lvl->vanish = xml_walk_is_on (walk);
    }
}

static void
read_level_paragraph (XmlWalk *walk, Level *lvl) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        paragraph_props_read_one (walk, &lvl->paragraph);
}

/* `custom` is described by its first numbers, `001, 002, 003, ...`: the digits of the first are kept as the format. */
static void
read_custom_format (XmlWalk *walk, Level *lvl) {
    g_autofree char *description = xml_walk_dup_attribute (walk, "format");
    gsize digits = description != NULL ? strspn (description, "0123456789") : 0;
    if (digits > 0)
        replace (&lvl->format, g_strndup (description, digits));
}

/* w:numFmt; inside mc:AlternateContent too, where later Words have their own formats and the old one as fallback. */
static void
read_format (XmlWalk *walk, Level *lvl) {
    if (xml_walk_is (walk, "numFmt")) {
        replace (&lvl->format, xml_walk_dup_attribute (walk, "val"));
        if (g_strcmp0 (lvl->format, "custom") == 0)
            read_custom_format (walk, lvl);
    } else if (xml_walk_family (walk) == XML_COMPATIBILITY) {
        gboolean taken = FALSE;
        XmlLevel level = xml_walk_enter (walk);
        while (xml_walk_next (walk, &level)) {
            if (xml_walk_choose_branch (walk, &taken)) {
                XmlLevel inner = xml_walk_enter (walk);
                while (xml_walk_next (walk, &inner))
                    read_format (walk, lvl);
            }
        }
    }
}

/* A label's own words in a font of an old encoding: `§iÒu %1`. */
static void
convert_label (Level *lvl) {
    LegacyFont font = legacy_font (lvl->font);
    if (lvl->text == NULL || font.encoding == LEGACY_NONE
        || legacy_judge (font.encoding, lvl->text, 0) == LEGACY_IS_UNICODE)
        return;
    replace (&lvl->text, legacy_decode (font.encoding, lvl->text, 0, NULL));
    if (font.capitals)
        replace (&lvl->text, g_utf8_strup (lvl->text, -1));
}

static void
read_level (XmlWalk *walk, Level *lvl) {
    XmlLevel level = xml_walk_enter (walk);
    lvl->known = TRUE;
    lvl->start = 0; /* 17.9.25: where it is left out */
    lvl->restart = -1;
    lvl->space = TRUE;
    lvl->caps = lvl->vanish = -1;
    lvl->paragraph = paragraph_props_none ();
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "start"))
            lvl->start = xml_walk_integer (walk, "val", 0);
        else if (xml_walk_is (walk, "lvlRestart"))
            lvl->restart = xml_walk_integer (walk, "val", -1);
        else if (xml_walk_is (walk, "lvlText"))
            replace (&lvl->text, xml_walk_dup_attribute (walk, "val"));
        else if (xml_walk_is (walk, "pStyle"))
            replace (&lvl->style_id, xml_walk_dup_attribute (walk, "val"));
        else if (xml_walk_is (walk, "isLgl"))
            lvl->legal = xml_walk_is_on (walk);
        else if (xml_walk_is (walk, "rPr"))
            read_label_look (walk, lvl);
        else if (xml_walk_is (walk, "pPr"))
            read_level_paragraph (walk, lvl);
        else if (xml_walk_is (walk, "suff")) {
            g_autofree char *value = xml_walk_dup_attribute (walk, "val");
            lvl->space = g_strcmp0 (value, "nothing") != 0;
        } else
            read_format (walk, lvl);
    }
    convert_label (lvl);
}

static void
read_abstract (XmlWalk *walk, Numbering *numbering) {
    AbstractNumbering *abstract = g_new0 (AbstractNumbering, 1);
    int id = xml_walk_integer (walk, "abstractNumId", -1);
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "lvl")) {
            int i = xml_walk_integer (walk, "ilvl", -1);
            if (i >= 0 && i < LEVELS && !abstract->levels[i].known)
                read_level (walk, &abstract->levels[i]);
        } else if (xml_walk_is (walk, "numStyleLink"))
            replace (&abstract->style_link, xml_walk_dup_attribute (walk, "val"));
    }
    g_hash_table_replace (numbering->abstracts, GINT_TO_POINTER (id), abstract);
}

static void
read_override (XmlWalk *walk, NumberInstance *number) {
    int i = xml_walk_integer (walk, "ilvl", -1);
    XmlLevel level = xml_walk_enter (walk);
    if (i < 0 || i >= LEVELS)
        return;
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "startOverride"))
            number->starts[i] = MAX (xml_walk_integer (walk, "val", 0), 0);
        else if (xml_walk_is (walk, "lvl") && number->overrides[i] == NULL) {
            number->overrides[i] = g_new0 (Level, 1);
            read_level (walk, number->overrides[i]);
        }
    }
}

static void
read_number (XmlWalk *walk, Numbering *numbering) {
    NumberInstance *number = g_new0 (NumberInstance, 1);
    int id = xml_walk_integer (walk, "numId", -1);
    XmlLevel level = xml_walk_enter (walk);
    number->abstract_id = -1;
    for (int i = 0; i < LEVELS; i++)
        number->starts[i] = -1;
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "abstractNumId"))
            number->abstract_id = xml_walk_integer (walk, "val", -1);
        else if (xml_walk_is (walk, "lvlOverride"))
            read_override (walk, number);
    }
    g_hash_table_replace (numbering->numbers, GINT_TO_POINTER (id), number);
}

Numbering *
numbering_read (XmlWalk *walk) {
    Numbering *numbering = numbering_new_empty ();
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "abstractNum") && g_hash_table_size (numbering->abstracts) < LISTS_MAX)
            read_abstract (walk, numbering);
        else if (xml_walk_is (walk, "num") && g_hash_table_size (numbering->numbers) < LISTS_MAX)
            read_number (walk, numbering);
    }
    return numbering;
}

static AbstractNumbering *
lookup_abstract (const Numbering *numbering, const NumberInstance *number) {
    return number != NULL ? g_hash_table_lookup (numbering->abstracts, GINT_TO_POINTER (number->abstract_id)) : NULL;
}

/* The definition behind a number. A numbering style names it by a detour: abstractNum, style, num, abstractNum. */
static AbstractNumbering *
find_abstract (const Numbering *numbering, const Styles *styles, const NumberInstance *number) {
    AbstractNumbering *abstract = lookup_abstract (numbering, number), *linked = NULL;
    const Style *style;
    if (abstract == NULL || abstract->style_link == NULL)
        return abstract;
    style = styles_lookup (styles, abstract->style_link);
    if (style != NULL && style->paragraph.number_id > 0)
        linked = lookup_abstract (
            numbering, g_hash_table_lookup (numbering->numbers, GINT_TO_POINTER (style->paragraph.number_id)));
    return linked != NULL ? linked : abstract;
}

/* The number that a paragraph states and the definition behind it; NULL where there is none. */
static AbstractNumbering *
look_up (Numbering *numbering, const Styles *styles, int number_id, NumberInstance **ret_number) {
    if (number_id <= 0)
        return NULL;
    if (number_id != numbering->last_id) {
        numbering->last_number = g_hash_table_lookup (numbering->numbers, GINT_TO_POINTER (number_id));
        numbering->last_abstract = find_abstract (numbering, styles, numbering->last_number);
        numbering->last_id = number_id;
    }
    *ret_number = numbering->last_number;
    return numbering->last_abstract;
}

static const Level *
find_level (const AbstractNumbering *abstract, const NumberInstance *number, int i) {
    return number->overrides[i] != NULL ? number->overrides[i] : &abstract->levels[i];
}

/* The level that a style is linked to, else the one stated, else the first. */
static int
choose_level (const AbstractNumbering *abstract, const NumberInstance *number, int stated, const char *style_id) {
    for (int i = 0; style_id != NULL && i < LEVELS; i++)
        if (g_strcmp0 (find_level (abstract, number, i)->style_id, style_id) == 0)
            return i;
    return CLAMP (stated, 0, LEVELS - 1);
}

static void
count (AbstractNumbering *abstract, NumberInstance *number, int at) {
    const Level *level = find_level (abstract, number, at);
    gboolean is_first_use = number->starts[at] >= 0 && !number->used[at];

    if (is_first_use)
        abstract->counters[at] = number->starts[at];
    else if (!abstract->counted[at])
        abstract->counters[at] = number->starts[at] >= 0 ? number->starts[at] : level->start;
    else if (abstract->counters[at] < G_MAXINT)
        abstract->counters[at]++;
    abstract->counted[at] = TRUE;
    number->used[at] = TRUE;
    for (int i = 0; i < at; i++) { /* a level that was skipped counts as begun */
        if (abstract->counted[i])
            continue;
        abstract->counters[i] = number->starts[i] >= 0 ? number->starts[i] : find_level (abstract, number, i)->start;
        abstract->counted[i] = TRUE;
    }
    for (int i = at + 1; i < LEVELS; i++) {
        int restart = find_level (abstract, number, i)->restart;
        if (restart < 0 || (restart > 0 && at < restart))
            abstract->counted[i] = FALSE;
    }
}

static void
append_counter (GString *label, const AbstractNumbering *abstract, const NumberInstance *number, int i,
                gboolean legal) {
    const Level *level = find_level (abstract, number, i);
    const char *format = level->format;
    if (g_strcmp0 (format, "bullet") == 0)
        return;
    if (legal && g_strcmp0 (format, "none") != 0 && g_strcmp0 (format, "decimalZero") != 0)
        format = "decimal";
    number_format_append (label, format, abstract->counters[i]);
}

static char *
make_label (const AbstractNumbering *abstract, const NumberInstance *number, const Level *level) {
    GString *label = g_string_new (NULL);
    gboolean is_bullet = g_strcmp0 (level->format, "bullet") == 0;
    for (const char *p = level->text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
        if (*p == '%' && p[1] >= '1' && p[1] <= '9') {
            append_counter (label, abstract, number, p[1] - '1', level->legal);
            p++;
        } else if (is_bullet)
            g_string_append_unichar (label, symbol_character (symbol_font (level->font), g_utf8_get_char (p)));
        else
            text_append (label, p, (gsize)(g_utf8_next_char (p) - p));
    }
    g_strstrip (label->str);
    return g_string_free (label, FALSE);
}

char *
numbering_next_label (Numbering *numbering, const Styles *styles, int number_id, int at, const char *style_id,
                      NumberLook *ret_look) {
    NumberInstance *number;
    AbstractNumbering *abstract = look_up (numbering, styles, number_id, &number);
    const Level *level;
    g_autofree char *label = NULL;

    *ret_look = (NumberLook){ TRUE, -1 };
    if (abstract == NULL)
        return NULL;
    at = choose_level (abstract, number, at, style_id);
    level = find_level (abstract, number, at);
    if (!level->known)
        return NULL;
    count (abstract, number, at);
    label = make_label (abstract, number, level);
    *ret_look = (NumberLook){ level->space, level->caps };
    return level->vanish <= 0 && *label != '\0' ? g_steal_pointer (&label) : NULL;
}

const ParagraphProps *
numbering_peek_indents (Numbering *numbering, const Styles *styles, int number_id, int at) {
    NumberInstance *number;
    AbstractNumbering *abstract = look_up (numbering, styles, number_id, &number);
    const Level *level = abstract != NULL ? find_level (abstract, number, CLAMP (at, 0, LEVELS - 1)) : NULL;
    return level != NULL && level->known ? &level->paragraph : NULL;
}
