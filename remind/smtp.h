/* smtp.h - sending one message.
 * Lives here:  the connection, by libcurl: SMTP, STARTTLS, TLS, authentication, bounds on time; what the server's answer means.
 * Called by:   outbox.c.
 * Not here:    the message's bytes (mail.h), whether it is sent again (outbox.h).
 * Source:      RFC 5321 (reply codes: 4.2.1), RFC 3207 (STARTTLS), RFC 8314 (TLS), RFC 4954 (AUTH). */
#pragma once

#include "base/configuration.h"

typedef struct SmtpServer SmtpServer;

/**
 * smtp_server_new:
 * Reads [mail]: `server` (host or host:port), `security` (starttls, the default: never without; tls; none), `user`, `password-file`,
 * `authority-file` (certificates that are trusted; else the system's), `timeout-seconds`.
 * The password comes from `password-file`, which only its owner may read, else from `dondoc-mail-password` in $CREDENTIALS_DIRECTORY (systemd).
 * It is never logged.
 * Returns: (transfer full): the server; NULL and DONDOC_ERROR_CONFIGURATION (none set, a user without password, a password file that
 *   others may read, a password that would go out unencrypted) or DONDOC_ERROR_NOT_FOUND (no such password file).
 */
SmtpServer *smtp_server_new (const Configuration *configuration, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void smtp_server_free (SmtpServer *server); /* NULL is fine; the password is wiped */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmtpServer, smtp_server_free)

typedef enum {
    SMTP_SENT,        /* the server took it */
    SMTP_DEFERRED,    /* not now (4yz), or this connection broke: try this message again */
    SMTP_REFUSED,     /* never (5yz) */
    SMTP_UNREACHABLE, /* no connection: no message can be sent now; nothing was */
    SMTP_MISTRUSTED,  /* no login, no trust in the certificate: somebody has to mend the settings; nothing was sent */
} SmtpResult;

/**
 * smtp_send:
 * @from: the bare address @to: bare addresses, NULL-terminated
 * @ret_detail: (out) (transfer full): the server's last words, or what failed; UTF-8, one line
 * One connection is kept for the messages that follow. With SMTP_DEFERRED after the message was handed over, the server may have taken it
 * all the same: it has the same Message-ID when it comes again.
 */
SmtpResult smtp_send (SmtpServer *server, const char *from, char **to, GBytes *message, char **ret_detail);
