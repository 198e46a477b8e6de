/* report_cascade.c - see report_cascade.h. */
#include "track/report_cascade.h"

#include "base/error.h"
#include "base/i18n.h"
#include "track/load_private.h"
#include "track/sql.h"

#define DEPTH_MOST 32 /* centre, province, commune, and their offices: some six */

typedef struct {
    Register *reg;
    GArray *entries;   /* of ReportCascadeEntry */
    GHashTable *found; /* ids of documents */
    const StateMoment *moment;
} Following;

static gboolean follow (Following *following, const char *key, gint64 parent, guint depth, GError **error);

/* Who cites the number, carrying it out first; what was loaded after as-known-on is left out. */
static GArray *
find_citing (Following *following, const char *key, GError **error) {
    sqlite3_stmt *statement
        = sql_borrow (following->reg,
                      "SELECT c.document, min (c.relation = 'basis') AS is_basis FROM citations c"
                      " JOIN documents d ON d.id = c.document"
                      " WHERE c.number_key = ?1 AND c.relation IN ('implements', 'basis') AND d.copy_of IS NULL"
                      "   AND (?2 IS NULL OR substr (d.loaded_at, 1, 10) <= ?2)"
                      " GROUP BY c.document ORDER BY is_basis, d.date, c.document",
                      error);
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ReportCascadeEntry));
    g_autoptr (GError) local = NULL;
    if (statement == NULL)
        return NULL;
    sql_bind (statement, "sd", key, following->moment->as_known_on);
    while (sql_step (following->reg, statement, &local)) {
        ReportCascadeEntry entry = { .document = sqlite3_column_int64 (statement, 0) };
        entry.relation
            = reference_relation_name (sqlite3_column_int (statement, 1) ? RELATION_BASIS : RELATION_IMPLEMENTS);
        g_array_append_val (found, entry);
    }
    if (local == NULL)
        return g_steal_pointer (&found);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

static gboolean
add (Following *following, ReportCascadeEntry entry, GError **error) {
    g_hash_table_add (following->found, g_memdup2 (&entry.document, sizeof entry.document));
    g_array_append_val (following->entries, entry);
    if (following->entries->len <= REPORT_CASCADE_MAX)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("more than %d documents carry it out"),
                 REPORT_CASCADE_MAX);
    return FALSE;
}

static gboolean
follow_document (Following *following, ReportCascadeEntry entry, GError **error) {
    g_autoptr (QueryDocument) document = NULL;
    if (g_hash_table_contains (following->found, &entry.document))
        return TRUE; /* it carries out both; told where it was met first */
    document = query_document (following->reg, entry.document, following->moment, error);
    if (document == NULL || !add (following, entry, error))
        return FALSE;
    g_autofree char *key = document->number != NULL ? load_number_key (document->number) : NULL;
    /* A number with its first part blank (`/KH-UBND`) is no number. */
    return key == NULL || !g_ascii_isdigit (*key) || entry.depth == DEPTH_MOST
           || follow (following, key, entry.document, entry.depth + 1, error);
}

static gboolean
follow (Following *following, const char *key, gint64 parent, guint depth, GError **error) {
    g_autoptr (GArray) citing = find_citing (following, key, error);
    if (citing == NULL)
        return FALSE;
    for (guint i = 0; i < citing->len; i++) {
        ReportCascadeEntry entry = g_array_index (citing, ReportCascadeEntry, i);
        entry.parent = parent;
        entry.depth = depth;
        if (!follow_document (following, entry, error))
            return FALSE;
    }
    return TRUE;
}

/* The central one itself, where it is in the register. FALSE on error; several of one number: an error that lists them. */
static gboolean
find_central (Register *reg, const char *number, const StateMoment *moment, QueryDocument **ret_central,
              GError **error) {
    g_autoptr (GError) local = NULL;
    gint64 id = query_find_document (reg, number, moment, &local);
    if (id != 0) {
        *ret_central = query_document (reg, id, moment, error);
        return *ret_central != NULL;
    }
    if (g_error_matches (local, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND))
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
}

GArray *
report_cascade_find (Register *reg, const char *number, const StateMoment *moment, QueryDocument **ret_central,
                     GError **error) {
    g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (ReportCascadeEntry));
    g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    g_autoptr (QueryDocument) central = NULL;
    Following following = { reg, entries, found, moment };
    if (!find_central (reg, number, moment, &central, error))
        return NULL;
    g_autofree char *key = load_number_key (central != NULL && central->number != NULL ? central->number : number);
    if (central != NULL && !add (&following, (ReportCascadeEntry){ .document = central->id }, error))
        return NULL;
    if (key != NULL && !follow (&following, key, central != NULL ? central->id : 0, 1, error))
        return NULL;
    *ret_central = g_steal_pointer (&central);
    return g_steal_pointer (&entries);
}
