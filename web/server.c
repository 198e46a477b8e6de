/* server.c - see server.h. */
#include "web/server.h"

#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "late_microhttpd.h"
#include "base/date.h"
#include "base/error.h"
#include "base/i18n.h"

#define REQUEST_SECONDS  60  /* until the last byte of a request, however slowly they come */
#define ANSWER_SECONDS   600 /* until the last byte of an answer */
#define FINISH_SECONDS   10  /* for the answers under way when the server stops */
#define STACK_BYTES      (1024 * 1024)
#define STRICTEST_POLICY "default-src 'none'; frame-ancestors 'none'"

struct Server {
    struct MHD_Daemon *daemon;
    GSocket *listener;
    Site *site;
    GMutex lock;             /* of what follows */
    GHashTable *connections; /* of Connection* */
    guint under_way;         /* requests */
};

/* One client. Its socket is shut down where the deadline passes; libmicrohttpd then closes it in its own thread. */
typedef struct {
    int socket;
    gint64 deadline_us; /* monotonic */
    char *address;
} Connection;

/* One request, from its first line on. */
typedef struct {
    char *target;
    gint64 begun_us;
    gboolean complete; /* headers, and no body follows */
    char method[12];   /* printable */
    guint status;      /* 0 where it never came to an answer */
    gsize bytes;
    gint64 feed;
} Request;

/* ---- connections ---- */

static gint64
in_seconds (guint seconds) {
    return g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
}

static char *
dup_address (struct MHD_Connection *handle) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info (handle, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    g_autoptr (GSocketAddress) address
        = info != NULL && info->client_addr != NULL
              ? g_socket_address_new_from_native (info->client_addr, info->client_addr->sa_family == AF_INET6
                                                                         ? sizeof (struct sockaddr_in6)
                                                                         : sizeof (struct sockaddr_in))
              : NULL;
    return G_IS_INET_SOCKET_ADDRESS (address)
               ? g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)))
               : g_strdup ("-");
}

static void
free_connection (gpointer data) {
    Connection *connection = data;
    g_free (connection->address);
    g_free (connection);
}

static void
note_connection (void *data, struct MHD_Connection *handle, void **context, enum MHD_ConnectionNotificationCode what) {
    Server *server = data;
    g_mutex_lock (&server->lock);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info (handle, MHD_CONNECTION_INFO_CONNECTION_FD);
        Connection *connection = g_new0 (Connection, 1);
        connection->socket = info->connect_fd;
        connection->deadline_us = in_seconds (REQUEST_SECONDS);
        connection->address = dup_address (handle);
        g_hash_table_add (server->connections, connection);
        *context = connection;
    } else {
        g_hash_table_remove (server->connections, *context);
        *context = NULL;
    }
    g_mutex_unlock (&server->lock);
}

static Connection *
peek_connection (struct MHD_Connection *handle) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info (handle, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info != NULL ? info->socket_context : NULL;
}

static void
set_deadline (Server *server, struct MHD_Connection *handle, guint seconds) {
    Connection *connection = peek_connection (handle);
    g_mutex_lock (&server->lock);
    if (connection != NULL)
        connection->deadline_us = in_seconds (seconds);
    g_mutex_unlock (&server->lock);
}

/* The lock keeps a socket's number from being closed, and given to another, in between. */
static void
cut_slow_ones (Server *server) {
    GHashTableIter iterator;
    gpointer each;
    gint64 now = g_get_monotonic_time ();
    g_mutex_lock (&server->lock);
    g_hash_table_iter_init (&iterator, server->connections);
    while (g_hash_table_iter_next (&iterator, &each, NULL))
        if (((Connection *)each)->deadline_us < now)
            shutdown (((Connection *)each)->socket, SHUT_RDWR);
    g_mutex_unlock (&server->lock);
}

/* ---- requests ---- */

/* Called with the first line, before anything of it is decoded. */
static void *
begin_request (void *data, const char *target, struct MHD_Connection *handle) {
    Server *server = data;
    Request *request = g_new0 (Request, 1);
    request->target = g_strdup (target);
    request->begun_us = g_get_monotonic_time ();
    g_strlcpy (request->method, "-", sizeof request->method);
    set_deadline (server, handle, REQUEST_SECONDS);
    g_mutex_lock (&server->lock);
    server->under_way++;
    g_mutex_unlock (&server->lock);
    return request;
}

