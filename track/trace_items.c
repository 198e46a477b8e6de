/* trace_items.c - which items below answer which above; the rules are in trace.h. */
#include <string.h>

#include "base/text.h"
#include "track/load_private.h"
#include "track/similarity.h"
#include "track/trace_private.h"

#define PART_FEATURES                                                                                                  \
    12 /* words and pairs from which a text may be taken for a part of the one above: fewer are in many */
#define PART_WEIGHT 0.85 /* and it has to agree more */

/* The items of a node made ready to be compared. */
typedef struct {
    GPtrArray *folded; /* of char*, parallel to its items, as the next */
    GPtrArray *texts;  /* of SimilarText* */
    GHashTable
        *words;  /* feature -> GArray of guint: the items that have it; NULL until something is compared with them */
    guint *seen; /* by item: features in common with the one in hand */
} Ready;

static void
free_text (gpointer text) {
    similar_text_free (text);
}

static Ready *
ready_new (const GPtrArray *items) {
    Ready *ready = g_new0 (Ready, 1);
    ready->folded = g_ptr_array_new_with_free_func (g_free);
    ready->texts = g_ptr_array_new_with_free_func (free_text);
    for (guint i = 0; i < items->len; i++) {
        const char *text = ((const TraceItem *)items->pdata[i])->text;
        char *folded = text_fold (text != NULL ? text : "", -1);
        g_ptr_array_add (ready->folded, folded);
        g_ptr_array_add (ready->texts, similar_text_new_folded (folded));
    }
    return ready;
}

static void
ready_free (Ready *ready) {
    if (ready == NULL)
        return;
    g_ptr_array_unref (ready->folded);
    g_ptr_array_unref (ready->texts);
    g_clear_pointer (&ready->words, g_hash_table_unref);
    g_free (ready->seen);
    g_free (ready);
}

static void
index_words (Ready *upper) {
    upper->words = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    upper->seen = g_new0 (guint, upper->texts->len + 1);
    for (guint i = 0; i < upper->texts->len; i++) {
        guint n;
        const guint32 *features = similar_text_features (upper->texts->pdata[i], &n);
        for (guint k = 0; k < n; k++) {
            GArray *list = g_hash_table_lookup (upper->words, GUINT_TO_POINTER (features[k]));
            if (list == NULL) {
                list = g_array_new (FALSE, FALSE, sizeof (guint));
                g_hash_table_insert (upper->words, GUINT_TO_POINTER (features[k]), list);
            }
            g_array_append_val (list, i);
        }
    }
}

/* The item above that is most like the text, and how much of it stands there. */
static double
find_most_like (Ready *upper, const SimilarText *here, guint *ret_item) {
    double best = 0;
    guint n;
    const guint32 *features = similar_text_features (here, &n);
    memset (upper->seen, 0, upper->texts->len * sizeof *upper->seen);
    for (guint i = 0; i < n; i++) {
        const GArray *list = g_hash_table_lookup (upper->words, GUINT_TO_POINTER (features[i]));
        for (guint k = 0; list != NULL && k < list->len; k++)
            upper->seen[g_array_index (list, guint, k)]++;
    }
    for (guint i = 0; i < upper->texts->len; i++) {
        guint of = 0;
        similar_text_features (upper->texts->pdata[i], &of);
        double likeness = of > 0 ? (double)upper->seen[i] / of : 0;
        if (n >= PART_FEATURES && n < of)
            likeness = MAX (likeness, PART_WEIGHT * upper->seen[i] / n);
        if (likeness > best) {
            best = likeness;
            *ret_item = i;
        }
    }
    return best;
}

