/* lexicon.c - see lexicon.h. */
#include "extract/lexicon.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "lexicon_built_in.h"

#define USER_FILE_BYTES_MAX (4 << 20) /* the built-in words are some tens of kilobytes */

typedef struct {
    char *value;
    Pattern *pattern; /* of the value, in groups of patterns; made when first asked for */
} Entry;

typedef struct {
    GPtrArray *keys;     /* of char*, NULL-terminated, in the order of the files */
    GHashTable *entries; /* key to Entry */
    GHashTable *words;   /* folded word to key (borrowed); NULL in groups of patterns */
    GHashTable *folded;  /* folded key to key (borrowed) */
    Pattern *joined;     /* all patterns as one; made when first asked for */
} Group;

struct Lexicon {
    GHashTable *groups; /* name to Group */
};

static void
entry_free (Entry *entry) {
    g_free (entry->value);
    pattern_free (entry->pattern);
    g_free (entry);
}

static void
group_free (Group *group) {
    g_clear_pointer (&group->words, g_hash_table_unref);
    g_clear_pointer (&group->folded, g_hash_table_unref);
    g_clear_pointer (&group->joined, pattern_free);
    g_hash_table_unref (group->entries);
    g_ptr_array_unref (group->keys);
    g_free (group);
}

static Group *
group_new (void) {
    Group *group = g_new0 (Group, 1);
    group->keys = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (group->keys, NULL);
    group->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)entry_free);
    return group;
}

static gboolean
group_holds_patterns (const char *name) {
    return g_str_has_suffix (name, "-patterns");
}

/* A key for comparison as text_equal() makes it. */
static char *
fold_word (const char *word) {
    char *key = text_fold (word, -1);
    gsize n = strlen (key);
    while (n > 0 && strchr (".,;: ", key[n - 1]) != NULL)
        key[--n] = '\0';
    return key;
}

/* ---- loading ----------------------------------------------------------------------------------------------- */

/* What a user wrote is tried at once; the built-in patterns are known to be right, and most are never asked for. */
static gboolean
check_pattern (const char *file, const char *name, const char *key, const char *value, GError **error) {
    g_autoptr (Pattern) pattern = pattern_new (value, error);
    if (pattern == NULL)
        g_prefix_error (error, "%s: [%s] %s: ", file, name, key);
    return pattern != NULL;
}

static void
add_entry (Lexicon *lexicon, const char *name, const char *key, const char *value) {
    Group *group = g_hash_table_lookup (lexicon->groups, name);

    if (group == NULL) {
        group = group_new ();
        g_hash_table_insert (lexicon->groups, g_strdup (name), group);
    }
    if (!g_hash_table_contains (group->entries, key))
        g_ptr_array_insert (group->keys, (gint)group->keys->len - 1, g_strdup (key));
    Entry *entry = g_new0 (Entry, 1);
    entry->value = g_strdup (value);
    g_hash_table_insert (group->entries, g_strdup (key), entry);
}

