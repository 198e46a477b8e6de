/* pdfa.h - what libharu leaves wrong or out, set right in the finished file by libqpdf, so that it is PDF/A-1b.
 * Lives here:  document information, language, identifiers, the way the file is written.
 * Called by:   render.c.
 * Not here:    fonts (pdfa_fonts.h), the metadata packet (xmp.h), the colour profile (outputintent.h).
 * Source:      ISO 19005-1 with its two corrigenda; ISO 32000-1, 14.3.3 (information). */
#pragma once

#include "render/bookmarks.h"
#include "render/font_programs.h"
#include "render/render.h"

/** pdfa_prepare: optional: opens libqpdf; in any thread. */
void pdfa_prepare (void);

/**
 * pdfa_finish:
 * @raw: a PDF as libharu writes it @programs: of its fonts
 * @information: (nullable)
 * @bookmarks, @destinations: checked
 * The same input gives the same bytes: the file's identifier is made from its content.
 * Returns: (transfer full): the finished file, or NULL and
 *   DONDOC_ERROR_NOT_FOUND  no sRGB profile is installed; names the package
 *   DONDOC_ERROR_INTERNAL   libqpdf or a font fails
 */
GBytes *pdfa_finish (GBytes *raw, FontPrograms *programs, const RenderInformation *information,
                     const Bookmarks *bookmarks, const Destinations *destinations,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
