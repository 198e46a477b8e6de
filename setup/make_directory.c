/* make_directory.c - makes the constant tables of the directory of bodies (extract/directory_data.h) from extract/lexicon/bodies/.
 * Lives here:  reading the tables of the lexicon, the keys that each body is found by, printing all as C.
 * Called by:   the Makefile, on the machine that builds.
 * Not here:    words of a name (extract/directory_words.h), looking a key up (extract/directory_data.h).
 * usage: make_directory FOLDER >FILE.c */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "extract/directory_data.h"
#include "extract/directory_words.h"

#define COLUMNS 8
#define STEPS_MAX                                                                                                      \
    6 /* a province that became part of another that became part of another …; none went through more than three */

enum { BODY_LEVEL_WORD, BODY_NAME, BODY_PARENT, BODY_FROM, BODY_TO, BODY_SUCCESSORS, BODY_SIGNS, BODY_ALIASES };
enum {
    PLACE_NAME,
    PLACE_KIND,
    PLACE_CITY_SINCE,
    PLACE_FROM,
    PLACE_TO,
    PLACE_RELATION,
    PLACE_SUCCESSOR,
    PLACE_SPELLINGS
};

typedef struct {
    GString *text;         /* becomes directory_text */
    GHashTable *offsets;   /* of what stands in it */
    GPtrArray *rows;       /* of char**: the cells of each body */
    GPtrArray *places;     /* of char** */
    GArray *keys;          /* of DirectoryKey */
    GHashTable *key_by_it; /* to one more than its number */
} Maker;

static void
G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN stop (const char *format, ...) {
    va_list arguments;
    va_start (arguments, format);
    fputs ("make_directory: ", stderr);
    vfprintf (stderr, format, arguments);
    fputc ('\n', stderr);
    va_end (arguments);
    exit (65);
}

/* ---- reading ----------------------------------------------------------------------------------------------- */

static void
read_table (const char *folder, const char *name, GPtrArray *lines) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    if (!g_file_get_contents (path, &text, NULL, &error))
        stop ("%s", error->message);
    g_auto (GStrv) all = g_strsplit (text, "\n", -1);
    for (guint i = 0; all[i] != NULL; i++) {
        char **cells;
        if (all[i][0] == '#' || all[i][0] == '\0')
            continue;
        cells = g_strsplit (all[i], "\t", -1);
        if (g_strv_length (cells) != COLUMNS)
            stop ("%s:%u: %u columns instead of %d", path, i + 1, g_strv_length (cells), COLUMNS);
        g_ptr_array_add (lines, cells);
    }
}

static gboolean
is_empty (const char *cell) {
    return strcmp (cell, "-") == 0;
}

static char **
split_cell (const char *cell) {
    return g_strsplit (is_empty (cell) ? "" : cell, ";", -1);
}

static char **
peek_row (const Maker *maker, guint i) {
    return g_ptr_array_index (maker->rows, i);
}

/* ---- keys -------------------------------------------------------------------------------------------------- */

static DirectoryText add_text (Maker *maker, const char *text);

static DirectoryKey *
find_key (Maker *maker, const char *key) {
    guint at = GPOINTER_TO_UINT (g_hash_table_lookup (maker->key_by_it, key));
    if (at == 0) {
        DirectoryKey fresh = { add_text (maker, key), (guint16)strlen (key), { -1, -1, -1, -1 }, -1, -1 };
        g_array_append_val (maker->keys, fresh);
        at = maker->keys->len;
        g_hash_table_insert (maker->key_by_it, g_strdup (key), GUINT_TO_POINTER (at));
    }
    return &g_array_index (maker->keys, DirectoryKey, at - 1);
}

/* The first body that has a key at a level keeps it; names come before other names, and those before what is worked out. */
static void
add_key (Maker *maker, const char *text, guint row) {
    DirectoryKey *key = find_key (maker, text);
    for (guint i = 0; i < DIRECTORY_LEVELS; i++) {
        if (key->rows[i] == DIRECTORY_NONE) {
            key->rows[i] = (gint16)row;
            return;
        }
        if (strcmp (peek_row (maker, (guint)key->rows[i])[BODY_LEVEL_WORD], peek_row (maker, row)[BODY_LEVEL_WORD])
            == 0)
            return;
    }
}

/* {u} and {h} are words of the name, the other places are none. */
static DirectoryWords *
row_words (const char *name) {
    g_autoptr (GString) text = g_string_new (name);
    g_string_replace (text, "{u}", "tỉnh ủy", 0);
    g_string_replace (text, "{h}", "huyện ủy", 0);
    return directory_words_new (text->str);
}

