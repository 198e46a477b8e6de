/* pdfa_fonts.c - see pdfa_fonts.h. */
#include "render/pdfa_fonts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/truetype.h"

#define CODE_PAGES       (FONT_CODES / 256)
#define RANGES_PER_BLOCK 100 /* the format's limit */

/* A font of the PDF while it is set right. */
typedef struct {
    qpdf_oh font, descendant, descriptor; /* composite font, CIDFont, its descriptor */
    const FontFace *face;
    GMappedFile *file;
    guint16 glyphs[FONT_CODES]; /* by code; 0: not in the font, or not used */
    guint end;                  /* past the last code in glyphs */
    TrueType truetype;
} Font;

/* ---- character maps ---- */

/* A code is the code point itself, in two bytes. What libharu writes here is the syntax of an encoding (cidrange), which
 * readers refuse. */
static GString *
make_character_map (void) {
    GString *map = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                 "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (int start = 0; start < CODE_PAGES; start += RANGES_PER_BLOCK) {
        int end = MIN (start + RANGES_PER_BLOCK, CODE_PAGES);
        g_string_append_printf (map, "%d beginbfrange\n", end - start);
        for (int page = start; page < end; page++)
            g_string_append_printf (map, "<%02X%02X> <%02XFF> <%02X%02X>\n", page, page == 0 ? 0x20 : 0, page, page,
                                    page == 0 ? 0x20 : 0);
        g_string_append (map, "endbfrange\n");
    }
    g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map;
}

/* ---- reading ---- */

/* The font file maps every character; only those that are drawn count. */
static gboolean
read_glyphs (Font *font) {
    gboolean good = truetype_read_codes (&font->truetype, font->glyphs, FONT_CODES);
    for (gunichar c = 0; c < FONT_CODES; c++) {
        gboolean is_used = c >= 0x20 && (font->face->used[c / 8] & 0x80 >> c % 8) != 0;
        if (!is_used || font->glyphs[c] >= font->truetype.glyphs)
            font->glyphs[c] = 0;
        else if (font->glyphs[c] != 0)
            font->end = c + 1;
    }
    return good;
}

static const FontFace *
find_face (const GPtrArray *faces, const char *name) {
    for (guint i = 0; i < faces->len; i++)
        if (strcmp (((const FontFace *)faces->pdata[i])->name, name + 1) == 0)
            return faces->pdata[i];
    return NULL;
}

static gboolean
read_font (qpdf_data pdf, const GPtrArray *faces, Font *font) {
    qpdf_oh descendants = qpdf_oh_get_key (pdf, font->font, "/DescendantFonts");
    if (!qpdf_oh_is_array (pdf, descendants) || qpdf_oh_get_array_n_items (pdf, descendants) != 1)
        return FALSE;
    font->descendant = qpdf_oh_get_array_item (pdf, descendants, 0);
    font->descriptor = qpdf_oh_get_key (pdf, font->descendant, "/FontDescriptor");
    font->face = find_face (faces, qpdf_oh_get_name (pdf, qpdf_oh_get_key (pdf, font->font, "/BaseFont")));
    if (!qpdf_oh_is_dictionary (pdf, font->descriptor) || font->face == NULL)
        return FALSE;
    font->file = g_mapped_file_new (font->face->path, FALSE, NULL);
    return font->file != NULL
           && truetype_open (&font->truetype, (const guint8 *)g_mapped_file_get_contents (font->file),
                             g_mapped_file_get_length (font->file), font->face->index)
           && read_glyphs (font);
}

/* ---- writing ---- */

/* `LiberationSerif-Bold,Bold` as `AAAAAB+LiberationSerif-Bold`: the style is in the name already; the tag tells a part of a font
 * (ISO 32000-1, 9.6.4). */
