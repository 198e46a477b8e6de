/* template_files.c - see template_files.h. */
#include "render/template_files.h"

#include <stdlib.h>
#include <string.h>

#include "render/template.h"
#include "templates_built_in.h"

#define FOLDER     "templates/" /* in the source tree */
#define FILE_BYTES (4 << 20)    /* a stylesheet is some ten kilobytes */

/* A file of the user's folder; a link that leads out of it is not followed. */
static GBytes *
load_user_file (const char *folder, const char *path) {
    g_autofree char *joined = g_build_filename (folder, path, NULL);
    g_autofree char *real = realpath (joined, NULL), *real_folder = realpath (folder, NULL);
    if (real == NULL || real_folder == NULL || !g_str_has_prefix (real, real_folder)
        || real[strlen (real_folder)] != '/')
        return NULL;
    g_autoptr (GMappedFile) file = g_mapped_file_new (real, FALSE, NULL);
    if (file == NULL || g_mapped_file_get_length (file) > FILE_BYTES)
        return NULL;
    return g_mapped_file_get_bytes (file);
}

static GBytes *
load_built_in (const char *path) {
    g_autofree char *name = g_strconcat (FOLDER, path, NULL);
    const BuiltIn *file = built_in_find (dondoc_templates_files, name);
    return file != NULL ? g_bytes_new_static (file->data, (gsize)(file->end - file->data)) : NULL;
}

gboolean
template_is_form (const char *name) {
    g_auto (GStrv) forms = g_strsplit (TEMPLATE_FORMS, ", ", -1);
    return g_strv_contains ((const char *const *)forms, name);
}

/* `party/compliance.xsl`: the form around the text of the kind. */
static GBytes *
make_entry (const char *path) {
    g_auto (GStrv) parts = g_strsplit (path, "/", 3);
    if (g_strv_length (parts) != 2 || !template_is_form (parts[0]))
        return NULL;
    g_autofree char *kind = g_strconcat ("reports/", parts[1], NULL);
    g_autoptr (GBytes) text = load_built_in (kind);
    if (text == NULL)
        return NULL;
    char *entry = g_strdup_printf (
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!-- %s - the form around the text of the report. Named templates that are written here win over those that are\n"
        "     imported. -->\n"
        "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\""
        " xmlns:fo=\"http://www.w3.org/1999/XSL/Format\">\n"
        "  <xsl:import href=\"form.xsl\"/>\n"
        "  <xsl:import href=\"../%s\"/>\n"
        "</xsl:stylesheet>\n",
        path, kind);
    return g_bytes_new_take (entry, strlen (entry));
}

GBytes *
template_source (const char *path) {
    GBytes *bytes = load_built_in (path);
    return bytes != NULL ? bytes : make_entry (path);
}

char **
template_list (void) {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (const BuiltIn *file = dondoc_templates_files; file->path != NULL; file++)
        g_ptr_array_add (names, g_strdup (file->path + strlen (FOLDER)));
    g_ptr_array_add (names, NULL);
    return (char **)g_ptr_array_steal (names, NULL);
}

GBytes *
template_file_load (const char *user_folder, const char *path) {
    GBytes *bytes = user_folder == NULL ? NULL : load_user_file (user_folder, path);
    return bytes != NULL ? bytes : template_source (path);
}
