/* aliases.c - see aliases.h. */
#include "track/aliases.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "track/sql.h"

#define STEPS_MAX 8 /* aliases of aliases */

struct Aliases {
    GPtrArray *list;    /* of Alias*, by name */
    GHashTable *by_key; /* lent from the list */
};

void
alias_free (Alias *alias) {
    if (alias == NULL)
        return;
    char *const texts[] = { alias->alias, alias->alias_key, alias->body, alias->entered_at, alias->entered_by };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    g_free (alias);
}

static void
free_alias (gpointer alias) {
    alias_free (alias);
}

Aliases *
aliases_load (Register *reg, GError **error) {
    g_autoptr (Aliases) aliases = g_new0 (Aliases, 1);
    g_autoptr (GError) local = NULL;
    aliases->list = g_ptr_array_new_with_free_func (free_alias);
    aliases->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (sqlite3_stmt) rows = sql_prepare (
        reg,
        "SELECT alias, alias_key, body, entered_at, entered_by FROM body_aliases WHERE NOT removed"
        " AND id = (SELECT max (l.id) FROM body_aliases l WHERE l.alias_key = body_aliases.alias_key) ORDER BY alias_key",
        error);
    if (rows == NULL)
        return NULL;
    while (sql_step (reg, rows, &local)) {
        Alias *alias = g_new0 (Alias, 1);
        char **const texts[]
            = { &alias->alias, &alias->alias_key, &alias->body, &alias->entered_at, &alias->entered_by };
        for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
            *texts[i] = sql_dup (rows, (int)i);
        g_ptr_array_add (aliases->list, alias);
        g_hash_table_insert (aliases->by_key, alias->alias_key, alias);
    }
    if (local == NULL)
        return g_steal_pointer (&aliases);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

void
aliases_free (Aliases *aliases) {
    if (aliases == NULL)
        return;
    g_hash_table_unref (aliases->by_key);
    g_ptr_array_unref (aliases->list);
    g_free (aliases);
}

const GPtrArray *
aliases_list (const Aliases *aliases) {
    return aliases->list;
}

const char *
aliases_resolve (const Aliases *aliases, const char *name) {
    for (guint i = 0; aliases != NULL && aliases->list->len > 0 && i < STEPS_MAX; i++) {
        g_autofree char *key = text_fold (name, -1);
        const Alias *alias = g_hash_table_lookup (aliases->by_key, key);
        if (alias == NULL)
            break;
        name = alias->body;
    }
    return name;
}

gboolean
aliases_set (Register *reg, const char *alias, const char *body, const char *by, GError **error) {
    g_autofree char *alias_nfc = text_nfc (alias, -1), *body_nfc = text_nfc (body, -1);
    g_autofree char *name = text_collapse (alias_nfc, -1), *meant = text_collapse (body_nfc, -1);
    g_autofree char *key = text_fold (name, -1), *now = date_now ();
    g_autoptr (Aliases) aliases = aliases_load (reg, error);

    if (aliases == NULL)
        return FALSE;
    if (*name == '\0' || *meant == '\0') {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                             _ ("an alias needs a name and the body it means"));
        return FALSE;
    }
    g_autofree char *end = text_fold (aliases_resolve (aliases, meant), -1);
    g_autofree char *begin = text_fold (meant, -1);
    if (g_str_equal (end, key) || g_str_equal (begin, key)) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE, _ ("'%s' would mean itself"), name);
        return FALSE;
    }
    return sql_insert (
        reg, NULL, error,
        "INSERT INTO body_aliases (alias, alias_key, body, entered_at, entered_by) VALUES (?, ?, ?, ?, ?)", "sssss",
        name, key, meant, now, by);
}

gboolean
aliases_remove (Register *reg, const char *alias, const char *by, GError **error) {
    g_autofree char *key = text_fold (alias, -1), *now = date_now ();
    g_autoptr (Aliases) aliases = aliases_load (reg, error);

    if (aliases == NULL)
        return FALSE;
    const Alias *present = g_hash_table_lookup (aliases->by_key, key);
    if (present == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("'%s' is no alias; 'dondoc bodies --aliases' lists them"), alias);
        return FALSE;
    }
    return sql_insert (
        reg, NULL, error,
        "INSERT INTO body_aliases (alias, alias_key, body, removed, entered_at, entered_by) VALUES (?, ?, ?, 1, ?, ?)",
        "sssss", present->alias, key, present->body, now, by);
}
