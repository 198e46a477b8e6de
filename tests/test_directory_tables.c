/* test_directory_tables.c - extract/directory_data: the tables that are compiled in say what the files of extract/lexicon/bodies/ say. */
#include "extract/directory_data.h"

#include <string.h>

#include "base/text.h"

#define FOLDER "extract/lexicon/bodies/"

/* (transfer full): char** of the cells of each line. */
static GPtrArray *
read_lines (const char *const *names) {
    GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
    for (gsize n = 0; names[n] != NULL; n++) {
        g_autofree char *path = g_strconcat (FOLDER, names[n], NULL);
        g_autofree char *text = NULL;
        g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
        g_auto (GStrv) all = g_strsplit (text, "\n", -1);
        for (gsize i = 0; all[i] != NULL; i++)
            if (*all[i] != '#' && *all[i] != '\0')
                g_ptr_array_add (lines, g_strsplit (all[i], "\t", -1));
    }
    return lines;
}

static GPtrArray *
read_bodies (void) {
    static const char *const names[] = { "central.tsv", "province.tsv", "district.tsv", "commune.tsv", NULL };
    return read_lines (names);
}

static GPtrArray *
read_places (void) {
    static const char *const names[] = { "places.tsv", NULL };
    return read_lines (names);
}

static void
assert_cell (const char *text, const char *cell) {
    g_assert_cmpstr (text != NULL ? text : "-", ==, cell);
}

static void
assert_date (PartialDate date, const char *cell) {
    g_autofree char *text = partial_date_format (date);
    assert_cell (text, cell);
}

static void
assert_list (DirectoryText list, const char *cell) {
    g_autoptr (GString) joined = g_string_new (NULL);
    for (const char *text = directory_peek (list); *text != '\0'; text += strlen (text) + 1)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ";" : "", text);
    assert_cell (joined->len > 0 ? joined->str : NULL, cell);
}

static void
assert_successions (const BodyRow *row, const char *cell) {
    g_autoptr (GString) joined = g_string_new (NULL);
    for (const BodySuccession *next = &directory_successions[row->successions]; next->relation != 0; next++) {
        g_string_append_printf (joined, "%s%s %s", joined->len > 0 ? ";" : "", directory_peek (next->relation),
                                directory_peek (next->name));
        if (next->row == DIRECTORY_NONE)
            g_assert_true (g_str_has_suffix (directory_peek (next->name), "cấp xã"));
        else
            g_assert_cmpstr (directory_peek (directory_rows[next->row].name), ==, directory_peek (next->name));
    }
    assert_cell (joined->len > 0 ? joined->str : NULL, cell);
}

static void
test_bodies (void) {
    g_autoptr (GPtrArray) lines = read_bodies ();
    g_assert_cmpuint (lines->len, ==, directory_n_rows);
    for (guint i = 0; i < lines->len; i++) {
        char *const *cells = g_ptr_array_index (lines, i);
        const BodyRow *row = &directory_rows[i];
        g_assert_cmpstr (body_level_name (row->level), ==, cells[0]);
        g_assert_cmpstr (directory_peek (row->name), ==, cells[1]);
        assert_cell (directory_peek (row->parent), cells[2]);
        assert_date (row->from, cells[3]);
        assert_date (row->to, cells[4]);
        assert_successions (row, cells[5]);
        assert_list (row->signs, cells[6]);
        assert_list (row->aliases, cells[7]);
    }
}

/* The words of a name without its place, closed up, as somebody who leaves the place out writes it. */
static char *
dup_key (const char *name) {
    g_autoptr (GString) bare = g_string_new (name);
    g_string_replace (bare, "{u}", "Tỉnh ủy", 0);
    g_string_replace (bare, "{h}", "Huyện ủy", 0);
    for (char *brace = bare->str; (brace = strchr (brace, '{')) != NULL;)
        g_string_erase (bare, brace - bare->str, (gssize)strlen ("{t}"));
    return directory_name_key (bare->str);
}

