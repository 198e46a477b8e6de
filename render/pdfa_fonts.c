/* pdfa_fonts.c - see pdfa_fonts.h. */
#include "render/pdfa_fonts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "render/packing.h"

/* A font of the PDF while it is set right. */
typedef struct {
    qpdf_oh font, descendant, descriptor; /* composite font, CIDFont, its descriptor */
    const FontProgram *program;
} Font;

/* ---- reading ---- */

static gboolean
read_font (qpdf_data pdf, FontPrograms *programs, Font *font) {
    qpdf_oh descendants = qpdf_oh_get_key (pdf, font->font, "/DescendantFonts");
    if (!qpdf_oh_is_array (pdf, descendants) || qpdf_oh_get_array_n_items (pdf, descendants) != 1)
        return FALSE;
    font->descendant = qpdf_oh_get_array_item (pdf, descendants, 0);
    font->descriptor = qpdf_oh_get_key (pdf, font->descendant, "/FontDescriptor");
    const char *name = qpdf_oh_get_name (pdf, qpdf_oh_get_key (pdf, font->font, "/BaseFont"));
    font->program = font_programs_find (programs, name + 1);
    return qpdf_oh_is_dictionary (pdf, font->descriptor) && font->program != NULL && font->program->is_good;
}

/* ---- writing ---- */

/* `LiberationSerif-Bold,Bold` as `AAAAAB+LiberationSerif-Bold`: the style is in the name already; the tag tells a part of a font
 * (ISO 32000-1, 9.6.4). */
static void
write_names (qpdf_data pdf, Font *font, guint number) {
    g_autoptr (GString) name = g_string_new ("/AAAAA");
    g_string_append_c (name, 'A' + number % 26);
    g_string_append_c (name, '+');
    for (const char *at = font->program->face->name; *at != 0 && *at != ','; at++)
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
    const FontProgram *program = font->program;
    g_autoptr (GString) widths = g_string_new ("[");
    for (guint c = 0; c < program->end; c++) {
        if (program->glyphs[c] == 0)
            continue;
        if (c == 0 || program->glyphs[c - 1] == 0)
            g_string_append_printf (widths, " %u [", c);
        g_string_append_printf (widths, "%u", truetype_width (&program->truetype, program->glyphs[c]));
        g_string_append (widths, c + 1 < program->end && program->glyphs[c + 1] != 0 ? " " : "]");
    }
    g_string_append_c (widths, ']');
    qpdf_oh_replace_key (pdf, font->descendant, "/W", qpdf_oh_parse (pdf, widths->str));
    qpdf_oh_replace_key (pdf, font->descendant, "/DW",
                         qpdf_oh_new_integer (pdf, truetype_width (&program->truetype, 0)));
    qpdf_oh_remove_key (pdf, font->descendant, "/DW2"); /* nothing is written downwards */
}

static void
write_glyphs (qpdf_data pdf, Font *font) {
    const FontProgram *program = font->program;
    qpdf_oh_replace_key (pdf, font->descendant, "/CIDToGIDMap", packing_new_stream (pdf, program->map));
    qpdf_oh_replace_key (pdf, font->descriptor, "/CIDSet", packing_new_stream (pdf, program->set));
    qpdf_oh stream = packing_new_stream (pdf, program->program);
    qpdf_oh_replace_key (pdf, qpdf_oh_get_dict (pdf, stream), "/Length1",
                         qpdf_oh_new_integer (pdf, (gint64)program->program_length));
    qpdf_oh_replace_key (pdf, font->descriptor, "/FontFile2", stream);
}

/* What libharu leaves out or at 0. The thickness of stems is in no table; it is guessed from the weight. */
static void
write_descriptor (qpdf_data pdf, Font *font) {
    const TrueType *truetype = &font->program->truetype;
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
fix_font (qpdf_data pdf, qpdf_oh dictionary, FontPrograms *programs, guint number, GError **error) {
    Font font = { .font = dictionary };
    if (!read_font (pdf, programs, &font)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("the font %s cannot be finished for PDF/A"),
                     qpdf_oh_get_name (pdf, qpdf_oh_get_key (pdf, dictionary, "/BaseFont")));
        return FALSE;
    }
    write_names (pdf, &font, number);
    write_descriptor (pdf, &font);
    write_widths (pdf, &font);
    write_glyphs (pdf, &font);
    return TRUE;
}

static gboolean
fix_fonts_of_page (qpdf_data pdf, qpdf_oh page, qpdf_oh map, FontPrograms *programs, guint *number, GError **error) {
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
            good = fix_font (pdf, font, programs, (*number)++, error);
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
pdfa_fonts_finish (qpdf_data pdf, FontPrograms *programs, GError **error) {
    qpdf_oh map = packing_new_stream (pdf, font_programs_peek_character_map (programs));
    int pages = qpdf_get_num_pages (pdf);
    guint number = 0;
    gboolean good = TRUE;
    for (int i = 0; i < pages && good; i++) {
        qpdf_oh page = qpdf_get_page_n (pdf, i);
        good = fix_fonts_of_page (pdf, page, map, programs, &number, error);
        qpdf_oh_release (pdf, page);
    }
    return good;
}
