/* font_programs.c - see font_programs.h. */
#include "render/font_programs.h"

#include <string.h>

#include "render/packing.h"

#define CODE_PAGES       (FONT_CODES / 256)
#define RANGES_PER_BLOCK 100 /* the format's limit */

struct FontPrograms {
    GPtrArray *faces;    /* FontFace */
    GPtrArray *programs; /* FontProgram */
    GByteArray *character_map;
    GThread *thread; /* (nullable): still making them */
};

/* ---- one font ---- */

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

/* The font file maps every character; only those that are drawn count. */
static gboolean
read_glyphs (FontProgram *font) {
    g_autofree guint16 *codes = g_new0 (guint16, FONT_CODES);
    gboolean good = truetype_read_codes (&font->truetype, codes, FONT_CODES);
    for (guint i = 0x20 / 8; i < FONT_CODES / 8; i++)
        for (gunichar c = 8 * i; font->face->used[i] != 0 && c < 8 * (i + 1); c++) {
            gboolean is_used = (font->face->used[i] & 0x80 >> c % 8) != 0 && codes[c] != 0;
            if (!is_used || codes[c] >= font->truetype.glyphs)
                continue;
            font->glyphs[c] = codes[c];
            font->end = c + 1;
        }
    return good;
}

static void
pack_glyphs (FontProgram *font, Packing *packing) {
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
    font->map = packing_dup (packing, map, 2 * MAX (font->end, 1));
    font->set = packing_dup (packing, set, font->end / 8 + 1);
    g_autoptr (GByteArray) program = truetype_dup_for_pdf (&font->truetype, keeps);
    font->program = packing_dup (packing, program->data, program->len);
    font->program_length = program->len;
}

static void
make_program (FontProgram *font, Packing *packing) {
    font->file = g_mapped_file_new (font->face->path, FALSE, NULL);
    font->is_good = font->file != NULL
                    && truetype_open (&font->truetype, (const guint8 *)g_mapped_file_get_contents (font->file),
                                      g_mapped_file_get_length (font->file), font->face->index)
                    && read_glyphs (font);
    if (font->is_good)
        pack_glyphs (font, packing);
}

static void
program_free (FontProgram *font) {
    g_clear_pointer (&font->file, g_mapped_file_unref);
    g_clear_pointer (&font->map, g_byte_array_unref);
    g_clear_pointer (&font->set, g_byte_array_unref);
    g_clear_pointer (&font->program, g_byte_array_unref);
    g_free (font);
}

/* ---- all of them ---- */

static gpointer
make_all (gpointer data) {
    FontPrograms *programs = data;
    g_autoptr (Packing) packing = packing_new ();
    g_autoptr (GString) text = make_character_map ();
    programs->character_map = packing_dup (packing, text->str, text->len);
    for (guint i = 0; i < programs->programs->len; i++)
        make_program (programs->programs->pdata[i], packing);
    return NULL;
}

FontPrograms *
font_programs_new (GPtrArray *faces) {
    FontPrograms *programs = g_new0 (FontPrograms, 1);
    programs->faces = faces;
    programs->programs = g_ptr_array_new_with_free_func ((GDestroyNotify)program_free);
    for (guint i = 0; i < faces->len; i++) {
        FontProgram *program = g_new0 (FontProgram, 1);
        program->face = faces->pdata[i];
        g_ptr_array_add (programs->programs, program);
    }
    programs->thread = g_thread_try_new ("fonts", make_all, programs, NULL);
    if (programs->thread == NULL)
        make_all (programs);
    return programs;
}

static void
await (FontPrograms *programs) {
    if (programs->thread != NULL)
        g_thread_join (g_steal_pointer (&programs->thread));
}

void
font_programs_free (FontPrograms *programs) {
    if (programs == NULL)
        return;
    await (programs);
    g_ptr_array_unref (programs->programs);
    g_byte_array_unref (programs->character_map);
    g_ptr_array_unref (programs->faces);
    g_free (programs);
}

const FontProgram *
font_programs_find (FontPrograms *programs, const char *name) {
    await (programs);
    for (guint i = 0; i < programs->programs->len; i++) {
        const FontProgram *program = programs->programs->pdata[i];
        if (strcmp (program->face->name, name) == 0)
            return program;
    }
    return NULL;
}

const GByteArray *
font_programs_peek_character_map (FontPrograms *programs) {
    await (programs);
    return programs->character_map;
}
