/* server.h - HTTP/1.1 on a socket, by libmicrohttpd.
 * Lives here:  the daemon with its bounds, the headers of every answer, the log of requests, running until a signal.
 * Called by:   cli/cmd_serve.c.
 * Not here:    what is answered (web/site.h), the socket (web/address.h).
 *
 * Each connection has a thread of its own, so that a slow client keeps nobody waiting; their number is bounded in all and by address, and
 * so are a request's bytes, a connection's idleness and the time a whole request or answer may take. */
#pragma once

#include "late_gio.h"

#include "web/site.h"

#define SERVER_CONNECTIONS             256
#define SERVER_CONNECTIONS_PER_ADDRESS 32
#define SERVER_TIMEOUT_SECONDS         30
#define SERVER_REQUEST_BYTES           (16 * 1024) /* line and headers; beyond that 431 or 414 */

typedef struct {
    guint connections, connections_per_address;
    guint timeout_seconds;         /* of a connection on which nothing moves */
    const char *certificate, *key; /* (nullable): PEM; both or none */
} ServerSettings;

typedef struct Server Server;

/**
 * server_new:
 * @listener: taken over; listens already
 * @site: must live longer
 * Returns: (transfer full): running; NULL and DONDOC_ERROR_CONFIGURATION (certificate and key are none, or do not belong together) or
 *   DONDOC_ERROR_INTERNAL.
 */
Server *server_new (GSocket *listener, Site *site, const ServerSettings *settings, GError **error);

/** server_run: until SIGTERM, SIGINT or SIGHUP; no new connections then, and answers that are under way are finished, for some seconds. The
 *   signals must be blocked since before server_new(): server_block_signals(). */
void server_run (Server *server);
void server_block_signals (void);

void server_free (Server *server); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Server, server_free)
