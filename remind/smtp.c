/* smtp.c - see smtp.h. */
#include "remind/smtp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "late_curl.h"
#include "base/error.h"
#include "base/i18n.h"

#define TIMEOUT_SECONDS_DEFAULT 60
#define PASSWORD_BYTES_MAX      4096
#define CREDENTIAL_NAME         "dondoc-mail-password"
#define DETAIL_BYTES_MAX        500 /* of what a server says, kept */

struct SmtpServer {
    CURL *curl;
    char *url, *user, *password;
    char fault[CURL_ERROR_SIZE];
    GString *answer;    /* the server's last line, or its last refusal */
    gboolean is_spoken; /* MAIL FROM was said: what is answered now is about the message */
};

typedef struct {
    const char *data;
    gsize left;
} Upload;

static gboolean
refuse (GError **error, DondocErrorCode code, const char *message) {
    g_set_error_literal (error, DONDOC_ERROR, code, message);
    return FALSE;
}

/* ---- the password ---- */

/* The file is checked once it is open, so that nobody changes it in between. */
static gboolean
check_owner_only (int descriptor, const char *path, GError **error) {
    struct stat status;
    if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode)
        || (status.st_uid != geteuid () && status.st_uid != 0) || (status.st_mode & 077) != 0) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                     _ ("%s: a password file must be yours and readable by you alone (chmod 600)"), path);
        return FALSE;
    }
    return TRUE;
}

static char *
read_password_file (const char *path, gboolean owner_only, GError **error) {
    char text[PASSWORD_BYTES_MAX + 1] = "";
    int descriptor = open (path, O_RDONLY | O_CLOEXEC);
    char *password = NULL;
    if (descriptor < 0) {
        g_set_error (error, DONDOC_ERROR, errno == ENOENT ? DONDOC_ERROR_NOT_FOUND : DONDOC_ERROR_CONFIGURATION,
                     _ ("%s: the password file cannot be read: %s"), path, g_strerror (errno));
        return NULL;
    }
    if (!owner_only || check_owner_only (descriptor, path, error)) {
        gssize n = read (descriptor, text, PASSWORD_BYTES_MAX);
        text[MAX (n, 0)] = '\0';
        text[strcspn (text, "\r\n")] = '\0';
        password = g_strdup (text);
        explicit_bzero (text, sizeof text);
    }
    close (descriptor);
    return password;
}

static gboolean
read_password (SmtpServer *server, const Configuration *configuration, GError **error) {
    const char *path = configuration_peek_text (configuration, "mail", "password-file");
    const char *folder = g_getenv ("CREDENTIALS_DIRECTORY");
    if (path != NULL && *path != '\0') {
        server->password = read_password_file (path, TRUE, error);
    } else if (folder != NULL) {
        g_autofree char *credential = g_build_filename (folder, CREDENTIAL_NAME, NULL);
        server->password = read_password_file (credential, FALSE, error);
    } else {
        return refuse (error, DONDOC_ERROR_CONFIGURATION,
                       _ ("[mail] user is set but no password: set [mail] password-file"));
    }
    return server->password != NULL;
}

/* ---- the connection ---- */

static size_t
hand_over (char *buffer, size_t size, size_t n, void *data) {
    Upload *upload = data;
    gsize chunk = MIN (size * n, upload->left);
    memcpy (buffer, upload->data, chunk);
    upload->data += chunk;
    upload->left -= chunk;
    return chunk;
}

static gboolean
is_refusal (const char *line) {
    return *line == '4' || *line == '5';
}

/* Each line the server says comes here. The last one is what it thinks of the message; a refusal is not lost to the farewell. */
static size_t
take_answer (char *line, size_t size, size_t n, void *data) {
    SmtpServer *server = data;
    if (server->answer->len > 0 && is_refusal (server->answer->str) && !is_refusal (line))
        return size * n;
    g_string_truncate (server->answer, 0);
    g_string_append_len (server->answer, line, (gssize)MIN (size * n, DETAIL_BYTES_MAX));
    return size * n;
}

/* Only looks how far the talk has come; nothing of it is kept. */
static int
watch_talk (CURL *curl, curl_infotype type, char *text, size_t size, void *data) {
    static const char spoken[] = "MAIL FROM";
    if (type == CURLINFO_HEADER_OUT && size >= strlen (spoken) && memcmp (text, spoken, strlen (spoken)) == 0)
        ((SmtpServer *)data)->is_spoken = TRUE;
    return 0;
}

static size_t
drop_body (char *data, size_t size, size_t n, void *unused) {
    return size * n;
}