/* Values are taken raw: a backslash in a pattern stays what it is. */
static gboolean
add_key_file (Lexicon *lexicon, const char *file, const char *data, gsize length, gboolean built_in, GError **error) {
    g_autoptr (GKeyFile) keys = g_key_file_new ();
    g_autoptr (GError) local = NULL;
    g_auto (GStrv) groups = NULL;

    if (!g_utf8_validate (data, (gssize)length, NULL)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: not UTF-8; save it as UTF-8"), file);
        return FALSE;
    }
    if (!g_key_file_load_from_data (keys, data, length, G_KEY_FILE_NONE, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: %s", file, local->message);
        return FALSE;
    }
    groups = g_key_file_get_groups (keys, NULL);
    for (gsize i = 0; groups[i] != NULL; i++) {
        g_auto (GStrv) names = g_key_file_get_keys (keys, groups[i], NULL, NULL);
        for (gsize k = 0; names != NULL && names[k] != NULL; k++) {
            g_autofree char *raw = g_key_file_get_value (keys, groups[i], names[k], NULL);
            g_autofree char *value = text_nfc (raw != NULL ? raw : "", -1);
            if (!built_in && group_holds_patterns (groups[i])
                && !check_pattern (file, groups[i], names[k], value, error))
                return FALSE;
            add_entry (lexicon, groups[i], names[k], value);
        }
    }
    return TRUE;
}

static gint
compare_names (gconstpointer one, gconstpointer other) {
    return strcmp (*(const char *const *)one, *(const char *const *)other);
}

/* A group of the built-in words has one file: two would hide each other's entries. */
static gboolean
claim_groups (GHashTable *owners, const char *file, const char *data, gsize length, GError **error) {
    g_autoptr (GKeyFile) keys = g_key_file_new ();
    g_auto (GStrv) groups = NULL;

    if (!g_key_file_load_from_data (keys, data, length, G_KEY_FILE_NONE, NULL))
        return TRUE; /* add_key_file() says what is wrong */
    groups = g_key_file_get_groups (keys, NULL);
    for (gsize i = 0; groups[i] != NULL; i++) {
        const char *owner = g_hash_table_lookup (owners, groups[i]);
        if (owner != NULL) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, "%s: [%s] stands in %s too", file, groups[i],
                         owner);
            return FALSE;
        }
        g_hash_table_insert (owners, g_strdup (groups[i]), g_strdup (file));
    }
    return TRUE;
}

