/* fingerprint.c - see fingerprint.h. */
#include "render/fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "late_qpdf.h"
#include "base/error.h"
#include "base/i18n.h"

typedef struct {
    qpdf_data pdf;
    const char *name;
    GHashTable *streams; /* object number of a font's stream to its digest, so that each is read once */
} Reading;

void
fingerprint_free (Fingerprint *fingerprint) {
    if (fingerprint == NULL)
        return;
    g_free (fingerprint->title);
    g_free (fingerprint->subject);
    g_strfreev (fingerprint->pages);
    if (fingerprint->annotated != NULL)
        g_array_unref (fingerprint->annotated);
    g_free (fingerprint);
}

/* Whether libqpdf is content; what it says goes into @error. Warnings mean that something was mended in reading. */
static gboolean
is_good (const Reading *reading, GError **error) {
    if (!qpdf_has_error (reading->pdf))
        return TRUE;
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INPUT, _ ("%s: no readable PDF: %s"), reading->name,
                 qpdf_get_error_full_text (reading->pdf, qpdf_get_error (reading->pdf)));
    return FALSE;
}

static qpdf_oh
get (const Reading *reading, qpdf_oh object, const char *key) {
    return qpdf_oh_is_dictionary (reading->pdf, object) ? qpdf_oh_get_key (reading->pdf, object, key)
                                                        : qpdf_oh_new_null (reading->pdf);
}

/* (transfer full): decoded; NULL where it cannot be. */
static GBytes *
read_stream (const Reading *reading, qpdf_oh stream) {
    unsigned char *data = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    QPDF_ERROR_CODE code
        = qpdf_oh_get_stream_data (reading->pdf, stream, qpdf_dl_generalized, &filtered, &data, &length);
    GBytes *bytes = (code & QPDF_ERRORS) == 0 ? g_bytes_new (data, length) : NULL;
    if (data != NULL)
        free (data);
    return bytes;
}

static void
put_stream (const Reading *reading, GChecksum *sum, qpdf_oh stream) {
    if (!qpdf_oh_is_stream (reading->pdf, stream))
        return;
    int number = qpdf_oh_get_object_id (reading->pdf, stream);
    const char *known = g_hash_table_lookup (reading->streams, GINT_TO_POINTER (number));
    if (known == NULL) {
        g_autoptr (GBytes) bytes = read_stream (reading, stream);
        char *digest = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : g_strdup ("-");
        g_hash_table_insert (reading->streams, GINT_TO_POINTER (number), digest);
        known = digest;
    }
    g_checksum_update (sum, (const guchar *)known, -1);
}

/* A font by its name, its program, and what its codes mean. */
static void
put_font (const Reading *reading, GChecksum *sum, qpdf_oh font) {
    static const char *const programs[] = { "/FontFile", "/FontFile2", "/FontFile3" };
    qpdf_oh descendants = get (reading, font, "/DescendantFonts"), inner = font,
            name = get (reading, font, "/BaseFont");
    if (qpdf_oh_is_array (reading->pdf, descendants) && qpdf_oh_get_array_n_items (reading->pdf, descendants) > 0)
        inner = qpdf_oh_get_array_item (reading->pdf, descendants, 0);
    if (qpdf_oh_is_name (reading->pdf, name))
        g_checksum_update (sum, (const guchar *)qpdf_oh_get_name (reading->pdf, name), -1);
    qpdf_oh descriptor = get (reading, inner, "/FontDescriptor");
    for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
        put_stream (reading, sum, get (reading, descriptor, programs[i]));
    put_stream (reading, sum, get (reading, font, "/ToUnicode"));
    put_stream (reading, sum, get (reading, inner, "/CIDToGIDMap"));
}

static void
put_fonts (const Reading *reading, GChecksum *sum, qpdf_oh page) {
    qpdf_oh fonts = get (reading, get (reading, page, "/Resources"), "/Font");
    if (!qpdf_oh_is_dictionary (reading->pdf, fonts))
        return;
    qpdf_oh_begin_dict_key_iter (reading->pdf, fonts);
    g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
    while (qpdf_oh_dict_more_keys (reading->pdf))
        g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (reading->pdf)));
    for (guint i = 0; i < keys->len; i++) {
        g_checksum_update (sum, keys->pdata[i], -1);
        put_font (reading, sum, get (reading, fonts, keys->pdata[i]));
    }
}