/* Whether @folded, but for its spaces, has @key in it. */
static gboolean
names_document (const char *folded, const char *key) {
    g_autofree char *squeezed = g_malloc (strlen (folded) + 1);
    char *to = squeezed;
    for (const char *from = folded; *from != '\0'; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    return strstr (squeezed, key) != NULL;
}

/* `Thực hiện mục II.3 Kế hoạch số 31/KH-UBND`: the item whose path is named beside its document's number, @key. */
static gboolean
find_named (const TraceNode *above, const char *key, const char *folded, guint *ret_item) {
    g_auto (GStrv) words = NULL;
    if (key == NULL || !names_document (folded, key))
        return FALSE;
    words = g_strsplit_set (folded, " ,;()", -1);
    for (char **word = words; *word != NULL && word[1] != NULL; word++) {
        if (strcmp (*word, "mục") != 0 && strcmp (*word, "điểm") != 0 && strcmp (*word, "khoản") != 0)
            continue;
        for (guint i = 0; i < above->items->len; i++)
            if (text_equal (((const TraceItem *)above->items->pdata[i])->path, word[1])) {
                *ret_item = i;
                return TRUE;
            }
    }
    return FALSE;
}

static int
count_days_later (const TraceItem *upper, const TraceItem *lower) {
    PartialDate above = upper->state.in_force, below = lower->state.in_force;
    if (above.year == 0 || below.year == 0)
        return 0;
    return MAX (partial_date_days_between (above, below), 0);
}

static void
link_items (Trace *trace, guint at, const Ready *ready, Ready *upper) {
    const TraceNode *node = trace->nodes->pdata[at], *above = trace->nodes->pdata[node->parent];
    g_autofree char *key = load_number_key (above->number);
    for (guint i = 0; i < node->items->len; i++) {
        const TraceItem *lower = node->items->pdata[i];
        guint found = 0;
        gboolean by_path = find_named (above, key, ready->folded->pdata[i], &found);
        double likeness = by_path ? 1 : find_most_like (upper, ready->texts->pdata[i], &found);
        if (likeness < TRACE_SAME_TEXT)
            continue;
        TraceLink link = { node->parent, at, above->items->pdata[found], lower, likeness, by_path, 0 };
        link.days_later = count_days_later (link.upper, lower);
        g_array_append_val (trace->links, link);
    }
}

/* ---- what nobody took up ---- */

static gboolean
issued_by_lead (const TraceItem *item, const QueryDocument *document) {
    g_autofree char *issuer = document->issuer != NULL ? text_fold (document->issuer, -1) : NULL;
    for (guint i = 0; issuer != NULL && i < item->bodies->len; i++)
        if (strcmp (((const QueryBody *)item->bodies->pdata[i])->folded, issuer) == 0)
            return TRUE;
    return FALSE;
}

static void
note_gaps (Trace *trace, guint at, GHashTable *answered) {
    TraceNode *node = trace->nodes->pdata[at];
    for (guint i = 0; i < node->items->len; i++) {
        const TraceItem *item = node->items->pdata[i];
        TraceGap *gap;
        if (item->state.status == STATUS_CANCELLED)
            continue;
        node->asked++;
        if (g_hash_table_contains (answered, item)) {
            node->taken_up++;
            continue;
        }
        gap = g_new0 (TraceGap, 1);
        gap->node = at;
        gap->item = item;
        gap->answered_by = g_ptr_array_new_with_free_func (g_free);
        for (guint k = at + 1; k < trace->nodes->len; k++) {
            const TraceNode *below = trace->nodes->pdata[k];
            if (below->parent == at && below->document != NULL && issued_by_lead (item, below->document))
                g_ptr_array_add (gap->answered_by, g_strdup (below->number != NULL ? below->number : "-"));
        }
        g_ptr_array_add (trace->gaps, gap);
    }
}

static int
compare_links (gconstpointer one, gconstpointer other) {
    const TraceLink *a = one, *b = other;
    if (a->upper_node != b->upper_node)
        return a->upper_node < b->upper_node ? -1 : 1;
    if (a->upper->position != b->upper->position)
        return a->upper->position < b->upper->position ? -1 : 1;
    return a->lower_node < b->lower_node ? -1 : a->lower_node > b->lower_node;
}

/* A document that is spread out elsewhere has its items there. */
static void
lend_items (Trace *trace) {
    g_autoptr (GHashTable) spread = g_hash_table_new (g_int64_hash, g_int64_equal);
    for (guint i = 0; i < trace->nodes->len; i++) {
        TraceNode *node = trace->nodes->pdata[i];
        if (node->items != NULL)
            g_hash_table_insert (spread, &node->document->id, node);
    }
    for (guint i = 0; i < trace->nodes->len; i++) {
        TraceNode *node = trace->nodes->pdata[i];
        const TraceNode *there = node->repeated ? g_hash_table_lookup (spread, &node->document->id) : NULL;
        if (there == NULL)
            continue;
        node->items = g_ptr_array_ref (there->items);
        node->totals = there->totals;
    }
}

/* The nodes of which items are compared, made ready by two threads: that is most of the work. */
typedef struct {
    const Trace *trace;
    Ready **ready; /* by node; NULL: nothing of it is compared */
    gboolean *is_wanted;
    gint next;      /* node, taken by either */
    GThread *other; /* NULL: none could be had */
} MakingReady;

static gpointer
make_some_ready (gpointer data) {
    MakingReady *making = data;
    for (guint at; (at = (guint)g_atomic_int_add (&making->next, 1)) < making->trace->nodes->len;)
        if (making->is_wanted[at])
            making->ready[at] = ready_new (((const TraceNode *)making->trace->nodes->pdata[at])->items);
    return NULL;
}

static void
make_all_ready (const Trace *trace, gboolean *is_wanted, Ready **ready) {
    MakingReady making = { .trace = trace, .ready = ready, .is_wanted = is_wanted };
    making.other = g_thread_try_new ("ready", make_some_ready, &making, NULL);
    make_some_ready (&making);
    if (making.other != NULL)
        g_thread_join (making.other);
}

static gboolean
is_compared (const Trace *trace, guint at) {
    const TraceNode *node = trace->nodes->pdata[at], *above = trace->nodes->pdata[node->parent];
    return at > 0 && node->items != NULL && node->items->len > 0 && above->items != NULL && above->items->len > 0;
}

void
trace_compare_items (Trace *trace) {
    g_autoptr (GHashTable) answered = g_hash_table_new (NULL, NULL);
    guint n = trace->nodes->len;
    g_autofree gboolean *has_items_below = g_new0 (gboolean, n), *is_wanted = g_new0 (gboolean, n);
    g_autofree Ready **ready = g_new0 (Ready *, n);
    lend_items (trace);
    for (guint i = 1; i < n; i++)
        if (is_compared (trace, i)) {
            guint above = ((const TraceNode *)trace->nodes->pdata[i])->parent;
            has_items_below[above] = is_wanted[above] = is_wanted[i] = TRUE;
        }
    make_all_ready (trace, is_wanted, ready);
    for (guint i = 1; i < n; i++) {
        Ready *upper = ready[((const TraceNode *)trace->nodes->pdata[i])->parent];
        if (!is_compared (trace, i))
            continue;
        if (upper->words == NULL)
            index_words (upper);
        link_items (trace, i, ready[i], upper);
    }
    for (guint i = 0; i < n; i++)
        ready_free (ready[i]);
    g_array_sort (trace->links, compare_links);
    for (guint i = 0; i < trace->links->len; i++)
        g_hash_table_add (answered, (gpointer)g_array_index (trace->links, TraceLink, i).upper);
    for (guint i = 0; i < trace->nodes->len; i++)
        if (has_items_below[i] && !((const TraceNode *)trace->nodes->pdata[i])->repeated)
            note_gaps (trace, i, answered);
}
