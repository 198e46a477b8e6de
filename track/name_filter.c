/* name_filter.c - see name_filter.h. */
#include "track/name_filter.h"

#include <string.h>

#include "base/text.h"
#include "extract/directory.h"
#include "track/body_match.h"
#include "track/sql.h"

struct NameFilter {
    char *folded;
    gboolean accented;
    /* where a body is asked for, NULL otherwise */
    Aliases *aliases;
    BodyMatch *body;
    GHashTable *answers; /* name to TRUE or FALSE */
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
    filter->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    return filter;
}

void
name_filter_free (NameFilter *filter) {
    if (filter == NULL)
        return;
    g_free (filter->folded);
    body_match_free (filter->body);
    aliases_free (filter->aliases);
    g_clear_pointer (&filter->answers, g_hash_table_unref);
    g_free (filter);
}

static gboolean
has_letters (const NameFilter *filter, const char *folded) {
    g_autofree char *plain = filter->accented ? NULL : text_unaccent (folded, -1);
    return strstr (filter->accented ? folded : plain, filter->folded) != NULL;
}

/* By its letters or those of its name in full, or because it is the body that is meant. */
static gboolean
is_body_asked (const NameFilter *filter, const char *folded) {
    g_autoptr (BodyEntry) entry = NULL;
    g_autofree char *in_full = NULL;
    if (has_letters (filter, folded) || body_match_is (filter->body, folded))
        return TRUE;
    entry = directory_lookup (aliases_resolve (filter->aliases, folded), NULL);
    in_full = text_fold (entry->name, -1);
    return has_letters (filter, in_full);
}

gboolean
name_filter_matches (const NameFilter *filter, const char *folded) {
    gpointer answer;
    if (filter == NULL)
        return TRUE;
    if (folded == NULL)
        return FALSE;
    if (filter->answers == NULL)
        return has_letters (filter, folded);
    if (!g_hash_table_lookup_extended (filter->answers, folded, NULL, &answer)) {
        answer = GINT_TO_POINTER (is_body_asked (filter, folded));
        g_hash_table_insert (filter->answers, g_strdup (folded), answer);
    }
    return GPOINTER_TO_INT (answer);
}

gboolean
name_filter_matches_text (const NameFilter *filter, const char *text) {
    g_autofree char *folded = text != NULL ? text_fold (text, -1) : NULL;
    return name_filter_matches (filter, folded);
}

static void
append_quoted (GString *sql, const char *text) {
    g_string_append_c (sql, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            g_string_append_c (sql, '\'');
        g_string_append_c (sql, *text);
    }
    g_string_append_c (sql, '\'');
}

char *
name_filter_list (const NameFilter *filter, Register *reg, const char *table, const char *column, const char *condition,
                  GError **error) {
    g_autofree char *sql = g_strdup_printf (
        "WITH RECURSIVE found (key) AS (SELECT min (%2$s) FROM %1$s WHERE %3$s UNION ALL"
        " SELECT (SELECT min (%2$s) FROM %1$s WHERE %3$s AND %2$s > found.key) FROM found WHERE found.key IS NOT NULL)"
        " SELECT key FROM found WHERE key IS NOT NULL",
        table, column, condition);
    sqlite3_stmt *rows = sql_borrow (reg, sql, error);
    g_autoptr (GString) list = g_string_new ("(");
    g_autoptr (GError) local = NULL;
    if (rows == NULL)
        return NULL;
    while (sql_step (reg, rows, &local)) {
        const char *name = (const char *)sqlite3_column_text (rows, 0);
        if (!name_filter_matches (filter, name))
            continue;
        g_string_append (list, list->len > 1 ? ", " : "");
        append_quoted (list, name);
    }
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    g_string_append_c (list, ')');
    return g_string_free (g_steal_pointer (&list), FALSE);
}