static void
set_security (SmtpServer *server, const Configuration *configuration, const char *security) {
    const char *authority = configuration_peek_text (configuration, "mail", "authority-file");
    if (strcmp (security, "none") != 0)
        curl_easy_setopt (server->curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (authority != NULL && *authority != '\0')
        curl_easy_setopt (server->curl, CURLOPT_CAINFO, authority);
}

static void
set_options (SmtpServer *server, const Configuration *configuration) {
    long timeout = configuration_number (configuration, "mail", "timeout-seconds", TIMEOUT_SECONDS_DEFAULT);
    curl_easy_setopt (server->curl, CURLOPT_URL, server->url);
    curl_easy_setopt (server->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt (server->curl, CURLOPT_PROXY, "");
    curl_easy_setopt (server->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt (server->curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt (server->curl, CURLOPT_CONNECTTIMEOUT, timeout);
    curl_easy_setopt (server->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout);
    curl_easy_setopt (server->curl, CURLOPT_TIMEOUT, timeout * 5);
    curl_easy_setopt (server->curl, CURLOPT_ERRORBUFFER, server->fault);
    curl_easy_setopt (server->curl, CURLOPT_READFUNCTION, hand_over);
    curl_easy_setopt (server->curl, CURLOPT_HEADERFUNCTION, take_answer);
    curl_easy_setopt (server->curl, CURLOPT_HEADERDATA, server);
    curl_easy_setopt (server->curl, CURLOPT_DEBUGFUNCTION, watch_talk);
    curl_easy_setopt (server->curl, CURLOPT_DEBUGDATA, server);
    curl_easy_setopt (server->curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt (server->curl, CURLOPT_WRITEFUNCTION, drop_body);
    if (server->user != NULL) {
        curl_easy_setopt (server->curl, CURLOPT_USERNAME, server->user);
        curl_easy_setopt (server->curl, CURLOPT_PASSWORD, server->password);
    }
}

SmtpServer *
smtp_server_new (const Configuration *configuration, GError **error) {
    const char *host = configuration_peek_text (configuration, "mail", "server");
    const char *security = configuration_peek_text (configuration, "mail", "security");
    const char *user = configuration_peek_text (configuration, "mail", "user");
    g_autoptr (SmtpServer) server = g_new0 (SmtpServer, 1);
    server->answer = g_string_new (NULL);
    if (host == NULL || *host == '\0') {
        refuse (error, DONDOC_ERROR_CONFIGURATION,
                _ ("no mail server is set: set [mail] server, or write the messages with --to-folder DIR"));
        return NULL;
    }
    if (strpbrk (host, "/@ \t?#") != NULL) {
        refuse (error, DONDOC_ERROR_CONFIGURATION, _ ("[mail] server: must be a host, or host:port"));
        return NULL;
    }
    if (security == NULL)
        security = "starttls";
    if (user != NULL && *user != '\0') {
        if (strcmp (security, "none") == 0) {
            refuse (error, DONDOC_ERROR_CONFIGURATION,
                    _ ("[mail] security = none would send the password readable to all; use starttls or tls"));
            return NULL;
        }
        if (!read_password (server, configuration, error))
            return NULL;
        server->user = g_strdup (user);
    }
    server->url = g_strdup_printf ("%s://%s", strcmp (security, "tls") == 0 ? "smtps" : "smtp", host);
    curl_global_init (CURL_GLOBAL_DEFAULT);
    server->curl = curl_easy_init ();
    if (server->curl == NULL) {
        refuse (error, DONDOC_ERROR_INTERNAL, _ ("libcurl cannot be started"));
        return NULL;
    }
    set_options (server, configuration);
    set_security (server, configuration, security);
    return g_steal_pointer (&server);
}

void
smtp_server_free (SmtpServer *server) {
    if (server == NULL)
        return;
    if (server->curl != NULL)
        curl_easy_cleanup (server->curl);
    if (server->password != NULL)
        explicit_bzero (server->password, strlen (server->password));
    g_string_free (server->answer, TRUE);
    g_free (server->url);
    g_free (server->user);
    g_free (server->password);
    g_free (server);
}

/* One line of UTF-8, without what a terminal would act on. */
static char *
make_detail (const SmtpServer *server, CURLcode code) {
    gboolean answered = server->answer->len > 0 && code != CURLE_COULDNT_CONNECT && code != CURLE_COULDNT_RESOLVE_HOST;
    const char *fault = *server->fault != '\0' ? server->fault : curl_easy_strerror (code);
    g_autofree char *both = code == CURLE_OK ? g_strdup (server->answer->str)
                            : answered       ? g_strdup_printf ("%s (%s)", server->answer->str, fault)
                                             : g_strdup (fault);
    char *line = g_utf8_make_valid (both, -1);
    for (char *p = line; *p != '\0'; p++)
        if ((guchar)*p < ' ' || *p == 0x7f)
            *p = ' ';
    return g_strstrip (line);
}

/* What came of it. A refusal before MAIL FROM is about us, not about the message. */
static SmtpResult
judge (const SmtpServer *server, CURLcode code, long reply) {
    switch (code) {
    case CURLE_OK:
        return SMTP_SENT;
    case CURLE_LOGIN_DENIED:
        return reply >= 400 && reply < 500 ? SMTP_UNREACHABLE : SMTP_MISTRUSTED;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return SMTP_MISTRUSTED;
    default:
        break;
    }
    if (!server->is_spoken)
        return SMTP_UNREACHABLE;
    return reply >= 500 && reply < 600 ? SMTP_REFUSED : SMTP_DEFERRED;
}

SmtpResult
smtp_send (SmtpServer *server, const char *from, char **to, GBytes *message, char **ret_detail) {
    gsize size = 0;
    Upload upload = { g_bytes_get_data (message, &size), 0 };
    struct curl_slist *recipients = NULL;
    long reply = 0;
    CURLcode code;
    upload.left = size;
    for (gsize i = 0; to[i] != NULL; i++)
        recipients = curl_slist_append (recipients, to[i]);
    g_string_truncate (server->answer, 0);
    server->is_spoken = FALSE;
    *server->fault = '\0';
    curl_easy_setopt (server->curl, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt (server->curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt (server->curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt (server->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)size);
    code = curl_easy_perform (server->curl);
    curl_easy_getinfo (server->curl, CURLINFO_RESPONSE_CODE, &reply);
    curl_easy_setopt (server->curl, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all (recipients);
    *ret_detail = make_detail (server, code);
    return judge (server, code, reply);
}
