/* address.c - see address.h. */
#include "web/address.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static gboolean
read_port (const char *text, guint16 *ret_port) {
    guint64 port = 0;
    if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT16, &port, NULL))
        return FALSE;
    *ret_port = (guint16)port;
    return TRUE;
}

GInetSocketAddress *
web_address_parse (const char *text, GError **error) {
    g_autofree char *host = g_strdup (text);
    const char *port_text = NULL;
    guint16 port = WEB_PORT;
    if (*host == '[') {
        char *end = strchr (host, ']');
        if (end != NULL) {
            port_text = end[1] != '\0' ? end + 1 : NULL;
            memmove (host, host + 1, (gsize)(end - host));
            end[-1] = '\0';
        }
    } else if (strchr (host, ':') == strrchr (host, ':') && strchr (host, ':') != NULL) {
        port_text = strchr (text, ':');
        *strchr (host, ':') = '\0';
    }
    g_autoptr (GInetAddress) address
        = g_inet_address_new_from_string (strcmp (host, "localhost") == 0 ? WEB_ADDRESS : host);
    if (address == NULL || (port_text != NULL && (*port_text != ':' || !read_port (port_text + 1, &port)))) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("'%s' is no address to listen at; write it as %s:%d or [::1]:%d"), text, WEB_ADDRESS, WEB_PORT,
                     WEB_PORT);
        return NULL;
    }
    return G_INET_SOCKET_ADDRESS (g_inet_socket_address_new (address, port));
}

char *
web_address_url (GInetSocketAddress *address, gboolean tls) {
    GInetAddress *inet = g_inet_socket_address_get_address (address);
    g_autofree char *host = g_inet_address_to_string (inet);
    gboolean brackets = g_inet_address_get_family (inet) == G_SOCKET_FAMILY_IPV6;
    return g_strdup_printf ("%s://%s%s%s:%d", tls ? "https" : "http", brackets ? "[" : "", host, brackets ? "]" : "",
                            g_inet_socket_address_get_port (address));
}

/* What a failure of the socket means for whoever started the server. */
static void
explain (const GError *failure, GInetSocketAddress *address, GError **error) {
    g_autofree char *url = web_address_url (address, FALSE);
    const char *where = url + strlen ("http://");
    if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_BUSY,
                     _ ("%s: another program listens there already, perhaps another 'dondoc serve'; stop it, or choose "
                        "another port with --listen"),
                     where);
    else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s: you may not listen there; ports below 1024 are for the administrator"), where);
    else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_FAILED)
             || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_USAGE,
                     _ ("%s: this machine cannot listen there: %s; 'ip address' lists its addresses"), where,
                     failure->message);
    else
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("%s: listening failed: %s"), where, failure->message);
}

GSocket *
web_address_listen (GInetSocketAddress *address, GInetSocketAddress **ret_bound, GError **error) {
    GSocketFamily family = g_socket_address_get_family (G_SOCKET_ADDRESS (address));
    g_autoptr (GError) failure = NULL;
    g_autoptr (GSocket) listener = g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &failure);
    if (listener != NULL) {
        g_socket_set_blocking (listener, FALSE);
        g_socket_set_listen_backlog (listener, 128);
    }
    if (listener == NULL || !g_socket_bind (listener, G_SOCKET_ADDRESS (address), TRUE, &failure)
        || !g_socket_listen (listener, &failure)) {
        explain (failure, address, error);
        return NULL;
    }
    *ret_bound = G_INET_SOCKET_ADDRESS (g_socket_get_local_address (listener, NULL));
    return g_steal_pointer (&listener);
}
