/* fonts.c - see fonts.h. */
#include "render/fonts.h"

#include <string.h>

#include "late_fontconfig.h"
#include "late_hpdf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "render/font_configuration.h"
#include "render/truetype.h"

#define WIDTH_UNKNOWN (-1)
#define WIDTH_MISSING (-2)
#define FALLBACKS_MAX 8   /* faces tried for a glyph that the wanted families lack */
#define MISSING_MAX   200 /* different characters that are reported */
#define FONT_PACKAGE  "fonts-liberation2"

struct FontStack {
    GPtrArray *faces;    /* FontFace, lent from the set */
    GPtrArray *families; /* names not tried yet, in order */
    gboolean bold, italic;
};

struct FontSet {
    HPDF_Doc pdf;
    GHashTable *faces;  /* path and index -> FontFace */
    GHashTable *stacks; /* family, weight, slant -> FontStack */
    GArray *missing;    /* MissingGlyph */
};

/* Families with the same metrics: what a document names, what a free system has. */
static const struct {
    const char *family, *same;
} equals[] = {
    { "Times New Roman", "Liberation Serif" },
    { "Times", "Times New Roman" },
    { "Times", "Liberation Serif" },
    { "serif", "Times New Roman" },
    { "serif", "Liberation Serif" },
    { "Arial", "Liberation Sans" },
    { "Helvetica", "Arial" },
    { "Helvetica", "Liberation Sans" },
    { "sans-serif", "Arial" },
    { "sans-serif", "Liberation Sans" },
    { "Courier New", "Liberation Mono" },
    { "monospace", "Courier New" },
    { "monospace", "Liberation Mono" },
};

/* What is drawn for a character that no font has: the first that one has. */
static const gunichar replacements[] = { 0x25A1, 0x25A0, '?' };

static void
face_free (FontFace *face) {
    FcCharSetDestroy (face->charset);
    g_free (face->widths);
    g_free (face->used);
    g_free (face->path);
    g_free (face->name);
    g_free (face);
}

static void
stack_free (FontStack *stack) {
    g_ptr_array_unref (stack->faces);
    g_ptr_array_unref (stack->families);
    g_free (stack);
}

static gpointer
read_configuration (gpointer data) {
    FcConfig *configuration = font_configuration_new_short ();
    if (configuration == NULL)
        FcInit ();
    return configuration;
}

/* (transfer none): the short one, kept for the life of the process; NULL: the whole is read. The first caller reads, in whichever thread; the
 * others wait for it. */
static FcConfig *
peek_configuration (void) {
    static GOnce once = G_ONCE_INIT;
    return g_once (&once, read_configuration, NULL);
}

FontSet *
font_set_new (HPDF_Doc pdf) {
    peek_configuration ();
    FontSet *fonts = g_new0 (FontSet, 1);
    fonts->pdf = pdf;
    fonts->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)face_free);
    fonts->stacks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)stack_free);
    fonts->missing = g_array_new (FALSE, FALSE, sizeof (MissingGlyph));
    return fonts;
}

void
font_set_free (FontSet *fonts) {
    if (fonts == NULL)
        return;
    g_hash_table_unref (fonts->stacks);
    g_hash_table_unref (fonts->faces);
    g_array_unref (fonts->missing);
    g_free (fonts);
}

static gboolean
is_used (const FontFace *face) {
    for (gsize i = 0; i < FONT_CODES / 8; i++)
        if (face->used[i] != 0)
            return TRUE;
    return FALSE;
}

GPtrArray *
font_set_steal_faces (FontSet *fonts) {
    GPtrArray *faces = g_ptr_array_new_with_free_func ((GDestroyNotify)face_free);
    GHashTableIter iterator;
    gpointer key, face;
    g_hash_table_remove_all (fonts->stacks);
    g_hash_table_iter_init (&iterator, fonts->faces);
    while (g_hash_table_iter_next (&iterator, &key, &face))
        if (is_used (face)) {
            g_ptr_array_add (faces, face);
            g_hash_table_iter_steal (&iterator);
            g_free (key);
        }
    return faces;
}

/* ---- metrics ---- */

/* OS/2, fsType: the licence forbids embedding, or allows bitmaps only, or no subsets. */
#define LICENCE_REFUSALS (0x0002 | 0x0100 | 0x0200)

