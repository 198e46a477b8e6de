/* pdfa_fonts.h - the fonts of a finished PDF set right.
 * Lives here:  names, descriptors, widths; what font_programs.h has made is put in.
 * Called by:   pdfa.c.
 * Source:      ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.10.3 (ToUnicode); ISO 19005-1, 6.3. */
#pragma once

#include <glib.h>

#include "late_qpdf.h"
#include "render/font_programs.h"

/**
 * pdfa_fonts_finish:
 * @pdf: as libharu writes it: its codes are code points, in two bytes; no font is embedded
 * @programs: of each of its fonts
 * Returns: FALSE and DONDOC_ERROR_INTERNAL, naming the font, where one is not as libharu writes it.
 */
gboolean pdfa_fonts_finish (qpdf_data pdf, FontPrograms *programs, GError **error) G_GNUC_WARN_UNUSED_RESULT;
