/* test_truetype.c - render/truetype: measures of a real font, and no font file that crashes. */
#include <fontconfig/fontconfig.h>
#include <glib.h>

#include "render/truetype.h"

#define GLYPHS_TRIED 400
#define CODES        0x2000

/* Whatever serif TrueType font the system has for Vietnamese; render/ needs one as well. */
static GByteArray *
load_font (void) {
    FcPattern *pattern = FcNameParse ((const FcChar8 *)"Liberation Serif:lang=vi:fontformat=TrueType:variable=False");
    FcConfigSubstitute (NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute (pattern);
    FcResult result;
    FcPattern *found = FcFontMatch (NULL, pattern, &result);
    FcChar8 *path = NULL;
    g_assert_cmpint (FcPatternGetString (found, FC_FILE, 0, &path), ==, FcResultMatch);
    char *bytes;
    gsize size;
    g_assert_true (g_file_get_contents ((const char *)path, &bytes, &size, NULL));
    FcPatternDestroy (found);
    FcPatternDestroy (pattern);
    return g_byte_array_new_take ((guint8 *)bytes, size);
}

static guint32
sum (const guint8 *bytes, gsize size) {
    guint32 total = 0;
    for (gsize at = 0; at + 4 <= size; at += 4)
        total += (guint32)bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
    return total;
}

static void
test_for_pdf (void) {
    g_autoptr (GByteArray) file = load_font ();
    TrueType font, small;
    g_assert_true (truetype_open (&font, file->data, file->len, 0));
    g_assert_cmpuint (font.glyphs, >, 200);
    g_autofree gboolean *keeps = g_new0 (gboolean, font.glyphs);
    g_autofree guint16 *codes = g_new0 (guint16, CODES);
    g_assert_true (truetype_read_codes (&font, codes, CODES));
    const guint drawn[] = { codes['a'], codes[0x1EBF], codes[0x110] }; /* a ế Đ */
    for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++)
        keeps[drawn[i]] = TRUE;
    g_autoptr (GByteArray) written = truetype_dup_for_pdf (&font, keeps);
    g_assert_cmpuint (written->len, <, file->len / 4);
    g_assert_cmphex (sum (written->data, written->len), ==, 0xB1B0AFBA); /* as the format wants the whole file */
    g_assert_true (truetype_open (&small, written->data, written->len, 0));
    g_assert_cmpuint (small.glyphs, ==, font.glyphs);
    g_assert_false (truetype_has (&small, "name", 0));
    g_assert_false (truetype_has (&small, "post", 0));
    g_assert_true (truetype_has (&small, "glyf", 1));
    for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++) {
        g_assert_true (truetype_has_outline (&small, drawn[i]));
        g_assert_cmpuint (truetype_width (&small, drawn[i]), ==, truetype_width (&font, drawn[i]));
    }
    guint outlines = 0;
    for (guint glyph = 0; glyph < font.glyphs; glyph++)
        outlines += truetype_has_outline (&small, glyph);
    g_assert_cmpuint (outlines, <=,
                      1 + 4 * G_N_ELEMENTS (drawn)); /* glyph 0; a letter is put together from four at most */
    g_assert_false (truetype_has_outline (&small, codes['b']));
    g_assert_false (truetype_has_outline (&font, font.glyphs));
    g_assert_cmpuint (truetype_width (&font, font.glyphs), ==, 0);
}

static void
use (const guint8 *bytes, gsize size) {
    g_autofree guint8 *exact = g_memdup2 (bytes, size); /* so that the sanitizer sees its end */
    TrueType font;
    if (!truetype_open (&font, exact, size, 3))
        return;
    guint total = 0;
    for (guint glyph = 0; glyph < GLYPHS_TRIED; glyph++)
        total += truetype_width (&font, glyph) + truetype_has_outline (&font, glyph);
    g_autofree gboolean *keeps = g_new0 (gboolean, font.glyphs);
    for (guint glyph = 0; glyph < font.glyphs; glyph += 3)
        keeps[glyph] = TRUE;
    g_autoptr (GByteArray) written = truetype_dup_for_pdf (&font, keeps);
    g_assert_cmpuint (written->len, <=, 4 * (gsize)font.glyphs * (size + 4) + 10 * size + 1000);
    g_assert_cmpuint (total, <=, GLYPHS_TRIED * 65536u * 63);
}

static void
test_broken (void) {
    g_autoptr (GByteArray) file = load_font ();
    TrueType font;
    g_assert_false (truetype_open (&font, (const guint8 *)"", 0, 0));
    g_assert_false (truetype_open (&font, (const guint8 *)"ttcf\0\1\0\0\0\0\0\1\xFF\xFF\xFF\xFF", 16, 0));
    for (gsize size = 0; size < 2000; size += 7)
        use (file->data, size);
    for (gsize size = 2000; size < file->len; size += file->len / 20)
        use (file->data, size);
    for (gsize at = 0; at < 400; at += 3) { /* the directory */
        guint8 was = file->data[at];
        file->data[at] = was ^ 0xFF;
        use (file->data, file->len);
        file->data[at] = was;
    }
    for (gsize i = 1; i < 60; i++) { /* outlines among them */
        gsize at = file->len / 60 * i;
        guint8 was = file->data[at];
        file->data[at] = was ^ 0xFF;
        use (file->data, file->len);
        file->data[at] = was;
    }
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/truetype/for-pdf", test_for_pdf);
    g_test_add_func ("/render/truetype/broken", test_broken);
    return g_test_run ();
}
