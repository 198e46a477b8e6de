/* feeds.h - secret addresses of the calendar: who made which, for whom, and which are revoked.
 * Lives here:  making, listing, revoking, and finding the one that a request names.
 * Called by:   cli/cmd_feed.c, web/feed.c.
 * Not here:    the addresses as people see them (cli/cmd_feed.c), the calendar (remind/calendar.h). */
#pragma once

#include "track/register.h"

#define FEED_TOKEN_BYTES  20                     /* 160 random bits */
#define FEED_TOKEN_LENGTH (2 * FEED_TOKEN_BYTES) /* as lower-case hexadecimal: no mail program breaks or escapes it */

typedef struct {
    gint64 id;
    char *body; /* part of a body's name, compared as QueryFilter.body; NULL for all */
    char *note; /* (nullable) */
    char *entered_at, *entered_by;
    char *revoked_at, *revoked_by; /* NULL where it is not revoked */
} Feed;

void feed_free (Feed *feed); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Feed, feed_free)

/**
 * feeds_add:
 * @body, @note: (nullable)
 * @by: who enters it
 * @ret_token: (out) (transfer full): the secret part of its address, which is kept nowhere
 * Inside a writing transaction of the caller.
 * Returns: FALSE and DONDOC_ERROR_INTERNAL (the system gives no random bytes), or the register's error.
 */
gboolean feeds_add (Register *reg, const char *body, const char *note, const char *by, gint64 *ret_id, char **ret_token,
                    GError **error);

/** feeds_list: (transfer full): GPtrArray of Feed*, by id; NULL and the register's error. @revoked: with those too */
GPtrArray *feeds_list (Register *reg, gboolean revoked, GError **error);

/** feeds_revoke: FALSE and DONDOC_ERROR_NOT_FOUND (there is no such feed), DONDOC_ERROR_USAGE (it is revoked already; the message says
 *   since when), or the register's error. Inside a writing transaction of the caller. */
gboolean feeds_revoke (Register *reg, gint64 id, const char *by, GError **error);

/**
 * feeds_find:
 * @token: whatever a stranger sent
 * An unknown and a revoked one take the same way: one look-up by a hash, from which time tells nothing of the token.
 * Returns: (transfer full): NULL where no feed that holds has it, or with @error set.
 */
Feed *feeds_find (Register *reg, const char *token, GError **error);
