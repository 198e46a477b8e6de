/* reader.c - see reader.h. */
#include "ingest/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "ingest/builder.h"
#include "ingest/decode.h"
#include "ingest/docx.h"
#include "ingest/plain.h"
#include "ingest/sniff.h"

#define READ_BYTES (64 << 10)

static void
set_system_error (GError **error, int code) {
    if (code == ENOENT || code == ENOTDIR)
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND, _ ("there is no such file"));
    else
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_IO, _ ("it cannot be read: %s"), g_strerror (code));
}

static gboolean
check_size (gsize size, gsize max_bytes, GError **error) {
    if (size <= max_bytes)
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("it is larger than %zu bytes"), max_bytes);
    return FALSE;
}

/* Everything up to the end of `file`. */
static GBytes *
read_all (int file, const DocumentLimits *limits, GError **error) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    for (;;) {
        gsize before = bytes->len;
        ssize_t n;
        g_byte_array_set_size (bytes, (guint)before + READ_BYTES);
        n = read (file, bytes->data + before, READ_BYTES);
        g_byte_array_set_size (bytes, (guint)(before + (n > 0 ? (gsize)n : 0)));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            set_system_error (error, errno);
            return NULL;
        }
        if (n == 0)
            return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
        if (!check_size (bytes->len, limits->max_file_bytes, error))
            return NULL;
    }
}

/* Files and pipes are read. A folder or a device is refused: reading one could go on for ever. */
static gboolean
check_type (int file, const DocumentLimits *limits, GError **error) {
    struct stat facts;
    if (fstat (file, &facts) != 0) {
        set_system_error (error, errno);
        return FALSE;
    }
    if (S_ISDIR (facts.st_mode))
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("it is a folder; name the files in it"));
    else if (!S_ISREG (facts.st_mode) && !S_ISFIFO (facts.st_mode) && !S_ISSOCK (facts.st_mode))
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("it is a device, no file"));
    else
        return !S_ISREG (facts.st_mode) || check_size ((gsize)facts.st_size, limits->max_file_bytes, error);
    return FALSE;
}

static GBytes *
read_file (const char *path, const DocumentLimits *limits, GError **error) {
    /* without waiting, a named pipe that nobody writes to is an empty file and not a hang */
    int file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    GBytes *bytes = NULL;
    if (file < 0) {
        set_system_error (error, errno);
        return NULL;
    }
    if (check_type (file, limits, error)) {
        (void)fcntl (file, F_SETFL, 0);
        bytes = read_all (file, limits, error);
    }
    close (file);
    return bytes;
}

static gboolean
read_plain (const guint8 *data, gsize size, const DocumentLimits *limits, DocumentBuilder *builder, GError **error) {
    DecodedText decoded;
    gboolean done;
    if (!check_size (size, 2 * limits->max_text_bytes, error) || !decode_text (data, size, &decoded, error))
        return FALSE;
    done = plain_read (&decoded, builder, error);
    mapped_text_free (decoded.text);
    return done;
}

static Document *
read_bytes (const guint8 *data, gsize size, const DocumentLimits *limits, GError **error) {
    g_autoptr (DocumentBuilder) builder = NULL;
    g_autoptr (Document) document = NULL;
    const char *message;
    FileKind kind;

    if (size == 0) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("it is empty"));
        return NULL;
    }
    if (!check_size (size, limits->max_file_bytes, error))
        return NULL;
    kind = sniff_kind (data, size, &message);
    if (kind == KIND_OTHER) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, message);
        return NULL;
    }
    builder = document_builder_new (kind != KIND_TEXT ? "docx" : "text", limits, kind == KIND_TEXT);
    if (kind != KIND_TEXT ? !docx_read (data, size, limits, builder, error)
                          : !read_plain (data, size, limits, builder, error))
        return NULL;
    document = document_builder_finish (builder, data, size);
    if (document_body_length (document) == 0) {
        g_set_error_literal (error, DONDOC_ERROR, DONDOC_ERROR_INPUT,
                             _ ("it holds no text; where it holds a scan, make text of it by OCR first"));
        return NULL;
    }
    return g_steal_pointer (&document);
}

/* Which file it was, and what to do about one that goes beyond a bound. */
static void
complete_error (GError *error, const char *name) {
    g_autofree char *message = error->message;
    error->message
        = g_error_matches (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT) ? g_strdup_printf (
              _ ("%s: %s; save it anew in a word processor, or cut it into smaller files"), name, message)
                                                                    : g_strdup_printf ("%s: %s", name, message);
}

Document *
document_open_bytes (const void *data, gsize size, const char *name, const DocumentLimits *limits, GError **error) {
    GError *fault = NULL;
    Document *document = read_bytes (data, size, limits != NULL ? limits : &document_default_limits, &fault);
    if (fault != NULL) {
        complete_error (fault, name);
        g_propagate_error (error, fault);
    }
    return document;
}

Document *
document_open (const char *path, const DocumentLimits *limits, GError **error) {
    const DocumentLimits *bounds = limits != NULL ? limits : &document_default_limits;
    gboolean is_standard_input = strcmp (path, "-") == 0;
    GError *fault = NULL;
    g_autoptr (GBytes) bytes
        = is_standard_input ? read_all (STDIN_FILENO, bounds, &fault) : read_file (path, bounds, &fault);
    gsize size;
    const void *data;

    if (fault != NULL) {
        complete_error (fault, path);
        g_propagate_error (error, fault);
        return NULL;
    }
    data = g_bytes_get_data (bytes, &size);
    return document_open_bytes (data, size, path, bounds, error);
}
