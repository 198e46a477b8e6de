/* test_render_fonts.c - render/font_configuration and render/fonts: what a short reading of fontconfig's configuration finds is what the whole
 * says of folders and of fonts that do not count. */
#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "render/font_configuration.h"
#include "render/pdf.h"

#define FAMILY "Liberation Serif"
#define MAIN                                                                                                           \
    "<fontconfig><include ignore_missing='yes'>conf.d</include>"                                                       \
    "<cachedir>%s/cache</cachedir></fontconfig>"

/* A configuration of its own, with fonts of its own. */
typedef struct {
    char *folder, *fonts;
} Place;

static void
write_file (const Place *place, const char *name, const char *format) {
    g_autoptr (GString) text = g_string_new (format);
    g_autofree char *path = g_build_filename (place->folder, name, NULL);
    g_string_replace (text, "%s", place->folder, 0);
    g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

/* Puts the system's @pattern into the fonts of the place. */
static void
copy_font (const Place *place, const char *pattern, const char *name) {
    FcConfig *system = FcInitLoadConfigAndFonts ();
    FcPattern *wanted = FcNameParse ((const FcChar8 *)pattern);
    FcResult result;
    FcChar8 *file = NULL;
    g_autofree char *bytes = NULL, *path = g_build_filename (place->fonts, name, NULL);
    gsize size;
    FcConfigSubstitute (system, wanted, FcMatchPattern);
    FcDefaultSubstitute (wanted);
    FcPattern *found = FcFontMatch (system, wanted, &result);
    g_assert_cmpint (FcPatternGetString (found, FC_FILE, 0, &file), ==, FcResultMatch);
    g_assert_true (g_file_get_contents ((const char *)file, &bytes, &size, NULL));
    g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
    FcPatternDestroy (found);
    FcPatternDestroy (wanted);
    FcConfigDestroy (system);
}

static void
place_begin (Place *place) {
    g_autofree char *configurations = NULL;
    g_unsetenv ("FONTCONFIG_PATH");
    place->folder = g_dir_make_tmp ("dondoc-fonts-XXXXXX", NULL);
    place->fonts = g_build_filename (place->folder, "fonts", NULL);
    configurations = g_build_filename (place->folder, "conf.d", NULL);
    g_assert_cmpint (g_mkdir (place->fonts, 0700), ==, 0);
    g_assert_cmpint (g_mkdir (configurations, 0700), ==, 0);
    copy_font (place, FAMILY, "upright.ttf");
    write_file (place, "fonts.conf", MAIN);
    write_file (place, "conf.d/10-folder.conf", "<fontconfig><dir>%s/fonts</dir></fontconfig>");
    g_setenv ("FONTCONFIG_PATH", place->folder, TRUE);
}

static void
remove_all (const char *path) {
    g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
    const char *name;
    while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
        g_autofree char *inner = g_build_filename (path, name, NULL);
        remove_all (inner);
    }
    g_remove (path);
}

static void
place_end (Place *place) {
    g_unsetenv ("FONTCONFIG_PATH");
    remove_all (place->folder);
    g_free (place->folder);
    g_free (place->fonts);
}

/* How many fonts count; -1: there is no short reading. */
static int
count_fonts (void) {
    FcConfig *configuration = font_configuration_new_short ();
    if (configuration == NULL)
        return -1;
    const FcFontSet *fonts = FcConfigGetFonts (configuration, FcSetSystem);
    int n = fonts == NULL ? 0 : fonts->nfont;
    FcConfigDestroy (configuration);
    return n;
}

static void
test_folders (void) {
    Place place;
    place_begin (&place);
    g_assert_cmpint (count_fonts (), ==, 1);
    write_file (&place, "conf.d/readme.conf", "not a configuration, <dir>");
    g_assert_cmpint (count_fonts (), ==, 1);
    place_end (&place);
}

/* A file that another one includes, as the user's own is. */
static void
test_included (void) {
    Place place;
    place_begin (&place);
    write_file (&place, "conf.d/10-folder.conf", "<fontconfig><include>%s/own.conf</include></fontconfig>");
    write_file (&place, "own.conf", "<fontconfig><dir>%s/fonts</dir></fontconfig>");
    g_assert_cmpint (count_fonts (), ==, 1);
    place_end (&place);
}