static void
add_name (Maker *maker, const char *name, guint row) {
    g_autoptr (DirectoryWords) words = row_words (name);
    if (words->n > 0)
        add_key (maker, words->closed, row);
}

/* `Sở NN&MT`, `Sở NN và Môi trường`, `Sở Lao động - TBXH`: initials of some first or last words of the field. */
static void
add_initials (Maker *maker, guint row) {
    g_autoptr (DirectoryWords) words = row_words (peek_row (maker, row)[BODY_NAME]);
    if (words->n < 3 || !directory_is_field_head (words))
        return;
    for (guint cut = 1; cut <= words->n; cut++) {
        g_autoptr (GString) front = g_string_new_len (words->closed, words->from[1]);
        g_autoptr (GString) back = g_string_new (front->str);
        for (guint i = 1; i < words->n; i++) {
            const char *word = words->closed + words->from[i];
            g_string_append_len (i < cut ? back : front, word, (gssize)directory_words_span (words, i, i + 1));
            g_string_append_unichar (i < cut ? front : back, g_utf8_get_char (word));
        }
        add_key (maker, front->str, row);
        add_key (maker, back->str, row);
    }
}

static void
add_row_keys (Maker *maker) {
    for (guint i = 0; i < maker->rows->len; i++)
        add_name (maker, peek_row (maker, i)[BODY_NAME], i);
    for (guint i = 0; i < maker->rows->len; i++) {
        g_auto (GStrv) aliases = split_cell (peek_row (maker, i)[BODY_ALIASES]);
        for (gsize k = 0; aliases[k] != NULL; k++)
            add_name (maker, aliases[k], i);
    }
    for (guint i = 0; i < maker->rows->len; i++)
        add_initials (maker, i);
}

static void
add_sign_keys (Maker *maker) {
    for (guint i = 0; i < maker->rows->len; i++) {
        g_auto (GStrv) signs = split_cell (peek_row (maker, i)[BODY_SIGNS]);
        for (gsize k = 0; signs[k] != NULL; k++) {
            g_autofree char *folded = text_fold (signs[k], -1);
            DirectoryKey *key = find_key (maker, folded);
            if (key->sign == DIRECTORY_NONE)
                key->sign = (gint16)i;
        }
    }
}

static void
add_place_key (Maker *maker, const char *name, guint place) {
    g_autoptr (DirectoryWords) words = directory_words_new (name);
    DirectoryKey *key = find_key (maker, words->closed);
    if (key->place != DIRECTORY_NONE && key->place != (gint16)place)
        stop ("'%s' names two provinces", name);
    key->place = (gint16)place;
}

static void
add_place_keys (Maker *maker) {
    for (guint i = 0; i < maker->places->len; i++) {
        char **cells = g_ptr_array_index (maker->places, i);
        g_auto (GStrv) spellings = split_cell (cells[PLACE_SPELLINGS]);
        add_place_key (maker, cells[PLACE_NAME], i);
        for (gsize k = 0; spellings[k] != NULL; k++)
            add_place_key (maker, spellings[k], i);
    }
}

/* ---- texts ------------------------------------------------------------------------------------------------- */

/* Where @length bytes stand in the text, put there where they do not yet. */
static DirectoryText
add_bytes (Maker *maker, const char *text, gsize length) {
    g_autoptr (GBytes) bytes = g_bytes_new (text, length);
    guint offset = GPOINTER_TO_UINT (g_hash_table_lookup (maker->offsets, bytes));
    if (offset == 0) {
        offset = (guint)maker->text->len;
        g_string_append_len (maker->text, text, (gssize)length);
        g_hash_table_insert (maker->offsets, g_steal_pointer (&bytes), GUINT_TO_POINTER (offset));
    }
    return offset;
}

static DirectoryText
add_text (Maker *maker, const char *text) {
    return add_bytes (maker, text, strlen (text) + 1);
}

static DirectoryText
add_cell (Maker *maker, const char *cell) {
    return is_empty (cell) ? 0 : add_text (maker, cell);
}

/* One behind the other, an empty one behind the last. */
static DirectoryText
add_list (Maker *maker, const char *cell) {
    g_auto (GStrv) texts = split_cell (cell);
    g_autoptr (GString) all = g_string_new (NULL);
    for (gsize i = 0; texts[i] != NULL; i++)
        g_string_append_len (all, texts[i], (gssize)strlen (texts[i]) + 1);
    g_string_append_c (all, '\0');
    return add_bytes (maker, all->str, all->len);
}

