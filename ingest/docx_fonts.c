/* docx_fonts.c - runs in fonts that imply an old encoding: which font holds, whether its text is bytes or Unicode.
 * Called by:   docx_run.c; docx.c for the warnings.
 * Not here:    the encodings (legacy.h), the fonts of styles (wordprops.c).
 * Source:      ECMA-376 part 1, 17.3.2.26 (rFonts), 20.1.4.1.18 (fontScheme of a theme). */
#include "ingest/docx_parts.h"

#include <string.h>

#include "base/i18n.h"
#include "base/warning.h"
#include "ingest/symbols.h"

#define HAS_CAPITALS(font) ((font) > 0 && !WORD_FONT_IS_THEME (font) && ((font)&WORD_FONT_CAPITALS) != 0)

/* a:majorFont and a:minorFont: the typeface of a:latin. */
static void
read_theme_font (XmlWalk *walk, WordFont *font) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level))
        if (strcmp (xml_walk_peek_name (walk), "latin") == 0) {
            g_autofree char *name = xml_walk_dup_attribute (walk, "typeface");
            *font = word_font (name);
        }
}

static void
read_theme_fonts (XmlWalk *walk, WordFont fonts[2]) {
    XmlLevel level = xml_walk_enter (walk);
    while (xml_walk_next (walk, &level)) {
        const char *name = xml_walk_peek_name (walk);
        if (strcmp (name, "minorFont") == 0)
            read_theme_font (walk, &fonts[0]);
        else if (strcmp (name, "majorFont") == 0)
            read_theme_font (walk, &fonts[1]);
        else if (strcmp (name, "themeElements") == 0 || strcmp (name, "fontScheme") == 0)
            read_theme_fonts (walk, fonts);
    }
}

/* Read when a run first asks for it: most documents never do. A broken theme is one without fonts. */
static WordFont
find_theme_font (DocxReader *reader, WordFont font) {
    g_autofree char *part = g_steal_pointer (&reader->theme_part);
    if (part != NULL && package_has (reader->package, part)) {
        g_autoptr (GBytes) bytes = package_read (reader->package, part, NULL, NULL);
        g_autoptr (XmlWalk) walk = bytes != NULL ? xml_walk_new (bytes, part, reader->limits->max_depth, NULL) : NULL;
        if (walk != NULL)
            read_theme_fonts (walk, reader->theme_fonts);
    }
    return reader->theme_fonts[font == WORD_FONT_MAJOR];
}

/* The last character of the paragraph so far: the letter that a mark at the beginning of the run belongs to. */
static gunichar
last_character (const GString *text) {
    const char *last = text != NULL && text->len > 0 ? g_utf8_find_prev_char (text->str, text->str + text->len) : NULL;
    return last != NULL ? g_utf8_get_char (last) : 0;
}

static gboolean
has_high (const char *text) {
    for (; *text != '\0'; text++)
        if ((guint8)*text >= 0x80)
            return TRUE;
    return FALSE;
}

/* Unicode may be stored in such a font as well; where a run alone does not tell, the ones before it do. */
static gboolean
is_bytes (DocxReader *reader, LegacyEncoding encoding, const char *text, gunichar before) {
    LegacyVerdict verdict = legacy_judge (encoding, text, before);
    if (!has_high (text))
        return TRUE;
    if (verdict == LEGACY_IS_UNICODE)
        reader->unicode_runs++;
    else if (verdict == LEGACY_IS_BYTES)
        reader->legacy_runs[encoding]++;
    if (verdict != LEGACY_IS_UNCLEAR)
        return verdict == LEGACY_IS_BYTES;
    if (reader->unicode_runs > 0) {
        reader->doubtful_runs++;
        reader->doubtful_encoding = encoding;
    }
    return reader->unicode_runs <= reader->legacy_runs[encoding];
}

/* Text in a symbol font: what Windows maps into the private area, and a character that stands alone. */
static char *
draw_symbols (WordFont font, const char *text) {
    gboolean is_alone = *text != '\0' && *g_utf8_next_char (text) == '\0';
    GString *drawn = g_string_new (NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        gboolean is_symbol = (c >= 0xF020 && c <= 0xF0FF) || (is_alone && c > 0x20 && c != 0xA0 && c <= 0xFF);
        g_string_append_unichar (drawn, is_symbol ? symbol_character (font & (WORD_FONT_SYMBOLS - 1), c) : c);
    }
    return g_string_free (drawn, FALSE);
}

char *
docx_convert_text (DocxReader *reader, WordFont ascii, WordFont high, const GString *before, const char *text) {
    LegacyEncoding encoding;
    char *converted = NULL;
    guint bad = 0;
    if (WORD_FONT_IS_THEME (ascii))
        ascii = find_theme_font (reader, ascii);
    if (WORD_FONT_IS_THEME (high))
        high = find_theme_font (reader, high);
    if (high < 0)
        high = ascii;
    if (WORD_FONT_IS_SYMBOLS (high))
        return draw_symbols (high, text);
    if (WORD_FONT_IS_SYMBOLS (ascii))
        ascii = WORD_FONT_ORDINARY;
    if (high <= 0 && ascii <= 0)
        return NULL;
    encoding = (LegacyEncoding)(MAX (high, 0) & (WORD_FONT_CAPITALS - 1));
    if (encoding != LEGACY_NONE && is_bytes (reader, encoding, text, last_character (before))) {
        converted = legacy_decode (encoding, text, last_character (before), &bad);
        legacy_raise_case (encoding, converted, strlen (converted));
        reader->bad_bytes += bad;
    }
    if (HAS_CAPITALS (ascii) || HAS_CAPITALS (high)) {
        char *upper = g_utf8_strup (converted != NULL ? converted : text, -1);
        g_free (converted);
        converted = upper;
    }
    return converted;
}

void
docx_warn_of_fonts (DocxReader *reader) {
    static const Span nowhere = { 0, 0 };
    if (reader->doubtful_runs > 0)
        document_builder_warn (
            reader->builder, warning_code (WARNING_DOUBTFUL_ENCODING),
            g_strdup_printf (_ ("%u pieces of text in a font of the encoding %s may hold Unicode or not; "
                                "check their letters"),
                             reader->doubtful_runs, legacy_name (reader->doubtful_encoding)),
            nowhere);
    if (reader->bad_bytes > 0)
        document_builder_warn (
            reader->builder, warning_code (WARNING_BAD_ENCODING),
            g_strdup_printf (_ ("%u characters in fonts of old encodings mean nothing there; “\uFFFD” stands for them"),
                             reader->bad_bytes),
            nowhere);
}
