/* mail.h - the bytes of one message.
 * Lives here:  headers, text and HTML parts, attachments, by GMime; CRLF lines.
 * Called by:   outbox.c.
 * Not here:    what a message says (digest.h), sending it (smtp.h).
 * Source:      RFC 5322, RFC 2045-2047, RFC 2387. */
#pragma once

#include <glib.h>

typedef struct {
    const char *name;       /* file name, UTF-8 */
    const char *media_type; /* application/pdf */
    GBytes *bytes;
} MailAttachment;

typedef struct {
    const char *from; /* `Văn phòng <van-phong@example.vn>` or a bare address */
    const char *to;   /* addresses parted by commas */
    const char *subject;
    const char *message_id; /* without angle brackets */
    const char
        *references;  /* (nullable): ids with angle brackets, parted by spaces; the first is the message's thread */
    const char *date; /* ISO 8601 with its offset, as date_now() */
    const char *text; /* plain text, UTF-8, lines ended by \n */
    const char *html; /* (nullable) */
    const MailAttachment *attachments;
    gsize n_attachments;
} Mail;

/**
 * mail_build:
 * The same @mail gives the same bytes.
 * Returns: (transfer full): the message; NULL and DONDOC_ERROR_CONFIGURATION where @from or @to is no address.
 */
GBytes *mail_build (const Mail *mail, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mail_addresses:
 * @list: `A <a@x>, b@y`; semicolons part addresses too
 * Returns: (transfer full): the bare addresses, NULL-terminated; NULL where there is none or one is no address: an @ with something on
 *   both sides, no spaces or control characters.
 */
char **mail_addresses (const char *list);
