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
    { "deadlines", "holidays-file", KIND_TEXT, 0, 0, NULL },
};

typedef struct {
    gboolean set;
    char *text;
    char **list;
    int number; /* of a flag too */
} Setting;

struct Configuration {
    Setting values[G_N_ELEMENTS (settings)];
    GPtrArray *warnings; /* of char* */
};

Configuration *
configuration_new (void) {
    Configuration *configuration = g_new0 (Configuration, 1);
    configuration->warnings = g_ptr_array_new_with_free_func (g_free);
    return configuration;
}

void
configuration_free (Configuration *configuration) {
    if (configuration == NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS (settings); i++) {
        g_free (configuration->values[i].text);
        g_strfreev (configuration->values[i].list);
    }
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
read_setting (GKeyFile *file, int i, Setting *setting) {
    const char *group = settings[i].group, *key = settings[i].key;
    g_autoptr (GError) local = NULL;
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
read_group (Configuration *configuration, GKeyFile *file, const char *path, const char *group, GError **error) {
    g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
    for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
        int at = find_setting (group, keys[i]);
        if (at < 0) {
            g_ptr_array_add (
                configuration->warnings,
                g_strdup_printf (_ ("%s: [%s] %s: this key is not known, left aside"), path, group, keys[i]));
            continue;
        }
        g_autofree char *fault = read_setting (file, at, &configuration->values[at]);
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
        if (find_setting (groups[i], NULL) < 0)
            warn_of_unknown_group (configuration, path, groups[i]);
        else if (!read_group (configuration, file, path, groups[i], error))
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
    int at = find_setting (group, key);
    if (at < 0 || (settings[at].kind != kind && !(kind == KIND_TEXT && settings[at].kind == KIND_CHOICE)))
        g_error ("no such setting: [%s] %s", group, key);
    return configuration->values[at].set ? &configuration->values[at] : NULL;
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
