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

/* What is asked of a name for every row that has it. */
typedef struct {
    char *folded;
    gsize rank;
} Spelling;

static void
free_spelling (gpointer data) {
    Spelling *spelling = data;
    g_free (spelling->folded);
    g_free (spelling);
}

static void
free_group (gpointer data) {
    BodyGroup *group = data;
    g_hash_table_unref (group->spellings);
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

/* The kind of place that a name without a place's own name ends with: `UBND xã` and `UBND phường` are not one body. NULL where none
 * does, or a province: it may be left out. */
static const char *
find_kind (const char *name) {
    static const char *const kinds[]
        = { " thành phố", " huyện", " quận", " thị xã", " xã", " phường", " thị trấn", " đặc khu" };
    g_autofree char *folded = text_fold (name, -1);
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (g_str_has_suffix (folded, kinds[i]))
            return kinds[i];
    return NULL;
}

/* A name that means bodies of several levels, or nothing that is known, is taken by its words. */
static BodyGroup *
make_group (const BodyGroups *groups, const char *name) {
    const char *meant = aliases_resolve (groups->aliases, name);
    g_autoptr (BodyEntry) entry = directory_lookup (meant, NULL);
    BodyGroup *group = g_new0 (BodyGroup, 1);
    group->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_spelling);
    if (entry->standing == BODY_KNOWN && !entry->ambiguous) {
        group->key = g_strconcat (entry->id, entry->place == NULL ? find_kind (meant) : NULL, NULL);
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
        if (known->name == NULL && group->name != NULL) {
            known->name = g_steal_pointer (&group->name);
            g_hash_table_remove_all (known->spellings); /* their ranks were those of an unknown body */
        }
        free_group (group);
        group = known;
    }
    g_hash_table_insert (groups->by_name, g_strdup (name), group);
    return group;
}

#define LEVEL_BYTES 24 /* ` thành phố`: what tells the level behind a name that bodies of several have */

/* How much a spelling says: that of a body with a name in full nothing, unless it is that name, with nothing but its level behind it. */
static gsize
rank (const BodyGroup *group, const char *folded) {
    g_autofree char *in_full = group->name != NULL ? text_fold (group->name, -1) : NULL;
    const char *level;
    if (in_full == NULL)
        return strlen (folded);
    if (!g_str_has_prefix (folded, in_full))
        return 0;
    level = folded + strlen (in_full);
    if (*level == '\0' || (*level == ' ' && strlen (level) < LEVEL_BYTES && strpbrk (level, "(),;:-") == NULL))
        return strlen (folded);
    return 0;
}

static const Spelling *
find_spelling (const BodyGroup *group, const char *name) {
    Spelling *spelling = g_hash_table_lookup (group->spellings, name);
    if (spelling == NULL) {
        spelling = g_new (Spelling, 1);
        spelling->folded = text_fold (name, -1);
        spelling->rank = rank (group, spelling->folded);
        g_hash_table_insert (group->spellings, g_strdup (name), spelling);
    }
    return spelling;
}

void
body_group_show (const BodyGroup *group, char **shown, const char *name) {
    const char *better = name;
    if (*shown != NULL && strcmp (*shown, name) == 0)
        return;
    if (*shown != NULL) {
        const Spelling *one = find_spelling (group, *shown), *other = find_spelling (group, name);
        int order = strcmp (other->folded, one->folded);
        if (order == 0)
            better = strcmp (name, *shown) < 0 ? name : *shown;
        else if (one->rank == 0 && other->rank == 0)
            better = group->name;
        else
            better = other->rank > one->rank || (other->rank == one->rank && order < 0) ? name : *shown;
    }
    if (better != *shown) {
        g_free (*shown);
        *shown = g_strdup (better);
    }
}
