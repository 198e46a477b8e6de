/* pdf.c - see pdf.h.
 * The content streams are written here and handed to libharu page by page: its own text operators measure each string
 * again, know no TJ (which keeps a justified line one piece of text) and end a string at U+0000 bytes. */
#include "render/pdf.h"

#include <math.h>
#include <string.h>

#include "late_hpdf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "render/packer.h"

struct Pdf {
    HPDF_Doc document;
    Packer *packer;
    FontSet *fonts;
    Destinations *destinations; /* lent */
    HPDF_Page page;
    guint pages;             /* begun so far */
    double height;           /* of the page */
    GString *shapes, *text;  /* content of the page: shapes lie below the text */
    guint32 fill, text_fill; /* what the two have set last; COLOR_NONE: nothing yet */
    FontFace *face;
    double size;
    HPDF_STATUS problem;
};

static void
on_problem (HPDF_STATUS status, HPDF_STATUS detail, void *data) {
    ((Pdf *)data)->problem = status;
}

/* libharu looks up the glyph of each of 65,536 codes for each font, though pdfa_fonts.c makes these maps anew. An encoder of the other
 * kind, whose map is short, spares that: a quarter of the time of a short report. */
static void
shorten_map (HPDF_Doc document) {
    HPDF_Encoder encoder = HPDF_GetEncoder (document, "UTF-8");
    if (encoder == NULL || encoder->attr == NULL)
        return;
    HPDF_CMapEncoderAttr attributes = encoder->attr;
    memset (attributes->cid_map, 0, sizeof attributes->cid_map);
    for (int c = 0x20; c < 0x7F; c++) /* one without any it refuses */
        attributes->cid_map[0][c] = attributes->unicode_map[0][c] = c;
    encoder->to_unicode_fn = HPDF_CMapEncoder_ToUnicode;
}

Pdf *
pdf_new (GError **error) {
    Pdf *pdf = g_new0 (Pdf, 1);
    pdf->shapes = g_string_new (NULL);
    pdf->text = g_string_new (NULL);
    pdf->packer = packer_new ();
    pdf->document = HPDF_New (on_problem, pdf);
    if (pdf->document == NULL || HPDF_UseUTFEncodings (pdf->document) != HPDF_OK
        || HPDF_SetCompressionMode (pdf->document, HPDF_COMP_NONE) != HPDF_OK) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("libharu cannot begin a document (0x%lx)"),
                     (gulong)pdf->problem);
        pdf_free (pdf);
        return NULL;
    }
    shorten_map (pdf->document);
    pdf->fonts = font_set_new (pdf->document);
    return pdf;
}

void
pdf_free (Pdf *pdf) {
    if (pdf == NULL)
        return;
    font_set_free (pdf->fonts);
    if (pdf->document != NULL)
        HPDF_Free (pdf->document);
    g_string_free (pdf->shapes, TRUE);
    g_string_free (pdf->text, TRUE);
    packer_free (pdf->packer);
    g_free (pdf);
}

void
pdf_begin (Pdf *pdf, Destinations *destinations) {
    pdf->destinations = destinations;
}

FontSet *
pdf_peek_fonts (Pdf *pdf) {
    return pdf->fonts;
}

static gboolean
check (Pdf *pdf, gboolean good, GError **error) {
    if (!good)
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_INTERNAL, _ ("libharu failed (0x%lx)"), (gulong)pdf->problem);
    return good;
}

gboolean
pdf_begin_page (Pdf *pdf, double width, double height, GError **error) {
    pdf->page = HPDF_AddPage (pdf->document);
    pdf->pages++;
    pdf->height = height;
    pdf->fill = pdf->text_fill = COLOR_NONE;
    pdf->face = NULL;
    g_string_truncate (pdf->shapes, 0);
    g_string_truncate (pdf->text, 0);
    return check (pdf,
                  pdf->page != NULL && HPDF_Page_SetWidth (pdf->page, width) == HPDF_OK
                      && HPDF_Page_SetHeight (pdf->page, height) == HPDF_OK,
                  error);
}

/* libharu would keep each page unpacked to the end, and name the filter in a way (a list of one) that makes libqpdf pack it once
 * more. So the bytes it gets are packed, and the name is written here, among the stream's entries. */
static HPDF_STATUS
write_filter (HPDF_Dict contents, HPDF_Stream stream) {
    return HPDF_Stream_WriteStr (stream, "/Filter /FlateDecode\012");
}