/* One line in one write: time, client, method, path without its secret, feed, status, bytes, milliseconds. */
static void
log_request (const Request *request, const char *address) {
    g_autofree char *now = date_now (), *path = site_dup_loggable (request->target), *feed = NULL;
    if (request->feed != 0)
        feed = g_strdup_printf (" feed=%" G_GINT64_FORMAT, request->feed);
    fprintf (stderr, "%s %s %s %s%s %u %" G_GSIZE_FORMAT " %" G_GINT64_FORMAT "ms\n", now, address, request->method,
             path, feed != NULL ? feed : "", request->status, request->bytes,
             (g_get_monotonic_time () - request->begun_us) / 1000);
}

static void
end_request (void *data, struct MHD_Connection *handle, void **context, enum MHD_RequestTerminationCode how) {
    Server *server = data;
    Request *request = *context;
    const Connection *connection = peek_connection (handle);
    if (request == NULL)
        return;
    log_request (request, connection != NULL ? connection->address : "-");
    set_deadline (server, handle, REQUEST_SECONDS);
    g_mutex_lock (&server->lock);
    server->under_way--;
    g_mutex_unlock (&server->lock);
    g_free (request->target);
    g_free (request);
    *context = NULL;
}

static void
keep_method (Request *request, const char *method) {
    g_strlcpy (request->method, method, sizeof request->method);
    for (char *at = request->method; *at != '\0'; at++)
        if (!g_ascii_isgraph (*at))
            *at = '?';
}

static void
free_bytes (void *bytes) {
    g_bytes_unref (bytes);
}

static struct MHD_Response *
make_response (const Answer *answer) {
    gsize length = 0;
    gconstpointer data = answer->body != NULL ? g_bytes_get_data (answer->body, &length) : NULL;
    g_autofree char *retry = answer->retry_after != 0 ? g_strdup_printf ("%u", answer->retry_after) : NULL;
    gboolean fresh = answer->status == 200 || answer->status == 304;
    struct MHD_Response *response = answer->body != NULL
                                        ? MHD_create_response_from_buffer_with_free_callback_cls (
                                            length, (void *)data, free_bytes, g_bytes_ref (answer->body))
                                        : MHD_create_response_from_buffer (0, (void *)"", MHD_RESPMEM_PERSISTENT);
    const struct {
        const char *name, *value;
    } headers[] = {
        { MHD_HTTP_HEADER_CONTENT_TYPE, answer->body != NULL ? answer->type : NULL },
        { MHD_HTTP_HEADER_CONTENT_LANGUAGE, answer->language },
        { MHD_HTTP_HEADER_VARY, answer->language != NULL ? "Accept-Language" : NULL },
        { MHD_HTTP_HEADER_ETAG, answer->etag },
        { MHD_HTTP_HEADER_CACHE_CONTROL, fresh ? "private, no-cache" : "no-store" },
        { MHD_HTTP_HEADER_ALLOW, answer->allow },
        { MHD_HTTP_HEADER_RETRY_AFTER, retry },
        { "Content-Security-Policy", answer->policy != NULL ? answer->policy : STRICTEST_POLICY },
        { "X-Content-Type-Options", "nosniff" },
        { "X-Frame-Options", "DENY" },
        { "Referrer-Policy", "no-referrer" },
        { "Cross-Origin-Resource-Policy", "same-origin" },
    };
    for (gsize i = 0; response != NULL && i < G_N_ELEMENTS (headers); i++)
        if (headers[i].value != NULL)
            MHD_add_response_header (response, headers[i].name, headers[i].value);
    return response;
}

