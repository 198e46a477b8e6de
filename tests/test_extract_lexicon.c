/* test_extract_lexicon.c - the words built in are right, and a user's own are tried when they are loaded. */
#include "extract/lexicon.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

#define FOLDER "extract/lexicon" /* tests run in the folder of the sources */

/* They are compiled when first asked for, so each is asked for here. */
static void
built_in_patterns_compile (void) {
    g_autoptr (Lexicon) lexicon = lexicon_load (NULL, NULL);
    g_autoptr (GDir) dir = g_dir_open (FOLDER, 0, NULL);
    const char *name;
    guint patterns = 0;

    g_assert_nonnull (lexicon);
    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autoptr (GKeyFile) file = g_key_file_new ();
        g_autofree char *path = g_build_filename (FOLDER, name, NULL);
        g_auto (GStrv) groups = NULL;

        if (!g_str_has_suffix (name, ".conf"))
            continue;
        g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
        groups = g_key_file_get_groups (file, NULL);
        for (gsize i = 0; groups[i] != NULL; i++) {
            const char *const *keys = lexicon_peek_keys (lexicon, groups[i]);

            for (gsize k = 0; g_str_has_suffix (groups[i], "-patterns") && keys[k] != NULL; k++, patterns++)
                g_assert_nonnull (lexicon_peek_pattern (lexicon, groups[i], keys[k]));
        }
    }
    g_assert_cmpuint (patterns, >, 100);
}

static Lexicon *
load_with (const char *words, GError **error) {
    g_autofree char *folder = g_dir_make_tmp ("dondoc-lexicon-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (folder, "own.conf", NULL);
    Lexicon *lexicon;

    g_assert_true (g_file_set_contents (path, words, -1, NULL));
    lexicon = lexicon_load (folder, error);
    g_unlink (path);
    g_rmdir (folder);
    return lexicon;
}

static void
wrong_pattern_is_named (void) {
    g_autoptr (GError) error = NULL;

    g_assert_null (load_with ("[title-implements-patterns]\nown = thi hành (\n", &error));
    g_assert_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION);
    g_assert_nonnull (strstr (error->message, "own.conf: [title-implements-patterns] own: "));
}

static void
own_pattern_is_used (void) {
    g_autoptr (GError) error = NULL;
    g_autoptr (Lexicon) lexicon = load_with ("[title-implements-patterns]\nown = ^chào mừng\n", &error);
    const char *title = "chào mừng đại hội";

    g_assert_no_error (error);
    g_assert_cmpstr (lexicon_match (lexicon, "title-implements-patterns", title, strlen (title), 0, NULL), ==, "own");
    g_assert_null (lexicon_peek_pattern (lexicon, "types", "KH"));
    g_assert_null (lexicon_peek_pattern (lexicon, "title-implements-patterns", "no such key"));
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/lexicon/built-in", built_in_patterns_compile);
    g_test_add_func ("/extract/lexicon/wrong", wrong_pattern_is_named);
    g_test_add_func ("/extract/lexicon/own", own_pattern_is_used);
    return g_test_run ();
}
