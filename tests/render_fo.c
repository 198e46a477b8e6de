/* render_fo.c - XSL-FO files to PDF, each with its own formatter run: what tests/compare-fop compares, and a way to look at an FO file.
 * usage: render_fo FOLDER FILE.fo...    writes FOLDER/FILE.pdf; says on standard error what is wrong; exit status 1 if any failed */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "render/render.h"

static void
say (const char *message, gpointer data) {
    fprintf (stderr, "%s\n", message);
}

static gboolean
render_one (const char *folder, const char *path, GError **error) {
    g_autofree char *fo = NULL, *name = g_path_get_basename (path);
    gsize length;
    if (!g_file_get_contents (path, &fo, &length, error))
        return FALSE;
    RenderInformation information = { .title = name, .on_warning = say };
    g_autoptr (GBytes) pdf = render_pdf (fo, length, name, &information, error);
    if (pdf == NULL)
        return FALSE;
    if (g_str_has_suffix (name, ".fo"))
        name[strlen (name) - strlen (".fo")] = 0;
    g_autofree char *file = g_strconcat (name, ".pdf", NULL), *target = g_build_filename (folder, file, NULL);
    return g_file_set_contents (target, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), error);
}

int
main (int argc, char **argv) {
    int status = 0;
    setlocale (LC_ALL, "C.UTF-8");
    if (argc < 3) {
        fprintf (stderr, "usage: render_fo FOLDER FILE.fo...\n");
        return 64;
    }
    for (int i = 2; i < argc; i++) {
        g_autoptr (GError) error = NULL;
        if (render_one (argv[1], argv[i], &error))
            continue;
        fprintf (stderr, "%s\n", error->message);
        status = 1;
    }
    return status;
}
