/* body_known.c - see body_known.h. */
#include "track/body_known.h"

#include "base/error.h"
#include "base/text.h"
#include "track/body_match.h"
#include "track/sql.h"

/* Is it the same body under both names, and not one that became the other? */
static gboolean
is_same_body (BodyMatch *match, const Aliases *aliases, const char *folded, const char *other) {
    g_autoptr (BodyMatch) back = body_match_is (match, other) ? body_match_new (other, aliases) : NULL;
    return back != NULL && body_match_is (back, folded);
}

/* Every name that stands in the register, once: from one to the next in the indexes, which have each name as often as a body has items. */
#define NAMES                                                                                                          \
    "WITH RECURSIVE of_items (folded) AS (SELECT min (folded) FROM item_bodies UNION ALL SELECT (SELECT min (folded)"  \
    " FROM item_bodies WHERE folded > o.folded) FROM of_items o WHERE o.folded IS NOT NULL),"                          \
    " of_states (folded) AS (SELECT min (body_key) FROM item_states WHERE position > 0 UNION ALL SELECT"               \
    " (SELECT min (body_key) FROM item_states WHERE position > 0 AND body_key > o.folded) FROM of_states o"            \
    " WHERE o.folded IS NOT NULL)"                                                                                     \
    " SELECT folded FROM of_items WHERE folded IS NOT NULL UNION SELECT folded FROM of_states"                         \
    " WHERE folded IS NOT NULL ORDER BY 1"

/* As it is printed, in @document where it stands there. */
#define PRINTED                                                                                                        \
    "SELECT name, here FROM (SELECT b.name AS name, i.document = ?2 AS here FROM item_bodies b JOIN items i"           \
    " ON i.id = b.item WHERE b.folded = ?1 UNION ALL SELECT body, document = ?2 FROM item_states"                      \
    " WHERE position > 0 AND body_key = ?1) ORDER BY here DESC LIMIT 1"

static gboolean
stands_in_register (Register *reg, const char *folded, gboolean *ret_stands, GError **error) {
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *row = sql_borrow (reg,
                                    "SELECT 1 FROM item_bodies WHERE folded = ?1 UNION ALL SELECT 1 FROM item_states"
                                    " WHERE position > 0 AND body_key = ?1 LIMIT 1",
                                    error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "s", folded);
    *ret_stands = sql_step (reg, row, &local);
    sqlite3_reset (row);
    return error_hand_on (&local, error);
}

/* The names of the same body, folded, in their order. */
static GPtrArray *
find_same (Register *reg, const Aliases *aliases, const char *name, const char *folded, GError **error) {
    g_autoptr (BodyMatch) match = body_match_new (name, aliases);
    g_autoptr (GPtrArray) same = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) local = NULL;
    sqlite3_stmt *rows = sql_borrow (reg, NAMES, error);
    if (rows == NULL)
        return NULL;
    while (sql_step (reg, rows, &local)) {
        const char *other = (const char *)sqlite3_column_text (rows, 0);
        if (is_same_body (match, aliases, folded, other))
            g_ptr_array_add (same, g_strdup (other));
    }
    sqlite3_reset (rows);
    if (local == NULL)
        return g_steal_pointer (&same);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

/* (transfer full) (nullable): the first of @same that stands in @document, else the only one that there is; NULL also with @error set. */
static char *
choose (Register *reg, gint64 document, const GPtrArray *same, GError **error) {
    g_autofree char *only = NULL;
    sqlite3_stmt *row = sql_borrow (reg, PRINTED, error);
    for (guint i = 0; row != NULL && i < same->len; i++) {
        g_autofree char *printed = NULL;
        gboolean here = FALSE;
        sql_bind (row, "si", (const char *)same->pdata[i], document);
        if (sql_step (reg, row, error)) {
            printed = sql_dup (row, 0);
            here = sqlite3_column_int (row, 1) != 0;
        }
        sqlite3_reset (row);
        if (here)
            return g_steal_pointer (&printed);
        if (same->len == 1)
            only = g_steal_pointer (&printed);
    }
    return g_steal_pointer (&only);
}

char *
body_known_name (Register *reg, gint64 document, const char *name, GError **error) {
    g_autofree char *folded = text_fold (name, -1), *found = NULL;
    g_autoptr (GError) local = NULL;
    g_autoptr (Aliases) aliases = NULL;
    g_autoptr (GPtrArray) same = NULL;
    gboolean stands = FALSE;
    if (!stands_in_register (reg, folded, &stands, error))
        return NULL;
    if (stands)
        return g_strdup (name);
    aliases = aliases_load (reg, error);
    same = aliases != NULL ? find_same (reg, aliases, name, folded, error) : NULL;
    if (same == NULL)
        return NULL;
    found = choose (reg, document, same, &local);
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return NULL;
    }
    return found != NULL ? g_steal_pointer (&found) : g_strdup (name);
}