/* sTypoAscender and sTypoDescender, which CSS 2.1, 10.8.1 recommends for the half-leading model and FOP uses as well. */
static void
read_typographic_metrics (FontFace *face, const TrueType *font) {
    gint16 ascent = (gint16)truetype_number (font, "OS/2", 68, 2);
    gint16 descent = (gint16)truetype_number (font, "OS/2", 70, 2);
    double em = font->units;
    if (ascent <= 0 || descent > 0)
        return;
    face->ascent = ascent / em;
    face->descent = -descent / em;
}

gboolean
font_face_has (FontFace *face, gunichar c) {
    if (c >= FONT_CODES)
        return FALSE;
    if (face->widths[c] == WIDTH_UNKNOWN)
        face->widths[c]
            = FcCharSetHasChar (face->charset, c) ? HPDF_Font_GetUnicodeWidth (face->font, c) : WIDTH_MISSING;
    return face->widths[c] != WIDTH_MISSING;
}

int
font_face_width (FontFace *face, gunichar c) {
    return font_face_has (face, c) ? face->widths[c] : 0;
}

/* ---- finding ---- */

/* libharu measures; the file is embedded, as far as it is drawn with, by pdfa_fonts.c. NULL: broken, or not to be embedded. */
static FontFace *
open_face (FontSet *fonts, const char *path, int index) {
    g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
    TrueType truetype;
    if (file == NULL
        || !truetype_open (&truetype, (const guint8 *)g_mapped_file_get_contents (file),
                           g_mapped_file_get_length (file), index)
        || (truetype_number (&truetype, "OS/2", 8, 2) & LICENCE_REFUSALS) != 0)
        return NULL;
    gboolean is_collection = g_str_has_suffix (path, ".ttc");
    const char *name = is_collection ? HPDF_LoadTTFontFromFile2 (fonts->pdf, path, index, HPDF_FALSE)
                                     : HPDF_LoadTTFontFromFile (fonts->pdf, path, HPDF_FALSE);
    HPDF_Font font = name == NULL ? NULL : HPDF_GetFont (fonts->pdf, name, "UTF-8");
    if (font == NULL) {
        HPDF_ResetError (fonts->pdf);
        return NULL;
    }
    FontFace *face = g_new0 (FontFace, 1);
    face->font = font;
    face->ascent = HPDF_Font_GetAscent (font) / 1000.0;
    face->descent = -HPDF_Font_GetDescent (font) / 1000.0;
    read_typographic_metrics (face, &truetype);
    face->path = g_strdup (path);
    face->name = g_strdup (HPDF_Font_GetFontName (font));
    face->index = index;
    face->used = g_new0 (guint8, FONT_CODES / 8);
    face->widths = g_new (gint16, FONT_CODES);
    for (gsize i = 0; i < FONT_CODES; i++)
        face->widths[i] = WIDTH_UNKNOWN;
    return face;
}

static FontFace *
load_face (FontSet *fonts, FcPattern *found) {
    FcChar8 *path;
    FcCharSet *charset;
    int index = 0;
    if (FcPatternGetString (found, FC_FILE, 0, &path) != FcResultMatch
        || FcPatternGetCharSet (found, FC_CHARSET, 0, &charset) != FcResultMatch)
        return NULL;
    FcPatternGetInteger (found, FC_INDEX, 0, &index);
    g_autofree char *key = g_strdup_printf ("%s:%d", path, index);
    FontFace *face = g_hash_table_lookup (fonts->faces, key);
    if (face != NULL)
        return face;
    face = open_face (fonts, (const char *)path, index);
    if (face == NULL)
        return NULL; /* the next candidate is tried */
    face->charset = FcCharSetCopy (charset);
    g_hash_table_insert (fonts->faces, g_steal_pointer (&key), face);
    return face;
}

/* libharu embeds TrueType outlines only. */
static gboolean
is_usable (FcPattern *found) {
    FcChar8 *format;
    FcBool variable = FcFalse;
    if (FcPatternGetString (found, FC_FONTFORMAT, 0, &format) != FcResultMatch
        || strcmp ((const char *)format, "TrueType") != 0)
        return FALSE;
    return FcPatternGetBool (found, FC_VARIABLE, 0, &variable) != FcResultMatch || !variable;
}

