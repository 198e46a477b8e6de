/* mail.c - see mail.h. */
#include "remind/mail.h"

#include <string.h>

#include "late_gio.h"
#include "late_gmime.h"
#include "base/error.h"
#include "base/i18n.h"

static void
start_library (void) {
    static gsize started = 0;
    if (g_once_init_enter (&started)) {
        g_mime_init ();
        g_once_init_leave (&started, 1);
    }
}

static gboolean
is_address (const char *text) {
    const char *at = text != NULL ? strrchr (text, '@') : NULL;
    if (at == NULL || at == text || at[1] == '\0')
        return FALSE;
    for (const char *p = text; *p != '\0'; p++)
        if ((guchar)*p <= ' ' || *p == 0x7f || strchr ("<>(),;:\"\\", *p) != NULL)
            return FALSE;
    return TRUE;
}

char **
mail_addresses (const char *list) {
    g_autofree char *commas = g_strdelimit (g_strdup (list), ";", ',');
    g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
    start_library ();
    InternetAddressList *addresses = internet_address_list_parse (NULL, commas);
    int n = addresses != NULL ? internet_address_list_length (addresses) : 0;
    gboolean good = n > 0;
    for (int i = 0; good && i < n; i++) {
        InternetAddress *entry = internet_address_list_get_address (addresses, i);
        const char *address = INTERNET_ADDRESS_IS_MAILBOX (entry)
                                  ? internet_address_mailbox_get_addr ((InternetAddressMailbox *)entry)
                                  : NULL;
        good = is_address (address);
        g_ptr_array_add (found, g_strdup (address));
    }
    g_clear_object (&addresses);
    if (!good)
        return NULL;
    g_ptr_array_add (found, NULL);
    return (char **)g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

/* Boundaries that GMime makes by chance would give other bytes each time. */
static void
set_boundary (GMimeMultipart *multipart, const Mail *mail, const char *which) {
    g_autofree char *seed = g_strdup_printf ("%s %s", mail->message_id, which);
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
    g_autofree char *boundary = g_strdup_printf ("=_%.32s", hash);
    g_mime_multipart_set_boundary (multipart, boundary);
}

static GMimeObject *
make_text_part (const char *subtype, const char *text) {
    GMimeTextPart *part = g_mime_text_part_new_with_subtype (subtype);
    g_mime_text_part_set_charset (part, "utf-8");
    g_mime_text_part_set_text (part, text);
    g_mime_part_set_content_encoding ((GMimePart *)part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return (GMimeObject *)part;
}

static void
add_and_unref (GMimeMultipart *multipart, GMimeObject *part) {
    g_mime_multipart_add (multipart, part);
    g_object_unref (part);
}

static GMimeObject *
make_attachment (const MailAttachment *attachment) {
    g_auto (GStrv) type = g_strsplit (attachment->media_type, "/", 2);
    gsize size = 0;
    const char *data = g_bytes_get_data (attachment->bytes, &size);
    GMimePart *part = g_mime_part_new_with_type (type[0], type[1]);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer (data, size);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);
    if (g_str_has_prefix (attachment->media_type, "text/"))
        g_mime_object_set_content_type_parameter ((GMimeObject *)part, "charset", "utf-8");
    g_mime_part_set_content (part, content);
    g_mime_part_set_filename (part, attachment->name);
    g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition ((GMimeObject *)part, GMIME_DISPOSITION_ATTACHMENT);
    g_object_unref (content);
    g_object_unref (stream);
    return (GMimeObject *)part;
}

static GMimeObject *
make_body (const Mail *mail) {
    GMimeObject *text = make_text_part ("plain", mail->text);
    if (mail->html != NULL) {
        GMimeMultipart *both = g_mime_multipart_new_with_subtype ("alternative");
        set_boundary (both, mail, "alternative");
        add_and_unref (both, text);
        add_and_unref (both, make_text_part ("html", mail->html));
        text = (GMimeObject *)both;
    }
    if (mail->n_attachments == 0)
        return text;
    GMimeMultipart *mixed = g_mime_multipart_new_with_subtype ("mixed");
    set_boundary (mixed, mail, "mixed");
    add_and_unref (mixed, text);
    for (gsize i = 0; i < mail->n_attachments; i++)
        add_and_unref (mixed, make_attachment (&mail->attachments[i]));
    return (GMimeObject *)mixed;
}

static gboolean
add_addresses (GMimeMessage *message, GMimeAddressType type, const char *list, GError **error) {
    g_auto (GStrv) bare = mail_addresses (list);
    g_autofree char *commas = g_strdelimit (g_strdup (list), ";", ',');
    if (bare == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION, _ ("'%s' is no mail address"), list);
        return FALSE;
    }
    InternetAddressList *addresses = internet_address_list_parse (NULL, commas);
    internet_address_list_append (g_mime_message_get_addresses (message, type), addresses);
    g_object_unref (addresses);
    return TRUE;
}

static void
set_headers (GMimeMessage *message, const Mail *mail) {
    g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (mail->date, NULL);
    g_mime_message_set_subject (message, mail->subject, "utf-8");
    g_mime_message_set_message_id (message, mail->message_id);
    if (date != NULL)
        g_mime_message_set_date (message, date);
    if (mail->references != NULL && *mail->references != '\0') {
        g_auto (GStrv) ids = g_strsplit (mail->references, " ", 2);
        g_mime_object_set_header ((GMimeObject *)message, "In-Reply-To", ids[0], NULL);
        g_mime_object_set_header ((GMimeObject *)message, "References", mail->references, NULL);
    }
    /* RFC 3834: nobody's holiday notice has to answer it. */
    g_mime_object_set_header ((GMimeObject *)message, "Auto-Submitted", "auto-generated", NULL);
}

static GBytes *
write_message (GMimeMessage *message) {
    GMimeFormatOptions *format = g_mime_format_options_new ();
    GMimeStream *stream = g_mime_stream_mem_new ();
    g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
    g_mime_object_write_to_stream ((GMimeObject *)message, format, stream);
    GByteArray *array = g_mime_stream_mem_get_byte_array ((GMimeStreamMem *)stream);
    GBytes *bytes = g_bytes_new (array->data, array->len);
    g_object_unref (stream);
    g_mime_format_options_free (format);
    return bytes;
}

GBytes *
mail_build (const Mail *mail, GError **error) {
    GBytes *bytes = NULL;
    start_library ();
    GMimeMessage *message = g_mime_message_new (TRUE);
    if (add_addresses (message, GMIME_ADDRESS_TYPE_FROM, mail->from, error)
        && add_addresses (message, GMIME_ADDRESS_TYPE_TO, mail->to, error)) {
        GMimeObject *body = make_body (mail);
        set_headers (message, mail);
        g_mime_message_set_mime_part (message, body);
        g_object_unref (body);
        bytes = write_message (message);
    }
    g_object_unref (message);
    return bytes;
}
