/* test_extract_golden.c - each input in tests/golden/extract against the records beside it. The meaning is compared: the
 * order of keys and the wording of messages are left aside. `make golden-update` shows what has changed. */
#include <json-glib/json-glib.h>

#include "extract/extract.h"
#include "extract/records_json.h"

#define FOLDER "tests/golden/extract"

static char *find_difference (JsonNode *expected, JsonNode *got, const char *path);

static char *
find_in_objects (JsonObject *expected, JsonObject *got, const char *path) {
    g_autoptr (GList) keys = json_object_get_members (expected);
    if (json_object_get_size (expected) != json_object_get_size (got))
        return g_strdup_printf ("%s: %u keys expected, %u found", path, json_object_get_size (expected),
                                json_object_get_size (got));
    for (GList *key = keys; key != NULL; key = key->next) {
        const char *name = key->data;
        g_autofree char *below = g_strdup_printf ("%s.%s", path, name);
        if (g_str_equal (name, "message"))
            continue;
        if (!json_object_has_member (got, name))
            return g_strdup_printf ("%s: missing", below);
        char *difference
            = find_difference (json_object_get_member (expected, name), json_object_get_member (got, name), below);
        if (difference != NULL)
            return difference;
    }
    return NULL;
}

static char *
find_in_arrays (JsonArray *expected, JsonArray *got, const char *path) {
    if (json_array_get_length (expected) != json_array_get_length (got))
        return g_strdup_printf ("%s: %u entries expected, %u found", path, json_array_get_length (expected),
                                json_array_get_length (got));
    for (guint i = 0; i < json_array_get_length (expected); i++) {
        g_autofree char *below = g_strdup_printf ("%s[%u]", path, i);
        char *difference
            = find_difference (json_array_get_element (expected, i), json_array_get_element (got, i), below);
        if (difference != NULL)
            return difference;
    }
    return NULL;
}

/* The first place where the two differ in meaning; NULL where they are the same. */
static char *
find_difference (JsonNode *expected, JsonNode *got, const char *path) {
    if (JSON_NODE_HOLDS_OBJECT (expected) && JSON_NODE_HOLDS_OBJECT (got))
        return find_in_objects (json_node_get_object (expected), json_node_get_object (got), path);
    if (JSON_NODE_HOLDS_ARRAY (expected) && JSON_NODE_HOLDS_ARRAY (got))
        return find_in_arrays (json_node_get_array (expected), json_node_get_array (got), path);
    if (json_node_equal (expected, got))
        return NULL;
    g_autofree char *one = json_to_string (expected, FALSE);
    g_autofree char *other = json_to_string (got, FALSE);
    return g_strdup_printf ("%s: %s expected, %s found", path, one, other);
}

/* The input beside an expectation. */
static char *
find_input (const char *stem) {
    static const char *const endings[] = { ".txt", ".md", ".docx" };
    for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
        char *path = g_strconcat (stem, endings[i], NULL);
        if (g_file_test (path, G_FILE_TEST_EXISTS))
            return path;
        g_free (path);
    }
    return NULL;
}

static void
check_pair (gconstpointer data) {
    const char *stem = data;
    g_autofree char *expectation = g_strconcat (stem, ".json", NULL);
    g_autofree char *input = find_input (stem);
    g_autoptr (JsonParser) expected = json_parser_new ();
    g_autoptr (JsonParser) got = json_parser_new ();
    g_autoptr (Lexicon) lexicon = lexicon_load (NULL, NULL);
    g_autoptr (GString) json = g_string_new (NULL);
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (input);
    g_autoptr (FileRecords) records = extract_file (input, lexicon, NULL);
    g_string_append_printf (json, "{\"schema\":%d,\"files\":[", RECORDS_JSON_SCHEMA);
    records_json_write (json, records);
    g_string_append (json, "]}");
    json_parser_load_from_file (expected, expectation, &error);
    g_assert_no_error (error);
    json_parser_load_from_data (got, json->str, (gssize)json->len, &error);
    g_assert_no_error (error);
    g_autofree char *difference = find_difference (json_parser_get_root (expected), json_parser_get_root (got), "$");
    g_assert_cmpstr (difference, ==, NULL);
}

int
main (int argc, char **argv) {
    g_autoptr (GDir) folder = g_dir_open (FOLDER, 0, NULL);
    const char *name;
    g_test_init (&argc, &argv, NULL);
    while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
        if (!g_str_has_suffix (name, ".json"))
            continue;
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".json"));
        g_autofree char *path = g_strconcat ("/extract/golden/", stem, NULL);
        g_test_add_data_func_full (path, g_build_filename (FOLDER, stem, NULL), check_pair, g_free);
    }
    return g_test_run ();
}
