/* body_match.c - see body_match.h. */
#include "track/body_match.h"

#include <string.h>

#include "extract/directory.h"

struct BodyMatch {
    char *id;
    GHashTable *answers; /* name to TRUE or FALSE */
};

BodyMatch *
body_match_new (const char *name) {
    g_autoptr (BodyEntry) entry = directory_lookup (name, NULL);
    BodyMatch *match;
    if (entry->standing != BODY_KNOWN || entry->ambiguous)
        return NULL;
    match = g_new0 (BodyMatch, 1);
    match->id = g_strdup (entry->id);
    match->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    return match;
}

void
body_match_free (BodyMatch *match) {
    if (match == NULL)
        return;
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
    g_autoptr (BodyEntry) entry = directory_lookup (name, NULL);
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
