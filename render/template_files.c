/* template_files.c - see template_files.h. */
#include "render/template_files.h"

#include <stdlib.h>
#include <string.h>

#include "render/template.h"
#include "templates_resource.h"

#define RESOURCE_ROOT "/dondoc/templates/"
#define FILE_BYTES    (4 << 20) /* a stylesheet is some ten kilobytes */

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
load_resource (const char *path) {
    g_autofree char *name = g_strconcat (RESOURCE_ROOT, path, NULL);
    return g_resource_lookup_data (dondoc_templates_get_resource (), name, 0, NULL);
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
    g_autoptr (GBytes) text = load_resource (kind);
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
    GBytes *bytes = load_resource (path);
    return bytes != NULL ? bytes : make_entry (path);
}

static void
list_folder (const char *folder, GPtrArray *names) {
    g_autofree char *path = g_strconcat (RESOURCE_ROOT, folder, NULL);
    g_auto (GStrv) children
        = g_resource_enumerate_children (dondoc_templates_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    for (char **child = children; child != NULL && *child != NULL; child++) {
        g_autofree char *name = g_strconcat (folder, *child, NULL);
        if (g_str_has_suffix (name, "/"))
            list_folder (name, names);
        else
            g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

static int
compare_names (gconstpointer one, gconstpointer other) {
    return strcmp (*(const char *const *)one, *(const char *const *)other);
}

char **
template_list (void) {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    list_folder ("", names);
    g_ptr_array_sort (names, compare_names);
    g_ptr_array_add (names, NULL);
    return (char **)g_ptr_array_steal (names, NULL);
}

GBytes *
template_file_load (const char *user_folder, const char *path) {
    GBytes *bytes = user_folder == NULL ? NULL : load_user_file (user_folder, path);
    return bytes != NULL ? bytes : template_source (path);
}
