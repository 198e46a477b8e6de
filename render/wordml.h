/* wordml.h - XSL-FO in, WordprocessingML (DOCX) out, for editing in a word processor.
 * Lives here:  sections, headers, paragraphs, tables as the FO tree has them; lines and pages are the word processor's.
 * Called by:   cli/cmd_report.c, tests.
 * Not here:    reading the FO (fo.h), the PDF (render.h).
 * Source:      ECMA-376-1:2016, parts 17 (WordprocessingML) and 15 (packages). */
#pragma once

#include "render/render.h"

/**
 * render_wordml:
 * @fo, @rows, @name, @information: as render_tree() has them; on_warning is told, once each, what FO has and Word has not
 * Returns: (transfer full): the bytes of the DOCX, the same for the same input and moment; NULL and the errors of render_tree(),
 *   DONDOC_ERROR_INTERNAL where the package cannot be written.
 */
GBytes *render_wordml (const xmlDoc *fo, const RenderRows *rows, const char *name, const RenderInformation *information,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
