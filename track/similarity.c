/* similarity.c - see similarity.h. */
#include "track/similarity.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct SimilarText {
    guint32 *features; /* ascending, each once */
    guint n;
};

static int
compare_features (const void *one, const void *other) {
    guint32 a = *(const guint32 *)one, b = *(const guint32 *)other;
    return a < b ? -1 : a > b;
}

SimilarText *
similar_text_new (const char *text) {
    g_autofree char *folded = text_fold (text != NULL ? text : "", -1);
    return similar_text_new_folded (folded);
}

SimilarText *
similar_text_new_folded (const char *folded) {
    SimilarText *similar = g_new0 (SimilarText, 1);
    GArray *features = g_array_new (FALSE, FALSE, sizeof (guint32));
    guint32 before = 0, hash = 0;
    gboolean inside = FALSE;
    for (const char *p = folded;; p = g_utf8_next_char (p)) {
        gunichar c = *p != '\0' ? g_utf8_get_char (p) : 0;
        if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c))) {
            hash = (inside ? hash : 2166136261u) ^ c; /* FNV-1a by characters */
            hash *= 16777619u;
            inside = TRUE;
            continue;
        }
        if (inside) {
            guint32 pair = (before * 31u + hash) * 2654435761u;
            g_array_append_val (features, hash);
            if (before != 0)
                g_array_append_val (features, pair);
            before = hash;
        }
        inside = FALSE;
        if (c == 0)
            break;
    }
    if (features->len > 1)
        qsort (features->data, features->len, sizeof (guint32), compare_features);
    for (guint i = 0; i < features->len; i++) {
        guint32 feature = g_array_index (features, guint32, i);
        if (similar->n == 0 || g_array_index (features, guint32, similar->n - 1) != feature)
            g_array_index (features, guint32, similar->n++) = feature;
    }
    similar->features = (guint32 *)(gpointer)g_array_free (features, FALSE);
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
