/* fuzz_render.c - FO documents of any bytes: no crash, no hang, an error exactly where there is no PDF.
 * What has a broken end is mended into a document first, so that not all inputs fail at the first tag. */
#include "render/render.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define HEAD                                                                                                           \
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set><fo:simple-page-master"               \
    " master-name='p' page-width='90mm' page-height='60mm' margin='5mm'><fo:region-body/></fo:simple-page-master>"     \
    "</fo:layout-master-set><fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>"
#define TAIL "</fo:flow></fo:page-sequence></fo:root>"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) fo = g_string_new_len ((const char *)data, size);
    if (size > 0 && data[0] != '<') { /* the inside of a flow */
        g_string_prepend (fo, HEAD);
        g_string_append (fo, TAIL);
    }
    g_autoptr (GBytes) pdf = render_pdf (fo->str, fo->len, "fuzz.fo", NULL, &error);
    g_assert ((pdf == NULL) == (error != NULL));
    return 0;
}