/* Whether a body follows. None is ever read: an answer that is queued before it makes libmicrohttpd close the connection afterwards. */
static gboolean
has_body (struct MHD_Connection *handle) {
    const char *length = MHD_lookup_connection_value (handle, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
    return (length != NULL && strcmp (length, "0") != 0)
           || MHD_lookup_connection_value (handle, MHD_HEADER_KIND, MHD_HTTP_HEADER_TRANSFER_ENCODING) != NULL;
}

/* Called with the headers, and where no body follows once more at the end of the request. */
static enum MHD_Result
answer_request (void *data, struct MHD_Connection *handle, const char *url, const char *method, const char *version,
                const char *upload, size_t *upload_size, void **context) {
    Server *server = data;
    Request *request = *context;
    SiteRequest asked = {
        .method = method,
        .target = request->target,
        .if_none_match = MHD_lookup_connection_value (handle, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH),
        .accept_language = MHD_lookup_connection_value (handle, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_LANGUAGE),
    };
    if (!request->complete && !has_body (handle)) {
        request->complete = TRUE;
        return MHD_YES;
    }
    keep_method (request, method);
    set_deadline (server, handle, ANSWER_SECONDS);
    g_autoptr (Answer) answer = site_answer (server->site, &asked);
    struct MHD_Response *response = make_response (answer);
    enum MHD_Result result = MHD_NO;
    if (response == NULL)
        return MHD_NO;
    request->status = answer->status;
    request->feed = answer->feed;
    request->bytes = answer->body != NULL && strcmp (method, "HEAD") != 0 ? g_bytes_get_size (answer->body) : 0;
    result = MHD_queue_response (handle, answer->status, response);
    MHD_destroy_response (response);
    return result;
}

/* A path is compared as it came; whoever escapes a letter of it means another. */
static size_t
leave_escapes (void *data, struct MHD_Connection *handle, char *text) {
    return strlen (text);
}

/* ---- the daemon ---- */

/* What libmicrohttpd has to say to its programmer (a client that broke off) is of no use to who runs the server. */
static void
say_nothing (void *data, const char *format, va_list arguments) {
}

static struct MHD_Daemon *
start (Server *server, const ServerSettings *settings) {
    unsigned int flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL | MHD_USE_ITC
                         | MHD_USE_ERROR_LOG;
    gboolean tls = settings->certificate != NULL;
    struct MHD_OptionItem options[] = {
        { MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)settings->certificate },
        { MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)settings->key },
        { MHD_OPTION_END, 0, NULL },
    };
    return MHD_start_daemon (
        flags | (tls ? MHD_USE_TLS : 0), 0, NULL, NULL, answer_request, server, MHD_OPTION_EXTERNAL_LOGGER, say_nothing,
        NULL, MHD_OPTION_LISTEN_SOCKET, g_socket_get_fd (server->listener), MHD_OPTION_CONNECTION_LIMIT,
        settings->connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->connections_per_address,
        MHD_OPTION_CONNECTION_TIMEOUT, settings->timeout_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)SERVER_REQUEST_BYTES, MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK_BYTES, MHD_OPTION_STRICT_FOR_CLIENT,
        1, MHD_OPTION_URI_LOG_CALLBACK, begin_request, server, MHD_OPTION_NOTIFY_COMPLETED, end_request, server,
        MHD_OPTION_NOTIFY_CONNECTION, note_connection, server, MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, NULL,
        MHD_OPTION_ARRAY, tls ? options : &options[2], MHD_OPTION_END);
}

Server *
server_new (GSocket *listener, Site *site, const ServerSettings *settings, GError **error) {
    g_autoptr (Server) server = g_new0 (Server, 1);
    server->listener = listener;
    server->site = site;
    server->connections = g_hash_table_new_full (NULL, NULL, free_connection, NULL);
    g_mutex_init (&server->lock);
    server->daemon = start (server, settings);
    if (server->daemon != NULL)
        return g_steal_pointer (&server);
    if (settings->certificate != NULL)
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                             _ ("the certificate and its key cannot be used: they must be PEM and belong together"));
    else
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("the server could not be started"));
    return NULL;
}

static sigset_t
stopping_signals (void) {
    sigset_t set;
    sigemptyset (&set);
    sigaddset (&set, SIGTERM);
    sigaddset (&set, SIGINT);
    sigaddset (&set, SIGHUP);
    return set;
}

void
server_block_signals (void) {
    sigset_t set = stopping_signals ();
    pthread_sigmask (SIG_BLOCK, &set, NULL);
}

static guint
count_under_way (Server *server) {
    g_mutex_lock (&server->lock);
    guint count = server->under_way;
    g_mutex_unlock (&server->lock);
    return count;
}

void
server_run (Server *server) {
    sigset_t set = stopping_signals ();
    const struct timespec second = { .tv_sec = 1 }, moment = { .tv_nsec = 20 * 1000 * 1000 };
    while (sigtimedwait (&set, NULL, &second) < 0)
        cut_slow_ones (server);
    MHD_quiesce_daemon (server->daemon);
    g_socket_close (server->listener, NULL); /* whoever comes now is refused at once */
    gint64 until = in_seconds (FINISH_SECONDS);
    while (count_under_way (server) > 0 && g_get_monotonic_time () < until)
        if (sigtimedwait (&set, NULL, &moment) >= 0) /* asked twice */
            break;
}

void
server_free (Server *server) {
    if (server == NULL)
        return;
    if (server->daemon != NULL)
        MHD_stop_daemon (server->daemon);
    g_clear_pointer (&server->connections, g_hash_table_unref);
    g_clear_object (&server->listener);
    g_mutex_clear (&server->lock);
    g_free (server);
}
