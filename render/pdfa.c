/* pdfa.c - see pdfa.h. */
#include "render/pdfa.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define CODE_PAGES       0xD0 /* of 256 codes each; fonts.c draws nothing beyond */
#define RANGES_PER_BLOCK 100  /* the format's limit */

/* ---- character maps ---- */

/* A code is the code point itself, in two bytes. What libharu writes here is the syntax of an encoding (cidrange), which
 * readers refuse. */
static GString *
make_character_map (void) {
    GString *map = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                 "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (int start = 0; start < CODE_PAGES; start += RANGES_PER_BLOCK) {
        int end = MIN (start + RANGES_PER_BLOCK, CODE_PAGES);
        g_string_append_printf (map, "%d beginbfrange\n", end - start);
        for (int page = start; page < end; page++)
            g_string_append_printf (map, "<%02X%02X> <%02XFF> <%02X%02X>\n", page, page == 0 ? 0x20 : 0, page, page,
                                    page == 0 ? 0x20 : 0);
        g_string_append (map, "endbfrange\n");
    }
    g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map;
}

static void
fix_fonts_of_page (qpdf_data pdf, qpdf_oh page, qpdf_oh map) {
    qpdf_oh fonts = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, page, "/Resources"), "/Font");
    if (!qpdf_oh_is_dictionary (pdf, fonts))
        return;
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    qpdf_oh_begin_dict_key_iter (pdf, fonts);
    while (qpdf_oh_dict_more_keys (pdf))
        g_ptr_array_add (names, g_strdup (qpdf_oh_dict_next_key (pdf)));
    for (guint i = 0; i < names->len; i++) {
        qpdf_oh font = qpdf_oh_get_key (pdf, fonts, names->pdata[i]);
        qpdf_oh old = qpdf_oh_get_key (pdf, font, "/ToUnicode");
        if (qpdf_oh_get_object_id (pdf, old) != qpdf_oh_get_object_id (pdf, map))
            qpdf_oh_replace_key (pdf, font, "/ToUnicode", map);
        qpdf_oh_release (pdf, old);
        qpdf_oh_release (pdf, font);
    }
    qpdf_oh_release (pdf, fonts);
}

static void
fix_character_maps (qpdf_data pdf) {
    g_autoptr (GString) text = make_character_map ();
    qpdf_oh map = qpdf_oh_new_stream (pdf);
    qpdf_oh_replace_stream_data (pdf, map, (const unsigned char *)text->str, text->len, qpdf_oh_new_null (pdf),
                                 qpdf_oh_new_null (pdf));
    int pages = qpdf_get_num_pages (pdf);
    for (int i = 0; i < pages; i++) {
        qpdf_oh page = qpdf_get_page_n (pdf, i);
        fix_fonts_of_page (pdf, page, map);
        qpdf_oh_release (pdf, page);
    }
}

/* ---- information ---- */

static gint64
creation_time (const RenderInformation *information) {
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    gint64 seconds;
    if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &seconds, NULL))
        return seconds;
    return information == NULL ? 0 : information->created;
}

static void
write_information (qpdf_data pdf, const RenderInformation *information) {
    static const RenderInformation none = { 0 };
    if (information == NULL)
        information = &none;
    const struct {
        const char *key, *value;
    } entries[] = {
        { "/Title", information->title },
        { "/Author", information->author },
        { "/Subject", information->subject },
        { "/Creator", information->creator },
    };
    qpdf_oh dictionary = qpdf_oh_new_dictionary (pdf);
    qpdf_oh_replace_key (pdf, dictionary, "/Producer", qpdf_oh_new_string (pdf, "dondoc " DONDOC_VERSION));
    for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        if (entries[i].value != NULL && *entries[i].value != 0)
            qpdf_oh_replace_key (pdf, dictionary, entries[i].key, qpdf_oh_new_unicode_string (pdf, entries[i].value));
    gint64 seconds = creation_time (information);
    g_autoptr (GDateTime) time = seconds == 0 ? NULL : g_date_time_new_from_unix_utc (seconds);
    if (time != NULL) {
        g_autofree char *text = g_date_time_format (time, "D:%Y%m%d%H%M%SZ");
        qpdf_oh_replace_key (pdf, dictionary, "/CreationDate", qpdf_oh_new_string (pdf, text));
        qpdf_oh_replace_key (pdf, dictionary, "/ModDate", qpdf_oh_new_string (pdf, text));
    }
    qpdf_oh_replace_key (pdf, qpdf_get_trailer (pdf), "/Info", qpdf_make_indirect_object (pdf, dictionary));
    qpdf_oh root = qpdf_get_root (pdf);
    qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_string (pdf, "vi"));
    /* The title, not the file's name, goes into the window's frame. */
    qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);
    qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
    qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
}

/* ---- the whole ---- */

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
    qpdf_set_minimum_pdf_version (pdf, "1.4");
    return succeeded (pdf, qpdf_write (pdf), error);
}

GBytes *
pdfa_finish (GBytes *raw, const RenderInformation *information, GError **error) {
    gsize size;
    const char *bytes = g_bytes_get_data (raw, &size);
    qpdf_data pdf = qpdf_init ();
    qpdf_silence_errors (pdf);
    qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
    GBytes *finished = NULL;
    if (succeeded (pdf, qpdf_read_memory (pdf, "report.pdf", bytes, size, NULL), error)) {
        fix_character_maps (pdf);
        write_information (pdf, information);
        if (write_file (pdf, error))
            finished = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
    }
    qpdf_cleanup (&pdf);
    return finished;
}
