/* truetype.c - see truetype.h. */
#include "render/truetype.h"

#include <string.h>

#define COLLECTION      0x74746366 /* ttcf */
#define DIRECTORY_BYTES 12
#define ENTRY_BYTES     16
#define TABLES_MAX      64
#define CHECKSUM_MAGIC  0xB1B0AFBAu
#define CHECKSUM_AT     8 /* in head: checkSumAdjustment */

/* Codes are mapped by the PDF, names and kerning used by nobody. */
static const char *const tables_of_pdf[] = { "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep" };

static guint32
read_number (const guint8 *bytes, gsize size, gsize at, int width) {
    guint32 value = 0;
    if (at > size || (gsize)width > size - at)
        return 0;
    for (int i = 0; i < width; i++)
        value = value << 8 | bytes[at + i];
    return value;
}

static const guint8 *
find_table (const TrueType *font, const char *name, gsize *ret_size) {
    guint32 n = MIN (read_number (font->bytes, font->size, font->start + 4, 2), TABLES_MAX);
    for (guint32 i = 0; i < n; i++) {
        gsize entry = font->start + DIRECTORY_BYTES + ENTRY_BYTES * i;
        if (entry + ENTRY_BYTES > font->size || memcmp (font->bytes + entry, name, 4) != 0)
            continue;
        gsize at = read_number (font->bytes, font->size, entry + 8, 4);
        gsize size = read_number (font->bytes, font->size, entry + 12, 4);
        if (at > font->size)
            break;
        *ret_size = MIN (size, font->size - at);
        return font->bytes + at;
    }
    *ret_size = 0;
    return NULL;
}

guint32
truetype_number (const TrueType *font, const char *table, gsize at, int width) {
    gsize size;
    const guint8 *bytes = find_table (font, table, &size);
    return read_number (bytes, size, at, width);
}

gboolean
truetype_has (const TrueType *font, const char *table, gsize size) {
    gsize found;
    return find_table (font, table, &found) != NULL && found >= size;
}

gboolean
truetype_open (TrueType *ret, const guint8 *bytes, gsize size, int index) {
    TrueType font = { .bytes = bytes, .size = size };
    if (read_number (bytes, size, 0, 4) == COLLECTION)
        font.start = read_number (bytes, size, 12 + 4 * (gsize)index, 4);
    font.units = truetype_number (&font, "head", 18, 2);
    font.glyphs = truetype_number (&font, "maxp", 4, 2);
    if (font.units < 16 || font.glyphs == 0)
        return FALSE;
    *ret = font;
    return TRUE;
}

/* OpenType, cmap format 4: segments of codes, whose glyphs follow each other or stand in an array behind. */
static void
read_segments (const guint8 *map, gsize size, guint16 *ret_glyphs, gsize n) {
    gsize segments = read_number (map, size, 6, 2) / 2;
    gsize ends = 14, starts = ends + 2 * segments + 2, deltas = starts + 2 * segments, offsets = deltas + 2 * segments;
    for (gsize i = 0; i < segments && offsets + 2 * i + 2 <= size; i++) {
        guint32 start = read_number (map, size, starts + 2 * i, 2), end = read_number (map, size, ends + 2 * i, 2);
        guint32 delta = read_number (map, size, deltas + 2 * i, 2),
                offset = read_number (map, size, offsets + 2 * i, 2);
        for (guint32 c = start; c <= end && c < n && c < 0xFFFF; c++) {
            guint32 glyph = c;
            if (offset != 0)
                glyph = read_number (map, size, offsets + 2 * i + offset + 2 * (c - start), 2);
            if (offset == 0 || glyph != 0)
                ret_glyphs[c] = (guint16)(glyph + delta);
        }
    }
}

gboolean
truetype_read_codes (const TrueType *font, guint16 *ret_glyphs, gsize n) {
    gsize size;
    const guint8 *table = find_table (font, "cmap", &size);
    memset (ret_glyphs, 0, n * sizeof *ret_glyphs);
    guint32 maps = read_number (table, size, 2, 2);
    for (guint32 i = 0; i < maps && 4 + 8 * (gsize)i + 8 <= size; i++) {
        gsize entry = 4 + 8 * (gsize)i, at = read_number (table, size, entry + 4, 4);
        if (read_number (table, size, entry, 2) != 3 || read_number (table, size, entry + 2, 2) != 1 || at >= size
            || read_number (table, size, at, 2) != 4)
            continue;
        read_segments (table + at, size - at, ret_glyphs, n);
        return TRUE;
    }
    return FALSE;
}

