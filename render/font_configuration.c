/* font_configuration.c - see font_configuration.h. */
#include "render/font_configuration.h"

#include <glib.h>
#include <string.h>

#include "late_fontconfig.h"

#define FOLDER "conf.d"

/* Where the main file includes the folder; FALSE where it does so in another way, or includes something else as well. */
static gboolean
find_include (const char *text, const char **ret_start, const char **ret_end) {
    static const char end[] = ">" FOLDER "</include>";
    const char *start = strstr (text, "<include"), *name = start == NULL ? NULL : strchr (start, '>');
    if (name == NULL || !g_str_has_prefix (name, end) || strstr (name, "<include") != NULL)
        return FALSE;
    *ret_start = start;
    *ret_end = name + strlen (end);
    return TRUE;
}

static gboolean
load_text (FcConfig *configuration, const char *text) {
    const char *start, *end;
    if (strstr (text, "\"relative\"") != NULL || !find_include (text, &start, &end))
        return FALSE;
    g_autofree char *own = g_strdup_printf ("%.*s%s", (int)(start - text), text, end);
    return FcConfigParseAndLoadFromMemory (configuration, (const FcChar8 *)own, FcTrue);
}

/* Whether the file says more than which font stands for another. One that cannot be read is fontconfig's to complain of. */
static gboolean
matters (const char *path) {
    static const char *const signs[]
        = { "<dir", "<include", "<selectfont", "<cachedir", "<remap-dir", "<reset-dirs", "\"scan\"", "'scan'" };
    g_autofree char *text = NULL;
    if (!g_file_get_contents (path, &text, NULL, NULL))
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
        if (strstr (text, signs[i]) != NULL)
            return TRUE;
    return FALSE;
}

static int
compare_names (gconstpointer one, gconstpointer other) {
    return strcmp (*(const char *const *)one, *(const char *const *)other);
}

/* In their order; fontconfig takes those that begin with a digit. */
static gboolean
load_folder (FcConfig *configuration, const char *path) {
    g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    const char *name;
    gboolean good = TRUE;
    while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        if (g_ascii_isdigit (*name) && g_str_has_suffix (name, ".conf"))
            g_ptr_array_add (names, g_build_filename (path, name, NULL));
    g_ptr_array_sort (names, compare_names);
    for (guint i = 0; good && i < names->len; i++)
        good = !matters (names->pdata[i]) || FcConfigParseAndLoad (configuration, names->pdata[i], FcTrue);
    return good;
}

/* (transfer full) (nullable): the path that fontconfig finds for @name; NULL is the main file. */
static char *
dup_path (FcConfig *configuration, const char *name) {
    FcChar8 *found = FcConfigGetFilename (configuration, (const FcChar8 *)name);
    char *path = g_strdup ((const char *)found);
    if (found != NULL)
        FcStrFree (found);
    return path;
}

FcConfig *
font_configuration_new_short (void) {
    FcConfig *configuration = g_getenv ("FONTCONFIG_SYSROOT") == NULL ? FcConfigCreate () : NULL;
    if (configuration == NULL)
        return NULL;
    g_autofree char *path = dup_path (configuration, NULL), *folder = dup_path (configuration, FOLDER), *text = NULL;
    if (path != NULL && folder != NULL && g_file_get_contents (path, &text, NULL, NULL)
        && load_text (configuration, text) && load_folder (configuration, folder) && FcConfigBuildFonts (configuration))
        return configuration;
    FcConfigDestroy (configuration);
    return NULL;
}