static void
write_names (qpdf_data pdf, Font *font, guint number) {
    g_autoptr (GString) name = g_string_new ("/AAAAA");
    g_string_append_c (name, 'A' + number % 26);
    g_string_append_c (name, '+');
    for (const char *at = font->face->name; *at != 0 && *at != ','; at++)
        if (g_ascii_isalnum (*at) || strchr ("+-_.", *at) != NULL)
            g_string_append_c (name, *at);
    qpdf_oh_replace_key (pdf, font->font, "/BaseFont", qpdf_oh_new_name (pdf, name->str));
    qpdf_oh_replace_key (pdf, font->descendant, "/BaseFont", qpdf_oh_new_name (pdf, name->str));
    qpdf_oh_replace_key (pdf, font->descriptor, "/FontName", qpdf_oh_new_name (pdf, name->str));
    qpdf_oh_replace_key (
        pdf, font->descendant, "/CIDSystemInfo",
        qpdf_oh_parse (pdf, "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>")); /* as Identity-H has it */
}

/* The widths of what is used, from the font program itself: `code [width width …]` for each run of codes. */
static void
write_widths (qpdf_data pdf, Font *font) {
    g_autoptr (GString) widths = g_string_new ("[");
    for (guint c = 0; c < font->end; c++) {
        if (font->glyphs[c] == 0)
            continue;
        if (c == 0 || font->glyphs[c - 1] == 0)
            g_string_append_printf (widths, " %u [", c);
        g_string_append_printf (widths, "%u", truetype_width (&font->truetype, font->glyphs[c]));
        g_string_append (widths, c + 1 < font->end && font->glyphs[c + 1] != 0 ? " " : "]");
    }
    g_string_append_c (widths, ']');
    qpdf_oh_replace_key (pdf, font->descendant, "/W", qpdf_oh_parse (pdf, widths->str));
    qpdf_oh_replace_key (pdf, font->descendant, "/DW", qpdf_oh_new_integer (pdf, truetype_width (&font->truetype, 0)));
    qpdf_oh_remove_key (pdf, font->descendant, "/DW2"); /* nothing is written downwards */
}

static void
write_glyphs (qpdf_data pdf, Font *font, Packing *packing) {
    g_autofree guint8 *map = g_malloc0 (2 * (gsize)font->end + 2);
    g_autofree guint8 *set = g_malloc0 (font->end / 8 + 1);
    g_autofree gboolean *keeps = g_new0 (gboolean, font->truetype.glyphs);
    set[0] = 0x80; /* what stands for characters that are missing is always there */
    for (guint c = 0; c < font->end; c++) {
        if (font->glyphs[c] == 0)
            continue;
        map[2 * c] = font->glyphs[c] >> 8;
        map[2 * c + 1] = font->glyphs[c] & 255;
        set[c / 8] |= 0x80 >> c % 8;
        keeps[font->glyphs[c]] = TRUE;
    }
    qpdf_oh_replace_key (pdf, font->descendant, "/CIDToGIDMap",
                         packing_new_stream (packing, pdf, map, 2 * MAX (font->end, 1)));
    qpdf_oh_replace_key (pdf, font->descriptor, "/CIDSet", packing_new_stream (packing, pdf, set, font->end / 8 + 1));
    g_autoptr (GByteArray) program = truetype_dup_for_pdf (&font->truetype, keeps);
    qpdf_oh stream = packing_new_stream (packing, pdf, program->data, program->len);
    qpdf_oh_replace_key (pdf, qpdf_oh_get_dict (pdf, stream), "/Length1", qpdf_oh_new_integer (pdf, program->len));
    qpdf_oh_replace_key (pdf, font->descriptor, "/FontFile2", stream);
}