static void
put_size (const Reading *reading, GChecksum *sum, qpdf_oh page) {
    qpdf_oh box = get (reading, page, "/MediaBox");
    int n = qpdf_oh_is_array (reading->pdf, box) ? qpdf_oh_get_array_n_items (reading->pdf, box) : 0;
    for (int i = 0; i < n; i++) { /* a program that saves anew may write 595 or 595.0 */
        char text[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd (text, sizeof text, "%.3f ",
                         qpdf_oh_get_numeric_value (reading->pdf, qpdf_oh_get_array_item (reading->pdf, box, i)));
        g_checksum_update (sum, (const guchar *)text, -1);
    }
}

static gboolean
is_annotated (const Reading *reading, qpdf_oh page) {
    qpdf_oh list = get (reading, page, "/Annots");
    int n = qpdf_oh_is_array (reading->pdf, list) ? qpdf_oh_get_array_n_items (reading->pdf, list) : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh type = get (reading, qpdf_oh_get_array_item (reading->pdf, list, i), "/Subtype");
        const char *name = qpdf_oh_is_name (reading->pdf, type) ? qpdf_oh_get_name (reading->pdf, type) : "";
        if (strcmp (name, "/Widget") != 0 && strcmp (name, "/Link") != 0)
            return TRUE;
    }
    return FALSE;
}

static char *
digest_page (const Reading *reading, qpdf_oh page) {
    g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
    unsigned char *data = NULL;
    size_t length = 0;
    put_size (reading, sum, page);
    if ((qpdf_oh_get_page_content_data (reading->pdf, page, &data, &length) & QPDF_ERRORS) == 0 && data != NULL)
        g_checksum_update (sum, data, (gssize)length);
    if (data != NULL)
        free (data);
    put_fonts (reading, sum, page);
    return g_strdup (g_checksum_get_string (sum));
}

static char *
read_text (const Reading *reading, const char *key) {
    qpdf_oh text = get (reading, get (reading, qpdf_get_trailer (reading->pdf), "/Info"), key);
    return qpdf_oh_is_string (reading->pdf, text) ? g_strdup (qpdf_oh_get_utf8_value (reading->pdf, text)) : NULL;
}

static Fingerprint *
read_all (const Reading *reading, GError **error) {
    g_autoptr (Fingerprint) found = g_new0 (Fingerprint, 1);
    int n = qpdf_get_num_pages (reading->pdf);
    if (!is_good (reading, error))
        return NULL;
    if (n < 0 || n > FINGERPRINT_PAGES_MAX) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_LIMIT, _ ("%s: more than %d pages"), reading->name,
                     FINGERPRINT_PAGES_MAX);
        return NULL;
    }
    found->annotated = g_array_new (FALSE, FALSE, sizeof (guint));
    found->title = read_text (reading, "/Title");
    found->subject = read_text (reading, "/Subject");
    found->pages = g_new0 (char *, n + 1);
    for (int i = 0; i < n; i++) {
        qpdf_oh page = qpdf_get_page_n (reading->pdf, (size_t)i);
        guint number = (guint)i + 1;
        found->pages[i] = digest_page (reading, page);
        if (is_annotated (reading, page))
            g_array_append_val (found->annotated, number);
        qpdf_oh_release (reading->pdf, page);
    }
    return is_good (reading, error) ? g_steal_pointer (&found) : NULL;
}

Fingerprint *
fingerprint_read (GBytes *bytes, const char *name, GError **error) {
    g_autoptr (GHashTable) streams = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    Reading reading = { qpdf_init (), name, streams };
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    qpdf_silence_errors (reading.pdf);
    qpdf_set_suppress_warnings (reading.pdf, QPDF_TRUE);
    qpdf_read_memory (reading.pdf, name, data != NULL ? data : "", size, NULL);
    Fingerprint *found = is_good (&reading, error) ? read_all (&reading, error) : NULL;
    qpdf_cleanup (&reading.pdf);
    return found;
}