/* libharu gets the pages that are packed; with @waits all of them. */
static gboolean
hand_over (Pdf *pdf, gboolean waits, GError **error) {
    gpointer page;
    GByteArray *packed;
    gboolean good = TRUE;
    while (good && (packed = packer_take (pdf->packer, waits, &page)) != NULL) {
        HPDF_PageAttr attributes = ((HPDF_Page)page)->attr;
        attributes->contents->filter = HPDF_STREAM_FILTER_NONE;
        attributes->contents->write_fn = write_filter;
        good = check (pdf, HPDF_Stream_Write (attributes->stream, packed->data, packed->len) == HPDF_OK, error);
        g_byte_array_unref (packed);
    }
    return good;
}

gboolean
pdf_end_page (Pdf *pdf, GError **error) {
    if (pdf->text->len > 0) {
        g_string_prepend (pdf->text, "BT\n");
        g_string_append (pdf->text, "ET\n");
    }
    g_string_append_len (pdf->shapes, pdf->text->str, pdf->text->len);
    if (pdf->shapes->len == 0)
        return TRUE;
    packer_add (pdf->packer, pdf->shapes, pdf->page);
    return hand_over (pdf, FALSE, error);
}

void
pdf_note_place (Pdf *pdf, const char *id, double y) {
    destinations_note (pdf->destinations, id, pdf->pages - 1, pdf->height - y);
}

void
pdf_link (Pdf *pdf, const FoNode *node, double x, double y, double width, double height) {
    const double rectangle[4] = { x, pdf->height - y - height, x + width, pdf->height - y };
    destinations_add_link (pdf->destinations, node, pdf->pages - 1, rectangle);
}

/* ---- operators ---- */

#define NUMBER_BYTES 24 /* the longest number with its blank */

/* Where @bytes more may be written; end_writing() says how many were. */
static char *
begin_writing (GString *out, gsize bytes) {
    gsize length = out->len;
    if (out->allocated_len - length <= bytes) {
        g_string_set_size (out, length + bytes);
        out->len = length;
    }
    return out->str + length;
}

static void
end_writing (GString *out, char *end) {
    *end = 0;
    out->len = end - out->str;
}

/* Thousandths of a point, without trailing zeros; printf would follow the locale and take ten times as long. */
static char *
write_number (char *out, double value) {
    char buffer[NUMBER_BYTES], *at = buffer + sizeof buffer;
    gboolean negative = value < 0;
    guint64 rest = (guint64)(fabs (value) * 1000 + 0.5);
    int digits = 3;
    negative &= rest > 0;
    while (digits > 0 && rest % 10 == 0) {
        rest /= 10;
        digits--;
    }
    *--at = ' ';
    for (int i = 0; i < digits; i++, rest /= 10)
        *--at = '0' + rest % 10;
    if (digits > 0)
        *--at = '.';
    if (rest == 0)
        *--at = '0';
    for (; rest > 0; rest /= 10)
        *--at = '0' + rest % 10;
    if (negative)
        *--at = '-';
    gsize length = buffer + sizeof buffer - at;
    memcpy (out, at, length);
    return out + length;
}

static void
put_number (GString *out, double value) {
    end_writing (out, write_number (begin_writing (out, NUMBER_BYTES), value));
}

static void
put_color (GString *out, guint32 *current, guint32 color, const char *operator) {
    if (current != NULL && *current == color)
        return;
    for (int shift = 16; shift >= 0; shift -= 8)
        put_number (out, (color >> shift & 255) / 255.0);
    g_string_append (out, operator);
    if (current != NULL)
        *current = color;
}

void
pdf_rectangle (Pdf *pdf, double x, double y, double width, double height, guint32 color) {
    put_color (pdf->shapes, &pdf->fill, color, "rg\n");
    put_number (pdf->shapes, x);
    put_number (pdf->shapes, pdf->height - y - height);
    put_number (pdf->shapes, width);
    put_number (pdf->shapes, height);
    g_string_append (pdf->shapes, "re f\n");
}

static void
put_dashes (Pdf *pdf, double x1, double y1, double x2, double y2, double thickness, int style, guint32 color) {
    GString *out = pdf->shapes;
    g_string_append (out, "q\n");
    put_color (out, NULL, color, "RG\n");
    put_number (out, thickness);
    g_string_append (out, style == RULE_DOTTED ? "w 1 J [0 " : "w [");
    put_number (out, thickness * (style == RULE_DOTTED ? 2 : 3));
    if (style == RULE_DASHED)
        put_number (out, thickness * 2);
    g_string_append (out, "] 0 d\n");
    put_number (out, x1);
    put_number (out, pdf->height - y1);
    g_string_append (out, "m ");
    put_number (out, x2);
    put_number (out, pdf->height - y2);
    g_string_append (out, "l S Q\n");
}

