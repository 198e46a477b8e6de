/* body_match.c - see body_match.h. */
#include "track/body_match.h"

#include <string.h>

#include "extract/directory.h"

struct BodyMatch {
    const Aliases *aliases; /* (nullable) */
    char *words;            /* of what the office means by the name, one for all ways of writing it */
    char *id;               /* of the directory; NULL where it does not know it */
    GHashTable *answers;    /* name to TRUE or FALSE */
};

BodyMatch *
body_match_new (const char *name, const Aliases *aliases) {
    const char *meant = aliases_resolve (aliases, name);
    g_autoptr (BodyEntry) entry = directory_lookup (meant, NULL);
    gboolean known = entry->standing == BODY_KNOWN && !entry->ambiguous;
    BodyMatch *match = g_new0 (BodyMatch, 1);
    match->aliases = aliases;
    match->words = directory_name_key (meant);
    match->id = known ? g_strdup (entry->id) : NULL;
    match->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    return match;
}

void
body_match_free (BodyMatch *match) {
    if (match == NULL)
        return;
    g_free (match->words);
    g_free (match->id);
    g_hash_table_unref (match->answers);
    g_free (match);
}

static gboolean
is_same (const char *one, const char *other) {
    gsize head = strcspn (one, "@");
    if (head != strcspn (other, "@") || strncmp (one, other, head) != 0)
        return FALSE;
    return one[head] == '\0' || other[head] == '\0' || strcmp (one + head, other + head) == 0;
}

static gboolean
find_answer (const BodyMatch *match, const char *name) {
    const char *meant = aliases_resolve (match->aliases, name);
    g_autofree char *words = directory_name_key (meant);
    if (g_str_equal (words, match->words))
        return TRUE;
    if (match->id == NULL)
        return FALSE;
    g_autoptr (BodyEntry) entry = directory_lookup (meant, NULL);
    if (entry->standing != BODY_KNOWN)
        return FALSE;
    if (is_same (entry->id, match->id))
        return TRUE;
    for (guint i = 0; i < entry->successors->len; i++) {
        const BodySuccessor *successor = g_ptr_array_index (entry->successors, i);
        /* who took over only duties of an abolished body is not that body */
        if (successor->id != NULL && strcmp (successor->relation, "duties-to") != 0
            && is_same (successor->id, match->id))
            return TRUE;
    }
    return FALSE;
}

gboolean
body_match_is (BodyMatch *match, const char *name) {
    gpointer answer;
    if (!g_hash_table_lookup_extended (match->answers, name, NULL, &answer)) {
        answer = GINT_TO_POINTER (find_answer (match, name));
        g_hash_table_insert (match->answers, g_strdup (name), answer);
    }
    return GPOINTER_TO_INT (answer);
}
