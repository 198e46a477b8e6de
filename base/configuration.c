/* configuration.c - see configuration.h. */
#include "base/configuration.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

typedef enum { KIND_TEXT, KIND_LIST, KIND_NUMBER, KIND_FLAG, KIND_CHOICE } SettingKind;

/* Everything that can be set. A new setting is a row here and a paragraph in dondoc.conf.example. */
static const struct {
    const char *group, *key;
    SettingKind kind;
    int least, most;     /* of a number */
    const char *choices; /* of a choice, parted by | */
} settings[] = {
    { "office", "name", KIND_TEXT, 0, 0, NULL },
    { "office", "superior", KIND_TEXT, 0, 0, NULL },
    { "office", "place", KIND_TEXT, 0, 0, NULL },
    { "office", "abbreviation", KIND_TEXT, 0, 0, NULL },
    { "office", "unit", KIND_TEXT, 0, 0, NULL },
    { "signature", "authority", KIND_LIST, 0, 0, NULL },
    { "signature", "title", KIND_TEXT, 0, 0, NULL },
    { "signature", "signer", KIND_TEXT, 0, 0, NULL },
    { "recipients", "addressees", KIND_LIST, 0, 0, NULL },
    { "recipients", "list", KIND_LIST, 0, 0, NULL },
    { "recipients", "archive", KIND_LIST, 0, 0, NULL },
    { "report", "form", KIND_CHOICE, 0, 0, "party|party-hd36|state" },
    { "report", "number", KIND_TEXT, 0, 0, NULL },
    { "report", "within-days", KIND_NUMBER, 1, 366, NULL },
    { "report", "proposals", KIND_LIST, 0, 0, NULL },
    { "deadlines", "due-soon-days", KIND_NUMBER, 0, 366, NULL },
    { "deadlines", "before-includes-day", KIND_FLAG, 0, 0, NULL },
    { "reminders", "on", KIND_FLAG, 0, 0, NULL },
    { "reminders", "before-days", KIND_LIST, 0, 0, NULL },
    { "reminders", "on-day", KIND_FLAG, 0, 0, NULL },
    { "reminders", "after-days", KIND_LIST, 0, 0, NULL },
    { "reminders", "after-every-days", KIND_NUMBER, 0, 3660, NULL },
    { "reminders", "escalate-after-days", KIND_LIST, 0, 0, NULL },
    { "reminders", "nudge-every-days", KIND_NUMBER, 0, 3660, NULL },
    { "reminders", "working-days-only", KIND_FLAG, 0, 0, NULL },
    { "reminders", "letter", KIND_FLAG, 0, 0, NULL },
    { "reminders", "reply-within-days", KIND_NUMBER, 1, 366, NULL },
    { "mail", "server", KIND_TEXT, 0, 0, NULL },
    { "mail", "security", KIND_CHOICE, 0, 0, "starttls|tls|none" },
    { "mail", "user", KIND_TEXT, 0, 0, NULL },
    { "mail", "password-file", KIND_TEXT, 0, 0, NULL },
    { "mail", "authority-file", KIND_TEXT, 0, 0, NULL },
    { "mail", "from", KIND_TEXT, 0, 0, NULL },
    { "mail", "secretariat", KIND_LIST, 0, 0, NULL },
    { "mail", "timeout-seconds", KIND_NUMBER, 1, 3600, NULL },
    { "mail", "retry-pauses-seconds", KIND_LIST, 0, 0, NULL },
    { "mail", "give-up-days", KIND_NUMBER, 1, 366, NULL },
    { "deadlines", "holidays-file", KIND_TEXT, 0, 0, NULL },
    { "web", "listen", KIND_TEXT, 0, 0, NULL },
    { "web", "url", KIND_TEXT, 0, 0, NULL },
    { "web", "certificate", KIND_TEXT, 0, 0, NULL },
    { "web", "key", KIND_TEXT, 0, 0, NULL },
    { "web", "connections", KIND_NUMBER, 1, 1000, NULL },
    { "web", "connections-per-address", KIND_NUMBER, 1, 1000, NULL },
    { "web", "timeout-seconds", KIND_NUMBER, 1, 600, NULL },
};

typedef struct {
    gboolean set;
    char *text;
    char **list;
    int number; /* of a flag too */
} Setting;

typedef struct {
    Setting values[G_N_ELEMENTS (settings)];
} Settings;

struct Configuration {
    Settings base;
    GHashTable *overrides; /* of Settings*, by the whole name of their group */
    GPtrArray *warnings;   /* of char* */
};

