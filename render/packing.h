/* packing.h - bytes made smaller, in the format of the PDF's filter FlateDecode (zlib's, RFC 1950).
 * Called by:   packer.c (pages), font_programs.c and outputintent.c (fonts, maps, the colour profile: libqpdf itself packs with zlib at its usual
 *              level, which takes three times as long). */
#pragma once

#include <glib.h>

#include "late_qpdf.h"

typedef struct Packing Packing;

Packing *packing_new (void);
void packing_free (Packing *packing); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Packing, packing_free)

/** packing_pack: @size bytes packed; lent: good until the next call. Never fails. */
const GByteArray *packing_pack (Packing *packing, const void *bytes, gsize size);

/** packing_dup: (transfer full): the same, to be kept. */
GByteArray *packing_dup (Packing *packing, const void *bytes, gsize size);

/** packing_new_stream: what was packed as a stream of @pdf. */
qpdf_oh packing_new_stream (qpdf_data pdf, const GByteArray *packed);
