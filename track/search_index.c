/* search_index.c - keeps the search index in step; the contract is in search.h. */
#include "base/error.h"
#include "base/text.h"
#include "track/search.h"
#include "track/sql.h"

/* All words of a row in one column. Of an item also what was corrected, assigned and noted, who granted more time, and what proves it; of a
 * document what was noted and its numbers in incoming registers. */
#define ITEM_WORDS                                                                                                                 \
    "SELECT coalesce (i.path, '') || char (10) || coalesce (i.section, '') || char (10) || i.text || char (10)"                    \
    " || coalesce (i.deliverable, '') || char (10) || coalesce (d.number, '') || char (10) || coalesce (d.title, '') || char (10)" \
    " || coalesce ((SELECT group_concat (b.name, char (10)) FROM item_bodies b WHERE b.item = i.id), '') || char (10)"             \
    " || coalesce ((SELECT group_concat (coalesce (e.data ->> '$.value', '') || ' ' || coalesce (e.data ->> '$.lead', '') || ' '"  \
    " || coalesce (e.data ->> '$.coordinators', '') || ' ' || coalesce (e.data ->> '$.officer', '') || ' '"                        \
    " || coalesce (e.data ->> '$.field', '') || ' ' || coalesce (e.note, '') || ' ' || coalesce (e.granted_by, '') || ' '"         \
    " || coalesce (v.number, '') || ' ' || coalesce (v.issuer, ''), char (10))"                                                    \
    " FROM events e LEFT JOIN evidence v ON v.id = e.evidence WHERE e.item = i.id), '')"                                           \
    " FROM items i JOIN documents d ON d.id = i.document WHERE i.id = ?"
#define DOCUMENT_WORDS                                                                                                           \
    "SELECT coalesce (d.number, '') || char (10) || coalesce (d.title, '') || char (10) || coalesce (d.issuer, '') || char (10)" \
    " || coalesce ((SELECT group_concat (a.name, char (10)) FROM addressees a WHERE a.document = d.id), '') || char (10)"        \
    " || coalesce ((SELECT group_concat (coalesce (e.note, '') || ' ' || coalesce (e.number, ''), char (10))"                    \
    " FROM events e WHERE e.document = d.id), '')"                                                                               \
    " FROM documents d WHERE d.id = ?"

gboolean
search_index_texts (Register *reg, gint64 id, char **ret_printed, char **ret_folded, GError **error) {
    sqlite3_stmt *row = sql_borrow (reg, id > 0 ? ITEM_WORDS : DOCUMENT_WORDS, error);
    gboolean found;
    *ret_printed = *ret_folded = NULL;
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", id > 0 ? id : -id);
    found = sql_step (reg, row, error);
    if (found) {
        *ret_printed = text_fold ((const char *)sqlite3_column_text (row, 0), sqlite3_column_bytes (row, 0));
        *ret_folded = text_unaccent (*ret_printed, -1);
    }
    sqlite3_reset (row);
    return found;
}

static gboolean
refresh_row (Register *reg, gint64 id, GError **error) {
    g_autofree char *printed = NULL, *folded = NULL;
    g_autoptr (GError) local = NULL;
    if (!sql_insert (reg, NULL, error, "DELETE FROM search_index WHERE rowid = ?", "i", id))
        return FALSE;
    if (search_index_texts (reg, id, &printed, &folded, &local))
        return sql_insert (reg, NULL, error, "INSERT INTO search_index (rowid, printed, folded) VALUES (?, ?, ?)",
                           "iss", id, printed, folded);
    return error_hand_on (&local, error);
}

gboolean
search_index_refresh (Register *reg, GError **error) {
    g_autoptr (GArray) ids = sql_list_ids (reg, error, "SELECT id FROM search_pending ORDER BY id", "");
    if (ids == NULL)
        return FALSE;
    for (guint i = 0; i < ids->len; i++)
        if (!refresh_row (reg, g_array_index (ids, gint64, i), error))
            return FALSE;
    return ids->len == 0 || sql_run (reg, "DELETE FROM search_pending", error);
}