/* Every name and other name finds its body, or one before it at its level that has the same name. */
static void
test_keys (void) {
    g_autoptr (GPtrArray) lines = read_bodies ();
    for (guint i = 0; i < lines->len; i++) {
        char *const *cells = g_ptr_array_index (lines, i);
        g_autofree char *names = g_strconcat (cells[1], ";", strcmp (cells[7], "-") == 0 ? "" : cells[7], NULL);
        g_auto (GStrv) all = g_strsplit (names, ";", -1);
        for (gsize k = 0; all[k] != NULL; k++) {
            g_autofree char *key = dup_key (all[k]);
            const BodyRow *found = directory_find_at (key, strlen (key), directory_rows[i].level);
            if (*key == '\0')
                continue;
            g_assert_nonnull (found);
            if (found != &directory_rows[i] && k == 0) {
                g_autofree char *other = dup_key (directory_peek (found->name));
                g_assert_true (found < &directory_rows[i]);
                g_assert_cmpstr (other, ==, key);
            }
        }
    }
}

static void
test_signs (void) {
    g_autoptr (GPtrArray) lines = read_bodies ();
    g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < lines->len; i++) {
        char *const *cells = g_ptr_array_index (lines, i);
        g_auto (GStrv) signs = g_strsplit (strcmp (cells[6], "-") == 0 ? "" : cells[6], ";", -1);
        for (gsize k = 0; signs[k] != NULL; k++) {
            g_autofree char *folded = text_fold (signs[k], -1);
            const DirectoryKey *key = directory_find (folded, strlen (folded));
            if (!g_hash_table_contains (first, folded))
                g_hash_table_insert (first, g_strdup (folded), GUINT_TO_POINTER (i));
            g_assert_nonnull (key);
            g_assert_cmpint (key->sign, ==, GPOINTER_TO_INT (g_hash_table_lookup (first, folded)));
        }
    }
}

static void
test_places (void) {
    g_autoptr (GPtrArray) lines = read_places ();
    for (guint i = 0; i < lines->len; i++) {
        char *const *cells = g_ptr_array_index (lines, i);
        const PlaceRow *place = &directory_places[i];
        g_autofree char *names = g_strconcat (cells[0], ";", strcmp (cells[7], "-") == 0 ? cells[0] : cells[7], NULL);
        g_auto (GStrv) all = g_strsplit (names, ";", -1);
        g_assert_cmpstr (directory_peek (place->name), ==, cells[0]);
        g_assert_cmpstr (directory_peek (place->kind), ==, cells[1]);
        assert_date (place->city_since, cells[2]);
        assert_date (place->from, cells[3]);
        assert_date (place->to, cells[4]);
        assert_cell (directory_peek (place->relation), cells[5]);
        for (gsize k = 0; all[k] != NULL; k++) {
            g_autofree char *key = directory_name_key (all[k]);
            g_assert_true (directory_find_place (key, strlen (key)) == place);
        }
        if (strcmp (cells[6], "-") == 0) {
            g_assert_cmpint (place->today, ==, (int)i);
        } else {
            g_autofree char *key = directory_name_key (cells[6]);
            g_assert_cmpint (place->today, ==, directory_find_place (key, strlen (key))->today);
        }
    }
}

/* Each key is found where it lies; what is none is not found, however full the table. */
static void
test_slots (void) {
    guint taken = 0;
    for (guint32 slot = 0; slot <= directory_slots_mask; slot++) {
        const DirectoryKey *key;
        if (directory_slots[slot] == 0)
            continue;
        key = &directory_keys[directory_slots[slot] - 1];
        taken++;
        g_assert_cmpuint (key->length, ==, strlen (directory_text + key->text));
        g_assert_true (directory_find (directory_text + key->text, key->length) == key);
        g_autofree char *longer = g_strconcat (directory_text + key->text, "?", NULL);
        g_assert_null (directory_find (longer, strlen (longer)));
    }
    g_assert_cmpuint (taken, >, directory_n_rows);
    g_assert_cmpuint (2 * taken, <=, directory_slots_mask + 1);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/extract/directory-tables/bodies", test_bodies);
    g_test_add_func ("/extract/directory-tables/keys", test_keys);
    g_test_add_func ("/extract/directory-tables/signs", test_signs);
    g_test_add_func ("/extract/directory-tables/places", test_places);
    g_test_add_func ("/extract/directory-tables/slots", test_slots);
    return g_test_run ();
}