/* `province/so-tai-chinh` */
static DirectoryText
add_id (Maker *maker, char **cells) {
    static const char *const away[] = { "{t}", "{d}", "{x}" };
    g_autoptr (GString) head = g_string_new (cells[BODY_NAME]);
    g_autoptr (GString) id = g_string_new (cells[BODY_LEVEL_WORD]);
    for (gsize i = 0; i < G_N_ELEMENTS (away); i++)
        g_string_replace (head, away[i], "", 0);
    g_string_replace (head, "{u}", "Tỉnh ủy", 0);
    g_string_replace (head, "{h}", "Huyện ủy", 0);
    g_string_append_c (id, '/');
    directory_append_slug (id, head->str);
    return add_text (maker, id->str);
}

/* ---- printing ---------------------------------------------------------------------------------------------- */

static void
print_member (const char *member, guint number) {
    printf (", .%s = %u", member, number);
}

static void
print_date (const char *member, const char *cell) {
    PartialDate date = PARTIAL_DATE_NONE;
    if (!is_empty (cell) && !partial_date_parse (cell, &date))
        stop ("'%s' is no day", cell);
    printf (", .%s = { %d, %d, %d, %d, %d }", member, date.year, date.month, date.day, date.hour, date.minute);
}

static int
find_row (const Maker *maker, const char *name) {
    for (guint i = 0; i < maker->rows->len; i++)
        if (strcmp (peek_row (maker, i)[BODY_NAME], name) == 0)
            return (int)i;
    return DIRECTORY_NONE;
}

/* The rows; *@successions becomes what is printed of what they became. */
static void
print_rows (Maker *maker, GString *successions) {
    guint n_successions = 1; /* the first ends the list of those that became nothing else */
    g_string_append (successions, "    { 0, 0, 0 },\n");
    printf ("const BodyRow directory_rows[] = {\n");
    for (guint i = 0; i < maker->rows->len; i++) {
        char **cells = peek_row (maker, i);
        g_auto (GStrv) successors = split_cell (cells[BODY_SUCCESSORS]);
        g_autofree char *level = g_ascii_strup (cells[BODY_LEVEL_WORD], -1);
        printf ("    { .level = BODY_LEVEL_%s", level);
        print_member ("name", add_text (maker, cells[BODY_NAME]));
        print_member ("parent", add_cell (maker, cells[BODY_PARENT]));
        print_member ("id", add_id (maker, cells));
        print_member ("signs", add_list (maker, cells[BODY_SIGNS]));
        print_member ("aliases", add_list (maker, cells[BODY_ALIASES]));
        print_member ("successions", successors[0] != NULL ? n_successions : 0);
        print_date ("from", cells[BODY_FROM]);
        print_date ("to", cells[BODY_TO]);
        printf (" }, /* %s */\n", cells[BODY_NAME]);
        for (gsize k = 0; successors[k] != NULL; k++, n_successions++) {
            g_auto (GStrv) parts = g_strsplit (successors[k], " ", 2);
            DirectoryText relation, name;
            if (g_strv_length (parts) != 2)
                stop ("'%s' has no relation before the name", successors[k]);
            relation = add_text (maker, parts[0]);
            name = add_text (maker, parts[1]);
            g_string_append_printf (successions, "    { %u, %u, %d },\n", relation, name, find_row (maker, parts[1]));
        }
        if (successors[0] != NULL) {
            g_string_append (successions, "    { 0, 0, 0 },\n");
            n_successions++;
        }
    }
    printf ("};\nconst guint directory_n_rows = %u;\n\n", maker->rows->len);
}

/* The province that @place is part of now. */
static int
find_today (Maker *maker, guint place) {
    for (guint steps = 0; steps < STEPS_MAX; steps++) {
        char **cells = g_ptr_array_index (maker->places, place);
        if (is_empty (cells[PLACE_SUCCESSOR]))
            return (int)place;
        g_autoptr (DirectoryWords) words = directory_words_new (cells[PLACE_SUCCESSOR]);
        const DirectoryKey *key = find_key (maker, words->closed);
        if (key->place == DIRECTORY_NONE)
            stop ("'%s' became '%s', which there is not", cells[PLACE_NAME], cells[PLACE_SUCCESSOR]);
        place = (guint)key->place;
    }
    stop ("a province that became others without an end");
}

