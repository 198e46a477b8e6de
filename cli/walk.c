/* walk.c - see walk.h. */
#include "cli/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"

static int
compare_names (const void *one, const void *other) {
    return strcmp (*(char *const *)one, *(char *const *)other);
}

/* The names in a folder, sorted; NULL where it cannot be read. */
static GPtrArray *
list_folder (const char *path) {
    g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
    GPtrArray *names;
    const char *name;
    if (folder == NULL)
        return NULL;
    names = g_ptr_array_new_with_free_func (g_free);
    while ((name = g_dir_read_name (folder)) != NULL && names->len < WALK_FILES_MAX)
        if (*name != '.')
            g_ptr_array_add (names, g_strdup (name));
    if (names->len > 1)
        qsort (names->pdata, names->len, sizeof *names->pdata, compare_names);
    return names;
}

static void
walk_folder (const char *path, int depth, GPtrArray *files, GPtrArray *refused) {
    g_autoptr (GPtrArray) names = depth <= WALK_DEPTH_MAX ? list_folder (path) : NULL;
    if (names == NULL) {
        g_ptr_array_add (refused, depth > WALK_DEPTH_MAX ? g_strdup_printf (_ ("%s: lies too deep, left out"), path)
                                                         : g_strdup_printf (_ ("%s: this folder cannot be read: %s"),
                                                                            path, g_strerror (errno)));
        return;
    }
    for (guint i = 0; i < names->len && files->len < WALK_FILES_MAX; i++) {
        g_autofree char *entry = g_build_filename (path, names->pdata[i], NULL);
        struct stat own, target;
        if (lstat (entry, &own) != 0)
            continue; /* gone meanwhile */
        if (S_ISDIR (own.st_mode))
            walk_folder (entry, depth + 1, files, refused);
        else if (S_ISREG (own.st_mode)
                 || (S_ISLNK (own.st_mode) && stat (entry, &target) == 0 && S_ISREG (target.st_mode)))
            g_ptr_array_add (files, g_steal_pointer (&entry));
    }
}

void
walk_files (const char *path, GPtrArray *files, GPtrArray *refused) {
    if (strcmp (path, "-") != 0 && g_file_test (path, G_FILE_TEST_IS_DIR))
        walk_folder (path, 0, files, refused);
    else
        g_ptr_array_add (files, g_strdup (path));
}