guint
truetype_width (const TrueType *font, guint glyph) {
    guint n = truetype_number (font, "hhea", 34, 2);
    if (n == 0 || glyph >= font->glyphs)
        return 0;
    return truetype_number (font, "hmtx", 4 * (gsize)MIN (glyph, n - 1), 2) * 1000 / font->units;
}

gboolean
truetype_has_outline (const TrueType *font, guint glyph) {
    if (glyph >= font->glyphs)
        return FALSE;
    int width = truetype_number (font, "head", 50, 2) == 0 ? 2 : 4;
    return truetype_number (font, "loca", (gsize)glyph * width, width)
           < truetype_number (font, "loca", ((gsize)glyph + 1) * width, width);
}

/* ---- writing ---- */

static void
put_number (guint8 *bytes, int width, guint32 value) {
    for (int i = width - 1; i >= 0; i--, value >>= 8)
        bytes[i] = value & 255;
}

static guint32
sum_words (const guint8 *bytes, gsize size) {
    guint32 sum = 0;
    for (gsize at = 0; at + 4 <= size; at += 4)
        sum += read_number (bytes, size, at, 4);
    return sum;
}

/* Widths of glyphs that nobody draws are room lost. */
static void
clear_widths (const TrueType *font, const gboolean *keeps, guint8 *metrics, gsize size) {
    guint n = truetype_number (font, "hhea", 34, 2);
    for (guint glyph = 1; glyph < font->glyphs && glyph + 1 < n && 4 * (gsize)glyph + 4 <= size; glyph++)
        if (!keeps[glyph])
            memset (metrics + 4 * (gsize)glyph, 0, 4);
}

/* OpenType, glyf: what follows a component's glyph, by its flags. */
enum { ARGS_ARE_WORDS = 1, HAS_SCALE = 8, HAS_MORE = 0x20, HAS_TWO_SCALES = 0x40, HAS_MATRIX = 0x80 };

typedef struct {
    const guint8 *loca, *glyf;
    gsize loca_size, glyf_size;
    int width; /* of a number in loca */
} Outlines;

/* (nullable): a glyph's outline. */
static const guint8 *
find_outline (const Outlines *outlines, guint glyph, gsize *ret_size) {
    gsize unit = outlines->width == 2 ? 2 : 1;
    gsize start
        = unit * read_number (outlines->loca, outlines->loca_size, (gsize)glyph * outlines->width, outlines->width);
    gsize end
        = unit
          * read_number (outlines->loca, outlines->loca_size, ((gsize)glyph + 1) * outlines->width, outlines->width);
    *ret_size = end > start && end <= outlines->glyf_size ? end - start : 0;
    return *ret_size > 0 ? outlines->glyf + start : NULL;
}

/* Letters with marks are put together from others. */
static void
keep_components (const TrueType *font, const Outlines *outlines, gboolean *keeps, guint glyph, GArray *left) {
    gsize size, at = 10;
    const guint8 *outline = find_outline (outlines, glyph, &size);
    guint32 flags = HAS_MORE;
    if (outline == NULL || (gint16)read_number (outline, size, 0, 2) >= 0)
        return;
    while ((flags & HAS_MORE) != 0 && at + 4 <= size) {
        guint component = read_number (outline, size, at + 2, 2);
        flags = read_number (outline, size, at, 2);
        at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2)
              + (flags & HAS_SCALE        ? 2
                 : flags & HAS_TWO_SCALES ? 4
                 : flags & HAS_MATRIX     ? 8
                                          : 0);
        if (component < font->glyphs && !keeps[component]) {
            keeps[component] = TRUE;
            g_array_append_val (left, component);
        }
    }
}

static void
keep_all_components (const TrueType *font, const Outlines *outlines, gboolean *keeps) {
    g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint glyph = 0; glyph < font->glyphs; glyph++)
        if (keeps[glyph])
            g_array_append_val (left, glyph);
    while (left->len > 0) {
        guint glyph = g_array_index (left, guint, left->len - 1);
        g_array_set_size (left, left->len - 1);
        keep_components (font, outlines, keeps, glyph, left);
    }
}

