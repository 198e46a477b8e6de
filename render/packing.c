/* packing.c - see packing.h. */
#include "render/packing.h"

#include "late_deflate.h"

/* Of the levels 1 to 12: a file is as small as with zlib at its usual level, within a hundredth, in a seventh of the time. */
#define LEVEL 1

struct Packing {
    struct libdeflate_compressor *compressor;
    GByteArray *packed;
};

Packing *
packing_new (void) {
    Packing *packing = g_new0 (Packing, 1);
    packing->compressor = libdeflate_alloc_compressor (LEVEL);
    g_assert (packing->compressor != NULL); /* out of memory only, as with g_malloc() */
    packing->packed = g_byte_array_new ();
    return packing;
}

void
packing_free (Packing *packing) {
    if (packing == NULL)
        return;
    libdeflate_free_compressor (packing->compressor);
    g_byte_array_unref (packing->packed);
    g_free (packing);
}

const GByteArray *
packing_pack (Packing *packing, const void *bytes, gsize size) {
    gsize bound = libdeflate_zlib_compress_bound (packing->compressor, size);
    if (packing->packed->len < bound)
        g_byte_array_set_size (packing->packed, bound);
    gsize packed = libdeflate_zlib_compress (packing->compressor, bytes, size, packing->packed->data, bound);
    g_assert (packed > 0); /* the bound is the most it can take */
    g_byte_array_set_size (packing->packed, packed);
    return packing->packed;
}

GByteArray *
packing_dup (Packing *packing, const void *bytes, gsize size) {
    const GByteArray *packed = packing_pack (packing, bytes, size);
    return g_byte_array_append (g_byte_array_sized_new (packed->len), packed->data, packed->len);
}

qpdf_oh
packing_new_stream (qpdf_data pdf, const GByteArray *packed) {
    qpdf_oh stream = qpdf_oh_new_stream (pdf);
    qpdf_oh_replace_stream_data (pdf, stream, packed->data, packed->len, qpdf_oh_new_name (pdf, "/FlateDecode"),
                                 qpdf_oh_new_null (pdf));
    return stream;
}