/* What libharu leaves out or at 0. The thickness of stems is in no table; it is guessed from the weight. */
static void
write_descriptor (qpdf_data pdf, Font *font) {
    const TrueType *truetype = &font->truetype;
    double em = truetype->units / 1000.0;
    gint16 height = truetype_has (truetype, "OS/2", 90) ? (gint16)truetype_number (truetype, "OS/2", 88, 2) : 0;
    if (height <= 0)
        height = (gint16)truetype_number (truetype, "hhea", 4, 2);
    double weight = truetype_number (truetype, "OS/2", 4, 2) / 65.0;
    gint16 rise = (gint16)truetype_number (truetype, "hhea", 18, 2);
    gint16 run = (gint16)truetype_number (truetype, "hhea", 20, 2);
    double angle = rise == 0 ? 0 : -atan2 (run, rise) * 180 / G_PI;
    qpdf_oh_replace_key (pdf, font->descriptor, "/CapHeight", qpdf_oh_new_integer (pdf, lround (height / em)));
    qpdf_oh_replace_key (pdf, font->descriptor, "/StemV", qpdf_oh_new_integer (pdf, lround (50 + weight * weight)));
    qpdf_oh_replace_key (pdf, font->descriptor, "/ItalicAngle", qpdf_oh_new_integer (pdf, lround (angle)));
}

/* ---- finding ---- */

static gboolean
fix_font (qpdf_data pdf, qpdf_oh dictionary, const GPtrArray *faces, Packing *packing, guint number, GError **error) {
    g_autofree Font *font = g_new0 (Font, 1);
    font->font = dictionary;
    gboolean good = read_font (pdf, faces, font);
    if (good) {
        write_names (pdf, font, number);
        write_descriptor (pdf, font);
        write_widths (pdf, font);
        write_glyphs (pdf, font, packing);
    } else {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("the font %s cannot be finished for PDF/A"),
                     qpdf_oh_get_name (pdf, qpdf_oh_get_key (pdf, dictionary, "/BaseFont")));
    }
    g_clear_pointer (&font->file, g_mapped_file_unref);
    return good;
}

static gboolean
fix_fonts_of_page (qpdf_data pdf, qpdf_oh page, qpdf_oh map, const GPtrArray *faces, Packing *packing, guint *number,
                   GError **error) {
    qpdf_oh resources = qpdf_oh_get_key (pdf, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key (pdf, resources, "/Font");
    gboolean good = TRUE;
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    if (qpdf_oh_is_dictionary (pdf, fonts)) {
        qpdf_oh_begin_dict_key_iter (pdf, fonts);
        while (qpdf_oh_dict_more_keys (pdf))
            g_ptr_array_add (names, g_strdup (qpdf_oh_dict_next_key (pdf)));
    }
    for (guint i = 0; i < names->len && good; i++) {
        qpdf_oh font = qpdf_oh_get_key (pdf, fonts, names->pdata[i]);
        qpdf_oh old = qpdf_oh_get_key (pdf, font, "/ToUnicode");
        /* Pages share their fonts: one that has the new map is done. */
        if (qpdf_oh_get_object_id (pdf, old) != qpdf_oh_get_object_id (pdf, map)) {
            good = fix_font (pdf, font, faces, packing, (*number)++, error);
            qpdf_oh_replace_key (pdf, font, "/ToUnicode", map);
        }
        qpdf_oh_release (pdf, old);
        qpdf_oh_release (pdf, font);
    }
    qpdf_oh_release (pdf, fonts);
    qpdf_oh_release (pdf, resources);
    return good;
}

gboolean
pdfa_fonts_finish (qpdf_data pdf, const GPtrArray *faces, Packing *packing, GError **error) {
    g_autoptr (GString) text = make_character_map ();
    qpdf_oh map = packing_new_stream (packing, pdf, text->str, text->len);
    int pages = qpdf_get_num_pages (pdf);
    guint number = 0;
    gboolean good = TRUE;
    for (int i = 0; i < pages && good; i++) {
        qpdf_oh page = qpdf_get_page_n (pdf, i);
        good = fix_fonts_of_page (pdf, page, map, faces, packing, &number, error);
        qpdf_oh_release (pdf, page);
    }
    return good;
}