/* glyf with the outlines that are kept, each on a multiple of four, and loca that says where. */
static void
pick_outlines (const TrueType *font, const Outlines *outlines, const gboolean *keeps, GByteArray *glyf,
               GByteArray *loca) {
    g_byte_array_set_size (loca, ((gsize)font->glyphs + 1) * outlines->width);
    for (guint glyph = 0; glyph <= font->glyphs; glyph++) {
        gsize size, unit = outlines->width == 2 ? 2 : 1;
        const guint8 *outline = glyph < font->glyphs && keeps[glyph] ? find_outline (outlines, glyph, &size) : NULL;
        put_number (loca->data + (gsize)glyph * outlines->width, outlines->width, glyf->len / unit);
        if (outline == NULL)
            continue;
        gsize at = glyf->len, padded = (size + 3) / 4 * 4;
        g_byte_array_append (glyf, outline, size);
        g_byte_array_set_size (glyf, at + padded);
        memset (glyf->data + at + size, 0, padded - size);
    }
}

static void
put_directory (guint8 *out, guint n) {
    guint power = 0;
    while (2u << power <= n)
        power++;
    put_number (out, 4, 0x00010000);
    put_number (out + 4, 2, n);
    put_number (out + 6, 2, ENTRY_BYTES << power);
    put_number (out + 8, 2, power);
    put_number (out + 10, 2, ENTRY_BYTES * n - (ENTRY_BYTES << power));
}

/* The table as it goes into the PDF, at the end of @out. */
static void
put_table (const TrueType *font, const char *name, const gboolean *keeps, GByteArray *out) {
    gsize size, at = out->len;
    const guint8 *table = find_table (font, name, &size);
    g_byte_array_append (out, table, size);
    if (strcmp (name, "hmtx") == 0)
        clear_widths (font, keeps, out->data + at, size);
    if (strcmp (name, "head") == 0 && size >= CHECKSUM_AT + 4)
        memset (out->data + at + CHECKSUM_AT, 0, 4);
}

GByteArray *
truetype_dup_for_pdf (const TrueType *font, const gboolean *keeps) {
    const char *names[G_N_ELEMENTS (tables_of_pdf)];
    g_autofree gboolean *kept = g_memdup2 (keeps, font->glyphs * sizeof *keeps);
    g_autoptr (GByteArray) glyf = g_byte_array_new (), loca = g_byte_array_new ();
    Outlines outlines = { .width = truetype_number (font, "head", 50, 2) == 0 ? 2 : 4 };
    guint n = 0;
    gsize head = 0;
    outlines.loca = find_table (font, "loca", &outlines.loca_size);
    outlines.glyf = find_table (font, "glyf", &outlines.glyf_size);
    kept[0] = TRUE;
    keep_all_components (font, &outlines, kept);
    pick_outlines (font, &outlines, kept, glyf, loca);
    for (gsize i = 0; i < G_N_ELEMENTS (tables_of_pdf); i++)
        if (truetype_has (font, tables_of_pdf[i], 1))
            names[n++] = tables_of_pdf[i];
    GByteArray *out = g_byte_array_new ();
    g_byte_array_set_size (out, DIRECTORY_BYTES + ENTRY_BYTES * n);
    put_directory (out->data, n);
    for (guint i = 0; i < n; i++) {
        gsize at = out->len, size, padded;
        if (strcmp (names[i], "glyf") == 0)
            g_byte_array_append (out, glyf->data, glyf->len);
        else if (strcmp (names[i], "loca") == 0)
            g_byte_array_append (out, loca->data, loca->len);
        else
            put_table (font, names[i], kept, out);
        size = out->len - at;
        padded = (size + 3) / 4 * 4;
        if (strcmp (names[i], "head") == 0 && size >= CHECKSUM_AT + 4)
            head = at;
        g_byte_array_set_size (out, at + padded);
        memset (out->data + at + size, 0, padded - size);
        guint8 *entry = out->data + DIRECTORY_BYTES + ENTRY_BYTES * i;
        memcpy (entry, names[i], 4);
        put_number (entry + 4, 4, sum_words (out->data + at, padded));
        put_number (entry + 8, 4, at);
        put_number (entry + 12, 4, size);
    }
    if (head > 0)
        put_number (out->data + head + CHECKSUM_AT, 4, CHECKSUM_MAGIC - sum_words (out->data, out->len));
    return out;
}
