/* body_known.c - see body_known.h. */
#include "track/body_known.h"

#include <string.h>

#include "base/text.h"
#include "track/body_match.h"
#include "track/sql.h"

/* Is it the same body under both names, and not one that became the other? */
static gboolean
is_same_body (BodyMatch *match, const Aliases *aliases, const char *folded, const char *other) {
    g_autoptr (BodyMatch) back = body_match_is (match, other) ? body_match_new (other, aliases) : NULL;
    return back != NULL && body_match_is (back, folded);
}

char *
body_known_name (Register *reg, gint64 document, const char *name, GError **error) {
    g_autofree char *folded = text_fold (name, -1), *found = NULL;
    g_autoptr (Aliases) aliases = aliases_load (reg, error);
    g_autoptr (BodyMatch) match = aliases != NULL ? body_match_new (name, aliases) : NULL;
    g_autoptr (GError) local = NULL;
    guint n = 0;
    gboolean exact = FALSE, found_here = FALSE;
    sqlite3_stmt *rows
        = sql_borrow (reg,
                      "SELECT folded, name, max (here) FROM ("
                      "SELECT b.folded AS folded, b.name AS name, i.document = ?1 AS here FROM item_bodies b"
                      " JOIN items i ON i.id = b.item UNION ALL SELECT body_key, body, document = ?1 FROM item_states"
                      " WHERE position > 0 AND body_key IS NOT NULL) GROUP BY folded ORDER BY 3 DESC, 1",
                      aliases != NULL ? error : NULL);
    if (aliases == NULL || rows == NULL)
        return NULL;
    sql_bind (rows, "i", document);
    while (!exact && sql_step (reg, rows, &local)) {
        const char *other = (const char *)sqlite3_column_text (rows, 0);
        exact = strcmp (other, folded) == 0;
        if (exact || !is_same_body (match, aliases, folded, other))
            continue;
        if (n++ == 0) {
            found = sql_dup (rows, 1);
            found_here = sqlite3_column_int (rows, 2) != 0;
        }
    }
    sqlite3_reset (rows);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return !exact && (found_here || n == 1) ? g_steal_pointer (&found) : g_strdup (name);
}