static gboolean
add_built_in (Lexicon *lexicon, GError **error) {
    g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (const BuiltIn *file = dondoc_lexicon_files; file->path != NULL; file++) {
        const char *name = strrchr (file->path, '/') + 1;
        gsize length = (gsize)(file->end - file->data);
        if (!claim_groups (owners, name, file->data, length, error)
            || !add_key_file (lexicon, name, file->data, length, TRUE, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
add_user_file (Lexicon *lexicon, const char *path, GError **error) {
    g_autofree char *data = NULL;
    g_autoptr (GError) local = NULL;
    gsize length = 0;

    if (!g_file_get_contents (path, &data, &length, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: %s", path, local->message);
        return FALSE;
    }
    if (length > USER_FILE_BYTES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("%s: larger than %d bytes; split it"), path,
                     USER_FILE_BYTES_MAX);
        return FALSE;
    }
    return add_key_file (lexicon, path, data, length, FALSE, error);
}

static gboolean
add_user_folder (Lexicon *lexicon, const char *folder, GError **error) {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    const char *name;

    if (dir == NULL)
        return TRUE;
    while ((name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".conf") && name[0] != '.')
            g_ptr_array_add (names, g_strdup (name));
    g_ptr_array_sort (names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
        if (!add_user_file (lexicon, path, error))
            return FALSE;
    }
    return TRUE;
}

/* The words of each group, so that looking one up folds only what is looked up. The first entry that has a word keeps it. */
static void
index_words (Lexicon *lexicon) {
    GHashTableIter iter;
    gpointer name, value;

    g_hash_table_iter_init (&iter, lexicon->groups);
    while (g_hash_table_iter_next (&iter, &name, &value)) {
        Group *group = value;
        if (group_holds_patterns (name))
            continue;
        group->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        group->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i + 1 < group->keys->len; i++) {
            char *key = g_ptr_array_index (group->keys, i);
            const Entry *entry = g_hash_table_lookup (group->entries, key);
            g_hash_table_insert (group->folded, fold_word (key), key);
            g_auto (GStrv) words = g_strsplit (entry->value, ";", -1);
            for (gsize k = 0; words[k] != NULL; k++) {
                char *folded = fold_word (words[k]);
                if (*folded == '\0' || g_hash_table_contains (group->words, folded))
                    g_free (folded);
                else
                    g_hash_table_insert (group->words, folded, key);
            }
        }
    }
}

Lexicon *
lexicon_load (const char *user_folder, GError **error) {
    g_autoptr (Lexicon) lexicon = g_new0 (Lexicon, 1);
    lexicon->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)group_free);
    if (!add_built_in (lexicon, error))
        return NULL;
    if (user_folder != NULL && !add_user_folder (lexicon, user_folder, error))
        return NULL;
    index_words (lexicon);
    return g_steal_pointer (&lexicon);
}

void
lexicon_free (Lexicon *lexicon) {
    if (lexicon == NULL)
        return;
    g_clear_pointer (&lexicon->groups, g_hash_table_unref);
    g_free (lexicon);
}

/* ---- asking ------------------------------------------------------------------------------------------------ */

static const Entry *
lookup_entry (const Lexicon *lexicon, const char *name, const char *key) {
    const Group *group = g_hash_table_lookup (lexicon->groups, name);
    return group != NULL ? g_hash_table_lookup (group->entries, key) : NULL;
}

const char *const *
lexicon_peek_keys (const Lexicon *lexicon, const char *group) {
    static const char *const none[] = { NULL };
    const Group *found = g_hash_table_lookup (lexicon->groups, group);
    return found != NULL ? (const char *const *)found->keys->pdata : none;
}

const char *
lexicon_peek (const Lexicon *lexicon, const char *group, const char *key) {
    const Entry *entry = lookup_entry (lexicon, group, key);
    return entry != NULL ? entry->value : NULL;
}

const Pattern *
lexicon_peek_pattern (const Lexicon *lexicon, const char *group, const char *key) {
    Entry *entry = (Entry *)lookup_entry (lexicon, group, key);
    if (entry == NULL || (entry->pattern == NULL && !group_holds_patterns (group)))
        return NULL;
    if (g_once_init_enter (&entry->pattern)) {
        g_autoptr (GError) error = NULL;
        Pattern *pattern = pattern_new (entry->value, &error);
        if (pattern == NULL)
            g_error ("[%s] %s: %s", group, key, error->message);
        g_once_init_leave (&entry->pattern, pattern);
    }
    return entry->pattern;
}

/* Each pattern is right by itself; one that cannot stand beside others (a group defined by name in
 * both, say) makes a group that never matches. */
static Pattern *
join_patterns (const Group *group) {
    g_autoptr (GString) all = g_string_new ("\\G(?:");
    g_autoptr (GError) error = NULL;
    Pattern *joined;

    for (guint i = 0; i + 1 < group->keys->len; i++) {
        const Entry *entry = g_hash_table_lookup (group->entries, g_ptr_array_index (group->keys, i));
        g_string_append_printf (all, "%s(?:%s)", i > 0 ? "|" : "", entry->value);
    }
    g_string_append (all, ")(?!\\w)");
    joined = pattern_new (all->str, &error);
    if (joined != NULL)
        return joined;
    g_debug ("%s", error->message);
    return pattern_new ("(?!)", NULL);
}

const Pattern *
lexicon_peek_joined (const Lexicon *lexicon, const char *name) {
    Group *group = g_hash_table_lookup (lexicon->groups, name);
    if (group == NULL)
        return pattern_peek ("(?!)");
    if (g_once_init_enter (&group->joined))
        g_once_init_leave (&group->joined, join_patterns (group));
    return group->joined;
}

const char *
lexicon_match (const Lexicon *lexicon, const char *group, const char *subject, gsize length, gsize start,
               PatternMatch *ret_match) {
    const char *const *keys = lexicon_peek_keys (lexicon, group);
    for (gsize i = 0; keys[i] != NULL; i++) {
        const Pattern *pattern = lexicon_peek_pattern (lexicon, group, keys[i]);
        if (pattern != NULL && pattern_match (pattern, subject, length, start, ret_match))
            return keys[i];
    }
    return NULL;
}

static const char *
find_folded (GHashTable *table, const char *word) {
    g_autofree char *folded = table != NULL ? fold_word (word) : NULL;
    return folded != NULL ? g_hash_table_lookup (table, folded) : NULL;
}

const char *
lexicon_find_word (const Lexicon *lexicon, const char *group, const char *word) {
    const Group *found = g_hash_table_lookup (lexicon->groups, group);
    return found != NULL ? find_folded (found->words, word) : NULL;
}

const char *
lexicon_find_key (const Lexicon *lexicon, const char *group, const char *key) {
    const Group *found = g_hash_table_lookup (lexicon->groups, group);
    return found != NULL ? find_folded (found->folded, key) : NULL;
}
