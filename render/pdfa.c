/* pdfa.c - see pdfa.h. */
#include "render/pdfa.h"

#include <string.h>

#include "late_qpdf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "render/font_programs.h"
#include "render/outputintent.h"
#include "render/pagetree.h"
#include "render/pdfa_fonts.h"
#include "render/xmp.h"

/* ---- information ---- */

static gint64
creation_time (const RenderInformation *information) {
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    gint64 seconds;
    if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &seconds, NULL))
        return seconds;
    return information == NULL ? 0 : information->created;
}

/* The same text goes into the dictionary and into XML, which has no control characters. */
static char *
clean_text (const char *text) {
    if (text == NULL)
        return NULL;
    g_autofree char *valid = g_utf8_make_valid (text, -1);
    GString *clean = g_string_new (NULL);
    for (const char *at = valid; *at != 0; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);
        gboolean is_plain = !g_unichar_iscntrl (c) && (c & 0xFFFE) != 0xFFFE;
        g_string_append_unichar (clean, is_plain ? c : ' ');
    }
    g_strstrip (clean->str);
    char *result = g_string_free (clean, FALSE);
    if (*result == 0)
        g_clear_pointer (&result, g_free);
    return result;
}

static void
write_dictionary (qpdf_data pdf, const XmpInformation *information) {
    const struct {
        const char *key, *value;
    } entries[] = {
        { "/Title", information->title },       { "/Author", information->author },
        { "/Subject", information->subject },   { "/Creator", information->creator },
        { "/Producer", information->producer },
    };
    qpdf_oh dictionary = qpdf_oh_new_dictionary (pdf);
    for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        if (entries[i].value != NULL)
            qpdf_oh_replace_key (pdf, dictionary, entries[i].key, qpdf_oh_new_unicode_string (pdf, entries[i].value));
    if (information->created != NULL) {
        g_autofree char *text = g_date_time_format (information->created, "D:%Y%m%d%H%M%SZ");
        qpdf_oh_replace_key (pdf, dictionary, "/CreationDate", qpdf_oh_new_string (pdf, text));
        qpdf_oh_replace_key (pdf, dictionary, "/ModDate", qpdf_oh_new_string (pdf, text));
    }
    qpdf_oh_replace_key (pdf, qpdf_get_trailer (pdf), "/Info", qpdf_make_indirect_object (pdf, dictionary));
}

static void
write_metadata (qpdf_data pdf, const XmpInformation *information) {
    g_autofree char *packet = xmp_dup_packet (information);
    qpdf_oh stream = qpdf_oh_new_stream (pdf);
    qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *)packet, strlen (packet), qpdf_oh_new_null (pdf),
                                 qpdf_oh_new_null (pdf));
    qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);
    qpdf_oh_replace_key (pdf, dictionary, "/Type",
                         qpdf_oh_new_name (pdf, "/Metadata")); /* so libqpdf leaves it plain */
    qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, "/XML"));
    qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/Metadata", stream);
}

static void
write_information (qpdf_data pdf, const RenderInformation *information) {
    static const RenderInformation none = { 0 };
    gint64 seconds = creation_time (information);
    if (information == NULL)
        information = &none;
    g_autofree char *title = clean_text (information->title), *author = clean_text (information->author);
    g_autofree char *subject = clean_text (information->subject), *creator = clean_text (information->creator);
    g_autoptr (GDateTime) created = seconds == 0 ? NULL : g_date_time_new_from_unix_utc (seconds);
    XmpInformation cleaned = { title, author, subject, creator, "dondoc " DONDOC_VERSION, created };
    write_dictionary (pdf, &cleaned);
    write_metadata (pdf, &cleaned);
    qpdf_oh root = qpdf_get_root (pdf);
    qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_string (pdf, "vi"));
    /* The title, not the file's name, goes into the window's frame. */
    qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", qpdf_oh_parse (pdf, "<< /DisplayDocTitle true >>"));
}

/* ---- the whole ---- */

void
pdfa_prepare (void) {
    qpdf_data pdf = qpdf_init (); /* opens the library */
    qpdf_cleanup (&pdf);
}

static gboolean
succeeded (qpdf_data pdf, QPDF_ERROR_CODE code, GError **error) {
    if ((code & QPDF_ERRORS) == 0 && !qpdf_has_error (pdf) && !qpdf_more_warnings (pdf))
        return TRUE;
    qpdf_error problem = qpdf_has_error (pdf) ? qpdf_get_error (pdf) : qpdf_next_warning (pdf);
    g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("libqpdf cannot finish the PDF: %s"),
                 qpdf_get_error_full_text (pdf, problem));
    return FALSE;
}

static gboolean
write_file (qpdf_data pdf, GError **error) {
    if (!succeeded (pdf, qpdf_init_write_memory (pdf), error))
        return FALSE;
    qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
    qpdf_set_decode_level (pdf, qpdf_dl_none); /* what libharu has packed stays as it is */
    qpdf_set_compress_streams (pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode (pdf, qpdf_o_disable); /* PDF/A-1 knows none */
    qpdf_set_newline_before_endstream (pdf, QPDF_TRUE);
    qpdf_set_minimum_pdf_version (pdf, "1.4");
    return succeeded (pdf, qpdf_write (pdf), error);
}

GBytes *
pdfa_finish (GBytes *raw, FontPrograms *programs, const RenderInformation *information, const Bookmarks *bookmarks,
             const Destinations *destinations, GError **error) {
    gsize size;
    const char *bytes = g_bytes_get_data (raw, &size);
    qpdf_data pdf = qpdf_init ();
    qpdf_silence_errors (pdf);
    qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
    g_autoptr (Packing) packing = packing_new ();
    GBytes *finished = NULL;
    if (succeeded (pdf, qpdf_read_memory (pdf, "report.pdf", bytes, size, NULL), error)) {
        write_information (pdf, information);
        bookmarks_write (bookmarks, destinations, pdf);
        destinations_write_links (destinations, pdf);
        gboolean good = pdfa_fonts_finish (pdf, programs, error) && output_intent_add (pdf, packing, error);
        page_tree_balance (pdf);
        if (good && write_file (pdf, error))
            finished = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
    }
    qpdf_cleanup (&pdf);
    return finished;
}
