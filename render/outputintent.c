/* outputintent.c - see outputintent.h. */
#include "render/outputintent.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define PROFILE         "color/icc/sRGB.icc"
#define PROFILE_PACKAGE "icc-profiles-free"
#define PROFILE_MAX     (1 << 20) /* Debian's has 7 KB; it goes into every report */
#define HEADER_BYTES    128
#define VERSION_AT      8
#define COLOR_SPACE_AT  16
#define SIGNATURE_AT    36

/* PDF 1.4 knows version 2 of the format only. */
static gboolean
is_usable (const char *profile, gsize size) {
    return size >= HEADER_BYTES && size <= PROFILE_MAX && profile[VERSION_AT] == 2
           && memcmp (profile + COLOR_SPACE_AT, "RGB ", 4) == 0 && memcmp (profile + SIGNATURE_AT, "acsp", 4) == 0;
}

static char *
load_profile (gsize *ret_size) {
    for (const char *const *folder = g_get_system_data_dirs (); *folder != NULL; folder++) {
        g_autofree char *path = g_build_filename (*folder, PROFILE, NULL);
        g_autofree char *profile = NULL;
        if (g_file_get_contents (path, &profile, ret_size, NULL) && is_usable (profile, *ret_size))
            return g_steal_pointer (&profile);
    }
    return NULL;
}

gboolean
output_intent_add (qpdf_data pdf, Packing *packing, GError **error) {
    gsize size;
    g_autofree char *profile = load_profile (&size);
    if (profile == NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_NOT_FOUND,
                     _ ("no sRGB colour profile is installed (looked for %s in /usr/share); install the package %s"),
                     PROFILE, PROFILE_PACKAGE);
        return FALSE;
    }
    qpdf_oh stream = packing_new_stream (pdf, packing_pack (packing, profile, size));
    qpdf_oh_replace_key (pdf, qpdf_oh_get_dict (pdf, stream), "/N", qpdf_oh_new_integer (pdf, 3));
    qpdf_oh intent = qpdf_oh_parse (pdf, "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1)"
                                         " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                                         " /RegistryName (http://www.color.org) >>");
    qpdf_oh_replace_key (pdf, intent, "/DestOutputProfile", stream);
    qpdf_oh intents = qpdf_oh_new_array (pdf);
    qpdf_oh_append_item (pdf, intents, qpdf_make_indirect_object (pdf, intent));
    qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/OutputIntents", intents);
    return TRUE;
}
