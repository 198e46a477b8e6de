/* body_group.c - see body_group.h. */
#include "track/body_group.h"

#include <string.h>

#include "base/text.h"
#include "extract/directory.h"
#include "track/aliases.h"

struct BodyGroups {
    Aliases *aliases;
    GHashTable *by_name; /* name -> BodyGroup*, lent from by_key */
    GHashTable *by_key;  /* key -> BodyGroup* */
};

static void
free_group (gpointer data) {
    BodyGroup *group = data;
    g_free (group->key);
    g_free (group->name);
    g_free (group);
}

BodyGroups *
body_groups_load (Register *reg, GError **error) {
    Aliases *aliases = aliases_load (reg, error);
    BodyGroups *groups;
    if (aliases == NULL)
        return NULL;
    groups = g_new0 (BodyGroups, 1);
    groups->aliases = aliases;
    groups->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    groups->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_group);
    return groups;
}

void
body_groups_free (BodyGroups *groups) {
    if (groups == NULL)
        return;
    aliases_free (groups->aliases);
    g_hash_table_unref (groups->by_name);
    g_hash_table_unref (groups->by_key);
    g_free (groups);
}

/* A name that means bodies of several levels, or nothing that is known, is taken by its words. */
static BodyGroup *
make_group (const BodyGroups *groups, const char *name) {
    const char *meant = aliases_resolve (groups->aliases, name);
    g_autoptr (BodyEntry) entry = directory_lookup (meant, NULL);
    BodyGroup *group = g_new0 (BodyGroup, 1);
    if (entry->standing == BODY_KNOWN && !entry->ambiguous) {
        group->key = g_strdup (entry->id);
        group->name = g_strdup (entry->name);
        return group;
    }
    group->key = directory_name_key (meant);
    group->name = meant != name ? g_strdup (meant) : NULL;
    return group;
}

const BodyGroup *
body_groups_find (BodyGroups *groups, const char *name) {
    BodyGroup *group = g_hash_table_lookup (groups->by_name, name), *known;
    if (group != NULL)
        return group;
    group = make_group (groups, name);
    known = g_hash_table_lookup (groups->by_key, group->key);
    if (known == NULL) {
        g_hash_table_insert (groups->by_key, group->key, group);
    } else {
        if (known->name == NULL)
            known->name = g_steal_pointer (&group->name);
        free_group (group);
        group = known;
    }
    g_hash_table_insert (groups->by_name, g_strdup (name), group);
    return group;
}

void
body_group_show (const BodyGroup *group, char **shown, const char *name) {
    const char *better = name;
    if (*shown != NULL && (strcmp (*shown, name) == 0 || g_strcmp0 (*shown, group->name) == 0))
        return;
    if (*shown != NULL) {
        g_autofree char *one = text_fold (*shown, -1), *other = text_fold (name, -1);
        gsize had = strlen (one), has = strlen (other);
        if (strcmp (one, other) == 0)
            better = strcmp (name, *shown) < 0 ? name : *shown;
        else if (group->name != NULL)
            better = group->name;
        else
            better = has > had || (has == had && strcmp (other, one) < 0) ? name : *shown;
    }
    if (better != *shown) {
        g_free (*shown);
        *shown = g_strdup (better);
    }
}
