/* keys.c - see keys.h. */
#include "track/keys.h"

#include "track/sql.h"

/* number_key() and folded() are those of upgrade.c. */
static const struct {
    const char *find, *renew;
} keys[] = {
    { "SELECT id, number, number_key FROM documents WHERE number_key IS NOT number_key (number) ORDER BY id",
      "UPDATE documents SET number_key = number_key (number) WHERE number_key IS NOT number_key (number)" },
    { "SELECT id, issuer, issuer_key FROM documents WHERE issuer_key IS NOT folded (issuer) ORDER BY id",
      "UPDATE documents SET issuer_key = folded (issuer) WHERE issuer_key IS NOT folded (issuer)" },
    { "SELECT document, number, number_key FROM citations WHERE number_key IS NOT number_key (number)"
      " ORDER BY document, position",
      "UPDATE citations SET number_key = number_key (number) WHERE number_key IS NOT number_key (number)" },
    { "SELECT document, name, folded FROM addressees WHERE folded IS NOT folded (name) ORDER BY document, position",
      "UPDATE addressees SET folded = folded (name) WHERE folded IS NOT folded (name)" },
    { "SELECT i.document, b.name, b.folded FROM item_bodies b JOIN items i ON i.id = b.item"
      " WHERE b.folded IS NOT folded (b.name) ORDER BY i.document, b.item, b.role, b.position",
      "UPDATE item_bodies SET folded = folded (name) WHERE folded IS NOT folded (name)" },
};

gboolean
keys_find_stale (Register *reg, void (*found) (gint64 document, const char *name, const char *key, gpointer data),
                 gpointer data, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
        g_autoptr (GError) local = NULL;
        g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, keys[i].find, error);
        if (rows == NULL)
            return FALSE;
        while (sql_step (reg, rows, &local))
            found (sqlite3_column_int64 (rows, 0), (const char *)sqlite3_column_text (rows, 1),
                   (const char *)sqlite3_column_text (rows, 2), data);
        if (local != NULL) {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
        }
    }
    return TRUE;
}

gboolean
keys_renew (Register *reg, GError **error) {
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        if (!sql_run (reg, keys[i].renew, error))
            return FALSE;
    return TRUE;
}