static gboolean
has_family (FcPattern *found, const char *family) {
    FcChar8 *name;
    for (int i = 0; FcPatternGetString (found, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (g_ascii_strcasecmp ((const char *)name, family) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
has_weight_and_slant (FcPattern *found, const FontStack *stack) {
    int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
    FcPatternGetInteger (found, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger (found, FC_SLANT, 0, &slant);
    return (weight >= FC_WEIGHT_SEMIBOLD) == stack->bold && (slant != FC_SLANT_ROMAN) == stack->italic;
}

static FcPattern *
new_pattern (const FontStack *stack, const char *family) {
    FcPattern *pattern = FcPatternCreate ();
    FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddString (pattern, FC_LANG, (const FcChar8 *)"vi");
    FcPatternAddInteger (pattern, FC_WEIGHT, stack->bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger (pattern, FC_SLANT, stack->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool (pattern, FC_SCALABLE, FcTrue);
    return pattern;
}

static void
add_face (FontStack *stack, FontFace *face) {
    if (face != NULL && !g_ptr_array_find (stack->faces, face, NULL))
        g_ptr_array_add (stack->faces, face);
}

/* (transfer full) (nullable): the font nearest to @family. @configuration: NULL is the whole one. */
static FcPattern *
match_family (FcConfig *configuration, const FontStack *stack, const char *family) {
    FcPattern *pattern = new_pattern (stack, family);
    FcResult result;
    FcDefaultSubstitute (pattern);
    FcPattern *found = FcFontMatch (configuration, pattern, &result);
    FcPatternDestroy (pattern);
    return found;
}

/* Where the family has no such weight or slant, the whole configuration may still say that one stands for it. */
static void
try_next_family (FontSet *fonts, FontStack *stack) {
    g_autofree char *family = g_ptr_array_steal_index (stack->families, 0);
    FcConfig *configuration = peek_configuration ();
    FcPattern *found = match_family (configuration, stack, family);
    if (configuration != NULL && found != NULL && has_family (found, family) && !has_weight_and_slant (found, stack)) {
        FcPatternDestroy (found);
        found = match_family (NULL, stack, family);
    }
    if (found != NULL && has_family (found, family) && is_usable (found) && has_weight_and_slant (found, stack))
        add_face (stack, load_face (fonts, found));
    if (found != NULL)
        FcPatternDestroy (found);
}

/* Last resort: whatever the system has, nearest first; only fonts with the glyph @c are loaded. */
static void
search_system (FontSet *fonts, FontStack *stack, gunichar c) {
    FcPattern *pattern = new_pattern (stack, "serif");
    FcResult result;
    FcConfigSubstitute (NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute (pattern);
    FcFontSet *sorted = FcFontSort (NULL, pattern, FcFalse, NULL, &result);
    for (int i = 0; sorted != NULL && i < sorted->nfont; i++) {
        FcCharSet *charset;
        if (stack->faces->len >= FALLBACKS_MAX)
            break;
        if (!is_usable (sorted->fonts[i])
            || FcPatternGetCharSet (sorted->fonts[i], FC_CHARSET, 0, &charset) != FcResultMatch)
            continue;
        if (!FcCharSetHasChar (charset, c))
            continue;
        guint had = stack->faces->len;
        add_face (stack, load_face (fonts, sorted->fonts[i]));
        if (stack->faces->len > had)
            break;
    }
    if (sorted != NULL)
        FcFontSetDestroy (sorted);
    FcPatternDestroy (pattern);
}

static void
add_families (FontStack *stack, const char *family) {
    g_ptr_array_add (stack->families, g_strdup (family));
    for (gsize i = 0; i < G_N_ELEMENTS (equals); i++)
        if (g_ascii_strcasecmp (equals[i].family, family) == 0)
            g_ptr_array_add (stack->families, g_strdup (equals[i].same));
}

FontStack *
font_set_lookup_stack (FontSet *fonts, const FoStyle *style, GError **error) {
    g_autofree char *key = g_strdup_printf ("%d%d%s", style->i.bold, style->i.italic, style->i.family);
    FontStack *stack = g_hash_table_lookup (fonts->stacks, key);
    if (stack == NULL) {
        stack = g_new0 (FontStack, 1);
        stack->faces = g_ptr_array_new ();
        stack->families = g_ptr_array_new_with_free_func (g_free);
        stack->bold = style->i.bold;
        stack->italic = style->i.italic;
        g_auto (GStrv) names = g_strsplit (style->i.family, ",", 16);
        for (char **name = names; *name != NULL; name++) {
            g_strstrip (*name);
            g_strdelimit (*name, "'\"", ' ');
            add_families (stack, g_strstrip (*name));
        }
        add_families (stack, "Times New Roman");
        g_hash_table_insert (fonts->stacks, g_steal_pointer (&key), stack);
    }
    while (stack->faces->len == 0 && stack->families->len > 0)
        try_next_family (fonts, stack);
    if (stack->faces->len == 0)
        search_system (fonts, stack, 0x1EBF); /* ế: a font for Vietnamese */
    if (stack->faces->len == 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("no font for Vietnamese is installed (looked for “%s”); install the package %s"),
                     style->i.family, FONT_PACKAGE);
        return NULL;
    }
    return stack;
}

void
font_set_load (FontSet *fonts, const char *family) {
    static const struct { gboolean bold, italic; } wanted[] = { { FALSE, FALSE }, { TRUE, FALSE }, { FALSE, TRUE } };
    for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
        FoStyle style = *style_initial ();
        style.i.family = family;
        style.i.bold = wanted[i].bold;
        style.i.italic = wanted[i].italic;
        font_set_lookup_stack (fonts, &style, NULL);
    }
}

FontFace *
font_stack_peek_first (const FontStack *stack) {
    return stack->faces->pdata[0];
}

/* Signs that a font may lack and that look, or are invisible, like another one. */
static gunichar
find_look_alike (gunichar c) {
    static const struct {
        gunichar c, glyph;
    } rows[] = {
        { 0x2011, 0x2D }, { 0x2010, 0x2D }, { 0x2212, 0x2013 }, { 0xA0, 0x20 },   { 0x202F, 0x20 }, { 0x2002, 0x20 },
        { 0x2003, 0x20 }, { 0x2007, 0x20 }, { 0x2008, 0x20 },   { 0x2009, 0x20 }, { 0x2028, 0x20 }, { 0x2029, 0x20 },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        if (rows[i].c == c)
            return rows[i].glyph;
    return 0;
}

const GArray *
font_set_peek_missing (const FontSet *fonts) {
    return fonts->missing;
}

static gboolean
is_missing (const FontSet *fonts, gunichar c) {
    for (guint i = 0; i < fonts->missing->len; i++)
        if (g_array_index (fonts->missing, MissingGlyph, i).c == c)
            return TRUE;
    return FALSE;
}

static FontFace *
find_face (FontSet *fonts, FontStack *stack, gunichar c) {
    for (guint i = 0;; i++) {
        while (i >= stack->faces->len && stack->families->len > 0)
            try_next_family (fonts, stack);
        if (i >= stack->faces->len)
            return NULL;
        if (font_face_has (stack->faces->pdata[i], c))
            return stack->faces->pdata[i];
    }
}

FontFace *
font_stack_lookup_face (FontSet *fonts, FontStack *stack, gunichar c, guint32 line, gunichar *ret_glyph) {
    *ret_glyph = c;
    FontFace *face = find_face (fonts, stack, c);
    if (face == NULL && find_look_alike (c) != 0) {
        *ret_glyph = find_look_alike (c);
        face = find_face (fonts, stack, *ret_glyph);
    }
    gboolean is_known = face == NULL && is_missing (fonts, c);
    if (face == NULL && !is_known && c < FONT_CODES && stack->faces->len < FALLBACKS_MAX) {
        guint had = stack->faces->len;
        search_system (fonts, stack, c);
        if (stack->faces->len > had && font_face_has (stack->faces->pdata[stack->faces->len - 1], c)) {
            *ret_glyph = c;
            face = stack->faces->pdata[stack->faces->len - 1];
        }
    }
    if (face == NULL && !is_known && fonts->missing->len < MISSING_MAX) {
        MissingGlyph missing = { c, line };
        g_array_append_val (fonts->missing, missing);
    }
    for (gsize i = 0; face == NULL && i < G_N_ELEMENTS (replacements); i++) {
        *ret_glyph = replacements[i];
        face = find_face (fonts, stack, *ret_glyph);
    }
    return face != NULL ? face : stack->faces->pdata[0];
}