static void
print_places (Maker *maker) {
    printf ("const PlaceRow directory_places[] = {\n");
    for (guint i = 0; i < maker->places->len; i++) {
        char **cells = g_ptr_array_index (maker->places, i);
        const char *name = cells[PLACE_NAME];
        gboolean is_city = strcmp (cells[PLACE_KIND], "thành phố") == 0;
        /* named after a person: a name in full with a large letter (NĐ 30/2020, annex II) */
        const char *kind = strcmp (name, "Hồ Chí Minh") == 0 ? "Thành phố" : cells[PLACE_KIND];
        g_autofree char *in_full = g_strconcat (kind, " ", name, NULL);
        g_autofree char *committee = g_strconcat (is_city ? "Thành ủy " : "Tỉnh ủy ", name, NULL);
        g_autoptr (GString) slug = g_string_new (NULL);
        directory_append_slug (slug, name);
        printf ("    { .today = %d", find_today (maker, i));
        print_member ("name", add_text (maker, name));
        print_member ("kind", add_text (maker, cells[PLACE_KIND]));
        print_member ("in_full", add_text (maker, in_full));
        print_member ("committee", add_text (maker, committee));
        print_member ("slug", add_text (maker, slug->str));
        print_member ("relation", add_cell (maker, cells[PLACE_RELATION]));
        print_date ("city_since", cells[PLACE_CITY_SINCE]);
        print_date ("from", cells[PLACE_FROM]);
        print_date ("to", cells[PLACE_TO]);
        printf (" }, /* %s */\n", name);
    }
    printf ("};\n\n");
}

static void
print_keys (const Maker *maker) {
    guint32 size = 1;
    printf ("const DirectoryKey directory_keys[] = {\n");
    for (guint i = 0; i < maker->keys->len; i++) {
        const DirectoryKey *key = &g_array_index (maker->keys, DirectoryKey, i);
        printf ("    { %u, %u, { %d, %d, %d, %d }, %d, %d }, /* %s */\n", key->text, key->length, key->rows[0],
                key->rows[1], key->rows[2], key->rows[3], key->place, key->sign, maker->text->str + key->text);
    }
    printf ("};\n\n");
    while (size < 2 * maker->keys->len) /* half of them stay free: a search ends soon */
        size *= 2;
    g_autofree guint16 *slots = g_new0 (guint16, size);
    for (guint i = 0; i < maker->keys->len; i++) {
        const DirectoryKey *key = &g_array_index (maker->keys, DirectoryKey, i);
        guint32 slot = directory_hash (maker->text->str + key->text, key->length) & (size - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (size - 1);
        slots[slot] = (guint16)(i + 1);
    }
    printf ("const guint32 directory_slots_mask = %u;\nconst guint16 directory_slots[] = {", size - 1);
    for (guint i = 0; i < size; i++)
        printf ("%s%u,", i % 16 == 0 ? "\n    " : " ", slots[i]);
    printf ("\n};\n\n");
}

static void
print_text (const Maker *maker) {
    printf ("const char directory_text[] =");
    for (gsize at = 0; at < maker->text->len; at += strlen (maker->text->str + at) + 1) {
        g_autofree char *escaped = g_strescape (maker->text->str + at, NULL);
        printf ("\n    \"%s\\0\"", escaped);
    }
    printf (";\n");
}

int
main (int argc, char **argv) {
    static const char *const tables[] = { "central.tsv", "province.tsv", "district.tsv", "commune.tsv" };
    g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
    g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
    g_autoptr (GString) text = g_string_new_len ("", 1); /* 0 stands for none */
    g_autoptr (GString) successions = g_string_new (NULL);
    g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DirectoryKey));
    g_autoptr (GHashTable) offsets
        = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    g_autoptr (GHashTable) key_by_it = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Maker maker = { text, offsets, rows, places, keys, key_by_it };
    if (argc != 2)
        stop ("usage: make_directory FOLDER >FILE.c");
    for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        read_table (argv[1], tables[i], rows);
    read_table (argv[1], "places.tsv", places);
    add_row_keys (&maker);
    add_sign_keys (&maker);
    add_place_keys (&maker);
    if (rows->len > G_MAXINT16 || keys->len >= G_MAXUINT16)
        stop ("more than the tables hold");
    printf ("/* Made by setup/make_directory.c from %s. */\n#include \"extract/directory_data.h\"\n\n", argv[1]);
    print_rows (&maker, successions);
    printf ("const BodySuccession directory_successions[] = {\n%s};\n\n", successions->str);
    print_places (&maker);
    print_keys (&maker);
    print_text (&maker);
    return 0;
}
