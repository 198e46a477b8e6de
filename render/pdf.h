/* pdf.h - the canvas: pages, text, rules. Points from the upper left corner, y downwards.
 * Lives here:  the PDF content streams and the document libharu makes of them.
 * Called by:   draw.c, table_draw.c, pages.c; render.c begins and finishes it.
 * Not here:    what must be set right afterwards (pdfa.h).
 * Source:      ISO 32000-1, chapters 7 to 9. */
#pragma once

#include "render/font_programs.h"
#include "render/destinations.h"

typedef struct Pdf Pdf;

Pdf *pdf_new (GError **error);

/** pdf_begin: before the first page. @destinations: lent; is told the places of ids and links. */
void pdf_begin (Pdf *pdf, Destinations *destinations);
void pdf_free (Pdf *pdf); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, pdf_free)

/** pdf_peek_fonts: for layout; lives as long as the canvas. */
FontSet *pdf_peek_fonts (Pdf *pdf);

gboolean pdf_begin_page (Pdf *pdf, double width, double height, GError **error);
gboolean pdf_end_page (Pdf *pdf, GError **error);

/** pdf_note_place: the element with this @id begins on the page at hand, @y below its upper edge. */
void pdf_note_place (Pdf *pdf, const char *id, double y);

/** pdf_link: the rectangle leads where the fo:basic-link @node says. */
void pdf_link (Pdf *pdf, const FoNode *node, double x, double y, double width, double height);

void pdf_rectangle (Pdf *pdf, double x, double y, double width, double height, guint32 color);

/** pdf_rule: a horizontal or upright line of that thickness around the middle line between the two points; @style: RULE_* */
void pdf_rule (Pdf *pdf, double x1, double y1, double x2, double y2, double thickness, int style, guint32 color);

/**
 * pdf_text:
 * @text: UTF-8 whose glyphs @face has @length: bytes
 * @word_space: pt added to each U+0020 and U+00A0
 */
void pdf_text (Pdf *pdf, double x, double baseline, FontFace *face, double size, guint32 color, const char *text,
               gsize length, double word_space);

/** pdf_finish: the bytes libharu writes, without font files; nothing may be drawn or measured afterwards.
 * @ret_programs: (transfer full): of the fonts that are drawn with; NULL only where NULL comes back */
GBytes *pdf_finish (Pdf *pdf, FontPrograms **ret_programs, GError **error);
