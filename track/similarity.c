/* similarity.c - see similarity.h. */
#include "track/similarity.h"

#include <string.h>

#include "base/text.h"

struct SimilarText {
    guint32 *features; /* ascending, each once */
    guint n;
};

#define FEW_FEATURES 96 /* so many are sooner put in their places one by one */

static void
sort_few (guint32 *features, guint n) {
    for (guint i = 1; i < n; i++) {
        guint32 feature = features[i];
        guint at = i;
        for (; at > 0 && features[at - 1] > feature; at--)
            features[at] = features[at - 1];
        features[at] = feature;
    }
}

/* Byte by byte, from the last to the first: features are as good as random, and qsort() would ask for each pair. */
static void
sort_many (guint32 *features, guint n) {
    g_autofree guint32 *other = g_new (guint32, n);
    guint32 *from = features, *to = other;
    for (int shift = 0; shift < 32; shift += 8) {
        guint starts[257] = { 0 };
        for (guint i = 0; i < n; i++)
            starts[(from[i] >> shift & 0xff) + 1]++;
        for (int i = 0; i < 256; i++)
            starts[i + 1] += starts[i];
        for (guint i = 0; i < n; i++)
            to[starts[from[i] >> shift & 0xff]++] = from[i];
        guint32 *swapped = from;
        from = to;
        to = swapped;
    }
}

static inline gboolean
is_of_word (gunichar c) {
    return c < 0x80 ? g_ascii_isalnum ((char)c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

SimilarText *
similar_text_new (const char *text) {
    g_autofree char *folded = text_fold (text != NULL ? text : "", -1);
    return similar_text_new_folded (folded);
}

SimilarText *
similar_text_new_folded (const char *folded) {
    SimilarText *similar = g_new0 (SimilarText, 1);
    guint32 *features = g_new (guint32, strlen (folded) + 2); /* a word and what parts it are two bytes or more */
    guint n = 0;
    guint32 before = 0, hash = 0;
    gboolean inside = FALSE;
    for (const char *p = folded;; p = g_utf8_next_char (p)) {
        gunichar c = *p != '\0' ? g_utf8_get_char (p) : 0;
        if (is_of_word (c)) {
            hash = (inside ? hash : 2166136261u) ^ c; /* FNV-1a by characters */
            hash *= 16777619u;
            inside = TRUE;
            continue;
        }
        if (inside) {
            guint32 pair = (before * 31u + hash) * 2654435761u;
            features[n++] = hash;
            if (before != 0)
                features[n++] = pair;
            before = hash;
        }
        inside = FALSE;
        if (c == 0)
            break;
    }
    if (n <= FEW_FEATURES)
        sort_few (features, n);
    else
        sort_many (features, n);
    for (guint i = 0; i < n; i++)
        if (similar->n == 0 || features[similar->n - 1] != features[i])
            features[similar->n++] = features[i];
    similar->features = g_renew (guint32, features, MAX (similar->n, 1));
    return similar;
}

void
similar_text_free (SimilarText *text) {
    if (text == NULL)
        return;
    g_free (text->features);
    g_free (text);
}

static guint
count_common (const SimilarText *one, const SimilarText *other) {
    guint common = 0;
    for (guint i = 0, k = 0; i < one->n && k < other->n;) {
        guint32 a = one->features[i], b = other->features[k];
        common += a == b;
        i += a <= b;
        k += b <= a;
    }
    return common;
}

double
similar_text_compare (const SimilarText *one, const SimilarText *other) {
    return one->n + other->n > 0 ? 2.0 * count_common (one, other) / (one->n + other->n) : 1;
}

const guint32 *
similar_text_features (const SimilarText *text, guint *ret_n) {
    *ret_n = text->n;
    return text->features;
}
