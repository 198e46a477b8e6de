/* styles.c - see styles.h. */
#include "ingest/styles.h"

#include <string.h>

/* Word stops at eleven levels of basedOn; a loop must end somewhere. */
#define BASED_ON_MAX 32
#define STYLES_MAX   65536 /* Word itself stops at some four thousand */

typedef struct {
    Style style;
    char *based_on;
    gboolean resolved;
} StyleEntry;

struct Styles {
    GHashTable *entries; /* id: StyleEntry */
    Style defaults;
    char *default_paragraph; /* id */
    const Style *default_style;
};

static void
init_style (Style *style) {
    memset (style, 0, sizeof *style);
    style->paragraph = paragraph_props_none ();
    style->run = run_props_none ();
}

static void
clear_style (Style *style) {
    g_free (style->id);
    g_free (style->name);
    paragraph_props_clear (&style->paragraph);
    run_props_clear (&style->run);
}

static void
free_entry (gpointer data) {
    StyleEntry *entry = data;
    clear_style (&entry->style);
    g_free (entry->based_on);
    g_free (entry);
}

static void
lay_over_defaults (const Styles *styles, Style *style) {
    style->shown = styles->defaults.paragraph;
    paragraph_props_lay (&style->shown, &style->paragraph);
    style->shown.style = NULL;
}

Styles *
styles_new_empty (void) {
    Styles *styles = g_new0 (Styles, 1);
    styles->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
    init_style (&styles->defaults);
    lay_over_defaults (styles, &styles->defaults);
    return styles;
}

void
styles_free (Styles *styles) {
    if (styles == NULL)
        return;
    g_hash_table_unref (styles->entries);
    clear_style (&styles->defaults);
    g_free (styles->default_paragraph);
    g_free (styles);
}

static void
read_paragraph_props (XmlWalk *walk, ParagraphProps *props) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        paragraph_props_read_one (walk, props);
}

/* w:docDefaults: two wrappers around the properties. */
static void
read_defaults (XmlWalk *walk, Style *defaults) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        XmlLevel inner = xml_walk_enter (walk);
        while (xml_walk_next (walk, &inner)) {
            if (xml_walk_is (walk, "rPr"))
                run_props_read (walk, &defaults->run);
            else if (xml_walk_is (walk, "pPr"))
                read_paragraph_props (walk, &defaults->paragraph);
        }
    }
}

gboolean
styles_read_borders (XmlWalk *walk) {
    gboolean drawn = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        const char *value = xml_walk_peek_attribute (walk, "val");
        drawn = drawn || (value != NULL && strcmp (value, "nil") != 0 && strcmp (value, "none") != 0);
    }
    return drawn;
}

static gboolean
read_table_borders (XmlWalk *walk) {
    gboolean drawn = FALSE;
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (xml_walk_is (walk, "tblBorders"))
            drawn = styles_read_borders (walk);
    return drawn;
}

static void
read_style (XmlWalk *walk, Styles *styles) {
    StyleEntry *entry = g_new0 (StyleEntry, 1);
    g_autofree char *type = xml_walk_dup_attribute (walk, "type");
    gboolean is_default = xml_walk_flag (walk, "default", FALSE);
    XmlLevel level = xml_walk_enter (walk);

    init_style (&entry->style);
    entry->style.id = xml_walk_dup_attribute (walk, "styleId");
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "name"))
            g_free (entry->style.name), entry->style.name = xml_walk_dup_attribute (walk, "val");
        else if (xml_walk_is (walk, "basedOn"))
            g_free (entry->based_on), entry->based_on = xml_walk_dup_attribute (walk, "val");
        else if (xml_walk_is (walk, "pPr"))
            read_paragraph_props (walk, &entry->style.paragraph);
        else if (xml_walk_is (walk, "rPr"))
            run_props_read (walk, &entry->style.run);
        else if (xml_walk_is (walk, "tblPr"))
            entry->style.has_borders = read_table_borders (walk);
    }
    if (entry->style.id == NULL || g_hash_table_size (styles->entries) >= STYLES_MAX
        || g_hash_table_contains (styles->entries, entry->style.id)) {
        free_entry (entry);
        return;
    }
    if (is_default && g_strcmp0 (type, "paragraph") == 0) {
        g_free (styles->default_paragraph);
        styles->default_paragraph = g_strdup (entry->style.id);
    }
    g_hash_table_insert (styles->entries, entry->style.id, entry);
}

Styles *
styles_read (XmlWalk *walk) {
    Styles *styles = styles_new_empty ();
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        if (xml_walk_is (walk, "docDefaults"))
            read_defaults (walk, &styles->defaults);
        else if (xml_walk_is (walk, "style"))
            read_style (walk, styles);
    }
    lay_over_defaults (styles, &styles->defaults);
    if (styles->default_paragraph != NULL)
        styles->default_style = styles_lookup (styles, styles->default_paragraph);
    return styles;
}

static void resolve (const Styles *styles, StyleEntry *entry, guint depth);

static void
lay_over_base (const Styles *styles, StyleEntry *entry, guint depth) {
    StyleEntry *base;
    Style whole;
    base = entry->based_on != NULL ? g_hash_table_lookup (styles->entries, entry->based_on) : NULL;
    if (base == NULL || depth >= BASED_ON_MAX)
        return;
    resolve (styles, base, depth + 1);
    whole = base->style;
    whole.paragraph.style = entry->style.paragraph.style;
    whole.run.style = entry->style.run.style;
    paragraph_props_lay (&whole.paragraph, &entry->style.paragraph);
    run_props_lay (&whole.run, &entry->style.run);
    entry->style.paragraph = whole.paragraph;
    entry->style.run = whole.run;
    entry->style.has_borders = entry->style.has_borders || whole.has_borders;
}

/* Lays the style over what it is based on, once. */
static void
resolve (const Styles *styles, StyleEntry *entry, guint depth) {
    if (entry->resolved)
        return;
    entry->resolved = TRUE; /* first, so that a loop ends here */
    lay_over_base (styles, entry, depth);
    lay_over_defaults (styles, &entry->style);
}

const Style *
styles_lookup (const Styles *styles, const char *id) {
    StyleEntry *entry;
    if (id == NULL)
        return styles->default_style;
    entry = g_hash_table_lookup (styles->entries, id);
    if (entry == NULL)
        return NULL;
    resolve (styles, entry, 0);
    return &entry->style;
}

const Style *
styles_peek_defaults (const Styles *styles) {
    return &styles->defaults;
}
