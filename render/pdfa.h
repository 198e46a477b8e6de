/* pdfa.h - what libharu leaves wrong or out, set right in the finished file by libqpdf.
 * Lives here:  character maps for copying and searching, language, document information, identifiers.
 * Called by:   render.c.
 * Source:      ISO 32000-1, 9.10.3 (ToUnicode), 14.3.3 (information); ISO 19005-1 asks for more in the same places. */
#pragma once

#include "render/render.h"

/**
 * pdfa_finish:
 * @raw: a PDF as libharu writes it
 * @information: (nullable)
 * The same @raw and @information give the same bytes: the file's identifier is made from its content.
 * Returns: (transfer full): the finished file, or NULL and DONDOC_ERROR_INTERNAL.
 */
GBytes *pdfa_finish (GBytes *raw, const RenderInformation *information, GError **error) G_GNUC_WARN_UNUSED_RESULT;