static void
test_rejected (void) {
    Place place;
    place_begin (&place);
    write_file (
        &place, "conf.d/20-no.conf",
        "<fontconfig><selectfont><rejectfont><glob>*/upright.ttf</glob></rejectfont></selectfont></fontconfig>");
    g_assert_cmpint (count_fonts (), ==, 0);
    place_end (&place);
}

/* What only says which font stands for another is not read at all: this one would be refused. */
static void
test_skipped (void) {
    Place place;
    place_begin (&place);
    write_file (&place, "conf.d/30-alias.conf", "<fontconfig><alias><family>Times</family>");
    g_assert_cmpint (count_fonts (), ==, 1);
    write_file (&place, "conf.d/30-alias.conf", "<fontconfig><dir>%s/fonts</dir><alias>");
    g_assert_cmpint (count_fonts (), ==, -1);
    place_end (&place);
}

static void
test_unusual (void) {
    static const char *const mains[] = {
        "<fontconfig><dir>%s/fonts</dir></fontconfig>",
        "<fontconfig><include>own.conf</include></fontconfig>",
        "<fontconfig><include>conf.d</include><include>conf.d</include></fontconfig>",
        "<fontconfig><dir prefix=\"relative\">fonts</dir><include>conf.d</include></fontconfig>",
        "<fontconfig><include>conf.d</include>",
        "<include",
        "",
    };
    Place place;
    place_begin (&place);
    for (gsize i = 0; i < G_N_ELEMENTS (mains); i++) {
        write_file (&place, "fonts.conf", mains[i]);
        g_assert_cmpint (count_fonts (), ==, -1);
    }
    place_end (&place);
}

/* The system's own: both readings know the same fonts. */
static void
test_same_as_whole (void) {
    FcConfig *whole = FcInitLoadConfigAndFonts ();
    int n = count_fonts ();
    if (n >= 0)
        g_assert_cmpint (n, ==, FcConfigGetFonts (whole, FcSetSystem)->nfont);
    else
        g_test_skip ("the configuration of this system is not laid out as usual");
    FcConfigDestroy (whole);
}

/* A rule by which an upright font stands for a bold one is one of the whole configuration: it is asked where the family has no other. */
static void
test_stands_for_bold (void) {
    if (!g_test_subprocess ()) {
        g_test_trap_subprocess (NULL, 0, 0);
        g_test_trap_assert_passed ();
        return;
    }
    Place place;
    place_begin (&place);
    g_unsetenv ("FONTCONFIG_PATH");
    copy_font (&place, "Liberation Sans:bold", "other.ttf");
    g_setenv ("FONTCONFIG_PATH", place.folder, TRUE);
    write_file (
        &place, "conf.d/90-bold.conf",
        "<fontconfig><match target=\"font\"><test name=\"weight\" compare=\"less_eq\"><const>medium</const></test>"
        "<test target=\"pattern\" name=\"weight\" compare=\"more_eq\"><const>medium</const></test>"
        "<edit name=\"weight\" mode=\"assign\"><const>bold</const></edit></match></fontconfig>");
    g_assert_cmpint (count_fonts (), ==, 2);
    g_autoptr (Pdf) pdf = pdf_new (NULL);
    FoStyle style = *style_initial ();
    style.i.family = FAMILY;
    style.i.bold = TRUE;
    FontStack *stack = font_set_lookup_stack (pdf_peek_fonts (pdf), &style, NULL);
    g_assert_nonnull (stack);
    g_autofree char *name = g_path_get_basename (font_stack_peek_first (stack)->path);
    g_assert_cmpstr (name, ==, "upright.ttf");
    place_end (&place);
}

int
main (int argc, char **argv) {
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/render/fonts/folders", test_folders);
    g_test_add_func ("/render/fonts/included", test_included);
    g_test_add_func ("/render/fonts/rejected", test_rejected);
    g_test_add_func ("/render/fonts/skipped", test_skipped);
    g_test_add_func ("/render/fonts/unusual", test_unusual);
    g_test_add_func ("/render/fonts/same-as-whole", test_same_as_whole);
    g_test_add_func ("/render/fonts/stands-for-bold", test_stands_for_bold);
    return g_test_run ();
}
