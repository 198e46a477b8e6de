/* address.h - where the server listens.
 * Lives here:  ADDRESS:PORT as people write it, the socket, the http address that names it.
 * Called by:   web/server.c, cli/cmd_serve.c, cli/cmd_feed.c.
 * Source:      RFC 3986, section 3.2.2 (an IPv6 address stands in brackets). */
#pragma once

#include "late_gio.h"

#define WEB_ADDRESS "127.0.0.1" /* nobody else's machine reaches it unless that is wanted */
#define WEB_PORT    8434        /* assigned to nobody by IANA */

/**
 * web_address_parse:
 * @text: `127.0.0.1:8434`, `[::1]:8434`, either without the port, or `localhost`; port 0 lets the system choose
 * Names are not looked up, since what they mean may change.
 * Returns: (transfer full): NULL and DONDOC_ERROR_USAGE.
 */
GInetSocketAddress *web_address_parse (const char *text, GError **error);

/** web_address_url: (transfer full): `http://127.0.0.1:8434`, without a slash at its end. */
char *web_address_url (GInetSocketAddress *address, gboolean tls);

/**
 * web_address_listen:
 * @ret_bound: (out) (transfer full): the address with the port that the system chose
 * Returns: (transfer full): a listening socket; NULL and
 *   DONDOC_ERROR_BUSY   another program listens there
 *   DONDOC_ERROR_USAGE  this machine has no such address, or the user may not use the port
 *   DONDOC_ERROR_IO     anything else
 */
GSocket *web_address_listen (GInetSocketAddress *address, GInetSocketAddress **ret_bound, GError **error);
