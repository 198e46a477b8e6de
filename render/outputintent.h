/* outputintent.h - what the colours of a PDF mean: an sRGB profile inside the file.
 * Lives here:  finding and checking the installed profile, the output intent.
 * Called by:   pdfa.c.
 * Source:      ISO 19005-1, 6.2.2; ISO 15076-1, 7.2 (header of a profile). */
#pragma once

#include <glib.h>

#include "render/packing.h"

/**
 * output_intent_add:
 * Embeds `color/icc/sRGB.icc` of the system's data folders (XDG_DATA_DIRS).
 * Returns: FALSE and DONDOC_ERROR_NOT_FOUND, naming the package to install, where no usable profile is there.
 */
gboolean output_intent_add (qpdf_data pdf, Packing *packing, GError **error) G_GNUC_WARN_UNUSED_RESULT;