void
pdf_rule (Pdf *pdf, double x1, double y1, double x2, double y2, double thickness, int style, guint32 color) {
    if (thickness <= 0 || style == RULE_NONE)
        return;
    if (style == RULE_DOTTED || style == RULE_DASHED) {
        put_dashes (pdf, x1, y1, x2, y2, thickness, style, color);
        return;
    }
    gboolean horizontal = fabs (y2 - y1) < fabs (x2 - x1);
    double lines = style == RULE_DOUBLE ? 2 : 1, each = style == RULE_DOUBLE ? thickness / 3 : thickness;
    for (int i = 0; i < lines; i++) {
        double offset = -thickness / 2 + i * (thickness - each);
        if (horizontal)
            pdf_rectangle (pdf, MIN (x1, x2), y1 + offset, fabs (x2 - x1), each, color);
        else
            pdf_rectangle (pdf, x1 + offset, MIN (y1, y2), each, fabs (y2 - y1), color);
    }
}

#define CODE_BYTES 4 /* of one character, both bytes escaped */

static char *
write_code_byte (char *out, guint8 byte) {
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
        *out++ = '\\';
        *out++ = byte == '\r' ? 'r' : (char)byte; /* a reader would take it for a line feed */
    } else {
        *out++ = (char)byte;
    }
    return out;
}

static char *
write_codes (char *out, FontFace *face, const char *text, gsize length) {
    for (const char *at = text, *end = text + length; at < end;) {
        gunichar c = (guchar)*at;
        if (c < 0x80) {
            at++;
        } else {
            c = g_utf8_get_char (at);
            at = g_utf8_next_char (at);
        }
        out = write_code_byte (out, c >> 8);
        out = write_code_byte (out, c & 255);
        face->used[c / 8] |= 0x80 >> c % 8;
    }
    return out;
}

/* Word spacing (Tw) does not work on codes of two bytes. */
static void
put_spaced_codes (GString *out, FontFace *face, const char *text, gsize length, double space) {
    for (const char *at = text, *end = text + length; at < end; at = g_utf8_next_char (at)) {
        gunichar c = g_utf8_get_char (at);
        end_writing (out, write_codes (begin_writing (out, CODE_BYTES), face, at, g_utf8_next_char (at) - at));
        if (c == ' ' || c == 0xA0) {
            g_string_append_c (out, ')');
            put_number (out, space);
            g_string_append_c (out, '(');
        }
    }
}

static void
put_font (Pdf *pdf, FontFace *face, double size) {
    GString *out = pdf->text;
    g_string_append_c (out, '/');
    g_string_append (out, HPDF_Page_GetLocalFontName (pdf->page, face->font));
    g_string_append_c (out, ' ');
    put_number (out, size);
    g_string_append (out, "Tf\n");
    pdf->face = face;
    pdf->size = size;
}

void
pdf_text (Pdf *pdf, double x, double baseline, FontFace *face, double size, guint32 color, const char *text,
          gsize length, double word_space) {
    static const char matrix[] = "1 0 0 1 ", open[] = "Tm (", close[] = ") Tj\n", spaced[] = "Tm [(";
    GString *out = pdf->text;
    put_color (out, &pdf->text_fill, color, "rg\n");
    if (face != pdf->face || size != pdf->size)
        put_font (pdf, face, size);
    char *at = begin_writing (out, sizeof matrix + 2 * NUMBER_BYTES + sizeof open + CODE_BYTES * length + sizeof close);
    at = mempcpy (at, matrix, strlen (matrix));
    at = write_number (at, x);
    at = write_number (at, pdf->height - baseline);
    if (word_space == 0) {
        at = mempcpy (at, open, strlen (open));
        at = write_codes (at, face, text, length);
        end_writing (out, mempcpy (at, close, strlen (close)));
    } else {
        end_writing (out, mempcpy (at, spaced, strlen (spaced)));
        put_spaced_codes (out, face, text, length, -word_space * 1000 / size);
        g_string_append (out, ")] TJ\n");
    }
}

GBytes *
pdf_finish (Pdf *pdf, FontPrograms **ret_programs, GError **error) {
    g_autoptr (FontPrograms) programs = font_programs_new (font_set_steal_faces (pdf->fonts));
    if (!hand_over (pdf, TRUE, error) || !check (pdf, HPDF_SaveToStream (pdf->document) == HPDF_OK, error))
        return NULL;
    HPDF_UINT32 size = HPDF_GetStreamSize (pdf->document);
    g_autofree guint8 *bytes = g_malloc (size);
    HPDF_ResetStream (pdf->document);
    if (!check (pdf, HPDF_ReadFromStream (pdf->document, bytes, &size) == HPDF_OK, error))
        return NULL;
    *ret_programs = g_steal_pointer (&programs);
    return g_bytes_new_take (g_steal_pointer (&bytes), size);
}
