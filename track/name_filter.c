/* name_filter.c - see name_filter.h. */
#include "track/name_filter.h"

#include <string.h>

#include "base/text.h"
#include "track/body_match.h"

struct NameFilter {
    char *folded;
    gboolean accented;
    Aliases *aliases; /* NULL where no body is asked for */
    BodyMatch *body;  /* NULL where nobody knows it */
};

NameFilter *
name_filter_new (const char *name) {
    NameFilter *filter;
    g_autofree char *plain = NULL;
    if (name == NULL)
        return NULL;
    filter = g_new0 (NameFilter, 1);
    plain = text_unaccent (name, -1);
    filter->folded = text_fold (name, -1);
    filter->accented = strcmp (plain, filter->folded) != 0;
    return filter;
}

NameFilter *
name_filter_new_body (Register *reg, const char *name, GError **error) {
    NameFilter *filter;
    Aliases *aliases = aliases_load (reg, error);
    if (aliases == NULL)
        return NULL;
    filter = name_filter_new (name);
    filter->aliases = aliases;
    filter->body = body_match_new (name, aliases);
    return filter;
}

void
name_filter_free (NameFilter *filter) {
    if (filter == NULL)
        return;
    g_free (filter->folded);
    body_match_free (filter->body);
    aliases_free (filter->aliases);
    g_free (filter);
}

gboolean
name_filter_matches (const NameFilter *filter, const char *folded) {
    g_autofree char *plain = NULL;
    if (filter == NULL)
        return TRUE;
    if (folded == NULL)
        return FALSE;
    plain = filter->accented ? NULL : text_unaccent (folded, -1);
    return strstr (filter->accented ? folded : plain, filter->folded) != NULL
           || (filter->body != NULL && body_match_is (filter->body, folded));
}

gboolean
name_filter_matches_text (const NameFilter *filter, const char *text) {
    g_autofree char *folded = text != NULL ? text_fold (text, -1) : NULL;
    return name_filter_matches (filter, folded);
}