/* The groups that may be said again for one plan or body. */
static const char *const overridable[] = { "reminders" };
static const char *const override_kinds[] = { "plan", "body" };

static void
clear_settings (Settings *set) {
    for (gsize i = 0; i < G_N_ELEMENTS (settings); i++) {
        g_free (set->values[i].text);
        g_strfreev (set->values[i].list);
    }
}

static void
free_settings (gpointer set) {
    clear_settings (set);
    g_free (set);
}

Configuration *
configuration_new (void) {
    Configuration *configuration = g_new0 (Configuration, 1);
    configuration->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_settings);
    configuration->warnings = g_ptr_array_new_with_free_func (g_free);
    return configuration;
}

void
configuration_free (Configuration *configuration) {
    if (configuration == NULL)
        return;
    clear_settings (&configuration->base);
    g_hash_table_unref (configuration->overrides);
    g_ptr_array_unref (configuration->warnings);
    g_free (configuration);
}

/* The row of a setting, -1 where there is none. A NULL @key asks for the group. */
static int
find_setting (const char *group, const char *key) {
    for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
        if (strcmp (settings[i].group, group) == 0 && (key == NULL || strcmp (settings[i].key, key) == 0))
            return (int)i;
    return -1;
}

/* The group whose keys @group has, where it is `[BASE plan NAME]` or `[BASE body NAME]`; else NULL. */
static const char *
find_overridden (const char *group) {
    for (gsize i = 0; i < G_N_ELEMENTS (overridable); i++)
        for (gsize k = 0; k < G_N_ELEMENTS (override_kinds); k++) {
            g_autofree char *prefix = g_strdup_printf ("%s %s ", overridable[i], override_kinds[k]);
            if (g_str_has_prefix (group, prefix) && group[strlen (prefix)] != '\0')
                return overridable[i];
        }
    return NULL;
}

/* The entries without blanks around them and without blank ones. */
static void
clean_list (char **list) {
    gsize kept = 0;
    for (gsize i = 0; list[i] != NULL; i++) {
        g_strstrip (list[i]);
        if (*list[i] == '\0')
            g_free (list[i]);
        else
            list[kept++] = list[i];
    }
    list[kept] = NULL;
}

static gboolean
is_choice (const char *choices, const char *text) {
    g_auto (GStrv) parts = g_strsplit (choices, "|", -1);
    return g_strv_contains ((const char *const *)parts, text);
}

/* What is wrong with the value of row @i, NULL where nothing is. */
static char *
read_setting (GKeyFile *file, const char *group, int i, Setting *setting) {
    const char *key = settings[i].key;
    g_autoptr (GError) local = NULL;
    g_clear_pointer (&setting->list, g_strfreev); /* a key said twice: the later one counts */
    g_clear_pointer (&setting->text, g_free);
    switch (settings[i].kind) {
    case KIND_LIST:
        setting->list = g_key_file_get_string_list (file, group, key, NULL, &local);
        if (setting->list != NULL)
            clean_list (setting->list);
        break;
    case KIND_NUMBER:
        setting->number = g_key_file_get_integer (file, group, key, &local);
        if (local != NULL || setting->number < settings[i].least || setting->number > settings[i].most)
            return g_strdup_printf (_ ("must be a whole number from %d to %d"), settings[i].least, settings[i].most);
        break;
    case KIND_FLAG:
        setting->number = g_key_file_get_boolean (file, group, key, &local);
        if (local != NULL)
            return g_strdup (_ ("must be true or false"));
        break;
    case KIND_TEXT:
    case KIND_CHOICE:
        setting->text = g_key_file_get_string (file, group, key, &local);
        if (setting->text != NULL)
            g_strstrip (setting->text);
        if (settings[i].kind == KIND_CHOICE && setting->text != NULL && !is_choice (settings[i].choices, setting->text))
            return g_strdup_printf (_ ("must be one of %s"), settings[i].choices);
        break;
    }
    setting->set = local == NULL;
    return local == NULL ? NULL : g_strdup (local->message);
}

static void
warn_of_unknown_group (Configuration *configuration, const char *path, const char *group) {
    g_ptr_array_add (configuration->warnings,
                     g_strdup_printf (_ ("%s: group [%s] is not known, left aside"), path, group));
}

static gboolean
read_group (Configuration *configuration, GKeyFile *file, const char *path, const char *group, const char *base,
            Settings *set, GError **error) {
    g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
    for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
        int at = find_setting (base, keys[i]);
        if (at < 0) {
            g_ptr_array_add (
                configuration->warnings,
                g_strdup_printf (_ ("%s: [%s] %s: this key is not known, left aside"), path, group, keys[i]));
            continue;
        }
        g_autofree char *fault = read_setting (file, group, at, &set->values[at]);
        if (fault != NULL) {
            g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: [%s] %s: %s", path, group, keys[i],
                         fault);
            return FALSE;
        }
    }
    return TRUE;
}

