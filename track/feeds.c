/* feeds.c - see feeds.h. */
#include "track/feeds.h"

#include <errno.h>
#include <sys/random.h>

#include "base/date.h"
#include "base/error.h"
#include "base/i18n.h"
#include "track/sql.h"

#define SELECT_FEEDS                                                                                                   \
    "SELECT f.id, f.body, f.note, f.entered_at, f.entered_by, r.entered_at, r.entered_by"                              \
    " FROM feeds f LEFT JOIN feed_revocations r ON r.feed = f.id "

void
feed_free (Feed *feed) {
    if (feed == NULL)
        return;
    char *const texts[]
        = { feed->body, feed->note, feed->entered_at, feed->entered_by, feed->revoked_at, feed->revoked_by };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    g_free (feed);
}

static void
free_feed (gpointer feed) {
    feed_free (feed);
}

static Feed *
read_feed (sqlite3_stmt *row) {
    Feed *feed = g_new0 (Feed, 1);
    char **const texts[]
        = { &feed->body, &feed->note, &feed->entered_at, &feed->entered_by, &feed->revoked_at, &feed->revoked_by };
    feed->id = sqlite3_column_int64 (row, 0);
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = sql_dup (row, (int)i + 1);
    return feed;
}

static char *
hash_token (const char *token) {
    return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

static char *
make_token (GError **error) {
    guchar bytes[FEED_TOKEN_BYTES];
    GString *token = g_string_sized_new (FEED_TOKEN_LENGTH);
    if (getrandom (bytes, sizeof bytes, 0) != (gssize)sizeof bytes) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("the system gives no random bytes: %s"),
                     g_strerror (errno));
        g_string_free (token, TRUE);
        return NULL;
    }
    for (gsize i = 0; i < sizeof bytes; i++)
        g_string_append_printf (token, "%02x", bytes[i]);
    return g_string_free (token, FALSE);
}

gboolean
feeds_add (Register *reg, const char *body, const char *note, const char *by, gint64 *ret_id, char **ret_token,
           GError **error) {
    g_autofree char *token = make_token (error), *hash = token != NULL ? hash_token (token) : NULL, *now = date_now ();
    if (token == NULL
        || !sql_insert (reg, ret_id, error,
                        "INSERT INTO feeds (token_hash, body, note, entered_at, entered_by) VALUES (?, ?, ?, ?, ?)",
                        "sssss", hash, body, note, now, by))
        return FALSE;
    *ret_token = g_steal_pointer (&token);
    return TRUE;
}

GPtrArray *
feeds_list (Register *reg, gboolean revoked, GError **error) {
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_feed);
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) rows = sql_prepare (reg, SELECT_FEEDS "WHERE ? OR r.feed IS NULL ORDER BY f.id", error);
    if (rows == NULL)
        return NULL;
    sql_bind (rows, "i", (gint64)revoked);
    while (sql_step (reg, rows, &local))
        g_ptr_array_add (list, read_feed (rows));
    if (local == NULL)
        return g_steal_pointer (&list);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
}

gboolean
feeds_revoke (Register *reg, gint64 id, const char *by, GError **error) {
    g_autofree char *now = date_now ();
    g_autoptr (GError) local = NULL;
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, SELECT_FEEDS "WHERE f.id = ?", error);
    if (row == NULL)
        return FALSE;
    sql_bind (row, "i", id);
    g_autoptr (Feed) feed = sql_step (reg, row, &local) ? read_feed (row) : NULL;
    if (local != NULL) {
        g_propagate_error (error, g_steal_pointer (&local));
        return FALSE;
    }
    if (feed == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("there is no feed %" PRId64 "; 'dondoc feed list' lists them"), id);
        return FALSE;
    }
    if (feed->revoked_at != NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("feed %" PRId64 " was revoked already, on %.10s by %s"), id, feed->revoked_at,
                     feed->revoked_by);
        return FALSE;
    }
    return sql_insert (reg, NULL, error, "INSERT INTO feed_revocations (feed, entered_at, entered_by) VALUES (?, ?, ?)",
                       "iss", id, now, by);
}

Feed *
feeds_find (Register *reg, const char *token, GError **error) {
    g_autofree char *hash = hash_token (token);
    g_autoptr (sqlite3_stmt) row = sql_prepare (reg, SELECT_FEEDS "WHERE f.token_hash = ? AND r.feed IS NULL", error);
    if (row == NULL)
        return NULL;
    sql_bind (row, "s", hash);
    return sql_step (reg, row, error) ? read_feed (row) : NULL;
}