/* The file's text, bounded. */
static char *
read_file (const char *path, gsize *ret_length, GError **error) {
    g_autofree char *text = NULL;
    g_autoptr (GError) local = NULL;
    if (!g_file_get_contents (path, &text, ret_length, &local)) {
        gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        g_set_error (error, DONDOC_ERROR, missing ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_IO,
                     _ ("%s: the configuration cannot be read: %s"), path, local->message);
        return NULL;
    }
    if (*ret_length > CONFIGURATION_BYTES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                     _ ("%s: larger than %d bytes, this is no configuration"), path, CONFIGURATION_BYTES_MAX);
        return NULL;
    }
    return g_steal_pointer (&text);
}

Configuration *
configuration_load (const char *path, GError **error) {
    g_autoptr (Configuration) configuration = configuration_new ();
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_autoptr (GError) local = NULL;
    gsize length = 0;
    g_autofree char *text = read_file (path, &length, error);
    const char *start = text;
    if (text == NULL)
        return NULL;
    if (g_str_has_prefix (text, "\xef\xbb\xbf")) { /* Windows editors write a byte order mark */
        start += 3;
        length -= 3;
    }
    if (length > 0 && !g_key_file_load_from_data (file, start, length, G_KEY_FILE_NONE, &local)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, "%s: %s", path, local->message);
        return NULL;
    }
    g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
    for (gsize i = 0; groups[i] != NULL; i++) {
        const char *base = find_overridden (groups[i]);
        Settings *set = &configuration->base;
        if (base != NULL) {
            set = g_new0 (Settings, 1);
            g_hash_table_insert (configuration->overrides, g_strdup (groups[i]), set);
        } else if (find_setting (groups[i], NULL) < 0) {
            warn_of_unknown_group (configuration, path, groups[i]);
            continue;
        }
        if (!read_group (configuration, file, path, groups[i], base != NULL ? base : groups[i], set, error))
            return NULL;
    }
    return g_steal_pointer (&configuration);
}

const GPtrArray *
configuration_peek_warnings (const Configuration *configuration) {
    return configuration->warnings;
}

/* The value of a setting that must be in the table with that kind; NULL where it is not set. */
static const Setting *
peek_setting (const Configuration *configuration, const char *group, const char *key, SettingKind kind) {
    const Settings *override = g_hash_table_lookup (configuration->overrides, group);
    const Settings *set = override != NULL ? override : &configuration->base;
    int at = find_setting (override != NULL ? find_overridden (group) : group, key);
    if (at < 0 || (settings[at].kind != kind && !(kind == KIND_TEXT && settings[at].kind == KIND_CHOICE)))
        g_error ("no such setting: [%s] %s", group, key);
    return set->values[at].set ? &set->values[at] : NULL;
}

const char *
configuration_peek_text (const Configuration *configuration, const char *group, const char *key) {
    const Setting *setting = peek_setting (configuration, group, key, KIND_TEXT);
    return setting != NULL ? setting->text : NULL;
}

const char *const *
configuration_peek_list (const Configuration *configuration, const char *group, const char *key) {
    const Setting *setting = peek_setting (configuration, group, key, KIND_LIST);
    return setting != NULL ? (const char *const *)setting->list : NULL;
}

int
configuration_number (const Configuration *configuration, const char *group, const char *key, int fallback) {
    const Setting *setting = peek_setting (configuration, group, key, KIND_NUMBER);
    return setting != NULL ? setting->number : fallback;
}

gboolean
configuration_flag (const Configuration *configuration, const char *group, const char *key, gboolean fallback) {
    const Setting *setting = peek_setting (configuration, group, key, KIND_FLAG);
    return setting != NULL ? setting->number : fallback;
}

char **
configuration_dup_groups (const Configuration *configuration, const char *base) {
    g_autofree char *prefix = g_strdup_printf ("%s ", base);
    GStrvBuilder *names = g_strv_builder_new ();
    GHashTableIter iterator;
    gpointer name;
    g_hash_table_iter_init (&iterator, configuration->overrides);
    while (g_hash_table_iter_next (&iterator, &name, NULL))
        if (g_str_has_prefix (name, prefix))
            g_strv_builder_add (names, name);
    char **list = g_strv_builder_end (names);
    g_strv_builder_unref (names);
    return list;
}
